//! A routine: which stretches, in which order, in which dose.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
    /// Seconds of one hold (or of one bout of movement), 2-1800 (`HOLD_SECONDS`).
    pub hold_seconds: u32,
    /// Holds per side, 1-20 (`REPETITIONS`).
    pub repetitions: u32,
    /// Seconds of rest between two holds of the same side, 0-120 (`REST_SECONDS`).
    pub rest_seconds: u32,
}

/// Seconds one hold may last: from the NHS dose's 2 s to half an hour of legs up.
pub(super) const HOLD_SECONDS: RangeInclusive<u32> = 2..=1800;
/// How often a hold may be repeated on one side.
pub(super) const REPETITIONS: RangeInclusive<u32> = 1..=20;
/// Seconds of rest between two holds of one side.
pub(super) const REST_SECONDS: RangeInclusive<u32> = 0..=120;

impl Routine {
    /// Each step's stretch id and the seconds of one hold, in order: the variables of the routine's reminder in
    /// the catalogue.
    pub fn doses(&self) -> impl Iterator<Item = (&str, u32)> {
        self.steps.iter().map(|step| (step.stretch.as_str(), step.hold_seconds))
    }
}
