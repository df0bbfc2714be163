//! Keys that work from anywhere: really pressed under Xvfb, taken by another program, changed, cleared; and asked for at
//! a portal on a private bus.

mod portal;

use std::process::Command;
use std::time::Duration;

use crate::support::desktop::{self, Ear, Needs, ear, eventually, here, on};
use crate::support::resident::{Home, until};
use limber_agent::adapters::shortcut::Shortcuts;
use limber_agent::ports::signal::{ShortcutSignal, Signal, SourceStanding};
use limber_core::api::{Event, Request, Response};
use limber_core::health::{Finding, HealthReport, HealthSubject, ShortcutStanding};
use limber_core::settings::Shortcut;
use serde_json::json;
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ConnectionExt as _, GrabMode, ModMask};

fn keys(text: &str) -> Shortcut {
    text.parse().unwrap()
}

fn pressed(text: &str) -> Signal {
    Signal::Shortcut(ShortcutSignal::Pressed { of: keys(text) })
}

fn stands(text: &str, standing: ShortcutStanding) -> Signal {
    Signal::Shortcut(ShortcutSignal::Stands { of: keys(text), standing })
}

fn xdotool(arguments: &[&str]) {
    assert!(Command::new("xdotool").args(arguments).status().unwrap().success(), "xdotool {arguments:?}");
}

fn press(keys: &str) {
    xdotool(&["key", keys]);
}

fn held(text: &str) -> (Shortcuts, Ear) {
    let (report, ear) = ear();
    let shortcuts = Shortcuts::start(&here(), report);
    shortcuts.set(Some(keys(text)));
    assert_eq!(ear.next(), stands(text, ShortcutStanding::Held));
    (shortcuts, ear)
}

#[test]
fn a_real_press_is_heard_whatever_the_locks_are_at() {
    on(Needs::X, |_| {
        let (_shortcuts, ear) = held("Ctrl+Alt+C");
        ear.hears_of("x11-keys", SourceStanding::Answers);
        press("ctrl+alt+c");
        assert_eq!(ear.next(), pressed("Ctrl+Alt+C"));
        // Caps Lock, both, Num Lock, none.
        for lock in ["Caps_Lock", "Num_Lock", "Caps_Lock", "Num_Lock"] {
            press(lock);
            press("ctrl+alt+c");
            assert_eq!(ear.next(), pressed("Ctrl+Alt+C"), "after {lock}");
        }
        for other in ["c", "ctrl+c", "alt+c", "ctrl+alt+d", "ctrl+alt+shift+c"] {
            press(other);
        }
        ear.silent_for(Duration::from_millis(300));
    });
}

#[test]
fn a_key_held_down_is_one_press() {
    on(Needs::X, |_| {
        let (_shortcuts, ear) = held("Super+F8");
        xdotool(&["keydown", "super", "keydown", "F8", "sleep", "1.2", "keyup", "F8", "keyup", "super"]);
        assert_eq!(ear.next(), pressed("Super+F8"));
        ear.silent_for(Duration::from_millis(300));
        press("super+F8");
        assert_eq!(ear.next(), pressed("Super+F8"), "the next one counts again");
    });
}

#[test]
fn a_key_of_another_program_is_told_and_taken_when_it_is_free() {
    on(Needs::X, |desktop| {
        let other = x11rb::connect(None).unwrap().0;
        let root = other.setup().roots[0].root;
        // Escape is key 9 on every keyboard of Xvfb, and C is 54.
        let with = ModMask::CONTROL | ModMask::M1;
        other.grab_key(false, root, with, 54, GrabMode::ASYNC, GrabMode::ASYNC).unwrap().check().unwrap();
        let (report, ear) = ear();
        let place = here();
        let shortcuts = Shortcuts::start(&place, report);
        shortcuts.set(Some(keys("Ctrl+Alt+C")));
        assert_eq!(ear.next(), stands("Ctrl+Alt+C", ShortcutStanding::Taken));
        ear.hears_of_failing("x11-keys");
        drop(other);
        desktop.move_pointer(1, 1); // the server has taken the other program's end in
        // Somebody asks the agent for something: it tries again at once.
        place.offer(&place.here().place);
        assert_eq!(ear.next(), stands("Ctrl+Alt+C", ShortcutStanding::Held));
        press("ctrl+alt+c");
        assert_eq!(ear.next(), pressed("Ctrl+Alt+C"));
    });
}

