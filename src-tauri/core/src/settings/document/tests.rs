//! Settings survive newer versions, hand edits and half changes.

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::settings::{HourRange, Theme};

fn unread(reading: &Reading) -> Vec<(&str, Problem)> {
    reading.unread.iter().map(|invalid| (invalid.field.as_str(), invalid.problem)).collect()
}

fn refusal(document: &Value, change: &Value) -> (String, Problem) {
    let invalid = apply_change(document, change).expect_err("this must be refused");
    (invalid.field, invalid.problem)
}

#[test]
fn an_empty_document_says_the_defaults() {
    for document in [json!({}), json!(null), json!({ "breaks": {} })] {
        assert_eq!(read(&document).settings, Settings::default(), "{document}");
    }
    assert!(read(&json!({})).unread.is_empty());
}

#[test]
fn every_setting_comes_back_from_its_own_document() {
    let mut settings = Settings::default();
    settings.breaks.interval_minutes = 45;
    settings.breaks.wait_for_pause = false;
    settings.breaks.reading_seconds = 600;
    settings.breaks.watching_is_sitting = false;
    settings.hours.limited = true;
    settings.hours.week[6] = vec![HourRange { start: "22:00".parse().unwrap(), end: "06:00".parse().unwrap() }];
    settings.evening.week[5].bedtime = "00:30".parse().unwrap();
    settings.player.get_ready_seconds = 0;
    settings.startup.autostart = true;
    settings.appearance.theme = Theme::Dark;
    let document = serde_json::to_value(&settings).unwrap();
    assert_eq!(read(&document), Reading { settings, unread: vec![] });
}

#[test]
fn what_cannot_be_read_falls_back_alone_and_is_reported() {
    let reading = read(&json!({
        "breaks": { "interval_minutes": 45, "length_minutes": 400, "snooze_minutes": "ten", "snooze_limit": 1.5 },
        "appearance": { "theme": "sepia" },
        "evening": { "week": [{}, {}, { "bedtime": "25:00", "wake_time": "07:00" }, {}, {}, {}, {}] },
        "hours": { "limited": 1, "week": [[{ "start": "08:00" }], [], [], [], [], [], []] },
        "player": 5,
    }));
    let mut expected = Settings::default();
    expected.breaks.interval_minutes = 45;
    expected.evening.week[2].wake_time = "07:00".parse().unwrap();
    for day in 1..7 {
        expected.hours.week[day].clear();
    }
    assert_eq!(reading.settings, expected);
    let mut fields = unread(&reading);
    fields.sort_unstable_by_key(|(field, _)| *field);
    assert_eq!(
        fields,
        [
            ("appearance.theme", Problem::NotAllowed),
            ("breaks.length_minutes", Problem::OutOfRange { least: 1, most: 15 }),
            ("breaks.snooze_limit", Problem::WrongType),
            ("breaks.snooze_minutes", Problem::WrongType),
            ("evening.week[2].bedtime", Problem::NotAllowed),
            ("hours.limited", Problem::WrongType),
            ("hours.week[0]", Problem::NotAllowed),
            ("player", Problem::WrongType),
        ]
    );
}

#[test]
fn overlapping_hours_fall_back_and_unordered_ones_are_put_in_order() {
    let day = |ranges: Value| json!({ "hours": { "week": [ranges, [], [], [], [], [], []] } });
    let late_first = read(&day(json!([{ "start": "13:00", "end": "17:00" }, { "start": "08:00", "end": "12:00" }])));
    assert_eq!(late_first.settings.hours.week[0][0].start, "08:00".parse().unwrap());
    assert!(late_first.unread.is_empty());
    let twice = read(&day(json!([{ "start": "08:00", "end": "12:00" }, { "start": "11:00", "end": "17:00" }])));
    assert_eq!(twice.settings.hours, Hours::default());
    assert_eq!(unread(&twice), [("hours.week[0]", Problem::Overlap)]);
}

