//! Tables `stretch_session` and `held_seconds`: what was done in the player, per side in seconds.

use chrono::NaiveDate;
use limber_core::routine::{HeldSeconds, StretchSession, StretchSessionDraft};
use limber_core::time::day_of;
use rusqlite::{Row, params};

use crate::mapping::{Sql, opt, utc};
use crate::{Store, StoreError};

/// What was held in one session.
pub(crate) const HELD: &str = "SELECT stretch, side, seconds FROM held_seconds WHERE session_id = ?1 ORDER BY position";

/// What was done in the player.
#[derive(Debug)]
pub struct StretchSessions<'store>(&'store Store);

impl Store {
    /// What was done in the player.
    pub fn stretch_sessions(&self) -> StretchSessions<'_> {
        StretchSessions(self)
    }
}

impl StretchSessions<'_> {
    /// Writes a new session; it belongs to the day it started on.
    pub fn add(&self, session: &StretchSession) -> Result<(), StoreError> {
        let StretchSession { id, session } = session;
        self.0.write(|connection| {
            connection.execute(
                "INSERT INTO stretch_session (id, day, routine, started_at, started_utc, ended_at, ending) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![
                    Sql(*id),
                    Sql(day_of(session.started_at)),
                    session.routine,
                    Sql(session.started_at),
                    utc(session.started_at),
                    Sql(session.ended_at),
                    Sql(session.ending),
                ],
            )?;
            for (position, held) in (0_u32..).zip(&session.held) {
                connection.execute(
                    "INSERT INTO held_seconds (session_id, position, stretch, side, seconds) \
                     VALUES (?1, ?2, ?3, ?4, ?5)",
                    params![Sql(*id), position, held.stretch, held.side.map(Sql), held.seconds],
                )?;
            }
            Ok(())
        })
    }

    /// The sessions that started on a day, oldest first.
    pub fn of_day(&self, day: NaiveDate) -> Result<Vec<StretchSession>, StoreError> {
        let mut statement = self.0.connection().prepare(
            "SELECT id, routine, started_at, ended_at, ending FROM stretch_session WHERE day = ?1 \
             ORDER BY started_utc, id",
        )?;
        let sessions = statement.query_map([Sql(day)], from_row)?;
        sessions.map(|session| self.with_held(session?)).collect()
    }

    fn with_held(&self, mut session: StretchSession) -> Result<StretchSession, StoreError> {
        let mut statement = self.0.connection().prepare(HELD)?;
        let held = statement.query_map([Sql(session.id)], held_from_row)?;
        session.session.held = held.collect::<Result<_, _>>()?;
        Ok(session)
    }
}

pub(crate) fn held_from_row(row: &Row<'_>) -> rusqlite::Result<HeldSeconds> {
    Ok(HeldSeconds { stretch: row.get("stretch")?, side: opt(row.get("side")?), seconds: row.get("seconds")? })
}

pub(crate) fn from_row(row: &Row<'_>) -> rusqlite::Result<StretchSession> {
    Ok(StretchSession {
        id: row.get::<_, Sql<_>>("id")?.0,
        session: StretchSessionDraft {
            routine: row.get("routine")?,
            started_at: row.get::<_, Sql<_>>("started_at")?.0,
            ended_at: row.get::<_, Sql<_>>("ended_at")?.0,
            ending: row.get::<_, Sql<_>>("ending")?.0,
            held: Vec::new(),
        },
    })
}

#[cfg(test)]
mod tests {
    use limber_core::journal::Side;
    use limber_core::routine::SessionEnding;

    use super::*;
    use crate::tables::testing::{at, date, id, store};

    fn session(number: u128, started_at: &str, ending: SessionEnding) -> StretchSession {
        let held = |stretch: &str, side, seconds| HeldSeconds { stretch: stretch.into(), side, seconds };
        StretchSession {
            id: id(number),
            session: StretchSessionDraft {
                routine: "bedtime-5".into(),
                started_at: at(started_at),
                ended_at: at("2026-11-12T00:50:00+01:00"),
                ending,
                held: vec![
                    held("calf-wall", Some(Side::Left), 30),
                    held("calf-wall", Some(Side::Right), 12),
                    held("walk", None, 0),
                ],
            },
        }
    }

    #[test]
    fn a_session_after_midnight_belongs_to_the_day_before() {
        let (_folder, store) = store();
        let late = session(1, "2026-11-12T00:45:00+01:00", SessionEnding::Completed);
        let early = session(2, "2026-11-11T12:00:00+01:00", SessionEnding::Left);
        let next = session(3, "2026-11-12T04:00:00+01:00", SessionEnding::Hurt);
        for session in [&late, &early, &next] {
            store.stretch_sessions().add(session).unwrap();
        }
        assert_eq!(store.stretch_sessions().of_day(date("2026-11-11")).unwrap(), [early, late]);
        assert_eq!(store.stretch_sessions().of_day(date("2026-11-12")).unwrap(), [next]);
    }

    #[test]
    fn a_wrong_hold_refuses_the_whole_session() {
        let (_folder, store) = store();
        let mut wrong = session(1, "2026-11-11T22:00:00+01:00", SessionEnding::Completed);
        wrong.session.held[2].seconds = 7201;
        assert!(matches!(store.stretch_sessions().add(&wrong), Err(StoreError::Refused { .. })));
        assert!(store.stretch_sessions().of_day(date("2026-11-11")).unwrap().is_empty());
    }
}
