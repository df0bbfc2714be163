//! Journals of nobody in particular: any rows that the domain lets in.

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};
use limber_core::engine::{BreakAnswer, BreakOutcome, BreakRecord, ExpiredBy};
use limber_core::journal::{
    Alcohol, DayLog, Episode, EpisodeDraft, EpisodeKind, Helped, LastCaffeine, MedicalDraft, MedicalEntry, MedicalKind,
    Muscle, Night, NightAnswer, Remedy, Side, Tried,
};
use limber_core::portable::{AsideRow, DeletedKind, Deletion, EveningSaid, ExperimentRow, Kept, Row};
use limber_core::routine::{HeldSeconds, SessionEnding, StretchSession, StretchSessionDraft};
use limber_core::time::{ClockTime, LocalTime};
use limber_core::winddown::{ChecklistTick, Entry, OwnItem, TickedBy};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use uuid::Uuid;

/// From 1970 to 2100, in any zone there is or was.
fn moment() -> impl Strategy<Value = LocalTime> {
    let offset = prop_oneof![
        (-12 * 4..=14 * 4_i32).prop_map(|quarters| quarters * 900).boxed(),
        select(vec![0, 20_700, 34_200, -12_600, 1_172, -20_976]),
    ];
    (0..4_102_444_800_i64, select(vec![0, 1_000_000, 123_456_789]), offset).prop_map(|(seconds, nanos, offset)| {
        // An offset of seconds cannot be written down: whole minutes, as chrono does it.
        let offset = FixedOffset::east_opt(offset / 60 * 60).unwrap();
        DateTime::from_timestamp(seconds, nanos).unwrap().with_timezone(&offset)
    })
}

fn date() -> impl Strategy<Value = NaiveDate> {
    (0..47_482_i64).prop_map(|days| NaiveDate::from_ymd_opt(1970, 1, 1).unwrap() + TimeDelta::days(days))
}

fn edited() -> impl Strategy<Value = Option<i64>> {
    option::of(0..4_102_444_800_000_i64)
}

fn id() -> impl Strategy<Value = Uuid> {
    any::<u128>().prop_map(Uuid::from_u128)
}

/// What people, other programs and cats write.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-z ]{1,40}",
        select(vec![
            "=1+1",
            "+49",
            "-x",
            "@SUM(A1)",
            "\t=2",
            "'=3",
            "a,b;c\td",
            "\"q\"",
            "zwei\r\nZeilen\n",
            "抽筋 🦵🏽 e\u{301}",
            "null",
            "\u{feff}x",
            "07:30",
            "'",
            "''=x"
        ])
        .prop_map(str::to_owned),
    ]
}

fn yes_no() -> impl Strategy<Value = Option<bool>> {
    any::<Option<bool>>()
}

fn kept<T: std::fmt::Debug + Clone>(value: impl Strategy<Value = T>) -> impl Strategy<Value = Kept<T>> {
    (value, edited()).prop_map(|(value, edited_utc)| Kept { value, edited_utc })
}

fn side() -> impl Strategy<Value = Option<Side>> {
    option::of(select(vec![Side::Left, Side::Right, Side::Both]))
}

fn tried() -> impl Strategy<Value = Vec<Tried>> {
    use Remedy::{Cold, LegsUp, Other, Rub, Stand, Stretch, Walk, Warmth};
    let helped = option::of(select(vec![Helped::Yes, Helped::ALittle, Helped::No]));
    (subsequence(vec![Cold, LegsUp, Other, Rub, Stand, Stretch, Walk, Warmth], 0..5).prop_shuffle(), vec(helped, 5))
        .prop_map(|(remedies, helped)| {
            remedies.into_iter().zip(helped).map(|(remedy, helped)| Tried { remedy, helped }).collect()
        })
}