#[test]
fn other_keys_take_the_place_of_those_before_and_none_are_free_for_others() {
    on(Needs::X, |_| {
        let (shortcuts, ear) = held("Ctrl+Alt+C");
        shortcuts.set(Some(keys("Ctrl+Shift+7")));
        assert_eq!(ear.next(), stands("Ctrl+Shift+7", ShortcutStanding::Held));
        let other = x11rb::connect(None).unwrap().0;
        let root = other.setup().roots[0].root;
        let with = ModMask::CONTROL | ModMask::M1;
        let grab = || other.grab_key(false, root, with, 54, GrabMode::ASYNC, GrabMode::ASYNC).unwrap().check();
        eventually("the keys before are free", || grab().is_ok());
        press("ctrl+shift+7");
        assert_eq!(ear.next(), pressed("Ctrl+Shift+7"));
        shortcuts.set(None);
        eventually("the thread has ended", || desktop::sleeps_of("shortcut") == 0);
        press("ctrl+shift+7");
        ear.silent_for(Duration::from_millis(300));
    });
}

#[test]
fn a_key_that_is_not_on_the_keyboard_is_told() {
    on(Needs::X, |_| {
        let (report, ear) = ear();
        let shortcuts = Shortcuts::start(&here(), report);
        let connection = x11rb::connect(None).unwrap().0;
        // A keyboard without C.
        connection.change_keyboard_mapping(1, 54, 1, &[0x6c1]).unwrap().check().unwrap();
        shortcuts.set(Some(keys("Ctrl+Alt+C")));
        assert_eq!(ear.next(), stands("Ctrl+Alt+C", ShortcutStanding::NoSuchKey));
        connection.change_keyboard_mapping(1, 54, 1, &[0x63]).unwrap().check().unwrap();
        assert_eq!(ear.next(), stands("Ctrl+Alt+C", ShortcutStanding::Held), "the layout was changed");
        press("ctrl+alt+c");
        assert_eq!(ear.next(), pressed("Ctrl+Alt+C"));
    });
}

#[test]
fn a_server_that_dies_and_returns_has_the_keys_held_again() {
    on(Needs::X, |desktop| {
        let (_shortcuts, ear) = held("Ctrl+Alt+C");
        desktop.kill_x();
        assert_eq!(ear.next(), stands("Ctrl+Alt+C", ShortcutStanding::Lost));
        ear.hears_of_failing("x11-keys");
        let display = std::env::var("DISPLAY").unwrap();
        let (_server, _) = desktop::x_server(&[&display]);
        let mut next = ear.next();
        while next == stands("Ctrl+Alt+C", ShortcutStanding::Lost) {
            next = ear.next();
        }
        assert_eq!(next, stands("Ctrl+Alt+C", ShortcutStanding::Held));
        press("ctrl+alt+c");
        assert_eq!(ear.next(), pressed("Ctrl+Alt+C"));
    });
}

#[test]
fn keys_that_are_not_pressed_cost_nothing() {
    on(Needs::X, |desktop| {
        let (_shortcuts, ear) = held("Ctrl+Alt+C");
        press("a"); // the server has used no other keyboard yet, and tells of the change
        ear.silent_for(Duration::from_millis(300));
        let slept = || desktop::sleeps_of("shortcut") + desktop::sleeps_of("bus");
        let before = slept();
        assert!(desktop::sleeps_of("shortcut") > 0, "the thread that holds the keys is called shortcut");
        for step in 0..20 {
            desktop.move_pointer(10 + step, 10);
            press("a");
        }
        ear.silent_for(Duration::from_secs(1));
        assert_eq!(slept(), before, "typing elsewhere woke the agent");
    });
}

