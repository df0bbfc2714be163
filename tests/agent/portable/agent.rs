//! By the real agent and the real command line.

use std::fs;
use std::thread;
use std::time::Duration;

use limber_core::api::{ErrorCode, Event, Request, Response};
use limber_core::portable::ExportFormat;
use limber_wire::ClientError;
use serde_json::Value;

use crate::support::resident::{Home, mode};

fn add(home: &Home, note: &str) {
    let answer = home.run_all(&["cramp", "--ago", "5m", "--note", note]);
    assert_eq!(answer.code, 0, "{answer:?}");
}

fn text(path: &std::path::Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn another_computer_takes_in_what_was_exported_here_and_doubles_nothing() {
    let (home, other) = (Home::new(), Home::new());
    let (_one, _two) = (home.start(), other.start());
    add(&home, "Zürich 抽筋");
    add(&other, "mine");
    let out = home.path("out.json");
    let made = home.run_all(&["export", text(&out)]);
    assert_eq!(made.code, 0, "{made:?}");
    assert!(made.stdout.contains("out.json") && !made.stdout.contains("health-"), "{made:?}");
    assert_eq!(mode(&out) & 0o077, 0, "nobody else may read it");
    let document: Value = serde_json::from_slice(&fs::read(&out).unwrap()).unwrap();
    assert_eq!(document["episodes"][0]["note"], "Zürich 抽筋");

    let mut news = other.client().subscribe(false).unwrap().events;
    let looked = other.run_all(&["import", text(&out), "--dry-run"]);
    assert!(looked.code == 0 && looked.stdout.contains("1 new") && looked.stdout.contains("--yes"), "{looked:?}");
    assert!(!other.run("log").stdout.contains("Zürich"), "looking changes nothing");
    for count in ["1 new", "1 the same"] {
        let imported = other.run_all(&["import", text(&out), "--yes"]);
        assert!(imported.code == 0 && imported.stdout.contains(count), "{imported:?}");
    }
    let shown = other.run("log").stdout;
    assert!(shown.matches("Zürich").count() == 1 && shown.matches("mine").count() == 1, "{shown}");
    assert!(news.any(|event| matches!(event, Event::JournalReopened)), "lists are read again");
    let json = other.run_all(&["import", text(&out), "--dry-run", "--json"]);
    let report: Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!((&report["applied"], &report["parts"][0]["same"]), (&Value::Bool(false), &Value::from(1)));
}

#[test]
fn what_cannot_be_is_said_with_its_exit_code() {
    let home = Home::new();
    let _agent = home.start();
    let none = home.run_all(&["import", text(&home.path("none.json"))]);
    assert!(none.code == 66 && none.stderr.contains("is not there"), "{none:?}");
    fs::write(home.path("notes.txt"), "milk").unwrap();
    let other = home.run_all(&["import", text(&home.path("notes.txt")), "--yes"]);
    assert!(other.code == 64 && other.stderr.contains("nothing that Limber exported"), "{other:?}");
    let taken = home.run_all(&["export", text(&home.path("notes.txt"))]);
    assert!(taken.code == 64 && taken.stderr.contains("already"), "{taken:?}");
    let typed = home.run_all(&["apart"]);
    assert_eq!((typed.code, typed.stdout.as_str()), (64, ""), "{typed:?}");
}

/// An export with so many cramps.
fn many(count: u32) -> String {
    let rows = (0..count).map(|number| {
        format!(
            "{{\"id\":\"00000000-0000-7000-8000-{number:012}\",\"night\":\"2026-11-11\",\"ongoing\":false,\"created_at\":\
             \"2026-11-12T02:00:00+01:00\",\"updated_at\":\"2026-11-12T02:00:00+01:00\",\"kind\":\"cramp\",\"started_at\":\
             \"2026-11-12T02:00:00+01:00\",\"note\":\"number {number}\"}}"
        )
    });
    format!("{{\"limber_export\":1,\"episodes\":[{}]}}", rows.collect::<Vec<_>>().join(","))
}

#[test]
fn given_up_it_has_changed_nothing_and_leaves_nothing() {
    let home = Home::new();
    let _agent = home.start();
    add(&home, "before");
    let path = home.path("many.json");
    fs::write(&path, many(60_000)).unwrap();
    let request = Request::Import { path: text(&path).into(), passphrase: None, settings: false, apply: true };
    let mut client = home.client();
    let asking = thread::spawn(move || client.request(request));
    let mut news = home.client().subscribe(false).unwrap().events;
    assert!(news.any(|event| matches!(event, Event::ErrandProgress(_))), "it tells how far it is");
    let started = std::time::Instant::now();
    assert_eq!(home.run("status").code, 0, "everything else goes on");
    let busy = home.client().request(Request::BackupNow);
    assert!(matches!(&busy, Err(ClientError::Refused(error)) if error.code == ErrorCode::NotNow), "{busy:?}");
    home.ask(Request::ErrandGiveUp);
    let Err(ClientError::Refused(error)) = asking.join().unwrap() else { panic!("it went on") };
    assert_eq!(error.code, ErrorCode::NotNow);
    assert!(started.elapsed() < Duration::from_secs(10));
    let Response::Episodes(page) = home.ask(all()) else { panic!("no episodes") };
    assert_eq!(page.episodes.len(), 1);
    let left = fs::read_dir(home.journal().parent().unwrap()).unwrap();
    let left: Vec<String> = left.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert!(left.iter().all(|name| !name.contains("fresh")), "{left:?}");
}

fn all() -> Request {
    Request::Episodes { since: None, until: None, filter: limber_core::journal::EpisodeFilter::default(), from: None }
}

#[test]
fn what_is_written_meanwhile_is_in_the_journal_afterwards_too() {
    let home = Home::new();
    let _agent = home.start();
    let path = home.path("many.json");
    fs::write(&path, many(3000)).unwrap();
    let request = Request::Import { path: text(&path).into(), passphrase: None, settings: false, apply: true };
    let mut client = home.client();
    let asking = thread::spawn(move || client.request(request));
    for number in 0..3 {
        add(&home, &format!("meanwhile-{number}"));
        thread::sleep(Duration::from_millis(100));
    }
    let Ok(Response::Imported(report)) = asking.join().unwrap() else { panic!("no import") };
    assert!(report.applied);
    let shown = home.run_all(&["log", "--note", "meanwhile"]).stdout;
    assert_eq!(shown.matches("meanwhile-").count(), 3, "{shown}");
    let count: u32 = rusqlite::Connection::open(home.journal())
        .unwrap()
        .query_row("SELECT count(*) FROM episode", [], |row| row.get(0))
        .unwrap();
    assert_eq!(count, 3003);
}

#[test]
fn kill_nine_during_an_import_leaves_one_whole_journal() {
    for wait in [5, 40, 120, 250, 400, 700, 1200] {
        let home = Home::new();
        let mut agent = home.start();
        add(&home, "before");
        let path = home.path("many.json");
        fs::write(&path, many(2000)).unwrap();
        let request = Request::Import { path: text(&path).into(), passphrase: None, settings: false, apply: true };
        let mut client = home.client();
        let asking = thread::spawn(move || client.request(request));
        thread::sleep(Duration::from_millis(wait));
        agent.child.kill().unwrap();
        agent.child.wait().unwrap();
        let acknowledged = asking.join().unwrap().is_ok();
        let _agent = home.start();
        let connection = rusqlite::Connection::open(home.journal()).unwrap();
        let whole: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        assert_eq!(whole, "ok");
        let count: u32 = connection.query_row("SELECT count(*) FROM episode", [], |row| row.get(0)).unwrap();
        assert!(count == 2001 || (count == 1 && !acknowledged), "{count} after {wait} ms");
        let again = home.run_all(&["import", text(&path), "--yes"]);
        assert_eq!(again.code, 0, "{again:?}");
        let out = home.path("out");
        let exported = home.ask(Request::Export {
            path: text(&out).into(),
            format: ExportFormat::Json,
            zip: false,
            passphrase: None,
        });
        assert!(matches!(exported, Response::Exported(made) if made.rows >= 2001));
    }
}
