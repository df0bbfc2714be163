//! Many clients at once, some of which do not read or say nothing.

use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::time::{Duration, Instant};

use limber_core::api::{ClientFrame, Event, PauseLength, Request, ServerFrame};

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
pub(super) fn unread(home: &Home, frames: &[ClientFrame]) -> UnixStream {
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
