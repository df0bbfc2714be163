//! Nothing can be written: the disk is full or read-only, or another program locks the file.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use limber_core::api::{ErrorCode, Request, Response};
use rusqlite::Connection;

use super::{FAST, add, has_problem, notes, quit, refused, shown};
use crate::support::resident::{Agent, Home, until};

const COPY: &str = "mkdir limber && cp ../kept/journal.db limber/";
const FILL: &str = "(dd if=/dev/zero of=fill bs=4k 2>/dev/null; true)";

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
    let deletion = home.run("delete everything --word delete");
    assert!(deletion.code == 74 && deletion.stderr.contains("cannot be written"), "{deletion:?}");
    assert!(shown(&home).contains("from before"), "nothing is gone");
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
    is_read_only(&home, ErrorCode::Busy, "Another program is using the journal");
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

#[test]
fn on_a_full_disk_everything_can_be_deleted_and_then_there_is_room() {
    let home = kept();
    let Some((_agent, inside)) = on_a_disk_of_its_own(&home, "size=1m", &format!("{COPY} && {FILL}")) else { return };
    is_read_only(&home, ErrorCode::DiskFull, "disk is full");
    let deleted = home.run("delete everything --word delete");
    assert_eq!(deleted.code, 0, "{deleted:?}");
    assert!(!shown(&home).contains("from before"));
    let left: Vec<PathBuf> = fs::read_dir(inside.join("limber")).unwrap().map(|entry| entry.unwrap().path()).collect();
    let tells = |path: &PathBuf| fs::read(path).unwrap().windows(11).any(|bytes| bytes == b"from before");
    assert!(!left.iter().any(tells), "{left:?}");
    fs::remove_file(inside.join("fill")).unwrap();
    until("the problem is gone", || !has_problem(&home));
    add(&home, "anew");
}
