use limber_core::engine::BreakRecord;
use limber_core::journal::{Alcohol, DayLog, Episode, EpisodeDraft, Muscle, Night, NightAnswer, Side, Tried};
use limber_core::review::{KindCounts, NightCounts, Review, review};
use limber_core::settings::EveningSettings;
use limber_core::winddown::{ChecklistTick, TickedBy};

use super::*;
use crate::tables::testing::{at, date, id, store};

fn span(since: &str, until: &str) -> NightSpan {
    NightSpan { since: date(since), until: date(until) }
}

fn reviewed(store: &Store, span: NightSpan) -> Review {
    let gathered = store.reviews().figures(span).unwrap();
    review(Some(&gathered), None, [3; 7], &EveningSettings::default())
}

fn episode(number: u128, night: &str, entry: EpisodeDraft) -> Episode {
    let moment = entry.started_at;
    Episode { id: id(number), night: date(night), ongoing: false, created_at: moment, updated_at: moment, entry }
}

fn cramp(started_at: &str) -> EpisodeDraft {
    EpisodeDraft::new(EpisodeKind::Cramp, at(started_at))
}

fn tried(remedy: Remedy, helped: Option<Helped>) -> Tried {
    Tried { remedy, helped }
}

/// Every question reads by an index and sorts nothing, but the one that says why not.
#[test]
fn every_question_uses_an_index() {
    let (_folder, store) = store();
    for (sql, parameters, expected) in [
        (NIGHTS, 2, "SEARCH night USING PRIMARY KEY (night>? AND night<?)"),
        (EPISODES, 2, "SEARCH episode USING INDEX episode_by_night (night>? AND night<?)"),
        (MANY_EPISODES, 2, "SCAN episode"),
        (EPISODES_A_NIGHT, 2, "SEARCH episode USING INDEX episode_by_night (night>? AND night<?)"),
        (TRIED, 2, "SEARCH episode_remedy USING PRIMARY KEY (episode_id>? AND episode_id<?)"),
        (BREAKS, 2, "SEARCH break_record USING INDEX break_record_by_day (day>? AND day<?)"),
        (MANY_BREAKS, 2, "SCAN break_record"),
        (TICKS, 3, "SEARCH checklist_tick USING PRIMARY KEY (night>? AND night<?)"),
        (FIRST_OF_NIGHTS, 0, "SEARCH night USING PRIMARY KEY"),
        (FIRST_OF_EPISODES, 0, "SEARCH episode USING INDEX episode_by_night (night>?)"),
        (FIRST_TICK, 0, "SEARCH checklist_tick USING PRIMARY KEY"),
        (FIRST_PUT_OFF, 0, "SCAN evening"),
    ] {
        let mut statement = store.connection().prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let values = rusqlite::params_from_iter(vec!["2026-11-11"; parameters]);
        let plan: Vec<String> =
            statement.query_map(values, |row| row.get("detail")).unwrap().collect::<Result<_, _>>().unwrap();
        assert_eq!(plan, [expected], "{sql}");
    }
}

