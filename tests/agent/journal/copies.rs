//! Copies of the file: made while the agent runs, and put in its place.

use std::fs;
use std::path::{Path, PathBuf};

use limber_core::api::{ErrorCode, Request, Response};
use rusqlite::Connection;

use super::{FAST, add, beside, has_problem, notes, quit, refused, shown};
use crate::support::resident::{Home, until};

/// A journal to which something was added after it was copied; the copy.
fn written_after_a_copy(home: &Home) -> PathBuf {
    let agent = home.start();
    add(home, "in the copy");
    quit(home, agent);
    let copy = home.path("copy.db");
    fs::copy(home.journal(), &copy).unwrap();
    let agent = home.start();
    add(home, "between");
    quit(home, agent);
    copy
}

#[test]
fn a_copy_put_in_place_is_the_journal_from_then_on() {
    type Replaces = fn(&Path, &Path);
    let ways: [(&str, Replaces); 3] = [
        ("overwritten", |copy, path| _ = fs::copy(copy, path).unwrap()),
        ("renamed onto it", |copy, path| fs::rename(copy, path).unwrap()),
        ("all deleted, then copied", |copy, path| {
            for suffix in ["", "-wal", "-shm"] {
                fs::remove_file(beside(path, suffix)).unwrap();
            }
            fs::copy(copy, path).unwrap();
        }),
    ];
    for (way, replace) in ways {
        let home = Home::new();
        let agent = home.start();
        add(&home, "first");
        home.ask(Request::SettingsChange { change: serde_json::json!({ "breaks": { "interval_minutes": 45 } }) });
        quit(&home, agent);
        let copy = home.path("copy.db");
        fs::copy(home.journal(), &copy).unwrap();
        let agent = home.start();
        add(&home, "between");
        quit(&home, agent);

        let agent = home.start();
        home.ask(Request::SettingsChange { change: serde_json::json!({ "breaks": { "interval_minutes": 90 } }) });
        add(&home, "second");
        replace(&copy, &home.journal());
        add(&home, "third");
        let log = shown(&home);
        assert!(log.contains("first") && log.contains("third") && !log.contains("second"), "{way}: {log}");
        assert!(!has_problem(&home), "{way}");
        let Response::Settings(settings) = home.ask(Request::Settings) else { panic!("no settings") };
        assert_eq!(settings.breaks.interval_minutes, 45, "{way}: those of the copy");
        quit(&home, agent);
        assert_eq!(notes(&home.journal()), ["first", "third"], "{way}");
    }
}

#[test]
fn a_copy_put_back_after_a_crash_opens_whatever_the_crash_left() {
    let home = Home::new();
    let copy = written_after_a_copy(&home);
    let mut agent = home.start();
    add(&home, "in the log");
    agent.child.kill().unwrap();
    agent.child.wait().unwrap();
    assert!(fs::metadata(beside(&home.journal(), "-wal")).unwrap().len() > 0);
    fs::copy(&copy, home.journal()).unwrap();

    let agent = home.start();
    assert!(!has_problem(&home));
    add(&home, "new");
    quit(&home, agent);
    assert_eq!(notes(&home.journal()), ["in the copy", "new"]);
    let names = fs::read_dir(home.journal().parent().unwrap()).unwrap();
    let aside = names.filter(|entry| entry.as_ref().unwrap().file_name().to_str().unwrap().contains("-wal.set-aside-"));
    assert_eq!(aside.count(), 1, "nothing is thrown away");
}

#[test]
fn the_advice_for_a_damaged_journal_cures_it_while_limber_runs() {
    let home = Home::new();
    let copy = written_after_a_copy(&home);
    let mut agent = home.start();
    add(&home, "later");
    agent.child.kill().unwrap();
    agent.child.wait().unwrap();
    fs::write(home.journal(), "overwritten by somebody ".repeat(1000)).unwrap();

    let agent = home.start_with(&FAST);
    refused(&home, ErrorCode::DatabaseDamaged, "Put a copy in its place");
    fs::copy(&copy, home.journal()).unwrap();
    until("the copy is the journal", || !has_problem(&home));
    add(&home, "new");
    quit(&home, agent);
    assert_eq!(notes(&home.journal()), ["in the copy", "new"]);
}

#[test]
fn a_plain_copy_of_the_file_soon_holds_what_was_written() {
    let home = Home::new();
    let _agent = home.start();
    add(&home, "soon in the file");
    let copy = home.path("copy.db");
    // Also while somebody reads an older state for long.
    until("the file alone holds the entry", || {
        fs::copy(home.journal(), &copy).unwrap();
        let schema = Connection::open(&copy).unwrap().prepare("SELECT note FROM episode").is_ok();
        schema && notes(&copy) == ["soon in the file"]
    });
    assert_eq!(fs::metadata(beside(&home.journal(), "-wal")).unwrap().len(), 0);
}
