//! The snapshot, the events after it, and what a request changes for everybody.

use std::time::Duration;

use limber_core::api::{ErrorCode, Event, PauseLength, Request, Response};
use limber_core::engine::Phase;
use limber_core::routine::{HeldSeconds, SessionEnding, StretchSessionDraft};
use limber_core::winddown::TickedBy;
use limber_wire::{Client, ClientError, Events, hello};
use serde_json::json;

use crate::support::resident::Home;

/// The next event that is not about how the system's sources stand: those come as they are found.
fn next_news(events: &Events, within: Duration) -> Option<Event> {
    loop {
        match events.next_within(within)? {
            Event::HealthChanged(_) => {}
            news => return Some(news),
        }
    }
}

#[test]
fn a_subscriber_gets_one_picture_and_then_only_what_changed() {
    let home = Home::new();
    let _agent = home.start();
    let subscription = home.client().subscribe(false).unwrap();
    assert!(matches!(subscription.snapshot.report.status.phase, Phase::Working { .. }));
    assert_eq!(subscription.snapshot.locale.tag, "en-GB");
    for _ in 0..20 {
        home.ask(Request::Status);
    }
    assert_eq!(next_news(&subscription.events, Duration::from_millis(300)), None, "nothing has changed");

    subscription.requests.request(Request::Pause { length: PauseLength::UntilResumed }).unwrap();
    let Some(Event::Status(report)) = next_news(&subscription.events, Duration::from_secs(5)) else {
        panic!("the pause was not told");
    };
    assert!(matches!(report.status.phase, Phase::Paused { until: None, .. }));
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let requests = subscription.requests.clone();
            std::thread::spawn(move || {
                (0..25).all(|_| matches!(requests.request(Request::Status), Ok(Response::Status(_))))
            })
        })
        .collect();
    assert!(threads.into_iter().all(|thread| thread.join().unwrap()), "each thread gets its own answers");
}

#[test]
fn an_impossible_setting_names_the_field_and_its_range() {
    let home = Home::new();
    let _agent = home.start();
    let change = |change| home.client().request(Request::SettingsChange { change });
    let Err(ClientError::Refused(error)) = change(json!({ "breaks": { "interval_minutes": 4 } })) else {
        panic!("4 minutes were accepted");
    };
    assert_eq!((error.code, error.field.as_deref()), (ErrorCode::Invalid, Some("change.breaks.interval_minutes")));
    assert!(error.message.contains("15") && error.message.contains("180"), "{}", error.message);
    assert!(change(json!({ "breaks": { "no_such": 4 } })).is_err());

    let subscription = home.client().subscribe(false).unwrap();
    assert!(matches!(change(json!({ "breaks": { "interval_minutes": 45 } })), Ok(Response::Settings(_))));
    let events: Vec<Event> =
        std::iter::from_fn(|| subscription.events.next_within(Duration::from_millis(500))).collect();
    assert!(events.iter().any(|event| matches!(event, Event::SettingsChanged(s) if s.breaks.interval_minutes == 45)));
    let interval = events.iter().rev().find_map(|event| match event {
        Event::Status(report) => Some(report.status.interval_seconds),
        _ => None,
    });
    assert_eq!(interval, Some(45 * 60), "the next break moves at once");
}

#[test]
fn a_finished_routine_ticks_its_item_and_one_that_was_left_does_not() {
    let home = Home::new();
    let _agent = home.start();
    let Response::Status(report) = home.ask(Request::Status) else { panic!("no status") };
    let ticked = || match home.ask(Request::Evening { night: None }) {
        Response::Evening(evening) => evening.items.into_iter().find(|item| item.id == "stretching").unwrap().ticked_by,
        other => panic!("{other:?}"),
    };
    let session = |routine: &str, ending| StretchSessionDraft {
        routine: routine.into(),
        started_at: report.now - chrono::TimeDelta::minutes(5),
        ended_at: report.now,
        ending,
        held: vec![HeldSeconds { stretch: "calf-wall-straight".into(), side: None, seconds: 60 }],
    };
    for (routine, ending) in [("bedtime-5", SessionEnding::Left), ("desk-reset", SessionEnding::Completed)] {
        home.ask(Request::StretchSave { session: session(routine, ending) });
        assert_eq!(ticked(), None, "{routine} {ending:?}");
    }
    let events = home.client().subscribe(false).unwrap();
    home.ask(Request::StretchSave { session: session("bedtime-5", SessionEnding::Completed) });
    assert_eq!(ticked(), Some(TickedBy::Player));
    assert!(matches!(next_news(&events.events, Duration::from_secs(5)), Some(Event::EveningChanged(_))));

    let unknown = home.client().request(Request::StretchSave { session: session("nope", SessionEnding::Completed) });
    assert!(matches!(unknown, Err(ClientError::Refused(error)) if error.code == ErrorCode::Invalid));
}

#[test]
fn an_agent_that_dies_wakes_everybody_who_waits() {
    let home = Home::new();
    let mut agent = home.start();
    let subscription = home.client().subscribe(true).unwrap();
    agent.child.kill().unwrap();
    agent.child.wait().unwrap();
    let news = subscription.events.filter(|event| !matches!(event, Event::HealthChanged(_)));
    assert_eq!(news.count(), 0, "the events end");
    assert!(matches!(subscription.requests.request(Request::Status), Err(ClientError::Disconnected)));
    assert!(matches!(Client::connect_to(&home.address(), &hello("test")), Err(ClientError::NotRunning)));
}
