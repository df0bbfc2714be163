//! How much time passed between two readings of the clocks, and how much of it the machine slept.

use std::time::Duration;

use chrono::TimeDelta;

use crate::time::Now;

/// Where the system cannot tell sleep, a gap between wall and monotonic clock over this counts as one.
const SLEEP_GAP: Duration = Duration::from_secs(30);

/// Two counters read one after the other may differ by less than this without any sleep.
const SHORTEST_SLEEP: Duration = Duration::from_secs(1);

/// Clocks drift, and are kept right by less than this.
const SMALLEST_CHANGE: TimeDelta = TimeDelta::seconds(30);

/// What lies between two readings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Passage {
    /// Time awake.
    pub(crate) awake: Duration,
    /// Time asleep; zero when there was no sleep.
    pub(crate) slept: Duration,
}

/// The passage from one reading to a later one. Where both know the time asleep, a set clock means nothing;
/// where one does not, the wall clock running ahead is taken for sleep, and running behind never is.
pub(crate) fn between(earlier: &Now, later: &Now) -> Passage {
    let awake = later.mono.saturating_sub(earlier.mono);
    let slept = match (earlier.asleep, later.asleep) {
        (Some(before), Some(after)) => over(after.saturating_sub(before), SHORTEST_SLEEP),
        (None, _) | (_, None) => over(wall_gap(earlier, later).saturating_sub(awake), SLEEP_GAP),
    };
    Passage { awake, slept }
}

/// How long the machine slept between two readings of the clocks; zero when it did not.
pub fn slept_between(earlier: &Now, later: &Now) -> Duration {
    between(earlier, later).slept
}

/// How far somebody put the clock between two readings, forth or back; zero where it only ran, or ran a little differently
/// from the others.
pub fn clock_put_between(earlier: &Now, later: &Now) -> TimeDelta {
    let passage = between(earlier, later);
    let passed = TimeDelta::from_std(passage.awake.saturating_add(passage.slept)).unwrap_or(TimeDelta::MAX);
    let by = later.wall.signed_duration_since(earlier.wall).checked_sub(&passed).unwrap_or_default();
    if by.abs() > SMALLEST_CHANGE { by } else { TimeDelta::zero() }
}

/// Time the wall clock moved on; zero if it was set back.
pub(crate) fn wall_gap(earlier: &Now, later: &Now) -> Duration {
    later.wall.signed_duration_since(earlier.wall).to_std().unwrap_or(Duration::ZERO)
}

/// The span, or nothing when it is not longer than `least`.
fn over(span: Duration, least: Duration) -> Duration {
    if span > least { span } else { Duration::ZERO }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A reading: the wall clock, and seconds awake since the first.
    fn reading(wall: &str, awake: u64, asleep: Option<u64>) -> Now {
        Now { wall: wall.parse().unwrap(), mono: Duration::from_secs(awake), asleep: asleep.map(Duration::from_secs) }
    }

    #[test]
    fn a_clock_that_is_put_is_told_by_how_far() {
        let noon = reading("2026-11-12T12:00:00+01:00", 0, Some(0));
        let put = |wall: &str, asleep| clock_put_between(&noon, &reading(wall, 60, Some(asleep))).num_seconds();
        assert_eq!(put("2026-11-12T12:01:00+01:00", 0), 0, "it only ran");
        assert_eq!(put("2026-11-12T12:01:30+01:00", 0), 0, "half a minute is no more than clocks differ");
        assert_eq!(put("2026-11-12T12:01:31+01:00", 0), 31);
        assert_eq!(put("2026-11-12T12:00:30+01:00", 0), 0);
        assert_eq!(put("2026-11-12T11:31:00+01:00", 0), -1800, "back");
        assert_eq!(put("2026-11-12T13:01:00+01:00", 3600), 0, "an hour of sleep puts no clock");
        assert_eq!(put("2026-11-12T11:01:00+00:00", 0), 0, "nor does another zone");
        let blind = reading("2026-11-12T12:00:00+01:00", 0, None);
        let after = reading("2026-11-12T13:01:00+01:00", 60, None);
        assert_eq!(
            clock_put_between(&blind, &after).num_seconds(),
            0,
            "where sleep is not told, ahead is taken for it"
        );
    }
}
