//! The driver with an operating system made of notes: reminders, the tray, the window, the night before.

use std::cell::{Cell, RefCell};
use std::io;
use std::path::Path;
use std::rc::Rc;
use std::sync::{Arc, mpsc};
use std::time::Duration;

use chrono::FixedOffset;
use limber_agent::clerk::AtOnce;
use limber_agent::client::{Client, Outgoing, Slots};

use limber_agent::driver::{Driver, Setup};
use limber_agent::message::Message;
use limber_agent::ports::Ports;
use limber_agent::ports::autostart::AutostartError;
use limber_agent::ports::reminder::Reminder;
use limber_agent::ports::signal::{
    IdleSignal, NotificationSignal, SessionSignal, Signal, SourceReport, SourceStanding, TrayCommand,
};
use limber_agent::ports::tray::{TrayEntry, TrayIcon, TrayView};
use limber_agent::words::{self, Words};
use limber_core::api::{Event, PauseLength, Request, Response, ServerFrame, Surroundings, View};
use limber_core::engine::{BreakOutcome, HoldReason, Phase};
use limber_core::health::{Finding, HealthSubject, TestOutcome};
use limber_core::locale::Locale;
use limber_core::time::{LocalTime, Now};
use uuid::Uuid;

/// What the driver asked of the world.
#[derive(Default)]
struct Notes {
    mono: Cell<Duration>,
    /// Hours the clock on the wall was put forward.
    put_forward: Cell<i32>,
    ids: Cell<u128>,
    reminders: RefCell<Vec<Reminder>>,
    withdrawn: Cell<u32>,
    tests: RefCell<Vec<Reminder>>,
    tests_withdrawn: Cell<u32>,
    trays: RefCell<Vec<TrayView>>,
    windows: RefCell<Vec<View>>,
}

#[derive(Clone)]
struct Paper(Rc<Notes>);

impl Ports for Paper {
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

    fn show_reminder(&self, reminder: Reminder) {
        self.0.reminders.borrow_mut().push(reminder);
    }

    fn withdraw_reminder(&self) {
        self.0.withdrawn.set(self.0.withdrawn.get() + 1);
    }

    fn show_test(&mut self, test: Reminder) {
        self.0.tests.borrow_mut().push(test);
    }

    fn withdraw_test(&self) {
        self.0.tests_withdrawn.set(self.0.tests_withdrawn.get() + 1);
    }

    fn show_tray(&mut self, view: TrayView) {
        self.0.trays.borrow_mut().push(view);
    }

    fn set_autostart(&self, _on: bool) -> Result<(), AutostartError> {
        Ok(())
    }

    fn autostart(&self) -> Result<bool, AutostartError> {
        Ok(false)
    }

    fn offer_desktop(&self, _theirs: &Surroundings) {}

    fn free_bytes(&self, _folder: &Path) -> Option<u64> {
        Some(1 << 40)
    }

    fn start_window(&self, view: View, _at: &Surroundings) -> io::Result<u32> {
        self.0.windows.borrow_mut().push(view);
        Ok(1)
    }
}

struct World {
    notes: Rc<Notes>,
    driver: Driver<Paper>,
    folder: tempfile::TempDir,
}

