use proptest::prelude::*;

use super::*;

const NOW: &str = "2026-11-12T09:00:00+01:00";

fn now() -> LocalTime {
    NOW.parse().unwrap()
}

fn own(words: &str, minutes_before_bed: u16) -> OwnItem {
    OwnItem { words: words.into(), minutes_before_bed, timer_minutes: None, weekdays: [true; 7] }
}

/// The list with one item of each time, and their ids.
fn with(minutes: &[u16]) -> (Checklist, Vec<String>) {
    let mut list = Checklist::default();
    for (number, minutes) in (1..).zip(minutes) {
        list = list.added(Uuid::from_u128(number), own("Mine", *minutes)).unwrap();
    }
    (list, (1..=minutes.len()).map(|number| format!("own-{number:032x}")).collect())
}

fn ids(list: &Checklist) -> Vec<String> {
    list.items().map(|item| item.id).collect()
}

fn place(list: &Checklist, id: &str) -> usize {
    ids(list).iter().position(|one| one == id).unwrap()
}

fn invalid<T: std::fmt::Debug>(field: &str, problem: Problem, got: Result<T, Invalid>) {
    assert_eq!(got.unwrap_err(), Invalid::new(field, problem));
}

#[test]
fn the_default_is_what_limber_brings_along_in_the_order_of_a_day() {
    let items: Vec<_> = Checklist::default().items().collect();
    assert_eq!(items.len(), built_in().len());
    assert!(items.is_sorted_by_key(|item| std::cmp::Reverse(item.minutes_before_bed)));
    assert!(items.iter().all(|item| !item.remind && item.own.is_none()));
    assert!(items.iter().any(|item| item.on) && items.iter().any(|item| !item.on));
}

#[test]
fn each_weekday_has_so_many_items_as_are_on_for_it() {
    let default = Checklist::default();
    let on = u32::try_from(default.items().filter(|item| item.on).count()).unwrap();
    assert_eq!(default.on_each_day(), [on; 7]);
    let only_monday = OwnItem { weekdays: std::array::from_fn(|day| day == 0), ..own("Mine", 45) };
    let off = ChecklistItemChange { on: Some(false), ..ChecklistItemChange::default() };
    let list = default.added(Uuid::from_u128(1), only_monday).unwrap().changed("stretching", &off).unwrap();
    assert_eq!(list.on_each_day(), [on, on - 1, on - 1, on - 1, on - 1, on - 1, on - 1]);
}

#[test]
fn an_own_item_comes_to_its_place_by_time() {
    let (list, mine) = with(&[50, 50, 0, 960]);
    assert!(list.is_by_time());
    assert_eq!(place(&list, &mine[3]), 0, "the earliest");
    assert_eq!(place(&list, &mine[1]), place(&list, &mine[0]) + 1, "after what is there already");
    assert_eq!(place(&list, &mine[2]), ids(&list).len() - 1, "after going to bed, which is as late");
}

#[test]
fn words_are_one_line_of_200_letters_at_most_whatever_they_are() {
    let list = Checklist::default();
    let id = Uuid::from_u128(1);
    for words in ["x".repeat(200), "🦵".repeat(200), "הרגליים למעלה 🦵 עשר דקות".to_owned()] {
        let added = list.clone().added(id, own(&words, 10)).unwrap();
        let item = added.items().find(|item| item.own.is_some()).unwrap();
        assert_eq!(item.own.unwrap().words, words);
    }
    let tidied = list.clone().added(id, own("  Feed\n the\tcat ", 10)).unwrap();
    assert!(tidied.items().any(|item| item.own.is_some_and(|own| own.words == "Feed the cat")));
    for nothing in ["", " \n\t "] {
        invalid("item.words", Problem::Empty, list.clone().added(id, own(nothing, 10)));
    }
    let long = own(&"x".repeat(201), 10);
    invalid("item.words", Problem::TooLong { most: 200 }, list.clone().added(id, long));
    invalid("item.minutes_before_bed", MINUTES.problem(), list.clone().added(id, own("Late", 961)));
    for minutes in [0, 121] {
        let timed = OwnItem { timer_minutes: Some(minutes), ..own("Legs", 10) };
        invalid("item.timer_minutes", TIMER.problem(), list.clone().added(id, timed));
    }
    let never = OwnItem { weekdays: [false; 7], ..own("Never", 10) };
    invalid("item.weekdays", Problem::Empty, list.added(id, never));
}

const MINUTES: crate::check::Bounds = crate::winddown::MINUTES_BEFORE_BED;
const TIMER: crate::check::Bounds = crate::winddown::TIMER_MINUTES;

