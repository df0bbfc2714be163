//! The journal file: one SQLite database for one person, and the engine's saved state beside it.
//!
//! Knows: SQL, file modes, durability. May know: the domain's types and its two day boundaries. Must never:
//! decide what a valid entry is (the domain does, before it gets here), read a clock, or answer before the
//! change is on disk.

mod copy;
mod erase;
mod error;
mod log_beside;
mod mapping;
mod migrate;
mod open;
mod place;
mod portable;
mod private_files;
mod read_only;
mod resume;
mod review;
mod settle;
mod store;
mod swap;
mod tables;
mod write;

pub use copy::{Copied, CopyError, bring_beside, clear_beside, copy_journal, look_at_copy, name_it};
pub use erase::{Erased, Gone, end_erasing, erase_beside, erase_file, left_to_erase, take_away};
pub use error::{NotAFile, StoreError};
pub use migrate::{APPLICATION_ID, SCHEMA_VERSION};
pub use open::is_checked_on_opening;
pub use place::Sight;
pub use portable::{ImportError, Importer, Merged, Whole, read_all};
pub use resume::ResumeFile;
pub use review::Reviews;
pub use store::{State, Store};
pub use swap::put_in_place;
pub use tables::{
    break_record::Breaks, care_put_aside::CarePutAside, checklist_item::ChecklistItems, checklist_tick::Checklist,
    day_log::DayLogs, episode::Episodes, evening::Evenings, experiment::Experiments, medical_entry::MedicalEntries,
    night::Nights, settings::SettingsDocument, stretch_session::StretchSessions,
};
