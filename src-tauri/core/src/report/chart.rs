//! The nights as a picture: a mark a night while that fits on the page, else a bar a month or a year.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::review::{NightSpan, Review, ReviewPeriod};

/// Months with a row of marks each: half a year.
const ROWS: usize = 6;

/// Bars of months, at most.
const MONTHS: usize = 36;

/// A picture of nights.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Chart {
    /// A row a month, a mark a night.
    Marks {
        /// The months, in order.
        months: Vec<MonthOfMarks>,
    },
    /// A bar a month.
    Months {
        /// In order.
        bars: Vec<Bar>,
    },
    /// A bar a year.
    Years {
        /// In order.
        bars: Vec<Bar>,
    },
}

/// A month of nights.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MonthOfMarks {
    /// Its first day.
    pub month: NaiveDate,
    /// A letter a day, as in the review: `c`, `f`, `-`; a blank outside the span.
    pub marks: String,
    /// Nights with cramps.
    pub cramps: u32,
    /// Nights that are recorded.
    pub recorded: u32,
}

/// A month or a year of nights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Bar {
    /// Its nights in the span.
    pub span: NightSpan,
    /// With cramps.
    pub cramps: u32,
    /// Recorded.
    pub recorded: u32,
    /// Too few are recorded to read much into it.
    pub thin: bool,
}

/// The picture that fits; `None` where nothing is written down.
pub(super) fn chart(review: &Review) -> Option<Chart> {
    let span = review.span?;
    let bars = |periods: &[ReviewPeriod]| periods.iter().map(Bar::of).collect::<Vec<_>>();
    Some(if review.months.len() <= ROWS {
        Chart::Marks {
            months: review.months.iter().map(|month| MonthOfMarks::of(month, span, &review.marks)).collect(),
        }
    } else if review.months.len() <= MONTHS {
        Chart::Months { bars: bars(&review.months) }
    } else {
        Chart::Years { bars: bars(&review.years) }
    })
}

impl Bar {
    fn of(period: &ReviewPeriod) -> Self {
        let (cramps, recorded) = (period.nights.cramps, period.nights.recorded());
        Self { span: period.span, cramps, recorded, thin: period.thin }
    }
}

impl MonthOfMarks {
    fn of(period: &ReviewPeriod, whole: NightSpan, marks: &str) -> Self {
        let first = period.span.since.with_day(1).unwrap_or(period.span.since);
        let mark = |night: NaiveDate| {
            let at = whole.position(night).filter(|_| period.span.position(night).is_some());
            at.and_then(|at| marks.as_bytes().get(at)).map_or(' ', |mark| char::from(*mark))
        };
        let days = first.iter_days().take_while(|day| day.month() == first.month());
        Self {
            month: first,
            marks: days.map(mark).collect(),
            cramps: period.nights.cramps,
            recorded: period.nights.recorded(),
        }
    }
}
