//! The reminder against real services: one played by the test, which records what it is asked, and dunst.

use std::time::{Duration, Instant};

use crate::support::desktop::{self, Desktop, Ear, Needs, ear, eventually, here, on};
use crate::support::service::{Asked, PATH, Running, SERVICE, serve, serve_next};
use limber_agent::adapters::notify::{self, Notifier, Slot};
use limber_agent::ports::reminder::Reminder;
use limber_agent::ports::signal::{NotificationSignal, Signal, SourceStanding};
use zbus::blocking::Connection;

const BUS: Needs = Needs::BUS;
fn reminder(number: u64) -> Reminder {
    Reminder {
        number,
        title: "Time to move".into(),
        body: "Water, then your calves: 25 s < 30 s".into(),
        actions: vec![("start".into(), "Start".into()), ("snooze".into(), "Snooze 10 min".into())],
        quiet: false,
    }
}

#[track_caller]
fn told(ear: &Ear, signal: NotificationSignal) {
    assert_eq!(ear.next(), Signal::Notification(signal));
}

/// A reminder that is up, at a service with buttons. Its id there is 41.
fn up(ear: &Ear, notifier: &Notifier, service: &Running) {
    notifier.show(reminder(1));
    told(ear, NotificationSignal::Shown { reminder: 1 });
    assert!(matches!(service.asked(), Asked::Notify { replaces: 0, .. }));
}

#[test]
fn the_reminder_stays_with_its_buttons_until_one_is_pressed() {
    on(BUS, |_| {
        let service = serve(&["actions", "body", "body-markup"], None);
        let (report, ear) = ear();
        let notifier = Notifier::new(&here(), report, Slot::Reminder, None);
        notifier.show(reminder(7));
        told(&ear, NotificationSignal::Shown { reminder: 7 });
        let Asked::Notify { replaces, title, body, actions, hints, expires } = service.asked() else { panic!() };
        assert_eq!((replaces, expires), (0, 0), "a new one, which never expires");
        assert_eq!((title.as_str(), body.as_str()), ("Time to move", "Water, then your calves: 25 s &lt; 30 s"));
        assert_eq!(actions, ["default", "Time to move", "start", "Start", "snooze", "Snooze 10 min"]);
        let hint = |name: &str| hints.iter().find(|(hint, _)| hint == name).map(|(_, value)| value.as_str());
        assert_eq!(
            (hint("urgency"), hint("resident"), hint("suppress-sound")),
            (Some("byte 0x01"), Some("false"), Some("false"))
        );
        service.press(99, "start");
        service.press(41, "snooze");
        told(&ear, NotificationSignal::Action { reminder: 7, action: "snooze".into() });
        assert_eq!(service.asked(), Asked::Close(41), "answered: it leaves the screen");
        ear.silent_for(Duration::from_millis(200));
    });
}

#[test]
fn clearing_every_notification_at_once_is_heard() {
    on(BUS, |_| {
        let service = serve(&["actions"], None);
        let (report, ear) = ear();
        let notifier = Notifier::new(&here(), report, Slot::Reminder, None);
        up(&ear, &notifier, &service);
        for id in 1..200 {
            service.closed(id, 2);
        }
        told(&ear, NotificationSignal::Dismissed { reminder: 1 });
        ear.silent_for(Duration::from_millis(200));
    });
}

#[test]
fn a_reminder_taken_back_closes_and_says_nothing_more() {
    on(BUS, |_| {
        let service = serve(&["actions"], None);
        let (report, ear) = ear();
        let notifier = Notifier::new(&here(), report, Slot::Reminder, None);
        notifier.withdraw();
        up(&ear, &notifier, &service);
        notifier.withdraw();
        assert_eq!(service.asked(), Asked::Close(41));
        service.press(41, "start");
        ear.silent_for(Duration::from_millis(300));
        notifier.show(reminder(2));
        told(&ear, NotificationSignal::Shown { reminder: 2 });
    });
}

#[test]
fn a_second_reminder_takes_the_place_of_the_first() {
    on(BUS, |_| {
        let service = serve(&["actions"], None);
        let (report, ear) = ear();
        let notifier = Notifier::new(&here(), report, Slot::Reminder, None);
        up(&ear, &notifier, &service);
        let threads = || std::fs::read_dir("/proc/self/task").unwrap().count();
        let before = threads();
        for number in 2..20 {
            notifier.show(Reminder { quiet: true, ..reminder(number) });
            // The one before leaves the screen: a service may not raise again what it only replaces.
            assert_eq!(service.asked(), Asked::Close(u32::try_from(number).unwrap() + 39));
            told(&ear, NotificationSignal::Shown { reminder: number });
            let Asked::Notify { replaces, hints, .. } = service.asked() else { panic!("it is shown anew") };
            assert_eq!(replaces, 0);
            assert!(hints.contains(&("suppress-sound".into(), "true".into())), "a repetition is quiet: {hints:?}");
        }
        eventually("each one leaves no thread behind", || threads() <= before);
        service.press(59, "start");
        told(&ear, NotificationSignal::Action { reminder: 19, action: "start".into() });
    });
}

