//! One row in every table, and the check that each is still there exactly as it was written.

use chrono::{DateTime, NaiveDate};
use limber_core::care::{CareRule, PutAside};
use limber_core::engine::{BreakAnswer, BreakOutcome, BreakRecord};
use limber_core::journal::{
    Alcohol, DayLog, Episode, EpisodeDraft, EpisodeKind, Helped, LastCaffeine, MedicalDraft, MedicalEntry, MedicalKind,
    Muscle, Night, NightAnswer, Remedy, Side, Tried,
};
use limber_core::review::{Experiment, ExperimentQuestion};
use limber_core::routine::{HeldSeconds, SessionEnding, StretchSession, StretchSessionDraft};
use limber_core::time::LocalTime;
use limber_core::winddown::{ChecklistTick, Entry, OwnItem, TickedBy};
use limber_store::Store;
use serde_json::{Value, json};
use uuid::Uuid;

/// When the rows were written.
pub(crate) const NOW: &str = "2026-11-12T09:00:00+01:00";

pub(crate) fn at(text: &str) -> LocalTime {
    DateTime::parse_from_rfc3339(text).unwrap()
}

pub(crate) fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Equal moments with different offsets compare equal; as JSON they do not.
fn exact<T: serde::Serialize>(value: &T) -> Value {
    serde_json::to_value(value).unwrap()
}

fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x019a_7000_0000_7000_8000_0000_0000_0000 + number)
}

fn break_record() -> BreakRecord {
    BreakRecord {
        id: id(1),
        day: date("2026-11-11"),
        outcome: BreakOutcome::Taken,
        due_at: Some(at("2026-11-11T10:00:00+01:00")),
        started_at: at("2026-11-11T10:02:03.456+01:00"),
        ended_at: at("2026-11-11T10:05:30+01:00"),
        snoozes: 1,
        sitting_seconds: 3723,
        answer: Some(BreakAnswer::Partly),
        expired_by: None,
    }
}

pub(crate) fn episode() -> Episode {
    Episode {
        id: id(2),
        night: date("2026-11-11"),
        ongoing: false,
        created_at: at("2026-11-12T02:11:00+01:00"),
        updated_at: at("2026-11-12T08:00:00+00:00"),
        entry: EpisodeDraft {
            kind: EpisodeKind::Cramp,
            started_at: at("2026-11-12T02:10:00+01:00"),
            duration_seconds: Some(150),
            severity: Some(7),
            muscle: Some(Muscle::BackOfThigh),
            side: Some(Side::Both),
            hard_knot: Some(true),
            woke_me: Some(true),
            sleep_disturbance: Some(5),
            sore_next_day: Some(false),
            tried: vec![
                Tried { remedy: Remedy::Warmth, helped: None },
                Tried { remedy: Remedy::Stretch, helped: Some(Helped::ALittle) },
            ],
            note: Some("Nach dem Bad.\nTwice: “ouch” 🦵".into()),
        },
    }
}

fn deleted_episode() -> Episode {
    let mut episode = episode();
    episode.id = id(3);
    episode.entry.note = None;
    episode
}

fn night() -> Night {
    Night {
        night: date("2026-11-10"),
        answer: Some(NightAnswer::None),
        sleep_quality: Some(4),
        bed_at: Some(at("2026-11-10T22:50:00+01:00")),
        up_at: Some(at("2026-11-11T06:30:00+01:00")),
    }
}

fn day_log() -> DayLog {
    DayLog {
        day: date("2026-11-11"),
        low_water: Some(true),
        dark_urine: Some(false),
        caffeine_last_at: "14:45".parse().ok(),
        alcohol: Some(Alcohol::OneOrTwo),
        hard_exercise: None,
        daily_walk: None,
        long_standing: Some(true),
        long_sitting: None,
        supportive_shoes: Some(true),
        mineral_rich_food: Some(false),
    }
}

/// What journals have since schema 7.
fn no_caffeine() -> DayLog {
    DayLog { day: date("2026-11-09"), caffeine_last_at: Some(LastCaffeine::None), ..DayLog::default() }
}

/// What journals have since schema 5.
fn walk() -> DayLog {
    DayLog { day: date("2026-11-10"), daily_walk: Some(true), ..DayLog::default() }
}

fn medicine() -> MedicalEntry {
    let (started_on, stopped_on) = (Some(date("2026-01-31")), Some(date("2026-10-01")));
    let entry = MedicalDraft { kind: MedicalKind::Medicine, name: "Blutdruck 💊".into(), started_on, stopped_on };
    MedicalEntry { id: id(5), entry }
}

fn tick() -> ChecklistTick {
    ChecklistTick {
        night: date("2026-11-11"),
        item: "stretching".into(),
        ticked_at: at("2026-11-12T00:40:00+01:00"),
        ticked_by: TickedBy::Player,
        words: None,
    }
}

/// What journals have since schema 6.
fn own_tick() -> ChecklistTick {
    let words = Some("Füße hoch, ganz ruhig 🦵".into());
    ChecklistTick { night: date("2026-11-10"), item: own_id(), ticked_by: TickedBy::Person, words, ..tick() }
}

fn own_id() -> String {
    format!("own-{}", id(6).simple())
}

