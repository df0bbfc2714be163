//! The real operating system, behind the driver's `Ports`: every adapter, started and joined to the driver's queue.

use std::io;
use std::path::Path;
use std::sync::mpsc::Sender;
use std::time::Duration;

use limber_core::api::{Surroundings, View};
use limber_core::engine::HoldReason;
use limber_core::health::Drawing;
use limber_core::settings::Shortcut;
use limber_core::time::Now;
use uuid::Uuid;

use crate::adapters::aside::Aside;
use crate::adapters::autostart;
use crate::adapters::clock::Clock;
use crate::adapters::desktop::Desktop;
use crate::adapters::idle::{self, IdleSource};
use crate::adapters::notify::Notifier;
use crate::adapters::shortcut::Shortcuts;
use crate::adapters::tray::Tray;
use crate::adapters::{attention, disk, display, notify, session, termination};
use crate::message::Message;
use crate::ports::Ports;
use crate::ports::autostart::AutostartError;
use crate::ports::reminder::{Reminder, Slot};
use crate::ports::signal::Report;
use crate::ports::tray::TrayView;
use crate::window_process;

/// How long the driver waits for a file system: one that works answers a thousand times faster.
const FILES: Duration = Duration::from_millis(50);

/// The same for a change that the person asked for.
const CHANGE: Duration = Duration::from_millis(500);

/// The real operating system.
pub struct System {
    clock: Clock,
    desktop: Desktop,
    start_list: Aside,
    disk: Aside,
    idle: IdleSource,
    reminder: Notifier,
    winddown: Notifier,
    item: Notifier,
    morning: Notifier,
    tester: Notifier,
    shortcuts: Shortcuts,
    tray: Option<Tray>,
    report: Report,
    messages: Sender<Message>,
}

impl System {
    /// Connects every adapter to the driver's messages. The tray follows with the first picture. Begins at the desktop
    /// `place`; `notes` is a folder for what the next agent has to know of this one's reminders.
    pub fn start(time_scale: u32, place: Surroundings, notes: Option<&Path>, messages: Sender<Message>) -> Self {
        let to_driver = messages.clone();
        let report: Report = std::sync::Arc::new(move |signal| {
            let _ = to_driver.send(Message::Signal(signal)); // the driver has left: nobody needs to know
        });
        let desktop = Desktop::at(place);
        termination::start(report.clone());
        session::start(&desktop, report.clone());
        notify::watch_service(&desktop, report.clone());
        // The settings decide which of them count; that is the engine's to judge, at any moment.
        attention::start(&desktop, &report, &[HoldReason::DoNotDisturb, HoldReason::Meeting, HoldReason::Fullscreen]);
        Self {
            clock: Clock::new(time_scale),
            idle: idle::start(&desktop, report.clone(), time_scale),
            reminder: Notifier::new(&desktop, report.clone(), Slot::Reminder, notes),
            winddown: Notifier::new(&desktop, report.clone(), Slot::Winddown, notes),
            item: Notifier::new(&desktop, report.clone(), Slot::Item, notes),
            morning: Notifier::new(&desktop, report.clone(), Slot::Morning, notes),
            tester: Notifier::new(&desktop, report.clone(), Slot::Test, notes),
            shortcuts: Shortcuts::start(&desktop, report.clone()),
            desktop,
            start_list: Aside::default(),
            disk: Aside::default(),
            tray: None,
            report,
            messages,
        }
    }

    /// What tells whether the person is there, for the log.
    pub fn idle_source(&self) -> &'static str {
        self.idle.name()
    }

    fn notifier(&self, slot: Slot) -> &Notifier {
        match slot {
            Slot::Reminder => &self.reminder,
            Slot::Winddown => &self.winddown,
            Slot::Item => &self.item,
            Slot::Morning => &self.morning,
            Slot::Test => &self.tester,
        }
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

    fn show(&self, slot: Slot, reminder: Reminder) {
        self.notifier(slot).show(reminder);
    }

    fn withdraw(&self, slot: Slot) {
        self.notifier(slot).withdraw();
    }

    fn show_tray(&mut self, view: TrayView) {
        match &self.tray {
            Some(tray) => tray.show(view),
            None => self.tray = Some(Tray::start(&self.desktop, self.report.clone(), view)),
        }
    }

    fn set_shortcut(&self, shortcut: Option<Shortcut>) {
        self.shortcuts.set(shortcut);
    }

    fn set_autostart(&self, on: bool) -> Result<(), AutostartError> {
        self.start_list.ask(CHANGE, move || autostart::set(on)).unwrap_or(Err(AutostartError::Silent))
    }

    fn autostart(&self) -> Result<bool, AutostartError> {
        self.start_list.ask(FILES, autostart::is_on).unwrap_or(Err(AutostartError::Silent))
    }

    fn drawing(&self) -> Drawing {
        display::drawing()
    }

    fn free_bytes(&self, folder: &Path) -> Option<u64> {
        let folder = folder.to_owned();
        self.disk.ask(FILES, move || disk::free_bytes(&folder)).flatten()
    }

    fn offer_desktop(&self, theirs: &Surroundings) {
        self.desktop.offer(theirs);
    }

    fn start_window(&self, view: View, at: &Surroundings) -> io::Result<u32> {
        let here = self.desktop.here();
        // The agent may have been started where there is no screen, and have found the person's since.
        let at = if at.has_display() { at } else { &here.place };
        window_process::start(view, at, self.messages.clone())
    }
}
