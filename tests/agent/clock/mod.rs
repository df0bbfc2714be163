//! The real agent while somebody sets the time of day: a span stays as long as it was, a length is never absurd, nothing
//! is thrown away because of it, and a time that lost its meaning ends with a word about that.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use chrono::TimeDelta;
use limber_core::api::{Request, Response, StatusReport};
use limber_core::engine::Phase;
use limber_core::journal::EpisodeFilter;

use crate::support::resident::{Agent, Home, until};

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;
const YEAR: i64 = 366 * DAY;

/// An agent with a clock that can be set.
struct Clocked {
    home: Home,
    library: PathBuf,
}

impl Clocked {
    fn new() -> Self {
        let home = Home::new();
        let library = home.path("clock.so");
        let source = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/agent/clock/set.c");
        let built = Command::new("cc").args(["-shared", "-fPIC", "-O1", "-o"]).arg(&library).arg(source).status();
        assert!(built.expect("a C compiler").success());
        Self { home, library }
    }

    fn start(&self, arguments: &[&str]) -> Agent {
        let set = "export LD_PRELOAD=\"$0\" CLOCK_PUT=\"$HOME/put\"; exec \"$@\"";
        self.home.start_wrapped(&["env"], set, &self.library, arguments)
    }

    /// Puts the clock by so many seconds of what it really is.
    fn put(&self, seconds: i64) {
        let fresh = self.home.path("put.new");
        fs::write(&fresh, seconds.to_string()).unwrap();
        fs::rename(&fresh, self.home.path("put")).unwrap();
    }

    fn status(&self) -> StatusReport {
        match self.home.ask(Request::Status) {
            Response::Status(report) => report,
            other => panic!("{other:?}"),
        }
    }
}

/// How long a pause lasts from now on, in whole minutes.
fn left(report: &StatusReport) -> Option<i64> {
    match report.status.phase {
        Phase::Paused { until: Some(until), .. } => Some(((until - report.now).num_seconds() + 30) / 60),
        _ => None,
    }
}

/// Back and forth by hours and by years, relative to the real time.
const SETTINGS: [i64; 5] = [-5 * HOUR, 5 * HOUR, 10 * YEAR, -20 * YEAR, 0];

#[test]
fn a_pause_of_minutes_lasts_them_whatever_the_clock_shows() {
    let clocked = Clocked::new();
    let _agent = clocked.start(&["agent"]);
    assert_eq!(clocked.home.run("pause 30m").code, 0);
    for put in SETTINGS {
        clocked.put(put);
        let report = clocked.status();
        assert_eq!(left(&report), Some(30), "put by {put} s: {report:?}");
        let said = clocked.home.run("status").stdout;
        assert!(said.contains("aused"), "{said}");
    }
    assert_eq!(clocked.home.run("quit").code, 0);
}

#[test]
fn it_ends_when_they_are_over() {
    for put in [-HOUR, HOUR, 3 * YEAR] {
        let clocked = Clocked::new();
        // A minute is a second here.
        let _agent = clocked.start(&["agent", "--time-scale", "60"]);
        assert_eq!(clocked.home.run("pause 1m").code, 0);
        clocked.put(put / 60);
        until("the pause is over", || !matches!(clocked.status().status.phase, Phase::Paused { .. }));
        assert!(!clocked.status().status.pause_ended_by_clock, "it ended as it was asked to");
    }
}

#[test]
fn a_pause_until_a_day_that_was_never_real_ends_with_a_word_about_it() {
    let clocked = Clocked::new();
    clocked.put(10 * YEAR);
    let _agent = clocked.start(&["agent"]);
    assert_eq!(clocked.home.run("pause tomorrow").code, 0);
    assert!(matches!(clocked.status().status.phase, Phase::Paused { until: Some(_), .. }));
    clocked.put(0);
    let report = clocked.status();
    assert!(!matches!(report.status.phase, Phase::Paused { .. }), "{report:?}");
    assert!(report.status.pause_ended_by_clock);
    let said = clocked.home.run("status").stdout;
    assert!(said.contains("The pause has ended: the clock of this computer was set"), "{said}");
}

#[test]
fn a_cramp_lasts_as_long_as_it_did() {
    for put in [-5 * HOUR, 5 * HOUR, 2 * DAY, 10 * YEAR] {
        let clocked = Clocked::new();
        let _agent = clocked.start(&["agent"]);
        let cramp = || match clocked.home.ask(Request::CrampStart { muscle: None, side: None }) {
            Response::Episode(episode) => episode,
            other => panic!("{other:?}"),
        };
        let begun = cramp();
        clocked.put(put);
        // Asked for again it is still the same one, not one that was forgotten.
        let same = cramp();
        assert_eq!((same.id, same.ongoing), (begun.id, true), "put by {put} s");
        let Response::Episode(over) = clocked.home.ask(Request::CrampEnd { id: begun.id }) else { panic!("no cramp") };
        let seconds = over.entry.duration_seconds.expect("a length");
        assert!(seconds < 120, "put by {put} s it lasted {seconds} s");
    }
}

#[test]
fn the_first_moment_at_the_desk_never_lies_in_the_future() {
    let clocked = Clocked::new();
    clocked.put(2 * HOUR);
    let _agent = clocked.start(&["agent"]);
    let first = || match clocked.home.ask(Request::Today) {
        Response::Today(today) => today.first_at_desk,
        other => panic!("{other:?}"),
    };
    until("somebody is at the desk", || first().is_some());
    for put in [0, HOUR, -2 * HOUR, 400 * DAY] {
        clocked.put(put);
        let now = clocked.status().now;
        if let Some(first) = first() {
            assert!((now - first).abs() < TimeDelta::minutes(5), "put by {put} s: {first} at {now}");
        }
    }
}

#[test]
fn what_was_deleted_yesterday_can_be_had_back_under_a_clock_of_years_later() {
    let clocked = Clocked::new();
    let agent = clocked.start(&["agent"]);
    assert_eq!(clocked.home.run("cramp --ago 10m").code, 0);
    let Response::Episodes(page) =
        clocked.home.ask(Request::Episodes { since: None, until: None, filter: EpisodeFilter::default(), from: None })
    else {
        panic!("no page")
    };
    let id = page.episodes[0].id;
    clocked.home.ask(Request::EpisodeDelete { id });
    for line in ["break start", "break done"] {
        assert_eq!(clocked.home.run(line).code, 0);
    }
    assert_eq!(clocked.home.run("quit").code, 0);
    drop(agent);
    clocked.put(10 * YEAR);
    let agent = clocked.start(&["agent"]);
    std::thread::sleep(Duration::from_millis(100));
    assert_eq!(clocked.home.run("quit").code, 0);
    drop(agent);
    clocked.put(0);
    let _agent = clocked.start(&["agent"]);
    assert!(matches!(clocked.home.ask(Request::EpisodeRestore { id }), Response::Episode(_)));
}
