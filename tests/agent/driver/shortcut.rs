//! The keys for "Cramp now": held as the settings say, and what a press does.

use std::time::Duration;

use limber_agent::message::Message;
use limber_agent::ports::signal::{ShortcutSignal, Signal, TrayCommand};
use limber_core::api::{Request, Response, View};
use limber_core::health::{Finding, HealthReport, HealthSubject, ShortcutStanding};
use limber_core::journal::EpisodeFilter;
use limber_core::settings::Shortcut;
use serde_json::json;

use super::World;

fn keys(text: &str) -> Shortcut {
    text.parse().unwrap()
}

fn set(world: &mut World, cramp: Option<&str>) {
    world.ask(Request::SettingsChange { change: json!({ "shortcuts": { "cramp": cramp } }) });
}

fn press(world: &mut World, text: &str) {
    world.signal(Signal::Shortcut(ShortcutSignal::Pressed { of: keys(text) }));
}

fn health(world: &mut World) -> HealthReport {
    match world.ask(Request::Health) {
        Response::Health(report) => *report,
        other => panic!("{other:?}"),
    }
}

fn finding(world: &mut World) -> Finding {
    let lines = health(world).lines;
    lines.iter().find(|line| line.subject == HealthSubject::Shortcut).unwrap().finding
}

fn opened(world: &World) -> usize {
    world.calls.windows.borrow().iter().filter(|view| **view == View::Cramp).count()
}

fn cramps(world: &mut World) -> usize {
    match world.ask(Request::Episodes { since: None, until: None, filter: EpisodeFilter::default(), from: None }) {
        Response::Episodes(page) => page.episodes.len(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_system_holds_what_the_settings_name_and_is_asked_once() {
    let mut world = World::new();
    world.pass(Duration::from_mins(2));
    assert!(world.calls.shortcuts.borrow().is_empty(), "nobody asked for keys");
    set(&mut world, Some("ctrl+alt+c"));
    world.pass(Duration::from_mins(2));
    set(&mut world, Some("Super+F8"));
    set(&mut world, None);
    assert_eq!(*world.calls.shortcuts.borrow(), [Some(keys("Ctrl+Alt+C")), Some(keys("Super+F8")), None]);
}

#[test]
fn a_press_helps_and_writes_down_and_one_of_keys_before_does_nothing() {
    let mut world = World::new();
    press(&mut world, "Ctrl+Alt+C");
    assert_eq!((opened(&world), cramps(&mut world)), (0, 0), "no keys are set");
    set(&mut world, Some("Ctrl+Alt+C"));
    press(&mut world, "Ctrl+Alt+C");
    assert_eq!((opened(&world), cramps(&mut world)), (1, 1));
    press(&mut world, "Ctrl+Alt+C");
    assert_eq!(cramps(&mut world), 1, "pressed again it is the same cramp");
    set(&mut world, Some("Super+F8"));
    press(&mut world, "Ctrl+Alt+C");
    assert_eq!(opened(&world), 1, "a press that was on its way when the keys changed");
}

#[test]
fn a_try_is_told_once_and_opens_nothing() {
    let mut world = World::new();
    set(&mut world, Some("Ctrl+Alt+C"));
    world.ask(Request::ShortcutTry { on: true });
    press(&mut world, "Ctrl+Alt+C");
    assert!(health(&mut world).shortcut_try.unwrap().heard);
    assert_eq!((opened(&world), cramps(&mut world)), (0, 0));
    press(&mut world, "Ctrl+Alt+C");
    assert_eq!(opened(&world), 1, "the try was over");
}

#[test]
fn a_try_ends_by_itself_by_asking_and_with_whoever_began_it() {
    let mut world = World::new();
    set(&mut world, Some("Ctrl+Alt+C"));
    world.ask(Request::ShortcutTry { on: true });
    world.pass(Duration::from_secs(31));
    assert_eq!(health(&mut world).shortcut_try, None);
    press(&mut world, "Ctrl+Alt+C");
    assert_eq!(opened(&world), 1, "nobody has to wait for help");
    world.calls.windows.borrow_mut().clear();
    for end in [Message::Left(99), Message::Left(7)] {
        let ends = matches!(end, Message::Left(99));
        world.ask(Request::ShortcutTry { on: true });
        world.driver.step(Some(end));
        assert_eq!(health(&mut world).shortcut_try.is_none(), ends);
    }
    world.ask(Request::ShortcutTry { on: false });
    assert_eq!(health(&mut world).shortcut_try, None);
}

#[test]
fn what_became_of_the_keys_is_forgotten_with_them() {
    let mut world = World::new();
    let stands = |text, standing| Signal::Shortcut(ShortcutSignal::Stands { of: keys(text), standing });
    assert_eq!(finding(&mut world), Finding::ShortcutNone);
    set(&mut world, Some("Ctrl+Alt+C"));
    assert_eq!(finding(&mut world), Finding::ShortcutUntold);
    world.signal(stands("Ctrl+Alt+C", ShortcutStanding::Taken));
    assert_eq!(finding(&mut world), Finding::ShortcutTaken);
    set(&mut world, Some("Super+F8"));
    world.signal(stands("Ctrl+Alt+C", ShortcutStanding::Held));
    assert_eq!(finding(&mut world), Finding::ShortcutUntold, "that was said of the keys before");
    world.signal(stands("Super+F8", ShortcutStanding::Held));
    assert_eq!(finding(&mut world), Finding::ShortcutHeld);
}

#[test]
fn keys_tray_window_and_terminal_at_once_make_one_cramp() {
    let mut world = World::new();
    set(&mut world, Some("Ctrl+Alt+K"));
    press(&mut world, "Ctrl+Alt+K");
    world.signal(Signal::Tray(TrayCommand("cramp".into())));
    world.ask(Request::CrampStart { muscle: None, side: None });
    world.driver.step(Some(Message::Signal(Signal::Tray(TrayCommand("cramp".into())))));
    assert_eq!(cramps(&mut world), 1);
    world.pass(Duration::from_secs(90));
    world.signal(Signal::Tray(TrayCommand("ache".into())));
    world.signal(Signal::Tray(TrayCommand("ache".into())));
    assert_eq!(cramps(&mut world), 2, "an ache beside it");
    world.pass(Duration::from_secs(61));
    world.signal(Signal::Tray(TrayCommand("ache".into())));
    assert_eq!(cramps(&mut world), 3, "after a minute it is another one");
}
