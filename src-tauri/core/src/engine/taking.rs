//! A break that is being taken: it begins, its clock stands still while the hands are at work, it ends or is left.
//!
//! What counts is what the hands did, as far as anybody can tell, and the person's word. One that was mostly worked through,
//! with less than half its length at rest, is `Partly` at best; one in which the hands never rested is not taken.

use std::time::Duration;

use super::Engine;
use super::effect::Effect;
use super::pause::Availability;
use super::record::{BreakAnswer, BreakOutcome, BreakRecordDraft};
use super::save::LONGEST_RESTART;
use super::schedule::{self, MOST_ANNOUNCEMENTS, OVERRUN};
use super::state::{Debt, Due, Moment, Presence, Taking};
use super::status::BreakCounts;
use crate::settings::Settings;
use crate::time::Now;

/// Hands at work for up to this long do not stop the clock of a break: a key of the player, the way from the desk.
const HANDS_GRACE: Duration = Duration::from_secs(10);

impl Taking {
    /// How long it is, without the time its clock stood still.
    fn length(&self) -> Duration {
        self.ends.since(self.started).saturating_sub(self.worked)
    }

    /// What it counts as at a moment up to which `worked` is known.
    pub(crate) fn counts(&self, clock: Moment) -> BreakCounts {
        let rested = clock.min(self.ends).since(self.started).saturating_sub(self.worked);
        if self.never_left && !self.worked.is_zero() {
            BreakCounts::NotAtAll
        } else if self.worked > rested && rested < self.length() / 2 {
            BreakCounts::Partly
        } else {
            BreakCounts::Whole
        }
    }

    /// The same at a moment up to which its clock has stood still since `stands`.
    fn stood(mut self, stands: Option<Moment>, until: Moment) -> Self {
        let stood = stands.map_or(Duration::ZERO, |stands| until.since(stands));
        self.worked = self.worked.saturating_add(stood);
        self.ends = self.ends.plus(stood);
        self
    }
}

impl Engine {
    /// Begin a break. The debt stays as it is until the break counts: leaving it brings it back.
    pub(crate) fn start_break(&mut self, now: &Now, settings: &Settings, effects: &mut Vec<Effect>) {
        self.record_rest(now, effects);
        self.withdraw(effects);
        let ends = self.clock.plus(schedule::break_length(self, settings));
        let sat = self.state.sitting.total_at(self.clock);
        self.state.sitting.stop(self.clock);
        self.state.sitting.reset(self.clock);
        self.state.nudge = None;
        let never_left = matches!(self.state.presence, Presence::Present { .. });
        self.state.taking = Some(Taking { started: self.clock, ends, sat, worked: Duration::ZERO, never_left });
        effects.push(Effect::OpenBreak);
    }

    /// The break as it is at a moment, and whether its clock stands still.
    pub(crate) fn taking_at(&self, clock: Moment, settings: &Settings) -> Option<(Taking, bool)> {
        let taking = self.state.taking?;
        let stands = self.stands_from(&taking, settings).filter(|from| *from <= clock);
        Some((taking.stood(stands, clock), stands.is_some()))
    }

    /// From when on the clock of the break stands still if the hands stay at work, as they are. Once it has run out there is
    /// nothing left to stop.
    fn stands_from(&self, taking: &Taking, settings: &Settings) -> Option<Moment> {
        let (Presence::Present { since }, None) = (self.state.presence, self.state.locked) else { return None };
        let from = since.max(taking.started).plus(HANDS_GRACE);
        (settings.breaks.stop_for_input && from < taking.ends).then_some(from)
    }

    /// The hands were at work until this moment, and what they do next is another matter.
    pub(crate) fn note_work_in_break(&mut self, until: Moment, settings: &Settings) {
        let Some(taking) = self.state.taking else { return };
        self.state.taking = Some(taking.stood(self.stands_from(&taking, settings), until));
    }

    /// The hands have been at rest since `last_input`, or nobody can tell any more.
    pub(crate) fn note_rest_in_break(&mut self, last_input: Moment, settings: &Settings) {
        self.note_work_in_break(last_input, settings);
        if let Some(taking) = &mut self.state.taking {
            taking.never_left = false;
        }
    }

    /// When something happens to the break by itself.
    pub(crate) fn next_in_break(&self, settings: &Settings) -> Option<Moment> {
        let taking = self.state.taking?;
        Some(match self.stands_from(&taking, settings) {
            Some(from) if from <= self.clock => from.plus(OVERRUN),
            Some(from) => from,
            None if self.clock < taking.ends => taking.ends,
            None => taking.ends.plus(OVERRUN),
        })
    }

