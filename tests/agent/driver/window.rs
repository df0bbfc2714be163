//! The window: who asked for it, and what it is told.

use std::time::Duration;

use limber_agent::client::{Client, Slots};
use limber_agent::message::{Message, WindowEnd};
use limber_agent::ports::tray::TrayEntry;
use limber_core::api::{ApiError, Event, PauseLength, Request, Response, ServerFrame, View};
use limber_core::engine::Phase;

use super::{World, driver, frames, window};

#[test]
fn a_clock_put_forward_is_told_even_where_nothing_else_changes() {
    let mut world = World::new();
    let queue = window(&mut world);
    world.ask(Request::Pause { length: PauseLength::UntilResumed });
    world.pass(Duration::from_mins(5)); // the first backup is told, too
    frames(&queue);
    world.pass(Duration::from_mins(3));
    assert!(frames(&queue).is_empty(), "in a pause there is nothing to tell");
    world.calls.put_forward.set(1);
    world.pass(Duration::from_mins(1));
    let told = frames(&queue).into_iter().find_map(|frame| match frame {
        ServerFrame::Event(Event::Status(report)) => Some(report.now.to_rfc3339()),
        _ => None,
    });
    assert!(told.is_some_and(|now| now.ends_with("+02:00")), "the page writes its clock with the new offset");
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

fn start(world: &mut World) -> Result<Response, ApiError> {
    let (client, queue) = Client::queued(99);
    let request = Request::BreakStart;
    world.driver.step(Some(Message::Request { client, id: 1, request, slot: Slots::new(1).take() }));
    match frames(&queue).pop() {
        Some(ServerFrame::Reply { id: 1, result }) => result,
        other => panic!("{other:?}"),
    }
}

fn ends(world: &mut World, failed: bool) {
    let end = WindowEnd { detail: "signal: 9".into(), failed, had_display: true };
    world.driver.step(Some(Message::WindowEnded { process: 1, end }));
}

#[test]
fn a_due_break_whose_window_cannot_start_is_due_again_and_says_why() {
    let mut world = World::new();
    world.pass(Duration::from_mins(62));
    world.calls.no_windows.set(true);
    let refused = start(&mut world).unwrap_err();
    assert!(refused.message.contains("cannot be opened"), "{refused:?}");
    assert!(matches!(world.phase(), Phase::Due { .. }));
    assert_eq!(world.last_reminder().body, refused.message);
    assert!(world.outcomes().is_empty());

    world.calls.no_windows.set(false);
    start(&mut world).unwrap();
    assert!(matches!(world.phase(), Phase::InBreak { .. }));
}

#[test]
fn a_break_whose_window_dies_is_not_counted() {
    let mut world = World::new();
    world.pass(Duration::from_mins(62));
    start(&mut world).unwrap();
    let _queue = window(&mut world);
    world.pass(Duration::from_mins(1));
    ends(&mut world, true);
    assert!(matches!(world.phase(), Phase::Due { .. }));
    assert!(world.last_reminder().body.contains("signal: 9"), "{:?}", world.last_reminder());
    assert!(world.outcomes().is_empty());
}

#[test]
fn a_break_begun_early_is_given_up_with_a_word_too() {
    let mut world = World::new();
    world.pass(Duration::from_mins(20));
    start(&mut world).unwrap();
    ends(&mut world, false); // it never showed itself
    assert!(matches!(world.phase(), Phase::Working { .. }));
    assert!(world.last_reminder().body.contains("ended before it could be shown"));
    assert!(world.outcomes().is_empty());
}

#[test]
fn who_closes_the_window_of_a_break_is_still_in_it() {
    let mut world = World::new();
    world.pass(Duration::from_mins(62));
    start(&mut world).unwrap();
    let _queue = window(&mut world);
    ends(&mut world, false);
    assert!(matches!(world.phase(), Phase::InBreak { .. }));
}

#[test]
fn a_break_whose_window_never_says_hello_is_given_up_with_the_reason() {
    let mut world = World::new();
    world.until_due();
    let shown = world.calls.reminders.borrow().len();
    start(&mut world).unwrap();
    world.pass(Duration::from_secs(9));
    assert!(matches!(world.phase(), Phase::InBreak { .. }), "it may still come");
    world.pass(Duration::from_secs(2));
    assert!(matches!(world.phase(), Phase::Due { .. }), "{:?}", world.phase());
    assert_eq!(world.calls.reminders.borrow().len(), shown + 1);
    assert!(world.last_reminder().body.contains("did not open within 10 seconds"), "{:?}", world.last_reminder());
    assert!(world.outcomes().is_empty());

    // Nor does it when it is asked again: it is still the same one.
    start(&mut world).unwrap();
    world.pass(Duration::from_secs(11));
    assert!(matches!(world.phase(), Phase::Due { .. }), "{:?}", world.phase());
    assert_eq!(*world.calls.windows.borrow(), [View::Break], "started once");

    // And where it comes at last it shows what is due.
    let queue = window(&mut world);
    start(&mut world).unwrap();
    assert!(frames(&queue).contains(&ServerFrame::Event(Event::Open(View::Break))));
    world.pass(Duration::from_mins(2));
    assert!(matches!(world.phase(), Phase::InBreak { .. }));
}

#[test]
fn a_window_that_says_hello_in_time_keeps_its_break() {
    let mut world = World::new();
    world.until_due();
    start(&mut world).unwrap();
    world.pass(Duration::from_secs(9));
    let _queue = window(&mut world);
    world.pass(Duration::from_mins(1));
    assert!(matches!(world.phase(), Phase::InBreak { .. }));
}

#[test]
fn a_break_begun_early_whose_window_never_says_hello_is_none() {
    let mut world = World::new();
    world.pass(Duration::from_mins(20));
    start(&mut world).unwrap();
    world.pass(Duration::from_secs(11));
    assert!(matches!(world.phase(), Phase::Working { .. }));
    assert!(world.last_reminder().body.contains("did not open within 10 seconds"));
    assert!(world.outcomes().is_empty());
    world.pass(Duration::from_mins(2));
    assert!(matches!(world.phase(), Phase::Working { .. }));
}

#[test]
fn a_break_that_was_left_in_time_is_given_up_no_more() {
    let mut world = World::new();
    world.until_due();
    start(&mut world).unwrap();
    world.ask(Request::BreakDone { answer: None });
    let shown = world.calls.reminders.borrow().len();
    world.pass(Duration::from_mins(1));
    assert_eq!(world.calls.reminders.borrow().len(), shown, "nothing is said of a break that is over");
}

#[test]
fn a_break_that_goes_on_over_a_restart_needs_its_window_too() {
    let mut world = World::new();
    world.until_due();
    start(&mut world).unwrap();
    let _queue = window(&mut world);
    world.pass(Duration::from_secs(30));
    world.driver = driver(&world.calls, &world.folder);
    assert!(matches!(world.phase(), Phase::InBreak { .. }));
    world.pass(Duration::from_secs(11));
    assert!(matches!(world.phase(), Phase::Held { .. }), "{:?}", world.phase());
    assert!(world.last_reminder().body.contains("did not open within 10 seconds"));
    world.pass(Duration::from_mins(3));
    assert!(matches!(world.phase(), Phase::Due { .. }), "offered when the start has settled: {:?}", world.phase());
    assert!(world.outcomes().is_empty());
}

fn problem(world: &mut World) -> Option<String> {
    match world.ask(Request::Status) {
        Response::Status(report) => report.break_problem.map(|problem| problem.message),
        other => panic!("{other:?}"),
    }
}

fn tray_tells(world: &World) -> bool {
    world.tray().entries.iter().any(|entry| matches!(entry, TrayEntry::Item { id, .. } if id == "break-problem"))
}

/// Where no notification can be shown nobody hears of it otherwise.
#[test]
fn a_break_that_could_not_be_shown_is_told_wherever_somebody_looks() {
    let mut world = World::new();
    world.pass(Duration::from_mins(20));
    assert_eq!(problem(&mut world), None);
    start(&mut world).unwrap();
    ends(&mut world, true);
    assert!(problem(&mut world).unwrap().contains("signal: 9"));
    assert!(tray_tells(&world));
    let queue = window(&mut world);
    let told = frames(&queue).into_iter().find_map(|frame| match frame {
        ServerFrame::Reply { result: Ok(Response::Snapshot(snapshot)), .. } => snapshot.report.break_problem,
        _ => None,
    });
    assert!(told.is_some(), "the window that comes up says so");

    start(&mut world).unwrap();
    assert_eq!(problem(&mut world), None, "the next one is shown");
    assert!(!tray_tells(&world));
}

#[test]
fn it_is_told_for_an_hour_at_most() {
    let mut world = World::new();
    world.pass(Duration::from_mins(2));
    world.calls.no_windows.set(true);
    start(&mut world).unwrap_err();
    world.pass(Duration::from_mins(59));
    assert!(problem(&mut world).is_some());
    world.pass(Duration::from_mins(1));
    assert_eq!(problem(&mut world), None);
    assert!(!tray_tells(&world));
}

#[test]
fn it_is_told_until_a_break_is_recorded_and_no_longer() {
    let mut world = World::new();
    world.pass(Duration::from_mins(62));
    world.calls.no_windows.set(true);
    start(&mut world).unwrap_err();
    assert!(problem(&mut world).is_some());
    world.ask(Request::BreakSkip);
    assert_eq!(problem(&mut world), None);
}
