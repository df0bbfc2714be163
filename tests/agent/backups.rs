//! Backups with the real agent: made, kept, brought back, and what is said where that cannot be.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use limber_core::api::{ErrorCode, Event, Request, Response};
use limber_core::health::{Finding, HealthSubject};
use limber_wire::ClientError;
use serde_json::json;

use crate::support::resident::{Home, mode, until};

fn add(home: &Home, note: &str) {
    let answer = home.run_all(&["cramp", "--ago", "5m", "--note", note]);
    assert_eq!(answer.code, 0, "{answer:?}");
}

fn shown(home: &Home) -> String {
    home.run("log").stdout
}

fn ours(home: &Home) -> PathBuf {
    home.path("data/limber/backups")
}

/// The names of the backups in a folder, oldest first.
fn backups(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .map(|entries| entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect())
        .unwrap_or_default();
    names.sort();
    names
}

/// Whether a name is that of a copy which is not whole yet.
fn is_half(name: &str) -> bool {
    name.contains(".part")
}

fn choose(home: &Home, folder: &str) {
    home.ask(Request::SettingsChange { change: json!({ "backups": { "folder": folder, "daily": false } }) });
}

fn finding(home: &Home) -> Finding {
    let Response::Health(report) = home.ask(Request::Health) else { panic!("no health") };
    report.lines.iter().find(|line| line.subject == HealthSubject::Backups).unwrap().finding
}

