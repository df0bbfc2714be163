//! The engine's memory, as exhaustive states. Every moment in it is on the engine's own clock.
//!
//! Knows: which states are possible. Must never: grow with use; nothing here is a list of the past.

use std::collections::BTreeSet;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::pause::Pause;
use super::record::BreakOutcome;
use super::sitting::Sitting;
use super::status::HoldReason;
use crate::time::LocalTime;

/// A moment on the engine's clock: time awake plus time asleep since the engine began. The wall clock may be
/// set, a zone may change; this one only goes forward, so no countdown moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Moment(Duration);

impl Moment {
    /// So much later.
    pub(crate) fn plus(self, span: Duration) -> Self {
        Self(self.0.saturating_add(span))
    }

    /// So much earlier, not before the engine began.
    pub(crate) fn minus(self, span: Duration) -> Self {
        Self(self.0.saturating_sub(span))
    }

    /// Time since an earlier moment; zero if it is not earlier.
    pub(crate) fn since(self, earlier: Self) -> Duration {
        self.0.saturating_sub(earlier.0)
    }
}

/// Everything the engine remembers between two steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct State {
    /// Time at the desk since the last break.
    pub(crate) sitting: Sitting,
    /// Whether somebody is there.
    pub(crate) presence: Presence,
    /// The break that is due, if one is.
    pub(crate) debt: Debt,
    /// The break that is being taken, if one is. The debt it pays stays as it was until the break counts.
    pub(crate) taking: Option<Taking>,
    /// The person's pause, if one is on.
    pub(crate) pause: Option<Pause>,
    /// When a correction of the clock last ended a pause. Absent in states saved before it was kept.
    #[serde(default)]
    pub(crate) pause_ended_by_clock: Option<Moment>,
    /// Nothing is announced before this moment.
    pub(crate) settling_until: Moment,
    /// The screen lock, while it is on. Absent in states saved before its beginning was kept: a start forgets it anyway.
    #[serde(default)]
    pub(crate) locked: Option<Locked>,
    /// Input that came into an absence and may have been a nudge. Absent in states saved before it was kept.
    #[serde(default)]
    pub(crate) nudge: Option<Nudge>,
    /// A start within an absence, until it is known whether somebody is back. Absent in states saved before it was kept.
    #[serde(default)]
    pub(crate) doubt: Option<Doubt>,
    /// Reasons to hold that are on at present, whether or not the settings heed them.
    pub(crate) reasons: BTreeSet<HoldReason>,
    /// The night before today.
    pub(crate) night: LastNight,
    /// Breaks that were offered or begun and are over: whose turn it is among the routines. Absent in states saved before
    /// there was a choice.
    #[serde(default)]
    pub(crate) turn: u64,
    /// The offset from UTC before the last change, if there was one. Absent in states saved before it was kept.
    #[serde(default)]
    pub(crate) offset_before: Option<OffsetBefore>,
}

/// What the clock on the wall was put from, by summer time or in flight: a record that reaches back is told on the
/// clock that was shown then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct OffsetBefore {
    /// When the change was noticed: moments before this are told with `seconds`.
    pub(crate) until: Moment,
    /// Seconds east of UTC.
    pub(crate) seconds: i32,
}

/// Whether somebody is at the desk, as far as input tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Presence {
    /// Input not long ago.
    Present {
        /// The earliest moment an `Idle` may point back to.
        since: Moment,
    },
    /// No idle source answers: counts as present.
    Unknown,
    /// No input, but a meeting or a fullscreen picture is on: still at the desk.
    Watching {
        /// The last input.
        last_input: Moment,
    },
    /// No input: the clock of sitting time stands still.
    Away {
        /// The last sign of somebody being there.
        since: Moment,
    },
    /// Away for at least a break's length: the absence is a break and ends whatever was due.
    Resting {
        /// The last sign of somebody being there.
        since: Moment,
        /// What is recorded on return; `None` where there was nothing to have a break from.
        owed: Option<Owed>,
    },
}

/// A break that counts already but whose end is not known yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Owed {
    /// `Natural` or `Asleep`.
    pub(crate) outcome: BreakOutcome,
    /// When the break it replaces fell due.
    pub(crate) due_at: Option<LocalTime>,
    /// How often that one had been snoozed.
    pub(crate) snoozes: u8,
    /// Seconds at the desk before it.
    pub(crate) sitting_seconds: u64,
}

/// A break that is due, and how far it has got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Debt {
    /// Nothing is due.
    Nothing,
    /// Due, waiting for the hands to rest.
    Waiting {
        /// The break.
        due: Due,
        /// When the wait began.
        since: Moment,
    },
    /// Due, held back while a reason lasts.
    Held {
        /// The break.
        due: Due,
        /// When it was first held.
        since: Moment,
    },
    /// The reminder stands.
    Announced {
        /// The break.
        due: Due,
        /// How often, from 1.
        count: u8,
        /// When it is raised again, or given up.
        again_at: Moment,
    },
    /// Put off by the person.
    Snoozed {
        /// The break.
        due: Due,
        /// Until when.
        until: Moment,
    },
}

/// A due break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Due {
    /// When it fell due.
    pub(crate) at: LocalTime,
    /// How often it has been put off.
    pub(crate) snoozes: u8,
    /// When it was first held since it was last offered or put off.
    pub(crate) held_since: Option<Moment>,
}

impl Debt {
    /// The break that is due.
    pub(crate) fn due(&self) -> Option<&Due> {
        match self {
            Self::Nothing => None,
            Self::Waiting { due, .. }
            | Self::Held { due, .. }
            | Self::Announced { due, .. }
            | Self::Snoozed { due, .. } => Some(due),
        }
    }
}

/// A break that is being taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Taking {
    /// When it started.
    pub(crate) started: Moment,
    /// When its length is over, `worked` included.
    pub(crate) ends: Moment,
    /// Time at the desk before it.
    pub(crate) sat: Duration,
    /// How long its clock stood still because the hands were at work, up to the last time they rested. Absent in states
    /// saved before it was kept.
    #[serde(default)]
    pub(crate) worked: Duration,
    /// The hands were never seen to rest in it so far. Absent in states saved before it was kept.
    #[serde(default)]
    pub(crate) never_left: bool,
}

/// The screen is locked: nobody could see a reminder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Locked {
    /// Since when; the end of a break behind the lock begins it anew.
    pub(crate) since: Moment,
    /// Time at the desk until then.
    pub(crate) sat: Duration,
}

/// Input within an absence that was not over by it, if it was of a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Nudge {
    /// When the absence began.
    pub(crate) absence: Moment,
    /// When the input began.
    pub(crate) at: Moment,
    /// Time at the desk until the absence.
    pub(crate) sat: Duration,
}

/// A start within an absence, until it is known whether somebody is back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Doubt {
    /// The absence, which goes on if nobody is: `Away` or `Resting`.
    pub(crate) before: Presence,
    /// When the agent started.
    pub(crate) at: Moment,
    /// The first word of the idle source that somebody is there.
    pub(crate) seen: Option<Moment>,
    /// Time at the desk until then.
    pub(crate) sat: Duration,
}

/// The night before today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum LastNight {
    /// Nothing bad is known of it.
    Fair,
    /// With cramps.
    Bad,
}
