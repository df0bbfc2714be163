//! One agent, one window: however often and in whatever order they are started.

use crate::support::resident::{Agent, Home, until};
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
    assert_eq!(home.windows(), ["--view today"]);
    assert_eq!(home.run("open journal").code, 0);
    until("the window hears of it", || home.windows() == ["--view today", "--view journal"]);
    assert_eq!(home.client().agent().pid, agent, "still the same agent");
}

#[test]
fn a_window_opens_where_it_is_asked_for_and_is_not_told_to_open_elsewhere() {
    let home = Home::new();
    let _agent = home.start();
    let from = |display: &str, line: &str| {
        let output = home.command(line.split(' ')).env("DISPLAY", display).output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    assert_eq!(from(":71", "open journal").0, 0);
    let seen: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(home.path("window.env")).unwrap()).unwrap();
    assert_eq!(seen["DISPLAY"], ":71", "the agent itself knows no display");
    assert_eq!(from(":71.0", "open today").0, 0);
    assert_eq!(home.run("open evening").code, 0, "from where there is no display at all");
    until("it is told of the evening", || home.windows().last().is_some_and(|view| view == "--view evening"));
    let shown = home.windows();
    let mut said = String::new();
    for line in ["open settings", "cramp"] {
        let (code, sentence) = from(":72", line);
        assert_eq!(code, 69, "{line}: {sentence}");
        assert!(sentence.contains(":71"), "{line}: {sentence}");
        said = sentence;
    }
    assert_eq!(home.windows(), shown, "what is written there is not taken away");

    let (_, advice) = said.split_once("with: ").expect("a command");
    let advice = advice.lines().next().unwrap();
    assert!(std::process::Command::new("sh").args(["-c", advice]).status().unwrap().success(), "{advice}");
    until("it opens where it is asked for", || from(":72", "open settings").0 == 0);
    let seen: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(home.path("window.env")).unwrap()).unwrap();
    assert_eq!(seen["DISPLAY"], ":72");
}

#[test]
fn a_window_that_ends_at_once_is_said_with_its_last_words() {
    let home = Home::new();
    home.set_window("#!/bin/sh\necho 'a warning' >&2\necho 'cannot open display' >&2\nexit 3\n");
    let _agent = home.start();
    for (display, code, said) in [(Some(":71"), 70, "exit status: 3; cannot open display"), (None, 69, "no display")] {
        for line in ["open", "cramp"] {
            let mut command = home.command(line.split(' '));
            if let Some(display) = display {
                command.env("DISPLAY", display);
            }
            let output = command.output().unwrap();
            let stderr = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(code), "{line} at {display:?}: {stderr}");
            assert!(stderr.contains(said), "{line} at {display:?}: {stderr}");
        }
    }
    assert_eq!(home.run("status").code, 0);
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
    let log = home.path("window.log").display().to_string();
    home.set_window(&format!("#!/bin/sh\necho \"$@\" >> '{log}'\nexec sleep 2\n"));
    let _agent = home.start();
    let open = |view: &str| home.command(["open", view]).spawn().unwrap();
    let first = open("today");
    until("the window was started", || home.windows() == ["--view today"]);
    let second = open("evening");
    let mut events = home.client().subscribe(true).unwrap().events;
    assert!(events.any(|event| event == Event::Open(View::Evening)));
    for asked in [first, second] {
        let output = asked.wait_with_output().unwrap();
        assert!(output.status.success(), "told when the window has said hello: {output:?}");
    }
}

