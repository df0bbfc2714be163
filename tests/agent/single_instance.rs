//! One agent, one window: however often and in whatever order they are started.

use crate::support::resident::{Home, until};
use limber_core::api::{ClientFrame, Event, LeavingReason, Request, ServerFrame, View};
use limber_wire::{Claim, Client, ClientError, hello};

#[test]
fn a_second_agent_is_refused_and_the_first_goes_on() {
    let home = Home::new();
    let first = home.start();
    let answer = home.run("agent");
    assert_eq!(answer.code, 69, "{answer:?}");
    assert!(answer.stderr.contains("already running"), "{answer:?}");
    assert_eq!(home.client().agent().pid, first.child.id());
}

#[test]
fn limber_starts_the_agent_once_and_opens_the_window_each_time() {
    let home = Home::new();
    assert_eq!(home.run("").code, 0);
    let agent = home.client().agent().pid;
    until("the window was started", || home.windows() == ["--view today"]);
    // Its end is told by the thread that waits for it; until then the next view would be kept for it.
    until("a second start opens it again", || {
        assert_eq!(home.run("open journal").code, 0);
        home.windows().last().is_some_and(|line| line == "--view journal")
    });
    assert_eq!(home.client().agent().pid, agent, "still the same agent");
}

#[test]
fn a_window_that_runs_is_told_instead_of_started() {
    let home = Home::new();
    let _agent = home.start();
    let window = home.client().subscribe(true).unwrap();
    assert_eq!(home.run("open settings").code, 0);
    let mut events = window.events;
    assert!(events.any(|event| event == Event::Open(View::Settings)));
    assert!(home.windows().is_empty(), "{:?}", home.windows());
}

#[test]
fn starting_many_at_once_gives_one_agent() {
    let home = Home::new();
    let starts: Vec<_> = (0..6).map(|_| home.command(["open", "today"]).spawn().unwrap()).collect();
    for start in starts {
        let output = start.wait_with_output().unwrap();
        assert!(output.status.success(), "{output:?}");
    }
    let logs = std::fs::read_dir(home.path("state/limber/log")).unwrap();
    let log: String = logs.map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap()).collect();
    assert_eq!(log.matches("the agent starts").count(), 1, "{log}");
}

#[test]
fn a_socket_left_behind_heals() {
    let home = Home::new();
    let mut agent = home.start();
    agent.child.kill().unwrap();
    agent.child.wait().unwrap();
    assert!(home.path("agent.sock").exists(), "a killed agent leaves its socket");
    assert_eq!(home.run("status").code, 75);
    let _next = home.start();
    assert_eq!(home.run("status").code, 0);
}

#[test]
fn quitting_removes_the_socket_and_the_next_one_starts() {
    let home = Home::new();
    let mut agent = home.start();
    let subscription = home.client().subscribe(false).unwrap();
    assert_eq!(home.run("quit").code, 0);
    assert!(agent.child.wait().unwrap().success());
    assert!(!home.path("agent.sock").exists());
    let events: Vec<Event> = subscription.events.collect();
    assert_eq!(events.last(), Some(&Event::Leaving(LeavingReason::Quit)));
    let answer = home.run("quit");
    assert_eq!((answer.code, answer.stdout.trim()), (0, "Limber is not running."));
}

#[test]
fn a_missing_window_is_said_to_whoever_asked() {
    let home = Home::new();
    let _agent = home.start_with(&["agent"]);
    std::fs::remove_file(home.path("window.sh")).unwrap();
    let answer = home.run("open");
    assert_eq!(answer.code, 70, "{answer:?}");
    assert!(answer.stderr.contains("window cannot be opened"), "{answer:?}");
    assert_eq!(home.run("status").code, 0);
}

#[test]
fn only_a_newer_version_takes_over() {
    let home = Home::new();
    let mut agent = home.start();
    let subscription = home.client().subscribe(false).unwrap();
    let mut greeting = hello("0.0.1");
    greeting.replace = true;
    let _ = Client::connect_to(&home.address(), &greeting);
    assert_eq!(home.run("status").code, 0, "an older version does not take over");

    let mut greeting = hello("999.0.0");
    greeting.replace = true;
    let _ = Client::connect_to(&home.address(), &greeting);
    assert!(agent.child.wait().unwrap().success());
    let events: Vec<Event> = subscription.events.collect();
    assert_eq!(events.last(), Some(&Event::Leaving(LeavingReason::Replaced)));
    assert!(matches!(Client::connect_to(&home.address(), &hello("test")).map(|_| ()), Err(ClientError::NotRunning)));
}

#[test]
fn a_window_started_a_moment_ago_gets_the_view_when_it_subscribes() {
    let home = Home::new();
    std::fs::write(home.path("window.sh"), "#!/bin/sh\nexec sleep 2\n").unwrap();
    let _agent = home.start();
    home.ask(Request::Open { view: View::Today });
    home.ask(Request::Open { view: View::Evening });
    let mut events = home.client().subscribe(true).unwrap().events;
    assert!(events.any(|event| event == Event::Open(View::Evening)));
}

#[test]
fn an_older_version_that_runs_is_replaced() {
    let home = Home::new();
    let address = home.address();
    let claim = Claim::take(&address).unwrap();
    let listener = claim.listen().unwrap();
    let older = std::thread::spawn(move || {
        let mut theirs = hello("0.0.1");
        theirs.protocol = 0;
        loop {
            let (connection, mut incoming) = listener.accept().unwrap();
            let Ok(Some(Ok(ClientFrame::Hello(greeting)))) = incoming.next_frame() else { continue };
            connection.send(&ServerFrame::Hello(theirs.clone())).unwrap();
            if greeting.replace {
                drop(claim);
                return greeting.version;
            }
        }
    });
    assert_eq!(home.run("status").code, 76, "asking alone replaces nobody");
    let answer = home.run("open");
    assert_eq!(answer.code, 0, "{answer:?}");
    assert_eq!(older.join().unwrap(), limber_agent::VERSION);
    assert_eq!(home.run("status").code, 0);
}
