//! Where nothing can be written, what is there can still be read; and what is no file is never opened.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::sample::{NOW, at, date, fill};
use limber_store::{NotAFile, Store, StoreError};
use rusqlite::Connection;
use serde_json::json;
use tempfile::TempDir;

fn journal() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a folder? 100%#1").join("journal.db");
    fill(&Store::open(&path, at(NOW)).unwrap());
    (folder, path)
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

fn bytes(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect()
}

#[test]
fn everything_is_readable_and_nothing_is_changed() {
    let (_folder, path) = journal();
    let before = bytes(path.parent().unwrap());
    let store = Store::open_read_only(&path).unwrap();
    assert_eq!(store.episodes().between(None, None).unwrap().len(), 1);
    assert_eq!(store.settings().document().unwrap()["breaks"]["interval_minutes"], 45);
    store.check().unwrap();
    assert!(store.bytes().unwrap() > 0);
    let refused = store.evenings().set_not_tonight(date("2026-11-11"), false);
    assert!(matches!(refused, Err(StoreError::ReadOnly { .. })), "{refused:?}");
    drop(store);
    assert_eq!(bytes(path.parent().unwrap()), before);
}

#[test]
fn what_a_crash_left_in_the_log_is_read_too() {
    let (_folder, path) = journal();
    let store = Store::open(&path, at(NOW)).unwrap();
    store.settings().save(&json!({ "breaks": { "interval_minutes": 50 } })).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("journal.db");
    for suffix in ["", "-wal"] {
        fs::copy(beside(&path, suffix), beside(&copy, suffix)).unwrap();
    }
    let before = bytes(folder.path());
    let read = Store::open_read_only(&copy).unwrap();
    assert_eq!(read.settings().document().unwrap()["breaks"]["interval_minutes"], 50);
    read.check().unwrap();
    drop(read);
    assert_eq!(bytes(folder.path()), before);

    // But not what another file's log says.
    let other = tempfile::tempdir().unwrap();
    let other_path = other.path().join("journal.db");
    drop(Store::open(&other_path, at(NOW)).unwrap());
    fs::copy(beside(&copy, "-wal"), beside(&other_path, "-wal")).unwrap();
    let read = Store::open_read_only(&other_path).unwrap();
    assert_eq!(read.settings().document().unwrap(), json!({}));
}

#[test]
fn an_older_schema_is_read_as_the_newest() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/store/frozen/v1.db"), &path).unwrap();
    let before = bytes(folder.path());
    let store = Store::open_read_only(&path).unwrap();
    assert_eq!(store.episodes().between(None, None).unwrap().len(), 1);
    drop(store);
    assert_eq!(bytes(folder.path()), before);
}

#[test]
fn a_program_that_keeps_all_others_out_does_not_keep_the_settings() {
    let (_folder, path) = journal();
    let other = Connection::open(&path).unwrap();
    other.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; DELETE FROM settings;").unwrap();
    assert!(matches!(Store::open(&path, at(NOW)), Err(StoreError::Busy)));
    let store = Store::open_read_only(&path).unwrap();
    assert_eq!(store.settings().document().unwrap()["breaks"]["interval_minutes"], 45);
}

#[test]
fn what_is_no_file_is_named_and_never_waited_for() {
    let started = Instant::now();
    let (folder, path) = journal();
    for place in ["", "-wal", "-shm", "-journal"] {
        let path = beside(&path, place);
        let kept = folder.path().join("kept");
        let kept = path.exists().then(|| fs::rename(&path, &kept).unwrap()).map(|()| kept);
        let check = |kind| {
            let found = Store::open(&beside(&path.with_file_name("journal.db"), ""), at(NOW));
            assert_eq!(found.unwrap_err(), StoreError::NotAFile { path: path.clone(), kind }, "{place:?}");
            let found = Store::open_read_only(&path.with_file_name("journal.db"));
            assert_eq!(found.unwrap_err(), StoreError::NotAFile { path: path.clone(), kind }, "{place:?}");
        };
        fs::create_dir(&path).unwrap();
        check(NotAFile::Folder);
        fs::remove_dir(&path).unwrap();
        assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
        check(NotAFile::Pipe);
        fs::remove_file(&path).unwrap();
        let listener = UnixListener::bind(&path).unwrap();
        check(NotAFile::Socket);
        drop(listener);
        fs::remove_file(&path).unwrap();
        symlink("/dev/full", &path).unwrap();
        check(NotAFile::Device);
        fs::remove_file(&path).unwrap();
        symlink(folder.path().join("nowhere"), &path).unwrap();
        check(NotAFile::DanglingLink);
        fs::remove_file(&path).unwrap();
        if let Some(kept) = kept {
            fs::rename(kept, &path).unwrap();
        }
    }
    drop(Store::open(&path, at(NOW)).unwrap());
    assert!(started.elapsed() < Duration::from_secs(10), "nothing was waited for");
}

#[test]
fn a_link_to_a_journal_is_one() {
    let (folder, path) = journal();
    let link = folder.path().join("link.db");
    symlink(&path, &link).unwrap();
    let store = Store::open(&link, at(NOW)).unwrap();
    store.settings().save(&json!({ "linked": true })).unwrap();
    assert!(!beside(&link, "-wal").exists());
    drop(store);
    assert_eq!(Store::open(&path, at(NOW)).unwrap().settings().document().unwrap(), json!({ "linked": true }));
}
