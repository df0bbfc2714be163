//! The reminder that stands, written down beside the journal's state: an agent that is killed cannot take it back, and
//! its buttons answer nobody. The next agent does, if the service that shows it is still the same one.

use std::path::Path;

use serde::{Deserialize, Serialize};
use zbus::Connection;
use zbus::names::OwnedUniqueName;

use super::freedesktop::close;
use crate::adapters::bus::{self, BusError};
use crate::adapters::desktop::Here;

/// A notification, and which service of which bus shows it. Another service may give its number to something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Leftover {
    /// The bus's own number, new each time it starts.
    bus: String,
    /// The service's name on that bus, which no other gets.
    service: OwnedUniqueName,
    id: u32,
}

impl Leftover {
    /// One that `service` has just shown; `None` where the bus does not say which it is.
    pub(super) async fn of(connection: &Connection, service: &OwnedUniqueName, id: u32) -> Option<Self> {
        Some(Self { bus: number_of(connection).await.ok()?, service: service.clone(), id })
    }
}

/// The bus's own number.
async fn number_of(connection: &Connection) -> Result<String, BusError> {
    let bus = "org.freedesktop.DBus";
    let asked = async { connection.call_method(Some(bus), "/", Some(bus), "GetId", &()).await };
    Ok(bus::within(asked).await?.body().deserialize()?)
}

/// What the last agent left, if it left something.
pub(super) async fn read(note: Option<&Path>) -> Option<Leftover> {
    let note = note?.to_owned();
    blocking::unblock(move || serde_json::from_slice(&std::fs::read(note).ok()?).ok()).await
}

/// Writes down what stands now, or that nothing does. Where that cannot be written, nothing is taken back later.
pub(super) async fn write(note: Option<&Path>, stands: Option<Leftover>) {
    let Some(note) = note.map(Path::to_owned) else { return };
    let written = blocking::unblock(move || match stands {
        Some(stands) => std::fs::write(note, serde_json::to_vec(&stands)?),
        None => match std::fs::remove_file(note) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        },
    });
    if let Err(error) = written.await {
        tracing::debug!(%error, "which reminder stands is not written down");
    }
}

/// Takes back what was left. It stays `left` only while there is no bus to ask.
pub(super) async fn take_back(here: &Here, left: &mut Option<Leftover>, note: Option<&Path>) {
    let Some(leftover) = left.as_ref() else { return };
    let Ok(connection) = bus::session(&here.place).await else { return };
    let Ok(bus) = number_of(&connection).await else { return };
    if bus == leftover.bus {
        tracing::info!(id = leftover.id, "the reminder of an agent that was ended is taken back");
        close(&connection, &leftover.service, leftover.id).await; // with a service that has ended it is gone already
    }
    *left = None;
    write(note, None).await;
}
