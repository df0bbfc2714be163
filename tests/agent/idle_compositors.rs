//! Rest and return from compositors that people run: input is really given to them, and they really end.

use crate::support::resident;
use std::fs::File;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::support::compositor::{Compositor, Kind, on};
use crate::support::desktop::{self, Ear, ear, eventually, here};
use limber_agent::adapters::idle;
use limber_agent::ports::signal::{IdleSignal, Signal, SourceStanding};
use limber_core::api::{Request, Response};
use limber_core::health::{HealthSubject, Standing};

const MINUTE: Duration = Duration::from_mins(1);
const ACTIVE: Signal = Signal::Idle(IdleSignal::Active);
const EXT: &str = "wayland-ext-idle-notify";
const MUTTER: &str = "gnome-mutter";
const KDE: &str = "wayland-kde-idle";

#[track_caller]
fn rest_of(ear: &Ear, least: Duration) {
    match ear.next() {
        Signal::Idle(IdleSignal::Idle { since_input }) => {
            // The compositor's clock and ours differ by a few milliseconds, sixty times as many here.
            let close = since_input + Duration::from_secs(1) >= least && since_input < least * 4;
            assert!(close, "a rest of {least:?}, told as {since_input:?}");
        }
        other => panic!("expected a rest, not {other:?}"),
    }
}

/// At rest for a minute in a second, touched, at rest again and for longer, touched.
fn rest_and_return(kind: Kind, name: &str) {
    on(|_| {
        let compositor = Compositor::start(kind);
        let (report, ear) = ear();
        let source = idle::start(&here(), report, 60);
        source.watch(MINUTE);
        assert_eq!(ear.next(), ACTIVE, "the state at the start is told");
        assert_eq!(source.name(), name);
        ear.hears_of(name, SourceStanding::Answers);
        rest_of(&ear, MINUTE);
        let touched = Instant::now();
        compositor.touch(1);
        assert_eq!(ear.next(), ACTIVE);
        rest_of(&ear, MINUTE);
        assert!(touched.elapsed() >= Duration::from_millis(950), "counted from the touch: {:?}", touched.elapsed());
        source.watch(MINUTE * 2);
        rest_of(&ear, MINUTE * 2);
        source.watch(MINUTE / 2);
        rest_of(&ear, MINUTE * 2);
        compositor.touch(1);
        assert_eq!(ear.next(), ACTIVE);
        rest_of(&ear, MINUTE / 2);
    });
}

/// Killed while the person works, and started again.
fn end_and_start(kind: Kind, name: &str) {
    on(|_| {
        let compositor = Compositor::start(kind);
        let (report, ear) = ear();
        let source = idle::start(&here(), report, 1);
        source.watch(MINUTE);
        assert_eq!(ear.next(), ACTIVE);
        eventually("the thread that listens, which is called idle, waits", || desktop::sleeps_of("idle") > 0);
        let before = desktop::sleeps_of("idle");
        compositor.touch(50);
        // A device that comes and goes is told to everybody, input to nobody.
        let woken = desktop::sleeps_of("idle") - before;
        assert!(woken < 10, "50 touches woke the agent {woken} times");
        compositor.kill();
        assert_eq!(ear.next(), Signal::Idle(IdleSignal::Unknown));
        assert_eq!(source.name(), "none");
        assert_ne!(ear.source(name).unwrap().standing, SourceStanding::Answers);
        let compositor = Compositor::start(kind);
        assert_eq!(ear.next(), ACTIVE, "heard again, and the person counts as being there");
        assert_eq!(source.name(), name);
        ear.hears_of(name, SourceStanding::Answers);
        source.watch(Duration::from_secs(1));
        rest_of(&ear, Duration::from_secs(1));
        compositor.touch(1);
        assert_eq!(ear.next(), ACTIVE);
    });
}

#[test]
fn kwin_tells_rest_and_return() {
    rest_and_return(Kind::KWin, EXT);
}

#[test]
fn a_kwin_that_ends_is_unknown_and_the_next_one_is_heard() {
    end_and_start(Kind::KWin, EXT);
}

#[test]
fn wlroots_tells_rest_and_return() {
    rest_and_return(Kind::Wlroots, EXT);
}

#[test]
fn a_wlroots_that_ends_is_unknown_and_the_next_one_is_heard() {
    end_and_start(Kind::Wlroots, EXT);
}

#[test]
fn sway_tells_rest_and_return_by_the_older_protocol() {
    rest_and_return(Kind::Sway, KDE);
}

#[test]
fn a_sway_that_ends_is_unknown_and_the_next_one_is_heard() {
    end_and_start(Kind::Sway, KDE);
}

#[test]
fn mutter_tells_rest_and_return_over_the_bus() {
    rest_and_return(Kind::Mutter, MUTTER);
}

#[test]
fn a_mutter_that_ends_is_unknown_and_the_next_one_is_heard() {
    end_and_start(Kind::Mutter, MUTTER);
}

#[test]
fn the_agent_says_in_its_health_and_not_on_stderr_that_a_compositor_ended() {
    on(|desktop| {
        let compositor = Compositor::start(Kind::Wlroots);
        let home = resident::Home::new();
        let said = home.path("stderr");
        let mut command = home.command(["agent"]);
        command.env("WAYLAND_DISPLAY", desktop.dir.join(desktop::WAYLAND));
        command.stdout(Stdio::null()).stderr(File::create(&said).unwrap());
        let _agent = resident::Agent { child: command.spawn().unwrap() };
        let stands = |wanted: fn(&Standing) -> bool| {
            let Ok(mut client) = limber_wire::Client::connect_to(&home.address(), &limber_wire::hello("test")) else {
                return false;
            };
            let Ok(Response::Health(health)) = client.request(Request::Health) else { return false };
            let idle = health.lines.iter().filter(|line| line.subject == HealthSubject::Idle);
            idle.flat_map(|line| &line.sources).any(|source| source.name == EXT && wanted(&source.standing))
        };
        desktop::eventually("the compositor answers", || stands(|standing| *standing == Standing::Answers));
        compositor.kill();
        desktop::eventually("it does not any more", || stands(|standing| *standing != Standing::Answers));
        assert_eq!(std::fs::read_to_string(said).unwrap(), "");
    });
}
