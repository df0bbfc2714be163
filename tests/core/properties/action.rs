//! What can happen, and how likely.

use chrono::FixedOffset;
use limber_core::engine::HoldReason;
use proptest::prelude::*;

use crate::zone::Zone;

/// One thing that happens.
#[derive(Debug, Clone)]
pub(crate) enum Action {
    Pass {
        seconds: u64,
    },
    /// Time passes while the driver is not called.
    Stall {
        seconds: u64,
    },
    Works,
    Leaves,
    Blind,
    /// The idle source says so, whatever it said before.
    Idle {
        seconds: u64,
    },
    Sleep {
        seconds: u64,
        signals: bool,
    },
    Woke,
    Lock,
    Unlock,
    Hold {
        reason: HoldReason,
        active: bool,
    },
    Start,
    Snooze {
        minutes: Option<u16>,
    },
    Skip,
    Done,
    Abandon,
    PauseMinutes {
        minutes: u16,
    },
    /// Until the clock shows this many minutes after midnight.
    PauseUntil {
        minutes: u16,
    },
    PauseUntilTomorrow,
    PauseUntilResumed,
    Resume,
    Gentle {
        on: bool,
    },
    Interval {
        minutes: u16,
    },
    Length {
        minutes: u16,
    },
    SnoozeLimit {
        limit: u8,
    },
    SnoozeLength {
        minutes: u16,
    },
    WaitForPause {
        on: bool,
    },
    StopForInput {
        on: bool,
    },
    Reading {
        seconds: u16,
    },
    Watching {
        on: bool,
    },
    /// Whether a reason holds at all; for `Settling`, which has no switch, whether a bad night makes a gentle day.
    Heed {
        reason: HoldReason,
        on: bool,
    },
    Hours {
        kind: u8,
    },
    SetClock {
        seconds: i64,
    },
    Zone {
        hours: i32,
    },
    /// Asleep until so long before the clock is put for daylight saving, if that is within the days ahead.
    SleepUntilChange {
        seconds_before: u32,
    },
    Restart {
        seconds: u64,
    },
    /// A start from what was saved last.
    Crash {
        seconds: u64,
    },
}

/// What the machine can tell, and when the day begins.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setup {
    pub(crate) asleep_known: bool,
    /// The driver waits a minute at most (else for the deadline, however far).
    pub(crate) minute_at_most: bool,
    /// Where it stands.
    pub(crate) zone: Zone,
    /// The Monday of the week: with daylight saving, that of a week in which the clock is put.
    pub(crate) monday: (i32, u32, u32),
    /// Minutes after Monday 00:00.
    pub(crate) start: u32,
}

pub(crate) fn setup() -> impl Strategy<Value = Setup> {
    let fixed = Zone::Fixed(FixedOffset::east_opt(3600).unwrap());
    let place = prop_oneof![
        3 => Just((Zone::Berlin, (2026, 3, 23))),
        3 => Just((Zone::Berlin, (2026, 10, 19))),
        1 => Just((Zone::NewYork, (2026, 3, 2))),
        1 => Just((Zone::NewYork, (2026, 10, 26))),
        4 => Just((fixed, (2026, 3, 23))),
    ];
    (any::<bool>(), prop::bool::weighted(0.1), place, 0..7u32 * 1440).prop_map(
        |(asleep_known, minute_at_most, (zone, monday), start)| Setup {
            asleep_known,
            minute_at_most,
            zone,
            monday,
            start,
        },
    )
}

pub(crate) fn day() -> impl Strategy<Value = Vec<Action>> {
    prop::collection::vec(action(), 1..60)
}

fn reason() -> impl Strategy<Value = HoldReason> {
    prop_oneof![
        Just(HoldReason::DoNotDisturb),
        Just(HoldReason::Meeting),
        Just(HoldReason::Fullscreen),
        Just(HoldReason::Settling)
    ]
}

fn action() -> impl Strategy<Value = Action> {
    prop_oneof![
        12 => (1..5400u64).prop_map(|seconds| Action::Pass { seconds }),
        8 => (1..200u64).prop_map(|seconds| Action::Pass { seconds }),
        2 => (3000..4000u64).prop_map(|seconds| Action::Pass { seconds }),
        1 => (1..20_000u64).prop_map(|seconds| Action::Stall { seconds }),
        6 => Just(Action::Works),
        6 => Just(Action::Leaves),
        1 => Just(Action::Blind),
        1 => (0..8000u64).prop_map(|seconds| Action::Idle { seconds }),
        3 => (1..40_000u64, any::<bool>()).prop_map(|(seconds, signals)| Action::Sleep { seconds, signals }),
        2 => (1..300u64, any::<bool>()).prop_map(|(seconds, signals)| Action::Sleep { seconds, signals }),
        1 => Just(Action::Woke),
        2 => Just(Action::Lock),
        2 => Just(Action::Unlock),
        6 => (reason(), any::<bool>()).prop_map(|(reason, active)| Action::Hold { reason, active }),
        3 => Just(Action::Start),
        4 => prop::option::of(0..70u16).prop_map(|minutes| Action::Snooze { minutes }),
        2 => Just(Action::Skip),
        3 => Just(Action::Done),
        2 => Just(Action::Abandon),
        2 => (0..1500u16).prop_map(|minutes| Action::PauseMinutes { minutes }),
        1 => (0..1440u16).prop_map(|minutes| Action::PauseUntil { minutes }),
        1 => Just(Action::PauseUntilTomorrow),
        1 => Just(Action::PauseUntilResumed),
        3 => Just(Action::Resume),
        1 => any::<bool>().prop_map(|on| Action::Gentle { on }),
        1 => prop_oneof![Just(15), Just(20), Just(60), Just(180)].prop_map(|minutes| Action::Interval { minutes }),
        1 => (1..=15u16).prop_map(|minutes| Action::Length { minutes }),
        1 => (0..5u8).prop_map(|limit| Action::SnoozeLimit { limit }),
        1 => (1..=60u16).prop_map(|minutes| Action::SnoozeLength { minutes }),
        2 => any::<bool>().prop_map(|on| Action::WaitForPause { on }),
        1 => any::<bool>().prop_map(|on| Action::StopForInput { on }),
        2 => prop_oneof![Just(30), Just(120), Just(600)].prop_map(|seconds| Action::Reading { seconds }),
        1 => any::<bool>().prop_map(|on| Action::Watching { on }),
        2 => (reason(), any::<bool>()).prop_map(|(reason, on)| Action::Heed { reason, on }),
        2 => (0..5u8).prop_map(|kind| Action::Hours { kind }),
        1 => (-90_000..90_000i64).prop_map(|seconds| Action::SetClock { seconds }),
        1 => (-11..14i32).prop_map(|hours| Action::Zone { hours }),
        1 => (0..20_000u32).prop_map(|seconds_before| Action::SleepUntilChange { seconds_before }),
        2 => prop_oneof![0..60u64, 0..20_000u64].prop_map(|seconds| Action::Restart { seconds }),
        1 => prop_oneof![0..60u64, 0..20_000u64].prop_map(|seconds| Action::Crash { seconds }),
    ]
}
