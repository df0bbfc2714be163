//! What a review counts, read from the journal: each table once, in the order of an index, and nothing kept.
//!
//! A journal of decades has a hundred thousand rows in a table. So columns are read by their number (a name is looked up for
//! each row), and a date is read once for all rows beside each other that have it.

use std::ops::RangeInclusive;

use chrono::NaiveDate;
use limber_core::engine::BreakOutcome;
use limber_core::journal::{EpisodeKind, Helped, Remedy};
use limber_core::review::figures::NIGHTS_WITH_DAYS;
use limber_core::review::insight::STRETCHING_ITEM;
use limber_core::review::{CrampFacts, Gathered, NightSpan};
use rusqlite::types::FromSqlError;
use rusqlite::{Connection, Row};

use crate::mapping::{Sql, opt};
use crate::{Store, StoreError};

/// What a review counts.
#[derive(Debug)]
pub struct Reviews<'store>(&'store Store);

impl Store {
    /// What a review counts.
    pub fn reviews(&self) -> Reviews<'_> {
        Reviews(self)
    }
}

const NIGHTS: &str = "SELECT night, answer, bed_at, up_at FROM night WHERE night BETWEEN ?1 AND ?2";

const EPISODES: &str = "SELECT night, kind, started_at, duration_seconds, severity, muscle, side, id FROM episode \
     WHERE deleted_utc IS NULL AND night BETWEEN ?1 AND ?2";

/// The same of most of the table, as `MANY_BREAKS`.
const MANY_EPISODES: &str = "SELECT night, kind, started_at, duration_seconds, severity, muscle, side, id FROM episode \
     NOT INDEXED WHERE deleted_utc IS NULL AND night BETWEEN ?1 AND ?2";

const EPISODES_A_NIGHT: &str = "SELECT night, kind FROM episode WHERE deleted_utc IS NULL AND night BETWEEN ?1 AND ?2";

/// Ids sort by the moment they were made: those of a span of nights lie beside each other, but for what was added later.
const TRIED: &str = "SELECT episode_id, remedy, helped FROM episode_remedy WHERE episode_id BETWEEN ?1 AND ?2 \
     ORDER BY episode_id";

const BREAKS: &str = "SELECT day, outcome FROM break_record WHERE day BETWEEN ?1 AND ?2";

/// The same of most of the table: going through it row by row is twice as fast as by its index.
const MANY_BREAKS: &str = "SELECT day, outcome FROM break_record NOT INDEXED WHERE day BETWEEN ?1 AND ?2";

/// From so many nights on a table is gone through as it lies in the file.
pub(crate) const MANY_NIGHTS: usize = 2000;

const TICKS: &str = "SELECT night, count(*), max(item = ?3) FROM checklist_tick WHERE night BETWEEN ?1 AND ?2 \
     GROUP BY night";

const FIRST_OF_NIGHTS: &str = "SELECT min(night) FROM night";
const FIRST_OF_EPISODES: &str = "SELECT min(night) FROM episode WHERE deleted_utc IS NULL AND night >= ''";
const FIRST_TICK: &str = "SELECT min(night) FROM checklist_tick";
const FIRST_PUT_OFF: &str = "SELECT night FROM evening WHERE not_tonight = 1 ORDER BY night LIMIT 1";

