//! What can be found, how each finding stands, and what helps.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::HealthState;

/// What was found. Its words are `health-finding-…` with the name it has in a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// A reminder or a test was answered (when).
    ReminderAnswered,
    /// The system took a reminder or a test (when); nobody has answered it.
    ReminderShown,
    /// The service is there, nothing has been shown yet.
    ReminderReady,
    /// Nothing has been shown yet, and nothing is known of the service.
    ReminderUntried,
    /// The person did not see the test (when).
    ReminderUnseen,
    /// The system shows none, or none with buttons: the window's prompt takes its place.
    ReminderRefused,
    /// The person prefers Limber's own window.
    ReminderInWindow,

    /// Keyboard or pointer in use (since when there has been no rest long enough to be told).
    InUse,
    /// Keyboard and pointer rest (since the last input).
    AtRest,
    /// A source answers and has told nothing yet.
    IdleUntold,
    /// No source answers; they are tried again (when).
    IdleSought,
    /// No source answers, and nothing but a change of the system helps.
    IdleUnknown,

    /// The machine slept, and woke (when).
    Woke,
    /// Sleep is announced; there has been none since the agent started.
    NotSlept,
    /// Nothing announces sleep: two clocks tell it afterwards, which is as good for counting.
    SleepFromClocks,

    /// The screen is locked (since when).
    Locked,
    /// The screen is in use (since when).
    Unlocked,
    /// The lock is told and has not changed since the agent started.
    LockUntold,
    /// Nothing tells the lock.
    LockUnknown,

    /// A reason to hold is on (since when).
    HoldOn,
    /// A reason to hold is off.
    HoldOff,
    /// Nothing is there that could give this reason: no microphone, no camera.
    HoldNothing,
    /// Nothing tells this reason.
    HoldUnknown,
    /// The person does not want breaks held for it.
    HoldUnheeded,

    /// The icon can be seen.
    TrayShown,
    /// No tray host.
    TrayMissing,
    /// Not looked for yet.
    TrayUntold,

    /// No keys are set.
    ShortcutNone,
    /// They are not settled with the desktop yet (which).
    ShortcutUntold,
    /// They open *Cramp now* (which).
    ShortcutHeld,
    /// The desktop keeps the list, and gives these (which, in its words).
    ShortcutByDesktop,
    /// The desktop has *Cramp now* in its list, without keys.
    ShortcutUnassigned,
    /// Another program has them (which).
    ShortcutTaken,
    /// This keyboard has no such key (which).
    ShortcutNoSuchKey,
    /// The desktop was asked and said no.
    ShortcutRefused,
    /// This desktop gives no program keys of its own.
    ShortcutNoWay,
    /// What passes them on is gone, or does not answer (which).
    ShortcutLost,

    /// The window is drawn as the system does it.
    DrawnBySystem,
    /// The window is drawn with the graphics processor.
    DrawnWithGraphicsProcessor,
    /// No graphics processor can be reached, and the window is drawn without one.
    DrawnWithoutGraphicsProcessor,
    /// The window is drawn as the environment says (what it says).
    DrawnAsSet,

    /// Limber starts with the session.
    StartsAtLogin,
    /// It does not, as the person wants it.
    NotAtLogin,
    /// It should, and the system's list does not have it.
    StartEntryLost,
    /// The list cannot be read (what the system said).
    StartListUnreadable,

    /// The pages agree with each other (size, when they were checked).
    JournalSound,
    /// It is large and was not checked yet (size).
    JournalUnchecked,
    /// It cannot be used (a sentence that names the fix).
    JournalUnusable,

    /// The last backup passed its check (when, size).
    BackupMade,
    /// The first is made soon.
    BackupAwaited,
    /// The last one is some days old, although one is to be made each day (when).
    BackupOld,
    /// The last try came to nothing (a sentence that names the fix, when one was made last).
    BackupFailed,
    /// None is made by itself (when one was made last).
    BackupOff,

    /// Enough room (bytes).
    DiskFree,
    /// Room for little more (bytes).
    DiskLow,
    /// Room for next to nothing (bytes).
    DiskFull,
    /// The system does not say.
    DiskUnknown,

    /// The log is written (where).
    LogKept,
    /// The log cannot be written (a sentence that names the fix).
    LogUnwritable,
    /// No log was begun.
    LogNone,
}

