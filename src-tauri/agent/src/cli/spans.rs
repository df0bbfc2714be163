//! Spans and times of day as people write them: `10 min`, `1h30`, `1,5 h`, `2 pm`, `14:30`, `noon`.
//!
//! Knows: no clock. What could be two things is refused rather than guessed.

use std::time::Duration;

use limber_core::time::ClockTime;

/// Why a text is no span or time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum Unread {
    /// It is none of the forms.
    #[error("not understood")]
    Unknown,
    /// A bare number of four digits: minutes, or a time of day.
    #[error("a number of minutes or a time of day")]
    Ambiguous,
}

/// Longest span: a hundred years are past any journal, and sums with it stay within range.
const LONGEST_SECONDS: u64 = 100 * 366 * 86_400;

/// Zeros of the digits that people type.
const ZEROS: [char; 6] = ['0', '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{ff10}'];

/// The text in small letters, with the digits and signs of other keyboards as ours, one space between words.
pub(super) fn plainly(text: &str) -> String {
    let sign = |c: char| match c {
        '\u{ff1a}' | '\u{2236}' => ':',
        '\u{ff0c}' | '\u{66b}' => ',',
        '\u{ff0e}' => '.',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ff0d}' | '_' => '-',
        c if c.is_control() => '\u{fffd}',
        c => c,
    };
    let digit = |c: char| {
        let value =
            ZEROS.iter().find_map(|zero| (u32::from(c)).checked_sub(u32::from(*zero)).filter(|value| *value < 10));
        value.and_then(|value| char::from_digit(value, 10)).unwrap_or_else(|| sign(c))
    };
    // Letters of full width are those of a keyboard that is switched to it.
    let narrow = |c: char| match c {
        '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    };
    let text: String = text.chars().map(digit).map(narrow).collect();
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A span: numbers with units, the largest first; a bare number is minutes. `ago`, `for` and a minus say nothing more.
pub(super) fn span(text: &str) -> Result<Duration, Unread> {
    let text = plainly(text);
    let text = text.strip_suffix(" ago").unwrap_or(&text);
    let text = text.strip_prefix("for ").unwrap_or(text);
    let words = match text {
        "half an hour" => "30m",
        "an hour" | "one hour" => "1h",
        "a minute" | "one minute" => "1m",
        text => text,
    };
    let mut rest = words.trim_start();
    if could_be_a_time(rest) {
        return Err(Unread::Ambiguous);
    }
    let mut micros: u64 = 0;
    let mut last: Option<Unit> = None;
    while !rest.is_empty() {
        let (number, after) = number(rest)?;
        let after = after.trim_start();
        let letters = after.len() - after.trim_start_matches(|c: char| c.is_alphabetic()).len();
        let unit = match (&after[..letters], last) {
            ("", None) if after.is_empty() => Unit::Minutes, // a number and nothing else
            ("", Some(Unit::Hours)) => Unit::Minutes,        // 1h30
            ("", Some(Unit::Minutes)) => Unit::Seconds,      // 5m30
            (word, _) => Unit::of(word).ok_or(Unread::Unknown)?,
        };
        // The largest first, and each once: what is out of order is a slip.
        if last.is_some_and(|last| last.seconds() <= unit.seconds()) {
            return Err(Unread::Unknown);
        }
        last = Some(unit);
        micros = number.checked_mul(unit.seconds()).and_then(|more| micros.checked_add(more)).ok_or(Unread::Unknown)?;
        rest = after[letters..].trim_start_matches([' ', ',']);
        rest = rest.strip_prefix("and ").unwrap_or(rest);
    }
    let seconds = micros.div_ceil(1_000_000);
    if last.is_none() || seconds > LONGEST_SECONDS { Err(Unread::Unknown) } else { Ok(Duration::from_secs(seconds)) }
}

/// A span back from now: with or without a minus.
pub(super) fn span_back(text: &str) -> Result<Duration, Unread> {
    let text = plainly(text);
    span(text.strip_prefix('-').unwrap_or(&text))
}

/// Millionths of the number a text begins with, and the rest. A decimal point or comma is one.
fn number(text: &str) -> Result<(u64, &str), Unread> {
    let digits = |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let whole = digits(text);
    let millions = text[..whole].parse::<u64>().ok().and_then(|n| n.checked_mul(1_000_000)).ok_or(Unread::Unknown)?;
    let rest = &text[whole..];
    let Some(after) = rest.strip_prefix(['.', ',']).filter(|after| after.starts_with(|c: char| c.is_ascii_digit()))
    else {
        return Ok((millions, rest));
    };
    let part = digits(after);
    let millionths = after[..part].chars().chain("000000".chars()).take(6).collect::<String>();
    let millionths: u64 = millionths.parse().map_err(|_| Unread::Unknown)?;
    Ok((millions.checked_add(millionths).ok_or(Unread::Unknown)?, &after[part..]))
}

/// `1430` and `14.30`, which may be 14:30, or minutes.
fn could_be_a_time(text: &str) -> bool {
    let parts = match text.split_once('.') {
        Some((hour, minute)) if minute.len() == 2 => Some((hour, minute)),
        None if text.len() == 4 && text.is_ascii() => Some(text.split_at(2)),
        _ => None,
    };
    let read = parts.and_then(|(hour, minute)| Some((digits(hour).ok()?, digits(minute).ok()?)));
    read.is_some_and(|(hour, minute)| ClockTime::new(hour, minute).is_some())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Weeks,
    Days,
    Hours,
    Minutes,
    Seconds,
}

impl Unit {
    fn of(word: &str) -> Option<Self> {
        Some(match word {
            "w" | "week" | "weeks" => Self::Weeks,
            "d" | "day" | "days" => Self::Days,
            "h" | "hr" | "hrs" | "hour" | "hours" => Self::Hours,
            "m" | "min" | "mins" | "minute" | "minutes" => Self::Minutes,
            "s" | "sec" | "secs" | "second" | "seconds" => Self::Seconds,
            _ => return None,
        })
    }

    fn seconds(self) -> u64 {
        match self {
            Self::Weeks => 7 * 86_400,
            Self::Days => 86_400,
            Self::Hours => 3600,
            Self::Minutes => 60,
            Self::Seconds => 1,
        }
    }
}

/// A time of day, of 24 or of 12 hours.
pub(super) fn time_of_day(text: &str) -> Result<ClockTime, Unread> {
    let text = plainly(text).replace("a.m.", "am").replace("p.m.", "pm");
    let text = text.trim_start_matches("at ").trim_start_matches("until ");
    match text {
        "noon" | "midday" => return ClockTime::new(12, 0).ok_or(Unread::Unknown),
        "midnight" => return ClockTime::new(0, 0).ok_or(Unread::Unknown),
        text if could_be_a_time(text) && !text.contains('.') => return Err(Unread::Ambiguous),
        _ => {}
    }
    let (text, half) = match (text.strip_suffix("am"), text.strip_suffix("pm")) {
        (Some(text), _) => (text.trim_end(), Some(0)),
        (_, Some(text)) => (text.trim_end(), Some(12)),
        _ => (text, None),
    };
    let (hour, minute) = match text.split_once([':', '.']) {
        Some((hour, minute)) if minute.len() == 2 => (hour, digits(minute)?),
        None if half.is_some() => (text, 0),
        _ => return Err(Unread::Unknown),
    };
    let hour = match (digits(hour)?, half) {
        (hour, None) => hour,
        (hour @ 1..=12, Some(half)) => hour % 12 + half,
        _ => return Err(Unread::Unknown),
    };
    ClockTime::new(hour, minute).ok_or(Unread::Unknown)
}

fn digits(text: &str) -> Result<u16, Unread> {
    let fine = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if fine { text.parse().map_err(|_| Unread::Unknown) } else { Err(Unread::Unknown) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_read_as_people_write_them() {
        for (seconds, forms) in [
            (
                600,
                &["10", "10m", "10min", "10 min", "10 minutes", "10 Minutes ago", "600s", "１０", "١٠ min", " 10  m "]
                    [..],
            ),
            (
                5400,
                &[
                    "1h30",
                    "1h30m",
                    "1h 30",
                    "1 h 30 min",
                    "1 hour and 30 minutes",
                    "1.5h",
                    "1,5 h",
                    "90",
                    "90min",
                    "1,5h ago",
                ],
            ),
            (90, &["90s", "1m30", "1m30s", "1.5", "1,5 min", "1 min 30 sec"]),
            (45, &["45s", "45 seconds", "0.75m"]),
            (3600, &["1h", "an hour", "for 1 hour", "60"]),
            (1800, &["half an hour", "0.5h", "30m"]),
            (259_200, &["3d", "3 days", "72h"]),
            (604_800, &["1w", "7d"]),
            (0, &["0", "0m", "0s"]),
            (59_940, &["999"]),
            (144_000, &["2400"]),
        ] {
            for form in forms {
                assert_eq!(span(form), Ok(Duration::from_secs(seconds)), "{form}");
            }
        }
        assert_eq!(span_back("-5m"), Ok(Duration::from_mins(5)));
        assert_eq!(span_back("\u{2212}5 min"), Ok(Duration::from_mins(5)));
    }

    #[test]
    fn what_is_no_span_is_refused() {
        for wrong in [
            "",
            " ",
            "m",
            "min",
            "-5",
            "--5",
            "5x",
            "1h30x",
            "10 10",
            "30m1h",
            "1h1h",
            "1 30",
            "3d4",
            "1..5h",
            ".5h",
            "5,",
            "5:30",
            "1e3",
            "0x10",
            "½h",
            "ten",
            "99999999999999999999",
            "40000d",
            "18446744073709551615s",
            "5\u{200b}m",
            "5\u{0}m",
            "∞",
        ] {
            assert_eq!(span(wrong), Err(Unread::Unknown), "{wrong} must be refused");
        }
        for both in ["1430", "0030", "2359"] {
            assert_eq!(span(both), Err(Unread::Ambiguous), "{both}");
            assert_eq!(time_of_day(both), Err(Unread::Ambiguous), "{both}");
        }
        assert_eq!(span("14.30"), Err(Unread::Ambiguous), "the dot of a clock");
    }

    #[test]
    fn times_of_day_are_read_in_both_ways() {
        for (time, forms) in [
            (
                "14:30",
                &["14:30", "14.30", "2:30pm", "2:30 PM", "2.30 p.m.", "１４：３０", "at 14:30", "until 2:30 pm"][..],
            ),
            ("14:00", &["2pm", "2 pm", "2PM", "02 pm", "14:00"]),
            ("00:00", &["midnight", "Midnight", "12am", "12 am", "0:00", "00:00"]),
            ("12:00", &["noon", "midday", "12pm", "12:00 pm"]),
            ("02:05", &["2:05", "2:05am", "02:05"]),
        ] {
            for form in forms {
                assert_eq!(time_of_day(form).map(|time| time.to_string()), Ok(time.to_owned()), "{form}");
            }
        }
        for wrong in [
            "",
            "14",
            "24:00",
            "12:60",
            "13pm",
            "0am",
            "0:30pm",
            "14:30pm",
            "pm",
            "2:5",
            "2:305",
            "-2:00",
            "2 o'clock",
            ":30",
        ] {
            assert_eq!(time_of_day(wrong), Err(Unread::Unknown), "{wrong} must be refused");
        }
    }
}