#[test]
fn a_service_that_lets_it_expire_or_goes_away_leaves_it_to_the_prompt() {
    on(BUS, |_| {
        let service = serve(&["actions"], None);
        let (report, ear) = ear();
        let notifier = Notifier::new(&here(), report, Slot::Reminder, None);
        up(&ear, &notifier, &service);
        service.closed(41, 1);
        told(&ear, NotificationSignal::Unavailable { reminder: 1 });
        notifier.show(reminder(2));
        told(&ear, NotificationSignal::Shown { reminder: 2 });
        service.connection.release_name(SERVICE).unwrap();
        told(&ear, NotificationSignal::Unavailable { reminder: 2 });
        ear.silent_for(Duration::from_millis(200));
        let _returned = serve(&["actions"], None);
        notifier.show(reminder(3));
        told(&ear, NotificationSignal::Shown { reminder: 3 });
    });
}

#[test]
fn without_a_service_or_its_buttons_the_prompt_is_asked_for() {
    on(BUS, |desktop: &Desktop| {
        let (report, ear) = ear();
        let notifier = Notifier::new(&here(), report, Slot::Reminder, None);
        notifier.show(reminder(1));
        told(&ear, NotificationSignal::Unavailable { reminder: 1 });
        let mute = serve(&["body"], None);
        notifier.show(reminder(2));
        told(&ear, NotificationSignal::Unavailable { reminder: 2 });
        assert!(mute.asked.try_recv().is_err(), "a reminder that cannot be answered is not shown");
        desktop.kill_bus();
        notifier.show(reminder(3));
        told(&ear, NotificationSignal::Unavailable { reminder: 3 });
    });
}

#[test]
fn a_service_that_hangs_holds_nothing_up_and_its_late_notification_is_closed() {
    on(BUS, |_| {
        let (release, hold) = async_channel::bounded(1);
        let service = serve(&["actions"], Some(hold));
        let (report, ear) = ear();
        let notifier = Notifier::new(&here(), report, Slot::Reminder, None);
        let asked = Instant::now();
        notifier.show(reminder(1));
        assert!(asked.elapsed() < Duration::from_millis(500), "the driver waits for nobody");
        told(&ear, NotificationSignal::Unavailable { reminder: 1 });
        assert!(matches!(service.asked(), Asked::Notify { .. }));
        release.send_blocking(()).unwrap();
        assert_eq!(service.asked(), Asked::Close(41), "the prompt is open: no second reminder beside it");
    });
}

#[test]
fn dunst_shows_it_and_its_answers_are_heard() {
    let needs = Needs { x: true, ..Needs::BUS };
    on(needs, |desktop| {
        let _dunst = desktop::start("dunst", &["-config", "/dev/null"]);
        eventually("dunst takes its name", || {
            let bus = Connection::session().unwrap();
            let names = zbus::blocking::fdo::DBusProxy::new(&bus).unwrap();
            names.name_has_owner(SERVICE.try_into().unwrap()).unwrap()
        });
        desktop.move_pointer(600, 400);
        let (report, ear) = ear();
        let notifier = Notifier::new(&here(), report, Slot::Reminder, None);
        let displayed = || desktop::run("dunstctl", &["count", "displayed"]).trim().to_owned();
        notifier.show(reminder(1));
        told(&ear, NotificationSignal::Shown { reminder: 1 });
        eventually("the reminder is on screen", || displayed() == "1");
        desktop::run("dunstctl", &["action", "0"]);
        told(&ear, NotificationSignal::Action { reminder: 1, action: "default".into() });
        eventually("the answered reminder leaves the screen", || displayed() == "0");
        notifier.show(reminder(2));
        told(&ear, NotificationSignal::Shown { reminder: 2 });
        eventually("the second reminder is on screen", || displayed() == "1");
        desktop::run("dunstctl", &["close"]);
        told(&ear, NotificationSignal::Dismissed { reminder: 2 });
        notifier.show(reminder(3));
        told(&ear, NotificationSignal::Shown { reminder: 3 });
        notifier.withdraw();
        eventually("the reminder that was taken back leaves the screen", || displayed() == "0");
        ear.silent_for(Duration::from_millis(200));
    });
}

#[test]
fn a_bus_that_is_started_again_carries_the_next_reminder() {
    on(BUS, |desktop| {
        let service = serve(&["actions"], None);
        let (report, ear) = ear();
        notify::watch_service(&here(), report.clone());
        ear.hears_of("freedesktop-notifications", SourceStanding::Answers);
        let notifier = Notifier::new(&here(), report, Slot::Reminder, None);
        up(&ear, &notifier, &service);
        desktop.kill_bus();
        told(&ear, NotificationSignal::Unavailable { reminder: 1 });
        ear.hears_of_failing("freedesktop-notifications");
        drop(service);
        let _bus = desktop.start_bus_again();
        let service = serve(&["actions"], None);
        notifier.show(reminder(2));
        told(&ear, NotificationSignal::Shown { reminder: 2 });
        assert!(matches!(service.asked(), Asked::Notify { .. }));
        ear.hears_of("freedesktop-notifications", SourceStanding::Answers);
    });
}

