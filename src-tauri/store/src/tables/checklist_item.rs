//! Tables `checklist_item` and `checklist_before`: the evening's list as the person has it, and as it was before the last reset.

use limber_core::portable::Kept;
use limber_core::time::LocalTime;
use limber_core::winddown::{Entry, OwnItem};
use rusqlite::{OptionalExtension, Row, named_params};

use crate::mapping::{Sql, opt, utc};
use crate::tables::deletion;
use crate::{Store, StoreError};

/// The evening's list as the person has it.
#[derive(Debug)]
pub struct ChecklistItems<'store>(&'store Store);

impl Store {
    /// The evening's list as the person has it.
    pub fn checklist_items(&self) -> ChecklistItems<'_> {
        ChecklistItems(self)
    }
}

impl ChecklistItems<'_> {
    /// Every item, in order; none where the person has changed nothing yet.
    pub fn all(&self) -> Result<Vec<Entry>, StoreError> {
        let mut statement = self.0.connection().prepare("SELECT * FROM checklist_item ORDER BY position")?;
        let entries = statement.query_map([], from_row)?;
        Ok(entries.collect::<Result<_, _>>()?)
    }

    /// Replaces the list. What is another one than before was written now.
    pub fn save(&self, entries: &[Entry]) -> Result<(), StoreError> {
        let before = self.kept()?;
        self.put(&edited(&before, entries, self.0.moment()))
    }

    /// Every item with the time at which it was written last.
    pub(crate) fn kept(&self) -> Result<Vec<Kept<Entry>>, StoreError> {
        let mut statement = self.0.connection().prepare("SELECT * FROM checklist_item ORDER BY position")?;
        let entries =
            statement.query_map([], |row| Ok(Kept { edited_utc: row.get("edited_utc")?, value: from_row(row)? }))?;
        Ok(entries.collect::<Result<_, _>>()?)
    }

    /// Replaces the list, each item with its own time.
    pub(crate) fn put(&self, entries: &[Kept<Entry>]) -> Result<(), StoreError> {
        self.0.write(|connection| {
            connection.execute("DELETE FROM checklist_item", [])?;
            let mut statement = connection.prepare(
                "INSERT INTO checklist_item (id, position, shown, remind, words, minutes_before_bed, timer_minutes, \
                 weekdays, removed_at, removed_utc, edited_utc) VALUES (:id, :position, :shown, :remind, :words, \
                 :minutes_before_bed, :timer_minutes, :weekdays, :removed_at, :removed_utc, :edited_utc)",
            )?;
            for (position, Kept { value, edited_utc }) in (0_i64..).zip(entries) {
                let Entry { id, on, remind, own, removed_at } = value;
                statement.execute(named_params! {
                    ":id": id,
                    ":position": position,
                    ":shown": on,
                    ":remind": remind,
                    ":words": own.as_ref().map(|own| &own.words),
                    ":minutes_before_bed": own.as_ref().map(|own| own.minutes_before_bed),
                    ":timer_minutes": own.as_ref().and_then(|own| own.timer_minutes),
                    ":weekdays": own.as_ref().map(|own| to_bits(own.weekdays)),
                    ":removed_at": removed_at.map(Sql),
                    ":removed_utc": removed_at.map(utc),
                    ":edited_utc": edited_utc,
                })?;
            }
            Ok(())
        })
    }

    /// Keeps the list as it is for `before`.
    pub fn keep_before(&self, entries: &[Entry]) -> Result<(), StoreError> {
        let text = serde_json::to_string(entries).map_err(|error| StoreError::Io { detail: error.to_string() })?;
        self.0.write(|connection| {
            connection.execute(
                "INSERT INTO checklist_before (id, before) VALUES (1, ?1) \
                 ON CONFLICT (id) DO UPDATE SET before = excluded.before",
                [text],
            )?;
            Ok(())
        })
    }

    /// The list that was kept, once. `NotFound` where there is none, or none that can be read.
    pub fn take_before(&self) -> Result<Vec<Entry>, StoreError> {
        let sql = "SELECT before FROM checklist_before WHERE id = 1";
        let text: Option<String> = self.0.connection().query_row(sql, [], |row| row.get(0)).optional()?;
        let entries = text.and_then(|text| serde_json::from_str(&text).ok()).ok_or(StoreError::NotFound)?;
        self.0.write(|connection| {
            connection.execute("DELETE FROM checklist_before", [])?;
            Ok(entries)
        })
    }

    /// Forgets what was removed before that moment, and with it the list before a reset that still had its words. What was
    /// ticked has its own.
    pub(crate) fn purge_removed_before(&self, limit: LocalTime) -> Result<(), StoreError> {
        let any = "SELECT EXISTS (SELECT 1 FROM checklist_item WHERE removed_utc < ?1)";
        if !self.0.connection().query_row(any, [utc(limit)], |row| row.get(0))? {
            return Ok(()); // an opening that has nothing to tidy writes nothing
        }
        self.0.write(|connection| {
            let due = "FROM checklist_item WHERE removed_utc < ?1";
            let keep = format!("{} SELECT 'checklist_item', id, removed_utc {due}", deletion::KEEP);
            connection.execute(&keep, [utc(limit)])?;
            connection.execute(&format!("DELETE {due}"), [utc(limit)])?;
            connection.execute(
                "DELETE FROM checklist_before WHERE EXISTS (SELECT 1 FROM json_each(before) AS kept \
                 WHERE kept.value ->> 'own' IS NOT NULL AND kept.value ->> 'id' NOT IN (SELECT id FROM checklist_item))",
                [],
            )?;
            Ok(())
        })
    }
}

