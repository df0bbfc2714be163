//! One file a table: its SQL, its mapper and its tests.

pub(crate) mod break_record;
pub(crate) mod care_put_aside;
pub(crate) mod checklist_item;
pub(crate) mod checklist_tick;
pub(crate) mod commit_mark;
pub(crate) mod day_log;
pub(crate) mod deletion;
pub(crate) mod episode;
pub(crate) mod episode_before;
pub(crate) mod evening;
pub(crate) mod experiment;
pub(crate) mod medical_entry;
pub(crate) mod night;
pub(crate) mod settings;
pub(crate) mod stretch_session;

/// What the tables' own tests share.
#[cfg(test)]
pub(crate) mod testing {
    use chrono::{DateTime, NaiveDate};
    use limber_core::time::LocalTime;
    use tempfile::TempDir;
    use uuid::Uuid;

    use crate::Store;

    pub(crate) fn at(text: &str) -> LocalTime {
        DateTime::parse_from_rfc3339(text).unwrap()
    }

    pub(crate) fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    pub(crate) fn id(number: u128) -> Uuid {
        Uuid::from_u128(number)
    }

    /// A new journal in a folder that goes away with the test.
    pub(crate) fn store() -> (TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("journal.db"), at("2026-11-12T09:00:00+01:00")).unwrap();
        (folder, store)
    }
}
