//! `limber day` and `limber medicine`, and two clients that say something of the same day.

use std::thread;

use limber_core::api::{Request, Response};
use limber_core::journal::DayChange;
use serde_json::{Value, json};

use crate::support::resident::Home;

fn said(home: &Home, line: &str) -> Value {
    home.json(line)["log"].clone()
}

#[test]
fn what_is_said_of_a_day_is_shown_kept_and_taken_back() {
    let home = Home::new();
    {
        let _agent = home.start();
        let answer = home.run("day yesterday-is-nothing");
        assert_eq!(answer.code, 64, "{answer:?}");
        let answer = home.run("day water low, caffeine 3:30 pm, walk, sitting no --date yesterday");
        assert_eq!(answer.code, 0, "{answer:?}");
        for part in ["less than usual", "15:30", "walk", "alcohol", "not said", "breaks 0"] {
            assert!(answer.stdout.contains(part), "{part}: {answer:?}");
        }
        assert!(!answer.stdout.contains("food"), "only for whoever switches it on: {answer:?}");
        let today = said(&home, "day");
        assert!(today["low_water"].is_null(), "yesterday is not today: {today}");
        // What cannot be understood says so, and nothing of it is written.
        for (line, sentence) in [
            ("day water lots --date yesterday", "“lots” does not fit water. It can be: low, usual, unsaid."),
            ("day water usual caffeine --date yesterday", "caffeine needs a value"),
            ("day caffeine 1530 --date yesterday", "Write 15:30"),
            ("day tea --date yesterday", "is called “tea”. There is: water, urine"),
            ("day s --date yesterday", "standing, sitting, shoes"),
        ] {
            let answer = home.run(line);
            assert!(answer.code == 64 && answer.stderr.contains(sentence), "{line}: {answer:?}");
        }
        let future = home.run("day walk --date 2999-01-01");
        assert!(future.code == 64 && future.stderr.contains("The day lies in the future"), "{future:?}");
        assert_eq!(said(&home, "day urine dark --date yesterday")["low_water"], json!(true));
        // None is an answer of its own; nothing said stays nothing said.
        let caffeine = || said(&home, "day --date yesterday")["caffeine_last_at"].clone();
        for (line, kept, shown) in [
            ("day caffeine none --date yesterday", json!("none"), "caffeine  none"),
            ("day caffeine unsaid --date yesterday", json!(null), "caffeine  not said"),
            ("day caffeine none --date yesterday", json!("none"), "caffeine  none"),
            ("day caffeine 3:30 pm --date yesterday", json!("15:30"), "caffeine  15:30"),
        ] {
            let answer = home.run(line);
            assert!(answer.code == 0 && answer.stdout.contains(shown), "{line}: {answer:?}");
            assert_eq!(caffeine(), kept, "{line}");
        }
        assert!(home.run("day --date yesterday").stdout.contains("At 65 and over it misleads"));
        assert_eq!(home.run("quit").code, 0);
    }
    let kept = said(&home, "day water unsaid --date yesterday");
    let fields = ["low_water", "dark_urine", "caffeine_last_at", "daily_walk", "long_sitting"];
    assert_eq!(json!(fields.map(|field| kept[field].clone())), json!([null, true, "15:30", true, false]));
}

#[test]
fn two_clients_that_change_a_day_at_once_lose_nothing_of_each_other() {
    let home = Home::new();
    let _agent = home.start();
    let Value::String(day) = said(&home, "day")["day"].clone() else { panic!("no day") };
    let say = |field: &str| {
        let (mut client, day) = (home.client(), day.parse().unwrap());
        let field = field.to_owned();
        move || {
            for round in 0..20 {
                let change: DayChange = serde_json::from_value(json!({ &field: round % 2 == 1 })).unwrap();
                client.request(Request::DayChange { day, change }).unwrap();
            }
        }
    };
    let fields = ["low_water", "daily_walk", "long_standing", "supportive_shoes"];
    let clients: Vec<_> = fields.map(say).into_iter().map(thread::spawn).collect();
    for client in clients {
        client.join().unwrap();
    }
    let Response::Day(contents) = home.ask(Request::Day { day: day.parse().unwrap() }) else { panic!("no day") };
    let log = contents.log;
    let said = [log.low_water, log.daily_walk, log.long_standing, log.supportive_shoes];
    assert_eq!(said, [Some(true); 4]);
}

#[test]
fn medicines_are_added_stopped_deleted_and_brought_back() {
    let home = Home::new();
    {
        let _agent = home.start();
        assert!(home.run("medicine").stdout.contains("No medicine or condition"));
        let added = home.run("medicine add A statin, 20 mg --since 2026-01-10");
        assert!(added.code == 0 && added.stdout.contains("since Sat 10 Jan 2026"), "{added:?}");
        assert!(added.stdout.contains("Do not change a medicine by yourself"), "{added:?}");
        let condition = home.run("medicine add Flat feet --condition");
        assert!(condition.code == 0 && !condition.stdout.contains("statin"), "{condition:?}");
        assert_eq!(home.run("medicine add A water tablet").code, 0);
        let unclear = home.run("medicine stop a");
        assert!(unclear.code == 64 && unclear.stderr.contains("A water tablet"), "{unclear:?}");
        let unknown = home.run("medicine stop aspirin");
        assert!(unknown.code == 66 && unknown.stderr.contains("Flat feet"), "{unknown:?}");
        let early = home.run("medicine stop statin --date 2026-01-09");
        assert!(early.code == 64 && early.stderr.contains("The last day lies before the beginning"), "{early:?}");
        let stopped = home.json("medicine stop statin --date 2026-02-01");
        assert_eq!((&stopped["started_on"], &stopped["stopped_on"]), (&"2026-01-10".into(), &"2026-02-01".into()));
        let gone = home.run("medicine delete flat");
        assert!(gone.code == 0 && gone.stdout.contains("limber medicine undo"), "{gone:?}");
        let long = "x".repeat(201);
        let long = home.run(&format!("medicine add {long}"));
        assert!(long.code == 64 && long.stderr.contains("at most 200"), "{long:?}");
        assert_eq!(home.run("quit").code, 0);
    }
    let names = |home: &Home| {
        let list = home.json("medicine");
        let name = |one: &Value| one["name"].as_str().unwrap().to_owned();
        list.as_array().unwrap().iter().map(name).collect::<Vec<_>>()
    };
    assert_eq!(names(&home), ["A water tablet", "A statin, 20 mg"]);
    assert!(home.run("medicine undo").stdout.contains("Flat feet"));
    assert!(home.run("medicine undo").stdout.contains("since Sat 10 Jan 2026"), "the stop is taken back");
    assert_eq!(home.run("medicine undo").code, 66);
    assert_eq!(names(&home), ["A statin, 20 mg", "A water tablet", "Flat feet"]);
}
