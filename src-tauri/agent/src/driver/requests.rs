//! One arm a request: unpack, call, answer.

use limber_core::api::{ApiError, LeavingReason, LibraryReport, Request, Response, Snapshot, Today};
use limber_core::engine::Input;
use limber_core::journal::{NightState, NightSummary};
use limber_core::time::day_of;
use limber_core::winddown::evening_of;

use super::Driver;
use crate::ports::Ports;

/// Nights in the strip of Today.
const NIGHTS: u64 = 7;

impl<P: Ports> Driver<P> {
    pub(super) fn handle(&mut self, request: Request) -> Result<Response, ApiError> {
        match request {
            Request::Status => Ok(self.status()),
            Request::Subscribe { .. } => Ok(Response::Snapshot(Box::new(self.snapshot()))),
            Request::BreakStart => self.ask(Input::Start).map(|()| self.status()),
            Request::BreakSnooze { minutes } => self.snooze(minutes).map(|()| self.status()),
            Request::BreakSkip => self.ask(Input::Skip).map(|()| self.status()),
            Request::BreakDone { answer } => self.ask(Input::Done { answer }).map(|()| self.status()),
            Request::BreakAbandon => self.ask(Input::Abandon).map(|()| self.status()),
            Request::BreakAnswer { id, answer } => {
                self.write(|store| store.breaks().set_answer(id, answer))?;
                self.news.today = true;
                Ok(Response::Done)
            }
            Request::Pause { length } => self.pause(length).map(|()| self.status()),
            Request::Resume => self.ask(Input::Resume).map(|()| self.status()),
            Request::Today => Ok(Response::Today(self.today())),

            Request::CrampStart { muscle, side } => self.cramp_start(muscle, side),
            Request::CrampDescribe { id, muscle, side } => self.cramp_describe(id, muscle, side),
            Request::CrampEnd { id } => self.cramp_end(id),
            Request::EpisodeAdd { entry } => self.episode_add(entry),
            Request::EpisodeUpdate { id, entry } => self.episode_update(id, entry),
            Request::EpisodeDelete { id } => self.episode_delete(id),
            Request::EpisodeRestore { id } => self.episode_restore(id),
            Request::Episodes { since, until } => {
                self.read(|store| store.episodes().between(since, until)).map(Response::Episodes)
            }
            Request::Nights { since, until } => self.nights(since, until),
            Request::Night { night } => self.night(night),
            Request::NightSave { night } => self.night_save(night),

            Request::Evening { night } => self.evening(night),
            Request::ChecklistTick { night, item, ticked } => self.checklist_tick(night, &item, ticked),
            Request::EveningNotTonight { night, not_tonight } => self.evening_not_tonight(night, not_tonight),

            Request::Library => {
                let timelines = self.library.timelines(&self.settings.player);
                Ok(Response::Library(LibraryReport { library: self.library.clone(), timelines }))
            }
            Request::StretchSave { session } => self.stretch_save(session),

            Request::Settings => Ok(Response::Settings(self.settings.clone())),
            Request::SettingsChange { change } => self.settings_change(&change),

            Request::Health => Ok(self.check_health()),
            Request::NotificationTest => Ok(self.test_notification()),
            Request::NotificationTestAnswer { seen } => self.answer_test(seen),

            Request::Open { view } => self.open(view).map(|()| Response::Done),
            Request::Quit => {
                self.leaving = Some(LeavingReason::Quit);
                Ok(Response::Done)
            }
        }
    }

    fn snapshot(&mut self) -> Snapshot {
        let now = self.now.wall;
        Snapshot {
            report: self.report(),
            today: self.today(),
            evening: self.evening_or_empty(evening_of(now)),
            settings: self.settings.clone(),
            locale: self.locale.clone(),
            ongoing: self.journal.read(now, |store| store.episodes().ongoing()).unwrap_or_default(),
            health: self.health_report(),
        }
    }

    /// Today as far as the journal can be read: without it, what this agent knows by itself.
    pub(super) fn today(&mut self) -> Today {
        let now = self.now.wall;
        let day = day_of(now);
        let mut breaks = self.journal.read(now, |store| store.breaks().of_day(day)).unwrap_or_default();
        breaks.extend(self.journal.waiting().iter().filter(|record| record.day == day).cloned());
        let last = day.pred_opt().unwrap_or(day);
        let first = last.checked_sub_days(chrono::Days::new(NIGHTS - 1)).unwrap_or(last);
        let mut nights = self.journal.read(now, |store| store.nights().summaries(first, last)).unwrap_or_default();
        nights.reverse();
        let unknown = NightSummary { night: last, state: NightState::NotRecorded, episodes: 0, sleep_quality: None };
        let last_night = nights.last().cloned().unwrap_or(unknown);
        Today { day, breaks, first_at_desk: self.first_at_desk, last_night, nights }
    }

    /// Tells the engine whether the night before today was bad.
    pub(super) fn look_at_last_night(&mut self) {
        let bad = self.today().last_night.state == NightState::Cramps;
        self.feed(Input::Gentle(bad));
    }
}
