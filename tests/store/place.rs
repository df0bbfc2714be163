//! What is acknowledged is in the file at the journal's path, whatever became of the open one.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::sample::{NOW, at, episode};
use limber_core::journal::Episode;
use limber_store::{Store, StoreError};
use rusqlite::Connection;
use tempfile::TempDir;
use uuid::Uuid;

fn entry(number: u128) -> Episode {
    Episode { id: Uuid::from_u128(number), ..episode() }
}

/// An open journal with entry 1, in a folder `data` of its own.
fn journal() -> (TempDir, PathBuf, Store) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data").join("journal.db");
    let store = Store::open(&path, at(NOW)).unwrap();
    store.episodes().add(&entry(1)).unwrap();
    (folder, path, store)
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// Which of the entries are in the file alone, seen by another program.
fn in_file(path: &Path) -> Vec<u128> {
    let connection = Connection::open(path).unwrap();
    let mut statement = connection.prepare("SELECT id FROM episode ORDER BY id").unwrap();
    let ids = statement.query_map([], |row| row.get::<_, [u8; 16]>(0)).unwrap();
    ids.map(|id| u128::from_be_bytes(id.unwrap())).collect()
}

fn in_store(store: &Store) -> Vec<u128> {
    let mut ids: Vec<_> =
        store.episodes().between(None, None).unwrap().iter().map(|episode| episode.id.as_u128()).collect();
    ids.sort_unstable();
    ids
}

#[test]
fn nothing_is_acknowledged_once_the_file_is_away() {
    type Takes = fn(&Path, &Path);
    let ways: [(&str, Takes); 6] = [
        ("the file deleted", |_, path| fs::remove_file(path).unwrap()),
        ("all files deleted", |_, path| {
            for suffix in ["", "-wal", "-shm"] {
                fs::remove_file(beside(path, suffix)).unwrap();
            }
        }),
        ("the file renamed", |_, path| fs::rename(path, path.with_file_name("old.db")).unwrap()),
        ("the folder moved", |home, path| fs::rename(path.parent().unwrap(), home.join("moved")).unwrap()),
        ("the folder deleted", |_, path| fs::remove_dir_all(path.parent().unwrap()).unwrap()),
        ("a file in the folder's place", |home, path| {
            fs::rename(path.parent().unwrap(), home.join("moved")).unwrap();
            fs::write(path.parent().unwrap(), "").unwrap();
        }),
    ];
    for (way, take) in ways {
        let (home, path, store) = journal();
        take(home.path(), &path);
        assert_eq!(store.episodes().add(&entry(2)), Err(StoreError::Away), "{way}");
        assert_eq!(
            store.evenings().set_not_tonight(crate::sample::date("2026-11-11"), true),
            Err(StoreError::Away),
            "{way}"
        );
        assert_eq!(store.together(|store| store.episodes().add(&entry(3))), Err(StoreError::Away), "{way}");
        assert_eq!(in_store(&store), [1], "{way}: what is held can be read");
        drop(store);
        assert!(!path.exists(), "{way}: nothing is put there by closing");
    }
}

#[test]
fn what_was_moved_away_is_whole_and_can_be_put_back() {
    let (home, path, store) = journal();
    let moved = home.path().join("moved");
    fs::rename(path.parent().unwrap(), &moved).unwrap();
    assert_eq!(store.episodes().add(&entry(2)), Err(StoreError::Away));
    fs::rename(&moved, path.parent().unwrap()).unwrap();
    store.episodes().add(&entry(3)).unwrap();
    fs::rename(path.parent().unwrap(), &moved).unwrap();
    drop(store);
    // Its log would be found by its name, but a person may move the one file alone.
    fs::remove_file(moved.join("journal.db-wal")).unwrap();
    assert_eq!(in_file(&moved.join("journal.db")), [1, 3]);
}

