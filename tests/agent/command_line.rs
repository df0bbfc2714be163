//! Every command, what it answers, and the exit code of every way it can go wrong.

use std::io::{BufRead, BufReader};

use limber_core::api::{Request, Response};

use crate::support::resident::{self, Home};

#[test]
fn status_without_an_agent_says_so_and_starts_none() {
    let home = Home::new();
    let answer = home.run("status");
    assert_eq!((answer.code, answer.stdout.as_str()), (75, ""), "{answer:?}");
    assert!(answer.stderr.contains("not running"), "{answer:?}");
    assert!(!home.path("agent.sock").exists());
    let answer = home.run("status --json");
    assert_eq!(answer.code, 75);
    let error: serde_json::Value = serde_json::from_str(&answer.stderr).unwrap();
    assert_eq!(error["error"]["code"], "unreachable");
}

#[test]
fn a_command_that_changes_something_starts_the_agent() {
    let home = Home::new();
    let answer = home.run("pause 30m");
    assert_eq!(answer.code, 0, "{answer:?}");
    assert!(answer.stdout.starts_with("Paused until"), "{answer:?}");
    assert_eq!(home.run("status").code, 0);
}

#[test]
fn breaks_are_started_answered_and_refused() {
    let home = Home::new();
    let _agent = home.start();
    for line in ["break snooze", "break snooze 5", "break done", "resume"] {
        let answer = home.run(line);
        assert_eq!(answer.code, 69, "{line}: {answer:?}");
        assert!(answer.stderr.ends_with(".\n") && answer.stdout.is_empty(), "{line}: {answer:?}");
    }
    let status = home.json("break start");
    assert_eq!(status["status"]["phase"]["kind"], "in_break");
    let answer = home.run("break start");
    assert_eq!((answer.code, answer.stderr.as_str()), (69, "A break is under way.\n"));
    assert_eq!(home.json("break done partly")["status"]["phase"]["kind"], "working");
    // Who has just come from a break has none to do without, and none of 0 s is written down.
    let answer = home.run("break skip");
    assert_eq!((answer.code, answer.stderr.as_str()), (69, "No break is due.\n"));
    let Response::Today(today) = home.ask(Request::Today) else { panic!("today is told") };
    assert_eq!(today.breaks.len(), 1, "{:?}", today.breaks);
    assert_eq!(home.json("pause forever")["status"]["phase"]["until"], serde_json::Value::Null);
    assert!(home.run("pause tomorrow").stdout.starts_with("Paused until"));
    assert_eq!(home.json("resume")["status"]["phase"]["kind"], "working");
}

#[test]
fn starting_a_break_anywhere_opens_its_window() {
    let home = Home::new();
    let _agent = home.start();
    assert_eq!(home.run("break start").code, 0);
    resident::until("the break window opens", || home.windows() == ["--view break"]);
}

#[test]
fn a_cramp_is_saved_before_its_screen_opens() {
    let home = Home::new();
    let _agent = home.start();
    let episode = home.json("cramp --side left");
    assert_eq!((&episode["ongoing"], &episode["side"]), (&true.into(), &"left".into()));
    resident::until("the cramp screen opens", || home.windows().first().is_some_and(|line| line == "--view cramp"));
    let again = home.json("cramp --muscle calf");
    assert_eq!(again["id"], episode["id"], "pressed again, it is the same cramp");
    assert_eq!((&again["muscle"], &again["side"]), (&"calf".into(), &"left".into()));
}

#[test]
fn practice_opens_the_cramp_screen_and_records_nothing() {
    let home = Home::new();
    let _agent = home.start();
    let answer = home.run("cramp --practice");
    assert_eq!((answer.code, answer.stderr.as_str()), (0, ""), "{answer:?}");
    assert!(answer.stdout.contains("Nothing is recorded"), "{answer:?}");
    resident::until("the cramp screen opens for practice", || home.windows() == ["--view practice"]);
    assert_eq!(home.json("open practice"), serde_json::json!({}), "the other way to say it");
    assert_eq!(home.json("log"), serde_json::json!([]), "no episode was made");
    assert_eq!(home.run("cramp --practice --muscle calf").code, 64, "what is practised is not described");
    let night = &home.json("night")[0];
    assert_eq!((&night["state"], &night["episodes"]), (&"not_recorded".into(), &0.into()));
    // A real one afterwards is recorded as ever.
    assert_eq!(home.json("cramp")["ongoing"], true);
    assert_eq!(home.json("log").as_array().unwrap().len(), 1);
}

#[test]
fn a_cramp_that_is_over_is_written_down_and_listed() {
    let home = Home::new();
    let _agent = home.start();
    let answer = home.run_all(&[
        "cramp",
        "--muscle",
        "foot",
        "--side",
        "right",
        "--severity",
        "7",
        "--ago",
        "20m",
        "--duration",
        "4m",
        "--note",
        "woke me\u{1b}[31m",
    ]);
    assert_eq!(answer.code, 0, "{answer:?}");
    let log = home.run("log");
    for part in ["cramp", "foot", "right", "7/10", "4 min", "woke me"] {
        assert!(log.stdout.contains(part), "{part} is not in {log:?}");
    }
    assert!(!log.stdout.contains('\u{1b}'), "a note cannot command the terminal");
    let entries = home.json("log");
    assert_eq!((&entries[0]["duration_seconds"], &entries[0]["severity"]), (&240.into(), &7.into()));
    assert_eq!(home.json("log --until 2020-01-01"), serde_json::json!([]));
    assert_eq!(home.run("log --until 2020-01-01").stdout, "Nothing is written down for these nights.\n");
    assert!(home.windows().is_empty(), "no screen for what is over");
}