    /// The person says the break is over.
    pub(crate) fn finish_break(
        &mut self,
        answer: Option<BreakAnswer>,
        now: &Now,
        settings: &Settings,
        effects: &mut Vec<Effect>,
    ) {
        let Some((taking, _)) = self.taking_at(self.clock, settings) else { return };
        let answer = match (taking.counts(self.clock), answer) {
            (BreakCounts::NotAtAll, _) => return self.skip(now, settings, effects),
            (BreakCounts::Partly, None | Some(BreakAnswer::Done)) => Some(BreakAnswer::Partly),
            (BreakCounts::Partly | BreakCounts::Whole, answer) => answer,
        };
        self.state.sitting.reset(self.clock);
        self.end_break(BreakOutcome::Taken, self.clock, answer, now, effects);
    }

    /// Leave the break without counting it: what was due is due again, and offered again when nothing holds it.
    pub(crate) fn abandon_break(&mut self, now: &Now, settings: &Settings, effects: &mut Vec<Effect>) {
        let debt = self.state.debt;
        self.leave_break(settings, effects);
        let offer =
            self.availability(self.clock, now.wall, settings) == Availability::Open && !self.is_blocked(None, settings);
        self.state.debt = match debt {
            Debt::Announced { due, count, .. } if offer => {
                self.announce(due, count.saturating_add(1).min(MOST_ANNOUNCEMENTS), effects)
            }
            // What was offered in spite of a reason is held by it anew: it was answered.
            Debt::Waiting { due, .. } | Debt::Announced { due, .. } => {
                Debt::Waiting { due: Due { held_since: None, ..due }, since: self.clock }
            }
            other @ (Debt::Nothing | Debt::Held { .. } | Debt::Snoozed { .. }) => other,
        };
    }

    /// Leave the break, whatever comes next: time at work in it was time at the desk.
    pub(crate) fn leave_break(&mut self, settings: &Settings, effects: &mut Vec<Effect>) {
        let Some((taking, _)) = self.taking_at(self.clock, settings) else { return };
        self.state.taking = None;
        effects.push(Effect::CloseBreak);
        self.state.sitting.restore(taking.sat.saturating_add(taking.worked), self.clock);
        self.forget_absence();
    }

    /// End a break whose end nobody told: one that is over for long, with its own length, or one whose hands went back to
    /// work for as long, when they did.
    pub(crate) fn end_overrun_break(&mut self, now: &Now, settings: &Settings, effects: &mut Vec<Effect>) {
        let Some(taking) = self.state.taking else { return };
        match self.stands_from(&taking, settings) {
            Some(from) if self.clock.since(from) >= OVERRUN => self.end_break_at_work(now, settings, effects),
            None if self.clock.since(taking.ends) >= OVERRUN => {
                self.end_break(BreakOutcome::Taken, taking.ends, None, now, effects);
                effects.push(Effect::CloseBreak);
            }
            Some(_) | None => {}
        }
    }

    fn end_break_at_work(&mut self, now: &Now, settings: &Settings, effects: &mut Vec<Effect>) {
        let (Some((taking, _)), Presence::Present { since: back }) =
            (self.taking_at(self.clock, settings), self.state.presence)
        else {
            return;
        };
        let answer = match taking.counts(self.clock) {
            BreakCounts::NotAtAll => return self.abandon_break(now, settings, effects),
            BreakCounts::Partly => Some(BreakAnswer::Partly),
            BreakCounts::Whole => None,
        };
        self.end_break(BreakOutcome::Taken, back, answer, now, effects);
        self.state.sitting.restore(self.clock.since(back), self.clock);
        effects.push(Effect::CloseBreak);
    }

    /// The agent was stopped at `left` and is back. The break goes on where it was, on screen again; one that is over by
    /// then is not waited for.
    pub(crate) fn return_to_break(&mut self, left: Moment, now: &Now, effects: &mut Vec<Effect>) {
        self.state.presence = Presence::Present { since: self.clock };
        let Some(taking) = self.state.taking else { return };
        if self.clock < taking.ends || self.clock.since(left) < LONGEST_RESTART {
            effects.push(Effect::OpenBreak);
        } else {
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
        self.state.turn = self.state.turn.saturating_add(1);
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
}
