//! The schema's history. Each file in `migrations/` is one step; all pending steps are one transaction.

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use crate::StoreError;

/// "LIMB" in SQLite's header field for it: tells the journal from any other database.
pub const APPLICATION_ID: u32 = 0x4C49_4D42;

/// The newest schema this version knows, kept in SQLite's `user_version`.
#[allow(clippy::cast_possible_truncation)] // a handful of files
pub const SCHEMA_VERSION: u32 = STEPS.len() as u32;

const STEPS: &[M<'static>] = &[
    M::up(include_str!("../migrations/0001_journal.sql")),
    M::up(include_str!("../migrations/0002_commit_mark.sql")),
    M::up(include_str!("../migrations/0003_episode_before.sql")),
    M::up(include_str!("../migrations/0004_expired_by.sql")),
    M::up(include_str!("../migrations/0005_day_and_medical.sql")),
    M::up(include_str!("../migrations/0006_checklist.sql")),
    M::up(include_str!("../migrations/0007_no_caffeine.sql")),
    M::up(include_str!("../migrations/0008_care_put_aside.sql")),
    M::up(include_str!("../migrations/0009_experiment.sql")),
    M::up(include_str!("../migrations/0010_edited.sql")),
    M::up(include_str!("../migrations/0011_experiment_edited.sql")),
];

/// Brings the schema up to date, or leaves it as it was.
pub(crate) fn to_latest(connection: &mut Connection) -> Result<(), StoreError> {
    run(STEPS, connection)
}

fn run(steps: &[M<'static>], connection: &mut Connection) -> Result<(), StoreError> {
    Ok(Migrations::from_slice(steps).to_latest(connection)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(connection: &Connection) -> u32 {
        connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
    }

    fn objects(connection: &Connection) -> Vec<String> {
        let mut statement = connection.prepare("SELECT name FROM sqlite_schema ORDER BY name").unwrap();
        let names = statement.query_map([], |row| row.get(0)).unwrap();
        names.map(Result::unwrap).collect()
    }

    #[test]
    fn every_step_runs_on_the_schema_before_it() {
        let mut connection = Connection::open_in_memory().unwrap();
        for steps in 1..=STEPS.len() {
            run(&STEPS[..steps], &mut connection).unwrap();
            assert_eq!(version(&connection) as usize, steps);
        }
        let id: u32 = connection.pragma_query_value(None, "application_id", |row| row.get(0)).unwrap();
        assert_eq!(id, APPLICATION_ID, "the SQL and the constant name the same program");
    }

    #[test]
    fn a_step_that_fails_leaves_nothing_of_itself_or_of_the_steps_run_with_it() {
        let mut connection = Connection::open_in_memory().unwrap();
        run(STEPS, &mut connection).unwrap();
        let before = (version(&connection), objects(&connection));
        let mut steps = STEPS.to_vec();
        steps.push(M::up("CREATE TABLE fine (id INTEGER PRIMARY KEY) STRICT;"));
        steps.push(M::up("CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT; INSERT INTO nowhere VALUES (1);"));
        assert!(run(&steps, &mut connection).is_err());
        assert_eq!((version(&connection), objects(&connection)), before);
    }
}
