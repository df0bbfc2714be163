//! The connection to the agent: made, kept, mended. One thread reads; any thread asks.
//!
//! May know: the wire, how to start the agent. Must never: know what a request means.

use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use limber_core::api::{ApiError, Event, LeavingReason, Request, Response, Snapshot, StatusReport};
use limber_core::engine::Phase;
use limber_wire::{Client, ClientError, Requests, Subscription};
use serde::Serialize;
use tauri::{AppHandle, Emitter};

use crate::patience::Patience;
use crate::{VERSION, refusal, windows};

/// Environment variable that names the agent's program, for tests and for unusual places.
const AGENT_VARIABLE: &str = "LIMBER_AGENT";
/// The event that carries the agent's news to the page.
const NEWS: &str = "agent";
/// The event that carries a change of the connection to the page.
const CONNECTION: &str = "connection";

/// How the connection stands, as the page is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Connection {
    /// Requests are answered.
    Connected,
    /// Not for now; it is being tried.
    #[default]
    Reconnecting,
    /// Not for a while, though the agent has been started again. The tries go on.
    Lost,
    /// An agent runs that speaks another protocol.
    VersionMismatch,
}

/// What the threads of this process share of the connection.
#[derive(Debug, Default)]
pub(crate) struct Link {
    state: Mutex<State>,
    wake: Condvar,
}

#[derive(Debug, Default)]
struct State {
    connection: Connection,
    requests: Option<Requests>,
    in_break: bool,
    try_now: bool,
}

impl Link {
    /// Asks the agent and waits for its answer.
    pub(crate) fn request(&self, request: Request) -> Result<Response, ApiError> {
        let requests = self.lock().requests.clone().ok_or_else(refusal::away)?;
        requests.request(request).map_err(refusal::of)
    }

    /// The agent's state as a whole, over the subscribed connection: news sent after it is newer.
    pub(crate) fn snapshot(&self) -> Result<Snapshot, ApiError> {
        match self.request(Request::Subscribe { window: true })? {
            Response::Snapshot(snapshot) => Ok(*snapshot),
            _ => Err(refusal::unexpected()),
        }
    }

    /// How the connection stands.
    pub(crate) fn connection(&self) -> Connection {
        self.lock().connection
    }

    /// Whether a break is being taken, as far as is known.
    pub(crate) fn in_break(&self) -> bool {
        self.lock().in_break
    }

    /// Cuts the present wait short.
    pub(crate) fn try_now(&self) {
        self.lock().try_now = true;
        self.wake.notify_all();
    }

    /// Waits; true if it was cut short by `try_now`.
    fn wait(&self, time: Duration) -> bool {
        let state = self.lock();
        let waited = self.wake.wait_timeout_while(state, time, |state| !state.try_now);
        let (mut state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut state.try_now)
    }

    fn put(&self, app: &AppHandle, connection: Connection, requests: Option<Requests>) {
        let mut state = self.lock();
        state.requests = requests;
        let changed = std::mem::replace(&mut state.connection, connection) != connection;
        drop(state);
        if changed {
            let _ = app.emit(CONNECTION, connection); // no page listens yet: it asks when it does
        }
    }

    fn note(&self, report: &StatusReport) {
        self.lock().in_break = matches!(report.status.phase, Phase::InBreak { .. });
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner) // no field is ever left half-changed
    }
}

/// Keeps the connection for as long as the process lives.
pub(crate) fn keep(app: &AppHandle, link: &Arc<Link>) {
    let mut patience = Patience::default();
    loop {
        let failure = match Client::connect(VERSION).and_then(|client| client.subscribe(true)) {
            Ok(subscription) => {
                patience.connected();
                listen(app, link, subscription);
                link.put(app, Connection::Reconnecting, None);
                continue;
            }
            Err(failure) => failure,
        };
        let next = patience.failed(Instant::now());
        if next.start_agent {
            start_agent();
        }
        let connection = match failure {
            ClientError::ProtocolMismatch { .. } => Connection::VersionMismatch,
            _ if next.lost => Connection::Lost,
            _ => Connection::Reconnecting,
        };
        link.put(app, connection, None);
        if link.wait(next.wait) {
            patience.renewed();
        }
    }
}

/// Hands on the agent's news until it goes away.
fn listen(app: &AppHandle, link: &Link, subscription: Subscription) {
    link.note(&subscription.snapshot.report);
    if link.in_break() {
        windows::focus_break(app); // opened before the agent said that a break has started
    }
    link.put(app, Connection::Connected, Some(subscription.requests));
    for event in subscription.events {
        let _ = app.emit(NEWS, &event); // a page that is closing hears no more
        match event {
            Event::Status(report) => link.note(&report),
            Event::Open(view) => {
                if let Err(error) = windows::open(app, view, link.in_break()) {
                    refusal::log(&error);
                }
            }
            Event::Attend(view) => {
                if let Err(error) = windows::attend(app, view) {
                    refusal::log(&error);
                }
            }
            Event::CloseBreak => windows::close_break(app),
            Event::Leaving(LeavingReason::Quit | LeavingReason::SessionEnds) => return app.exit(0),
            _ => {}
        }
    }
}

/// Starts the agent apart from this process, which may end long before it.
fn start_agent() {
    match limber_wire::start_agent(&agent_program()) {
        // Somebody has to take its exit status should it end first.
        Ok(agent) => drop(std::thread::spawn(move || agent.wait())),
        Err(error) => refusal::log(&error),
    }
}

/// The program beside this one, unless the environment names another.
fn agent_program() -> PathBuf {
    let name = format!("limber{}", std::env::consts::EXE_SUFFIX);
    std::env::var_os(AGENT_VARIABLE).filter(|named| !named.is_empty()).map_or_else(
        || std::env::current_exe().map_or_else(|_| PathBuf::from(&name), |own| own.with_file_name(&name)),
        PathBuf::from,
    )
}
