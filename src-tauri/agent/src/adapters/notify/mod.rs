//! The reminder as a notification of the system: shown until it is answered, replaced, or taken back.
//! Must never block the driver, and never leave a reminder without an answer: what cannot be shown, or is lost,
//! is reported as `Unavailable`.

#[cfg(target_os = "linux")]
mod freedesktop;
#[cfg(target_os = "linux")]
mod leftover;
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

use std::path::Path;

use super::desktop::Desktop;
use crate::ports::reminder::Reminder;
pub use crate::ports::reminder::Slot;
use crate::ports::signal::Report;

/// Tells from now on who shows notifications, where that can be known before one is shown.
pub fn watch_service(desktop: &Desktop, report: Report) {
    #[cfg(target_os = "linux")]
    super::bus::spawn(service::follow(desktop.clone(), report));
    #[cfg(windows)]
    toast::tell_standing(report);
    #[cfg(target_os = "macos")]
    drop(report);
    #[cfg(not(target_os = "linux"))]
    let _ = desktop; // each person has one
}

/// A stable name, which the next agent knows too.
#[cfg_attr(target_os = "macos", allow(dead_code, reason = "there nothing can be taken back"))]
fn name(slot: Slot) -> &'static str {
    match slot {
        Slot::Reminder => "standing-reminder",
        Slot::Winddown => "standing-winddown",
        Slot::Item => "standing-item",
        Slot::Morning => "standing-morning",
        Slot::Test => "standing-test",
    }
}

/// Shows one reminder at a time.
pub struct Notifier {
    worker: system::Worker,
}

impl Notifier {
    /// Takes back what an agent that was killed left in this slot; what stands is written down in the folder `notes`
    /// for the next one, where the system does not remember it. Otherwise connects when the first reminder is shown.
    pub fn new(desktop: &Desktop, report: Report, slot: Slot, notes: Option<&Path>) -> Self {
        #[cfg(target_os = "linux")]
        let worker = {
            let note = notes.map(|folder| folder.join(name(slot)).with_extension("json"));
            system::Worker::start(desktop, report, note)
        };
        #[cfg(not(target_os = "linux"))]
        let worker = {
            let _ = (desktop, notes);
            system::Worker::start(report, slot)
        };
        Self { worker }
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
