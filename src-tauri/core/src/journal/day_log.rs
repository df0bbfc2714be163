//! What the day was like: nine toggles, and food rich in minerals for whoever switches it on.

use std::fmt;
use std::str::FromStr;

use chrono::{Days, NaiveDate, TimeDelta};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use ts_rs::TS;

use crate::change::said;
use crate::check::{AHEAD_MINUTES, past_date};
use crate::invalid::{Invalid, Problem};
use crate::time::{ClockTime, DAY_STARTS_AT_HOUR, LocalTime, NotAClockTime, day_of};

/// A day's circumstances; every field is optional and an absent one means "not said".
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DayLog {
    /// The day (it ends at 04:00).
    pub day: NaiveDate,
    /// Less water than usual.
    pub low_water: Option<bool>,
    /// Urine darker than straw. A rough guide for younger adults, not reliable at 65 and over (Hooper 2015, CD009647).
    pub dark_urine: Option<bool>,
    /// The last caffeine, or that there was none.
    pub caffeine_last_at: Option<LastCaffeine>,
    /// Drinks, in the steps 0, 1-2 and 3 or more.
    pub alcohol: Option<Alcohol>,
    /// Hard exercise.
    pub hard_exercise: Option<bool>,
    /// Went for a walk or a short ride.
    #[serde(default)]
    pub daily_walk: Option<bool>,
    /// Stood for long.
    pub long_standing: Option<bool>,
    /// Sat for long.
    pub long_sitting: Option<bool>,
    /// Wore supportive shoes.
    pub supportive_shoes: Option<bool>,
    /// Ate food rich in minerals.
    pub mineral_rich_food: Option<bool>,
}

/// When the last caffeine of a day was, if there was any: the word `none`, or a time as `HH:MM`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, TS)]
#[ts(export, type = "'none' | (string & {})")]
pub enum LastCaffeine {
    /// A day without caffeine.
    None,
    /// Before 04:00 it was on the next date, and the day's all the same.
    At(ClockTime),
}

const NO_CAFFEINE: &str = "none";

impl fmt::Display for LastCaffeine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str(NO_CAFFEINE),
            Self::At(time) => time.fmt(f),
        }
    }
}

impl FromStr for LastCaffeine {
    type Err = NotAClockTime;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == NO_CAFFEINE { Ok(Self::None) } else { text.parse().map(Self::At) }
    }
}

impl Serialize for LastCaffeine {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for LastCaffeine {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// Drinks in a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the names are the words on screen
pub enum Alcohol {
    None,
    OneOrTwo,
    ThreeOrMore,
}

/// What is said of a day: a field that is absent stays as it was, `null` takes back what was said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(deny_unknown_fields)]
pub struct DayChange {
    /// Less water than usual.
    #[serde(default, deserialize_with = "said", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub low_water: Option<Option<bool>>,
    /// Urine darker than straw. See `DayLog`.
    #[serde(default, deserialize_with = "said", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub dark_urine: Option<Option<bool>>,
    /// The last caffeine, or that there was none.
    #[serde(default, deserialize_with = "said", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub caffeine_last_at: Option<Option<LastCaffeine>>,
    /// Drinks, in the steps 0, 1-2 and 3 or more.
    #[serde(default, deserialize_with = "said", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub alcohol: Option<Option<Alcohol>>,
    /// Hard exercise.
    #[serde(default, deserialize_with = "said", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub hard_exercise: Option<Option<bool>>,
    /// Went for a walk or a short ride.
    #[serde(default, deserialize_with = "said", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub daily_walk: Option<Option<bool>>,
    /// Stood for long.
    #[serde(default, deserialize_with = "said", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub long_standing: Option<Option<bool>>,
    /// Sat for long.
    #[serde(default, deserialize_with = "said", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub long_sitting: Option<Option<bool>>,
    /// Wore supportive shoes.
    #[serde(default, deserialize_with = "said", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub supportive_shoes: Option<Option<bool>>,
    /// Ate food rich in minerals.
    #[serde(default, deserialize_with = "said", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub mineral_rich_food: Option<Option<bool>>,
}

/// A day whole: what was said of it, and what Limber wrote down by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DayContents {
    /// What was said.
    pub log: DayLog,
    /// Breaks taken, natural ones among them.
    pub breaks: u32,
    /// Stretch routines finished.
    pub stretches: u32,
    /// Items of the evening's list that were ticked.
    pub winddown: u32,
}

impl DayChange {
    /// What can be said at this moment: of a day that has begun, and nothing that is still to come. What was said before
    /// is not looked at again: a clock that was put back must not stand in the way of the rest.
    pub fn checked(self, day: NaiveDate, now: LocalTime) -> Result<Self, Invalid> {
        past_date("day", day, day_of(now))?;
        if let Some(Some(LastCaffeine::At(time))) = self.caffeine_last_at {
            // The day ends at 04:00: what comes before is on the next date.
            let next = u64::from(u32::from(time.minutes()) < DAY_STARTS_AT_HOUR * 60);
            let date = day.checked_add_days(Days::new(next)).unwrap_or(day);
            if date.and_time(time.to_naive()) > now.naive_local() + TimeDelta::minutes(AHEAD_MINUTES) {
                return Err(Invalid::new("change.caffeine_last_at", Problem::InTheFuture));
            }
        }
        Ok(self)
    }

