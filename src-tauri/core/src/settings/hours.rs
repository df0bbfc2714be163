//! Hours per weekday: when breaks may be due. Several ranges a day, also across midnight.
//!
//! A range belongs to the day it starts on: Monday 22:00-06:00 ends on Tuesday morning and is Monday's.
//! Judged by what the clock on the wall shows, so a change of zone or of summer time needs no special case.

use chrono::{Datelike, Days, NaiveDateTime, TimeZone};

use super::Hours;
use crate::time::LocalTime;

/// Days looked at, beginning with yesterday: up to and with the same weekday next week.
const DAYS: u64 = 9;

/// True when breaks may be due at this moment.
pub fn is_open(hours: &Hours, moment: LocalTime) -> bool {
    !hours.limited || ranges_around(hours, moment).any(|(start, end)| (start..end).contains(&moment.naive_local()))
}

/// The next moment at which `is_open` changes; `None` if it never does.
pub fn next_change(hours: &Hours, moment: LocalTime) -> Option<LocalTime> {
    if !hours.limited {
        return None;
    }
    let open = is_open(hours, moment);
    let shown = moment.naive_local();
    let mut edges: Vec<NaiveDateTime> =
        ranges_around(hours, moment).flat_map(|(start, end)| [start, end]).filter(|edge| *edge > shown).collect();
    edges.sort_unstable();
    edges.into_iter().map(|edge| told_with(moment, edge)).find(|edge| is_open(hours, *edge) != open)
}

/// The first start of a range at or after this moment; `None` if there is none, or hours are not limited.
pub fn next_start(hours: &Hours, moment: LocalTime) -> Option<LocalTime> {
    let shown = moment.naive_local();
    let starts = ranges_around(hours, moment).map(|(start, _)| start).filter(|start| *start >= shown);
    starts.min().filter(|_| hours.limited).map(|start| told_with(moment, start))
}

/// Every range that starts from yesterday to a week ahead, as the clock shows it: first moment within, first after.
fn ranges_around(hours: &Hours, moment: LocalTime) -> impl Iterator<Item = (NaiveDateTime, NaiveDateTime)> {
    let today = moment.date_naive();
    let yesterday = today.checked_sub_days(Days::new(1)).unwrap_or(today);
    (0..DAYS).filter_map(move |days| yesterday.checked_add_days(Days::new(days))).flat_map(|date| {
        let ranges = hours.week.get(date.weekday().num_days_from_monday() as usize).map_or(&[][..], Vec::as_slice);
        ranges.iter().map(move |range| {
            let last = if range.end > range.start { date } else { date.checked_add_days(Days::new(1)).unwrap_or(date) };
            (date.and_time(range.start.to_naive()), last.and_time(range.end.to_naive()))
        })
    })
}

/// What the clock shows, with the offset in force at `moment`.
fn told_with(moment: LocalTime, shown: NaiveDateTime) -> LocalTime {
    moment.offset().from_local_datetime(&shown).single().unwrap_or(moment)
}
