//! Does everything work? One line a subject: how it stands, what was found, where the answer comes from, and what helps.
//!
//! Knows: which finding is fine and what cures one that is not. May know: facts, as arguments. Must never: ask the
//! system, or take silence for an answer: what is not told is unknown.

mod finding;
mod judge;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::backup::BackupStanding;
use crate::engine::HoldReason;
use crate::settings::Settings;
use crate::time::LocalTime;

pub use finding::{Cure, Finding};

/// What has to work, in the order it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum HealthSubject {
    /// The reminder reaches the person.
    Notifications,
    /// Whether somebody is at the desk.
    Idle,
    /// The machine's own sleep.
    Sleep,
    /// The screen lock.
    Lock,
    /// The system's do-not-disturb.
    DoNotDisturb,
    /// Microphone and camera.
    Meeting,
    /// Presentations and fullscreen videos.
    Fullscreen,
    /// The icon.
    Tray,
    /// The keys that open *Cramp now* from anywhere.
    Shortcut,
    /// How the window is drawn: where that goes wrong it stays white or empty.
    Window,
    /// Starting with the session.
    Autostart,
    /// The journal file.
    Journal,
    /// Copies of it.
    Backups,
    /// Room for it.
    DiskSpace,
    /// What is written down of the program itself, for whoever looks for a fault.
    Log,
}

impl HealthSubject {
    /// Every subject, in the order it is shown.
    pub const ALL: [Self; 15] = [
        Self::Notifications,
        Self::Idle,
        Self::Sleep,
        Self::Lock,
        Self::DoNotDisturb,
        Self::Meeting,
        Self::Fullscreen,
        Self::Tray,
        Self::Shortcut,
        Self::Window,
        Self::Autostart,
        Self::Journal,
        Self::Backups,
        Self::DiskSpace,
        Self::Log,
    ];
}

/// How a subject stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum HealthState {
    /// Nothing to do.
    Works,
    /// The person has switched it off, which is nobody's fault.
    Off,
    /// Limber goes on, with something less.
    Look,
    /// It does not work.
    Fails,
}

/// One place of the system that is asked or listened to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HealthSource {
    /// A stable name such as `x11-idletime`; its words are `health-source-x11-idletime`.
    pub name: String,
    /// Whether it answers.
    pub standing: Standing,
    /// A technical remark in English: a version, what the system said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub detail: Option<String>,
}

/// Whether a source answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Standing {
    /// It does, and tells no yes or no, or has not yet.
    Answers,
    /// It does: the reason to hold is on, or is not.
    Says {
        /// On or off.
        on: bool,
    },
    /// This system does not have it.
    Absent,
    /// It should answer and does not.
    Failing {
        /// How often in a row, from 1.
        tries: u32,
        /// When it is tried again; `None` when only a change of the system can help.
        again_at: Option<LocalTime>,
    },
}

impl Standing {
    /// True while something comes of it.
    pub fn answers(self) -> bool {
        matches!(self, Self::Answers | Self::Says { .. })
    }
}

/// One line of the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HealthLine {
    /// What it is about.
    pub subject: HealthSubject,
    /// How it stands.
    pub state: HealthState,
    /// What was found.
    pub finding: Finding,
    /// The moment the finding names: the last input, the last wake, the last answer, the next try.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub at: Option<LocalTime>,
    /// The size the finding names, in bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub bytes: Option<u64>,
    /// What the system, or the journal, said: a sentence of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub detail: Option<String>,
    /// What helps, where something does.
    pub cure: Option<Cure>,
    /// Where the answer comes from; those that answer come first.
    pub sources: Vec<HealthSource>,
}

/// Everything that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HealthReport {
    /// The agent's clock when it looked.
    pub now: LocalTime,
    /// The agent's version.
    pub version: String,
    /// One line a subject, in the order of `HealthSubject::ALL`.
    pub lines: Vec<HealthLine>,
    /// The last test notification of this agent.
    pub test: Option<NotificationTest>,
    /// The keys are being tried: pressed now they are only told of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub shortcut_try: Option<ShortcutTry>,
}

/// A try of the keys, for which they open nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ShortcutTry {
    /// When it ends by itself.
    pub until: LocalTime,
    /// They were pressed, and Limber heard it: it has ended.
    pub heard: bool,
}

/// What the desktop does about the keys that the person chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShortcutStanding {
    /// They reach Limber.
    Held,
    /// The desktop keeps the list, and says in its own words which keys it gives; none, if empty.
    ByDesktop {
        /// Such as "Press <Control><Alt>c".
        trigger: String,
    },
    /// Another program has them.
    Taken,
    /// The keyboard has no such key.
    NoSuchKey,
    /// The person, or the desktop for them, said no when it asked.
    Refused,
    /// This desktop lets no program have keys of its own.
    NoWay,
    /// What would pass them on is gone, or does not answer.
    Lost,
}