#[test]
fn an_older_version_that_runs_is_replaced() {
    let home = Home::new();
    let address = home.address();
    let mut claim = Claim::take(&address).unwrap();
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

/// An agent without a socket of its own choice, as the person's session starts it.
fn start_in_session(home: &Home) -> Agent {
    std::fs::create_dir_all(home.path("run")).unwrap();
    let mut command = home.command(["agent"]);
    let child = command.env_remove("LIMBER_SOCKET").spawn().unwrap();
    let agent = Agent { child };
    until("the agent answers", || {
        Client::connect_to(&home.address(), &hello("test")).is_ok_and(|client| client.agent().pid == agent.child.id())
    });
    agent
}

/// A change of the environment, such as cron, ssh, a service or `su` make it.
type Elsewhere = fn(&mut std::process::Command, &Home);

#[test]
fn every_door_leads_to_the_one_agent() {
    let elsewhere: [(&str, Elsewhere); 5] = [
        ("no runtime folder", |command, _| _ = command.env_remove("XDG_RUNTIME_DIR")),
        ("another runtime folder", |command, home| _ = command.env("XDG_RUNTIME_DIR", home.path("other"))),
        ("a runtime folder that is not there", |command, _| _ = command.env("XDG_RUNTIME_DIR", "/not/there")),
        ("no state folder either", |command, _| {
            command.env_remove("XDG_RUNTIME_DIR").env_remove("XDG_STATE_HOME").env_remove("XDG_CONFIG_HOME");
        }),
        ("another socket", |command, home| _ = command.env("LIMBER_SOCKET", home.path("other.sock"))),
    ];
    let home = Home::new();
    std::fs::create_dir(home.path("other")).unwrap();
    let mut agent = start_in_session(&home);
    let pid = agent.child.id();
    for (what, change) in elsewhere {
        let run = |arguments: &[&str]| {
            let mut command = home.command(arguments);
            change(command.env_remove("LIMBER_SOCKET"), &home);
            command.output().unwrap()
        };
        let paused = run(&["pause", "2h"]);
        assert!(paused.status.success(), "{what}: {paused:?}");
        let mut client = home.client();
        assert_eq!(client.agent().pid, pid, "{what}");
        let answer = client.request(Request::Status).unwrap();
        let limber_core::api::Response::Status(report) = answer else { panic!("{answer:?}") };
        assert!(
            matches!(report.status.phase, limber_core::engine::Phase::Paused { .. }),
            "{what}: the one agent is paused: {report:?}"
        );
        client.request(Request::Resume).unwrap();
        let second = run(&["agent"]);
        assert_eq!(second.status.code(), Some(69), "{what}: {second:?}");
    }
    home.ask(Request::Quit);
    assert!(agent.child.wait().unwrap().success());
    assert!(!home.path("data/limber/agent.json").exists(), "one that left is not looked for");
}

#[test]
fn another_journal_has_another_agent() {
    let home = Home::new();
    let first = start_in_session(&home);
    let mut command = home.command(["pause", "2h"]);
    let paused = command.env_remove("LIMBER_SOCKET").env("XDG_DATA_HOME", home.path("data2")).output().unwrap();
    assert!(paused.status.success(), "{paused:?}");
    let address = home.address().of_journal_in(home.path("data2/limber"));
    let mut second = Client::connect_to(&address, &hello("test")).unwrap();
    assert_ne!(second.agent().pid, first.child.id());
    second.request(Request::Quit).unwrap();
    assert!(!home.json("status")["status"]["phase"].to_string().contains("paused"));
}

#[test]
fn an_agent_that_is_stopped_is_told_at_once_with_what_ends_it() {
    let home = Home::new();
    let mut agent = home.start();
    let pid = agent.child.id().to_string();
    agent.signal("-STOP");
    for command in ["status", "pause 10", "open", "quit", "doctor", "log", "agent"] {
        let asked = std::time::Instant::now();
        let answer = home.run(command);
        assert!(asked.elapsed() < std::time::Duration::from_secs(4), "{command} took {:?}", asked.elapsed());
        assert_eq!(answer.code, 75, "{command}: {answer:?}");
        assert!(answer.stderr.contains(&format!("kill -9 {pid}")), "{command}: {answer:?}");
    }
    agent.signal("-9");
    agent.child.wait().unwrap();
    assert_eq!(home.run("pause 10").code, 0, "the advice works");
}

#[test]
fn a_file_in_the_sockets_place_is_left_there() {
    let home = Home::new();
    let diary = home.path("agent.sock");
    for line in ["agent", "pause 10"] {
        std::fs::write(&diary, "a diary").unwrap();
        let answer = home.run(line);
        assert_eq!(answer.code, 77, "{line}: {answer:?}");
        assert!(answer.stderr.contains(&diary.display().to_string()), "{line}: {answer:?}");
        assert_eq!(std::fs::read_to_string(&diary).unwrap(), "a diary", "{line}");
    }
}

/// Gives everything in the home to another user, as it would be for somebody who is not root.
fn give_away(home: &Home, names: &[&str]) {
    for name in names {
        let given = std::process::Command::new("chown").args(["-R", "65534"]).arg(home.path(name)).status().unwrap();
        assert!(given.success());
    }
}

/// Only root can be somebody else.
fn is_root(home: &Home) -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(home.path("")).unwrap().uid() == 0
}

#[test]
fn root_reaches_the_persons_agent_and_never_becomes_it() {
    use std::os::unix::process::CommandExt;
    let home = Home::new();
    if !is_root(&home) {
        return;
    }
    std::fs::create_dir(home.path("run")).unwrap();
    give_away(&home, &[""]);
    let refused = home.run("pause 10");
    assert_eq!(refused.code, 77, "{refused:?}");
    assert!(refused.stderr.contains("without sudo"), "{refused:?}");
    assert!(!home.journal().exists(), "nothing of root's was left there");

    let child = home.command(["agent"]).uid(65534).spawn().unwrap();
    let agent = Agent { child };
    until("the person's agent answers root", || home.run("status").code == 0);
    assert_eq!(home.run("pause 10").code, 0);
    assert_eq!(home.client().agent().pid, agent.child.id());
}

#[test]
fn what_root_left_behind_is_named_with_the_cure() {
    use std::os::unix::process::CommandExt;
    let home = Home::new();
    if !is_root(&home) {
        return;
    }
    std::fs::create_dir(home.path("run")).unwrap();
    let mut root = start_in_session(&home);
    home.ask(Request::Quit);
    root.child.wait().unwrap();
    std::process::Command::new("chown").arg("65534").arg(home.path("")).arg(home.path("data")).status().unwrap();
    let as_person = |line: &str| {
        let mut command = home.command(line.split(' '));
        let output = command.env_remove("LIMBER_SOCKET").uid(65534).output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    let (code, said) = as_person("cramp --muscle calf --ago 10");
    assert!(code != 0, "{said}");
    assert!(said.contains(&home.path("data/limber").display().to_string()), "{code} {said}");
    assert!(said.contains("sudo chown -R"), "{code} {said}");
    as_person("quit");
}
