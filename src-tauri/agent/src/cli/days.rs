//! Days and moments as people write them: `yesterday`, `last night`, `monday`, `2026-11-12`, `yesterday 23:30`.

use std::time::Duration;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Weekday};
use limber_core::time::{ClockTime, LocalTime, day_of};

use super::spans::{Unread, plainly, span_back, time_of_day};

/// A day, some of them by where they lie from today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Day {
    /// That date.
    On(NaiveDate),
    /// So many days before today's date.
    Ago(u64),
    /// The last such day, today or before.
    Latest(Weekday),
    /// The last such day before today.
    Before(Weekday),
    /// The night that began yesterday evening. Until 04:00 that is the one before the one that goes on, as in Today.
    LastNight,
    /// The night of this evening; until 04:00 that is yesterday's.
    Tonight,
}

/// Days of the week, Monday to Sunday: `mon,wed`, `weekdays`, `weekends`, `every day`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Weekdays(pub(super) [bool; 7]);

impl Weekdays {
    /// From the words on the command line.
    pub(super) fn read(text: &str) -> Result<Self, Unread> {
        const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
        let text = plainly(text).replace([',', ';', '+'], " ");
        let mut days = [false; 7];
        for word in text.split_whitespace() {
            let plural = word.strip_suffix('s').unwrap_or(word);
            match plural {
                "and" | "on" | "every" => {}
                "day" | "daily" => days = [true; 7],
                "weekday" => days[..5].fill(true),
                "weekend" => days[5..].fill(true),
                _ if plural.len() >= 2 => {
                    let at = NAMES.iter().position(|name| name.starts_with(plural) || name.starts_with(word));
                    days[at.ok_or(Unread::Unknown)?] = true;
                }
                _ => return Err(Unread::Unknown),
            }
        }
        if days == [false; 7] { Err(Unread::Unknown) } else { Ok(Self(days)) }
    }
}

impl Day {
    /// From the words on the command line.
    pub(super) fn read(text: &str) -> Result<Self, Unread> {
        let text = plainly(text);
        let text = text.strip_prefix("on ").unwrap_or(&text);
        Ok(match text {
            "today" => Self::Ago(0),
            "tonight" => Self::Tonight,
            "yesterday" => Self::Ago(1),
            "last night" | "lastnight" => Self::LastNight,
            _ => {
                if let Some(weekday) = text.strip_prefix("last ").map(weekday) {
                    return weekday.map(Self::Before).ok_or(Unread::Unknown);
                }
                if let Some(weekday) = weekday(text) {
                    return Ok(Self::Latest(weekday));
                }
                if let Some(date) = date(text) {
                    return Ok(Self::On(date));
                }
                // A span says its unit here: a bare number is no day.
                let back = span_back(text).ok().filter(|_| text.ends_with(|c: char| c.is_alphabetic()));
                let days = back.map(|back| back.as_secs()).filter(|seconds| seconds % 86_400 == 0);
                Self::Ago(days.ok_or(Unread::Unknown)? / 86_400)
            }
        })
    }

    /// The date, as seen from a moment.
    pub(super) fn date(self, now: LocalTime) -> NaiveDate {
        let today = now.date_naive();
        let back = |days: u64| today.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN);
        let since = |weekday: Weekday| u64::from(today.weekday().days_since(weekday));
        match self {
            Self::On(date) => date,
            Self::Ago(days) => back(days),
            Self::Latest(weekday) => back(since(weekday)),
            Self::Before(weekday) => back(if since(weekday) == 0 { 7 } else { since(weekday) }),
            Self::LastNight => day_of(now).pred_opt().unwrap_or(NaiveDate::MIN),
            Self::Tonight => day_of(now),
        }
    }
}

fn weekday(text: &str) -> Option<Weekday> {
    // chrono takes the short and the long English names; a plural is no day.
    text.chars().all(|c| c.is_ascii_lowercase()).then(|| text.parse().ok())?
}

/// The year first: `12.11.2026` and `11/12/2026` are not the same day everywhere.
fn date(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split(['-', '/', '.']);
    let mut part = |longest: usize| {
        let part = parts.next()?;
        let fine = (1..=longest).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        if fine { part.parse::<u32>().ok() } else { None }
    };
    let year = part(4).filter(|_| text.as_bytes().get(4).is_some_and(|sign| !sign.is_ascii_digit()))?;
    let (month, day) = (part(2)?, part(2)?);
    if parts.next().is_some() {
        return None;
    }
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// A moment that has passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// So long ago.
    Ago(Duration),
    /// When the clock last showed this time, on that day where one is named.
    At(Option<Day>, ClockTime),
}

impl When {
    /// From the words on the command line.
    pub(super) fn read(text: &str) -> Result<Self, Unread> {
        let text = plainly(text);
        if text == "now" || text == "just now" {
            return Ok(Self::Ago(Duration::ZERO));
        }
        match span_back(&text) {
            Ok(span) => return Ok(Self::Ago(span)),
            Err(Unread::Ambiguous) => return Err(Unread::Ambiguous),
            Err(Unread::Unknown) => {}
        }
        if let Ok(time) = time_of_day(&text) {
            return Ok(Self::At(None, time));
        }
        // A day and a time, in whichever order, with or without "at" between them.
        let text = match text.split_once('t') {
            Some((day, time)) if date(day).is_some() => format!("{day} {time}"), // 2026-11-12T23:30
            _ => text,
        };
        let cuts = text.match_indices(' ').map(|(at, _)| (&text[..at], &text[at + 1..]));
        for (first, second) in cuts {
            for (day, time) in [(first, second), (second, first)] {
                let day = day.strip_suffix(" at").unwrap_or(day);
                if let (Ok(day), Ok(time)) = (Day::read(day), time_of_day(time)) {
                    return Ok(Self::At(Some(day), time));
                }
            }
        }
        Err(Unread::Unknown)
    }

