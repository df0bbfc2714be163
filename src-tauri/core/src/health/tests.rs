use chrono::TimeDelta;

use super::*;
use crate::settings::RemindWith;

fn at(minute: i64) -> LocalTime {
    LocalTime::parse_from_rfc3339("2026-11-12T09:00:00+01:00").unwrap() + TimeDelta::minutes(minute)
}

fn source(subject: HealthSubject, standing: Standing) -> (HealthSubject, HealthSource) {
    (subject, HealthSource { name: "somewhere".into(), standing, detail: None })
}

/// A fresh start on a machine that tells nothing.
fn silent(settings: &Settings) -> HealthFacts<'_> {
    HealthFacts {
        now: at(60),
        version: "0",
        settings,
        sources: Vec::new(),
        shown_at: None,
        answered_at: None,
        refused_at: None,
        test: None,
        hands: None,
        woke_at: None,
        locked: None,
        holds: Vec::new(),
        tray: None,
        shortcut: None,
        shortcut_try: None,
        drawing: Drawing::BySystem,
        start_list: StartList::Read { listed: false },
        journal: JournalFile::Sound { bytes: 4096, checked_at: Some(at(0)) },
        backups: BackupStanding { last_at: Some(at(0)), bytes: 4096, ..BackupStanding::default() },
        free_bytes: None,
        log: LogFile::None,
    }
}

fn line(subject: HealthSubject, facts: &HealthFacts<'_>) -> HealthLine {
    HealthReport::of(facts).lines.into_iter().find(|line| line.subject == subject).unwrap()
}

fn finding(subject: HealthSubject, facts: &HealthFacts<'_>) -> Finding {
    line(subject, facts).finding
}

#[test]
fn a_machine_that_tells_nothing_is_not_called_healthy() {
    let settings = Settings::default();
    let report = HealthReport::of(&silent(&settings));
    let subjects: Vec<_> = report.lines.iter().map(|line| line.subject).collect();
    assert_eq!(subjects, HealthSubject::ALL);
    let works: Vec<_> = report.lines.iter().filter(|line| line.state == HealthState::Works).collect();
    let works: Vec<_> = works.iter().map(|line| (line.subject, line.finding)).collect();
    // Sleep is judged by the clocks, which need nobody; nothing is wrong with the window, as far as is known; the
    // journal was checked.
    assert_eq!(
        works,
        [
            (HealthSubject::Sleep, Finding::SleepFromClocks),
            (HealthSubject::Window, Finding::DrawnBySystem),
            (HealthSubject::Journal, Finding::JournalSound),
            (HealthSubject::Backups, Finding::BackupMade)
        ]
    );
    assert_eq!(report.worst(), HealthState::Fails, "without idle times the main job is blind");
}

#[test]
fn what_happened_last_to_reminders_counts() {
    let settings = Settings::default();
    let mut facts = silent(&settings);
    let finding = |facts: &HealthFacts<'_>| finding(HealthSubject::Notifications, facts);
    assert_eq!(finding(&facts), Finding::ReminderUntried);
    facts.sources.push(source(HealthSubject::Notifications, Standing::Absent));
    assert_eq!(finding(&facts), Finding::ReminderRefused, "it is known that there is no service");
    facts.sources[0].1.standing = Standing::Answers;
    assert_eq!(finding(&facts), Finding::ReminderReady);
    facts.shown_at = Some(at(1));
    assert_eq!(finding(&facts), Finding::ReminderShown);
    facts.answered_at = Some(at(1));
    assert_eq!(finding(&facts), Finding::ReminderAnswered, "shown and answered within a moment");
    facts.refused_at = Some(at(2));
    assert_eq!(finding(&facts), Finding::ReminderRefused);
    facts.test = Some(NotificationTest { sent_at: at(3), outcome: TestOutcome::Waiting });
    facts.shown_at = Some(at(3));
    assert_eq!(finding(&facts), Finding::ReminderShown, "a test nobody has spoken of is only shown");
    facts.test = Some(NotificationTest { sent_at: at(3), outcome: TestOutcome::NotSeen });
    assert_eq!(finding(&facts), Finding::ReminderUnseen);
    assert_eq!(line(HealthSubject::Notifications, &facts).cure, Some(Cure::AllowNotifications));
    facts.answered_at = Some(at(4));
    assert_eq!(finding(&facts), Finding::ReminderAnswered, "the cure worked");
    facts.test = Some(NotificationTest { sent_at: at(5), outcome: TestOutcome::NotShown });
    assert_eq!(finding(&facts), Finding::ReminderRefused);
    facts.test = Some(NotificationTest { sent_at: at(6), outcome: TestOutcome::Seen });
    assert_eq!(line(HealthSubject::Notifications, &facts).at, Some(at(6)));
    facts.sources[0].1.standing = Standing::Absent;
    assert_eq!(finding(&facts), Finding::ReminderRefused, "the service is gone, whatever it showed");
}

