//! Whether everything works: what the sources last said, what became of reminders and of the test notification.
//! Remembers and passes on; what it means is the domain's (`limber_core::health`).

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use chrono::TimeDelta;
use limber_core::api::{ApiError, ErrorCode, Response};
use limber_core::engine::HoldReason;
use limber_core::health::{
    Hands, HealthFacts, HealthReport, HealthSource, HealthSubject, JournalFile, NotificationTest, Standing, StartList,
    TestOutcome,
};
use limber_core::time::LocalTime;

use super::Driver;
use super::shortcut::ShortcutFacts;
use crate::VERSION;
use crate::ports::Ports;
use crate::ports::reminder::Slot;
use crate::ports::signal::{NotificationSignal, SourceReport, SourceStanding};
use crate::{log, reminder};

/// What is known; the newest of each thing.
#[derive(Debug, Default)]
pub(super) struct Health {
    sources: BTreeMap<(HealthSubject, &'static str), HealthSource>,
    /// The number of the last reminder or test that the system showed.
    shown: Option<u64>,
    shown_at: Option<LocalTime>,
    answered_at: Option<LocalTime>,
    refused_at: Option<LocalTime>,
    test: Option<(u64, NotificationTest)>,
    hands: Option<(Hands, LocalTime)>,
    woke_at: Option<LocalTime>,
    locked: Option<(bool, LocalTime)>,
    holds: BTreeMap<HoldReason, LocalTime>,
    tray: Option<bool>,
    pub(super) shortcut: ShortcutFacts,
    /// Size of the journal, and when its pages were last checked.
    journal: Option<(u64, Option<LocalTime>)>,
}

impl Health {
    /// How a source stands.
    pub(super) fn source(&mut self, told: SourceReport, now: LocalTime) {
        let SourceReport { subject, source, standing, detail } = told;
        let standing = match standing {
            SourceStanding::Answers => Standing::Answers,
            SourceStanding::Says(on) => Standing::Says { on },
            SourceStanding::Absent => Standing::Absent,
            SourceStanding::Failing { tries, again_in } => {
                Standing::Failing { tries, again_at: again_in.map(|wait| after(now, wait)) }
            }
        };
        self.sources.insert((subject, source), HealthSource { name: source.to_owned(), standing, detail });
    }

    /// Keyboard and pointer; `None` when no source answers any more.
    pub(super) fn hands(&mut self, hands: Option<(Hands, LocalTime)>) {
        self.hands = hands;
    }

    pub(super) fn woke(&mut self, at: LocalTime) {
        self.woke_at = Some(at);
    }

    pub(super) fn locked(&mut self, locked: bool, at: LocalTime) {
        self.locked = Some((locked, at));
    }

    pub(super) fn hold(&mut self, reason: HoldReason, active: bool, at: LocalTime) {
        if active {
            self.holds.entry(reason).or_insert(at);
        } else {
            self.holds.remove(&reason);
        }
    }

    pub(super) fn tray(&mut self, present: bool) {
        self.tray = Some(present);
    }

    /// What became of the reminder that stands, or of the test. False when the signal is about another one.
    pub(super) fn notification(&mut self, signal: &NotificationSignal, standing: &[u64], now: LocalTime) -> bool {
        let number = signal.reminder();
        let test = self.test.as_mut().filter(|(test, _)| *test == number).map(|(_, test)| test);
        if test.is_none() && !standing.contains(&number) {
            return false;
        }
        let outcome = match signal {
            NotificationSignal::Shown { .. } => {
                // The person may have been faster than the system in saying what became of a test.
                self.shown_at = Some(test.map_or(now, |test| test.sent_at));
                self.shown = Some(number);
                return true;
            }
            NotificationSignal::Action { .. } | NotificationSignal::Dismissed { .. } => {
                self.answered_at = Some(now);
                TestOutcome::Seen
            }
            // Shown and lost: its time ran out, or the service went away. It may well have been seen.
            NotificationSignal::Unavailable { .. } if self.shown == Some(number) => return true,
            NotificationSignal::Unavailable { .. } => {
                self.refused_at = Some(now);
                TestOutcome::NotShown
            }
        };
        if let Some(test) = test.filter(|test| test.outcome == TestOutcome::Waiting) {
            test.outcome = outcome;
        }
        true
    }

