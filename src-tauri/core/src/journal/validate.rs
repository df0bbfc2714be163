//! What can be written into the journal. Each check hands back the tidied entry or the first thing wrong.
//!
//! Fields are named as in the request that carries the entry: `entry.`, or `night`, `day` and `change.`.

use chrono::{Datelike, NaiveDate};

use super::{EpisodeDraft, Night};
use crate::check::{Bounds, FIRST_YEAR, past_date, past_moment, short, within};
use crate::invalid::{Invalid, Problem};
use crate::time::{LocalTime, night_of};

/// Most characters of a note.
pub const NOTE_CHARACTERS: u32 = 4000;

/// Seconds a cramp or ache can last: a day at most.
pub const DURATION_SECONDS: Bounds = Bounds::new(0, 86_400);

/// How bad it was: 0 none - 10 the worst imaginable.
pub const SEVERITY: Bounds = Bounds::new(0, 10);

/// How much it disturbed sleep.
pub const SLEEP_DISTURBANCE: Bounds = Bounds::new(0, 10);

/// How the person slept: 1 very bad - 5 very good.
pub const SLEEP_QUALITY: Bounds = Bounds::new(1, 5);

/// Most nights that can be asked for at once, ten years of them: an answer stays below the longest frame.
pub const SPAN_NIGHTS: i64 = 3_660;

impl EpisodeDraft {
    /// The entry, its note trimmed, an empty one left out.
    pub fn checked(mut self, now: LocalTime) -> Result<Self, Invalid> {
        past_moment("entry.started_at", self.started_at, now)?;
        within("entry.duration_seconds", self.duration_seconds, DURATION_SECONDS)?;
        within("entry.severity", self.severity, SEVERITY)?;
        within("entry.sleep_disturbance", self.sleep_disturbance, SLEEP_DISTURBANCE)?;
        for (index, tried) in self.tried.iter().enumerate() {
            if self.tried[..index].iter().any(|before| before.remedy == tried.remedy) {
                return Err(Invalid::new(format!("entry.tried[{index}].remedy"), Problem::Twice));
            }
        }
        self.note = self.note.map(|note| note.trim().to_owned()).filter(|note| !note.is_empty());
        if let Some(note) = &self.note {
            short("entry.note", note, NOTE_CHARACTERS)?;
        }
        Ok(self)
    }
}

impl Night {
    /// The record of a night that has begun.
    pub fn checked(self, now: LocalTime) -> Result<Self, Invalid> {
        past_date("night", self.night, night_of(now))?;
        within("change.sleep_quality", self.sleep_quality, SLEEP_QUALITY)?;
        for (field, moment) in [("change.bed_at", self.bed_at), ("change.up_at", self.up_at)] {
            let Some(moment) = moment else { continue };
            past_moment(field, moment, now)?;
            // Up to the second evening: whoever works at night may sleep until late in the afternoon.
            let days = (moment.date_naive() - self.night).num_days();
            if !(0..=1).contains(&days) {
                return Err(Invalid::new(field, Problem::AnotherNight));
            }
        }
        if let (Some(bed_at), Some(up_at)) = (self.bed_at, self.up_at)
            && up_at < bed_at
        {
            return Err(Invalid::new("change.up_at", Problem::EndsBeforeItBegins));
        }
        Ok(self)
    }
}

