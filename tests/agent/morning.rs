//! The morning's question with the real binary: it reaches a real notification service, each button does what it says, and
//! what is read is the journal file. Where nothing shows notifications the window asks.

use chrono::NaiveDate;
use limber_core::api::{Request, Response};
use limber_core::journal::{EpisodeFilter, NightAnswer, NightState, NightSummary};
use limber_store::Store;
use serde_json::json;

use crate::support::desktop::{Desktop, Needs, on};
use crate::support::resident::{Agent, Home, until, zone_of};
use crate::support::service::{Asked, Running, serve};

/// 600 times real time: an hour in six seconds.
const FAST: [&str; 3] = ["agent", "--time-scale", "600"];

fn last_night(home: &Home) -> NightSummary {
    let Response::Today(today) = home.ask(Request::Today) else { panic!("today") };
    today.last_night
}

fn asked(service: &Running) -> Vec<String> {
    let Asked::Notify { title, body, actions, expires, .. } = service.asked() else {
        panic!("the question comes first")
    };
    assert_eq!(title, "Any cramps last night?");
    assert!(body.contains("not recorded"), "it says what no answer means: {body}");
    assert_eq!(expires, 0, "it stays until it is answered");
    actions.iter().step_by(2).cloned().collect()
}

/// The answer in the journal file, after the agent was ended without warning.
fn in_the_file(home: &Home, agent: Agent, night: NaiveDate) -> Option<NightAnswer> {
    drop(agent);
    let now = "2026-11-12T12:00:00Z".parse().unwrap();
    Store::open(&home.journal(), now).unwrap().nights().get(night).unwrap()?.answer
}

/// Nine in the morning: wake time has passed, and noon is far.
fn with_service(arguments: &'static [&'static str], test: impl Fn(&Home, Agent, &Running) + 'static) {
    on(Needs::BUS, move |_: &Desktop| {
        let service = serve(&["actions", "body"], None);
        let home = Home::in_zone(zone_of(9));
        let agent = home.start_on_desktop(arguments);
        home.ask(Request::SettingsChange { change: json!({ "breaks": { "interval_minutes": 180 } }) });
        test(&home, agent, &service);
    });
}

#[test]
fn none_is_in_the_journal() {
    with_service(&["agent"], |home, agent, service| {
        assert_eq!(asked(service), ["default", "none", "yes", "later"]);
        service.press(41, "none");
        assert_eq!(service.asked(), Asked::Close(41));
        until("it is written down", || last_night(home).state == NightState::CrampFree);
        assert!(home.windows().is_empty(), "nothing opens for it");
        let night = last_night(home).night;
        assert_eq!(in_the_file(home, agent, night), Some(NightAnswer::None));
    });
}

#[test]
fn yes_is_in_the_journal_and_opens_the_form_with_last_night() {
    with_service(&["agent"], |home, agent, service| {
        asked(service);
        service.press(41, "yes");
        assert_eq!(service.asked(), Asked::Close(41));
        until("the form opens", || home.windows() == ["--view night"]);
        until("it is written down", || last_night(home).state == NightState::Cramps);
        let night = last_night(home).night;
        assert_eq!(in_the_file(home, agent, night), Some(NightAnswer::Cramps));
    });
}

#[test]
fn later_it_comes_once_more_and_unanswered_nothing_is_recorded() {
    with_service(&FAST, |home, agent, service| {
        asked(service);
        service.press(41, "later");
        assert_eq!(service.asked(), Asked::Close(41));
        assert_eq!(asked(service), ["default", "none", "yes"], "once more, and not again");
        service.closed(42, 2);
        until("it is closed", || last_night(home).state == NightState::NotRecorded);
        let night = last_night(home).night;
        assert_eq!(in_the_file(home, agent, night), None);
        let _agent = home.start_on_desktop(&["agent"]);
        last_night(home);
        assert!(service.asked.try_recv().is_err(), "a restart does not ask again");
    });
}

#[test]
fn answered_in_a_terminal_it_goes() {
    with_service(&["agent"], |home, _agent, service| {
        asked(service);
        assert_eq!(home.run("night none").code, 0);
        assert_eq!(service.asked(), Asked::Close(41));
        assert_eq!(last_night(home).answer, Some(NightAnswer::None));
    });
}

