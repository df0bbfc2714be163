//! The main job with the real binary: an hour at the desk, in fast motion, on a desktop of its own. The reminder
//! reaches a real notification service, the pointer is really moved, and what is read is the journal file.

use std::time::Duration;

use crate::support::desktop::{Desktop, Needs, on};
use crate::support::resident::{Agent, Home, until};
use crate::support::service::{Asked, serve};
use chrono::{Days, Local};
use limber_core::api::{Request, Response};
use limber_core::engine::{BreakAnswer, BreakOutcome, BreakRecord, Phase};
use limber_core::time::day_of;
use limber_store::Store;

/// 600 times real time: the hour is over in 6 s, ten minutes in 1 s.
const HOUR_IN_SIX_SECONDS: [&str; 3] = ["agent", "--time-scale", "600"];

/// The records in the journal file, oldest first, read after the agent was ended without warning.
fn records(home: &Home, agent: Agent) -> Vec<BreakRecord> {
    drop(agent);
    let now = Local::now().fixed_offset();
    let store = Store::open(&home.journal(), now).unwrap();
    // The agent's clock runs ahead of this one, possibly past the end of the day.
    let days = [Some(day_of(now)), day_of(now).checked_add_days(Days::new(1))];
    days.into_iter().flatten().flat_map(|day| store.breaks().of_day(day).unwrap()).collect()
}