/// Rows of its own, whatever Limber brings along by now.
fn list() -> Vec<Entry> {
    let entry = |id: &str, own, removed_at| Entry { id: id.into(), on: true, remind: false, own, removed_at };
    let item = OwnItem {
        words: "Füße hoch, ganz ruhig 🦵".into(),
        minutes_before_bed: 35,
        timer_minutes: Some(10),
        weekdays: [true, true, true, true, true, false, false],
    };
    let untimed = OwnItem { timer_minutes: None, ..item.clone() };
    vec![
        Entry { on: false, remind: true, ..entry("last-caffeine", None, None) },
        entry(&own_id(), Some(item), None),
        entry("from-the-future", None, None),
        entry(&format!("own-{}", id(7).simple()), Some(untimed), Some(at(NOW))),
    ]
}

fn session() -> StretchSession {
    let held = |stretch: &str, side, seconds| HeldSeconds { stretch: stretch.into(), side, seconds };
    StretchSession {
        id: id(4),
        session: StretchSessionDraft {
            routine: "bedtime-5".into(),
            started_at: at("2026-11-12T00:34:00+01:00"),
            ended_at: at("2026-11-12T00:40:00+01:00"),
            ending: SessionEnding::Completed,
            held: vec![
                held("calf-wall-straight", Some(Side::Right), 30),
                held("calf-wall-straight", Some(Side::Left), 29),
                held("walk", None, 120),
            ],
        },
    }
}

/// What journals have since schema 8.
fn put_aside() -> Vec<PutAside> {
    vec![
        PutAside { rule: CareRule::DisturbedSleep, fact: "2026-11-10".into() },
        PutAside { rule: CareRule::LongCramp, fact: id(2).to_string() },
    ]
}

/// What journals have since schema 9.
fn experiment() -> Experiment {
    let question = ExperimentQuestion::Stretching;
    let stopped_on = Some(date("2026-11-01"));
    Experiment { id: id(8), question, since: date("2026-10-05"), first_tries: vec![true, false, true], stopped_on }
}

fn settings() -> Value {
    json!({ "breaks": { "interval_minutes": 45 }, "from_the_future": [1, null, "x"] })
}

/// Writes the rows.
pub(crate) fn fill(store: &Store) {
    store.breaks().add(&break_record()).unwrap();
    store.episodes().add(&episode()).unwrap();
    store.episodes().add(&deleted_episode()).unwrap();
    store.episodes().delete(deleted_episode().id, at(NOW)).unwrap();
    store.nights().save(&night()).unwrap();
    store.day_logs().save(&day_log()).unwrap();
    store.day_logs().save(&walk()).unwrap();
    store.day_logs().save(&no_caffeine()).unwrap();
    store.medical().add(&medicine()).unwrap();
    store.checklist().tick(&tick()).unwrap();
    store.checklist().tick(&own_tick()).unwrap();
    store.checklist_items().save(&list()).unwrap();
    store.checklist_items().keep_before(&list()).unwrap();
    store.evenings().set_not_tonight(date("2026-11-09"), true).unwrap();
    store.stretch_sessions().add(&session()).unwrap();
    store.care().put(&put_aside(), at(NOW)).unwrap();
    store.experiments().add(&experiment()).unwrap();
    store.settings().save(&settings()).unwrap();
}

/// Every row that a journal of that schema can have is there as it was written, and nothing else is.
pub(crate) fn assert_holds(store: &Store, schema: u32) {
    let since_6 = schema >= 6;
    assert_eq!(exact(&store.checklist_items().all().unwrap()), exact(&if since_6 { list() } else { vec![] }));
    let before = store.checklist_items().take_before().ok();
    assert_eq!(exact(&before), exact(&since_6.then(list)));
    if let Some(before) = before {
        store.checklist_items().keep_before(&before).unwrap(); // so that the check can be repeated
    }
    let own_ticks = store.checklist().ticks(date("2026-11-10")).unwrap();
    assert_eq!(own_ticks, if since_6 { vec![own_tick()] } else { vec![] });
    let since_9 = schema >= 9;
    assert_eq!(store.experiments().all().unwrap(), if since_9 { vec![experiment()] } else { vec![] });
    let since_8 = schema >= 8;
    assert_eq!(store.care().put_aside().unwrap(), if since_8 { put_aside() } else { vec![] });
    let since_7 = schema >= 7;
    assert_eq!(store.day_logs().get(date("2026-11-09")).unwrap(), since_7.then(no_caffeine));
    let since_5 = schema >= 5;
    assert_eq!(store.day_logs().get(date("2026-11-10")).unwrap(), since_5.then(walk));
    assert_eq!(store.medical().all().unwrap(), if since_5 { vec![medicine()] } else { vec![] });
    assert_eq!(exact(&store.breaks().of_day(date("2026-11-11")).unwrap()), exact(&[break_record()]));
    assert_eq!(exact(&store.episodes().between(None, None).unwrap()), exact(&[episode()]));
    assert_eq!(exact(&store.nights().get(date("2026-11-10")).unwrap()), exact(&Some(night())));
    assert_eq!(store.day_logs().get(date("2026-11-11")).unwrap(), Some(day_log()));
    let ticks = store.checklist().ticks(date("2026-11-11")).unwrap();
    assert_eq!(ticks, [tick()]);
    assert_eq!(exact(&ticks[0].ticked_at), exact(&tick().ticked_at));
    assert!(store.evenings().not_tonight(date("2026-11-09")).unwrap());
    assert_eq!(exact(&store.stretch_sessions().of_day(date("2026-11-11")).unwrap()), exact(&[session()]));
    assert_eq!(store.settings().document().unwrap(), settings());
    // Restoring and deleting again, so that the check can be repeated.
    let restored = store.episodes().restore(deleted_episode().id).unwrap();
    assert_eq!(exact(&restored), exact(&deleted_episode()));
    store.episodes().delete(restored.id, at(NOW)).unwrap();
}
