//! The tray: what it shows, and what its entries do.

use std::time::Duration;

use limber_agent::ports::signal::{Signal, TrayCommand};
use limber_agent::ports::tray::{TrayEntry, TrayIcon};
use limber_core::api::{Request, Response, View};
use limber_core::engine::Phase;
use limber_core::journal::EpisodeFilter;

use super::World;

#[test]
fn the_tray_changes_once_a_minute_and_wakes_nobody_more_often() {
    let mut world = World::new();
    let before = world.calls.trays.borrow().len();
    let mut steps = 0;
    let end = Duration::from_mins(30);
    while world.calls.mono.get() < end {
        world.calls.mono.set(world.calls.mono.get() + world.driver.wait());
        world.driver.step(None);
        steps += 1;
    }
    let changes = world.calls.trays.borrow().len() - before;
    assert!((29..=31).contains(&changes), "{changes} changes in 30 minutes");
    assert!(steps <= 62, "{steps} wake-ups in 30 minutes");
    assert_eq!(world.tray().tooltip, "Next break in 30 min");
    assert_eq!(world.tray().icon, TrayIcon::Running);
}

#[test]
fn every_entry_of_the_tray_does_what_it_says() {
    let mut world = World::new();
    let choose = |world: &mut World, id: &str| world.signal(Signal::Tray(TrayCommand(id.into())));
    let has = |world: &World, wanted: &str| {
        world.tray().entries.iter().any(|entry| matches!(entry, TrayEntry::Item { id, .. } if id == wanted))
    };
    choose(&mut world, "pause-30");
    assert!(matches!(world.phase(), Phase::Paused { until: Some(_), .. }));
    assert_eq!(world.tray().icon, TrayIcon::Paused);
    assert!(has(&world, "resume"));
    choose(&mut world, "resume");
    assert!(matches!(world.phase(), Phase::Working { .. }));
    assert!(!has(&world, "resume") && !has(&world, "snooze"));
    choose(&mut world, "start");
    assert!(matches!(world.phase(), Phase::InBreak { .. }));
    assert!(!has(&world, "start"));
    choose(&mut world, "no-such-entry");
    choose(&mut world, "open");
    assert_eq!(*world.calls.windows.borrow(), [View::Break], "the second is kept for the window that starts");
}

#[test]
fn a_cramp_last_night_makes_today_gentle_and_taking_it_back_does_not() {
    let mut world = World::new();
    world.signal(Signal::Tray(TrayCommand("cramp".into())));
    assert_eq!(*world.calls.windows.borrow(), [View::Cramp]);
    let Response::Episodes(limber_core::journal::EpisodePage { episodes, .. }) =
        world.ask(Request::Episodes { since: None, until: None, filter: EpisodeFilter::default(), from: None })
    else {
        panic!()
    };
    assert!(episodes[0].ongoing);
    let gentle = |world: &mut World| match world.ask(Request::Status) {
        Response::Status(report) => (report.status.gentle, report.status.routine),
        other => panic!("{other:?}"),
    };
    // 09:00 still belongs to the night that ended this morning.
    assert_eq!(gentle(&mut world), (true, "seated".into()));
    world.ask(Request::EpisodeDelete { id: episodes[0].id });
    assert_eq!(gentle(&mut world), (false, "desk-reset".into()));
    world.ask(Request::EpisodeRestore { id: episodes[0].id });
    world.pass(Duration::from_hours(24));
    assert!(!gentle(&mut world).0, "a day later it is over");
}