#[test]
fn the_forty_first_own_item_is_refused_and_one_that_is_removed_makes_room() {
    let (list, mine) = with(&[30; 40]);
    let one_more = |list: &Checklist| list.clone().added(Uuid::from_u128(99), own("One more", 30));
    invalid("items", Problem::TooMany { most: 40 }, one_more(&list));
    let list = list.without(&mine[0], now()).unwrap();
    let list = one_more(&list).unwrap();
    invalid("items", Problem::TooMany { most: 40 }, list.clone().restored(&mine[0]));
    let list = list.without(&mine[1], now()).unwrap();
    assert!(list.restored(&mine[0]).is_ok());
}

#[test]
fn what_is_not_named_stays() {
    let (list, mine) = with(&[30]);
    let change = |value| serde_json::from_value::<ChecklistItemChange>(value).unwrap();
    let list = list.changed(&mine[0], &change(serde_json::json!({ "timer_minutes": 5 }))).unwrap();
    let list = list.changed(&mine[0], &change(serde_json::json!({ "words": "Theirs", "on": false }))).unwrap();
    let item = list.find(&mine[0]).unwrap();
    let expected = OwnItem { timer_minutes: Some(5), ..own("Theirs", 30) };
    assert_eq!((item.own, item.on), (Some(expected), false));
    let list = list.changed(&mine[0], &change(serde_json::json!({ "timer_minutes": null }))).unwrap();
    assert_eq!(list.find(&mine[0]).unwrap().own.unwrap().timer_minutes, None);
    invalid("change.words", Problem::Empty, list.changed(&mine[0], &change(serde_json::json!({ "words": "" }))));
}

#[test]
fn what_limber_brings_along_can_be_switched_and_nothing_else() {
    let list = Checklist::default();
    let off = ChecklistItemChange { on: Some(false), remind: Some(true), ..ChecklistItemChange::default() };
    let switched = list.clone().changed("legs-up", &off).unwrap().find("legs-up").unwrap();
    assert_eq!((switched.on, switched.remind), (false, true));
    let words = ChecklistItemChange { words: Some("Mine".into()), ..ChecklistItemChange::default() };
    invalid("item", Problem::BuiltIn, list.clone().changed("legs-up", &words));
    invalid("item", Problem::BuiltIn, list.clone().without("legs-up", now()));
    invalid("item", Problem::Unknown, list.changed("vitamins", &off));
}

#[test]
fn another_time_moves_an_item_unless_the_person_has_an_order() {
    let (list, mine) = with(&[30]);
    let at = |minutes| ChecklistItemChange { minutes_before_bed: Some(minutes), ..ChecklistItemChange::default() };
    let early = list.clone().changed(&mine[0], &at(900)).unwrap();
    assert_eq!(place(&early, &mine[0]), 0);
    let ordered = list.moved("in-bed", Some("last-caffeine")).unwrap();
    let before = place(&ordered, &mine[0]);
    let ordered = ordered.changed(&mine[0], &at(900)).unwrap();
    assert_eq!(place(&ordered, &mine[0]), before);
}

#[test]
fn an_item_moves_to_before_another_one_or_to_the_end() {
    let (list, mine) = with(&[30]);
    let list = list.moved(&mine[0], Some("last-caffeine")).unwrap();
    assert_eq!(place(&list, &mine[0]), 0);
    let list = list.moved(&mine[0], None).unwrap();
    assert_eq!(place(&list, &mine[0]), ids(&list).len() - 1);
    let same = list.clone().moved(&mine[0], Some(&mine[0])).unwrap();
    assert_eq!(same, list);
    invalid("before", Problem::Unknown, list.clone().moved(&mine[0], Some("vitamins")));
    invalid("item", Problem::Unknown, list.clone().moved("vitamins", None));
    let list = list.without(&mine[0], now()).unwrap();
    invalid("before", Problem::Unknown, list.moved("in-bed", Some(&mine[0])));
}

#[test]
fn a_removed_item_comes_back_to_its_place_as_it_was() {
    let (list, mine) = with(&[30, 20]);
    let list = list.moved(&mine[1], Some("last-caffeine")).unwrap();
    let without = list.clone().without(&mine[1], now()).unwrap();
    assert!(!ids(&without).contains(&mine[1]));
    assert!(without.find(&mine[1]).is_some(), "what was ticked may still be corrected");
    invalid("item", Problem::Unknown, without.clone().without(&mine[1], now()));
    assert_eq!(without.restored(&mine[1]).unwrap(), list);
    assert_eq!(list.clone().restored(&mine[1]).unwrap(), list, "said twice");
    invalid("item", Problem::Unknown, list.restored("vitamins"));
}

