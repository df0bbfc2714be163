//! Every row of the journal, one after the other.

use std::path::Path;

use limber_core::portable::{EveningSaid, Kept, Row, SettingsRow};
use limber_core::winddown::ChecklistTick;
use rusqlite::{Connection, Row as SqlRow};
use serde_json::Value;

use crate::StoreError;
use crate::copy::{counted, reading};
use crate::mapping::Sql;
use crate::tables::{
    break_record, care_put_aside, checklist_item, checklist_tick, day_log, deletion, episode, experiment,
    medical_entry, night, stretch_session,
};

/// What an export says of the journal before its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whole {
    /// Rows of the file, roughly as many as there will be.
    pub rows: u64,
}

/// Reads the journal at `path` as it is at this moment, and hands each row to `take`, part after part in the order of an
/// export. What was deleted is told as deletions, and nothing of what it said. The first error that `take` returns ends it.
pub fn read_all<E: From<StoreError>>(
    path: &Path,
    begin: &mut dyn FnMut(Whole) -> Result<(), E>,
    take: &mut dyn FnMut(Row) -> Result<(), E>,
) -> Result<(), E> {
    let connection = reading(path)?;
    let (rows, _) = counted(&connection)?;
    begin(Whole { rows })?;
    episodes(&connection, take)?;
    each(&connection, "SELECT * FROM night ORDER BY night", |row| Ok(Row::Night(kept(row, night::from_row)?)), take)?;
    each(&connection, "SELECT * FROM day_log ORDER BY day", |row| Ok(Row::Day(kept(row, day_log::from_row)?)), take)?;
    let medical = "SELECT * FROM medical_entry WHERE deleted_utc IS NULL ORDER BY id";
    each(&connection, medical, |row| Ok(Row::Medical(kept(row, medical_entry::from_row)?)), take)?;
    each(
        &connection,
        "SELECT * FROM break_record ORDER BY id",
        |row| Ok(Row::Break(kept(row, break_record::from_row)?)),
        take,
    )?;
    sessions(&connection, take)?;
    each(&connection, "SELECT * FROM evening ORDER BY night", |row| Ok(Row::Evening(kept(row, evening)?)), take)?;
    each(&connection, "SELECT * FROM checklist_tick ORDER BY night, item", |row| tick(row).map(Row::Tick), take)?;
    let items = "SELECT * FROM checklist_item ORDER BY position";
    each(&connection, items, |row| Ok(Row::Item(kept(row, checklist_item::from_row)?)), take)?;
    let aside = "SELECT * FROM care_put_aside ORDER BY rule, fact";
    each(&connection, aside, |row| care_put_aside::from_row(row).map(Row::Aside), take)?;
    let experiments = "SELECT * FROM experiment WHERE deleted_utc IS NULL ORDER BY id";
    each(&connection, experiments, |row| Ok(Row::Experiment(kept(row, experiment::row)?)), take)?;
    deletion::each(&connection, &mut |deletion| take(Row::Deletion(deletion)))?;
    each(&connection, "SELECT * FROM settings", |row| Ok(Row::Settings(kept(row, settings)?)), take)?;
    connection.execute_batch("COMMIT").map_err(StoreError::from)?;
    Ok(())
}

fn each<E: From<StoreError>>(
    connection: &Connection,
    sql: &str,
    read: impl Fn(&SqlRow<'_>) -> rusqlite::Result<Row>,
    take: &mut dyn FnMut(Row) -> Result<(), E>,
) -> Result<(), E> {
    let mut statement = connection.prepare(sql).map_err(StoreError::from)?;
    let mut rows = statement.query([]).map_err(StoreError::from)?;
    while let Some(row) = rows.next().map_err(StoreError::from)? {
        take(read(row).map_err(StoreError::from)?)?;
    }
    Ok(())
}

/// The row with its time.
pub(super) fn kept<T>(
    row: &SqlRow<'_>,
    read: impl Fn(&SqlRow<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Kept<T>> {
    Ok(Kept { value: read(row)?, edited_utc: row.get("edited_utc")? })
}

fn episodes<E: From<StoreError>>(connection: &Connection, take: &mut dyn FnMut(Row) -> Result<(), E>) -> Result<(), E> {
    let mut remedies = connection.prepare(episode::REMEDIES).map_err(StoreError::from)?;
    let mut all =
        connection.prepare("SELECT * FROM episode WHERE deleted_utc IS NULL ORDER BY id").map_err(StoreError::from)?;
    let mut rows = all.query([]).map_err(StoreError::from)?;
    while let Some(row) = rows.next().map_err(StoreError::from)? {
        let mut kept = kept(row, episode::from_row).map_err(StoreError::from)?;
        let tried = remedies.query_map([Sql(kept.value.id)], episode::tried_from_row).map_err(StoreError::from)?;
        kept.value.entry.tried = tried.collect::<Result<_, _>>().map_err(StoreError::from)?;
        // Before the time of every row was kept, an episode had one all the same.
        kept.edited_utc = kept.edited_utc.or(Some(kept.value.updated_at.timestamp_millis()));
        take(Row::Episode(kept))?;
    }
    Ok(())
}

fn sessions<E: From<StoreError>>(connection: &Connection, take: &mut dyn FnMut(Row) -> Result<(), E>) -> Result<(), E> {
    let mut held = connection.prepare(stretch_session::HELD).map_err(StoreError::from)?;
    each(
        connection,
        "SELECT * FROM stretch_session ORDER BY id",
        |row| stretch_session::from_row(row).map(Row::Session),
        &mut |row| {
            let Row::Session(mut session) = row else { return take(row) };
            let held = held.query_map([Sql(session.id)], stretch_session::held_from_row).map_err(StoreError::from)?;
            session.session.held = held.collect::<Result<_, _>>().map_err(StoreError::from)?;
            take(Row::Session(session))
        },
    )
}

pub(super) fn evening(row: &SqlRow<'_>) -> rusqlite::Result<EveningSaid> {
    Ok(EveningSaid { night: row.get::<_, Sql<_>>("night")?.0, not_tonight: row.get("not_tonight")? })
}

fn tick(row: &SqlRow<'_>) -> rusqlite::Result<ChecklistTick> {
    checklist_tick::from_row(row)
}

fn settings(row: &SqlRow<'_>) -> rusqlite::Result<SettingsRow> {
    let text: String = row.get("document")?;
    // One that is no object says nothing.
    let document = serde_json::from_str::<Value>(&text).ok().and_then(|document| document.as_object().cloned());
    Ok(SettingsRow { document: document.unwrap_or_default() })
}
