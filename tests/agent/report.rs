//! `limber report`: what the journal says, on paper, with the numbers of the review.

use std::fs;

use limber_core::api::{Request, Response};
use limber_core::journal::{NightAnswer, NightChange};
use serde_json::json;

use crate::support::resident::Home;

/// Two nights, a cramp with a note, a medicine.
fn written(home: &Home) {
    let Response::Today(today) = home.ask(Request::Today) else { panic!("no today") };
    let change = NightChange { answer: Some(Some(NightAnswer::None)), ..NightChange::default() };
    let night = today.last_night.night - chrono::TimeDelta::days(4);
    home.ask(Request::NightChange { night, change });
    for line in [
        "cramp --ago 15h --muscle calf --side left --severity 4 --duration 90s --note <b>Woke</b>",
        "medicine add Bendroflumethiazide --since 2020-01-01",
    ] {
        assert_eq!(home.run(line).code, 0, "{line}");
    }
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn the_first_page_in_the_terminal_and_the_file_have_the_numbers_of_the_review() {
    let home = Home::new();
    let _agent = home.start();
    let empty = home.run("report");
    assert!(empty.code == 0 && empty.stdout.contains("Nothing is written down for these nights."), "{empty:?}");
    written(&home);
    let review = home.json("review");
    let nights = &review["nights"];
    let recorded = nights["cramps"].as_u64().unwrap() + nights["cramp_free"].as_u64().unwrap();
    let all = recorded + nights["not_recorded"].as_u64().unwrap();
    let key = format!("{recorded} of {all} nights recorded: cramps on {}, none on 1.", nights["cramps"]);
    let place = folder();
    let path = place.path().join("report.html");
    let made = home.json(&format!("report --output {} --name Anna --paper letter", path.display()));
    assert_eq!((&made["format"], &made["bytes"]), (&json!("html"), &json!(fs::metadata(&path).unwrap().len())));
    let html = fs::read_to_string(&path).unwrap();
    let first = home.run("report --name Anna").stdout;
    for text in [&html, &first] {
        assert!(text.contains(&key), "{key}: {text}");
        assert!(text.contains("Bendroflumethiazide") && text.contains("Anna") && text.contains("Not a diagnosis"));
    }
    assert!(html.contains("&lt;b&gt;Woke&lt;/b&gt;") && !html.contains("<b>Woke") && !html.contains("<script"));
    assert_eq!(home.json("report")["review"], review, "the figures are the review's own");
}

#[test]
fn what_is_not_asked_for_is_not_in_it() {
    let home = Home::new();
    let _agent = home.start();
    written(&home);
    let place = folder();
    let path = place.path().join("short.html");
    let line = format!("report --sections times,places --output {}", path.display());
    assert_eq!(home.run(&line).code, 0, "{line}");
    let html = fs::read_to_string(&path).unwrap();
    assert!(html.contains("When cramps began") && html.contains("calf"));
    for left_out in ["Bendroflumethiazide", "Woke&lt;", "Name:", "What was tried"] {
        assert!(!html.contains(left_out), "{left_out}");
    }
}

#[test]
fn what_cannot_be_written_is_said_and_leaves_nothing() {
    let home = Home::new();
    let _agent = home.start();
    let place = folder();
    let at = |name: &str| place.path().join(name).display().to_string();
    fs::write(at("there.html"), "mine").unwrap();
    for (path, code, sentence) in [
        (at("there.html"), 69, "is there already, and was left as it is"),
        (at("gone/report.html"), 66, "is not there. Make it"),
        (at("report.txt"), 64, "has to end with .html or .pdf"),
        (place.path().display().to_string() + "/.html", 64, "has to end with .html or .pdf"),
        ("/sys/report.html".into(), 74, "Nothing can be written to /sys"),
    ] {
        let answer = home.run(&format!("report --output {path}"));
        assert!(answer.code == code && answer.stderr.contains(sentence), "{path}: {answer:?}");
    }
    assert_eq!(fs::read_to_string(at("there.html")).unwrap(), "mine");
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1, "nothing half-written");
    assert_eq!(home.run(&format!("report --replace --output {}", at("there.html"))).code, 0);
    assert!(fs::read_to_string(at("there.html")).unwrap().starts_with("<!doctype html>"));
}