#[test]
fn without_a_display_there_is_no_way() {
    on(Needs::NOTHING, |_| {
        let (report, ear) = ear();
        let shortcuts = Shortcuts::start(&here(), report);
        shortcuts.set(Some(keys("Ctrl+Alt+C")));
        assert_eq!(ear.next(), stands("Ctrl+Alt+C", ShortcutStanding::NoWay));
        ear.hears_of("x11-keys", SourceStanding::Absent);
    });
}

fn health(response: Response) -> HealthReport {
    match response {
        Response::Health(report) => *report,
        other => panic!("{other:?}"),
    }
}

fn finding(home: &Home) -> Finding {
    let report = health(home.ask(Request::Health));
    report.lines.into_iter().find(|line| line.subject == HealthSubject::Shortcut).unwrap().finding
}

fn cramps(home: &Home) -> usize {
    home.json("log").as_array().map_or(0, Vec::len)
}

#[test]
fn a_key_opens_the_cramp_screen_and_writes_the_cramp_down() {
    on(Needs { bus: true, ..Needs::X }, |_| {
        let home = Home::new();
        {
            let _agent = home.start_on_desktop(&["agent"]);
            assert_eq!(finding(&home), Finding::ShortcutNone);
            let refused =
                home.client().request(Request::SettingsChange { change: json!({ "shortcuts": { "cramp": "C" } }) });
            assert!(refused.unwrap_err().to_string().contains("needs Ctrl, Alt or Super"));
            let typed = home.run("shortcut control + alt + c");
            assert_eq!((typed.code, typed.stderr.as_str()), (0, ""), "{typed:?}");
            assert!(typed.stdout.starts_with("Ctrl+Alt+C "), "{typed:?}");
            assert_eq!(home.run("shortcut Ctrl+Alt+Nose").code, 64);
            until("the keys are held", || finding(&home) == Finding::ShortcutHeld);

            let mut window = home.client();
            assert!(health(window.request(Request::ShortcutTry { on: true }).unwrap()).shortcut_try.is_some());
            let mut events = home.client().subscribe(false).unwrap().events;
            press("ctrl+alt+c");
            let heard = events.find_map(|event| match event {
                Event::HealthChanged(report) if report.shortcut_try.is_some_and(|tried| tried.heard) => Some(()),
                _ => None,
            });
            assert!(heard.is_some());
            assert!(home.windows().is_empty(), "a try opens nothing");
            assert_eq!(cramps(&home), 0);

            window.request(Request::ShortcutTry { on: true }).unwrap();
            drop(window);
            until("whoever tried has left", || health(home.ask(Request::Health)).shortcut_try.is_none());
            press("ctrl+alt+c");
            until("the screen opens", || home.windows() == ["--view cramp"]);
            until("the cramp is written down", || cramps(&home) == 1);
        }
        let _agent = home.start_on_desktop(&["agent"]);
        until("the keys are held after a new start", || finding(&home) == Finding::ShortcutHeld);
        assert_eq!(home.run("shortcut").stdout, "Ctrl+Alt+C opens Cramp now from anywhere.\n");
        assert!(home.run("doctor").stdout.contains("Ctrl+Alt+C opens Cramp now from anywhere."));
        assert_eq!(home.json("shortcut none")["shortcuts"]["cramp"], serde_json::Value::Null);
        assert_eq!(finding(&home), Finding::ShortcutNone);
        let windows = home.windows().len();
        press("ctrl+alt+c");
        std::thread::sleep(Duration::from_millis(500));
        assert_eq!(home.windows().len(), windows, "keys that were cleared open nothing");
    });
}
