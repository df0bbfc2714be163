//! Table `medical_entry`: medicines and conditions, and taking back what was done last to one.

use limber_core::journal::{MedicalDraft, MedicalEntry};
use limber_core::time::LocalTime;
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use uuid::Uuid;

use crate::mapping::{Sql, opt, utc};
use crate::tables::deletion::{self, ID_AS_TEXT};
use crate::write::met_one;
use crate::{Store, StoreError};

const COLUMNS: &str = "SELECT id, kind, name, started_on, stopped_on FROM medical_entry";

/// Medicines and conditions.
#[derive(Debug)]
pub struct MedicalEntries<'store>(&'store Store);

impl Store {
    /// Medicines and conditions.
    pub fn medical(&self) -> MedicalEntries<'_> {
        MedicalEntries(self)
    }
}

impl MedicalEntries<'_> {
    /// All that are not deleted: what goes on first, each part by name.
    pub fn all(&self) -> Result<Vec<MedicalEntry>, StoreError> {
        let sql = format!(
            "{COLUMNS} WHERE deleted_utc IS NULL ORDER BY stopped_on IS NOT NULL, stopped_on DESC, name COLLATE NOCASE, id"
        );
        let mut statement = self.0.connection().prepare(&sql)?;
        let entries = statement.query_map([], from_row)?;
        Ok(entries.collect::<Result<_, _>>()?)
    }

    /// One that is not deleted; `NotFound` else.
    pub fn get(&self, id: Uuid) -> Result<MedicalEntry, StoreError> {
        let sql = format!("{COLUMNS} WHERE id = ?1 AND deleted_utc IS NULL");
        self.0.connection().query_row(&sql, [Sql(id)], from_row).optional()?.ok_or(StoreError::NotFound)
    }

    /// Writes a new one.
    pub fn add(&self, entry: &MedicalEntry) -> Result<(), StoreError> {
        self.0.write(|connection| {
            let sql = "INSERT INTO medical_entry (id, kind, name, started_on, stopped_on, edited_utc) \
                       VALUES (:id, :kind, :name, :started_on, :stopped_on, :edited_utc)";
            put(connection, sql, entry, self.0.moment()).map(|_| ())
        })
    }

    /// Says one anew, and keeps what it said for `undo`. `NotFound` if it is not there or deleted.
    pub fn change(&self, entry: &MedicalEntry, now: LocalTime) -> Result<(), StoreError> {
        self.0.together(|store| {
            let before = store.medical().get(entry.id)?.entry;
            let before =
                serde_json::to_string(&before).map_err(|error| StoreError::Io { detail: error.to_string() })?;
            store.medical().replace(entry, Some((utc(now), &before)))
        })
    }

    /// Deletes one; it can be restored for 30 days.
    pub fn delete(&self, id: Uuid, now: LocalTime) -> Result<(), StoreError> {
        let sql = "UPDATE medical_entry SET deleted_utc = ?2 WHERE id = ?1 AND deleted_utc IS NULL";
        self.0.write(|connection| met_one(connection.execute(sql, (Sql(id), utc(now)))?))
    }

    /// Takes a deletion back. `NotFound` if there is none.
    pub fn restore(&self, id: Uuid) -> Result<MedicalEntry, StoreError> {
        let sql =
            "UPDATE medical_entry SET deleted_utc = NULL, edited_utc = ?2 WHERE id = ?1 AND deleted_utc IS NOT NULL";
        self.0.together(|store| {
            store.write(|connection| met_one(connection.execute(sql, (Sql(id), store.moment()))?))?;
            store.medical().get(id)
        })
    }

    /// Takes back the last deletion or change, each once. `NotFound` where nothing is left to take back.
    pub fn undo(&self) -> Result<MedicalEntry, StoreError> {
        let sql = "SELECT id, deleted_utc IS NOT NULL, before FROM medical_entry \
                   WHERE deleted_utc IS NOT NULL OR before IS NOT NULL \
                   ORDER BY coalesce(deleted_utc, changed_utc) DESC, id DESC LIMIT 1";
        let read = |row: &Row<'_>| Ok((row.get::<_, Sql<Uuid>>(0)?.0, row.get(1)?, row.get(2)?));
        self.0.together(|store| {
            let last: Option<(Uuid, bool, Option<String>)> = store.connection().query_row(sql, [], read).optional()?;
            match last.ok_or(StoreError::NotFound)? {
                (id, true, _) => store.medical().restore(id),
                (id, false, before) => {
                    let text = before.unwrap_or_default();
                    let entry: MedicalDraft = serde_json::from_str(&text).map_err(|_| StoreError::NotFound)?;
                    let entry = MedicalEntry { id, entry };
                    store.medical().replace(&entry, None)?;
                    Ok(entry)
                }
            }
        })
    }

    /// Forgets what was deleted or said before that moment.
    pub(crate) fn purge_before(&self, limit: LocalTime) -> Result<(), StoreError> {
        let (deleted, said) = ("deleted_utc < ?1", "before IS NOT NULL AND changed_utc < ?1");
        let any = format!("SELECT EXISTS (SELECT 1 FROM medical_entry WHERE {deleted} OR ({said}))");
        if !self.0.connection().query_row(&any, [utc(limit)], |row| row.get(0))? {
            return Ok(()); // an opening that has nothing to tidy writes nothing
        }
        self.0.write(|connection| {
            let keep = format!(
                "{} SELECT 'medical_entry', {ID_AS_TEXT}, deleted_utc FROM medical_entry WHERE {deleted}",
                deletion::KEEP
            );
            connection.execute(&keep, [utc(limit)])?;
            connection.execute(&format!("DELETE FROM medical_entry WHERE {deleted}"), [utc(limit)])?;
            let forget = format!("UPDATE medical_entry SET before = NULL, changed_utc = NULL WHERE {said}");
            connection.execute(&forget, [utc(limit)])?;
            Ok(())
        })
    }

    fn replace(&self, entry: &MedicalEntry, before: Option<(i64, &str)>) -> Result<(), StoreError> {
        self.0.write(|connection| {
            let sql = "UPDATE medical_entry SET kind = :kind, name = :name, started_on = :started_on, \
                       stopped_on = :stopped_on, edited_utc = :edited_utc WHERE id = :id AND deleted_utc IS NULL";
            met_one(put(connection, sql, entry, self.0.moment())?)?;
            let sql = "UPDATE medical_entry SET changed_utc = ?2, before = ?3 WHERE id = ?1";
            connection.execute(sql, (Sql(entry.id), before.map(|(at, _)| at), before.map(|(_, text)| text)))?;
            Ok(())
        })
    }
}

