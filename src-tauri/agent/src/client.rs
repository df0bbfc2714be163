//! A connected client, as the driver holds it: a queue of frames that nobody waits for.

use std::sync::mpsc::{self, Receiver, Sender, SyncSender, TrySendError};
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use limber_core::api::{ApiError, ErrorCode, Response, ServerFrame, Surroundings, frame};
use limber_wire::Connection;

use crate::words::Words;

/// Frames that may wait for a client that does not read; one more and it is dropped.
const QUEUE_FRAMES: usize = 256;

/// A connected client, as the driver holds it. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Client {
    /// Which, for as long as the agent runs.
    pub id: u64,
    /// Where it is: what it asks to be shown is shown there.
    pub surroundings: Arc<Surroundings>,
    queue: SyncSender<Outgoing>,
    connection: Option<Connection>,
}

/// What waits to be sent.
#[derive(Debug)]
pub enum Outgoing {
    /// An encoded frame.
    Line(Arc<[u8]>),
    /// Close after what was queued before; dropping the sender says that it is done.
    End(#[allow(dead_code, reason = "held only to be dropped")] Sender<()>),
}

/// How many requests of one client are under way at a time.
#[derive(Debug, Clone)]
pub struct Slots {
    taken: Arc<(Mutex<usize>, Condvar)>,
    most: usize,
}

/// One request that is under way. Dropped, it makes room for the next.
#[derive(Debug)]
pub struct Slot(Slots);

impl Slots {
    /// Room for so many, at least one.
    pub fn new(most: usize) -> Self {
        Self { taken: Arc::default(), most }
    }

    /// Takes one, as soon as there is one.
    pub fn take(&self) -> Slot {
        let (taken, freed) = &*self.taken;
        let guard = taken.lock().unwrap_or_else(PoisonError::into_inner);
        let mut guard = freed.wait_while(guard, |taken| *taken >= self.most).unwrap_or_else(PoisonError::into_inner);
        *guard += 1;
        Slot(self.clone())
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        let (taken, freed) = &*self.0.taken;
        *taken.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        freed.notify_one();
    }
}

/// A frame as it is queued. One that is too long becomes the error that says so.
pub fn encoded(frame: &ServerFrame, words: &Words) -> Arc<[u8]> {
    let line = frame::encode(frame).or_else(|_| {
        let id = if let ServerFrame::Reply { id, .. } = frame { *id } else { 0 };
        tracing::error!("an answer is longer than a frame");
        let message = words.text("error-answer-too-large");
        frame::encode(&ServerFrame::Reply {
            id,
            result: Err(ApiError { code: ErrorCode::Internal, message, field: None }),
        })
    });
    line.unwrap_or_default().into()
}

impl Client {
    /// A client whose frames are read from the receiver instead of a socket.
    pub fn queued(id: u64) -> (Self, Receiver<Outgoing>) {
        let (queue, receiver) = mpsc::sync_channel(QUEUE_FRAMES);
        (Self { id, surroundings: Arc::default(), queue, connection: None }, receiver)
    }

    /// A client at the other end of a connection, and what is queued for it: to be sent in order.
    pub fn connected(id: u64, connection: Connection, surroundings: Surroundings) -> (Self, Receiver<Outgoing>) {
        let (queue, receiver) = mpsc::sync_channel(QUEUE_FRAMES);
        let surroundings = Arc::new(surroundings);
        (Self { id, surroundings, queue, connection: Some(connection) }, receiver)
    }

    /// Queues a frame without waiting. False when the client has gone, or does not read: it is then cut off.
    pub fn send(&self, line: Arc<[u8]>) -> bool {
        match self.queue.try_send(Outgoing::Line(line)) {
            Ok(()) => true,
            Err(TrySendError::Full(_)) => {
                tracing::warn!(client = self.id, "a client does not read and is cut off");
                self.close();
                false
            }
            Err(TrySendError::Disconnected(_)) => false,
        }
    }

    /// Ends the connection once everything queued is sent. `done` is dropped then, or at once if it cannot be.
    pub fn end(&self, done: Sender<()>) {
        let _ = self.queue.try_send(Outgoing::End(done));
    }

    fn close(&self) {
        if let Some(connection) = &self.connection {
            connection.close();
        }
    }
}

/// The reply frame of a request.
pub fn reply(id: u64, result: Result<Response, ApiError>) -> ServerFrame {
    ServerFrame::Reply { id, result }
}

/// The answer to a frame that is too long, or in place of one.
pub(crate) fn too_large(words: &Words) -> ApiError {
    ApiError { code: ErrorCode::TooLarge, message: words.text("error-too-large"), field: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_many_requests_are_under_way_and_the_next_one_waits() {
        let slots = Slots::new(2);
        let (first, second) = (slots.take(), slots.take());
        let (taken, third) = mpsc::channel();
        let waiting = std::thread::spawn(move || taken.send(slots.take()).unwrap());
        let none = third.recv_timeout(std::time::Duration::from_millis(50));
        assert!(none.is_err(), "there is no room yet");
        drop(first);
        drop(third.recv_timeout(std::time::Duration::from_secs(10)).unwrap());
        waiting.join().unwrap();
        drop(second);
    }

    #[test]
    fn a_client_that_does_not_read_is_dropped_and_never_waited_for() {
        let (client, _unread) = Client::queued(1);
        let line: Arc<[u8]> = Arc::from(&b"{}\n"[..]);
        assert!((0..QUEUE_FRAMES).all(|_| client.send(Arc::clone(&line))));
        assert!(!client.send(line));
    }
}