impl World {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let notes = Rc::new(Notes::default());
        let driver = driver(&notes, &folder);
        Self { notes, driver, folder }
    }

    /// Time passes as the driver wants it to: never longer than it asked to wait.
    fn pass(&mut self, time: Duration) {
        let end = self.notes.mono.get() + time;
        while self.notes.mono.get() < end {
            let next = self.notes.mono.get() + self.driver.wait();
            self.notes.mono.set(next.min(end));
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
        self.notes.reminders.borrow().last().unwrap().clone()
    }

    fn tray(&self) -> TrayView {
        self.notes.trays.borrow().last().unwrap().clone()
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

fn driver(notes: &Rc<Notes>, folder: &tempfile::TempDir) -> Driver<Paper> {
    let paper = Paper(Rc::clone(notes));
    let now = paper.now().wall;
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
    Driver::new(paper, setup)
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

#[test]
fn the_reminder_is_snoozed_and_started_by_its_buttons_and_recorded() {
    let mut world = World::new();
    world.until_due();
    let first = world.last_reminder();
    assert!(first.body.contains("25 s of calf stretch"), "{}", first.body);
    assert!(!first.quiet);
    world.answer(first.number, "snooze");
    assert!(matches!(world.phase(), Phase::Snoozed { count: 1, .. }));

    world.pass(Duration::from_mins(11));
    let second = world.last_reminder();
    assert!(second.number > first.number);
    world.answer(first.number, "start");
    assert!(matches!(world.phase(), Phase::Due { .. }), "an answer to an older reminder is nobody's");
    world.signal(Signal::Notification(NotificationSignal::Dismissed { reminder: second.number }));
    assert!(matches!(world.phase(), Phase::Due { .. }), "dismissing is not answering");

    world.answer(second.number, "start");
    assert!(matches!(world.phase(), Phase::InBreak { .. }));
    assert_eq!(*world.notes.windows.borrow(), [View::Break]);
    world.ask(Request::BreakDone { answer: None });
    assert_eq!(world.outcomes(), [BreakOutcome::Taken]);
}

#[test]
fn nobody_answers_and_the_break_is_missed() {
    let mut world = World::new();
    world.until_due();
    world.pass(Duration::from_mins(45));
    assert_eq!(world.notes.reminders.borrow().len(), 3);
    assert!(world.notes.reminders.borrow().iter().skip(1).all(|reminder| reminder.quiet));
    assert_eq!(world.outcomes(), [BreakOutcome::Missed]);
    assert!(world.notes.withdrawn.get() > 0);
}

#[test]
fn without_a_notification_service_the_prompt_opens_and_closes_with_it() {
    let mut world = World::new();
    let queue = window(&mut world);
    world.until_due();
    let number = world.last_reminder().number;
    world.signal(Signal::Notification(NotificationSignal::Unavailable { reminder: number }));
    let told = frames(&queue);
    assert!(matches!(told.first(), Some(ServerFrame::Reply { id: 1, .. })), "the picture comes first");
    assert!(told.contains(&ServerFrame::Event(Event::Open(View::Break))));
    world.signal(Signal::Idle(IdleSignal::Idle { since_input: Duration::from_secs(30) }));
    world.pass(Duration::from_mins(4));
    assert!(frames(&queue).contains(&ServerFrame::Event(Event::CloseBreak)), "away long enough: out of date");
}

/// A window that is on screen, and what it is told.
fn window(world: &mut World) -> mpsc::Receiver<Outgoing> {
    let (window, queue) = Client::queued(1);
    world.driver.step(Some(Message::Joined(window.clone())));
    let subscribe = Request::Subscribe { window: true };
    world.driver.step(Some(Message::Request { client: window, id: 1, request: subscribe, slot: Slots::new(1).take() }));
    queue
}

fn remind_with(world: &mut World, how: &str) {
    world.ask(Request::SettingsChange { change: serde_json::json!({ "breaks": { "remind_with": how } }) });
}

#[test]
fn who_prefers_the_window_gets_it_each_time_and_no_notification() {
    let mut world = World::new();
    let queue = window(&mut world);
    remind_with(&mut world, "window");
    world.until_due();
    world.pass(Duration::from_mins(11));
    let opened = frames(&queue).into_iter().filter(|frame| *frame == ServerFrame::Event(Event::Open(View::Break)));
    assert_eq!(opened.count(), 2, "the first time and the repetition");
    assert!(world.notes.reminders.borrow().is_empty());
    world.signal(Signal::Idle(IdleSignal::Idle { since_input: Duration::from_secs(30) }));
    world.pass(Duration::from_mins(4));
    assert!(frames(&queue).contains(&ServerFrame::Event(Event::CloseBreak)), "away long enough: out of date");
}

#[test]
fn a_reminder_that_stands_changes_with_the_choice() {
    let mut world = World::new();
    let queue = window(&mut world);
    world.until_due();
    let (shown, withdrawn) = (world.notes.reminders.borrow().len(), world.notes.withdrawn.get());
    remind_with(&mut world, "window");
    assert!(frames(&queue).contains(&ServerFrame::Event(Event::Open(View::Break))));
    assert_eq!(world.notes.withdrawn.get(), withdrawn + 1);
    remind_with(&mut world, "notification");
    assert!(frames(&queue).contains(&ServerFrame::Event(Event::CloseBreak)));
    assert_eq!(world.notes.reminders.borrow().len(), shown + 1);
    assert!(matches!(world.phase(), Phase::Due { announced: 1, .. }), "it is the same break");
    let number = world.last_reminder().number;
    world.answer(number, "start");
    assert!(matches!(world.phase(), Phase::InBreak { .. }));
}

#[test]
fn a_prompt_that_stands_in_for_a_notification_is_the_window_already() {
    let mut world = World::new();
    let queue = window(&mut world);
    world.until_due();
    let number = world.last_reminder().number;
    world.signal(Signal::Notification(NotificationSignal::Unavailable { reminder: number }));
    assert!(frames(&queue).contains(&ServerFrame::Event(Event::Open(View::Break))));
    remind_with(&mut world, "window");
    let told = frames(&queue);
    assert!(!told.contains(&ServerFrame::Event(Event::CloseBreak)), "closed and opened in one go it would be gone");
}

#[test]
fn a_reminder_that_was_shown_and_lost_is_not_called_one_that_cannot_be_shown() {
    let mut world = World::new();
    world.ask(Request::NotificationTest);
    let test = world.notes.tests.borrow().last().unwrap().number;
    world.signal(Signal::Notification(NotificationSignal::Shown { reminder: test }));
    world.signal(Signal::Notification(NotificationSignal::Unavailable { reminder: test }));
    let Response::Health(report) = world.ask(Request::Health) else { panic!() };
    assert_eq!(report.test.map(|test| test.outcome), Some(TestOutcome::Waiting), "it may well have been seen");
    assert_eq!(report.lines[0].finding, Finding::ReminderShown);
    world.ask(Request::NotificationTest);
    let test = world.notes.tests.borrow().last().unwrap().number;
    world.signal(Signal::Notification(NotificationSignal::Unavailable { reminder: test }));
    let Response::Health(report) = world.ask(Request::Health) else { panic!() };
    assert_eq!(report.test.map(|test| test.outcome), Some(TestOutcome::NotShown));
    assert_eq!(report.lines[0].finding, Finding::ReminderRefused);
}

#[test]
fn a_source_that_tells_nonsense_does_not_end_the_driver() {
    let mut world = World::new();
    world.signal(Signal::Idle(IdleSignal::Idle { since_input: Duration::MAX }));
    let failing = SourceStanding::Failing { tries: u32::MAX, again_in: Some(Duration::MAX) };
    world.signal(SourceReport::signal(HealthSubject::Idle, "gnome-mutter", failing, None));
    assert!(matches!(world.ask(Request::Health), Response::Health(_)));
}

#[test]
fn a_test_notification_leaves_the_reminder_alone() {
    let mut world = World::new();
    world.until_due();
    let reminder = world.last_reminder().number;
    world.ask(Request::NotificationTest);
    let test = world.notes.tests.borrow().last().unwrap().number;
    assert_ne!(test, reminder);
    world.answer(test, "seen");
    assert!(matches!(world.phase(), Phase::Due { .. }), "seeing a test answers no break");
    world.signal(Signal::Notification(NotificationSignal::Unavailable { reminder: test }));
    assert!(world.notes.windows.borrow().is_empty(), "a test that cannot be shown opens nothing");
    let Response::Health(report) = world.ask(Request::NotificationTestAnswer { seen: false }) else { panic!() };
    assert_eq!(report.test.map(|test| test.outcome), Some(TestOutcome::NotSeen), "the person has the last word");
    assert_eq!(world.notes.tests_withdrawn.get(), 1);
    world.answer(reminder, "start");
    assert!(matches!(world.phase(), Phase::InBreak { .. }));
}

#[test]
fn the_health_report_has_the_last_value_of_each_signal() {
    let mut world = World::new();
    let queue = window(&mut world);
    let found = |world: &mut World, subject: HealthSubject| {
        let Response::Health(report) = world.ask(Request::Health) else { panic!() };
        report.lines.into_iter().find(|line| line.subject == subject).map(|line| (line.finding, line.at))
    };
    let answers = |subject, source| SourceReport::signal(subject, source, SourceStanding::Answers, None);
    world.signal(answers(HealthSubject::Idle, "x11-idletime"));
    world.signal(answers(HealthSubject::Lock, "logind-session"));
    world.signal(answers(HealthSubject::Sleep, "logind"));
    let dnd = SourceStanding::Says(true);
    world.signal(SourceReport::signal(HealthSubject::DoNotDisturb, "dunst-paused", dnd, None));
    world.pass(Duration::from_mins(5));
    let five = Some(LocalTime::parse_from_rfc3339("2026-11-12T09:05:00+01:00").unwrap());
    world.signal(Signal::Idle(IdleSignal::Idle { since_input: Duration::ZERO }));
    world.signal(Signal::Session(SessionSignal::Locked));
    world.signal(Signal::Session(SessionSignal::Woke));
    world.signal(Signal::Hold { reason: HoldReason::DoNotDisturb, active: true });
    world.signal(Signal::TrayHost { present: true });
    world.pass(Duration::from_mins(1));
    assert_eq!(found(&mut world, HealthSubject::Idle), Some((Finding::AtRest, five)));
    assert_eq!(found(&mut world, HealthSubject::Lock), Some((Finding::Locked, five)));
    assert_eq!(found(&mut world, HealthSubject::Sleep), Some((Finding::Woke, five)));
    assert_eq!(found(&mut world, HealthSubject::DoNotDisturb), Some((Finding::HoldOn, five)));
    assert_eq!(found(&mut world, HealthSubject::Tray), Some((Finding::TrayShown, None)));
    let told = frames(&queue).into_iter().any(|frame| matches!(frame, ServerFrame::Event(Event::HealthChanged(_))));
    assert!(told, "the window hears of it");

    world.signal(Signal::Idle(IdleSignal::Unknown));
    let failing = SourceStanding::Failing { tries: 2, again_in: Some(Duration::from_mins(4)) };
    world.signal(SourceReport::signal(HealthSubject::Idle, "x11-idletime", failing, Some("gone".into())));
    let ten = Some(LocalTime::parse_from_rfc3339("2026-11-12T09:10:00+01:00").unwrap());
    assert_eq!(found(&mut world, HealthSubject::Idle), Some((Finding::IdleSought, ten)), "the next try is named");
}

#[test]
fn a_clock_put_forward_is_told_even_where_nothing_else_changes() {
    let mut world = World::new();
    let queue = window(&mut world);
    world.ask(Request::Pause { length: PauseLength::UntilResumed });
    world.pass(Duration::from_mins(1));
    frames(&queue);
    world.pass(Duration::from_mins(3));
    assert!(frames(&queue).is_empty(), "in a pause there is nothing to tell");
    world.notes.put_forward.set(1);
    world.pass(Duration::from_mins(1));
    let told = frames(&queue).into_iter().find_map(|frame| match frame {
        ServerFrame::Event(Event::Status(report)) => Some(report.now.to_rfc3339()),
        _ => None,
    });
    assert!(told.is_some_and(|now| now.ends_with("+02:00")), "the page writes its clock with the new offset");
}

#[test]
fn the_tray_changes_once_a_minute_and_wakes_nobody_more_often() {
    let mut world = World::new();
    let before = world.notes.trays.borrow().len();
    let mut steps = 0;
    let end = Duration::from_mins(30);
    while world.notes.mono.get() < end {
        world.notes.mono.set(world.notes.mono.get() + world.driver.wait());
        world.driver.step(None);
        steps += 1;
    }
    let changes = world.notes.trays.borrow().len() - before;
    assert!((29..=31).contains(&changes), "{changes} changes in 30 minutes");
    assert!(steps <= 62, "{steps} wake-ups in 30 minutes");
    assert_eq!(world.tray().tooltip, "Next break in 30 min");
    assert_eq!(world.tray().icon, TrayIcon::Running);
}

#[test]
fn every_entry_of_the_tray_does_what_it_says() {
    let mut world = World::new();
    let choose = |world: &mut World, id: &str| world.signal(Signal::Tray(TrayCommand(id.into())));
    let has = |world: &World, wanted: &str| {
        world.tray().entries.iter().any(|entry| matches!(entry, TrayEntry::Item { id, .. } if id == wanted))
    };
    choose(&mut world, "pause-30");
    assert!(matches!(world.phase(), Phase::Paused { until: Some(_), .. }));
    assert_eq!(world.tray().icon, TrayIcon::Paused);
    assert!(has(&world, "resume"));
    choose(&mut world, "resume");
    assert!(matches!(world.phase(), Phase::Working { .. }));
    assert!(!has(&world, "resume") && !has(&world, "snooze"));
    choose(&mut world, "start");
    assert!(matches!(world.phase(), Phase::InBreak { .. }));
    assert!(!has(&world, "start"));
    choose(&mut world, "no-such-entry");
    choose(&mut world, "open");
    assert_eq!(*world.notes.windows.borrow(), [View::Break], "the second is kept for the window that starts");
}

#[test]
fn a_cramp_last_night_makes_today_gentle_and_taking_it_back_does_not() {
    let mut world = World::new();
    world.signal(Signal::Tray(TrayCommand("cramp".into())));
    assert_eq!(*world.notes.windows.borrow(), [View::Cramp]);
    let Response::Episodes(limber_core::journal::EpisodePage { episodes, .. }) =
        world.ask(Request::Episodes { since: None, until: None, from: None })
    else {
        panic!()
    };
    assert!(episodes[0].ongoing);
    let gentle = |world: &mut World| match world.ask(Request::Status) {
        Response::Status(report) => (report.status.gentle, report.status.routine),
        other => panic!("{other:?}"),
    };
    // 09:00 still belongs to the night that ended this morning.
    assert_eq!(gentle(&mut world), (true, "seated".into()));
    world.ask(Request::EpisodeDelete { id: episodes[0].id });
    assert_eq!(gentle(&mut world), (false, "desk-reset".into()));
    world.ask(Request::EpisodeRestore { id: episodes[0].id });
    world.pass(Duration::from_hours(24));
    assert!(!gentle(&mut world).0, "a day later it is over");
}

#[test]
fn what_stood_before_a_restart_stands_after_it() {
    let mut world = World::new();
    world.until_due();
    let shown = world.notes.reminders.borrow().len();
    world.driver = driver(&world.notes, &world.folder);
    assert!(matches!(world.phase(), Phase::Due { .. }), "{:?}", world.phase());
    assert_eq!(world.notes.reminders.borrow().len(), shown + 1, "the reminder is shown again");
}

#[test]
fn whoever_asks_for_a_window_hears_that_it_does_not_come() {
    let mut world = World::new();
    let (client, queue) = Client::queued(99);
    let open = |id| Message::Request {
        client: client.clone(),
        id,
        request: Request::Open { view: View::Today },
        slot: Slots::new(1).take(),
    };
    world.driver.step(Some(open(1)));
    world.pass(Duration::from_secs(9));
    assert!(frames(&queue).is_empty(), "it may still come");
    world.driver.step(Some(open(2)));
    world.pass(Duration::from_secs(2));
    let refusals = frames(&queue);
    assert!(
        matches!(
            &refusals[..],
            [ServerFrame::Reply { id: 1, result: Err(_) }, ServerFrame::Reply { id: 2, result: Err(_) }]
        ),
        "{refusals:?}"
    );
    world.pass(Duration::from_mins(2));
    assert!(frames(&queue).is_empty(), "answered once");
}
