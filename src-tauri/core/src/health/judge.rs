//! From facts to findings, one function a subject.

use super::{
    Drawing, Finding, Hands, HealthFacts, HealthLine, HealthSource, HealthSubject, JournalFile, LogFile,
    NotificationTest, ShortcutStanding, Standing, StartList, TestOutcome,
};
use crate::engine::HoldReason;
use crate::settings::RemindWith;
use crate::time::LocalTime;

/// Below this much room a journal of many years may not fit any more.
const LOW_BYTES: u64 = 200 * 1024 * 1024;

/// Below this much a single entry may fail: SQLite writes its log in pages and moves half a megabyte at a time.
const FULL_BYTES: u64 = 4 * 1024 * 1024;

/// A finding with its last value.
struct Found {
    finding: Finding,
    at: Option<LocalTime>,
    bytes: Option<u64>,
    detail: Option<String>,
}

impl Found {
    fn at(finding: Finding, at: LocalTime) -> Self {
        Self { at: Some(at), ..finding.into() }
    }

    fn bytes(finding: Finding, bytes: u64) -> Self {
        Self { bytes: Some(bytes), ..finding.into() }
    }

    fn detail(finding: Finding, detail: &str) -> Self {
        Self { detail: Some(detail.to_owned()), ..finding.into() }
    }
}

impl From<Finding> for Found {
    fn from(finding: Finding) -> Self {
        Self { finding, at: None, bytes: None, detail: None }
    }
}

/// The line of one subject.
pub(super) fn line(subject: HealthSubject, facts: &HealthFacts<'_>) -> HealthLine {
    let of_subject = facts.sources.iter().filter(|(of, _)| *of == subject);
    let mut sources: Vec<HealthSource> = of_subject.map(|(_, source)| source.clone()).collect();
    sources.sort_by_key(|source| match source.standing {
        Standing::Says { .. } | Standing::Answers => 0,
        Standing::Failing { .. } => 1,
        Standing::Absent => 2,
    });
    let Found { finding, at, bytes, detail } = match subject {
        HealthSubject::Notifications => notifications(facts, &sources),
        HealthSubject::Idle => idle(facts, &sources),
        HealthSubject::Sleep => sleep(facts, &sources),
        HealthSubject::Lock => lock(facts, &sources),
        HealthSubject::DoNotDisturb => hold(HoldReason::DoNotDisturb, facts, &sources),
        HealthSubject::Meeting => hold(HoldReason::Meeting, facts, &sources),
        HealthSubject::Fullscreen => hold(HoldReason::Fullscreen, facts, &sources),
        HealthSubject::Tray => match facts.tray {
            Some(true) => Finding::TrayShown.into(),
            Some(false) => Finding::TrayMissing.into(),
            None => Finding::TrayUntold.into(),
        },
        HealthSubject::Shortcut => shortcut(facts, &mut sources),
        HealthSubject::Window => match &facts.drawing {
            Drawing::BySystem => Finding::DrawnBySystem.into(),
            Drawing::WithGraphicsProcessor => Finding::DrawnWithGraphicsProcessor.into(),
            Drawing::WithoutGraphicsProcessor => Finding::DrawnWithoutGraphicsProcessor.into(),
            Drawing::AsSet { variable } => Found::detail(Finding::DrawnAsSet, variable),
        },
        HealthSubject::Autostart => autostart(facts),
        HealthSubject::Journal => match &facts.journal {
            JournalFile::Sound { bytes, checked_at: Some(at) } => {
                Found { bytes: Some(*bytes), ..Found::at(Finding::JournalSound, *at) }
            }
            JournalFile::Sound { bytes, checked_at: None } => Found::bytes(Finding::JournalUnchecked, *bytes),
            JournalFile::Unusable { message } => Found::detail(Finding::JournalUnusable, message),
        },
        HealthSubject::Backups => backups(facts),
        HealthSubject::DiskSpace => match facts.free_bytes {
            Some(bytes) if bytes < FULL_BYTES => Found::bytes(Finding::DiskFull, bytes),
            Some(bytes) if bytes < LOW_BYTES => Found::bytes(Finding::DiskLow, bytes),
            Some(bytes) => Found::bytes(Finding::DiskFree, bytes),
            None => Finding::DiskUnknown.into(),
        },
        HealthSubject::Log => match &facts.log {
            LogFile::Kept { path } => Found::detail(Finding::LogKept, path),
            LogFile::Unwritable { message } => Found::detail(Finding::LogUnwritable, message),
            LogFile::None => Finding::LogNone.into(),
        },
    };
    HealthLine { subject, state: finding.state(), finding, cure: finding.cure(), at, bytes, detail, sources }
}

/// The newest of what happened to reminders and tests counts: a cure shows as soon as it works.
fn notifications(facts: &HealthFacts<'_>, sources: &[HealthSource]) -> Found {
    if facts.settings.breaks.remind_with == RemindWith::Window {
        return Finding::ReminderInWindow.into();
    }
    let of_test = |wanted| {
        let told = |test: NotificationTest| (test.outcome == wanted).then_some(test.sent_at);
        facts.test.and_then(told)
    };
    let happened = [
        (facts.shown_at, Finding::ReminderShown),
        (facts.refused_at.max(of_test(TestOutcome::NotShown)), Finding::ReminderRefused),
        (facts.answered_at.max(of_test(TestOutcome::Seen)), Finding::ReminderAnswered),
        (of_test(TestOutcome::NotSeen), Finding::ReminderUnseen),
    ];
    // Of two at one moment the later in the list says more.
    let newest = happened.iter().filter_map(|(at, finding)| at.map(|at| (at, *finding))).max_by_key(|(at, _)| *at);
    let answers = sources.iter().any(|source| source.standing.answers());
    match newest {
        // A service that showed something and is gone shows nothing any more.
        Some((_, finding)) if !answers && !sources.is_empty() && finding != Finding::ReminderRefused => {
            Finding::ReminderRefused.into()
        }
        Some((at, finding)) => Found::at(finding, at),
        None if answers => Finding::ReminderReady.into(),
        None if sources.is_empty() => Finding::ReminderUntried.into(),
        None => Finding::ReminderRefused.into(),
    }
}

