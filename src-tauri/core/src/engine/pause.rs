//! Pauses and hours: when breaks may not be due at all. The only part that lives on the wall clock.

use std::time::Duration;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Engine;
use crate::settings::{Settings, hours};
use crate::time::{ClockTime, DAY_STARTS_AT_HOUR, LocalTime, Now, day_of};

/// How long a pause is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PauseLength {
    /// So many minutes, 1-1440.
    Minutes {
        /// How many.
        minutes: u16,
    },
    /// Until the next start of hours, or tomorrow's wake time.
    UntilTomorrow,
    /// Until a time of day, the next time the clock shows it.
    Until {
        /// Which.
        time: ClockTime,
    },
    /// Until resumed.
    UntilResumed,
}

/// When a pause ends by itself. The two part when the clock is put in between: by summer time, or in flight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)] // a bare moment is also what was saved before times of day were told apart
pub enum PauseEnd {
    /// A span was asked for ("2 h"): it ends at this moment, whatever the clock shows then.
    After(LocalTime),
    /// A time of day was asked for ("until 08:00"): it ends when the clock shows it.
    WhenShown {
        /// What the clock shows at the end.
        shown: NaiveDateTime,
    },
}

impl PauseEnd {
    /// The moment, as far as the clock the person has at `wall` can tell.
    pub fn on_clock_of(self, wall: LocalTime) -> LocalTime {
        match self {
            Self::After(moment) => moment.with_timezone(wall.offset()),
            Self::WhenShown { shown } => on_clock_of(wall, shown),
        }
    }
}

/// A pause by the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Pause {
    /// When it began.
    pub(crate) since: LocalTime,
    /// When it ends by itself; `None` until resumed.
    pub(crate) until: Option<PauseEnd>,
}

impl Pause {
    /// When it ends, told on the clock the person has now.
    pub(crate) fn ends_at(&self, wall: LocalTime) -> Option<LocalTime> {
        self.until.map(|end| end.on_clock_of(wall))
    }

    /// True from its end on.
    pub(crate) fn is_over(&self, wall: LocalTime) -> bool {
        self.ends_at(wall).is_some_and(|end| wall >= end)
    }
}

/// Whether breaks may be due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Availability {
    /// They may.
    Open,
    /// The person paused them.
    Paused(Pause),
    /// Outside the hours of Settings.
    OffHours,
}

impl Engine {
    /// Whether breaks may be due now. A pause outranks the hours.
    pub(crate) fn availability(&self, wall: LocalTime, settings: &Settings) -> Availability {
        match self.state.pause {
            Some(pause) if !pause.is_over(wall) => Availability::Paused(pause),
            _ if hours::is_open(&settings.hours, wall) => Availability::Open,
            _ => Availability::OffHours,
        }
    }

    /// Forget a pause that is over: a clock set back later does not bring it back.
    pub(crate) fn end_pause(&mut self, now: &Now) {
        if self.state.pause.is_some_and(|pause| pause.is_over(now.wall)) {
            self.state.pause = None;
        }
    }

    /// Time until the wall clock ends the pause or changes the hours; `None` if it never will.
    pub(crate) fn until_availability_changes(&self, wall: LocalTime, settings: &Settings) -> Option<Duration> {
        let moment = match self.availability(wall, settings) {
            Availability::Paused(pause) => pause.ends_at(wall),
            Availability::Open | Availability::OffHours => hours::next_change(&settings.hours, wall),
        };
        moment?.signed_duration_since(wall).to_std().ok()
    }
}

/// When a pause of this length ends if it begins now; `None` until resumed. Minutes are taken within 1-1440.
pub fn pause_until(length: PauseLength, now: Now, settings: &Settings) -> Option<PauseEnd> {
    let wall = now.wall;
    match length {
        PauseLength::UntilResumed => None,
        PauseLength::Minutes { minutes } => {
            let minutes = minutes.clamp(1, ClockTime::MINUTES_IN_DAY);
            let end = wall.checked_add_signed(TimeDelta::minutes(i64::from(minutes))).unwrap_or(wall);
            Some(PauseEnd::After(end))
        }
        PauseLength::Until { time } => Some(when_shown(next_showing(time, wall, wall.date_naive()))),
        PauseLength::UntilTomorrow => {
            let today = day_of(wall);
            let tomorrow = next_day(today);
            let day_starts = tomorrow.and_time(NaiveTime::from_hms_opt(DAY_STARTS_AT_HOUR, 0, 0).unwrap_or_default());
            let start = hours::next_start(&settings.hours, on_clock_of(wall, day_starts));
            let end = start.unwrap_or_else(|| next_showing(wake_time(today, settings), wall, tomorrow));
            Some(when_shown(end))
        }
    }
}

fn when_shown(moment: LocalTime) -> PauseEnd {
    PauseEnd::WhenShown { shown: moment.naive_local() }
}

/// The next time the clock shows `time` after `wall`, on `date` at the earliest.
fn next_showing(time: ClockTime, wall: LocalTime, date: NaiveDate) -> LocalTime {
    let moment = on_clock_of(wall, date.and_time(time.to_naive()));
    if moment > wall { moment } else { on_clock_of(wall, next_day(date).and_time(time.to_naive())) }
}

/// The wake time of the morning after an evening.
fn wake_time(evening: NaiveDate, settings: &Settings) -> ClockTime {
    let index = evening.weekday().num_days_from_monday() as usize;
    settings.evening.week.get(index).copied().unwrap_or_default().wake_time
}

fn next_day(date: NaiveDate) -> NaiveDate {
    date.checked_add_days(Days::new(1)).unwrap_or(date)
}

/// A time as the clock shows it, with the offset in force at `wall`. An offset that changes in between is
/// allowed for when the moment comes: pauses and hours are looked at again on every step.
pub(crate) fn on_clock_of(wall: LocalTime, shown: NaiveDateTime) -> LocalTime {
    wall.offset()
        .from_local_datetime(&shown)
        .single()
        .unwrap_or_else(|| DateTime::from_naive_utc_and_offset(shown, *wall.offset()))
}
