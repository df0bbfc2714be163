//! Times as the system writes them: 12 or 24 hours, "tomorrow" or a weekday where the date is not today's.

use chrono::{Datelike as _, NaiveDate, TimeDelta};
use limber_core::locale::Locale;
use limber_core::time::{ClockTime, LocalTime};

/// `16:35` or `4:35 pm`.
pub fn clock(moment: LocalTime, locale: &Locale) -> String {
    moment.format(if locale.twelve_hours { "%-I:%M %P" } else { "%H:%M" }).to_string()
}

/// The same of a time of day.
pub fn time_of_day(time: ClockTime, locale: &Locale) -> String {
    time.to_naive().format(if locale.twelve_hours { "%-I:%M %P" } else { "%H:%M" }).to_string()
}

/// The time, with the weekday before it when it is not on the same date as `now`, and with the date as well when that is
/// more than a day away: the year too where it is another.
pub fn clock_from(moment: LocalTime, now: LocalTime, locale: &Locale) -> String {
    let time = clock(moment, locale);
    if moment.date_naive() == now.date_naive() {
        return time;
    }
    let day = if (moment - now).abs() <= TimeDelta::days(1) {
        "%a"
    } else if moment.year() == now.year() {
        "%a %-d %b"
    } else {
        "%a %-d %b %Y"
    };
    format!("{} {time}", moment.format(day))
}

/// `Wed 11 Nov 2026`.
pub fn date(date: NaiveDate) -> String {
    date.format("%a %-d %b %Y").to_string()
}

/// Minutes from `now` to a moment, rounded up, 0 when it has passed.
pub fn minutes_until(moment: LocalTime, now: LocalTime) -> u64 {
    let seconds = u64::try_from((moment - now).num_seconds()).unwrap_or(0);
    seconds.div_ceil(60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> LocalTime {
        LocalTime::parse_from_rfc3339(text).unwrap()
    }

    #[test]
    fn times_follow_the_locale() {
        let (moment, british, american) =
            (at("2026-11-12T16:05:00+01:00"), Locale::from_name("en_GB"), Locale::from_name("en_US"));
        assert_eq!(clock(moment, &british), "16:05");
        assert_eq!(clock(moment, &american), "4:05 pm");
        assert_eq!(clock_from(moment, at("2026-11-11T20:00:00+01:00"), &british), "Thu 16:05");
        assert_eq!(clock_from(moment, at("2026-11-12T01:00:00+01:00"), &british), "16:05");
    }

    #[test]
    fn a_moment_more_than_a_day_away_shows_its_date() {
        let british = Locale::from_name("en_GB");
        let shown = |moment, now| clock_from(at(moment), at(now), &british);
        assert_eq!(shown("2026-11-12T16:05:00+01:00", "2026-11-11T16:05:00+01:00"), "Thu 16:05");
        assert_eq!(shown("2026-11-12T16:05:00+01:00", "2026-11-11T16:04:59+01:00"), "Thu 12 Nov 16:05");
        assert_eq!(shown("2026-11-12T16:05:00+01:00", "2026-11-14T16:05:00+01:00"), "Thu 12 Nov 16:05");
        assert_eq!(shown("2036-11-10T06:30:00+01:00", "2026-11-12T16:05:00+01:00"), "Mon 10 Nov 2036 06:30");
        assert_eq!(shown("2027-01-01T00:30:00+01:00", "2026-12-31T23:30:00+01:00"), "Fri 00:30");
    }

    #[test]
    fn minutes_are_rounded_up_and_never_negative() {
        let now = at("2026-11-12T16:05:00+01:00");
        assert_eq!(minutes_until(at("2026-11-12T16:28:00+01:00"), now), 23);
        assert_eq!(minutes_until(at("2026-11-12T16:05:01+01:00"), now), 1);
        assert_eq!(minutes_until(at("2026-11-12T16:04:00+01:00"), now), 0);
    }
}