#[test]
fn a_change_touches_its_own_field_only() {
    let document = json!({
        "from_the_future": { "x": 1 },
        "breaks": { "interval_minutes": 50, "rhythm": "pomodoro", "snooze_minutes": 9999 },
        "appearance": { "theme": "sepia" },
    });
    let (changed, settings) = apply_change(&document, &json!({ "breaks": { "interval_minutes": 45 } })).unwrap();
    let mut expected = document.clone();
    expected["breaks"]["interval_minutes"] = json!(45);
    assert_eq!(changed, expected, "what is newer or unreadable stays as it was");
    assert_eq!((settings.breaks.interval_minutes, settings.breaks.snooze_minutes), (45, 10));

    let (changed, settings) = apply_change(&changed, &json!({ "appearance": { "theme": "light" } })).unwrap();
    assert_eq!(changed["appearance"]["theme"], "light", "until the person changes that very field");
    assert_eq!(settings.appearance.theme, Theme::Light);
}

#[test]
fn only_what_was_changed_is_kept() {
    let (changed, _) = apply_change(&json!({}), &json!({ "startup": { "autostart": true } })).unwrap();
    assert_eq!(changed, json!({ "startup": { "autostart": true } }), "a default may still get better");
    assert_eq!(apply_change(&changed, &json!({})).unwrap().0, changed);
}

#[test]
fn a_week_is_merged_day_by_day() {
    let document = json!({ "evening": { "week": [{ "nap": "13:00" }, {}, {}, {}, {}, {}, {}] } });
    let day = json!({ "bedtime": "23:00", "wake_time": "07:00" });
    let (changed, settings) = apply_change(&document, &json!({ "evening": { "week": vec![day; 7] } })).unwrap();
    assert_eq!(changed["evening"]["week"][0], json!({ "nap": "13:00", "bedtime": "23:00", "wake_time": "07:00" }));
    assert!(settings.evening.week.iter().all(|times| times.bedtime == "23:00".parse().unwrap()));

    let none: Vec<Value> = vec![json!([]); 7];
    let (changed, settings) = apply_change(&json!({}), &json!({ "hours": { "limited": true, "week": none } })).unwrap();
    assert!(settings.hours.limited && settings.hours.week.iter().all(Vec::is_empty));
    assert_eq!(changed["hours"]["week"], json!(none));
}

#[test]
fn an_impossible_change_is_refused_whole() {
    let document = json!({ "breaks": { "interval_minutes": 50 } });
    let overlap = json!([{ "start": "08:00", "end": "12:00" }, { "start": "11:00", "end": "17:00" }]);
    let cases = [
        (json!(5), "change", Problem::WrongType),
        (json!({ "braeks": {} }), "change.braeks", Problem::Unknown),
        (json!({ "breaks": { "interval": 5 } }), "change.breaks.interval", Problem::Unknown),
        (json!({ "breaks": 5 }), "change.breaks", Problem::WrongType),
        (
            json!({ "breaks": { "length_minutes": 5, "interval_minutes": 14 } }),
            "change.breaks.interval_minutes",
            Problem::OutOfRange { least: 15, most: 180 },
        ),
        (
            json!({ "breaks": { "interval_minutes": u64::MAX } }),
            "change.breaks.interval_minutes",
            Problem::OutOfRange { least: 15, most: 180 },
        ),
        (json!({ "breaks": { "interval_minutes": "60" } }), "change.breaks.interval_minutes", Problem::WrongType),
        (json!({ "breaks": { "wait_for_pause": null } }), "change.breaks.wait_for_pause", Problem::WrongType),
        (json!({ "appearance": { "theme": "sepia" } }), "change.appearance.theme", Problem::NotAllowed),
        (json!({ "evening": { "week": [] } }), "change.evening.week", Problem::WrongType),
        (
            json!({ "evening": { "week": [{}, {}, {}, { "bedtime": "24:00" }, {}, {}, {}] } }),
            "change.evening.week[3].bedtime",
            Problem::NotAllowed,
        ),
        (json!({ "hours": { "week": [[], [], overlap, [], [], [], []] } }), "change.hours.week[2]", Problem::Overlap),
    ];
    for (change, field, problem) in cases {
        assert_eq!(refusal(&document, &change), (field.to_owned(), problem), "{change}");
    }
}

