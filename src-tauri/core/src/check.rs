//! The checks that more than one kind of entry needs: each hands back nothing, or the field and what is wrong with it.
//!
//! Knows: dates, numbers and texts. Must never: know what a field means.

use chrono::{Datelike, NaiveDate, TimeDelta};

use crate::invalid::{Invalid, Problem};
use crate::time::LocalTime;

/// The first year an entry can be of.
pub const FIRST_YEAR: i32 = 1900;

/// Minutes an entry may be ahead of the agent's clock: two clocks are never quite the same.
pub const AHEAD_MINUTES: i64 = 5;

/// Least and most of a number, both possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// The least.
    pub least: i64,
    /// The most.
    pub most: i64,
}

impl Bounds {
    /// From the least to the most.
    pub const fn new(least: i64, most: i64) -> Self {
        Self { least, most }
    }

    /// Whether they hold a number.
    pub fn hold(self, number: impl Into<i64>) -> bool {
        (self.least..=self.most).contains(&number.into())
    }

    /// The number itself, or the end of the bounds that is nearest to it.
    pub fn nearest(self, number: u16) -> u16 {
        u16::try_from(i64::from(number).clamp(self.least, self.most)).unwrap_or(number)
    }

    /// What is wrong with a number that they do not hold.
    pub const fn problem(self) -> Problem {
        Problem::OutOfRange { least: self.least, most: self.most }
    }
}

/// Most characters of an id.
pub const ID_CHARACTERS: u32 = 64;

/// A date that is not after `last` and not before `FIRST_YEAR`.
pub fn past_date(field: &str, date: NaiveDate, last: NaiveDate) -> Result<(), Invalid> {
    if date > last {
        Err(Invalid::new(field, Problem::InTheFuture))
    } else if date.year() < FIRST_YEAR {
        Err(Invalid::new(field, Problem::TooLongAgo { first_year: FIRST_YEAR }))
    } else {
        Ok(())
    }
}

/// A moment that is not ahead of `now` (but for `AHEAD_MINUTES`) and not before `FIRST_YEAR`.
pub fn past_moment(field: &str, moment: LocalTime, now: LocalTime) -> Result<(), Invalid> {
    if moment.signed_duration_since(now) > TimeDelta::minutes(AHEAD_MINUTES) {
        Err(Invalid::new(field, Problem::InTheFuture))
    } else if moment.year() < FIRST_YEAR {
        Err(Invalid::new(field, Problem::TooLongAgo { first_year: FIRST_YEAR }))
    } else {
        Ok(())
    }
}

/// A number within its bounds, if there is one.
pub fn within<T: Into<i64>>(field: &str, number: Option<T>, bounds: Bounds) -> Result<(), Invalid> {
    if number.is_none_or(|number| bounds.hold(number)) { Ok(()) } else { Err(Invalid::new(field, bounds.problem())) }
}

/// A text of at most so many characters.
pub fn short(field: &str, text: &str, most: u32) -> Result<(), Invalid> {
    if text.chars().count() > most as usize { Err(Invalid::new(field, Problem::TooLong { most })) } else { Ok(()) }
}

/// An id: not empty, of at most `ID_CHARACTERS`.
pub fn id(field: &str, text: &str) -> Result<(), Invalid> {
    if text.is_empty() { Err(Invalid::new(field, Problem::Empty)) } else { short(field, text, ID_CHARACTERS) }
}
