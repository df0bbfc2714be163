//! What clients that do not read cost.

use std::time::Duration;

use limber_core::api::{ClientFrame, Request, Response};
use limber_core::journal::{EpisodeDraft, EpisodeFilter, EpisodeKind};
use limber_wire::hello;

use super::crowd::unread;
use crate::support::resident::{Home, until};

/// Memory that a process has written to, in KiB. Pages of the program's file do not count: they are its own or shared
/// as other tests run the program beside it.
fn own_kib(process: u32) -> u64 {
    let rollup = std::fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap();
    let private = rollup.lines().filter(|line| line.starts_with("Private_Dirty"));
    private.filter_map(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok()).sum()
}

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
    let Response::Episodes(all) = client
        .request(Request::Episodes { since: None, until: None, filter: EpisodeFilter::default(), from: None })
        .unwrap()
    else {
        panic!()
    };
    assert!(!all.episodes.is_empty());
    let before = own_kib(agent.child.id());

    let mut frames = vec![ClientFrame::Hello(hello("test"))];
    frames.extend((1..=10).map(|id| ClientFrame::Request {
        id,
        request: Request::Episodes { since: None, until: None, filter: EpisodeFilter::default(), from: None },
    }));
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
