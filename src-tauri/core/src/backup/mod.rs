//! Backups of the journal: what a copy is called, when the next one is due, and which ones stay.
//!
//! Knows: names and dates. Must never: open a folder, or delete what it cannot name.

mod deleted;
mod keep;
mod name;

use chrono::{NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::time::{LocalTime, day_of};

pub use deleted::{DELETE_WORD, Deleted, is_delete_word};
pub use keep::superfluous;
pub use name::BackupName;

/// One copy of the journal in the folder of the backups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Backup {
    /// The name of its file.
    pub name: String,
    /// When it was made, on the clock of the computer that made it.
    pub made_at: NaiveDateTime,
    /// Its size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Made by this computer. Others that use the same folder keep their own.
    pub from_here: bool,
}

/// The backups there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct BackupList {
    /// The folder they are in.
    pub folder: String,
    /// Newest first.
    pub backups: Vec<Backup>,
}

/// A backup that was just made, and passed its check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct BackupMade {
    /// It.
    pub backup: Backup,
    /// The folder it is in.
    pub folder: String,
    /// Rows of the journal that were counted in it.
    #[ts(type = "number")]
    pub rows: u64,
}

/// A backup that has become the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Restored {
    /// The name of the backup.
    pub name: String,
    /// Where the journal is now that was there before; `None` where there was none.
    pub set_aside: Option<String>,
}

/// What is known of the backups without looking into their folder. Kept beside the journal.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct BackupStanding {
    /// The last one that this computer made: when.
    pub last_at: Option<LocalTime>,
    /// Its size in bytes.
    pub bytes: u64,
    /// Its name.
    pub name: String,
    /// Why the last try came to nothing: a sentence that names the fix.
    pub problem: Option<String>,
}

/// Days after which a backup is old, although one is to be made each day.
const OLD_DAYS: i64 = 3;

impl BackupStanding {
    /// Whether the backup of the day is missing. One that is dated later than now (the clock was put back) counts for
    /// nothing.
    pub fn is_due(&self, now: LocalTime) -> bool {
        self.last_at.is_none_or(|last| day_of(last) != day_of(now))
    }

    /// Whether the last one is so old that something must be in the way.
    pub fn is_old(&self, now: LocalTime) -> bool {
        self.last_at.is_some_and(|last| now.signed_duration_since(last) > TimeDelta::days(OLD_DAYS))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> LocalTime {
        LocalTime::parse_from_rfc3339(text).unwrap()
    }

    #[test]
    fn one_is_due_each_day_and_a_day_ends_at_four() {
        let standing = |last: &str| BackupStanding { last_at: Some(at(last)), ..BackupStanding::default() };
        let last = standing("2026-11-12T09:00:00+01:00");
        assert!(!last.is_due(at("2026-11-12T23:59:00+01:00")));
        assert!(!last.is_due(at("2026-11-13T03:59:00+01:00")));
        assert!(last.is_due(at("2026-11-13T04:00:00+01:00")));
        assert!(last.is_due(at("2026-11-11T12:00:00+01:00")), "the clock was put back");
        assert!(BackupStanding::default().is_due(at("2026-11-12T09:00:00+01:00")));
        assert!(!last.is_old(at("2026-11-15T09:00:00+01:00")));
        assert!(last.is_old(at("2026-11-15T09:00:01+01:00")));
        assert!(!BackupStanding::default().is_old(at("2026-11-12T09:00:00+01:00")), "there is none");
    }
}
