//! The length of a rest, counted from a compositor's timers. These start when they are asked for, not at the last
//! input, so what is known of the present rest is kept here. Pure: times in, signals out.

use std::time::{Duration, Instant};

use crate::ports::signal::IdleSignal;

/// What is known about the present rest. Pure.
#[derive(Debug)]
pub(super) struct Rest {
    scale: u32,
    /// As asked for, in scaled time.
    wanted: Duration,
    /// The same in real time.
    threshold: Duration,
    /// The timer that runs, from when it was asked for.
    timer: Duration,
    /// The last input, while the driver believes that the person rests.
    since: Option<Instant>,
    /// False until the driver has been told anything.
    told: bool,
}

impl Rest {
    pub(super) fn new(scale: u32) -> Self {
        Self {
            scale,
            wanted: Duration::ZERO,
            threshold: Duration::ZERO,
            timer: Duration::ZERO,
            since: None,
            told: false,
        }
    }

    /// Takes a threshold (scaled). Returns what to tell, and the timer to ask for, if one is needed.
    pub(super) fn watch(&mut self, threshold: Duration, now: Instant) -> (Option<IdleSignal>, Option<Duration>) {
        self.wanted = threshold;
        self.threshold = (threshold / self.scale).max(Duration::from_millis(20));
        let told = std::mem::replace(&mut self.told, true);
        let rested = self.since.map_or(Duration::ZERO, |since| now.saturating_duration_since(since));
        if self.since.is_some() && rested >= self.threshold {
            return (Some(self.signal(rested)), None);
        }
        self.timer = self.threshold.saturating_sub(rested);
        ((!told).then_some(IdleSignal::Active), Some(self.timer))
    }

    pub(super) fn idled(&mut self, now: Instant) -> IdleSignal {
        let since = self.since.unwrap_or_else(|| now.checked_sub(self.timer).unwrap_or(now));
        // The compositor's clock decides that the threshold is reached, ours only by how much it is passed. What was
        // told stays true: asked again a moment later, the rest is no shorter.
        let since = now.checked_sub(self.threshold).map_or(since, |reached| since.min(reached));
        self.since = Some(since);
        self.signal(now.saturating_duration_since(since))
    }

    pub(super) fn resumed(&mut self) -> (Option<IdleSignal>, Option<Duration>) {
        self.timer = self.threshold;
        (self.since.take().map(|_| IdleSignal::Active), Some(self.timer))
    }

    fn signal(&self, rested: Duration) -> IdleSignal {
        // Rounding at a high scale must not make a reached threshold look missed.
        IdleSignal::Idle { since_input: rested.saturating_mul(self.scale).max(self.wanted) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Duration = Duration::from_mins(1);

    fn idle(since_input: Duration) -> IdleSignal {
        IdleSignal::Idle { since_input }
    }

    #[test]
    fn a_rest_is_counted_across_thresholds() {
        let start = Instant::now();
        let mut rest = Rest::new(1);
        assert_eq!(rest.watch(MINUTE / 12, start), (Some(IdleSignal::Active), Some(MINUTE / 12)));
        assert_eq!(rest.idled(start + MINUTE / 12), idle(MINUTE / 12));
        assert_eq!(rest.watch(MINUTE, start + MINUTE / 6), (None, Some(MINUTE * 5 / 6)), "ten seconds have passed");
        assert_eq!(rest.idled(start + MINUTE), idle(MINUTE));
        assert_eq!(rest.watch(MINUTE / 2, start + MINUTE * 2), (Some(idle(MINUTE * 2)), None));
        assert_eq!(rest.resumed(), (Some(IdleSignal::Active), Some(MINUTE / 2)));
        assert_eq!(rest.resumed().0, None, "told once");
    }

    #[test]
    fn a_compositor_with_a_fast_clock_is_believed() {
        let start = Instant::now();
        let mut rest = Rest::new(60);
        rest.watch(MINUTE, start);
        assert_eq!(rest.idled(start + Duration::from_millis(990)), idle(MINUTE));
        assert_eq!(rest.watch(MINUTE / 2, start + Duration::from_millis(990)), (Some(idle(MINUTE)), None), "as told");
    }
}
