use limber_core::review::{InsightQuestion, InsightState, Insights, NightCounts, Review, ReviewRange};

use super::*;

fn reviewed(world: &mut World, range: ReviewRange) -> Result<Review, Refused> {
    let (answer, changes) = world.ask(Request::Review { range });
    assert!(!changes.touch_picture() && changes.days.is_empty(), "a review changes nothing");
    answer.map(|answer| match answer {
        Response::Review(review) => *review,
        other => panic!("{other:?}"),
    })
}

fn asked(world: &mut World, questions: &[InsightQuestion]) -> Result<Insights, Refused> {
    let (answer, _) = world.ask(Request::Insights { range: ReviewRange::All, questions: questions.to_vec() });
    answer.map(|answer| match answer {
        Response::Insights(insights) => insights,
        other => panic!("{other:?}"),
    })
}

fn say(world: &mut World, night: &str, answer: NightAnswer) {
    let change = NightChange { answer: Some(Some(answer)), ..NightChange::default() };
    assert!(world.ask(Request::NightChange { night: date(night), change }).0.is_ok());
}

#[test]
fn a_review_ends_with_last_night_and_begins_with_the_journal() {
    let mut world = World::new();
    let empty = reviewed(&mut world, ReviewRange::All).unwrap();
    assert_eq!((empty.span, empty.first_night), (None, None));
    say(&mut world, "2026-11-05", NightAnswer::None);
    world.add("2026-11-08T02:00:00+01:00");
    let thirty = reviewed(&mut world, ReviewRange::Last { nights: 30 }).unwrap();
    let span = thirty.span.unwrap();
    assert_eq!((span.since, span.until), (date("2026-11-05"), date("2026-11-11")));
    assert_eq!(thirty.marks, "f-c----");
    assert_eq!(thirty.nights, NightCounts { cramps: 1, cramp_free: 1, not_recorded: 5 });
    assert_eq!((thirty.first_night, thirty.days[0].listed), (Some(date("2026-11-05")), 8));
    // In the evening tonight is not missing, and a cramp of tonight counts.
    world.now = at("2026-11-12T23:30:00+01:00");
    assert_eq!(reviewed(&mut world, ReviewRange::All).unwrap().marks, "f-c----");
    world.add("2026-11-12T23:10:00+01:00");
    assert_eq!(reviewed(&mut world, ReviewRange::All).unwrap().marks, "f-c----c");
}

#[test]
fn a_review_of_years_is_made_anew_once_anything_was_written_by_whomever() {
    let mut world = World::new();
    let nights = |world: &mut World| {
        let NightCounts { cramps, cramp_free, not_recorded } = reviewed(world, ReviewRange::All).unwrap().nights;
        (cramps, cramp_free, not_recorded)
    };
    world.add("2020-01-02T02:00:00+01:00");
    world.add("2026-11-10T02:00:00+01:00");
    let before = nights(&mut world);
    assert_eq!((before, nights(&mut world)), ((2, 0, 2505), before));
    assert_eq!(reviewed(&mut world, ReviewRange::Last { nights: 2000 }).unwrap().nights.cramps, 1, "another range");
    say(&mut world, "2026-11-11", NightAnswer::None);
    assert_eq!(nights(&mut world), (2, 1, 2504));
    let other = limber_store::Store::open(world.journal.path(), world.now).unwrap();
    let night = Night { answer: Some(NightAnswer::None), ..Night::unsaid(date("2026-11-10")) };
    other.nights().save(&night).unwrap();
    assert_eq!(nights(&mut world), (2, 2, 2503));
    // A day later there is a night more.
    world.now = at("2026-11-13T09:00:00+01:00");
    assert_eq!(nights(&mut world), (2, 2, 2504));
}

#[test]
fn a_range_that_cannot_be_is_refused_by_its_field() {
    let mut world = World::new();
    let between = |since: &str, until: &str| ReviewRange::Between { since: date(since), until: date(until) };
    for (range, field, problem) in [
        (between("2026-11-11", "2026-11-10"), "range.until", Problem::EndsBeforeItBegins),
        (between("2026-11-11", "2026-11-12"), "range.until", Problem::InTheFuture),
        (between("1899-12-31", "2026-11-11"), "range.since", Problem::TooLongAgo { first_year: 1900 }),
        (ReviewRange::Last { nights: 0 }, "range.nights", Problem::OutOfRange { least: 1, most: 3660 }),
    ] {
        let refused = Err(Refused::Invalid(Invalid::new(field, problem)));
        assert_eq!(reviewed(&mut world, range), refused.clone());
        let (answer, _) = world.ask(Request::Insights { range, questions: Vec::new() });
        assert_eq!(answer.map(|_| ()), refused.map(|_: Review| ()));
    }
    let twice = asked(&mut world, &[InsightQuestion::Alcohol, InsightQuestion::Alcohol]);
    assert_eq!(twice, Err(Refused::Invalid(Invalid::new("questions", Problem::Twice))));
}

#[test]
fn every_question_is_answered_from_what_the_journal_holds() {
    let mut world = World::new();
    let none = asked(&mut world, &[]).unwrap();
    assert_eq!((none.span, none.insights.len()), (None, InsightQuestion::ALL.len()));
    for day in 1..=10 {
        let day = format!("2026-11-{day:02}");
        say(&mut world, &day, NightAnswer::None);
        let change = json!({ "daily_walk": day.ends_with('2'), "caffeine_last_at": "13:46" });
        let change: DayChange = serde_json::from_value(change).unwrap();
        assert!(world.ask(Request::DayChange { day: date(&day), change }).0.is_ok());
    }
    let tick = Request::ChecklistTick { night: date("2026-11-04"), item: "stretching".into(), ticked: true };
    assert!(world.ask(tick).0.is_ok());
    let told = asked(&mut world, &[]).unwrap();
    let of = |question| told.insights.iter().find(|insight| insight.question == question).unwrap();
    let arms = |question| (of(question).with.nights, of(question).without.nights, of(question).unknown);
    assert_eq!(arms(InsightQuestion::DailyWalk), (1, 9, 0));
    assert_eq!(arms(InsightQuestion::LateCaffeine), (10, 0, 0), "within nine hours of 22:45");
    assert_eq!(arms(InsightQuestion::Stretching), (1, 6, 3), "known since the first tick");
    assert_eq!(arms(InsightQuestion::Winddown), (0, 7, 3));
    assert_eq!(arms(InsightQuestion::Alcohol), (0, 0, 10));
    assert_eq!(of(InsightQuestion::DailyWalk).state, InsightState::MoreNights { at_least: 18 });
    assert_eq!(told.nights, NightCounts { cramps: 0, cramp_free: 10, not_recorded: 1 });
    let one = asked(&mut world, &[InsightQuestion::DailyWalk]).unwrap();
    assert_eq!(one.insights, [of(InsightQuestion::DailyWalk).clone()]);
}
