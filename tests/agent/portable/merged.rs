//! Which of two rows wins, on two journals that went apart.

use limber_core::journal::{Episode, EpisodeDraft, EpisodeKind, Night, NightAnswer};
use limber_core::portable::{Imported, Part};
use limber_core::winddown::{Checklist, ChecklistTick, OwnItem, TickedBy};
use limber_store::Store;
use uuid::Uuid;

use super::{JSON, Journal, at};

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn cramp(number: u128, severity: u8) -> Episode {
    let begun = at("2026-11-01T02:00:00+01:00");
    let entry = EpisodeDraft { severity: Some(severity), ..EpisodeDraft::new(EpisodeKind::Cramp, begun) };
    Episode::written(id(number), entry, begun)
}

fn write(journal: &Journal, when: &str, work: impl FnOnce(&Store)) {
    let store = journal.open();
    store.set_moment(at(when));
    work(&store);
}

/// Lets one take the other in.
fn take(journal: &Journal, other: &Journal) -> Imported {
    let out = other.file("out");
    let _ = std::fs::remove_file(&out);
    other.export(JSON, &out).unwrap();
    journal.import(JSON, &out).unwrap()
}

fn severity(journal: &Journal, number: u128) -> Option<u8> {
    journal.open().episodes().get(id(number)).ok().and_then(|episode| episode.entry.severity)
}

#[test]
fn the_newer_of_two_edits_wins_on_both_sides() {
    let (one, two) = (Journal::new(), Journal::new());
    write(&one, "2026-11-01T08:00:00+01:00", |store| store.episodes().add(&cramp(1, 3)).unwrap());
    take(&two, &one);
    // Two hours later by the clock on the wall, and earlier all the same.
    write(&two, "2026-11-01T11:00:00+09:00", |store| store.episodes().update(&cramp(1, 5)).unwrap());
    write(&one, "2026-11-01T09:00:00+01:00", |store| store.episodes().update(&cramp(1, 7)).unwrap());
    let report = take(&two, &one);
    assert_eq!((report.parts[0].part, report.parts[0].newer), (Part::Episodes, 1));
    let report = take(&one, &two);
    assert_eq!(report.parts[0].same, 1);
    assert_eq!((severity(&one, 1), severity(&two, 1)), (Some(7), Some(7)));
}

#[test]
fn what_was_deleted_stays_deleted_whatever_comes_in_later() {
    let (one, two) = (Journal::new(), Journal::new());
    write(&one, "2026-11-01T08:00:00+01:00", |store| store.episodes().add(&cramp(1, 3)).unwrap());
    take(&two, &one);
    let old = two.file("old");
    two.export(JSON, &old).unwrap();
    let deleted = "2026-11-05T08:00:00+01:00";
    write(&one, deleted, |store| store.episodes().delete(id(1), at(deleted)).unwrap());
    let report = one.import(JSON, &old).unwrap();
    assert_eq!((report.parts[0].older, severity(&one, 1)), (1, None), "an older export brings nothing back");
    take(&two, &one);
    assert_eq!(severity(&two, 1), None, "it goes there too");
    assert_eq!(two.open().undo().unwrap().1.id, id(1), "and can be taken back there");
    // Opened when it cannot be taken back any more.
    drop(Store::open(&one.path(), at("2027-01-05T08:00:00+01:00")).unwrap());
    one.import(JSON, &old).unwrap();
    assert_eq!(severity(&one, 1), None, "nor after it is gone for good");
}

#[test]
fn a_deletion_that_was_taken_back_later_is_none() {
    let (one, two) = (Journal::new(), Journal::new());
    let deleted = "2026-11-05T08:00:00+01:00";
    write(&one, "2026-11-01T08:00:00+01:00", |store| store.episodes().add(&cramp(1, 3)).unwrap());
    write(&one, deleted, |store| store.episodes().delete(id(1), at(deleted)).unwrap());
    take(&two, &one);
    write(&one, "2026-11-05T08:01:00+01:00", |store| _ = store.undo().unwrap());
    take(&one, &two);
    assert_eq!(severity(&one, 1), Some(3));
    take(&two, &one);
    assert_eq!(severity(&two, 1), Some(3));
}

