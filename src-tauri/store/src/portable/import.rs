//! Rows of another journal, merged into a copy of this one.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use chrono::DateTime;
use limber_core::invalid::{Invalid, Problem};
use limber_core::journal::MEDICAL_ENTRIES;
use limber_core::portable::{
    Decision, DeletedKind, Deletion, Imported, Kept, Part, Row, SettingsRow, Settled, judge, merged_list,
};
use limber_core::winddown::{Entry, OWN_ITEMS};
use rusqlite::{Connection, OpenFlags, OptionalExtension, Row as SqlRow, ToSql};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::Uuid;

use super::export::{evening, kept};
use crate::copy::fresh_beside;
use crate::mapping::{Sql, utc};
use crate::tables::deletion::{self, tick_key};
use crate::tables::{break_record, care_put_aside, commit_mark, day_log, episode, experiment, medical_entry, night};
use crate::{CopyError, Store, StoreError, copy_journal, look_at_copy};

/// Why an import came to nothing. The journal is as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// The journal, or the copy beside it.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// There would be more of something than there can be.
    #[error("{0:?}")]
    Invalid(Invalid),
}

/// A copy of the journal into which rows are merged. It lies beside the journal; dropped before `finish`, it is gone.
#[derive(Debug)]
pub struct Importer {
    store: Option<Store>,
    fresh: PathBuf,
    mark: [u8; 16],
    items: Vec<Kept<Entry>>,
    /// Take the settings over too, but for these.
    settings: bool,
    report: Imported,
}

/// What is to take the journal's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The file, checked and on the disk.
    pub fresh: PathBuf,
    /// The journal's last commit that is in it.
    pub mark: [u8; 16],
    /// What the import came to.
    pub report: Imported,
    /// It says something else than the journal.
    pub changed: bool,
}

impl Importer {
    /// Copies the journal at `path` to beside it. With `settings` those of the other journal are taken over too.
    pub fn begin(path: &Path, settings: bool, go_on: &mut dyn FnMut() -> bool) -> Result<Self, ImportError> {
        let fresh = fresh_beside(path)?;
        let copied = copy_journal(path, &fresh, go_on).map_err(|error| match error {
            CopyError::Source(error) | CopyError::Target(error) => error,
            CopyError::Unsound(detail) => StoreError::Damaged { detail },
            CopyError::GivenUp => StoreError::Busy,
        })?;
        let mut importer =
            Self { store: None, fresh, mark: copied.mark, items: Vec::new(), settings, report: Imported::default() };
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(&importer.fresh, flags).map_err(StoreError::from)?;
        // The copy is thrown away if anything goes wrong: no way back is needed. It is synced as a whole at the end.
        let prepare = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON; \
             PRAGMA cache_size = -16384; BEGIN IMMEDIATE";
        connection.execute_batch(prepare).map_err(StoreError::from)?;
        importer.store = Some(Store::around(connection));
        Ok(importer)
    }

    /// Merges a row that was read with `Row::read`.
    pub fn take(&mut self, row: Row) -> Result<(), ImportError> {
        let part = row.part();
        let settled = match row {
            Row::Item(item) => {
                self.items.push(item); // a list is merged whole
                return Ok(());
            }
            Row::Settings(theirs) => {
                self.report.has_settings = true;
                if !self.settings {
                    return Ok(());
                }
                self.take_settings(&theirs)?
            }
            row => self.store()?.merge(row)?,
        };
        self.report.count(part, settled);
        Ok(())
    }

    /// All rows are there: checks the copy, and has it on the disk.
    pub fn finish(mut self) -> Result<Merged, ImportError> {
        self.merge_items()?;
        let store = self.store()?;
        too_many(store, "SELECT count(*) FROM medical_entry WHERE deleted_utc IS NULL", "entries", MEDICAL_ENTRIES)?;
        let own = "SELECT count(*) FROM checklist_item WHERE words IS NOT NULL AND removed_at IS NULL";
        too_many(store, own, "items", OWN_ITEMS)?;
        let connection = store.connection();
        let changed = connection.total_changes() > 0;
        commit_mark::set_new(connection)?;
        connection.execute_batch("COMMIT").map_err(StoreError::from)?;
        self.store = None;
        File::options().write(true).open(&self.fresh).and_then(|file| file.sync_all()).map_err(StoreError::from)?;
        look_at_copy(&self.fresh).map_err(|error| match error {
            CopyError::Source(error) | CopyError::Target(error) => error,
            CopyError::Unsound(detail) => StoreError::Damaged { detail },
            CopyError::GivenUp => StoreError::Busy,
        })?;
        let fresh = std::mem::take(&mut self.fresh);
        Ok(Merged { fresh, mark: self.mark, report: std::mem::take(&mut self.report), changed })
    }

