//! The wind-down with the real binary, in fast motion: its offer reaches a real notification service, each button does
//! what it says, and what is read is the journal file. Where nothing shows notifications the window asks.

use chrono::TimeDelta;
use limber_core::api::{Request, Response};
use limber_core::winddown::{TickedBy, WinddownOffer};
use limber_store::Store;
use serde_json::json;

use crate::support::desktop::{Desktop, Needs, on};
use crate::support::resident::{Agent, Home, until};
use crate::support::service::{Asked, Running, serve};

/// 600 times real time: ten minutes in a second.
const FAST: [&str; 3] = ["agent", "--time-scale", "600"];

/// Bedtime comes in so many minutes of the agent's clock, and no break before that.
fn bed_in(home: &Home, minutes: i64) {
    let Response::Status(report) = home.ask(Request::Status) else { panic!("a status") };
    let bed = (report.now + TimeDelta::minutes(minutes)).format("%H:%M").to_string();
    let week = vec![json!({ "bedtime": bed, "wake_time": "07:00" }); 7];
    let change = json!({ "evening": { "week": week }, "breaks": { "interval_minutes": 180 } });
    home.ask(Request::SettingsChange { change });
}

fn offer(home: &Home) -> WinddownOffer {
    let Response::Snapshot(snapshot) = home.ask(Request::Subscribe { window: false }) else { panic!("a snapshot") };
    snapshot.winddown
}

fn offered(service: &Running) -> Vec<String> {
    let Asked::Notify { body, actions, expires, .. } = service.asked() else { panic!("the offer comes first") };
    assert!(body.contains("In bed by 1"), "it says when: {body}");
    assert_eq!(expires, 0, "it stays until it is answered");
    actions.iter().step_by(2).cloned().collect()
}

/// Whether the journal file says that there is none tonight, after the agent was ended without warning.
fn declined(home: &Home, agent: Agent) -> bool {
    let Response::Evening(evening) = home.ask(Request::Evening { night: None }) else { panic!("an evening") };
    drop(agent);
    let store = Store::open(&home.journal(), evening.bed_at).unwrap();
    store.evenings().not_tonight(evening.night).unwrap()
}

fn with_service(test: impl Fn(&Home, Agent, &Running) + 'static) {
    on(Needs::BUS, move |_: &Desktop| {
        let service = serve(&["actions", "body"], None);
        let home = Home::new();
        let agent = home.start_on_desktop(&FAST);
        bed_in(&home, 62);
        test(&home, agent, &service);
    });
}

#[test]
fn put_off_it_comes_again_and_opens_the_evening() {
    with_service(|home, agent, service| {
        assert_eq!(offered(service), ["default", "open", "later", "not-tonight"]);
        assert_eq!(offer(home), WinddownOffer::Offered { can_put_off: true });
        service.press(41, "later");
        assert_eq!(service.asked(), Asked::Close(41));
        assert!(matches!(offer(home), WinddownOffer::PutOff { .. } | WinddownOffer::Offered { .. }));
        offered(service);
        service.press(42, "open");
        assert_eq!(service.asked(), Asked::Close(42));
        until("the evening opens", || home.windows() == ["--view evening"]);
        assert_eq!(offer(home), WinddownOffer::None);
        assert!(!declined(home, agent));
    });
}

#[test]
fn not_tonight_is_in_the_journal() {
    with_service(|home, agent, service| {
        offered(service);
        service.press(41, "not-tonight");
        assert_eq!(service.asked(), Asked::Close(41));
        until(
            "it is written down",
            || matches!(home.ask(Request::Evening { night: None }), Response::Evening(evening) if evening.not_tonight),
        );
        assert_eq!(offer(home), WinddownOffer::None);
        assert!(declined(home, agent));
    });
}

#[test]
fn at_bedtime_it_is_taken_back_and_never_comes_again() {
    with_service(|home, agent, service| {
        bed_in(home, 16); // the quarter of an hour in which it can be put off is nearly over
        offered(service);
        assert_eq!(service.asked(), Asked::Close(41));
        assert_eq!(offer(home), WinddownOffer::None);
        assert!(home.windows().is_empty());
        assert!(!declined(home, agent));
    });
}

#[test]
fn where_nothing_shows_notifications_the_window_asks() {
    on(Needs::BUS, |_: &Desktop| {
        let home = Home::new();
        let _agent = home.start_on_desktop(&FAST);
        bed_in(&home, 62);
        until("the evening opens", || home.windows() == ["--view evening"]);
        assert_eq!(offer(&home), WinddownOffer::Offered { can_put_off: true });
        home.ask(Request::WinddownPutOff);
        assert!(matches!(offer(&home), WinddownOffer::PutOff { .. }));
        let refused = home.client().request(Request::WinddownPutOff).unwrap_err();
        assert!(refused.to_string().contains("cannot be put off now"), "{refused}");
    });
}

