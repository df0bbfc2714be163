//! The reminder: a notification, or the window where that is preferred or nothing else can be shown.

use std::time::Duration;

use limber_agent::ports::signal::{IdleSignal, NotificationSignal, Signal};
use limber_core::api::{Event, Request, Response, ServerFrame, View};
use limber_core::engine::{BreakOutcome, HoldReason, PauseLength, Phase};
use limber_core::health::TestOutcome;

use super::{World, driver, frames, window};

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
    assert_eq!(*world.calls.windows.borrow(), [View::Break]);
    world.ask(Request::BreakDone { answer: None });
    assert_eq!(world.outcomes(), [BreakOutcome::Taken]);
}

#[test]
fn a_call_that_begins_takes_the_reminder_back_and_its_end_brings_it() {
    let mut world = World::new();
    world.until_due();
    let (first, withdrawn) = (world.last_reminder().number, world.calls.withdrawn.get());
    world.signal(Signal::Hold { reason: HoldReason::Meeting, active: true });
    assert_eq!(world.calls.withdrawn.get(), withdrawn + 1);
    assert!(matches!(world.phase(), Phase::Held { .. }), "{:?}", world.phase());
    world.answer(first, "start");
    assert!(matches!(world.phase(), Phase::Held { .. }), "what was taken back cannot be answered");
    world.pass(Duration::from_mins(20));
    assert_eq!(world.calls.reminders.borrow().len(), 1, "nothing is shown in the call");
    world.signal(Signal::Hold { reason: HoldReason::Meeting, active: false });
    world.pass(Duration::from_mins(2));
    assert_eq!(world.calls.reminders.borrow().len(), 2);
    assert!(matches!(world.phase(), Phase::Due { .. }), "{:?}", world.phase());
}

#[test]
fn nobody_answers_and_the_break_is_missed() {
    let mut world = World::new();
    world.until_due();
    world.pass(Duration::from_mins(45));
    assert_eq!(world.calls.reminders.borrow().len(), 3);
    assert!(world.calls.reminders.borrow().iter().skip(1).all(|reminder| reminder.quiet));
    assert_eq!(world.outcomes(), [BreakOutcome::Missed]);
    assert!(world.calls.withdrawn.get() > 0);
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
    assert!(world.calls.reminders.borrow().is_empty());
    world.signal(Signal::Idle(IdleSignal::Idle { since_input: Duration::from_secs(30) }));
    world.pass(Duration::from_mins(4));
    assert!(frames(&queue).contains(&ServerFrame::Event(Event::CloseBreak)), "away long enough: out of date");
}

#[test]
fn a_reminder_that_stands_changes_with_the_choice() {
    let mut world = World::new();
    let queue = window(&mut world);
    world.until_due();
    let (shown, withdrawn) = (world.calls.reminders.borrow().len(), world.calls.withdrawn.get());
    remind_with(&mut world, "window");
    assert!(frames(&queue).contains(&ServerFrame::Event(Event::Open(View::Break))));
    assert_eq!(world.calls.withdrawn.get(), withdrawn + 1);
    remind_with(&mut world, "notification");
    assert!(frames(&queue).contains(&ServerFrame::Event(Event::CloseBreak)));
    assert_eq!(world.calls.reminders.borrow().len(), shown + 1);
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
fn a_test_notification_leaves_the_reminder_alone() {
    let mut world = World::new();
    world.until_due();
    let reminder = world.last_reminder().number;
    world.ask(Request::NotificationTest);
    let test = world.calls.tests.borrow().last().unwrap().number;
    assert_ne!(test, reminder);
    world.answer(test, "seen");
    assert!(matches!(world.phase(), Phase::Due { .. }), "seeing a test answers no break");
    world.signal(Signal::Notification(NotificationSignal::Unavailable { reminder: test }));
    assert!(world.calls.windows.borrow().is_empty(), "a test that cannot be shown opens nothing");
    let Response::Health(report) = world.ask(Request::NotificationTestAnswer { seen: false }) else { panic!() };
    assert_eq!(report.test.map(|test| test.outcome), Some(TestOutcome::NotSeen), "the person has the last word");
    assert_eq!(world.calls.tests_withdrawn.get(), 1);
    world.answer(reminder, "start");
    assert!(matches!(world.phase(), Phase::InBreak { .. }));
}

#[test]
fn what_stood_before_a_restart_stands_after_it() {
    let mut world = World::new();
    world.until_due();
    let shown = world.calls.reminders.borrow().len();
    world.driver = driver(&world.calls, &world.folder);
    assert!(matches!(world.phase(), Phase::Due { .. }), "{:?}", world.phase());
    assert_eq!(world.calls.reminders.borrow().len(), shown + 1, "the reminder is shown again");
}

#[test]
fn a_pause_that_was_changed_survives_a_crash() {
    let mut world = World::new();
    world.ask(Request::Pause { length: PauseLength::Minutes { minutes: 30 } });
    world.pass(Duration::from_secs(5));
    world.ask(Request::Pause { length: PauseLength::UntilResumed });
    world.driver = driver(&world.calls, &world.folder);
    assert!(matches!(world.phase(), Phase::Paused { until: None, .. }), "{:?}", world.phase());
}

#[test]
fn a_start_at_an_empty_desk_is_nobodys_first_moment_at_it() {
    let mut world = World::new();
    world.pass(Duration::from_mins(30));
    let idle = |since_input| Signal::Idle(IdleSignal::Idle { since_input });
    world.signal(idle(Duration::from_mins(2)));
    world.pass(Duration::from_hours(20)); // the next day has begun
    world.driver = driver(&world.calls, &world.folder);
    world.signal(Signal::Idle(IdleSignal::Active)); // as sources say that begin to count when they are asked
    let first = |world: &mut World| match world.ask(Request::Today) {
        Response::Today(today) => today.first_at_desk,
        other => panic!("{other:?}"),
    };
    assert_eq!(first(&mut world), None, "nobody knows yet");
    world.pass(Duration::from_secs(5));
    world.signal(idle(Duration::from_secs(5)));
    world.pass(Duration::from_hours(2));
    assert_eq!(first(&mut world), None, "the start was nobody");
    world.signal(Signal::Idle(IdleSignal::Active));
    assert!(first(&mut world).is_some());
}