#[test]
fn where_nobody_knows_which_is_newer_both_are_put_together_and_a_contradiction_is_told() {
    let (one, two) = (Journal::new(), Journal::new());
    let night =
        |day: &str, answer, sleep_quality| Night { answer, sleep_quality, ..Night::unsaid(day.parse().unwrap()) };
    for (journal, nights) in [
        (
            &one,
            [night("2026-11-01", Some(NightAnswer::None), None), night("2026-11-02", Some(NightAnswer::None), None)],
        ),
        (&two, [night("2026-11-01", None, Some(4)), night("2026-11-02", Some(NightAnswer::Cramps), Some(2))]),
    ] {
        write(journal, "2026-11-03T08:00:00+01:00", |store| {
            for night in &nights {
                store.nights().save(night).unwrap();
            }
        });
        // As a version before wrote them.
        let connection = rusqlite::Connection::open(journal.path()).unwrap();
        connection.execute("UPDATE night SET edited_utc = NULL", []).unwrap();
    }
    for _ in 0..2 {
        let report = take(&one, &two);
        assert_eq!(report.conflicts.len(), 1);
        assert_eq!(
            (report.conflicts[0].key.as_str(), &report.conflicts[0].fields[..]),
            ("2026-11-02", &["answer".to_owned()][..])
        );
        let get = |day: &str| one.open().nights().get(day.parse().unwrap()).unwrap().unwrap();
        assert_eq!(get("2026-11-01"), night("2026-11-01", Some(NightAnswer::None), Some(4)));
        assert_eq!(get("2026-11-02"), night("2026-11-02", Some(NightAnswer::None), Some(2)), "ours stays");
    }
}

#[test]
fn a_tick_that_was_taken_back_does_not_come_back() {
    let (one, two) = (Journal::new(), Journal::new());
    let night = "2026-11-01".parse().unwrap();
    let tick = ChecklistTick {
        night,
        item: "warm-bath".into(),
        ticked_at: at("2026-11-01T21:00:00+01:00"),
        ticked_by: TickedBy::Person,
        words: None,
    };
    write(&one, "2026-11-01T21:00:00+01:00", |store| store.checklist().tick(&tick).unwrap());
    take(&two, &one);
    write(&one, "2026-11-01T21:05:00+01:00", |store| store.checklist().untick(night, "warm-bath").unwrap());
    take(&one, &two);
    assert!(one.open().checklist().ticks(night).unwrap().is_empty());
    take(&two, &one);
    assert!(two.open().checklist().ticks(night).unwrap().is_empty());
    let again = ChecklistTick { ticked_at: at("2026-11-01T22:00:00+01:00"), ..tick };
    write(&two, "2026-11-01T22:00:00+01:00", |store| store.checklist().tick(&again).unwrap());
    take(&one, &two);
    assert_eq!(one.open().checklist().ticks(night).unwrap(), [again]);
}

#[test]
fn lists_of_two_computers_become_one_with_the_items_of_both() {
    let own =
        |words: &str| OwnItem { words: words.into(), minutes_before_bed: 50, timer_minutes: None, weekdays: [true; 7] };
    let (one, two) = (Journal::new(), Journal::new());
    let first = Checklist::default().added(id(1), own("Feed the cat")).unwrap();
    let second = Checklist::default().added(id(2), own("Close the window")).unwrap();
    write(&one, "2026-11-01T08:00:00+01:00", |store| store.checklist_items().save(first.entries()).unwrap());
    write(&two, "2026-11-02T08:00:00+01:00", |store| store.checklist_items().save(second.entries()).unwrap());
    take(&one, &two);
    take(&two, &one);
    let list = one.open().checklist_items().all().unwrap();
    assert_eq!(list, two.open().checklist_items().all().unwrap());
    let own: Vec<_> = list.iter().filter_map(|entry| Some(entry.own.as_ref()?.words.as_str())).collect();
    assert_eq!(own.len(), 2, "{own:?}");
    assert_eq!(list.len(), Checklist::default().entries().len() + 2);
}
