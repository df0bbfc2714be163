//! The morning's question, from nine in the morning on: what is shown, what the answers do, and what holds it.

use std::time::Duration;

use limber_agent::ports::reminder::Reminder;
use limber_agent::ports::signal::{NotificationSignal, SessionSignal, Signal};
use limber_core::api::{Request, Response, View};
use limber_core::journal::{NightAnswer, NightChange, NightSummary};
use serde_json::json;

use super::World;

fn last_night(world: &mut World) -> NightSummary {
    match world.ask(Request::Today) {
        Response::Today(today) => today.last_night,
        other => panic!("{other:?}"),
    }
}

fn question(world: &World) -> Reminder {
    world.calls.mornings.borrow().last().unwrap().clone()
}

fn times(world: &World) -> usize {
    world.calls.mornings.borrow().len()
}

#[test]
fn it_is_asked_at_the_start_and_answered_once() {
    let mut world = World::new();
    assert_eq!(times(&world), 1);
    world.answer(question(&world).number, "none");
    assert_eq!(last_night(&mut world).answer, Some(NightAnswer::None));
    assert_eq!(world.calls.mornings_withdrawn.get(), 1);
    world.answer(question(&world).number, "yes");
    assert_eq!(last_night(&mut world).answer, Some(NightAnswer::None), "what was taken back has no answer any more");
    world.pass(Duration::from_hours(4));
    assert_eq!(times(&world), 1);
}

#[test]
fn yes_opens_the_form_and_the_question_itself_opens_today() {
    let mut world = World::new();
    world.answer(question(&world).number, "yes");
    assert_eq!(last_night(&mut world).answer, Some(NightAnswer::Cramps));
    assert_eq!(*world.calls.windows.borrow(), [View::Night]);

    let mut world = World::new();
    world.answer(question(&world).number, "default");
    assert_eq!(last_night(&mut world).answer, None);
    assert_eq!(*world.calls.windows.borrow(), [View::Today]);
}

#[test]
fn a_lock_takes_it_back_and_the_unlock_asks_once_more() {
    let mut world = World::new();
    world.signal(Signal::Session(SessionSignal::Locked));
    assert_eq!(world.calls.mornings_withdrawn.get(), 1);
    world.pass(Duration::from_mins(20));
    assert_eq!(times(&world), 1);
    world.signal(Signal::Session(SessionSignal::Unlocked));
    world.pass(Duration::from_mins(3));
    assert_eq!(times(&world), 2);
    let actions: Vec<_> = question(&world).actions.into_iter().map(|(id, _)| id).collect();
    assert_eq!(actions, ["none", "yes"]);
}

#[test]
fn answered_or_put_off_in_the_window_it_goes() {
    let mut world = World::new();
    assert_eq!(world.ask(Request::MorningLater), Response::Done);
    assert_eq!(world.calls.mornings_withdrawn.get(), 1);
    assert_eq!(world.ask(Request::MorningLater), Response::Done, "said twice it is said");
    world.pass(Duration::from_mins(61));
    assert_eq!(times(&world), 2, "an hour later");
    let night = last_night(&mut world).night;
    let change = NightChange { answer: Some(Some(NightAnswer::None)), ..NightChange::default() };
    world.ask(Request::NightChange { night, change });
    assert_eq!(world.calls.mornings_withdrawn.get(), 2, "in the same step");
}

#[test]
fn an_answer_that_cannot_be_written_is_told() {
    let mut world = World::new();
    for file in ["journal.db", "journal.db-wal", "journal.db-shm"] {
        std::fs::rename(world.folder.path().join(file), world.folder.path().join(format!("away-{file}"))).unwrap();
    }
    world.answer(question(&world).number, "none");
    assert_eq!(times(&world), 2);
    let notice = question(&world);
    assert_eq!(notice.title, "Your answer is not saved");
    assert!(notice.body.contains("journal"), "{}", notice.body);
    world.signal(Signal::Notification(NotificationSignal::Dismissed { reminder: notice.number }));
}

#[test]
fn with_the_window_as_reminder_the_window_asks_and_switched_off_nobody_does() {
    let mut world = World::new();
    world.ask(Request::SettingsChange { change: json!({ "evening": { "ask_in_the_morning": false } }) });
    assert_eq!(world.calls.mornings_withdrawn.get(), 1);
    world.ask(Request::SettingsChange {
        change: json!({ "evening": { "ask_in_the_morning": true }, "breaks": { "remind_with": "window" } }),
    });
    assert_eq!((times(&world), world.calls.windows.borrow().clone()), (1, vec![View::Today]));
}
