//! Episodes a page at a time: a journal grows without end, an answer does not.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::Episode;
use crate::time::LocalTime;

/// Episodes on a page, at most.
pub const EPISODES_A_PAGE: usize = 200;

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