fn put(
    connection: &Connection,
    sql: &str,
    MedicalEntry { id, entry }: &MedicalEntry,
    edited_utc: Option<i64>,
) -> Result<usize, StoreError> {
    Ok(connection.execute(
        sql,
        named_params! {
            ":id": Sql(*id),
            ":kind": Sql(entry.kind),
            ":name": entry.name,
            ":started_on": entry.started_on.map(Sql),
            ":stopped_on": entry.stopped_on.map(Sql),
            ":edited_utc": edited_utc,
        },
    )?)
}

pub(crate) fn from_row(row: &Row<'_>) -> rusqlite::Result<MedicalEntry> {
    let entry = MedicalDraft {
        kind: row.get::<_, Sql<_>>("kind")?.0,
        name: row.get("name")?,
        started_on: opt(row.get("started_on")?),
        stopped_on: opt(row.get("stopped_on")?),
    };
    Ok(MedicalEntry { id: row.get::<_, Sql<_>>("id")?.0, entry })
}

#[cfg(test)]
mod tests {
    use limber_core::journal::MedicalKind;

    use super::*;
    use crate::tables::testing::{at, date, id, store};

    fn entry(number: u128, name: &str) -> MedicalEntry {
        let kind = MedicalKind::Medicine;
        let started_on = Some(date("2026-01-01"));
        MedicalEntry { id: id(number), entry: MedicalDraft { kind, name: name.into(), started_on, stopped_on: None } }
    }

