//! The whole surface of the agent: what can be asked, what is answered, what is told unasked.
//!
//! The window and the command line use these same types; `frame` says how they travel.
//! Must never: decide anything. Rules live in the folders named after the concept.

mod answers;
#[cfg(test)]
mod bounds;
pub mod error;
pub mod event;
pub mod frame;
pub mod request;
pub mod response;
pub mod surroundings;

pub use error::{ApiError, ErrorCode};
pub use event::{Event, LeavingReason};
pub use frame::{ClientFrame, Hello, MAX_FRAME_BYTES, PROTOCOL_VERSION, ServerFrame};
pub use request::{Request, View};
pub use response::{BREAKS_OF_TODAY, LibraryReport, Response, Snapshot, StatusReport, Today};
pub use surroundings::Surroundings;

/// Part of the request `Pause`.
pub use crate::engine::PauseLength;
