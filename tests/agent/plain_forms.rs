//! What people type: the plain forms are understood, and what is not is answered with those that are.

use crate::support::resident::Home;

fn words(line: &str) -> Vec<&str> {
    line.split(' ').collect()
}

#[test]
fn lengths_and_times_are_taken_as_people_write_them() {
    let home = Home::new();
    let _agent = home.start();
    for line in [
        "pause 10min",
        "pause 10 min",
        "pause 1h30",
        "pause 1 h 30 min",
        "pause 1,5 h",
        "pause 90s",
        "pause １０",
        "pause 2pm",
        "pause 2 PM",
        "pause until 14:30",
        "pause noon",
        "pause Midnight",
        "pause until tomorrow",
        "pause half an hour",
        "pause Forever",
    ] {
        let answer = home.run_all(&words(line));
        assert!(answer.code == 0 && answer.stdout.starts_with("Paused until"), "{line}: {answer:?}");
    }
    for line in [
        "cramp --ago 10 min",
        "cramp --ago -5m",
        "cramp --ago 10 minutes ago --muscle Back of thigh --side LEFT",
        "cramp --at yesterday 23:30 --duration 1m30 --severity 7/10",
        "cramp --at last night at 11:30 pm --kind Urge to move",
        "cramp --ago 0",
        "night none --date yesterday",
        "night cramps --date last night",
        "night --date last monday",
        "log --since last night --until Today",
        "log --since 7 days ago",
        "open Journal",
    ] {
        let answer = home.run_all(&words(line));
        assert_eq!((answer.code, answer.stderr.as_str()), (0, ""), "{line}: {answer:?}");
    }
    let dashed = home.run_all(&["cramp", "--ago", "5m", "--note", "- woke me -"]);
    assert!(dashed.code == 0 && dashed.stdout.contains("- woke me -"), "{dashed:?}");
}

#[test]
fn what_is_not_understood_is_answered_with_examples() {
    let home = Home::new();
    let _agent = home.start();
    for (line, parts) in [
        ("pause 1430", &["1430 min", "14:30"][..]),
        ("pause 14.30", &["14.30 min", "14:30"]),
        ("pause -5m", &["“-5m”", "1h30"]),
        ("break snooze -5", &["“-5”", "1 to 60"]),
        ("pause --nonsense", &["--nonsense"]),
        ("pause 0", &["1h30", "16:30", "noon"]),
        ("pause 30s", &["1 minute to 24 hours"]),
        ("pause 99999999999999999999", &["tomorrow"]),
        ("pause yesterday", &["tomorrow"]),
        ("break snooze 2h", &["1 to 60"]),
        ("cramp --ago 12x", &["10 min", "yesterday 23:30"]),
        ("cramp --ago yesterday", &["yesterday 23:30"]),
        ("cramp --at 0215", &["0215 min", "02:15"]),
        ("cramp --at tomorrow 2:00", &["last night 2:10"]),
        ("cramp --at 5 --ago 5", &["--ago"]),
        ("cramp --severity -1", &["“-1”", "0 to 10"]),
        ("cramp --severity 11/10", &["0 to 10"]),
        ("log --severity 8-3", &["5-8, 5+"]),
        ("cramp --duration 1h2h", &["45s"]),
        ("log --since 11/12/2026", &["2026-11-12", "monday"]),
        ("night none --date tomorrow", &["last night"]),
        ("night 2998-01-01", &["lies in the future"]),
        ("winddown --date 2999-01-01", &["lies in the future"]),
        ("stauts", &["Perhaps you meant", "“status”"]),
        ("cramp --serverity 3", &["“--severity”"]),
        (
            "open kitchen",
            &["today, stretch, evening, journal, night, entry, review, report, settings, break, cramp, practice, ache"],
        ),
    ] {
        let answer = home.run_all(&words(line));
        assert_eq!(answer.code, 64, "{line}: {answer:?}");
        for part in parts {
            assert!(answer.stderr.contains(part), "{line}: {part} is not in {answer:?}");
        }
    }
    assert!(home.run("evening check").stderr.starts_with("Something is missing: ITEM.\n"));
    assert!(home.run("help open").stdout.contains("settings, break, cramp, practice"));
}

#[test]
fn a_time_of_summer_times_end_and_beginning_is_decided_and_told() {
    let home = Home::in_zone("Europe/Berlin");
    let _agent = home.start();
    let at = |when: &str| home.run_all(&["cramp", "--at", when]);
    let twice = at("2025-10-26 2:30");
    assert_eq!(twice.code, 0, "{twice:?}");
    assert!(twice.stderr.contains("02:30 twice") && twice.stderr.contains("The later one"), "{twice:?}");
    let never = at("2025-03-30 2:30");
    assert_eq!(never.code, 64, "{never:?}");
    assert!(never.stderr.contains("never showed 02:30"), "{never:?}");
    assert_eq!((at("2025-07-01 23:30").code, at("2025-12-01 23:30").code), (0, 0));
    let log = home.json("log --until 2025-12-31");
    let begun: Vec<_> = log.as_array().unwrap().iter().map(|entry| entry["started_at"].as_str().unwrap()).collect();
    assert_eq!(begun, ["2025-12-01T23:30:00+01:00", "2025-10-26T02:30:00+01:00", "2025-07-01T23:30:00+02:00"]);
    // A span over a change of the clock is told with the offset of then.
    assert_eq!(home.run("cramp --ago 52w --note long").code, 0);
    let future = home.run_all(&["cramp", "--at", "today 23:59:59"]);
    assert_eq!(future.code, 64, "{future:?}");
}