#[test]
fn a_shortcut_is_kept_as_written_changed_and_cleared() {
    let cramp = |text: &str| json!({ "shortcuts": { "cramp": text } });
    let (changed, settings) = apply_change(&json!({}), &cramp("control+alt+c")).unwrap();
    let read = |settings: &Settings| settings.shortcuts.cramp.map(|shortcut| shortcut.to_string());
    assert_eq!(read(&settings).as_deref(), Some("Ctrl+Alt+C"));
    let field = "change.shortcuts.cramp".to_owned();
    assert_eq!(refusal(&changed, &cramp("C")), (field.clone(), Problem::NoModifier));
    assert_eq!(refusal(&changed, &cramp("Ctrl+Alt+Nose")), (field.clone(), Problem::UnknownKey));
    assert_eq!(refusal(&changed, &json!({ "shortcuts": { "cramp": 7 } })), (field, Problem::WrongType));
    let (cleared, settings) = apply_change(&changed, &json!({ "shortcuts": { "cramp": null } })).unwrap();
    assert_eq!(read(&settings), None);
    assert!(super::read(&cleared).unread.is_empty(), "none is a choice like any other");
}

#[test]
fn every_number_has_a_range() {
    fn numbers(value: &Value, pointer: &str) {
        match value {
            Value::Number(_) => assert!(bounds_at(&field(pointer)).is_some(), "{pointer} needs a range"),
            Value::Object(object) => object.iter().for_each(|(key, value)| numbers(value, &format!("{pointer}/{key}"))),
            _ => {}
        }
    }
    numbers(&defaults(), "");
}

/// JSON of every shape, often with the names and values that settings have.
fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-5..200_i64).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "[0-2][0-9]:[0-5][0-9]".prop_map(Value::from),
        proptest::sample::select(vec!["system", "dark", "sepia", ""]).prop_map(Value::from),
    ];
    let key = proptest::sample::select(vec![
        "breaks",
        "hours",
        "evening",
        "player",
        "startup",
        "appearance",
        "interval_minutes",
        "snooze_limit",
        "wait_for_pause",
        "limited",
        "week",
        "start",
        "end",
        "bedtime",
        "wake_time",
        "theme",
        "new/er",
        "~",
    ]);
    leaf.prop_recursive(5, 60, 7, move |inner| {
        prop_oneof![
            2 => proptest::collection::btree_map(key.clone().prop_map(String::from), inner.clone(), 0..6)
                .prop_map(|object| Value::Object(object.into_iter().collect())),
            1 => proptest::collection::vec(inner.clone(), 0..3).prop_map(Value::Array),
            1 => proptest::collection::vec(inner, 7..=7).prop_map(Value::Array),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever lies in the file, the settings in force are possible ones: they read back as themselves.
    #[test]
    fn any_document_gives_possible_settings(document in anything()) {
        let settings = read(&document).settings;
        let whole = serde_json::to_value(&settings).unwrap();
        prop_assert_eq!(read(&whole), Reading { settings, unread: vec![] });
    }

    /// A change is taken whole or not at all, and what is taken is in force afterwards.
    #[test]
    fn any_change_is_in_force_or_refused(document in anything(), change in anything()) {
        match apply_change(&document, &change) {
            Ok((changed, settings)) => {
                prop_assert_eq!(&read(&changed).settings, &settings);
                prop_assert_eq!(apply_change(&changed, &change), Ok((changed, settings)), "once more changes nothing");
            }
            Err(invalid) => prop_assert!(invalid.field.starts_with("change"), "{}", invalid),
        }
    }
}