#[test]
fn another_file_at_the_path_is_never_written_beside() {
    type Replaces = fn(&Path, &Path);
    let ways: [(&str, Replaces); 5] = [
        ("renamed onto it", |copy, path| fs::rename(copy, path).unwrap()),
        ("overwritten", |copy, path| _ = fs::copy(copy, path).unwrap()),
        ("deleted, then copied", |copy, path| {
            fs::remove_file(path).unwrap();
            fs::copy(copy, path).unwrap();
        }),
        ("overwritten, with the time it had", |copy, path| {
            fs::copy(copy, path).unwrap();
            let time = fs::metadata(copy).unwrap().modified().unwrap();
            fs::File::options().write(true).open(path).unwrap().set_modified(time).unwrap();
        }),
        ("a link set anew", |copy, path| {
            fs::rename(path, path.with_file_name("before.db")).unwrap();
            symlink(copy, path).unwrap();
        }),
    ];
    for (way, replace) in ways {
        for settled in [true, false] {
            let (home, path, store) = journal();
            assert!(store.settle().unwrap());
            let copy = home.path().join("copy.db");
            fs::copy(&path, &copy).unwrap();
            store.episodes().add(&entry(2)).unwrap();
            if settled {
                assert!(store.settle().unwrap());
            }
            std::thread::sleep(Duration::from_millis(20)); // file systems tell times apart only so far
            replace(&copy, &path);
            assert_eq!(store.episodes().add(&entry(3)), Err(StoreError::Replaced), "{way}, settled {settled}");
            store.make_whole().unwrap();
            drop(store);
            let store = Store::open(&path, at(NOW)).unwrap();
            // The copy before entry 2, or, where the log still holds the entry and the copy is what it continues,
            // with it: never anything in between.
            let found = in_store(&store);
            assert!(found == [1] || (found == [1, 2] && !settled), "{way}, settled {settled}: {found:?}");
            store.check().unwrap();
            store.episodes().add(&entry(3)).unwrap();
            assert!(store.settle().unwrap());
            let expected: Vec<_> = found.into_iter().chain([3]).collect();
            assert_eq!(in_file(&path), expected, "{way}, settled {settled}");
        }
    }
}

#[test]
fn a_file_that_goes_between_the_look_and_the_commit_is_noticed_after_it() {
    let (home, path, store) = journal();
    let moved = home.path().join("moved");
    let outcome = store.together(|store| {
        store.episodes().add(&entry(2))?;
        fs::rename(path.parent().unwrap(), &moved).unwrap();
        Ok(())
    });
    assert_eq!(outcome, Err(StoreError::Away));
    drop(store);

    let (home, path, store) = journal();
    let outcome = store.together(|store| {
        store.episodes().add(&entry(2))?;
        fs::rename(&path, home.path().join("old.db")).unwrap();
        fs::write(&path, "another").unwrap();
        Ok(())
    });
    assert_eq!(outcome, Err(StoreError::Replaced));
    drop(store);
    assert_eq!(fs::read(&path).unwrap(), b"another");
}

#[test]
fn a_folder_that_is_a_link_set_anew_is_another_journal() {
    let home = tempfile::tempdir().unwrap();
    let (one, other, link) = (home.path().join("one"), home.path().join("other"), home.path().join("link"));
    drop(Store::open(&other.join("journal.db"), at(NOW)).unwrap());
    fs::create_dir(&one).unwrap();
    symlink(&one, &link).unwrap();
    let path = link.join("journal.db");
    let store = Store::open(&path, at(NOW)).unwrap();
    store.episodes().add(&entry(1)).unwrap();
    fs::remove_file(&link).unwrap();
    symlink(&other, &link).unwrap();
    assert_eq!(store.episodes().add(&entry(2)), Err(StoreError::Replaced));
    store.make_whole().unwrap();
    drop(store);
    Store::open(&path, at(NOW)).unwrap().episodes().add(&entry(2)).unwrap();
    assert_eq!((in_file(&one.join("journal.db")), in_file(&other.join("journal.db"))), (vec![1], vec![2]));
}

