//! Writing: a change is a transaction, and on disk when it is done.

use std::time::Duration;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::open::PATIENCE;
use crate::place::{Place, Standing};
use crate::settle::LONG_LOG_BYTES;
use crate::store::explained;
use crate::tables::commit_mark;
use crate::{Store, StoreError};

impl Store {
    /// Several writes as one: all of them are on disk, or none is. `work` must hand back the first error it meets.
    pub fn together<T>(&self, work: impl FnOnce(&Self) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.write(|_| work(self))
    }

    /// Runs `work` in a transaction that is on disk when this returns, or in the one that `together` has begun.
    pub(crate) fn write<T>(&self, work: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let connection = self.connection();
        if !connection.is_autocommit() {
            return work(connection);
        }
        let Some(place) = self.place() else {
            return Err(StoreError::ReadOnly { detail: "it was opened for reading only".into() });
        };
        in_place(place)?;
        let outcome = self.commit(work).map_err(|error| explained(error, place.path()))?;
        // It may have gone since: what was written then is not where the person will look for it.
        if in_place(place)? > LONG_LOG_BYTES {
            // What is on disk in the log is safe; the next one tries again.
            let _ = self.move_log();
        }
        Ok(outcome)
    }

    fn commit<T>(&self, work: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let connection = self.connection();
        // Unchecked because the tables share one `&Connection`; `write` keeps it from nesting.
        let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
        let changes = connection.total_changes();
        let outcome = work(&transaction)?;
        if connection.total_changes() != changes {
            commit_mark::set_new(&transaction)?;
        }
        transaction.commit()?;
        Ok(outcome)
    }

    /// Writes nothing but that it could be written. Waits for no other program.
    pub fn try_writing(&self) -> Result<(), StoreError> {
        self.connection().busy_timeout(Duration::ZERO)?;
        let written = self.write(commit_mark::set_new);
        self.connection().busy_timeout(PATIENCE)?;
        written
    }

    /// Whether the open file is the one at its path. `Away` or `Replaced` if it is not.
    pub fn check_place(&self) -> Result<(), StoreError> {
        self.place().map_or(Ok(()), |place| in_place(place).map(|_| ()))
    }

    /// After `Replaced`, before this is dropped and the journal opened anew: brings into the file what may be in a
    /// log that nobody else can find any more. An error says that it still has to be kept open.
    pub fn make_whole(&self) -> Result<(), StoreError> {
        match self.place().map(Place::standing).transpose()? {
            Some(Standing::LogLost) if self.move_log()? => Ok(()),
            Some(Standing::LogLost) => Err(StoreError::Busy),
            _ => Ok(()),
        }
    }
}

/// The log's length in bytes, if the files at the paths are the open ones.
fn in_place(place: &Place) -> Result<u64, StoreError> {
    match place.standing()? {
        Standing::InPlace { log_bytes } => Ok(log_bytes),
        Standing::Away => Err(StoreError::Away),
        Standing::Another | Standing::Overwritten | Standing::LogLost => Err(StoreError::Replaced),
    }
}

/// An update or deletion that has to meet a row.
pub(crate) fn met_one(changed: usize) -> Result<(), StoreError> {
    if changed == 0 { Err(StoreError::NotFound) } else { Ok(()) }
}