fn episode() -> impl Strategy<Value = Row> {
    use EpisodeKind::{Ache, Cramp, Other, UrgeToMove};
    let muscle = option::of(select(vec![Muscle::Calf, Muscle::BackOfThigh, Muscle::Shin]));
    let what =
        (select(vec![Cramp, Ache, UrgeToMove, Other]), moment(), option::of(0..=86_400_u32), option::of(0..=10_u8));
    let how = (muscle, side(), yes_no(), yes_no(), option::of(0..=10_u8), yes_no(), tried(), option::of(text()));
    let draft = (what, how).prop_map(|((kind, started_at, duration_seconds, severity), how)| {
        let (muscle, side, hard_knot, woke_me, sleep_disturbance, sore_next_day, tried, note) = how;
        EpisodeDraft {
            kind,
            started_at,
            duration_seconds,
            severity,
            muscle,
            side,
            hard_knot,
            woke_me,
            sleep_disturbance,
            sore_next_day,
            tried,
            note,
        }
    });
    let episode =
        (id(), any::<bool>(), moment(), moment(), draft).prop_map(|(id, ongoing, created_at, updated_at, entry)| {
            Episode { id, night: NaiveDate::MIN, ongoing, created_at, updated_at, entry }
        });
    kept(episode).prop_map(Row::Episode)
}

fn night() -> impl Strategy<Value = Row> {
    let answer = option::of(select(vec![NightAnswer::None, NightAnswer::Cramps]));
    let slept = option::of((moment(), 0..20_i64));
    let night = (date(), answer, option::of(1..=5_u8), slept).prop_map(|(night, answer, sleep_quality, slept)| {
        // In the zone of some moment, from the evening on.
        let bed_at = slept.map(|(any, hours)| {
            let evening = night.and_hms_opt(20, 7, 0).unwrap().and_local_timezone(*any.offset()).unwrap();
            evening + TimeDelta::hours(hours)
        });
        Night { night, answer, sleep_quality, bed_at, up_at: bed_at.map(|bed| bed + TimeDelta::minutes(17)) }
    });
    kept(night).prop_map(Row::Night)
}

fn day() -> impl Strategy<Value = Row> {
    let caffeine = option::of(prop_oneof![
        Just(LastCaffeine::None),
        (0..1440_u16).prop_map(|minutes| LastCaffeine::At(ClockTime::from_minutes(minutes))),
    ]);
    let alcohol = option::of(select(vec![Alcohol::None, Alcohol::OneOrTwo, Alcohol::ThreeOrMore]));
    let day = (date(), caffeine, alcohol, vec(yes_no(), 8)).prop_map(|(day, caffeine_last_at, alcohol, said)| DayLog {
        day,
        low_water: said[0],
        dark_urine: said[1],
        caffeine_last_at,
        alcohol,
        hard_exercise: said[2],
        daily_walk: said[3],
        long_standing: said[4],
        long_sitting: said[5],
        supportive_shoes: said[6],
        mineral_rich_food: said[7],
    });
    kept(day).prop_map(Row::Day)
}

fn medical() -> impl Strategy<Value = Row> {
    let kind = select(vec![MedicalKind::Medicine, MedicalKind::Condition]);
    let entry = (id(), kind, text(), option::of(date()), option::of(0..9000_i64)).prop_map(
        |(id, kind, name, started_on, days)| {
            let stopped_on = started_on.zip(days).map(|(started, days)| started + TimeDelta::days(days));
            MedicalEntry { id, entry: MedicalDraft { kind, name, started_on, stopped_on } }
        },
    );
    kept(entry).prop_map(Row::Medical)
}

fn a_break() -> impl Strategy<Value = Row> {
    use BreakOutcome::{Asleep, Expired, Missed, Natural, Skipped, Taken};
    let outcome = select(vec![Asleep, Expired, Missed, Natural, Skipped, Taken]);
    let answer = option::of(select(vec![BreakAnswer::Done, BreakAnswer::Partly, BreakAnswer::NotReally]));
    let expired = option::of(select(vec![ExpiredBy::Pause, ExpiredBy::Hours]));
    let times = (date(), option::of(moment()), moment(), moment());
    let record = (id(), outcome, times, any::<u8>(), 0..u64::try_from(i64::MAX).unwrap(), answer, expired).prop_map(
        |(id, outcome, (day, due_at, started_at, ended_at), snoozes, sitting_seconds, answer, expired_by)| {
            BreakRecord { id, day, outcome, due_at, started_at, ended_at, snoozes, sitting_seconds, answer, expired_by }
        },
    );
    kept(record).prop_map(Row::Break)
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z][a-z0-9-]{0,30}", text()]
}

