//! What the day was like: eight toggles at most, and an optional ninth.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
