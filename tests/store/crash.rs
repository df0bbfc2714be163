//! `kill -9` while writing: whatever was acknowledged is there, whatever was not is there whole or not at all.
//!
//! A killed process leaves the system's own buffers intact, so this proves order and atomicity; that a commit also
//! survives a power cut rests on `synchronous = FULL`, which a test beside the store reads back.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::sample::{NOW, at, episode};
use limber_core::journal::{Episode, Helped, Remedy, Tried};
use limber_store::Store;
use serde_json::json;
use uuid::Uuid;

const PATH: &str = "LIMBER_TEST_CRASH";
const FIRST: &str = "LIMBER_TEST_CRASH_FIRST";
const ROUNDS: u32 = 25;

/// Entry number `number`: its remedies and note make it span several rows and pages.
fn entry(number: u32) -> Episode {
    let mut episode = episode();
    episode.id = Uuid::from_u128(u128::from(number));
    episode.entry.tried = [Remedy::Stretch, Remedy::Stand, Remedy::Rub, Remedy::LegsUp]
        .map(|remedy| Tried { remedy, helped: Some(Helped::Yes) })
        .to_vec();
    episode.entry.note = Some(format!("{number} ").repeat(number as usize % 700));
    episode
}

/// Not a test of its own: writes entries and prints each number once it is acknowledged, until it is killed.
#[test]
#[ignore = "run by the test below in a process of its own"]
fn child() {
    let store = Store::open(&PathBuf::from(std::env::var_os(PATH).unwrap()), at(NOW)).unwrap();
    let first: u32 = std::env::var(FIRST).unwrap().parse().unwrap();
    let mut out = std::io::stdout().lock();
    for number in first..first + 100_000 {
        store.episodes().add(&entry(number)).unwrap();
        store.settings().save(&json!({ "last": number })).unwrap();
        writeln!(out, "\nacknowledged {number}").unwrap();
        out.flush().unwrap();
    }
}

/// Starts a writer, kills it after `count` acknowledgements, and hands back the last one it gave.
fn write_and_kill(path: &Path, first: u32, count: u32) -> u32 {
    let mut writer = Command::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", "crash::child", "--nocapture"])
        .env(PATH, path)
        .env(FIRST, first.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut last = None;
    let mut lines = BufReader::new(writer.stdout.take().unwrap());
    let mut line = String::new();
    loop {
        line.clear();
        // After the kill the pipe still holds what was acknowledged before it.
        if lines.read_line(&mut line).unwrap() == 0 {
            break;
        }
        if let Some(number) = line.strip_prefix("acknowledged ").filter(|number| number.ends_with('\n')) {
            last = Some(number.trim().parse().unwrap());
            if last >= Some(first + count - 1) {
                writer.kill().unwrap();
            }
        }
    }
    writer.wait().unwrap();
    last.unwrap()
}

#[test]
fn no_acknowledged_entry_is_lost_to_kill_nine() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.db");
    let mut next = 0;
    for round in 0..ROUNDS {
        let first = next;
        let last = write_and_kill(&path, first, 1 + round * 7 % 23);
        // Opening checks the whole file.
        let store = Store::open(&path, at(NOW)).unwrap();
        for number in first..=last {
            assert_eq!(store.episodes().get(entry(number).id).as_ref(), Ok(&entry(number)), "round {round}");
        }
        // One more may have been committed in the moment before the kill, whole.
        let unacknowledged = store.episodes().get(entry(last + 1).id);
        if let Ok(found) = &unacknowledged {
            assert_eq!(found, &entry(last + 1));
        }
        let counter = store.settings().document().unwrap()["last"].as_u64().unwrap();
        assert!(counter >= u64::from(last), "the settings lost {last}, they say {counter}");
        next = last + 2;
    }
    let store = Store::open(&path, at(NOW)).unwrap();
    assert!(store.episodes().between(None, None).unwrap().len() >= ROUNDS as usize);
}
