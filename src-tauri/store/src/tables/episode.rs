//! Tables `episode` and `episode_remedy`: cramps and aches, and what was tried.
//!
//! A deleted episode keeps its row until it is purged, so that an undo works after a restart too.

use std::collections::HashMap;

use chrono::NaiveDate;
use limber_core::journal::{
    EPISODE_ID_DIGITS, EPISODE_PAGE_BYTES, EPISODES_A_PAGE, Episode, EpisodeCursor, EpisodeDraft, EpisodeFilter,
    EpisodePage, EpisodeSearch, NIGHT_EPISODES, OpenSpan, Tried,
};
use limber_core::time::LocalTime;
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row, ToSql, named_params, params};
use uuid::Uuid;

use crate::mapping::{Named, Sql, opt, utc};
use crate::review::MANY_NIGHTS;
use crate::tables::deletion::{self, ID_AS_TEXT};
use crate::write::met_one;
use crate::{Store, StoreError};

const COLUMNS: &str = "SELECT id, night, ongoing, created_at, updated_at, kind, started_at, duration_seconds, \
     severity, muscle, side, hard_knot, woke_me, sleep_disturbance, sore_next_day, note FROM episode";

/// What was tried of one.
pub(crate) const REMEDIES: &str = "SELECT remedy, helped FROM episode_remedy WHERE episode_id = ?1 ORDER BY position";

/// Later than any night.
const LAST_NIGHT: &str = "9999-12-31";

/// What a filter leaves, but for the words: how letters compare is the domain's.
const LEFT: &str = "AND (:kind IS NULL OR kind = :kind) AND (:muscle IS NULL OR muscle = :muscle) \
     AND (:side IS NULL OR side IN (:side, 'both')) \
     AND (:severity_from IS NULL OR severity >= :severity_from) AND (:severity_to IS NULL OR severity <= :severity_to) \
     AND (:remedy IS NULL OR EXISTS (SELECT 1 FROM episode_remedy WHERE episode_id = episode.id AND remedy = :remedy)) \
     AND (:noted = 0 OR note IS NOT NULL)";

/// The values of `LEFT`.
fn left_by(filter: &EpisodeFilter) -> [(&'static str, Value); 7] {
    let named = |name: Option<&str>| name.map_or(Value::Null, |name| Value::Text(name.to_owned()));
    let number = |number: Option<u8>| number.map_or(Value::Null, |number| Value::Integer(number.into()));
    [
        (":kind", named(filter.kind.map(Named::name))),
        (":muscle", named(filter.muscle.map(Named::name))),
        (":side", named(filter.side.map(Named::name))),
        (":severity_from", number(filter.severity_from)),
        (":severity_to", number(filter.severity_to)),
        (":remedy", named(filter.remedy.map(Named::name))),
        (":noted", Value::Integer(filter.words.is_some().into())),
    ]
}

/// Cramps and aches.
#[derive(Debug)]
pub struct Episodes<'store>(&'store Store);

impl Store {
    /// Cramps and aches.
    pub fn episodes(&self) -> Episodes<'_> {
        Episodes(self)
    }
}

