//! What the driver is told, by whoever runs beside it: the socket's threads, the adapters, the window's end.

use limber_core::api::{LeavingReason, Request};
use limber_core::portable::Progress;

use crate::client::{Client, Slot};
use crate::desk::Finished;
use crate::errands::Brought;
use crate::ports::signal::Signal;

/// How the window's program ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WindowEnd {
    /// The system's word for it and the program's last line, for the person.
    pub detail: String,
    /// True when it ended with an error or was ended: nobody closed it.
    pub failed: bool,
    /// False when it was started where no display is named.
    pub had_display: bool,
}

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
        /// How.
        end: WindowEnd,
    },
    /// A job has come back from the desk.
    Finished(Box<Finished>),
    /// An errand has come back.
    Brought(Box<Brought>),
    /// An errand that takes long tells how far it is.
    Underway(Progress),
    /// Another agent holds the claim on the journal's path.
    Displaced,
    /// Time to leave, for another reason than a request.
    Leave(LeavingReason),
}
