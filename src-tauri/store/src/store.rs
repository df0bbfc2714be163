//! One open journal file, handed to one owner.

use std::cell::Cell;
use std::path::{Path, PathBuf};

use chrono::TimeDelta;
use limber_core::time::LocalTime;
use rusqlite::Connection;
use rusqlite::config::DbConfig;

use crate::mapping::utc;
use crate::place::{Place, Standing};
use crate::tables::commit_mark;
use crate::{StoreError, open, private_files, read_only};

/// Days for which a deleted episode can be restored.
const UNDO_DAYS: i64 = 30;

/// The open journal. Every writing method has committed, to the disk and to the file at its path, when it returns
/// `Ok`. When it returns `Err` nothing was changed in that file.
///
/// It takes no lock of its own: the agent's single-instance lock keeps a second agent away, and SQLite's
/// locks keep any other reader (a backup, a curious owner) from seeing or doing harm.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    /// `None` where it was opened for reading only.
    place: Option<Place>,
    aside: Vec<PathBuf>,
    /// When what is written now was written, in milliseconds since 1970 UTC; `None` is not known.
    moment: Cell<Option<i64>>,
}

/// Tells two states of an open journal apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State {
    mark: [u8; 16],
    by_others: i64,
}

impl Store {
    /// Opens the journal at `path`, creating folder (0700) and file (0600) if there are none, brings its schema
    /// up to date and drops what was deleted more than 30 days before `now`, unless the last break is as long ago too: then
    /// the clock may be wrong, and the next opening is early enough. A file that is newer, damaged or
    /// another program's is left as it was. A log that does not belong to the file is set aside.
    pub fn open(path: &Path, now: LocalTime) -> Result<Self, StoreError> {
        let (connection, aside) = open::open(path, now).map_err(|error| explained(error, path))?;
        let store = Self { connection, place: Some(Place::of(path)?), aside, moment: Cell::new(Some(utc(now))) };
        if let Some(limit) = now.checked_sub_signed(TimeDelta::days(UNDO_DAYS)) {
            let is_trusted = store.breaks().newest_start()?.is_none_or(|newest| newest >= limit.timestamp_millis());
            let purge = || {
                store.episodes().purge_deleted_before(limit)?;
                store.medical().purge_before(limit)?;
                store.experiments().purge_deleted_before(limit)?;
                store.checklist_items().purge_removed_before(limit)
            };
            let purged = if is_trusted { purge() } else { Ok(()) };
            match purged {
                // Tidying can wait for the next opening; reading and answering cannot.
                Ok(()) | Err(StoreError::DiskFull | StoreError::Busy) => {}
                Err(error) => return Err(error),
            }
        }
        store.connection.busy_timeout(open::PATIENCE)?;
        Ok(store)
    }

    /// The same for a journal that was open before, or refused: what is there is no new one, however it looks.
    /// `Away` if nothing is there, `Replaced` while it is being put there.
    pub fn open_again(path: &Path, now: LocalTime) -> Result<Self, StoreError> {
        match std::fs::metadata(path) {
            Ok(found) if found.is_file() && found.len() == 0 => Err(StoreError::Replaced),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(StoreError::Away),
            _ => Self::open(path, now),
        }
    }

    /// Opens the journal at `path` without changing anything: no file, no lock. For reading while `open` cannot
    /// be had. Writing into it is refused (`ReadOnly`).
    pub fn open_read_only(path: &Path) -> Result<Self, StoreError> {
        Ok(Self { connection: read_only::open(path)?, place: None, aside: Vec::new(), moment: Cell::new(None) })
    }

    /// What was set aside when the journal was opened, under its new names.
    pub fn set_aside(&self) -> &[PathBuf] {
        &self.aside
    }

    /// Whether the pages agree with each other, every one of them: a few tenths of a second for 100 000 episodes.
    pub fn check(&self) -> Result<(), StoreError> {
        open::check_pages(&self.connection)
    }

    /// The name of the last commit: another one says that something was written.
    pub fn mark(&self) -> Result<[u8; 16], StoreError> {
        Ok(commit_mark::last(&self.connection)?.0)
    }

    /// What the journal is at present, to be compared with what it was for this same `Store`: another one says that something
    /// may have been written, by whomever.
    pub fn state(&self) -> Result<State, StoreError> {
        let by_others = self.connection.pragma_query_value(None, "data_version", |row| row.get(0))?;
        Ok(State { mark: self.mark()?, by_others })
    }

    /// Size of the file in bytes, without its log.
    pub fn bytes(&self) -> Result<u64, StoreError> {
        let number = |name: &str| self.connection.pragma_query_value(None, name, |row| row.get::<_, u32>(0));
        Ok(u64::from(number("page_count")?) * u64::from(number("page_size")?))
    }

    /// Says the moment: rows that are written from now on were written then.
    pub fn set_moment(&self, now: LocalTime) {
        self.moment.set(Some(utc(now)));
    }

    /// The same for a row that another journal has written; `None` where nobody knows when.
    pub(crate) fn set_edited(&self, edited_utc: Option<i64>) {
        self.moment.set(edited_utc);
    }

    /// When what is written now was written.
    pub(crate) fn moment(&self) -> Option<i64> {
        self.moment.get()
    }

    /// Around a connection that has a transaction open, which whoever opened it ends.
    pub(crate) fn around(connection: Connection) -> Self {
        Self { connection, place: None, aside: Vec::new(), moment: Cell::new(None) }
    }

    /// What the tables read from.
    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }

    pub(crate) fn place(&self) -> Option<&Place> {
        self.place.as_ref()
    }
}

impl Drop for Store {
    /// SQLite moves the log into the file when the last connection closes, and then deletes what is at the log's
    /// path. If that is not the open log any more, it must do neither.
    fn drop(&mut self) {
        let Some(place) = &self.place else { return };
        match place.standing() {
            Ok(Standing::InPlace { .. }) => return,
            // What was moved away, or lost its log, is made whole; what somebody else wrote is left alone.
            Ok(Standing::Away | Standing::Another | Standing::LogLost) => _ = self.move_log(),
            Ok(Standing::Overwritten) | Err(_) => {}
        }
        let _ = self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true);
    }
}

/// SQLite knows "no room" only from some of its calls. Asked directly, the system says more.
pub(crate) fn explained(error: StoreError, path: &Path) -> StoreError {
    match error {
        StoreError::Io { .. } | StoreError::ReadOnly { .. } => match private_files::try_room(path) {
            Err(told) => match StoreError::from(told) {
                said @ (StoreError::DiskFull | StoreError::ReadOnly { .. }) => said,
                _ => error,
            },
            Ok(()) => error,
        },
        error => error,
    }
}

#[cfg(test)]
mod tests;