    fn store(&self) -> Result<&Store, StoreError> {
        self.store.as_ref().ok_or(StoreError::Away)
    }

    fn merge_items(&mut self) -> Result<(), ImportError> {
        let theirs = std::mem::take(&mut self.items);
        let store = self.store()?;
        let ours = store.checklist_items().kept()?;
        let (mut known, mut settled) = (Vec::new(), Vec::new());
        for item in theirs {
            let id = &item.value.id;
            if known.iter().any(|one: &Kept<Entry>| one.value.id == *id) {
                continue;
            }
            let gone = deletion::of(store.connection(), DeletedKind::ChecklistItem, id)?;
            let is_here = ours.iter().any(|kept| kept.value.id == *id);
            if !is_here && gone.is_some_and(|gone| item.edited_utc.is_none_or(|edited| edited <= gone)) {
                settled.push(Settled::Older);
                continue;
            }
            known.push(item);
        }
        if !known.is_empty() {
            let list = merged_list(&ours, &known, |entry, decision| settled.push(counted(&entry.id, decision)));
            if list != ours {
                store.checklist_items().put(&list)?;
            }
        }
        for settled in settled {
            self.report.count(Part::ChecklistItems, settled);
        }
        Ok(())
    }

    /// The choices of the other journal, but what only makes sense on the computer they were made on.
    fn take_settings(&self, theirs: &Kept<SettingsRow>) -> Result<Settled, ImportError> {
        let store = self.store()?;
        let ours = store.settings().document()?;
        let mut document = theirs.value.document.clone();
        for of_this_computer in OF_THIS_COMPUTER {
            match ours.get(of_this_computer) {
                Some(ours) => document.insert((*of_this_computer).into(), ours.clone()),
                None => document.remove(*of_this_computer),
            };
        }
        let document = Value::Object(document);
        if document == ours {
            return Ok(Settled::Same);
        }
        store.set_edited(theirs.edited_utc);
        store.settings().save(&document)?;
        Ok(Settled::Newer)
    }
}

/// Parts of the settings that belong to a computer, not to a person: starting at login, the keys that are free there, its folder
/// of backups.
const OF_THIS_COMPUTER: &[&str] = &["startup", "shortcuts", "backups"];

impl Drop for Importer {
    fn drop(&mut self) {
        self.store = None;
        if !self.fresh.as_os_str().is_empty() {
            let _ = fs::remove_file(&self.fresh);
        }
    }
}

fn too_many(store: &Store, sql: &str, field: &str, most: u32) -> Result<(), ImportError> {
    let count: u32 = store.connection().query_row(sql, [], |row| row.get(0)).map_err(StoreError::from)?;
    if count > most {
        return Err(ImportError::Invalid(Invalid::new(field, Problem::TooMany { most })));
    }
    Ok(())
}

fn counted(key: &str, decision: Decision) -> Settled {
    match decision {
        Decision::Add => Settled::Added,
        Decision::Same => Settled::Same,
        Decision::Take => Settled::Newer,
        // Deleted here later than it was written there.
        Decision::Keep | Decision::StaysDeleted => Settled::Older,
        Decision::Join { contradicting, .. } if contradicting.is_empty() => Settled::Newer,
        Decision::Join { contradicting, .. } => Settled::Conflict(key.to_owned(), contradicting),
    }
}

