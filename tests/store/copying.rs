//! Copies of an open journal, and another file in its place: whole at every moment.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::sample::{NOW, at, date, episode};
use limber_core::journal::Episode;
use limber_store::{CopyError, Store, bring_beside, copy_journal, look_at_copy, put_in_place};
use uuid::Uuid;

fn entry(number: u32) -> Episode {
    let note = Some(format!("{number} ").repeat(300));
    let mut episode = Episode { id: Uuid::from_u128(u128::from(number)), ..episode() };
    episode.entry.note = note;
    episode
}

fn journal(folder: &Path, entries: u32) -> (PathBuf, Store) {
    let path = folder.join("journal.db");
    let store = Store::open(&path, at(NOW)).unwrap();
    store.together(|store| (0..entries).try_for_each(|number| store.episodes().add(&entry(number)))).unwrap();
    (path, store)
}

fn count(path: &Path) -> usize {
    Store::open(path, at(NOW)).unwrap().episodes().between(None, None).unwrap().len()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_copy_holds_one_state_while_the_journal_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let (path, store) = journal(folder.path(), 4000);
    let to = folder.path().join("copy.db");
    let mark = store.mark().unwrap();
    let mut steps = 0;
    let copied = copy_journal(&path, &to, &mut || {
        steps += 1;
        store.episodes().add(&entry(10_000 + steps)).unwrap();
        true
    })
    .unwrap();
    assert!(steps > 2, "{steps} steps");
    assert_eq!(copied.mark, mark, "what was written meanwhile is not in it");
    assert_eq!(look_at_copy(&to), Ok(copied));
    assert_eq!(count(&to), 4000);
    assert_eq!(store.episodes().between(None, None).unwrap().len(), 4000 + steps as usize);
    #[cfg(unix)]
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&to).unwrap().permissions()) & 0o777, 0o600);
}

#[test]
fn what_is_given_up_or_has_no_place_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (path, _store) = journal(folder.path(), 3000);
    let before = names(folder.path());
    let to = folder.path().join("copy.db");
    assert_eq!(copy_journal(&path, &to, &mut || false), Err(CopyError::GivenUp));
    assert_eq!(names(folder.path()), before);
    let gone = folder.path().join("gone/copy.db");
    assert!(matches!(copy_journal(&path, &gone, &mut || true), Err(CopyError::Target(_))));
    // The stick is pulled in the middle.
    let stick = folder.path().join("stick");
    fs::create_dir(&stick).unwrap();
    let pulled = copy_journal(&path, &stick.join("copy.db"), &mut || {
        let _ = fs::remove_dir_all(&stick);
        true
    });
    assert!(matches!(pulled, Err(CopyError::Target(_))), "{pulled:?}");
    assert_eq!(names(folder.path()), before);
    let nowhere = copy_journal(&folder.path().join("other.db"), &to, &mut || true);
    assert!(matches!(nowhere, Err(CopyError::Source(_))), "{nowhere:?}");
    assert_eq!(names(folder.path()), before);
}

#[test]
fn a_copy_that_is_not_sound_or_not_ours_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (path, _store) = journal(folder.path(), 300);
    let to = folder.path().join("copy.db");
    copy_journal(&path, &to, &mut || true).unwrap();
    let whole = fs::read(&to).unwrap();
    for cut in [0, 1, 99, 100, 4096, whole.len() / 2, whole.len() - 1] {
        fs::write(&to, &whole[..cut]).unwrap();
        assert!(look_at_copy(&to).is_err(), "cut off after {cut}");
    }
    let mut torn = whole.clone();
    torn[4096..8192].fill(0xA5);
    fs::write(&to, torn).unwrap();
    assert!(matches!(look_at_copy(&to), Err(CopyError::Unsound(_))));
    fs::write(&to, "something else").unwrap();
    assert!(look_at_copy(&to).is_err());
    fs::remove_file(&to).unwrap();
    assert!(look_at_copy(&to).is_err());
}

