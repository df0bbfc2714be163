//! The ranges of the numbers, and hours that must not overlap.

use super::Hours;
use crate::check::Bounds;
use crate::invalid::{Invalid, Problem};
use crate::time::ClockTime;

/// Minutes a snooze can last, as set or as asked for.
pub const SNOOZE_MINUTES: Bounds = Bounds::new(1, 60);

/// Seconds without input that can count as reading.
pub const READING_SECONDS: Bounds = Bounds::new(30, 600);

/// The bounds of every number, by its place in the document.
pub const NUMBERS: &[(&str, Bounds)] = &[
    ("breaks.interval_minutes", Bounds::new(15, 180)),
    ("breaks.length_minutes", Bounds::new(1, 15)),
    ("breaks.snooze_minutes", SNOOZE_MINUTES),
    ("breaks.snooze_limit", Bounds::new(0, 10)),
    ("breaks.reading_seconds", READING_SECONDS),
    ("evening.winddown_minutes", Bounds::new(15, 180)),
    ("player.get_ready_seconds", Bounds::new(0, 15)),
    ("player.switch_side_seconds", Bounds::new(0, 10)),
];

/// The bounds of the number at this place; `None` where there is no number.
pub(super) fn bounds_at(field: &str) -> Option<Bounds> {
    NUMBERS.iter().find(|(place, _)| *place == field).map(|(_, bounds)| *bounds)
}

/// Most characters of the path of a folder.
const PATH_CHARACTERS: u32 = 1000;

/// What is wrong with the path of a folder: it is the agent that uses it, and that is in no folder of the person's.
pub(super) fn folder_problem(path: &str) -> Option<Problem> {
    let bytes = path.as_bytes();
    let is_whole = matches!(bytes, [] | [b'/', ..] | [b'\\', b'\\', ..])
        || matches!(bytes, [letter, b':', b'\\' | b'/', ..] if letter.is_ascii_alphabetic());
    if path.chars().count() > PATH_CHARACTERS as usize {
        Some(Problem::TooLong { most: PATH_CHARACTERS })
    } else if !is_whole || path.contains('\0') {
        Some(Problem::NotAWholePath)
    } else {
        None
    }
}

/// No minute of the week may be in two ranges; the week is a circle, Sunday's night range meets Monday's first.
pub(super) fn check_hours(hours: &Hours) -> Result<(), Invalid> {
    const DAY: u32 = ClockTime::MINUTES_IN_DAY as u32;
    const WEEK: u32 = 7 * DAY;
    let mut ranges: Vec<(u32, u32, usize)> = Vec::new();
    for (day, of_day) in (0..).zip(&hours.week) {
        for range in of_day {
            let (start, end) = (u32::from(range.start.minutes()), u32::from(range.end.minutes()));
            let end = if end > start { end } else { end + DAY };
            #[allow(clippy::cast_possible_truncation)] // 0-6
            let from = day as u32 * DAY;
            ranges.push((from + start, from + end, day));
        }
    }
    ranges.sort_unstable();
    let overlap = |day: usize| Err(Invalid::new(format!("hours.week[{day}]"), Problem::Overlap));
    for pair in ranges.windows(2) {
        if pair[1].0 < pair[0].1 {
            return overlap(pair[1].2);
        }
    }
    match (ranges.first(), ranges.last()) {
        (Some(first), Some(last)) if ranges.len() > 1 && last.1 > first.0 + WEEK => overlap(first.2),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{HourRange, Settings};

    fn hours(ranges: &[(usize, &str, &str)]) -> Hours {
        let mut hours = Hours { limited: true, week: Default::default() };
        for (day, start, end) in ranges {
            hours.week[*day].push(HourRange { start: start.parse().unwrap(), end: end.parse().unwrap() });
        }
        hours
    }

    #[test]
    fn ranges_may_touch_but_not_overlap() {
        assert_eq!(check_hours(&hours(&[(0, "08:00", "12:00"), (0, "12:00", "17:00")])), Ok(()));
        let twice = check_hours(&hours(&[(0, "08:00", "12:01"), (0, "12:00", "17:00")]));
        assert_eq!(twice, Err(Invalid::new("hours.week[0]", Problem::Overlap)));
    }

    #[test]
    fn a_night_range_reaches_into_the_next_day_and_sunday_into_monday() {
        assert_eq!(check_hours(&hours(&[(0, "22:00", "06:00"), (1, "06:00", "07:00")])), Ok(()));
        let next = check_hours(&hours(&[(0, "22:00", "06:00"), (1, "05:59", "07:00")]));
        assert_eq!(next, Err(Invalid::new("hours.week[1]", Problem::Overlap)));
        let around = check_hours(&hours(&[(6, "22:00", "06:00"), (0, "05:00", "09:00")]));
        assert_eq!(around, Err(Invalid::new("hours.week[0]", Problem::Overlap)));
        assert_eq!(check_hours(&hours(&[(6, "08:00", "08:00")])), Ok(()), "a whole day alone is fine");
    }

    #[test]
    fn a_folder_is_named_by_its_whole_path() {
        for path in ["", "/media/stick", "C:\\Backups", "d:/Backups", "\\\\server\\share"] {
            assert_eq!(folder_problem(path), None, "{path}");
        }
        for path in ["stick", "./stick", "~/stick", "C:stick", " ", "/a\0b"] {
            assert_eq!(folder_problem(path), Some(Problem::NotAWholePath), "{path}");
        }
        assert_eq!(folder_problem(&"/".repeat(1001)), Some(Problem::TooLong { most: 1000 }));
    }

    #[test]
    fn the_defaults_are_within_every_range() {
        let document = serde_json::to_value(Settings::default()).unwrap();
        for (field, bounds) in NUMBERS {
            let value = document.pointer(&format!("/{}", field.replace('.', "/"))).and_then(serde_json::Value::as_i64);
            assert!(value.is_some_and(|value| bounds.hold(value)), "{field}: {value:?}");
        }
        assert_eq!(check_hours(&Settings::default().hours), Ok(()));
    }
}
