//! The break engine: one pure step, inputs and time in, effects out, and "when do you need me next?".
//!
//! Knows: when a break is due, announced, held, taken, missed. May know: `Now` and `Settings`, as arguments.
//! Must never: read a clock, know what a notification or a window is, or fail.
//!
//! What can be relied on:
//! - Every break that fell due ends in exactly one record. The end of hours expires it, and a pause after its first hour:
//!   in a shorter one it is held, and offered afterwards.
//! - Countdowns and pauses asked for as a span run on time awake plus time asleep, whatever is done to the clock. Only
//!   hours, and pauses until a time of day, look at the clock on the wall. Where it is put back by more than a day under
//!   such a pause, the pause ends and that is told.
//! - What lies ahead is told with the offset of now, and put right by the first step after a change of summer time;
//!   what lies behind is told on the clock that was shown then.
//! - Sitting time stops at the last input. Without input, less than the person calls reading (`reading_seconds`) counts as
//!   sitting, and so does a meeting or a fullscreen picture, if they want that, for 4 h at most. It stands still in a
//!   pause, outside hours and during a break.
//! - An absence counts as a break once it is as long as one, and longer than reading; its record is written when the person returns,
//!   with the true start and end. A sleep is recorded on wake. No record reaches back into another.
//! - A screen that is locked for a break's length is an absence, whatever the idle source says; one that is locked for less
//!   resets nothing. Input behind a lock ends no absence, for 4 h (where the unlock was never told).
//! - Input of less than 5 s within an absence that does not count yet does not end it, and is no sitting.
//! - An absence that has begun decides what becomes of what is due: it is not missed, and does not expire, while the hands are
//!   known to rest or the screen is locked. Back too soon for a break, the person has a minute before a reminder that stands is
//!   raised again or given up.
//! - Nobody is reminded who is not there: where the hands have rested for 30 s, or may only have been nudged since, a reminder
//!   waits for them to be back, and then for a natural pause.
//! - A break is taken where the hands rested in it, as far as anybody can tell and the settings ask. Hands at work stop its
//!   clock after 10 s; one mostly worked through is partly done at best, one never left is skipped, or due again where
//!   nobody told its end. One that is left, skipped or put off is not taken.
//! - Over a restart a break goes on where it was and is shown again; one that was over is not waited for.
//! - Over any number of restarts an absence is one, from when the hands left: somebody is taken to be back with the start, unless
//!   the idle source says that nothing was touched since. What is owed is recorded when that is known, half a minute later at most.
//! - A reminder stays until it is answered, and is raised again while it is not; a reason to hold outranks it. When a call,
//!   a presentation or do-not-disturb begins the reminder is taken back and the break held, as one that falls due in it.
//! - A held break is offered once when the last reason has ended. Nothing holds it for longer than 4 h; the reasons that
//!   did do not take back what is offered then, others do.
//!
//! The driver: step with what happened (or `Tick`), do the effects, `save`, set the idle source to
//! `idle_threshold`, wait until `next_deadline` or the next event, 60 s at most. Step with `Tick` after the
//! settings changed.

use std::collections::BTreeSet;
use std::time::Duration;

use crate::settings::Settings;
use crate::time::Now;

mod absence;
mod answer;
mod doubt;
pub mod effect;
mod hold;
pub mod input;
mod passage;
pub mod pause;
pub mod record;
mod report;
mod save;
mod schedule;
mod sitting;
mod state;
pub mod status;
mod step;
mod taking;

pub use answer::{NotNow, checked_snooze};
pub use effect::Effect;
pub use input::Input;
pub use passage::{clock_put_between, slept_between};
pub use pause::{PAUSE_MINUTES, PauseEnd, PauseLength, pause_until};
pub use record::{BreakAnswer, BreakOutcome, BreakRecord, BreakRecordDraft, ExpiredBy};
pub use save::SavedEngine;
pub use status::{BreakCounts, BreakStatus, HoldReason, Phase};

use state::{Debt, LastNight, Moment, Presence, State};

/// The break engine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Engine {
    /// The clocks at the last step.
    last: Now,
    /// The engine's own clock at the last step.
    clock: Moment,
    /// When something happens by itself, on the monotonic clock.
    deadline: Duration,
    /// Everything that is saved.
    state: State,
}

impl Engine {
    /// A first start: nothing is remembered, somebody is taken to be there.
    pub fn new(now: Now, settings: &Settings) -> Self {
        let clock = Moment::default();
        let mut engine = Self {
            last: now,
            clock,
            deadline: now.mono,
            state: State {
                sitting: sitting::Sitting::none(clock),
                presence: Presence::Present { since: clock },
                debt: Debt::Nothing,
                taking: None,
                pause: None,
                pause_ended_by_clock: None,
                settling_until: clock,
                locked: None,
                nudge: None,
                doubt: None,
                reasons: BTreeSet::new(),
                night: LastNight::Fair,
                turn: 0,
                offset_before: None,
            },
        };
        // Nothing can have happened yet: this starts the clock and sets the deadline.
        engine.settle_down(&now, settings, &mut Vec::new());
        engine
    }

    /// When the engine wants its next step, on the monotonic clock of `Now`. Right after a step it is in the future.
    pub fn next_deadline(&self) -> Duration {
        self.deadline
    }

    /// How long without input before the engine wants `Input::Idle`: 5 s while it waits for a natural pause or must know
    /// who is there, else what the person calls reading.
    pub fn idle_threshold(&self, settings: &Settings) -> Duration {
        self.wanted_idle(settings)
    }
}