#[test]
fn back_to_the_default_can_be_taken_back_and_loses_nothing_added_since() {
    let (list, mine) = with(&[30]);
    let off = ChecklistItemChange { on: Some(false), ..ChecklistItemChange::default() };
    let list = list.moved("in-bed", Some("last-caffeine")).unwrap().changed("legs-up", &off).unwrap();
    let reset = list.clone().reset(now());
    assert_eq!(ids(&reset), ids(&Checklist::default()));
    assert!(reset.items().eq(Checklist::default().items()));
    assert!(reset.find(&mine[0]).is_some(), "it can be restored");

    assert_eq!(reset.clone().with_reset_undone(list.entries().to_vec()), list);
    let added = reset.added(Uuid::from_u128(9), own("Since", 5)).unwrap();
    let both = added.with_reset_undone(list.entries().to_vec());
    assert_eq!(both.items().filter(|item| item.own.is_some()).count(), 2);
}

#[test]
fn a_list_of_another_version_is_completed_and_keeps_what_is_not_known() {
    let entry = |id: &str| Entry { id: id.into(), on: true, remind: false, own: None, removed_at: None };
    let kept = vec![entry("in-bed"), entry("from-the-future"), entry("in-bed"), entry("last-caffeine")];
    let list = Checklist::of(kept);
    assert_eq!(list.items().count(), built_in().len());
    assert!(list.entries().contains(&entry("from-the-future")));
    assert_eq!(list.find("from-the-future"), None);
    invalid("item", Problem::Unknown, list.clone().moved("from-the-future", None));
    let (bed, caffeine) = (place(&list, "in-bed"), place(&list, "last-caffeine"));
    assert!(bed < caffeine, "the person's order stays");
}

#[derive(Debug, Clone)]
enum Operation {
    Add(u16),
    Switch(usize, bool),
    Time(usize, u16),
    Move(usize, Option<usize>),
    Remove(usize),
    Restore(usize),
    Reset,
}

fn operation() -> impl Strategy<Value = Operation> {
    prop_oneof![
        (0..1000_u16).prop_map(Operation::Add),
        (0..40_usize, any::<bool>()).prop_map(|(at, on)| Operation::Switch(at, on)),
        (0..40_usize, 0..1000_u16).prop_map(|(at, minutes)| Operation::Time(at, minutes)),
        (0..40_usize, proptest::option::of(0..40_usize)).prop_map(|(at, to)| Operation::Move(at, to)),
        (0..40_usize).prop_map(Operation::Remove),
        (0..40_usize).prop_map(Operation::Restore),
        Just(Operation::Reset),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is done to it, in whatever order: each id once, everything that Limber brings along, and nothing of what
    /// was not named.
    #[test]
    fn a_list_is_always_whole(operations in proptest::collection::vec(operation(), 0..40)) {
        let mut list = Checklist::default();
        for (number, operation) in (1..).zip(operations) {
            let before = list.clone();
            let named = |at: usize| list.entries()[at % list.entries().len()].id.clone();
            let only = |change| ChecklistItemChange { ..change };
            let (item, done) = match operation {
                Operation::Add(minutes) => (None, list.clone().added(Uuid::from_u128(number), own("Mine", minutes))),
                Operation::Switch(at, on) => {
                    let change = only(ChecklistItemChange { on: Some(on), ..Default::default() });
                    (Some(named(at)), list.clone().changed(&named(at), &change))
                }
                Operation::Time(at, minutes) => {
                    let change = only(ChecklistItemChange { minutes_before_bed: Some(minutes), ..Default::default() });
                    (Some(named(at)), list.clone().changed(&named(at), &change))
                }
                Operation::Move(at, to) => {
                    let to = to.map(named);
                    (Some(named(at)), list.clone().moved(&named(at), to.as_deref()))
                }
                Operation::Remove(at) => (Some(named(at)), list.clone().without(&named(at), now())),
                Operation::Restore(at) => (Some(named(at)), list.clone().restored(&named(at))),
                Operation::Reset => (None, Ok(list.clone().reset(now()))),
            };
            let is_reset = done.is_ok() && item.is_none();
            list = done.unwrap_or(list);
            for known in built_in() {
                prop_assert_eq!(list.entries().iter().filter(|entry| entry.id == known.id).count(), 1);
            }
            let mut seen: Vec<_> = list.entries().iter().map(|entry| &entry.id).collect();
            seen.sort_unstable();
            seen.dedup();
            prop_assert_eq!(seen.len(), list.entries().len());
            prop_assert_eq!(&Checklist::of(list.entries().to_vec()), &list);
            if !is_reset {
                for entry in before.entries().iter().filter(|entry| Some(&entry.id) != item.as_ref()) {
                    prop_assert!(list.entries().contains(entry), "{:?} was touched", entry);
                }
            }
        }
    }
}