/// The list with the time of each item: that of before where it says the same. An item that was moved was written too, and
/// counts for the order of the list: the first that is not where it was.
fn edited(before: &[Kept<Entry>], entries: &[Entry], now: Option<i64>) -> Vec<Kept<Entry>> {
    let moved =
        before.iter().zip(entries).find(|(before, entry)| before.value.id != entry.id).map(|(_, entry)| &entry.id);
    let time_of = |entry: &Entry| {
        let same = before.iter().find(|kept| kept.value == *entry);
        if moved == Some(&entry.id) { now } else { same.map_or(now, |kept| kept.edited_utc) }
    };
    entries.iter().map(|entry| Kept { edited_utc: time_of(entry), value: entry.clone() }).collect()
}

pub(crate) fn from_row(row: &Row<'_>) -> rusqlite::Result<Entry> {
    let own = match row.get::<_, Option<String>>("words")? {
        Some(words) => Some(OwnItem {
            words,
            minutes_before_bed: row.get("minutes_before_bed")?,
            timer_minutes: row.get("timer_minutes")?,
            weekdays: from_bits(row.get("weekdays")?),
        }),
        None => None,
    };
    Ok(Entry {
        id: row.get("id")?,
        on: row.get("shown")?,
        remind: row.get("remind")?,
        own,
        removed_at: opt(row.get("removed_at")?),
    })
}

fn to_bits(weekdays: [bool; 7]) -> u8 {
    weekdays.iter().rev().fold(0, |bits, day| bits << 1 | u8::from(*day))
}

fn from_bits(bits: u8) -> [bool; 7] {
    std::array::from_fn(|day| bits >> day & 1 == 1)
}

#[cfg(test)]
mod tests {
    use limber_core::winddown::Checklist;

    use super::*;
    use crate::tables::testing::{at, id, store};

    fn own(words: &str) -> OwnItem {
        let weekdays = [true, false, false, true, false, false, true];
        OwnItem { words: words.into(), minutes_before_bed: 50, timer_minutes: Some(3), weekdays }
    }

