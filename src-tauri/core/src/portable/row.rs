//! A row of an export, and what a row has to be like to come into the journal.

use chrono::{Datelike, NaiveDate};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::{Deletion, Kept, Part};
use crate::check::{Bounds, FIRST_YEAR, id, past_moment, short, within};
use crate::engine::BreakRecord;
use crate::invalid::{Invalid, Problem};
use crate::journal::{DayLog, Episode, MedicalEntry, Night};
use crate::routine::StretchSession;
use crate::time::{LocalTime, night_of};
use crate::winddown::{ChecklistTick, Entry};

/// The last year of which the journal can hold anything.
const LAST_YEAR: i32 = 9999;

/// Most characters of the words of a tick.
const WORDS: u32 = 200;

/// Most characters of what a care card rests on.
const FACT: u32 = 36;

/// Seconds that one stretch was held on one side, at most.
const HELD_SECONDS: Bounds = Bounds::new(0, 7200);

/// Most parts of one session.
const HELD_ENTRIES: usize = 1000;

/// "Not tonight", or that it was taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct EveningSaid {
    /// Which.
    pub night: NaiveDate,
    /// True: not tonight.
    pub not_tonight: bool,
}

/// A row of an export.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // each is a row of the part of that name
pub enum Row {
    Episode(Kept<Episode>),
    Night(Kept<Night>),
    Day(Kept<DayLog>),
    Medical(Kept<MedicalEntry>),
    Break(Kept<BreakRecord>),
    Session(StretchSession),
    Evening(Kept<EveningSaid>),
    Tick(ChecklistTick),
    Item(Kept<Entry>),
    Aside(AsideRow),
    Experiment(Kept<ExperimentRow>),
    Deletion(Deletion),
    Settings(Kept<SettingsRow>),
}

/// What a care card was put aside with. The rule may be one of another version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AsideRow {
    /// Which card.
    pub rule: String,
    /// What it rested on: an id, or a night.
    pub fact: String,
    /// When.
    pub put_aside_at: LocalTime,
}

/// A habit that was tried by turns of weeks. The question may be one of another version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExperimentRow {
    /// Which.
    pub id: Uuid,
    /// What is tried.
    pub question: String,
    /// The first night.
    pub since: NaiveDate,
    /// A pair of weeks a digit: 1 where the first of the two is the one that tries.
    pub first_tries: String,
    /// The first night after it was ended early.
    #[serde(default)]
    pub stopped_on: Option<NaiveDate>,
}

/// What the person chose, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingsRow {
    /// Only what the person changed.
    pub document: Map<String, Value>,
}

/// Why a row cannot come in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowProblem {
    /// A value is missing, of another kind or not possible: what serde says of it.
    Unreadable(String),
    /// A value that no entry may have.
    Invalid(Invalid),
}

impl From<Invalid> for RowProblem {
    fn from(invalid: Invalid) -> Self {
        Self::Invalid(invalid)
    }
}

impl Row {
    /// Which part of an export it is in.
    pub fn part(&self) -> Part {
        match self {
            Self::Episode(_) => Part::Episodes,
            Self::Night(_) => Part::Nights,
            Self::Day(_) => Part::Days,
            Self::Medical(_) => Part::MedicalEntries,
            Self::Break(_) => Part::Breaks,
            Self::Session(_) => Part::StretchSessions,
            Self::Evening(_) => Part::Evenings,
            Self::Tick(_) => Part::ChecklistTicks,
            Self::Item(_) => Part::ChecklistItems,
            Self::Aside(_) => Part::CarePutAside,
            Self::Experiment(_) => Part::Experiments,
            Self::Deletion(_) => Part::Deletions,
            Self::Settings(_) => Part::Settings,
        }
    }

    /// As it is in an export.
    pub fn to_value(&self) -> Value {
        let value = match self {
            Self::Episode(row) => serde_json::to_value(row),
            Self::Night(row) => serde_json::to_value(row),
            Self::Day(row) => serde_json::to_value(row),
            Self::Medical(row) => serde_json::to_value(row),
            Self::Break(row) => serde_json::to_value(row),
            Self::Session(row) => serde_json::to_value(row),
            Self::Evening(row) => serde_json::to_value(row),
            Self::Tick(row) => serde_json::to_value(row),
            Self::Item(row) => serde_json::to_value(row),
            Self::Aside(row) => serde_json::to_value(row),
            Self::Experiment(row) => serde_json::to_value(row),
            Self::Deletion(row) => serde_json::to_value(row),
            Self::Settings(row) => serde_json::to_value(row),
        };
        value.unwrap_or_default() // a value of the domain can always be written
    }

    /// A row as it is in an export, if the journal can hold it.
    pub fn read(part: Part, value: Value) -> Result<Self, RowProblem> {
        let row = match part {
            Part::Episodes => Self::Episode(of(value)?),
            Part::Nights => Self::Night(of(value)?),
            Part::Days => Self::Day(of(value)?),
            Part::MedicalEntries => Self::Medical(of(value)?),
            Part::Breaks => Self::Break(of(value)?),
            Part::StretchSessions => Self::Session(of(value)?),
            Part::Evenings => Self::Evening(of(value)?),
            Part::ChecklistTicks => Self::Tick(of(value)?),
            Part::ChecklistItems => Self::Item(of(value)?),
            Part::CarePutAside => Self::Aside(of(value)?),
            Part::Experiments => Self::Experiment(of(value)?),
            Part::Deletions => Self::Deletion(of(value)?),
            Part::Settings => Self::Settings(of(value)?),
        };
        Ok(row.checked()?)
    }

