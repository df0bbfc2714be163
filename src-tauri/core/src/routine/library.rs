//! The library as a value: which movements and routines there are. Handed to whoever looks one up.
//!
//! Knows: how an id is found, how a routine is laid out. Must never: know where its entries come from (see `content`).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::timeline::lay_out;
use super::{Routine, Stretch, Timeline, content};
use crate::settings::PlayerSettings;

/// Movements and routines, in the order they are shown in.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Library {
    /// Every movement.
    pub stretches: Vec<Stretch>,
    /// Every routine.
    pub routines: Vec<Routine>,
}

impl Library {
    /// What Limber brings along, read from `assets/content`.
    pub fn built_in() -> Self {
        content::built_in()
    }

    /// The routine with this id.
    pub fn routine(&self, id: &str) -> Option<&Routine> {
        self.routines.iter().find(|routine| routine.id == id)
    }

    /// The movement with this id.
    pub fn stretch(&self, id: &str) -> Option<&Stretch> {
        self.stretches.iter().find(|stretch| stretch.id == id)
    }

    /// A routine laid out in time: left first, both sides with every repetition and the full time, a rest only between
    /// two holds of one side, no phase of 0 s. A step whose stretch is not in the library is left out.
    pub fn timeline(&self, routine: &Routine, player: &PlayerSettings) -> Timeline {
        lay_out(routine, &self.stretches, player)
    }

    /// One timeline a routine, in the same order.
    pub fn timelines(&self, player: &PlayerSettings) -> Vec<Timeline> {
        self.routines.iter().map(|routine| self.timeline(routine, player)).collect()
    }
}