/// A test notification: only the person can say whether it could be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct NotificationTest {
    /// When it was sent.
    pub sent_at: LocalTime,
    /// What is known of it.
    pub outcome: TestOutcome,
}

/// What is known of a test notification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum TestOutcome {
    /// Sent, and nobody has said anything yet.
    Waiting,
    /// It was answered, or the person said so.
    Seen,
    /// The person said so.
    NotSeen,
    /// The system refused it.
    NotShown,
}

/// What is known, gathered by the agent. A moment that has not come yet, and an answer nobody gave, is `None`.
#[derive(Debug, Clone, PartialEq)]
pub struct HealthFacts<'a> {
    /// The present moment.
    pub now: LocalTime,
    /// The agent's version.
    pub version: &'a str,
    /// What the person chose.
    pub settings: &'a Settings,
    /// Every source with its subject.
    pub sources: Vec<(HealthSubject, HealthSource)>,
    /// The last reminder or test that the system showed.
    pub shown_at: Option<LocalTime>,
    /// The last reminder or test that somebody answered.
    pub answered_at: Option<LocalTime>,
    /// The last reminder or test that the system refused or lost.
    pub refused_at: Option<LocalTime>,
    /// The last test.
    pub test: Option<NotificationTest>,
    /// Keyboard and pointer, and since when.
    pub hands: Option<(Hands, LocalTime)>,
    /// The last wake this agent saw.
    pub woke_at: Option<LocalTime>,
    /// Locked or not, and since when.
    pub locked: Option<(bool, LocalTime)>,
    /// The reasons to hold that are on, each since when.
    pub holds: Vec<(HoldReason, LocalTime)>,
    /// Whether a tray host shows the icon; `None` until one was looked for.
    pub tray: Option<bool>,
    /// What became of the keys in force; `None` until it is told.
    pub shortcut: Option<ShortcutStanding>,
    /// The keys are being tried.
    pub shortcut_try: Option<ShortcutTry>,
    /// How a window is drawn that is started now.
    pub drawing: Drawing,
    /// Whether the system's start list has Limber.
    pub start_list: StartList,
    /// The journal file.
    pub journal: JournalFile,
    /// Its backups, as far as is known without looking at them.
    pub backups: BackupStanding,
    /// Bytes free where the journal is.
    pub free_bytes: Option<u64>,
    /// The log.
    pub log: LogFile,
}

/// How the window's browser engine draws.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Drawing {
    /// As the system does it: there is nothing to choose.
    BySystem,
    /// With the graphics processor.
    WithGraphicsProcessor,
    /// Without one, since none can be reached: the agent starts the window so.
    WithoutGraphicsProcessor,
    /// As the person has set it in the environment.
    AsSet {
        /// The variable and its value.
        variable: String,
    },
}

/// The system's list of what starts with the session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StartList {
    /// Limber is on it, or is not.
    Read {
        /// It is.
        listed: bool,
    },
    /// It cannot be read.
    Unreadable {
        /// What the system said.
        detail: String,
    },
}

/// The journal file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JournalFile {
    /// Its pages agree with each other.
    Sound {
        /// Size in bytes.
        bytes: u64,
        /// When they were last checked; `None` for one that was too large to be checked on opening.
        checked_at: Option<LocalTime>,
    },
    /// It cannot be used.
    Unusable {
        /// A sentence that names the fix.
        message: String,
    },
}

/// The log of the agent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LogFile {
    /// None was begun.
    None,
    /// Its last line is in this file.
    Kept {
        /// Which.
        path: String,
    },
    /// Its last line could not be written.
    Unwritable {
        /// A sentence that names the fix.
        message: String,
    },
}

/// The hands on keyboard and pointer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hands {
    /// They used one of them not long ago.
    Busy,
    /// They rest.
    Resting,
}

impl HealthReport {
    /// Judges facts.
    pub fn of(facts: &HealthFacts<'_>) -> Self {
        let lines = HealthSubject::ALL.iter().map(|subject| judge::line(*subject, facts)).collect();
        Self {
            now: facts.now,
            version: facts.version.to_owned(),
            lines,
            test: facts.test,
            shortcut_try: facts.shortcut_try,
        }
    }

    /// The worst of all lines.
    pub fn worst(&self) -> HealthState {
        self.lines.iter().map(|line| line.state).max().unwrap_or(HealthState::Works)
    }
}

#[cfg(test)]
mod tests;
