//! An absence, whatever stops and starts the agent in it: one rest, from when the hands left to when they are back.

use std::time::Duration;

use limber_core::engine::{BreakOutcome, Effect, Input};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use super::action::Setup;
use super::world::World;
use super::{cases, setup};

/// One start in an absence.
#[derive(Debug, Clone, Copy)]
struct Start {
    /// How long after the one before, in seconds.
    after: u64,
    /// How long nothing ran, in seconds.
    gone: u64,
    /// Whether the idle source says "active" until it knows better, as those do that begin to count when they are asked.
    says_active: bool,
}

fn start() -> impl Strategy<Value = Start> {
    let after = prop_oneof![0..15u64, 0..200u64, 0..4000u64];
    let gone = prop_oneof![0..60u64, 0..400u64, 0..20_000u64];
    (after, gone, any::<bool>()).prop_map(|(after, gone, says_active)| Start { after, gone, says_active })
}

#[test]
fn an_absence_over_any_number_of_starts_is_one_rest() {
    // A first start is no absence before the idle source has said so: it asks after two minutes.
    let day = (setup(), 120..3000u64, 120..1000u64, prop::collection::vec(start(), 1..6), 15..600u64);
    let outcome = TestRunner::new(cases(1500))
        .run(&day, |(setup, sat, before, starts, after)| is_one_rest(setup, sat, before, &starts, after));
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
}

fn is_one_rest(setup: Setup, sat: u64, before: u64, starts: &[Start], after: u64) -> Result<(), TestCaseError> {
    let mut world = World::new(setup);
    let machine = &mut world.machine;
    machine.run(Duration::from_secs(sat))?;
    let left = machine.wall();
    machine.leaves();
    machine.run(Duration::from_secs(before))?;
    for start in starts {
        machine.run(Duration::from_secs(start.after))?;
        let saved = machine.saved();
        machine.restart(&saved, Duration::from_secs(start.gone))?;
        if start.says_active {
            machine.step(Input::Active)?;
        }
    }
    machine.run(Duration::from_secs(after))?;
    let back = machine.wall();
    machine.works()?;
    machine.run(Duration::from_mins(1))?;
    let records: Vec<_> = machine
        .watcher
        .effects
        .iter()
        .filter_map(|(_, effect)| match effect {
            Effect::Record(draft) => Some(draft),
            _ => None,
        })
        .collect();
    let long_enough = (back - left).num_seconds() >= 180;
    prop_assert_eq!(records.len(), usize::from(long_enough), "{:?}", records);
    for record in records {
        prop_assert_eq!(record.outcome, BreakOutcome::Natural);
        prop_assert_eq!((record.started_at, record.ended_at), (left, back));
        prop_assert_eq!(record.sitting_seconds, sat);
    }
    Ok(())
}
