//! What happens to the engine.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::pause::PauseEnd;
use super::record::BreakAnswer;
use super::status::HoldReason;

/// One thing that happened, told once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Input {
    /// Nothing but time passed.
    Tick,
    /// The person used keyboard or pointer just now, after an `Idle`.
    Active,
    /// No input since `for_at_least` ago.
    Idle {
        /// How long ago the last input was.
        for_at_least: Duration,
    },
    /// No idle source answers: the person counts as working. Ends with the next `Active` or `Idle`.
    IdleUnknown,
    /// The system says it is about to sleep. A hint: the clocks judge.
    Suspending,
    /// The system says it woke. A hint: the clocks judge.
    Woke,
    /// The session was locked. For a break's length it is an absence, whatever the hands seem to do behind it.
    Locked,
    /// The session was unlocked.
    Unlocked,
    /// A reason to hold began (`true`) or ended (`false`).
    Hold {
        /// Which reason; `Settling` is the engine's own and is ignored here.
        reason: HoldReason,
        /// Began or ended.
        active: bool,
    },
    /// Start a break now, due or not.
    Start,
    /// Put the due break off; `None` takes the minutes from the settings.
    Snooze {
        /// How long, 1-60 minutes.
        minutes: Option<u16>,
    },
    /// Do without this break.
    Skip,
    /// The break that is being taken is over, by the person's word.
    Done {
        /// How it went, if they said.
        answer: Option<BreakAnswer>,
    },
    /// Leave the break that is being taken without counting it: it is due again.
    Abandon,
    /// Pause until a moment, or until resumed.
    Pause {
        /// When it ends by itself.
        until: Option<PauseEnd>,
    },
    /// End the pause.
    Resume,
    /// The night before today was bad (`true`) or no longer is, after a change in the journal.
    Gentle(bool),
}
