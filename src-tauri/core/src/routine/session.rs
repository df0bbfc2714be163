//! What was done in the player.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::Library;
use crate::check::{Bounds, id, past_moment, within};
use crate::invalid::{Invalid, Problem};
use crate::side::Side;
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

/// Seconds one stretch may be held on one side within a session: two hours at most.
const HELD_SECONDS: Bounds = Bounds::new(0, 7200);

/// Most entries of a session's list: far more than any routine has steps and sides.
const HELD_ENTRIES: u32 = 200;

impl StretchSessionDraft {
    /// The session as the player reported it, or the first thing wrong with it: in time, of a routine and of stretches
    /// that are in the library, each side of a stretch in an entry of its own.
    pub fn checked(self, now: LocalTime, library: &Library) -> Result<Self, Invalid> {
        id("session.routine", &self.routine)?;
        require("session.routine", library.routine(&self.routine))?;
        past_moment("session.started_at", self.started_at, now)?;
        past_moment("session.ended_at", self.ended_at, now)?;
        if self.ended_at < self.started_at {
            return Err(Invalid::new("session.ended_at", Problem::EndsBeforeItBegins));
        }
        if self.held.len() > HELD_ENTRIES as usize {
            return Err(Invalid::new("session.held", Problem::TooMany { most: HELD_ENTRIES }));
        }
        for (index, held) in self.held.iter().enumerate() {
            let field = |name: &str| format!("session.held[{index}].{name}");
            id(&field("stretch"), &held.stretch)?;
            require(&field("stretch"), library.stretch(&held.stretch))?;
            within(&field("seconds"), Some(held.seconds), HELD_SECONDS)?;
            if held.side == Some(Side::Both) {
                return Err(Invalid::new(field("side"), Problem::NotAllowed));
            }
        }
        Ok(self)
    }
}

fn require<T>(field: &str, entry: Option<&T>) -> Result<(), Invalid> {
    if entry.is_some() { Ok(()) } else { Err(Invalid::new(field, Problem::Unknown)) }
}
