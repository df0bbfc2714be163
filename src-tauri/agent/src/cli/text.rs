//! Answers of the agent as a person reads them.

use limber_core::api::StatusReport;
use limber_core::engine::Phase;
use limber_core::journal::{Episode, NightState, NightSummary};
use limber_core::locale::Locale;
use limber_core::winddown::{ChecklistItem, Evening, ListedItem};

use super::arguments::Named;
use crate::plain;
use crate::times;
use crate::words::{self, Words};

/// Words and the way times are written.
pub(super) struct Text {
    pub(super) words: Words,
    pub(super) locale: Locale,
}

impl Text {
    /// What is going on, why, and until when: one line, and one more for each thing that is out of the ordinary.
    pub(super) fn status(&self, report: &StatusReport) -> String {
        let mut lines = vec![self.phase(report)];
        let status = &report.status;
        if matches!(status.phase, Phase::Working { .. } | Phase::Away { .. } | Phase::Held { .. }) {
            let minutes = status.sitting_seconds / 60;
            lines.push(self.words.with("cli-status-sitting", &[("minutes", minutes.into())]));
        }
        if status.gentle {
            lines.push(self.words.text("cli-status-gentle"));
        }
        if status.pause_ended_by_clock {
            lines.push(self.words.text("cli-status-pause-ended-by-clock"));
        }
        if report.time_scale > 1 {
            lines.push(self.words.with("cli-status-scale", &[("scale", report.time_scale.into())]));
        }
        let problems = [&report.break_problem, &report.journal_problem];
        lines.extend(problems.into_iter().flatten().map(|problem| problem.message.clone()));
        lines.join("\n")
    }

    fn phase(&self, report: &StatusReport) -> String {
        let now = report.now;
        let clock = |moment| times::clock_from(moment, now, &self.locale);
        let minutes = |moment| times::minutes_until(moment, now);
        let with_time = |key: &str, moment| {
            self.words.with(key, &[("time", (&clock(moment)).into()), ("minutes", minutes(moment).into())])
        };
        match &report.status.phase {
            Phase::Working { due_at } => with_time("cli-status-working", *due_at),
            Phase::Away { counts_at: Some(counts_at), .. } => with_time("cli-status-away", *counts_at),
            Phase::Away { since, counts_at: None } => with_time("cli-status-away-counted", *since),
            Phase::Waiting { until, .. } => with_time("cli-status-waiting", *until),
            Phase::Due { since, until, last, .. } => {
                let key = if *last { "cli-status-due-last" } else { "cli-status-due" };
                self.words.with(key, &[("time", (&clock(*since)).into()), ("until", (&clock(*until)).into())])
            }
            Phase::Snoozed { until, .. } => with_time("cli-status-snoozed", *until),
            Phase::InBreak { ends_at, .. } => with_time("cli-status-in-break", *ends_at),
            Phase::Held { since, reasons, until } => {
                let reasons: Vec<String> =
                    reasons.iter().map(|reason| self.words.text(words::hold_key(*reason))).collect();
                let (since, until, reasons) = (clock(*since), clock(*until), reasons.join(", "));
                let values = [("time", (&since).into()), ("reasons", (&reasons).into()), ("until", (&until).into())];
                self.words.with("cli-status-held", &values)
            }
            Phase::Paused { until: Some(until), .. } => with_time("cli-status-paused", *until),
            Phase::Paused { until: None, .. } => self.words.text("cli-status-paused-forever"),
            Phase::OffHours { until: Some(until) } => with_time("cli-status-off-hours", *until),
            Phase::OffHours { until: None } => self.words.text("cli-status-off-hours-forever"),
        }
    }

    /// One line of the journal, with so many digits of the id before it as tell it from others.
    pub(super) fn listed(&self, episode: &Episode, digits: u8) -> String {
        let id = episode.id.simple().to_string();
        let end = &id[id.len().saturating_sub(usize::from(digits))..];
        format!("{end}  {}", self.episode(episode))
    }

    /// The same without.
    pub(super) fn episode(&self, episode: &Episode) -> String {
        let entry = &episode.entry;
        let mut parts = vec![
            entry.started_at.format("%a %-d %b %Y").to_string(),
            times::clock(entry.started_at, &self.locale),
            self.words.text(&format!("cli-kind-{}", Named(entry.kind).name())),
        ];
        if let Some(muscle) = entry.muscle {
            parts.push(self.words.text(&format!("cli-muscle-{}", Named(muscle).name())));
        }
        if let Some(side) = entry.side {
            parts.push(self.words.text(&format!("cli-side-{}", Named(side).name())));
        }
        if let Some(severity) = entry.severity {
            parts.push(format!("{severity}/10"));
        }
        if let Some(seconds) = entry.duration_seconds {
            parts.push(self.words.with("cli-minutes", &[("minutes", seconds.div_ceil(60).into())]));
        }
        if episode.ongoing {
            parts.push(self.words.text("cli-ongoing"));
        }
        if let Some(note) = &entry.note {
            parts.push(plain::line(note));
        }
        parts.join("  ")
    }

