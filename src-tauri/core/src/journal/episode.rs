//! One cramp or ache. Only what and when are required.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::side::Side;
use crate::time::LocalTime;

/// An episode as the person writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct EpisodeDraft {
    /// What it was.
    pub kind: EpisodeKind,
    /// When it began.
    pub started_at: LocalTime,
    /// How long it lasted in seconds, 0-86400. Shown in minutes, the unit of published cramp diaries
    /// (Sebo 2019, Swiss Med Wkly 149:w20048).
    #[serde(default)]
    pub duration_seconds: Option<u32>,
    /// 0 none - 10 the worst imaginable (the scale of the same diaries).
    #[serde(default)]
    pub severity: Option<u8>,
    /// Where.
    #[serde(default)]
    pub muscle: Option<Muscle>,
    /// Which leg.
    #[serde(default)]
    pub side: Option<Side>,
    /// Could a hard knot be felt.
    #[serde(default)]
    pub hard_knot: Option<bool>,
    /// Did it wake the person.
    #[serde(default)]
    pub woke_me: Option<bool>,
    /// How much it disturbed sleep, 0-10 (the scale of the same diaries).
    #[serde(default)]
    pub sleep_disturbance: Option<u8>,
    /// Was the muscle sore the next day.
    #[serde(default)]
    pub sore_next_day: Option<bool>,
    /// What was tried, each remedy once.
    #[serde(default)]
    pub tried: Vec<Tried>,
    /// The person's own words, at most 4000 characters.
    #[serde(default)]
    pub note: Option<String>,
}

impl EpisodeDraft {
    /// What has to be said of an episode, and nothing else.
    pub fn new(kind: EpisodeKind, started_at: LocalTime) -> Self {
        Self {
            kind,
            started_at,
            duration_seconds: None,
            severity: None,
            muscle: None,
            side: None,
            hard_knot: None,
            woke_me: None,
            sleep_disturbance: None,
            sore_next_day: None,
            tried: Vec::new(),
            note: None,
        }
    }
}

/// An episode in the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Episode {
    /// UUIDv7.
    pub id: Uuid,
    /// The night it belongs to, named by its evening.
    pub night: NaiveDate,
    /// True from "Cramp now" until "It let go".
    pub ongoing: bool,
    /// When it was first written.
    pub created_at: LocalTime,
    /// When it was last changed.
    pub updated_at: LocalTime,
    /// What the person wrote.
    #[serde(flatten)]
    #[ts(flatten)]
    pub entry: EpisodeDraft,
}

/// What an episode was. Only a cramp makes a night one with cramps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum EpisodeKind {
    /// A sudden, painful, hard muscle.
    Cramp,
    /// A dull ache.
    Ache,
    /// An urge to move that eases while moving.
    UrgeToMove,
    /// Anything else.
    Other,
}

/// Where it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the names are the words on screen
pub enum Muscle {
    Calf,
    Foot,
    BackOfThigh,
    FrontOfThigh,
    Shin,
    Other,
}

/// One thing that was tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Tried {
    /// What.
    pub remedy: Remedy,
    /// Whether it helped, if the person said.
    #[serde(default)]
    pub helped: Option<Helped>,
}

/// What can be tried during or after a cramp (NHS leg cramps page; the brief).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the names are the words on screen
pub enum Remedy {
    Stretch,
    Stand,
    Walk,
    Rub,
    Warmth,
    Cold,
    LegsUp,
    Other,
}

/// Whether it helped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the names are the words on screen
pub enum Helped {
    Yes,
    ALittle,
    No,
}
