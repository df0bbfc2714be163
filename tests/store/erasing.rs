//! Everything goes: what was written is in no file any more, and a deletion that is cut off is finished by whoever opens next.

use std::fs;
use std::io::{Read, Seek};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::sample::{NOW, at, date, episode};
use limber_core::journal::Episode;
use limber_store::{
    Erased, ResumeFile, Store, StoreError, bring_beside, copy_journal, end_erasing, erase_beside, erase_file,
    left_to_erase, put_in_place, take_away,
};
use uuid::Uuid;

/// Nobody else writes this.
const UNMISTAKABLE: &str = "Wadenkrampf № 7 – 腓返り – судорога";

fn entry(number: u32) -> Episode {
    let mut episode = Episode { id: Uuid::from_u128(u128::from(number) + 1), ..episode() };
    episode.entry.note = Some(format!("{UNMISTAKABLE} {number} ").repeat(20));
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

/// The files under a folder that hold what was written.
fn tells(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(tells(&path));
        } else if fs::read(&path).unwrap().windows(UNMISTAKABLE.len()).any(|bytes| bytes == UNMISTAKABLE.as_bytes()) {
            found.push(path);
        }
    }
    found
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn finish(path: &Path) -> Erased {
    let erased = erase_beside(path, &mut || ());
    end_erasing(path).unwrap();
    erased
}

#[test]
fn what_was_written_is_in_no_file_afterwards_and_a_new_journal_is_in_the_place() {
    let folder = tempfile::tempdir().unwrap();
    let (path, store) = journal(folder.path(), 400);
    let backup = folder.path().join("backup.db");
    copy_journal(&path, &backup, &mut || true).unwrap();
    store.episodes().add(&entry(900)).unwrap();
    assert!(store.settle().unwrap());
    drop(store);
    // A journal set aside with the log of a crash, what is left of a restore, and the engine's state.
    let fresh = bring_beside(&backup, &path).unwrap();
    put_in_place(&path, &fresh, Some(at(NOW))).unwrap().unwrap();
    fs::copy(&backup, folder.path().join("journal.db-wal.set-aside-2026-11-12")).unwrap();
    bring_beside(&backup, &path).unwrap();
    ResumeFile::beside(&path).save(&UNMISTAKABLE).unwrap();
    let foreign = folder.path().join("journal.db.bak");
    fs::write(&foreign, "of the person").unwrap();
    assert_eq!(tells(folder.path()).len(), 6);

    // Whoever has the old file open sees it overwritten, and not only gone.
    let mut open = fs::File::open(&path).unwrap();
    take_away(&path, &[PathBuf::from("/media/stick")]).unwrap();
    assert_eq!(left_to_erase(&path), Some(vec![PathBuf::from("/media/stick")]));
    let store = Store::open(&path, at(NOW)).unwrap();
    assert_eq!(store.episodes().between(None, None).unwrap().len(), 0, "a new one, at once");
    store.evenings().set_not_tonight(date("2026-11-11"), true).unwrap();
    let erased = finish(&path);
    assert_eq!((erased.files, erased.only_removed, erased.left), (5, 0, vec![]));
    assert!(erased.bytes > 300_000, "{}", erased.bytes);
    let mut bytes = Vec::new();
    open.rewind().unwrap();
    open.read_to_end(&mut bytes).unwrap();
    assert!(!bytes.is_empty() && bytes.iter().all(|byte| *byte == 0), "overwritten in its place");

    assert!(matches!(erase_file(&backup, &mut || ()), Ok(limber_store::Gone::Overwritten(1..))));
    assert_eq!(tells(folder.path()), Vec::<PathBuf>::new());
    assert_eq!(fs::read_to_string(&foreign).unwrap(), "of the person", "what Limber did not make is not its to take");
    assert_eq!(left_to_erase(&path), None);
    assert_eq!(ResumeFile::beside(&path).load::<String>(), None);
    drop(store);
    assert!(Store::open(&path, at(NOW)).unwrap().evenings().not_tonight(date("2026-11-11")).unwrap());
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_damaged_journal_goes_as_well_and_another_programs_file_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    fs::write(&path, UNMISTAKABLE).unwrap();
    take_away(&path, &[]).unwrap();
    assert_eq!(finish(&path).files, 1);
    assert_eq!(tells(folder.path()).len(), 0);
    assert_eq!(count(&path), 0);
    fs::remove_file(&path).unwrap();
    let other = rusqlite::Connection::open(&path).unwrap();
    other.execute_batch("PRAGMA application_id = 7; CREATE TABLE theirs (x)").unwrap();
    drop(other);
    assert_eq!(take_away(&path, &[]), Err(StoreError::Foreign));
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    assert!(matches!(take_away(&path, &[]), Err(StoreError::NotAFile { .. })));
    assert_eq!(names(folder.path()), ["journal.db"], "no marker is left");
}