impl Episodes<'_> {
    /// Writes a new episode.
    pub fn add(&self, episode: &Episode) -> Result<(), StoreError> {
        self.put(
            "INSERT INTO episode (id, night, ongoing, created_at, updated_at, kind, started_at, started_utc, \
             duration_seconds, severity, muscle, side, hard_knot, woke_me, sleep_disturbance, sore_next_day, note, edited_utc) \
             VALUES (:id, :night, :ongoing, :created_at, :updated_at, :kind, :started_at, :started_utc, \
             :duration_seconds, :severity, :muscle, :side, :hard_knot, :woke_me, :sleep_disturbance, :sore_next_day, \
             :note, :edited_utc)",
            episode,
        )
    }

    /// Replaces an episode. `NotFound` if it is not there, or deleted.
    pub fn update(&self, episode: &Episode) -> Result<(), StoreError> {
        self.put(
            "UPDATE episode SET night = :night, ongoing = :ongoing, created_at = :created_at, \
             updated_at = :updated_at, kind = :kind, started_at = :started_at, started_utc = :started_utc, \
             duration_seconds = :duration_seconds, severity = :severity, muscle = :muscle, side = :side, \
             hard_knot = :hard_knot, woke_me = :woke_me, sleep_disturbance = :sleep_disturbance, \
             sore_next_day = :sore_next_day, note = :note, edited_utc = :edited_utc WHERE id = :id AND deleted_utc IS NULL",
            episode,
        )
    }

    fn put(&self, sql: &str, episode: &Episode) -> Result<(), StoreError> {
        let entry = &episode.entry;
        self.0.write(|connection| {
            met_one(connection.execute(
                sql,
                named_params! {
                    ":id": Sql(episode.id),
                    ":night": Sql(episode.night),
                    ":ongoing": episode.ongoing,
                    ":created_at": Sql(episode.created_at),
                    ":updated_at": Sql(episode.updated_at),
                    ":kind": Sql(entry.kind),
                    ":started_at": Sql(entry.started_at),
                    ":started_utc": utc(entry.started_at),
                    ":duration_seconds": entry.duration_seconds,
                    ":severity": entry.severity,
                    ":muscle": entry.muscle.map(Sql),
                    ":side": entry.side.map(Sql),
                    ":hard_knot": entry.hard_knot,
                    ":woke_me": entry.woke_me,
                    ":sleep_disturbance": entry.sleep_disturbance,
                    ":sore_next_day": entry.sore_next_day,
                    ":note": entry.note,
                    ":edited_utc": self.0.moment(),
                },
            )?)?;
            connection.execute("DELETE FROM episode_remedy WHERE episode_id = ?1", [Sql(episode.id)])?;
            for (position, tried) in (0_u32..).zip(&entry.tried) {
                connection.execute(
                    "INSERT INTO episode_remedy (episode_id, position, remedy, helped) VALUES (?1, ?2, ?3, ?4)",
                    params![Sql(episode.id), position, Sql(tried.remedy), tried.helped.map(Sql)],
                )?;
            }
            Ok(())
        })
    }

    /// Deletes an episode so that `restore` can bring it back for 30 days. `NotFound` if it is not there.
    pub fn delete(&self, id: Uuid, now: LocalTime) -> Result<(), StoreError> {
        self.0.write(|connection| {
            met_one(connection.execute(
                "UPDATE episode SET deleted_at = ?2, deleted_utc = ?3 WHERE id = ?1 AND deleted_utc IS NULL",
                (Sql(id), Sql(now), utc(now)),
            )?)
        })
    }

    /// Undoes a deletion. One that is not deleted is simply handed back; `NotFound` if it is gone for good.
    pub fn restore(&self, id: Uuid) -> Result<Episode, StoreError> {
        self.0.write(|connection| {
            connection.execute(
                "UPDATE episode SET deleted_at = NULL, deleted_utc = NULL, edited_utc = ?2 \
                 WHERE id = ?1 AND deleted_utc IS NOT NULL",
                (Sql(id), self.0.moment()),
            )?;
            self.get(id)
        })
    }

    /// One episode. `NotFound` if it is not there, or deleted.
    pub fn get(&self, id: Uuid) -> Result<Episode, StoreError> {
        self.one("WHERE id = ?1 AND deleted_utc IS NULL", [Sql(id)])?.ok_or(StoreError::NotFound)
    }

    /// The episode whose clock still runs; the latest, should there be several.
    pub fn ongoing(&self) -> Result<Option<Episode>, StoreError> {
        self.one("WHERE ongoing = 1 AND deleted_utc IS NULL ORDER BY started_utc DESC, id DESC LIMIT 1", [])
    }

    fn one(&self, condition: &str, values: impl rusqlite::Params) -> Result<Option<Episode>, StoreError> {
        let found = self.0.connection().query_row(&format!("{COLUMNS} {condition}"), values, from_row).optional()?;
        found.map(|episode| self.with_remedies(episode)).transpose()
    }

    /// Episodes of the nights from `since` to `until`, both included, newest first; `None` leaves that end open.
    pub fn between(&self, since: Option<NaiveDate>, until: Option<NaiveDate>) -> Result<Vec<Episode>, StoreError> {
        let span = "deleted_utc IS NULL AND night >= coalesce(?1, '') AND night <= coalesce(?2, '9999-12-31')";
        let ends = (since.map(Sql), until.map(Sql));
        // All remedies of the span at once: one question a row would be as many as a long journal has episodes.
        let mut tried: HashMap<Uuid, Vec<Tried>> = HashMap::new();
        let mut statement = self.0.connection().prepare(&format!(
            "SELECT episode_id, remedy, helped FROM episode JOIN episode_remedy ON episode_id = id WHERE {span} \
             ORDER BY episode_id, position"
        ))?;
        let mut rows = statement.query(ends)?;
        while let Some(row) = rows.next()? {
            tried.entry(row.get::<_, Sql<_>>("episode_id")?.0).or_default().push(tried_from_row(row)?);
        }

        let mut statement = self
            .0
            .connection()
            .prepare(&format!("{COLUMNS} WHERE {span} ORDER BY night DESC, started_utc DESC, id DESC"))?;
        let found = statement.query_map(ends, |row| {
            let mut episode = from_row(row)?;
            episode.entry.tried = tried.remove(&episode.id).unwrap_or_default();
            Ok(episode)
        })?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// A page of those that a filter leaves, from the newest or from where another page ended: at most `EPISODES_A_PAGE`,
    /// and no more once `EPISODE_PAGE_BYTES` are reached. What it holds does not grow with the journal; how long it looks
    /// does, where the filter leaves few.
    pub fn page(
        &self,
        span: (Option<NaiveDate>, Option<NaiveDate>),
        filter: &EpisodeFilter,
        from: Option<&EpisodeCursor>,
    ) -> Result<EpisodePage, StoreError> {
        self.page_of(EPISODES_A_PAGE, span, filter, from)
    }

    /// The first episodes of a night, newest first: `NIGHT_EPISODES` at most. The page says whether there are more.
    pub fn of_night(&self, night: NaiveDate) -> Result<EpisodePage, StoreError> {
        self.page_of(NIGHT_EPISODES, (Some(night), Some(night)), &EpisodeFilter::default(), None)
    }

    fn page_of(
        &self,
        most: usize,
        (since, until): (Option<NaiveDate>, Option<NaiveDate>),
        filter: &EpisodeFilter,
        from: Option<&EpisodeCursor>,
    ) -> Result<EpisodePage, StoreError> {
        // Each condition on the night alone, so that the index finds the first row of the page.
        let mut statement = self.0.connection().prepare(&format!(
            "{COLUMNS} WHERE deleted_utc IS NULL AND night >= coalesce(:since, '') AND night <= :until \
             AND (night, started_utc, id) < (:until, :started_utc, :id) {LEFT} \
             ORDER BY night DESC, started_utc DESC, id DESC"
        ))?;
        let last_night = until.map_or_else(|| LAST_NIGHT.to_owned(), |night| night.to_string());
        // With no cursor, or one beyond the span: the end of the span.
        let (last_night, started_utc, id) = match from.filter(|from| until.is_none_or(|until| from.night <= until)) {
            Some(from) => (from.night.to_string(), utc(from.started_at), from.id.as_bytes().to_vec()),
            None => (last_night, i64::MAX, vec![0xFF_u8; 17]),
        };
        let left = left_by(filter);
        let since = since.map(Sql);
        let mut values: Vec<(&str, &dyn ToSql)> =
            vec![(":since", &since), (":until", &last_night), (":started_utc", &started_utc), (":id", &id)];
        values.extend(left.iter().map(|(name, value)| (*name, value as &dyn ToSql)));
        let mut rows = statement.query(values.as_slice())?;
        let mut page = EpisodePage { episodes: Vec::new(), next: None };
        let mut bytes = 0;
        while let Some(row) = rows.next()? {
            if !filter.takes_note(row.get_ref("note")?.as_str_or_null().map_err(rusqlite::Error::from)?) {
                continue;
            }
            if page.episodes.len() == most || bytes >= EPISODE_PAGE_BYTES {
                page.next = page.episodes.last().map(EpisodeCursor::after);
                break;
            }
            let episode = self.with_remedies(from_row(row)?)?;
            bytes += bytes_of(&episode);
            page.episodes.push(episode);
        }
        Ok(page)
    }

    /// How many a filter leaves of a span, the first page of them, and where the others are.
    pub fn search(&self, span: OpenSpan, filter: &EpisodeFilter) -> Result<EpisodeSearch, StoreError> {
        let of = "SELECT count(*) FROM episode WHERE deleted_utc IS NULL AND night >= ''";
        let of = self.0.connection().query_row(of, [], |row| row.get(0))?;
        let mut found: Vec<Found> = Vec::new();
        self.each_left(span, filter, |row| {
            found.push(Found::read(row)?);
            Ok(())
        })?;
        found.sort_unstable_by(|one, other| other.cmp(one));
        let mut statement = self.0.connection().prepare("SELECT night, started_at, id FROM episode WHERE id = ?1")?;
        let ends = found.chunks_exact(EPISODES_A_PAGE).filter_map(<[Found]>::last);
        let places = ends.map(|end| statement.query_row([end.id], cursor_from_row)).collect::<Result<_, _>>()?;
        let first: Vec<Uuid> = found.iter().take(EPISODES_A_PAGE).map(|found| Uuid::from_bytes(found.id)).collect();
        let found = u32::try_from(found.len()).unwrap_or(u32::MAX);
        let mut page = EpisodePage { episodes: Vec::new(), next: None };
        let mut bytes = 0;
        for id in first {
            if bytes >= EPISODE_PAGE_BYTES {
                break;
            }
            let episode = self.get(id)?;
            bytes += bytes_of(&episode);
            page.episodes.push(episode);
        }
        if page.episodes.len() < found as usize {
            page.next = page.episodes.last().map(EpisodeCursor::after);
        }
        Ok(EpisodeSearch { found, of, page, places, without: Vec::new() })
    }

    /// How many a filter leaves of a span.
    pub fn count(&self, span: OpenSpan, filter: &EpisodeFilter) -> Result<u32, StoreError> {
        let mut found = 0;
        self.each_left(span, filter, |_| {
            found += 1;
            Ok(())
        })?;
        Ok(found)
    }

    /// Goes through all that a filter leaves, in no order; each row has the note, the night, the beginning and the id.
    fn each_left(
        &self,
        (since, until): OpenSpan,
        filter: &EpisodeFilter,
        mut work: impl FnMut(&Row<'_>) -> rusqlite::Result<()>,
    ) -> Result<(), StoreError> {
        // Most of a table is gone through as it lies in the file: to the row of each entry of an index takes twice as long.
        let is_short = since.zip(until).is_some_and(|(since, until)| {
            usize::try_from((until - since).num_days()).is_ok_and(|nights| nights < MANY_NIGHTS)
        });
        let by = if is_short { "" } else { "NOT INDEXED" };
        let mut statement = self.0.connection().prepare(&format!(
            "SELECT note, night, started_utc, id FROM episode {by} WHERE deleted_utc IS NULL \
             AND night >= coalesce(:since, '') AND night <= coalesce(:until, '{LAST_NIGHT}') {LEFT}"
        ))?;
        let (since, until) = (since.map(Sql), until.map(Sql));
        let left = left_by(filter);
        let mut values: Vec<(&str, &dyn ToSql)> = vec![(":since", &since), (":until", &until)];
        values.extend(left.iter().map(|(name, value)| (*name, value as &dyn ToSql)));
        let mut rows = statement.query(values.as_slice())?;
        while let Some(row) = rows.next()? {
            if filter.takes_note(row.get_ref(0)?.as_str_or_null().map_err(rusqlite::Error::from)?) {
                work(row)?;
            }
        }
        Ok(())
    }

    /// Episodes whose id, as 32 hexadecimal digits, begins or ends with `digits`; the newest `most` of them.
    pub fn find(&self, digits: &str, most: usize) -> Result<Vec<Episode>, StoreError> {
        let mut statement = self.0.connection().prepare(&format!(
            "{COLUMNS} WHERE deleted_utc IS NULL AND (substr(lower(hex(id)), 1, length(?1)) = ?1 \
             OR substr(lower(hex(id)), -length(?1)) = ?1) ORDER BY started_utc DESC, id DESC LIMIT ?2"
        ))?;
        let found = statement.query_map(params![digits, i64::try_from(most).unwrap_or(i64::MAX)], from_row)?;
        let found: Vec<Episode> = found.collect::<Result<_, _>>()?;
        found.into_iter().map(|episode| self.with_remedies(episode)).collect()
    }

    /// How many digits at the end of an id tell it from all others: `EPISODE_ID_DIGITS` at least.
    pub fn id_digits(&self) -> Result<u8, StoreError> {
        let mut statement = self.0.connection().prepare("SELECT id FROM episode WHERE deleted_utc IS NULL")?;
        let ids = statement.query_map([], |row| Ok(row.get::<_, Sql<Uuid>>(0)?.0))?;
        Ok(digits_that_differ(&mut ids.map(|id| id.map(last_half_reversed)).collect::<Result<Vec<_>, _>>()?))
    }

    /// Removes for good what was deleted, and what was kept of changes, before `limit`.
    pub(crate) fn purge_deleted_before(&self, limit: LocalTime) -> Result<(), StoreError> {
        let due = ["FROM episode WHERE deleted_utc < ?1", "FROM episode_before WHERE changed_utc < ?1"];
        let any = format!("SELECT EXISTS (SELECT 1 {}) OR EXISTS (SELECT 1 {})", due[0], due[1]);
        let any: bool = self.0.connection().query_row(&any, [utc(limit)], |row| row.get(0))?;
        if !any {
            // An opening that has nothing to tidy writes nothing.
            return Ok(());
        }
        self.0.write(|connection| {
            connection.execute(
                &format!("{} SELECT 'episode', {ID_AS_TEXT}, deleted_utc {}", deletion::KEEP, due[0]),
                [utc(limit)],
            )?;
            for due in due {
                connection.execute(&format!("DELETE {due}"), [utc(limit)])?;
            }
            Ok(())
        })
    }

    fn with_remedies(&self, mut episode: Episode) -> Result<Episode, StoreError> {
        let mut statement = self.0.connection().prepare(REMEDIES)?;
        let tried = statement.query_map([Sql(episode.id)], tried_from_row)?;
        episode.entry.tried = tried.collect::<Result<_, _>>()?;
        Ok(episode)
    }
}

/// What a search found, in the order of the list from its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Found {
    /// As the file has it: read as a date for those few that are told of.
    night: [u8; 10],
    started_utc: i64,
    id: [u8; 16],
}

