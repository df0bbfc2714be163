//! How much is known of what a line claims.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How much is known. A grade is for night-time leg cramps unless the words beside it say otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceGrade {
    /// Several good trials agree.
    Strong,
    /// Some good evidence.
    Moderate,
    /// Little, or mixed.
    Weak,
    /// Looked for and not found.
    NoneFound,
}
