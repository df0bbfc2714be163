//! What the system tells, in the words in which the driver hears it. Data only.

use std::sync::Arc;
use std::time::Duration;

use limber_core::engine::HoldReason;
use limber_core::health::{HealthSubject, ShortcutStanding};
use limber_core::settings::Shortcut;

/// How an adapter reaches the driver, from any thread.
pub type Report = Arc<dyn Fn(Signal) + Send + Sync>;

/// Everything the operating system can tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Signal {
    /// Keyboard and pointer.
    Idle(IdleSignal),
    /// Sleep and lock.
    Session(SessionSignal),
    /// The reminder was answered, or could not be shown.
    Notification(NotificationSignal),
    /// Something was chosen in the tray's menu.
    Tray(TrayCommand),
    /// A reason to hold a due break began or ended.
    Hold {
        /// Which reason; never `Settling`, which is the engine's own.
        reason: HoldReason,
        /// Began or ended.
        active: bool,
    },
    /// How a source stands: told when it is first known and at every change.
    Source(SourceReport),
    /// A tray host appeared or went away.
    TrayHost {
        /// True while the icon can be seen.
        present: bool,
    },
    /// Keys that work from anywhere.
    Shortcut(ShortcutSignal),
    /// The system or the person's shell asks the process to end (SIGTERM, SIGINT, session end).
    Terminate,
}

/// Every name a source can have. Each has words: `health-source-…` in the catalogue.
pub const SOURCES: [&str; 40] = [
    "budgie-do-not-disturb",
    "camera",
    "cinnamon-notifications",
    "dunst-paused",
    "freedesktop-notifications",
    "global-shortcuts-portal",
    "gnome-banners",
    "gnome-mutter",
    "gnome-session-inhibited",
    "kde-screen-inhibited",
    "logind",
    "logind-idle-inhibited",
    "logind-session",
    "macos-display",
    "macos-focus",
    "macos-power",
    "macos-screen-lock",
    "mako-do-not-disturb",
    "mate-do-not-disturb",
    "microphone",
    "notifications-inhibited",
    "pantheon-do-not-disturb",
    "power-management-inhibited",
    "sound-server",
    "swaync-do-not-disturb",
    "system",
    "system-shortcut",
    "tray-host",
    "wayland-ext-idle-notify",
    "wayland-kde-idle",
    "windows-focus-assist",
    "windows-fullscreen",
    "windows-notifications",
    "windows-power",
    "windows-quiet-time",
    "windows-session",
    "x11-idletime",
    "x11-keys",
    "x11-screensaver",
    "xfce-do-not-disturb",
];

/// How one source of the system stands, for `limber doctor`. What is not told is unknown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceReport {
    /// What it tells about.
    pub subject: HealthSubject,
    /// A stable name, in lower case with hyphens; its words are `health-source-…`.
    pub source: &'static str,
    /// Whether it answers.
    pub standing: SourceStanding,
    /// A technical remark in English: a version, what the system said.
    pub detail: Option<String>,
}

impl SourceReport {
    /// How `source`, one of `SOURCES`, stands.
    pub fn signal(
        subject: HealthSubject,
        source: &'static str,
        standing: SourceStanding,
        detail: Option<String>,
    ) -> Signal {
        debug_assert!(SOURCES.contains(&source), "{source} is not in SOURCES");
        Signal::Source(Self { subject, source, standing, detail })
    }
}

/// Whether a source answers. Durations are in scaled time, like the clock's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceStanding {
    /// It does, and tells no yes or no.
    Answers,
    /// It does: a reason to hold is on, or is not.
    Says(bool),
    /// This system does not have it.
    Absent,
    /// It should answer and does not.
    Failing {
        /// How often in a row, from 1.
        tries: u32,
        /// When it is tried again; `None` when only a change of the system can help.
        again_in: Option<Duration>,
    },
}

/// Keyboard and pointer. Durations are in scaled time, like the clock's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdleSignal {
    /// Input after an `Idle`.
    Active,
    /// The threshold asked for by `Ports::watch_idle` was reached.
    Idle {
        /// Time since the last input.
        since_input: Duration,
    },
    /// No source answers (any more).
    Unknown,
}

/// Keys that work from anywhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShortcutSignal {
    /// They were pressed: once, however long they were held.
    Pressed {
        /// Which.
        of: Shortcut,
    },
    /// What became of them.
    Stands {
        /// Which.
        of: Shortcut,
        /// What.
        standing: ShortcutStanding,
    },
}

/// Sleep and lock, as hints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionSignal {
    /// About to sleep.
    Suspending,
    /// Awake again.
    Woke,
    /// The screen was locked.
    Locked,
    /// The screen was unlocked.
    Unlocked,
}

/// What became of the reminder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotificationSignal {
    /// A button, or `default` for the body.
    Action {
        /// Which reminder (its number, as given to `show_reminder`).
        reminder: u64,
        /// Id of the button.
        action: String,
    },
    /// Closed by the person without choosing.
    Dismissed {
        /// Which reminder.
        reminder: u64,
    },
    /// The service took it.
    Shown {
        /// Which reminder.
        reminder: u64,
    },
    /// No service answered: the window's own prompt has to do.
    Unavailable {
        /// Which reminder.
        reminder: u64,
    },
}

impl NotificationSignal {
    /// Which reminder it is about.
    pub fn reminder(&self) -> u64 {
        match self {
            Self::Action { reminder, .. }
            | Self::Dismissed { reminder }
            | Self::Shown { reminder }
            | Self::Unavailable { reminder } => *reminder,
        }
    }
}

/// Id of an entry of the tray's menu, as given to `show_tray`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrayCommand(pub String);
