//! A log that belongs to the file is applied whole; one that does not is set aside, and nothing of it is applied.

use std::fs;
use std::path::{Path, PathBuf};

use crate::sample::{NOW, assert_holds, at, episode, fill};
use limber_core::journal::Episode;
use limber_store::{Store, StoreError};
use rusqlite::Connection;
use rusqlite::config::DbConfig;
use tempfile::TempDir;
use uuid::Uuid;

fn entry(number: u128) -> Episode {
    let mut episode = episode();
    episode.id = Uuid::from_u128(number);
    episode.entry.note = Some(format!("{number} ").repeat(300));
    episode
}

/// A folder with journals in it, as they lie there.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn copy(&self, from: &str, to: &str) {
        fs::copy(self.path(from), self.path(to)).unwrap();
    }

    /// Adds entries to `name.db` as a process does that is killed afterwards: `name.db` and its log are left as
    /// they were at that moment.
    fn killed(&self, name: &str, entries: std::ops::Range<u128>) {
        let (file, log) = (format!("{name}.db"), format!("{name}.db-wal"));
        let store = Store::open(&self.path(&file), at(NOW)).unwrap();
        assert!(store.settle().unwrap());
        for number in entries {
            store.episodes().add(&entry(number)).unwrap();
        }
        self.copy(&file, "left.db");
        self.copy(&log, "left.db-wal");
        drop(store);
        fs::rename(self.path("left.db"), self.path(&file)).unwrap();
        fs::rename(self.path("left.db-wal"), self.path(&log)).unwrap();
    }

    /// Adds entries and closes.
    fn written(&self, name: &str, entries: std::ops::Range<u128>) {
        let store = Store::open(&self.path(&format!("{name}.db")), at(NOW)).unwrap();
        for number in entries {
            store.episodes().add(&entry(number)).unwrap();
        }
    }

    /// Opens, checks every page, and tells which entries there are and what was set aside.
    fn opened(&self, name: &str) -> (Vec<u128>, Vec<String>) {
        let store = Store::open(&self.path(&format!("{name}.db")), at(NOW)).unwrap();
        store.check().unwrap();
        let whole: String = integrity(&self.path(&format!("{name}.db")))
            .query_row("PRAGMA integrity_check", [], |row| row.get(0))
            .unwrap();
        assert_eq!(whole, "ok");
        let episodes = store.episodes().between(None, None).unwrap();
        for episode in &episodes {
            assert_eq!(episode.entry.note, entry(episode.id.as_u128()).entry.note);
        }
        let mut ids: Vec<_> = episodes.iter().map(|episode| episode.id.as_u128()).collect();
        ids.sort_unstable();
        let aside = store.set_aside().iter().map(|file| file.file_name().unwrap().to_str().unwrap().to_owned());
        (ids, aside.collect())
    }
}

fn integrity(path: &Path) -> Connection {
    Connection::open(path).unwrap()
}

const ASIDE: &str = "journal.db-wal.set-aside-2026-11-12";

fn numbers(range: std::ops::Range<u128>) -> Vec<u128> {
    range.collect()
}

#[test]
fn what_a_crash_left_in_the_log_is_applied() {
    let folder = Folder::new();
    for round in 0..5_u128 {
        folder.killed("journal", round * 3..round * 3 + 3);
        assert!(fs::metadata(folder.path("journal.db-wal")).unwrap().len() > 0);
        assert_eq!(folder.opened("journal"), (numbers(0..round * 3 + 3), vec![]));
    }
}

#[test]
fn the_log_of_the_very_first_start_is_applied() {
    // Nothing was ever moved into the file, not even the schema's steps.
    let folder = Folder::new();
    let store = Store::open(&folder.path("journal.db"), at(NOW)).unwrap();
    store.episodes().add(&entry(0)).unwrap();
    folder.copy("journal.db", "copy.db");
    folder.copy("journal.db-wal", "copy.db-wal");
    assert_eq!(folder.opened("copy"), (vec![0], vec![]));
}

#[test]
fn an_older_copy_is_not_mixed_with_the_log_of_a_later_state() {
    for later in [1_u128, 2, 7, 40] {
        let folder = Folder::new();
        folder.written("journal", 0..10);
        folder.copy("journal.db", "backup.db");
        folder.written("journal", 10..10 + later);
        folder.killed("journal", 100..103);
        folder.copy("backup.db", "journal.db");
        let log = fs::read(folder.path("journal.db-wal")).unwrap();
        assert_eq!(folder.opened("journal"), (numbers(0..10), vec![ASIDE.into()]), "{later} later");
        assert_eq!(fs::read(folder.path(ASIDE)).unwrap(), log, "as it was");
        // And from then on it is a journal like any other.
        folder.killed("journal", 200..202);
        assert_eq!(folder.opened("journal"), ([numbers(0..10), numbers(200..202)].concat(), vec![]));
    }
}