/// The first and last night asked for: in order, and no more than `SPAN_NIGHTS` apart.
pub fn checked_span(since: NaiveDate, until: NaiveDate) -> Result<(), Invalid> {
    for (field, date) in [("since", since), ("until", until)] {
        if date.year() < FIRST_YEAR {
            return Err(Invalid::new(field, Problem::TooLongAgo { first_year: FIRST_YEAR }));
        }
    }
    if until < since {
        return Err(Invalid::new("until", Problem::EndsBeforeItBegins));
    }
    if (until - since).num_days() > SPAN_NIGHTS {
        return Err(Invalid::new("until", Problem::OutOfRange { least: 0, most: SPAN_NIGHTS }));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::journal::{DayChange, EpisodeKind, Remedy, Tried};

    const NOW: &str = "2026-11-12T09:00:00+01:00";

    fn at(text: &str) -> LocalTime {
        DateTime::parse_from_rfc3339(text).unwrap()
    }

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn draft() -> EpisodeDraft {
        EpisodeDraft::new(EpisodeKind::Cramp, at("2026-11-12T02:10:00+01:00"))
    }

    fn refusal<T: std::fmt::Debug>(result: Result<T, Invalid>) -> (String, Problem) {
        let invalid = result.expect_err("this must be refused");
        (invalid.field, invalid.problem)
    }

    #[test]
    fn only_what_and_when_are_required() {
        assert_eq!(draft().checked(at(NOW)), Ok(draft()));
    }

    #[test]
    fn an_episode_is_refused_by_its_first_wrong_field() {
        let scale = Problem::OutOfRange { least: 0, most: 10 };
        let long_ago = Problem::TooLongAgo { first_year: 1900 };
        let twice = vec![Tried { remedy: Remedy::Rub, helped: None }; 2];
        for (wrong, field, problem) in [
            (EpisodeDraft { severity: Some(11), ..draft() }, "entry.severity", scale),
            (EpisodeDraft { sleep_disturbance: Some(200), ..draft() }, "entry.sleep_disturbance", scale),
            (
                EpisodeDraft { duration_seconds: Some(86_401), ..draft() },
                "entry.duration_seconds",
                Problem::OutOfRange { least: 0, most: 86_400 },
            ),
            (EpisodeDraft { tried: twice, ..draft() }, "entry.tried[1].remedy", Problem::Twice),
            (EpisodeDraft { note: Some("x".repeat(4001)), ..draft() }, "entry.note", Problem::TooLong { most: 4000 }),
            (
                EpisodeDraft { started_at: at("2026-11-12T09:05:01+01:00"), ..draft() },
                "entry.started_at",
                Problem::InTheFuture,
            ),
            (EpisodeDraft { started_at: at("1899-12-31T23:59:59Z"), ..draft() }, "entry.started_at", long_ago),
        ] {
            assert_eq!(refusal(wrong.checked(at(NOW))), (field.to_owned(), problem));
        }
    }

    #[test]
    fn the_edges_of_every_range_are_fine() {
        let edge = EpisodeDraft {
            // Five minutes ahead, seen from another offset.
            started_at: at("2026-11-12T08:05:00Z"),
            severity: Some(10),
            sleep_disturbance: Some(0),
            duration_seconds: Some(86_400),
            note: Some("ü".repeat(4000)),
            ..draft()
        };
        assert_eq!(edge.clone().checked(at(NOW)), Ok(edge));
    }

    #[test]
    fn a_note_is_trimmed_and_an_empty_one_left_out() {
        let with = |note: &str| EpisodeDraft { note: Some(note.into()), ..draft() }.checked(at(NOW)).unwrap().note;
        assert_eq!(with("  after the bath\n"), Some("after the bath".into()));
        assert_eq!(with(" \n\t"), None);
        let padded = format!("{}{}", "x".repeat(4000), " ".repeat(10));
        assert_eq!(with(&padded).map(|note| note.len()), Some(4000), "the spaces do not count");
    }

    #[test]
    fn a_night_can_be_answered_once_it_has_begun() {
        let night =
            |text: &str| Night { night: date(text), answer: None, sleep_quality: Some(5), bed_at: None, up_at: None };
        assert!(night("2026-11-11").checked(at(NOW)).is_ok());
        assert!(night("2026-11-12").checked(at("2026-11-12T12:00:00+01:00")).is_ok());
        let tonight = night("2026-11-12").checked(at(NOW));
        assert_eq!(refusal(tonight), ("night".into(), Problem::InTheFuture), "at nine it is not noon yet");

        let quality = Problem::OutOfRange { least: 1, most: 5 };
        for wrong in [0, 6] {
            let night = Night { sleep_quality: Some(wrong), ..night("2026-11-11") };
            assert_eq!(refusal(night.checked(at(NOW))), ("change.sleep_quality".into(), quality));
        }
    }

    #[test]
    fn bed_and_up_belong_to_the_night_and_are_in_order() {
        let night = |bed: &str, up: &str| {
            let (bed_at, up_at) = (Some(at(bed)), Some(at(up)));
            Night { night: date("2026-11-10"), answer: None, sleep_quality: None, bed_at, up_at }.checked(at(NOW))
        };
        assert!(night("2026-11-10T22:50:00+01:00", "2026-11-11T06:30:00+01:00").is_ok());
        assert!(night("2026-11-11T08:00:00+01:00", "2026-11-11T16:00:00+01:00").is_ok(), "after a night shift");
        let refused = [
            (night("2026-11-09T22:50:00+01:00", "2026-11-11T06:30:00+01:00"), "change.bed_at", Problem::AnotherNight),
            (night("2026-11-10T22:50:00+01:00", "2026-11-12T06:30:00+01:00"), "change.up_at", Problem::AnotherNight),
            (
                night("2026-11-11T06:30:00+01:00", "2026-11-10T22:50:00+01:00"),
                "change.up_at",
                Problem::EndsBeforeItBegins,
            ),
        ];
        for (result, field, problem) in refused {
            assert_eq!(refusal(result), (field.to_owned(), problem));
        }
    }

    #[test]
    fn a_day_log_is_of_a_day_that_has_begun() {
        let said = |now: &str| DayChange::default().checked(date("2026-11-12"), at(now));
        assert!(said("2026-11-12T04:00:00+01:00").is_ok());
        let early = said("2026-11-12T03:59:00+01:00");
        assert_eq!(refusal(early), ("day".into(), Problem::InTheFuture));
    }

    #[test]
    fn a_span_is_in_order_and_of_ten_years_at_most() {
        let span = |since: &str, until: &str| checked_span(date(since), date(until));
        assert!(span("2026-11-12", "2026-11-12").is_ok());
        assert!(span("2016-11-12", "2026-11-12").is_ok());
        assert_eq!(refusal(span("2026-11-12", "2026-11-11")).1, Problem::EndsBeforeItBegins);
        assert_eq!(refusal(span("2016-11-01", "2026-11-12")).0, "until");
        assert_eq!(refusal(checked_span(NaiveDate::MIN, NaiveDate::MAX)).0, "since");
    }
}