fn phase(home: &Home) -> Phase {
    match home.ask(Request::Status) {
        Response::Status(report) => report.status.phase,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_hourly_reminder_is_snoozed_then_started_and_the_journal_says_so() {
    on(Needs::BUS, |_| {
        let service = serve(&["actions", "body"], None);
        let home = Home::new();
        let agent = home.start_on_desktop(&HOUR_IN_SIX_SECONDS);

        let Asked::Notify { body, actions, expires, .. } = service.asked() else { panic!("the reminder comes first") };
        assert!(body.contains("25 s of calf stretch"), "it names what to do: {body}");
        assert_eq!(expires, 0, "it stays until it is answered");
        let ids: Vec<_> = actions.iter().step_by(2).map(String::as_str).collect();
        assert_eq!(ids, ["default", "start", "snooze", "skip"]);

        service.press(41, "snooze");
        assert_eq!(service.asked(), Asked::Close(41));
        assert!(matches!(phase(&home), Phase::Snoozed { count: 1, .. } | Phase::Waiting { .. } | Phase::Due { .. }));

        assert!(matches!(service.asked(), Asked::Notify { .. }), "ten minutes later it is back");
        service.press(42, "start");
        assert_eq!(service.asked(), Asked::Close(42));
        until("the guided break opens", || home.windows() == ["--view break"]);
        assert!(matches!(phase(&home), Phase::InBreak { .. }));
        assert_eq!(home.run("break done partly").code, 0);

        let records = records(&home, agent);
        let [record] = records.as_slice() else { panic!("one break, one record: {records:?}") };
        assert_eq!((record.outcome, record.answer), (BreakOutcome::Taken, Some(BreakAnswer::Partly)));
        assert_eq!(record.snoozes, 1);
        assert!(record.sitting_seconds >= 3600 + 600, "an hour and the snooze: {record:?}");
        let due = record.due_at.expect("it had fallen due");
        assert!((record.started_at - due).num_seconds() >= 600, "after the ten minutes: {record:?}");
    });
}

#[test]
fn nobody_answers_three_times_and_the_break_is_missed() {
    on(Needs::BUS, |_| {
        let service = serve(&["actions"], None);
        let home = Home::new();
        let agent = home.start_on_desktop(&HOUR_IN_SIX_SECONDS);
        for shown in 1u32..=3 {
            let Asked::Notify { hints, .. } = service.asked() else { panic!("reminder {shown}") };
            let quiet = hints.contains(&("suppress-sound".into(), "true".into()));
            assert_eq!(quiet, shown > 1, "only the first one may sound");
            assert_eq!(service.asked(), Asked::Close(40 + shown), "each leaves the screen for the next");
        }
        until("a new hour begins", || matches!(phase(&home), Phase::Working { .. }));
        let records = records(&home, agent);
        let [record] = records.as_slice() else { panic!("one break, one record: {records:?}") };
        assert_eq!((record.outcome, record.answer, record.snoozes), (BreakOutcome::Missed, None, 0));
        let waited = (record.started_at - record.due_at.unwrap()).num_minutes();
        assert!(waited >= 30, "three times ten minutes: {waited}");
    });
}

#[test]
fn without_a_notification_service_the_windows_prompt_opens() {
    on(Needs::BUS, |_| {
        let home = Home::new();
        let agent = home.start_on_desktop(&HOUR_IN_SIX_SECONDS);
        until("the prompt opens", || home.windows().first().is_some_and(|view| view == "--view break"));
        assert!(matches!(phase(&home), Phase::Due { .. }), "the break waits for an answer");
        assert_eq!(home.run("break skip").code, 0);
        let records = records(&home, agent);
        assert_eq!(records.iter().map(|record| record.outcome).collect::<Vec<_>>(), [BreakOutcome::Skipped]);
    });
}

#[test]
fn a_pointer_that_rests_for_the_length_of_a_break_is_a_natural_break() {
    on(Needs::X, |desktop: &Desktop| {
        let home = Home::new();
        // 60 times real time: a break of three minutes is three seconds.
        let agent = home.start_on_desktop(&["agent", "--time-scale", "60"]);
        let sat = |least: u64| match home.ask(Request::Status) {
            Response::Status(report) => report.status.sitting_seconds >= least,
            other => panic!("{other:?}"),
        };
        let mut x = 0;
        until("two minutes are spent at work", || {
            x = (x + 7) % 600;
            desktop.move_pointer(x, 200);
            sat(120)
        });
        until("the absence counts", || matches!(phase(&home), Phase::Away { counts_at: None, .. }));
        std::thread::sleep(Duration::from_millis(500));
        desktop.move_pointer(300, 300);
        until("the person is back", || matches!(phase(&home), Phase::Working { .. }));
        // The desk works in order: once it has answered, what ended before is written.
        home.ask(Request::Evening { night: None });

        let records = records(&home, agent);
        let [record] = records.as_slice() else { panic!("one absence, one record: {records:?}") };
        assert_eq!((record.outcome, record.due_at), (BreakOutcome::Natural, None));
        assert!((record.ended_at - record.started_at).num_seconds() >= 180, "as long as a break: {record:?}");
        assert!(record.sitting_seconds >= 60, "and there was sitting before it: {record:?}");
    });
}

#[test]
fn a_break_whose_window_ends_with_an_error_is_not_taken_and_says_so() {
    on(Needs::BUS, |_| {
        let service = serve(&["actions"], None);
        let home = Home::new();
        home.set_window("#!/bin/sh\nsleep 0.2\nexit 3\n");
        let agent = home.start_on_desktop(&HOUR_IN_SIX_SECONDS);
        assert!(matches!(service.asked(), Asked::Notify { .. }), "the reminder");
        service.press(41, "start");
        assert_eq!(service.asked(), Asked::Close(41));
        let Asked::Notify { body, .. } = service.asked() else { panic!("it is due again") };
        assert!(body.contains("exit status: 3"), "it says why: {body}");
        assert!(!matches!(phase(&home), Phase::InBreak { .. }));
        assert!(records(&home, agent).iter().all(|record| record.outcome != BreakOutcome::Taken));
    });
}

/// A window's program that is alive and never says a word. The limit is in real time: it is waited for in full.
#[test]
fn a_break_whose_window_never_speaks_is_given_up_and_says_so() {
    on(Needs::BUS, |_| {
        let service = serve(&["actions"], None);
        let home = Home::new();
        home.set_window("#!/bin/sh\necho $$ > \"${0%window.sh}window.pid\"\nexec sleep 60\n");
        let agent = home.start_on_desktop(&["agent"]);
        assert_eq!(home.run("break start").code, 0);
        assert!(matches!(phase(&home), Phase::InBreak { .. }), "it may still come");
        let Asked::Notify { body, .. } = service.asked() else { panic!("it is said") };
        assert!(body.contains("did not open within 10 seconds"), "it says why: {body}");
        assert!(matches!(phase(&home), Phase::Working { .. }), "{:?}", phase(&home));
        let process = std::fs::read_to_string(home.path("window.pid")).unwrap();
        let ended = std::process::Command::new("kill").arg(process.trim()).status().unwrap();
        assert!(ended.success(), "the silent program was there all the while");
        assert!(records(&home, agent).is_empty());
    });
}

#[test]
fn a_break_whose_window_is_killed_before_it_speaks_is_given_up_and_says_so() {
    on(Needs::BUS, |_| {
        let service = serve(&["actions"], None);
        let home = Home::new();
        home.set_window("#!/bin/sh\nkill -9 $$\n");
        let agent = home.start_on_desktop(&["agent"]);
        home.run("break start"); // it may have ended before the answer
        let Asked::Notify { body, .. } = service.asked() else { panic!("it is said") };
        assert!(body.contains("signal: 9"), "it says why: {body}");
        assert!(matches!(phase(&home), Phase::Working { .. }), "{:?}", phase(&home));
        assert!(records(&home, agent).is_empty());
    });
}

/// Without a notification service the tray, `limber status` and the window that does come up are all there is.
#[test]
fn a_break_that_could_not_be_shown_is_told_by_status_where_nothing_can_be_notified() {
    let home = Home::new();
    home.set_window("#!/bin/sh\nkill -9 $$\n");
    let _agent = home.start();
    home.run("break start"); // it may have ended before the answer
    until("the break is given up", || matches!(phase(&home), Phase::Working { .. }));
    let status = home.run("status").stdout;
    assert!(status.contains("No window can be shown") && status.contains("signal: 9"), "{status}");
    assert_eq!(home.json("status")["break_problem"]["code"], "not_now");
}
