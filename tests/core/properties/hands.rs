//! Who is there, as far as anybody was told: nothing is said to an empty chair, no clock runs out for somebody who is on
//! the way out, and what moves behind a lock is nobody.

use std::time::Duration;

use limber_core::engine::{BreakOutcome, Input};
use proptest::prelude::*;

/// A lock is believed against the hands for so long.
const LOCK_IS_BELIEVED: Duration = Duration::from_hours(4);

/// Hands at rest for so long may be gone.
const EMPTY_CHAIR: Duration = Duration::from_secs(30);

/// Input for less than this may be a nudge, and a rest of less is between two words.
const MOMENT: Duration = Duration::from_secs(5);

/// What is known of the hands, in time awake plus asleep.
#[derive(Default)]
pub(crate) struct Hands {
    /// Since when the screen is locked.
    locked: Option<Duration>,
    /// Since when they rest.
    rest_since: Option<Duration>,
    /// The last moment that cannot have been within a rest.
    there_at: Duration,
    /// When they came back from an absence without a word from anybody.
    back_at: Option<Duration>,
}

impl Hands {
    pub(crate) fn is_locked(&self) -> bool {
        self.locked.is_some()
    }

    /// One input. `watches`: a call or a film shows that somebody is there; no input for less than
    /// `reading` shows nothing.
    pub(crate) fn hear(&mut self, input: &Input, clock: Duration, watches: bool, reading: Duration) {
        let believed = self.locked.is_some_and(|since| clock.saturating_sub(since) < LOCK_IS_BELIEVED);
        match input {
            Input::Locked => {
                self.locked.get_or_insert(clock);
            }
            Input::Unlocked => {
                (self.locked, self.rest_since, self.back_at) = (None, None, None);
                self.there_at = clock;
            }
            Input::Active if !believed => {
                let was_away = self.rest_since.is_some_and(|since| clock.saturating_sub(since) >= reading);
                self.back_at = if was_away { Some(clock) } else { self.back_at };
                (self.locked, self.rest_since) = (None, None);
                self.there_at = clock;
            }
            Input::IdleUnknown if self.locked.is_none() || self.rest_since.is_none() => {
                (self.rest_since, self.back_at) = (None, None);
                self.there_at = clock;
            }
            Input::Idle { for_at_least } => {
                let since = clock.saturating_sub(*for_at_least).max(self.there_at);
                self.rest_since.get_or_insert(since);
            }
            _ => {}
        }
        if watches && self.locked.is_none() {
            self.rest_since = self.rest_since.map(|_| clock);
        }
    }

    /// A break ended: what was rested before is no absence any more.
    pub(crate) fn begin_anew(&mut self, clock: Duration) {
        self.begin_lock_anew(clock);
        self.rest_since = self.rest_since.map(|_| clock);
        (self.there_at, self.back_at) = (clock, None);
    }

    /// A moment got its record: a lock that goes on begins with it.
    pub(crate) fn begin_lock_anew(&mut self, clock: Duration) {
        self.locked = self.locked.map(|_| clock);
    }

    /// The agent was started: the adapters tell anew.
    pub(crate) fn forget(&mut self, clock: Duration) {
        *self = Self { there_at: clock, ..Self::default() };
    }

    /// The machine woke.
    pub(crate) fn wake(&mut self, clock: Duration) {
        self.there_at = clock;
    }

    /// A reminder is told now.
    pub(crate) fn are_told(&self, clock: Duration) -> Result<(), TestCaseError> {
        let rest = self.rest_since.map_or(Duration::ZERO, |since| clock.saturating_sub(since));
        prop_assert!(rest < EMPTY_CHAIR, "a reminder to a chair that is empty for {rest:?}");
        let back = self.back_at.map_or(MOMENT, |back| clock.saturating_sub(back));
        prop_assert!(back >= MOMENT, "a reminder to what may have been a nudge, {back:?} ago");
        Ok(())
    }

    /// A record is written now, after this input.
    pub(crate) fn are_recorded(
        &self,
        outcome: BreakOutcome,
        input: &Input,
        clock: Duration,
    ) -> Result<(), TestCaseError> {
        let leaving = self.is_locked() || self.rest_since.is_some_and(|since| clock.saturating_sub(since) >= MOMENT);
        let locked = self.locked.is_some_and(|since| clock.saturating_sub(since) < LOCK_IS_BELIEVED);
        match outcome {
            BreakOutcome::Missed => prop_assert!(!leaving, "missed by somebody on the way out"),
            BreakOutcome::Expired => {
                let paused = matches!(input, Input::Pause { .. });
                prop_assert!(paused || !leaving, "expired for somebody on the way out");
            }
            BreakOutcome::Natural | BreakOutcome::Asleep => {
                let started = matches!(input, Input::Start);
                prop_assert!(!locked || started, "an absence that ended behind the lock");
            }
            BreakOutcome::Taken | BreakOutcome::Skipped => {}
        }
        Ok(())
    }
}
