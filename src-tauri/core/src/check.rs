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

/// A number from `least` to `most`, if there is one.
pub fn within<T: Into<i64>>(field: &str, value: Option<T>, least: i64, most: i64) -> Result<(), Invalid> {
    match value.map(Into::into) {
        Some(value) if !(least..=most).contains(&value) => {
            Err(Invalid::new(field, Problem::OutOfRange { least, most }))
        }
        _ => Ok(()),
    }
}

/// A text of at most so many characters.
pub fn short(field: &str, text: &str, most: u32) -> Result<(), Invalid> {
    if text.chars().count() > most as usize { Err(Invalid::new(field, Problem::TooLong { most })) } else { Ok(()) }
}

/// An id: not empty, of at most `ID_CHARACTERS`.
pub fn id(field: &str, text: &str) -> Result<(), Invalid> {
    if text.is_empty() { Err(Invalid::new(field, Problem::Empty)) } else { short(field, text, ID_CHARACTERS) }
}