    fn stopped(mut entry: MedicalEntry, on: &str) -> MedicalEntry {
        entry.entry.stopped_on = Some(date(on));
        entry
    }

    #[test]
    fn what_goes_on_comes_first_and_each_part_is_in_order() {
        let (_folder, store) = store();
        for one in
            [stopped(entry(1, "z"), "2026-02-01"), entry(2, "b"), entry(3, "A"), stopped(entry(4, "y"), "2026-03-01")]
        {
            store.medical().add(&one).unwrap();
        }
        let names: Vec<_> = store.medical().all().unwrap().into_iter().map(|one| one.entry.name).collect();
        assert_eq!(names, ["A", "b", "y", "z"]);
    }

    #[test]
    fn the_last_thing_done_is_taken_back_first_and_each_once() {
        let (_folder, store) = store();
        let (one, two) = (entry(1, "one"), entry(2, "two"));
        store.medical().add(&one).unwrap();
        store.medical().add(&two).unwrap();
        let changed = stopped(one.clone(), "2026-11-01");
        store.medical().change(&changed, at("2026-11-12T09:00:00+01:00")).unwrap();
        store.medical().delete(two.id, at("2026-11-12T09:01:00+01:00")).unwrap();
        assert_eq!(store.medical().all(), Ok(vec![changed]));
        assert_eq!(store.medical().undo(), Ok(two.clone()));
        assert_eq!(store.medical().undo(), Ok(one.clone()));
        assert_eq!(store.medical().undo(), Err(StoreError::NotFound));
        assert_eq!(store.medical().all(), Ok(vec![one, two]));
    }

    #[test]
    fn what_is_not_there_cannot_be_changed_deleted_or_restored() {
        let (_folder, store) = store();
        let (one, now) = (entry(1, "one"), at("2026-11-12T09:00:00+01:00"));
        assert_eq!(store.medical().change(&one, now), Err(StoreError::NotFound));
        assert_eq!(store.medical().restore(one.id), Err(StoreError::NotFound));
        store.medical().add(&one).unwrap();
        assert_eq!(store.medical().restore(one.id), Err(StoreError::NotFound));
        store.medical().delete(one.id, now).unwrap();
        assert_eq!(store.medical().delete(one.id, now), Err(StoreError::NotFound));
        assert_eq!(store.medical().change(&one, now), Err(StoreError::NotFound));
        assert_eq!(store.medical().restore(one.id), Ok(one));
    }

    #[test]
    fn what_was_deleted_long_ago_is_gone_and_what_was_said_before_is_forgotten() {
        let (_folder, store) = store();
        let (one, two) = (entry(1, "one"), entry(2, "two"));
        store.medical().add(&one).unwrap();
        store.medical().add(&two).unwrap();
        let long_ago = at("2026-10-01T09:00:00+01:00");
        store.medical().change(&stopped(one.clone(), "2026-09-01"), long_ago).unwrap();
        store.medical().delete(two.id, long_ago).unwrap();
        store.medical().purge_before(long_ago).unwrap();
        store.medical().purge_before(at("2026-10-02T09:00:00+01:00")).unwrap();
        assert_eq!(store.medical().restore(two.id), Err(StoreError::NotFound));
        assert_eq!(store.medical().undo(), Err(StoreError::NotFound));
        assert_eq!(store.medical().all().unwrap().len(), 1);
    }

    #[test]
    fn a_name_that_is_empty_or_too_long_is_refused() {
        let (_folder, store) = store();
        for name in [String::new(), "x".repeat(201)] {
            assert!(matches!(store.medical().add(&entry(1, &name)), Err(StoreError::Refused { .. })));
        }
    }
}
