//! What the system tells about the session: sleep and lock through a logind played by the test, and the request to end.

use std::collections::HashMap;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use crate::support::desktop::{self, Ear, Needs, SOON, ear, eventually, here, on};
use limber_agent::adapters::{session, termination};
use limber_agent::ports::signal::{SessionSignal, Signal, SourceStanding};
use zbus::blocking::{Connection, connection};
use zbus::zvariant::{ObjectPath, OwnedObjectPath, Value};

const BUS: Needs = Needs::BUS;
const MANAGER: &str = "/org/freedesktop/login1";
const SESSION: &str = "/org/freedesktop/login1/session/_37";

/// The manager of logind, which knows one session.
struct Manager(Sender<String>);

#[zbus::interface(name = "org.freedesktop.login1.Manager")]
impl Manager {
    fn get_session(&self, id: String) -> zbus::fdo::Result<OwnedObjectPath> {
        let known = id == "auto";
        self.0.send(id).unwrap();
        if known {
            Ok(ObjectPath::from_static_str_unchecked(SESSION).into())
        } else {
            Err(zbus::fdo::Error::Failed("no such session".into()))
        }
    }
}

struct Logind {
    connection: Connection,
    asked: Receiver<String>,
}

fn logind() -> Logind {
    let (sender, asked) = channel();
    let builder = connection::Builder::session().unwrap().serve_at(MANAGER, Manager(sender)).unwrap();
    Logind { connection: builder.name("org.freedesktop.login1").unwrap().build().unwrap(), asked }
}

impl Logind {
    /// Waits until the session has been looked up and is listened to: it is unlocked until that is heard, once.
    fn found(&self, ear: &Ear) {
        assert_eq!(self.asked.recv_timeout(SOON).unwrap(), "auto");
        let mut heard = None;
        eventually("the session is listened to", || {
            self.request("Unlock");
            heard = ear.within(Duration::from_millis(50));
            heard.is_some()
        });
        assert_eq!(heard, Some(Signal::Session(SessionSignal::Unlocked)));
    }

    fn prepare_for_sleep(&self, about_to: bool) {
        self.emit(MANAGER, "org.freedesktop.login1.Manager", "PrepareForSleep", &about_to);
    }

    fn request(&self, member: &str) {
        self.emit(SESSION, "org.freedesktop.login1.Session", member, &());
    }

    fn locked_hint(&self, locked: bool) {
        let changed = HashMap::from([("LockedHint", Value::Bool(locked))]);
        let body = ("org.freedesktop.login1.Session", changed, Vec::<String>::new());
        self.emit(SESSION, "org.freedesktop.DBus.Properties", "PropertiesChanged", &body);
    }

    fn emit(
        &self,
        path: &str,
        interface: &str,
        member: &str,
        body: &(impl serde::Serialize + zbus::zvariant::DynamicType),
    ) {
        self.connection.emit_signal(None::<&str>, path, interface, member, body).unwrap();
    }
}

#[track_caller]
fn told(ear: &Ear, signal: SessionSignal) {
    assert_eq!(ear.next(), Signal::Session(signal));
}

#[test]
fn sleep_wake_lock_and_unlock_are_told_once_each() {
    on(BUS, |_| {
        let logind = logind();
        let (report, ear) = ear();
        session::start(&here(), report);
        logind.found(&ear);
        logind.prepare_for_sleep(true);
        told(&ear, SessionSignal::Suspending);
        logind.prepare_for_sleep(false);
        told(&ear, SessionSignal::Woke);
        logind.request("Lock");
        logind.locked_hint(true);
        told(&ear, SessionSignal::Locked);
        logind.locked_hint(false);
        told(&ear, SessionSignal::Unlocked);
        logind.request("Unlock");
        ear.silent_for(Duration::from_millis(200));
        logind.locked_hint(true);
        told(&ear, SessionSignal::Locked);
    });
}

#[test]
fn nobody_but_logind_says_that_the_machine_sleeps_or_is_locked() {
    on(BUS, |_| {
        let logind = logind();
        let (report, ear) = ear();
        session::start(&here(), report);
        logind.found(&ear);
        let (_, asked) = channel();
        let stranger = Logind { connection: Connection::session().unwrap(), asked };
        stranger.prepare_for_sleep(true);
        stranger.request("Lock");
        stranger.locked_hint(true);
        ear.silent_for(Duration::from_millis(300));
        logind.request("Lock");
        told(&ear, SessionSignal::Locked);
    });
}

#[test]
fn a_logind_that_starts_later_is_heard() {
    on(BUS, |_| {
        let (report, ear) = ear();
        session::start(&here(), report);
        ear.silent_for(Duration::from_millis(300));
        let logind = logind();
        logind.found(&ear);
        logind.locked_hint(true);
        told(&ear, SessionSignal::Locked);
        logind.prepare_for_sleep(true);
        told(&ear, SessionSignal::Suspending);
    });
}

#[test]
fn without_a_system_bus_nothing_is_told() {
    on(Needs::NOTHING, |_| {
        let (report, ear) = ear();
        session::start(&here(), report);
        ear.silent_for(Duration::from_millis(300));
    });
}

#[test]
fn each_request_to_end_is_passed_on_instead_of_ending_the_process() {
    on(Needs::NOTHING, |_| {
        let (report, ear) = ear();
        termination::start(report);
        let own = std::process::id().to_string();
        for signal in ["-TERM", "-INT", "-HUP"] {
            desktop::run("kill", &[signal, &own]);
            assert_eq!(ear.next(), Signal::Terminate, "{signal}");
        }
    });
}

#[test]
fn a_logind_or_a_bus_that_ends_is_failing_until_it_is_back() {
    on(BUS, |desktop| {
        let first = logind();
        let (report, ear) = ear();
        session::start(&here(), report);
        first.found(&ear);
        ear.hears_of("logind", SourceStanding::Answers);
        drop(first);
        let ended = SourceStanding::Failing { tries: 1, again_in: None };
        ear.hears_of("logind", ended);
        ear.hears_of("logind-session", ended);
        let second = logind();
        assert_eq!(second.asked.recv_timeout(SOON).unwrap(), "auto");
        ear.hears_of("logind-session", SourceStanding::Answers);
        second.locked_hint(true);
        told(&ear, SessionSignal::Locked);
        desktop.kill_bus();
        ear.hears_of_failing("logind");
        ear.hears_of_failing("logind-session");
        drop(second);
        let _bus = desktop.start_bus_again();
        let third = logind();
        assert_eq!(third.asked.recv_timeout(SOON).unwrap(), "auto");
        ear.hears_of("logind", SourceStanding::Answers);
        ear.hears_of("logind-session", SourceStanding::Answers);
        third.locked_hint(false);
        told(&ear, SessionSignal::Unlocked);
        third.prepare_for_sleep(true);
        told(&ear, SessionSignal::Suspending);
    });
}
