//! What the tray shows: a line with the minutes left and the menu. Pure: the same status gives the same view.

use limber_core::api::{PauseLength, StatusReport};
use limber_core::engine::Phase;
use limber_core::locale::Locale;

use crate::ports::tray::{TrayEntry, TrayIcon, TrayView};
use crate::times;
use crate::words::{self, Words};

/// What an entry of the menu asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Start a break.
    Start,
    /// Put the due break off.
    Snooze,
    /// Pause.
    Pause(PauseLength),
    /// End the pause.
    Resume,
    /// Cramp now.
    Cramp,
    /// My legs ache.
    Ache,
    /// Open the window.
    Open,
    /// End the agent.
    Quit,
}

const PAUSES: [(&str, &str, PauseLength); 5] = [
    ("pause-30", "tray-pause-30", PauseLength::Minutes { minutes: 30 }),
    ("pause-60", "tray-pause-60", PauseLength::Minutes { minutes: 60 }),
    ("pause-120", "tray-pause-120", PauseLength::Minutes { minutes: 120 }),
    ("pause-tomorrow", "tray-pause-tomorrow", PauseLength::UntilTomorrow),
    ("pause-until-resumed", "tray-pause-until-resumed", PauseLength::UntilResumed),
];

impl Choice {
    /// From the id of an entry; `None` for one that is not (any more) in the menu.
    pub fn from_id(id: &str) -> Option<Self> {
        Some(match id {
            "start" => Self::Start,
            "snooze" => Self::Snooze,
            "resume" => Self::Resume,
            "cramp" => Self::Cramp,
            "ache" => Self::Ache,
            "open" => Self::Open,
            "quit" => Self::Quit,
            _ => Self::Pause(PAUSES.iter().find(|(pause, ..)| *pause == id)?.2),
        })
    }
}

/// The tray for a status.
pub fn tray_view(report: &StatusReport, snooze_minutes: u16, words: &Words, locale: &Locale) -> TrayView {
    let status_line = status_line(report, words, locale);
    let line = if report.time_scale > 1 {
        words.with("tray-scaled", &[("status", (&status_line).into()), ("scale", report.time_scale.into())])
    } else {
        status_line
    };
    let item = |id: &str, label: String| TrayEntry::Item { id: id.into(), label, enabled: true };
    let mut entries = vec![TrayEntry::Item { id: "status".into(), label: line.clone(), enabled: false }];
    if let Some(problem) = &report.journal_problem {
        let label = problem.message.clone();
        entries.push(TrayEntry::Item { id: "problem".into(), label, enabled: false });
    }
    if let Some(problem) = &report.break_problem {
        let label = problem.message.clone();
        entries.push(TrayEntry::Item { id: "break-problem".into(), label, enabled: false });
    }
    if report.status.pause_ended_by_clock {
        let label = words.text("tray-pause-ended-by-clock");
        entries.push(TrayEntry::Item { id: "clock".into(), label, enabled: false });
    }
    entries.push(TrayEntry::Separator);
    let phase = &report.status.phase;
    if !matches!(phase, Phase::InBreak { .. }) {
        entries.push(item("start", words.text("tray-start")));
    }
    let can_snooze = matches!(phase, Phase::Waiting { .. } | Phase::Due { .. } | Phase::Held { .. });
    if can_snooze && report.status.snoozes_left > 0 {
        let minutes = u64::from(snooze_minutes);
        entries.push(item("snooze", words.with("tray-snooze", &[("minutes", minutes.into())])));
    }
    if matches!(phase, Phase::Paused { .. }) {
        entries.push(item("resume", words.text("tray-resume")));
    } else {
        let pauses = PAUSES.iter().map(|(id, key, _)| item(id, words.text(key))).collect();
        entries.push(TrayEntry::Menu { label: words.text("tray-pause"), entries: pauses });
    }
    entries.extend([
        item("cramp", words.text("tray-cramp")),
        item("ache", words.text("tray-ache")),
        TrayEntry::Separator,
        item("open", words.text("tray-open")),
        item("quit", words.text("tray-quit")),
    ]);
    TrayView { icon: icon(phase), tooltip: line, entries }
}

fn icon(phase: &Phase) -> TrayIcon {
    match phase {
        Phase::Working { .. } | Phase::Away { .. } | Phase::InBreak { .. } => TrayIcon::Running,
        Phase::Waiting { .. } | Phase::Due { .. } => TrayIcon::Due,
        Phase::Held { .. } | Phase::Snoozed { .. } => TrayIcon::Held,
        Phase::Paused { .. } | Phase::OffHours { .. } => TrayIcon::Paused,
    }
}

fn status_line(report: &StatusReport, words: &Words, locale: &Locale) -> String {
    let clock = |moment| times::clock_from(moment, report.now, locale);
    let minutes = |key: &str, moment| {
        let minutes = times::minutes_until(moment, report.now).max(1);
        words.with(key, &[("minutes", minutes.into()), ("time", (&clock(moment)).into())])
    };
    let at = |key: &str, moment| words.with(key, &[("time", (&clock(moment)).into())]);
    match &report.status.phase {
        Phase::Working { due_at } => minutes("tray-working", *due_at),
        Phase::Away { counts_at: Some(counts_at), .. } => at("tray-away", *counts_at),
        Phase::Away { since, counts_at: None } => at("tray-away-counted", *since),
        Phase::Waiting { until, .. } => at("tray-waiting", *until),
        Phase::Due { since, until, last, .. } => {
            let key = if *last { "tray-due-last" } else { "tray-due" };
            words.with(key, &[("time", (&clock(*since)).into()), ("until", (&clock(*until)).into())])
        }
        Phase::Snoozed { until, .. } => minutes("tray-snoozed", *until),
        Phase::InBreak { ends_at, .. } => at("tray-in-break", *ends_at),
        Phase::Held { reasons, until, .. } => {
            let reasons: Vec<String> = reasons.iter().map(|reason| words.text(words::hold_key(*reason))).collect();
            let until = clock(*until);
            words.with("tray-held", &[("until", (&until).into()), ("reasons", (&reasons.join(", ")).into())])
        }
        Phase::Paused { until: Some(until), .. } => at("tray-paused", *until),
        Phase::Paused { until: None, .. } => words.text("tray-paused-until-resumed"),
        Phase::OffHours { until: Some(until) } => at("tray-off-hours", *until),
        Phase::OffHours { until: None } => words.text("tray-off-hours-always"),
    }
}
