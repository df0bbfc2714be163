//! `limber review` and `limber insights`: what the journal says, in words and as JSON.

use chrono::{NaiveDate, TimeDelta};
use limber_core::api::{Request, Response};
use limber_core::journal::{NightAnswer, NightChange};
use serde_json::{Value, json};

use crate::support::resident::Home;

/// Last night, by the agent's clock.
fn last_night(home: &Home) -> NaiveDate {
    let Response::Today(today) = home.ask(Request::Today) else { panic!("no today") };
    today.last_night.night
}

fn say(home: &Home, night: NaiveDate, answer: NightAnswer) {
    home.ask(Request::NightChange {
        night,
        change: NightChange { answer: Some(Some(answer)), ..NightChange::default() },
    });
}

#[test]
fn a_review_says_what_there_is_and_how_much_is_missing() {
    let home = Home::new();
    let _agent = home.start();
    let empty = home.run("review");
    assert!(empty.code == 0 && empty.stdout.starts_with("Nothing is written down yet."), "{empty:?}");
    assert!(home.run("insights").stdout.starts_with("Nothing is written down yet."));
    let last = last_night(&home);
    say(&home, last - TimeDelta::days(9), NightAnswer::None);
    let calm = home.run("review --range 30d");
    for part in
        ["1 of 10 nights are recorded: 0 with cramps, 1 free of them. 9 are not recorded", "No cramp is written"]
    {
        assert!(calm.stdout.contains(part), "{part}: {calm:?}");
    }
    assert!(!calm.stdout.contains("Muscle"), "no table without anything in it: {calm:?}");
    for line in
        ["--ago 15h --muscle calf --side left --severity 4 --duration 90s", "--ago 16h --muscle calf --severity 6"]
    {
        assert_eq!(home.run(&format!("cramp {line}")).code, 0, "{line}");
    }
    let told = home.run("review").stdout;
    for part in
        ["Cramps 2.", "Severity, 0 to 10: 5 in the middle, 4 to 6 (said of 2 of 2 cramps)", "90 s", "calf", "Week from"]
    {
        assert!(told.contains(part), "{part}: {told}");
    }
    for word in ["because", "causes", "works", "cures"] {
        assert!(!told.contains(word), "{told}");
    }
    let review = home.json("review --range all");
    assert_eq!(review["episodes"]["cramps"], json!(2));
    assert_eq!(review["marks"].as_str().map(str::len), Some(10));
    let since = (last - TimeDelta::days(3)).to_string();
    assert_eq!(home.json(&format!("review --since {since}"))["marks"].as_str().map(str::len), Some(4));
}

#[test]
fn nights_that_cannot_be_are_refused_with_a_sentence() {
    let home = Home::new();
    let _agent = home.start();
    for (line, code, sentence) in [
        ("review --since 2999-01-01", 64, "The first night lies in the future."),
        ("review --since 2020-01-01 --until 2999-01-02", 64, "The last night lies in the future."),
        ("review --since 2020-01-02 --until 2020-01-01", 64, "The last night lies before the beginning."),
        ("insights --since 1899-01-01", 64, "The first night lies before 1900."),
        ("review --range soon", 64, "30d, 90 days, 8 weeks, year, all"),
        ("review --range 30d --since monday", 64, "cannot be used together"),
        ("insights coffee", 64, "late-caffeine"),
        ("insights alcohol alcohol", 64, "is listed twice"),
    ] {
        let answer = home.run(line);
        assert!(answer.code == code && answer.stderr.contains(sentence), "{line}: {answer:?}");
    }
}

#[test]
fn an_insight_counts_first_and_says_how_many_more_nights_it_needs() {
    let home = Home::new();
    let _agent = home.start();
    let last = last_night(&home);
    for back in 0..40 {
        let (night, walked) = (last - TimeDelta::days(back), back % 5 < 2);
        let exercise = back < 20;
        let cramps = if walked { back % 10 == 0 } else { back % 3 != 0 };
        say(&home, night, if cramps { NightAnswer::Cramps } else { NightAnswer::None });
        let change = if exercise {
            json!({ "daily_walk": walked, "hard_exercise": true })
        } else {
            json!({ "daily_walk": walked })
        };
        home.ask(Request::DayChange { day: night, change: serde_json::from_value(change).unwrap() });
    }
    let told = home.run("insights").stdout;
    for part in [
        "40 of 40 nights are recorded",
        "None is missing.",
        "Days with a walk",
        "with: cramps on 4 of 16 nights; without: on 16 of 24",
        "In 100 nights: 42 fewer. These counts allow anything from 63 fewer to 10 fewer (95 %).",
        "Days with hard exercise",
        "with: cramps on 10 of 20 nights; without: on 0 of 0",
        "Can't tell yet: at least 10 more nights.",
        "For 20 recorded nights this is not known.",
        "None of this shows a reason.",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    for word in ["because", "causes", "works", "cures", "since you started"] {
        assert!(!told.contains(word), "{word}: {told}");
    }
    let Value::Array(insights) = home.json("insights daily-walk")["insights"].take() else { panic!("no insights") };
    assert_eq!(
        (insights.len(), &insights[0]["question"], &insights[0]["with"]["nights"]),
        (1, &json!("daily_walk"), &json!(16))
    );
}
