//! What can be asked of the agent.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::engine::{BreakAnswer, PauseLength};
use crate::journal::{EpisodeCursor, EpisodeDraft, Muscle, Night};
use crate::routine::StretchSessionDraft;
use crate::side::Side;

/// One request. Every journal request is on disk before its answer is sent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Request {
    /// The engine's state. Answer: `Status`.
    Status,
    /// Events from now on. Answer: `Snapshot`.
    Subscribe {
        /// True for the window: it is told which view to show.
        window: bool,
    },
    /// Start a break now, due or not. Answer: `Status`.
    BreakStart,
    /// Put the due break off. Answer: `Status`, or `not_now`.
    BreakSnooze {
        /// Minutes, 1-60; `None` takes the setting.
        minutes: Option<u16>,
    },
    /// Do without the due (or next) break. Answer: `Status`.
    BreakSkip,
    /// The break is over. Answer: `Status`, or `not_now`.
    BreakDone {
        /// How it went.
        answer: Option<BreakAnswer>,
    },
    /// Leave the break without counting it. Answer: `Status`, or `not_now`.
    BreakAbandon,
    /// Add the one-tap answer to a break already recorded. Answer: `Done`.
    BreakAnswer {
        /// Which.
        id: Uuid,
        /// How it went.
        answer: BreakAnswer,
    },
    /// Pause breaks. Answer: `Status`.
    Pause {
        /// For how long.
        length: PauseLength,
    },
    /// End the pause. Answer: `Status`.
    Resume,

    /// Today's breaks and the last nights. Answer: `Today`.
    Today,

    /// "Cramp now": saves an ongoing episode at once. Answer: `Episode`.
    CrampStart {
        /// Where, if known already.
        #[serde(default)]
        muscle: Option<Muscle>,
        /// Which leg, if known already.
        #[serde(default)]
        side: Option<Side>,
    },
    /// Add where and which leg to an ongoing episode. Answer: `Episode`.
    CrampDescribe {
        /// Which.
        id: Uuid,
        /// Where.
        muscle: Option<Muscle>,
        /// Which leg.
        side: Option<Side>,
    },
    /// "It let go": stops the clock. Answer: `Episode`.
    CrampEnd {
        /// Which.
        id: Uuid,
    },
    /// Write an episode. Answer: `Episode`.
    EpisodeAdd {
        /// The entry.
        entry: EpisodeDraft,
    },
    /// Replace an episode's entry. Answer: `Episode`.
    EpisodeUpdate {
        /// Which.
        id: Uuid,
        /// The new entry, whole.
        entry: EpisodeDraft,
    },
    /// Delete an episode; it can be restored. Answer: `Done`.
    EpisodeDelete {
        /// Which.
        id: Uuid,
    },
    /// Undo a deletion. Answer: `Episode`.
    EpisodeRestore {
        /// Which.
        id: Uuid,
    },
    /// A page of the episodes of a span of nights, newest first. Answer: `Episodes`.
    Episodes {
        /// First night, or from the beginning.
        since: Option<NaiveDate>,
        /// Last night, or up to now.
        until: Option<NaiveDate>,
        /// Where the page before ended (its `next`); `None` is the first page.
        #[serde(default)]
        from: Option<EpisodeCursor>,
    },
    /// The nights of a span of ten years at most, newest first, one line each, recorded or not. Answer: `Nights`.
    Nights {
        /// First night.
        since: NaiveDate,
        /// Last night.
        until: NaiveDate,
    },
    /// One night as it was answered. Answer: `Night`.
    Night {
        /// Which.
        night: NaiveDate,
    },
    /// Answer for a night (replaces what was said before). Answer: `Night`.
    NightSave {
        /// The whole record.
        night: Night,
    },

    /// An evening's list. Answer: `Evening`.
    Evening {
        /// Which; `None` is the one the present moment belongs to.
        night: Option<NaiveDate>,
    },
    /// Tick or untick an item. Answer: `Evening`.
    ChecklistTick {
        /// The evening.
        night: NaiveDate,
        /// The item's id.
        item: String,
        /// On or off.
        ticked: bool,
    },
    /// "Not tonight", or take it back. Answer: `Evening`.
    EveningNotTonight {
        /// The evening.
        night: NaiveDate,
        /// True: not tonight.
        not_tonight: bool,
    },

    /// Stretches and routines with their timelines. Answer: `Library`.
    Library,
    /// What was done in the player. Answer: `StretchSession`.
    StretchSave {
        /// The session.
        session: StretchSessionDraft,
    },

    /// Every setting. Answer: `Settings`.
    Settings,
    /// Change some settings: a document with only the changed fields. Answer: `Settings`, or `invalid`.
    SettingsChange {
        /// Such as `{"breaks":{"interval_minutes":45}}`.
        change: serde_json::Value,
    },

    /// Whether everything works; the journal's pages are checked for it. Answer: `Health`.
    Health,
    /// Show a test notification. Answer: `Health`, whose `test` waits for what the person says.
    NotificationTest,
    /// Whether the person saw the last test notification. Answer: `Health`, or `not_now` without a test.
    NotificationTestAnswer {
        /// True: it could be seen.
        seen: bool,
    },

    /// Show a view in the window, starting it if need be. Answer: `Done`.
    Open {
        /// Which.
        view: View,
    },
    /// End the agent (and the window). Answer: `Done`.
    Quit,
}

/// A place in the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum View {
    /// Time to the next break, today's breaks.
    Today,
    /// Routines and the player.
    Stretch,
    /// The wind-down list.
    Evening,
    /// Episodes and nights.
    Journal,
    /// Choices.
    Settings,
    /// The small break window: the prompt when a break is due, the player when one has started.
    Break,
    /// The dim cramp screen, in its own window.
    Cramp,
    /// The cramp screen by day, to get to know it: in the same window, and nothing is recorded.
    Practice,
}

impl View {
    /// Every view, in the order of the side bar, those with a window of their own last.
    pub const ALL: [Self; 8] = [
        Self::Today,
        Self::Stretch,
        Self::Evening,
        Self::Journal,
        Self::Settings,
        Self::Break,
        Self::Cramp,
        Self::Practice,
    ];

    /// The name on the command line, the same as in a frame.
    pub fn name(self) -> &'static str {
        match self {
            Self::Today => "today",
            Self::Stretch => "stretch",
            Self::Evening => "evening",
            Self::Journal => "journal",
            Self::Settings => "settings",
            Self::Break => "break",
            Self::Cramp => "cramp",
            Self::Practice => "practice",
        }
    }
}
