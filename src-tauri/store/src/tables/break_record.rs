//! Table `break_record`: how each break came out.

use chrono::NaiveDate;
use limber_core::engine::{BreakAnswer, BreakRecord};
use rusqlite::{OptionalExtension, Row, named_params};
use uuid::Uuid;

use crate::mapping::{Sql, opt, utc};
use crate::write::met_one;
use crate::{Store, StoreError};

/// The breaks of each day.
#[derive(Debug)]
pub struct Breaks<'store>(&'store Store);

impl Store {
    /// The breaks of each day.
    pub fn breaks(&self) -> Breaks<'_> {
        Breaks(self)
    }
}

impl Breaks<'_> {
    /// Writes a new record.
    pub fn add(&self, record: &BreakRecord) -> Result<(), StoreError> {
        self.0.write(|connection| {
            connection.execute(
                "INSERT INTO break_record (id, day, outcome, due_at, started_at, started_utc, ended_at, snoozes, \
                 sitting_seconds, answer, expired_by, edited_utc) VALUES (:id, :day, :outcome, :due_at, :started_at, :started_utc, :ended_at, \
                 :snoozes, :sitting_seconds, :answer, :expired_by, :edited_utc)",
                named_params! {
                    ":id": Sql(record.id),
                    ":day": Sql(record.day),
                    ":outcome": Sql(record.outcome),
                    ":due_at": record.due_at.map(Sql),
                    ":started_at": Sql(record.started_at),
                    ":started_utc": utc(record.started_at),
                    ":ended_at": Sql(record.ended_at),
                    ":snoozes": record.snoozes,
                    ":sitting_seconds": i64::try_from(record.sitting_seconds).unwrap_or(i64::MAX),
                    ":answer": record.answer.map(Sql),
                    ":expired_by": record.expired_by.map(Sql),
                    ":edited_utc": self.0.moment(),
                },
            )?;
            Ok(())
        })
    }

    /// The records of a day, oldest first.
    pub fn of_day(&self, day: NaiveDate) -> Result<Vec<BreakRecord>, StoreError> {
        self.last_of_day(day, usize::MAX)
    }

    /// The last `most` records of a day, oldest first.
    pub fn last_of_day(&self, day: NaiveDate, most: usize) -> Result<Vec<BreakRecord>, StoreError> {
        let mut statement = self.0.connection().prepare(
            "SELECT id, day, outcome, due_at, started_at, ended_at, snoozes, sitting_seconds, answer, expired_by \
             FROM break_record WHERE day = ?1 ORDER BY started_utc DESC, id DESC LIMIT ?2",
        )?;
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let records = statement.query_map((Sql(day), most), from_row)?;
        let mut records: Vec<_> = records.collect::<Result<_, _>>()?;
        records.reverse();
        Ok(records)
    }

    /// When the newest one began, in milliseconds since 1970 UTC.
    pub(crate) fn newest_start(&self) -> Result<Option<i64>, StoreError> {
        let newest = "SELECT started_utc FROM break_record ORDER BY day DESC, started_utc DESC LIMIT 1";
        Ok(self.0.connection().query_row(newest, [], |row| row.get(0)).optional()?)
    }

    /// Adds or replaces the one-tap answer. `NotFound` if there is no such record.
    pub fn set_answer(&self, id: Uuid, answer: BreakAnswer) -> Result<(), StoreError> {
        self.0.write(|connection| {
            let sql = "UPDATE break_record SET answer = ?2, edited_utc = ?3 WHERE id = ?1";
            met_one(connection.execute(sql, (Sql(id), Sql(answer), self.0.moment()))?)
        })
    }
}

pub(crate) fn from_row(row: &Row<'_>) -> rusqlite::Result<BreakRecord> {
    Ok(BreakRecord {
        id: row.get::<_, Sql<_>>("id")?.0,
        day: row.get::<_, Sql<_>>("day")?.0,
        outcome: row.get::<_, Sql<_>>("outcome")?.0,
        due_at: opt(row.get("due_at")?),
        started_at: row.get::<_, Sql<_>>("started_at")?.0,
        ended_at: row.get::<_, Sql<_>>("ended_at")?.0,
        snoozes: row.get("snoozes")?,
        // The table refuses a negative one.
        sitting_seconds: row.get::<_, i64>("sitting_seconds")?.unsigned_abs(),
        answer: opt(row.get("answer")?),
        expired_by: opt(row.get("expired_by")?),
    })
}

