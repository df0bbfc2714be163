//! States as versions before have saved them are read without loss.

use std::time::Duration;

use chrono::{DateTime, TimeDelta};
use limber_core::engine::{Effect, Engine, Input, Phase, SavedEngine};
use limber_core::settings::Settings;
use limber_core::time::Now;

/// Before the beginning of a lock, nudges and the beginning of a pause were kept: 62 min at the desk, a reminder, a lock.
const LOCKED: &str = r#"{"version":1,"saved_at":"2026-03-02T10:02:00+01:00","clock":{"secs":3720,"nanos":0},"state":{
    "sitting":{"total":{"secs":0,"nanos":0},"running_since":{"secs":0,"nanos":0},"floor":{"secs":0,"nanos":0},
    "counted_until":{"secs":0,"nanos":0}},"presence":{"kind":"present","since":{"secs":0,"nanos":0}},
    "debt":{"kind":"announced","due":{"at":"2026-03-02T10:00:00+01:00","snoozes":0,"held_since":null},"count":1,
    "again_at":{"secs":4260,"nanos":0}},"taking":null,"pause":null,"pause_ended_by_clock":null,
    "settling_until":{"secs":0,"nanos":0},"lock":"locked","reasons":[],"night":"fair","offset_before":null}}"#;

#[test]
fn a_state_from_before_locks_had_a_beginning_goes_on() {
    let saved: SavedEngine = serde_json::from_str(LOCKED).unwrap();
    let wall = DateTime::parse_from_rfc3339("2026-03-02T10:03:00+01:00").unwrap();
    let now = Now { wall, mono: Duration::from_secs(3), asleep: None };
    let (engine, effects) = Engine::restore(saved, now, &Settings::default());
    assert_eq!(effects, [Effect::Announce { announced: 1 }]);
    let status = engine.status(now, &Settings::default());
    let due_at = wall - TimeDelta::minutes(3);
    let until = due_at + TimeDelta::minutes(12); // the minute in which nobody could answer is added
    assert_eq!(status.phase, Phase::Due { since: due_at, announced: 1, until, last: false });
    assert_eq!(status.sitting_seconds, 62 * 60);
}

/// As this version saves it 3 s after a start at 10:20, in an absence since 10:01 that ended the break due at 10:00.
const IN_DOUBT: &str = r#"{"version":1,"saved_at":"2026-03-02T10:20:03+01:00","clock":{"secs":4803,"nanos":0},"state":{
    "sitting":{"total":{"secs":0,"nanos":0},"running_since":{"secs":4800,"nanos":0},"floor":{"secs":4800,"nanos":0},
    "counted_until":{"secs":3660,"nanos":0}},"presence":{"kind":"present","since":{"secs":4800,"nanos":0}},
    "debt":{"kind":"nothing"},"taking":null,"pause":null,"pause_ended_by_clock":null,
    "settling_until":{"secs":4920,"nanos":0},"locked":null,"nudge":null,"doubt":{"before":{"kind":"resting",
    "since":{"secs":3660,"nanos":0},"owed":{"outcome":"natural","due_at":"2026-03-02T10:00:00+01:00","snoozes":0,
    "sitting_seconds":3660}},"at":{"secs":4800,"nanos":0},"seen":{"secs":4801,"nanos":0},"sat":{"secs":0,"nanos":0}},
    "reasons":[],"night":"fair","offset_before":null}}"#;

#[test]
fn an_absence_in_doubt_goes_on_over_the_next_start_too() {
    let saved: SavedEngine = serde_json::from_str(IN_DOUBT).unwrap();
    let settings = Settings::default();
    let at = |text| DateTime::parse_from_rfc3339(text).unwrap();
    let now = |text, seconds| Now { wall: at(text), mono: Duration::from_secs(seconds), asleep: None };
    let (mut engine, effects) = Engine::restore(saved, now("2026-03-02T10:30:00+01:00", 3), &settings);
    assert_eq!(effects, []);
    assert!(!engine.somebody_is_there(), "nobody knows");
    let idle = Input::Idle { for_at_least: Duration::from_secs(5) };
    assert_eq!(engine.step(now("2026-03-02T10:30:05+01:00", 8), idle, &settings), []);
    let back = now("2026-03-02T11:00:00+01:00", 1803);
    let effects = engine.step(back, Input::Active, &settings);
    let [Effect::Record(record)] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!((record.started_at, record.ended_at), (at("2026-03-02T10:01:00+01:00"), back.wall));
    assert!(engine.somebody_is_there());
    assert_eq!((record.due_at, record.sitting_seconds), (Some(at("2026-03-02T10:00:00+01:00")), 3660));
}

/// A state in which the doubt was over before the agent was stopped, without its having had the time to say so.
#[test]
fn a_doubt_that_was_over_is_recorded_with_the_next_start() {
    let saved: SavedEngine = serde_json::from_str(&IN_DOUBT.replace("4803", "4811").replace("20:03", "20:11")).unwrap();
    let wall = DateTime::parse_from_rfc3339("2026-03-02T10:20:12+01:00").unwrap();
    let now = Now { wall, mono: Duration::from_secs(3), asleep: None };
    let (_, effects) = Engine::restore(saved, now, &Settings::default());
    let [Effect::Record(record)] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(record.ended_at, wall - TimeDelta::seconds(12));
}
