//! Table `commit_mark`: the name of the last commit, and of the one it follows.

use rusqlite::{Connection, OptionalExtension};

use crate::StoreError;

/// The name of a commit. A file that has none yet counts as `NONE`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark(pub(crate) [u8; 16]);

impl Mark {
    /// What the first commit of all follows.
    pub(crate) const NONE: Self = Self([0; 16]);
}

/// Names the commit that is being made.
pub(crate) fn set_new(connection: &Connection) -> Result<(), StoreError> {
    connection.execute("UPDATE commit_mark SET before = mark, mark = randomblob(16) WHERE id = 1", [])?;
    Ok(())
}

/// The name of the last commit.
pub(crate) fn last(connection: &Connection) -> Result<Mark, StoreError> {
    let named: bool = connection.query_row(
        "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'commit_mark')",
        [],
        |row| row.get(0),
    )?;
    if !named {
        return Ok(Mark::NONE);
    }
    let mark = connection.query_row("SELECT mark FROM commit_mark WHERE id = 1", [], |row| row.get(0)).optional()?;
    Ok(mark.map_or(Mark::NONE, Mark))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::testing::{date, store};

    #[test]
    fn every_change_has_a_name_of_its_own_and_what_changes_nothing_has_none() {
        let (_folder, store) = store();
        let mut seen = vec![last(store.connection()).unwrap()];
        assert_ne!(seen[0], Mark::NONE);
        for said in [true, false] {
            store.evenings().set_not_tonight(date("2026-11-11"), said).unwrap();
            let mark = last(store.connection()).unwrap();
            let before = store.connection().query_row("SELECT before FROM commit_mark", [], |row| row.get(0)).unwrap();
            assert!(!seen.contains(&mark));
            assert_eq!(Mark(before), *seen.last().unwrap(), "each names the one it follows");
            seen.push(mark);
        }
        store.checklist().untick(date("2026-11-11"), "never-ticked").unwrap();
        assert_eq!(last(store.connection()).unwrap(), *seen.last().unwrap());
    }

    #[test]
    fn a_file_without_the_table_has_none() {
        let connection = Connection::open_in_memory().unwrap();
        assert_eq!(last(&connection), Ok(Mark::NONE));
    }
}
