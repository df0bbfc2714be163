//! Looks for a desktop that answers, when the one that is used does not. Only whether somebody listens at its sockets
//! is tried: that takes a moment, says enough, and disturbs nobody.

use std::collections::VecDeque;
use std::sync::Weak;

use async_channel::Receiver;
use limber_core::api::Surroundings;
use zbus::Connection;
use zbus::zvariant::{OwnedObjectPath, OwnedValue};

use super::{Desktop, Shared};
use crate::adapters::bus::{self, BusError};
use crate::adapters::idle;

/// Looks each time it is asked to, for as long as anybody uses the desktop.
pub(super) async fn follow(desktop: Weak<Shared>, looks: Receiver<()>) {
    while looks.recv().await.is_ok() {
        let Some(shared) = desktop.upgrade() else { return };
        let desktop = Desktop(shared);
        let (here, known) = {
            let state = desktop.state();
            (state.here.place.clone(), state.known.clone())
        };
        let found = if Served::at(&here).await.is_full() { None } else { better(&here, known).await };
        if let Some(place) = found {
            tracing::info!(?place, "another desktop answers and is used from now on");
            desktop.move_to(place);
        }
    }
}

async fn better(here: &Surroundings, mut known: VecDeque<Surroundings>) -> Option<Surroundings> {
    known.extend(compositors(here));
    known.extend(graphical_sessions(here).await.unwrap_or_default());
    let mut best = (Served::at(here).await, None);
    for place in known {
        let served = Served::at(&place).await;
        if served > best.0 {
            best = (served, Some(place));
        }
    }
    best.1
}

/// What answers at a desktop; more of it is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Served(u8);

impl Served {
    async fn at(place: &Surroundings) -> Self {
        let place = place.clone();
        // Connecting to a socket whose owner is stopped can take for ever.
        let looked = bus::in_time(blocking::unblock(move || {
            let bus = bus::address(&place).is_ok_and(|address| bus::somebody_listens(&address));
            u8::from(bus) + u8::from(idle::display_answers(&place))
        }));
        Self(looked.await.unwrap_or(0))
    }

    /// Both a bus and a display.
    fn is_full(self) -> bool {
        self.0 >= 2
    }
}

/// Wayland compositors that the person has in the folder of their session.
fn compositors(here: &Surroundings) -> Vec<Surroundings> {
    let folder = bus::runtime_folder(here);
    let is_socket = |name: &str| name.strip_prefix("wayland-").is_some_and(|rest| rest.parse::<u16>().is_ok());
    let Ok(entries) = std::fs::read_dir(&folder) else { return Vec::new() };
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut names: Vec<String> = names.filter(|name| is_socket(name)).collect();
    names.sort();
    let there = here.with("XDG_RUNTIME_DIR", &folder.to_string_lossy());
    names.iter().map(|name| there.with("WAYLAND_DISPLAY", name)).collect()
}

/// X displays of the person's own sessions on this machine, as logind knows them.
async fn graphical_sessions(here: &Surroundings) -> Result<Vec<Surroundings>, BusError> {
    const SERVICE: &str = "org.freedesktop.login1";
    const MANAGER: &str = "org.freedesktop.login1.Manager";
    const SESSION: &str = "org.freedesktop.login1.Session";
    type Listed = (String, u32, String, String, OwnedObjectPath);

    async fn property(connection: &Connection, path: &OwnedObjectPath, name: &str) -> Result<OwnedValue, BusError> {
        let properties = Some("org.freedesktop.DBus.Properties");
        let asked = async { connection.call_method(Some(SERVICE), path, properties, "Get", &(SESSION, name)).await };
        Ok(bus::within(asked).await?.body().deserialize()?)
    }

    let connection = bus::system().await?;
    if !bus::is_owned(&connection, SERVICE).await? {
        return Ok(Vec::new());
    }
    let path = "/org/freedesktop/login1";
    let asked = async { connection.call_method(Some(SERVICE), path, Some(MANAGER), "ListSessions", &()).await };
    let sessions: Vec<Listed> = bus::within(asked).await?.body().deserialize()?;
    let own = rustix::process::getuid().as_raw();
    let mut found = Vec::new();
    for (id, _, _, _, path) in sessions.into_iter().filter(|(_, user, ..)| *user == own) {
        let remote = property(&connection, &path, "Remote").await.ok();
        let display = property(&connection, &path, "Display").await.ok();
        let display = display.and_then(|display| String::try_from(display).ok()).filter(|display| !display.is_empty());
        if let (Some(display), Some(false)) = (display, remote.and_then(|remote| bool::try_from(remote).ok())) {
            let there = here.with("DISPLAY", &display).with("XDG_SESSION_ID", &id);
            let key = bus::runtime_folder(here).join("gdm/Xauthority");
            // Only there if the display manager keeps it so; otherwise it is in the person's home.
            found.push(if key.exists() { there.with("XAUTHORITY", &key.to_string_lossy()) } else { there });
        }
    }
    Ok(found)
}
