//! The desk: everything that reads or writes the journal happens here, one job after the other.
//!
//! Knows: the journal, the settings in force, the moment of the job. Must never: know who asked, tell anybody, or name
//! the driver, the ports and the adapters. What a job caused is in its `Changes`, and nowhere else.

mod care;
mod checklist;
mod days;
mod episodes;
mod evenings;
mod experiments;
mod job;
mod journal;
mod medical;
mod nights;
mod review;
mod sessions;
mod settings;
mod today;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, TimeDelta};
use limber_core::api::{Request, Response};
use limber_core::backup::Restored;
use limber_core::care::CareCards;
use limber_core::invalid::{Invalid, Problem};
use limber_core::journal::{DayContents, MedicalEntry, NightContents};
use limber_core::routine::Library;
use limber_core::settings::Settings;
use limber_core::time::LocalTime;
use limber_core::winddown::{Checklist, Evening};
use limber_store::{Store, StoreError};
use uuid::Uuid;

pub use job::{Clerk, Finished, Instead, Job, JournalStanding, OPENED, Work};
pub use journal::Journal;
pub use settings::{Chosen, chosen};
pub use today::Picture;

/// One job's place at the desk.
#[derive(Debug)]
pub struct Desk<'a> {
    /// The moment of the job.
    pub now: LocalTime,
    /// How far the clock was put since the cramp that runs began.
    pub clock_put: TimeDelta,
    /// The journal.
    pub journal: &'a mut Journal,
    /// The settings in force.
    pub settings: &'a Settings,
    /// Every movement and routine.
    pub library: &'a Library,
    /// A new id, for the one entry a job can make.
    pub new_id: Uuid,
    /// Nights of which the job has written something.
    pub touched: BTreeSet<NaiveDate>,
    /// What the job caused so far.
    pub changes: &'a mut Changes,
}

/// Everything a job can cause, in the order in which it did.
#[derive(Debug, Default)]
pub struct Changes {
    /// Nights of which something was written, changed or taken back, whole.
    pub nights: Vec<NightContents>,
    /// The same of days.
    pub days: Vec<DayContents>,
    /// Every medicine and condition, where one of them changed.
    pub medical: Option<Vec<MedicalEntry>>,
    /// Every care card, where one was put aside or taken back.
    pub care: Option<CareCards>,
    /// An experiment was begun, ended, deleted or restored.
    pub experiments: bool,
    /// Something was written of which the journal could not be asked any more.
    pub untold: bool,
    /// Ticked or put off, whole.
    pub evenings: Vec<Evening>,
    /// The evening's list, changed or read for the first time.
    pub checklist: Option<Checklist>,
    /// The breaks of today.
    pub breaks: bool,
    /// Chosen anew, or read for the first time.
    pub settings: Option<Chosen>,
}

/// Why a job came to nothing. The sentence is made once, by whoever answers.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// A value that cannot be accepted.
    #[error("{0:?}")]
    Invalid(Invalid),
    /// The journal could not do it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Invalid> for Refused {
    fn from(invalid: Invalid) -> Self {
        Self::Invalid(invalid)
    }
}

impl Changes {
    /// Whether today is another one now.
    pub fn touch_today(&self) -> bool {
        self.breaks || self.untold || !self.nights.is_empty()
    }

    /// Whether anything of the picture is another one now.
    pub fn touch_picture(&self) -> bool {
        self.touch_today() || !self.evenings.is_empty()
    }
}