impl Reviews<'_> {
    /// The first night of which anything is written down: an answer, a time, an episode.
    pub fn first_night(&self) -> Result<Option<NaiveDate>, StoreError> {
        self.earliest([FIRST_OF_NIGHTS, FIRST_OF_EPISODES])
    }

    /// Everything that the figures of a span need.
    pub fn figures(&self, span: NightSpan) -> Result<Gathered, StoreError> {
        let mut gathered = Gathered::new(span);
        self.nights(&mut gathered)?;
        let ids = self.episodes(&mut gathered)?;
        self.tried(&mut gathered, ids)?;
        self.breaks(&mut gathered)?;
        self.evenings(&mut gathered)?;
        if span.nights() <= NIGHTS_WITH_DAYS + 1 {
            // Tonight may be left out yet.
            self.days(&mut gathered)?;
        }
        Ok(gathered)
    }

    /// Everything that the questions about habits need.
    pub fn habits(&self, span: NightSpan) -> Result<Gathered, StoreError> {
        let mut gathered = Gathered::new(span);
        self.nights(&mut gathered)?;
        let mut nights = Nights::of(span);
        self.each(EPISODES_A_NIGHT, span, |row| {
            if let Some((_, night)) = nights.read(row)? {
                gathered.count_episodes(night, named(row, 1)?, 1);
            }
            Ok(())
        })?;
        self.breaks(&mut gathered)?;
        self.evenings(&mut gathered)?;
        gathered.set_first_evening(self.earliest([FIRST_TICK, FIRST_PUT_OFF])?);
        self.days(&mut gathered)?;
        Ok(gathered)
    }

    fn connection(&self) -> &Connection {
        self.0.connection()
    }

    fn earliest(&self, questions: [&str; 2]) -> Result<Option<NaiveDate>, StoreError> {
        let mut dates = Vec::new();
        for sql in questions {
            let mut statement = self.connection().prepare(sql)?;
            let mut rows = statement.query([])?;
            if let Some(row) = rows.next()? {
                dates.extend(opt::<NaiveDate>(row.get(0)?));
            }
        }
        Ok(dates.into_iter().min())
    }

    /// Each row of a question about a span.
    fn each(
        &self,
        sql: &str,
        NightSpan { since, until }: NightSpan,
        mut work: impl FnMut(&Row<'_>) -> rusqlite::Result<()>,
    ) -> Result<(), StoreError> {
        let mut statement = self.connection().prepare(sql)?;
        let mut rows = statement.query((Sql(since), Sql(until)))?;
        while let Some(row) = rows.next()? {
            work(row)?;
        }
        Ok(())
    }

    fn nights(&self, gathered: &mut Gathered) -> Result<(), StoreError> {
        let mut nights = Nights::of(gathered.span());
        self.each(NIGHTS, gathered.span(), |row| {
            let Some((_, night)) = nights.read(row)? else { return Ok(()) };
            let Some(facts) = gathered.night_mut(night) else { return Ok(()) };
            facts.answer = opt(row.get(1)?);
            (facts.bed, facts.up) = (minute(row, 2)?, minute(row, 3)?);
            Ok(())
        })
    }

    /// Hands back the ids of the cramps.
    fn episodes(&self, gathered: &mut Gathered) -> Result<Vec<[u8; 16]>, StoreError> {
        let (mut nights, mut ids) = (Nights::of(gathered.span()), Vec::new());
        let sql = if gathered.span().nights() < MANY_NIGHTS { EPISODES } else { MANY_EPISODES };
        self.each(sql, gathered.span(), |row| {
            let Some((at, night)) = nights.read(row)? else { return Ok(()) };
            let kind = named(row, 1)?;
            if kind != EpisodeKind::Cramp {
                gathered.count_episodes(night, kind, 1);
                return Ok(());
            }
            gathered.add_cramp(CrampFacts {
                night: at,
                minute: minute(row, 2)?.unwrap_or(0),
                duration_seconds: row.get(3)?,
                severity: row.get(4)?,
                muscle: opt(row.get(5)?),
                side: opt(row.get(6)?),
            });
            ids.extend(<[u8; 16]>::try_from(row.get_ref(7)?.as_blob()?));
            Ok(())
        })?;
        Ok(ids)
    }

    /// What was tried in these cramps: both in the order of their ids, and so each row is looked at once.
    fn tried(&self, gathered: &mut Gathered, mut ids: Vec<[u8; 16]>) -> Result<(), StoreError> {
        ids.sort_unstable();
        let mut untried = u32::try_from(ids.len()).unwrap_or(u32::MAX);
        if let (Some(first), Some(last)) = (ids.first(), ids.last()) {
            let mut statement = self.connection().prepare(TRIED)?;
            let mut rows = statement.query((first.as_slice(), last.as_slice()))?;
            let (mut at, mut counted) = (0, None);
            while let Some(row) = rows.next()? {
                let id = row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?;
                while ids.get(at).is_some_and(|cramp| cramp.as_slice() < id) {
                    at += 1;
                }
                if ids.get(at).is_none_or(|cramp| cramp.as_slice() != id) {
                    continue; // of something else than a cramp, deleted, or of another night
                }
                if counted != Some(at) {
                    counted = Some(at);
                    untried -= 1;
                }
                gathered.count_tried(named::<Remedy>(row, 1)?, opt::<Helped>(row.get(2)?));
            }
        }
        gathered.set_untried(untried);
        Ok(())
    }

    fn breaks(&self, gathered: &mut Gathered) -> Result<(), StoreError> {
        let mut days = Nights::of(gathered.span());
        let sql = if gathered.span().nights() < MANY_NIGHTS { BREAKS } else { MANY_BREAKS };
        self.each(sql, gathered.span(), |row| {
            if let Some((_, day)) = days.read(row)? {
                gathered.count_break(day, named::<BreakOutcome>(row, 1)?);
            }
            Ok(())
        })
    }

    fn evenings(&self, gathered: &mut Gathered) -> Result<(), StoreError> {
        let NightSpan { since, until } = gathered.span();
        let mut nights = Nights::of(gathered.span());
        let mut statement = self.connection().prepare(TICKS)?;
        let mut rows = statement.query((Sql(since), Sql(until), STRETCHING_ITEM))?;
        while let Some(row) = rows.next()? {
            let Some((_, night)) = nights.read(row)? else { continue };
            if let Some(facts) = gathered.night_mut(night) {
                (facts.ticks, facts.stretched) = (row.get(1)?, row.get(2)?);
            }
        }
        Ok(())
    }

    fn days(&self, gathered: &mut Gathered) -> Result<(), StoreError> {
        let NightSpan { since, until } = gathered.span();
        for log in self.0.day_logs().between(since, until)? {
            if let Some(facts) = gathered.night_mut(log.day) {
                facts.log = Some(log);
            }
        }
        Ok(())
    }
}