#[test]
fn a_span_is_read_whole_and_nothing_beside_it() {
    let (_folder, store) = store();
    let answer = |night: &str, answer, bed: Option<&str>, up: Option<&str>| {
        let (bed_at, up_at) = (bed.map(at), up.map(at));
        store.nights().save(&Night { night: date(night), answer, sleep_quality: None, bed_at, up_at }).unwrap();
    };
    answer("2026-11-09", Some(NightAnswer::Cramps), None, None);
    answer("2026-11-10", Some(NightAnswer::None), Some("2026-11-10T23:05:00+01:00"), Some("2026-11-11T07:00:00+01:00"));
    answer("2026-11-12", Some(NightAnswer::None), None, None);
    answer("2026-11-13", Some(NightAnswer::Cramps), None, None);
    let full = EpisodeDraft {
        duration_seconds: Some(95),
        severity: Some(6),
        muscle: Some(Muscle::Calf),
        side: Some(Side::Left),
        tried: vec![tried(Remedy::Stretch, Some(Helped::Yes)), tried(Remedy::Cold, None)],
        ..cramp("2026-11-12T02:40:00+09:00")
    };
    let helped = vec![tried(Remedy::Stretch, Some(Helped::No))];
    for (number, night, entry) in [
        // Not in the order of their nights: the ids are.
        (1, "2026-11-09", EpisodeDraft { tried: helped.clone(), ..cramp("2026-11-10T02:40:00+01:00") }),
        (2, "2026-11-11", full.clone()),
        (3, "2026-11-11", EpisodeDraft { tried: helped.clone(), ..cramp("2026-11-11T23:59:00+01:00") }),
        (4, "2026-11-13", EpisodeDraft { tried: helped.clone(), ..cramp("2026-11-14T02:40:00+01:00") }),
        (5, "2026-11-10", cramp("2026-11-11T00:00:00+01:00")),
        (
            6,
            "2026-11-12",
            EpisodeDraft { kind: EpisodeKind::Ache, tried: helped.clone(), ..cramp("2026-11-12T20:00:00Z") },
        ),
        (7, "2026-11-12", full),
    ] {
        store.episodes().add(&episode(number, night, entry)).unwrap();
    }
    store.episodes().delete(id(7), at("2026-11-13T09:00:00+01:00")).unwrap();
    for (number, day, outcome) in [
        (1, "2026-11-09", BreakOutcome::Taken),
        (2, "2026-11-10", BreakOutcome::Taken),
        (3, "2026-11-12", BreakOutcome::Missed),
    ] {
        let moment = at("2026-11-10T10:00:00+01:00");
        store
            .breaks()
            .add(&BreakRecord {
                id: id(number),
                day: date(day),
                outcome,
                due_at: None,
                started_at: moment,
                ended_at: moment,
                snoozes: 0,
                sitting_seconds: 3600,
                answer: None,
                expired_by: None,
            })
            .unwrap();
    }
    for (night, item) in [("2026-11-09", "legs-up"), ("2026-11-11", STRETCHING_ITEM), ("2026-11-11", "legs-up")] {
        let (night, item, ticked_at) = (date(night), item.to_owned(), at("2026-11-11T22:00:00+01:00"));
        store
            .checklist()
            .tick(&ChecklistTick { night, item, ticked_at, ticked_by: TickedBy::Person, words: None })
            .unwrap();
    }
    let log = DayLog { day: date("2026-11-12"), alcohol: Some(Alcohol::None), ..DayLog::default() };
    store.day_logs().save(&log).unwrap();

    let review = reviewed(&store, span("2026-11-10", "2026-11-12"));
    assert_eq!(review.marks, "ccf", "a cramp outweighs the answer, a deleted one and an ache do not");
    assert_eq!(review.nights, NightCounts { cramps: 2, cramp_free: 1, not_recorded: 0 });
    assert_eq!(review.episodes, KindCounts { cramps: 3, aches: 1, ..KindCounts::default() });
    let hours: Vec<usize> = (0..24).filter(|hour| review.hours.cramps[*hour] > 0).collect();
    assert_eq!(hours, [0, 2, 23], "by the clock of the place");
    assert_eq!((review.hours.bed.to_string(), review.hours.up.to_string()), ("23:05".into(), "07:00".into()));
    assert_eq!((review.muscles[0].muscle, review.muscles[0].left), (Some(Muscle::Calf), 1));
    assert_eq!((review.severity.unwrap().most, review.duration.unwrap().most), (6, 95));
    let rows: Vec<_> = review.tried.iter().map(|row| (row.remedy, row.yes, row.no, row.unsaid)).collect();
    assert_eq!(rows, [(Remedy::Stretch, 1, 1, 0), (Remedy::Cold, 0, 0, 1)]);
    assert_eq!(review.untried, 1);
    assert_eq!((review.breaks.taken, review.breaks.missed, review.winddowns.in_part), (1, 1, 1));
    assert_eq!(review.days[2].log, Some(log));

    let reviews = store.reviews();
    assert_eq!(reviews.first_night(), Ok(Some(date("2026-11-09"))));
    let habits = reviews.habits(span("2026-11-10", "2026-11-12")).unwrap();
    let again = reviews.figures(span("2026-11-10", "2026-11-12")).unwrap();
    let told = |gathered: &Gathered| {
        let mut gathered = gathered.clone();
        let mut row = |night: &str| gathered.night_mut(date(night)).unwrap().clone();
        [row("2026-11-10"), row("2026-11-11"), row("2026-11-12")]
    };
    assert_eq!(told(&habits), told(&again));
    assert!(told(&habits)[1].stretched && !told(&habits)[0].stretched);
}

#[test]
fn many_nights_are_read_as_few_are() {
    let (_folder, store) = store();
    let moment = at("2026-11-10T10:00:00+01:00");
    let record = BreakRecord {
        id: id(1),
        day: date("2020-02-29"),
        outcome: BreakOutcome::Natural,
        due_at: None,
        started_at: moment,
        ended_at: moment,
        snoozes: 0,
        sitting_seconds: 0,
        answer: None,
        expired_by: None,
    };
    store.breaks().add(&record).unwrap();
    store.breaks().add(&BreakRecord { id: id(2), day: date("1999-12-31"), ..record }).unwrap();
    for (since, natural) in [("2020-01-01", 1), ("2000-01-01", 1), ("1999-12-31", 2)] {
        assert_eq!(reviewed(&store, span(since, "2026-11-12")).breaks.natural, natural, "since {since}");
    }
}

#[test]
fn an_empty_journal_has_no_first_night_and_one_episode_is_enough() {
    let (_folder, store) = store();
    assert_eq!(store.reviews().first_night(), Ok(None));
    store.episodes().add(&episode(1, "2019-03-02", cramp("2019-03-03T01:00:00+01:00"))).unwrap();
    assert_eq!(store.reviews().first_night(), Ok(Some(date("2019-03-02"))));
    store.episodes().delete(id(1), at("2026-11-13T09:00:00+01:00")).unwrap();
    assert_eq!(store.reviews().first_night(), Ok(None));
}