#[test]
fn the_log_lists_what_is_asked_for() {
    let home = Home::new();
    let _agent = home.start();
    for line in [
        "cramp --muscle calf --side left --severity 7 --ago 20m --note Café",
        "cramp --muscle foot --side both --severity 3 --ago 50m",
        "cramp --kind ache --ago 70m --note tea",
    ] {
        assert_eq!(home.run(line).code, 0, "{line}");
    }
    let count = |words: &str| home.json(&format!("log {words}")).as_array().unwrap().len();
    assert_eq!(count(""), 3);
    assert_eq!(count("--kind cramp"), 2);
    assert_eq!(count("--muscle calf"), 1);
    assert_eq!(count("--side right"), 1, "both legs are the right one too");
    for (severity, found) in [("7", 1), ("3-7", 2), ("4+", 1), ("4-", 1), ("-3", 1), ("8-10", 0)] {
        assert_eq!(count(&format!("--severity={severity}")), found, "{severity}");
    }
    assert_eq!(count("--note CAFE"), 1);
    assert_eq!(count("--note CAFE --kind ache"), 0);
    assert_eq!(count("--tried walk"), 0);
    assert_eq!(home.run("log --note coffee").stdout, "Nothing of that kind is written down for these nights.\n");
    assert_eq!(home.run("log --severity 8-3").code, 64);
    let long = home.run(&format!("log --note {}", "a".repeat(201)));
    assert_eq!((long.code, long.stderr.contains("200")), (64, true), "{long:?}");
}

#[test]
fn a_night_is_not_recorded_until_somebody_says() {
    let home = Home::new();
    let _agent = home.start();
    assert!(home.run("night").stdout.contains("not recorded"));
    assert!(home.run("night none --date 2026-01-10").stdout.contains("no cramps"));
    assert!(home.run("night cramps --date 2026-01-11").stdout.contains(": cramps"));
    assert!(home.run("night --date 2026-01-10").stdout.contains("Sat 10 Jan 2026: no cramps"));
    let answer = home.run("night none --date 2999-01-01");
    assert_eq!(answer.code, 64, "{answer:?}");
    assert!(answer.stderr.contains("future"), "{answer:?}");
}

#[test]
fn the_evening_is_ticked_and_unticked() {
    let home = Home::new();
    let _agent = home.start();
    let line = |text: &str| text.lines().find(|line| line.contains("warm-bath")).unwrap().to_owned();
    assert!(line(&home.run("evening").stdout).starts_with("[ ]"));
    assert!(line(&home.run("winddown check warm-bath").stdout).starts_with("[x]"));
    assert!(line(&home.run("evening").stdout).starts_with("[x]"));
    assert!(line(&home.run("evening uncheck warm-bath").stdout).starts_with("[ ]"));
    let answer = home.run("evening check no-such-thing");
    assert_eq!(answer.code, 64, "{answer:?}");
    assert!(answer.stderr.contains("“no-such-thing”"), "{answer:?}");
}

#[test]
fn what_cannot_be_understood_is_said_with_what_can() {
    let home = Home::new();
    for (line, part) in [
        ("nonsense", "no command “nonsense”"),
        ("status --nonsense", "--nonsense"),
        ("open kitchen", "today, stretch, evening"),
        ("break snooze 0", "1 to 60"),
        ("break snooze 61", "1 to 60"),
        ("break done brilliantly", "not-really"),
        ("pause never", "tomorrow"),
        ("pause 25h", "24 hours"),
        ("cramp --severity 11", "0 to 10"),
        ("cramp --muscle nose", "back-of-thigh"),
        ("cramp --ago yesterday", "1h30m"),
        ("night maybe", "cramps"),
        ("night none --date tomorrow", "2026-11-12"),
        ("log --since 12.11.2026", "2026-11-12"),
        ("evening check", "Something is missing"),
        ("agent --time-scale 0", "1 to 3600"),
        ("agent --time-scale 3601", "1 to 3600"),
    ] {
        let answer = home.run(line);
        assert_eq!(answer.code, 64, "{line}: {answer:?}");
        assert!(answer.stderr.contains(part), "{line}: {answer:?}");
        assert!(answer.stderr.contains("limber --help"), "{line}: {answer:?}");
    }
    assert!(!home.path("agent.sock").exists(), "nothing was started for it");
}

#[test]
fn out_of_range_is_refused_by_the_agent_too() {
    let home = Home::new();
    let _agent = home.start();
    let answer = home.run("cramp --ago 1h --duration 30h");
    assert_eq!(answer.code, 64, "{answer:?}");
    assert!(answer.stderr.contains("duration") && answer.stderr.contains("86400"), "{answer:?}");
    assert_eq!(home.json("log"), serde_json::json!([]));
}