#[test]
fn the_window_in_place_of_notifications_is_a_choice() {
    let mut settings = Settings::default();
    settings.breaks.remind_with = RemindWith::Window;
    let mut facts = silent(&settings);
    facts.refused_at = Some(at(1));
    let line = line(HealthSubject::Notifications, &facts);
    assert_eq!((line.finding, line.state), (Finding::ReminderInWindow, HealthState::Off));
}

#[test]
fn idle_time_is_known_as_soon_as_one_source_answers() {
    let settings = Settings::default();
    let mut facts = silent(&settings);
    let failing = |again_at| Standing::Failing { tries: 3, again_at };
    let idle = HealthSubject::Idle;
    facts.sources = vec![source(idle, Standing::Absent), source(idle, failing(None))];
    assert_eq!(finding(idle, &facts), Finding::IdleUnknown);
    facts.sources = vec![source(idle, failing(Some(at(70)))), source(idle, failing(Some(at(65))))];
    let sought = line(idle, &facts);
    assert_eq!((sought.finding, sought.at), (Finding::IdleSought, Some(at(65))), "the next try is named");
    assert_eq!(sought.cure, Some(Cure::StartInSession));
    facts.hands = Some((Hands::Busy, at(5)));
    assert_eq!(finding(idle, &facts), Finding::IdleSought, "an old value is no answer");
    facts.sources.push(source(idle, Standing::Answers));
    let known = line(idle, &facts);
    assert_eq!((known.finding, known.at), (Finding::InUse, Some(at(5))));
    assert!(known.sources[0].standing.answers(), "what answers comes first");
    facts.hands = Some((Hands::Resting, at(6)));
    assert_eq!(finding(idle, &facts), Finding::AtRest);
}

#[test]
fn sleep_and_lock_show_their_last_value() {
    let settings = Settings::default();
    let mut facts = silent(&settings);
    facts.locked = Some((true, at(5)));
    assert_eq!(finding(HealthSubject::Lock, &facts), Finding::LockUnknown, "nothing tells when it is unlocked");
    facts.sources =
        vec![source(HealthSubject::Lock, Standing::Answers), source(HealthSubject::Sleep, Standing::Answers)];
    let locked = line(HealthSubject::Lock, &facts);
    assert_eq!((locked.finding, locked.at), (Finding::Locked, Some(at(5))));
    facts.locked = Some((false, at(6)));
    assert_eq!(finding(HealthSubject::Lock, &facts), Finding::Unlocked);
    facts.locked = None;
    assert_eq!(finding(HealthSubject::Lock, &facts), Finding::LockUntold);
    assert_eq!(finding(HealthSubject::Sleep, &facts), Finding::NotSlept);
    facts.woke_at = Some(at(7));
    let woke = line(HealthSubject::Sleep, &facts);
    assert_eq!((woke.finding, woke.at), (Finding::Woke, Some(at(7))));
}

