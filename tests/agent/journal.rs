//! The journal's file moved, replaced, deleted, locked, on a full disk or a read-only one, with the real agent: what
//! is acknowledged is in the file at the path, and what is wrong is said.
#![allow(clippy::print_stdout, reason = "a test says when it cannot run")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::support::resident::{Agent, Home, until};
use limber_core::api::{ErrorCode, Request, Response};
use limber_core::health::{HealthState, HealthSubject};
use limber_wire::ClientError;
use rusqlite::Connection;

/// Seconds of the journal's own deadlines pass in a fraction of a second.
const FAST: [&str; 3] = ["agent", "--time-scale", "20"];

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

fn add(home: &Home, note: &str) {
    let answer = home.run_all(&["cramp", "--ago", "5m", "--note", note]);
    assert_eq!(answer.code, 0, "{answer:?}");
}

/// The entry is refused, with this sentence, and so it is in status and doctor.
fn refused(home: &Home, code: ErrorCode, sentence: &str) {
    // While the desk does something else, status tells what was known last.
    until("status says so", || {
        let status = home.run("status");
        status.code == 0 && status.stdout.contains(sentence)
    });
    let answer = home.run("cramp --ago 5m --note lost");
    assert_eq!(answer.code, if code == ErrorCode::Internal { 70 } else { 74 }, "{answer:?}");
    assert!(answer.stderr.contains(sentence), "{answer:?}");
    let refused =
        home.client().request(Request::EveningNotTonight { night: "2026-11-11".parse().unwrap(), not_tonight: true });
    assert!(matches!(&refused, Err(ClientError::Refused(error)) if error.code == code), "{refused:?}");
    let doctor = home.run("doctor");
    assert_eq!(doctor.code, 1, "{doctor:?}");
    assert!(doctor.stdout.contains(sentence), "{doctor:?}");
    let Response::Health(report) = home.ask(Request::Health) else { panic!("no health") };
    let line = report.lines.iter().find(|line| line.subject == HealthSubject::Journal).unwrap();
    assert_eq!(line.state, HealthState::Fails);
}

fn has_problem(home: &Home) -> bool {
    let Response::Status(report) = home.ask(Request::Status) else { panic!("no status") };
    report.journal_problem.is_some()
}

/// The notes of a file as any program sees it, oldest first.
fn notes(path: &Path) -> Vec<String> {
    let connection = Connection::open(path).unwrap();
    let mut statement = connection.prepare("SELECT note FROM episode ORDER BY id").unwrap();
    let notes = statement.query_map([], |row| row.get(0)).unwrap();
    notes.map(Result::unwrap).collect()
}

fn shown(home: &Home) -> String {
    home.run("log").stdout
}

