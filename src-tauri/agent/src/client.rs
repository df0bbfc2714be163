//! A connected client, as the driver holds it: a queue of frames that nobody waits for.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use limber_core::api::{Hello, Surroundings};
use limber_wire::Connection;

use crate::frame::Frame;

/// Frames that may wait for a client that does not read, however short; one more and it is dropped.
const CLIENT_FRAMES: usize = 256;

/// Bytes that may wait for one client; with more it is dropped. A few of the longest frames.
const CLIENT_BYTES: usize = 4 * 1024 * 1024;

/// Bytes that may wait for all clients together. With more, whoever is told something and has not read what was told
/// before is dropped.
const ALL_BYTES: usize = 8 * 1024 * 1024;

/// What a client that reads may be behind by.
const READING_BYTES: usize = 64 * 1024;

/// A connected client, as the driver holds it. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Client {
    /// Which, for as long as the agent runs.
    pub id: u64,
    /// Where it is: what it asks to be shown is shown there.
    pub surroundings: Arc<Surroundings>,
    /// Its process, as it says itself.
    pub process: u32,
    queue: Sender<Outgoing>,
    behind: Arc<Behind>,
    gone: Arc<AtomicBool>,
    connection: Option<Connection>,
}

/// How much waits in a client's queue.
#[derive(Debug, Default)]
struct Behind {
    frames: AtomicUsize,
    bytes: AtomicUsize,
}

/// What waits to be sent.
#[derive(Debug)]
pub enum Outgoing {
    /// An encoded frame.
    Line(Waiting),
    /// Close after what was queued before; dropping the sender says that it is done.
    End(#[allow(dead_code, reason = "held only to be dropped")] Sender<()>),
}

/// A frame in a client's queue. Taken out, or dropped with the queue, it no longer counts.
#[derive(Debug)]
pub struct Waiting {
    frame: Frame,
    behind: Arc<Behind>,
}

impl Waiting {
    /// The line, its end included.
    pub fn line(&self) -> &[u8] {
        self.frame.line()
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.behind.frames.fetch_sub(1, Ordering::Relaxed);
        self.behind.bytes.fetch_sub(self.line().len(), Ordering::Relaxed);
    }
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

impl Client {
    /// A client whose frames are read from the receiver instead of a socket.
    pub fn queued(id: u64) -> (Self, Receiver<Outgoing>) {
        Self::with_queue(id, None, (Surroundings::default(), 0))
    }

    /// A client at the other end of a connection, who said this `hello`, and what is queued for it: to be sent in order.
    pub fn connected(id: u64, connection: Connection, hello: Hello) -> (Self, Receiver<Outgoing>) {
        Self::with_queue(id, Some(connection), (hello.surroundings, hello.pid))
    }

    fn with_queue(
        id: u64,
        connection: Option<Connection>,
        (surroundings, process): (Surroundings, u32),
    ) -> (Self, Receiver<Outgoing>) {
        let (queue, receiver) = mpsc::channel();
        let surroundings = Arc::new(surroundings);
        (Self { id, surroundings, process, queue, behind: Arc::default(), gone: Arc::default(), connection }, receiver)
    }

    /// Queues a frame without waiting. False when the client has gone, or does not read: it is then cut off.
    pub fn send(&self, frame: Frame) -> bool {
        let bytes = frame.line().len();
        let frames = self.behind.frames.fetch_add(1, Ordering::Relaxed);
        let behind = self.behind.bytes.fetch_add(bytes, Ordering::Relaxed);
        let waiting = Waiting { frame, behind: Arc::clone(&self.behind) };
        let all = Frame::in_memory();
        if frames >= CLIENT_FRAMES || behind + bytes > CLIENT_BYTES || (all > ALL_BYTES && behind > READING_BYTES) {
            tracing::warn!(
                client = self.id,
                frames,
                behind,
                all,
                "a client does not read what it is sent and is cut off"
            );
            self.close();
            return false;
        }
        self.queue.send(Outgoing::Line(waiting)).is_ok()
    }

    /// Ends the connection once everything queued is sent. `done` is dropped then, or at once if it cannot be.
    pub fn end(&self, done: Sender<()>) {
        let _ = self.queue.send(Outgoing::End(done));
    }

    /// True once it has gone or was cut off: what it only wanted to read need not be read any more.
    pub fn gone(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.gone)
    }

    /// It has gone, or is cut off.
    pub fn close(&self) {
        self.gone.store(true, Ordering::Relaxed);
        if let Some(connection) = &self.connection {
            connection.close();
        }
    }
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
        let (client, unread) = Client::queued(1);
        let frame = || Frame::from(vec![b' '; 1024 * 1024]);
        assert!((0..4).all(|_| client.send(frame())));
        assert!(!client.send(frame()), "four are more than enough");
        drop(unread);
        assert_eq!(client.behind.bytes.load(Ordering::Relaxed), 0, "what is dropped with the queue counts no more");
        assert!(!client.send(frame()));
    }

    #[test]
    fn what_is_told_to_many_is_in_memory_once_and_counts_once() {
        let frame = Frame::from(vec![b' '; 3 * 1024 * 1024]);
        let clients: Vec<_> = (0..20).map(Client::queued).collect();
        assert!(clients.iter().all(|(client, _)| client.send(frame.clone())));
    }
}
