//! Table `night`: what was said of a night. A night without a row is "not recorded".

use std::collections::BTreeMap;

use chrono::NaiveDate;
use limber_core::journal::{
    EpisodeKind, Night, NightAnswer, NightIndex, NightPlace, NightRecord, NightSummary, night_letter, night_state,
    night_summaries,
};
use limber_core::review::NightSpan;
use rusqlite::{OptionalExtension, Row, params};

use crate::mapping::{Sql, opt};
use crate::{Store, StoreError};

/// The morning's answers.
#[derive(Debug)]
pub struct Nights<'store>(&'store Store);

impl Store {
    /// The morning's answers.
    pub fn nights(&self) -> Nights<'_> {
        Nights(self)
    }
}

impl Nights<'_> {
    /// One night as it was answered; `None` if nobody said anything of it.
    pub fn get(&self, night: NaiveDate) -> Result<Option<Night>, StoreError> {
        let sql = "SELECT night, answer, sleep_quality, bed_at, up_at FROM night WHERE night = ?1";
        Ok(self.0.connection().query_row(sql, [Sql(night)], from_row).optional()?)
    }

    /// Writes a night, replacing what was said of it before.
    pub fn save(&self, night: &Night) -> Result<(), StoreError> {
        self.0.write(|connection| {
            connection.execute(
                "INSERT OR REPLACE INTO night (night, answer, sleep_quality, bed_at, up_at, edited_utc) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![
                    Sql(night.night),
                    night.answer.map(Sql),
                    night.sleep_quality,
                    night.bed_at.map(Sql),
                    night.up_at.map(Sql),
                    self.0.moment(),
                ],
            )?;
            Ok(())
        })
    }

    /// One line a night from `since` to `until`, both included, oldest first, recorded or not.
    pub fn summaries(&self, since: NaiveDate, until: NaiveDate) -> Result<Vec<NightSummary>, StoreError> {
        let mut records: BTreeMap<NaiveDate, NightRecord> = BTreeMap::new();
        let span = (Sql(since), Sql(until));

        let mut answers = self
            .0
            .connection()
            .prepare("SELECT night, answer, sleep_quality, bed_at, up_at FROM night WHERE night BETWEEN ?1 AND ?2")?;
        let mut rows = answers.query(span)?;
        while let Some(row) = rows.next()? {
            let record = records.entry(row.get::<_, Sql<_>>("night")?.0).or_default();
            record.answer = opt(row.get("answer")?);
            record.sleep_quality = row.get("sleep_quality")?;
            record.bed_at = opt(row.get("bed_at")?);
            record.up_at = opt(row.get("up_at")?);
        }

        let mut episodes = self.0.connection().prepare(
            "SELECT night, count(*) AS episodes, sum(kind = ?3) AS cramps, min(muscle) AS muscle, min(side) AS side, \
             count(DISTINCT coalesce(muscle, '') || ' ' || coalesce(side, '')) AS places FROM episode WHERE \
             deleted_utc IS NULL AND night BETWEEN ?1 AND ?2 GROUP BY night",
        )?;
        let mut rows = episodes.query((Sql(since), Sql(until), Sql(EpisodeKind::Cramp)))?;
        while let Some(row) = rows.next()? {
            let record = records.entry(row.get::<_, Sql<_>>("night")?.0).or_default();
            record.episodes = row.get("episodes")?;
            record.cramps = row.get("cramps")?;
            if row.get::<_, u32>("places")? == 1 {
                record.place = Some(NightPlace { muscle: opt(row.get("muscle")?), side: opt(row.get("side")?) });
            }
        }
        Ok(night_summaries(since, until, &records))
    }

    /// A letter a night, from the first of which anything is written down to `until`.
    pub fn index(&self, until: NaiveDate) -> Result<NightIndex, StoreError> {
        let first = self.0.reviews().first_night()?.filter(|first| *first <= until);
        let Some(since) = first else { return Ok(NightIndex::default()) };
        let span = NightSpan { since, until };
        // Answer, whether there was a cramp, whether anything else is written down.
        let mut known: Vec<(Option<NightAnswer>, bool, bool)> = vec![(None, false, false); span.nights()];
        let position = |row: &Row<'_>| -> rusqlite::Result<Option<usize>> {
            Ok(span.position(row.get::<_, Sql<NaiveDate>>(0)?.0))
        };
        let ends = (Sql(since), Sql(until));
        let connection = self.0.connection();
        let mut answers = connection.prepare(
            "SELECT night, answer, sleep_quality IS NOT NULL OR bed_at IS NOT NULL OR up_at IS NOT NULL FROM night \
             WHERE night BETWEEN ?1 AND ?2",
        )?;
        let mut rows = answers.query(ends)?;
        while let Some(row) = rows.next()? {
            if let Some(night) = position(row)?.and_then(|at| known.get_mut(at)) {
                (night.0, night.2) = (opt(row.get(1)?), row.get(2)?);
            }
        }
        let mut episodes = connection.prepare(
            "SELECT night, max(kind = ?3) FROM episode WHERE deleted_utc IS NULL AND night BETWEEN ?1 AND ?2 \
             GROUP BY night",
        )?;
        let mut rows = episodes.query((Sql(since), Sql(until), Sql(EpisodeKind::Cramp)))?;
        while let Some(row) = rows.next()? {
            if let Some(night) = position(row)?.and_then(|at| known.get_mut(at)) {
                (night.1, night.2) = (row.get(1)?, true);
            }
        }
        let letter = |(answer, cramp, written)| night_letter(night_state(answer, u32::from(cramp)), written);
        Ok(NightIndex { since: Some(since), marks: known.into_iter().map(letter).collect() })
    }
}

