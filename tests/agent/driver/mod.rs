//! The driver with a system that only takes down what it is asked for: reminders, the tray, the window, the night
//! before.

mod evening;
mod health;
mod morning;
mod reminder;
mod shortcut;
mod system;
mod tray;
mod window;

use std::rc::Rc;
use std::sync::{Arc, mpsc};
use std::time::Duration;

use limber_agent::clerk::AtOnce;
use limber_agent::client::{Client, Outgoing, Slots};
use limber_agent::driver::{Driver, Setup};
use limber_agent::message::Message;
use limber_agent::ports::Ports as _;
use limber_agent::ports::reminder::Reminder;
use limber_agent::ports::signal::{NotificationSignal, Signal};
use limber_agent::ports::tray::TrayView;
use limber_agent::words::{self, Words};
use limber_core::api::{Request, Response, ServerFrame};
use limber_core::engine::{BreakOutcome, PauseLength, Phase};
use limber_core::locale::Locale;
use system::{Calls, FakeSystem};

struct World {
    calls: Rc<Calls>,
    driver: Driver<FakeSystem>,
    folder: tempfile::TempDir,
}

impl World {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let calls = Rc::new(Calls::default());
        let driver = driver(&calls, &folder);
        Self { calls, driver, folder }
    }

    /// Time passes as the driver wants it to: never longer than it asked to wait.
    fn pass(&mut self, time: Duration) {
        let end = self.calls.mono.get() + time;
        while self.calls.mono.get() < end {
            let next = self.calls.mono.get() + self.driver.wait();
            self.calls.mono.set(next.min(end));
            self.driver.step(None);
        }
    }

    fn signal(&mut self, signal: Signal) {
        self.driver.step(Some(Message::Signal(signal)));
    }

    fn ask(&mut self, request: Request) -> Response {
        let (client, queue) = Client::queued(99);
        self.driver.step(Some(Message::Request { client, id: 1, request, slot: Slots::new(1).take() }));
        match frames(&queue).pop() {
            Some(ServerFrame::Reply { id: 1, result: Ok(response) }) => response,
            other => panic!("{other:?}"),
        }
    }

    fn phase(&mut self) -> Phase {
        match self.ask(Request::Status) {
            Response::Status(report) => report.status.phase,
            other => panic!("{other:?}"),
        }
    }

    fn outcomes(&mut self) -> Vec<BreakOutcome> {
        match self.ask(Request::Today) {
            Response::Today(today) => today.breaks.iter().map(|record| record.outcome).collect(),
            other => panic!("{other:?}"),
        }
    }

    fn last_reminder(&self) -> Reminder {
        self.calls.reminders.borrow().last().unwrap().clone()
    }

    fn tray(&self) -> TrayView {
        self.calls.trays.borrow().last().unwrap().clone()
    }

    fn answer(&mut self, reminder: u64, action: &str) {
        self.signal(Signal::Notification(NotificationSignal::Action { reminder, action: action.into() }));
    }

    /// At the desk until the reminder is shown.
    fn until_due(&mut self) {
        self.pass(Duration::from_mins(62));
        assert!(matches!(self.phase(), Phase::Due { .. }), "{:?}", self.phase());
    }
}

fn driver(calls: &Rc<Calls>, folder: &tempfile::TempDir) -> Driver<FakeSystem> {
    let system = FakeSystem(Rc::clone(calls));
    let now = system.now().wall;
    let journal = folder.path().join("journal.db");
    let words = Arc::new(Words::new(&[words::AGENT, words::ERRORS]));
    let (clerk, opened) = AtOnce::open(journal.clone(), Arc::clone(&words), now);
    let setup = Setup {
        journal,
        clerk: Box::new(clerk),
        opened: Some(opened),
        words,
        locale: Locale::from_name("en_GB"),
        time_scale: 1,
    };
    Driver::new(system, setup)
}

fn frames(queue: &mpsc::Receiver<Outgoing>) -> Vec<ServerFrame> {
    queue
        .try_iter()
        .filter_map(|outgoing| match outgoing {
            Outgoing::Line(waiting) => Some(serde_json::from_slice(waiting.line()).unwrap()),
            Outgoing::End(_) => None,
        })
        .collect()
}

/// A window that is on screen, and what it is told.
fn window(world: &mut World) -> mpsc::Receiver<Outgoing> {
    let (window, queue) = Client::queued(1);
    world.driver.step(Some(Message::Joined(window.clone())));
    let subscribe = Request::Subscribe { window: true };
    world.driver.step(Some(Message::Request { client: window, id: 1, request: subscribe, slot: Slots::new(1).take() }));
    queue
}

#[test]
fn a_journal_with_a_problem_is_tried_often_for_whoever_looks_and_at_once_for_whoever_asks() {
    let mut world = World::new();
    world.ask(Request::Pause { length: PauseLength::UntilResumed });
    world.pass(Duration::from_mins(2));
    for file in ["journal.db", "journal.db-wal", "journal.db-shm"] {
        let (from, to) = (world.folder.path().join(file), world.folder.path().join(format!("away-{file}")));
        std::fs::rename(from, to).unwrap();
    }
    let problem = |world: &mut World| match world.ask(Request::Status) {
        Response::Status(report) => report.journal_problem.is_some(),
        other => panic!("{other:?}"),
    };
    assert!(problem(&mut world));
    let next = |world: &mut World| {
        let wait = world.driver.wait();
        world.calls.mono.set(world.calls.mono.get() + wait);
        world.driver.step(None);
        wait.as_secs()
    };
    let waits: Vec<u64> = (0..6).map(|_| next(&mut world)).collect();
    assert_eq!(waits, [5, 10, 20, 40, 60, 60]);
    world.pass(Duration::from_secs(2));
    assert!(problem(&mut world));
    assert_eq!(next(&mut world), 5, "somebody asked");
    let _window = window(&mut world);
    let waits: Vec<u64> = (0..4).map(|_| next(&mut world)).collect();
    assert_eq!(waits, [5; 4], "somebody looks at what is wrong, and mends it");
    for file in ["journal.db", "journal.db-wal", "journal.db-shm"] {
        let (from, to) = (world.folder.path().join(format!("away-{file}")), world.folder.path().join(file));
        std::fs::rename(from, to).unwrap();
    }
    next(&mut world);
    assert!(!problem(&mut world), "it is back");
}
