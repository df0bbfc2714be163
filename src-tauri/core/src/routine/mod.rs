//! Stretches, routines, and the player's timeline.
//!
//! Knows: doses and order. Must never: know how a figure is drawn or when "now" is: a timeline starts at 0.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::journal::Side;
use crate::time::LocalTime;
use crate::winddown::EvidenceGrade;

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
    /// How much is known.
    pub evidence: EvidenceGrade,
    /// Where the dose and the grade come from, with the year.
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

/// A routine: steps in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Routine {
    /// Kebab-case name; the words are in the catalogue under `routine-<id>`.
    pub id: String,
    /// In order, never empty.
    pub steps: Vec<Step>,
    /// The checklist item that finishing it ticks.
    pub ticks: Option<String>,
}

/// One step of a routine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Step {
    /// Id of the stretch.
    pub stretch: String,
    /// Seconds of one hold (or of one bout of movement), 2-1800.
    pub hold_seconds: u32,
    /// Holds per side, 1-20.
    pub repetitions: u32,
    /// Seconds of rest between two holds of the same side, 0-120.
    pub rest_seconds: u32,
}

/// A routine laid out in time, for the player.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Timeline {
    /// The routine.
    pub routine: String,
    /// In order; each starts where the one before ends.
    pub phases: Vec<TimelinePhase>,
    /// Sum of all phases, in seconds.
    pub total_seconds: u32,
}

/// One phase of a timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TimelinePhase {
    /// What the person does.
    pub kind: PhaseKind,
    /// Index into the routine's steps: for a lead-in the step it leads to.
    pub step: u32,
    /// The stretch of that step.
    pub stretch: String,
    /// The side being worked (or led to); `None` where the stretch has no sides.
    pub side: Option<Side>,
    /// Repetition on that side, from 1.
    pub repetition: u32,
    /// Seconds from the start of the timeline.
    pub starts_at: u32,
    /// Length in seconds, more than 0.
    pub seconds: u32,
}

/// What the person does in a phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum PhaseKind {
    /// Get into the position.
    GetReady,
    /// Hold still.
    Hold,
    /// Move.
    Move,
    /// Rest between two holds.
    Rest,
    /// Change to the other side.
    SwitchSide,
}

/// What was done in the player, per step and side in seconds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct StretchSession {
    /// UUIDv7, given by the agent.
    pub id: Uuid,
    /// What was done.
    #[serde(flatten)]
    #[ts(flatten)]
    pub session: StretchSessionDraft,
}

/// A session as the player reports it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct StretchSessionDraft {
    /// The routine.
    pub routine: String,
    /// When the first phase began.
    pub started_at: LocalTime,
    /// When the player was left.
    pub ended_at: LocalTime,
    /// How it ended.
    pub ending: SessionEnding,
    /// Seconds held, one entry per step and side that was begun.
    pub held: Vec<HeldSeconds>,
}

/// How a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum SessionEnding {
    /// Played to the end.
    Completed,
    /// Left before the end.
    Left,
    /// "Hurts, stop": recorded without penalty.
    Hurt,
}

/// Seconds really held, leads and rests not counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HeldSeconds {
    /// Id of the stretch.
    pub stretch: String,
    /// Which side; `None` where the stretch has no sides.
    pub side: Option<Side>,
    /// Seconds, 0-7200.
    pub seconds: u32,
}