pub(crate) fn from_row(row: &Row<'_>) -> rusqlite::Result<Night> {
    Ok(Night {
        night: row.get::<_, Sql<_>>("night")?.0,
        answer: opt(row.get("answer")?),
        sleep_quality: row.get("sleep_quality")?,
        bed_at: opt(row.get("bed_at")?),
        up_at: opt(row.get("up_at")?),
    })
}

#[cfg(test)]
mod tests {
    use limber_core::journal::{Episode, EpisodeDraft, Muscle, NightState, Side};

    use super::*;
    use crate::tables::testing::{at, date, id, store};

    fn night(date_text: &str, answer: Option<NightAnswer>) -> Night {
        Night { night: date(date_text), answer, sleep_quality: None, bed_at: None, up_at: None }
    }

    fn episode(number: u128, kind: &str, night: &str) -> Episode {
        let entry: EpisodeDraft =
            serde_json::from_value(serde_json::json!({ "kind": kind, "started_at": "2026-11-12T02:00:00+01:00" }))
                .unwrap();
        let moment = at("2026-11-12T02:00:00+01:00");
        Episode { id: id(number), night: date(night), ongoing: false, created_at: moment, updated_at: moment, entry }
    }

    #[test]
    fn the_last_answer_counts() {
        let (_folder, store) = store();
        assert_eq!(store.nights().get(date("2026-11-11")), Ok(None));
        store.nights().save(&night("2026-11-11", Some(NightAnswer::None))).unwrap();
        let full = Night {
            sleep_quality: Some(4),
            bed_at: Some(at("2026-11-11T22:50:00+01:00")),
            up_at: Some(at("2026-11-12T06:30:00+01:00")),
            ..night("2026-11-11", Some(NightAnswer::Cramps))
        };
        store.nights().save(&full).unwrap();
        assert_eq!(store.nights().get(date("2026-11-11")), Ok(Some(full)));
    }

