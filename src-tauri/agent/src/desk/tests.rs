use std::collections::BTreeSet;

use chrono::{NaiveDate, TimeDelta};
use limber_core::api::{Request, Response};
use limber_core::engine::{BreakOutcome, BreakRecord};
use limber_core::invalid::{Invalid, Problem};
use limber_core::journal::{
    DayChange, DayContents, DayLog, Episode, EpisodeDraft, EpisodeKind, MedicalDraft, MedicalEntry, Night, NightAnswer,
    NightChange, NightState,
};
use limber_core::routine::Library;
use limber_core::settings::Settings;
use limber_core::time::LocalTime;
use limber_core::winddown::{ChecklistTick, ListedItem, TickedBy};
use serde_json::json;
use uuid::Uuid;

use super::{Changes, Desk, Journal, Refused};

mod review;

const NOW: &str = "2026-11-12T09:00:00+01:00";

struct World {
    now: LocalTime,
    journal: Journal,
    ids: u128,
    _folder: tempfile::TempDir,
}

impl World {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let journal = Journal::open(folder.path().join("journal.db"), at(NOW));
        Self { now: at(NOW), journal, ids: 0, _folder: folder }
    }

    /// One job, and what it caused.
    fn ask(&mut self, request: Request) -> (Result<Response, Refused>, Changes) {
        self.ids += 1;
        let (settings, library, mut changes) = (Settings::default(), Library::default(), Changes::default());
        let mut desk = Desk {
            now: self.now,
            clock_put: TimeDelta::zero(),
            journal: &mut self.journal,
            settings: &settings,
            library: &library,
            new_id: Uuid::from_u128(self.ids),
            touched: BTreeSet::new(),
            changes: &mut changes,
        };
        let asked = request.clone();
        let answer = desk.answer(request);
        if let Ok(answer) = &answer {
            assert!(asked.is_answered_by(answer), "{asked:?}: {answer:?}");
        }
        (answer, changes)
    }

    fn add(&mut self, started_at: &str) -> (Episode, Changes) {
        match self.ask(Request::EpisodeAdd { entry: cramp(started_at) }) {
            (Ok(Response::Episode(episode)), changes) => (episode, changes),
            other => panic!("{other:?}"),
        }
    }
}

