//! Table `evening`: the evenings the person said "Not tonight" to.

use chrono::NaiveDate;
use rusqlite::OptionalExtension;

use crate::mapping::Sql;
use crate::{Store, StoreError};

/// "Not tonight".
#[derive(Debug)]
pub struct Evenings<'store>(&'store Store);

impl Store {
    /// "Not tonight".
    pub fn evenings(&self) -> Evenings<'_> {
        Evenings(self)
    }
}

impl Evenings<'_> {
    /// Whether the person said "Not tonight" of this evening.
    pub fn not_tonight(&self, night: NaiveDate) -> Result<bool, StoreError> {
        let said =
            self.0
                .connection()
                .query_row("SELECT not_tonight FROM evening WHERE night = ?1", [Sql(night)], |row| row.get(0));
        Ok(said.optional()?.unwrap_or(false))
    }

    /// Says it, or takes it back.
    pub fn set_not_tonight(&self, night: NaiveDate, not_tonight: bool) -> Result<(), StoreError> {
        self.0.write(|connection| {
            connection.execute(
                "INSERT INTO evening (night, not_tonight, edited_utc) VALUES (?1, ?2, ?3) ON CONFLICT (night) \
                 DO UPDATE SET not_tonight = excluded.not_tonight, edited_utc = excluded.edited_utc",
                (Sql(night), not_tonight, self.0.moment()),
            )?;
            Ok(())
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::tables::testing::{date, store};

    #[test]
    fn can_be_said_and_taken_back() {
        let (_folder, store) = store();
        let night = date("2026-11-11");
        assert_eq!(store.evenings().not_tonight(night), Ok(false));
        for said in [true, true, false] {
            store.evenings().set_not_tonight(night, said).unwrap();
            assert_eq!(store.evenings().not_tonight(night), Ok(said));
        }
    }
}
