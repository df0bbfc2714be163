//! What is true of everything a person sees, at any moment: the moment it names as its end is still to come, and
//! nothing runs outside the hours.

use chrono::{Datelike as _, TimeDelta};
use limber_core::engine::{BreakStatus, Phase};
use limber_core::settings::Settings;
use limber_core::time::LocalTime;
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
    let open = !settings.hours.limited || within(settings, wall);
    match &status.phase {
        Phase::InBreak { .. } | Phase::Paused { .. } => {}
        Phase::OffHours { .. } => prop_assert!(!open, "outside the hours at {wall}"),
        phase => prop_assert!(open, "{phase:?} outside the hours, at {wall}"),
    }
    prop_assert!(open || !status.sitting_grows, "sitting outside the hours, at {wall}");
    Ok(())
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
