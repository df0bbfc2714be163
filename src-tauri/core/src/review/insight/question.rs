//! What can be asked, and on which side of a question a night is.
//!
//! A night bears the date of its evening, and so do the day before it and that evening: the habit of a night is what was done
//! on the day and in the evening of the same date. Whoever goes to bed at one in the morning is still in the evening before,
//! and the day ends at 04:00.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::journal::{Alcohol, DayLog, LastCaffeine};
use crate::review::gathered::NightFacts;
use crate::settings::EveningSettings;
use crate::time::{ClockTime, DAY_STARTS_AT_HOUR};

/// A habit that is asked about. The colour of urine is none (it misleads at 65 and over: Hooper 2015).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum InsightQuestion {
    /// The evening's list: three items or more were ticked, or all of a shorter list. Every evening since the first one of
    /// which anything was ticked or put off is known; one of which nothing was is one without.
    Winddown,
    /// The evening's stretching was ticked, by the person or by the player. Known as the wind-down is.
    Stretching,
    /// Of the breaks that came (taken, natural, skipped, missed), more than half were taken. A day with fewer than three is
    /// left out: hardly at the desk.
    Breaks,
    /// One drink or more on the day.
    Alcohol,
    /// The last caffeine was later than is recommended: so long before bed as the evening's list says. A day without any is one
    /// without late caffeine.
    LateCaffeine,
    /// Hard exercise on the day.
    HardExercise,
    /// A walk or a short ride on the day.
    DailyWalk,
    /// Stood for long on the day.
    LongStanding,
    /// Sat for long on the day.
    LongSitting,
    /// Drank less water than usual on the day.
    LowWater,
}

/// The item of the evening's list that is the stretching.
pub const STRETCHING_ITEM: &str = "stretching";

/// The item that says how long before bed the last caffeine is recommended.
pub const CAFFEINE_ITEM: &str = "last-caffeine";

/// Ticked items that make an evening one with the wind-down, where its list has as many.
const WINDDOWN_TICKS: u32 = 3;

/// Fewer breaks than this say nothing of a day.
const BREAKS_OF_A_DAY: u32 = 3;

/// What is needed beside a night's own facts to tell on which side it is.
#[derive(Debug, Clone, Copy)]
pub struct Habits<'a> {
    /// The usual bedtimes, for a night of which none is written down.
    pub evening: &'a EveningSettings,
    /// How long before bed the last caffeine is recommended, in minutes.
    pub caffeine_minutes_before_bed: u16,
    /// How many items are on the evening's list now, Monday to Sunday.
    pub listed: [u32; 7],
}

impl InsightQuestion {
    /// Every question, in the order in which they are shown.
    pub const ALL: [Self; 10] = [
        Self::Winddown,
        Self::Stretching,
        Self::Breaks,
        Self::Alcohol,
        Self::LateCaffeine,
        Self::HardExercise,
        Self::DailyWalk,
        Self::LongStanding,
        Self::LongSitting,
        Self::LowWater,
    ];

    /// The name in a frame and on the command line, there with hyphens.
    pub fn name(self) -> &'static str {
        match self {
            Self::Winddown => "winddown",
            Self::Stretching => "stretching",
            Self::Breaks => "breaks",
            Self::Alcohol => "alcohol",
            Self::LateCaffeine => "late_caffeine",
            Self::HardExercise => "hard_exercise",
            Self::DailyWalk => "daily_walk",
            Self::LongStanding => "long_standing",
            Self::LongSitting => "long_sitting",
            Self::LowWater => "low_water",
        }
    }

    /// Whether the habit was kept before a night; `None` where that is not known.
    pub(in crate::review) fn of(
        self,
        night: NaiveDate,
        facts: &NightFacts,
        first_evening: Option<NaiveDate>,
        habits: &Habits<'_>,
    ) -> Option<bool> {
        let log = facts.log.as_ref();
        let said = |field: fn(&DayLog) -> Option<bool>| log.and_then(field);
        let evening_known = first_evening.is_some_and(|first| first <= night);
        match self {
            Self::Winddown => evening_known.then(|| {
                let listed = habits.listed[weekday(night)];
                facts.ticks > 0 && facts.ticks >= WINDDOWN_TICKS.min(listed)
            }),
            Self::Stretching => evening_known.then_some(facts.stretched),
            Self::Breaks => {
                let taken = facts.breaks.taken + facts.breaks.natural;
                let all = taken + facts.breaks.skipped + facts.breaks.missed;
                (all >= BREAKS_OF_A_DAY).then_some(taken * 2 > all)
            }
            Self::Alcohol => log.and_then(|log| log.alcohol).map(|drinks| drinks != Alcohol::None),
            Self::LateCaffeine => log.and_then(|log| log.caffeine_last_at).map(|last| {
                let LastCaffeine::At(last) = last else { return false };
                let bed = facts.bed.unwrap_or(habits.evening.of(night).bedtime.minutes());
                let bed = ClockTime::from_minutes(bed);
                into_the_day(last, DAY_STARTS_AT_HOUR * 60) + u32::from(habits.caffeine_minutes_before_bed)
                    > into_the_day(bed, NOON)
            }),
            Self::HardExercise => said(|log| log.hard_exercise),
            Self::DailyWalk => said(|log| log.daily_walk),
            Self::LongStanding => said(|log| log.long_standing),
            Self::LongSitting => said(|log| log.long_sitting),
            Self::LowWater => said(|log| log.low_water),
        }
    }
}

const NOON: u32 = 12 * 60;