#[test]
fn an_older_copy_is_told_from_a_later_state_also_when_nothing_but_values_changed() {
    // The same pages, the same number of rows, the same schema: only the marks differ.
    let folder = Folder::new();
    let path = folder.path("journal.db");
    let night = crate::sample::date("2026-11-11");
    Store::open(&path, at(NOW)).unwrap().evenings().set_not_tonight(night, true).unwrap();
    folder.copy("journal.db", "backup.db");
    Store::open(&path, at(NOW)).unwrap().evenings().set_not_tonight(night, false).unwrap();
    let store = Store::open(&path, at(NOW)).unwrap();
    assert!(store.settle().unwrap());
    store.settings().save(&serde_json::json!({ "breaks": { "interval_minutes": 45 } })).unwrap();
    folder.copy("journal.db-wal", "left.db-wal");
    drop(store);
    folder.copy("backup.db", "journal.db");
    folder.copy("left.db-wal", "journal.db-wal");
    let store = Store::open(&path, at(NOW)).unwrap();
    assert_eq!(store.set_aside(), [folder.path(ASIDE)]);
    assert!(store.evenings().not_tonight(night).unwrap());
    assert_eq!(store.settings().document().unwrap(), serde_json::json!({}));
}

#[test]
fn a_newer_copy_is_not_taken_back_by_an_old_log() {
    let folder = Folder::new();
    folder.written("journal", 0..5);
    folder.killed("journal", 5..7);
    folder.copy("journal.db-wal", "old.db-wal");
    assert_eq!(folder.opened("journal").0, numbers(0..7));
    folder.written("journal", 7..12);
    folder.copy("journal.db", "newer.db");
    folder.copy("newer.db", "journal.db");
    folder.copy("old.db-wal", "journal.db-wal");
    assert_eq!(folder.opened("journal"), (numbers(0..12), vec![ASIDE.into()]));
}

#[test]
fn a_copy_of_another_journal_is_not_mixed_with_the_log() {
    let folder = Folder::new();
    folder.written("other", 50..60);
    folder.killed("journal", 0..3);
    folder.copy("other.db", "journal.db");
    assert_eq!(folder.opened("journal"), (numbers(50..60), vec![ASIDE.into()]));

    // Nor is one from before there were marks.
    let folder = Folder::new();
    folder.killed("journal", 0..3);
    let frozen = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/store/frozen/v1.db");
    fs::copy(frozen, folder.path("journal.db")).unwrap();
    let store = Store::open(&folder.path("journal.db"), at(NOW)).unwrap();
    assert_holds(&store, 1);
    assert_eq!(store.set_aside(), [folder.path(ASIDE)]);
}

#[test]
fn a_copy_of_just_this_state_is_continued() {
    // `cp` after the last move into the file, then more was written, then the machine went down. Whether the file is
    // the old one or its copy: its log continues it.
    let folder = Folder::new();
    folder.written("journal", 0..5);
    folder.copy("journal.db", "backup.db");
    folder.killed("journal", 5..8);
    folder.copy("backup.db", "journal.db");
    assert_eq!(folder.opened("journal"), (numbers(0..8), vec![]));
}

#[test]
fn a_log_of_which_a_part_was_moved_already_is_applied() {
    // As when the process is killed while it moves, or a reader stands in the way of the rest.
    for moved in 1..6_usize {
        let folder = Folder::new();
        folder.written("journal", 0..4);
        let store = Store::open(&folder.path("journal.db"), at(NOW)).unwrap();
        let reader = integrity(&folder.path("journal.db"));
        for number in 4..10 {
            store.episodes().add(&entry(number)).unwrap();
            if number as usize == 3 + moved {
                reader.execute_batch("BEGIN; SELECT count(*) FROM episode;").unwrap();
            }
        }
        assert!(!store.settle().unwrap());
        folder.copy("journal.db", "copy.db");
        folder.copy("journal.db-wal", "copy.db-wal");
        assert_eq!(folder.opened("copy"), (numbers(0..10), vec![]), "{moved} moved");
    }
}

#[test]
fn a_torn_log_counts_up_to_its_last_whole_commit() {
    let folder = Folder::new();
    folder.written("journal", 0..3);
    folder.killed("journal", 3..9);
    let (file, log) = (fs::read(folder.path("journal.db")).unwrap(), fs::read(folder.path("journal.db-wal")).unwrap());
    let mut last = 0;
    for length in (0..=log.len()).step_by(1031).chain([31, 32, 33, 56, log.len() - 1]) {
        let folder = Folder::new();
        fs::write(folder.path("journal.db"), &file).unwrap();
        fs::write(folder.path("journal.db-wal"), &log[..length]).unwrap();
        let (found, aside) = folder.opened("journal");
        assert!(found.starts_with(&[0, 1, 2]) && found.len() <= 9, "{length} bytes: {found:?}");
        assert!(aside.is_empty() || length < 32, "{length} bytes: half a header is no log");
        last = last.max(found.len());

        // The tail overwritten instead of cut off.
        let mut torn = log.clone();
        torn[length..].fill(0xA5);
        fs::write(folder.path("journal.db"), &file).unwrap();
        fs::write(folder.path("journal.db-wal"), torn).unwrap();
        assert_eq!(folder.opened("journal").0, found, "{length} bytes");
    }
    assert!(last >= 8);
}

