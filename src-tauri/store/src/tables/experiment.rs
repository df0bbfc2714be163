//! Table `experiment`: what was tried by turns of weeks.

use chrono::NaiveDate;
use limber_core::portable::ExperimentRow;
use limber_core::review::{Experiment, ExperimentQuestion};
use limber_core::time::LocalTime;
use rusqlite::{Connection, OptionalExtension, Row};
use uuid::Uuid;

use crate::mapping::{Sql, opt, utc};
use crate::tables::deletion::{self, ID_AS_TEXT};
use crate::write::met_one;
use crate::{Store, StoreError};

const COLUMNS: &str = "SELECT id, question, since, first_tries, stopped_on FROM experiment";

/// Experiments.
#[derive(Debug)]
pub struct Experiments<'store>(&'store Store);

impl Store {
    /// Experiments.
    pub fn experiments(&self) -> Experiments<'_> {
        Experiments(self)
    }
}

impl Experiments<'_> {
    /// All that are not deleted, the newest first. One of a question that this version does not know is left out.
    pub fn all(&self) -> Result<Vec<Experiment>, StoreError> {
        let known = ExperimentQuestion::ALL.map(|question| format!("'{}'", question.name())).join(", ");
        let sql = format!("{COLUMNS} WHERE deleted_utc IS NULL AND question IN ({known}) ORDER BY since DESC, id DESC");
        let mut statement = self.0.connection().prepare(&sql)?;
        let found = statement.query_map([], from_row)?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// One that is not deleted; `NotFound` else.
    pub fn get(&self, id: Uuid) -> Result<Experiment, StoreError> {
        self.one(id, "IS NULL")
    }

    /// One that is deleted and can be restored; `NotFound` else.
    pub fn deleted(&self, id: Uuid) -> Result<Experiment, StoreError> {
        self.one(id, "IS NOT NULL")
    }

    fn one(&self, id: Uuid, deleted: &str) -> Result<Experiment, StoreError> {
        let sql = format!("{COLUMNS} WHERE id = ?1 AND deleted_utc {deleted}");
        self.0.connection().query_row(&sql, [Sql(id)], from_row).optional()?.ok_or(StoreError::NotFound)
    }

    /// Writes a new one.
    pub fn add(&self, experiment: &Experiment) -> Result<(), StoreError> {
        let first_tries: String = experiment.first_tries.iter().map(|first| if *first { '1' } else { '0' }).collect();
        self.0.write(|connection| {
            connection.execute(
                "INSERT INTO experiment (id, question, since, first_tries, stopped_on, edited_utc) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                (
                    Sql(experiment.id),
                    Sql(experiment.question),
                    Sql(experiment.since),
                    &first_tries,
                    experiment.stopped_on.map(Sql),
                    self.0.moment(),
                ),
            )?;
            Ok(())
        })
    }

    /// Ends one early with the night before this one, or takes that back.
    pub fn set_stopped_on(&self, id: Uuid, night: Option<NaiveDate>) -> Result<(), StoreError> {
        let sql = "UPDATE experiment SET stopped_on = ?2, edited_utc = ?3 WHERE id = ?1 AND deleted_utc IS NULL";
        self.0.write(|connection| met_one(connection.execute(sql, (Sql(id), night.map(Sql), self.0.moment()))?))
    }

    /// Deletes one; it can be restored for 30 days.
    pub fn delete(&self, id: Uuid, now: LocalTime) -> Result<(), StoreError> {
        let sql = "UPDATE experiment SET deleted_utc = ?2 WHERE id = ?1 AND deleted_utc IS NULL";
        self.0.write(|connection| met_one(connection.execute(sql, (Sql(id), utc(now)))?))
    }

    /// Takes a deletion back. `NotFound` if there is none.
    pub fn restore(&self, id: Uuid) -> Result<(), StoreError> {
        let sql = "UPDATE experiment SET deleted_utc = NULL, edited_utc = ?2 WHERE id = ?1 AND deleted_utc IS NOT NULL";
        self.0.write(|connection| met_one(connection.execute(sql, (Sql(id), self.0.moment()))?))
    }

    /// Forgets what was deleted before that moment.
    pub(crate) fn purge_deleted_before(&self, limit: LocalTime) -> Result<(), StoreError> {
        let any = "SELECT EXISTS (SELECT 1 FROM experiment WHERE deleted_utc < ?1)";
        if !self.0.connection().query_row(any, [utc(limit)], |row| row.get(0))? {
            return Ok(()); // an opening that has nothing to tidy writes nothing
        }
        self.0.write(|connection| {
            let due = "FROM experiment WHERE deleted_utc < ?1";
            let keep = format!("{} SELECT 'experiment', {ID_AS_TEXT}, deleted_utc {due}", deletion::KEEP);
            connection.execute(&keep, [utc(limit)])?;
            connection.execute(&format!("DELETE {due}"), [utc(limit)])?;
            Ok(())
        })
    }
}

