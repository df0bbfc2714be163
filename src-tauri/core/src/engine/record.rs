//! What is remembered of a break.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::time::LocalTime;

/// A break as the engine hands it over: everything but the id, which the agent gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BreakRecordDraft {
    /// How it came out.
    pub outcome: BreakOutcome,
    /// When it fell due; `None` when it was taken before it was due.
    pub due_at: Option<LocalTime>,
    /// When it began: start of movement, of the absence, or the moment it was skipped or given up.
    pub started_at: LocalTime,
    /// When it ended; equals `started_at` for skipped, missed and expired ones.
    pub ended_at: LocalTime,
    /// How many times it had been snoozed.
    pub snoozes: u8,
    /// Seconds at the desk before it.
    pub sitting_seconds: u64,
    /// What the person said of it.
    pub answer: Option<BreakAnswer>,
    /// Why it was not offered any more; `None` for every other outcome, and for those written before it was kept.
    #[serde(default)]
    pub expired_by: Option<ExpiredBy>,
}

/// A break in the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct BreakRecord {
    /// UUIDv7.
    pub id: Uuid,
    /// The day it belongs to (a day ends at 04:00).
    pub day: NaiveDate,
    /// How it came out.
    pub outcome: BreakOutcome,
    /// When it fell due; `None` when it was taken before it was due.
    pub due_at: Option<LocalTime>,
    /// When it began.
    pub started_at: LocalTime,
    /// When it ended.
    pub ended_at: LocalTime,
    /// How many times it had been snoozed.
    pub snoozes: u8,
    /// Seconds at the desk before it.
    #[ts(type = "number")]
    pub sitting_seconds: u64,
    /// What the person said of it.
    pub answer: Option<BreakAnswer>,
    /// Why it was not offered any more; `None` for every other outcome, and for those written before it was kept.
    #[serde(default)]
    pub expired_by: Option<ExpiredBy>,
}

/// How a break came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum BreakOutcome {
    /// Started by the person.
    Taken,
    /// Away from keyboard and pointer for at least the break length.
    Natural,
    /// The machine slept for at least the break length.
    Asleep,
    /// The person did without.
    Skipped,
    /// Announced three times, never answered.
    Missed,
    /// Due until it no longer made sense: `ExpiredBy` tells why.
    Expired,
}

/// Why a due break was not offered any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum ExpiredBy {
    /// The person paused for longer than a due break is kept.
    Pause,
    /// The hours chosen in Settings ended.
    Hours,
}

/// The one-tap answer afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum BreakAnswer {
    /// All of it, both sides.
    Done,
    /// Some of it.
    Partly,
    /// Only stood up, or not even that.
    NotReally,
}
