//! A night has three states; one that nobody answered is "not recorded", never "cramp-free".

use std::collections::BTreeMap;

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

/// What is known of one night: the answer and the episodes that fall into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NightRecord {
    /// The answer to "Any cramps last night?".
    pub answer: Option<NightAnswer>,
    /// 1-5, if given.
    pub sleep_quality: Option<u8>,
    /// How many episodes of any kind.
    pub episodes: u32,
    /// How many of them are cramps.
    pub cramps: u32,
}

/// One line a night from `since` to `until`, both included, newest first; a night without a record is
/// "not recorded". Empty when `until` is before `since`. The span is the caller's to limit (`checked_span`).
pub fn night_summaries(
    since: NaiveDate,
    until: NaiveDate,
    records: &BTreeMap<NaiveDate, NightRecord>,
) -> Vec<NightSummary> {
    let mut nights: Vec<NightSummary> = since
        .iter_days()
        .take_while(|night| *night <= until)
        .map(|night| {
            let record = records.get(&night).copied().unwrap_or_default();
            NightSummary {
                night,
                state: night_state(record.answer, record.cramps),
                episodes: record.episodes,
                sleep_quality: record.sleep_quality,
            }
        })
        .collect();
    nights.reverse();
    nights
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_cramp_outweighs_the_answer_none() {
        assert_eq!(night_state(Some(NightAnswer::None), 1), NightState::Cramps);
        assert_eq!(night_state(Some(NightAnswer::None), 0), NightState::CrampFree);
        assert_eq!(night_state(Some(NightAnswer::Cramps), 0), NightState::Cramps);
        assert_eq!(night_state(None, 0), NightState::NotRecorded);
    }

    #[test]
    fn every_night_of_a_span_has_a_line_newest_first() {
        let records = BTreeMap::from([
            (
                date("2026-11-10"),
                NightRecord { answer: Some(NightAnswer::None), sleep_quality: Some(4), ..NightRecord::default() },
            ),
            (date("2026-11-12"), NightRecord { episodes: 2, cramps: 1, ..NightRecord::default() }),
            (date("2026-11-13"), NightRecord { episodes: 1, ..NightRecord::default() }),
        ]);
        let lines = night_summaries(date("2026-11-10"), date("2026-11-13"), &records);
        let states: Vec<_> = lines.iter().map(|line| (line.night.to_string(), line.state, line.episodes)).collect();
        assert_eq!(
            states,
            [
                ("2026-11-13".into(), NightState::NotRecorded, 1),
                ("2026-11-12".into(), NightState::Cramps, 2),
                ("2026-11-11".into(), NightState::NotRecorded, 0),
                ("2026-11-10".into(), NightState::CrampFree, 0),
            ],
            "an ache alone does not say whether there was a cramp"
        );
        assert_eq!(lines[3].sleep_quality, Some(4));
        assert!(night_summaries(date("2026-11-13"), date("2026-11-12"), &records).is_empty());
    }
}
