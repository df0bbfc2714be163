//! Real keyboard-and-pointer signals: a pointer moves under Xvfb, stops, moves again; the server dies and returns.

use std::time::Duration;

use crate::support::desktop::{self, Needs, ear, here, on};
use limber_agent::adapters::idle;
use limber_agent::ports::signal::{IdleSignal, Signal};

const X: Needs = Needs::X;
const MINUTE: Duration = Duration::from_mins(1);
const ACTIVE: Signal = Signal::Idle(IdleSignal::Active);

#[track_caller]
fn since_input(signal: Signal) -> Duration {
    match signal {
        Signal::Idle(IdleSignal::Idle { since_input }) => since_input,
        other => panic!("expected a rest, not {other:?}"),
    }
}

#[test]
fn a_pointer_that_stops_is_a_rest_and_one_that_moves_ends_it() {
    on(X, |desktop| {
        let (report, ear) = ear();
        // A minute passes in a second.
        let source = idle::start(&here(), report, 60);
        desktop.move_pointer(10, 10);
        source.watch(MINUTE);
        assert_eq!(ear.next(), ACTIVE, "the state at the start is told");
        assert_eq!(source.name(), "x11-idletime");
        let rest = since_input(ear.next());
        assert!(rest >= MINUTE && rest < MINUTE * 2, "a minute's rest, told as {rest:?}");
        desktop.move_pointer(20, 20);
        assert_eq!(ear.next(), ACTIVE);
        let rest = since_input(ear.next());
        assert!(rest >= MINUTE && rest < MINUTE * 2, "the second rest, told as {rest:?}");
    });
}

#[test]
fn a_longer_threshold_is_told_in_the_same_rest() {
    on(X, |desktop| {
        let (report, ear) = ear();
        let source = idle::start(&here(), report, 60);
        desktop.move_pointer(10, 10);
        source.watch(MINUTE / 4);
        assert_eq!(ear.next(), ACTIVE);
        since_input(ear.next());
        source.watch(MINUTE);
        let rest = since_input(ear.next());
        assert!(rest >= MINUTE && rest < MINUTE * 2, "the whole rest, told as {rest:?}");
        source.watch(MINUTE / 2);
        let rest = since_input(ear.next());
        assert!(rest >= MINUTE, "a threshold that has passed is told at once, with the whole rest: {rest:?}");
        desktop.move_pointer(20, 20);
        assert_eq!(ear.next(), ACTIVE);
    });
}

#[test]
fn a_person_at_work_costs_nothing() {
    on(X, |desktop| {
        let (report, ear) = ear();
        let source = idle::start(&here(), report, 1);
        desktop.move_pointer(10, 10);
        source.watch(MINUTE);
        assert_eq!(ear.next(), ACTIVE);
        ear.silent_for(Duration::from_millis(300));
        let before = desktop::sleeps_of("idle");
        assert!(before > 0, "the thread that listens is called idle");
        for step in 0..20 {
            desktop.move_pointer(10 + step, 10);
        }
        assert_eq!(desktop::sleeps_of("idle"), before, "twenty movements woke the agent");
        ear.silent_for(Duration::ZERO);
    });
}

#[test]
fn a_server_that_dies_is_unknown_and_one_that_returns_is_heard_again() {
    on(X, |desktop| {
        let (report, ear) = ear();
        let source = idle::start(&here(), report, 1);
        desktop.move_pointer(10, 10);
        source.watch(MINUTE);
        assert_eq!(ear.next(), ACTIVE);
        desktop.kill_x();
        assert_eq!(ear.next(), Signal::Idle(IdleSignal::Unknown));
        assert_eq!(source.name(), "none");
        ear.silent_for(Duration::from_millis(1500));
        let display = std::env::var("DISPLAY").unwrap();
        let (_server, _) = desktop::x_server(&[&display]);
        assert_eq!(ear.next(), ACTIVE, "heard again, and the person counts as being there");
        assert_eq!(source.name(), "x11-idletime");
    });
}

#[test]
fn without_a_display_idle_time_is_unknown() {
    on(Needs::NOTHING, |_| {
        let (report, ear) = ear();
        let source = idle::start(&here(), report, 1);
        source.watch(MINUTE);
        assert_eq!(ear.next(), Signal::Idle(IdleSignal::Unknown));
        assert_eq!(source.name(), "none");
        ear.silent_for(Duration::from_millis(1500));
    });
}