#[test]
fn a_link_goes_on_leading_to_the_journal_and_none_is_followed_out_of_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let elsewhere = folder.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    let (real, store) = journal(&elsewhere, 5);
    drop(store);
    let here = folder.path().join("here");
    fs::create_dir(&here).unwrap();
    let path = here.join("journal.db");
    std::os::unix::fs::symlink(&real, &path).unwrap();
    let theirs = folder.path().join("theirs");
    fs::write(&theirs, "of the person").unwrap();
    std::os::unix::fs::symlink(&theirs, here.join("journal.db.set-aside-2026-11-12")).unwrap();
    take_away(&path, &[]).unwrap();
    assert_eq!(count(&path), 0);
    finish(&path);
    assert_eq!(tells(folder.path()), Vec::<PathBuf>::new());
    assert!(real.exists() && fs::symlink_metadata(&path).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(&theirs).unwrap(), "of the person");
}

#[test]
fn what_has_a_second_name_keeps_what_it_holds_under_that_one() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (folder.path().join("one"), folder.path().join("two"));
    fs::write(&one, "kept").unwrap();
    fs::hard_link(&one, &two).unwrap();
    assert!(matches!(erase_file(&one, &mut || ()), Ok(limber_store::Gone::Removed)));
    assert_eq!(fs::read_to_string(&two).unwrap(), "kept");
    assert!(!one.exists());
}

#[test]
fn a_deletion_that_was_begun_is_finished_before_the_journal_is_opened_or_read() {
    let folder = tempfile::tempdir().unwrap();
    let (path, store) = journal(folder.path(), 3);
    drop(store);
    ResumeFile::beside(&path).save(&1).unwrap();
    // As a full disk leaves it: the marker has room for its name alone.
    fs::write(folder.path().join("journal.db.delete"), "").unwrap();
    assert!(Store::open_read_only(&path).is_err(), "what is to go is not shown either");
    assert_eq!(ResumeFile::beside(&path).load::<u32>(), None);
    assert_eq!(count(&path), 0);
    assert_eq!(left_to_erase(&path), Some(vec![]));
    assert_eq!(finish(&path).files, 2);
    assert_eq!(tells(folder.path()), Vec::<PathBuf>::new());
}

const PATH: &str = "LIMBER_TEST_ERASE";

/// Not a test of its own: deletes everything, until it is done or killed.
#[test]
#[ignore = "run by the test below in a process of its own"]
fn child() {
    let path = PathBuf::from(std::env::var_os(PATH).unwrap()).join("journal.db");
    take_away(&path, &[]).unwrap();
    fs::write(path.with_file_name("taken"), "").unwrap();
    drop(Store::open(&path, at(NOW)).unwrap());
    finish(&path);
}

#[test]
fn kill_nine_while_deleting_leaves_the_whole_journal_or_nothing_of_it() {
    let (mut whole, mut gone) = (0, 0);
    for round in 0..40_u64 {
        let folder = tempfile::tempdir().unwrap();
        let (path, store) = journal(folder.path(), 300);
        if round % 2 == 0 {
            std::mem::forget(store); // as after a crash: what was written last is in the log alone
        } else {
            drop(store);
        }
        let mut deleter = Command::new(std::env::current_exe().unwrap())
            .args(["--ignored", "--exact", "erasing::child", "--nocapture"])
            .env(PATH, folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_micros(1500 + round * 733 % 29_000));
        let _ = deleter.kill();
        deleter.wait().unwrap();
        let answered = folder.path().join("taken").exists();
        let there = count(&path);
        assert!(there == 300 || there == 0, "round {round}: {there}");
        assert!(!(answered && there > 0), "round {round}: it was deleted and is back");
        if there == 0 {
            gone += 1;
            if left_to_erase(&path).is_some() {
                finish(&path);
            }
            assert_eq!(tells(folder.path()), Vec::<PathBuf>::new(), "round {round}");
            assert_eq!(names(folder.path()).iter().filter(|name| name.contains("delete")).count(), 0, "round {round}");
        } else {
            whole += 1;
            let names = names(folder.path());
            assert!(!names.iter().any(|name| name.contains("set-aside")), "round {round}: taken for damage: {names:?}");
        }
    }
    assert!(whole > 0 && gone > 0, "the end came always at the same moment: {whole} whole, {gone} gone");
}
