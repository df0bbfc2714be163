//! What goes over the socket: the hello, frames good and bad, the snapshot and events, many clients.

mod crowd;
#[cfg(target_os = "linux")]
mod memory;
mod protocol;
mod subscribers;

use std::io::{BufRead, BufReader, Write};
use std::os::unix::net::UnixStream;
use std::time::Duration;

use limber_core::api::{ClientFrame, ErrorCode, ServerFrame};
use limber_wire::hello;

use crate::support::resident::Home;

/// A client that writes bytes.
struct Raw {
    stream: UnixStream,
    lines: BufReader<UnixStream>,
}

impl Raw {
    fn connect(home: &Home) -> Self {
        let stream = UnixStream::connect(home.path("agent.sock")).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        stream.set_write_timeout(Some(Duration::from_secs(10))).unwrap();
        let lines = BufReader::new(stream.try_clone().unwrap());
        Self { stream, lines }
    }

    fn greeted(home: &Home) -> Self {
        let mut raw = Self::connect(home);
        raw.send(&serde_json::to_vec(&ClientFrame::Hello(hello("test"))).unwrap());
        assert!(matches!(raw.receive(), ServerFrame::Hello(_)));
        raw
    }

    fn send(&mut self, line: &[u8]) {
        self.stream.write_all(line).unwrap();
        self.stream.write_all(b"\n").unwrap();
    }

    fn receive(&mut self) -> ServerFrame {
        let mut line = String::new();
        self.lines.read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line}"))
    }

    fn refusal(&mut self) -> (u64, ErrorCode, String) {
        match self.receive() {
            ServerFrame::Reply { id, result: Err(error) } => (id, error.code, error.message),
            other => panic!("not a refusal: {other:?}"),
        }
    }
}
