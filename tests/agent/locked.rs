//! The journal held by another program, such as a database browser with an unsaved edit: nobody waits for it but who
//! wants something written, and nothing is lost.

use std::thread;
use std::time::{Duration, Instant};

use chrono::{TimeDelta, Timelike};
use limber_core::api::{ErrorCode, Request, Response};
use limber_core::engine::{BreakOutcome, Phase};
use limber_core::journal::{Episode, EpisodeDraft, EpisodeFilter, EpisodeKind};
use limber_core::time::{LocalTime, night_of};
use limber_store::Store;
use limber_wire::ClientError;
use rusqlite::Connection;
use uuid::Uuid;

use crate::support::resident::{Home, until};

/// Far more than an answer takes, and far less than the lock is held for.
const AT_ONCE: Duration = Duration::from_secs(1);

/// How the other program holds the file.
#[derive(Debug, Clone, Copy)]
enum Lock {
    /// It has begun to write.
    Writing,
    /// It lets nobody read either.
    Exclusive,
}

/// Holds the lock for as long as it lives.
fn hold(home: &Home, lock: Lock) -> Connection {
    let other = Connection::open(home.journal()).unwrap();
    other.busy_timeout(Duration::from_secs(10)).unwrap();
    if matches!(lock, Lock::Exclusive) {
        let _: String = other.pragma_update_and_check(None, "locking_mode", "EXCLUSIVE", |row| row.get(0)).unwrap();
    }
    other.execute_batch("BEGIN EXCLUSIVE; CREATE TABLE unsaved (edit TEXT);").unwrap();
    other
}

/// A journal with an entry, in which the person chose 45 minutes.
fn begun() -> Home {
    let home = Home::new();
    let _agent = home.start();
    home.ask(Request::SettingsChange { change: serde_json::json!({ "breaks": { "interval_minutes": 45 } }) });
    assert_eq!(home.run("cramp --ago 10m").code, 0);
    assert_eq!(home.run("quit").code, 0);
    home
}

/// Asks, and says how long the answer took.
fn timed(home: &Home, request: Request) -> (Response, Duration) {
    let mut client = home.client();
    let started = Instant::now();
    let answer = client.request(request).unwrap();
    (answer, started.elapsed())
}

fn outcomes(home: &Home) -> Vec<BreakOutcome> {
    let Response::Today(today) = home.ask(Request::Today) else { panic!("no day") };
    today.breaks.iter().map(|record| record.outcome).collect()
}

/// What is written in the file itself.
fn written(home: &Home) -> (u32, u32) {
    let file = Connection::open(home.journal()).unwrap();
    let count = |table: &str| file.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
    (count("episode"), count("break_record"))
}

#[test]
fn a_journal_locked_at_the_start_delays_nothing_and_loses_nothing() {
    for lock in [Lock::Exclusive, Lock::Writing] {
        let home = begun();
        let other = hold(&home, lock);
        let agent = home.start();

        let (answer, took) = timed(&home, Request::Status);
        let Response::Status(report) = answer else { panic!("{lock:?}: no status") };
        assert!(took < AT_ONCE, "{lock:?}: status took {took:?}");
        assert_eq!(report.status.interval_seconds, 45 * 60, "{lock:?}: the person's choice holds");

        // The screen opens at once; whether it can be written down is told when it is known.
        let started = Instant::now();
        let cramp = thread::scope(|scope| {
            let cramp = scope.spawn(|| home.client().request(Request::CrampStart { muscle: None, side: None }));
            until("the cramp screen opens", || !home.windows().is_empty());
            assert!(started.elapsed() < AT_ONCE, "{lock:?}: the screen took {:?}", started.elapsed());
            let (_, took) = timed(&home, Request::Status);
            assert!(took < AT_ONCE, "{lock:?}: status beside it took {took:?}");
            cramp.join().unwrap()
        });
        let Err(ClientError::Refused(refused)) = cramp else { panic!("{lock:?}: {cramp:?}") };
        assert!(refused.message.contains("Another program"), "{lock:?}: {}", refused.message);
        assert_eq!(home.windows(), ["--view cramp"]);

        // A break ends, is known, and is written as soon as that is possible.
        assert_eq!(home.run("break start").code, 0);
        assert_eq!(home.run("break done").code, 0);
        assert_eq!(outcomes(&home), [BreakOutcome::Taken], "{lock:?}");
        drop(other);
        until("the break is written", || written(&home).1 == 1);
        assert_eq!(written(&home), (1, 1), "{lock:?}: what was refused is not written");
        until("nothing is wrong any more", || match home.ask(Request::Status) {
            Response::Status(report) => report.journal_problem.is_none(),
            other => panic!("{other:?}"),
        });
        drop(agent);
    }
}

