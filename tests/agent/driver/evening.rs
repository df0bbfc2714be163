//! The evening's notifications: the wind-down's says what is so, and an item of the list is told of at its time.

use std::cell::RefCell;
use std::time::Duration;

use limber_agent::ports::reminder::Reminder;
use limber_core::api::{Request, Response};
use limber_core::winddown::WinddownOffer;
use serde_json::json;

use super::{ServerFrame, World, frames, window};

/// In a world whose clock begins at 09:00.
fn bed_at(world: &mut World, bedtime: &str, remind: bool) {
    let times = json!({ "bedtime": bedtime, "wake_time": "20:00" });
    let week = vec![times; 7];
    let change = json!({ "evening": { "week": week, "winddown_minutes": 180, "remind": remind } });
    world.ask(Request::SettingsChange { change });
}

fn offer(world: &mut World) -> WinddownOffer {
    let queue = window(world);
    match frames(&queue).into_iter().next() {
        Some(ServerFrame::Reply { result: Ok(Response::Snapshot(snapshot)), .. }) => snapshot.winddown,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_bedtime_that_is_moved_is_said_in_the_notification_that_stands_without_a_sound() {
    let mut world = World::new();
    bed_at(&mut world, "12:05", true);
    world.pass(Duration::from_mins(20));
    let first = world.calls.winddowns.borrow().last().unwrap().clone();
    assert!(first.body.contains("12:05") && !first.quiet, "{first:?}");
    bed_at(&mut world, "12:10", true);
    world.pass(Duration::from_mins(1));
    let shown = world.calls.winddowns.borrow().clone();
    assert_eq!(shown.len(), 2, "once more, and not with every step");
    assert!(shown[1].body.contains("12:10") && shown[1].quiet, "{:?}", shown[1]);
    world.answer(first.number, "not-tonight");
    assert!(matches!(offer(&mut world), WinddownOffer::Offered { .. }), "an answer to what was replaced");
    world.answer(shown[1].number, "later");
    assert!(matches!(offer(&mut world), WinddownOffer::PutOff { .. }));
}

#[test]
fn who_switches_the_reminder_off_is_not_told_until_when_it_is_put_off() {
    let mut world = World::new();
    bed_at(&mut world, "12:05", true);
    world.pass(Duration::from_mins(20));
    world.ask(Request::WinddownPutOff);
    assert!(matches!(offer(&mut world), WinddownOffer::PutOff { .. }));
    bed_at(&mut world, "12:05", false);
    assert_eq!(offer(&mut world), WinddownOffer::None);
    world.pass(Duration::from_mins(30));
    assert_eq!(world.calls.winddowns.borrow().len(), 1);
}

fn remind(world: &mut World, item: &str) {
    let change = serde_json::from_value(json!({ "remind": true })).unwrap();
    world.ask(Request::ChecklistChange { item: item.into(), change });
}

fn ticked(world: &mut World) -> Vec<String> {
    match world.ask(Request::Evening { night: None }) {
        Response::Evening(evening) => {
            evening.items.into_iter().filter(|item| item.ticked_at.is_some()).map(|item| item.id).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_item_is_told_of_at_its_time_without_a_sound_and_done_ticks_it() {
    let mut world = World::new();
    bed_at(&mut world, "18:30", true); // the last caffeine at 09:30
    remind(&mut world, "last-caffeine");
    world.pass(Duration::from_mins(29));
    assert!(world.calls.items.borrow().is_empty());
    world.pass(Duration::from_mins(2));
    let told = world.calls.items.borrow().last().unwrap().clone();
    assert!(told.quiet && told.title.contains("Last caffeine"), "{told:?}");
    let ids: Vec<_> = told.actions.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(ids, ["done"]);
    world.answer(told.number, "done");
    assert_eq!(ticked(&mut world), ["last-caffeine"]);
    assert_eq!(world.calls.items_withdrawn.get(), 1);
    world.pass(Duration::from_hours(1));
    assert_eq!(world.calls.items.borrow().len(), 1);
}

#[test]
fn an_item_that_is_not_switched_on_is_not_told_of() {
    let mut world = World::new();
    bed_at(&mut world, "18:30", true);
    world.pass(Duration::from_hours(1));
    assert!(world.calls.items.borrow().is_empty());
}

fn lose_the_journal(world: &World) {
    std::fs::rename(world.folder.path().join("journal.db"), world.folder.path().join("elsewhere.db")).unwrap();
}

fn is_unsaved(shown: &RefCell<Vec<Reminder>>) {
    let said = shown.borrow().last().unwrap().clone();
    assert_eq!(said.title, "Your answer is not saved", "{said:?}");
    assert!(said.body.contains("moved or deleted"), "{said:?}");
}

#[test]
fn an_answer_that_cannot_be_written_down_is_said_where_it_was_given() {
    let mut world = World::new();
    lose_the_journal(&world);
    let question = world.calls.mornings.borrow().last().unwrap().number;
    world.answer(question, "none");
    is_unsaved(&world.calls.mornings);

    let mut world = World::new();
    bed_at(&mut world, "18:30", true); // the last caffeine at 09:30, the wind-down at 15:30
    remind(&mut world, "last-caffeine");
    world.pass(Duration::from_mins(31));
    lose_the_journal(&world);
    let item = world.calls.items.borrow().last().unwrap().number;
    world.answer(item, "done");
    is_unsaved(&world.calls.items);
    world.pass(Duration::from_hours(6));
    let offered = world.calls.winddowns.borrow().last().unwrap().number;
    world.answer(offered, "not-tonight");
    is_unsaved(&world.calls.winddowns);
}
