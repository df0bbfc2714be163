//! The reminder as a notification of the system: shown until it is answered, replaced, or taken back.
//! Must never block the driver, and never leave a reminder without an answer: what cannot be shown, or is lost,
//! is reported as `Unavailable`.

#[cfg(target_os = "linux")]
mod freedesktop;
#[cfg(target_os = "linux")]
mod service;
#[cfg(target_os = "linux")]
use freedesktop as system;
#[cfg(target_os = "macos")]
mod center;
#[cfg(target_os = "macos")]
use center as system;
#[cfg(windows)]
mod toast;
pub mod toast_document;
#[cfg(windows)]
use toast as system;

use super::Report;
pub use crate::ports::reminder::Reminder;

/// Tells from now on who shows notifications, where that can be known before one is shown.
pub fn watch_service(report: Report) {
    #[cfg(target_os = "linux")]
    super::bus::spawn(service::follow(report));
    #[cfg(windows)]
    toast::tell_standing(report);
    #[cfg(target_os = "macos")]
    drop(report);
}

/// Shows one reminder at a time.
pub struct Notifier {
    worker: system::Worker,
}

impl Notifier {
    /// Connects when the first reminder is shown.
    pub fn new(report: Report) -> Self {
        Self { worker: system::Worker::start(report) }
    }

    /// Shows a reminder in place of the one before, about which nothing is reported any more. Returns at once.
    pub fn show(&self, reminder: Reminder) {
        self.worker.send(Command::Show(reminder));
    }

    /// Takes the reminder back; nothing is reported about it any more, but for what is on its way already: compare
    /// the number. Returns at once.
    pub fn withdraw(&self) {
        self.worker.send(Command::Withdraw);
    }
}

/// What the worker is asked for.
#[derive(Debug)]
enum Command {
    Show(Reminder),
    Withdraw,
}
