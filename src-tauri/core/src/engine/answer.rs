//! What the person asks for: snooze, skip, pause; and when each request makes sense. Taking a break is a room of its own.

use std::time::Duration;

use super::Engine;
use super::effect::Effect;
use super::input::Input;
use super::pause::{Pause, PauseEnd};
use super::record::BreakOutcome;
use super::schedule;
use super::state::{Debt, Due};
use crate::check::within;
use crate::invalid::Invalid;
use crate::settings::{SNOOZE_MINUTES, Settings};
use crate::time::Now;

/// Who has just begun to sit has no break to do without: a second `Skip` right after one records nothing.
const LEAST_TO_SKIP: Duration = Duration::from_mins(1);

/// Why a request makes no sense at present. The agent turns each into a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NotNow {
    /// No break is due: nothing to put off or do without.
    NothingDue,
    /// The break is put off already.
    AlreadySnoozed,
    /// Put off as often as the settings allow.
    SnoozeLimit,
    /// A break is being taken.
    AlreadyInBreak,
    /// No break is being taken.
    NotInBreak,
    /// Breaks are not paused.
    NotPaused,
}

/// The minutes a snooze is asked for, 1-60; `None` takes the setting.
pub fn checked_snooze(minutes: Option<u16>) -> Result<Option<u16>, Invalid> {
    within("minutes", minutes, SNOOZE_MINUTES)?;
    Ok(minutes)
}

impl Engine {
    /// Whether a request makes sense now. What only reports something always does. For the state as of the last
    /// step: step with `Input::Tick` first where seconds matter.
    pub fn allows(&self, input: &Input, settings: &Settings) -> Result<(), NotNow> {
        let in_break = self.state.taking.is_some();
        match input {
            Input::Start if in_break => Err(NotNow::AlreadyInBreak),
            Input::Done { .. } | Input::Abandon if !in_break => Err(NotNow::NotInBreak),
            Input::Snooze { .. } => match self.state.debt {
                Debt::Nothing => Err(NotNow::NothingDue),
                Debt::Snoozed { .. } if !in_break => Err(NotNow::AlreadySnoozed),
                Debt::Waiting { due, .. }
                | Debt::Held { due, .. }
                | Debt::Announced { due, .. }
                | Debt::Snoozed { due, .. } => {
                    if due.snoozes < settings.breaks.snooze_limit {
                        Ok(())
                    } else {
                        Err(NotNow::SnoozeLimit)
                    }
                }
            },
            Input::Skip if in_break => Ok(()),
            Input::Skip => {
                let sat = self.state.sitting.total_at(self.clock);
                let next = self.state.pause.is_none() && self.state.sitting.runs() && sat >= LEAST_TO_SKIP;
                if next || self.state.debt.due().is_some() { Ok(()) } else { Err(NotNow::NothingDue) }
            }
            Input::Resume if self.state.pause.is_none() => Err(NotNow::NotPaused),
            Input::Tick
            | Input::Active
            | Input::Idle { .. }
            | Input::IdleUnknown
            | Input::Suspending
            | Input::Woke
            | Input::Locked
            | Input::Unlocked
            | Input::Hold { .. }
            | Input::Start
            | Input::Done { .. }
            | Input::Abandon
            | Input::Pause { .. }
            | Input::Resume
            | Input::Gentle(_) => Ok(()),
        }
    }

    /// Put the due break off, or the one that is being taken: it is left, and not offered before.
    pub(crate) fn snooze(&mut self, minutes: Option<u16>, settings: &Settings, effects: &mut Vec<Effect>) {
        let Some(due) = self.state.debt.due().copied() else { return };
        self.withdraw(effects);
        self.leave_break(settings, effects);
        let minutes = SNOOZE_MINUTES.nearest(minutes.unwrap_or(settings.breaks.snooze_minutes));
        let due = Due { snoozes: due.snoozes.saturating_add(1), held_since: None, ..due };
        self.state.debt = Debt::Snoozed { due, until: self.clock.plus(schedule::minutes(minutes)) };
    }

    /// Do without the due break, the one that is being taken, or the next one.
    pub(crate) fn skip(&mut self, now: &Now, settings: &Settings, effects: &mut Vec<Effect>) {
        self.withdraw(effects);
        self.leave_break(settings, effects);
        let due = self.state.debt.due().copied();
        self.state.debt = Debt::Nothing;
        self.record_moment(BreakOutcome::Skipped, due, None, now, effects);
    }

    /// Pause, or let another pause take the place of one: what is due was put aside by the first. The next look at the
    /// hours does that.
    pub(crate) fn pause(&mut self, until: Option<PauseEnd>, now: &Now) {
        let began = self.state.pause.and_then(|pause| pause.began);
        let pause = Pause::begin(until, self.clock, now.wall);
        self.state.pause = Some(Pause { began: began.or(pause.began), ..pause });
        self.state.pause_ended_by_clock = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snooze_is_a_minute_to_an_hour_or_what_the_settings_say() {
        for minutes in [None, Some(1), Some(37), Some(60)] {
            assert_eq!(checked_snooze(minutes), Ok(minutes));
        }
        for minutes in [0, 61, u16::MAX] {
            assert_eq!(checked_snooze(Some(minutes)).unwrap_err().field, "minutes");
        }
    }
}