/// What helps. Its words are `health-cure-…`; some have a button in Settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum Cure {
    /// Send a test notification.
    SendTest,
    /// Allow Limber's notifications in the system's settings, or use Limber's own window.
    AllowNotifications,
    /// Start a notification service, or go on with Limber's own window.
    StartNotificationService,
    /// Use notifications again.
    UseNotifications,
    /// Start Limber inside the desktop session; until then pause by hand.
    StartInSession,
    /// Pause by hand.
    PauseByHand,
    /// Switch holding on again in Settings.
    HeedAgain,
    /// Switch on the panel's tray area.
    ShowTray,
    /// Choose keys that open *Cramp now*.
    ChooseShortcut,
    /// Choose other keys.
    ChooseOtherShortcut,
    /// Give *Cramp now* keys in the desktop's own settings.
    AssignInDesktop,
    /// Bind the command in the desktop's own settings.
    BindCommand,
    /// Should the window stay white or empty: draw it without the graphics processor.
    DrawWithoutGraphicsProcessor,
    /// Should it: leave the variable out, or set it otherwise.
    SetDrawingOtherwise,
    /// Switch starting at login on.
    StartAtLogin,
    /// Switch it off and on again.
    RenewStartEntry,
    /// Free some room.
    FreeSpace,
    /// Make a backup now.
    BackUpNow,
    /// Make one each day.
    BackUpDaily,
}

impl Finding {
    /// How a subject with this finding stands.
    pub fn state(self) -> HealthState {
        match self {
            Self::ReminderAnswered
            | Self::ReminderShown
            | Self::ReminderReady
            | Self::InUse
            | Self::AtRest
            | Self::IdleUntold
            | Self::Woke
            | Self::NotSlept
            | Self::SleepFromClocks
            | Self::Locked
            | Self::Unlocked
            | Self::LockUntold
            | Self::HoldOn
            | Self::HoldOff
            | Self::HoldNothing
            | Self::TrayShown
            | Self::ShortcutHeld
            | Self::ShortcutByDesktop
            | Self::DrawnBySystem
            | Self::DrawnWithGraphicsProcessor
            | Self::DrawnWithoutGraphicsProcessor
            | Self::DrawnAsSet
            | Self::StartsAtLogin
            | Self::JournalSound
            | Self::JournalUnchecked
            | Self::BackupMade
            | Self::BackupAwaited
            | Self::DiskFree
            | Self::LogKept => HealthState::Works,
            Self::ReminderInWindow | Self::HoldUnheeded | Self::ShortcutNone | Self::NotAtLogin | Self::BackupOff => {
                HealthState::Off
            }
            Self::ReminderUntried
            | Self::LockUnknown
            | Self::HoldUnknown
            | Self::TrayUntold
            | Self::ShortcutUntold
            | Self::ShortcutUnassigned
            | Self::ShortcutTaken
            | Self::ShortcutNoSuchKey
            | Self::ShortcutRefused
            | Self::ShortcutNoWay
            | Self::ShortcutLost
            | Self::StartEntryLost
            | Self::StartListUnreadable
            | Self::BackupOld
            | Self::BackupFailed
            | Self::DiskLow
            | Self::DiskUnknown
            | Self::LogUnwritable
            | Self::LogNone => HealthState::Look,
            Self::ReminderUnseen
            | Self::ReminderRefused
            | Self::IdleSought
            | Self::IdleUnknown
            | Self::TrayMissing
            | Self::JournalUnusable
            | Self::DiskFull => HealthState::Fails,
        }
    }

    /// What helps. `None` where nothing is wrong, or where the finding itself names the fix.
    pub fn cure(self) -> Option<Cure> {
        Some(match self {
            Self::ReminderShown | Self::ReminderReady | Self::ReminderUntried => Cure::SendTest,
            Self::ReminderUnseen => Cure::AllowNotifications,
            Self::ReminderRefused => Cure::StartNotificationService,
            Self::ReminderInWindow => Cure::UseNotifications,
            Self::IdleSought | Self::IdleUnknown => Cure::StartInSession,
            Self::HoldUnknown => Cure::PauseByHand,
            Self::HoldUnheeded => Cure::HeedAgain,
            Self::TrayMissing => Cure::ShowTray,
            Self::ShortcutNone => Cure::ChooseShortcut,
            Self::ShortcutTaken | Self::ShortcutNoSuchKey => Cure::ChooseOtherShortcut,
            Self::ShortcutUnassigned => Cure::AssignInDesktop,
            Self::ShortcutRefused | Self::ShortcutNoWay | Self::ShortcutLost => Cure::BindCommand,
            Self::DrawnWithGraphicsProcessor => Cure::DrawWithoutGraphicsProcessor,
            Self::DrawnAsSet => Cure::SetDrawingOtherwise,
            Self::NotAtLogin => Cure::StartAtLogin,
            Self::StartEntryLost => Cure::RenewStartEntry,
            Self::DiskLow | Self::DiskFull => Cure::FreeSpace,
            Self::BackupOld | Self::BackupFailed => Cure::BackUpNow,
            Self::BackupOff => Cure::BackUpDaily,
            _ => return None,
        })
    }
}
