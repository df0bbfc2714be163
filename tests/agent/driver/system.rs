//! The system under the driver: it takes down every call, and its clock goes on when a test says so.

use std::cell::{Cell, RefCell};
use std::io;
use std::path::Path;
use std::rc::Rc;
use std::time::Duration;

use chrono::FixedOffset;
use limber_agent::ports::Ports;
use limber_agent::ports::autostart::AutostartError;
use limber_agent::ports::reminder::{Reminder, Slot};
use limber_agent::ports::tray::TrayView;
use limber_core::api::{Surroundings, View};
use limber_core::health::Drawing;
use limber_core::settings::Shortcut;
use limber_core::time::{LocalTime, Now};
use uuid::Uuid;

/// What the driver asked of the system, and the clock it reads.
#[derive(Default)]
pub(super) struct Calls {
    pub(super) mono: Cell<Duration>,
    /// Hours the clock on the wall was put forward.
    pub(super) put_forward: Cell<i32>,
    pub(super) ids: Cell<u128>,
    pub(super) reminders: RefCell<Vec<Reminder>>,
    pub(super) withdrawn: Cell<u32>,
    pub(super) winddowns: RefCell<Vec<Reminder>>,
    pub(super) winddowns_withdrawn: Cell<u32>,
    pub(super) items: RefCell<Vec<Reminder>>,
    pub(super) items_withdrawn: Cell<u32>,
    pub(super) mornings: RefCell<Vec<Reminder>>,
    pub(super) mornings_withdrawn: Cell<u32>,
    pub(super) tests: RefCell<Vec<Reminder>>,
    pub(super) tests_withdrawn: Cell<u32>,
    pub(super) trays: RefCell<Vec<TrayView>>,
    pub(super) shortcuts: RefCell<Vec<Option<Shortcut>>>,
    pub(super) windows: RefCell<Vec<View>>,
    /// True while no window can be started.
    pub(super) no_windows: Cell<bool>,
}

#[derive(Clone)]
pub(super) struct FakeSystem(pub(super) Rc<Calls>);

impl Ports for FakeSystem {
    fn now(&self) -> Now {
        let start = LocalTime::parse_from_rfc3339("2026-11-12T09:00:00+01:00").unwrap();
        let mono = self.0.mono.get();
        let offset = FixedOffset::east_opt((1 + self.0.put_forward.get()) * 3600).unwrap();
        Now { wall: (start + mono).with_timezone(&offset), mono, asleep: Some(Duration::ZERO) }
    }

    fn real(&self, scaled: Duration) -> Duration {
        scaled
    }

    fn new_id(&self) -> Uuid {
        self.0.ids.set(self.0.ids.get() + 1);
        Uuid::from_u128(self.0.ids.get())
    }

    fn watch_idle(&self, _threshold: Duration) {}

    fn show(&self, slot: Slot, reminder: Reminder) {
        match slot {
            Slot::Reminder => self.0.reminders.borrow_mut().push(reminder),
            Slot::Winddown => self.0.winddowns.borrow_mut().push(reminder),
            Slot::Item => self.0.items.borrow_mut().push(reminder),
            Slot::Morning => self.0.mornings.borrow_mut().push(reminder),
            Slot::Test => self.0.tests.borrow_mut().push(reminder),
        }
    }

    fn withdraw(&self, slot: Slot) {
        let withdrawn = match slot {
            Slot::Reminder => &self.0.withdrawn,
            Slot::Winddown => &self.0.winddowns_withdrawn,
            Slot::Item => &self.0.items_withdrawn,
            Slot::Morning => &self.0.mornings_withdrawn,
            Slot::Test => &self.0.tests_withdrawn,
        };
        withdrawn.set(withdrawn.get() + 1);
    }

    fn show_tray(&mut self, view: TrayView) {
        self.0.trays.borrow_mut().push(view);
    }

    fn set_shortcut(&self, shortcut: Option<Shortcut>) {
        self.0.shortcuts.borrow_mut().push(shortcut);
    }

    fn set_autostart(&self, _on: bool) -> Result<(), AutostartError> {
        Ok(())
    }

    fn autostart(&self) -> Result<bool, AutostartError> {
        Ok(false)
    }

    fn offer_desktop(&self, _theirs: &Surroundings) {}

    fn drawing(&self) -> Drawing {
        Drawing::BySystem
    }

    fn free_bytes(&self, _folder: &Path) -> Option<u64> {
        Some(1 << 40)
    }

    fn start_window(&self, view: View, _at: &Surroundings) -> io::Result<u32> {
        if self.0.no_windows.get() {
            return Err(io::Error::new(io::ErrorKind::NotFound, "limber-window: not there"));
        }
        self.0.windows.borrow_mut().push(view);
        Ok(1)
    }
}