impl Found {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let night = row.get_ref(1)?.as_bytes()?.try_into().unwrap_or_default();
        Ok(Self { night, started_utc: row.get(2)?, id: row.get(3)? })
    }
}

fn cursor_from_row(row: &Row<'_>) -> rusqlite::Result<EpisodeCursor> {
    Ok(EpisodeCursor {
        night: row.get::<_, Sql<_>>(0)?.0,
        started_at: row.get::<_, Sql<_>>(1)?.0,
        id: row.get::<_, Sql<_>>(2)?.0,
    })
}

/// What an episode takes up in a page. A value of the domain can always be written; if not, the page is full.
fn bytes_of(episode: &Episode) -> usize {
    serde_json::to_vec(episode).map_or(EPISODE_PAGE_BYTES, |json| json.len())
}

/// The last 16 digits of an id, the last one first.
fn last_half_reversed(id: Uuid) -> u64 {
    let (_, end) = id.as_u64_pair();
    let bytes = end.swap_bytes();
    (bytes & 0x0F0F_0F0F_0F0F_0F0F) << 4 | (bytes >> 4) & 0x0F0F_0F0F_0F0F_0F0F
}

/// How many digits at the end tell each from all others, of ids as `last_half_reversed` makes them. Sorted, those with the
/// longest end in common are neighbours. 32 where half an id is not enough.
fn digits_that_differ(ends: &mut [u64]) -> u8 {
    ends.sort_unstable();
    let in_common = ends.windows(2).map(|pair| (pair[0] ^ pair[1]).leading_zeros() / 4).max();
    match in_common {
        Some(16) => 32,
        Some(digits) => EPISODE_ID_DIGITS.max(u8::try_from(digits + 1).unwrap_or(32)),
        None => EPISODE_ID_DIGITS,
    }
}

