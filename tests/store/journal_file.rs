//! The journal as its owner knows it: what was entered is there after closing, in full, on the right evening.

#![allow(clippy::missing_const_for_thread_local)] // said of the Windows target only, and wrongly: opening a file is not const

use std::path::PathBuf;

use crate::sample::{NOW, assert_holds, at, date, episode, fill};
use chrono::{DateTime, FixedOffset, NaiveDate, TimeZone};
use limber_core::journal::{Episode, EpisodeDraft, EpisodeKind, Helped, Muscle, Remedy, Side, Tried};
use limber_core::settings::EveningSettings;
use limber_core::time::{LocalTime, night_of};
use limber_core::winddown::{Checklist, ChecklistTick, TickedBy, build_evening, evening_of};
use limber_store::{Store, StoreError};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use tempfile::TempDir;
use uuid::Uuid;

fn new_journal() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("limber").join("journal.db");
    (folder, path)
}

#[test]
fn every_table_is_there_after_closing_and_opening() {
    let (_folder, path) = new_journal();
    let store = Store::open(&path, at(NOW)).unwrap();
    fill(&store);
    assert_holds(&store, limber_store::SCHEMA_VERSION);
    for _ in 0..3 {
        drop(Store::open(&path, at(NOW)).unwrap());
    }
    drop(store);
    assert_holds(&Store::open(&path, at(NOW)).unwrap(), limber_store::SCHEMA_VERSION);
}

fn tick(night: NaiveDate, ticked_at: LocalTime) -> ChecklistTick {
    ChecklistTick { night, item: "legs-up".into(), ticked_at, ticked_by: TickedBy::Person, words: None }
}

#[test]
fn a_tick_at_twenty_to_one_belongs_to_the_evening_before() {
    let (_folder, path) = new_journal();
    let now = at("2026-11-12T00:40:00+01:00");
    let night = evening_of(now, &EveningSettings::default());
    Store::open(&path, now).unwrap().checklist().tick(&tick(night, now)).unwrap();

    let store = Store::open(&path, now).unwrap();
    let evening = |night| {
        let ticks = store.checklist().ticks(night).unwrap();
        build_evening(night, &Checklist::default(), &EveningSettings::default(), *now.offset(), &ticks, false)
    };
    let ticked = |night| evening(night).items.into_iter().filter(|item| item.ticked_at.is_some()).count();
    assert_eq!((ticked(date("2026-11-11")), ticked(date("2026-11-12"))), (1, 0));
}

#[test]
fn several_writes_are_one_or_none() {
    let (_folder, path) = new_journal();
    let store = Store::open(&path, at(NOW)).unwrap();
    let night = date("2026-11-11");
    let failed: Result<(), StoreError> = store.together(|store| {
        store.checklist().tick(&tick(night, at(NOW)))?;
        store.episodes().add(&episode())?;
        store.episodes().add(&episode())
    });
    assert!(matches!(failed, Err(StoreError::Refused { .. })), "the same id twice: {failed:?}");
    assert_eq!(store.checklist().ticks(night).unwrap(), []);
    assert_eq!(store.episodes().get(episode().id), Err(StoreError::NotFound));

    let both = store.together(|store| {
        store.checklist().tick(&tick(night, at(NOW)))?;
        store.episodes().add(&episode())
    });
    assert_eq!(both, Ok(()));
    drop(store);
    let store = Store::open(&path, at(NOW)).unwrap();
    assert_eq!((store.checklist().ticks(night).unwrap().len(), store.episodes().get(episode().id).is_ok()), (1, true));
}

fn moment() -> impl Strategy<Value = LocalTime> {
    // From 1901 to 2026-11-11, so that every moment is in the past and after 1900 in every offset.
    (-2_177_000_000_i64..1_794_000_000, 0_u32..1_000_000_000, -14 * 60..=14 * 60_i32).prop_map(
        |(at, nanos, minutes)| {
            let utc = DateTime::from_timestamp(at, nanos).unwrap();
            FixedOffset::east_opt(minutes * 60).unwrap().from_utc_datetime(&utc.naive_utc())
        },
    )
}

fn tried() -> impl Strategy<Value = Vec<Tried>> {
    let remedies = [
        Remedy::Stretch,
        Remedy::Stand,
        Remedy::Walk,
        Remedy::Rub,
        Remedy::Warmth,
        Remedy::Cold,
        Remedy::LegsUp,
        Remedy::Other,
    ];
    let helped = option::of(prop_oneof![Just(Helped::Yes), Just(Helped::ALittle), Just(Helped::No)]);
    vec((proptest::sample::select(remedies.to_vec()), helped), 0..10)
        .prop_map(|tried| tried.into_iter().map(|(remedy, helped)| Tried { remedy, helped }).collect())
}

prop_compose! {
    /// Whatever can be written on the wire, possible or not.
    fn draft()(
        kind in prop_oneof![
            Just(EpisodeKind::Cramp), Just(EpisodeKind::Ache), Just(EpisodeKind::UrgeToMove), Just(EpisodeKind::Other)
        ],
        muscle in option::of(proptest::sample::select(vec![
            Muscle::Calf, Muscle::Foot, Muscle::BackOfThigh, Muscle::FrontOfThigh, Muscle::Shin, Muscle::Other
        ])),
        side in option::of(proptest::sample::select(vec![Side::Left, Side::Right, Side::Both])),
        started_at in moment(),
        duration_seconds in option::of(prop_oneof![9 => 0..=86_400_u32, 1 => any::<u32>()]),
        scales in (option::of(prop_oneof![9 => 0..=10_u8, 1 => any::<u8>()]), option::of(0..=10_u8)),
        ticks in (any::<Option<bool>>(), any::<Option<bool>>(), any::<Option<bool>>()),
        tried in tried(),
        note in option::of(prop_oneof![4 => "(?s).{0,300}", 1 => "[a-zäß🦵 ]{3900,4100}"]),
    ) -> EpisodeDraft {
        EpisodeDraft {
            kind, started_at, duration_seconds, muscle, side, tried, note,
            severity: scales.0, sleep_disturbance: scales.1,
            hard_knot: ticks.0, woke_me: ticks.1, sore_next_day: ticks.2,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// The domain and the table agree: what the one lets through, the other keeps to the last character.
    #[test]
    fn every_entry_the_domain_accepts_comes_back_as_it_was(drafts in vec(draft(), 1..6), times in (moment(), moment())) {
        thread_local! {
            static JOURNAL: (TempDir, Store) = {
                let (folder, path) = new_journal();
                let store = Store::open(&path, at(NOW)).unwrap();
                (folder, store)
            };
            static NEXT: std::cell::Cell<u128> = const { std::cell::Cell::new(1) };
        }
        let accepted = drafts.into_iter().filter_map(|draft| draft.checked(at(NOW)).ok());
        let episodes: Vec<Episode> = accepted
            .map(|entry| Episode {
                id: Uuid::from_u128(NEXT.replace(NEXT.get() + 1)),
                night: night_of(entry.started_at),
                ongoing: entry.duration_seconds.is_none(),
                created_at: times.0,
                updated_at: times.1,
                entry,
            })
            .collect();
        JOURNAL.with(|(_folder, store)| {
            store.together(|store| episodes.iter().try_for_each(|episode| store.episodes().add(episode))).unwrap();
            for episode in &episodes {
                // As JSON, because equal moments of different offsets compare equal.
                let found = serde_json::to_value(store.episodes().get(episode.id).unwrap()).unwrap();
                assert_eq!(found, serde_json::to_value(episode).unwrap());
            }
        });
    }
}
