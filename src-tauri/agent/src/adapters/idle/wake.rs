//! What the sources of idle time share: how the thread that listens is woken, and why it lost what it listened to.

use std::io::{Read, Write};
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use crate::adapters::bus::BusError;
use crate::adapters::x11::Unreachable;

/// Why a source does not answer, now or any more.
#[derive(Debug, thiserror::Error)]
pub(super) enum Lost {
    /// Not on this desktop.
    #[error("{0}")]
    Absent(&'static str),
    /// The person is at another desktop.
    #[error("another desktop is used now")]
    Moved,
    /// It was there, and ended.
    #[error("{0}")]
    Ended(&'static str),
    /// No X server here, or it refuses.
    #[error(transparent)]
    XUnreachable(#[from] Unreachable),
    /// The X server ended.
    #[error("the X server went away: {0}")]
    XGone(#[from] x11rb::errors::ConnectionError),
    /// The X server answered with an error.
    #[error("the X server does not answer as it should: {0}")]
    XReply(#[from] x11rb::errors::ReplyOrIdError),
    /// The compositor is absent or refuses.
    #[error("the Wayland compositor does not accept the connection: {0}")]
    WaylandConnect(#[from] wayland_client::ConnectError),
    /// The compositor ended, or broke the protocol.
    #[error("the Wayland compositor went away: {0}")]
    WaylandGone(#[from] wayland_client::DispatchError),
    /// The shell does not answer.
    #[error("the shell's idle monitor does not answer: {0}")]
    Bus(#[from] BusError),
    /// Waiting itself failed.
    #[error("waiting for the source failed: {0}")]
    Wait(#[from] std::io::Error),
}

impl Lost {
    /// True where this desktop does not have the source at all: nobody has to mend anything.
    pub(super) fn is_absence(&self) -> bool {
        match self {
            Self::Absent(_) | Self::Moved | Self::XUnreachable(Unreachable::NoDisplay) => true,
            Self::WaylandConnect(reason) => matches!(reason, wayland_client::ConnectError::NoCompositor),
            Self::Bus(reason) => reason.is_absence(),
            _ => false,
        }
    }
}

impl From<x11rb::errors::ReplyError> for Lost {
    fn from(error: x11rb::errors::ReplyError) -> Self {
        Self::XReply(error.into())
    }
}

impl From<wayland_client::backend::WaylandError> for Lost {
    fn from(error: wayland_client::backend::WaylandError) -> Self {
        Self::WaylandGone(error.into())
    }
}

/// Tells the thread that the threshold or the desktop changed. The thread ends when this is dropped.
pub(super) struct Waker(UnixStream);

impl Waker {
    pub(super) fn wake(&self) {
        // A full pipe means that the thread is about to look anyway; a closed one, that the thread has ended.
        let _ = (&self.0).write(&[0]);
    }
}

/// The thread's end of the waker.
pub(super) struct Wake(UnixStream);

/// Both ends.
pub(super) fn pair() -> std::io::Result<(Waker, Wake)> {
    let (ours, theirs) = UnixStream::pair()?;
    ours.set_nonblocking(true)?;
    theirs.set_nonblocking(true)?;
    Ok((Waker(ours), Wake(theirs)))
}

impl Wake {
    /// Waits for the source or the waker, at most for `timeout`; true when it was the waker.
    pub(super) fn wait(&self, source: impl AsFd, timeout: Option<Duration>) -> Result<bool, Lost> {
        let mut fds = [PollFd::new(&self.0, PollFlags::IN), PollFd::from_borrowed_fd(source.as_fd(), PollFlags::IN)];
        match poll(&mut fds, timeout.map(timespec).as_ref()) {
            Ok(_) => Ok(!fds[0].revents().is_empty()),
            Err(rustix::io::Errno::INTR) => Ok(false),
            Err(error) => Err(Lost::Wait(error.into())),
        }
    }

    /// Takes what the waker sent; false when the owner is gone.
    pub(super) fn drain(&self) -> bool {
        let mut bytes = [0; 64];
        loop {
            match (&self.0).read(&mut bytes) {
                Ok(0) => return false,
                Ok(_) => {}
                Err(error) => return error.kind() == std::io::ErrorKind::WouldBlock,
            }
        }
    }

    /// Waits until the waker sends something.
    pub(super) async fn woken(&self) -> Result<(), Lost> {
        Ok(async_io::Async::new(self.0.as_fd())?.readable().await?)
    }

    /// Waits out a pause, or until `early` when woken; false when the owner is gone.
    pub(super) fn pause(&self, pause: Duration, early: impl Fn() -> bool) -> bool {
        let until = Instant::now() + pause;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() || early() {
                return true;
            }
            let _ = poll(&mut [PollFd::new(&self.0, PollFlags::IN)], Some(&timespec(left)));
            if !self.drain() {
                return false;
            }
        }
    }
}

fn timespec(duration: Duration) -> Timespec {
    Timespec { tv_sec: i64::try_from(duration.as_secs()).unwrap_or(i64::MAX), tv_nsec: duration.subsec_nanos().into() }
}
