//! A break that falls due at a bad moment, with the real binary: do-not-disturb, sleep and lock as python-dbusmock plays
//! them, the reminder as its notification service received it, and what `limber status` says meanwhile.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail by panicking")]

mod desktop;
mod mock;
mod resident;

use std::time::Duration;

use desktop::{Needs, on};
use limber_core::api::{Request, Response, StatusReport};
use limber_core::engine::{HoldReason, Phase};
use mock::Mock;
use resident::{Home, until};

const NOTIFICATIONS: &str = "org.freedesktop.Notifications";
const LOGIND: &str = "/org/freedesktop/login1";
const SESSION: &str = "/org/freedesktop/login1/session/c2";

fn report(home: &Home) -> StatusReport {
    match home.ask(Request::Status) {
        Response::Status(report) => report,
        other => panic!("{other:?}"),
    }
}

/// Waits until the break is held for exactly these reasons, in any order.
fn until_held(home: &Home, wanted: &[HoldReason]) {
    until(&format!("the break is held for {wanted:?}"), || {
        matches!(report(home).status.phase, Phase::Held { reasons, .. }
            if reasons.len() == wanted.len() && wanted.iter().all(|reason| reasons.contains(reason)))
    });
}

#[test]
fn a_break_is_held_through_do_not_disturb_sleep_and_lock_and_offered_once() {
    let needs = Needs { session: Some("c2"), ..Needs::BUS };
    on("a_break_is_held_through_do_not_disturb_sleep_and_lock_and_offered_once", needs, |_| {
        let logind = Mock::logind();
        logind.control(LOGIND, "AddSession", &("c2", "seat0", 1000u32, "somebody", true));
        let screen = |what: &str| logind.call(SESSION, "org.freedesktop.login1.Session", what, &());
        let sleep = |about_to: bool| logind.emit("PrepareForSleep", "b", &[about_to.into()]);
        let notifications = Mock::notifications();
        notifications.properties(NOTIFICATIONS, &[("Inhibited", true.into())]);
        let home = Home::new();
        // 120 times real time: the quarter of an hour is over in 7.5 s, the two minutes after an unlock in 1 s.
        let _agent = home.start_on_desktop(&["agent", "--time-scale", "120"]);
        let quarter = serde_json::json!({ "breaks": { "interval_minutes": 15 } });
        home.ask(Request::SettingsChange { change: quarter });

        until_held(&home, &[HoldReason::DoNotDisturb]);
        let status = home.json("status");
        assert_eq!(status["status"]["phase"]["kind"], "held", "{status}");
        assert_eq!(status["status"]["phase"]["reasons"], serde_json::json!(["do_not_disturb"]), "{status}");

        // Sleep: the journal's companion is written before, and two quiet minutes begin after.
        let saved = home.path("data/limber/resume.json");
        let before = std::fs::read(&saved).unwrap_or_default();
        sleep(true);
        until("the state is saved before sleep", || std::fs::read(&saved).is_ok_and(|saved| saved != before));
        sleep(false);
        until_held(&home, &[HoldReason::DoNotDisturb, HoldReason::Settling]);
        until_held(&home, &[HoldReason::DoNotDisturb]);

        // Lock: it settles from the unlock on, however long it was locked.
        screen("Lock");
        until_held(&home, &[HoldReason::DoNotDisturb, HoldReason::Settling]);
        notifications.change(NOTIFICATIONS, ("Inhibited", false.into()));
        until_held(&home, &[HoldReason::Settling]);
        std::thread::sleep(Duration::from_millis(1300));
        until_held(&home, &[HoldReason::Settling]);
        assert_eq!(notifications.calls("Notify"), 0, "nothing was shown while it was held");
        screen("Unlock");
        let mut settled = None;
        until("two quiet minutes begin with the unlock", || {
            let report = report(&home);
            if let Phase::Held { reasons, until, .. } = report.status.phase
                && until - report.now <= chrono::TimeDelta::minutes(2)
            {
                assert_eq!(reasons, [HoldReason::Settling]);
                settled = Some(until);
            }
            settled.is_some()
        });

        until("the break is offered", || notifications.calls("Notify") == 1);
        let report = report(&home);
        assert!(matches!(report.status.phase, Phase::Due { announced: 1, .. }), "{:?}", report.status.phase);
        assert!(report.now >= settled.unwrap(), "offered at {}, before {settled:?}", report.now);
        std::thread::sleep(Duration::from_millis(700));
        assert_eq!(notifications.calls("Notify"), 1, "once");
    });
}
