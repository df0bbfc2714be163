//! kill -9 at random moments while four clients write: whatever was acknowledged to any of them is there, as it was.

use std::collections::BTreeMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Duration;

use crate::support::resident::Home;
use limber_core::api::{Request, Response};
use limber_core::journal::{Episode, EpisodeDraft, EpisodeKind, Helped, Remedy, Tried};
use limber_wire::{Address, Client, ClientError, hello};
use rusqlite::Connection;
use uuid::Uuid;

const ACKNOWLEDGED: usize = 3000;
const CLIENTS: usize = 4;

/// Writes until the agent is gone, and hands on each entry once it is acknowledged.
fn write(address: &Address, name: usize, acknowledged: &Sender<Episode>) {
    let Ok(mut client) = Client::connect_to(address, &hello("test")) else { return };
    let started_at = "2026-11-12T02:10:00+01:00".parse().unwrap();
    for number in 0.. {
        let entry = EpisodeDraft {
            tried: [Remedy::Stretch, Remedy::Walk].map(|remedy| Tried { remedy, helped: Some(Helped::Yes) }).to_vec(),
            // From a line to a page: some span several pages of the file.
            note: Some(format!("{name} {number} ").repeat(1 + number * 37 % 300)),
            ..EpisodeDraft::new(EpisodeKind::Cramp, started_at)
        };
        match client.request(Request::EpisodeAdd { entry }) {
            Ok(Response::Episode(episode)) => acknowledged.send(episode).unwrap(),
            Ok(other) => panic!("{other:?}"),
            // Not acknowledged: it may be there or not. But never a refusal.
            Err(ClientError::Refused(error)) => panic!("{error:?}"),
            Err(_) => return,
        }
    }
}

#[test]
fn three_thousand_acknowledged_entries_survive_kill_nine() {
    let home = Home::new();
    let chance = RandomState::new();
    let mut kept: BTreeMap<Uuid, Episode> = BTreeMap::new();
    let mut rounds: u64 = 0;
    while kept.len() < ACKNOWLEDGED {
        let mut agent = home.start();
        let (sender, acknowledged) = channel();
        let clients: Vec<_> = (0..CLIENTS)
            .map(|name| {
                let (address, sender) = (home.address(), sender.clone());
                thread::spawn(move || write(&address, name, &sender))
            })
            .collect();
        drop(sender);
        // From before the first answer to long enough for the log to be moved into the file in between.
        thread::sleep(Duration::from_millis(chance.hash_one(rounds) % 900));
        agent.child.kill().unwrap();
        agent.child.wait().unwrap();
        for client in clients {
            client.join().unwrap();
        }
        let before = kept.len();
        kept.extend(acknowledged.iter().map(|episode| (episode.id, episode)));
        rounds += 1;
        assert!(rounds < 200, "{} after {rounds} rounds, {} in the last", kept.len(), kept.len() - before);
    }

    let mut agent = home.start();
    assert_eq!(home.run("quit").code, 0);
    agent.child.wait().unwrap();
    let connection = Connection::open(home.journal()).unwrap();
    let whole: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(whole, "ok");
    let mut found = connection.prepare("SELECT note FROM episode WHERE id = ?1").unwrap();
    let mut remedies = connection.prepare("SELECT count(*) FROM episode_remedy WHERE episode_id = ?1").unwrap();
    for (id, episode) in &kept {
        let note: Option<String> = found
            .query_row([id.as_bytes().as_slice()], |row| row.get(0))
            .unwrap_or_else(|error| panic!("{id} was acknowledged and is lost after {rounds} rounds: {error}"));
        assert_eq!(note, episode.entry.note);
        let tried: u32 = remedies.query_row([id.as_bytes().as_slice()], |row| row.get(0)).unwrap();
        assert_eq!(tried as usize, episode.entry.tried.len());
    }
    let names = std::fs::read_dir(home.journal().parent().unwrap()).unwrap();
    assert!(names.into_iter().all(|entry| !entry.unwrap().file_name().to_str().unwrap().contains("set-aside")));
}
