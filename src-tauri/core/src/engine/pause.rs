//! Pauses and hours: when breaks may not be due at all. Times of day and hours live on the wall clock, and nothing else
//! does: a span runs on the engine's own.

use std::time::Duration;

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Engine;
use super::state::Moment;
use crate::check::{Bounds, within};
use crate::invalid::Invalid;
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

/// Minutes a pause can last that is asked for as a span: a day at most.
pub const PAUSE_MINUTES: Bounds = Bounds::new(1, 1440);

impl PauseLength {
    /// The length, or what is wrong with it; the field is named as in the request that carries it.
    pub fn checked(self) -> Result<Self, Invalid> {
        if let Self::Minutes { minutes } = self {
            within("length.minutes", Some(minutes), PAUSE_MINUTES)?;
        }
        Ok(self)
    }
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

/// A clock put by more than this makes a time of day that was asked for absurd.
pub(crate) const ABSURD_CHANGE: TimeDelta = TimeDelta::days(1);

/// A break that is due is kept through a pause this long, and offered afterwards; a longer one expires it.
const KEPT_IN_PAUSE: Duration = Duration::from_hours(1);

/// How long the person is told that a change of the clock ended the pause.
const TOLD_FOR: Duration = Duration::from_hours(1);

/// A pause by the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Pause {
    /// When it began.
    pub(crate) since: LocalTime,
    /// When it ends by itself; `None` until resumed.
    pub(crate) until: Option<PauseEnd>,
    /// The end of a span on the engine's clock, which decides. Absent in states saved before it was kept.
    #[serde(default)]
    pub(crate) ends: Option<Moment>,
    /// When it began, on the engine's clock: with the first, where another took its place. Absent in states saved before
    /// it was kept, in which nothing was due in a pause.
    #[serde(default)]
    pub(crate) began: Option<Moment>,
}

impl Pause {
    /// One that begins now, when the engine's clock shows `clock`.
    pub(crate) fn begin(until: Option<PauseEnd>, clock: Moment, wall: LocalTime) -> Self {
        Self { since: wall, until, ends: None, began: Some(clock) }.with_span(clock, wall)
    }

    /// Until when a break that is due is kept through it.
    pub(crate) fn keeps_until(&self) -> Moment {
        self.began.unwrap_or_default().plus(KEPT_IN_PAUSE)
    }

    /// The same with the end of a span on the engine's clock, which shows `clock` at `wall`.
    pub(crate) fn with_span(mut self, clock: Moment, wall: LocalTime) -> Self {
        if let (Some(PauseEnd::After(end)), None) = (self.until, self.ends) {
            self.ends = Some(clock.plus((end - wall).to_std().unwrap_or_default()));
        }
        self
    }

    /// How long it lasts from now on; `None` until resumed, zero when it is over.
    fn time_left(&self, clock: Moment, wall: LocalTime) -> Option<Duration> {
        match (self.ends, self.until) {
            (Some(ends), _) => Some(ends.since(clock)),
            (None, Some(end)) => Some((end.on_clock_of(wall) - wall).to_std().unwrap_or_default()),
            (None, None) => None,
        }
    }

    /// When it ends, told on the clock the person has now.
    pub(crate) fn ends_at(&self, clock: Moment, wall: LocalTime) -> Option<LocalTime> {
        let left = TimeDelta::from_std(self.time_left(clock, wall)?).ok()?;
        wall.checked_add_signed(left)
    }

    /// True from its end on.
    pub(crate) fn is_over(&self, clock: Moment, wall: LocalTime) -> bool {
        self.is_absurd(wall) || self.time_left(clock, wall).is_some_and(|left| left.is_zero())
    }

    /// True when its end says nothing any more, since the clock it was read from was put back by days or years.
    fn is_absurd(&self, wall: LocalTime) -> bool {
        matches!(self.until, Some(PauseEnd::WhenShown { .. })) && self.since - wall > ABSURD_CHANGE
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
    pub(crate) fn availability(&self, clock: Moment, wall: LocalTime, settings: &Settings) -> Availability {
        match self.state.pause {
            Some(pause) if !pause.is_over(clock, wall) => Availability::Paused(pause),
            _ if hours::is_open(&settings.hours, wall) => Availability::Open,
            _ => Availability::OffHours,
        }
    }

    /// Forget a pause that is over: a clock set back later does not bring it back. One whose end a correction of the
    /// clock made absurd is over too, and that is told for a while. `corrected`: the clock was just put forward by more
    /// than a day.
    pub(crate) fn end_pause(&mut self, now: &Now, corrected: bool) {
        let Some(pause) = self.state.pause.filter(|pause| pause.is_over(self.clock, now.wall)) else { return };
        if corrected || pause.is_absurd(now.wall) {
            self.state.pause_ended_by_clock = Some(self.clock);
        }
        self.state.pause = None;
    }

    /// Whether to tell that a correction of the clock ended a pause.
    pub(crate) fn tells_of_ended_pause(&self, clock: Moment) -> bool {
        self.state.pause_ended_by_clock.is_some_and(|ended| clock.since(ended) < TOLD_FOR)
    }

    /// Time until the pause ends or the hours change; `None` if it never will.
    pub(crate) fn until_availability_changes(&self, wall: LocalTime, settings: &Settings) -> Option<Duration> {
        let moment = match self.availability(self.clock, wall, settings) {
            Availability::Paused(pause) => return pause.time_left(self.clock, wall),
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
            let minutes = PAUSE_MINUTES.nearest(minutes);
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
    settings.evening.of(evening).wake_time
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
