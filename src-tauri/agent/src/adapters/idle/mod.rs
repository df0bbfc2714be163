//! How long keyboard and pointer have rested. Reports crossings of one threshold, never a stream of readings, so
//! that it costs nothing while the person works. Must never poll faster than the threshold, and never guess.

use std::time::Duration;

use super::{IdleSignal, Report, Signal};

/// The source that was picked at start.
pub struct IdleSource {
    report: Report,
}

/// Starts watching. Nothing is reported before the first `watch`, except that no source answers.
pub fn start(report: Report, _time_scale: u32) -> IdleSource {
    IdleSource { report }
}

impl IdleSource {
    /// Asks for `Idle` once keyboard and pointer have rested for `threshold` (scaled time), and for `Active` at the
    /// first input after it. Replaces the threshold before.
    pub fn watch(&self, _threshold: Duration) {
        (self.report)(Signal::Idle(IdleSignal::Unknown));
    }

    /// What answers: `x11`, or `none`.
    pub fn name(&self) -> &'static str {
        "none"
    }
}
