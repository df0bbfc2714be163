//! Episodes and nights: checked by the domain, written by the store, then told.

use chrono::{NaiveDate, TimeDelta};
use limber_core::api::{ApiError, Event, Response, View};
use limber_core::check::past_date;
use limber_core::invalid::Invalid;
use limber_core::journal::{Episode, EpisodeDraft, EpisodeKind, Muscle, Night, Side, checked_span};
use limber_core::time::night_of;
use limber_store::{Store, StoreError};
use uuid::Uuid;

use super::Driver;
use crate::ports::Ports;

/// A cramp whose clock was not stopped for so long is over: pressing again means a new one.
const FORGOTTEN_AFTER: TimeDelta = TimeDelta::hours(3);

/// The longest duration an entry can hold, in seconds.
const DAY_SECONDS: u32 = 86_400;

impl<P: Ports> Driver<P> {
    pub(super) fn read<T>(&mut self, work: impl FnOnce(&Store) -> Result<T, StoreError>) -> Result<T, ApiError> {
        let outcome = self.journal.read(self.now.wall, work);
        outcome.map_err(|error| self.refusal().store(&error))
    }

    pub(super) fn write<T>(&mut self, work: impl Fn(&Store) -> Result<T, StoreError>) -> Result<T, ApiError> {
        let outcome = self.journal.write(self.now.wall, work);
        outcome.map_err(|error| self.refusal().store(&error))
    }

    pub(super) fn checked<T>(&self, checked: Result<T, Invalid>) -> Result<T, ApiError> {
        checked.map_err(|invalid| self.refusal().invalid(&invalid))
    }

    /// "Cramp now": the episode is on disk before the screen opens. The screen opens in any case.
    pub(super) fn cramp_start(&mut self, muscle: Option<Muscle>, side: Option<Side>) -> Result<Response, ApiError> {
        let saved = self.begin_cramp(muscle, side);
        let opened = self.open(View::Cramp);
        let episode = saved?;
        opened?;
        Ok(Response::Episode(episode))
    }

    fn begin_cramp(&mut self, muscle: Option<Muscle>, side: Option<Side>) -> Result<Episode, ApiError> {
        let now = self.now.wall;
        let ongoing = self.read(|store| store.episodes().ongoing())?;
        if let Some(mut episode) = ongoing {
            if now - episode.entry.started_at < FORGOTTEN_AFTER {
                episode.entry.muscle = muscle.or(episode.entry.muscle);
                episode.entry.side = side.or(episode.entry.side);
                return self.replace(episode);
            }
            // Nobody knows when it let go.
            episode.ongoing = false;
            self.replace(episode)?;
        }
        let entry = EpisodeDraft { muscle, side, ..EpisodeDraft::new(EpisodeKind::Cramp, now) };
        self.add(entry, true)
    }

    pub(super) fn cramp_describe(
        &mut self,
        id: Uuid,
        muscle: Option<Muscle>,
        side: Option<Side>,
    ) -> Result<Response, ApiError> {
        let mut episode = self.read(|store| store.episodes().get(id))?;
        episode.entry.muscle = muscle.or(episode.entry.muscle);
        episode.entry.side = side.or(episode.entry.side);
        self.replace(episode).map(Response::Episode)
    }

    /// "It let go". Said twice, the first time counts.
    pub(super) fn cramp_end(&mut self, id: Uuid) -> Result<Response, ApiError> {
        let mut episode = self.read(|store| store.episodes().get(id))?;
        if !episode.ongoing {
            return Ok(Response::Episode(episode));
        }
        let seconds = (self.now.wall - episode.entry.started_at).num_seconds().max(0);
        episode.entry.duration_seconds = Some(u32::try_from(seconds).unwrap_or(DAY_SECONDS).min(DAY_SECONDS));
        episode.ongoing = false;
        self.replace(episode).map(Response::Episode)
    }

    pub(super) fn episode_add(&mut self, entry: EpisodeDraft) -> Result<Response, ApiError> {
        let entry = self.checked(entry.checked(self.now.wall))?;
        self.add(entry, false).map(Response::Episode)
    }

    pub(super) fn episode_update(&mut self, id: Uuid, entry: EpisodeDraft) -> Result<Response, ApiError> {
        let entry = self.checked(entry.checked(self.now.wall))?;
        let before = self.read(|store| store.episodes().get(id))?;
        let ongoing = before.ongoing && entry.duration_seconds.is_none();
        self.replace(Episode { night: night_of(entry.started_at), entry, ongoing, ..before }).map(Response::Episode)
    }

    pub(super) fn episode_delete(&mut self, id: Uuid) -> Result<Response, ApiError> {
        let now = self.now.wall;
        self.write(|store| store.episodes().delete(id, now))?;
        self.news.events.push(Event::EpisodeDeleted(id));
        self.nights_changed();
        Ok(Response::Done)
    }

    pub(super) fn episode_restore(&mut self, id: Uuid) -> Result<Response, ApiError> {
        let episode = self.write(|store| store.episodes().restore(id))?;
        Ok(Response::Episode(self.saved(episode)))
    }

    fn add(&mut self, entry: EpisodeDraft, ongoing: bool) -> Result<Episode, ApiError> {
        let now = self.now.wall;
        let episode = Episode {
            id: self.ports.new_id(),
            night: night_of(entry.started_at),
            ongoing,
            created_at: now,
            updated_at: now,
            entry,
        };
        self.write(|store| store.episodes().add(&episode))?;
        Ok(self.saved(episode))
    }

    fn replace(&mut self, mut episode: Episode) -> Result<Episode, ApiError> {
        episode.updated_at = self.now.wall;
        self.write(|store| store.episodes().update(&episode))?;
        Ok(self.saved(episode))
    }

    fn saved(&mut self, episode: Episode) -> Episode {
        self.news.events.push(Event::EpisodeSaved(episode.clone()));
        self.nights_changed();
        episode
    }

    fn nights_changed(&mut self) {
        self.news.today = true;
        self.look_at_last_night();
    }

    pub(super) fn nights(&mut self, since: NaiveDate, until: NaiveDate) -> Result<Response, ApiError> {
        self.checked(checked_span(since, until))?;
        self.read(|store| store.nights().summaries(since, until)).map(Response::Nights)
    }

    pub(super) fn night(&mut self, night: NaiveDate) -> Result<Response, ApiError> {
        self.checked(past_date("night", night, night_of(self.now.wall)))?;
        let said = self.read(|store| store.nights().get(night))?;
        let nothing = Night { night, answer: None, sleep_quality: None, bed_at: None, up_at: None };
        Ok(Response::Night(said.unwrap_or(nothing)))
    }

    pub(super) fn night_save(&mut self, night: Night) -> Result<Response, ApiError> {
        let night = self.checked(night.checked(self.now.wall))?;
        self.write(|store| store.nights().save(&night))?;
        self.news.events.push(Event::NightSaved(night.clone()));
        self.nights_changed();
        Ok(Response::Night(night))
    }
}
