//! What the person asks for: start, snooze, skip, done, abandon, pause, resume; and when each makes sense.

use std::time::Duration;

use super::Engine;
use super::effect::Effect;
use super::input::Input;
use super::pause::{Availability, Pause, PauseEnd};
use super::record::{BreakAnswer, BreakOutcome, BreakRecordDraft};
use super::schedule::{self, MOST_ANNOUNCEMENTS, OVERRUN};
use super::state::{Debt, Due, Moment, Presence, Taking};
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
            Input::Start | Input::Snooze { .. } | Input::Skip if in_break => Err(NotNow::AlreadyInBreak),
            Input::Done { .. } | Input::Abandon if !in_break => Err(NotNow::NotInBreak),
            Input::Snooze { .. } => match self.state.debt {
                Debt::Nothing => Err(NotNow::NothingDue),
                Debt::Snoozed { .. } => Err(NotNow::AlreadySnoozed),
                Debt::Waiting { due, .. } | Debt::Held { due, .. } | Debt::Announced { due, .. } => {
                    if due.snoozes < settings.breaks.snooze_limit { Ok(()) } else { Err(NotNow::SnoozeLimit) }
                }
            },
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

    /// Begin a break. The debt stays as it is until the break counts: leaving it brings it back.
    pub(crate) fn start_break(&mut self, now: &Now, settings: &Settings, effects: &mut Vec<Effect>) {
        self.record_rest(now, effects);
        self.withdraw(effects);
        let ends = self.clock.plus(schedule::break_length(self, settings));
        let sat = self.state.sitting.total_at(self.clock);
        self.state.sitting.stop(self.clock);
        self.state.sitting.reset(self.clock);
        self.state.nudge = None;
        self.state.taking = Some(Taking { started: self.clock, ends, sat });
        effects.push(Effect::OpenBreak);
    }

    /// The person says the break is over.
    pub(crate) fn finish_break(&mut self, answer: Option<BreakAnswer>, now: &Now, effects: &mut Vec<Effect>) {
        self.state.sitting.reset(self.clock);
        self.end_break(BreakOutcome::Taken, self.clock, answer, now, effects);
    }

    /// Leave the break without counting it: what was due is due again, and offered again when nothing holds it.
    pub(crate) fn abandon_break(&mut self, now: &Now, settings: &Settings, effects: &mut Vec<Effect>) {
        let Some(taking) = self.state.taking.take() else { return };
        effects.push(Effect::CloseBreak);
        self.state.sitting.restore(taking.sat, self.clock);
        self.forget_absence();
        let offer =
            self.availability(self.clock, now.wall, settings) == Availability::Open && !self.is_blocked(None, settings);
        self.state.debt = match self.state.debt {
            Debt::Announced { due, count, .. } if offer => {
                self.announce(due, count.saturating_add(1).min(MOST_ANNOUNCEMENTS), effects)
            }
            Debt::Waiting { due, .. } | Debt::Announced { due, .. } => Debt::Waiting { due, since: self.clock },
            other @ (Debt::Nothing | Debt::Held { .. } | Debt::Snoozed { .. }) => other,
        };
    }

    /// End a break whose end nobody told. It is recorded with its own length.
    pub(crate) fn end_overrun_break(&mut self, now: &Now, effects: &mut Vec<Effect>) {
        if let Some(taking) = self.state.taking
            && self.clock.since(taking.ends) >= OVERRUN
        {
            self.end_break(BreakOutcome::Taken, taking.ends, None, now, effects);
            effects.push(Effect::CloseBreak);
        }
    }

    /// The machine slept through the break, at least for its length. Nothing is completed while asleep: unless
    /// the break was over before, it counts as sleep.
    pub(crate) fn end_break_in_sleep(&mut self, fell_asleep: Moment, now: &Now, effects: &mut Vec<Effect>) {
        let Some(taking) = self.state.taking else { return };
        let (outcome, ended) = if fell_asleep < taking.ends {
            (BreakOutcome::Asleep, self.clock)
        } else {
            (BreakOutcome::Taken, taking.ends)
        };
        self.state.sitting.reset(self.clock);
        self.end_break(outcome, ended, None, now, effects);
        effects.push(Effect::CloseBreak);
    }

    fn end_break(
        &mut self,
        outcome: BreakOutcome,
        ended: Moment,
        answer: Option<BreakAnswer>,
        now: &Now,
        effects: &mut Vec<Effect>,
    ) {
        let Some(taking) = self.state.taking.take() else { return };
        let due = self.state.debt.due().copied();
        self.state.debt = Debt::Nothing;
        self.forget_absence();
        self.state.sitting.raise_floor(ended);
        effects.push(Effect::Record(BreakRecordDraft {
            outcome,
            due_at: due.map(|due| due.at),
            started_at: self.wall_of(taking.started, now),
            ended_at: self.wall_of(ended, now),
            snoozes: due.map_or(0, |due| due.snoozes),
            sitting_seconds: taking.sat.as_secs(),
            answer,
            expired_by: None,
        }));
    }

    /// Being away during a break was the break: an absence that goes on begins anew.
    fn forget_absence(&mut self) {
        self.state.nudge = None;
        self.begin_lock_anew();
        match &mut self.state.presence {
            Presence::Present { since } | Presence::Away { since } | Presence::Resting { since, .. } => {
                *since = self.clock;
            }
            Presence::Unknown | Presence::Watching { .. } => {}
        }
    }

    /// Put the due break off.
    pub(crate) fn snooze(&mut self, minutes: Option<u16>, settings: &Settings, effects: &mut Vec<Effect>) {
        let Some(due) = self.state.debt.due().copied() else { return };
        self.withdraw(effects);
        let minutes = SNOOZE_MINUTES.nearest(minutes.unwrap_or(settings.breaks.snooze_minutes));
        let due = Due { snoozes: due.snoozes.saturating_add(1), held_since: None, ..due };
        self.state.debt = Debt::Snoozed { due, until: self.clock.plus(schedule::minutes(minutes)) };
    }

    /// Do without the due break, or the next one.
    pub(crate) fn skip(&mut self, now: &Now, effects: &mut Vec<Effect>) {
        if self.state.debt.due().is_some() {
            self.close_debt(BreakOutcome::Skipped, None, now, effects);
        } else {
            self.record_moment(BreakOutcome::Skipped, None, None, now, effects);
        }
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