fn session() -> impl Strategy<Value = Row> {
    let ending = select(vec![SessionEnding::Completed, SessionEnding::Left, SessionEnding::Hurt]);
    let held =
        (name(), side(), 0..=7200_u32).prop_map(|(stretch, side, seconds)| HeldSeconds { stretch, side, seconds });
    (id(), name(), moment(), moment(), ending, vec(held, 0..5)).prop_map(
        |(id, routine, started_at, ended_at, ending, held)| {
            Row::Session(StretchSession {
                id,
                session: StretchSessionDraft { routine, started_at, ended_at, ending, held },
            })
        },
    )
}

fn evening() -> impl Strategy<Value = Row> {
    kept((date(), any::<bool>()).prop_map(|(night, not_tonight)| EveningSaid { night, not_tonight }))
        .prop_map(Row::Evening)
}

fn tick() -> impl Strategy<Value = Row> {
    let by = select(vec![TickedBy::Person, TickedBy::Player]);
    (date(), name(), moment(), by, option::of(text())).prop_map(|(night, item, ticked_at, ticked_by, words)| {
        Row::Tick(ChecklistTick { night, item, ticked_at, ticked_by, words })
    })
}

fn item() -> impl Strategy<Value = Row> {
    let own = (text(), 0..=960_u16, option::of(1..=120_u16), any::<[bool; 7]>()).prop_map(
        |(words, minutes_before_bed, timer_minutes, weekdays)| OwnItem {
            words,
            minutes_before_bed,
            timer_minutes,
            weekdays,
        },
    );
    let entry = (name(), any::<bool>(), any::<bool>(), option::of(own), option::of(moment())).prop_map(
        |(id, on, remind, own, removed_at)| Entry {
            id,
            on,
            remind,
            removed_at: removed_at.filter(|_| own.is_some()),
            own,
        },
    );
    kept(entry).prop_map(Row::Item)
}

fn aside() -> impl Strategy<Value = Row> {
    ("[a-z_]{1,20}", "[0-9a-f-]{1,36}", moment())
        .prop_map(|(rule, fact, put_aside_at)| Row::Aside(AsideRow { rule, fact, put_aside_at }))
}

fn experiment() -> impl Strategy<Value = Row> {
    let row = (id(), "[a-z_]{1,20}", date(), "[01]{1,26}", option::of(date()));
    kept(row.prop_map(|(id, question, since, first_tries, stopped_on)| ExperimentRow {
        id,
        question,
        since,
        first_tries,
        stopped_on,
    }))
    .prop_map(Row::Experiment)
}

fn deletion() -> impl Strategy<Value = Row> {
    let what = prop_oneof![
        id().prop_map(|id| (DeletedKind::Episode, id.to_string())),
        id().prop_map(|id| (DeletedKind::MedicalEntry, id.to_string())),
        id().prop_map(|id| (DeletedKind::ChecklistItem, format!("own-{}", id.simple()))),
        (date(), "[a-z-]{1,20}").prop_map(|(night, item)| (DeletedKind::ChecklistTick, format!("{night} {item}"))),
    ];
    (what, 0..4_102_444_800_000_i64)
        .prop_map(|((what, key), deleted_utc)| Row::Deletion(Deletion { what, key, deleted_utc }))
}

/// Rows that can come in, tidied as they are when they do.
pub(super) fn rows() -> impl Strategy<Value = Vec<Row>> {
    let row = prop_oneof![
        4 => episode(), 2 => night(), 2 => day(), 1 => medical(), 2 => a_break(), 1 => session(), 1 => evening(),
        2 => tick(), 1 => item(), 1 => deletion(), 1 => aside(), 1 => experiment(),
    ];
    vec(row, 0..40).prop_map(|rows| rows.into_iter().filter_map(|row| row.checked().ok()).collect())
}
