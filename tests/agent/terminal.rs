//! What reaches the terminal: nothing that it would act on, and the truth about an answer nobody could be given.

use std::fs::OpenOptions;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

use crate::support::resident::{Answer, Home, until};

/// One of each kind a terminal acts on, or hides: both sets of control characters, a lone carriage return, separators,
/// writing turned around, no width.
const ACTING: &str =
    "a\u{1b}[31mb\u{7}c\rd\u{7f}e\u{85}f\u{9b}g\u{ad}h\u{61c}i\u{200b}j\u{200e}k\u{2028}l\u{202e}m\u{2066}n\u{feff}o";

fn is_harmless(what: &str, answer: &Answer) {
    for text in [&answer.stdout, &answer.stderr] {
        let acting = text.chars().find(|c| {
            (c.is_control() && !matches!(c, '\n' | '\t'))
                || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
                    | '\u{2060}'..='\u{206f}' | '\u{feff}')
        });
        assert_eq!(acting, None, "{what}: {answer:?}");
    }
}

#[test]
fn what_was_typed_is_told_back_without_what_a_terminal_acts_on() {
    let home = Home::new();
    for line in [
        &[ACTING][..],
        &["status", ACTING],
        &[&format!("--{ACTING}")],
        &["status", &format!("--{ACTING}")],
        &["open", ACTING],
        &["pause", ACTING],
        &["break", ACTING],
        &["break", "snooze", ACTING],
        &["break", "done", ACTING],
        &["cramp", "--muscle", ACTING],
        &["cramp", "--ago", ACTING],
        &["night", "--date", ACTING],
        &["log", "--since", ACTING],
        &["help", ACTING],
        &["--json", ACTING],
    ] {
        let answer = home.run_all(line);
        assert_eq!(answer.code, 64, "{line:?}: {answer:?}");
        assert!(answer.stdout.is_empty() && !answer.stderr.is_empty(), "{line:?}: {answer:?}");
        is_harmless(&format!("{line:?}"), &answer);
    }
    let answer = home.run_all(&["--json", ACTING]);
    let error: serde_json::Value = serde_json::from_str(&answer.stderr).unwrap();
    assert_eq!(error["error"]["code"], "invalid");
}

#[test]
fn paths_and_the_agents_own_words_do_not_act_on_the_terminal() {
    let home = Home::new();
    let odd = home.path(ACTING);
    std::fs::create_dir(&odd).unwrap();
    std::fs::write(odd.join("limber"), "not a folder").unwrap();
    for name in ["XDG_DATA_HOME", "XDG_RUNTIME_DIR", "LIMBER_SOCKET"] {
        for line in ["status", "pause 1h"] {
            let output = home.command(line.split(' ')).env(name, &odd).output().unwrap();
            let text = |bytes| String::from_utf8(bytes).unwrap();
            let code = output.status.code().unwrap();
            let answer = Answer { code, stdout: text(output.stdout), stderr: text(output.stderr) };
            is_harmless(&format!("{name} {line}"), &answer);
            home.run("quit");
        }
    }
    let _agent = home.start();
    let answer = home.run_all(&["evening", "check", ACTING]);
    assert_eq!(answer.code, 64, "{answer:?}");
    is_harmless("an item", &answer);
}

#[test]
fn a_note_is_a_line_in_words_and_exact_in_json() {
    let home = Home::new();
    let _agent = home.start();
    let note = format!("{ACTING}\nsecond line \u{1f468}\u{200d}\u{1f469}");
    let saved = home.run_all(&["cramp", "--kind", "ache", "--note", &note]);
    assert_eq!(saved.code, 0, "{saved:?}");
    is_harmless("saved", &saved);
    let log = home.run("log");
    is_harmless("log", &log);
    assert_eq!(log.stdout.lines().count(), 1, "{log:?}");
    assert!(log.stdout.contains("second line"), "{log:?}");
    for line in ["log --json", "cramp --ago 5m --json"] {
        is_harmless(line, &home.run(line));
    }
    assert_eq!(home.json("log")[0]["note"], note.as_str());
}

/// Every command that answers, and some that complain.
const ANSWERING: [&str; 16] = [
    "--help",
    "help log",
    "--version",
    "status",
    "status --json",
    "status --watch",
    "pause 1h",
    "resume",
    "cramp --ago 5m",
    "night",
    "log",
    "log --json",
    "evening",
    "doctor",
    "doctor --json",
    "open practice",
];

#[test]
fn a_reader_who_has_had_enough_is_told_nothing() {
    let home = Home::new();
    let _agent = home.start();
    for line in ANSWERING {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = home.command(line.split(' ')).stdout(writer).output().unwrap();
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), complaint.as_ref()), (Some(0), ""), "{line}");
    }
}

#[test]
fn watching_ends_with_its_reader() {
    let home = Home::new();
    let _agent = home.start();
    let (reader, writer) = std::io::pipe().unwrap();
    let mut watch = home.command(["status", "--watch"]).stdout(writer).spawn().unwrap();
    let mut first = String::new();
    BufReader::new(reader).read_line(&mut first).unwrap(); // and closes it
    assert!(first.starts_with("Next break"), "{first}");
    until("watching ends, though nothing new is to be told", || watch.try_wait().unwrap().is_some());
    assert!(watch.wait().unwrap().success());
}

#[test]
fn an_answer_that_cannot_be_written_is_told_and_counts_as_failed() {
    let home = Home::new();
    let _agent = home.start();
    for line in ANSWERING {
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = home.command(line.split(' ')).stdout(full).output().unwrap();
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(74), "{line}: {complaint}");
        assert!(complaint.contains("standard output: No space left"), "{line}: {complaint}");
    }
    // A complaint that nobody can read changes nothing of the exit code.
    let full = || Stdio::from(OpenOptions::new().write(true).open("/dev/full").unwrap());
    let output = home.command(["nonsense"]).stdout(full()).stderr(full()).output().unwrap();
    assert_eq!(output.status.code(), Some(64));
}
