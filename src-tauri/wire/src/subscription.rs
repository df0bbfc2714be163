//! A client that also hears events: requests from any thread, answers and events on one reader thread.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use limber_core::api::{ApiError, ClientFrame, Event, Request, Response, ServerFrame, Snapshot};

use crate::client::{BEFORE_PROBING, Client, ClientError, LONG_WAITS, PATIENCE, Probe};
use crate::connection::{Connection, Incoming};

/// Stack of the reader thread; decoding a frame of the full length stays far below.
const READER_STACK_BYTES: usize = 256 * 1024;

type Answer = Result<Response, ApiError>;

/// What a subscriber holds.
#[derive(Debug)]
pub struct Subscription {
    /// The first picture.
    pub snapshot: Snapshot,
    /// The way to ask; clone it for other threads.
    pub requests: Requests,
    /// What happens from now on.
    pub events: Events,
}

/// Asks over a subscribed connection. The connection ends when the last clone and the events are dropped.
#[derive(Debug, Clone)]
pub struct Requests {
    shared: Arc<Shared>,
}

/// The events, in order. Ends when the agent goes away.
#[derive(Debug)]
pub struct Events {
    receiver: Receiver<Event>,
    /// Keeps the connection open while somebody listens.
    _shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    connection: Connection,
    next_id: AtomicU64,
    waiting: Arc<Mutex<Waiting>>,
    probe: Probe,
}

/// Who waits for which answer; `None` once the agent is gone.
type Waiting = Option<HashMap<u64, Sender<Answer>>>;

impl Client {
    /// Subscribes: `window` is true for the program that shows views.
    pub fn subscribe(mut self, window: bool) -> Result<Subscription, ClientError> {
        let snapshot = match self.request(Request::Subscribe { window })? {
            Response::Snapshot(snapshot) => *snapshot,
            _ => return Err(ClientError::Disconnected),
        };
        self.incoming.limit_waits(None);
        let waiting = Arc::new(Mutex::new(Some(HashMap::new())));
        let (sender, receiver) = mpsc::channel();
        let shared = Arc::new(Shared {
            connection: self.connection,
            next_id: AtomicU64::new(self.next_id + 1),
            probe: self.probe,
            waiting: Arc::clone(&waiting),
        });
        let incoming = self.incoming;
        std::thread::Builder::new()
            .name("wire-reader".into())
            .stack_size(READER_STACK_BYTES)
            .spawn(move || read(incoming, &waiting, &sender))
            .map_err(ClientError::Io)?;
        let requests = Requests { shared: Arc::clone(&shared) };
        Ok(Subscription { snapshot, requests, events: Events { receiver, _shared: shared } })
    }
}

impl Requests {
    /// Asks and waits for the answer.
    pub fn request(&self, request: Request) -> Result<Response, ClientError> {
        let id = self.shared.next_id.fetch_add(1, Ordering::Relaxed);
        let (sender, receiver) = mpsc::channel();
        match lock(&self.shared.waiting).as_mut() {
            Some(waiting) => waiting.insert(id, sender),
            None => return Err(ClientError::Disconnected),
        };
        let waits = if request.takes_long() { LONG_WAITS } else { 1 };
        let sent = self.shared.connection.send(&ClientFrame::Request { id, request });
        let answer = sent.map_err(ClientError::from).and_then(|()| self.wait(&receiver, waits));
        if answer.is_err() {
            lock(&self.shared.waiting).as_mut().map(|waiting| waiting.remove(&id));
        }
        answer?.map_err(ClientError::from)
    }
}

impl Requests {
    fn wait(&self, receiver: &Receiver<Answer>, waits: u32) -> Result<Answer, ClientError> {
        let within = |time| {
            receiver.recv_timeout(time).map_err(|error| match error {
                RecvTimeoutError::Timeout => ClientError::TimedOut,
                RecvTimeoutError::Disconnected => ClientError::Disconnected,
            })
        };
        match within(BEFORE_PROBING) {
            Err(ClientError::TimedOut) => {}
            answered => return answered,
        }
        for _ in 0..waits {
            self.shared.probe.is_alive()?;
            match within(PATIENCE.saturating_sub(BEFORE_PROBING)) {
                Err(ClientError::TimedOut) => {}
                answered => return answered,
            }
        }
        Err(ClientError::TimedOut)
    }
}

impl Iterator for Events {
    type Item = Event;

    fn next(&mut self) -> Option<Event> {
        self.receiver.recv().ok()
    }
}

impl Events {
    /// The next event if one comes in time.
    pub fn next_within(&self, time: std::time::Duration) -> Option<Event> {
        self.receiver.recv_timeout(time).ok()
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        self.connection.close(); // wakes the reader, which then ends
    }
}

/// The map is never left half-changed, so a panic elsewhere does not spoil it.
fn lock(waiting: &Mutex<Waiting>) -> MutexGuard<'_, Waiting> {
    waiting.lock().unwrap_or_else(PoisonError::into_inner)
}

fn read(mut incoming: Incoming, waiting: &Mutex<Waiting>, events: &Sender<Event>) {
    // A line that cannot be read is skipped: a newer agent may send an event this program does not know.
    while let Ok(Some(frame)) = incoming.next_frame() {
        match frame {
            Ok(ServerFrame::Reply { id, result }) => {
                if let Some(asker) = lock(waiting).as_mut().and_then(|waiting| waiting.remove(&id)) {
                    let _ = asker.send(result); // the asker may have lost patience
                }
            }
            Ok(ServerFrame::Event(event)) => {
                let _ = events.send(event); // nobody may listen while requests still go on
            }
            Ok(ServerFrame::Hello(_)) | Err(_) => {}
        }
    }
    lock(waiting).take(); // dropping the senders wakes everybody who waits
}
