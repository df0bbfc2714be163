//! A start of the agent within an absence: it tells nobody whether somebody is back. An upgrade starts it at an empty desk, a
//! power cut in the middle of lunch, whoever switches the machine on after a night.
//!
//! Somebody is taken to be back with the start, unless the first words of the idle source say that nothing was touched since: then
//! the absence goes on from where it began, as one. What is owed for it is recorded when it is known to be over. The first word
//! alone says nothing, since some sources begin to count when they are asked, and say "active" until they know better.

use std::time::Duration;

use super::Engine;
use super::absence::NUDGE;
use super::effect::Effect;
use super::input::Input;
use super::record::BreakOutcome;
use super::schedule::{self, NATURAL_PAUSE};
use super::state::{Doubt, Locked, Moment, Presence};
use crate::settings::Settings;
use crate::time::Now;

/// An idle source that has not said a word for so long after a start will not: what connects late at a login does within it.
const LATE_SOURCE: Duration = Duration::from_secs(30);

impl Doubt {
    /// When it is certain that somebody is back, if nobody says otherwise.
    fn ends(&self) -> Moment {
        self.seen.map_or(self.at.plus(LATE_SOURCE), |seen| seen.plus(NUDGE).plus(NATURAL_PAUSE))
    }
}

impl Engine {
    /// The agent is started in an absence, which may be over. `locked`: the lock it was told by, if it was.
    pub(crate) fn begin_doubt(&mut self, locked: Option<Locked>, now: &Now, settings: &Settings) {
        let before = self.state.presence;
        let total = self.state.sitting.total_at(self.clock);
        let sat = locked.map_or(total, |locked| locked.sat.min(total));
        if let Presence::Away { since } = before {
            if self.clock.since(since) < schedule::reading(settings) && self.may_sit(now, settings) {
                self.state.sitting.credit(since, self.clock);
            }
            self.give_time_to_answer();
        }
        self.state.presence = Presence::Present { since: self.clock };
        self.state.sitting.raise_floor(self.clock);
        self.state.doubt = Some(Doubt { before, at: self.clock, seen: None, sat });
    }

    /// The agent was stopped in doubt, at `left`: it is no shorter for that, unless it was over by then.
    pub(crate) fn doubt_no_longer(&mut self, left: Moment, now: &Now, effects: &mut Vec<Effect>) {
        if self.doubts_until().is_some_and(|end| end <= left) {
            self.believe_return(now, effects);
        }
        self.go_on_with_absence();
    }

    /// Certain by now that somebody is back.
    pub(crate) fn end_doubt(&mut self, now: &Now, effects: &mut Vec<Effect>) {
        if self.doubts_until().is_some_and(|end| end <= self.clock) {
            self.believe_return(now, effects);
        }
    }

    /// When it is certain that somebody is back; `None` where nobody doubts it.
    pub(crate) fn doubts_until(&self) -> Option<Moment> {
        self.state.doubt.map(|doubt| doubt.ends())
    }

    /// What an input says about it. True where there is nothing else in it.
    pub(crate) fn answers_doubt(
        &mut self,
        input: &Input,
        now: &Now,
        settings: &Settings,
        effects: &mut Vec<Effect>,
    ) -> bool {
        let Some(doubt) = &mut self.state.doubt else { return false };
        match *input {
            Input::Active => {
                doubt.seen.get_or_insert(self.clock);
                return true;
            }
            Input::Idle { for_at_least } => {
                let first = doubt.seen.unwrap_or(doubt.at);
                let untouched = self.clock.minus(for_at_least).since(first) < NUDGE;
                if untouched && !self.something_is_watched(settings) {
                    self.go_on_with_absence();
                    return true;
                }
                self.believe_return(now, effects);
            }
            Input::Locked => self.go_on_with_absence(),
            Input::Tick | Input::Suspending | Input::Woke | Input::Hold { .. } | Input::Gentle(_) => {}
            Input::IdleUnknown
            | Input::Unlocked
            | Input::Start
            | Input::Snooze { .. }
            | Input::Skip
            | Input::Done { .. }
            | Input::Abandon
            | Input::Pause { .. }
            | Input::Resume => self.believe_return(now, effects),
        }
        false
    }

    /// Asleep again for a break's length before anybody knew: one absence, over with the wake. The idle source may have said its
    /// first word, and would not repeat it.
    pub(crate) fn sleep_in_doubt(&mut self, now: &Now, settings: &Settings, effects: &mut Vec<Effect>) {
        if self.state.doubt.is_none() {
            return;
        }
        let there = self.state.presence;
        self.go_on_with_absence();
        self.count_absence(BreakOutcome::Natural, settings, effects);
        self.record_rest(now, effects);
        self.state.presence = there;
    }

    /// Nobody was back: what was taken for sitting since the start was none.
    pub(crate) fn go_on_with_absence(&mut self) {
        let Some(doubt) = self.state.doubt.take() else { return };
        self.state.sitting.stop(self.clock);
        self.state.sitting.cap(doubt.sat);
        self.state.presence = doubt.before;
    }

    /// Somebody was back with the start: what is owed for the absence is recorded.
    fn believe_return(&mut self, now: &Now, effects: &mut Vec<Effect>) {
        let Some(doubt) = self.state.doubt.take() else { return };
        if let Presence::Resting { since, owed: Some(owed) } = doubt.before {
            self.record_owed(owed, since, doubt.at, now, effects);
        }
    }
}
