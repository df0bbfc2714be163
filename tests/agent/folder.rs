//! The journal's folder moved away and remade while the agent runs: the locks go with the old one. There is one agent
//! all the same, and one journal.

use std::fs;
use std::process::Command;

use limber_core::api::Request;
use limber_wire::{Client, hello};
use rusqlite::Connection;

use crate::support::resident::{Agent, Home, until};

/// Moves the journal's folder away and makes an empty one of its name.
fn replace_folder(home: &Home) {
    let folder = home.journal().parent().unwrap().to_owned();
    fs::rename(&folder, home.path("moved")).unwrap();
    fs::create_dir(&folder).unwrap();
}

/// `limber` as cron or ssh start it: no socket is named, and the runtime folder is another one.
fn elsewhere(home: &Home, line: &str) -> Command {
    let mut command = home.command(line.split(' '));
    command.env_remove("LIMBER_SOCKET").env_remove("XDG_RUNTIME_DIR").env("XDG_STATE_HOME", home.path("other"));
    command
}

fn episodes(file: &std::path::Path) -> u32 {
    Connection::open(file).unwrap().query_row("SELECT count(*) FROM episode", [], |row| row.get(0)).unwrap()
}

#[test]
fn the_agent_claims_the_folder_that_takes_its_journals_place() {
    let home = Home::new();
    let agent = home.start();
    let pid = agent.child.id();
    assert_eq!(home.run("cramp --ago 10m").code, 0);
    replace_folder(&home);
    assert_eq!(home.run("status").code, 0); // whoever asks makes the agent look
    until("it is written down there who the agent is", || home.address().record().is_some_and(|it| it.pid == pid));

    let second = elsewhere(&home, "agent").output().unwrap();
    assert_eq!(second.status.code(), Some(69), "{second:?}");
    assert!(String::from_utf8_lossy(&second.stderr).contains("already running"), "{second:?}");
    let found = elsewhere(&home, "cramp --ago 10m").output().unwrap();
    assert!(String::from_utf8_lossy(&found.stderr).contains("was moved or deleted"), "{found:?}");
    assert_eq!(home.client().agent().pid, pid);
    assert!(!home.journal().exists(), "no second journal is begun beside the one that was moved");

    // And the old one put back.
    fs::remove_dir_all(home.journal().parent().unwrap()).unwrap();
    fs::rename(home.path("moved"), home.journal().parent().unwrap()).unwrap();
    assert_eq!(home.run("cramp --ago 10m").code, 0);
    assert_eq!(elsewhere(&home, "agent").output().unwrap().status.code(), Some(69));
    assert_eq!(home.run("quit").code, 0);
    assert_eq!(episodes(&home.journal()), 2);
}

#[test]
fn a_second_agent_finds_the_first_before_that_one_has_noticed() {
    let home = Home::new();
    fs::create_dir(home.path("run")).unwrap();
    let in_session = || {
        let mut command = home.command(["agent"]);
        command.env_remove("LIMBER_SOCKET");
        command
    };
    let first = Agent { child: in_session().spawn().unwrap() };
    let pid = first.child.id();
    let answers = || Client::connect_to(&home.address(), &hello("test")).is_ok_and(|client| client.agent().pid == pid);
    until("the agent answers", answers);
    replace_folder(&home);
    let second = in_session().output().unwrap();
    assert_eq!(second.status.code(), Some(69), "{second:?}");
    assert!(String::from_utf8_lossy(&second.stderr).contains("already running"), "{second:?}");
    let mut asks = home.command(["quit"]);
    assert!(asks.env_remove("LIMBER_SOCKET").output().unwrap().status.success());
}

#[test]
fn an_agent_whose_folder_another_one_has_taken_leaves_it_alone() {
    let home = Home::new();
    let mut first = home.start();
    assert_eq!(home.run("cramp --ago 10m").code, 0);
    for line in ["break start", "break done"] {
        assert_eq!(home.run(line).code, 0);
    }
    // Somebody who knows the first one.
    let mut known = home.client();
    assert_eq!(known.agent().pid, first.child.id());
    // However slow this machine is, the first one does not notice before the second has come: it is stopped meanwhile.
    first.signal("-STOP");
    replace_folder(&home);
    // Started where the first one cannot be found.
    let second = Agent { child: elsewhere(&home, "agent").spawn().unwrap() };
    let pid = second.child.id();
    until("the second one runs", || home.address().record().is_some_and(|it| it.pid == pid && it.socket.exists()));
    assert!(elsewhere(&home, "cramp --ago 10m").output().unwrap().status.success());

    first.signal("-CONT");
    let _ = known.request(Request::Status); // it looks, and may be gone before it answers
    until("the first one leaves", || first.child.try_wait().unwrap().is_some());
    assert_eq!(home.address().record().unwrap().pid, pid, "what the second one wrote is left");
    assert_eq!((episodes(&home.path("moved/journal.db")), episodes(&home.journal())), (1, 1));
    let today = elsewhere(&home, "status --json").output().unwrap();
    assert!(today.status.success(), "{today:?}");
    assert!(elsewhere(&home, "quit").output().unwrap().status.success());
}
