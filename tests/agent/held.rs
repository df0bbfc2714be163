//! A break that falls due at a bad moment, with the real binary: do-not-disturb, sleep and lock as python-dbusmock plays
//! them, the reminder as its notification service received it, and what `limber status` says meanwhile.

use std::time::{Duration, Instant};

use crate::support::desktop::{Needs, SOON, on};
use crate::support::mock::Mock;
use crate::support::resident::{Home, until};
use limber_core::api::{Event, Request, Response, StatusReport};
use limber_core::engine::{HoldReason, Phase};
use limber_core::health::{HealthSubject, Standing};
use limber_wire::Events;

const NOTIFICATIONS: &str = "org.freedesktop.Notifications";
const LOGIND: &str = "/org/freedesktop/login1";
const SESSION: &str = "/org/freedesktop/login1/session/c2";

fn report(home: &Home) -> StatusReport {
    match home.ask(Request::Status) {
        Response::Status(report) => report,
        other => panic!("{other:?}"),
    }
}

/// What is told next of the break. Everything that is told waits to be read, so that no state is missed, however short
/// it is and however busy the machine.
fn next_told(events: &Events) -> StatusReport {
    let patience = Instant::now() + SOON;
    loop {
        let left = patience.saturating_duration_since(Instant::now());
        match events.next_within(left).expect("news of the break within 20 s") {
            Event::Status(report) => return report,
            Event::Leaving(reason) => panic!("the agent leaves: {reason:?}"),
            _ => {}
        }
    }
}

/// Reads on until the break is told to be held for exactly these reasons.
fn until_held(events: &Events, wanted: &[HoldReason]) {
    let mut told = Vec::new();
    let patience = Instant::now() + SOON;
    while Instant::now() < patience {
        let phase = next_told(events).status.phase;
        if matches!(&phase, Phase::Held { reasons, .. } if reasons == wanted) {
            return;
        }
        told.push(phase);
    }
    panic!("held for {wanted:?} was not told, but {told:?}");
}

fn do_not_disturb_is_heard(home: &Home) -> bool {
    let Response::Health(report) = home.ask(Request::Health) else { panic!("no health") };
    let mut lines = report.lines.into_iter().filter(|line| line.subject == HealthSubject::DoNotDisturb);
    lines.any(|line| line.sources.iter().any(|source| source.standing == Standing::Says { on: true }))
}

#[test]
fn a_break_is_held_through_do_not_disturb_sleep_and_lock_and_offered_once() {
    let needs = Needs { session: Some("c2"), ..Needs::BUS };
    on(needs, |_| {
        let logind = Mock::logind();
        logind.control(LOGIND, "AddSession", &("c2", "seat0", 1000u32, "somebody", true));
        let screen = |what: &str| logind.call(SESSION, "org.freedesktop.login1.Session", what, &());
        let sleep = |about_to: bool| logind.emit("PrepareForSleep", "b", &[about_to.into()]);
        let notifications = Mock::notifications();
        notifications.properties(NOTIFICATIONS, &[("Inhibited", true.into())]);
        let home = Home::new();
        // 120 times real time: the quarter of an hour is over in 7.5 s, the two minutes after an unlock in 1 s.
        let _agent = home.start_on_desktop(&["agent", "--time-scale", "120"]);
        until("do-not-disturb is heard", || do_not_disturb_is_heard(&home));
        let events = home.client().subscribe(false).unwrap().events;
        let quarter = serde_json::json!({ "breaks": { "interval_minutes": 15 } });
        home.ask(Request::SettingsChange { change: quarter });

        until_held(&events, &[HoldReason::DoNotDisturb]);
        let status = home.json("status");
        assert_eq!(status["status"]["phase"]["kind"], "held", "{status}");
        assert_eq!(status["status"]["phase"]["reasons"], serde_json::json!(["do_not_disturb"]), "{status}");

        // Sleep: the journal's companion is written before, and two quiet minutes begin after.
        let saved = home.path("data/limber/resume.json");
        let before = std::fs::read(&saved).unwrap_or_default();
        sleep(true);
        until("the state is saved before sleep", || std::fs::read(&saved).is_ok_and(|saved| saved != before));
        sleep(false);
        until_held(&events, &[HoldReason::DoNotDisturb, HoldReason::Settling]);
        until_held(&events, &[HoldReason::DoNotDisturb]);

        // Lock: it settles from the unlock on, however long it was locked.
        screen("Lock");
        until_held(&events, &[HoldReason::DoNotDisturb, HoldReason::Settling]);
        notifications.change(NOTIFICATIONS, ("Inhibited", false.into()));
        until_held(&events, &[HoldReason::Settling]);
        std::thread::sleep(Duration::from_millis(1300));
        let phase = report(&home).status.phase;
        assert!(matches!(&phase, Phase::Held { reasons, .. } if reasons == &[HoldReason::Settling]), "{phase:?}");
        assert_eq!(notifications.calls("Notify"), 0, "nothing was shown while it was held");
        screen("Unlock");
        let settled = loop {
            let report = next_told(&events);
            let Phase::Held { reasons, until, .. } = report.status.phase else { panic!("{:?}", report.status.phase) };
            assert_eq!(reasons, [HoldReason::Settling]);
            // While it is locked nobody knows when it ends: hours from now at the latest.
            if until - report.now <= chrono::TimeDelta::minutes(2) {
                break until;
            }
        };

        let offered = loop {
            let report = next_told(&events);
            // A minute at most is waited for a moment in which nobody types.
            if !matches!(report.status.phase, Phase::Held { .. } | Phase::Waiting { .. }) {
                break report;
            }
        };
        let phase = &offered.status.phase;
        assert!(matches!(phase, Phase::Due { announced: 1, .. }), "{phase:?}");
        assert!(offered.now >= settled, "offered at {}, before {settled}", offered.now);
        until("the break is offered", || notifications.calls("Notify") >= 1);
        std::thread::sleep(Duration::from_millis(700));
        // Read first: it is announced again after ten minutes, which are 5 s here.
        let shown = notifications.calls("Notify");
        let Phase::Due { announced, .. } = report(&home).status.phase else { panic!("it is still due") };
        assert!(shown <= usize::from(announced), "shown {shown} times, announced {announced} times");
    });
}
