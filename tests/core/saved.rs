//! States as versions before have saved them are read without loss.

use std::time::Duration;

use chrono::{DateTime, TimeDelta};
use limber_core::engine::{Effect, Engine, Phase, SavedEngine};
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
