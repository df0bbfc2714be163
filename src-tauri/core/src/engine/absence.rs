//! Absence, sleep, and when they count as a break.
//!
//! An absence of at least a break's length is a break (`Natural`, or `Asleep` when the machine slept that long
//! before the absence counted); a shorter one only stops the clock of sitting time. The absence ends what was
//! due as soon as it counts, and is recorded once, when the person is back, with its true start and end. A sleep
//! that nobody was away for before is recorded on wake. Nothing is recorded when there was less than
//! `WORTH_A_BREAK` of sitting and nothing due.

use std::time::Duration;

use super::Engine;
use super::effect::Effect;
use super::hold::LONGEST_HOLD;
use super::record::{BreakOutcome, BreakRecordDraft};
use super::schedule;
use super::state::{Debt, Moment, Owed, Presence};
use crate::settings::Settings;
use crate::time::Now;

/// No input for less than this is reading: it counts as sitting, and no absence is told before it.
pub(crate) const READING_PAUSE: Duration = Duration::from_secs(30);

/// Less sitting than this is not worth a record: somebody passed by the desk.
const WORTH_A_BREAK: Duration = Duration::from_mins(1);

impl Engine {
    /// The idle source says how long there has been no input. Only the first such word of an absence counts:
    /// "at least" cannot tell that somebody came back, `Active` does.
    pub(crate) fn idle(&mut self, for_at_least: Duration, settings: &Settings) {
        // Not back into a break, a sleep, or a moment at which somebody was there.
        let floor = self.state.sitting.floor();
        let earliest = match self.state.presence {
            Presence::Present { since } => since.max(floor),
            Presence::Unknown => floor,
            Presence::Watching { .. } | Presence::Away { .. } | Presence::Resting { .. } => return,
        };
        let last_input = self.clock.minus(for_at_least).max(earliest);
        self.state.presence = if self.something_is_watched(settings) {
            Presence::Watching { last_input }
        } else {
            self.state.sitting.stop(last_input);
            Presence::Away { since: last_input }
        };
    }

    /// Somebody is there: the absence is over.
    pub(crate) fn arrive(&mut self, now: &Now, settings: &Settings, effects: &mut Vec<Effect>) {
        if let Presence::Away { since } = self.state.presence {
            let counts = self.may_sit(now, settings) && self.clock.since(since) < READING_PAUSE;
            if counts {
                self.state.sitting.credit(since, self.clock);
            }
        }
        self.record_rest(now, effects);
        self.state.presence = Presence::Present { since: self.clock };
        self.state.sitting.raise_floor(self.clock);
    }

    /// The idle source fell silent: from now on the person counts as working.
    pub(crate) fn lose_sight(&mut self, now: &Now, settings: &Settings, effects: &mut Vec<Effect>) {
        self.arrive(now, settings, effects);
        self.state.presence = Presence::Unknown;
    }

    /// Write down a counted absence that ends now.
    pub(crate) fn record_rest(&mut self, now: &Now, effects: &mut Vec<Effect>) {
        let Presence::Resting { since, owed } = self.state.presence else { return };
        self.state.presence = Presence::Away { since: self.clock };
        let Some(owed) = owed else { return };
        effects.push(Effect::Record(BreakRecordDraft {
            outcome: owed.outcome,
            due_at: owed.due_at,
            started_at: self.wall_of(since, now),
            ended_at: now.wall,
            snoozes: owed.snoozes,
            sitting_seconds: owed.sitting_seconds,
            answer: None,
            expired_by: None,
        }));
    }

    /// The machine slept from `fell_asleep` until just now.
    pub(crate) fn wake(&mut self, fell_asleep: Moment, now: &Now, settings: &Settings, effects: &mut Vec<Effect>) {
        self.state.sitting.leave_out(fell_asleep, self.clock);
        self.settle();
        let long = self.clock.since(fell_asleep) >= schedule::break_length(self, settings);
        if self.state.taking.is_some() {
            if long {
                self.end_break_in_sleep(fell_asleep, now, effects);
            }
            return;
        }
        let outcome = if long { BreakOutcome::Asleep } else { BreakOutcome::Natural };
        match self.state.presence {
            Presence::Present { .. } => {
                self.rest_in_sleep(fell_asleep, long, now, effects);
                self.state.presence = Presence::Present { since: self.clock };
            }
            Presence::Unknown => {
                self.rest_in_sleep(fell_asleep, long, now, effects);
                self.state.presence = Presence::Unknown;
            }
            Presence::Watching { .. } => {
                self.state.presence = Presence::Away { since: fell_asleep };
                self.count_absence(outcome, settings, effects);
            }
            Presence::Away { .. } | Presence::Resting { .. } => self.count_absence(outcome, settings, effects),
        }
    }

    /// A sleep that nobody was away for before: if it was long enough it is a break, over by now.
    fn rest_in_sleep(&mut self, fell_asleep: Moment, long: bool, now: &Now, effects: &mut Vec<Effect>) {
        if long {
            self.rest(fell_asleep, BreakOutcome::Asleep, effects);
            self.record_rest(now, effects);
        }
    }

    /// Turn an absence that is long enough into a break.
    pub(crate) fn count_absence(&mut self, outcome: BreakOutcome, settings: &Settings, effects: &mut Vec<Effect>) {
        if let Presence::Away { since } = self.state.presence
            && self.state.taking.is_none()
            && self.clock.since(since) >= schedule::break_length(self, settings)
        {
            self.rest(since, outcome, effects);
        }
    }

    /// Nobody watches any more, or has moved for so long that it means nothing: away from now on.
    pub(crate) fn doubt_watching(&mut self, settings: &Settings) {
        if let Presence::Watching { last_input } = self.state.presence
            && (!self.something_is_watched(settings) || self.clock.since(last_input) >= LONGEST_HOLD)
        {
            self.state.sitting.stop(self.clock);
            self.state.presence = Presence::Away { since: self.clock };
        }
    }

    /// The absence since `since` is a break: it ends whatever was due.
    fn rest(&mut self, since: Moment, outcome: BreakOutcome, effects: &mut Vec<Effect>) {
        let sat = self.state.sitting.total_at(since);
        let due = self.state.debt.due().copied();
        let worth_it = due.is_some() || sat >= WORTH_A_BREAK;
        let owed = worth_it.then(|| Owed {
            outcome,
            due_at: due.map(|due| due.at),
            snoozes: due.map_or(0, |due| due.snoozes),
            sitting_seconds: sat.as_secs(),
        });
        self.withdraw(effects);
        self.state.debt = Debt::Nothing;
        self.state.sitting.reset(self.clock);
        self.state.presence = Presence::Resting { since, owed };
    }
}