pub(crate) fn tried_from_row(row: &Row<'_>) -> rusqlite::Result<Tried> {
    Ok(Tried { remedy: row.get::<_, Sql<_>>("remedy")?.0, helped: opt(row.get("helped")?) })
}

pub(crate) fn from_row(row: &Row<'_>) -> rusqlite::Result<Episode> {
    Ok(Episode {
        id: row.get::<_, Sql<_>>("id")?.0,
        night: row.get::<_, Sql<_>>("night")?.0,
        ongoing: row.get("ongoing")?,
        created_at: row.get::<_, Sql<_>>("created_at")?.0,
        updated_at: row.get::<_, Sql<_>>("updated_at")?.0,
        entry: EpisodeDraft {
            kind: row.get::<_, Sql<_>>("kind")?.0,
            started_at: row.get::<_, Sql<_>>("started_at")?.0,
            duration_seconds: row.get("duration_seconds")?,
            severity: row.get("severity")?,
            muscle: opt(row.get("muscle")?),
            side: opt(row.get("side")?),
            hard_knot: row.get("hard_knot")?,
            woke_me: row.get("woke_me")?,
            sleep_disturbance: row.get("sleep_disturbance")?,
            sore_next_day: row.get("sore_next_day")?,
            tried: Vec::new(),
            note: row.get("note")?,
        },
    })
}

#[cfg(test)]
mod tests;