fn quit(home: &Home, mut agent: Agent) {
    assert_eq!(home.run("quit").code, 0);
    agent.child.wait().unwrap();
}

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
fn a_copy_put_back_after_a_crash_opens_whatever_the_crash_left() {
    let home = Home::new();
    let agent = home.start();
    add(&home, "in the copy");
    quit(&home, agent);
    let copy = home.path("copy.db");
    fs::copy(home.journal(), &copy).unwrap();
    let agent = home.start();
    add(&home, "later");
    quit(&home, agent);

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
    let agent = home.start();
    add(&home, "in the copy");
    quit(&home, agent);
    let copy = home.path("copy.db");
    fs::copy(home.journal(), &copy).unwrap();
    let agent = home.start();
    add(&home, "between");
    quit(&home, agent);
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

/// An agent whose data folder is a small file system of its own, seen by nobody else and gone with the agent.
/// `prepared` is run in it first. `None`, with a line that says so, where the machine allows no such thing.
fn on_a_disk_of_its_own(home: &Home, options: &str, prepared: &str) -> Option<(Agent, PathBuf)> {
    let data = home.path("data");
    fs::create_dir_all(&data).unwrap();
    let mut unshare = vec!["unshare", "--mount"];
    if needs_a_user_of_its_own() {
        unshare.push("--map-root-user");
    }
    if !Command::new(unshare[0]).args(&unshare[1..]).arg("true").status().is_ok_and(|it| it.success()) {
        println!("SKIPPED: this machine allows no mount of one's own");
        return None;
    }
    let script = format!("mount -t tmpfs -o {options} limber \"$0\" && cd \"$0\" && {prepared} && exec \"$@\"");
    let agent = home.start_wrapped(&unshare, &script, &data, &["agent", "--time-scale", "20"]);
    let root = format!("/proc/{}/root", agent.child.id());
    let inside = Path::new(&root).join(data.strip_prefix("/").unwrap());
    Some((agent, inside))
}

/// Whether mounting takes a user namespace: root needs none.
fn needs_a_user_of_its_own() -> bool {
    let mut unshare = Command::new("unshare");
    !unshare.args(["--mount", "true"]).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// A home whose journal, with one entry and 45 minutes chosen, lies in `kept` to be copied onto a disk.
fn kept() -> Home {
    let home = Home::new();
    let agent = home.start();
    add(&home, "from before");
    home.ask(Request::SettingsChange { change: serde_json::json!({ "breaks": { "interval_minutes": 45 } }) });
    quit(&home, agent);
    fs::rename(home.path("data/limber"), home.path("kept")).unwrap();
    home
}

/// What was written is read, what was chosen is in force, nothing can be written.
fn is_read_only(home: &Home, code: ErrorCode, sentence: &str) {
    refused(home, code, sentence);
    let log = shown(home);
    assert!(log.contains("from before"), "{log}");
    let Response::Settings(settings) = home.ask(Request::Settings) else { panic!("no settings") };
    assert_eq!(settings.breaks.interval_minutes, 45);
    let Response::Status(report) = home.ask(Request::Status) else { panic!("no status") };
    assert_eq!(report.status.interval_seconds, 45 * 60);
}

const COPY: &str = "mkdir limber && cp ../kept/journal.db limber/";
const FILL: &str = "(dd if=/dev/zero of=fill bs=4k 2>/dev/null; true)";

#[test]
fn on_a_full_disk_everything_is_read_and_written_again_once_there_is_room() {
    let home = kept();
    let Some((agent, inside)) = on_a_disk_of_its_own(&home, "size=1m", &format!("{COPY} && {FILL}")) else { return };
    is_read_only(&home, ErrorCode::DiskFull, "disk is full");
    for line in ["break start", "break done"] {
        assert_eq!(home.run(line).code, 0, "{line}");
    }
    fs::remove_file(inside.join("fill")).unwrap();
    let room = Instant::now();
    until("the problem is gone", || !has_problem(&home));
    assert!(room.elapsed() < Duration::from_secs(8));
    add(&home, "there is room");

    // And full again while it runs.
    assert!(Command::new("sh").args(["-c", FILL]).current_dir(&inside).status().unwrap().success());
    let mut written = 0;
    while home.run_all(&["cramp", "--ago", "5m", "--note", &"long ".repeat(700)]).code == 0 {
        written += 1;
        assert!(written < 300, "the disk never gets full");
    }
    is_read_only(&home, ErrorCode::DiskFull, "disk is full");
    fs::remove_file(inside.join("fill")).unwrap();
    until("the problem is gone", || !has_problem(&home));
    add(&home, "there is room again");
    until("all is in the file", || {
        fs::copy(inside.join("limber/journal.db"), home.path("copy.db")).unwrap();
        notes(&home.path("copy.db")).last().is_some_and(|note| note == "there is room again")
    });
    assert_eq!(notes(&home.path("copy.db")).len(), written + 3);
    let connection = Connection::open(home.path("copy.db")).unwrap();
    let breaks: u32 = connection.query_row("SELECT count(*) FROM break_record", [], |row| row.get(0)).unwrap();
    assert_eq!(breaks, 1, "the break that could not be written was kept");
    drop(agent);
}

#[test]
fn a_disk_without_room_for_another_file_is_full_too() {
    let home = kept();
    let fill = "for i in $(seq 100); do touch fill$i || break; done 2>/dev/null; true";
    let Some((_agent, inside)) = on_a_disk_of_its_own(&home, "size=4m,nr_inodes=12", &format!("{COPY} && ({fill})"))
    else {
        return;
    };
    is_read_only(&home, ErrorCode::DiskFull, "disk is full");
    for number in 1..6 {
        fs::remove_file(inside.join(format!("fill{number}"))).unwrap();
    }
    until("the problem is gone", || !has_problem(&home));
    add(&home, "there is room");
}

#[test]
fn on_a_read_only_disk_everything_is_read_and_written_again_once_it_is_writable() {
    let home = kept();
    let Some((agent, _)) =
        on_a_disk_of_its_own(&home, "size=4m", &format!("{COPY} && mount -o remount,ro limber \"$0\""))
    else {
        return;
    };
    is_read_only(&home, ErrorCode::ReadOnly, "cannot be written");
    let on_disk = |arguments: &[&str]| {
        let mut command = Command::new("nsenter");
        command.args(["--mount", "--target", &agent.child.id().to_string()]);
        if needs_a_user_of_its_own() {
            command.args(["--user", "--preserve-credentials"]);
        }
        assert!(command.args(arguments).arg(home.path("data")).status().unwrap().success(), "{arguments:?}");
    };
    on_disk(&["mount", "-o", "remount,rw", "limber"]);
    until("the problem is gone", || !has_problem(&home));
    add(&home, "writable");

    // Mounted over while it runs: the folder is there, and another one.
    on_disk(&["mount", "-t", "tmpfs", "over"]);
    refused(&home, ErrorCode::ReadOnly, "was moved or deleted");
    on_disk(&["umount"]);
    add(&home, "back");
}

#[test]
fn a_program_that_locks_the_journal_takes_no_settings_and_loses_no_break() {
    let home = kept();
    fs::create_dir_all(home.path("data")).unwrap();
    fs::rename(home.path("kept"), home.path("data/limber")).unwrap();
    let other = Connection::open(home.journal()).unwrap();
    other.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; DELETE FROM settings;").unwrap();
    let agent = home.start_with(&FAST);
    is_read_only(&home, ErrorCode::Internal, "Another program is using the journal");
    for line in ["break start", "break done"] {
        assert_eq!(home.run(line).code, 0, "{line}");
    }
    other.execute_batch("ROLLBACK").unwrap();
    drop(other);
    until("the problem is gone", || !has_problem(&home));
    add(&home, "free again");
    quit(&home, agent);
    assert_eq!(notes(&home.journal()), ["from before", "free again"]);
}
