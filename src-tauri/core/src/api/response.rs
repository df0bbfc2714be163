//! What the agent answers.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::backup::{BackupList, BackupMade, Deleted, Restored};
use crate::care::CareCards;
use crate::engine::{BreakRecord, BreakStatus};
use crate::health::HealthReport;
use crate::journal::{
    DayContents, Episode, EpisodePage, EpisodeSearch, EpisodesFound, MedicalEntry, Night, NightIndex, NightSummary,
};
use crate::locale::Locale;
use crate::portable::{Exported, Imported};
use crate::report::{ReportMade, ReportPage};
use crate::review::{ExperimentReport, Insights, Review};
use crate::routine::{Library, StretchSession, Timeline};
use crate::settings::Settings;
use crate::time::LocalTime;
use crate::winddown::{Evening, ListedItem, WinddownOffer};

/// One answer. Which one a request gets stands on its line in `Request`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(tag = "type", content = "value", rename_all = "snake_case")]
#[allow(missing_docs)] // the types say what they are
pub enum Response {
    Done,
    Status(StatusReport),
    Snapshot(Box<Snapshot>),
    Today(Today),
    Episode(Episode),
    Episodes(EpisodePage),
    Found(EpisodesFound),
    EpisodeSearch(EpisodeSearch),
    NightIndex(NightIndex),
    Night(Night),
    Nights(Vec<NightSummary>),
    Day(DayContents),
    Review(Box<Review>),
    Insights(Insights),
    ReportPage(ReportPage),
    ReportMade(ReportMade),
    Experiments(Vec<ExperimentReport>),
    Care(CareCards),
    MedicalEntry(MedicalEntry),
    MedicalEntries(Vec<MedicalEntry>),
    Evening(Evening),
    Checklist(Vec<ListedItem>),
    Library(LibraryReport),
    StretchSession(StretchSession),
    Settings(Settings),
    Backups(BackupList),
    Backup(BackupMade),
    Restored(Restored),
    Exported(Exported),
    Imported(Imported),
    Deleted(Deleted),
    Health(Box<HealthReport>),
}

/// The engine's state and the agent's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct StatusReport {
    /// The engine.
    pub status: BreakStatus,
    /// The agent's clock when it answered.
    pub now: LocalTime,
    /// Seconds the machine has slept since the agent was started, at its scale; absent where the system cannot tell. What
    /// `now` is ahead beyond these and the time that has passed, the clock was set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub asleep_seconds: Option<u64>,
    /// How much faster than real time the agent runs: 1 except in demonstrations and tests.
    pub time_scale: u32,
    /// The agent's version.
    pub version: String,
    /// Set while the journal cannot be written: the same code and sentence a request would get.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub journal_problem: Option<super::ApiError>,
    /// Why the break that was started last could not be shown: for an hour, or until the next one begins or is recorded. Nowhere
    /// else is it seen where no notification can be shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub break_problem: Option<super::ApiError>,
}

/// Everything the window needs to draw its first picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Snapshot {
    /// The engine and the agent.
    pub report: StatusReport,
    /// Today's breaks and the last nights.
    pub today: Today,
    /// The evening the present moment belongs to.
    pub evening: Evening,
    /// Whether its wind-down is offered at present.
    pub winddown: WinddownOffer,
    /// Every setting.
    pub settings: Settings,
    /// How the system writes times.
    pub locale: Locale,
    /// Whether everything works, as far as the agent knows without looking anew.
    pub health: HealthReport,
}

/// Break records in `Today`, at most. Nobody has so many in a day, but a program that skips breaks in a loop.
pub const BREAKS_OF_TODAY: usize = 200;

/// Today's breaks, the last nights, and the cramp that has not let go yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Today {
    /// The day (it ends at 04:00).
    pub day: chrono::NaiveDate,
    /// Today's records, oldest first: the last `BREAKS_OF_TODAY`.
    pub breaks: Vec<BreakRecord>,
    /// When the person was first at the desk today.
    pub first_at_desk: Option<LocalTime>,
    /// The night that ended this morning, or before 04:00 the one before that.
    pub last_night: NightSummary,
    /// The last seven nights, oldest first, ending with `last_night`.
    pub nights: Vec<NightSummary>,
    /// A cramp whose clock still runs.
    pub ongoing: Option<Episode>,
}

/// The library, and each routine laid out in time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LibraryReport {
    /// Every movement and routine.
    #[serde(flatten)]
    #[ts(flatten)]
    pub library: Library,
    /// One timeline a routine, in the same order, with the player settings in force.
    pub timelines: Vec<Timeline>,
}
