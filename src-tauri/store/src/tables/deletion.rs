//! Table `deletion`: what is gone for good. It keeps an older export, or the journal of another computer, from bringing it
//! back, and nothing of what it said.

use chrono::NaiveDate;
use limber_core::portable::{DeletedKind, Deletion};
use rusqlite::{Connection, OptionalExtension};

use crate::StoreError;

/// Before a `SELECT` of what, key and time.
pub(crate) const KEEP: &str = "INSERT OR REPLACE INTO deletion (what, key, deleted_utc)";

/// The column `id` as people write an id.
pub(crate) const ID_AS_TEXT: &str = "lower(substr(hex(id), 1, 8) || '-' || substr(hex(id), 9, 4) || '-' || \
     substr(hex(id), 13, 4) || '-' || substr(hex(id), 17, 4) || '-' || substr(hex(id), 21))";

/// The key of a tick.
pub(crate) fn tick_key(night: NaiveDate, item: &str) -> String {
    format!("{night} {item}")
}

/// Notes that something is gone.
pub(crate) fn keep(connection: &Connection, what: DeletedKind, key: &str, deleted_utc: i64) -> Result<(), StoreError> {
    connection.execute(&format!("{KEEP} VALUES (?1, ?2, ?3)"), (what.name(), key, deleted_utc))?;
    Ok(())
}

/// It is back.
pub(crate) fn forget(connection: &Connection, what: DeletedKind, key: &str) -> Result<(), StoreError> {
    connection.execute("DELETE FROM deletion WHERE what = ?1 AND key = ?2", (what.name(), key))?;
    Ok(())
}

/// When it went, if it did.
pub(crate) fn of(connection: &Connection, what: DeletedKind, key: &str) -> Result<Option<i64>, StoreError> {
    let sql = "SELECT deleted_utc FROM deletion WHERE what = ?1 AND key = ?2";
    Ok(connection.query_row(sql, (what.name(), key), |row| row.get(0)).optional()?)
}

/// All of them, those among them that can still be taken back.
pub(crate) fn each<E: From<StoreError>>(
    connection: &Connection,
    take: &mut dyn FnMut(Deletion) -> Result<(), E>,
) -> Result<(), E> {
    let sql = format!(
        "SELECT what, key, deleted_utc FROM deletion \
         UNION ALL SELECT 'episode', {ID_AS_TEXT}, deleted_utc FROM episode WHERE deleted_utc IS NOT NULL \
         UNION ALL SELECT 'medical_entry', {ID_AS_TEXT}, deleted_utc FROM medical_entry WHERE deleted_utc IS NOT NULL \
         UNION ALL SELECT 'experiment', {ID_AS_TEXT}, deleted_utc FROM experiment WHERE deleted_utc IS NOT NULL \
         ORDER BY 1, 2"
    );
    let mut statement = connection.prepare(&sql).map_err(StoreError::from)?;
    let mut rows = statement.query([]).map_err(StoreError::from)?;
    while let Some(row) = rows.next().map_err(StoreError::from)? {
        let what: String = row.get(0).map_err(StoreError::from)?;
        let what =
            DeletedKind::of_name(&what).ok_or_else(|| StoreError::Damaged { detail: format!("deletion of {what}") })?;
        let key = row.get(1).map_err(StoreError::from)?;
        take(Deletion { what, key, deleted_utc: row.get(2).map_err(StoreError::from)? })?;
    }
    Ok(())
}
