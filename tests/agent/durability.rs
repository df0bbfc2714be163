//! What was acknowledged stays, and what is wrong with the journal is said while breaks go on.

use std::path::{Path, PathBuf};

use crate::support::resident::{Home, mode};
use limber_core::api::{ErrorCode, Request, Response};
use limber_core::engine::{BreakOutcome, Phase};
use limber_core::journal::EpisodeFilter;
use limber_wire::ClientError;

fn count(home: &Home) -> usize {
    match home.ask(Request::Episodes { since: None, until: None, filter: EpisodeFilter::default(), from: None }) {
        Response::Episodes(page) => page.episodes.len(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_acknowledged_entry_survives_kill_9() {
    let home = Home::new();
    for round in 1..=8 {
        let mut agent = home.start();
        let answer = home.run("cramp --muscle calf --ago 10m --note remembered");
        agent.child.kill().unwrap();
        agent.child.wait().unwrap();
        assert_eq!(answer.code, 0, "{answer:?}");
        let _next = home.start();
        assert_eq!(count(&home), round);
    }
}

#[test]
fn a_pause_and_a_setting_survive_a_restart() {
    let home = Home::new();
    let mut agent = home.start();
    assert_eq!(home.run("pause 2h").code, 0);
    home.ask(Request::SettingsChange { change: serde_json::json!({ "breaks": { "snooze_minutes": 7 } }) });
    agent.child.kill().unwrap();
    agent.child.wait().unwrap();
    let _next = home.start();
    let Response::Status(report) = home.ask(Request::Status) else { panic!("no status") };
    assert!(matches!(report.status.phase, Phase::Paused { until: Some(_), .. }), "{report:?}");
    let Response::Settings(settings) = home.ask(Request::Settings) else { panic!("no settings") };
    assert_eq!(settings.breaks.snooze_minutes, 7);
}

/// Breaks work, the journal says what is wrong, and the file is as it was.
fn refuses_entries_but_serves_breaks(home: &Home, code: ErrorCode, word: &str) {
    let status = home.run("status");
    assert_eq!(status.code, 0, "{status:?}");
    assert!(status.stdout.contains(word), "{status:?}");
    for line in ["break start", "break done", "pause 30m", "resume"] {
        assert_eq!(home.run(line).code, 0, "{line}");
    }
    let answer = home.run("cramp --ago 5m");
    assert_eq!(answer.code, 74, "{answer:?}");
    assert!(answer.stderr.contains(word), "{answer:?}");
    let refused = home.client().request(Request::Episodes {
        since: None,
        until: None,
        filter: EpisodeFilter::default(),
        from: None,
    });
    assert!(matches!(&refused, Err(ClientError::Refused(error)) if error.code == code), "{refused:?}");
    let snapshot = home.client().subscribe(true).unwrap().snapshot;
    assert_eq!(snapshot.report.journal_problem.map(|problem| problem.code), Some(code));
}

#[test]
fn a_newer_journal_is_left_alone() {
    let home = Home::new();
    let mut agent = home.start();
    assert_eq!(home.run("cramp --ago 5m").code, 0);
    assert_eq!(home.run("quit").code, 0);
    agent.child.wait().unwrap();
    let mut bytes = std::fs::read(home.journal()).unwrap();
    bytes[60..64].copy_from_slice(&999u32.to_be_bytes()); // user_version
    std::fs::write(home.journal(), &bytes).unwrap();
    let _next = home.start();
    refuses_entries_but_serves_breaks(&home, ErrorCode::DatabaseNewer, "999");
    assert_eq!(std::fs::read(home.journal()).unwrap(), bytes);
}

#[test]
fn a_damaged_journal_is_left_alone() {
    let home = Home::new();
    std::fs::create_dir_all(home.journal().parent().unwrap()).unwrap();
    let bytes = b"this has never been a database".repeat(300);
    std::fs::write(home.journal(), &bytes).unwrap();
    let _agent = home.start();
    refuses_entries_but_serves_breaks(&home, ErrorCode::DatabaseDamaged, "damaged");
    assert_eq!(std::fs::read(home.journal()).unwrap(), bytes);
}

#[test]
fn what_could_not_be_written_is_written_when_it_can_be() {
    let home = Home::new();
    // A folder in the file's place: not writable for anybody, root included.
    std::fs::create_dir_all(home.journal()).unwrap();
    let _agent = home.start();
    refuses_entries_but_serves_breaks(&home, ErrorCode::ReadOnly, "is a folder, not a file");
    std::fs::remove_dir(home.journal()).unwrap();

    let Response::Today(today) = home.ask(Request::Today) else { panic!("no today") };
    assert!(today.breaks.iter().any(|record| record.outcome == BreakOutcome::Taken), "{today:?}");
    assert_eq!(home.run("cramp --ago 5m").code, 0);
    assert_eq!(count(&home), 1);
    let status = home.run("status");
    assert!(!status.stdout.contains("is a folder"), "{status:?}");
    let Response::Today(after) = home.ask(Request::Today) else { panic!("no today") };
    assert_eq!(after.breaks, today.breaks, "kept once, not twice");
}

#[test]
fn what_the_agent_writes_is_for_its_owner_alone_whatever_the_umask() {
    fn within(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).into_iter().flatten().map(Result::unwrap) {
            if entry.path().is_dir() {
                within(&entry.path(), found);
            }
            found.push(entry.path());
        }
    }
    let home = Home::new();
    let agent = home.start_wrapped(&["env"], "umask 0; exec \"$@\"", &home.path("unused"), &["agent"]);
    assert_eq!(home.run("cramp").code, 0);
    assert_eq!(home.run("pause 1h").code, 0);
    let mut found = vec![home.path("agent.sock")];
    for folder in ["data", "state", "config", "run"] {
        within(&home.path(folder), &mut found);
    }
    let is_named = |end: &str| found.iter().any(|path| path.display().to_string().ends_with(end));
    assert!(["journal.db", ".log", "agent.lock"].into_iter().all(is_named), "there is something to look at: {found:?}");
    found.retain(|path| mode(path) & 0o077 != 0);
    assert_eq!(found, Vec::<PathBuf>::new(), "open to others");
    drop(agent);
}
