//! Idle time from a Wayland compositor (wlroots, KDE, COSMIC). It tells when nothing has been touched for as long as
//! asked, and when something is; between the two nothing is sent.

mod protocols;
mod rest;

use std::os::unix::net::UnixStream;
use std::path::Path;
use std::time::{Duration, Instant};

use limber_core::api::Surroundings;
use wayland_client::backend::{ObjectId, WaylandError};
use wayland_client::globals::registry_queue_init;
use wayland_client::protocol::wl_seat::WlSeat;
use wayland_client::{Connection, EventQueue, QueueHandle};

use self::protocols::{Notifier, Timer};
use self::rest::Rest;
use super::Shared;
use super::wake::{Lost, Wake};
use crate::adapters::bus;
use crate::adapters::desktop::Here;
use crate::ports::signal::IdleSignal;

/// Listens to the compositor until it is lost (`Err`) or the owner is gone (`Ok`).
pub(super) fn listen(shared: &Shared, wake: &Wake, here: &Here) -> Result<(), Lost> {
    let socket = socket(&here.place).map_err(|_| Lost::Ended("nobody listens at the Wayland display"))?;
    let connection = Connection::from_socket(socket)?;
    let (globals, mut queue) = registry_queue_init::<Events>(&connection)
        .map_err(|_| Lost::Absent("the Wayland compositor does not list what it can do"))?;
    let handle = queue.handle();
    let notifier = Notifier::find(&globals, &handle)?;
    let no_seat = |_| Lost::Absent("the Wayland compositor has no seat");
    let seat: WlSeat = globals.bind(&handle, 1..=1, ()).map_err(no_seat)?;
    let mut events = Events::default();
    let mut rest = Rest::new(shared.time_scale);
    // Known only once a round trip has worked: the compositor may refuse the version.
    queue.roundtrip(&mut events)?;
    shared.answers(notifier.kind());
    let tell = |signal: Option<IdleSignal>| {
        if let Some(signal) = signal {
            shared.tell(signal);
        }
    };
    loop {
        if let Some(threshold) = shared.threshold() {
            let (signal, timer) = rest.watch(threshold, Instant::now());
            tell(signal);
            events.ask(&notifier, &seat, &handle, timer);
        }
        loop {
            queue.dispatch_pending(&mut events)?;
            for event in std::mem::take(&mut events.heard) {
                let now = Instant::now();
                match event {
                    Heard::Idled => tell(Some(rest.idled(now))),
                    Heard::Resumed => {
                        let (signal, timer) = rest.resumed();
                        tell(signal);
                        events.forget();
                        events.ask(&notifier, &seat, &handle, timer);
                    }
                }
            }
            if read(&mut queue, wake)? {
                if !wake.drain() {
                    return Ok(());
                }
                if shared.desktop.has_moved(here) {
                    return Err(Lost::Moved);
                }
                break;
            }
        }
    }
}

/// A stream to the desktop's compositor. Nothing has been said on it.
pub(super) fn socket(place: &Surroundings) -> std::io::Result<UnixStream> {
    let name = Path::new(place.get("WAYLAND_DISPLAY").unwrap_or("wayland-0"));
    UnixStream::connect(bus::runtime_folder(place).join(name)) // an absolute name stays what it is
}

/// Waits for the compositor or the waker; true when it was the waker.
fn read(queue: &mut EventQueue<Events>, wake: &Wake) -> Result<bool, Lost> {
    queue.flush()?;
    let Some(guard) = queue.prepare_read() else { return Ok(false) };
    let woken = wake.wait(guard.connection_fd(), None)?;
    match guard.read() {
        Ok(_) => Ok(woken),
        Err(WaylandError::Io(error)) if error.kind() == std::io::ErrorKind::WouldBlock => Ok(woken),
        Err(error) => Err(error.into()),
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Heard {
    Idled,
    Resumed,
}

/// The timers at the compositor, and what they said.
#[derive(Debug, Default)]
struct Events {
    heard: Vec<Heard>,
    /// The newest timer; the only one whose `Idled` counts.
    timer: Option<Timer>,
    /// An older one that has run out: it is kept because it tells the return.
    ran_out: Option<Timer>,
    has_idled: bool,
}

impl Events {
    /// Asks for a timer in place of the one that runs.
    fn ask(&mut self, notifier: &Notifier, seat: &WlSeat, queue: &QueueHandle<Self>, length: Option<Duration>) {
        let Some(length) = length else { return };
        if let Some(old) = self.timer.take() {
            if self.has_idled && self.ran_out.is_none() {
                self.ran_out = Some(old);
            } else {
                old.destroy();
            }
        }
        self.has_idled = false;
        self.timer = Some(notifier.timer(length, seat, queue));
    }

    /// Notes what a timer says.
    fn hear(&mut self, timer: &ObjectId, heard: Heard) {
        if heard == Heard::Idled {
            if self.timer.as_ref().map(Timer::id).as_ref() != Some(timer) {
                return;
            }
            self.has_idled = true;
        }
        self.heard.push(heard);
    }

    fn forget(&mut self) {
        for old in self.timer.take().into_iter().chain(self.ran_out.take()) {
            old.destroy();
        }
        self.has_idled = false;
    }
}
