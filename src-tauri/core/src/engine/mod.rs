//! The break engine: one pure step, inputs and time in, effects out, and "when do you need me next?".
//!
//! Knows: when a break is due, announced, held, taken, missed. May know: `Now` and `Settings`, as arguments.
//! Must never: read a clock, know what a notification or a window is, or fail.

pub mod effect;
pub mod input;
pub mod record;
pub mod status;

pub use effect::Effect;
pub use input::Input;
pub use record::{BreakAnswer, BreakOutcome, BreakRecord, BreakRecordDraft};
pub use status::{BreakStatus, HoldReason, Phase};
