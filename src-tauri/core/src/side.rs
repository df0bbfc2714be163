//! Which leg.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which leg.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the names are the words on screen
pub enum Side {
    Left,
    Right,
    Both,
}