    /// What is known of a night.
    pub(super) fn night(&self, night: &NightSummary) -> String {
        let state = match night.state {
            NightState::CrampFree => "cli-night-cramp-free",
            NightState::Cramps => "cli-night-cramps",
            NightState::NotRecorded => "cli-night-not-recorded",
        };
        let mut parts = vec![self.words.with(state, &[("date", (&times::date(night.night)).into())])];
        if let Some(quality) = night.sleep_quality {
            parts.push(self.words.with("cli-night-slept", &[("quality", quality.into())]));
        }
        for (key, moment) in [("cli-night-bed", night.bed_at), ("cli-night-up", night.up_at)] {
            if let Some(moment) = moment {
                parts.push(self.words.with(key, &[("time", (&times::clock(moment, &self.locale)).into())]));
            }
        }
        parts.join(" ")
    }

    /// What an item of an evening is called.
    pub(super) fn item(&self, item: &ChecklistItem, evening: &Evening) -> String {
        if let Some(words) = &item.words {
            return plain::line(words);
        }
        let key = format!("checklist-{}", item.id);
        let bed = times::clock(evening.bed_at, &self.locale);
        if self.words.has(&key) { self.words.with(&key, &[("time", (&bed).into())]) } else { item.id.clone() }
    }

    /// What an item of the list is called, of no evening yet.
    pub(super) fn list_item(&self, item: &ListedItem) -> String {
        match &item.own {
            Some(own) => plain::line(&own.words),
            None if item.id == "in-bed" => self.words.text("cli-list-in-bed"),
            None => self.words.text(&format!("checklist-{}", item.id)),
        }
    }

    /// The list as it is every evening, one line an item.
    pub(super) fn checklist(&self, items: &[ListedItem]) -> String {
        let name = |item: &ListedItem| if item.own.is_some() { String::new() } else { item.id.clone() };
        let width = items.iter().map(|item| name(item).chars().count()).max().unwrap_or(0);
        let line = |item: &ListedItem| {
            let state = self.words.text(if item.on { "cli-list-on" } else { "cli-list-off" });
            let before = format!("{}:{:02}", item.minutes_before_bed / 60, item.minutes_before_bed % 60);
            format!("{state:3}  {before:>5}  {id:width$}  {}", self.list_item(item), id = name(item))
        };
        let mut lines = vec![self.words.text("cli-list")];
        lines.extend(items.iter().filter(|item| item.on).map(line));
        lines.extend(items.iter().filter(|item| !item.on).map(line));
        lines.join("\n")
    }

    /// How an evening was, in a line.
    pub(super) fn evening_in_a_line(&self, evening: &Evening) -> String {
        let done = evening.items.iter().filter(|item| item.ticked_at.is_some());
        let names: Vec<_> = done.map(|item| self.item(item, evening)).collect();
        let key = match (evening.not_tonight, names.is_empty()) {
            (true, true) => "cli-history-not-tonight",
            (_, true) => "cli-history-nothing",
            (_, false) => "cli-history",
        };
        let number = |count: usize| u64::try_from(count).unwrap_or_default();
        let (date, items) = (times::date(evening.night), names.join(", "));
        let values = [
            ("date", (&date).into()),
            ("done", number(names.len()).into()),
            ("all", number(evening.items.len()).into()),
            ("items", (&items).into()),
        ];
        self.words.with(key, &values)
    }

    /// An evening's list, one line an item.
    pub(super) fn evening(&self, evening: &Evening) -> String {
        let bed = times::clock(evening.bed_at, &self.locale);
        let mut lines = vec![self.words.with(
            if evening.not_tonight { "cli-evening-not-tonight" } else { "cli-evening" },
            &[("date", (&times::date(evening.night)).into()), ("time", (&bed).into())],
        )];
        // An own item goes by its words: its id says nothing to anybody.
        let name = |item: &ChecklistItem| if item.words.is_some() { String::new() } else { item.id.clone() };
        let width = evening.items.iter().map(|item| name(item).chars().count()).max().unwrap_or(0);
        for item in &evening.items {
            let mark = if item.ticked_at.is_some() { 'x' } else { ' ' };
            let label = self.item(item, evening);
            let due = times::clock(item.due_at, &self.locale);
            lines.push(format!("[{mark}] {due:>8}  {id:width$}  {label}", id = name(item)));
        }
        lines.join("\n")
    }
}