#[test]
fn a_reason_nobody_tells_is_unknown_and_not_off() {
    let mut settings = Settings::default();
    settings.breaks.hold_for_fullscreen = false;
    let mut facts = silent(&settings);
    assert_eq!(finding(HealthSubject::DoNotDisturb, &facts), Finding::HoldUnknown);
    assert_eq!(finding(HealthSubject::Meeting, &facts), Finding::HoldUnknown);
    assert_eq!(finding(HealthSubject::Fullscreen, &facts), Finding::HoldUnheeded);
    facts.sources =
        vec![source(HealthSubject::DoNotDisturb, Standing::Absent), source(HealthSubject::Meeting, Standing::Absent)];
    assert_eq!(finding(HealthSubject::DoNotDisturb, &facts), Finding::HoldUnknown, "no service: it may well be on");
    assert_eq!(finding(HealthSubject::Meeting, &facts), Finding::HoldNothing, "no device: there is no meeting");
    facts.sources.push(source(HealthSubject::Meeting, Standing::Failing { tries: 1, again_at: None }));
    assert_eq!(finding(HealthSubject::Meeting, &facts), Finding::HoldUnknown);
    facts.sources.push(source(HealthSubject::DoNotDisturb, Standing::Says { on: false }));
    assert_eq!(finding(HealthSubject::DoNotDisturb, &facts), Finding::HoldOff);
    facts.holds = vec![(HoldReason::DoNotDisturb, at(3))];
    let on = line(HealthSubject::DoNotDisturb, &facts);
    assert_eq!((on.finding, on.at, on.state), (Finding::HoldOn, Some(at(3)), HealthState::Works));
}

#[test]
fn the_start_list_is_compared_with_the_choice() {
    let mut settings = Settings::default();
    settings.startup.autostart = true;
    let mut facts = silent(&settings);
    assert_eq!(finding(HealthSubject::Autostart, &facts), Finding::StartEntryLost);
    facts.start_list = StartList::Read { listed: true };
    assert_eq!(finding(HealthSubject::Autostart, &facts), Finding::StartsAtLogin);
    facts.start_list = StartList::Unreadable { detail: "refused".into() };
    let unreadable = line(HealthSubject::Autostart, &facts);
    assert_eq!((unreadable.finding, unreadable.detail.as_deref()), (Finding::StartListUnreadable, Some("refused")));
    let off = Settings::default();
    assert_eq!(finding(HealthSubject::Autostart, &silent(&off)), Finding::NotAtLogin);
}

#[test]
fn room_and_the_journal_are_told_with_their_size() {
    let settings = Settings::default();
    let mut facts = silent(&settings);
    let mib = 1024 * 1024;
    for (bytes, expected) in [
        (4 * mib - 1, Finding::DiskFull),
        (4 * mib, Finding::DiskLow),
        (200 * mib - 1, Finding::DiskLow),
        (200 * mib, Finding::DiskFree),
    ] {
        facts.free_bytes = Some(bytes);
        let line = line(HealthSubject::DiskSpace, &facts);
        assert_eq!((line.finding, line.bytes), (expected, Some(bytes)));
    }
    facts.free_bytes = None;
    assert_eq!(finding(HealthSubject::DiskSpace, &facts), Finding::DiskUnknown);
    facts.journal = JournalFile::Unusable { message: "The disk is full. Free some room.".into() };
    let journal = line(HealthSubject::Journal, &facts);
    assert_eq!((journal.finding, journal.state), (Finding::JournalUnusable, HealthState::Fails));
    assert!(journal.cure.is_none() && journal.detail.is_some(), "the sentence names the fix itself");
    facts.journal = JournalFile::Sound { bytes: 1 << 30, checked_at: None };
    let large = line(HealthSubject::Journal, &facts);
    assert_eq!((large.finding, large.at, large.bytes), (Finding::JournalUnchecked, None, Some(1 << 30)));
    facts.tray = Some(false);
    assert_eq!(line(HealthSubject::Tray, &facts).cure, Some(Cure::ShowTray));
    facts.tray = Some(true);
    assert_eq!(finding(HealthSubject::Tray, &facts), Finding::TrayShown);
}

