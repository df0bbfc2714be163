//! Writing: a change is a transaction, and on disk when it is done.

use rusqlite::{Connection, Transaction, TransactionBehavior};

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
        // Unchecked because the tables share one `&Connection`; the line above is what keeps it from nesting.
        let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
        let outcome = work(&transaction)?;
        transaction.commit()?;
        Ok(outcome)
    }
}

/// An update or deletion that has to meet a row.
pub(crate) fn met_one(changed: usize) -> Result<(), StoreError> {
    if changed == 0 { Err(StoreError::NotFound) } else { Ok(()) }
}
