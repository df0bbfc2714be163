//! The agent's end of the socket: one reading and one writing thread a client, both idle unless it speaks.
//!
//! Knows: frames, queues, the hello. Must never: answer a request itself, or let a client slow the driver down.

mod door;

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use limber_core::api::frame::FrameError;
use limber_core::api::{
    ApiError, ClientFrame, ErrorCode, Hello, LeavingReason, PROTOCOL_VERSION, ServerFrame, Surroundings,
};
use limber_wire::{Connection, Incoming, Listener, hello};

use crate::VERSION;
use crate::client::{Client, Outgoing, Slots};
use crate::frame::{encoded, too_large};
use crate::message::Message;
use crate::words::Words;

use door::Door;

/// Requests of one client that may be under way: what waits for the journal must not hold up the status beside it.
const REQUESTS: usize = 16;

/// How long a client may take to say hello, and to read a frame.
const PATIENCE: Duration = Duration::from_secs(5);

/// Reading decodes JSON of bounded depth; writing does nothing but write.
const READER_STACK_BYTES: usize = 256 * 1024;
const WRITER_STACK_BYTES: usize = 64 * 1024;

/// Accepts clients on a thread of its own for as long as the process lives.
pub fn start(listener: Listener, messages: Sender<Message>, words: Arc<Words>) -> io::Result<()> {
    let server = Arc::new(Server { messages, words, ids: AtomicU64::new(1), door: Door::default() });
    thread::Builder::new()
        .name("socket".into())
        .stack_size(WRITER_STACK_BYTES)
        .spawn(move || accept(&listener, &server))?;
    Ok(())
}

struct Server {
    messages: Sender<Message>,
    words: Arc<Words>,
    ids: AtomicU64,
    door: Door,
}

fn accept(listener: &Listener, server: &Arc<Server>) {
    loop {
        match listener.accept() {
            Ok((connection, incoming)) => admit(connection, incoming, server),
            Err(error) => {
                server.door.refused(&error);
                // Out of file handles this would come again at once.
                thread::sleep(Duration::from_millis(20));
            }
        }
    }
}

fn admit(connection: Connection, incoming: Incoming, server: &Arc<Server>) {
    let id = server.ids.fetch_add(1, Ordering::Relaxed);
    server.door.knocked(id, &connection);
    let theirs = Arc::clone(server);
    let started = thread::Builder::new().name("client".into()).stack_size(READER_STACK_BYTES).spawn(move || {
        if let Err(error) = serve(id, &connection, incoming, &theirs) {
            tracing::debug!(%error, "a client left in the middle");
        }
        connection.close();
        theirs.door.left(id);
    });
    if let Err(error) = started {
        server.door.left(id);
        server.door.refused(&error);
    }
}

fn serve(id: u64, connection: &Connection, mut incoming: Incoming, server: &Server) -> io::Result<()> {
    incoming.limit_waits(Some(PATIENCE));
    connection.limit_sends(Some(PATIENCE));
    let Some(theirs) = greet(id, connection, &mut incoming, server)? else { return Ok(()) };
    incoming.limit_waits(None);

    let client = writing(id, connection, theirs)?;
    let gone = |_| io::Error::from(io::ErrorKind::BrokenPipe);
    server.messages.send(Message::Joined(client.clone())).map_err(gone)?;
    let slots = Slots::new(REQUESTS);
    let outcome = loop {
        match incoming.next_frame() {
            Ok(Some(Ok(ClientFrame::Request { id, request }))) => {
                // A client that asks faster than it is answered waits here, not in memory.
                let message = Message::Request { client: client.clone(), id, request, slot: slots.take() };
                if server.messages.send(message).is_err() {
                    break Ok(());
                }
            }
            Ok(Some(Ok(ClientFrame::Hello(_)))) => {} // said twice: harmless
            Ok(Some(Err(error))) => {
                let reply = refusal(&error, &server.words);
                if !client.send(encoded(&reply, &server.words)) {
                    break Ok(());
                }
            }
            Ok(None) => break Ok(()),
            Err(error) => break Err(error),
        }
    };
    client.close();
    let _ = server.messages.send(Message::Left(id));
    outcome
}