#[test]
fn an_evenings_item_goes_by_its_name_or_its_words() {
    let home = Home::new();
    let _agent = home.start();
    let ticked = |line: &str| {
        let answer = home.run_all(&words(line));
        assert_eq!(answer.code, 0, "{line}: {answer:?}");
        answer.stdout.lines().filter(|line| line.starts_with("[x]")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert!(ticked("evening check Legs up")[0].contains("legs-up"));
    assert!(ticked("evening uncheck LEGS-UP").is_empty());
    let answer = home.run("evening check knees");
    assert_eq!(answer.code, 64, "{answer:?}");
    for part in ["“knees”", "legs-up", "warm-bath", "last-caffeine"] {
        assert!(answer.stderr.contains(part), "{part}: {answer:?}");
    }
    let answer = home.run("evening check wa");
    assert_eq!(answer.code, 64, "{answer:?}");
    assert!(answer.stderr.contains("warm-bath") && answer.stderr.contains("water-through"), "{answer:?}");
    assert!(!answer.stderr.contains("legs-up"), "{answer:?}");
}

#[test]
fn the_list_is_changed_and_looked_back_at_in_plain_words() {
    let home = Home::new();
    let _agent = home.start();
    let fine = |line: &str| {
        let answer = home.run_all(&words(line));
        assert_eq!(answer.code, 0, "{line}: {answer:?}");
        answer.stdout
    };
    let place = |listed: &str, name: &str| listed.lines().position(|line| line.contains(name)).unwrap();
    let line = |listed: &str, name: &str| listed.lines().nth(place(listed, name)).unwrap().to_owned();
    let listed = fine("winddown add Feed the cat --before-bed 50 --timer 3 --on weekdays");
    assert!(line(&listed, "Feed the cat").starts_with("on"), "{listed}");
    let listed = fine("winddown add glass-of-water");
    assert!(line(&listed, "glass-of-water").starts_with("on") && listed.matches("lass of water").count() == 1);
    let listed = fine("winddown move cat --before last caffeine");
    assert!(place(&listed, "Feed the cat") < place(&listed, "last-caffeine"), "{listed}");
    let listed = fine("winddown move Feed the cat");
    assert!(place(&listed, "Feed the cat") > place(&listed, "in-bed"), "{listed}");
    assert!(fine("--json winddown list").contains("\"timer_minutes\":3"));

    assert!(fine("winddown check legs up --date yesterday").contains("[x]"));
    let history = fine("winddown history");
    assert_eq!(history.lines().count(), 7, "{history}");
    assert!(history.lines().nth(1).unwrap().contains("Legs up for 12 minutes"), "{history}");
    assert_eq!(fine("winddown history --since yesterday").lines().count(), 2);

    assert!(line(&fine("winddown remove glass of water"), "glass-of-water").starts_with("off"));
    assert!(!fine("winddown remove cat").contains("Feed the cat"));

    for (wrong, part) in [
        ("winddown remove cat", "“cat”"),
        ("winddown move legs up --before cat", "“cat”"),
        ("winddown add Never --before-bed 17h", "between 0 and 960"),
        ("winddown add Never --timer 5h", "between 1 and 120"),
        ("winddown add Never --on someday", "weekends"),
        ("winddown check legs up --date 2999-01-01", "future"),
    ] {
        let answer = home.run_all(&words(wrong));
        assert_eq!(answer.code, 64, "{wrong}: {answer:?}");
        assert!(answer.stderr.contains(part), "{wrong}: {answer:?}");
    }
    let long = "x".repeat(201);
    let answer = home.run_all(&["winddown", "add", &long]);
    assert!(answer.code == 64 && answer.stderr.contains("at most 200"), "{answer:?}");
    assert!(home.run_all(&["winddown", "add", " "]).stderr.contains("cannot be empty"));
    assert!(!fine("winddown list").contains("Never"));
}

#[test]
fn a_night_that_counts_otherwise_than_it_was_answered_says_why() {
    let home = Home::new();
    let _agent = home.start();
    assert_eq!(home.run_all(&["cramp", "--at", "2026-01-10 23:30", "--muscle", "calf"]).code, 0);
    for line in ["night none --date 2026-01-10", "night --date 2026-01-10"] {
        let told = home.run(line).stdout;
        for part in [": cramps", "The answer was “none”", "23:30", "calf", "If it is wrong"] {
            assert!(told.contains(part), "{line}: {part} is not in {told}");
        }
    }
    let plain = home.run("night cramps --date 2026-01-10").stdout;
    assert_eq!(plain.lines().count(), 1, "{plain}");
    assert_eq!(home.run("night none --date 2026-01-11").stdout.lines().count(), 1);
}