#[test]
fn a_copy_takes_the_journals_place_and_what_was_there_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (path, store) = journal(folder.path(), 10);
    let backup = folder.path().join("backup.db");
    copy_journal(&path, &backup, &mut || true).unwrap();
    store.episodes().add(&entry(500)).unwrap();
    store.evenings().set_not_tonight(date("2026-11-11"), true).unwrap();
    assert!(store.settle().unwrap());
    drop(store);
    let fresh = bring_beside(&backup, &path).unwrap();
    let aside = put_in_place(&path, &fresh, Some(at(NOW))).unwrap().unwrap();
    assert_eq!(aside.file_name().unwrap(), "journal.db.set-aside-2026-11-12");
    assert_eq!(count(&path), 10);
    assert_eq!(count(&aside), 11);
    let fresh = bring_beside(&backup, &path).unwrap();
    let second = put_in_place(&path, &fresh, Some(at(NOW))).unwrap().unwrap();
    assert_eq!(second.file_name().unwrap(), "journal.db.set-aside-2026-11-12-2", "nothing is replaced");
    assert!(!names(folder.path()).contains(&"journal.db.fresh".to_owned()));
}

#[test]
fn a_log_that_is_left_goes_with_the_journal_it_belongs_to() {
    let folder = tempfile::tempdir().unwrap();
    let (path, store) = journal(folder.path(), 10);
    let backup = folder.path().join("backup.db");
    copy_journal(&path, &backup, &mut || true).unwrap();
    store.settle().unwrap();
    store.episodes().add(&entry(500)).unwrap();
    // As after a crash: the last entry is in the log alone.
    let crashed = folder.path().join("crashed");
    fs::create_dir(&crashed).unwrap();
    for name in ["journal.db", "journal.db-wal"] {
        fs::copy(folder.path().join(name), crashed.join(name)).unwrap();
    }
    let path = crashed.join("journal.db");
    let fresh = bring_beside(&backup, &path).unwrap();
    assert!(put_in_place(&path, &fresh, None).is_err(), "without keeping it, what the log holds would be lost");
    let aside = put_in_place(&path, &fresh, Some(at(NOW))).unwrap().unwrap();
    assert_eq!(count(&path), 10);
    assert_eq!(count(&aside), 11, "with its log");
}

const PATH: &str = "LIMBER_TEST_SWAP";

/// Not a test of its own: puts one of two backups in the journal's place, over and over, until it is killed.
#[test]
#[ignore = "run by the test below in a process of its own"]
fn child() {
    let folder = PathBuf::from(std::env::var_os(PATH).unwrap());
    let path = folder.join("journal.db");
    for round in 0..100_000 {
        let store = Store::open(&path, at(NOW)).unwrap();
        store.episodes().add(&entry(1_000_000 + round)).unwrap();
        store.settle().unwrap();
        drop(store);
        let to = folder.join(format!("made-{round}.db"));
        let _ = fs::remove_file(&to);
        copy_journal(&path, &to, &mut || true).unwrap();
        let backup = folder.join(if round % 2 == 0 { "one.db" } else { "two.db" });
        let fresh = bring_beside(&backup, &path).unwrap();
        put_in_place(&path, &fresh, (round % 3 != 0).then(|| at(NOW))).unwrap();
    }
}

#[test]
fn kill_nine_while_copying_and_replacing_leaves_one_whole_journal() {
    let folder = tempfile::tempdir().unwrap();
    let (path, store) = journal(folder.path(), 40);
    copy_journal(&path, &folder.path().join("one.db"), &mut || true).unwrap();
    store.episodes().delete(entry(0).id, at(NOW)).unwrap();
    copy_journal(&path, &folder.path().join("two.db"), &mut || true).unwrap();
    drop(store);
    for round in 0..25 {
        let mut writer = Command::new(std::env::current_exe().unwrap())
            .args(["--ignored", "--exact", "copying::child", "--nocapture"])
            .env(PATH, folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(30 + round * 13 % 170));
        let _ = writer.kill();
        writer.wait().unwrap();
        let there = count(&path);
        assert!((39..=41).contains(&there), "round {round}: {there}");
        // What was made and named has passed its check; the last one may have been cut off, and is not named yet by the agent.
        for name in names(folder.path()) {
            // A log that the end of a round left beside the journal is set aside with it, under its own name.
            let log = ["-wal.", "-shm.", "-journal."].iter().any(|log| name.contains(log));
            if name.contains("set-aside") && !log {
                let kept = folder.path().join(&name);
                assert!(look_at_copy(&kept).is_ok(), "round {round}: {name}");
                let _ = fs::remove_file(kept);
            } else if name.starts_with("made-") {
                let _ = fs::remove_file(folder.path().join(name));
            }
        }
    }
}