/// The hello, both ways. What the client said; `None` when there is nothing more to say to it.
fn greet(id: u64, connection: &Connection, incoming: &mut Incoming, server: &Server) -> io::Result<Option<Hello>> {
    let words = &server.words;
    let Some(said) = incoming.next_frame::<ClientFrame>()? else { return Ok(None) };
    // One that takes over is heard in any case.
    let replaces = matches!(&said, Ok(ClientFrame::Hello(theirs)) if theirs.replace);
    if !server.door.greeted(id) && !replaces {
        connection.send(&ServerFrame::Reply { id: 0, result: Err(full(words)) })?;
        return Ok(None);
    }
    let own = Hello { surroundings: Surroundings::default(), ..hello(VERSION) };
    connection.send(&ServerFrame::Hello(own))?;
    let error = match said {
        Ok(ClientFrame::Hello(theirs)) if theirs.replace => {
            if is_newer(&theirs.version, VERSION) || theirs.protocol > PROTOCOL_VERSION {
                let _ = server.messages.send(Message::Leave(LeavingReason::Replaced));
            }
            return Ok(None);
        }
        Ok(ClientFrame::Hello(theirs)) if theirs.protocol == PROTOCOL_VERSION => return Ok(Some(theirs)),
        Ok(ClientFrame::Hello(theirs)) => protocol_mismatch(&theirs, words),
        Ok(ClientFrame::Request { .. }) => malformed(words),
        Err(error) => {
            connection.send(&refusal(&error, words))?;
            return Ok(None);
        }
    };
    connection.send(&ServerFrame::Reply { id: 0, result: Err(error) })?;
    Ok(None)
}

fn writing(id: u64, connection: &Connection, theirs: Hello) -> io::Result<Client> {
    let (client, waiting) = Client::connected(id, connection.clone(), theirs);
    let connection = connection.clone();
    thread::Builder::new().name("client-out".into()).stack_size(WRITER_STACK_BYTES).spawn(move || {
        for outgoing in waiting {
            let Outgoing::Line(waiting) = outgoing else { break };
            if let Err(error) = connection.send_line(waiting.line()) {
                tracing::debug!(client = id, %error, "a client is not sent anything more");
                break;
            }
        }
        connection.close();
    })?;
    Ok(client)
}

fn refusal(error: &FrameError, words: &Words) -> ServerFrame {
    let error = match error {
        FrameError::TooLarge => too_large(words),
        FrameError::Malformed(_) => malformed(words),
    };
    ServerFrame::Reply { id: 0, result: Err(error) }
}

fn full(words: &Words) -> ApiError {
    ApiError { code: ErrorCode::NotNow, message: words.text("error-too-many-clients"), field: None }
}

fn malformed(words: &Words) -> ApiError {
    ApiError { code: ErrorCode::Malformed, message: words.text("error-malformed"), field: None }
}

fn protocol_mismatch(theirs: &Hello, words: &Words) -> ApiError {
    let message = words.with(
        "error-protocol-mismatch",
        &[
            ("agent", VERSION.into()),
            ("agent-protocol", PROTOCOL_VERSION.into()),
            ("program", (&theirs.version).into()),
            ("program-protocol", theirs.protocol.into()),
        ],
    );
    ApiError { code: ErrorCode::ProtocolMismatch, message, field: None }
}

/// True when the first version is later than the second; parts that are not numbers count as 0.
pub fn is_newer(this: &str, other: &str) -> bool {
    let parts = |version: &str| -> Vec<u64> {
        version.split(['.', '-', '+']).take(3).map(|part| part.parse().unwrap_or(0)).collect()
    };
    parts(this) > parts(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_by_number() {
        assert!(is_newer("0.10.0", "0.9.3"));
        assert!(is_newer("1.0.0", "0.99.99"));
        assert!(!is_newer("0.1.0", "0.1.0"));
        assert!(!is_newer("nonsense", "0.1.0"));
    }
}
