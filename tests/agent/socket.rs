//! What goes over the socket: the hello, frames good and bad, the snapshot and events, many clients.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::Shutdown;
use std::os::unix::net::UnixStream;
use std::time::{Duration, Instant};

use crate::support::resident::{Home, mode, until};
use limber_core::api::{ClientFrame, ErrorCode, Event, MAX_FRAME_BYTES, PauseLength, Request, Response, ServerFrame};
use limber_core::engine::Phase;
use limber_core::journal::{EpisodeDraft, EpisodeKind};
use limber_core::routine::{HeldSeconds, SessionEnding, StretchSessionDraft};
use limber_core::winddown::TickedBy;
use limber_wire::{Client, ClientError, Events, hello};
use serde_json::json;

/// A client that writes bytes.
struct Raw {
    stream: UnixStream,
    lines: BufReader<UnixStream>,
}

impl Raw {
    fn connect(home: &Home) -> Self {
        let stream = UnixStream::connect(home.path("agent.sock")).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        stream.set_write_timeout(Some(Duration::from_secs(10))).unwrap();
        let lines = BufReader::new(stream.try_clone().unwrap());
        Self { stream, lines }
    }

    fn greeted(home: &Home) -> Self {
        let mut raw = Self::connect(home);
        raw.send(&serde_json::to_vec(&ClientFrame::Hello(hello("test"))).unwrap());
        assert!(matches!(raw.receive(), ServerFrame::Hello(_)));
        raw
    }

    fn send(&mut self, line: &[u8]) {
        self.stream.write_all(line).unwrap();
        self.stream.write_all(b"\n").unwrap();
    }

    fn receive(&mut self) -> ServerFrame {
        let mut line = String::new();
        self.lines.read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line}"))
    }

    fn refusal(&mut self) -> (u64, ErrorCode, String) {
        match self.receive() {
            ServerFrame::Reply { id, result: Err(error) } => (id, error.code, error.message),
            other => panic!("not a refusal: {other:?}"),
        }
    }
}

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

/// The next event that is not about how the system's sources stand: those come as they are found.
fn next_news(events: &Events, within: Duration) -> Option<Event> {
    loop {
        match events.next_within(within)? {
            Event::HealthChanged(_) => {}
            news => return Some(news),
        }
    }
}

#[test]
fn a_subscriber_gets_one_picture_and_then_only_what_changed() {
    let home = Home::new();
    let _agent = home.start();
    let subscription = home.client().subscribe(false).unwrap();
    assert!(matches!(subscription.snapshot.report.status.phase, Phase::Working { .. }));
    assert_eq!(subscription.snapshot.locale.tag, "en-GB");
    for _ in 0..20 {
        home.ask(Request::Status);
    }
    assert_eq!(next_news(&subscription.events, Duration::from_millis(300)), None, "nothing has changed");

    subscription.requests.request(Request::Pause { length: PauseLength::UntilResumed }).unwrap();
    let Some(Event::Status(report)) = next_news(&subscription.events, Duration::from_secs(5)) else {
        panic!("the pause was not told");
    };
    assert!(matches!(report.status.phase, Phase::Paused { until: None, .. }));
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let requests = subscription.requests.clone();
            std::thread::spawn(move || {
                (0..25).all(|_| matches!(requests.request(Request::Status), Ok(Response::Status(_))))
            })
        })
        .collect();
    assert!(threads.into_iter().all(|thread| thread.join().unwrap()), "each thread gets its own answers");
}

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

#[test]
fn an_impossible_setting_names_the_field_and_its_range() {
    let home = Home::new();
    let _agent = home.start();
    let change = |change| home.client().request(Request::SettingsChange { change });
    let Err(ClientError::Refused(error)) = change(json!({ "breaks": { "interval_minutes": 4 } })) else {
        panic!("4 minutes were accepted");
    };
    assert_eq!((error.code, error.field.as_deref()), (ErrorCode::Invalid, Some("change.breaks.interval_minutes")));
    assert!(error.message.contains("15") && error.message.contains("180"), "{}", error.message);
    assert!(change(json!({ "breaks": { "no_such": 4 } })).is_err());

    let subscription = home.client().subscribe(false).unwrap();
    assert!(matches!(change(json!({ "breaks": { "interval_minutes": 45 } })), Ok(Response::Settings(_))));
    let events: Vec<Event> =
        std::iter::from_fn(|| subscription.events.next_within(Duration::from_millis(500))).collect();
    assert!(events.iter().any(|event| matches!(event, Event::SettingsChanged(s) if s.breaks.interval_minutes == 45)));
    let interval = events.iter().rev().find_map(|event| match event {
        Event::Status(report) => Some(report.status.interval_seconds),
        _ => None,
    });
    assert_eq!(interval, Some(45 * 60), "the next break moves at once");
}

#[test]
fn a_finished_routine_ticks_its_item_and_one_that_was_left_does_not() {
    let home = Home::new();
    let _agent = home.start();
    let Response::Status(report) = home.ask(Request::Status) else { panic!("no status") };
    let ticked = || match home.ask(Request::Evening { night: None }) {
        Response::Evening(evening) => evening.items.into_iter().find(|item| item.id == "stretching").unwrap().ticked_by,
        other => panic!("{other:?}"),
    };
    let session = |routine: &str, ending| StretchSessionDraft {
        routine: routine.into(),
        started_at: report.now - chrono::TimeDelta::minutes(5),
        ended_at: report.now,
        ending,
        held: vec![HeldSeconds { stretch: "calf-wall-straight".into(), side: None, seconds: 60 }],
    };
    for (routine, ending) in [("bedtime-5", SessionEnding::Left), ("desk-reset", SessionEnding::Completed)] {
        home.ask(Request::StretchSave { session: session(routine, ending) });
        assert_eq!(ticked(), None, "{routine} {ending:?}");
    }
    let events = home.client().subscribe(false).unwrap();
    home.ask(Request::StretchSave { session: session("bedtime-5", SessionEnding::Completed) });
    assert_eq!(ticked(), Some(TickedBy::Player));
    assert!(matches!(next_news(&events.events, Duration::from_secs(5)), Some(Event::EveningChanged(_))));

    let unknown = home.client().request(Request::StretchSave { session: session("nope", SessionEnding::Completed) });
    assert!(matches!(unknown, Err(ClientError::Refused(error)) if error.code == ErrorCode::Invalid));
}

#[test]
fn an_agent_that_dies_wakes_everybody_who_waits() {
    let home = Home::new();
    let mut agent = home.start();
    let subscription = home.client().subscribe(true).unwrap();
    agent.child.kill().unwrap();
    agent.child.wait().unwrap();
    let news = subscription.events.filter(|event| !matches!(event, Event::HealthChanged(_)));
    assert_eq!(news.count(), 0, "the events end");
    assert!(matches!(subscription.requests.request(Request::Status), Err(ClientError::Disconnected)));
    assert!(matches!(Client::connect_to(&home.address(), &hello("test")), Err(ClientError::NotRunning)));
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
