//! Many clients at once, some of which do not read or say nothing.

use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::time::{Duration, Instant};

use limber_core::api::{ClientFrame, Event, PauseLength, Request, Response, ServerFrame};
#[cfg(target_os = "linux")]
use limber_core::journal::{EpisodeDraft, EpisodeKind};
use limber_wire::hello;

use super::Raw;
use crate::support::resident::{Home, until};

#[test]
fn a_subscriber_that_does_not_read_holds_nobody_up() {
    let home = Home::new();
    let _agent = home.start();
    let mut slow = Raw::greeted(&home);
    slow.send(br#"{"request":{"id":1,"request":{"type":"subscribe","window":false}}}"#);
    assert!(matches!(slow.receive(), ServerFrame::Reply { id: 1, result: Ok(_) }));
    let listening = home.client().subscribe(false).unwrap();
    let mut client = home.client();
    for _ in 0..1000 {
        client.request(Request::Pause { length: PauseLength::UntilResumed }).unwrap();
        client.request(Request::Resume).unwrap();
    }
    // Beside them it hears how the system's sources stand, whenever that changes.
    let told = listening.events.filter(|event| matches!(event, Event::Status(_))).take(2000).count();
    assert_eq!(told, 2000, "one that reads misses nothing");
    // The slow one was cut off: what was queued arrives, then the end.
    let mut rest = String::new();
    let _ = slow.lines.read_to_string(&mut rest);
    assert!(rest.lines().count() < 2000);
}

/// A connection on which nothing is read.
fn unread(home: &Home, frames: &[ClientFrame]) -> UnixStream {
    let mut stream = UnixStream::connect(home.path("agent.sock")).unwrap();
    stream.set_write_timeout(Some(Duration::from_secs(1))).unwrap();
    for frame in frames {
        let mut line = serde_json::to_vec(frame).unwrap();
        line.push(b'\n');
        if stream.write_all(&line).is_err() {
            break; // cut off already
        }
    }
    stream
}

/// Memory of a process that is its own, in KiB.
#[cfg(target_os = "linux")]
fn own_kib(process: u32) -> u64 {
    let rollup = std::fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap();
    let private = rollup.lines().filter(|line| line.starts_with("Private_"));
    private.filter_map(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok()).sum()
}

#[cfg(target_os = "linux")]
#[test]
fn clients_that_do_not_read_are_dropped_and_their_memory_comes_back() {
    let home = Home::new();
    let agent = home.start();
    let note = "o".repeat(4000);
    let now = home.client().subscribe(false).unwrap().snapshot.report.now;
    let mut client = home.client();
    for minutes in 1..=200 {
        let started_at = now - chrono::TimeDelta::minutes(minutes);
        let entry = EpisodeDraft { note: Some(note.clone()), ..EpisodeDraft::new(EpisodeKind::Ache, started_at) };
        client.request(Request::EpisodeAdd { entry }).unwrap();
    }
    let Response::Episodes(all) = client.request(Request::Episodes { since: None, until: None, from: None }).unwrap()
    else {
        panic!()
    };
    assert!(!all.episodes.is_empty());
    let before = own_kib(agent.child.id());

    let mut frames = vec![ClientFrame::Hello(hello("test"))];
    frames.extend(
        (1..=10)
            .map(|id| ClientFrame::Request { id, request: Request::Episodes { since: None, until: None, from: None } }),
    );
    let mut most = before;
    let mut deaf = Vec::new();
    for _ in 0..40 {
        deaf.push(unread(&home, &frames));
        most = most.max(own_kib(agent.child.id()));
        client.request(Request::Status).unwrap();
    }
    for _ in 0..75 {
        std::thread::sleep(Duration::from_millis(20));
        most = most.max(own_kib(agent.child.id()));
    }
    assert!(most < before + 40 * 1024, "{before} KiB before, {most} KiB at most");
    drop(deaf);
    until("the memory comes back", || own_kib(agent.child.id()) < before + 4 * 1024);
    // What nobody waits for any more is not read: the desk is free.
    client.request(Request::Night { night: limber_core::time::night_of(now) }).unwrap();
}

#[test]
fn who_says_nothing_keeps_nobody_out() {
    let home = Home::new();
    let _agent = home.start();
    let silent: Vec<_> = (0..100).map(|_| unread(&home, &[])).collect();
    let half: Vec<_> = (0..20)
        .map(|_| {
            let mut stream = unread(&home, &[]);
            let _ = stream.write_all(b"{\"hel"); // made room for another already
            stream
        })
        .collect();
    let started = Instant::now();
    let answer = home.run("status");
    assert_eq!(answer.code, 0, "{answer:?}");
    assert!(started.elapsed() < Duration::from_secs(2), "{:?}", started.elapsed());
    drop((silent, half));
}

#[test]
fn where_it_is_really_full_the_reason_is_told_and_the_log_stays_short() {
    let home = Home::new();
    let _agent = home.start();
    let inside: Vec<_> = (0..64).map(|_| home.client()).collect();
    for _ in 0..40 {
        let answer = home.run("status");
        assert_eq!(answer.code, 69, "{answer:?}");
        assert!(answer.stderr.contains("Too many programs"), "{answer:?}");
    }
    let log: String = std::fs::read_dir(home.path("state/limber/log"))
        .unwrap()
        .filter_map(|file| std::fs::read_to_string(file.unwrap().path()).ok())
        .collect();
    let lines = log.lines().filter(|line| line.contains("was not admitted")).count();
    assert!((1..=8).contains(&lines), "{lines} lines for 40 who were refused:\n{log}");
    drop(inside);
    until("there is room again", || home.run("status").code == 0);
}