#[test]
fn what_is_no_log_at_all_is_set_aside() {
    let folder = Folder::new();
    folder.written("journal", 0..3);
    fs::write(folder.path("journal.db-wal"), "not a log, but somebody's all the same ".repeat(100)).unwrap();
    assert_eq!(folder.opened("journal"), (numbers(0..3), vec![ASIDE.into()]));
    assert!(fs::read_to_string(folder.path(ASIDE)).unwrap().starts_with("not a log"));
    // A second one on the same day gets a name of its own.
    fs::write(folder.path("journal.db-wal"), "another ".repeat(100)).unwrap();
    assert_eq!(folder.opened("journal").1, [format!("{ASIDE}-2")]);
    // An empty one is what is left of every settled journal.
    fs::write(folder.path("journal.db-wal"), "").unwrap();
    assert_eq!(folder.opened("journal"), (numbers(0..3), vec![]));
}

#[test]
fn the_advice_for_a_damaged_journal_cures_it() {
    let folder = Folder::new();
    folder.written("journal", 0..5);
    folder.copy("journal.db", "backup.db");
    folder.written("journal", 5..9);
    folder.killed("journal", 9..12);
    let mut broken = fs::read(folder.path("journal.db")).unwrap();
    broken[4096..40_960].fill(0xA5);
    fs::write(folder.path("journal.db"), broken).unwrap();
    let refused = Store::open(&folder.path("journal.db"), at(NOW));
    assert!(matches!(refused, Err(StoreError::Damaged { .. })), "{refused:?}");
    folder.copy("backup.db", "journal.db");
    assert_eq!(folder.opened("journal"), (numbers(0..5), vec![ASIDE.into()]));
}

/// A connection as an older Limber had it: no marks. What it holds stays in the log when it is closed.
fn unmarked(path: &Path) -> Connection {
    let connection = Connection::open(path).unwrap();
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).unwrap();
    connection.pragma_update(None, "journal_mode", "wal").unwrap();
    connection
}

fn add_unmarked(connection: &Connection, ids: std::ops::Range<u128>) {
    for id in ids {
        connection
            .execute(
                "INSERT INTO episode (id, night, ongoing, created_at, updated_at, kind, started_at, started_utc, note) \
                 VALUES (?1, '2026-11-11', 0, ?2, ?2, 'cramp', ?2, ?3, ?4)",
                (id.to_be_bytes(), NOW, i64::try_from(id).unwrap(), entry(id).entry.note),
            )
            .unwrap();
    }
}

#[test]
fn a_log_without_marks_is_applied_where_it_fits_and_set_aside_where_it_does_not() {
    let frozen = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/store/frozen/v1.db");
    let folder = Folder::new();
    let path = folder.path("journal.db");
    fs::copy(frozen, &path).unwrap();
    let connection = unmarked(&path);
    connection.execute("DELETE FROM episode", []).unwrap();
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
    folder.copy("journal.db", "backup.db");
    add_unmarked(&connection, 0..30);
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
    add_unmarked(&connection, 30..33);
    drop(connection);
    // A crash just before the newer Limber: all is there.
    folder.copy("journal.db", "crashed.db");
    folder.copy("journal.db-wal", "crashed.db-wal");
    assert_eq!(folder.opened("crashed"), (numbers(0..33), vec![]));
    // The copy from before: its tables and the log's pages contradict each other.
    folder.copy("backup.db", "journal.db");
    assert_eq!(folder.opened("journal"), (vec![], vec![ASIDE.into()]));
}

#[test]
fn a_hot_journal_of_the_old_kind_beside_a_file_with_a_log_is_set_aside() {
    // What an interrupted very first start leaves behind would cut a copy put there down to nothing.
    let folder = Folder::new();
    let path = folder.path("journal.db");
    fill(&Store::open(&path, at(NOW)).unwrap());
    let mut hot = vec![0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7];
    hot.extend([0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 16, 0]);
    hot.resize(512, 0);
    fs::write(folder.path("journal.db-journal"), hot).unwrap();
    let store = Store::open(&path, at(NOW)).unwrap();
    assert_holds(&store, limber_store::SCHEMA_VERSION);
    assert_eq!(store.set_aside(), [folder.path("journal.db-journal.set-aside-2026-11-12")]);
}
