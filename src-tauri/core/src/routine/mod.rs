//! Stretches, routines, and the player's timeline.
//!
//! Knows: doses and order. Must never: know how a figure is drawn or when "now" is: a timeline starts at 0.
//! The movements and routines themselves are data (`assets/content`), their words are in the catalogue.

mod breaks;
mod content;
mod library;
mod session;
mod steps;
mod stretch;
mod timeline;

pub use breaks::{BREAK_ROUTINES, break_routine};
pub use content::ContentError;
pub use library::Library;
pub use session::{HeldSeconds, SessionEnding, StretchSession, StretchSessionDraft};
pub use steps::{Routine, Step};
pub use stretch::{Area, AskFirst, Motion, Position, Stretch};
pub use timeline::{PhaseKind, Timeline, TimelinePhase};

/// The routine of the evening's stretching.
pub const BEDTIME_ROUTINE: &str = "bedtime-5";

#[cfg(test)]
mod tests;
