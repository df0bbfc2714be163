//! What only the inside can show: a disk that fills up, and the settings that durability and memory rest on.
//!
//! The full disk is `max_page_count`: SQLite itself runs out of pages and answers as it does without room on the
//! disk. The file system's own refusal (`ENOSPC`) reaches the same error and is not provoked here.

use limber_core::journal::{Episode, EpisodeDraft, EpisodeKind};

use super::*;
use crate::tables::testing::{at, date, id, store};

fn entry(number: u128) -> Episode {
    let moment = at("2026-11-12T02:10:00+01:00");
    Episode {
        id: id(number),
        night: date("2026-11-11"),
        ongoing: false,
        created_at: moment,
        updated_at: moment,
        entry: EpisodeDraft { note: Some("x".repeat(3000)), ..EpisodeDraft::new(EpisodeKind::Cramp, moment) },
    }
}

fn pages(store: &Store, most: i64) {
    store.connection().pragma_update_and_check(None, "max_page_count", most, |_| Ok(())).unwrap();
}

#[test]
fn a_full_disk_loses_nothing_and_says_so() {
    let (folder, store) = store();
    let used: i64 = store.connection().pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
    pages(&store, used + 20);
    let mut kept = 0;
    let refused = loop {
        match store.episodes().add(&entry(kept + 1)) {
            Ok(()) => kept += 1,
            Err(error) => break error,
        }
    };
    assert_eq!(refused, StoreError::DiskFull);
    assert!(kept > 5, "there was room for some");
    assert_eq!(store.episodes().get(id(kept + 1)), Err(StoreError::NotFound), "nothing of the refused one is there");

    // Reading goes on, and so does tidying up.
    assert_eq!(store.episodes().between(None, None).unwrap().len() as u128, kept);
    store.episodes().delete(id(1), at("2026-11-12T09:00:00+01:00")).unwrap();
    store.episodes().restore(id(1)).unwrap();

    // Several writes as one: the small one does not stay behind when the large one fails.
    let both = store.together(|store| {
        store.evenings().set_not_tonight(date("2026-11-11"), true)?;
        store.episodes().add(&entry(kept + 1))
    });
    assert_eq!(both, Err(StoreError::DiskFull));
    assert_eq!(store.evenings().not_tonight(date("2026-11-11")), Ok(false));

    // "Try again", once there is room.
    pages(&store, i64::from(u32::MAX) - 1);
    store.episodes().add(&entry(kept + 1)).unwrap();
    drop(store);
    let store = Store::open(&folder.path().join("journal.db"), at("2026-11-12T09:00:00+01:00")).unwrap();
    for number in 1..=kept + 1 {
        assert_eq!(store.episodes().get(id(number)).unwrap(), entry(number));
    }
}

#[test]
fn a_commit_waits_for_the_disk_and_little_is_kept_in_memory() {
    let (_folder, store) = store();
    let number =
        |pragma: &str| store.connection().pragma_query_value(None, pragma, |row| row.get::<_, i64>(0)).unwrap();
    let mode: String = store.connection().pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
    assert_eq!(mode, "wal");
    assert_eq!(number("synchronous"), 2, "FULL: the log is synced at every commit");
    assert_eq!(number("fullfsync"), 1, "on macOS the drive is asked, not only the system");
    assert_eq!(number("foreign_keys"), 1);
    assert_eq!(number("ignore_check_constraints"), 0, "only while the pages are looked at");
    assert_eq!(number("cache_size"), -256);
    assert_eq!(number("mmap_size"), 0);
}

#[test]
fn every_table_is_strict() {
    let (_folder, store) = store();
    let sql = "SELECT name FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND NOT strict";
    let mut statement = store.connection().prepare(sql).unwrap();
    let loose: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert!(loose.is_empty(), "{loose:?}");
}

#[test]
fn another_state_tells_that_something_was_written_by_whomever() {
    let (folder, store) = store();
    let state = || store.state().unwrap();
    let first = state();
    assert_eq!(state(), first, "reading changes nothing");
    store.episodes().add(&entry(1)).unwrap();
    let second = state();
    assert_ne!(second, first);
    // Another program, which leaves no mark of ours.
    let other = Connection::open(folder.path().join("journal.db")).unwrap();
    other.execute("INSERT INTO night (night, answer) VALUES ('2026-11-10', 'none')", []).unwrap();
    assert_ne!(state(), second);
    assert_eq!(state(), state());
}
