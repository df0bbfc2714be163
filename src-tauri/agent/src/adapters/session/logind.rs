//! Sleep and lock from systemd-logind (or elogind) on the system bus.
//!
//! Lock and Unlock are requests to the desktop, `LockedHint` is its answer. Some desktops give only one of the two,
//! so both count and a repeated state is told once.

use std::collections::HashMap;

use futures_lite::{StreamExt, future};
use limber_core::api::Surroundings;
use limber_core::health::HealthSubject;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};
use zbus::{Connection, Message, MessageStream};

use crate::adapters::bus::{self, BackOff, BusError};
use crate::adapters::desktop::{Desktop, Here};
use crate::ports::signal::{Report, SessionSignal, Signal, SourceReport, SourceStanding};

const SERVICE: &str = "org.freedesktop.login1";
const PATH: &str = "/org/freedesktop/login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const SESSION: &str = "org.freedesktop.login1.Session";
const PROPERTIES: &str = "org.freedesktop.DBus.Properties";

/// Follows logind for as long as the process runs; a lost bus is tried again, without hurry.
pub(super) async fn follow(desktop: Desktop, report: Report) {
    let mut locked = None;
    let mut back_off = BackOff::default();
    loop {
        let here = desktop.here();
        let moved = async {
            desktop.moved(&here).await;
            None
        };
        let listened = async { listen(&desktop, &here, &report, &mut locked, &mut back_off).await.err() };
        let Some(error) = future::or(listened, moved).await else {
            // Another desktop has another session, with a lock of its own.
            back_off = BackOff::default();
            continue;
        };
        tracing::debug!(%error, "sleep and lock are not told");
        for (subject, source) in [SLEEP, LOCK] {
            stands(&report, (subject, source), back_off.standing(), Some(error.to_string()));
        }
        back_off.wait().await;
    }
}

/// What logind tells: sleep for the whole machine, the lock for one session.
const SLEEP: (HealthSubject, &str) = (HealthSubject::Sleep, "logind");
const LOCK: (HealthSubject, &str) = (HealthSubject::Lock, "logind-session");