    #[test]
    fn lines_join_answers_and_episodes_and_leave_deleted_ones_out() {
        let (_folder, store) = store();
        store.nights().save(&night("2026-11-09", Some(NightAnswer::None))).unwrap();
        store.nights().save(&night("2026-11-10", Some(NightAnswer::None))).unwrap();
        store.episodes().add(&episode(1, "cramp", "2026-11-10")).unwrap();
        store.episodes().add(&episode(2, "ache", "2026-11-10")).unwrap();
        store.episodes().add(&episode(3, "ache", "2026-11-11")).unwrap();
        store.episodes().add(&episode(4, "cramp", "2026-11-12")).unwrap();
        store.episodes().delete(id(4), at("2026-11-13T09:00:00+01:00")).unwrap();
        let lines: Vec<_> = store
            .nights()
            .summaries(date("2026-11-08"), date("2026-11-12"))
            .unwrap()
            .into_iter()
            .map(|line| (line.night.to_string(), line.state, line.episodes))
            .collect();
        assert_eq!(
            lines,
            [
                ("2026-11-08".into(), NightState::NotRecorded, 0),
                ("2026-11-09".into(), NightState::CrampFree, 0),
                ("2026-11-10".into(), NightState::Cramps, 2),
                ("2026-11-11".into(), NightState::NotRecorded, 1),
                ("2026-11-12".into(), NightState::NotRecorded, 0),
            ]
        );
    }

    #[test]
    fn the_index_has_a_letter_for_each_night_from_the_first_on() {
        let (_folder, store) = store();
        let index = |until: &str| store.nights().index(date(until)).unwrap();
        assert_eq!(index("2026-11-12"), NightIndex::default());
        store.episodes().add(&episode(1, "ache", "2026-11-06")).unwrap();
        store.nights().save(&night("2026-11-08", Some(NightAnswer::None))).unwrap();
        store.nights().save(&Night { sleep_quality: Some(3), ..night("2026-11-09", None) }).unwrap();
        store.nights().save(&night("2026-11-10", Some(NightAnswer::None))).unwrap();
        store.episodes().add(&episode(2, "cramp", "2026-11-10")).unwrap();
        store.episodes().add(&episode(3, "ache", "2026-11-10")).unwrap();
        store.episodes().add(&episode(4, "cramp", "2026-11-04")).unwrap();
        store.episodes().delete(id(4), at("2026-11-13T09:00:00+01:00")).unwrap();
        assert_eq!(index("2026-11-12"), NightIndex { since: Some(date("2026-11-06")), marks: "e-fec--".into() });
        assert_eq!(index("2026-11-06").marks, "e");
        assert_eq!(index("2026-11-05"), NightIndex::default(), "nothing up to then");
    }

    #[test]
    fn a_line_names_the_place_that_all_its_episodes_share() {
        let (_folder, store) = store();
        let put = |number, muscle: Option<Muscle>, side: Option<Side>, night: &str| {
            let mut episode = episode(number, "cramp", night);
            (episode.entry.muscle, episode.entry.side) = (muscle, side);
            store.episodes().add(&episode).unwrap();
        };
        let (calf, left) = (Some(Muscle::Calf), Some(Side::Left));
        put(1, calf, left, "2026-11-10");
        put(2, calf, left, "2026-11-10");
        put(3, calf, left, "2026-11-11");
        put(4, calf, None, "2026-11-11");
        put(5, None, None, "2026-11-12");
        let lines = store.nights().summaries(date("2026-11-10"), date("2026-11-13")).unwrap();
        let places: Vec<_> = lines.iter().map(|line| line.place).collect();
        let one = |muscle, side| Some(NightPlace { muscle, side });
        assert_eq!(places, [one(calf, left), None, one(None, None), None]);
    }

    #[test]
    fn sleep_quality_outside_one_to_five_is_refused() {
        let (_folder, store) = store();
        for wrong in [0, 6] {
            let refused = store.nights().save(&Night { sleep_quality: Some(wrong), ..night("2026-11-11", None) });
            assert!(matches!(refused, Err(StoreError::Refused { .. })), "{refused:?}");
        }
    }
}
