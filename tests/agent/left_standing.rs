//! What a killed agent leaves, and what hangs beside a living one, with the real program: a reminder whose buttons would
//! answer nobody, and a list of programs that never answers.

use std::time::{Duration, Instant};

use limber_core::api::Request;

use crate::support::desktop::{Needs, on, run};
use crate::support::resident::{Home, until};
use crate::support::service::{Asked, serve};

#[test]
fn the_reminder_of_a_killed_agent_leaves_the_screen_before_the_next_one_comes() {
    on(Needs::BUS, |_| {
        let service = serve(&["actions"], None);
        let home = Home::new();
        let agent = home.start_on_desktop(&["agent", "--time-scale", "600"]);
        assert!(matches!(service.asked(), Asked::Notify { .. }));
        let note = home.path("state/limber/standing-reminder.json");
        until("it is written down", || note.exists());
        drop(agent); // without warning
        let _next = home.start_on_desktop(&["agent", "--time-scale", "600"]);
        assert_eq!(service.asked(), Asked::Close(41), "nothing new stands beside it");
        assert!(matches!(service.asked(), Asked::Notify { .. }), "the break is offered anew");
    });
}

#[test]
fn a_list_of_programs_that_hangs_holds_nobody_up() {
    on(Needs::NOTHING, |_| {
        let home = Home::new();
        let folder = home.path(".config/autostart");
        std::fs::create_dir_all(&folder).unwrap();
        // Opening it waits for somebody who reads, for ever: as a folder on a mount that is gone.
        run("mkfifo", &[folder.join("limber.desktop").to_str().unwrap()]);
        let _agent = home.start();
        let asked = Instant::now();
        let change = serde_json::json!({ "startup": { "autostart": true } });
        let refused = home.client().request(Request::SettingsChange { change });
        assert!(refused.is_err(), "it was not put on the list: {refused:?}");
        assert_eq!(home.run("status").code, 0);
        for _ in 0..20 {
            home.ask(Request::Health);
        }
        assert!(asked.elapsed() < Duration::from_secs(8), "{:?}", asked.elapsed());
    });
}
