//! A journal that has grown for decades: every answer stays within a frame, and `limber log` prints what no answer holds.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Stdio};

use crate::support::resident::Home;
use limber_core::api::{BREAKS_OF_TODAY, ErrorCode, Request, Response};
use limber_core::journal::{EPISODES_A_PAGE, Episode, EpisodeFilter};
use limber_wire::ClientError;
use rusqlite::Connection;

const EPISODES: usize = 6000;
const BREAKS: usize = 5000;

/// A journal with so many episodes, each with a note of about 1 KiB, and thousands of breaks today.
fn home() -> Home {
    let home = Home::new();
    let mut agent = home.start();
    let Response::Today(today) = home.ask(Request::Today) else { panic!("no today") };
    assert_eq!(home.run("quit").code, 0);
    agent.child.wait().unwrap();
    let mut connection = Connection::open(home.journal()).unwrap();
    let change = connection.transaction().unwrap();
    let numbers = "WITH RECURSIVE number (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number LIMIT ?1)";
    let id = "CAST(printf('%016d', n) AS BLOB)";
    change
        .execute(
            &format!(
                "{numbers} INSERT INTO episode (id, night, ongoing, created_at, updated_at, kind, started_at, \
                 started_utc, note) SELECT {id}, date('1980-01-01', (n / 2) || ' days'), 0, \
                 '2007-06-01T00:00:00Z', '2007-06-01T00:00:00Z', 'cramp', \
                 date('1980-01-01', (n / 2) || ' days') || 'T23:00:00Z', \
                 unixepoch('1980-01-01', (n / 2) || ' days') * 1000 + 82800000, printf('%07d', n) || hex(zeroblob(500)) \
                 FROM number"
            ),
            [i64::try_from(EPISODES).unwrap()],
        )
        .unwrap();
    change
        .execute(
            &format!(
                "{numbers} INSERT INTO break_record (id, day, outcome, started_at, started_utc, ended_at, snoozes, \
                 sitting_seconds) SELECT {id}, ?2, 'skipped', ?2 || 'T10:00:00Z', n, ?2 || 'T10:00:00Z', 0, n FROM number"
            ),
            (i64::try_from(BREAKS).unwrap(), today.day.to_string()),
        )
        .unwrap();
    change.commit().unwrap();
    home
}

/// The most memory a process has had, in KiB.
fn peak(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

fn log(home: &Home, arguments: &[&str]) -> (Child, impl BufRead + use<>) {
    let mut log = home.command([&["log"], arguments].concat()).spawn().unwrap();
    let lines = BufReader::with_capacity(1024, log.stdout.take().unwrap());
    (log, lines)
}

#[test]
fn everything_is_printed_in_order_with_flat_memory() {
    let home = home();
    let agent = home.start();
    for arguments in [&[][..], &["--json"]] {
        let before = peak(agent.child.id());
        let (mut child, lines) = log(&home, arguments);
        let (mut early, mut count) = (0, 0);
        for (number, line) in lines.lines().enumerate() {
            let line = line.unwrap();
            if let Some(line) = line.trim_start_matches('[').trim_end_matches([',', ']']).strip_prefix('{') {
                let episode: Episode = serde_json::from_str(&format!("{{{line}")).unwrap();
                assert!(episode.entry.note.unwrap().starts_with(&format!("{:07}", EPISODES - 1 - number)));
            } else if arguments.is_empty() {
                assert!(line.contains(&format!("{:07}", EPISODES - 1 - number)), "{line}");
            }
            count += 1;
            if number == 2 * EPISODES_A_PAGE {
                early = peak(child.id());
            } else if number == EPISODES - 2 * EPISODES_A_PAGE {
                let late = peak(child.id());
                assert!(late < early + 3 * 1024, "from {early} to {late} KiB in 6 MB of notes");
            }
        }
        assert_eq!(count, EPISODES);
        assert!(child.wait().unwrap().success());
        let after = peak(agent.child.id());
        assert!(after < before + 6 * 1024, "the agent: from {before} to {after} KiB");
    }
    let json = home.json("log");
    assert_eq!(json.as_array().unwrap().len(), EPISODES, "one list");
}

#[test]
fn a_reader_that_has_had_enough_ends_it_quietly() {
    let home = home();
    let _agent = home.start();
    for arguments in [&[][..], &["--json"], &["--since", "1985-01-01"]] {
        let (child, mut lines) = log(&home, arguments);
        let mut first = String::new();
        lines.read_line(&mut first).unwrap();
        assert!(first.contains("0005999"), "{first}");
        drop(lines);
        let mut child = child;
        let mut complaint = String::new();
        child.stderr.take().unwrap().read_to_string(&mut complaint).unwrap();
        assert!(child.wait().unwrap().success(), "{complaint}");
        assert_eq!(complaint, "");
    }
    // And one that never reads at all is no different from one that is gone.
    let mut command = home.command(["log"]);
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert!(child.wait().unwrap().success());
}

#[test]
fn no_answer_grows_beyond_a_frame() {
    let home = home();
    let _agent = home.start();
    let Response::Episodes(page) =
        home.ask(Request::Episodes { since: None, until: None, filter: EpisodeFilter::default(), from: None })
    else {
        panic!("no page")
    };
    assert!((100..=EPISODES_A_PAGE).contains(&page.episodes.len()), "full by number or by bytes");
    let Response::Today(today) = home.ask(Request::Today) else { panic!("no today") };
    assert_eq!(today.breaks.len(), BREAKS_OF_TODAY);
    assert_eq!(today.breaks.last().unwrap().sitting_seconds, BREAKS as u64 - 1, "the last ones");
    for line in ["break start", "break done"] {
        assert_eq!(home.run(line).code, 0, "{line}");
    }
    let Response::Today(today) = home.ask(Request::Today) else { panic!("no today") };
    assert_eq!(today.breaks.len(), BREAKS_OF_TODAY);
    assert!(home.client().subscribe(true).is_ok());

    let nights = |since: &str, until: &str| {
        home.client().request(Request::Nights { since: since.parse().unwrap(), until: until.parse().unwrap() })
    };
    let Ok(Response::Nights(ten_years)) = nights("1980-01-01", "1989-12-31") else { panic!("no nights") };
    assert_eq!(ten_years.len(), 3653);
    let refused = nights("1980-01-01", "2026-01-01");
    assert!(matches!(&refused, Err(ClientError::Refused(error)) if error.code == ErrorCode::Invalid), "{refused:?}");
}
