//! A long journal, row for row the same every time: 365 days a year, each with 10 breaks, 5 or 6 episodes, its
//! night, what the day was like, 3 ticks, and a session every second evening.

use std::path::Path;

use chrono::{FixedOffset, NaiveDate, TimeDelta, TimeZone};
use limber_core::engine::{BreakAnswer, BreakOutcome, BreakRecord};
use limber_core::journal::{
    Alcohol, DayLog, Episode, EpisodeDraft, EpisodeKind, Helped, Muscle, Night, NightAnswer, Remedy, Side, Tried,
};
use limber_core::routine::{HeldSeconds, SessionEnding, StretchSession, StretchSessionDraft};
use limber_core::time::LocalTime;
use limber_core::winddown::{ChecklistTick, TickedBy};
use limber_store::{Store, StoreError};
use uuid::Uuid;

/// Days a year: 50 years are 18 250 nights.
pub(crate) const DAYS: u32 = 365;

/// Episodes in 50 years.
const EPISODES: u64 = 100_000;

const BREAKS_A_DAY: u32 = 10;

/// Days written as one change: thousands of waits for the disk would take longer than all else.
const DAYS_A_CHANGE: u32 = 100;

/// What was written.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Rows {
    pub(crate) days: u32,
    pub(crate) breaks: u32,
    pub(crate) episodes: u32,
    pub(crate) ticks: u32,
}

/// Writes a new journal at `path` that ends on the day `until`.
pub(crate) fn write(path: &Path, until: NaiveDate, days: u32) -> Result<Rows, StoreError> {
    let store = Store::open(path, at(until, 20 * 60))?;
    let mut rows = Rows::default();
    for first in (0..days).step_by(DAYS_A_CHANGE as usize) {
        rows = store.together(|store| {
            let mut rows = Rows { ..rows };
            for number in first..days.min(first + DAYS_A_CHANGE) {
                let day = until - TimeDelta::days(i64::from(days - 1 - number));
                write_day(store, day, number, &mut rows)?;
            }
            Ok(rows)
        })?;
    }
    Ok(rows)
}

fn write_day(store: &Store, day: NaiveDate, number: u32, rows: &mut Rows) -> Result<(), StoreError> {
    let mut chance = Chance(u64::from(number));
    rows.days += 1;
    for hour in 0..BREAKS_A_DAY {
        let due = at(day, 8 * 60 + hour * 60);
        let started = due + TimeDelta::seconds(chance.below(240));
        store.breaks().add(&BreakRecord {
            id: id(started, 1, hour),
            day,
            outcome: chance.of(&[
                BreakOutcome::Taken,
                BreakOutcome::Natural,
                BreakOutcome::Skipped,
                BreakOutcome::Missed,
            ]),
            due_at: Some(due),
            started_at: started,
            ended_at: started + TimeDelta::seconds(120 + chance.below(240)),
            snoozes: u8::try_from(chance.below(3)).unwrap_or(0),
            sitting_seconds: 3600,
            answer: chance.maybe(BreakAnswer::Done),
            expired_by: None,
        })?;
        rows.breaks += 1;
    }
    let until = |number: u32| EPISODES * u64::from(number) / (50 * u64::from(DAYS));
    let episodes = u32::try_from(until(number + 1) - until(number)).unwrap_or(0);
    for episode in 0..episodes {
        store.episodes().add(&cramp(day, episode, &mut chance))?;
        rows.episodes += 1;
    }
    store.nights().save(&Night {
        night: day,
        answer: chance.maybe(NightAnswer::Cramps),
        sleep_quality: u8::try_from(1 + chance.below(5)).ok(),
        bed_at: Some(at(day, 22 * 60 + 45)),
        up_at: Some(at(day, 30 * 60 + 30)),
    })?;
    store.day_logs().save(&DayLog {
        day,
        low_water: chance.maybe(true),
        dark_urine: chance.maybe(false),
        caffeine_last_at: "14:45".parse().ok(),
        alcohol: chance.maybe(Alcohol::OneOrTwo),
        hard_exercise: chance.maybe(true),
        daily_walk: chance.maybe(true),
        long_standing: chance.maybe(false),
        long_sitting: Some(true),
        supportive_shoes: None,
        mineral_rich_food: chance.maybe(true),
    })?;
    for item in ["stretching", "legs-up", "water"] {
        let (night, item, ticked_at) = (day, item.to_owned(), at(day, 21 * 60 + 50));
        store.checklist().tick(&ChecklistTick { night, item, ticked_at, ticked_by: TickedBy::Person, words: None })?;
        rows.ticks += 1;
    }
    if number.is_multiple_of(2) {
        let started_at = at(day, 21 * 60 + 40);
        let held = |side| HeldSeconds { stretch: "calf-wall-straight".into(), side: Some(side), seconds: 30 };
        store.stretch_sessions().add(&StretchSession {
            id: id(started_at, 3, 0),
            session: StretchSessionDraft {
                routine: "bedtime-5".into(),
                started_at,
                ended_at: started_at + TimeDelta::minutes(5),
                ending: SessionEnding::Completed,
                held: vec![held(Side::Left), held(Side::Right)],
            },
        })?;
    }
    Ok(())
}

