//! Cramps and aches: checked by the domain, written by the store.

use limber_core::journal::{Episode, EpisodeDraft, Muscle, Side};
use uuid::Uuid;

use super::{Desk, Refused};

impl Desk<'_> {
    /// "Cramp now": the cramp whose clock runs, or a new one.
    pub(super) fn cramp_start(&mut self, muscle: Option<Muscle>, side: Option<Side>) -> Result<Episode, Refused> {
        let ongoing = self.read(|store| store.episodes().ongoing())?;
        if let Some(episode) = ongoing {
            if !episode.is_forgotten(self.now) {
                return self.replace(&episode, episode.clone().described(muscle, side, self.now));
            }
            self.replace(&episode, episode.clone().closed(self.now))?;
        }
        self.add(Episode::begun(self.new_id, muscle, side, self.now))
    }

    pub(super) fn cramp_describe(
        &mut self,
        id: Uuid,
        muscle: Option<Muscle>,
        side: Option<Side>,
    ) -> Result<Episode, Refused> {
        let episode = self.read(|store| store.episodes().get(id))?;
        self.replace(&episode, episode.clone().described(muscle, side, self.now))
    }

    /// "It let go". Said twice, the first time counts.
    pub(super) fn cramp_end(&mut self, id: Uuid) -> Result<Episode, Refused> {
        let episode = self.read(|store| store.episodes().get(id))?;
        if episode.ongoing { self.replace(&episode, episode.clone().ended(self.now)) } else { Ok(episode) }
    }

    pub(super) fn episode_add(&mut self, entry: EpisodeDraft) -> Result<Episode, Refused> {
        let entry = entry.checked(self.now)?;
        self.add(Episode::written(self.new_id, entry, self.now))
    }

    pub(super) fn episode_update(&mut self, id: Uuid, entry: EpisodeDraft) -> Result<Episode, Refused> {
        let entry = entry.checked(self.now)?;
        let before = self.read(|store| store.episodes().get(id))?;
        self.replace(&before, before.clone().rewritten(entry, self.now))
    }

    pub(super) fn episode_delete(&mut self, id: Uuid) -> Result<(), Refused> {
        let (now, episode) = (self.now, self.read(|store| store.episodes().get(id))?);
        self.write(|store| store.episodes().delete(id, now))?;
        self.touched.insert(episode.night);
        Ok(())
    }

    pub(super) fn episode_restore(&mut self, id: Uuid) -> Result<Episode, Refused> {
        let episode = self.write(|store| store.episodes().restore(id))?;
        Ok(self.note_change(episode))
    }

    fn add(&mut self, episode: Episode) -> Result<Episode, Refused> {
        self.write(|store| store.episodes().add(&episode))?;
        Ok(self.note_change(episode))
    }

    fn replace(&mut self, before: &Episode, episode: Episode) -> Result<Episode, Refused> {
        self.write(|store| store.episodes().update(&episode))?;
        self.touched.insert(before.night);
        Ok(self.note_change(episode))
    }

    fn note_change(&mut self, episode: Episode) -> Episode {
        self.touched.insert(episode.night);
        episode
    }
}
