//! `limber doctor` with the real program and a real notification service: what it finds, and what a test tells.

use std::fs;
use std::io::Write;
use std::os::unix::fs::FileExt;
use std::process::Stdio;

use crate::support::desktop::{Needs, on};
use crate::support::resident::{Answer, Home, until};
use crate::support::service::{Asked, serve};
use limber_core::api::{Event, Request, Response};
use limber_core::health::{Cure, Finding, HealthLine, HealthReport, HealthState, HealthSubject, Standing, TestOutcome};
use limber_core::journal::{EpisodeDraft, EpisodeKind};

fn report(home: &Home) -> HealthReport {
    match home.ask(Request::Health) {
        Response::Health(report) => *report,
        other => panic!("{other:?}"),
    }
}

fn line(home: &Home, subject: HealthSubject) -> HealthLine {
    report(home).lines.into_iter().find(|line| line.subject == subject).unwrap()
}

fn finds(home: &Home, subject: HealthSubject, finding: Finding) {
    until(&format!("{subject:?} is {finding:?}"), || line(home, subject).finding == finding);
}

/// `limber doctor --test`, with what the person types.
fn test(home: &Home, typed: &str) -> Answer {
    let mut command = home.command(["doctor", "--test"]);
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Answer { code: output.status.code().unwrap(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

#[test]
fn a_test_notification_tells_whether_the_person_can_see_it() {
    on(Needs::BUS, |_| {
        let service = serve(&["actions", "body"], None);
        let home = Home::new();
        let _agent = home.start_on_desktop(&["agent"]);
        finds(&home, HealthSubject::Notifications, Finding::ReminderReady);
        let source = line(&home, HealthSubject::Notifications).sources.remove(0);
        assert_eq!((source.name.as_str(), source.standing), ("freedesktop-notifications", Standing::Answers));
        assert!(source.detail.is_some(), "it says who shows them");

        let refused = home.client().request(Request::NotificationTestAnswer { seen: true });
        assert!(refused.is_err(), "no test, no answer");

        let not_seen = test(&home, "n\n");
        assert_eq!(not_seen.code, 1, "something does not work: {not_seen:?}");
        assert!(not_seen.stdout.contains("was not seen") && not_seen.stdout.contains("Allow notifications"));
        let Asked::Notify { title, actions, expires, .. } = service.asked() else { panic!("a notification is shown") };
        assert_eq!((title.as_str(), expires), ("Can you see this?", 0));
        assert!(actions.contains(&"seen".to_owned()));
        assert_eq!(service.asked(), Asked::Close(41), "it does not stay on the screen");
        assert_eq!(line(&home, HealthSubject::Notifications).cure, Some(Cure::AllowNotifications));

        let silent = test(&home, "");
        assert!(silent.stderr.contains("nothing was noted"), "{silent:?}");
        assert!(matches!(service.asked(), Asked::Notify { .. }));
        let events = home.client().subscribe(false).unwrap().events;
        service.press(42, "seen");
        let seen = events.into_iter().find_map(|event| match event {
            Event::HealthChanged(report) if report.test.is_some_and(|test| test.outcome == TestOutcome::Seen) => {
                Some(report.lines[0].finding)
            }
            _ => None,
        });
        assert_eq!(seen, Some(Finding::ReminderAnswered), "the window hears it without asking");
        assert!(test(&home, "yes\n").stdout.contains("answered at"));
    });
}

#[test]
fn a_service_without_buttons_and_one_that_goes_away_are_told() {
    on(Needs::BUS, |_| {
        let home = Home::new();
        let _agent = home.start_on_desktop(&["agent"]);
        finds(&home, HealthSubject::Notifications, Finding::ReminderRefused);
        let service = serve(&["body"], None);
        until("the service is noticed", || {
            let sources = line(&home, HealthSubject::Notifications).sources;
            sources.iter().any(|source| source.detail.as_deref().is_some_and(|detail| detail.contains("no buttons")))
        });
        home.ask(Request::NotificationTest);
        until("the test is refused", || report(&home).test.is_some_and(|test| test.outcome == TestOutcome::NotShown));
        drop(service);
        let _service = serve(&["actions"], None);
        until("the better service is noticed", || {
            line(&home, HealthSubject::Notifications).sources[0].standing == Standing::Answers
        });
    });
}

#[test]
fn doctor_speaks_json_and_a_machine_that_tells_nothing_is_not_well() {
    let home = Home::new();
    let stopped = home.run("doctor");
    assert_eq!(stopped.code, 75);
    assert!(stopped.stderr.contains("not running"), "{stopped:?}");

    let _agent = home.start();
    finds(&home, HealthSubject::Idle, Finding::IdleSought);
    let answer = home.run("doctor --json");
    assert_eq!(answer.code, 1);
    let told: HealthReport = serde_json::from_str(&answer.stdout).unwrap();
    let subjects: Vec<_> = told.lines.iter().map(|line| line.subject).collect();
    assert_eq!(subjects, HealthSubject::ALL);
    let unknown: Vec<_> =
        [HealthSubject::Idle, HealthSubject::Lock, HealthSubject::DoNotDisturb, HealthSubject::Fullscreen]
            .map(|subject| told.lines.iter().find(|line| line.subject == subject).unwrap())
            .iter()
            .map(|line| line.finding)
            .collect();
    assert_eq!(
        unknown,
        [Finding::IdleSought, Finding::LockUnknown, Finding::HoldUnknown, Finding::HoldUnknown],
        "what nobody tells is unknown, never off"
    );
    let journal = told.lines.iter().find(|line| line.subject == HealthSubject::Journal).unwrap();
    assert!(journal.bytes.is_some_and(|bytes| bytes > 4096), "{journal:?}");
    let text = home.run("doctor").stdout;
    for words in ["Idle detection", "what helps:", "Journal file", "free."] {
        assert!(text.contains(words), "{words} is missing in\n{text}");
    }
    assert!(!text.contains("health-"), "a sentence is missing in\n{text}");
}

#[test]
fn a_journal_that_breaks_while_it_is_open_is_found_and_written_no_more() {
    let home = Home::new();
    let _agent = home.start();
    // More than the agent keeps in memory and the log holds, so that it has to look at the file.
    let mut client = home.client();
    let Ok(Response::Status(now)) = client.request(Request::Status) else { panic!("no status") };
    for minutes in 1..1500 {
        let started_at = now.now - chrono::TimeDelta::minutes(minutes);
        let entry = EpisodeDraft { note: Some("x".repeat(400)), ..EpisodeDraft::new(EpisodeKind::Cramp, started_at) };
        client.request(Request::EpisodeAdd { entry }).unwrap();
    }
    assert_eq!(line(&home, HealthSubject::Journal).state, HealthState::Works);
    // What a failing disk does: pages that say something else.
    let size = fs::metadata(home.journal()).unwrap().len();
    let file = fs::OpenOptions::new().write(true).open(home.journal()).unwrap();
    for page in 2..size / 4096 {
        file.write_all_at(&[0xA5; 512], page * 4096).unwrap();
    }
    let broken = line(&home, HealthSubject::Journal);
    assert_eq!((broken.finding, broken.state), (Finding::JournalUnusable, HealthState::Fails));
    assert!(broken.detail.is_some_and(|detail| detail.contains("journal.db")), "the sentence names the file");
    let refused = home.run("cramp --ago 5m");
    assert_eq!(refused.code, 74, "{refused:?}");
}
