//! Stretches, routines, and the player's timeline.
//!
//! Knows: doses and order. Must never: know how a figure is drawn or when "now" is: a timeline starts at 0.
//! The movements and routines themselves are data (`assets/content`), their words are in the catalogue.

mod content;
mod library;
mod session;
mod steps;
mod stretch;
mod timeline;

pub use content::ContentError;
pub use library::Library;
pub use session::{HeldSeconds, SessionEnding, StretchSession, StretchSessionDraft};
pub use steps::{Routine, Step};
pub use stretch::{Area, Motion, Position, Stretch};
pub use timeline::{PhaseKind, Timeline, TimelinePhase};

/// The routine of an hourly break.
pub const BREAK_ROUTINE: &str = "desk-reset";

/// The routine of a break in gentle mode, the day after a bad night: shorter and seated.
pub const GENTLE_BREAK_ROUTINE: &str = "seated";

/// The routine of a break from standing: a walk, then the chair.
pub const STANDING_BREAK_ROUTINE: &str = "standing";

/// The routine of an hourly break. A gentle one is seated whoever it is for.
pub fn break_routine(gentle: bool, standing_work: bool) -> &'static str {
    match (gentle, standing_work) {
        (true, _) => GENTLE_BREAK_ROUTINE,
        (false, true) => STANDING_BREAK_ROUTINE,
        (false, false) => BREAK_ROUTINE,
    }
}

/// The routine of the evening's stretching.
pub const BEDTIME_ROUTINE: &str = "bedtime-5";

#[cfg(test)]
mod tests;