impl Store {
    /// Merges one row, but an item of the list.
    fn merge(&self, row: Row) -> Result<Settled, StoreError> {
        match row {
            Row::Episode(theirs) => self.merge_episode(&theirs),
            Row::Medical(theirs) => self.merge_medical(&theirs),
            Row::Night(theirs) => {
                let ours = self.ours("night", "night", Sql(theirs.value.night), night::from_row)?;
                self.judged(&theirs.value.night.to_string(), ours, None, &theirs, |night| self.nights().save(night))
            }
            Row::Day(theirs) => {
                let ours = self.ours("day_log", "day", Sql(theirs.value.day), day_log::from_row)?;
                self.judged(&theirs.value.day.to_string(), ours, None, &theirs, |log| self.day_logs().save(log))
            }
            Row::Evening(theirs) => {
                let ours = self.ours("evening", "night", Sql(theirs.value.night), evening)?;
                self.judged(&theirs.value.night.to_string(), ours, None, &theirs, |said| {
                    self.evenings().set_not_tonight(said.night, said.not_tonight)
                })
            }
            Row::Break(theirs) => {
                let id = theirs.value.id;
                let ours = self.ours("break_record", "id", Sql(id), break_record::from_row)?;
                self.judged(&id.to_string(), ours, None, &theirs, |record| {
                    self.connection().execute("DELETE FROM break_record WHERE id = ?1", [Sql(id)])?;
                    self.breaks().add(record)
                })
            }
            // Written once, and never again.
            Row::Session(theirs) => {
                let there = "SELECT EXISTS (SELECT 1 FROM stretch_session WHERE id = ?1)";
                if self.connection().query_row(there, [Sql(theirs.id)], |row| row.get(0))? {
                    return Ok(Settled::Same);
                }
                self.stretch_sessions().add(&theirs)?;
                Ok(Settled::Added)
            }
            Row::Tick(theirs) => {
                let there = "SELECT EXISTS (SELECT 1 FROM checklist_tick WHERE night = ?1 AND item = ?2)";
                if self.connection().query_row(there, (Sql(theirs.night), &theirs.item), |row| row.get(0))? {
                    return Ok(Settled::Same);
                }
                let gone =
                    deletion::of(self.connection(), DeletedKind::ChecklistTick, &tick_key(theirs.night, &theirs.item))?;
                if gone.is_some_and(|gone| utc(theirs.ticked_at) <= gone) {
                    return Ok(Settled::Older);
                }
                self.checklist().tick(&theirs)?;
                Ok(Settled::Added)
            }
            Row::Aside(theirs) => {
                let there = "SELECT EXISTS (SELECT 1 FROM care_put_aside WHERE rule = ?1 AND fact = ?2)";
                if self.connection().query_row(there, (&theirs.rule, &theirs.fact), |row| row.get(0))? {
                    return Ok(Settled::Same);
                }
                let key = care_put_aside::key(&theirs.rule, &theirs.fact);
                let gone = deletion::of(self.connection(), DeletedKind::CarePutAside, &key)?;
                if gone.is_some_and(|gone| utc(theirs.put_aside_at) <= gone) {
                    return Ok(Settled::Older);
                }
                let sql = "INSERT INTO care_put_aside (rule, fact, put_aside_at) VALUES (?1, ?2, ?3)";
                self.connection().execute(sql, (&theirs.rule, &theirs.fact, Sql(theirs.put_aside_at)))?;
                deletion::forget(self.connection(), DeletedKind::CarePutAside, &key)?;
                Ok(Settled::Added)
            }
            Row::Experiment(theirs) => {
                let id = theirs.value.id;
                let gone = self.gone("experiment", DeletedKind::Experiment, id)?;
                let ours = self.ours("experiment", "id", Sql(id), |row| {
                    Ok((experiment::row(row)?, row.get::<_, Option<i64>>("deleted_utc")?))
                })?;
                let ours = ours.filter(|ours| ours.value.1.is_none());
                let ours = ours.map(|ours| Kept { value: ours.value.0, edited_utc: ours.edited_utc });
                self.judged(&id.to_string(), ours, gone, &theirs, |row| {
                    deletion::forget(self.connection(), DeletedKind::Experiment, &id.to_string())?;
                    experiment::replace(self.connection(), row, self.moment())
                })
            }
            Row::Deletion(theirs) => self.merge_deletion(&theirs),
            Row::Item(_) | Row::Settings(_) => Ok(Settled::Same), // merged by the importer
        }
    }

