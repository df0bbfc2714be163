//! Errors as they cross the wire: matched by code, read by message.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Why a request was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize, TS)]
#[error("{message}")]
#[ts(export)]
pub struct ApiError {
    /// What to match on.
    pub code: ErrorCode,
    /// A sentence in the person's language that names the fix.
    pub message: String,
    /// For `invalid`: the field, as a path in the request, such as `entry.severity`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub field: Option<String>,
}

/// What to match on. A code exists because somebody acts on it (named in each line).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// A frame that is not a request. Command line: exit 70; window: reconnects.
    Malformed,
    /// A frame over `MAX_FRAME_BYTES`. The sender shortens the note.
    TooLarge,
    /// The other side speaks another protocol version. Both offer to restart the agent.
    ProtocolMismatch,
    /// A value out of range. Forms mark `field`; command line: exit 64.
    Invalid,
    /// The entry is not there (any more). Lists reload.
    NotFound,
    /// It cannot be done in the present phase, such as "snooze" with nothing due. Command line: exit 69.
    NotNow,
    /// The disk is full. The form keeps its text and offers "Try again".
    DiskFull,
    /// The data folder cannot be written. Forms are closed with a banner that says how to mend it.
    ReadOnly,
    /// Another program holds the journal. The form keeps its text; the person closes that program and tries again.
    /// Command line: exit 74.
    Busy,
    /// Something was written while the whole journal was being worked on. The agent does it again.
    Overtaken,
    /// The journal was written by a newer Limber. Banner; nothing is written.
    DatabaseNewer,
    /// The journal is damaged. Banner; nothing is written.
    DatabaseDamaged,
    /// An export that is sealed, without its passphrase or with another one. Who asked asks the person for it. Command line:
    /// exit 64.
    Sealed,
    /// The agent is on its way out. The window reconnects.
    Leaving,
    /// Anything else; the log says more. Command line: exit 70.
    Internal,
}
