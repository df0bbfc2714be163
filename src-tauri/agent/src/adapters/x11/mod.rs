//! A connection to the X server of a desktop, for everybody who listens there. Must never open a network connection:
//! displays of other hosts count as absent.

mod xauthority;

use std::path::PathBuf;

use limber_core::api::Surroundings;
use x11rb::reexports::x11rb_protocol::parse_display::{ConnectAddress, parse_display};
use x11rb::rust_connection::{DefaultStream, RustConnection};

/// Why there is no connection.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unreachable {
    /// There is no display here.
    #[error("no X display on this machine is named by DISPLAY")]
    NoDisplay,
    /// There is one, and nobody behind it.
    #[error("nobody listens at the X display")]
    Nobody,
    /// The X server refuses.
    #[error("the X server does not accept the connection: {0}")]
    Refused(#[from] x11rb::errors::ConnectError),
}

/// Connects to the desktop's display if it is a Unix socket on this machine, and tells which of its screens is meant.
/// `first` sees the stream before anything is said on it.
pub(super) fn connect(
    place: &Surroundings,
    first: impl FnOnce(&DefaultStream),
) -> Result<(RustConnection, usize), Unreachable> {
    let display = place.get("DISPLAY").and_then(|name| parse_display(Some(name)).ok()).ok_or(Unreachable::NoDisplay)?;
    let stream = stream(place).ok_or(Unreachable::Nobody)?;
    first(&stream);
    let (name, data) = key(place, display.display);
    let screen = usize::from(display.screen);
    Ok((RustConnection::connect_to_stream_with_auth_info(stream, screen, name, data)?, screen))
}

/// A stream to the desktop's display. Nothing has been said on it.
pub(super) fn stream(place: &Surroundings) -> Option<DefaultStream> {
    let display = parse_display(Some(place.get("DISPLAY")?)).ok()?;
    let stream = display.connect_instruction().find_map(|address| match &address {
        ConnectAddress::Socket(_) => DefaultStream::connect(&address).ok(),
        _ => None,
    });
    Some(stream?.0)
}

/// The key of the display, from the file that the desktop names, or the one in the person's home.
fn key(place: &Surroundings, display: u16) -> (Vec<u8>, Vec<u8>) {
    let own = || Some(directories::BaseDirs::new()?.home_dir().join(".Xauthority"));
    let Some(file) = place.get("XAUTHORITY").map(PathBuf::from).or_else(own) else { return Default::default() };
    xauthority::key(&file, rustix::system::uname().nodename().to_bytes(), display)
}
