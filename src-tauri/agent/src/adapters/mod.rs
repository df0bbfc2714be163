//! Where Limber meets the operating system. The only folder that may name one, and the only one that reads a clock.
//!
//! Every adapter tells the driver what happened through `Report` and never decides anything. A source that
//! cannot answer says so (`Unknown`, `Unavailable`): it never makes up a value and never ends the agent.

pub mod attention;
pub mod autostart;
#[cfg(target_os = "linux")]
mod bus;
pub mod clock;
pub mod idle;
pub mod locale;
pub mod notify;
pub mod session;
pub mod termination;
pub mod tray;

use std::sync::Arc;
use std::time::Duration;

use limber_core::engine::HoldReason;

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
    /// A tray host appeared or went away.
    TrayHost {
        /// True while the icon can be seen.
        present: bool,
    },
    /// The system or the person's shell asks the process to end (SIGTERM, SIGINT, session end).
    Terminate,
}

/// Keyboard and pointer. Durations are in scaled time, like the clock's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdleSignal {
    /// Input after an `Idle`.
    Active,
    /// The threshold asked for by `IdleSource::watch` was reached.
    Idle {
        /// Time since the last input.
        since_input: Duration,
    },
    /// No source answers (any more).
    Unknown,
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
        /// Which reminder (its number, as given to `show`).
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

/// Id of an entry of the tray's menu, as given to `Tray::show`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrayCommand(pub String);
