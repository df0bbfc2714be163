//! Absence, sleep, and when they count as a break.
//!
//! An absence of at least a break's length is a break (`Natural`, or `Asleep` when the machine slept that long
//! before the absence counted); a shorter one only stops the clock of sitting time. The absence ends what was
//! due as soon as it counts, and is recorded once, when the person is back, with its true start and end. A sleep
//! that nobody was away for before is recorded on wake. Nothing is recorded when there was less than
//! `WORTH_A_BREAK` of sitting and nothing due.
//!
//! A lock of a break's length is an absence too, whatever the hands seem to do behind it; a shorter one says nothing.

use std::time::Duration;

use super::Engine;
use super::effect::Effect;
use super::hold::LONGEST_HOLD;
use super::record::{BreakOutcome, BreakRecordDraft};
use super::schedule::{self, NATURAL_PAUSE};
use super::state::{Debt, Locked, Moment, Nudge, Owed, Presence};
use crate::settings::Settings;
use crate::time::Now;

/// Hands at rest for this long may have left, whatever counts as reading: no reminder before they are back.
pub(crate) const EMPTY_CHAIR: Duration = Duration::from_secs(30);

/// Input for less than this within an absence is a nudge (a cat, a cable, a look at the clock) and does not end it.
pub(crate) const NUDGE: Duration = Duration::from_secs(5);

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
        self.note_rest_in_break(last_input, settings);
        let watches = self.something_is_watched(settings);
        self.state.nudge = self.state.nudge.filter(|nudge| !watches && last_input.since(nudge.at) < NUDGE);
        self.state.presence = if watches {
            Presence::Watching { last_input }
        } else {
            self.state.sitting.stop(last_input);
            Presence::Away { since: last_input }
        };
    }

    /// Hands on keyboard or pointer. Behind a lock they are nobody's at this desk: a cloth, a cat, a wrong password. A
    /// lock of more than `LONGEST_HOLD` whose end was never told is believed no longer than until then.
    pub(crate) fn see_hands(&mut self, now: &Now, settings: &Settings, effects: &mut Vec<Effect>) {
        if self.state.locked.is_some_and(|locked| self.clock.since(locked.since) < LONGEST_HOLD) {
            return;
        }
        self.state.locked = None;
        self.arrive(now, settings, effects);
    }

    /// The screen is locked. Told twice it is one lock.
    pub(crate) fn lock(&mut self, settings: &Settings) {
        self.note_rest_in_break(self.clock, settings);
        self.begin_lock();
    }

    fn begin_lock(&mut self) {
        let begins = Locked { since: self.clock, sat: self.state.sitting.total_at(self.clock) };
        self.state.locked.get_or_insert(begins);
    }

    /// What was before this moment has its record: a lock that goes on is an absence from now on.
    pub(crate) fn begin_lock_anew(&mut self) {
        if self.state.locked.take().is_some() {
            self.begin_lock();
        }
    }

    /// The screen is in use again, which takes hands and more than a nudge: an idle source that lost its word over sleep
    /// must not keep the person away.
    pub(crate) fn unlock(&mut self, now: &Now, settings: &Settings, effects: &mut Vec<Effect>) {
        if let (Some(_), Some(_), Presence::Present { since }) =
            (self.state.locked.take(), self.state.taking, &mut self.state.presence)
        {
            *since = self.clock;
        }
        self.settle();
        if self.state.presence != Presence::Unknown {
            self.arrive(now, settings, effects);
        }
        self.state.nudge = None;
    }

    /// Somebody is there: the absence is over, unless it turns out to have been a nudge.
    pub(crate) fn arrive(&mut self, now: &Now, settings: &Settings, effects: &mut Vec<Effect>) {
        if let Presence::Away { since } = self.state.presence {
            let away = self.clock.since(since);
            if away >= schedule::reading(settings) {
                let sat = self.state.sitting.total_at(self.clock);
                self.state.nudge = Some(Nudge { absence: since, at: self.clock, sat });
            } else if self.may_sit(now, settings) {
                let from = self.state.taking.map_or(since, |taking| since.max(taking.ends));
                self.state.sitting.credit(from, self.clock);
            }
            if away >= EMPTY_CHAIR {
                self.give_time_to_answer();
            }
        }
        self.record_rest(now, effects);
        self.note_work_in_break(self.clock, settings);
        self.state.presence = Presence::Present { since: self.clock };
        self.state.sitting.raise_floor(self.clock);
    }

    /// The idle source fell silent: from now on the person counts as working, but for one who is away behind a lock.
    pub(crate) fn lose_sight(&mut self, now: &Now, settings: &Settings, effects: &mut Vec<Effect>) {
        if self.state.locked.is_some()
            && matches!(self.state.presence, Presence::Away { .. } | Presence::Resting { .. })
        {
            return;
        }
        self.arrive(now, settings, effects);
        self.state.nudge = None;
        self.note_rest_in_break(self.clock, settings);
        self.state.presence = Presence::Unknown;
    }

    /// Write down a counted absence that ends now.
    pub(crate) fn record_rest(&mut self, now: &Now, effects: &mut Vec<Effect>) {
        let Presence::Resting { since, owed } = self.state.presence else { return };
        self.state.presence = Presence::Away { since: self.clock };
        if let Some(owed) = owed {
            self.record_owed(owed, since, self.clock, now, effects);
        }
    }

    /// Write down an absence that counted and whose end is known.
    pub(crate) fn record_owed(&self, owed: Owed, since: Moment, until: Moment, now: &Now, effects: &mut Vec<Effect>) {
        effects.push(Effect::Record(BreakRecordDraft {
            outcome: owed.outcome,
            due_at: owed.due_at,
            started_at: self.wall_of(since, now),
            ended_at: self.wall_of(until, now),
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
        self.state.nudge = None;
        let long = self.clock.since(fell_asleep) >= schedule::break_length(self, settings);
        if self.state.taking.is_some() {
            self.note_rest_in_break(fell_asleep, settings);
            if let Presence::Present { since } = &mut self.state.presence {
                *since = self.clock;
            }
            if long {
                self.end_break_in_sleep(fell_asleep, now, effects);
            }
            return;
        }
        if long {
            self.sleep_in_doubt(now, settings, effects);
        }
        if let Presence::Watching { .. } = self.state.presence {
            self.state.presence = Presence::Away { since: fell_asleep };
        }
        match self.absence(settings) {
            Some((since, _)) if long => self.rest(since, BreakOutcome::Asleep, effects),
            None if long => self.rest_in_sleep(fell_asleep, now, effects),
            Some(_) | None => self.count_absence(BreakOutcome::Natural, settings, effects),
        }
        if let Presence::Present { since } = &mut self.state.presence {
            *since = self.clock;
        }
    }

    /// A sleep that nobody was away for before: it is a break, over by now.
    fn rest_in_sleep(&mut self, fell_asleep: Moment, now: &Now, effects: &mut Vec<Effect>) {
        let before = self.state.presence;
        if let Presence::Resting { .. } = before {
            return; // the sleep is part of the absence
        }
        self.rest(fell_asleep, BreakOutcome::Asleep, effects);
        self.record_rest(now, effects);
        self.state.presence = before;
    }

    /// The absence that has begun and does not count yet, and when it will: by the idle time, or by the lock.
    pub(crate) fn absence(&self, settings: &Settings) -> Option<(Moment, Moment)> {
        let rests = match self.state.presence {
            Presence::Away { since } => Some(since),
            Presence::Present { .. } | Presence::Unknown | Presence::Watching { .. } => None,
            Presence::Resting { .. } => return None,
        };
        let locked = self.state.locked.map(|locked| locked.since);
        let since = rests.into_iter().chain(locked).min()?;
        let needed = schedule::break_length(self, settings);
        // Behind a lock nobody reads.
        let needed = if locked.is_some() { needed } else { needed.max(schedule::reading(settings)) };
        Some((since, since.plus(needed)))
    }

    /// Turn an absence that is long enough into a break.
    pub(crate) fn count_absence(&mut self, outcome: BreakOutcome, settings: &Settings, effects: &mut Vec<Effect>) {
        self.overlook_nudge(settings);
        if let Some((since, counts_at)) = self.absence(settings)
            && self.state.taking.is_none()
            && counts_at <= self.clock
        {
            self.rest(since, outcome, effects);
        }
    }

    /// An absence that goes on after input of a moment is the same absence; the moment was not sitting.
    fn overlook_nudge(&mut self, settings: &Settings) {
        let (Presence::Away { since }, Some(nudge)) = (self.state.presence, self.state.nudge) else { return };
        if self.clock.since(since) < schedule::reading(settings) {
            return;
        }
        self.state.nudge = None;
        self.state.sitting.cap(nudge.sat);
        self.state.presence = Presence::Away { since: nudge.absence };
    }

    /// The agent was stopped at `left`, before input could show itself as more than a nudge: the absence goes on.
    pub(crate) fn undo_nudge(&mut self, left: Moment) {
        let Some(nudge) = self.state.nudge.take() else { return };
        let until = match self.state.presence {
            Presence::Present { .. } => left,
            Presence::Away { since } => since,
            Presence::Unknown | Presence::Watching { .. } | Presence::Resting { .. } => return,
        };
        if until.since(nudge.at) < NUDGE {
            self.state.sitting.cap(nudge.sat);
            self.state.presence = Presence::Away { since: nudge.absence };
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

    /// True while a reminder would be told to an empty chair: the hands have rested for long, or what moved after that
    /// may have been a nudge.
    pub(crate) fn chair_is_empty(&self) -> bool {
        match self.state.presence {
            Presence::Away { since } => self.state.nudge.is_some() || self.clock.since(since) >= EMPTY_CHAIR,
            Presence::Present { .. } if self.state.doubt.is_some() => true,
            Presence::Present { .. } => self.proves_presence_at().is_some_and(|proven| self.clock < proven),
            Presence::Resting { .. } => true,
            Presence::Unknown | Presence::Watching { .. } => false,
        }
    }

    /// When it is certain that the input after an absence was more than a nudge, if the hands do not rest by then.
    pub(crate) fn proves_presence_at(&self) -> Option<Moment> {
        self.state.nudge.map(|nudge| nudge.at.plus(NUDGE).plus(NATURAL_PAUSE))
    }

    /// True while what is due waits for somebody to be back.
    pub(crate) fn waits_for_return(&self) -> bool {
        matches!(self.state.presence, Presence::Away { .. }) && self.chair_is_empty()
    }

    /// True while an absence may have begun: it decides what becomes of what is due, not the clock that runs out in it.
    pub(crate) fn may_be_leaving(&self) -> bool {
        matches!(self.state.presence, Presence::Away { .. }) || self.state.locked.is_some() || self.chair_is_empty()
    }

    /// The absence since `since` is a break: it ends whatever was due.
    fn rest(&mut self, since: Moment, outcome: BreakOutcome, effects: &mut Vec<Effect>) {
        // With a lock or a sleep as its sign the clock ran until now.
        self.state.sitting.stop(since);
        if let Some(locked) = self.state.locked {
            self.state.sitting.cap(locked.sat);
        }
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
        self.state.nudge = None;
        self.state.sitting.reset(self.clock);
        self.state.presence = Presence::Resting { since, owed };
    }
}
