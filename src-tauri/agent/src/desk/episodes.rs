//! Cramps and aches: checked by the domain, written by the store.

use chrono::TimeDelta;
use limber_core::journal::{Episode, EpisodeDraft, EpisodeKind, Muscle, Side};
use limber_core::time::night_of;
use uuid::Uuid;

use super::{Desk, Refused};

/// A cramp whose clock was not stopped for so long is over: pressing again means a new one.
const FORGOTTEN_AFTER: TimeDelta = TimeDelta::hours(3);

/// The longest duration an entry can hold, in seconds.
const DAY_SECONDS: u32 = 86_400;

impl Desk<'_> {
    /// "Cramp now": the cramp whose clock runs, or a new one.
    pub(super) fn cramp_start(&mut self, muscle: Option<Muscle>, side: Option<Side>) -> Result<Episode, Refused> {
        let ongoing = self.read(|store| store.episodes().ongoing())?;
        if let Some(mut episode) = ongoing {
            if self.now - episode.entry.started_at < FORGOTTEN_AFTER {
                episode.entry.muscle = muscle.or(episode.entry.muscle);
                episode.entry.side = side.or(episode.entry.side);
                return self.replace(episode);
            }
            // Nobody knows when it let go.
            episode.ongoing = false;
            self.replace(episode)?;
        }
        let entry = EpisodeDraft { muscle, side, ..EpisodeDraft::new(EpisodeKind::Cramp, self.now) };
        self.add(entry, true)
    }

    pub(super) fn cramp_describe(
        &mut self,
        id: Uuid,
        muscle: Option<Muscle>,
        side: Option<Side>,
    ) -> Result<Episode, Refused> {
        let mut episode = self.read(|store| store.episodes().get(id))?;
        episode.entry.muscle = muscle.or(episode.entry.muscle);
        episode.entry.side = side.or(episode.entry.side);
        self.replace(episode)
    }

    /// "It let go". Said twice, the first time counts.
    pub(super) fn cramp_end(&mut self, id: Uuid) -> Result<Episode, Refused> {
        let mut episode = self.read(|store| store.episodes().get(id))?;
        if !episode.ongoing {
            return Ok(episode);
        }
        let seconds = (self.now - episode.entry.started_at).num_seconds().max(0);
        episode.entry.duration_seconds = Some(u32::try_from(seconds).unwrap_or(DAY_SECONDS).min(DAY_SECONDS));
        episode.ongoing = false;
        self.replace(episode)
    }

    pub(super) fn episode_add(&mut self, entry: EpisodeDraft) -> Result<Episode, Refused> {
        let entry = entry.checked(self.now)?;
        self.add(entry, false)
    }

    pub(super) fn episode_update(&mut self, id: Uuid, entry: EpisodeDraft) -> Result<Episode, Refused> {
        let entry = entry.checked(self.now)?;
        let before = self.read(|store| store.episodes().get(id))?;
        let ongoing = before.ongoing && entry.duration_seconds.is_none();
        self.replace(Episode { night: night_of(entry.started_at), entry, ongoing, ..before })
    }

    pub(super) fn episode_delete(&mut self, id: Uuid) -> Result<(), Refused> {
        let now = self.now;
        self.write(|store| store.episodes().delete(id, now))?;
        self.changes.deleted.push(id);
        Ok(())
    }

    pub(super) fn episode_restore(&mut self, id: Uuid) -> Result<Episode, Refused> {
        let episode = self.write(|store| store.episodes().restore(id))?;
        Ok(self.saved(episode))
    }

    fn add(&mut self, entry: EpisodeDraft, ongoing: bool) -> Result<Episode, Refused> {
        let (id, night, now) = (self.new_id, night_of(entry.started_at), self.now);
        let episode = Episode { id, night, ongoing, created_at: now, updated_at: now, entry };
        self.write(|store| store.episodes().add(&episode))?;
        Ok(self.saved(episode))
    }

    fn replace(&mut self, mut episode: Episode) -> Result<Episode, Refused> {
        episode.updated_at = self.now;
        self.write(|store| store.episodes().update(&episode))?;
        Ok(self.saved(episode))
    }

    fn saved(&mut self, episode: Episode) -> Episode {
        self.changes.episodes.push(episode.clone());
        episode
    }
}