#[test]
fn put_off_in_a_terminal_it_comes_once_more_and_cannot_be_put_off_again() {
    with_service(&FAST, |home, _agent, service| {
        asked(service);
        for (line, sentence) in [
            ("night later yesterday", "nothing else goes with it"),
            ("night later --sleep 3", "nothing else goes with it"),
        ] {
            let refused = home.run(line);
            assert!(refused.code == 64 && refused.stderr.contains(sentence), "{line}: {refused:?}");
        }
        let later = home.run("night later");
        assert!(later.code == 0 && later.stdout.contains("in about an hour"), "{later:?}");
        assert_eq!(service.asked(), Asked::Close(41));
        assert_eq!(asked(service), ["default", "none", "yes"], "once more");
        let refused = home.run("night later");
        assert!(refused.code == 69 && refused.stderr.contains("is not asked again"), "{refused:?}");
        assert_eq!(service.asked(), Asked::Close(42), "it has been seen all the same");
        assert_eq!(last_night(home).answer, None, "not answered is not recorded");
    });
}

#[test]
fn a_cramp_of_the_night_has_answered_it() {
    on(Needs::BUS, |_: &Desktop| {
        let home = Home::in_zone(zone_of(5)); // before wake time
        let agent = home.start_on_desktop(&["agent"]);
        assert_eq!(home.run("cramp --ago 1h --muscle calf").code, 0);
        drop(agent);
        let service = serve(&["actions", "body"], None);
        let _agent = home.start_on_desktop(&["agent"]);
        home.ask(Request::SettingsChange { change: json!({ "evening": { "week": week("04:30") } }) });
        assert_eq!(last_night(&home).state, NightState::Cramps);
        assert!(service.asked.try_recv().is_err());
        // An ache does not say whether there was a cramp.
        let Response::Episodes(page) =
            home.ask(Request::Episodes { since: None, until: None, filter: EpisodeFilter::default(), from: None })
        else {
            panic!("episodes")
        };
        home.ask(Request::EpisodeDelete { id: page.episodes[0].id });
        assert_eq!(home.run("cramp --kind ache --ago 1h").code, 0);
        assert!(service.asked.try_recv().is_err(), "what was answered once is not asked about again");
    });
}

fn week(wake_time: &str) -> Vec<serde_json::Value> {
    vec![json!({ "bedtime": "22:45", "wake_time": wake_time }); 7]
}

#[test]
fn before_wake_time_nothing_asks_and_then_it_does() {
    on(Needs::BUS, |_: &Desktop| {
        let service = serve(&["actions", "body"], None);
        let home = Home::in_zone(zone_of(5));
        let _agent = home.start_on_desktop(&["agent"]);
        home.ask(Request::SettingsChange { change: json!({ "breaks": { "interval_minutes": 180 } }) });
        assert!(service.asked.try_recv().is_err());
        home.ask(Request::SettingsChange { change: json!({ "evening": { "week": week("04:30") } }) });
        asked(&service);
        home.ask(Request::SettingsChange { change: json!({ "evening": { "ask_in_the_morning": false } }) });
        assert_eq!(service.asked(), Asked::Close(41));
    });
}

#[test]
fn where_nothing_shows_notifications_the_window_asks() {
    on(Needs::BUS, |_: &Desktop| {
        let home = Home::in_zone(zone_of(9));
        let _agent = home.start_on_desktop(&["agent"]);
        until("Today opens, with its card", || home.windows() == ["--view today"]);
        home.ask(Request::NightChange {
            night: last_night(&home).night,
            change: serde_json::from_value(json!({ "answer": "none" })).unwrap(),
        });
        assert_eq!(last_night(&home).state, NightState::CrampFree);
        assert_eq!(home.windows(), ["--view today"]);
    });
}

#[test]
fn a_window_that_is_there_asks_where_it_is() {
    on(Needs::BUS, |_: &Desktop| {
        let home = Home::in_zone(zone_of(5));
        let _agent = home.start_on_desktop(&["agent"]);
        assert_eq!(home.run("open journal").code, 0);
        home.ask(Request::SettingsChange { change: json!({ "evening": { "week": week("04:30") } }) });
        until("the window is told", || home.windows().len() > 1);
        assert_eq!(home.windows(), ["--view journal", "--attend today"], "nobody is led away from what they write");
    });
}
