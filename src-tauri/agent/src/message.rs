//! What the driver is told, by whoever runs beside it: the socket's threads, the adapters, the window's end.

use limber_core::api::{LeavingReason, Request};

use crate::client::{Client, Slot};
use crate::desk::Finished;
use crate::ports::signal::Signal;

/// Everything the driver is told.
#[derive(Debug)]
pub enum Message {
    /// A client has said hello.
    Joined(Client),
    /// A client has gone.
    Left(u64),
    /// A client asks.
    Request {
        /// Who.
        client: Client,
        /// The request's own id, which comes back with the answer.
        id: u64,
        /// What.
        request: Request,
        /// Given back once the answer is queued.
        slot: Slot,
    },
    /// The operating system tells something.
    Signal(Signal),
    /// The window's program has ended.
    WindowEnded {
        /// Its process id.
        process: u32,
        /// True when it did not end well.
        failed: bool,
    },
    /// A job has come back from the desk.
    Finished(Box<Finished>),
    /// Time to leave, for another reason than a request.
    Leave(LeavingReason),
}