    #[test]
    fn a_list_comes_back_as_it_was_saved_in_its_order() {
        let (_folder, store) = store();
        assert_eq!(store.checklist_items().all(), Ok(vec![]));
        let list = Checklist::default().added(id(1), own(&"🦵".repeat(200))).unwrap();
        let list = list.added(id(2), own("הרגליים למעלה")).unwrap();
        let list = list.moved("in-bed", Some("last-caffeine")).unwrap();
        let gone = format!("own-{}", id(2).simple());
        let list = list.without(&gone, at("2026-11-12T09:00:00.25+01:00")).unwrap();
        for _ in 0..2 {
            store.checklist_items().save(list.entries()).unwrap();
            assert_eq!(store.checklist_items().all().unwrap(), list.entries());
        }
    }

    #[test]
    fn weekdays_start_on_monday() {
        assert_eq!(to_bits([true, false, false, false, false, false, false]), 1);
        assert_eq!(to_bits([false, false, false, false, false, false, true]), 64);
        for bits in 0..128 {
            assert_eq!(to_bits(from_bits(bits)), bits);
        }
    }

    #[test]
    fn what_was_before_is_given_back_once() {
        let (_folder, store) = store();
        assert_eq!(store.checklist_items().take_before(), Err(StoreError::NotFound));
        let list = Checklist::default();
        store.checklist_items().keep_before(&[]).unwrap();
        store.checklist_items().keep_before(list.entries()).unwrap();
        assert_eq!(store.checklist_items().take_before().unwrap(), list.entries());
        assert_eq!(store.checklist_items().take_before(), Err(StoreError::NotFound));
    }

    #[test]
    fn what_was_removed_long_ago_is_gone() {
        let (_folder, store) = store();
        let list = Checklist::default().added(id(1), own("Then")).unwrap().added(id(2), own("Now")).unwrap();
        let (then, now) = (format!("own-{}", id(1).simple()), format!("own-{}", id(2).simple()));
        let list = list.without(&then, at("2026-10-01T09:00:00+01:00")).unwrap();
        let list = list.without(&now, at("2026-11-12T09:00:00+01:00")).unwrap();
        store.checklist_items().save(list.entries()).unwrap();
        store.checklist_items().purge_removed_before(at("2026-10-12T09:00:00+01:00")).unwrap();
        let kept = Checklist::of(store.checklist_items().all().unwrap());
        assert_eq!((kept.find(&then).is_some(), kept.find(&now).is_some()), (false, true));
    }

    #[test]
    fn the_list_before_a_reset_goes_with_the_words_in_it() {
        let (_folder, store) = store();
        let then = at("2026-10-01T09:00:00+01:00");
        let list = list_of("Then");
        store.checklist_items().keep_before(list.entries()).unwrap();
        store.checklist_items().save(list.reset(then).entries()).unwrap();
        store.checklist_items().purge_removed_before(then).unwrap();
        assert!(store.checklist_items().take_before().is_ok(), "it can be taken back for as long as what was removed");

        store.checklist_items().keep_before(list_of("Then").entries()).unwrap();
        store.checklist_items().purge_removed_before(at("2026-10-01T09:00:01+01:00")).unwrap();
        assert_eq!(store.checklist_items().take_before(), Err(StoreError::NotFound));
    }

    fn list_of(words: &str) -> Checklist {
        Checklist::default().added(id(1), own(words)).unwrap()
    }

    #[test]
    fn what_the_domain_would_not_let_through_is_refused_whole() {
        let (_folder, store) = store();
        let list = Checklist::default();
        store.checklist_items().save(list.entries()).unwrap();
        let entry = |own| Entry { id: "own-1".into(), on: true, remind: false, own: Some(own), removed_at: None };
        for wrong in [own(""), own(&"x".repeat(201)), OwnItem { weekdays: [false; 7], ..own("Never") }] {
            let saved = store.checklist_items().save(&[entry(wrong)]);
            assert!(matches!(saved, Err(StoreError::Refused { .. })), "{saved:?}");
        }
        assert_eq!(store.checklist_items().all().unwrap(), list.entries());
    }
}
