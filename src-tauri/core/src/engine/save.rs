//! The state across restarts, crashes and upgrades.
//!
//! The time between saving and restoring is an absence: long enough it is a break, else it only stops the clock. Whether it is
//! over with the start is another matter: see `doubt`.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::Engine;
use super::effect::Effect;
use super::passage;
use super::pause::Availability;
use super::record::BreakOutcome;
use super::state::{Debt, Locked, Moment, Presence, State};
use crate::settings::Settings;
use crate::time::{LocalTime, Now};

/// A restart of less than this is over before anybody notices: it counts as what was going on.
pub(crate) const LONGEST_RESTART: Duration = Duration::from_secs(30);

/// Raised whenever `State` changes so that an older or newer engine would misread it.
const VERSION: u32 = 1;

/// The engine as it is kept on disk. Reading one of another version is an error: the caller starts afresh.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedEngine {
    version: Version,
    saved_at: LocalTime,
    clock: Moment,
    state: State,
}

/// The version of the shape, known to be this engine's once it has been read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
struct Version;

impl From<Version> for u32 {
    fn from(_: Version) -> Self {
        VERSION
    }
}

/// A state of another version.
#[derive(Debug, thiserror::Error)]
#[error("the saved state has version {0}, not {VERSION}")]
struct OtherVersion(u32);

impl TryFrom<u32> for Version {
    type Error = OtherVersion;

    fn try_from(version: u32) -> Result<Self, Self::Error> {
        if version == VERSION { Ok(Self) } else { Err(OtherVersion(version)) }
    }
}

impl Engine {
    /// The state, to be written down. Save after every step that had effects, every minute or so, and on leaving:
    /// what happened since the last save is taken for absence.
    pub fn save(&self, now: Now) -> SavedEngine {
        let passage = passage::between(&self.last, &now);
        let clock = self.clock.plus(passage.awake).plus(passage.slept);
        SavedEngine { version: Version, saved_at: now.wall, clock, state: self.state.clone() }
    }

    /// Go on from a saved state. A reminder that stood is shown again; anything else waits out the grace.
    /// Reasons to hold are forgotten: the adapters tell anew what is on.
    pub fn restore(saved: SavedEngine, now: Now, settings: &Settings) -> (Self, Vec<Effect>) {
        let SavedEngine { version: Version, saved_at, clock: left, state } = saved;
        let before = Now { wall: saved_at, ..now };
        let mut engine =
            Self { last: now, clock: left.plus(passage::wall_gap(&before, &now)), deadline: now.mono, state };
        let mut effects = Vec::new();
        engine.note_offset(saved_at, now.wall);
        engine.note_rest_in_break(left, settings);
        engine.state.pause = engine.state.pause.map(|pause| pause.with_span(left, saved_at));
        engine.end_pause(&now, false);
        engine.state.reasons.clear();
        engine.state.sitting.stop(left);
        engine.undo_nudge(left);
        engine.settle();
        engine.doubt_no_longer(left, &now, &mut effects);
        if engine.state.taking.is_some() {
            engine.state.locked = None;
            engine.return_to_break(left, &now, &mut effects);
        } else {
            engine.return_from_restart(left, &now, settings, &mut effects);
        }
        engine.settle_down(&now, settings, &mut effects);
        let open = engine.availability(engine.clock, now.wall, settings) == Availability::Open;
        if let (Debt::Announced { count, .. }, None, true) = (engine.state.debt, engine.state.taking, open) {
            effects.push(Effect::Announce { announced: count });
        }
        (engine, effects)
    }

    fn return_from_restart(&mut self, left: Moment, now: &Now, settings: &Settings, effects: &mut Vec<Effect>) {
        let gone = self.clock.since(left);
        if let Debt::Announced { again_at, .. } = &mut self.state.debt {
            // Nobody could answer it meanwhile.
            *again_at = again_at.plus(gone);
        }
        let was_there = match self.state.presence {
            Presence::Present { .. } | Presence::Unknown | Presence::Watching { .. } => true,
            Presence::Away { .. } | Presence::Resting { .. } => false,
        };
        if was_there {
            self.state.presence = Presence::Away { since: left };
        }
        if gone >= LONGEST_RESTART {
            // Nobody reads at a machine that starts.
            let sat = self.state.sitting.total_at(left);
            self.state.locked.get_or_insert(Locked { since: left, sat });
        }
        self.count_absence(BreakOutcome::Natural, settings, effects);
        let locked = self.state.locked.take();
        if let (Presence::Away { since }, Some(locked)) = (&mut self.state.presence, locked) {
            *since = (*since).min(locked.since);
        }
        if gone >= LONGEST_RESTART {
            self.state.sitting.raise_floor(self.clock);
        }
        if was_there && locked.is_none() {
            self.arrive(now, settings, effects);
            self.state.nudge = None; // no input: this is where the restart goes on
        } else {
            self.begin_doubt(locked, now, settings);
        }
    }
}
