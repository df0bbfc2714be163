//! The log: bounded, private, and nothing that stands in its place keeps the agent from its work.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::PathBuf;
use std::process::Command;
use std::time::SystemTime;

use limber_core::api::{Request, Response};
use limber_core::health::{Finding, HealthLine, HealthSubject};

use crate::support::resident::{Home, mode, until};

/// Puts something at a path.
type Put<'a> = &'a dyn Fn(&PathBuf);

/// The file of today and of the days beside it: a test may run at midnight.
fn files(home: &Home) -> [PathBuf; 3] {
    let now = chrono::DateTime::<chrono::Utc>::from(SystemTime::now()).date_naive();
    let days = [now.pred_opt().unwrap(), now, now.succ_opt().unwrap()];
    days.map(|day| home.path(&format!("state/limber/log/agent.{day}.log")))
}

fn log(home: &Home) -> HealthLine {
    let Response::Health(report) = home.ask(Request::Health) else { panic!("no report") };
    report.lines.into_iter().find(|line| line.subject == HealthSubject::Log).unwrap()
}

#[test]
fn it_is_private_and_doctor_says_where_it_is() {
    let home = Home::new();
    let [_, today, _] = files(&home);
    fs::create_dir_all(today.parent().unwrap()).unwrap();
    fs::write(&today, "what an older version left open\n").unwrap();
    fs::set_permissions(&today, fs::Permissions::from_mode(0o644)).unwrap();
    let _agent = home.start();
    let line = log(&home);
    assert_eq!(line.finding, Finding::LogKept, "{line:?}");
    let path = PathBuf::from(line.detail.unwrap());
    assert_eq!(mode(&path), 0o600);
    assert!(fs::read_to_string(&path).unwrap().contains("the agent starts"));
    assert!(home.run("doctor").stdout.contains("Written to "));
}

#[test]
fn what_stands_in_its_place_is_left_alone_and_told() {
    let elsewhere = tempfile::NamedTempFile::new().unwrap();
    let places: [(&str, Put<'_>); 5] = [
        ("a folder", &|path| fs::create_dir(path).unwrap()),
        ("a link", &|path| symlink(elsewhere.path(), path).unwrap()),
        ("a link", &|path| symlink("/dev/full", path).unwrap()),
        ("a pipe", &|path| assert!(Command::new("mkfifo").arg(path).status().unwrap().success())),
        ("a pipe", &|path| drop(std::os::unix::net::UnixListener::bind(path).unwrap())),
    ];
    for (words, put) in places {
        let home = Home::new();
        fs::create_dir_all(home.path("state/limber/log")).unwrap();
        files(&home).iter().for_each(put);
        // A pipe with somebody at its other end can be opened, and may be full.
        let _reader = fs::OpenOptions::new().read(true).write(true).open(&files(&home)[1]);
        let _agent = home.start();
        let line = log(&home);
        assert_eq!(line.finding, Finding::LogUnwritable, "{words}: {line:?}");
        assert!(
            line.detail.as_ref().is_some_and(|said| said.contains(words) && said.contains("Move it away")),
            "{line:?}"
        );
        assert_eq!(home.run("pause 1h").code, 0, "{words}: the agent goes on");
        for file in files(&home) {
            match fs::symlink_metadata(&file).unwrap() {
                found if found.is_dir() => fs::remove_dir(file).unwrap(),
                _ => fs::remove_file(file).unwrap(),
            }
        }
        assert_eq!(log(&home).finding, Finding::LogKept, "{words} is gone: the log is written");
        assert_eq!(elsewhere.as_file().metadata().unwrap().len(), 0, "a link is not followed");
    }
}

#[test]
fn a_folder_that_cannot_be_made_ends_nothing_and_is_told() {
    let home = Home::new();
    fs::create_dir_all(home.path("state")).unwrap();
    fs::write(home.path("state/limber"), "in the way").unwrap();
    let mut agent = home.command(["agent"]).spawn().unwrap();
    until("the agent answers", || home.run("status").code == 0);
    let line = log(&home);
    assert_eq!(line.finding, Finding::LogUnwritable, "{line:?}");
    assert!(line.detail.is_some_and(|said| said.contains("state/limber")));
    assert_eq!(home.run("quit").code, 0);
    let mut said = String::new();
    std::io::Read::read_to_string(&mut agent.stderr.take().unwrap(), &mut said).unwrap();
    assert_eq!(said.matches("state/limber").count(), 1, "told once on standard error: {said}");
    assert!(agent.wait().unwrap().success());
}

#[test]
fn whoever_is_refused_for_ever_fills_no_log() {
    let home = Home::new();
    let _agent = home.start();
    // A nonsense hello again and again, and an answer that is never taken: whatever is said of it is said a few times.
    for _ in 0..300 {
        let mut client = std::os::unix::net::UnixStream::connect(home.path("agent.sock")).unwrap();
        let _ = std::io::Write::write_all(&mut client, b"{\"nonsense\":1}\n");
        let _ = std::io::Read::read(&mut client, &mut [0; 512]);
    }
    let kept = PathBuf::from(log(&home).detail.unwrap());
    let lines = fs::read_to_string(kept).unwrap().lines().count();
    assert!(lines < 100, "{lines} lines");
}
