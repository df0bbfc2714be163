//! Cramps and aches: checked by the domain, written by the store.

use chrono::NaiveDate;
use limber_core::invalid::{Invalid, Problem};
use limber_core::journal::{
    EPISODE_ID_DIGITS, EPISODES_FOUND, Episode, EpisodeCursor, EpisodeDraft, EpisodeFilter, EpisodeKind, EpisodePage,
    EpisodeSearch, EpisodesFound, FilterWithout, Muscle, OpenSpan, Side, without_each,
};
use limber_core::time::{LocalTime, night_of};
use limber_store::Store;
use uuid::Uuid;

use super::{Desk, Refused};

impl Desk<'_> {
    /// "Cramp now": the cramp whose clock runs, or a new one.
    pub(super) fn cramp_start(&mut self, muscle: Option<Muscle>, side: Option<Side>) -> Result<Episode, Refused> {
        let ongoing = self.read(|store| store.episodes().ongoing())?;
        if let Some(episode) = ongoing {
            if !episode.is_forgotten(self.as_it_began()) {
                return self.replace(&episode, episode.clone().described(muscle, side, self.now));
            }
            self.replace(&episode, episode.clone().closed(self.now))?;
        }
        match self.just_pressed(EpisodeKind::Cramp)? {
            Some(episode) => {
                self.replace(&episode, episode.clone().resumed(self.now).described(muscle, side, self.now))
            }
            None => self.add(Episode::begun(self.new_id, muscle, side, self.now)),
        }
    }

    /// "My legs ache": an ache of this moment, or the one of a moment ago.
    pub(super) fn ache_start(&mut self) -> Result<Episode, Refused> {
        match self.just_pressed(EpisodeKind::Ache)? {
            Some(episode) => Ok(episode),
            None => self.add(Episode::ache(self.new_id, self.now)),
        }
    }

    /// What a press at this moment means again.
    fn just_pressed(&mut self, kind: EpisodeKind) -> Result<Option<Episode>, Refused> {
        let now = self.now;
        let page = self.read(|store| store.episodes().of_night(night_of(now)))?;
        Ok(page.episodes.into_iter().find(|episode| episode.entry.kind == kind && episode.is_pressed_again(now)))
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
        if !episode.ongoing {
            return Ok(episode);
        }
        let ended = episode.clone().ended(self.as_it_began());
        self.replace(&episode, ended.closed(self.now))
    }

    /// The moment as the clock would show it on which the cramp began.
    fn as_it_began(&self) -> LocalTime {
        self.now.checked_sub_signed(self.clock_put).unwrap_or(self.now)
    }

    pub(super) fn episode_add(&mut self, entry: EpisodeDraft) -> Result<Episode, Refused> {
        let entry = entry.checked(self.now)?;
        self.add(Episode::written(self.new_id, entry, self.now))
    }

    /// Replaces an entry; with what it was when the change began, only what has been changed of it.
    pub(super) fn episode_update(
        &mut self,
        id: Uuid,
        entry: EpisodeDraft,
        base: Option<&EpisodeDraft>,
    ) -> Result<Episode, Refused> {
        let (now, before) = (self.now, self.read(|store| store.episodes().get(id))?);
        let entry = match base {
            Some(base) => entry.checked(now)?.since(base, &before.entry),
            None => entry,
        };
        let entry = entry.checked(now)?;
        let episode = before.clone().rewritten(entry, now);
        self.write(|store| store.change_episode(&before, &episode, now))?;
        self.touched.insert(before.night);
        Ok(self.note_change(episode))
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

    /// The last deletion or change by hand. Both nights are other ones now.
    pub(super) fn episode_undo(&mut self) -> Result<Episode, Refused> {
        let (was, episode) = self.write(Store::undo)?;
        self.touched.extend(was.map(|was| was.night));
        Ok(self.note_change(episode))
    }

    /// A page of the episodes of a span that a filter leaves.
    pub(super) fn episodes(
        &mut self,
        span: (Option<NaiveDate>, Option<NaiveDate>),
        filter: EpisodeFilter,
        from: Option<&EpisodeCursor>,
    ) -> Result<EpisodePage, Refused> {
        let filter = filter.checked()?;
        self.read(|store| store.episodes().page(span, &filter, from))
    }

    /// How much of a span a filter leaves. Where that is nothing, what each part of the filter alone keeps out.
    pub(super) fn episode_search(&mut self, span: OpenSpan, filter: EpisodeFilter) -> Result<EpisodeSearch, Refused> {
        let filter = filter.checked()?;
        self.read(|store| {
            let mut search = store.episodes().search(span, &filter)?;
            if search.found == 0 && search.of > 0 {
                for (part, span, less) in without_each(span, &filter) {
                    let found = store.episodes().count(span, &less)?;
                    search.without.push(FilterWithout { part, found });
                }
            }
            Ok(search)
        })
    }

    pub(super) fn episode_find(&mut self, digits: &str) -> Result<EpisodesFound, Refused> {
        let fine = digits.is_empty()
            || ((usize::from(EPISODE_ID_DIGITS)..=32).contains(&digits.len())
                && digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')));
        if !fine {
            return Err(Invalid::new("digits", Problem::NotAllowed).into());
        }
        self.read(|store| {
            let episodes = store.episodes();
            let found = if digits.is_empty() { Vec::new() } else { episodes.find(digits, EPISODES_FOUND)? };
            Ok(EpisodesFound { episodes: found, id_digits: episodes.id_digits()? })
        })
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
