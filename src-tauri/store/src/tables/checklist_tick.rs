//! Table `checklist_tick`: what was done of an evening's list.

use chrono::NaiveDate;
use limber_core::portable::DeletedKind;
use limber_core::winddown::ChecklistTick;
use rusqlite::Row;

use crate::mapping::Sql;
use crate::tables::deletion::{self, tick_key};
use crate::{Store, StoreError};

/// What was ticked each evening.
#[derive(Debug)]
pub struct Checklist<'store>(&'store Store);

impl Store {
    /// What was ticked each evening.
    pub fn checklist(&self) -> Checklist<'_> {
        Checklist(self)
    }
}

impl Checklist<'_> {
    /// The ticks of an evening, by item.
    pub fn ticks(&self, night: NaiveDate) -> Result<Vec<ChecklistTick>, StoreError> {
        let mut statement = self.0.connection().prepare(
            "SELECT night, item, ticked_at, ticked_by, words FROM checklist_tick WHERE night = ?1 ORDER BY item",
        )?;
        let ticks = statement.query_map([Sql(night)], from_row)?;
        Ok(ticks.collect::<Result<_, _>>()?)
    }

    /// Ticks an item of an evening. One already ticked keeps its first tick.
    pub fn tick(&self, tick: &ChecklistTick) -> Result<(), StoreError> {
        let ChecklistTick { night, item, ticked_at, ticked_by, words } = tick;
        self.0.write(|connection| {
            connection.execute(
                "INSERT INTO checklist_tick (night, item, ticked_at, ticked_by, words) VALUES (?1, ?2, ?3, ?4, ?5) \
                 ON CONFLICT DO NOTHING",
                (Sql(*night), item, Sql(*ticked_at), Sql(*ticked_by), words),
            )?;
            deletion::forget(connection, DeletedKind::ChecklistTick, &tick_key(*night, item))?;
            Ok(())
        })
    }

    /// Takes a tick back; nothing happens if there is none.
    pub fn untick(&self, night: NaiveDate, item: &str) -> Result<(), StoreError> {
        self.0.write(|connection| {
            let gone =
                connection.execute("DELETE FROM checklist_tick WHERE night = ?1 AND item = ?2", (Sql(night), item))?;
            if let (1.., Some(at)) = (gone, self.0.moment()) {
                deletion::keep(connection, DeletedKind::ChecklistTick, &tick_key(night, item), at)?;
            }
            Ok(())
        })
    }
}

pub(crate) fn from_row(row: &Row<'_>) -> rusqlite::Result<ChecklistTick> {
    Ok(ChecklistTick {
        night: row.get::<_, Sql<_>>("night")?.0,
        item: row.get("item")?,
        ticked_at: row.get::<_, Sql<_>>("ticked_at")?.0,
        ticked_by: row.get::<_, Sql<_>>("ticked_by")?.0,
        words: row.get("words")?,
    })
}

#[cfg(test)]
mod tests {
    use limber_core::winddown::TickedBy;

    use super::*;
    use crate::tables::testing::{at, date, store};

    #[test]
    fn the_first_tick_stays_until_it_is_taken_back() {
        let (_folder, store) = store();
        let night = date("2026-11-11");
        let (first, second) = (at("2026-11-11T21:49:00+01:00"), at("2026-11-11T22:20:00+01:00"));
        let tick = |item: &str, ticked_at, ticked_by| {
            let words = item.starts_with("own").then(|| "Feed the cat 🐈".to_owned());
            ChecklistTick { night, item: item.into(), ticked_at, ticked_by, words }
        };
        store.checklist().tick(&tick("stretching", first, TickedBy::Person)).unwrap();
        store.checklist().tick(&tick("stretching", second, TickedBy::Player)).unwrap();
        store.checklist().tick(&tick("own-1", second, TickedBy::Player)).unwrap();
        assert_eq!(
            store.checklist().ticks(night).unwrap(),
            [tick("own-1", second, TickedBy::Player), tick("stretching", first, TickedBy::Person)]
        );
        store.checklist().untick(night, "stretching").unwrap();
        store.checklist().untick(night, "stretching").unwrap();
        assert_eq!(store.checklist().ticks(night).unwrap(), [tick("own-1", second, TickedBy::Player)]);
        assert!(store.checklist().ticks(date("2026-11-12")).unwrap().is_empty());
    }
}
