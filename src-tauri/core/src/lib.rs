//! The domain of Limber: breaks, stretches, evenings, the journal.
//!
//! Knows: the rules. May know: time and ids, as arguments. Must never: do I/O, read a clock, start a
//! thread, or fail for a reason outside its own arguments. `clippy.toml` beside this crate enforces it.

pub mod api;
pub mod backup;
pub mod care;
mod change;
pub mod check;
pub mod engine;
pub mod evidence;
pub mod health;
pub mod invalid;
pub mod journal;
pub mod locale;
pub mod portable;
pub mod report;
pub mod review;
pub mod routine;
pub mod settings;
pub mod side;
pub mod time;
pub mod winddown;
