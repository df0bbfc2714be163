//! The report for the doctor on paper: put into words once (`compose`), and drawn as HTML, as PDF, or as lines of a terminal.
//!
//! Runs in the process of a command, never in the agent that stays. Knows: the domain's report, the catalogue. Must never:
//! count anything, ask the agent, or name the operating system.

pub mod compose;
pub mod document;
pub mod html;
pub mod pdf;
pub mod picture;
pub mod save;
pub mod text;

pub use compose::compose;
pub use document::Document;
