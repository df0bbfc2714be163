//! The journal's file moved, replaced, deleted, locked, on a full disk or a read-only one, with the real agent: what
//! is acknowledged is in the file at the path, and what is wrong is said.
#![allow(clippy::print_stdout, reason = "a test says when it cannot run")]

mod copies;
mod disk;
mod place;

use std::path::{Path, PathBuf};

use limber_core::api::{ErrorCode, Request, Response};
use limber_core::health::{HealthState, HealthSubject};
use limber_wire::ClientError;
use rusqlite::Connection;

use crate::support::resident::{Agent, Home, until};

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