/// Minutes after the date's midnight, where a time before `first` is on the next date.
fn into_the_day(time: ClockTime, first: u32) -> u32 {
    let minutes = u32::from(time.minutes());
    if minutes < first { minutes + u32::from(ClockTime::MINUTES_IN_DAY) } else { minutes }
}

fn weekday(night: NaiveDate) -> usize {
    chrono::Datelike::weekday(&night).num_days_from_monday() as usize
}

#[cfg(test)]
mod tests {
    use super::InsightQuestion as Q;
    use super::*;
    use crate::review::figures::BreakTally;

    fn asked(question: InsightQuestion, facts: &NightFacts, first_evening: Option<&str>) -> Option<bool> {
        let evening = EveningSettings::default();
        let habits = Habits { evening: &evening, caffeine_minutes_before_bed: 540, listed: [9, 9, 9, 9, 9, 9, 2] };
        let first = first_evening.map(|first| first.parse().unwrap());
        question.of("2026-11-11".parse().unwrap(), facts, first, &habits)
    }

    fn log(change: serde_json::Value) -> NightFacts {
        let change: crate::journal::DayChange = serde_json::from_value(change).unwrap();
        NightFacts { log: Some(change.applied_to(&DayLog::default())), ..NightFacts::default() }
    }

    #[test]
    fn an_evening_is_known_since_the_first_of_which_anything_was_ticked() {
        let facts = |ticks, stretched| NightFacts { ticks, stretched, ..NightFacts::default() };
        let known = Some("2026-11-11");
        assert_eq!(asked(InsightQuestion::Winddown, &facts(0, false), None), None);
        assert_eq!(asked(InsightQuestion::Winddown, &facts(0, false), Some("2026-11-12")), None);
        assert_eq!(asked(InsightQuestion::Winddown, &facts(0, false), known), Some(false));
        assert_eq!(asked(InsightQuestion::Winddown, &facts(2, false), known), Some(false));
        assert_eq!(asked(InsightQuestion::Winddown, &facts(3, false), known), Some(true));
        assert_eq!(asked(InsightQuestion::Stretching, &facts(1, true), known), Some(true));
        assert_eq!(asked(InsightQuestion::Stretching, &facts(5, false), known), Some(false));
        let evening = EveningSettings::default();
        let habits = Habits { evening: &evening, caffeine_minutes_before_bed: 540, listed: [2; 7] };
        let night = "2026-11-11".parse().unwrap();
        assert_eq!(
            InsightQuestion::Winddown.of(night, &facts(2, false), Some(night), &habits),
            Some(true),
            "all of a shorter list"
        );
        let empty = Habits { listed: [0; 7], ..habits };
        assert_eq!(InsightQuestion::Winddown.of(night, &facts(0, false), Some(night), &empty), Some(false));
    }

    #[test]
    fn most_breaks_is_more_than_half_of_three_or_more() {
        let of = |taken, natural, skipped, missed| {
            let breaks = BreakTally { taken, natural, skipped, missed, asleep: 5, expired: 5 };
            asked(InsightQuestion::Breaks, &NightFacts { breaks, ..NightFacts::default() }, None)
        };
        assert_eq!(of(1, 1, 0, 0), None);
        assert_eq!(of(1, 1, 1, 0), Some(true));
        assert_eq!(of(1, 1, 1, 1), Some(false));
        assert_eq!(of(0, 0, 2, 1), Some(false));
    }

    #[test]
    fn caffeine_is_late_within_nine_hours_before_bed() {
        let late = |time: &str, bed: Option<u16>| {
            let facts = NightFacts { bed, ..log(serde_json::json!({ "caffeine_last_at": time })) };
            asked(InsightQuestion::LateCaffeine, &facts, None)
        };
        assert_eq!(late("13:45", None), Some(false), "the usual bedtime is 22:45");
        assert_eq!(late("13:46", None), Some(true));
        assert_eq!(late("13:46", Some(60)), Some(false), "in bed at one in the morning");
        assert_eq!(late("16:01", Some(60)), Some(true));
        assert_eq!(late("02:00", None), Some(true), "two in the morning is late in the day");
        assert_eq!(late("05:00", None), Some(false));
        assert_eq!(late("none", None), Some(false), "a day without any");
        assert_eq!(asked(InsightQuestion::LateCaffeine, &NightFacts::default(), None), None);
    }

    #[test]
    fn the_items_that_are_meant_are_on_the_list() {
        let list = crate::winddown::Checklist::default();
        assert!(list.find(STRETCHING_ITEM).is_some());
        assert_eq!(list.find(CAFFEINE_ITEM).map(|item| item.minutes_before_bed), Some(540));
    }

    #[test]
    fn what_was_said_of_the_day_counts_and_what_was_not_does_not() {
        let facts = log(serde_json::json!({
            "alcohol": "one_or_two", "hard_exercise": true, "daily_walk": false, "long_standing": true,
            "long_sitting": false, "low_water": true, "dark_urine": true,
        }));
        let told = [Q::Alcohol, Q::HardExercise, Q::DailyWalk, Q::LongStanding, Q::LongSitting, Q::LowWater]
            .map(|question| asked(question, &facts, None));
        assert_eq!(told, [true, true, false, true, false, true].map(Some));
        assert_eq!(asked(Q::Alcohol, &log(serde_json::json!({ "alcohol": "none" })), None), Some(false));
        for question in Q::ALL {
            assert_eq!(asked(question, &NightFacts::default(), None), None, "{}", question.name());
            assert_eq!(serde_json::to_value(question).unwrap(), question.name());
        }
    }
}
