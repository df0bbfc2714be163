//! A night has three states; one that nobody answered is "not recorded", never "cramp-free".

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::time::LocalTime;

/// What was said of a night.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Night {
    /// Named by its evening: the night of the 11th to the 12th is the 11th.
    pub night: NaiveDate,
    /// The answer to "Any cramps last night?".
    #[serde(default)]
    pub answer: Option<NightAnswer>,
    /// 1 very bad - 5 very good.
    #[serde(default)]
    pub sleep_quality: Option<u8>,
    /// When the person went to bed.
    #[serde(default)]
    pub bed_at: Option<LocalTime>,
    /// When the person got up.
    #[serde(default)]
    pub up_at: Option<LocalTime>,
}

/// The answer to the morning's one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum NightAnswer {
    /// No cramp.
    None,
    /// At least one.
    Cramps,
}

/// The state of a night. An episode of kind cramp outweighs the answer "none".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum NightState {
    /// Confirmed by the person.
    CrampFree,
    /// Answered with yes, or a cramp was logged.
    Cramps,
    /// Nobody said.
    NotRecorded,
}

/// One line of the journal's list of nights.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct NightSummary {
    /// Named by its evening.
    pub night: NaiveDate,
    /// The state that follows.
    pub state: NightState,
    /// How many episodes of any kind.
    pub episodes: u32,
    /// 1-5, if given.
    pub sleep_quality: Option<u8>,
}

/// The state that follows from the answer and the number of cramps logged.
pub fn night_state(answer: Option<NightAnswer>, cramps: u32) -> NightState {
    match (answer, cramps) {
        (_, 1..) | (Some(NightAnswer::Cramps), 0) => NightState::Cramps,
        (Some(NightAnswer::None), 0) => NightState::CrampFree,
        (None, 0) => NightState::NotRecorded,
    }
}
