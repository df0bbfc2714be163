//! Who may speak, the hello, and frames good and bad.

use std::io::{Read, Write};
use std::net::Shutdown;
use std::os::unix::net::UnixStream;

use limber_core::api::{ClientFrame, ErrorCode, MAX_FRAME_BYTES, Response, ServerFrame};
use limber_wire::hello;

use super::Raw;
use crate::support::resident::{Home, mode, until};

#[test]
fn the_socket_is_the_owners_only() {
    let home = Home::new();
    let _agent = home.start();
    assert_eq!(mode(&home.path("agent.sock")), 0o600);
}

#[test]
fn without_an_override_it_lies_in_a_closed_folder_of_the_runtime_folder() {
    let home = Home::new();
    std::fs::create_dir(home.path("run")).unwrap();
    let mut command = home.command(["agent"]);
    let mut agent = command.env_remove("LIMBER_SOCKET").spawn().unwrap();
    until("the agent listens", || {
        home.address().record().is_some_and(|record| UnixStream::connect(record.socket).is_ok())
    });
    let socket = home.address().record().unwrap().socket;
    assert_eq!(socket.parent(), Some(&*home.path("run/limber")));
    assert_eq!((mode(&home.path("run/limber")), mode(&socket)), (0o700, 0o600));
    agent.kill().unwrap();
    agent.wait().unwrap();
}

#[test]
fn another_protocol_is_answered_with_both_versions() {
    let home = Home::new();
    let _agent = home.start();
    let mut raw = Raw::connect(&home);
    let mut greeting = hello("7.8.9");
    greeting.protocol = 4711;
    raw.send(&serde_json::to_vec(&ClientFrame::Hello(greeting.clone())).unwrap());
    assert!(matches!(raw.receive(), ServerFrame::Hello(_)), "it says who it is first");
    let (_, code, message) = raw.refusal();
    assert_eq!(code, ErrorCode::ProtocolMismatch);
    assert!(message.contains("7.8.9") && message.contains("4711"), "{message}");
    assert!(message.contains(limber_agent::VERSION), "{message}");
    assert_eq!(raw.lines.read(&mut [0]).unwrap(), 0, "and closes");
}

#[test]
fn a_client_meets_another_protocol_with_a_clear_error() {
    let home = Home::new();
    let listener = std::os::unix::net::UnixListener::bind(home.path("agent.sock")).unwrap();
    let server = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut theirs = hello("9.9.9");
        theirs.protocol = 4711;
        let mut line = serde_json::to_vec(&ServerFrame::Hello(theirs)).unwrap();
        line.push(b'\n');
        stream.write_all(&line).unwrap();
        stream.shutdown(Shutdown::Write).unwrap();
        std::io::copy(&mut stream, &mut std::io::sink()).unwrap();
    });
    let answer = home.run("status");
    assert_eq!(answer.code, 76, "{answer:?}");
    assert!(answer.stderr.contains("9.9.9") && answer.stderr.contains(limber_agent::VERSION), "{answer:?}");
    server.join().unwrap();
}

#[test]
fn a_frame_that_is_too_long_is_refused_and_the_connection_goes_on() {
    let home = Home::new();
    let _agent = home.start();
    let mut raw = Raw::greeted(&home);
    raw.send(&vec![b'x'; MAX_FRAME_BYTES * 2]);
    assert_eq!(raw.refusal().1, ErrorCode::TooLarge);
    raw.send(br#"{"request":{"id":5,"request":{"type":"status"}}}"#);
    assert!(matches!(raw.receive(), ServerFrame::Reply { id: 5, result: Ok(Response::Status(_)) }));
}

#[test]
fn whatever_is_sent_gets_an_error_and_never_ends_the_agent() {
    let home = Home::new();
    let agent = home.start();
    let mut random = Random(0x5DEE_CE66);
    let mut raw = Raw::greeted(&home);
    let valid =
        br#"{"request":{"id":7,"request":{"type":"checklist_tick","night":"2026-11-12","item":"a","ticked":true}}}"#;
    for case in 0..400 {
        let mut line: Vec<u8> = if case % 2 == 0 {
            (0..random.below(300)).map(|_| random.byte()).collect()
        } else {
            let mut broken = valid.to_vec();
            broken.truncate(random.below(valid.len()));
            if let Some(byte) = broken.get_mut(random.below(valid.len())) {
                *byte = random.byte();
            }
            broken
        };
        line.retain(|byte| *byte != b'\n');
        raw.send(&line);
        let (id, code, _) = raw.refusal();
        assert_eq!((id, code), (0, ErrorCode::Malformed), "{}", String::from_utf8_lossy(&line));
    }
    for depth in [100, 10_000, 200_000] {
        raw.send(&vec![b'['; depth]);
        assert_eq!(raw.refusal().1, ErrorCode::Malformed, "{depth} levels deep");
    }
    // Without a hello, or gone in the middle of a line.
    for _ in 0..50 {
        let mut rude = Raw::connect(&home);
        let bytes: Vec<u8> = (0..random.below(200)).map(|_| random.byte()).collect();
        rude.stream.write_all(&bytes).unwrap();
        drop(rude);
    }
    assert_eq!(home.client().agent().pid, agent.child.id());
    raw.send(br#"{"request":{"id":8,"request":{"type":"status"}}}"#);
    assert!(matches!(raw.receive(), ServerFrame::Reply { id: 8, result: Ok(_) }));
}

#[test]
fn a_request_before_the_hello_is_refused() {
    let home = Home::new();
    let _agent = home.start();
    let mut raw = Raw::connect(&home);
    raw.send(br#"{"request":{"id":1,"request":{"type":"quit"}}}"#);
    assert!(matches!(raw.receive(), ServerFrame::Hello(_)));
    assert_eq!(raw.refusal().1, ErrorCode::Malformed);
    assert_eq!(home.run("status").code, 0);
}

/// Xorshift: the same cases each time.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).unwrap()
    }

    fn byte(&mut self) -> u8 {
        self.next().to_le_bytes()[2]
    }
}
