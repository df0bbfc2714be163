//! Which backups stay: the last of each of 7 days, 4 weeks and 12 months, of each computer.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime};

use super::BackupName;
use crate::time::DAY_STARTS_AT_HOUR;

const DAYS: usize = 7;
const WEEKS: usize = 4;
const MONTHS: usize = 12;

/// Those of `computer` that may go. Periods without a backup do not count, so nothing goes because of a long absence; the
/// newest always stays.
pub fn superfluous(names: &[BackupName], computer: &str) -> Vec<BackupName> {
    let mut own: Vec<&BackupName> = names.iter().filter(|name| name.is_of(computer)).collect();
    own.sort_unstable_by(|a, b| b.cmp(a));
    let mut stay = BTreeSet::new();
    keep_last_of(&own, DAYS, |day| (day.year(), day.ordinal()), &mut stay);
    keep_last_of(&own, WEEKS, |day| (day.iso_week().year(), day.iso_week().week()), &mut stay);
    keep_last_of(&own, MONTHS, |day| (day.year(), day.month()), &mut stay);
    own.into_iter().filter(|name| !stay.contains(name)).cloned().collect()
}

/// The newest of each of the newest `most` periods.
fn keep_last_of<'a>(
    newest_first: &[&'a BackupName],
    most: usize,
    period: impl Fn(NaiveDate) -> (i32, u32),
    stay: &mut BTreeSet<&'a BackupName>,
) {
    let mut before = None;
    let mut periods = 0;
    for name in newest_first {
        let of = Some(period(day(name.made_at)));
        if of != before {
            if periods == most {
                return;
            }
            periods += 1;
            before = of;
            stay.insert(name);
        }
    }
}

/// The day it is of: it ends at 04:00 like every other.
fn day(made_at: NaiveDateTime) -> NaiveDate {
    let begins = chrono::NaiveTime::from_hms_opt(DAY_STARTS_AT_HOUR, 0, 0).unwrap_or_default();
    if made_at.time() < begins {
        made_at.date().checked_sub_days(Days::new(1)).unwrap_or(made_at.date())
    } else {
        made_at.date()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(computer: &str, date: NaiveDate, hour: u32) -> BackupName {
        BackupName::new(computer, date.and_hms_opt(hour, 0, 0).unwrap())
    }

    fn day_one() -> NaiveDate {
        "2024-01-01".parse().unwrap()
    }

    #[test]
    fn after_three_years_of_days_there_are_seven_days_four_weeks_and_twelve_months() {
        let mut kept: Vec<BackupName> = Vec::new();
        for day in 0..3 * 365 {
            kept.push(name("desk", day_one() + Days::new(day), 9));
            let go = superfluous(&kept, "desk");
            kept.retain(|name| !go.contains(name));
            assert!(kept.len() <= DAYS + WEEKS + MONTHS);
        }
        let dates: Vec<String> = kept.iter().map(|name| name.made_at.date().to_string()).collect();
        // 2026-12-30 is a Wednesday: of the four weeks the running one is among the days, and Sunday the 27th as well.
        assert_eq!(
            dates,
            [
                "2026-01-31",
                "2026-02-28",
                "2026-03-31",
                "2026-04-30",
                "2026-05-31",
                "2026-06-30",
                "2026-07-31",
                "2026-08-31",
                "2026-09-30",
                "2026-10-31",
                "2026-11-30",
                "2026-12-13",
                "2026-12-20",
                "2026-12-24",
                "2026-12-25",
                "2026-12-26",
                "2026-12-27",
                "2026-12-28",
                "2026-12-29",
                "2026-12-30",
            ]
        );
    }

    #[test]
    fn the_last_of_a_day_stays_and_the_hours_after_midnight_belong_to_the_day_before() {
        let (one, two) = (day_one(), day_one() + Days::new(1));
        let names = [name("desk", one, 9), name("desk", one, 20), name("desk", two, 3), name("desk", two, 4)];
        assert_eq!(superfluous(&names, "desk"), [names[1].clone(), names[0].clone()]);
    }

    #[test]
    fn an_absence_costs_nothing_and_another_computers_are_its_own() {
        let mut names: Vec<BackupName> = (0..7).map(|day| name("desk", day_one() + Days::new(day), 9)).collect();
        names.extend((0..40).map(|day| name("laptop", day_one() + Days::new(day), 9)));
        assert_eq!(superfluous(&names, "desk"), []);
        names.push(name("desk", day_one() + Days::new(900), 9));
        assert_eq!(superfluous(&names, "desk"), [names[0].clone()], "the eighth day, the last of no week and no month");
    }
}
