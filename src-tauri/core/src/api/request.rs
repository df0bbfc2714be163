//! What can be asked of the agent, and which answer each request gets.
//!
//! Every journal request is on disk before its answer is sent.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::answers::requests;
use crate::care::CareRule;
use crate::engine::{BreakAnswer, PauseLength};
use crate::journal::{
    DayChange, EpisodeCursor, EpisodeDraft, EpisodeFilter, MedicalChange, MedicalDraft, Muscle, NightChange,
};
use crate::portable::{ExportFormat, Passphrase};
use crate::report::ReportOrder;
use crate::review::{ExperimentQuestion, InsightQuestion, ReviewRange};
use crate::routine::StretchSessionDraft;
use crate::side::Side;
use crate::winddown::{ChecklistItemChange, OwnItem};

requests! {
    /// The engine's state.
    Status -> Status,
    /// Events from now on.
    Subscribe {
        /// True for the window: it is told which view to show.
        window: bool,
    } -> Snapshot,
    /// Start a break now, due or not.
    BreakStart -> Status,
    /// Put the due break off, or `not_now`.
    BreakSnooze {
        /// Minutes, 1-60; `None` takes the setting.
        minutes: Option<u16>,
    } -> Status,
    /// Do without the due (or next) break.
    BreakSkip -> Status,
    /// The break is over, or `not_now`.
    BreakDone {
        /// How it went.
        answer: Option<BreakAnswer>,
    } -> Status,
    /// Leave the break without counting it, or `not_now`.
    BreakAbandon -> Status,
    /// Add the one-tap answer to a break already recorded.
    BreakAnswer {
        /// Which.
        id: Uuid,
        /// How it went.
        answer: BreakAnswer,
    } -> Done,
    /// Pause breaks.
    Pause {
        /// For how long.
        length: PauseLength,
    } -> Status,
    /// End the pause.
    Resume -> Status,

    /// Today's breaks and the last nights.
    Today -> Today,

    /// "Cramp now": saves an ongoing episode at once, or gives the one that goes on, and shows the cramp screen.
    CrampStart {
        /// Where, if known already.
        #[serde(default)]
        muscle: Option<Muscle>,
        /// Which leg, if known already.
        #[serde(default)]
        side: Option<Side>,
    } -> Episode,
    /// Add where and which leg to an ongoing episode.
    CrampDescribe {
        /// Which.
        id: Uuid,
        /// Where.
        muscle: Option<Muscle>,
        /// Which leg.
        side: Option<Side>,
    } -> Episode,
    /// "It let go": stops the clock.
    CrampEnd {
        /// Which.
        id: Uuid,
    } -> Episode,
    /// "My legs ache": saves an ache at once, or gives the one that was saved a moment ago, and shows what may ease it.
    AcheStart -> Episode,
    /// Write an episode.
    EpisodeAdd {
        /// The entry.
        entry: EpisodeDraft,
    } -> Episode,
    /// Replace an episode's entry.
    EpisodeUpdate {
        /// Which.
        id: Uuid,
        /// The new entry, whole.
        entry: EpisodeDraft,
        /// What it was when the change began: what is the same in both stays as it is in the journal by now, whoever wrote
        /// it. `None` replaces everything.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        base: Option<Box<EpisodeDraft>>,
    } -> Episode,
    /// Delete an episode; it can be restored.
    EpisodeDelete {
        /// Which.
        id: Uuid,
    } -> Done,
    /// Undo a deletion.
    EpisodeRestore {
        /// Which.
        id: Uuid,
    } -> Episode,
    /// Take back the last deletion of an episode, or the last change of one by hand; `not_found` where none is left.
    EpisodeUndo -> Episode,
    /// Episodes by the beginning or the end of their id.
    EpisodeFind {
        /// 4-32 hexadecimal digits; empty asks only how many tell the ids apart.
        digits: String,
    } -> Found,
    /// A page of the episodes of a span of nights, newest first.
    Episodes {
        /// First night, or from the beginning.
        since: Option<NaiveDate>,
        /// Last night, or up to now.
        until: Option<NaiveDate>,
        /// Which of them.
        #[serde(default)]
        #[ts(as = "Option<EpisodeFilter>", optional)]
        filter: EpisodeFilter,
        /// Where the page before ended (its `next`); `None` is the first page.
        #[serde(default)]
        from: Option<EpisodeCursor>,
    } -> Episodes,
    /// How many episodes of a span a filter leaves, the first page of them, and where the others are.
    EpisodeSearch {
        /// First night, or from the beginning.
        since: Option<NaiveDate>,
        /// Last night, or up to now.
        until: Option<NaiveDate>,
        /// Which of them.
        #[serde(default)]
        #[ts(as = "Option<EpisodeFilter>", optional)]
        filter: EpisodeFilter,
    } -> EpisodeSearch,
    /// A letter for each night of the whole journal.
    NightIndex -> NightIndex,
    /// The nights of a span of ten years at most, oldest first, one line each, recorded or not.
    Nights {
        /// First night.
        since: NaiveDate,
        /// Last night.
        until: NaiveDate,
    } -> Nights,
    /// One night as it was answered.
    Night {
        /// Which.
        night: NaiveDate,
    } -> Night,
    /// Say something of a night, or take it back. What is not named stays as it was said, whoever said it.
    NightChange {
        /// Which.
        night: NaiveDate,
        /// What is said.
        change: NightChange,
    } -> Night,
    /// What a day was like, and what was done on it.
    Day {
        /// Which.
        day: NaiveDate,
    } -> Day,
    /// Say something of a day, or take it back. What is not named stays as it was said, whoever said it.
    DayChange {
        /// Which.
        day: NaiveDate,
        /// What is said.
        change: DayChange,
    } -> Day,

    /// What a span of nights was like: counts, figures, runs.
    Review {
        /// Which nights.
        range: ReviewRange,
    } -> Review,
    /// Whether habits go along with cramps in a span of nights.
    Insights {
        /// Which nights.
        range: ReviewRange,
        /// What is asked; none is all there is. With several, each has to be the surer: they are corrected for each other.
        #[serde(default)]
        questions: Vec<InsightQuestion>,
    } -> Insights,

    /// Every experiment, the newest first.
    Experiments -> Experiments,
    /// Begin one with tonight. `invalid` (`experiment`) while another one goes on.
    ExperimentStart {
        /// What is tried.
        question: ExperimentQuestion,
        /// Pairs of weeks, 6-13.
        pairs: u8,
    } -> Experiments,
    /// End one early: tonight is no longer part of it.
    ExperimentStop {
        /// Which.
        id: Uuid,
    } -> Experiments,
    /// Undo an early end. `invalid` (`experiment`) while another one goes on.
    ExperimentResume {
        /// Which.
        id: Uuid,
    } -> Experiments,
    /// Delete one; it can be restored for 30 days. The nights stay.
    ExperimentDelete {
        /// Which.
        id: Uuid,
    } -> Experiments,
    /// Undo a deletion. `invalid` (`experiment`) where it would go on beside another one.
    ExperimentRestore {
        /// Which.
        id: Uuid,
    } -> Experiments,

    /// What calls for being seen, by what is written down.
    Care -> Care,
    /// Put a card aside: it comes back for new facts only.
    CarePutAside {
        /// What it is about.
        rule: CareRule,
        /// What it rests on: its `facts`.
        facts: Vec<String>,
    } -> Care,
    /// Show a card again that was put aside.
    CareTakeBack {
        /// What it is about.
        rule: CareRule,
        /// What it rests on: its `facts`.
        facts: Vec<String>,
    } -> Care,

    /// The report for an appointment, to look at and to print. Made by a process of its own.
    ReportPage {
        /// Which.
        order: ReportOrder,
    } -> ReportPage,
    /// Write it as a file; what it is, the end of its name says: `.pdf`, `.html`. Answered when it is on the disk.
    ReportSave {
        /// Which.
        order: ReportOrder,
        /// The file: a whole path.
        path: String,
        /// Whether a file that is there is replaced. Else it is left as it is, with `not_now`.
        #[serde(default)]
        replace: bool,
    } -> ReportMade,

    /// Medicines and conditions: what goes on first, each part by name.
    MedicalList -> MedicalEntries,
    /// Write a medicine or a condition.
    MedicalAdd {
        /// The entry.
        entry: MedicalDraft,
    } -> MedicalEntry,
    /// Say something of one anew. What is not named stays as it was said, whoever said it.
    MedicalChange {
        /// Which.
        id: Uuid,
        /// What is said.
        change: MedicalChange,
    } -> MedicalEntry,
    /// Delete one; it can be restored for 30 days.
    MedicalDelete {
        /// Which.
        id: Uuid,
    } -> Done,
    /// Undo a deletion.
    MedicalRestore {
        /// Which.
        id: Uuid,
    } -> MedicalEntry,
    /// Take back the last deletion or change of one; `not_found` where none is left.
    MedicalUndo -> MedicalEntry,

    /// An evening's list.
    Evening {
        /// Which; `None` is the one the present moment belongs to.
        night: Option<NaiveDate>,
    } -> Evening,
    /// Tick or untick an item.
    ChecklistTick {
        /// The evening.
        night: NaiveDate,
        /// The item's id.
        item: String,
        /// On or off.
        ticked: bool,
    } -> Evening,
    /// Every item there is for an evening's list, on or off, in the person's order.
    Checklist -> Checklist,
    /// Add an item of the person's own.
    ChecklistAdd {
        /// What it says.
        item: OwnItem,
    } -> Checklist,
    /// Say something anew of an item. What is not named stays as it was said, whoever said it.
    ChecklistChange {
        /// The item's id.
        item: String,
        /// What is said.
        change: ChecklistItemChange,
    } -> Checklist,
    /// Move an item.
    ChecklistMove {
        /// The item's id.
        item: String,
        /// To before this one; `None` is the end.
        before: Option<String>,
    } -> Checklist,
    /// Remove an own item; it can be restored for 30 days. What was ticked keeps its words.
    ChecklistRemove {
        /// The item's id.
        item: String,
    } -> Checklist,
    /// Undo a removal.
    ChecklistRestore {
        /// The item's id.
        item: String,
    } -> Checklist,
    /// Back to what Limber brings along; own items are removed.
    ChecklistReset -> Checklist,
    /// Undo the last reset; what was added since stays. `not_found` where there was none.
    ChecklistResetUndo -> Checklist,
    /// "Not tonight", or take it back.
    EveningNotTonight {
        /// The evening.
        night: NaiveDate,
        /// True: not tonight.
        not_tonight: bool,
    } -> Evening,

    /// The wind-down that is offered has been seen: the person begins, or looks at it.
    WinddownSeen -> Done,
    /// "In 15 min", or `not_now` where it is not offered or bedtime is nearer than that.
    WinddownPutOff -> Done,

    /// "Ask later", to the question of the morning: it is asked once more in an hour. `not_now` where it is not: answered, asked twice,
    /// too late in the morning, or not asked at all.
    MorningLater -> Done,

    /// Stretches and routines with their timelines.
    Library -> Library,
    /// What was done in the player.
    StretchSave {
        /// The session.
        session: StretchSessionDraft,
    } -> StretchSession,

    /// Every setting.
    Settings -> Settings,
    /// Change some settings: a document with only the changed fields.
    SettingsChange {
        /// Such as `{"breaks":{"interval_minutes":45}}`.
        change: serde_json::Value,
    } -> Settings,

    /// The backups there are.
    BackupList -> Backups,
    /// Make a backup now, or `not_now` while another errand with the whole journal is under way. Answered when it is made.
    BackupNow -> Backup,
    /// Let a backup take the journal's place, which is set aside first.
    BackupRestore {
        /// Its name; `None` is the newest one that passes its check.
        name: Option<String>,
    } -> Restored,

    /// Write everything the journal holds into a file or a folder. `not_now` while another errand with the whole journal is under
    /// way. Answered when it is on the disk.
    Export {
        /// Where, from the root on: a name that is free, or a folder to write into.
        path: String,
        /// In which form.
        format: ExportFormat,
        /// In one compressed file.
        #[serde(default)]
        zip: bool,
        /// To be opened with this only.
        #[serde(default)]
        passphrase: Option<Passphrase>,
    } -> Exported,
    /// Merge what was exported here or on another computer, or see what that would come to. All of it comes in, or nothing.
    Import {
        /// Where it is, from the root on.
        path: String,
        /// What it was sealed with.
        #[serde(default)]
        passphrase: Option<Passphrase>,
        /// Take its settings over too, but those that belong to a computer.
        #[serde(default)]
        settings: bool,
        /// False: only see what it would come to.
        apply: bool,
    } -> Imported,
    /// Give up the report that is being saved for this client; with none, the backup, export or import that is under way. Whoever
    /// asked for it is told `not_now`, and nothing has changed.
    ErrandGiveUp -> Done,

    /// Delete everything: the journal, its backups, the log. It goes on where whoever asked goes away; what is under way with
    /// the whole journal is given up first. Answered when it is done. A new, empty journal is there from then on.
    DeleteEverything {
        /// What the person typed: `DELETE_WORD`, or `invalid` (`word`).
        word: String,
    } -> Deleted,

    /// Whether everything works; the journal's pages are checked for it.
    Health -> Health,
    /// Show a test notification. The `test` in the answer waits for what the person says.
    NotificationTest -> Health,
    /// Whether the person saw the last test notification, or `not_now` without a test.
    NotificationTestAnswer {
        /// True: it could be seen.
        seen: bool,
    } -> Health,

    /// Begin or end a try of the shortcut: for 30 s, or until it is pressed, it is told in `shortcut_try` and opens nothing.
    /// Whoever began it ends it by leaving, too.
    ShortcutTry {
        /// True: begin.
        on: bool,
    } -> Health,

    /// Show a view in the window, starting it if need be.
    Open {
        /// Which.
        view: View,
    } -> Done,
    /// End the agent (and the window).
    Quit -> Done,
}