    /// What the clock showed then; a span is left to whoever counts on the clock that does not jump.
    pub(super) fn shown(day: Option<Day>, time: ClockTime, now: LocalTime) -> NaiveDateTime {
        const NOON: NaiveTime = NaiveTime::MIN.overflowing_add_signed(TimeDelta::hours(12)).0;
        let time = time.to_naive();
        let local = now.naive_local();
        let back = |moment: NaiveDateTime, days: u64| moment.checked_sub_days(Days::new(days)).unwrap_or(moment);
        let Some(day) = day else {
            let today = local.date().and_time(time);
            return if today > local { back(today, 1) } else { today };
        };
        let date = day.date(now);
        match day {
            // A night is named by its evening and goes on into the next date.
            Day::LastNight | Day::Tonight if time < NOON => {
                date.checked_add_days(Days::new(1)).unwrap_or(date).and_time(time)
            }
            Day::Latest(_) if date.and_time(time) > local => back(date.and_time(time), 7),
            _ => date.and_time(time),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> LocalTime {
        LocalTime::parse_from_rfc3339(text).unwrap()
    }

    #[test]
    fn days_are_named_or_counted() {
        let now = at("2026-11-12T09:00:00+01:00"); // a Thursday
        for (date, forms) in [
            (
                "2026-11-12",
                &[
                    "today",
                    "Today",
                    "tonight",
                    "thursday",
                    "Thu",
                    "2026-11-12",
                    "2026/11/12",
                    "2026.11.12",
                    "0d",
                    "２０２６-１１-１２",
                ][..],
            ),
            ("2026-11-11", &["yesterday", "last night", "Last  Night", "wed", "1 day ago", "1d", "on wednesday"]),
            ("2026-11-05", &["last thursday", "7d", "1 week ago", "1w"]),
            ("2026-11-09", &["monday", "MON", "last monday", "3 days ago", "-3d"]),
            ("2026-01-05", &["2026-1-5", "2026-01-05"]),
        ] {
            for form in forms {
                assert_eq!(Day::read(form).unwrap().date(now).to_string(), date, "{form}");
            }
        }
        for wrong in [
            "",
            "tomorrow",
            "12.11.2026",
            "11/12/2026",
            "2026-13-01",
            "2026-02-30",
            "26-11-12",
            "20261112",
            "3",
            "3h",
            "mondays",
            "2026-11-12-1",
            "+2026-11-12",
            "2026-11",
        ] {
            assert_eq!(Day::read(wrong), Err(Unread::Unknown), "{wrong} must be refused");
        }
        assert_eq!(Day::LastNight.date(at("2026-11-12T01:00:00+01:00")).to_string(), "2026-11-10", "as in Today");
        assert_eq!(Day::Tonight.date(at("2026-11-12T01:00:00+01:00")).to_string(), "2026-11-11");
        assert_eq!(Day::Ago(u64::MAX).date(now), NaiveDate::MIN);
    }

    #[test]
    fn a_moment_is_the_last_time_the_clock_showed_it() {
        let now = at("2026-11-12T09:00:00+01:00");
        for (shown, forms) in [
            (
                "2026-11-12T02:10:00",
                &[
                    "2:10",
                    "2:10 am",
                    "last night 2:10",
                    "last night at 2:10am",
                    "today 02:10",
                    "2:10 today",
                    "2026-11-12 02:10",
                    "2026-11-12T02:10",
                ][..],
            ),
            (
                "2026-11-11T23:30:00",
                &["23:30", "11:30pm", "yesterday 23:30", "Yesterday at 11:30 pm", "last night 23:30", "wed 23:30"],
            ),
            ("2026-11-12T00:00:00", &["midnight", "last night midnight"]),
            ("2026-11-11T12:00:00", &["noon", "yesterday noon"]),
            ("2026-11-05T22:00:00", &["thursday 22:00", "last thursday 22:00"]),
        ] {
            for form in forms {
                match When::read(form) {
                    Ok(When::At(day, time)) => {
                        assert_eq!(When::shown(day, time, now).format("%FT%T").to_string(), shown, "{form}");
                    }
                    other => panic!("{form}: {other:?}"),
                }
            }
        }
        assert_eq!(When::read("20 min ago"), Ok(When::Ago(Duration::from_mins(20))));
        assert_eq!(When::read("-5m"), Ok(When::Ago(Duration::from_mins(5))));
        assert_eq!(When::read("now"), Ok(When::Ago(Duration::ZERO)));
        assert_eq!(When::read("0215"), Err(Unread::Ambiguous));
        for wrong in ["", "yesterday", "last night", "soon", "25:00", "tomorrow 2:00", "2:10 2:20", "monday tuesday"] {
            assert_eq!(When::read(wrong), Err(Unread::Unknown), "{wrong} must be refused");
        }
    }

    #[test]
    fn days_of_the_week_are_read_as_they_are_written() {
        let of = |text: &str| Weekdays::read(text).map(|days| days.0.map(u8::from));
        assert_eq!(of("mon,wed"), Ok([1, 0, 1, 0, 0, 0, 0]));
        assert_eq!(of("Tuesdays and Thursdays"), Ok([0, 1, 0, 1, 0, 0, 0]));
        assert_eq!(of("weekdays"), Ok([1, 1, 1, 1, 1, 0, 0]));
        assert_eq!(of("weekends + fri"), Ok([0, 0, 0, 0, 1, 1, 1]));
        assert_eq!(of("every day"), Ok([1; 7]));
        for text in ["", "m", "someday", "and"] {
            assert_eq!(of(text), Err(Unread::Unknown), "{text}");
        }
    }
}
