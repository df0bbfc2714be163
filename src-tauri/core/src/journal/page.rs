//! Episodes a page at a time: a journal grows without end, an answer does not.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::Episode;
use crate::time::LocalTime;

/// Episodes on a page, at most.
pub const EPISODES_A_PAGE: usize = 200;

/// Episodes that the news of a night brings, at most. Few nights have more, and for one that has they are asked for.
pub const NIGHT_EPISODES: usize = 20;

/// Once a page holds so many bytes as JSON it is full. Well below a frame, with the one more that may be on it.
pub const EPISODE_PAGE_BYTES: usize = 256 * 1024;

/// Some episodes of a span, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct EpisodePage {
    /// The episodes.
    pub episodes: Vec<Episode>,
    /// Where the next page begins; `None` after the last one.
    pub next: Option<EpisodeCursor>,
}

/// Digits of an id that are asked for at least: of random ones, four tell some hundreds of episodes apart.
pub const EPISODE_ID_DIGITS: u8 = 4;

/// Episodes that are handed out where several fit, at most.
pub const EPISODES_FOUND: usize = 10;

/// Episodes with a part of their id in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct EpisodesFound {
    /// Those that fit, newest first, 10 at most; none when no part of an id was given.
    pub episodes: Vec<Episode>,
    /// How many digits at the end of any id tell it from all others, 4 to 32.
    pub id_digits: u8,
}

/// A place between two episodes: just after this one, whether it is still there or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct EpisodeCursor {
    /// Its night.
    pub night: NaiveDate,
    /// When it began.
    pub started_at: LocalTime,
    /// Its id.
    pub id: Uuid,
}

impl EpisodeCursor {
    /// Just after this episode.
    pub fn after(episode: &Episode) -> Self {
        Self { night: episode.night, started_at: episode.entry.started_at, id: episode.id }
    }
}