fn refused(home: &Home, request: Request) -> (ErrorCode, String) {
    match home.client().request(request) {
        Err(ClientError::Refused(error)) => (error.code, error.message),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_backup_is_made_listed_and_brought_back_while_the_agent_runs() {
    let home = Home::new();
    let _agent = home.start();
    add(&home, "before");
    let made = home.run("backup now");
    assert!(made.code == 0 && made.stdout.starts_with("Backed up and checked: "), "{made:?}");
    let there = backups(&ours(&home));
    assert_eq!(there.len(), 1, "nothing else is left: {there:?}");
    assert_eq!((mode(&ours(&home)), mode(&ours(&home).join(&there[0]))), (0o700, 0o600));
    add(&home, "after");

    let list = home.json("backup list");
    assert_eq!(list["backups"][0]["name"], there[0].as_str());
    assert!(home.run("backup").stdout.contains(&there[0]));
    assert_eq!(finding(&home), Finding::BackupMade);

    let window = home.client().subscribe(true).unwrap();
    let back = home.run_all(&["backup", "restore", &there[0]]);
    assert!(back.code == 0 && back.stdout.contains("is kept in"), "{back:?}");
    let log = shown(&home);
    assert!(log.contains("before") && !log.contains("after"), "{log}");
    let reopened = std::iter::from_fn(|| window.events.next_within(Duration::from_secs(5)))
        .any(|event| event == Event::JournalReopened);
    assert!(reopened, "whoever shows a list reads it again");
    add(&home, "since");
    let aside = fs::read_dir(home.path("data/limber")).unwrap().map(|entry| entry.unwrap().path());
    let aside: Vec<PathBuf> = aside.filter(|path| path.to_string_lossy().contains("set-aside")).collect();
    assert_eq!(aside.len(), 1, "{aside:?}");
    let kept = rusqlite::Connection::open(&aside[0]).unwrap();
    let notes: u32 = kept.query_row("SELECT count(*) FROM episode", [], |row| row.get(0)).unwrap();
    assert_eq!(notes, 2, "what was there before is kept whole");
    assert_eq!(mode(&aside[0]), 0o600);
}

#[test]
fn a_damaged_journal_offers_the_newest_backup_by_itself() {
    let home = Home::new();
    let agent = home.start();
    add(&home, "kept");
    assert_eq!(home.run("backup now").code, 0);
    home.run("quit");
    drop(agent);
    // What the agent knows of its backups is lost as well.
    fs::remove_file(home.path("data/limber/resume.json")).unwrap();
    fs::write(home.journal(), "damaged").unwrap();
    let _agent = home.start();
    until("the backup is offered", || home.run("status").stdout.contains("limber backup restore"));
    assert!(home.run("doctor").stdout.contains("There is a backup of"));
    let back = home.run("backup restore");
    assert_eq!(back.code, 0, "{back:?}");
    assert!(shown(&home).contains("kept"));
    assert!(!home.run("status").stdout.contains("damaged"));
    let aside = home.path("data/limber").read_dir().unwrap().map(|entry| entry.unwrap().path());
    let aside: Vec<PathBuf> = aside.filter(|path| path.to_string_lossy().contains("set-aside")).collect();
    let is_kept = aside.iter().any(|path| fs::read(path).unwrap() == b"damaged");
    assert!(is_kept, "{aside:?}");
}

#[test]
fn a_backup_that_is_damaged_is_passed_over_and_named_where_it_is_asked_for() {
    let home = Home::new();
    let _agent = home.start();
    add(&home, "good");
    home.run("backup now");
    add(&home, "newer");
    home.run("backup now");
    let there = backups(&ours(&home));
    assert_eq!(there.len(), 1, "of each day the last one stays: {there:?}");
    let newer = there[0].replace("limber-", "limber-elsewhere-");
    fs::write(ours(&home).join(&newer), "cut off").unwrap();
    let (code, message) = refused(&home, Request::BackupRestore { name: Some(newer.clone()) });
    assert!(code == ErrorCode::Internal && message.contains("did not pass its check"), "{message}");
    let (code, _) = refused(&home, Request::BackupRestore { name: Some("limber-x.db".into()) });
    assert_eq!(code, ErrorCode::NotFound);
    for name in ["../journal.db", "/etc/passwd", ""] {
        let (code, _) = refused(&home, Request::BackupRestore { name: Some(name.into()) });
        assert_eq!(code, ErrorCode::NotFound, "{name}");
    }
    let Response::Restored(restored) = home.ask(Request::BackupRestore { name: None }) else { panic!("no answer") };
    assert_eq!(restored.name, there[0], "the newest that passes its check");
    assert!(ours(&home).join(&newer).exists(), "another computer's is nobody's to remove");
}

#[test]
fn a_folder_that_is_gone_or_no_folder_is_said_and_heals() {
    let home = Home::new();
    let _agent = home.start();
    add(&home, "kept");
    let stick = home.path("stick");
    let (code, message) =
        refused(&home, Request::SettingsChange { change: json!({ "backups": { "folder": "stick" } }) });
    assert!(code == ErrorCode::Invalid && message.contains("whole path"), "{message}");
    choose(&home, &stick.display().to_string());
    let failed = home.run("backup now");
    assert!(failed.code == 74 && failed.stderr.contains("is not there"), "{failed:?}");
    assert_eq!(finding(&home), Finding::BackupFailed);
    assert!(home.run("doctor").stdout.contains("is not there"));
    fs::write(&stick, "a file").unwrap();
    assert!(home.run("backup now").stderr.contains("not a folder"));
    fs::remove_file(&stick).unwrap();
    fs::create_dir(&stick).unwrap();
    fs::write(stick.join(format!("{}.part", "limber-elsewhere-2026-11-12-090000.db")), "").unwrap();
    assert_eq!(home.run("backup now").code, 0);
    assert_eq!(backups(&stick).len(), 2, "only what this computer left half is removed");
    assert_eq!(backups(&ours(&home)), Vec::<String>::new());
    add(&home, "and goes on");
}

#[test]
fn one_is_made_each_day_by_itself() {
    let home = Home::new();
    let _agent = home.start_with(&["agent", "--time-scale", "3600"]);
    add(&home, "kept");
    // A day in 24 s; the first comes after three minutes.
    until("the first is made", || backups(&ours(&home)).iter().any(|name| name.contains(".db") && !is_half(name)));
    assert!(home.run("doctor").stdout.contains("was made and checked"));
}

#[test]
fn kill_nine_during_backups_and_restores_leaves_one_whole_journal() {
    let home = Home::new();
    {
        let _agent = home.start();
        for number in 0..5 {
            add(&home, &format!("note {number}"));
        }
        assert_eq!(home.run("backup now").code, 0);
    }
    for round in 0..12_u64 {
        let agent = home.start();
        let client = home.client();
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let mut client = client;
                let request = if round % 2 == 0 { Request::BackupNow } else { Request::BackupRestore { name: None } };
                let _ = client.request(request);
            });
            std::thread::sleep(Duration::from_millis(round * 7 % 40));
            drop(agent); // kill -9
        });
        let _agent = home.start();
        assert_eq!(shown(&home).matches("note ").count(), 5, "round {round}");
        assert_eq!(home.run("backup now").code, 0, "round {round}");
        assert!(backups(&ours(&home)).iter().all(|name| !is_half(name)), "what was cut off is gone");
    }
}
