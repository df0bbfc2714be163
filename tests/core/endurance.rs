//! The break engine for two years without a rest: a step a minute, and a state that does not grow.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Timelike as _};
use limber_core::engine::{BreakOutcome, Effect, Engine, HoldReason, Input};
use limber_core::settings::Settings;
use limber_core::time::Now;

const DAYS: u32 = 730;

/// What happens at a minute of the day: a morning, a lunch, an afternoon with a meeting, an evening, a lid closed.
fn at_minute(minute: u32, day: u32) -> Input {
    match minute {
        480 | 602 | 780 | 1140 => Input::Active,
        720 | 1080 | 1330 => Input::Idle { for_at_least: Duration::from_secs(30) },
        840 => Input::Hold { reason: HoldReason::Meeting, active: true },
        930 => Input::Hold { reason: HoldReason::Meeting, active: false },
        600 => Input::Start,
        601 => Input::Idle { for_at_least: Duration::from_secs(50) },
        603 => Input::Done { answer: None },
        665 if day.is_multiple_of(2) => Input::Snooze { minutes: None },
        1200 if day.is_multiple_of(7) => Input::Skip,
        1210 if day.is_multiple_of(30) => Input::Gentle(day.is_multiple_of(60)),
        1335 => Input::Suspending,
        _ => Input::Tick,
    }
}

#[test]
fn two_years_at_a_step_a_minute_leave_no_trace() {
    let settings = Settings::default();
    let mut now = Now {
        wall: DateTime::parse_from_rfc3339("2026-01-05T00:00:00+01:00").unwrap(),
        mono: Duration::ZERO,
        asleep: Some(Duration::ZERO),
    };
    let mut engine = Engine::new(now, &settings);
    let (mut first_month, mut last_month) = (0, 0);
    let mut outcomes = [0_u32; 3];
    for day in 0..DAYS {
        for minute in 0..1440 {
            // Suspended from 22:15 to 07:00.
            let asleep = !(420..=1335).contains(&minute);
            now.wall += TimeDelta::minutes(1);
            if asleep {
                now.asleep = now.asleep.map(|slept| slept + Duration::from_mins(1));
                continue;
            }
            now.mono += Duration::from_mins(1);
            for effect in engine.step(now, at_minute(minute, day), &settings) {
                match effect {
                    Effect::Record(draft) => match draft.outcome {
                        BreakOutcome::Natural | BreakOutcome::Asleep => outcomes[0] += 1,
                        BreakOutcome::Taken => outcomes[1] += 1,
                        BreakOutcome::Skipped | BreakOutcome::Missed | BreakOutcome::Expired => outcomes[2] += 1,
                    },
                    Effect::Announce { .. } | Effect::Withdraw | Effect::OpenBreak | Effect::CloseBreak => {}
                }
            }
            assert!(engine.next_deadline() > now.mono, "a deadline in the past at {}", now.wall);
            if minute % 60 == 0 && !(30..DAYS - 30).contains(&day) {
                let size = serde_json::to_vec(&engine.save(now)).unwrap().len();
                let most = if day < 30 { &mut first_month } else { &mut last_month };
                *most = size.max(*most);
            }
        }
        assert_eq!(now.wall.minute(), 0, "the simulation itself drifted");
    }
    // Three absences a day and one break; the rest is what nobody answered.
    assert_eq!(outcomes[0], 3 * DAYS);
    assert_eq!(outcomes[1], DAYS);
    assert!(outcomes[2] >= 2 * DAYS, "{outcomes:?}");
    // A moment may have two digits more after two years; nothing else grows.
    assert!(last_month <= first_month + 32, "{first_month} bytes in the first month, {last_month} in the last");
    assert!(last_month < 1500, "{last_month} bytes");
}
