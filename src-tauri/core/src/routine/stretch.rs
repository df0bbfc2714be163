//! One movement of the library.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::evidence::Evidence;

/// One movement of the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Stretch {
    /// Kebab-case name; the words are in the catalogue under `stretch-<id>`, the figure has the same id.
    pub id: String,
    /// The parts of the leg it is for.
    pub areas: Vec<Area>,
    /// How it is done.
    pub position: Position,
    /// Held still, or moved.
    pub motion: Motion,
    /// True when left and right are done one after the other.
    pub per_side: bool,
    /// A movement for the same part of the leg that is done seated or lying; every standing one has one.
    pub instead: Option<String>,
    /// How much is known, about what, and from where; never empty.
    pub evidence: Vec<Evidence>,
    /// Keys of the further sources: of the dose, and of who should take care.
    pub sources: Vec<String>,
}

/// A part of the leg.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the names are the words on screen
pub enum Area {
    Calf,
    BackOfThigh,
    FrontOfThigh,
    Hip,
    Foot,
    WholeLeg,
}

/// How a stretch is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the names are the words on screen
pub enum Position {
    Standing,
    Seated,
    Lying,
    InBed,
}

/// Held still, or moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum Motion {
    /// Held still, no bouncing.
    Hold,
    /// Slow repetitions or walking.
    Move,
}