#[test]
fn a_log_deleted_alone_takes_nothing_with_it() {
    for suffixes in [&["-wal"][..], &["-shm"], &["-wal", "-shm"]] {
        let (_home, path, store) = journal();
        store.episodes().add(&entry(2)).unwrap();
        for suffix in suffixes {
            fs::remove_file(beside(&path, suffix)).unwrap();
        }
        assert_eq!(store.episodes().add(&entry(3)), Err(StoreError::Replaced), "{suffixes:?}");
        store.make_whole().unwrap();
        drop(store);
        let store = Store::open(&path, at(NOW)).unwrap();
        store.episodes().add(&entry(3)).unwrap();
        drop(store);
        assert_eq!(in_file(&path), [1, 2, 3], "{suffixes:?}");

        // Also when Limber is ended before the next write.
        let store = Store::open(&path, at(NOW)).unwrap();
        store.episodes().add(&entry(4)).unwrap();
        for suffix in suffixes {
            fs::remove_file(beside(&path, suffix)).unwrap();
        }
        drop(store);
        assert_eq!(in_file(&path), [1, 2, 3, 4], "{suffixes:?}");
    }
}

#[test]
fn closing_what_was_replaced_leaves_the_log_of_the_new_one() {
    let (home, path, old) = journal();
    fs::rename(&path, home.path().join("old.db")).unwrap();
    fs::remove_file(beside(&path, "-wal")).unwrap();
    fs::remove_file(beside(&path, "-shm")).unwrap();
    let new = Store::open(&path, at(NOW)).unwrap();
    new.episodes().add(&entry(7)).unwrap();
    drop(old);
    assert!(fs::metadata(beside(&path, "-wal")).unwrap().len() > 0, "it holds entry 7");
    new.episodes().add(&entry(8)).unwrap();
    drop(new);
    assert_eq!(in_file(&path), [7, 8]);
    assert_eq!(in_file(&home.path().join("old.db")), [1]);
}

#[test]
fn another_program_that_writes_properly_is_no_stranger() {
    let (_home, path, store) = journal();
    let other = Connection::open(&path).unwrap();
    other.execute("DELETE FROM episode", []).unwrap();
    store.episodes().add(&entry(2)).unwrap();
    other.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(())).unwrap();
    // It has written into the file itself: the journal is opened anew, with what both have written.
    assert_eq!(store.episodes().add(&entry(3)), Err(StoreError::Replaced));
    store.make_whole().unwrap();
    drop(store);
    let store = Store::open(&path, at(NOW)).unwrap();
    assert!(store.set_aside().is_empty());
    store.episodes().add(&entry(3)).unwrap();
    drop((store, other));
    assert_eq!(in_file(&path), [2, 3]);
}

#[test]
fn a_settled_journal_is_whole_in_its_one_file() {
    let (home, path, store) = journal();
    store.episodes().add(&entry(2)).unwrap();
    let copy = home.path().join("copy.db");
    fs::copy(&path, &copy).unwrap();
    assert_ne!(fs::metadata(beside(&path, "-wal")).unwrap().len(), 0, "the entry is in the log alone");
    assert!(store.settle().unwrap());
    fs::copy(&path, &copy).unwrap();
    assert_eq!(in_file(&copy), [1, 2]);
    assert_eq!(fs::metadata(beside(&path, "-wal")).unwrap().len(), 0);
}

#[test]
fn somebody_who_reads_delays_settling_and_nothing_else() {
    let (home, path, store) = journal();
    let reader = Connection::open(&path).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM episode;").unwrap();
    store.episodes().add(&entry(2)).unwrap();
    let before = std::time::Instant::now();
    assert!(!store.settle().unwrap(), "the reader still needs the state before");
    assert!(before.elapsed().as_secs() < 1, "it is not waited for");
    store.episodes().add(&entry(3)).unwrap();
    reader.execute_batch("COMMIT").unwrap();
    assert!(store.settle().unwrap());
    let copy = home.path().join("copy.db");
    fs::copy(&path, &copy).unwrap();
    assert_eq!(in_file(&copy), [1, 2, 3]);
}

#[test]
fn a_long_log_is_moved_while_writing() {
    let (_home, path, store) = journal();
    let mut note = entry(2);
    note.entry.note = Some("x".repeat(3900));
    for number in 2..400 {
        note.id = Uuid::from_u128(number);
        store.episodes().add(&note).unwrap();
    }
    assert!(fs::metadata(beside(&path, "-wal")).unwrap().len() < 1024 * 1024);
    store.check().unwrap();
}