fn cramp(night: NaiveDate, number: u32, chance: &mut Chance) -> Episode {
    let started_at = at(night, 23 * 60 + number * 60) + TimeDelta::seconds(chance.below(3600));
    let written = at(night, 31 * 60);
    let words = ["Woke me", "left calf", "after a long walk", "hard to stand", "went by itself", "twice in a row"];
    let note = (0..chance.below(8)).map(|_| chance.of(&words)).collect::<Vec<_>>().join(", ");
    Episode {
        id: id(started_at, 2, number),
        night,
        ongoing: false,
        created_at: written,
        updated_at: written,
        entry: EpisodeDraft {
            duration_seconds: u32::try_from(30 + chance.below(500)).ok(),
            severity: u8::try_from(chance.below(11)).ok(),
            muscle: chance.maybe(Muscle::Calf),
            side: chance.maybe(Side::Left),
            hard_knot: chance.maybe(true),
            woke_me: Some(true),
            sore_next_day: chance.maybe(false),
            tried: [Remedy::Stretch, Remedy::Stand].map(|remedy| Tried { remedy, helped: Some(Helped::Yes) }).to_vec(),
            note: (!note.is_empty()).then_some(note),
            ..EpisodeDraft::new(EpisodeKind::Cramp, started_at)
        },
    }
}

/// So many minutes after the day's midnight.
fn at(day: NaiveDate, minutes: u32) -> LocalTime {
    let moment = day.and_hms_opt(0, 0, 0).unwrap_or_default() + TimeDelta::minutes(i64::from(minutes) - 60);
    FixedOffset::east_opt(3600).map(|zone| zone.from_utc_datetime(&moment)).unwrap_or_default()
}

/// As the agent gives them: they sort by the moment.
fn id(moment: LocalTime, table: u64, number: u32) -> Uuid {
    let millis = u128::from(moment.timestamp_millis().unsigned_abs());
    Uuid::from_u128(millis << 80 | 0x7 << 76 | 0x2 << 62 | u128::from(table) << 32 | u128::from(number))
}

/// Numbers that look like chance and are the same every time (`SplitMix64`).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: u32) -> i64 {
        i64::try_from(self.next() % u64::from(end)).unwrap_or(0)
    }

    fn of<T: Copy>(&mut self, values: &[T]) -> T {
        values[usize::try_from(self.next()).unwrap_or(0) % values.len()]
    }

    fn maybe<T>(&mut self, value: T) -> Option<T> {
        self.next().is_multiple_of(2).then_some(value)
    }
}
