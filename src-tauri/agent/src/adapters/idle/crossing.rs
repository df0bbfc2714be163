//! When a reading of the idle time is worth telling. Pure: readings in, signals out, in real milliseconds.

use std::time::Duration;

use crate::ports::signal::IdleSignal;

/// Thresholds below this many real milliseconds are not told apart from typing (they come from a high time scale).
const SHORTEST: u64 = 20;

/// One threshold, and what was last told about it.
#[derive(Debug)]
pub(super) struct Crossing {
    scale: u32,
    /// As asked for, in scaled time.
    wanted: Duration,
    /// The same in whole real milliseconds.
    threshold: u64,
    /// What the driver believes; `None` before the first reading.
    resting: Option<bool>,
    /// True once this threshold was told as reached, until the next input.
    told: bool,
    /// A reading below this many milliseconds after a rest was told means new input.
    rest_floor: u64,
    /// The last reading: a smaller one means input between the two.
    last: u64,
}

impl Crossing {
    /// `threshold` is in scaled time, as in `IdleSource::watch`.
    pub(super) fn new(scale: u32, threshold: Duration) -> Self {
        let scale = scale.max(1);
        let mut crossing = Self {
            scale,
            wanted: threshold,
            threshold: SHORTEST,
            resting: None,
            told: false,
            rest_floor: SHORTEST,
            last: 0,
        };
        crossing.watch(threshold);
        crossing
    }

    /// Takes a threshold (scaled). A rest that was already told stays told: only input ends it.
    pub(super) fn watch(&mut self, threshold: Duration) {
        let millis = u64::try_from((threshold / self.scale).as_millis()).unwrap_or(u64::MAX);
        let millis = millis.clamp(SHORTEST, i64::MAX.unsigned_abs() / 2);
        self.told = self.told && millis == self.threshold;
        self.wanted = threshold;
        self.threshold = millis;
        self.rest_floor = if self.is_resting() { self.rest_floor.min(millis) } else { millis };
    }

    /// Idle milliseconds at which a rest is to be told.
    pub(super) fn rises_at(&self) -> u64 {
        self.threshold
    }

    /// Idle milliseconds below which the rest is over.
    #[cfg_attr(not(target_os = "linux"), allow(dead_code, reason = "only a source that rings needs it"))]
    pub(super) fn falls_below(&self) -> u64 {
        self.rest_floor
    }

    /// True while the driver believes that the person rests.
    pub(super) fn is_resting(&self) -> bool {
        self.resting == Some(true)
    }

    /// A reading of the present state: at the start, after the threshold changed, or because it was asked. Tells what the driver does not know: input, then rest.
    pub(super) fn state(&mut self, idle: u64) -> [Option<IdleSignal>; 2] {
        let used = self.is_resting() && (idle < self.rest_floor || idle < self.last);
        self.last = idle;
        let rests = idle >= self.threshold;
        let input = (used || (self.resting.is_none() && !rests)).then(|| self.input());
        [input, (rests && !self.told).then(|| self.rest(idle))]
    }

    /// The counter went up through the threshold.
    #[cfg_attr(not(target_os = "linux"), allow(dead_code, reason = "only a source that rings needs it"))]
    pub(super) fn rose(&mut self, idle: u64) -> Option<IdleSignal> {
        (idle >= self.threshold && !self.told).then(|| self.rest(idle))
    }

    /// The counter fell: somebody used keyboard or pointer.
    #[cfg_attr(not(target_os = "linux"), allow(dead_code, reason = "only a source that rings needs it"))]
    pub(super) fn fell(&mut self) -> Option<IdleSignal> {
        self.is_resting().then(|| self.input())
    }

    fn rest(&mut self, idle: u64) -> IdleSignal {
        if !self.is_resting() {
            self.rest_floor = self.threshold;
        }
        (self.resting, self.told, self.last) = (Some(true), true, idle);
        // At a high scale the rounding to milliseconds must not make a reached threshold look missed.
        IdleSignal::Idle { since_input: Duration::from_millis(idle).saturating_mul(self.scale).max(self.wanted) }
    }

    fn input(&mut self) -> IdleSignal {
        (self.resting, self.told) = (Some(false), false);
        self.rest_floor = self.threshold;
        IdleSignal::Active
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Duration = Duration::from_mins(1);
    const ACTIVE: Option<IdleSignal> = Some(IdleSignal::Active);

    fn idle(seconds: u64) -> IdleSignal {
        IdleSignal::Idle { since_input: Duration::from_secs(seconds) }
    }

    #[test]
    fn rest_and_return_are_told_once_each() {
        let mut crossing = Crossing::new(1, MINUTE);
        assert_eq!(crossing.state(0), [ACTIVE, None]);
        assert_eq!(crossing.state(10_000), [None, None], "the driver knows already");
        assert_eq!(crossing.fell(), None, "no rest was told");
        assert_eq!(crossing.rose(60_000), Some(idle(60)));
        assert_eq!(crossing.state(61_000), [None, None], "told when it rose");
        assert_eq!(crossing.fell(), ACTIVE);
        assert_eq!(crossing.fell(), None);
        assert_eq!(crossing.rose(60_000), Some(idle(60)), "the next rest counts again");
    }

    #[test]
    fn a_longer_threshold_is_reached_anew_without_input_between() {
        let mut crossing = Crossing::new(1, Duration::from_secs(5));
        crossing.state(0);
        crossing.rose(5_000);
        crossing.watch(MINUTE);
        assert_eq!(crossing.state(6_000), [None, None], "nobody touched the keyboard");
        assert_eq!(crossing.falls_below(), 5_000, "input during the minute must still be noticed");
        assert_eq!(crossing.rose(60_000), Some(idle(60)));
        assert_eq!(crossing.fell(), ACTIVE);
        assert_eq!(crossing.falls_below(), 60_000);
    }

    #[test]
    fn a_shorter_threshold_that_has_passed_is_told_at_once() {
        let mut crossing = Crossing::new(1, MINUTE);
        crossing.state(0);
        crossing.watch(Duration::from_secs(5));
        assert_eq!(crossing.state(8_000), [None, Some(idle(8))]);
        crossing.watch(Duration::from_secs(2));
        assert_eq!(crossing.state(9_000), [None, Some(idle(9))], "a second threshold is told too");
    }

    #[test]
    fn input_between_two_readings_is_not_lost() {
        let mut crossing = Crossing::new(1, Duration::from_secs(5));
        crossing.state(0);
        crossing.rose(5_000);
        assert_eq!(crossing.state(20_000), [None, None]);
        assert_eq!(crossing.state(12_000), [ACTIVE, Some(idle(12))], "the idle time shrank: there was input");
        crossing.watch(MINUTE);
        assert_eq!(crossing.state(300), [ACTIVE, None]);
    }

    #[test]
    fn a_time_scale_shortens_the_wait_and_stretches_what_is_told() {
        let mut crossing = Crossing::new(60, MINUTE);
        assert_eq!(crossing.rises_at(), 1_000);
        assert_eq!(crossing.rose(1_500), Some(idle(90)));
        let mut crossing = Crossing::new(60, Duration::from_secs(10));
        assert_eq!(crossing.state(166), [None, Some(idle(10))], "166 ms are 9.96 s, and the threshold");
        crossing.watch(Duration::from_millis(1));
        assert_eq!(crossing.rises_at(), SHORTEST);
    }
}
