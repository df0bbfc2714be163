//! The file is moved, deleted, or no file at all.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use limber_core::api::ErrorCode;
use rusqlite::Connection;

use super::{FAST, add, beside, has_problem, notes, quit, refused, shown};
use crate::support::resident::{Home, until};

#[test]
fn nothing_is_saved_into_a_file_that_is_not_there_any_more() {
    type Takes = fn(&Path);
    let ways: [(&str, Takes); 4] = [
        ("the files deleted", |path| {
            for suffix in ["", "-wal", "-shm"] {
                fs::remove_file(beside(path, suffix)).unwrap();
            }
        }),
        ("the file renamed", |path| fs::rename(path, path.with_file_name("old.db")).unwrap()),
        ("the folder moved", |path| fs::rename(path.parent().unwrap(), path.with_file_name("../moved")).unwrap()),
        ("the folder deleted", |path| fs::remove_dir_all(path.parent().unwrap()).unwrap()),
    ];
    for (way, take) in ways {
        let home = Home::new();
        let agent = home.start();
        add(&home, "kept");
        take(&home.journal());
        refused(&home, ErrorCode::ReadOnly, "was moved or deleted");
        assert!(shown(&home).contains("kept"), "{way}: what is held can be read");
        for line in ["break start", "break done", "pause 30m", "resume"] {
            assert_eq!(home.run(line).code, 0, "{way}: {line}");
        }
        quit(&home, agent);
        assert!(!home.journal().exists(), "{way}");
    }
}

#[test]
fn a_journal_that_comes_back_is_written_again() {
    let home = Home::new();
    let agent = home.start();
    add(&home, "before");
    let folder = home.journal().parent().unwrap().to_owned();
    fs::rename(&folder, home.path("moved")).unwrap();
    refused(&home, ErrorCode::ReadOnly, "was moved or deleted");
    for line in ["break start", "break done"] {
        assert_eq!(home.run(line).code, 0, "{line}");
    }
    // Meanwhile the agent has saved the state of the breaks where the journal was.
    let _ = fs::remove_dir_all(&folder);
    fs::rename(home.path("moved"), &folder).unwrap();
    add(&home, "after");
    assert!(!has_problem(&home));
    quit(&home, agent);
    assert_eq!(notes(&home.journal()), ["before", "after"]);
    let connection = Connection::open(home.journal()).unwrap();
    let breaks: u32 = connection.query_row("SELECT count(*) FROM break_record", [], |row| row.get(0)).unwrap();
    assert_eq!(breaks, 1, "the break that could not be written was kept");
}

#[test]
fn a_log_deleted_alone_takes_nothing_with_it() {
    let home = Home::new();
    let mut agent = home.start();
    for (round, suffixes) in [&["-wal"][..], &["-shm"], &["-wal", "-shm"]].into_iter().enumerate() {
        add(&home, &format!("before {round}"));
        for suffix in suffixes {
            fs::remove_file(beside(&home.journal(), suffix)).unwrap();
        }
        add(&home, &format!("after {round}"));
    }
    agent.child.kill().unwrap();
    agent.child.wait().unwrap();
    let agent = home.start();
    quit(&home, agent);
    assert_eq!(notes(&home.journal()), ["before 0", "after 0", "before 1", "after 1", "before 2", "after 2"]);
}

#[test]
fn what_is_no_file_is_named_and_nothing_waits_for_it() {
    let started = Instant::now();
    for place in ["journal.db", "journal.db-wal", "resume.json"] {
        let home = Home::new();
        let path = home.journal().with_file_name(place);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
        let agent = home.start_with(&FAST);
        if place == "resume.json" {
            add(&home, "the journal itself is well");
        } else {
            refused(&home, ErrorCode::ReadOnly, &format!("{place} is a pipe"));
            fs::remove_file(&path).unwrap();
            until("it is gone and the journal there", || !has_problem(&home));
        }
        quit(&home, agent);
    }
    let home = Home::new();
    fs::create_dir_all(home.journal().parent().unwrap()).unwrap();
    std::os::unix::fs::symlink(home.path("disk/journal.db"), home.journal()).unwrap();
    let _agent = home.start_with(&FAST);
    refused(&home, ErrorCode::ReadOnly, "a link to a file that is not there");
    assert!(started.elapsed() < Duration::from_secs(30), "nothing was waited for");
}
