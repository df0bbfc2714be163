//! Which nights a review is of.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::check::{Bounds, past_date};
use crate::invalid::{Invalid, Problem};
use crate::time::{LocalTime, day_of, night_of};

/// Nights that can be asked for counted back from the last one.
pub const REVIEW_NIGHTS: Bounds = Bounds::new(1, 3660);

/// The nights that are asked for. All but own dates end with the last night, and begin no earlier than the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ReviewRange {
    /// The last nights: 30, 90, a year (365).
    Last {
        /// How many, 1-3660.
        nights: u16,
    },
    /// From the first night of which anything is written down.
    All,
    /// Own dates, both nights included.
    Between {
        /// First night.
        since: NaiveDate,
        /// Last night: tonight at most.
        until: NaiveDate,
    },
}

/// A first and a last night, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct NightSpan {
    /// The first.
    pub since: NaiveDate,
    /// The last, not before the first.
    pub until: NaiveDate,
}

impl NightSpan {
    /// How many nights.
    pub fn nights(self) -> usize {
        usize::try_from((self.until - self.since).num_days() + 1).unwrap_or(0)
    }

    /// Where a night is in it, from 0.
    pub fn position(self, night: NaiveDate) -> Option<usize> {
        let days = (night - self.since).num_days();
        usize::try_from(days).ok().filter(|at| *at < self.nights())
    }

    /// The night at a position.
    pub fn night(self, at: usize) -> NaiveDate {
        self.since.checked_add_days(Days::new(u64::try_from(at).unwrap_or(0))).unwrap_or(self.until)
    }

    /// Without its last night; the first stays.
    #[must_use]
    pub(super) fn without_last(self) -> Self {
        Self { until: self.until.pred_opt().map_or(self.until, |before| before.max(self.since)), ..self }
    }
}

impl ReviewRange {
    /// The range as it is asked for, or what is wrong with it: own dates in order, from 1900 on, not beyond tonight.
    pub fn checked(self, now: LocalTime) -> Result<Self, Invalid> {
        match self {
            Self::All => {}
            Self::Last { nights } if REVIEW_NIGHTS.hold(nights) => {}
            Self::Last { .. } => return Err(Invalid::new("range.nights", REVIEW_NIGHTS.problem())),
            Self::Between { since, until } => {
                past_date("range.since", since, night_of(now))?;
                if until < since {
                    return Err(Invalid::new("range.until", Problem::EndsBeforeItBegins));
                }
                past_date("range.until", until, night_of(now))?;
            }
        }
        Ok(self)
    }

    /// The nights it means at a moment, tonight among them: `first` is the first night of which anything is written down.
    /// `None` where that is nothing, or all of it comes later than the range.
    pub fn span(self, first: Option<NaiveDate>, now: LocalTime) -> Option<NightSpan> {
        let (first, tonight) = (first?, night_of(now));
        let last = day_of(now).pred_opt().unwrap_or(tonight);
        let (since, until) = match self {
            Self::All => (first, tonight),
            Self::Last { nights } => {
                let back = Days::new(u64::from(nights).saturating_sub(1));
                (last.checked_sub_days(back).unwrap_or(first).max(first), tonight)
            }
            Self::Between { since, until } => (since, until),
        };
        (since <= until).then_some(NightSpan { since, until })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> LocalTime {
        text.parse().unwrap()
    }

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn between(since: &str, until: &str) -> ReviewRange {
        ReviewRange::Between { since: date(since), until: date(until) }
    }

    #[test]
    fn own_dates_are_in_order_not_in_the_future_and_not_before_1900() {
        let now = at("2026-11-12T09:00:00+01:00");
        let refused = |range: ReviewRange| {
            let invalid = range.checked(now).expect_err("this must be refused");
            (invalid.field, invalid.problem)
        };
        assert!(between("1900-01-01", "2026-11-11").checked(now).is_ok());
        assert!(between("2026-11-11", "2026-11-11").checked(now).is_ok());
        assert_eq!(refused(between("2026-11-11", "2026-11-10")), ("range.until".into(), Problem::EndsBeforeItBegins));
        assert_eq!(refused(between("2999-01-01", "2026-11-12")), ("range.since".into(), Problem::InTheFuture));
        assert_eq!(refused(between("2026-11-11", "2026-11-12")), ("range.until".into(), Problem::InTheFuture));
        assert_eq!(refused(between("1899-12-31", "2026-11-11")).1, Problem::TooLongAgo { first_year: 1900 });
        assert_eq!(refused(ReviewRange::Last { nights: 0 }).0, "range.nights");
        assert!(ReviewRange::Last { nights: 3660 }.checked(now).is_ok());
        assert!(refused(ReviewRange::Last { nights: 3661 }).1 == REVIEW_NIGHTS.problem());
        assert!(between("2026-11-12", "2026-11-12").checked(at("2026-11-12T12:00:00+01:00")).is_ok(), "tonight");
        let beyond_dates = ReviewRange::Between { since: NaiveDate::MIN, until: NaiveDate::MAX };
        assert_eq!(refused(beyond_dates).0, "range.since");
    }

    #[test]
    fn the_last_nights_end_with_last_night_and_tonight_and_begin_with_the_journal() {
        let span = |range: ReviewRange, first: &str, now: &str| {
            let span = range.span(first.parse().ok(), at(now)).unwrap();
            (span.since.to_string(), span.until.to_string())
        };
        let (thirty, morning) = (ReviewRange::Last { nights: 30 }, "2026-11-12T09:00:00+01:00");
        assert_eq!(span(thirty, "2020-01-01", morning), ("2026-10-13".into(), "2026-11-11".into()));
        assert_eq!(span(thirty, "2026-11-05", morning), ("2026-11-05".into(), "2026-11-11".into()));
        let evening = "2026-11-12T20:00:00+01:00";
        assert_eq!(
            span(thirty, "2020-01-01", evening),
            ("2026-10-13".into(), "2026-11-12".into()),
            "tonight is one more"
        );
        let after_midnight = "2026-11-13T00:30:00+01:00";
        assert_eq!(span(thirty, "2020-01-01", after_midnight), ("2026-10-13".into(), "2026-11-12".into()));
        assert_eq!(span(ReviewRange::All, "1987-03-01", morning), ("1987-03-01".into(), "2026-11-11".into()));
        assert_eq!(span(between("2019-01-01", "2019-12-31"), "2026-11-05", morning).0, "2019-01-01");
        assert_eq!(ReviewRange::All.span(None, at(morning)), None);
        assert_eq!(thirty.span(Some(date("2027-01-01")), at(morning)), None, "a clock that was put back");
    }
}