/// As an export has it.
pub(crate) fn row(row: &Row<'_>) -> rusqlite::Result<ExperimentRow> {
    Ok(ExperimentRow {
        id: row.get::<_, Sql<_>>("id")?.0,
        question: row.get("question")?,
        since: row.get::<_, Sql<_>>("since")?.0,
        first_tries: row.get("first_tries")?,
        stopped_on: opt(row.get("stopped_on")?),
    })
}

/// Writes one of another journal, in the place of what was there.
pub(crate) fn replace(connection: &Connection, row: &ExperimentRow, edited_utc: Option<i64>) -> Result<(), StoreError> {
    connection.execute(
        "INSERT OR REPLACE INTO experiment (id, question, since, first_tries, stopped_on, edited_utc) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        (Sql(row.id), &row.question, Sql(row.since), &row.first_tries, row.stopped_on.map(Sql), edited_utc),
    )?;
    Ok(())
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Experiment> {
    let first_tries: String = row.get("first_tries")?;
    Ok(Experiment {
        id: row.get::<_, Sql<_>>("id")?.0,
        question: row.get::<_, Sql<_>>("question")?.0,
        since: row.get::<_, Sql<_>>("since")?.0,
        first_tries: first_tries.chars().map(|digit| digit == '1').collect(),
        stopped_on: opt(row.get("stopped_on")?),
    })
}

#[cfg(test)]
mod tests {
    use limber_core::review::ExperimentQuestion;

    use super::*;
    use crate::tables::testing::{at, date, id, store};

    fn begun(number: u128, since: &str) -> Experiment {
        Experiment::begun(id(number), ExperimentQuestion::LessCaffeine, 6, date(since)).unwrap()
    }

    #[test]
    fn is_kept_as_it_was_begun_the_newest_first() {
        let (_folder, store) = store();
        let (old, new) = (begun(0b10_1101, "2025-01-05"), begun(0b01, "2026-01-05"));
        store.experiments().add(&old).unwrap();
        store.experiments().add(&new).unwrap();
        assert_eq!(store.experiments().all(), Ok(vec![new, old.clone()]));
        store.experiments().set_stopped_on(old.id, Some(date("2025-02-01"))).unwrap();
        let stopped = Experiment { stopped_on: Some(date("2025-02-01")), ..old.clone() };
        assert_eq!(store.experiments().get(old.id), Ok(stopped));
        store.experiments().set_stopped_on(old.id, None).unwrap();
        assert_eq!(store.experiments().get(old.id), Ok(old));
    }

    #[test]
    fn a_deletion_is_taken_back_or_forgotten_in_time() {
        let (_folder, store) = store();
        let one = begun(1, "2026-01-05");
        store.experiments().add(&one).unwrap();
        assert_eq!(store.experiments().restore(one.id), Err(StoreError::NotFound));
        let now = at("2026-03-12T09:00:00+01:00");
        store.experiments().delete(one.id, now).unwrap();
        assert_eq!(store.experiments().delete(one.id, now), Err(StoreError::NotFound));
        assert_eq!(store.experiments().set_stopped_on(one.id, None), Err(StoreError::NotFound));
        assert_eq!((store.experiments().all(), store.experiments().deleted(one.id)), (Ok(vec![]), Ok(one.clone())));
        store.experiments().restore(one.id).unwrap();
        store.experiments().delete(one.id, now).unwrap();
        store.experiments().purge_deleted_before(now).unwrap();
        assert_eq!(store.experiments().deleted(one.id), Ok(one.clone()));
        store.experiments().purge_deleted_before(at("2026-03-12T09:00:01+01:00")).unwrap();
        assert_eq!(store.experiments().deleted(one.id), Err(StoreError::NotFound));
    }

    #[test]
    fn one_of_another_version_is_left_alone() {
        let (_folder, store) = store();
        let sql = "INSERT INTO experiment (id, question, since, first_tries) \
                   VALUES (randomblob(16), 'from_the_future', '2026-01-05', '0101')";
        store.connection().execute(sql, []).unwrap();
        assert_eq!(store.experiments().all(), Ok(vec![]));
    }
}
