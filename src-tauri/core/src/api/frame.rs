//! How requests and answers travel: one JSON document a line, the hello first, both ways.

use serde::{Deserialize, Serialize};

use super::{ApiError, Event, Request, Response, Surroundings};

/// Raised whenever a frame changes so that an older reader would misread it.
pub const PROTOCOL_VERSION: u32 = 7;

/// The longest frame either side accepts, line end included.
pub const MAX_FRAME_BYTES: usize = 1024 * 1024;

/// The first line in each direction. The only frame every version must be able to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hello {
    /// `PROTOCOL_VERSION` of the sender.
    pub protocol: u32,
    /// Version of the program.
    pub version: String,
    /// Process id of the sender.
    pub pid: u32,
    /// From a newer agent to the one that runs: leave, I take over. Read whatever the protocol, so it never moves.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub replace: bool,
    /// Where the desktop of the sender is, if it is at one. What it asks to be shown is shown there.
    #[serde(default, skip_serializing_if = "Surroundings::is_empty")]
    pub surroundings: Surroundings,
}

/// What a client sends.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClientFrame {
    /// First.
    Hello(Hello),
    /// Then any number of these.
    Request {
        /// Chosen by the client; comes back with the reply.
        id: u64,
        /// What is asked.
        request: Request,
    },
}

/// What the agent sends.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServerFrame {
    /// First.
    Hello(Hello),
    /// An answer.
    Reply {
        /// The request's id; 0 when the request could not be read.
        id: u64,
        /// What came of it.
        result: Result<Response, ApiError>,
    },
    /// News, to subscribers.
    Event(Event),
}

/// Why a line is not a frame.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FrameError {
    /// Longer than `MAX_FRAME_BYTES`.
    #[error("the message is longer than {MAX_FRAME_BYTES} bytes")]
    TooLarge,
    /// Not a JSON document of the expected form.
    #[error("the message is not a frame: {0}")]
    Malformed(String),
}

/// A frame as one line, with its line end.
pub fn encode<T: Serialize>(frame: &T) -> Result<Vec<u8>, FrameError> {
    let mut line = serde_json::to_vec(frame).map_err(|error| FrameError::Malformed(error.to_string()))?;
    line.push(b'\n');
    if line.len() > MAX_FRAME_BYTES { Err(FrameError::TooLarge) } else { Ok(line) }
}

/// A frame from one line, with or without its line end.
pub fn decode<'de, T: Deserialize<'de>>(line: &'de [u8]) -> Result<T, FrameError> {
    if line.len() > MAX_FRAME_BYTES {
        return Err(FrameError::TooLarge);
    }
    serde_json::from_slice(line).map_err(|error| FrameError::Malformed(error.to_string()))
}
