//! Table `day_log`: what a day was like.

use chrono::NaiveDate;
use limber_core::journal::{DayLog, LastCaffeine};
use rusqlite::{OptionalExtension, Row, named_params};

use crate::mapping::{Sql, opt};
use crate::{Store, StoreError};

const COLUMNS: &str = "SELECT day, low_water, dark_urine, caffeine_last_at, alcohol, hard_exercise, daily_walk, \
     long_standing, long_sitting, supportive_shoes, mineral_rich_food, no_caffeine FROM day_log";

/// What each day was like.
#[derive(Debug)]
pub struct DayLogs<'store>(&'store Store);

impl Store {
    /// What each day was like.
    pub fn day_logs(&self) -> DayLogs<'_> {
        DayLogs(self)
    }
}

impl DayLogs<'_> {
    /// One day; `None` if nothing was said of it.
    pub fn get(&self, day: NaiveDate) -> Result<Option<DayLog>, StoreError> {
        Ok(self.0.connection().query_row(&format!("{COLUMNS} WHERE day = ?1"), [Sql(day)], from_row).optional()?)
    }

    /// The days from `since` to `until`, both included, of which something was said, oldest first.
    pub fn between(&self, since: NaiveDate, until: NaiveDate) -> Result<Vec<DayLog>, StoreError> {
        let mut statement =
            self.0.connection().prepare(&format!("{COLUMNS} WHERE day BETWEEN ?1 AND ?2 ORDER BY day"))?;
        let days = statement.query_map((Sql(since), Sql(until)), from_row)?;
        Ok(days.collect::<Result<_, _>>()?)
    }

    /// Writes a day, replacing what was said of it before.
    pub fn save(&self, log: &DayLog) -> Result<(), StoreError> {
        // Two columns, since the time's takes nothing but a time: at most one of them is filled.
        let (time, none) = match log.caffeine_last_at {
            Some(LastCaffeine::At(time)) => (Some(time), None),
            Some(LastCaffeine::None) => (None, Some(true)),
            None => (None, None),
        };
        self.0.write(|connection| {
            connection.execute(
                "INSERT OR REPLACE INTO day_log (day, low_water, dark_urine, caffeine_last_at, alcohol, hard_exercise, \
                 daily_walk, long_standing, long_sitting, supportive_shoes, mineral_rich_food, no_caffeine, edited_utc) VALUES (:day, :low_water, \
                 :dark_urine, :caffeine_last_at, :alcohol, :hard_exercise, :daily_walk, :long_standing, \
                 :long_sitting, :supportive_shoes, :mineral_rich_food, :no_caffeine, :edited_utc)",
                named_params! {
                    ":day": Sql(log.day),
                    ":low_water": log.low_water,
                    ":dark_urine": log.dark_urine,
                    ":caffeine_last_at": time.map(Sql),
                    ":alcohol": log.alcohol.map(Sql),
                    ":hard_exercise": log.hard_exercise,
                    ":daily_walk": log.daily_walk,
                    ":long_standing": log.long_standing,
                    ":long_sitting": log.long_sitting,
                    ":supportive_shoes": log.supportive_shoes,
                    ":mineral_rich_food": log.mineral_rich_food,
                    ":no_caffeine": none,
                    ":edited_utc": self.0.moment(),
                },
            )?;
            Ok(())
        })
    }
}

pub(crate) fn from_row(row: &Row<'_>) -> rusqlite::Result<DayLog> {
    let none: Option<bool> = row.get("no_caffeine")?;
    Ok(DayLog {
        day: row.get::<_, Sql<_>>("day")?.0,
        low_water: row.get("low_water")?,
        dark_urine: row.get("dark_urine")?,
        caffeine_last_at: none.map(|_| LastCaffeine::None).or(opt(row.get("caffeine_last_at")?).map(LastCaffeine::At)),
        alcohol: opt(row.get("alcohol")?),
        hard_exercise: row.get("hard_exercise")?,
        daily_walk: row.get("daily_walk")?,
        long_standing: row.get("long_standing")?,
        long_sitting: row.get("long_sitting")?,
        supportive_shoes: row.get("supportive_shoes")?,
        mineral_rich_food: row.get("mineral_rich_food")?,
    })
}

#[cfg(test)]
mod tests {
    use limber_core::journal::Alcohol;

    use super::*;
    use crate::tables::testing::{date, store};

    #[test]
    fn what_was_not_said_stays_unsaid() {
        let (_folder, store) = store();
        let day = date("2026-11-11");
        assert_eq!(store.day_logs().get(day), Ok(None));
        let empty = DayLog { day, ..DayLog::default() };
        store.day_logs().save(&empty).unwrap();
        assert_eq!(store.day_logs().get(day), Ok(Some(empty)));
        let full = DayLog {
            day,
            low_water: Some(true),
            dark_urine: Some(false),
            caffeine_last_at: "14:45".parse().ok(),
            alcohol: Some(Alcohol::OneOrTwo),
            hard_exercise: Some(true),
            daily_walk: Some(true),
            long_standing: Some(false),
            long_sitting: Some(true),
            supportive_shoes: Some(false),
            mineral_rich_food: Some(true),
        };
        store.day_logs().save(&full).unwrap();
        assert_eq!(store.day_logs().get(day), Ok(Some(full)));
    }

    #[test]
    fn no_caffeine_takes_the_place_of_a_time_and_the_other_way_round() {
        let (_folder, store) = store();
        let day = date("2026-11-11");
        for said in ["none", "14:45", "none"] {
            let log = DayLog { day, caffeine_last_at: said.parse().ok(), ..DayLog::default() };
            store.day_logs().save(&log).unwrap();
            assert_eq!(store.day_logs().get(day), Ok(Some(log)), "{said}");
        }
        let both = "UPDATE day_log SET caffeine_last_at = '14:45'";
        assert!(store.connection().execute(both, []).is_err(), "the file holds no day that had both");
    }

    #[test]
    fn a_span_is_in_order() {
        let (_folder, store) = store();
        for day in ["2026-11-13", "2026-11-11", "2026-11-12"] {
            store.day_logs().save(&DayLog { day: date(day), ..DayLog::default() }).unwrap();
        }
        let days: Vec<_> = store
            .day_logs()
            .between(date("2026-11-11"), date("2026-11-12"))
            .unwrap()
            .into_iter()
            .map(|log| log.day)
            .collect();
        assert_eq!(days, [date("2026-11-11"), date("2026-11-12")]);
    }
}