fn stands(
    report: &Report,
    (subject, source): (HealthSubject, &'static str),
    standing: SourceStanding,
    detail: Option<String>,
) {
    report(SourceReport::signal(subject, source, standing, detail));
}

/// Tells whether logind runs and knows our session.
/// Returns whether it runs.
async fn tell_standing(
    report: &Report,
    connection: &Connection,
    session: &Result<Session, BusError>,
    had_run: bool,
) -> bool {
    let runs = bus::is_owned(connection, SERVICE).await.unwrap_or(false);
    // One that ran and does so no more is expected back, and heard as soon as it is.
    let gone = if had_run {
        (SourceStanding::Failing { tries: 1, again_in: None }, Some("logind ended".to_owned()))
    } else {
        (SourceStanding::Absent, None)
    };
    let told = |there: bool| if there { (SourceStanding::Answers, None) } else { gone.clone() };
    let (standing, detail) = told(runs);
    stands(report, SLEEP, standing, detail);
    // A session found while nobody owns the name is one that is about to be.
    let (standing, detail) = told(session.is_ok());
    let reason = session.as_ref().err().filter(|error| !error.is_absence());
    stands(report, LOCK, standing, reason.map(ToString::to_string).or(detail));
    runs
}

async fn listen(
    desktop: &Desktop,
    here: &Here,
    report: &Report,
    locked: &mut Option<bool>,
    lost: &mut BackOff,
) -> Result<std::convert::Infallible, BusError> {
    let connection = bus::system().await?;
    *lost = BackOff::default();
    let mut owners = bus::listen(&connection, bus::owner_changes(SERVICE)?).await?;
    let mut manager = bus::listen(&connection, bus::signals(SERVICE, MANAGER, PATH)?).await?;
    let mut session = Session::find(&connection, &here.place).await;
    let mut has_run = tell_standing(report, &connection, &session, false).await;
    loop {
        let heard = {
            let sleep = async { Heard::Manager(manager.next().await) };
            let owner = async { Heard::Owner(owners.next().await) };
            let own = async {
                match &mut session {
                    Ok(session) => session.next().await,
                    Err(_) => future::pending().await,
                }
            };
            future::or(sleep, future::or(own, owner)).await
        };
        match heard {
            Heard::Manager(Some(Ok(message))) => {
                if let Some(signal) = sleep_signal(&message) {
                    report(Signal::Session(signal));
                } else if is_new_session(&message) {
                    desktop.lost(); // if ours is: somebody may just have logged in
                }
            }
            Heard::Locked(now) => {
                if let Some(now) = now
                    && locked.replace(now) != Some(now)
                {
                    let signal = if now { SessionSignal::Locked } else { SessionSignal::Unlocked };
                    report(Signal::Session(signal));
                }
            }
            // Started, or started again: the session may have been unknown until now.
            Heard::Owner(Some(Ok(_))) => {
                session = Session::find(&connection, &here.place).await;
                has_run |= tell_standing(report, &connection, &session, has_run).await;
            }
            Heard::Manager(_) | Heard::Owner(_) | Heard::Closed => {
                return Err(BusError::Gone);
            }
        }
    }
}

enum Heard {
    Manager(Option<zbus::Result<Message>>),
    Owner(Option<zbus::Result<Message>>),
    /// The session is (un)locked; `None` for a signal about something else.
    Locked(Option<bool>),
    Closed,
}

/// The person's own session.
struct Session {
    requests: MessageStream,
    properties: MessageStream,
}

impl Session {
    async fn find(connection: &Connection, place: &Surroundings) -> Result<Self, BusError> {
        let path = path_of_session(connection, place).await.inspect_err(|error| {
            tracing::debug!(%error, "logind knows no session of this process: lock is not told");
        })?;
        let requests = bus::listen(connection, bus::signals(SERVICE, SESSION, &path)?).await?;
        let properties = bus::listen(connection, bus::signals(SERVICE, PROPERTIES, &path)?).await?;
        Ok(Self { requests, properties })
    }

    async fn next(&mut self) -> Heard {
        let request = async { self.requests.next().await.map(|message| message.map(|m| request_to_lock(&m))) };
        let hint = async { self.properties.next().await.map(|message| message.map(|m| locked_hint(&m))) };
        match future::or(request, hint).await {
            Some(Ok(locked)) => Heard::Locked(locked),
            _ => Heard::Closed,
        }
    }
}

/// The session that the desktop names, else the one logind sees us in, else the one on the person's screen (an
/// agent started by the user's service manager is in none).
async fn path_of_session(connection: &Connection, place: &Surroundings) -> Result<OwnedObjectPath, BusError> {
    for id in place.get("XDG_SESSION_ID").into_iter().chain(["auto"]) {
        let asked = async { connection.call_method(Some(SERVICE), PATH, Some(MANAGER), "GetSession", &(id,)).await };
        if let Ok(reply) = bus::within(asked).await {
            return Ok(reply.body().deserialize()?);
        }
    }
    let user = "/org/freedesktop/login1/user/self";
    let property = ("org.freedesktop.login1.User", "Display");
    let asked = async { connection.call_method(Some(SERVICE), user, Some(PROPERTIES), "Get", &property).await };
    let reply = bus::within(asked).await?;
    let (_, path): (String, OwnedObjectPath) =
        reply.body().deserialize::<OwnedValue>()?.try_into().map_err(zbus::Error::from)?;
    Ok(path)
}

/// `PrepareForSleep(true)` before, `(false)` after.
fn sleep_signal(message: &Message) -> Option<SessionSignal> {
    if message.header().member()?.as_str() != "PrepareForSleep" {
        return None;
    }
    let about_to = message.body().deserialize::<bool>().ok()?;
    Some(if about_to { SessionSignal::Suspending } else { SessionSignal::Woke })
}

fn is_new_session(message: &Message) -> bool {
    message.header().member().is_some_and(|member| member.as_str() == "SessionNew")
}

fn request_to_lock(message: &Message) -> Option<bool> {
    match message.header().member()?.as_str() {
        "Lock" => Some(true),
        "Unlock" => Some(false),
        _ => None,
    }
}

fn locked_hint(message: &Message) -> Option<bool> {
    let body = message.body();
    let (interface, changed, _): (String, HashMap<String, Value<'_>>, Vec<String>) = body.deserialize().ok()?;
    let hint = changed.get("LockedHint").filter(|_| interface == SESSION)?;
    bool::try_from(hint).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signal(interface: &str, member: &str, body: &(impl serde::Serialize + zbus::zvariant::DynamicType)) -> Message {
        Message::signal(PATH, interface, member).unwrap().build(body).unwrap()
    }

    #[test]
    fn sleep_and_wake_are_told_apart() {
        assert_eq!(sleep_signal(&signal(MANAGER, "PrepareForSleep", &true)), Some(SessionSignal::Suspending));
        assert_eq!(sleep_signal(&signal(MANAGER, "PrepareForSleep", &false)), Some(SessionSignal::Woke));
        assert_eq!(sleep_signal(&signal(MANAGER, "PrepareForShutdown", &true)), None);
        assert_eq!(sleep_signal(&signal(MANAGER, "PrepareForSleep", &"soon")), None);
    }

    #[test]
    fn only_the_locked_hint_of_a_session_counts() {
        let changed = |interface: &str, name: &str, value: bool| {
            let changed = HashMap::from([(name, Value::Bool(value))]);
            locked_hint(&signal(PROPERTIES, "PropertiesChanged", &(interface, changed, Vec::<String>::new())))
        };
        assert_eq!(changed(SESSION, "LockedHint", true), Some(true));
        assert_eq!(changed(SESSION, "LockedHint", false), Some(false));
        assert_eq!(changed(SESSION, "IdleHint", true), None);
        assert_eq!(changed("org.freedesktop.login1.Seat", "LockedHint", true), None);
        assert_eq!(request_to_lock(&signal(SESSION, "Lock", &())), Some(true));
        assert_eq!(request_to_lock(&signal(SESSION, "PauseDevice", &())), None);
    }
}
