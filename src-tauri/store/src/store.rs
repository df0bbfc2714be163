//! One open journal file, handed to one owner.

use std::path::Path;

use chrono::TimeDelta;
use limber_core::time::LocalTime;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::tables::{
    break_record::Breaks, checklist_tick::Checklist, day_log::DayLogs, episode::Episodes, evening::Evenings,
    night::Nights, settings::SettingsDocument, stretch_session::StretchSessions,
};
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

    /// Several writes as one: all of them are on disk, or none is. `work` must hand back the first error it meets.
    pub fn together<T>(&self, work: impl FnOnce(&Self) -> Result<T, StoreError>) -> Result<T, StoreError> {
        write(&self.connection, |_| work(self))
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

    /// The breaks of each day.
    pub fn breaks(&self) -> Breaks<'_> {
        Breaks(&self.connection)
    }

    /// Cramps and aches.
    pub fn episodes(&self) -> Episodes<'_> {
        Episodes(&self.connection)
    }

    /// The morning's answers.
    pub fn nights(&self) -> Nights<'_> {
        Nights(&self.connection)
    }

    /// What each day was like.
    pub fn day_logs(&self) -> DayLogs<'_> {
        DayLogs(&self.connection)
    }

    /// What was ticked each evening.
    pub fn checklist(&self) -> Checklist<'_> {
        Checklist(&self.connection)
    }

    /// "Not tonight".
    pub fn evenings(&self) -> Evenings<'_> {
        Evenings(&self.connection)
    }

    /// What was done in the player.
    pub fn stretch_sessions(&self) -> StretchSessions<'_> {
        StretchSessions(&self.connection)
    }

    /// The settings document.
    pub fn settings(&self) -> SettingsDocument<'_> {
        SettingsDocument(&self.connection)
    }

    #[cfg(test)]
    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }
}

/// Runs `work` in a transaction that is on disk when this returns, or in the one that `together` has begun.
pub(crate) fn write<T>(
    connection: &Connection,
    work: impl FnOnce(&Connection) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    if !connection.is_autocommit() {
        return work(connection);
    }
    // Unchecked because the tables share one `&Connection`; the line above is what keeps it from nesting.
    let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
    let outcome = work(&transaction)?;
    transaction.commit()?;
    Ok(outcome)
}

/// An update or deletion that has to meet a row.
pub(crate) fn met_one(changed: usize) -> Result<(), StoreError> {
    if changed == 0 { Err(StoreError::NotFound) } else { Ok(()) }
}

#[cfg(test)]
mod tests;
