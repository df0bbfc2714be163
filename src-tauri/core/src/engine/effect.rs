//! What the engine asks of the world.

use super::record::BreakRecordDraft;

/// One thing to do, in order. Effects are requests: the engine never hears whether they worked, only what happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Show the reminder. The first one may sound, later ones are quiet.
    Announce {
        /// How often it has been announced, from 1.
        announced: u8,
    },
    /// Take the reminder back: it is out of date.
    Withdraw,
    /// Open the guided break.
    OpenBreak,
    /// The break window is out of date (abandoned, or overtaken by sleep).
    CloseBreak,
    /// Write a record. It must be committed before the next request is answered.
    Record(BreakRecordDraft),
}
