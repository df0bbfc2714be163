//! How long to wait for an agent that went away, and when to start it again. Pure: time is an argument.

use std::time::{Duration, Instant};

/// The try at which the agent is started: one that is just being replaced comes back by itself before it.
const START_AT: u32 = 2;
/// Tries after which the page is told that the agent is lost (about 10 s).
const TRIES_UNTIL_LOST: u32 = 8;
/// The longest wait between two tries.
const LONGEST_WAIT: Duration = Duration::from_secs(5);
/// The agent is started once in this time at most: one that falls over at once is not started in a circle.
const RESTART_EVERY: Duration = Duration::from_mins(1);

/// One outage, from the loss to the next connection.
#[derive(Debug, Default)]
pub(crate) struct Patience {
    failures: u32,
    started_at: Option<Instant>,
}

/// What to do after a failed try.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Next {
    /// Start the agent first.
    pub(crate) start_agent: bool,
    /// Tell the page that the agent is lost. The tries go on.
    pub(crate) lost: bool,
    /// Wait so long.
    pub(crate) wait: Duration,
}

impl Patience {
    /// A try failed at `now`.
    pub(crate) fn failed(&mut self, now: Instant) -> Next {
        self.failures += 1;
        let start_agent =
            self.failures == START_AT && self.started_at.is_none_or(|at| now.duration_since(at) >= RESTART_EVERY);
        if start_agent {
            self.started_at = Some(now);
        }
        let wait = Duration::from_millis(100) * 2_u32.saturating_pow(self.failures - 1);
        Next { start_agent, lost: self.failures >= TRIES_UNTIL_LOST, wait: wait.min(LONGEST_WAIT) }
    }

    /// A connection stands. The moment of the last start is kept.
    pub(crate) fn connected(&mut self) {
        self.failures = 0;
    }

    /// The person asks to try again now: the agent may be started again.
    pub(crate) fn renewed(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_agent_is_started_once_and_the_waits_grow_to_a_limit() {
        let mut patience = Patience::default();
        let start = Instant::now();
        let mut elapsed = Duration::ZERO;
        let mut starts = 0;
        let mut lost_after = None;
        for _ in 0..12 {
            let next = patience.failed(start + elapsed);
            starts += u32::from(next.start_agent);
            if next.lost {
                lost_after.get_or_insert(elapsed);
            }
            assert!(next.wait <= LONGEST_WAIT);
            elapsed += next.wait;
        }
        assert_eq!(starts, 1, "an agent that does not come is started once");
        assert!(elapsed < RESTART_EVERY, "the loop above stays within one restart");
        let lost_after = lost_after.expect("it is told in the end");
        assert!((Duration::from_secs(8)..Duration::from_secs(15)).contains(&lost_after), "{lost_after:?}");
    }

    #[test]
    fn an_agent_that_dies_at_once_is_not_started_in_a_circle() {
        let mut patience = Patience::default();
        let start = Instant::now();
        let mut outage = |at| {
            patience.connected();
            (0..5).filter(|_| patience.failed(at).start_agent).count()
        };
        assert_eq!(outage(start), 1);
        assert_eq!(outage(start + Duration::from_secs(2)), 0);
        assert_eq!(outage(start + RESTART_EVERY), 1, "a later death is another story");
    }

    #[test]
    fn asking_again_starts_over() {
        let mut patience = Patience::default();
        let start = Instant::now();
        for _ in 0..20 {
            patience.failed(start);
        }
        patience.renewed();
        assert!(!patience.failed(start).lost);
        assert!(patience.failed(start).start_agent);
    }
}
