//! Time as an argument, and the two day boundaries every table and every screen shares.
//!
//! Must never read a clock.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveTime, Timelike};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use ts_rs::TS;

/// A moment on the person's own clock, with the offset from UTC that was in force then.
pub type LocalTime = DateTime<FixedOffset>;

/// One reading of the clocks. Read once per driver step and passed to everything in that step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// What the clock on the wall says. May jump either way.
    pub wall: LocalTime,
    /// Time since an arbitrary start during which the machine was awake. Never goes back, stands still in sleep.
    pub mono: Duration,
    /// Total time the machine has slept since that start, where the system can tell; `None` where only the
    /// gap between `wall` and `mono` can say.
    pub asleep: Option<Duration>,
}

/// The hour before which a moment still belongs to the day before: 04:00, when hardly anybody is still up or up already.
pub const DAY_STARTS_AT_HOUR: u32 = 4;

/// The day a moment belongs to: its local date from 04:00 on, else the date before.
pub fn day_of(moment: LocalTime) -> NaiveDate {
    date_with_boundary(moment, DAY_STARTS_AT_HOUR)
}

/// The night a moment belongs to, named by the evening it began on: its local date from noon on, else the date before.
pub fn night_of(moment: LocalTime) -> NaiveDate {
    date_with_boundary(moment, 12)
}

/// The date on which a time of day of a night is: from noon on the night's own, before it the one after.
pub fn date_within(night: NaiveDate, time: ClockTime) -> NaiveDate {
    if time < NOON { night.checked_add_days(Days::new(1)).unwrap_or(night) } else { night }
}

/// When one night ends and the next begins.
pub const NOON: ClockTime = ClockTime::from_minutes(12 * 60);

fn date_with_boundary(moment: LocalTime, hour: u32) -> NaiveDate {
    let date = moment.date_naive();
    if moment.hour() >= hour { date } else { date.checked_sub_days(Days::new(1)).unwrap_or(date) }
}

/// A time of day without a date, in whole minutes: `"HH:MM"` in every file, frame and form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, TS)]
#[ts(as = "String")]
pub struct ClockTime(u16);

impl ClockTime {
    /// Minutes in a day.
    pub const MINUTES_IN_DAY: u16 = 24 * 60;

    /// From hours (0-23) and minutes (0-59); `None` outside those.
    pub const fn new(hour: u16, minute: u16) -> Option<Self> {
        if hour < 24 && minute < 60 { Some(Self(hour * 60 + minute)) } else { None }
    }

    /// From minutes after midnight, taken modulo one day.
    pub const fn from_minutes(minutes: u16) -> Self {
        Self(minutes % Self::MINUTES_IN_DAY)
    }

    /// Minutes after midnight, 0-1439.
    pub const fn minutes(self) -> u16 {
        self.0
    }

    /// The same as chrono's time of day.
    pub fn to_naive(self) -> NaiveTime {
        NaiveTime::MIN + chrono::TimeDelta::minutes(i64::from(self.0))
    }
}

impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// A text that is not a time of day between 00:00 and 23:59.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a time of day like 22:45")]
pub struct NotAClockTime(pub String);

impl FromStr for ClockTime {
    type Err = NotAClockTime;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || NotAClockTime(text.to_owned());
        let (hour, minute) = text.split_once(':').ok_or_else(wrong)?;
        let digits = |part: &str, most: usize| {
            let fine = !part.is_empty() && part.len() <= most && part.bytes().all(|b| b.is_ascii_digit());
            if fine { part.parse::<u16>().ok() } else { None }
        };
        let minute = if minute.len() == 2 { digits(minute, 2) } else { None };
        digits(hour, 2).zip(minute).and_then(|(h, m)| Self::new(h, m)).ok_or_else(wrong)
    }
}

impl Serialize for ClockTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ClockTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> LocalTime {
        DateTime::parse_from_rfc3339(text).unwrap()
    }

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_cramp_at_two_in_the_morning_belongs_to_the_evening_before() {
        assert_eq!(night_of(at("2026-11-12T02:10:00+01:00")), date("2026-11-11"));
        assert_eq!(night_of(at("2026-11-12T11:59:59+01:00")), date("2026-11-11"));
        assert_eq!(night_of(at("2026-11-12T12:00:00+01:00")), date("2026-11-12"));
    }

    #[test]
    fn a_day_ends_at_four() {
        assert_eq!(day_of(at("2026-11-12T03:59:59+01:00")), date("2026-11-11"));
        assert_eq!(day_of(at("2026-11-12T04:00:00+01:00")), date("2026-11-12"));
    }

    #[test]
    fn clock_times_read_and_write_as_text() {
        let time: ClockTime = "22:45".parse().unwrap();
        assert_eq!((time.minutes(), time.to_string()), (22 * 60 + 45, "22:45".into()));
        assert_eq!("7:05".parse::<ClockTime>().unwrap().to_string(), "07:05");
        for wrong in ["24:00", "12:60", "12", "12:5", "+1:00", "ab:cd", ""] {
            assert!(wrong.parse::<ClockTime>().is_err(), "{wrong} must be refused");
        }
    }
}