#[test]
fn a_service_that_another_one_replaces_leaves_the_next_reminder_to_it() {
    on(BUS, |_| {
        let first = serve(&["actions"], None);
        let (report, ear) = ear();
        let notifier = Notifier::new(&here(), report, Slot::Reminder, None);
        up(&ear, &notifier, &first);
        first.connection.release_name(SERVICE).unwrap();
        told(&ear, NotificationSignal::Unavailable { reminder: 1 });
        let second = serve(&["actions"], None);
        notifier.show(reminder(2));
        told(&ear, NotificationSignal::Shown { reminder: 2 });
        assert!(matches!(second.asked(), Asked::Notify { .. }));
        first.press(41, "start");
        second.press(41, "snooze");
        told(&ear, NotificationSignal::Action { reminder: 2, action: "snooze".into() });
    });
}

#[test]
fn what_the_next_service_shows_under_the_same_number_is_neither_closed_nor_heard() {
    on(BUS, |_| {
        let first = serve(&["actions"], None);
        let second = serve_next(&["actions"]);
        let (report, ear) = ear();
        let notifier = Notifier::new(&here(), report, Slot::Reminder, None);
        up(&ear, &notifier, &first);
        second.press(41, "start");
        // In one go: at no moment is the name nobody's.
        first.connection.release_name(SERVICE).unwrap();
        second.press(41, "start");
        second.closed(41, 2);
        told(&ear, NotificationSignal::Unavailable { reminder: 1 });
        assert_eq!(first.asked(), Asked::Close(41), "where it stands nobody looks");
        notifier.show(reminder(2));
        told(&ear, NotificationSignal::Shown { reminder: 2 });
        assert!(matches!(second.asked(), Asked::Notify { .. }), "nothing of the second one's was closed");
    });
}

#[test]
fn only_the_service_that_shows_the_reminder_can_answer_it() {
    on(BUS, |_| {
        let service = serve(&["actions"], None);
        let (report, ear) = ear();
        let notifier = Notifier::new(&here(), report, Slot::Reminder, None);
        up(&ear, &notifier, &service);
        let stranger = Connection::session().unwrap();
        let everybody = zbus::blocking::fdo::DBusProxy::new(&stranger).unwrap().list_names().unwrap();
        let to = everybody.iter().map(Some).chain([None]);
        for to in to {
            stranger.emit_signal(to, PATH, SERVICE, "ActionInvoked", &(41u32, "start")).unwrap();
            stranger.emit_signal(to, PATH, SERVICE, "NotificationClosed", &(41u32, 2u32)).unwrap();
        }
        ear.silent_for(Duration::from_millis(300));
        service.press(41, "skip");
        told(&ear, NotificationSignal::Action { reminder: 1, action: "skip".into() });
    });
}

#[test]
fn what_a_killed_agent_left_on_the_screen_is_taken_back_by_the_next() {
    on(BUS, |desktop| {
        let service = serve(&["actions"], None);
        let note = desktop.dir.join("standing-reminder.json");
        let start = || Notifier::new(&here(), ear().0, Slot::Reminder, Some(&desktop.dir));
        // A first one, which is forgotten as a killed agent forgets it: its thread goes on and has nothing to do.
        std::mem::forget({
            let killed = start();
            killed.show(reminder(1));
            assert!(matches!(service.asked(), Asked::Notify { .. }));
            killed
        });
        eventually("it is written down", || note.exists());
        let next = start();
        assert_eq!(service.asked(), Asked::Close(41), "the buttons would answer nobody");
        next.show(reminder(2));
        assert!(matches!(service.asked(), Asked::Notify { .. }));
        next.withdraw();
        assert_eq!(service.asked(), Asked::Close(42));
        eventually("nothing stands", || !note.exists());
    });
}

#[test]
fn what_another_service_shows_under_the_same_number_is_left_alone() {
    on(BUS, |desktop| {
        let note = desktop.dir.join("standing-reminder.json");
        let start = || Notifier::new(&here(), ear().0, Slot::Reminder, Some(&desktop.dir));
        let first = serve(&["actions"], None);
        std::mem::forget({
            let killed = start();
            killed.show(reminder(1));
            assert!(matches!(first.asked(), Asked::Notify { .. }));
            killed
        });
        eventually("it is written down", || note.exists());
        let written = std::fs::read(&note).unwrap();
        first.connection.release_name(SERVICE).unwrap();
        eventually("it is lost with its service", || !note.exists());
        for left in [written.as_slice(), b"{", b"", b"[1,2]"] {
            std::fs::write(&note, left).unwrap();
            let second = serve(&["actions"], None);
            let next = start();
            next.show(reminder(2));
            assert!(matches!(second.asked(), Asked::Notify { .. }), "nothing is closed before");
            second.connection.release_name(SERVICE).unwrap();
            // Or it would be taken back from the service that comes next.
            eventually("it is lost with its service", || !note.exists());
        }
    });
}
