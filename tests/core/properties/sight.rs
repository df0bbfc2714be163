//! What is true of everything a person sees, at any moment: the moment it names as its end is still to come, nothing
//! runs outside the hours, and a pause ends when it was asked to.

use chrono::{Datelike as _, Days, NaiveTime, TimeDelta};
use limber_core::api::PauseLength;
use limber_core::engine::{BreakStatus, PauseEnd, Phase};
use limber_core::settings::Settings;
use limber_core::time::{LocalTime, day_of};
use proptest::prelude::*;

/// A break whose end nobody tells is over so long after its length.
const OVERRUN: TimeDelta = TimeDelta::minutes(10);

/// Right after a step, what ends by itself ends later than now.
pub(crate) fn ends_ahead(phase: &Phase, wall: LocalTime) -> Result<(), TestCaseError> {
    let end = match phase {
        Phase::Working { due_at } => Some(*due_at),
        Phase::Away { counts_at, .. } => *counts_at,
        Phase::Waiting { until, .. } | Phase::Snoozed { until, .. } => Some(*until),
        Phase::InBreak { ends_at, .. } => Some(*ends_at + OVERRUN),
        Phase::Paused { until, .. } | Phase::OffHours { until } => *until,
        // What is blocked beyond its moment says "now".
        Phase::Due { until, .. } | Phase::Held { until, .. } => Some(*until + TimeDelta::nanoseconds(1)),
    };
    prop_assert!(end.is_none_or(|end| end > wall), "{phase:?} is over by {wall}");
    Ok(())
}

/// Outside the hours nothing is due and nobody is at the desk; within them it is never said to be outside.
pub(crate) fn hours_are_kept(status: &BreakStatus, settings: &Settings, wall: LocalTime) -> Result<(), TestCaseError> {
    let open = are_hours(settings, wall);
    match &status.phase {
        Phase::InBreak { .. } | Phase::Paused { .. } => {}
        Phase::OffHours { .. } => prop_assert!(!open, "outside the hours at {wall}"),
        phase => prop_assert!(open, "{phase:?} outside the hours, at {wall}"),
    }
    prop_assert!(open || !status.sitting_grows, "sitting outside the hours, at {wall}");
    Ok(())
}

/// Whether breaks may be due as far as the hours are concerned.
pub(crate) fn are_hours(settings: &Settings, wall: LocalTime) -> bool {
    !settings.hours.limited || within(settings, wall)
}

/// In the words of the product: several ranges a day; one that crosses midnight belongs to the day it starts on.
fn within(settings: &Settings, wall: LocalTime) -> bool {
    let time = wall.time();
    let today = wall.weekday();
    let ranges = |day: chrono::Weekday| &settings.hours.week[day.num_days_from_monday() as usize];
    let crosses = |start, end| end <= start;
    let of_today = ranges(today).iter().map(|range| (range.start.to_naive(), range.end.to_naive()));
    let of_yesterday = ranges(today.pred()).iter().map(|range| (range.start.to_naive(), range.end.to_naive()));
    of_today.into_iter().any(|(start, end)| time >= start && (time < end || crosses(start, end)))
        || of_yesterday.into_iter().any(|(start, end)| crosses(start, end) && time < end)
}

/// A pause of minutes lasts so long; one until a time of day ends when the clock next shows it; one until tomorrow on
/// another day than this (which ends at 04:00).
pub(crate) fn is_what_was_asked_for(
    length: PauseLength,
    until: Option<PauseEnd>,
    wall: LocalTime,
) -> Result<(), TestCaseError> {
    let shown_now = wall.naive_local();
    let right = match (length, until) {
        (PauseLength::UntilResumed, None) => true,
        (PauseLength::Minutes { minutes }, Some(PauseEnd::After(end))) => {
            end - wall == TimeDelta::minutes(i64::from(minutes.clamp(1, 1440)))
        }
        (PauseLength::Until { time }, Some(PauseEnd::WhenShown { shown })) => {
            let ahead = shown - shown_now;
            shown.time() == time.to_naive() && ahead > TimeDelta::zero() && ahead <= TimeDelta::days(1)
        }
        (PauseLength::UntilTomorrow, Some(PauseEnd::WhenShown { shown })) => {
            shown > shown_now && shown - TimeDelta::hours(4) >= (day_of(wall) + Days::new(1)).and_time(NaiveTime::MIN)
        }
        _ => false,
    };
    prop_assert!(right, "{length:?} at {wall} is not {until:?}");
    Ok(())
}
