//! The person is at another desktop than the one the agent was started on: what it needs of a desktop moves there, and
//! stays where it is as long as that answers. Real X servers, real buses, services played by the test.

use std::path::Path;
use std::time::Duration;

use limber_agent::adapters::desktop::Desktop;
use limber_agent::adapters::notify::{Notifier, Slot};
use limber_agent::adapters::{attention, idle, notify, session};
use limber_agent::ports::reminder::Reminder;
use limber_agent::ports::signal::{IdleSignal, NotificationSignal, Report, Signal, SourceStanding};
use limber_core::api::Surroundings;
use limber_core::engine::HoldReason;
use zbus::blocking::connection;
use zbus::zvariant::{ObjectPath, OwnedObjectPath};

use crate::support::desktop::{self, Ear, Needs, ear, eventually, on, sleeps_of, x_server};
use crate::support::service::{Asked, serve};

const DESKTOP: Needs = Needs { x: true, ..Needs::BUS };
const ACTIVE: Signal = Signal::Idle(IdleSignal::Active);
const UNKNOWN: Signal = Signal::Idle(IdleSignal::Unknown);
const MINUTE: Duration = Duration::from_mins(1);

/// The desktop of this test, as a client in it would tell it.
fn theirs() -> Surroundings {
    Surroundings::from_variables(|name| std::env::var(name).ok())
}

/// What an agent knows that was started by a timer, or over ssh: a folder without a bus.
fn nowhere(dir: &Path) -> Surroundings {
    Surroundings::default().with("XDG_RUNTIME_DIR", &dir.join("empty").to_string_lossy())
}

fn reminder(number: u64) -> Reminder {
    let (title, body) = ("Time to move".to_owned(), "Your calves".to_owned());
    Reminder { number, title, body, actions: vec![("start".into(), "Start".into())], quiet: false }
}

fn everything(place: &Desktop, report: &Report) -> idle::IdleSource {
    session::start(place, report.clone());
    notify::watch_service(place, report.clone());
    attention::start(place, report, &[HoldReason::DoNotDisturb, HoldReason::Meeting, HoldReason::Fullscreen]);
    let source = idle::start(place, report.clone(), 1);
    source.watch(MINUTE);
    source
}

#[track_caller]
fn shown(ear: &Ear, number: u64) {
    assert_eq!(ear.next(), Signal::Notification(NotificationSignal::Shown { reminder: number }));
}

#[test]
fn an_agent_started_without_a_desktop_moves_to_that_of_whoever_asks() {
    on(DESKTOP, |desktop| {
        let service = serve(&["actions"], None);
        let (report, ear) = ear();
        let place = Desktop::at(nowhere(&desktop.dir));
        let source = everything(&place, &report);
        let notifier = Notifier::new(&place, report, Slot::Reminder, None);
        assert_eq!(ear.next(), UNKNOWN);
        notifier.show(reminder(1));
        assert_eq!(ear.next(), Signal::Notification(NotificationSignal::Unavailable { reminder: 1 }));
        ear.hears_of_failing("freedesktop-notifications");

        place.offer(&theirs());
        assert_eq!(ear.next(), ACTIVE);
        assert_eq!(source.name(), "x11-idletime");
        notifier.show(reminder(2));
        shown(&ear, 2);
        assert!(matches!(service.asked(), Asked::Notify { .. }));
        ear.hears_of("freedesktop-notifications", SourceStanding::Answers);
    });
}

#[test]
fn of_two_desktops_that_answer_the_first_is_kept() {
    on(DESKTOP, |desktop| {
        let (report, ear) = ear();
        let place = Desktop::at(theirs());
        let source = everything(&place, &report);
        assert_eq!(ear.next(), ACTIVE);
        let folder = desktop.dir.join("second");
        std::fs::create_dir(&folder).unwrap();
        let (_bus, bus) = desktop::bus(&folder, &[]);
        let (_x, display) = x_server(&["-displayfd", "1"]);
        let second = theirs().with("DISPLAY", &display.unwrap()).with("DBUS_SESSION_BUS_ADDRESS", &bus);
        let less = nowhere(&desktop.dir).with("DISPLAY", ":99999");
        for other in [&second, &less, &Surroundings::default()] {
            place.offer(other);
            ear.silent_for(Duration::from_millis(300));
            assert_eq!((place.here().place, source.name()), (theirs(), "x11-idletime"));
        }
        // Until it does not answer any more.
        desktop.kill_x();
        let heard = [ear.next(), ear.next()];
        assert!(heard.contains(&UNKNOWN) && heard.contains(&ACTIVE), "{heard:?}");
        assert_eq!(place.here().place, second, "a desktop that was told of before is remembered");
    });
}