#[test]
fn help_and_version_go_to_standard_output() {
    let home = Home::new();
    let help = home.run("--help");
    assert_eq!(help.code, 0);
    for part in ["Exit codes", "winddown", "75  Limber is not running"] {
        assert!(help.stdout.contains(part), "{part} is not in {}", help.stdout);
    }
    assert!(home.run("help cramp").stdout.contains("--severity"));
    assert!(home.run("--version").stdout.contains(limber_agent::VERSION));
}

#[test]
fn watch_says_it_again_when_it_changes() {
    let home = Home::new();
    let _agent = home.start();
    let mut watch = home.command(["status", "--watch", "--json"]).spawn().unwrap();
    let mut lines = BufReader::new(watch.stdout.take().unwrap()).lines();
    let mut next = || -> String {
        let line: serde_json::Value = serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap();
        line["status"]["phase"]["kind"].as_str().unwrap().to_owned()
    };
    assert_eq!(next(), "working");
    home.run("pause 1h");
    assert_eq!(next(), "paused");
    home.run("resume");
    assert_eq!(next(), "working");
    home.run("quit");
    assert!(watch.wait().unwrap().success());
}

#[test]
fn the_time_scale_is_shown_and_an_hour_passes_in_a_second() {
    let home = Home::new();
    let _agent = home.start_with(&["agent", "--time-scale", "3600"]);
    assert!(home.run("status").stdout.contains("3600 times faster"));
    resident::until("a break is due", || {
        let kind = home.json("status")["status"]["phase"]["kind"].as_str().unwrap().to_owned();
        kind == "due" || kind == "waiting"
    });
    // Nobody can show a notification here, so the window's prompt stands in for it.
    resident::until("the prompt opens", || home.windows().first().is_some_and(|line| line == "--view break"));
}

#[test]
fn an_ache_is_saved_and_shows_what_may_ease_it() {
    let home = Home::new();
    let _agent = home.start();
    let ache = home.json("ache");
    assert_eq!((&ache["kind"], &ache["ongoing"]), (&"ache".into(), &false.into()));
    resident::until("the screen opens", || home.windows() == ["--view ache"]);
    assert_eq!(home.json("ache")["id"], ache["id"], "pressed twice, it is one");
    let cramp = home.json("cramp");
    assert_ne!(cramp["id"], ache["id"], "a cramp is another thing");
    let answer = home.run("ache now");
    assert_eq!(answer.code, 64, "{answer:?}");
}

#[test]
fn a_cramp_pressed_in_many_places_at_once_is_one() {
    let home = Home::new();
    let pressed: Vec<_> = ["cramp", "cramp", "open cramp", "cramp"]
        .map(|line| home.command(line.split(' ')).spawn().unwrap())
        .into_iter()
        .collect();
    for mut press in pressed {
        assert!(press.wait().unwrap().success());
    }
    let list = home.json("log");
    let [cramp] = list.as_array().unwrap().as_slice() else { panic!("one cramp: {list}") };
    let id = serde_json::from_value(cramp["id"].clone()).unwrap();
    home.ask(Request::CrampEnd { id });
    assert_eq!(home.json("cramp --side left")["id"], cramp["id"], "it came back before a minute was over");
    let list = home.json("log");
    assert_eq!((&list[0]["ongoing"], &list[0]["duration_seconds"]), (&true.into(), &serde_json::Value::Null));
    assert_eq!(list.as_array().unwrap().len(), 1);
}

#[test]
fn a_night_is_said_with_its_sleep_by_date_or_taken_back() {
    let home = Home::new();
    let _agent = home.start();
    let night = &home.json("night yesterday cramps --sleep 3/5 --bed 10:50 pm --up 6:40")[0];
    assert_eq!((&night["state"], &night["sleep_quality"]), (&"cramps".into(), &3.into()));
    let at = |night: &serde_json::Value, field: &str| night[field].as_str().unwrap()[11..16].to_owned();
    assert_eq!((at(night, "bed_at"), at(night, "up_at")), ("22:50".into(), "06:40".into()));
    let answer = home.run("night unknown");
    assert!(answer.stdout.contains("not recorded. Slept 3 of 5. In bed at"), "{answer:?}");
    assert_eq!(home.json("night none yesterday")[0]["state"], "cramp_free");
    for (line, code, part) in [
        ("night none 2099-01-01", 64, "lies in the future"),
        ("night --bed 25:00", 64, "22:50"),
        ("night --sleep 6", 64, "1 to 5"),
        ("night fine", 64, "unknown"),
        ("night none cramps", 64, "One answer"),
        ("night --bed 23:00 --up 22:00 2099-01-01", 64, "lies in the future"),
    ] {
        let answer = home.run(line);
        assert!(answer.code == code && answer.stderr.contains(part), "{line}: {answer:?}");
    }
    assert_eq!(home.json("night")[0]["sleep_quality"], 3, "nothing was half-written");
}