#[test]
fn a_window_that_is_there_asks_where_it_is() {
    on(Needs::BUS, |_: &Desktop| {
        let home = Home::new();
        let _agent = home.start_on_desktop(&FAST);
        assert_eq!(home.run("open journal").code, 0);
        bed_in(&home, 62);
        until("the window is told", || home.windows().len() > 1);
        assert_eq!(home.windows(), ["--view journal", "--attend evening"], "nobody is led away from what they write");
    });
}

#[test]
fn switched_off_it_is_not_offered() {
    on(Needs::BUS, |_: &Desktop| {
        let home = Home::new();
        let _agent = home.start_on_desktop(&FAST);
        home.ask(Request::SettingsChange { change: json!({ "evening": { "remind": false } }) });
        bed_in(&home, 30);
        assert_eq!(offer(&home), WinddownOffer::None);
        home.ask(Request::SettingsChange { change: json!({ "evening": { "remind": true } }) });
        assert_eq!(offer(&home), WinddownOffer::Offered { can_put_off: true });
    });
}

/// The last caffeine is told of in twelve minutes of the agent's clock; what stands then is tested, and in the file afterwards.
fn with_an_item(test: impl Fn(&Home, &Running) + 'static, ticks: &'static [(&str, TickedBy)]) {
    on(Needs::BUS, move |_: &Desktop| {
        let service = serve(&["actions", "body"], None);
        let home = Home::new();
        let agent = home.start_on_desktop(&FAST);
        bed_in(&home, 9 * 60 + 12);
        let change = serde_json::from_value(json!({ "remind": true })).unwrap();
        home.ask(Request::ChecklistChange { item: "last-caffeine".into(), change });
        let Asked::Notify { title, actions, hints, .. } = service.asked() else { panic!("it is told of first") };
        assert_eq!(title, "For today: Last caffeine");
        assert_eq!(actions.iter().step_by(2).collect::<Vec<_>>(), ["default", "done"]);
        assert!(hints.contains(&("suppress-sound".into(), "true".into())), "without a sound: {hints:?}");
        test(&home, &service);
        let Response::Evening(evening) = home.ask(Request::Evening { night: None }) else { panic!("an evening") };
        drop(agent);
        let rows = Store::open(&home.journal(), evening.bed_at).unwrap().checklist().ticks(evening.night).unwrap();
        let rows: Vec<_> = rows.iter().map(|tick| (tick.item.as_str(), tick.ticked_by)).collect();
        assert_eq!(rows, ticks);
        // Its time passes while nobody runs, and it was told of: a start does not tell of it again.
        let _agent = home.start_on_desktop(&FAST);
        home.ask(Request::Status);
        // An agent that ends before it has heard that its notification was closed takes that back once more.
        let told: Vec<_> = service.asked.try_iter().filter(|asked| *asked != Asked::Close(41)).collect();
        assert!(told.is_empty(), "{told:?}");
    });
}

fn ticked(home: &Home) -> bool {
    let Response::Evening(evening) = home.ask(Request::Evening { night: None }) else { panic!("an evening") };
    evening.items.iter().any(|item| item.ticked_at.is_some())
}

#[test]
fn an_item_at_its_own_time_is_ticked_by_its_button() {
    with_an_item(
        |home, service| {
            service.press(41, "done");
            assert_eq!(service.asked(), Asked::Close(41));
            until("it is ticked", || ticked(home));
            assert!(home.windows().is_empty(), "nothing opens for it");
        },
        &[("last-caffeine", TickedBy::Person)],
    );
}

#[test]
fn an_item_that_is_pressed_opens_the_evening_and_is_not_ticked() {
    with_an_item(
        |home, service| {
            service.press(41, "default");
            assert_eq!(service.asked(), Asked::Close(41));
            until("the evening opens", || home.windows() == ["--view evening"]);
        },
        &[],
    );
}

#[test]
fn an_item_that_is_closed_is_not_ticked_and_one_that_is_ticked_elsewhere_goes() {
    with_an_item(
        |home, service| {
            service.closed(41, 2);
            home.ask(Request::Status);
            assert!(!ticked(home));
        },
        &[],
    );
    with_an_item(
        |home, service| {
            assert_eq!(home.run("winddown check last-caffeine").code, 0);
            assert_eq!(service.asked(), Asked::Close(41));
        },
        &[("last-caffeine", TickedBy::Person)],
    );
}