fn at(text: &str) -> LocalTime {
    text.parse().unwrap()
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn cramp(started_at: &str) -> EpisodeDraft {
    EpisodeDraft::new(EpisodeKind::Cramp, at(started_at))
}

/// Each night that is told of: its date, its state and its episodes.
fn told(changes: &Changes) -> Vec<(String, NightState, usize)> {
    let line = |night: &limber_core::journal::NightContents| {
        assert_eq!(night.summary.episodes as usize, night.page.episodes.len());
        (night.summary.night.to_string(), night.summary.state, night.page.episodes.len())
    };
    changes.nights.iter().map(line).collect()
}

#[test]
fn a_written_episode_tells_its_night_whole() {
    let mut world = World::new();
    world.add("2026-11-12T02:00:00+01:00");
    let (second, changes) = world.add("2026-11-12T03:00:00+01:00");
    assert_eq!(told(&changes), [("2026-11-11".into(), NightState::Cramps, 2)]);
    assert_eq!(changes.nights[0].page.episodes[0], second, "newest first");
    assert!(changes.touch_today() && !changes.untold);
}

#[test]
fn an_episode_that_moves_tells_both_nights() {
    let mut world = World::new();
    let (Episode { id, .. }, _) = world.add("2026-11-12T02:00:00+01:00");
    let (_, changes) = world.ask(Request::EpisodeUpdate { id, entry: cramp("2026-11-10T02:00:00+01:00"), base: None });
    assert_eq!(
        told(&changes),
        [("2026-11-09".into(), NightState::Cramps, 1), ("2026-11-11".into(), NightState::NotRecorded, 0)]
    );
}

#[test]
fn deleting_and_bringing_back_tell_the_night_and_what_is_refused_tells_nothing() {
    let mut world = World::new();
    let (Episode { id, .. }, _) = world.add("2026-11-12T02:00:00+01:00");
    let (_, deleted) = world.ask(Request::EpisodeDelete { id });
    assert_eq!(told(&deleted), [("2026-11-11".into(), NightState::NotRecorded, 0)]);
    let (again, nothing) = world.ask(Request::EpisodeDelete { id });
    assert!(again.is_err() && !nothing.touch_picture());
    let (_, restored) = world.ask(Request::EpisodeRestore { id });
    assert_eq!(told(&restored), [("2026-11-11".into(), NightState::Cramps, 1)]);
}

#[test]
fn a_forgotten_cramp_is_closed_and_both_nights_are_told() {
    let mut world = World::new();
    let start = Request::CrampStart { muscle: None, side: None };
    assert_eq!(told(&world.ask(start.clone()).1), [("2026-11-11".into(), NightState::Cramps, 1)]);
    assert_eq!(told(&world.ask(start.clone()).1), [("2026-11-11".into(), NightState::Cramps, 1)], "the same cramp");
    world.now = at("2026-11-12T15:00:00+01:00");
    let (_, changes) = world.ask(start);
    assert_eq!(
        told(&changes),
        [("2026-11-11".into(), NightState::Cramps, 1), ("2026-11-12".into(), NightState::Cramps, 1)]
    );
    assert!(!changes.nights[0].page.episodes[0].ongoing && changes.nights[1].page.episodes[0].ongoing);
}

#[test]
fn what_two_say_of_a_night_is_both_kept() {
    let mut world = World::new();
    let night = date("2026-11-11");
    let slept = NightChange { sleep_quality: Some(Some(4)), ..NightChange::default() };
    let free = NightChange { answer: Some(Some(NightAnswer::None)), ..NightChange::default() };
    world.ask(Request::NightChange { night, change: slept }).0.unwrap();
    let (answer, changes) = world.ask(Request::NightChange { night, change: free });
    let both = Night { answer: Some(NightAnswer::None), sleep_quality: Some(4), ..Night::unsaid(night) };
    assert_eq!(answer, Ok(Response::Night(both)));
    assert_eq!(told(&changes), [("2026-11-11".into(), NightState::CrampFree, 0)]);
    assert_eq!(changes.nights[0].summary.answer, Some(NightAnswer::None));

    let back = NightChange { answer: Some(None), ..NightChange::default() };
    let (_, changes) = world.ask(Request::NightChange { night, change: back });
    assert_eq!(changes.nights[0].summary.state, NightState::NotRecorded);
    assert_eq!(changes.nights[0].summary.sleep_quality, Some(4), "taken back is the answer alone");
}

#[test]
fn a_change_that_is_refused_names_its_field_and_leaves_the_night_as_it_was() {
    let mut world = World::new();
    let night = date("2026-11-11");
    for (change, field) in [
        (json!({ "sleep_quality": 6 }), "change.sleep_quality"),
        (json!({ "bed_at": "2026-11-14T22:00:00+01:00" }), "change.bed_at"),
    ] {
        let change = serde_json::from_value(change).unwrap();
        let (answer, changes) = world.ask(Request::NightChange { night, change });
        let Err(Refused::Invalid(invalid)) = answer else { panic!("{answer:?}") };
        assert_eq!(invalid.field, field);
        assert!(!changes.touch_picture());
    }
    let ahead = Request::NightChange { night: date("2026-11-13"), change: NightChange::default() };
    assert_eq!(world.ask(ahead).0, Err(Invalid::new("night", Problem::InTheFuture).into()));
    assert_eq!(world.ask(Request::Night { night }).0, Ok(Response::Night(Night::unsaid(night))));
}

#[test]
fn what_two_say_of_a_day_is_both_kept() {
    let mut world = World::new();
    let day = date("2026-11-12");
    let water = DayChange { low_water: Some(Some(true)), ..DayChange::default() };
    let stood = DayChange { long_standing: Some(Some(true)), ..DayChange::default() };
    world.ask(Request::DayChange { day, change: water }).0.unwrap();
    let (answer, changes) = world.ask(Request::DayChange { day, change: stood });
    let both = DayLog { day, low_water: Some(true), long_standing: Some(true), ..DayLog::default() };
    let both = DayContents { log: both, breaks: 0, stretches: 0, winddown: 0 };
    assert_eq!(answer, Ok(Response::Day(both.clone())));
    assert_eq!(changes.days, std::slice::from_ref(&both));
    assert_eq!(world.ask(Request::Day { day }).0, Ok(Response::Day(both)));
    let ahead = Request::DayChange { day: date("2026-11-13"), change: DayChange::default() };
    assert_eq!(world.ask(ahead).0, Err(Invalid::new("day", Problem::InTheFuture).into()));
}

#[test]
fn a_day_fills_in_by_itself_with_what_was_done() {
    let mut world = World::new();
    let day = date("2026-11-12");
    let contents = |world: &mut World| match world.ask(Request::Day { day }).0 {
        Ok(Response::Day(day)) => day,
        other => panic!("{other:?}"),
    };
    assert_eq!(contents(&mut world).log, DayLog { day, ..DayLog::default() });
    let (item, ticked_by, words) = ("water-through-the-day".into(), TickedBy::Person, None);
    let tick = ChecklistTick { night: day, item, ticked_at: at(NOW), ticked_by, words };
    world.journal.write(world.now, |store| store.checklist().tick(&tick)).unwrap();
    for (number, outcome) in [BreakOutcome::Taken, BreakOutcome::Natural, BreakOutcome::Skipped].into_iter().enumerate()
    {
        let record = BreakRecord {
            id: Uuid::from_u128(number as u128),
            day,
            outcome,
            due_at: None,
            started_at: at(NOW),
            ended_at: at(NOW),
            snoozes: 0,
            sitting_seconds: 0,
            answer: None,
            expired_by: None,
        };
        world.journal.write(world.now, |store| store.breaks().add(&record)).unwrap();
    }
    let seen = contents(&mut world);
    assert_eq!((seen.breaks, seen.stretches, seen.winddown), (2, 0, 1));
}

#[test]
fn medicines_are_told_whole_and_what_is_not_named_stays() {
    let mut world = World::new();
    let draft: MedicalDraft = serde_json::from_value(json!({ "kind": "medicine", "name": " A statin " })).unwrap();
    let (answer, changes) = world.ask(Request::MedicalAdd { entry: draft.clone() });
    let Ok(Response::MedicalEntry(entry)) = answer else { panic!("{answer:?}") };
    assert_eq!(entry.entry.name, "A statin");
    assert_eq!(changes.medical, Some(vec![entry.clone()]));

    let id = entry.id;
    let change = |value| Request::MedicalChange { id, change: serde_json::from_value(value).unwrap() };
    world.ask(change(json!({ "started_on": "2026-01-01" }))).0.unwrap();
    world.ask(change(json!({ "stopped_on": "2026-11-01" }))).0.unwrap();
    let listed = |world: &mut World| match world.ask(Request::MedicalList).0 {
        Ok(Response::MedicalEntries(entries)) => entries,
        other => panic!("{other:?}"),
    };
    let whole: Vec<MedicalEntry> = listed(&mut world);
    assert_eq!(whole[0].entry.started_on, Some(date("2026-01-01")));
    assert_eq!(whole[0].entry.stopped_on, Some(date("2026-11-01")));
    let early = world.ask(change(json!({ "stopped_on": "2025-11-01" }))).0;
    assert_eq!(early, Err(Invalid::new("change.stopped_on", Problem::EndsBeforeItBegins).into()));
    // Saying what is so already is no change: undo goes to the one before.
    world.ask(change(json!({ "stopped_on": "2026-11-01" }))).0.unwrap();
    world.ask(Request::MedicalUndo).0.unwrap();
    assert_eq!(listed(&mut world)[0].entry.stopped_on, None);
    let (answer, changes) = world.ask(Request::MedicalDelete { id });
    assert_eq!((answer, changes.medical), (Ok(Response::Done), Some(vec![])));
    world.ask(Request::MedicalRestore { id }).0.unwrap();
    assert_eq!(listed(&mut world).len(), 1);
    for _ in 1..200 {
        world.ask(Request::MedicalAdd { entry: draft.clone() }).0.unwrap();
    }
    let full = world.ask(Request::MedicalAdd { entry: draft }).0;
    assert_eq!(full, Err(Invalid::new("entries", Problem::TooMany { most: 200 }).into()));
}

fn listed(answer: Result<Response, Refused>) -> Vec<ListedItem> {
    match answer {
        Ok(Response::Checklist(items)) => items,
        other => panic!("{other:?}"),
    }
}

fn own(items: &[ListedItem]) -> Vec<(String, String)> {
    let own = items.iter().filter_map(|item| Some((item.id.clone(), item.own.clone()?.words)));
    own.collect()
}

fn evening_of(world: &mut World, night: &str) -> Vec<(String, bool)> {
    match world.ask(Request::Evening { night: Some(date(night)) }).0 {
        Ok(Response::Evening(evening)) => {
            evening.items.into_iter().map(|item| (item.words.unwrap_or(item.id), item.ticked_at.is_some())).collect()
        }
        other => panic!("{other:?}"),
    }
}

fn add(words: &str) -> Request {
    Request::ChecklistAdd { item: serde_json::from_value(json!({ "words": words, "minutes_before_bed": 50 })).unwrap() }
}

#[test]
fn the_list_is_the_persons_and_two_windows_lose_nothing_of_each_other() {
    let mut world = World::new();
    let (answer, changes) = world.ask(add("Feed the cat"));
    let first = own(&listed(answer));
    assert!(changes.checklist.is_some_and(|list| own(&list.items().collect::<Vec<_>>()) == first));
    let second = own(&listed(world.ask(add("Lock the door")).0));
    assert_eq!(second.len(), 2);
    let cat = first[0].0.clone();
    let change = |value| Request::ChecklistChange { item: cat.clone(), change: serde_json::from_value(value).unwrap() };
    world.ask(change(json!({ "words": "Feed both cats" }))).0.unwrap();
    world.ask(change(json!({ "timer_minutes": 3 }))).0.unwrap();
    world.ask(Request::ChecklistMove { item: cat.clone(), before: Some("warm-bath".into()) }).0.unwrap();
    let off = serde_json::from_value(json!({ "on": false })).unwrap();
    let items = listed(world.ask(Request::ChecklistChange { item: "screens-away".into(), change: off }).0);
    assert_eq!(listed(world.ask(Request::Checklist).0), items);
    let at = |id: &str| items.iter().position(|item| item.id == id).unwrap();
    assert_eq!(at(&cat) + 1, at("warm-bath"));
    let whole = items[at(&cat)].own.clone().unwrap();
    assert_eq!((whole.words.as_str(), whole.timer_minutes), ("Feed both cats", Some(3)));
    let shown: Vec<_> = evening_of(&mut world, "2026-11-12").into_iter().map(|(name, _)| name).collect();
    assert!(shown.contains(&"Feed both cats".to_owned()) && shown.contains(&"Lock the door".to_owned()));
    assert!(!shown.contains(&"screens-away".to_owned()) && !shown.contains(&"loose-covers".to_owned()));
}

#[test]
fn nothing_is_half_written_where_a_change_is_refused() {
    let mut world = World::new();
    let before = listed(world.ask(Request::Checklist).0);
    let refused = |world: &mut World, request, field: &str, problem| {
        let (answer, changes) = world.ask(request);
        assert_eq!(answer, Err(Invalid::new(field, problem).into()));
        assert!(changes.checklist.is_none());
    };
    refused(&mut world, add(" "), "item.words", Problem::Empty);
    let unknown = Some("vitamins".to_owned());
    let missing = Request::ChecklistMove { item: "warm-bath".into(), before: unknown };
    refused(&mut world, missing, "before", Problem::Unknown);
    let built_in = Request::ChecklistRemove { item: "warm-bath".into() };
    refused(&mut world, built_in, "item", Problem::BuiltIn);
    assert_eq!(listed(world.ask(Request::Checklist).0), before);
    assert!(matches!(world.ask(Request::ChecklistResetUndo).0, Err(Refused::Store(_))));
}

#[test]
fn what_was_ticked_keeps_its_words_and_can_still_be_corrected() {
    let mut world = World::new();
    let (night, yesterday) = (date("2026-11-12"), date("2026-11-11"));
    let cat = own(&listed(world.ask(add("Feed the cat")).0))[0].0.clone();
    let tick = |night, ticked| Request::ChecklistTick { night, item: cat.clone(), ticked };
    world.ask(tick(yesterday, true)).0.unwrap();
    let change = serde_json::from_value(json!({ "words": "Feed the dog" })).unwrap();
    world.ask(Request::ChecklistChange { item: cat.clone(), change }).0.unwrap();
    world.ask(Request::ChecklistRemove { item: cat.clone() }).0.unwrap();
    let has = |world: &mut World, night: &str| {
        evening_of(world, night).into_iter().filter(|(name, _)| name.starts_with("Feed")).collect::<Vec<_>>()
    };
    assert_eq!(has(&mut world, "2026-11-11"), [("Feed the cat".to_owned(), true)]);
    assert_eq!(has(&mut world, "2026-11-12"), []);
    world.ask(tick(yesterday, false)).0.unwrap();
    assert_eq!(has(&mut world, "2026-11-11"), []);
    world.ask(tick(yesterday, true)).0.unwrap();
    assert_eq!(has(&mut world, "2026-11-11"), [("Feed the dog".to_owned(), true)], "while it can be restored");
    world.ask(Request::ChecklistRestore { item: cat.clone() }).0.unwrap();
    assert_eq!(has(&mut world, "2026-11-12"), [("Feed the dog".to_owned(), false)]);
    let unknown = Request::ChecklistTick { night, item: "vitamins".into(), ticked: false };
    assert_eq!(world.ask(unknown).0, Err(Invalid::new("item", Problem::Unknown).into()));
}

#[test]
fn back_to_the_default_and_back() {
    let mut world = World::new();
    let default = listed(world.ask(Request::Checklist).0);
    world.ask(add("Feed the cat")).0.unwrap();
    let mine = listed(world.ask(Request::ChecklistMove { item: "in-bed".into(), before: None }).0);
    assert_eq!(listed(world.ask(Request::ChecklistReset).0), default);
    assert_eq!(listed(world.ask(Request::ChecklistResetUndo).0), mine);
    assert!(matches!(world.ask(Request::ChecklistResetUndo).0, Err(Refused::Store(_))), "each once");
}

/// Ticked just before and just after each of the moments at which something may change hands.
#[test]
fn a_tick_belongs_to_the_evening_that_its_moment_belongs_to() {
    let mut world = World::new();
    for (moment, evening) in [
        ("2026-11-11T23:59:00+01:00", "2026-11-11"),
        ("2026-11-12T00:01:00+01:00", "2026-11-11"),
        ("2026-11-12T03:59:00+01:00", "2026-11-11"),
        ("2026-11-12T04:01:00+01:00", "2026-11-12"),
        ("2026-11-12T11:59:00+01:00", "2026-11-12"),
        ("2026-11-12T12:01:00+01:00", "2026-11-12"),
    ] {
        world.now = at(moment);
        let Ok(Response::Evening(shown)) = world.ask(Request::Evening { night: None }).0 else { panic!("{moment}") };
        assert_eq!(shown.night, date(evening), "{moment}");
        let tick = |ticked| Request::ChecklistTick { night: shown.night, item: "in-bed".into(), ticked };
        world.ask(tick(true)).0.unwrap();
        assert!(evening_of(&mut world, evening).contains(&("in-bed".to_owned(), true)), "{moment}");
        world.ask(tick(false)).0.unwrap();
        let ahead =
            Request::ChecklistTick { night: shown.night.succ_opt().unwrap(), item: "in-bed".into(), ticked: true };
        assert_eq!(world.ask(ahead).0, Err(Invalid::new("night", Problem::InTheFuture).into()), "{moment}");
    }
}