    /// The journal was opened, which checks one that is not very large.
    pub(super) fn opened(&mut self, bytes: u64, at: LocalTime) {
        self.journal = Some((bytes, limber_store::is_checked_on_opening(bytes).then_some(at)));
    }

    /// The journal was checked.
    pub(super) fn checked(&mut self, bytes: u64, at: LocalTime) {
        self.journal = Some((bytes, Some(at)));
    }
}

/// So much later; the same moment where a source tells nonsense.
fn after(moment: LocalTime, wait: Duration) -> LocalTime {
    TimeDelta::from_std(wait).ok().and_then(|wait| moment.checked_add_signed(wait)).unwrap_or(moment)
}

/// So much earlier; the same moment where a source tells nonsense.
pub(super) fn before(moment: LocalTime, since: Duration) -> LocalTime {
    TimeDelta::from_std(since).ok().and_then(|since| moment.checked_sub_signed(since)).unwrap_or(moment)
}

impl<P: Ports> Driver<P> {
    /// Everything that is known, judged. Asks the system for what it answers at once.
    pub(super) fn health_report(&self) -> HealthReport {
        let Health {
            sources,
            shown: _,
            shown_at,
            answered_at,
            refused_at,
            test,
            hands,
            woke_at,
            locked,
            holds,
            tray,
            shortcut,
            journal,
        } = &self.health;
        let problem = self.problem_with_offer().map(|problem| problem.message);
        let (bytes, checked_at) = journal.unwrap_or((0, None));
        let sound = JournalFile::Sound { bytes, checked_at };
        HealthReport::of(&HealthFacts {
            now: self.now.wall,
            version: VERSION,
            settings: &self.settings,
            sources: sources.iter().map(|((subject, _), source)| (*subject, source.clone())).collect(),
            shown_at: *shown_at,
            answered_at: *answered_at,
            refused_at: *refused_at,
            test: test.map(|(_, test)| test),
            hands: *hands,
            woke_at: *woke_at,
            locked: *locked,
            holds: holds.iter().map(|(reason, since)| (*reason, *since)).collect(),
            tray: *tray,
            shortcut: shortcut.standing.clone(),
            shortcut_try: shortcut.tried(self.now.mono),
            drawing: self.ports.drawing(),
            start_list: match self.ports.autostart() {
                Ok(listed) => StartList::Read { listed },
                Err(error) => StartList::Unreadable { detail: error.sentence(&self.words) },
            },
            backups: self.errands.backups.clone(),
            journal: problem.map_or(sound, |message| JournalFile::Unusable { message }),
            free_bytes: self.ports.free_bytes(self.journal.parent().unwrap_or(Path::new("."))),
            log: log::standing(&self.words),
        })
    }

    pub(super) fn health(&self) -> Response {
        Response::Health(Box::new(self.health_report()))
    }

    /// Shows a test notification, beside the reminder if one stands.
    pub(super) fn test_notification(&mut self) -> Response {
        self.reminder.last_number += 1;
        let number = self.reminder.last_number;
        self.health.test = Some((number, NotificationTest { sent_at: self.now.wall, outcome: TestOutcome::Waiting }));
        self.ports.show(Slot::Test, reminder::test(number, &self.words));
        self.news.health = true;
        self.health()
    }

    /// What the person says of it. It is theirs to say, whatever the system said before.
    pub(super) fn answer_test(&mut self, seen: bool) -> Result<Response, ApiError> {
        let Some((_, test)) = &mut self.health.test else {
            return Err(self.refusal().plain(ErrorCode::NotNow, "not-now-no-test"));
        };
        test.outcome = if seen { TestOutcome::Seen } else { TestOutcome::NotSeen };
        if seen {
            self.health.answered_at = Some(self.now.wall); // also when another test takes its place
        }
        self.ports.withdraw(Slot::Test);
        self.news.health = true;
        Ok(self.health())
    }
}
