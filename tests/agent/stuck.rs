//! An agent whose threads at the socket say hello while the one that decides does not move any more: that is told within
//! 3 s, with what ends it. One that is only slow is waited for.

use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use limber_core::api::{ApiError, ClientFrame, ErrorCode, Request, Response, ServerFrame};
use limber_wire::{Claim, Client, ClientError, Connection, hello};

use crate::support::resident::{Home, until};

/// Says hello to everybody, and does with each request what the test wants.
fn agent(home: &Home, answer: impl Fn(u64, &Request, &Connection) + Send + Sync + 'static) -> Claim {
    let mut claim = Claim::take(&home.address()).unwrap();
    let listener = claim.listen().unwrap();
    let answer = Arc::new(answer);
    thread::spawn(move || {
        while let Ok((connection, mut incoming)) = listener.accept() {
            let answer = Arc::clone(&answer);
            thread::spawn(move || {
                while let Ok(Some(Ok(frame))) = incoming.next_frame() {
                    match frame {
                        ClientFrame::Hello(_) => _ = connection.send(&ServerFrame::Hello(hello("0.1.0"))),
                        ClientFrame::Request { id, request } => answer(id, &request, &connection),
                    }
                }
            });
        }
    });
    claim
}

#[test]
fn an_agent_that_says_hello_and_nothing_more_is_told_with_what_ends_it() {
    let home = Home::new();
    let _stuck = agent(&home, |_, _, _| {});
    let pid = std::process::id();
    for command in ["status", "pause 10", "open", "quit", "doctor", "log", "night", "cramp --ago 10m"] {
        let asked = Instant::now();
        let answer = home.run(command);
        // 3 s, and room for a machine with other things to do.
        assert!(asked.elapsed() < Duration::from_secs(8), "{command} took {:?}", asked.elapsed());
        assert_eq!(answer.code, 75, "{command}: {answer:?}");
        assert!(answer.stderr.contains(&format!("kill -9 {pid}")), "{command}: {answer:?}");
    }
    let subscribed = Client::connect_to(&home.address(), &hello("test")).unwrap().subscribe(true);
    assert!(matches!(subscribed, Err(ClientError::Hung { pid: Some(told) }) if told == pid), "{subscribed:?}");
}

#[test]
fn one_that_is_only_slow_is_waited_for() {
    let home = Home::new();
    let refused = || ApiError { code: ErrorCode::NotFound, message: "late".into(), field: None };
    let _slow = agent(&home, move |id, request, connection| {
        let connection = connection.clone();
        let late = !matches!(request, Request::Status);
        thread::spawn(move || {
            if late {
                thread::sleep(Duration::from_secs(2));
            }
            let _ = connection.send(&ServerFrame::Reply { id, result: Err(refused()) });
        });
    });
    let answer = home.run("pause 10");
    assert!(answer.stderr.contains("late"), "{answer:?}");
    let mut client = home.client();
    let late = client.request(Request::Settings);
    assert!(matches!(&late, Err(ClientError::Refused(error)) if error.message == "late"), "{late:?}");
    let next = client.request(Request::Status);
    assert!(matches!(&next, Err(ClientError::Refused(_))), "the next answer is not taken for it: {next:?}");
}

#[test]
fn the_real_agent_is_waited_for_while_its_journal_is_held() {
    let home = Home::new();
    let _agent = home.start();
    let other = rusqlite::Connection::open(home.journal()).unwrap();
    until("the journal is there", || home.journal().exists());
    other.execute_batch("BEGIN EXCLUSIVE;").unwrap();
    let subscription = home.client().subscribe(true).unwrap();
    let answer = subscription.requests.request(Request::CrampStart { muscle: None, side: None });
    assert!(matches!(&answer, Err(ClientError::Refused(_))), "refused with its reason: {answer:?}");
    drop(other);
    assert!(matches!(subscription.requests.request(Request::Status), Ok(Response::Status(_))));
}