#[cfg(test)]
mod tests {
    use limber_core::engine::{BreakOutcome, ExpiredBy};

    use super::*;
    use crate::tables::testing::{at, date, id, store};

    fn record(number: u128, started_at: &str) -> BreakRecord {
        BreakRecord {
            id: id(number),
            day: date("2026-11-11"),
            outcome: BreakOutcome::Taken,
            due_at: Some(at("2026-11-11T10:00:00+01:00")),
            started_at: at(started_at),
            ended_at: at("2026-11-11T10:05:30.250+01:00"),
            snoozes: 2,
            sitting_seconds: 3600,
            answer: None,
            expired_by: None,
        }
    }

    #[test]
    fn a_day_comes_back_in_the_order_it_happened() {
        let (_folder, store) = store();
        let later = record(1, "2026-11-11T10:02:00+01:00");
        // Earlier in truth although its clock shows later: the offset changed in between.
        let earlier = BreakRecord { due_at: None, ..record(2, "2026-11-11T10:30:00+02:00") };
        let other_day = BreakRecord { day: date("2026-11-12"), ..record(3, "2026-11-12T10:00:00+01:00") };
        for record in [&later, &earlier, &other_day] {
            store.breaks().add(record).unwrap();
        }
        assert_eq!(store.breaks().of_day(date("2026-11-11")).unwrap(), [earlier, later]);
        assert_eq!(store.breaks().of_day(date("2026-11-12")).unwrap(), [other_day]);
        assert!(store.breaks().of_day(date("2026-11-13")).unwrap().is_empty());
        let last = store.breaks().last_of_day(date("2026-11-11"), 1).unwrap();
        assert_eq!(last, store.breaks().of_day(date("2026-11-11")).unwrap()[1..]);
    }

    #[test]
    fn the_answer_can_come_later_and_be_changed() {
        let (_folder, store) = store();
        store.breaks().add(&record(1, "2026-11-11T10:02:00+01:00")).unwrap();
        for answer in [BreakAnswer::Partly, BreakAnswer::Done] {
            store.breaks().set_answer(id(1), answer).unwrap();
            assert_eq!(store.breaks().of_day(date("2026-11-11")).unwrap()[0].answer, Some(answer));
        }
        assert_eq!(store.breaks().set_answer(id(9), BreakAnswer::Done), Err(StoreError::NotFound));
    }

    #[test]
    fn why_a_break_expired_is_kept() {
        use crate::mapping::Named;
        let (_folder, store) = store();
        let expired = BreakRecord { outcome: BreakOutcome::Expired, ..record(1, "2026-11-11T10:02:00+01:00") };
        for (number, (by, _)) in (1..).zip(ExpiredBy::NAMES) {
            store.breaks().add(&BreakRecord { id: id(number), expired_by: Some(*by), ..expired.clone() }).unwrap();
        }
        let kept = store.breaks().of_day(date("2026-11-11")).unwrap();
        let kept: Vec<_> = kept.iter().filter_map(|record| record.expired_by).collect();
        assert_eq!(kept, ExpiredBy::NAMES.iter().map(|(by, _)| *by).collect::<Vec<_>>());
    }

    #[test]
    fn every_outcome_can_be_kept() {
        use crate::mapping::Named;
        let (_folder, store) = store();
        for (number, (outcome, _)) in BreakOutcome::NAMES.iter().enumerate() {
            let kept = BreakRecord { outcome: *outcome, ..record(number as u128, "2026-11-11T10:02:00+01:00") };
            store.breaks().add(&kept).unwrap();
        }
        assert_eq!(store.breaks().of_day(date("2026-11-11")).unwrap().len(), BreakOutcome::NAMES.len());
    }
}