/// logind with one session of this user, on the X display of the test.
struct Manager;

const SESSION: &str = "/org/freedesktop/login1/session/_33";

#[zbus::interface(name = "org.freedesktop.login1.Manager")]
#[allow(clippy::unused_self, reason = "the interface's signature")]
impl Manager {
    fn list_sessions(&self) -> Vec<(String, u32, String, String, OwnedObjectPath)> {
        let path = ObjectPath::from_static_str_unchecked(SESSION);
        let other = ObjectPath::from_static_str_unchecked("/org/freedesktop/login1/session/_34");
        let own = own_user();
        vec![
            ("34".into(), own + 1, "somebody".into(), "seat0".into(), other.into()),
            ("33".into(), own, "the person".into(), "seat0".into(), path.into()),
        ]
    }
}

struct Session(String);

#[zbus::interface(name = "org.freedesktop.login1.Session")]
#[allow(clippy::unused_self, reason = "the interface's signature")]
impl Session {
    #[zbus(property)]
    fn display(&self) -> String {
        self.0.clone()
    }

    #[zbus(property)]
    fn remote(&self) -> bool {
        false
    }
}

fn own_user() -> u32 {
    desktop::run("id", &["-u"]).trim().parse().unwrap()
}

#[test]
fn the_display_of_the_persons_session_is_found_without_anybody_asking() {
    on(DESKTOP, |desktop| {
        let (report, ear) = ear();
        let place = Desktop::at(nowhere(&desktop.dir));
        let source = everything(&place, &report);
        assert_eq!(ear.next(), UNKNOWN);
        let builder = connection::Builder::session().unwrap().serve_at("/org/freedesktop/login1", Manager).unwrap();
        let session = Session(std::env::var("DISPLAY").unwrap());
        let logind =
            builder.serve_at(SESSION, session).unwrap().name("org.freedesktop.login1").unwrap().build().unwrap();
        // Somebody logs in; by then logind may not have been heard of.
        let (path, manager) = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager");
        let named = ("33", ObjectPath::from_static_str_unchecked(SESSION));
        let mut heard = None;
        eventually("the display is found", || {
            logind.emit_signal(None::<&str>, path, manager, "SessionNew", &named).unwrap();
            heard = ear.within(Duration::from_millis(100));
            heard.is_some()
        });
        assert_eq!(heard, Some(ACTIVE));
        assert_eq!(source.name(), "x11-idletime");
        assert_eq!(place.here().place.get("XDG_SESSION_ID"), Some("33"));
    });
}

#[test]
fn a_desktop_that_is_gone_for_good_is_tried_less_and_less() {
    on(DESKTOP, |desktop| {
        let (report, ear) = ear();
        let place = Desktop::at(theirs());
        let _source = everything(&place, &report);
        let _notifier = Notifier::new(&place, report, Slot::Reminder, None);
        assert_eq!(ear.next(), ACTIVE);
        ear.hears_of("freedesktop-notifications", SourceStanding::Absent);
        desktop.kill_bus();
        desktop.kill_x();
        assert_eq!(ear.next(), UNKNOWN);
        ear.hears_of_failing("freedesktop-notifications");
        ear.hears_of_failing("x11-idletime");
        std::thread::sleep(Duration::from_millis(300));
        let before = sleeps_of("bus") + sleeps_of("idle");
        std::thread::sleep(Duration::from_millis(1500));
        let woken = sleeps_of("bus") + sleeps_of("idle") - before;
        assert!(woken < 60, "woken {woken} times in 1.5 s of waiting");
    });
}