    /// The row of that key in this journal.
    fn ours<T>(
        &self,
        table: &str,
        column: &str,
        key: impl ToSql,
        read: impl Fn(&SqlRow<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<Kept<T>>, StoreError> {
        let sql = format!("SELECT * FROM {table} WHERE {column} = ?1");
        let mut statement = self.connection().prepare_cached(&sql)?;
        Ok(statement.query_row([key], |row| kept(row, &read)).optional()?)
    }

    /// Lets the domain judge, and does what it says.
    fn judged<T: Serialize + DeserializeOwned>(
        &self,
        key: &str,
        ours: Option<Kept<T>>,
        deleted_utc: Option<i64>,
        theirs: &Kept<T>,
        write: impl FnOnce(&T) -> Result<(), StoreError>,
    ) -> Result<Settled, StoreError> {
        let value = |value: &T| serde_json::to_value(value).unwrap_or_default();
        let their_value = value(&theirs.value);
        let ours = ours.map(|ours| (value(&ours.value), ours.edited_utc));
        let decision = judge(
            ours.as_ref().map(|(value, edited)| (value, *edited)),
            deleted_utc,
            (&their_value, theirs.edited_utc),
        );
        match &decision {
            Decision::Add | Decision::Take => {
                self.set_edited(theirs.edited_utc);
                write(&theirs.value)?;
            }
            Decision::Join { filled: Some(filled), .. } => {
                if let Ok(filled) = serde_json::from_value(filled.clone()) {
                    self.set_edited(theirs.edited_utc);
                    write(&filled)?;
                }
            }
            Decision::Same | Decision::Keep | Decision::StaysDeleted | Decision::Join { filled: None, .. } => {}
        }
        Ok(counted(key, decision))
    }

    fn merge_episode(&self, theirs: &Kept<limber_core::journal::Episode>) -> Result<Settled, StoreError> {
        let id = theirs.value.id;
        let gone = self.gone("episode", DeletedKind::Episode, id)?;
        let ours = self.ours("episode", "id", Sql(id), |row| {
            Ok((episode::from_row(row)?, row.get::<_, Option<i64>>("deleted_utc")?))
        })?;
        let is_there = ours.is_some();
        let ours = ours.filter(|ours| ours.value.1.is_none()).map(|ours| {
            let Kept { value: (value, _), edited_utc } = ours;
            Kept { edited_utc: edited_utc.or(Some(utc(value.updated_at))), value }
        });
        let ours = match ours {
            Some(mut ours) => {
                let mut statement = self.connection().prepare_cached(episode::REMEDIES)?;
                let tried = statement.query_map([Sql(id)], episode::tried_from_row)?;
                ours.value.entry.tried = tried.collect::<Result<_, _>>()?;
                Some(ours)
            }
            None => None,
        };
        self.judged(&id.to_string(), ours, gone, theirs, |episode| {
            if !is_there {
                deletion::forget(self.connection(), DeletedKind::Episode, &id.to_string())?;
                return self.episodes().add(episode);
            }
            self.connection().execute("DELETE FROM episode_before WHERE episode_id = ?1", [Sql(id)])?;
            self.connection()
                .execute("UPDATE episode SET deleted_at = NULL, deleted_utc = NULL WHERE id = ?1", [Sql(id)])?;
            self.episodes().update(episode)
        })
    }

    fn merge_medical(&self, theirs: &Kept<limber_core::journal::MedicalEntry>) -> Result<Settled, StoreError> {
        let id = theirs.value.id;
        let gone = self.gone("medical_entry", DeletedKind::MedicalEntry, id)?;
        let ours = self.ours("medical_entry", "id", Sql(id), |row| {
            Ok((medical_entry::from_row(row)?, row.get::<_, Option<i64>>("deleted_utc")?))
        })?;
        let ours = ours
            .filter(|ours| ours.value.1.is_none())
            .map(|ours| Kept { value: ours.value.0, edited_utc: ours.edited_utc });
        self.judged(&id.to_string(), ours, gone, theirs, |entry| {
            deletion::forget(self.connection(), DeletedKind::MedicalEntry, &id.to_string())?;
            self.connection().execute("DELETE FROM medical_entry WHERE id = ?1", [Sql(id)])?;
            self.medical().add(entry)
        })
    }

    /// When a row was deleted, for good or so that it can be taken back.
    fn gone(&self, table: &str, what: DeletedKind, id: Uuid) -> Result<Option<i64>, StoreError> {
        let sql = format!("SELECT deleted_utc FROM {table} WHERE id = ?1");
        let soft: Option<Option<i64>> = self.connection().query_row(&sql, [Sql(id)], |row| row.get(0)).optional()?;
        Ok(soft.flatten().max(deletion::of(self.connection(), what, &id.to_string())?))
    }

    /// What was deleted in the other journal goes here too, unless it was written later. It can be taken back as if it had been
    /// deleted here.
    fn merge_deletion(&self, theirs: &Deletion) -> Result<Settled, StoreError> {
        let Deletion { what, key, deleted_utc } = theirs;
        let connection = self.connection();
        // A key of another form can be of nothing that is here.
        let id = Sql(key.parse().unwrap_or(Uuid::nil()));
        let (first, second) = key.split_once(' ').unwrap_or_default();
        let edited = |sql: &str, values: &[&dyn ToSql]| -> Result<Option<Option<i64>>, StoreError> {
            Ok(connection.query_row(sql, values, |row| row.get(0)).optional()?)
        };
        let there = match what {
            DeletedKind::Episode => edited(
                "SELECT coalesce(edited_utc, unixepoch(updated_at) * 1000) FROM episode \
                 WHERE deleted_utc IS NULL AND id = ?1",
                &[&id],
            )?,
            DeletedKind::MedicalEntry => {
                edited("SELECT edited_utc FROM medical_entry WHERE deleted_utc IS NULL AND id = ?1", &[&id])?
            }
            DeletedKind::Experiment => {
                edited("SELECT edited_utc FROM experiment WHERE deleted_utc IS NULL AND id = ?1", &[&id])?
            }
            DeletedKind::ChecklistItem => {
                edited("SELECT edited_utc FROM checklist_item WHERE id = ?1 AND words IS NOT NULL", &[key])?
            }
            DeletedKind::ChecklistTick => edited(
                "SELECT CAST(unixepoch(ticked_at, 'subsec') * 1000 AS INTEGER) FROM checklist_tick \
                 WHERE night = ?1 AND item = ?2",
                &[&first, &second],
            )?,
            DeletedKind::CarePutAside => edited(
                "SELECT CAST(unixepoch(put_aside_at, 'subsec') * 1000 AS INTEGER) FROM care_put_aside \
                 WHERE rule = ?1 AND fact = ?2",
                &[&first, &second],
            )?,
        };
        match there {
            None if self.is_noted(theirs, id)? => Ok(Settled::Same),
            None => {
                deletion::keep(connection, *what, key, *deleted_utc)?;
                Ok(Settled::Deleted)
            }
            Some(edited) if edited.is_some_and(|edited| edited > *deleted_utc) => Ok(Settled::Older),
            Some(_) => {
                let at = DateTime::from_timestamp_millis(*deleted_utc).unwrap_or_default().fixed_offset();
                match what {
                    DeletedKind::Episode => {
                        let sql = "UPDATE episode SET deleted_at = ?2, deleted_utc = ?3 WHERE id = ?1";
                        connection.execute(sql, (id, Sql(at), deleted_utc))?;
                    }
                    DeletedKind::MedicalEntry => {
                        connection
                            .execute("UPDATE medical_entry SET deleted_utc = ?2 WHERE id = ?1", (id, deleted_utc))?;
                    }
                    DeletedKind::Experiment => {
                        connection
                            .execute("UPDATE experiment SET deleted_utc = ?2 WHERE id = ?1", (id, deleted_utc))?;
                    }
                    DeletedKind::ChecklistItem => {
                        connection.execute("DELETE FROM checklist_item WHERE id = ?1", [key])?;
                        deletion::keep(connection, *what, key, *deleted_utc)?;
                    }
                    DeletedKind::ChecklistTick => {
                        let sql = "DELETE FROM checklist_tick WHERE night = ?1 AND item = ?2";
                        connection.execute(sql, (first, second))?;
                        deletion::keep(connection, *what, key, *deleted_utc)?;
                    }
                    DeletedKind::CarePutAside => {
                        let sql = "DELETE FROM care_put_aside WHERE rule = ?1 AND fact = ?2";
                        connection.execute(sql, (first, second))?;
                        deletion::keep(connection, *what, key, *deleted_utc)?;
                    }
                }
                Ok(Settled::Deleted)
            }
        }
    }

    /// Whether the deletion, or a later one of the same, is known already.
    fn is_noted(&self, theirs: &Deletion, id: Sql<Uuid>) -> Result<bool, StoreError> {
        let table = match theirs.what {
            DeletedKind::Episode => Some("episode"),
            DeletedKind::MedicalEntry => Some("medical_entry"),
            DeletedKind::Experiment => Some("experiment"),
            DeletedKind::ChecklistItem | DeletedKind::ChecklistTick | DeletedKind::CarePutAside => None,
        };
        if let Some(table) = table {
            let sql = format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE deleted_utc IS NOT NULL AND id = ?1)");
            if self.connection().query_row(&sql, [id], |row| row.get(0))? {
                return Ok(true);
            }
        }
        let noted = deletion::of(self.connection(), theirs.what, &theirs.key)?;
        Ok(noted.is_some_and(|noted| noted >= theirs.deleted_utc))
    }
}
