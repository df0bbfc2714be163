//! The language itself: a story that is not what happens fails, and says how it came about.

use super::{hear, tell};

/// What is said of a story that must fail.
fn complaint(story: &str) -> String {
    hear(story).unwrap_err()
}

#[test]
fn a_missing_effect_fails() {
    let complaint = complaint("at 09:00; tick 60 min; expect announce 1");
    assert!(complaint.starts_with("`expect announce 1`: it did not happen"), "{complaint}");
}

#[test]
fn an_extra_effect_fails_at_the_next_thing_that_happens() {
    let complaint = complaint("at 09:00; tick 61 min; start; expect withdraw; expect open");
    assert!(complaint.starts_with("`start`: not expected: `announce 1` at 10:01"), "{complaint}");
}

#[test]
fn an_extra_effect_fails_at_the_end_of_the_story() {
    let complaint = complaint("at 09:00; tick 61 min; status due since 10:00 announced 1 until 10:11");
    assert!(complaint.starts_with("at the end: not expected: `announce 1` at 10:01"), "{complaint}");
}

#[test]
fn an_extra_effect_fails_where_nothing_is_expected() {
    let complaint = complaint("at 09:00; tick 61 min; expect nothing");
    assert!(complaint.starts_with("`expect nothing`: not expected: `announce 1` at 10:01"), "{complaint}");
}

#[test]
fn an_effect_too_many_of_a_kind_fails() {
    let complaint = complaint("set wait off; at 09:00; tick 70 min; expect announce 1");
    assert!(complaint.starts_with("at the end: not expected: `announce 2` at 10:10"), "{complaint}");
}

#[test]
fn effects_in_another_order_fail() {
    let complaint = complaint("at 09:00; tick 61 min; expect announce 1; start; expect open; expect withdraw");
    assert!(complaint.starts_with("`expect open`: it was `withdraw`"), "{complaint}");
}

#[test]
fn another_moment_fails() {
    let complaint = complaint("at 09:00; tick 61 min; expect announce 1 at 10:00");
    assert!(complaint.starts_with("`expect announce 1 at 10:00`: it was `10:01`"), "{complaint}");
}

#[test]
fn another_record_fails() {
    let story = "at 09:00; tick 40 min; sleeps 1 h; ";
    for (wrong, found) in [
        ("expect record natural 09:40-10:40", "record asleep 09:40-10:40"),
        ("expect record asleep 09:41-10:40", "record asleep 09:40-10:40"),
        ("expect record asleep 09:40-10:40 due 10:00", "record asleep 09:40-10:40"),
        ("expect record asleep 09:40-10:40 sat 41 min", "record asleep 09:40-10:40 sat 40 min"),
    ] {
        let complaint = complaint(&format!("{story}{wrong}"));
        assert!(complaint.starts_with(&format!("`{wrong}`: it was `{found}`")), "{complaint}");
    }
}

/// What is seen, and what is wanted of the driver, is compared word by word.
#[test]
fn another_sight_fails() {
    for wrong in [
        "status working due 10:01",
        "sitting 31 min",
        "clock-of-sitting stands",
        "shows snoozes 2",
        "shows break 2 min",
        "deadline 10:01",
        "threshold 5 s",
        "refused NothingDue",
    ] {
        let complaint = complaint(&format!("at 09:00; tick 30 min; {wrong}"));
        assert!(complaint.starts_with(&format!("`{wrong}`: it was `")), "{complaint}");
    }
}

#[test]
fn a_refusal_nobody_tells_of_fails() {
    let at_once = complaint("at 09:00; snooze; tick 1 min");
    assert!(at_once.starts_with("`tick 1 min`: the request before was refused: NothingDue"), "{at_once}");
    let at_the_end = complaint("at 09:00; snooze");
    assert!(at_the_end.starts_with("at the end: the request before was refused: NothingDue"), "{at_the_end}");
    let another = complaint("at 09:00; snooze; refused SnoozeLimit");
    assert!(another.starts_with("`refused SnoozeLimit`: it was `NothingDue`"), "{another}");
}

/// A word that is not understood is never passed over.
#[test]
fn an_unknown_sentence_fails() {
    for unknown in [
        "sits 5 min",
        "tick",
        "tick 5",
        "tick five min",
        "tick 5 hours",
        "works hard",
        "dnd",
        "dnd onn",
        "gentle maybe",
        "asleep perhaps",
        "snooze ten",
        "done well",
        "pause until dusk",
        "pause 1 week",
        "sleeps soundly",
        "zone nowhere",
        "clock 1",
        "set colour 5",
        "set wait maybe",
        "set interval",
        "hours someday 08:00-12:00",
        "hours mon 8",
        "shows colour red",
        "at noon",
        "at yesterday 09:00",
        "expect nothing at 10:00",
        "expect",
    ] {
        let complaint = complaint(&format!("at 09:00; tick 5 min; {unknown}"));
        assert!(complaint.starts_with(&format!("`{unknown}`: ")), "{complaint}");
    }
}

#[test]
fn nothing_happens_before_the_story_begins() {
    let complaint = complaint("tick 5 min");
    assert!(complaint.starts_with("`tick 5 min`: the story has not begun"), "{complaint}");
}

#[test]
fn a_failure_prints_the_timeline() {
    let story = "at 09:00; dnd on; tick 70 min; dnd off; tick 1 min; expect nothing";
    let told = "`expect nothing`: not expected: `announce 1` at 10:11

Mon 00:00:00+01:00 > at 09:00
Mon 09:00:00+01:00 > dnd on
Mon 09:00:00+01:00 > tick 70 min
Mon 10:10:00+01:00 > dnd off
Mon 10:10:00+01:00 > tick 1 min
Mon 10:11:00+01:00       announce 1
Mon 10:11:00+01:00 > expect nothing
now: due since 10:00 announced 1 until 10:21";
    assert_eq!(complaint(story), told);
}

/// The same as a test sees it: a panic, with the timeline.
#[test]
#[should_panic(expected = "Mon 10:01:00+01:00       announce 1\nnow: due since 10:00 announced 1 until 10:11")]
fn a_story_that_fails_ends_its_test() {
    tell("at 09:00; tick 61 min");
}

#[test]
fn a_remark_and_an_empty_line_are_no_sentences() {
    tell("# a quiet morning\n\n at 09:00 # on a Monday\n tick 10 min;; sitting 10 min");
}