    /// The row tidied, or what is wrong with it. The rules are those of an entry that is written by hand, but for one: it may
    /// be later than now, on the clock of whoever wrote it.
    pub fn checked(self) -> Result<Self, Invalid> {
        let last = last_moment();
        Ok(match self {
            Self::Episode(Kept { mut value, edited_utc }) => {
                value.entry = value.entry.checked(last)?;
                moment("created_at", value.created_at)?;
                moment("updated_at", value.updated_at)?;
                value.night = night_of(value.entry.started_at);
                date("night", value.night)?;
                // Its own time was always kept.
                let edited_utc = edited_utc.or(Some(value.updated_at.timestamp_millis()));
                Self::Episode(Kept { value, edited_utc })
            }
            Self::Night(Kept { value, edited_utc }) => {
                date("night", value.night)?;
                Self::Night(Kept { value: value.checked(last)?, edited_utc })
            }
            Self::Day(row) => {
                date("day", row.value.day)?;
                Self::Day(row)
            }
            Self::Medical(Kept { mut value, edited_utc }) => {
                value.entry = value.entry.checked("entry", last)?;
                Self::Medical(Kept { value, edited_utc })
            }
            Self::Break(row) => {
                date("day", row.value.day)?;
                for (field, at) in [("started_at", row.value.started_at), ("ended_at", row.value.ended_at)] {
                    moment(field, at)?;
                }
                row.value.due_at.map_or(Ok(()), |at| moment("due_at", at))?;
                if i64::try_from(row.value.sitting_seconds).is_err() {
                    return Err(Invalid::new("sitting_seconds", Problem::OutOfRange { least: 0, most: i64::MAX }));
                }
                Self::Break(row)
            }
            Self::Session(row) => {
                id("routine", &row.session.routine)?;
                moment("started_at", row.session.started_at)?;
                moment("ended_at", row.session.ended_at)?;
                if row.session.held.len() > HELD_ENTRIES {
                    return Err(Invalid::new("held", Problem::TooMany { most: 1000 }));
                }
                for held in &row.session.held {
                    id("stretch", &held.stretch)?;
                    within("seconds", Some(held.seconds), HELD_SECONDS)?;
                }
                Self::Session(row)
            }
            Self::Evening(row) => {
                date("night", row.value.night)?;
                Self::Evening(row)
            }
            Self::Tick(row) => {
                date("night", row.night)?;
                id("item", &row.item)?;
                moment("ticked_at", row.ticked_at)?;
                row.words.as_deref().map_or(Ok(()), words)?;
                Self::Tick(row)
            }
            Self::Item(Kept { mut value, edited_utc }) => {
                id("id", &value.id)?;
                value.own = value.own.map(|own| own.checked("item")).transpose()?;
                if let Some(removed_at) = value.removed_at {
                    moment("removed_at", removed_at)?;
                    if value.own.is_none() {
                        return Err(Invalid::new("removed_at", Problem::BuiltIn));
                    }
                }
                Self::Item(Kept { value, edited_utc })
            }
            Self::Aside(row) => {
                id("rule", &row.rule)?;
                if row.fact.is_empty() {
                    return Err(Invalid::new("fact", Problem::Empty));
                }
                short("fact", &row.fact, FACT)?;
                moment("put_aside_at", row.put_aside_at)?;
                Self::Aside(row)
            }
            Self::Experiment(row) => {
                id("question", &row.value.question)?;
                date("since", row.value.since)?;
                row.value.stopped_on.map_or(Ok(()), |night| date("stopped_on", night))?;
                let pairs = &row.value.first_tries;
                if !(1..=26).contains(&pairs.len()) || !pairs.bytes().all(|digit| matches!(digit, b'0' | b'1')) {
                    return Err(Invalid::new("first_tries", Problem::NotAllowed));
                }
                Self::Experiment(row)
            }
            Self::Deletion(row) => {
                if row.key.is_empty() {
                    return Err(Invalid::new("key", Problem::Empty));
                }
                short("key", &row.key, 110)?;
                Self::Deletion(row)
            }
            Self::Settings(row) => Self::Settings(row),
        })
    }
}

fn of<T: DeserializeOwned>(value: Value) -> Result<T, RowProblem> {
    serde_json::from_value(value).map_err(|error| RowProblem::Unreadable(error.to_string()))
}

/// Later than anything the journal can hold.
fn last_moment() -> LocalTime {
    NaiveDate::from_ymd_opt(LAST_YEAR, 12, 30)
        .and_then(|day| day.and_hms_opt(23, 59, 59))
        .unwrap_or_default()
        .and_utc()
        .into()
}

fn moment(field: &str, at: LocalTime) -> Result<(), Invalid> {
    past_moment(field, at, last_moment())
}

fn date(field: &str, date: NaiveDate) -> Result<(), Invalid> {
    if (FIRST_YEAR..=LAST_YEAR).contains(&date.year()) {
        Ok(())
    } else {
        Err(Invalid::new(field, Problem::TooLongAgo { first_year: FIRST_YEAR }))
    }
}

fn words(text: &str) -> Result<(), Invalid> {
    if text.is_empty() { Err(Invalid::new("words", Problem::Empty)) } else { short("words", text, WORDS) }
}
