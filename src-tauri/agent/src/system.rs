//! The real operating system, behind the driver's `Ports`: every adapter, started and joined to the driver's queue.

use std::io;
use std::path::Path;
use std::sync::mpsc::Sender;
use std::time::Duration;

use limber_core::api::View;
use limber_core::engine::HoldReason;
use limber_core::time::Now;
use uuid::Uuid;

use crate::adapters::autostart;
use crate::adapters::clock::Clock;
use crate::adapters::idle::{self, IdleSource};
use crate::adapters::notify::Notifier;
use crate::adapters::tray::Tray;
use crate::adapters::{attention, disk, notify, session, termination};
use crate::message::Message;
use crate::ports::Ports;
use crate::ports::autostart::AutostartError;
use crate::ports::reminder::Reminder;
use crate::ports::signal::Report;
use crate::ports::tray::TrayView;
use crate::window_process;

/// The real operating system.
pub struct System {
    clock: Clock,
    idle: IdleSource,
    notifier: Notifier,
    /// Made for the first test.
    tester: Option<Notifier>,
    tray: Option<Tray>,
    report: Report,
    messages: Sender<Message>,
}

impl System {
    /// Connects every adapter to the driver's messages. The tray follows with the first picture.
    pub fn start(time_scale: u32, messages: Sender<Message>) -> Self {
        let to_driver = messages.clone();
        let report: Report = std::sync::Arc::new(move |signal| {
            let _ = to_driver.send(Message::Signal(signal)); // the driver has left: nobody needs to know
        });
        termination::start(report.clone());
        session::start(report.clone());
        notify::watch_service(report.clone());
        // The settings decide which of them count; that is the engine's to judge, at any moment.
        attention::start(&report, &[HoldReason::DoNotDisturb, HoldReason::Meeting, HoldReason::Fullscreen]);
        Self {
            clock: Clock::new(time_scale),
            idle: idle::start(report.clone(), time_scale),
            notifier: Notifier::new(report.clone()),
            tester: None,
            tray: None,
            report,
            messages,
        }
    }

    /// What tells whether the person is there, for the log.
    pub fn idle_source(&self) -> &'static str {
        self.idle.name()
    }
}

impl Ports for System {
    fn now(&self) -> Now {
        self.clock.now()
    }

    fn real(&self, scaled: Duration) -> Duration {
        self.clock.real(scaled)
    }

    fn new_id(&self) -> Uuid {
        self.clock.new_id()
    }

    fn watch_idle(&self, threshold: Duration) {
        self.idle.watch(threshold);
    }

    fn show_reminder(&self, reminder: Reminder) {
        self.notifier.show(reminder);
    }

    fn withdraw_reminder(&self) {
        self.notifier.withdraw();
    }

    fn show_test(&mut self, test: Reminder) {
        self.tester.get_or_insert_with(|| Notifier::new(self.report.clone())).show(test);
    }

    fn withdraw_test(&self) {
        if let Some(tester) = &self.tester {
            tester.withdraw();
        }
    }

    fn show_tray(&mut self, view: TrayView) {
        match &self.tray {
            Some(tray) => tray.show(view),
            None => self.tray = Some(Tray::start(self.report.clone(), view)),
        }
    }

    fn set_autostart(&self, on: bool) -> Result<(), AutostartError> {
        autostart::set(on)
    }

    fn autostart(&self) -> Result<bool, AutostartError> {
        autostart::is_on()
    }

    fn free_bytes(&self, folder: &Path) -> Option<u64> {
        disk::free_bytes(folder)
    }

    fn start_window(&self, view: View) -> io::Result<u32> {
        window_process::start(view, self.messages.clone())
    }
}
