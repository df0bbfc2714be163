//! What the driver knows of the system's sources.

use std::time::Duration;

use limber_agent::ports::signal::{
    IdleSignal, NotificationSignal, SessionSignal, Signal, SourceReport, SourceStanding,
};
use limber_core::api::{Event, Request, Response, ServerFrame};
use limber_core::engine::HoldReason;
use limber_core::health::{Finding, HealthSubject, TestOutcome};
use limber_core::time::LocalTime;

use super::{World, frames, window};

#[test]
fn a_reminder_that_was_shown_and_lost_is_not_called_one_that_cannot_be_shown() {
    let mut world = World::new();
    world.ask(Request::NotificationTest);
    let test = world.calls.tests.borrow().last().unwrap().number;
    world.signal(Signal::Notification(NotificationSignal::Shown { reminder: test }));
    world.signal(Signal::Notification(NotificationSignal::Unavailable { reminder: test }));
    let Response::Health(report) = world.ask(Request::Health) else { panic!() };
    assert_eq!(report.test.map(|test| test.outcome), Some(TestOutcome::Waiting), "it may well have been seen");
    assert_eq!(report.lines[0].finding, Finding::ReminderShown);
    world.ask(Request::NotificationTest);
    let test = world.calls.tests.borrow().last().unwrap().number;
    world.signal(Signal::Notification(NotificationSignal::Unavailable { reminder: test }));
    let Response::Health(report) = world.ask(Request::Health) else { panic!() };
    assert_eq!(report.test.map(|test| test.outcome), Some(TestOutcome::NotShown));
    assert_eq!(report.lines[0].finding, Finding::ReminderRefused);
}

#[test]
fn a_source_that_tells_nonsense_does_not_end_the_driver() {
    let mut world = World::new();
    world.signal(Signal::Idle(IdleSignal::Idle { since_input: Duration::MAX }));
    let failing = SourceStanding::Failing { tries: u32::MAX, again_in: Some(Duration::MAX) };
    world.signal(SourceReport::signal(HealthSubject::Idle, "gnome-mutter", failing, None));
    assert!(matches!(world.ask(Request::Health), Response::Health(_)));
}

#[test]
fn the_health_report_has_the_last_value_of_each_signal() {
    let mut world = World::new();
    let queue = window(&mut world);
    let found = |world: &mut World, subject: HealthSubject| {
        let Response::Health(report) = world.ask(Request::Health) else { panic!() };
        report.lines.into_iter().find(|line| line.subject == subject).map(|line| (line.finding, line.at))
    };
    let answers = |subject, source| SourceReport::signal(subject, source, SourceStanding::Answers, None);
    world.signal(answers(HealthSubject::Idle, "x11-idletime"));
    world.signal(answers(HealthSubject::Lock, "logind-session"));
    world.signal(answers(HealthSubject::Sleep, "logind"));
    let dnd = SourceStanding::Says(true);
    world.signal(SourceReport::signal(HealthSubject::DoNotDisturb, "dunst-paused", dnd, None));
    world.pass(Duration::from_mins(5));
    let five = Some(LocalTime::parse_from_rfc3339("2026-11-12T09:05:00+01:00").unwrap());
    world.signal(Signal::Idle(IdleSignal::Idle { since_input: Duration::ZERO }));
    world.signal(Signal::Session(SessionSignal::Locked));
    world.signal(Signal::Session(SessionSignal::Woke));
    world.signal(Signal::Hold { reason: HoldReason::DoNotDisturb, active: true });
    world.signal(Signal::TrayHost { present: true });
    world.pass(Duration::from_mins(1));
    assert_eq!(found(&mut world, HealthSubject::Idle), Some((Finding::AtRest, five)));
    assert_eq!(found(&mut world, HealthSubject::Lock), Some((Finding::Locked, five)));
    assert_eq!(found(&mut world, HealthSubject::Sleep), Some((Finding::Woke, five)));
    assert_eq!(found(&mut world, HealthSubject::DoNotDisturb), Some((Finding::HoldOn, five)));
    assert_eq!(found(&mut world, HealthSubject::Tray), Some((Finding::TrayShown, None)));
    let told = frames(&queue).into_iter().any(|frame| matches!(frame, ServerFrame::Event(Event::HealthChanged(_))));
    assert!(told, "the window hears of it");

    world.signal(Signal::Idle(IdleSignal::Unknown));
    let failing = SourceStanding::Failing { tries: 2, again_in: Some(Duration::from_mins(4)) };
    world.signal(SourceReport::signal(HealthSubject::Idle, "x11-idletime", failing, Some("gone".into())));
    let ten = Some(LocalTime::parse_from_rfc3339("2026-11-12T09:10:00+01:00").unwrap());
    assert_eq!(found(&mut world, HealthSubject::Idle), Some((Finding::IdleSought, ten)), "the next try is named");
}
