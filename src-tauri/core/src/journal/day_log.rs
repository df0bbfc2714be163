//! What the day was like: eight toggles at most, and an optional ninth.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::change::said;
use crate::time::ClockTime;

/// A day's circumstances; every field is optional and an absent one means "not said".
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DayLog {
    /// The day (it ends at 04:00).
    pub day: NaiveDate,
    /// Less water than usual.
    pub low_water: Option<bool>,
    /// Urine darker than straw. A rough guide for younger adults, not reliable over 65 (Cochrane 2014, CD009647).
    pub dark_urine: Option<bool>,
    /// The last caffeine.
    pub caffeine_last_at: Option<ClockTime>,
    /// Drinks, in the steps 0, 1-2 and 3 or more.
    pub alcohol: Option<Alcohol>,
    /// Hard exercise.
    pub hard_exercise: Option<bool>,
    /// Stood for long.
    pub long_standing: Option<bool>,
    /// Sat for long.
    pub long_sitting: Option<bool>,
    /// Wore supportive shoes.
    pub supportive_shoes: Option<bool>,
    /// Ate food rich in minerals.
    pub mineral_rich_food: Option<bool>,
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
    /// The last caffeine.
    #[serde(default, deserialize_with = "said", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub caffeine_last_at: Option<Option<ClockTime>>,
    /// Drinks, in the steps 0, 1-2 and 3 or more.
    #[serde(default, deserialize_with = "said", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub alcohol: Option<Option<Alcohol>>,
    /// Hard exercise.
    #[serde(default, deserialize_with = "said", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub hard_exercise: Option<Option<bool>>,
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

impl DayChange {
    /// The day with what is said now.
    pub fn applied_to(self, log: &DayLog) -> DayLog {
        DayLog {
            day: log.day,
            low_water: self.low_water.unwrap_or(log.low_water),
            dark_urine: self.dark_urine.unwrap_or(log.dark_urine),
            caffeine_last_at: self.caffeine_last_at.unwrap_or(log.caffeine_last_at),
            alcohol: self.alcohol.unwrap_or(log.alcohol),
            hard_exercise: self.hard_exercise.unwrap_or(log.hard_exercise),
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
            "hard_exercise": true, "long_standing": false, "long_sitting": true, "supportive_shoes": false,
            "mineral_rich_food": true,
        });
        let log = said_of(&DayLog { day, ..DayLog::default() }, all.clone());
        let mut written = serde_json::to_value(log).unwrap();
        assert_eq!(written.as_object_mut().unwrap().remove("day"), Some("2026-11-12".into()));
        assert_eq!(written, all);
    }
}
