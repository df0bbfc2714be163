//! Everything deleted with the real agent: by the word alone, in every file, whatever is under way, and once it is begun to its end.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use limber_core::api::{ErrorCode, Event, Request, Response, View};
use limber_core::backup::Deleted;
use limber_wire::{ClientError, record};
use serde_json::json;

use crate::support::resident::{Home, until};

/// Nobody else writes this.
const UNMISTAKABLE: &str = "Wadenkrampf № 7 – 腓返り";

fn add(home: &Home) {
    let answer = home.run_all(&["cramp", "--ago", "5m", "--note", UNMISTAKABLE]);
    assert_eq!(answer.code, 0, "{answer:?}");
}

fn delete(home: &Home) -> Deleted {
    match home.ask(Request::DeleteEverything { word: "delete".into() }) {
        Response::Deleted(deleted) => deleted,
        other => panic!("{other:?}"),
    }
}

/// The files under a folder that hold what was written.
fn tells(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(tells(&path));
        } else if fs::read(&path)
            .unwrap_or_default()
            .windows(UNMISTAKABLE.len())
            .any(|bytes| bytes == UNMISTAKABLE.as_bytes())
        {
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

fn choose(home: &Home, folder: &Path) {
    let folder = folder.display().to_string();
    home.ask(Request::SettingsChange { change: json!({ "backups": { "folder": folder, "daily": false } }) });
}

#[test]
fn another_word_deletes_nothing_and_the_word_is_never_guessed() {
    let home = Home::new();
    let _agent = home.start();
    add(&home);
    for word in ["", "yes", "delete everything"] {
        match home.client().request(Request::DeleteEverything { word: word.into() }) {
            Err(ClientError::Refused(error)) => {
                assert_eq!((error.code, error.field.as_deref()), (ErrorCode::Invalid, Some("word")));
                assert!(error.message.contains("“delete”"), "{}", error.message);
            }
            other => panic!("{word}: {other:?}"),
        }
    }
    let unasked = home.run("delete everything");
    assert!(unasked.code == 64 && unasked.stderr.contains("--word delete"), "{unasked:?}");
    let wrong = home.run("delete everything --word no");
    assert!(wrong.code == 64 && wrong.stderr.contains("Nothing was deleted"), "{wrong:?}");
    let half = home.run("delete");
    assert!(half.stdout.contains("everything") && half.stdout.contains("Usage"), "{half:?}");
    assert!(home.run("log").stdout.contains(UNMISTAKABLE));
}

#[test]
fn everything_goes_everybody_is_told_and_limber_goes_on_with_a_new_journal() {
    let home = Home::new();
    let _agent = home.start();
    add(&home);
    assert_eq!(home.run("backup now").code, 0);
    let list = home.json("backup list");
    assert_eq!(home.run_all(&["backup", "restore", list["backups"][0]["name"].as_str().unwrap()]).code, 0);
    add(&home);
    home.ask(Request::SettingsChange { change: json!({ "breaks": { "interval_minutes": 45 } }) });
    let exported = home.path("exported.json");
    assert_eq!(home.run_all(&["export", exported.to_str().unwrap()]).code, 0);
    assert!(tells(&home.path("data")).len() >= 3, "{:?}", tells(&home.path("data")));

    let window = home.client().subscribe(true).unwrap();
    let deleted = home.run("delete everything --word delete");
    assert!(deleted.code == 0 && deleted.stdout.contains("overwritten. A new journal has begun."), "{deleted:?}");
    assert!(deleted.stdout.contains("traces can remain"), "{deleted:?}");
    assert_eq!(tells(&home.path("data")), Vec::<PathBuf>::new());
    assert_eq!(tells(&home.path("state")), Vec::<PathBuf>::new());
    assert!(fs::read_to_string(&exported).unwrap().contains("Wadenkrampf"), "what was saved elsewhere stays");
    let log = home.run("log");
    assert!(log.code == 0 && !log.stdout.contains("Waden"), "{log:?}");
    let Response::Settings(settings) = home.ask(Request::Settings) else { panic!("no settings") };
    assert_eq!(settings.breaks.interval_minutes, 60, "as after the first start");
    let heard: Vec<Event> = std::iter::from_fn(|| window.events.next_within(Duration::from_secs(1))).collect();
    assert!(heard.contains(&Event::JournalReopened), "{heard:?}");
    assert!(heard.contains(&Event::Open(View::Today)), "{heard:?}");
    let told_default =
        heard.iter().any(|event| matches!(event, Event::SettingsChanged(said) if said.breaks.interval_minutes == 60));
    assert!(told_default, "{heard:?}");

    add(&home);
    assert!(home.run("log").stdout.contains(UNMISTAKABLE), "and goes on");
    let left = names(&home.path("data/limber"));
    assert!(!left.iter().any(|name| name.contains("delete") || name.contains("taken")), "{left:?}");
    assert_eq!(home.run("status").code, 0);
    // Deleted twice is deleted.
    assert_eq!(home.run("delete everything --word DELETE").code, 0);
    assert_eq!(tells(&home.path("data")), Vec::<PathBuf>::new());
}

#[test]
fn in_a_chosen_folder_only_this_computers_backups_go_and_one_that_is_gone_is_named() {
    let home = Home::new();
    let _agent = home.start();
    add(&home);
    let stick = home.path("stick");
    fs::create_dir(&stick).unwrap();
    choose(&home, &stick);
    assert_eq!(home.run("backup now").code, 0);
    let theirs = format!("limber-{}-elsewhere-2026-11-12-090000.db", record::host());
    fs::write(stick.join(&theirs), "another computer's").unwrap();
    fs::write(stick.join("limber-notes.txt"), "the person's").unwrap();
    let deleted = delete(&home);
    assert_eq!((deleted.of_others, deleted.unreachable, deleted.left), (1, vec![], vec![]));
    assert_eq!(names(&stick), ["limber-notes.txt".to_owned(), theirs]);

    add(&home);
    choose(&home, &home.path("pulled"));
    let deleted = delete(&home);
    assert_eq!(deleted.unreachable, [home.path("pulled").display().to_string()]);
    assert_eq!(tells(&home.path("data")), Vec::<PathBuf>::new(), "the rest is deleted all the same");
    choose(&home, &home.path("pulled"));
    let said = home.run("delete everything --word delete");
    assert!(said.code == 0 && said.stdout.contains("could not be reached"), "{said:?}");
}

#[test]
fn a_damaged_journal_is_deleted_and_not_mended_from_a_backup() {
    let home = Home::new();
    {
        let _agent = home.start();
        add(&home);
        assert_eq!(home.run("backup now").code, 0);
    }
    fs::write(home.journal(), UNMISTAKABLE).unwrap();
    let _agent = home.start();
    until("it is damaged", || home.run("status").stdout.contains("damaged"));
    delete(&home);
    assert!(!home.run("status").stdout.contains("damaged"));
    assert!(home.run("backup list").stdout.contains("There is none yet"));
    assert_eq!(tells(&home.path("data")), Vec::<PathBuf>::new());
    add(&home);
}

#[test]
fn an_import_and_a_backup_that_are_under_way_are_ended_first_and_others_are_answered_meanwhile() {
    let home = Home::new();
    let _agent = home.start();
    add(&home);
    let exported = home.path("exported.json");
    assert_eq!(home.run_all(&["export", exported.to_str().unwrap()]).code, 0);
    for round in 0..6_u64 {
        add(&home);
        std::thread::scope(|scope| {
            let busy = scope.spawn(|| {
                let path = exported.display().to_string();
                let request = if round % 2 == 0 {
                    Request::Import { path, passphrase: None, settings: false, apply: true }
                } else {
                    Request::BackupNow
                };
                home.client().request(request)
            });
            std::thread::sleep(Duration::from_millis(round * 17));
            delete(&home);
            assert!(matches!(home.ask(Request::Status), Response::Status(_)));
            let _ = busy.join().unwrap();
        });
        // Asked for later than the deletion, it may have come in after it: then it is deleted now.
        let there = tells(&home.path("data"));
        if round % 2 == 0 && !there.is_empty() {
            delete(&home);
        }
        assert_eq!(tells(&home.path("data")), Vec::<PathBuf>::new(), "round {round}");
        assert!(!names(&home.path("data/limber")).iter().any(|name| name.contains("fresh")), "round {round}");
    }
}

#[test]
fn kill_nine_during_a_deletion_leaves_all_of_it_or_finishes_at_the_next_start() {
    for round in 0..10_u64 {
        let home = Home::new();
        let stick = home.path("stick");
        {
            let agent = home.start();
            add(&home);
            fs::create_dir(&stick).unwrap();
            choose(&home, &stick);
            assert_eq!(home.run("backup now").code, 0);
            let mut client = home.client();
            std::thread::scope(|scope| {
                scope.spawn(|| {
                    let _ = client.request(Request::DeleteEverything { word: "delete".into() });
                });
                std::thread::sleep(Duration::from_millis(round * 3));
                drop(agent); // kill -9
            });
        }
        let _agent = home.start();
        let log = home.run("log").stdout;
        if log.contains(UNMISTAKABLE) {
            let left = names(&home.path("data/limber"));
            assert!(!left.iter().any(|name| name.contains("set-aside")), "round {round}: {left:?}");
            assert_eq!(names(&stick).len(), 1, "round {round}: the whole of it is there");
        } else {
            assert!(!home.run("status").stdout.contains("damaged"), "round {round}");
            until("it is finished", || {
                let left = names(&home.path("data/limber"));
                !left.iter().any(|name| name.contains("delete") || name.contains("taken"))
            });
            assert_eq!(tells(home.path("").as_path()), Vec::<PathBuf>::new(), "round {round}");
            assert_eq!(
                names(&stick),
                Vec::<String>::new(),
                "round {round}: the folder was chosen, and is known all the same"
            );
        }
    }
}
