//! What was done in the player.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::journal::Side;
use crate::time::LocalTime;

/// What was done in the player, per step and side in seconds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct StretchSession {
    /// `UUIDv7`, given by the agent.
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

/// Seconds one stretch may be held on one side within a session: two hours.
const MOST_HELD_SECONDS: u32 = 7200;

/// Why a session cannot be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SessionError {
    /// The routine is not in the library.
    #[error("the routine is not in the library")]
    UnknownRoutine,
    /// A stretch is not in the library.
    #[error("a stretch is not in the library")]
    UnknownStretch,
    /// It ends before it starts.
    #[error("the session ends before it starts")]
    EndsBeforeStart,
    /// Held for more than two hours.
    #[error("a stretch was held for more than {MOST_HELD_SECONDS} s")]
    HeldTooLong,
    /// `Side::Both`: each side has its own entry.
    #[error("each side has its own entry")]
    BothSides,
}

impl SessionError {
    /// The field of the draft that is wrong.
    pub fn field(self) -> &'static str {
        match self {
            Self::UnknownRoutine => "routine",
            Self::EndsBeforeStart => "ended_at",
            Self::UnknownStretch | Self::HeldTooLong | Self::BothSides => "held",
        }
    }
}

impl StretchSessionDraft {
    /// Checks ids and ranges.
    pub fn check(&self) -> Result<(), SessionError> {
        if super::routine(&self.routine).is_none() {
            return Err(SessionError::UnknownRoutine);
        }
        if self.ended_at < self.started_at {
            return Err(SessionError::EndsBeforeStart);
        }
        self.held.iter().try_for_each(|held| {
            if super::stretch(&held.stretch).is_none() {
                Err(SessionError::UnknownStretch)
            } else if held.seconds > MOST_HELD_SECONDS {
                Err(SessionError::HeldTooLong)
            } else if held.side == Some(Side::Both) {
                Err(SessionError::BothSides)
            } else {
                Ok(())
            }
        })
    }
}