fn idle(facts: &HealthFacts<'_>, sources: &[HealthSource]) -> Found {
    if sources.iter().any(|source| source.standing.answers()) {
        return match facts.hands {
            Some((Hands::Busy, since)) => Found::at(Finding::InUse, since),
            Some((Hands::Resting, since)) => Found::at(Finding::AtRest, since),
            None => Finding::IdleUntold.into(),
        };
    }
    let again = sources.iter().filter_map(|source| match source.standing {
        Standing::Failing { again_at, .. } => again_at,
        _ => None,
    });
    again.min().map_or(Finding::IdleUnknown.into(), |again_at| Found::at(Finding::IdleSought, again_at))
}

fn sleep(facts: &HealthFacts<'_>, sources: &[HealthSource]) -> Found {
    match facts.woke_at {
        Some(woke_at) => Found::at(Finding::Woke, woke_at),
        None if sources.iter().any(|source| source.standing.answers()) => Finding::NotSlept.into(),
        None => Finding::SleepFromClocks.into(),
    }
}

fn lock(facts: &HealthFacts<'_>, sources: &[HealthSource]) -> Found {
    match facts.locked {
        _ if !sources.iter().any(|source| source.standing.answers()) => Finding::LockUnknown.into(),
        Some((true, since)) => Found::at(Finding::Locked, since),
        Some((false, since)) => Found::at(Finding::Unlocked, since),
        None => Finding::LockUntold.into(),
    }
}

fn hold(reason: HoldReason, facts: &HealthFacts<'_>, sources: &[HealthSource]) -> Found {
    let breaks = &facts.settings.breaks;
    let heeded = match reason {
        HoldReason::DoNotDisturb => breaks.hold_for_do_not_disturb,
        HoldReason::Meeting => breaks.hold_for_meeting,
        HoldReason::Fullscreen => breaks.hold_for_fullscreen,
        HoldReason::Settling => true,
    };
    if !heeded {
        return Finding::HoldUnheeded.into();
    }
    let on_since = facts.holds.iter().find(|(on, _)| *on == reason).map(|(_, since)| *since);
    let devices_only = reason == HoldReason::Meeting;
    let all_absent = sources.iter().all(|source| source.standing == Standing::Absent);
    match on_since {
        Some(since) => Found::at(Finding::HoldOn, since),
        None if sources.iter().any(|source| source.standing.answers()) => Finding::HoldOff.into(),
        // Without a device there is no meeting; without a service, do-not-disturb may well be on.
        None if devices_only && all_absent && !sources.is_empty() => Finding::HoldNothing.into(),
        None => Finding::HoldUnknown.into(),
    }
}

fn shortcut(facts: &HealthFacts<'_>, sources: &mut Vec<HealthSource>) -> Found {
    let Some(chosen) = facts.settings.shortcuts.cramp else {
        // What was said of keys that are not in force any more.
        sources.clear();
        return Finding::ShortcutNone.into();
    };
    let about = |finding| Found::detail(finding, &chosen.to_string());
    match &facts.shortcut {
        None => about(Finding::ShortcutUntold),
        Some(ShortcutStanding::Held) => about(Finding::ShortcutHeld),
        Some(ShortcutStanding::ByDesktop { trigger }) if trigger.is_empty() => Finding::ShortcutUnassigned.into(),
        Some(ShortcutStanding::ByDesktop { trigger }) => Found::detail(Finding::ShortcutByDesktop, trigger),
        Some(ShortcutStanding::Taken) => about(Finding::ShortcutTaken),
        Some(ShortcutStanding::NoSuchKey) => about(Finding::ShortcutNoSuchKey),
        Some(ShortcutStanding::Refused) => Finding::ShortcutRefused.into(),
        Some(ShortcutStanding::NoWay) => Finding::ShortcutNoWay.into(),
        Some(ShortcutStanding::Lost) => about(Finding::ShortcutLost),
    }
}

fn autostart(facts: &HealthFacts<'_>) -> Found {
    match &facts.start_list {
        StartList::Unreadable { detail } => Found::detail(Finding::StartListUnreadable, detail),
        StartList::Read { listed: true } => Finding::StartsAtLogin.into(),
        StartList::Read { listed: false } if facts.settings.startup.autostart => Finding::StartEntryLost.into(),
        StartList::Read { listed: false } => Finding::NotAtLogin.into(),
    }
}

fn backups(facts: &HealthFacts<'_>) -> Found {
    let standing = &facts.backups;
    let last = |finding| Found { at: standing.last_at, ..Found::from(finding) };
    match (&standing.problem, standing.last_at) {
        (Some(problem), at) => Found { at, ..Found::detail(Finding::BackupFailed, problem) },
        _ if !facts.settings.backups.daily => last(Finding::BackupOff),
        (None, None) => Finding::BackupAwaited.into(),
        (None, Some(_)) if standing.is_old(facts.now) => last(Finding::BackupOld),
        (None, Some(_)) => Found { bytes: Some(standing.bytes), ..last(Finding::BackupMade) },
    }
}
