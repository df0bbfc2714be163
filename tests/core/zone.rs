//! The zone a simulated machine is in: what its clock on the wall shows at a moment, with daylight saving where the
//! zone has it. As on a real machine the offset changes by itself, in the second it does there, asleep or awake.

use chrono::{
    DateTime, Datelike as _, Days, FixedOffset, NaiveDate, NaiveDateTime, TimeDelta, TimeZone as _, Utc, Weekday,
};
use limber_core::time::LocalTime;

/// A zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Zone {
    /// The same offset all year.
    Fixed(FixedOffset),
    /// Central Europe: +01:00; +02:00 from the last Sunday of March to that of October, changing at 01:00 UTC.
    Berlin,
    /// The east of the United States: -05:00; -04:00 from the second Sunday of March to the first of November,
    /// changing at 02:00 by its own clock.
    NewYork,
}

/// Which way a clock is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Change {
    /// An hour is left out.
    Forward,
    /// An hour is shown twice.
    Back,
}

impl Zone {
    /// What the clock on the wall shows at a moment.
    pub(crate) fn show(self, moment: DateTime<Utc>) -> LocalTime {
        moment.with_timezone(&self.offset(moment))
    }

    /// The moments at which the clock shows this: none in the hour left out, two in the hour shown twice.
    pub(crate) fn moments(self, shown: NaiveDateTime) -> Vec<LocalTime> {
        let offsets = match self {
            Self::Fixed(offset) => vec![offset],
            // Summer first: of the hour shown twice that is the first.
            Self::Berlin | Self::NewYork => vec![self.summer(), self.winter()],
        };
        let told = offsets.into_iter().map(|offset| offset.from_local_datetime(&shown).unwrap());
        told.filter(|moment| self.show(moment.to_utc()).naive_local() == shown).collect()
    }

    /// The next change of daylight saving after a moment.
    pub(crate) fn next_change(self, moment: DateTime<Utc>) -> Option<(DateTime<Utc>, Change)> {
        let years = moment.year()..=moment.year() + 1;
        years.filter_map(|year| self.changes(year)).flatten().find(|(at, _)| *at > moment)
    }

    fn offset(self, moment: DateTime<Utc>) -> FixedOffset {
        match self {
            Self::Fixed(offset) => offset,
            Self::Berlin | Self::NewYork => {
                let summer =
                    self.changes(moment.year()).is_some_and(|[begins, ends]| moment >= begins.0 && moment < ends.0);
                if summer { self.summer() } else { self.winter() }
            }
        }
    }

    fn winter(self) -> FixedOffset {
        let hours = match self {
            Self::Fixed(offset) => return offset,
            Self::Berlin => 1,
            Self::NewYork => -5,
        };
        FixedOffset::east_opt(hours * 3600).unwrap()
    }

    fn summer(self) -> FixedOffset {
        FixedOffset::east_opt(self.winter().local_minus_utc() + 3600).unwrap()
    }

    /// When summer time begins and ends in a year.
    fn changes(self, year: i32) -> Option<[(DateTime<Utc>, Change); 2]> {
        let at = |date: NaiveDate, hour| date.and_hms_opt(hour, 0, 0).unwrap().and_utc();
        let (begins, ends) = match self {
            Self::Fixed(_) => return None,
            Self::Berlin => (at(last_sunday(year, 3), 1), at(last_sunday(year, 10), 1)),
            Self::NewYork => (at(sunday(year, 3, 2), 7), at(sunday(year, 11, 1), 6)),
        };
        Some([(begins, Change::Forward), (ends, Change::Back)])
    }
}

fn sunday(year: i32, month: u32, which: u8) -> NaiveDate {
    NaiveDate::from_weekday_of_month_opt(year, month, Weekday::Sun, which).unwrap()
}

fn last_sunday(year: i32, month: u32) -> NaiveDate {
    let last = NaiveDate::from_ymd_opt(year, month, 31).unwrap();
    last - Days::new(u64::from(last.weekday().num_days_from_sunday()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn naive(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    /// As published for these years.
    #[test]
    fn the_changes_are_the_real_ones() {
        for (zone, before, after) in [
            (
                Zone::Berlin,
                "2026-03-29T00:59:59Z 2026-03-29T01:59:59+01:00",
                "2026-03-29T01:00:00Z 2026-03-29T03:00:00+02:00",
            ),
            (
                Zone::Berlin,
                "2026-10-25T00:59:59Z 2026-10-25T02:59:59+02:00",
                "2026-10-25T01:00:00Z 2026-10-25T02:00:00+01:00",
            ),
            (
                Zone::Berlin,
                "2027-03-28T00:59:59Z 2027-03-28T01:59:59+01:00",
                "2027-03-28T01:00:00Z 2027-03-28T03:00:00+02:00",
            ),
            (
                Zone::NewYork,
                "2026-03-08T06:59:59Z 2026-03-08T01:59:59-05:00",
                "2026-03-08T07:00:00Z 2026-03-08T03:00:00-04:00",
            ),
            (
                Zone::NewYork,
                "2026-11-01T05:59:59Z 2026-11-01T01:59:59-04:00",
                "2026-11-01T06:00:00Z 2026-11-01T01:00:00-05:00",
            ),
        ] {
            for line in [before, after] {
                let (moment, shown) = line.split_once(' ').unwrap();
                assert_eq!(zone.show(moment.parse().unwrap()).to_rfc3339(), shown);
            }
            let change = zone.next_change(before.split_once(' ').unwrap().0.parse().unwrap()).unwrap();
            assert_eq!(
                change.0 - TimeDelta::seconds(1),
                before.split_once(' ').unwrap().0.parse::<DateTime<Utc>>().unwrap()
            );
        }
    }

    #[test]
    fn an_hour_is_left_out_and_another_shown_twice() {
        assert!(Zone::Berlin.moments(naive("2026-03-29T02:30:00")).is_empty());
        let twice = Zone::Berlin.moments(naive("2026-10-25T02:30:00"));
        assert_eq!(twice.len(), 2);
        assert_eq!(twice[1] - twice[0], TimeDelta::hours(1));
        assert_eq!(Zone::Berlin.moments(naive("2026-07-01T02:30:00")).len(), 1);
    }
}