    /// The day with what is said now.
    pub fn applied_to(self, log: &DayLog) -> DayLog {
        DayLog {
            day: log.day,
            low_water: self.low_water.unwrap_or(log.low_water),
            dark_urine: self.dark_urine.unwrap_or(log.dark_urine),
            caffeine_last_at: self.caffeine_last_at.unwrap_or(log.caffeine_last_at),
            alcohol: self.alcohol.unwrap_or(log.alcohol),
            hard_exercise: self.hard_exercise.unwrap_or(log.hard_exercise),
            daily_walk: self.daily_walk.unwrap_or(log.daily_walk),
            long_standing: self.long_standing.unwrap_or(log.long_standing),
            long_sitting: self.long_sitting.unwrap_or(log.long_sitting),
            supportive_shoes: self.supportive_shoes.unwrap_or(log.supportive_shoes),
            mineral_rich_food: self.mineral_rich_food.unwrap_or(log.mineral_rich_food),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn said_of(log: &DayLog, change: serde_json::Value) -> DayLog {
        serde_json::from_value::<DayChange>(change).unwrap().applied_to(log)
    }

    #[test]
    fn what_is_not_named_stays_and_null_takes_back() {
        let day = "2026-11-12".parse().unwrap();
        let log = DayLog { day, low_water: Some(true), alcohol: Some(Alcohol::OneOrTwo), ..DayLog::default() };
        assert_eq!(said_of(&log, json!({})), log);
        let noon = Some("12:00".parse().unwrap());
        assert_eq!(
            said_of(&log, json!({ "caffeine_last_at": "12:00", "low_water": null })),
            DayLog { low_water: None, caffeine_last_at: noon, ..log }
        );
    }

    #[test]
    fn a_misspelt_field_is_refused_and_not_passed_over() {
        assert!(serde_json::from_value::<DayChange>(json!({ "coffee": true })).is_err());
        assert!(serde_json::from_value::<DayChange>(json!({ "day": "2026-11-12" })).is_err());
    }

    #[test]
    fn every_field_of_a_day_can_be_changed() {
        let day = "2026-11-12".parse().unwrap();
        let all = json!({
            "low_water": true, "dark_urine": false, "caffeine_last_at": "14:45", "alcohol": "three_or_more",
            "hard_exercise": true, "daily_walk": true, "long_standing": false, "long_sitting": true, "supportive_shoes": false,
            "mineral_rich_food": true,
        });
        let log = said_of(&DayLog { day, ..DayLog::default() }, all.clone());
        let mut written = serde_json::to_value(log).unwrap();
        assert_eq!(written.as_object_mut().unwrap().remove("day"), Some("2026-11-12".into()));
        assert_eq!(written, all);
    }

    fn caffeine(time: &str) -> DayChange {
        DayChange { caffeine_last_at: Some(time.parse().ok()), ..DayChange::default() }
    }

    #[test]
    fn a_day_without_caffeine_is_not_a_day_of_which_nothing_was_said() {
        let day = "2026-11-12".parse().unwrap();
        let log = said_of(&DayLog { day, ..DayLog::default() }, json!({ "caffeine_last_at": "none" }));
        assert_eq!(log.caffeine_last_at, Some(LastCaffeine::None));
        assert_eq!(serde_json::to_value(&log).unwrap()["caffeine_last_at"], "none");
        let drunk = said_of(&log, json!({ "caffeine_last_at": "15:30" }));
        assert_eq!(drunk.caffeine_last_at, "15:30".parse().ok(), "one answer takes the place of the other");
        assert_eq!(said_of(&log, json!({ "caffeine_last_at": null })).caffeine_last_at, None);
        for wrong in ["None", "no", "", "25:00"] {
            let wrong = json!({ "caffeine_last_at": wrong });
            assert!(serde_json::from_value::<DayChange>(wrong).is_err());
        }
        let none = DayChange { caffeine_last_at: Some(Some(LastCaffeine::None)), ..DayChange::default() };
        let morning = LocalTime::parse_from_rfc3339("2026-11-12T05:00:00+01:00").unwrap();
        assert!(none.clone().checked(day, morning).is_ok(), "what is meant is so far");
        assert!(none.checked(day.succ_opt().unwrap(), morning).is_err());
    }

    fn refused(day: &str, time: &str, now: &str) -> bool {
        let now = LocalTime::parse_from_rfc3339(now).unwrap();
        match caffeine(time).checked(day.parse().unwrap(), now) {
            Ok(_) => false,
            Err(invalid) => {
                assert_eq!(invalid, Invalid::new("change.caffeine_last_at", Problem::InTheFuture));
                true
            }
        }
    }

    #[test]
    fn caffeine_that_is_still_to_come_was_not_the_last() {
        let afternoon = "2026-11-12T15:00:00+01:00";
        assert!(!refused("2026-11-12", "14:45", afternoon));
        assert!(!refused("2026-11-12", "15:05", afternoon), "two clocks are never quite the same");
        assert!(refused("2026-11-12", "15:06", afternoon));
        assert!(refused("2026-11-12", "02:00", afternoon), "two in the morning is still to come today");
        assert!(!refused("2026-11-11", "02:00", afternoon), "and was in the night that yesterday ended with");
        assert!(!refused("2026-11-11", "23:00", afternoon));
    }

    #[test]
    fn after_midnight_it_is_the_day_before() {
        let night = "2026-11-12T00:30:00+01:00";
        assert!(!refused("2026-11-11", "00:20", night) && !refused("2026-11-11", "23:50", night));
        assert!(refused("2026-11-11", "00:40", night) && refused("2026-11-11", "03:59", night));
        let ahead =
            caffeine("00:20").checked("2026-11-12".parse().unwrap(), LocalTime::parse_from_rfc3339(night).unwrap());
        assert_eq!(ahead, Err(Invalid::new("day", Problem::InTheFuture)), "the day begins at four");
    }

    #[test]
    fn nights_of_23_and_25_hours_keep_to_what_the_clock_showed() {
        // Berlin, 29 March: 01:59 is followed by 03:00. 25 October: 02:59 by 02:00.
        assert!(!refused("2026-03-28", "03:10", "2026-03-29T03:20:00+02:00"));
        assert!(refused("2026-03-28", "03:40", "2026-03-29T03:20:00+02:00"));
        assert!(!refused("2026-10-24", "02:50", "2026-10-25T02:55:00+02:00"));
        assert!(!refused("2026-10-24", "01:50", "2026-10-25T02:10:00+01:00"), "an hour later");
        let day = |now: &str| day_of(LocalTime::parse_from_rfc3339(now).unwrap()).to_string();
        assert_eq!([day("2026-03-29T03:59:00+02:00"), day("2026-03-29T04:00:00+02:00")], ["2026-03-28", "2026-03-29"]);
        assert_eq!([day("2026-10-25T03:59:00+01:00"), day("2026-10-25T04:00:00+01:00")], ["2026-10-24", "2026-10-25"]);
    }

    #[test]
    fn what_was_said_before_a_clock_was_put_back_stands_in_nobodys_way() {
        let walk = DayChange { daily_walk: Some(Some(true)), ..DayChange::default() };
        let now = LocalTime::parse_from_rfc3339("2026-11-12T10:00:00-05:00").unwrap();
        let day = "2026-11-12".parse().unwrap();
        let log = DayLog { day, caffeine_last_at: "15:00".parse().ok(), ..DayLog::default() };
        let log = walk.checked(day, now).unwrap().applied_to(&log);
        assert_eq!((log.daily_walk, log.caffeine_last_at.map(|at| at.to_string())), (Some(true), Some("15:00".into())));
    }
}