/// Reads the date in the first column. Rows beside each other mostly have the same.
struct Nights {
    span: NightSpan,
    text: [u8; 10],
    last: Option<(u32, NaiveDate)>,
}

impl Nights {
    fn of(span: NightSpan) -> Self {
        Self { span, text: [0; 10], last: None }
    }

    /// The position in the span, and the date; `None` outside it.
    fn read(&mut self, row: &Row<'_>) -> rusqlite::Result<Option<(u32, NaiveDate)>> {
        let text = row.get_ref(0)?.as_bytes()?;
        if text != self.text {
            let date: NaiveDate = row.get::<_, Sql<_>>(0)?.0;
            self.last = self.span.position(date).and_then(|at| u32::try_from(at).ok()).map(|at| (at, date));
            self.text = text.try_into().unwrap_or([0; 10]);
        }
        Ok(self.last)
    }
}

fn named<T>(row: &Row<'_>, column: usize) -> rusqlite::Result<T>
where
    Sql<T>: rusqlite::types::FromSql,
{
    Ok(row.get::<_, Sql<T>>(column)?.0)
}

/// Where the hour and the minute are in the text of a moment: `2026-11-12T02:10:00+01:00`.
const HOUR: RangeInclusive<usize> = 11..=12;
const MINUTE: RangeInclusive<usize> = 14..=15;

/// Minutes after midnight, as the person's clock showed them.
fn minute(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<u16>> {
    let Some(text) = row.get_ref(column)?.as_bytes_or_null()? else { return Ok(None) };
    let two = |range: RangeInclusive<usize>| {
        let digits = text.get(range)?;
        let digit = |at: usize| digits[at].checked_sub(b'0').filter(|digit| *digit < 10).map(u16::from);
        Some(digit(0)? * 10 + digit(1)?)
    };
    match (two(HOUR), two(MINUTE)) {
        (Some(hour @ 0..24), Some(minute @ 0..60)) => Ok(Some(hour * 60 + minute)),
        _ => Err(FromSqlError::InvalidType.into()),
    }
}

#[cfg(test)]
mod tests;
