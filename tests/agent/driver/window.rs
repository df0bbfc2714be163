//! The window: who asked for it, and what it is told.

use std::time::Duration;

use limber_agent::client::{Client, Slots};
use limber_agent::message::Message;
use limber_core::api::{Event, PauseLength, Request, ServerFrame, View};

use super::{World, frames, window};

#[test]
fn a_clock_put_forward_is_told_even_where_nothing_else_changes() {
    let mut world = World::new();
    let queue = window(&mut world);
    world.ask(Request::Pause { length: PauseLength::UntilResumed });
    world.pass(Duration::from_mins(1));
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
