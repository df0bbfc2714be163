//! One open journal file, handed to one owner.

use std::path::Path;

use chrono::TimeDelta;
use limber_core::time::LocalTime;
use rusqlite::Connection;

use crate::{StoreError, open};

/// Days for which a deleted episode can be restored.
const UNDO_DAYS: i64 = 30;

/// The open journal. Every writing method has committed, to the disk, when it returns `Ok`, and has changed
/// nothing when it returns `Err`.
///
/// It takes no lock of its own: the agent's single-instance lock keeps a second agent away, and SQLite's
/// locks keep any other reader (a backup, a curious owner) from seeing or doing harm.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
}

impl Store {
    /// Opens the journal at `path`, creating folder (0700) and file (0600) if there are none, brings its schema
    /// up to date and drops episodes deleted more than 30 days before `now`. A file that is newer, damaged or
    /// another program's is left as it was.
    pub fn open(path: &Path, now: LocalTime) -> Result<Self, StoreError> {
        let store = Self { connection: open::open(path)? };
        if let Some(limit) = now.checked_sub_signed(TimeDelta::days(UNDO_DAYS)) {
            match store.episodes().purge_deleted_before(limit) {
                // Tidying can wait for the next opening; reading and answering cannot.
                Ok(()) | Err(StoreError::DiskFull | StoreError::Busy) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(store)
    }

    /// Whether the pages agree with each other, every one of them: a few tenths of a second for 100 000 episodes.
    pub fn check(&self) -> Result<(), StoreError> {
        open::check_pages(&self.connection)
    }

    /// Size of the file in bytes, without its log.
    pub fn bytes(&self) -> Result<u64, StoreError> {
        let number = |name: &str| self.connection.pragma_query_value(None, name, |row| row.get::<_, u32>(0));
        Ok(u64::from(number("page_count")?) * u64::from(number("page_size")?))
    }

    /// What the tables read from.
    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }
}

#[cfg(test)]
mod tests;
