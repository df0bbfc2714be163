//! A night has three states; one that nobody answered is "not recorded", never "cramp-free".

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{EpisodePage, Muscle};
use crate::change::said;
use crate::side::Side;
use crate::time::{ClockTime, LocalTime, date_within};

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

impl Night {
    /// A night of which nothing has been said.
    pub fn unsaid(night: NaiveDate) -> Self {
        Self { night, answer: None, sleep_quality: None, bed_at: None, up_at: None }
    }
}

/// What is said of a night: a field that is absent stays as it was, `null` takes back what was said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(deny_unknown_fields)]
pub struct NightChange {
    /// The answer to "Any cramps last night?".
    #[serde(default, deserialize_with = "said", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub answer: Option<Option<NightAnswer>>,
    /// 1 very bad - 5 very good.
    #[serde(default, deserialize_with = "said", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub sleep_quality: Option<Option<u8>>,
    /// When the person went to bed.
    #[serde(default, deserialize_with = "said", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub bed_at: Option<Option<LocalTime>>,
    /// When the person got up.
    #[serde(default, deserialize_with = "said", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub up_at: Option<Option<LocalTime>>,
}

impl NightChange {
    /// The night with what is said now.
    pub fn applied_to(self, night: &Night) -> Night {
        Night {
            night: night.night,
            answer: self.answer.unwrap_or(night.answer),
            sleep_quality: self.sleep_quality.unwrap_or(night.sleep_quality),
            bed_at: self.bed_at.unwrap_or(night.bed_at),
            up_at: self.up_at.unwrap_or(night.up_at),
        }
    }
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

/// The date on which a time of day of a night's sleep is: of going to bed in the evening the night's own, everything else the
/// one after.
pub fn date_in_night(night: NaiveDate, time: ClockTime, got_up: bool) -> NaiveDate {
    if got_up { night.checked_add_days(Days::new(1)).unwrap_or(night) } else { date_within(night, time) }
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
    /// When the person went to bed, if given.
    #[serde(default)]
    pub bed_at: Option<LocalTime>,
    /// When the person got up, if given.
    #[serde(default)]
    pub up_at: Option<LocalTime>,
    /// The answer that was given. The state can be another one: a cramp that is written outweighs "none".
    pub answer: Option<NightAnswer>,
    /// Where its episodes were, should all of them have been in one place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub place: Option<NightPlace>,
}

/// Where every episode of a night was, as far as that was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct NightPlace {
    /// Where.
    pub muscle: Option<Muscle>,
    /// Which leg.
    pub side: Option<Side>,
}

/// Everything that a list of nights shows of one, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct NightContents {
    /// Its line.
    pub summary: NightSummary,
    /// Its episodes, newest first, `NIGHT_EPISODES` at most; `next` says where the rest is, should there be more.
    pub page: EpisodePage,
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
    /// When the person went to bed, if given.
    pub bed_at: Option<LocalTime>,
    /// When the person got up, if given.
    pub up_at: Option<LocalTime>,
    /// How many episodes of any kind.
    pub episodes: u32,
    /// How many of them are cramps.
    pub cramps: u32,
    /// Where all of them were.
    pub place: Option<NightPlace>,
}

/// One line a night from `since` to `until`, both included, oldest first; a night without a record is
/// "not recorded". Empty when `until` is before `since`. The span is the caller's to limit (`checked_span`).
pub fn night_summaries(
    since: NaiveDate,
    until: NaiveDate,
    records: &BTreeMap<NaiveDate, NightRecord>,
) -> Vec<NightSummary> {
    since
        .iter_days()
        .take_while(|night| *night <= until)
        .map(|night| {
            let record = records.get(&night).copied().unwrap_or_default();
            NightSummary {
                night,
                state: night_state(record.answer, record.cramps),
                episodes: record.episodes,
                sleep_quality: record.sleep_quality,
                bed_at: record.bed_at,
                up_at: record.up_at,
                answer: record.answer,
                place: record.place,
            }
        })
        .collect()
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
    fn a_time_of_a_nights_sleep_is_in_the_evening_or_on_the_date_after() {
        let night = date("2026-11-11");
        let of = |time: &str, got_up| date_in_night(night, time.parse().unwrap(), got_up).to_string();
        assert_eq!([of("22:45", false), of("12:00", false)], ["2026-11-11"; 2]);
        assert_eq!([of("00:30", false), of("08:00", false), of("11:59", false)], ["2026-11-12"; 3]);
        assert_eq!([of("06:30", true), of("16:00", true), of("23:59", true)], ["2026-11-12"; 3]);
    }

    #[test]
    fn every_night_of_a_span_has_a_line_oldest_first() {
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
                ("2026-11-10".into(), NightState::CrampFree, 0),
                ("2026-11-11".into(), NightState::NotRecorded, 0),
                ("2026-11-12".into(), NightState::Cramps, 2),
                ("2026-11-13".into(), NightState::NotRecorded, 1),
            ],
            "an ache alone does not say whether there was a cramp"
        );
        assert_eq!(lines[0].sleep_quality, Some(4));
        assert_eq!(lines[0].answer, Some(NightAnswer::None));
        assert!(night_summaries(date("2026-11-13"), date("2026-11-12"), &records).is_empty());
    }

    #[test]
    fn what_is_not_named_of_a_night_stays_and_null_takes_back() {
        let said_of = |night: &Night, change: serde_json::Value| {
            serde_json::from_value::<NightChange>(change).unwrap().applied_to(night)
        };
        let before =
            Night { sleep_quality: Some(4), answer: Some(NightAnswer::Cramps), ..Night::unsaid(date("2026-11-10")) };
        assert_eq!(said_of(&before, serde_json::json!({})), before);
        assert_eq!(
            said_of(&before, serde_json::json!({ "answer": null, "bed_at": "2026-11-10T22:50:00+01:00" })),
            Night { answer: None, bed_at: "2026-11-10T22:50:00+01:00".parse().ok(), ..before }
        );
        assert!(serde_json::from_value::<NightChange>(serde_json::json!({ "slept": 4 })).is_err());
    }
}
