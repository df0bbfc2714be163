//! Moving the log into the file, so that the file alone holds what was written.

use std::time::Duration;

use crate::open::PATIENCE;
use crate::place::{Place, Standing};
use crate::{Store, StoreError};

/// A longer log is moved into the file at once, some 128 pages.
pub(crate) const LONG_LOG_BYTES: u64 = 512 * 1024;

impl Store {
    /// Moves what the log holds into the file: afterwards a plain copy of the file is whole. False when another
    /// program that is reading stands in the way of some of it. Waits for nobody.
    pub fn settle(&self) -> Result<bool, StoreError> {
        match self.place().map(Place::standing).transpose()? {
            None | Some(Standing::InPlace { log_bytes: 0 }) => Ok(true),
            Some(Standing::InPlace { .. }) => {
                let moved = self.move_log()?;
                // Nobody writes for a while: pages kept in memory would only grow with the journal.
                self.connection().execute_batch("PRAGMA shrink_memory")?;
                Ok(moved)
            }
            Some(Standing::Away) => Err(StoreError::Away),
            Some(Standing::Another | Standing::Overwritten | Standing::LogLost) => Err(StoreError::Replaced),
        }
    }

    /// Moves the log into the open file, whatever is at the paths.
    pub(crate) fn move_log(&self) -> Result<bool, StoreError> {
        let connection = self.connection();
        // No waiting: this is done between two things that are waited for.
        connection.busy_timeout(Duration::ZERO)?;
        let blocked = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, bool>(0));
        connection.busy_timeout(PATIENCE)?;
        if let Some(place) = self.place() {
            place.written();
        }
        Ok(!blocked?)
    }
}