impl Request {
    /// Whether it is about the whole journal: the answer may take minutes, on a slow stick for instance.
    pub fn takes_long(&self) -> bool {
        matches!(
            self,
            Self::BackupList
                | Self::BackupNow
                | Self::BackupRestore { .. }
                | Self::Export { .. }
                | Self::Import { .. }
                | Self::DeleteEverything { .. }
                | Self::ReportPage { .. }
                | Self::ReportSave { .. }
        )
    }
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
    /// The journal, with an entry of last night begun.
    Night,
    /// The journal, with its newest entry open.
    Entry,
    /// What the journal comes to: nights, patterns, insights.
    Review,
    /// The review, with the report for an appointment.
    Report,
    /// Choices.
    Settings,
    /// The small break window: the prompt when a break is due, the player when one has started.
    Break,
    /// The dim cramp screen, in its own window.
    Cramp,
    /// The cramp screen by day, to get to know it: in the same window, and nothing is recorded.
    Practice,
    /// What may ease aching legs, in the same window.
    Ache,
}

impl View {
    /// Every view, in the order of the side bar, those with a window of their own last.
    pub const ALL: [Self; 13] = [
        Self::Today,
        Self::Stretch,
        Self::Evening,
        Self::Journal,
        Self::Night,
        Self::Entry,
        Self::Review,
        Self::Report,
        Self::Settings,
        Self::Break,
        Self::Cramp,
        Self::Practice,
        Self::Ache,
    ];

    /// The name on the command line, the same as in a frame.
    pub fn name(self) -> &'static str {
        match self {
            Self::Today => "today",
            Self::Stretch => "stretch",
            Self::Evening => "evening",
            Self::Journal => "journal",
            Self::Night => "night",
            Self::Entry => "entry",
            Self::Review => "review",
            Self::Report => "report",
            Self::Settings => "settings",
            Self::Break => "break",
            Self::Cramp => "cramp",
            Self::Practice => "practice",
            Self::Ache => "ache",
        }
    }
}
