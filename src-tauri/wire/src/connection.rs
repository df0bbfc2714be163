//! One connection: frames in, frames out, and the hello that comes first.

use std::io::{self, Write};
use std::sync::Arc;
use std::time::Duration;

use interprocess::local_socket::Stream;
use interprocess::local_socket::traits::Stream as _;
use limber_core::api::frame::{self, FrameError};
use limber_core::api::{Hello, PROTOCOL_VERSION, Surroundings};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::line::{Line, LineReader};
use crate::peer::{self, Peers};

/// This program's hello, with where its desktop is.
pub fn hello(version: &str) -> Hello {
    let surroundings = Surroundings::from_variables(|name| std::env::var(name).ok());
    let (version, pid) = (version.to_owned(), std::process::id());
    Hello { protocol: PROTOCOL_VERSION, version, pid, replace: false, surroundings }
}

/// The sending side of a connection, and the way to end it. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Connection {
    stream: Arc<Stream>,
}

impl Connection {
    /// Both sides of a stream whose peer is the same user or one of `peers`. Fails with `PermissionDenied` if it is not.
    pub(crate) fn new(stream: Stream, peers: Peers) -> io::Result<(Self, Incoming)> {
        peer::check(&stream, peers)?;
        let stream = Arc::new(stream);
        let incoming = Incoming { lines: LineReader::new(SharedStream(Arc::clone(&stream))) };
        Ok((Self { stream }, incoming))
    }

    /// Sends one frame. A frame that is too long is an `InvalidData` error and nothing is sent.
    pub fn send<T: Serialize>(&self, frame: &T) -> io::Result<()> {
        let line = frame::encode(frame).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
        self.send_line(&line)
    }

    /// Sends a frame that was encoded before, line end included.
    pub fn send_line(&self, line: &[u8]) -> io::Result<()> {
        (&*self.stream).write_all(line)
    }

    /// Ends the connection both ways; a reader blocked on it wakes up. Frames already sent still arrive.
    pub fn close(&self) {
        #[cfg(unix)]
        {
            let Stream::UdSocket(socket) = &*self.stream;
            // Fails only where the peer has gone first.
            let _ = socket.inner().shutdown(std::net::Shutdown::Both);
        }
        // A named pipe has no shutdown: it closes when the last handle is dropped.
    }

    /// How long a send may wait for a peer that does not read. Named pipes know no time limit.
    pub fn limit_sends(&self, limit: Option<Duration>) {
        let _ = self.stream.set_send_timeout(limit);
    }
}

/// The receiving side of a connection.
#[derive(Debug)]
pub struct Incoming {
    lines: LineReader<SharedStream>,
}

impl Incoming {
    /// The next frame; `None` when the peer has gone. An inner error concerns that one line only.
    pub fn next_frame<T: DeserializeOwned>(&mut self) -> io::Result<Option<Result<T, FrameError>>> {
        Ok(self.lines.next_line()?.map(|line| match line {
            Line::Whole(line) => frame::decode(line),
            Line::TooLong => Err(FrameError::TooLarge),
        }))
    }

    /// How long a read may wait. Named pipes know no time limit.
    pub fn limit_waits(&self, limit: Option<Duration>) {
        let _ = self.lines.source().0.set_recv_timeout(limit);
    }
}

/// Reads a shared stream.
#[derive(Debug)]
struct SharedStream(Arc<Stream>);

impl io::Read for SharedStream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        (&*self.0).read(buffer)
    }
}
