//! Files that cannot be opened are said to be so and left as they were; those that can are their owner's only.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::sample::{NOW, assert_holds, at, episode, fill};
use limber_store::{APPLICATION_ID, NotAFile, SCHEMA_VERSION, Store, StoreError};
use rusqlite::Connection;
use rusqlite::config::DbConfig;
use tempfile::TempDir;

fn journal() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let store = Store::open(&path, at(NOW)).unwrap();
    fill(&store);
    (folder, path)
}

/// Every file of a folder with its bytes; the index of the log aside, which every reader may rebuild.
fn bytes(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    let names = entries.map(|entry| entry.file_name().into_string().unwrap());
    names
        .filter(|name| !name.ends_with("-shm"))
        .map(|name| (name.clone(), fs::read(folder.join(name)).unwrap()))
        .collect()
}

/// Opening fails with this, and not a byte changes.
fn refusal(folder: &Path, path: &Path) -> StoreError {
    let before = bytes(folder);
    let error = Store::open(path, at(NOW)).expect_err("this must not open");
    assert_eq!(bytes(folder), before, "a refused file is left as it was");
    error
}

fn set_version(path: &Path, version: u32, checkpoint: bool) {
    let connection = Connection::open(path).unwrap();
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, !checkpoint).unwrap();
    connection.pragma_update(None, "user_version", version).unwrap();
}

#[test]
fn a_newer_journal_is_refused_with_its_version() {
    let (folder, path) = journal();
    set_version(&path, 99, true);
    assert_eq!(refusal(folder.path(), &path), StoreError::Newer { found: 99, known: SCHEMA_VERSION });
    set_version(&path, SCHEMA_VERSION, true);
    assert_holds(&Store::open(&path, at(NOW)).unwrap(), limber_store::SCHEMA_VERSION);
}

#[test]
fn a_newer_journal_whose_version_is_still_in_the_log_is_refused_too() {
    let (folder, path) = journal();
    set_version(&path, 99, false);
    let header = fs::read(&path).unwrap();
    assert_eq!(header[63], u8::try_from(SCHEMA_VERSION).unwrap(), "the file itself still shows the older version");
    assert_eq!(refusal(folder.path(), &path), StoreError::Newer { found: 99, known: SCHEMA_VERSION });
}

#[test]
fn another_programs_database_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    for pragma in ["application_id = 42", "user_version = 3", "user_version = 0"] {
        let _ = fs::remove_file(&path);
        let other = Connection::open(&path).unwrap();
        other
            .execute_batch(&format!("PRAGMA {pragma}; CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1);"))
            .unwrap();
        drop(other);
        assert_eq!(refusal(folder.path(), &path), StoreError::Foreign, "{pragma}");
    }
}

#[test]
fn the_file_says_whose_it_is() {
    let (_folder, path) = journal();
    let header = fs::read(&path).unwrap();
    assert_eq!(header[68..72], APPLICATION_ID.to_be_bytes());
    assert_eq!(&header[68..72], b"LIMB");
}

#[test]
fn a_journal_with_any_page_overwritten_is_damaged_not_emptied() {
    const PAGE: usize = 4096;
    let (folder, path) = journal();
    let sound = fs::read(&path).unwrap();
    assert!(sound.len() / PAGE > 10, "every table has a page");
    for page in 0..sound.len() / PAGE {
        let mut broken = sound.clone();
        broken[page * PAGE..(page + 1) * PAGE].fill(0xA5);
        fs::write(&path, &broken).unwrap();
        let error = refusal(folder.path(), &path);
        assert!(matches!(error, StoreError::Damaged { .. }), "page {page}: {error:?}");
    }
    fs::write(&path, &sound).unwrap();
    assert_holds(&Store::open(&path, at(NOW)).unwrap(), limber_store::SCHEMA_VERSION);
}

#[test]
fn a_truncated_journal_is_damaged() {
    let (folder, path) = journal();
    let sound = fs::read(&path).unwrap();
    for length in [1, 16, 99, 100, 512, 4095, 4096, 4097, 8192, sound.len() - 4096, sound.len() - 100, sound.len() - 1]
    {
        fs::write(&path, &sound[..length]).unwrap();
        let error = refusal(folder.path(), &path);
        assert!(matches!(error, StoreError::Damaged { .. }), "{length} bytes: {error:?}");
    }
}

#[test]
fn a_file_that_is_no_database_is_damaged() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    fs::write(&path, "Dear diary, ".repeat(100)).unwrap();
    assert!(matches!(refusal(folder.path(), &path), StoreError::Damaged { .. }));
}

#[test]
fn an_empty_file_is_a_new_journal() {
    // What a crash between creating the file and the first commit leaves behind.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    fs::write(&path, "").unwrap();
    let store = Store::open(&path, at(NOW)).unwrap();
    fill(&store);
    assert_holds(&store, limber_store::SCHEMA_VERSION);
}

#[test]
fn a_log_whose_journal_is_gone_is_not_thrown_away() {
    let (folder, path) = journal();
    set_version(&path, SCHEMA_VERSION, false);
    assert!(fs::metadata(path.with_file_name("journal.db-wal")).unwrap().len() > 0);
    let log = path.with_file_name("journal.db-wal");
    fs::write(&path, "").unwrap();
    assert_eq!(refusal(folder.path(), &path), StoreError::LogAlone { log: log.clone() });
    fs::remove_file(&path).unwrap();
    assert_eq!(refusal(folder.path(), &path), StoreError::LogAlone { log });
}