#[test]
fn what_helps_where_the_window_stays_white_is_said_where_something_can_be_set() {
    let settings = Settings::default();
    let mut facts = silent(&settings);
    let variable = "WEBKIT_DISABLE_DMABUF_RENDERER=0".to_owned();
    for (drawing, expected, cure) in [
        (Drawing::BySystem, Finding::DrawnBySystem, None),
        (Drawing::WithGraphicsProcessor, Finding::DrawnWithGraphicsProcessor, Some(Cure::DrawWithoutGraphicsProcessor)),
        (Drawing::WithoutGraphicsProcessor, Finding::DrawnWithoutGraphicsProcessor, None),
        (Drawing::AsSet { variable: variable.clone() }, Finding::DrawnAsSet, Some(Cure::SetDrawingOtherwise)),
    ] {
        facts.drawing = drawing;
        let line = line(HealthSubject::Window, &facts);
        assert_eq!((line.finding, line.cure), (expected, cure));
        assert_eq!(line.state, HealthState::Works, "only the person can see that it is white");
    }
    facts.drawing = Drawing::AsSet { variable: variable.clone() };
    assert_eq!(line(HealthSubject::Window, &facts).detail, Some(variable));
}

#[test]
fn keys_are_judged_by_what_became_of_them() {
    let mut settings = Settings::default();
    let mut facts = silent(&settings);
    facts.shortcut = Some(ShortcutStanding::Held);
    facts.sources = vec![source(HealthSubject::Shortcut, Standing::Answers)];
    let none = line(HealthSubject::Shortcut, &facts);
    assert_eq!((none.finding, none.state), (Finding::ShortcutNone, HealthState::Off), "nobody has to have keys");
    assert!(none.sources.is_empty(), "what was said of the keys before is over");
    settings.shortcuts.cramp = "Ctrl+Alt+C".parse().ok();
    let by_desktop = |trigger: &str| ShortcutStanding::ByDesktop { trigger: trigger.to_owned() };
    for (told, found, detail, state) in [
        (None, Finding::ShortcutUntold, "Ctrl+Alt+C", HealthState::Look),
        (Some(ShortcutStanding::Held), Finding::ShortcutHeld, "Ctrl+Alt+C", HealthState::Works),
        (Some(by_desktop("Press Ctrl+K")), Finding::ShortcutByDesktop, "Press Ctrl+K", HealthState::Works),
        (Some(by_desktop("")), Finding::ShortcutUnassigned, "", HealthState::Look),
        (Some(ShortcutStanding::Taken), Finding::ShortcutTaken, "Ctrl+Alt+C", HealthState::Look),
        (Some(ShortcutStanding::NoWay), Finding::ShortcutNoWay, "", HealthState::Look),
    ] {
        let facts = HealthFacts { shortcut: told, ..silent(&settings) };
        let line = line(HealthSubject::Shortcut, &facts);
        assert_eq!((line.finding, line.detail.unwrap_or_default().as_str(), line.state), (found, detail, state));
    }
}

#[test]
fn the_last_backup_is_told_with_what_helps() {
    let settings = Settings::default();
    let mut facts = silent(&settings);
    facts.backups = BackupStanding::default();
    assert_eq!(finding(HealthSubject::Backups, &facts), Finding::BackupAwaited);
    facts.backups = BackupStanding { last_at: Some(facts.now - TimeDelta::days(4)), ..BackupStanding::default() };
    let old = line(HealthSubject::Backups, &facts);
    assert_eq!((old.finding, old.state, old.cure), (Finding::BackupOld, HealthState::Look, Some(Cure::BackUpNow)));
    facts.backups.problem = Some("The folder is not there.".into());
    let failed = line(HealthSubject::Backups, &facts);
    assert_eq!(
        (failed.finding, failed.state, failed.at),
        (Finding::BackupFailed, HealthState::Look, facts.backups.last_at)
    );
    assert_eq!(failed.detail.as_deref(), Some("The folder is not there."));
    let backups = BackupStanding { last_at: Some(facts.now), ..BackupStanding::default() };
    let mut settings = Settings::default();
    settings.backups.daily = false;
    let facts = HealthFacts { backups, ..silent(&settings) };
    let off = line(HealthSubject::Backups, &facts);
    assert_eq!((off.finding, off.state, off.cure), (Finding::BackupOff, HealthState::Off, Some(Cure::BackUpDaily)));
    assert_eq!(off.at, Some(facts.now));
}
