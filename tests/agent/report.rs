//! `limber report`: what the journal says, on paper, with the numbers of the review.

use std::fs;
use std::io::Write as _;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::Command;

use limber_core::api::{ClientFrame, Request, Response};
use limber_core::journal::{EpisodeFilter, NightAnswer, NightChange};
use limber_core::report::{Paper, ReportOrder, ReportSection};
use limber_core::review::ReviewRange;
use serde_json::json;

use crate::support::resident::{Home, until};

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

/// What another program reads in a PDF.
fn read_back(path: &Path, arguments: &[&str]) -> String {
    let read = Command::new("pdftotext").args(arguments).arg(path).arg("-").output();
    let read = read.expect("pdftotext, of poppler-utils, is missing: script/bootstrap --test installs it");
    assert!(read.status.success(), "{read:?}");
    String::from_utf8(read.stdout).unwrap()
}

#[test]
fn another_program_reads_the_numbers_of_the_review_in_the_pdf() {
    let home = Home::new();
    let _agent = home.start();
    written(&home);
    let review = home.json("review");
    let place = folder();
    for (paper, size) in [("a4", "595.28 x 841.89"), ("letter", "612 x 792")] {
        let path = place.path().join(format!("{paper}.pdf"));
        let made = home.json(&format!("report --paper {paper} --name Zoë --output {}", path.display()));
        assert_eq!((&made["pages"], &made["not_drawn"]), (&json!(2), &json!(0)), "a first page and the entries");
        let text = read_back(&path, &["-layout"]);
        let nights = &review["nights"];
        let recorded = nights["cramps"].as_u64().unwrap() + nights["cramp_free"].as_u64().unwrap();
        let all = recorded + nights["not_recorded"].as_u64().unwrap();
        let severity = review["severity"]["median"].as_f64().unwrap();
        let first = review["span"]["since"].as_str().unwrap().parse::<chrono::NaiveDate>().unwrap();
        for part in [
            format!("{recorded} of {all} nights recorded: cramps on {}, none on 1.", nights["cramps"]),
            format!("{} of {recorded}", nights["cramps"]),
            format!("Cramps: {}.", review["episodes"]["cramps"]),
            format!(" {severity} "),
            first.format("%-d %b %Y").to_string(),
            "Name: Zoë".into(),
            "<b>Woke</b>".into(),
            "Bendroflumethiazide".into(),
            "Page 2 of 2".into(),
        ] {
            assert!(text.contains(&part), "{part}: {text}");
        }
        let told = Command::new("pdfinfo").arg(&path).output().unwrap();
        let told = String::from_utf8(told.stdout).unwrap();
        assert!(told.contains(size) && told.contains("Tagged:          yes"), "{told}");
    }
}

#[test]
fn the_summary_is_one_page_however_much_there_is() {
    let home = Home::new();
    let _agent = home.start();
    written(&home);
    for number in 0..20 {
        let name = format!("Medicine with a rather long name that goes on and on until the line is full {number}");
        assert_eq!(home.run(&format!("medicine add {name}")).code, 0);
    }
    let remedies = ["stretch", "stand", "walk", "rub", "warmth", "cold", "legs-up", "other"];
    let Response::Episodes(page) =
        home.ask(Request::Episodes { since: None, until: None, filter: EpisodeFilter::default(), from: None })
    else {
        panic!("no episodes")
    };
    let mut entry = page.episodes[0].entry.clone();
    for muscle in ["calf", "foot", "back_of_thigh", "front_of_thigh", "shin", "other"] {
        entry.muscle = Some(serde_json::from_value(json!(muscle)).unwrap());
        let tried = remedies.map(|remedy| json!({ "remedy": remedy.replace('-', "_"), "helped": "a_little" }));
        entry.tried = serde_json::from_value(json!(tried)).unwrap();
        home.ask(Request::EpisodeAdd { entry: entry.clone() });
    }
    let place = folder();
    for paper in ["a4", "letter"] {
        let path = place.path().join(format!("{paper}.pdf"));
        assert_eq!(home.run(&format!("report --paper {paper} --output {}", path.display())).code, 0);
        let first = read_back(&path, &["-f", "1", "-l", "1"]);
        assert!(first.contains("Notes and questions") && first.contains("see the details"), "{first}");
        let second = read_back(&path, &["-f", "2", "-l", "2"]);
        assert!(second.starts_with("What was tried"), "{second}");
    }
}

