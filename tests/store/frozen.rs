//! Journals of every schema version, as they were when that version was the newest, still open.
//!
//! `frozen/v<N>.db` is written once, by the program that first had schema N, and never again:
//! `cargo test -p limber-store --test journal -- --ignored freeze`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::sample::{NOW, assert_holds, at, fill};
use limber_store::{SCHEMA_VERSION, Store};

fn frozen(version: u32) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../tests/store/frozen/v{version}.db"))
}

#[test]
fn a_journal_of_every_version_opens_with_every_row() {
    for version in 1..=SCHEMA_VERSION {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.db");
        fs::copy(frozen(version), &path).unwrap_or_else(|error| panic!("schema {version} has no frozen file: {error}"));
        let found = rusqlite::Connection::open(&path).unwrap();
        let schema: u32 = found.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
        assert_eq!(schema, version, "the frozen file is what its name says");
        let tables = "SELECT count(*) FROM sqlite_schema WHERE type = 'table'";
        let tables: u32 = found.query_row(tables, [], |row| row.get(0)).unwrap();
        assert!(tables > 9, "it has every table of its time");
        drop(found);

        let store = Store::open(&path, at(NOW)).unwrap();
        assert_holds(&store, version);
    }
}

#[test]
#[ignore = "writes the frozen file of a new schema, once"]
fn freeze() {
    let target = frozen(SCHEMA_VERSION);
    assert!(!target.exists(), "a frozen file is never written again");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let store = Store::open(&path, at(NOW)).unwrap();
    fill(&store);
    drop(store);
    assert!(!folder.path().join("journal.db-wal").exists(), "closing moves everything into the file");
    fs::create_dir_all(target.parent().unwrap()).unwrap();
    fs::copy(&path, &target).unwrap();
}
