//! Effects and states in the words of a story.

use std::fmt::Write as _;

use chrono::Timelike as _;
use limber_core::engine::{BreakRecordDraft, BreakStatus, Effect, HoldReason, Phase};
use limber_core::time::LocalTime;

/// `10:01`, `10:01:30`; with the weekday in front when it is not the day of `now`.
pub(crate) fn time(moment: LocalTime, now: LocalTime) -> String {
    let mut text = String::new();
    if moment.date_naive() != now.date_naive() {
        let _ = write!(text, "{} ", moment.format("%a").to_string().to_lowercase());
    }
    let _ = write!(text, "{}", moment.format(if moment.second() == 0 { "%H:%M" } else { "%H:%M:%S" }));
    text
}

/// `40 min`, `40 min 30 s`, `30 s`.
pub(crate) fn span(seconds: u64) -> String {
    match (seconds / 60, seconds % 60) {
        (minutes, 0) => format!("{minutes} min"),
        (0, seconds) => format!("{seconds} s"),
        (minutes, seconds) => format!("{minutes} min {seconds} s"),
    }
}

/// One effect.
pub(crate) fn effect(effect: &Effect, now: LocalTime) -> String {
    match effect {
        Effect::Announce { announced } => format!("announce {announced}"),
        Effect::Withdraw => "withdraw".into(),
        Effect::OpenBreak => "open".into(),
        Effect::CloseBreak => "close".into(),
        Effect::Record(draft) => record(draft, now),
    }
}

fn record(draft: &BreakRecordDraft, now: LocalTime) -> String {
    let mut text = format!("record {} {}", format!("{:?}", draft.outcome).to_lowercase(), time(draft.started_at, now));
    if draft.ended_at != draft.started_at {
        let _ = write!(text, "-{}", time(draft.ended_at, now));
    }
    if let Some(due) = draft.due_at {
        let _ = write!(text, " due {}", time(due, now));
    }
    if draft.snoozes > 0 {
        let _ = write!(text, " snoozed {}", draft.snoozes);
    }
    if let Some(answer) = draft.answer {
        let _ = write!(text, " answer {}", format!("{answer:?}").to_lowercase());
    }
    if let Some(by) = draft.expired_by {
        let _ = write!(text, " by {}", format!("{by:?}").to_lowercase());
    }
    let _ = write!(text, " sat {}", span(draft.sitting_seconds));
    text
}

/// What the person sees.
pub(crate) fn status(status: &BreakStatus) -> String {
    format!("{}{}", phase(status), if status.pause_ended_by_clock { " pause-ended-by-clock" } else { "" })
}

fn phase(status: &BreakStatus) -> String {
    let now = status.sitting_at;
    let at = |moment: &LocalTime| time(*moment, now);
    match &status.phase {
        Phase::Working { due_at } => format!("working due {}", at(due_at)),
        Phase::Away { since, counts_at: Some(counts) } => format!("away since {} counts {}", at(since), at(counts)),
        Phase::Away { since, counts_at: None } => format!("resting since {}", at(since)),
        Phase::Waiting { since, until } => format!("waiting since {} until {}", at(since), at(until)),
        Phase::Due { since, announced, until, last } => {
            let last = if *last { " last" } else { "" };
            format!("due since {} announced {announced}{last} until {}", at(since), at(until))
        }
        Phase::Snoozed { until, count } => format!("snoozed until {} count {count}", at(until)),
        Phase::InBreak { started_at, ends_at, stands, .. } => {
            format!("break {}-{}{}", at(started_at), at(ends_at), if *stands { " stands" } else { "" })
        }
        Phase::Held { since, reasons, until } => {
            format!("held since {} {} until {}", at(since), why(reasons), at(until))
        }
        Phase::Paused { since, until: Some(until) } => format!("paused since {} until {}", at(since), at(until)),
        Phase::Paused { since, until: None } => format!("paused since {}", at(since)),
        Phase::OffHours { until: Some(until) } => format!("off until {}", at(until)),
        Phase::OffHours { until: None } => "off".into(),
    }
}

fn why(reasons: &[HoldReason]) -> String {
    let word = |reason: &HoldReason| match reason {
        HoldReason::DoNotDisturb => "dnd",
        HoldReason::Meeting => "meeting",
        HoldReason::Fullscreen => "fullscreen",
        HoldReason::Settling => "settling",
    };
    reasons.iter().map(word).collect::<Vec<_>>().join("+")
}
