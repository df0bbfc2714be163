//! What a person sees of the engine: the phase, its reason, and the moment it ends.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::time::LocalTime;

/// The engine as shown in the tray, on Today and by `limber status`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct BreakStatus {
    /// What is going on, why, and until when.
    pub phase: Phase,
    /// Seconds at the desk since the last break, up to `sitting_at`.
    #[ts(type = "number")]
    pub sitting_seconds: u64,
    /// The moment `sitting_seconds` was true.
    pub sitting_at: LocalTime,
    /// True while `sitting_seconds` grows by one each second.
    pub sitting_grows: bool,
    /// Seconds at the desk that make a break due.
    #[ts(type = "number")]
    pub interval_seconds: u64,
    /// Seconds a break lasts now (shorter in gentle mode).
    #[ts(type = "number")]
    pub break_seconds: u64,
    /// How many more snoozes are possible before the next break.
    pub snoozes_left: u8,
    /// True the day after a night with cramps: shorter, seated.
    pub gentle: bool,
    /// True for an hour after a pause ended because a correction of the clock had made its end absurd.
    pub pause_ended_by_clock: bool,
    /// The routine a break plays now.
    pub routine: String,
}

/// What is going on. Each variant carries its reason and, where it has one, the moment it ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Phase {
    /// At the desk, the clock of sitting time runs.
    Working {
        /// When the break falls due if the person stays.
        due_at: LocalTime,
    },
    /// No input for a while: the clock of sitting time stands still.
    Away {
        /// The last input.
        since: LocalTime,
        /// When the absence counts as a break; `None` once it has.
        counts_at: Option<LocalTime>,
    },
    /// Due, waiting for the hands to rest.
    Waiting {
        /// When it fell due.
        since: LocalTime,
        /// When it is announced all the same.
        until: LocalTime,
    },
    /// Announced, not yet answered.
    Due {
        /// When it fell due.
        since: LocalTime,
        /// How often it has been announced, from 1.
        announced: u8,
        /// When it is announced again or, the last time, recorded as missed.
        until: LocalTime,
        /// True for the last announcement.
        last: bool,
    },
    /// Put off.
    Snoozed {
        /// When it is announced again.
        until: LocalTime,
        /// How many times in a row, from 1.
        count: u8,
    },
    /// A break is being taken.
    InBreak {
        /// When it started.
        started_at: LocalTime,
        /// When its length is over, if the hands rest from now on.
        ends_at: LocalTime,
        /// True while its clock stands still, since the hands are at work.
        stands: bool,
        /// What it counts as so far.
        counts: BreakCounts,
        /// True where it was due: what is put off or skipped. One begun early may be left as if it had not been.
        due: bool,
    },
    /// Due, but held back; offered once when every reason has ended.
    Held {
        /// When it fell due.
        since: LocalTime,
        /// Why, never empty.
        reasons: Vec<HoldReason>,
        /// When it is offered all the same.
        until: LocalTime,
    },
    /// Paused by the person.
    Paused {
        /// When the pause began.
        since: LocalTime,
        /// When it ends; `None` until resumed.
        until: Option<LocalTime>,
    },
    /// Outside the hours chosen in Settings.
    OffHours {
        /// When the next range starts; `None` if no range is left.
        until: Option<LocalTime>,
    },
}

/// What a break counts as, by what the hands did in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum BreakCounts {
    /// As the person says.
    Whole,
    /// Mostly worked through: partly done at best.
    Partly,
    /// The hands never rested: not taken.
    NotAtAll,
}

/// Why a due break is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum HoldReason {
    /// The system's do-not-disturb is on.
    DoNotDisturb,
    /// The microphone or the camera is in use.
    Meeting,
    /// A presentation or a fullscreen video.
    Fullscreen,
    /// The first two minutes after wake or unlock.
    Settling,
}