#[test]
fn the_window_gets_the_same_report_from_a_process_apart() {
    let home = Home::new();
    let _agent = home.start();
    written(&home);
    let order = ReportOrder {
        range: ReviewRange::Last { nights: 90 },
        sections: ReportSection::ALL.to_vec(),
        name: "Anna".into(),
        paper: Paper::A4,
    };
    let Response::ReportPage(page) = home.ask(Request::ReportPage { order: order.clone() }) else { panic!("no page") };
    let place = folder();
    let path = place.path().join("report.html").display().to_string();
    assert_eq!(home.run(&format!("report --name Anna --output {path}")).code, 0);
    assert_eq!(page.html, fs::read_to_string(&path).unwrap());
    let path = place.path().join("report.pdf").display().to_string();
    let Response::ReportMade(made) = home.ask(Request::ReportSave { order, path: path.clone(), replace: false }) else {
        panic!("nothing made")
    };
    assert_eq!((made.path, made.bytes), (path.clone(), fs::metadata(&path).unwrap().len()));
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

/// The process that the agent has something done by, as soon as it is there, standing still.
#[cfg(target_os = "linux")]
fn held(agent: u32) -> u32 {
    let mut found = None;
    until("the agent has started a process", || {
        let tasks = fs::read_dir(format!("/proc/{agent}/task")).unwrap().flatten();
        let children = tasks.filter_map(|task| fs::read_to_string(task.path().join("children")).ok());
        found = children
            .flat_map(|said| said.split_whitespace().map(|pid| pid.parse().unwrap()).collect::<Vec<u32>>())
            .next();
        found.is_some()
    });
    let child = found.unwrap();
    signal("-STOP", child);
    child
}

#[cfg(target_os = "linux")]
fn signal(name: &str, process: u32) {
    let _ = Command::new("kill").args([name, &process.to_string()]).status();
}

#[cfg(target_os = "linux")]
fn is_gone(process: u32) -> bool {
    fs::read_to_string(format!("/proc/{process}/stat")).map_or(true, |stat| stat.contains(") Z "))
}

#[cfg(target_os = "linux")]
#[test]
fn a_report_that_nobody_waits_for_any_more_is_ended_and_leaves_nothing() {
    let home = Home::new();
    let agent = home.start();
    written(&home);
    let place = folder();
    let path = place.path().join("report.pdf");
    let order = ReportOrder {
        range: ReviewRange::Last { nights: 90 },
        sections: ReportSection::ALL.to_vec(),
        name: String::new(),
        paper: Paper::A4,
    };
    let request = || Request::ReportSave { order: order.clone(), path: path.display().to_string(), replace: false };

    // Given up by whoever asked, on the same connection; an export of somebody else's would go on.
    let part = place.path().join(".report.pdf.4711.part");
    fs::write(&part, "half").unwrap();
    let window = home.client().subscribe(true).unwrap();
    let answer = std::thread::scope(|scope| {
        let asks = scope.spawn(|| window.requests.request(request()));
        let child = held(agent.child.id());
        window.requests.request(Request::ErrandGiveUp).unwrap();
        until("it is ended", || is_gone(child));
        asks.join().unwrap()
    });
    assert!(format!("{answer:?}").contains("Given up"), "{answer:?}");
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 0, "nothing half-written");

    // Whoever asked is gone.
    let ask = || {
        let mut raw = UnixStream::connect(home.path("agent.sock")).unwrap();
        let frames =
            [ClientFrame::Hello(limber_wire::hello("test")), ClientFrame::Request { id: 1, request: request() }];
        for frame in frames {
            raw.write_all(format!("{}\n", json!(frame)).as_bytes()).unwrap();
        }
        raw
    };
    let raw = ask();
    let child = held(agent.child.id());
    drop(raw);
    until("it is ended with whoever asked", || is_gone(child));

    // The agent is killed: what it has started ends as soon as it can do anything.
    let _raw = ask();
    let child = held(agent.child.id());
    drop(agent);
    signal("-CONT", child);
    until("it is ended with the agent", || is_gone(child));
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 0);
}
