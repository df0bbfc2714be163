#![allow(clippy::unwrap_used)] // a test may stop at the first surprise

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;

use super::*;

fn address(folder: &Path) -> Address {
    Address::named(folder.join("agent.sock")).of_journal_in(folder.join("data"))
}

fn refused(address: &Address) -> ClaimError {
    Claim::take(address).unwrap().listen().err().unwrap()
}

#[test]
fn one_journal_has_one_agent_whatever_its_socket_is_called() {
    let folder = tempfile::tempdir().unwrap();
    let first = Claim::take(&address(folder.path())).unwrap();
    let other = Address::named(folder.path().join("other.sock")).of_journal_in(folder.path().join("data"));
    assert!(matches!(Claim::take(&other), Err(ClaimError::Held)));
    assert_eq!(other.record().unwrap().pid, std::process::id());
    drop(first);
    assert_eq!(other.record(), None, "nothing is left of one that leaves");
    let _second = Claim::take(&other).unwrap();
}

#[test]
fn the_lock_holds_without_its_file_and_without_the_right_to_write() {
    let folder = tempfile::tempdir().unwrap();
    let address = address(folder.path());
    let _first = Claim::take(&address).unwrap();
    fs::remove_file(address.lock_path()).unwrap();
    assert!(matches!(Claim::take(&address), Err(ClaimError::Held)), "the folder is locked too");
}

#[test]
fn whatever_is_in_the_lock_files_place_keeps_what_it_holds() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    fs::create_dir(&data).unwrap();
    let mine = folder.path().join("mine.txt");
    fs::write(&mine, "mine").unwrap();
    let lock = address(folder.path()).lock_path();
    fs::write(&lock, "written by hand").unwrap();
    drop(Claim::take(&address(folder.path())).unwrap());
    assert_eq!(fs::read_to_string(&lock).unwrap(), "written by hand");
    for record in [data.join("agent.json"), lock] {
        let _ = fs::remove_file(&record);
        symlink(&mine, &record).unwrap();
        drop(Claim::take(&address(folder.path())).unwrap());
        assert_eq!(fs::read_to_string(&mine).unwrap(), "mine", "{}", record.display());
    }
}

#[test]
fn only_a_dead_socket_of_ours_is_removed() {
    let folder = tempfile::tempdir().unwrap();
    let address = address(folder.path());
    let path = address.path();

    fs::write(path, "a diary").unwrap();
    assert!(matches!(refused(&address), ClaimError::NotASocket { .. }));
    assert_eq!(fs::read_to_string(path).unwrap(), "a diary");
    fs::remove_file(path).unwrap();

    fs::create_dir(path).unwrap();
    assert!(matches!(refused(&address), ClaimError::NotASocket { .. }));
    fs::remove_dir(path).unwrap();

    let other = folder.path().join("other.sock");
    drop(UnixListener::bind(&other).unwrap());
    symlink(&other, path).unwrap();
    assert!(matches!(refused(&address), ClaimError::NotASocket { .. }), "a link is not followed");
    assert!(other.exists() && fs::symlink_metadata(path).unwrap().is_symlink());
    fs::remove_file(path).unwrap();

    assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
    assert!(matches!(refused(&address), ClaimError::NotASocket { .. }), "a named pipe");
    fs::remove_file(path).unwrap();

    let living = UnixListener::bind(path).unwrap();
    assert!(matches!(refused(&address), ClaimError::Held), "somebody answers");
    drop(living);
    let mut claim = Claim::take(&address).unwrap();
    let _listener = claim.listen().unwrap();
}

#[test]
fn what_was_put_in_the_sockets_place_later_is_left_there() {
    let folder = tempfile::tempdir().unwrap();
    let address = address(folder.path());
    let mut claim = Claim::take(&address).unwrap();
    let _listener = claim.listen().unwrap();
    fs::remove_file(address.path()).unwrap();
    fs::write(address.path(), "a diary").unwrap();
    drop(claim);
    assert_eq!(fs::read_to_string(address.path()).unwrap(), "a diary");
}