impl Desk<'_> {
    /// Answers a request about the journal. What it changed is on disk by then, also where the answer is a refusal.
    pub fn answer(&mut self, request: Request) -> Result<Response, Refused> {
        let answer = self.work_on(request);
        self.look_at_touched();
        answer
    }

    #[allow(clippy::too_many_lines)] // a line a request
    fn work_on(&mut self, request: Request) -> Result<Response, Refused> {
        match request {
            Request::CrampStart { muscle, side } => self.cramp_start(muscle, side).map(Response::Episode),
            Request::AcheStart => self.ache_start().map(Response::Episode),
            Request::CrampDescribe { id, muscle, side } => self.cramp_describe(id, muscle, side).map(Response::Episode),
            Request::CrampEnd { id } => self.cramp_end(id).map(Response::Episode),
            Request::EpisodeAdd { entry } => self.episode_add(entry).map(Response::Episode),
            Request::EpisodeUpdate { id, entry, base } => {
                self.episode_update(id, entry, base.as_deref()).map(Response::Episode)
            }
            Request::EpisodeDelete { id } => self.episode_delete(id).map(|()| Response::Done),
            Request::EpisodeRestore { id } => self.episode_restore(id).map(Response::Episode),
            Request::EpisodeUndo => self.episode_undo().map(Response::Episode),
            Request::EpisodeFind { digits } => self.episode_find(&digits).map(Response::Found),
            Request::Episodes { since, until, filter, from } => {
                self.episodes((since, until), filter, from.as_ref()).map(Response::Episodes)
            }
            Request::EpisodeSearch { since, until, filter } => {
                self.episode_search((since, until), filter).map(Response::EpisodeSearch)
            }
            Request::NightIndex => self.night_index().map(Response::NightIndex),

            Request::Nights { since, until } => self.nights(since, until).map(Response::Nights),
            Request::Night { night } => self.night(night).map(Response::Night),
            Request::NightChange { night, change } => self.night_change(night, change).map(Response::Night),

            Request::Day { day } => self.day(day).map(Response::Day),
            Request::DayChange { day, change } => self.day_change(day, change).map(Response::Day),

            Request::Review { range } => self.review(range).map(|review| Response::Review(Box::new(review))),
            Request::Insights { range, questions } => self.insights(range, &questions).map(Response::Insights),

            Request::Experiments => self.experiments().map(Response::Experiments),
            Request::ExperimentStart { question, pairs } => {
                self.experiment_start(question, pairs).map(Response::Experiments)
            }
            Request::ExperimentStop { id } => self.experiment_stop(id).map(Response::Experiments),
            Request::ExperimentResume { id } => self.experiment_resume(id).map(Response::Experiments),
            Request::ExperimentDelete { id } => self.experiment_delete(id).map(Response::Experiments),
            Request::ExperimentRestore { id } => self.experiment_restore(id).map(Response::Experiments),

            Request::Care => self.care().map(Response::Care),
            Request::CarePutAside { rule, facts } => self.care_put_aside(rule, &facts).map(Response::Care),
            Request::CareTakeBack { rule, facts } => self.care_take_back(rule, &facts).map(Response::Care),

            Request::MedicalList => self.medical_list().map(Response::MedicalEntries),
            Request::MedicalAdd { entry } => self.medical_add(entry).map(Response::MedicalEntry),
            Request::MedicalChange { id, change } => self.medical_change(id, change).map(Response::MedicalEntry),
            Request::MedicalDelete { id } => self.medical_delete(id).map(|()| Response::Done),
            Request::MedicalRestore { id } => self.medical_restore(id).map(Response::MedicalEntry),
            Request::MedicalUndo => self.medical_undo().map(Response::MedicalEntry),

            Request::Evening { night } => self.evening(night).map(Response::Evening),
            Request::ChecklistTick { night, item, ticked } => {
                self.checklist_tick(night, &item, ticked).map(Response::Evening)
            }
            Request::EveningNotTonight { night, not_tonight } => {
                self.evening_not_tonight(night, not_tonight).map(Response::Evening)
            }

            Request::Checklist => self.checklist().map(|list| Response::Checklist(list.items().collect())),
            Request::ChecklistAdd { item } => {
                let id = self.new_id;
                self.checklist_change(|list| list.added(id, item)).map(Response::Checklist)
            }
            Request::ChecklistChange { item, change } => {
                self.checklist_change(|list| list.changed(&item, &change)).map(Response::Checklist)
            }
            Request::ChecklistMove { item, before } => {
                self.checklist_change(|list| list.moved(&item, before.as_deref())).map(Response::Checklist)
            }
            Request::ChecklistRemove { item } => {
                let now = self.now;
                self.checklist_change(|list| list.without(&item, now)).map(Response::Checklist)
            }
            Request::ChecklistRestore { item } => {
                self.checklist_change(|list| list.restored(&item)).map(Response::Checklist)
            }
            Request::ChecklistReset => self.checklist_reset().map(Response::Checklist),
            Request::ChecklistResetUndo => self.checklist_reset_undo().map(Response::Checklist),

            Request::StretchSave { session } => self.stretch_save(session).map(Response::StretchSession),
            Request::BreakAnswer { id, answer } => {
                self.write(|store| store.breaks().set_answer(id, answer))?;
                self.changes.breaks = true;
                Ok(Response::Done)
            }
            Request::SettingsChange { change } => self.settings_change(&change).map(Response::Settings),

            // Answered without the journal, before anything comes here.
            Request::Status
            | Request::Subscribe { .. }
            | Request::BreakStart
            | Request::BreakSnooze { .. }
            | Request::BreakSkip
            | Request::BreakDone { .. }
            | Request::BreakAbandon
            | Request::Pause { .. }
            | Request::Resume
            | Request::Today
            | Request::WinddownSeen
            | Request::WinddownPutOff
            | Request::MorningLater
            | Request::Library
            | Request::Settings
            | Request::Health
            | Request::ReportPage { .. }
            | Request::ReportSave { .. }
            | Request::BackupList
            | Request::BackupNow
            | Request::BackupRestore { .. }
            | Request::Export { .. }
            | Request::Import { .. }
            | Request::DeleteEverything { .. }
            | Request::ErrandGiveUp
            | Request::NotificationTest
            | Request::NotificationTestAnswer { .. }
            | Request::Open { .. }
            | Request::ShortcutTry { .. }
            | Request::Quit => Err(Invalid::new("type", Problem::Unknown).into()),
        }
    }

    /// Lets another file take the journal's place, and answers where the one before is now.
    pub fn put_in_place(&mut self, fresh: &Path, instead: Instead, answer: Response) -> Result<Response, Refused> {
        let (keep, unless_after) = match instead {
            Instead::Kept => (true, None),
            Instead::HeldUpTo(mark) => (false, Some(mark)),
        };
        let put = self.journal.put_in_place(self.now, fresh, keep, unless_after);
        if put.is_err() {
            let _ = std::fs::remove_file(fresh); // nobody comes back for it
        }
        let set_aside = put?.map(|path| path.display().to_string());
        Ok(match answer {
            Response::Restored(restored) => Response::Restored(Restored { set_aside, ..restored }),
            answer => answer,
        })
    }

    /// Takes the journal away and begins a new one. `folders` are told to whoever overwrites what was taken.
    pub fn take_away(&mut self, folders: &[PathBuf]) -> Result<Response, Refused> {
        self.journal.take_away(self.now, folders)?;
        Ok(Response::Done)
    }

    /// Whether a request changes nothing: when nobody waits for the answer any more it need not be answered.
    pub fn only_reads(request: &Request) -> bool {
        matches!(
            request,
            Request::Episodes { .. }
                | Request::EpisodeFind { .. }
                | Request::EpisodeSearch { .. }
                | Request::NightIndex
                | Request::Nights { .. }
                | Request::Night { .. }
                | Request::Day { .. }
                | Request::Review { .. }
                | Request::Insights { .. }
                | Request::Experiments
                | Request::Care
                | Request::MedicalList
                | Request::Evening { .. }
                | Request::Checklist
        )
    }

    /// Whether a request may have gone through much of a long journal, and of the program.
    pub fn goes_through_much(request: &Request) -> bool {
        matches!(
            request,
            Request::Episodes { .. }
                | Request::EpisodeSearch { .. }
                | Request::NightIndex
                | Request::Review { .. }
                | Request::Insights { .. }
        )
    }

    fn read<T>(&mut self, work: impl FnOnce(&Store) -> Result<T, StoreError>) -> Result<T, Refused> {
        Ok(self.journal.read(self.now, work)?)
    }

    fn write<T>(&mut self, work: impl Fn(&Store) -> Result<T, StoreError>) -> Result<T, Refused> {
        Ok(self.journal.write(self.now, work)?)
    }
}

#[cfg(test)]
mod tests;
