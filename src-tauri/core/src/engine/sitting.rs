//! The clock of sitting time: runs while somebody is at the desk, stands still otherwise.
//!
//! Kept as a total and a start, never added up tick by tick, so that it cannot drift.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::state::Moment;

/// Time at the desk since the last break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Sitting {
    /// Time counted before `running_since`.
    total: Duration,
    /// When the clock was started; `None` while it stands still.
    running_since: Option<Moment>,
    /// See `floor()`.
    floor: Moment,
    /// Up to here the clock has run: what lies before is in the total, or was taken back for good. Absent in states saved
    /// before it was kept.
    #[serde(default)]
    counted_until: Moment,
}

impl Sitting {
    /// Nothing counted, standing still.
    pub(crate) fn none(at: Moment) -> Self {
        Self { total: Duration::ZERO, running_since: None, floor: at, counted_until: at }
    }

    /// Time at the desk up to a moment.
    pub(crate) fn total_at(&self, moment: Moment) -> Duration {
        let running = self.running_since.map_or(Duration::ZERO, |start| moment.since(start));
        self.total.saturating_add(running)
    }

    /// Nothing before this moment may be counted again, and no absence begins before it: the last reset, wake, return
    /// or end of a break.
    pub(crate) fn floor(&self) -> Moment {
        self.floor
    }

    /// A break ended at this moment, or somebody is there; the clock goes on as it was.
    pub(crate) fn raise_floor(&mut self, at: Moment) {
        self.floor = self.floor.max(at);
    }

    /// True while the clock runs.
    pub(crate) fn runs(&self) -> bool {
        self.running_since.is_some()
    }

    /// Start the clock, if it stands still.
    pub(crate) fn start(&mut self, at: Moment) {
        self.running_since.get_or_insert(at);
    }

    /// Stop the clock as of a moment, which may be in the past: what was counted since is taken back.
    pub(crate) fn stop(&mut self, at: Moment) {
        self.total = self.total_at(at);
        if self.running_since.take().is_some() {
            self.counted_until = self.counted_until.max(at);
        }
    }

    /// Count a stretch of time the clock stood still for after all. Nothing is counted twice: a pause may have stopped
    /// the clock after the last input that is only now told.
    pub(crate) fn credit(&mut self, from: Moment, to: Moment) {
        self.total = self.total.saturating_add(to.since(from.max(self.floor).max(self.counted_until)));
        self.counted_until = self.counted_until.max(to);
    }

    /// Take back what was counted over a total, while the clock stands still.
    pub(crate) fn cap(&mut self, most: Duration) {
        self.total = self.total.min(most);
    }

    /// Leave out a sleep.
    pub(crate) fn leave_out(&mut self, from: Moment, to: Moment) {
        let ran = self.runs();
        self.stop(from);
        self.floor = to;
        if ran {
            self.start(to);
        }
    }

    /// Back to nothing; goes on running if it runs.
    pub(crate) fn reset(&mut self, at: Moment) {
        self.restore(Duration::ZERO, at);
    }

    /// Set to what it was before; goes on running if it runs.
    pub(crate) fn restore(&mut self, total: Duration, at: Moment) {
        self.total = total;
        self.floor = at;
        if self.runs() {
            self.running_since = Some(at);
        }
    }
}
