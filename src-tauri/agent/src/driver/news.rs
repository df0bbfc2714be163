//! What changed in a step and who has to hear of it: subscribers, the tray, the saved state.

use std::mem;
use std::time::Duration;

use limber_core::api::{Event, StatusReport};
use limber_core::engine::{BreakCounts, BreakStatus, HoldReason, Phase};
use limber_core::time::LocalTime;
use limber_core::winddown::Evening;

use super::Driver;
use crate::ports::Ports;
use crate::tray_view::tray_view;

/// Moments told anew from two clocks differ by what passes between reading them.
const SAME_MOMENT_MILLISECONDS: i64 = 1500;

/// What has to be told at the end of the step.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // independent: each is an event of its own
pub(super) struct News {
    pub(super) events: Vec<Event>,
    pub(super) today: bool,
    pub(super) settings: bool,
    pub(super) health: bool,
    pub(super) evenings: Vec<Evening>,
    /// The saved state is out of date.
    pub(super) save: bool,
}

impl<P: Ports> Driver<P> {
    /// Tells what changed, once, whole.
    pub(super) fn tell_news(&mut self) {
        let News { events, today, settings, health, evenings, save } = mem::take(&mut self.news);
        let report = self.report();
        for event in events {
            self.clients.tell(&event, &self.words);
        }
        if settings {
            self.clients.tell(&Event::SettingsChanged((*self.settings).clone()), &self.words);
        }
        let offer = self.winddown_offer();
        if mem::replace(&mut self.told_winddown, offer) != offer {
            self.clients.tell(&Event::WinddownOffer(offer), &self.words);
        }
        if self.clients.anybody_listens() {
            if today {
                let today = self.today();
                self.clients.tell(&Event::Today(today), &self.words);
            }
            if health || settings {
                let report = self.health_report();
                self.clients.tell(&Event::HealthChanged(Box::new(report)), &self.words);
            }
            for evening in evenings {
                self.clients.tell(&Event::EveningChanged(evening), &self.words);
            }
        }
        let phase_changed = self.told.as_ref().is_none_or(|told| kind(&told.status) != kind(&report.status));
        if self.told.as_ref().is_none_or(|told| !same_to_a_person(told, &report)) {
            self.clients.tell(&Event::Status(report.clone()), &self.words);
        }
        let view = tray_view(&report, self.settings.breaks.snooze_minutes, &self.words, &self.locale);
        if self.tray.as_ref() != Some(&view) {
            self.ports.show_tray(view.clone());
            self.tray = Some(view);
        }
        if phase_changed || save || (report.status.sitting_grows && self.save_is_old()) {
            self.save();
        }
        self.told = Some(report);
    }
}

/// Scaled time until the minutes in the tray change by themselves; `None` when no minutes are shown.
pub(super) fn until_text_changes(told: Option<&StatusReport>) -> Option<Duration> {
    let told = told?;
    let moment = match told.status.phase {
        Phase::Working { due_at } => due_at,
        Phase::Snoozed { until, .. } => until,
        _ => return None,
    };
    let left = (moment - told.now).to_std().ok()?;
    // The text shows whole minutes, rounded up: it changes when a whole minute is left.
    let millis = u64::try_from(left.as_millis()).ok()? % 60_000;
    Some(Duration::from_millis(if millis == 0 { 60_000 } else { millis }))
}

fn kind(status: &BreakStatus) -> mem::Discriminant<Phase> {
    mem::discriminant(&status.phase)
}

/// True when a person could not tell the two apart, given that time has passed between them.
fn same_to_a_person(before: &StatusReport, after: &StatusReport) -> bool {
    let (old, new) = (&before.status, &after.status);
    let plain = |status: &BreakStatus| {
        (status.interval_seconds, status.break_seconds, status.snoozes_left, status.gentle, status.sitting_grows)
    };
    plain(old) == plain(new)
        // Summer time, or a flight: the page writes its clock with the offset of the last report.
        && before.now.offset() == after.now.offset()
        && old.routine == new.routine
        && before.journal_problem == after.journal_problem
        && before.break_problem == after.break_problem
        && same_phase(&old.phase, &new.phase)
        && same_sitting(old, new)
}

fn same_sitting(old: &BreakStatus, new: &BreakStatus) -> bool {
    let passed = if old.sitting_grows { (new.sitting_at - old.sitting_at).num_seconds().max(0) } else { 0 };
    let expected = old.sitting_seconds.saturating_add(u64::try_from(passed).unwrap_or(0));
    expected.abs_diff(new.sitting_seconds) <= 2
}

fn same_moment(one: LocalTime, other: LocalTime) -> bool {
    (one - other).num_milliseconds().abs() <= SAME_MOMENT_MILLISECONDS && one.offset() == other.offset()
}

fn same_end(one: Option<LocalTime>, other: Option<LocalTime>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => same_moment(one, other),
        (None, None) => true,
        _ => false,
    }
}

fn same_phase(old: &Phase, new: &Phase) -> bool {
    let (old_parts, new_parts) = (Parts::of(old), Parts::of(new));
    mem::discriminant(old) == mem::discriminant(new)
        && same_end(old_parts.since, new_parts.since)
        && same_end(old_parts.until, new_parts.until)
        && old_parts.count == new_parts.count
        && old_parts.reasons == new_parts.reasons
        && old_parts.in_break == new_parts.in_break
}

/// What a phase is made of, whichever it is.
#[derive(Default)]
struct Parts<'a> {
    since: Option<LocalTime>,
    until: Option<LocalTime>,
    count: u8,
    reasons: &'a [HoldReason],
    in_break: Option<(bool, BreakCounts, bool)>,
}

impl<'a> Parts<'a> {
    fn of(phase: &'a Phase) -> Self {
        let none = Self::default();
        match phase {
            Phase::Working { due_at } => Self { until: Some(*due_at), ..none },
            Phase::Away { since, counts_at } => Self { since: Some(*since), until: *counts_at, ..none },
            Phase::Waiting { since, until } => Self { since: Some(*since), until: Some(*until), ..none },
            Phase::Due { since, announced, until, last: _ } => {
                Self { since: Some(*since), until: Some(*until), count: *announced, ..none }
            }
            Phase::Snoozed { until, count } => Self { until: Some(*until), count: *count, ..none },
            Phase::InBreak { started_at, ends_at, stands, counts, due } => {
                let (since, until) = (Some(*started_at), Some(*ends_at));
                Self { since, until, in_break: Some((*stands, *counts, *due)), ..none }
            }
            Phase::Held { since, reasons, until } => Self { since: Some(*since), until: Some(*until), reasons, ..none },
            Phase::Paused { since, until } => Self { since: Some(*since), until: *until, ..none },
            Phase::OffHours { until } => Self { until: *until, ..none },
        }
    }
}
