//! The journal row by row, on its way out and in.
//!
//! Out: one transaction that sees one state, beside the desk. In: into a copy that lies beside the journal and takes its place
//! as a whole, or not at all. Must never: write into the journal itself, or decide which of two rows wins.

mod export;
mod import;

pub use export::{Whole, read_all};
pub use import::{ImportError, Importer, Merged};
