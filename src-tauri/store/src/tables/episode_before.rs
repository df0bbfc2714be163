//! Table `episode_before`: what episodes were before their last change, and taking back what was done last.

use limber_core::journal::Episode;
use limber_core::time::LocalTime;
use rusqlite::{OptionalExtension, Row, params};
use uuid::Uuid;

use crate::mapping::{Sql, utc};
use crate::{Store, StoreError};

/// What was done last to an episode that was there before.
enum Last {
    Deleted(Uuid),
    Changed(Box<Episode>),
}

impl Store {
    /// Replaces an episode as the person wants it, and keeps what it was for `undo`. `NotFound` as for `update`.
    pub fn change_episode(&self, before: &Episode, episode: &Episode, now: LocalTime) -> Result<(), StoreError> {
        let text = serde_json::to_string(before).map_err(|error| StoreError::Io { detail: error.to_string() })?;
        self.together(|store| {
            store.episodes().update(episode)?;
            store.write(|connection| {
                connection.execute(
                    "INSERT OR REPLACE INTO episode_before (episode_id, changed_utc, before) VALUES (?1, ?2, ?3)",
                    params![Sql(before.id), utc(now), text],
                )?;
                Ok(())
            })
        })
    }

    /// Takes back the last deletion or change, each for 30 days. Hands back the episode as it was and as it is now;
    /// `NotFound` where nothing is left to take back.
    pub fn undo(&self) -> Result<(Option<Episode>, Episode), StoreError> {
        self.together(|store| match store.last()?.ok_or(StoreError::NotFound)? {
            Last::Deleted(id) => Ok((None, store.episodes().restore(id)?)),
            Last::Changed(before) => {
                let was = store.episodes().get(before.id)?;
                store.episodes().update(&before)?;
                store.write(|connection| {
                    connection.execute("DELETE FROM episode_before WHERE episode_id = ?1", [Sql(before.id)])?;
                    Ok(())
                })?;
                Ok((Some(was), *before))
            }
        })
    }

    fn last(&self) -> Result<Option<Last>, StoreError> {
        let one = |sql: &str| -> rusqlite::Result<Option<(i64, Uuid, Option<String>)>> {
            let read = |row: &Row<'_>| Ok((row.get(0)?, row.get::<_, Sql<Uuid>>(1)?.0, row.get(2)?));
            self.connection().query_row(sql, [], read).optional()
        };
        let deleted = one("SELECT deleted_utc, id, NULL FROM episode WHERE deleted_utc IS NOT NULL \
             ORDER BY deleted_utc DESC, id DESC LIMIT 1")?;
        // What cannot be read (another version wrote it) cannot be taken back, and stands in nobody's way.
        let changed =
            one("SELECT changed_utc, episode_id, before FROM episode_before JOIN episode ON id = episode_id \
             WHERE deleted_utc IS NULL ORDER BY changed_utc DESC, episode_id DESC LIMIT 1")?
            .and_then(|(at, _, text)| Some((at, serde_json::from_str(&text?).ok()?)));
        Ok(match (deleted, changed) {
            (Some((deleted, ..)), Some((changed, before))) if changed > deleted => Some(Last::Changed(before)),
            (Some((_, id, _)), _) => Some(Last::Deleted(id)),
            (None, Some((_, before))) => Some(Last::Changed(before)),
            (None, None) => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use limber_core::journal::{EpisodeDraft, EpisodeKind};

    use super::*;
    use crate::tables::testing::{at, date, id, store};

    fn episode(number: u128, severity: Option<u8>) -> Episode {
        let begun = at("2026-11-12T02:10:00+01:00");
        Episode {
            id: id(number),
            night: date("2026-11-11"),
            ongoing: false,
            created_at: begun,
            updated_at: begun,
            entry: EpisodeDraft { severity, ..EpisodeDraft::new(EpisodeKind::Cramp, begun) },
        }
    }

    #[test]
    fn what_was_done_last_is_taken_back_first() {
        let (_folder, store) = store();
        let (one, two) = (episode(1, Some(3)), episode(2, Some(4)));
        store.episodes().add(&one).unwrap();
        store.episodes().add(&two).unwrap();
        assert_eq!(store.undo(), Err(StoreError::NotFound), "writing is not taken back");
        let changed = episode(1, Some(9));
        store.change_episode(&one, &changed, at("2026-11-12T09:01:00+01:00")).unwrap();
        store.episodes().delete(two.id, at("2026-11-12T09:02:00+01:00")).unwrap();
        assert_eq!(store.undo(), Ok((None, two.clone())));
        assert_eq!(store.undo(), Ok((Some(changed), one.clone())));
        assert_eq!(store.undo(), Err(StoreError::NotFound));
        assert_eq!(store.episodes().between(None, None).unwrap().len(), 2);
    }

    #[test]
    fn a_change_of_what_was_deleted_since_waits_for_it() {
        let (_folder, store) = store();
        let one = episode(1, None);
        store.episodes().add(&one).unwrap();
        store.change_episode(&one, &episode(1, Some(1)), at("2026-11-12T09:05:00+01:00")).unwrap();
        store.episodes().delete(one.id, at("2026-11-12T09:01:00+01:00")).unwrap(); // on a clock that was put back
        assert_eq!(store.undo().unwrap().1.entry.severity, Some(1));
        assert_eq!(store.undo().unwrap().1, one);
    }
}
