//! A routine laid out in time: get ready, hold, rest, switch side, next.
//!
//! Knows: order and lengths. Must never: know when "now" is; a timeline starts at 0.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Motion, Routine, Stretch};
use crate::settings::PlayerSettings;
use crate::side::Side;

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

/// The phases of a routine. Sides are done one after the other, left first, each with every repetition and the
/// full time; a rest stands only between two holds of one side; a lead-in whose setting is 0 is left out, because
/// no phase is empty. A step whose stretch is not among `stretches` is left out as well.
pub(super) fn lay_out(routine: &Routine, stretches: &[Stretch], player: &PlayerSettings) -> Timeline {
    let mut phases = Phases::default();
    for (index, step) in (0_u32..).zip(&routine.steps) {
        let Some(stretch) = stretches.iter().find(|stretch| stretch.id == step.stretch) else { continue };
        let work = match stretch.motion {
            Motion::Hold => PhaseKind::Hold,
            Motion::Move => PhaseKind::Move,
        };
        let sides: &[Option<Side>] = if stretch.per_side { &[Some(Side::Left), Some(Side::Right)] } else { &[None] };
        let phase = |kind, side, repetition, seconds| TimelinePhase {
            kind,
            step: index,
            stretch: stretch.id.clone(),
            side,
            repetition,
            starts_at: 0,
            seconds,
        };
        for (position, &side) in sides.iter().enumerate() {
            let (lead_in, seconds) = if position == 0 {
                (PhaseKind::GetReady, player.get_ready_seconds)
            } else {
                (PhaseKind::SwitchSide, player.switch_side_seconds)
            };
            phases.push(phase(lead_in, side, 1, u32::from(seconds)));
            for repetition in 1..=step.repetitions {
                if repetition > 1 {
                    phases.push(phase(PhaseKind::Rest, side, repetition, step.rest_seconds));
                }
                phases.push(phase(work, side, repetition, step.hold_seconds));
            }
        }
    }
    Timeline { routine: routine.id.clone(), total_seconds: phases.end, phases: phases.list }
}

/// Phases put end to end.
#[derive(Default)]
struct Phases {
    list: Vec<TimelinePhase>,
    end: u32,
}

impl Phases {
    fn push(&mut self, phase: TimelinePhase) {
        if phase.seconds > 0 {
            let starts_at = self.end;
            self.end += phase.seconds;
            self.list.push(TimelinePhase { starts_at, ..phase });
        }
    }
}