#[test]
fn while_it_is_locked_one_connection_is_answered_out_of_turn_and_a_save_waits_for_its_turn() {
    let home = Home::new();
    let _agent = home.start();
    let window = home.client().subscribe(true).unwrap();
    let entry = EpisodeDraft::new(EpisodeKind::Cramp, window.snapshot.report.now - TimeDelta::minutes(5));

    let other = hold(&home, Lock::Writing);
    thread::scope(|scope| {
        let requests = window.requests.clone();
        let saved = scope.spawn(move || requests.request(Request::EpisodeAdd { entry }));
        // The same connection, while the save waits.
        for _ in 0..20 {
            let started = Instant::now();
            window.requests.request(Request::Status).unwrap();
            assert!(started.elapsed() < AT_ONCE, "{:?}", started.elapsed());
        }
        drop(other);
        let saved = saved.join().unwrap();
        assert!(matches!(saved, Ok(Response::Episode(_))), "freed in time, it is saved: {saved:?}");
    });
    assert_eq!(written(&home).0, 1);

    let other = hold(&home, Lock::Writing);
    let entry = EpisodeDraft::new(EpisodeKind::Cramp, window.snapshot.report.now - TimeDelta::minutes(4));
    let refused = window.requests.request(Request::EpisodeAdd { entry });
    assert!(
        matches!(&refused, Err(ClientError::Refused(error)) if error.code == ErrorCode::Busy),
        "held for longer, it is refused with a reason: {refused:?}"
    );
    drop(other);
    assert_eq!(written(&home).0, 1, "what was refused is not written later");
}

#[test]
fn a_break_falls_due_and_is_announced_while_the_journal_is_locked() {
    let home = begun();
    let _other = hold(&home, Lock::Exclusive);
    let _agent = home.start_with(&["agent", "--time-scale", "3600"]);
    // There is no notification service here: the window's prompt is what announces.
    until("the break is announced", || home.windows().iter().any(|window| window == "--view break"));
    let Response::Status(report) = home.ask(Request::Status) else { panic!("no status") };
    assert!(!matches!(report.status.phase, Phase::Working { .. }), "{report:?}");
}

#[test]
fn leaving_while_it_is_locked_ends_soon_and_takes_the_break_along() {
    let home = begun();
    let mut agent = home.start();
    let other = hold(&home, Lock::Writing);
    assert_eq!(home.run("break start").code, 0);
    assert_eq!(home.run("break done").code, 0);
    assert_eq!(home.run("quit").code, 0);
    until("the agent has left", || agent.child.try_wait().unwrap().is_some());
    drop(other);
    assert_eq!(written(&home).1, 0, "it could not be written");
    let _next = home.start();
    assert_eq!(outcomes(&home), [BreakOutcome::Taken]);
    until("the break is written", || written(&home).1 == 1);
}

#[test]
fn who_reads_everything_holds_nobody_up() {
    let home = begun();
    let now = LocalTime::parse_from_rfc3339("2026-11-12T09:00:00+01:00").unwrap().with_nanosecond(0).unwrap();
    let store = Store::open(&home.journal(), now).unwrap();
    let written = store.together(|store| {
        (0..20_000_u32).try_for_each(|hours| {
            let started_at = now - TimeDelta::hours(i64::from(hours));
            store.episodes().add(&Episode {
                id: Uuid::from_u128(u128::from(hours) + 1),
                night: night_of(started_at),
                ongoing: false,
                created_at: started_at,
                updated_at: started_at,
                entry: EpisodeDraft::new(EpisodeKind::Cramp, started_at),
            })
        })
    });
    written.unwrap();
    drop(store);
    let _agent = home.start();
    thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut client = home.client();
            let mut from = None;
            loop {
                let answer = client
                    .request(Request::Episodes { since: None, until: None, filter: EpisodeFilter::default(), from })
                    .unwrap();
                let Response::Episodes(page) = answer else { panic!("no page") };
                from = page.next;
                if from.is_none() {
                    break;
                }
            }
        });
        let mut client = home.client();
        let mut took = Vec::new();
        while !reader.is_finished() || took.len() < 20 {
            let started = Instant::now();
            client.request(Request::Status).unwrap();
            took.push(started.elapsed());
            thread::sleep(Duration::from_millis(2));
        }
        took.sort();
        let p99 = took[took.len() * 99 / 100];
        assert!(p99 < AT_ONCE / 2, "p99 of status is {p99:?}");
    });
}