#[test]
fn a_folder_that_cannot_be_one_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("limber"), "a file").unwrap();
    let error = refusal(folder.path(), &folder.path().join("limber").join("journal.db"));
    assert!(matches!(error, StoreError::ReadOnly { .. }), "{error:?}");
    fs::create_dir(folder.path().join("data")).unwrap();
    let path = folder.path().join("data");
    let error = Store::open(&path, at(NOW)).expect_err("a folder is no file");
    assert_eq!(error, StoreError::NotAFile { path, kind: NotAFile::Folder });
}

#[test]
fn a_writer_in_the_way_is_waited_for_and_then_named() {
    let (_folder, path) = journal();
    let store = Store::open(&path, at(NOW)).unwrap();
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_eq!(store.episodes().delete(episode().id, at(NOW)), Err(StoreError::Busy));
    other.execute_batch("COMMIT").unwrap();
    assert_eq!(store.episodes().delete(episode().id, at(NOW)), Ok(()));
}

#[test]
fn another_reader_is_never_in_the_way() {
    let (_folder, path) = journal();
    let store = Store::open(&path, at(NOW)).unwrap();
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN; SELECT count(*) FROM episode;").unwrap();
    assert_eq!(store.episodes().delete(episode().id, at(NOW)), Ok(()));
}

#[cfg(unix)]
mod unix {
    use std::io::Write;
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;
    use std::process::{Command, Output};

    use super::*;

    const PATH: &str = "LIMBER_TEST_OPEN";

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    fn set_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    /// Not a test of its own: opens the journal named in the environment and prints what came of it and, while it
    /// is open, the modes of everything beside it.
    #[test]
    #[ignore = "run by the tests below in a process of its own"]
    fn child() {
        let path = PathBuf::from(std::env::var_os(PATH).unwrap());
        let mut out = std::io::stdout().lock();
        match Store::open(&path, at(NOW)) {
            Err(error) => writeln!(out, "\nrefused {error:?}").unwrap(),
            Ok(store) => {
                fill(&store);
                writeln!(out, "\nfolder {:o}", mode(path.parent().unwrap())).unwrap();
                for name in ["journal.db", "journal.db-wal", "journal.db-shm"] {
                    writeln!(out, "{name} {:o}", mode(&path.with_file_name(name))).unwrap();
                }
            }
        }
    }

    fn lines(output: &Output) -> Vec<String> {
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect()
    }

    const CHILD: [&str; 4] = ["--ignored", "--exact", "opening::unix::child", "--nocapture"];

    #[test]
    fn folder_and_files_are_the_owners_only_whatever_the_umask() {
        for umask in ["000", "077"] {
            let folder = tempfile::tempdir().unwrap();
            let output = Command::new("sh")
                .args(["-c", &format!("umask {umask}; exec \"$0\" \"$@\"")])
                .arg(std::env::current_exe().unwrap())
                .args(CHILD)
                .env(PATH, folder.path().join("limber").join("journal.db"))
                .output()
                .unwrap();
            let lines = lines(&output);
            for expected in ["folder 700", "journal.db 600", "journal.db-wal 600", "journal.db-shm 600"] {
                assert!(lines.iter().any(|line| line == expected), "umask {umask}: {expected} not in {lines:?}");
            }
        }
    }

    #[test]
    fn a_journal_that_others_could_read_is_closed_to_them() {
        let (folder, path) = journal();
        set_mode(folder.path(), 0o755);
        set_mode(&path, 0o644);
        let store = Store::open(&path, at(NOW)).unwrap();
        assert_eq!((mode(folder.path()), mode(&path)), (0o700, 0o600));
        drop(store);
    }

    /// Opens in a process that really may not write there. Permissions do not hold root back, so under root the
    /// child runs as another user; the program is copied to where that user can reach it.
    fn open_without_permission(path: &Path) -> String {
        let exe = std::env::current_exe().unwrap();
        let reachable = tempfile::tempdir().unwrap();
        set_mode(reachable.path(), 0o755);
        let program = reachable.path().join("opening");
        fs::copy(exe, &program).unwrap();
        set_mode(&program, 0o755);
        let mut command = Command::new(&program);
        command.args(CHILD).env(PATH, path).current_dir("/");
        if fs::metadata(&program).unwrap().uid() == 0 {
            command.uid(65_534).gid(65_534);
        }
        let lines = lines(&command.output().unwrap());
        lines.into_iter().find(|line| line.starts_with("refused") || line.starts_with("folder")).unwrap()
    }

    #[test]
    fn a_read_only_folder_is_reported() {
        let folder = tempfile::tempdir().unwrap();
        set_mode(folder.path(), 0o555);
        for path in [folder.path().join("journal.db"), folder.path().join("limber").join("journal.db")] {
            let line = open_without_permission(&path);
            assert!(line.starts_with("refused ReadOnly"), "{line}");
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        set_mode(folder.path(), 0o755);
    }

    #[test]
    fn a_journal_in_a_read_only_folder_is_reported_and_left_as_it_was() {
        let (folder, path) = journal();
        let before = bytes(folder.path());
        // Anybody may read both, as on a disk that was mounted read-only.
        set_mode(&path, 0o444);
        set_mode(folder.path(), 0o555);
        let line = open_without_permission(&path);
        set_mode(folder.path(), 0o755);
        assert!(line.starts_with("refused ReadOnly"), "{line}");
        assert_eq!(bytes(folder.path()), before);
    }
}
