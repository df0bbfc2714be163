//! Times as the system writes them: 12 or 24 hours, "tomorrow" or a weekday where the date is not today's.

use chrono::NaiveDate;
use limber_core::locale::Locale;
use limber_core::time::LocalTime;

/// `16:35` or `4:35 pm`.
pub fn clock(moment: LocalTime, locale: &Locale) -> String {
    moment.format(if locale.twelve_hours { "%-I:%M %P" } else { "%H:%M" }).to_string()
}

/// The time, with the weekday before it when it is not on the same date as `now`.
pub fn clock_from(moment: LocalTime, now: LocalTime, locale: &Locale) -> String {
    if moment.date_naive() == now.date_naive() {
        clock(moment, locale)
    } else {
        format!("{} {}", moment.format("%a"), clock(moment, locale))
    }
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
    fn minutes_are_rounded_up_and_never_negative() {
        let now = at("2026-11-12T16:05:00+01:00");
        assert_eq!(minutes_until(at("2026-11-12T16:28:00+01:00"), now), 23);
        assert_eq!(minutes_until(at("2026-11-12T16:05:01+01:00"), now), 1);
        assert_eq!(minutes_until(at("2026-11-12T16:04:00+01:00"), now), 0);
    }
}
