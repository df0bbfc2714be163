//! The break engine under anything that can happen to it, in any order: a machine on which anything may happen, and the
//! promises that hold all the same.
//!
//! 10 000 cases and more in one run; `PROPTEST_CASES` sets the number for each property.

mod action;
mod hands;
mod promises;
mod rest;
mod sight;
mod world;

use std::cell::RefCell;

use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRunner};

use crate::zone::Change;
use action::{Action, Setup, day, setup};
use world::World;

/// What proptest takes when `PROPTEST_CASES` says nothing.
const UNSET: u32 = 256;

fn cases(ours: u32) -> ProptestConfig {
    let given = ProptestConfig::default();
    let cases = if given.cases == UNSET { ours } else { given.cases };
    // The default generator takes three quarters of the time in an unoptimised build.
    let rng_algorithm = RngAlgorithm::XorShift;
    ProptestConfig { cases, rng_algorithm, failure_persistence: None, max_shrink_iters: 4_000, ..given }
}

fn for_any_day(ours: u32, check: impl Fn(Setup, Vec<Action>) -> Result<(), TestCaseError>) {
    let outcome = TestRunner::new(cases(ours)).run(&(setup(), day()), |(setup, actions)| check(setup, actions));
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
}

/// Every promise of `promises`, after every single step.
#[test]
fn every_promise_is_kept_whatever_happens() {
    let changes = RefCell::new(Vec::new());
    for_any_day(8000, |setup, actions| {
        let mut world = World::new(setup);
        for action in &actions {
            world.play(action)?;
        }
        world.finish()?;
        changes.borrow_mut().extend(world.machine.watcher.changes);
        Ok(())
    });
    // One day in forty at least has a change of daylight saving in it, both ways; of a few days none may.
    let days = cases(8000).cases as usize;
    if days < 1000 {
        return;
    }
    let changes = changes.into_inner();
    for way in [Change::Forward, Change::Back] {
        let lived_through = changes.iter().filter(|change| **change == way).count();
        assert!(lived_through >= days / 40, "{way:?}: {lived_through} times");
    }
}

#[test]
fn the_same_inputs_give_the_same_effects() {
    for_any_day(1500, |setup, actions| {
        let mut runs = [World::new(setup), World::new(setup)];
        for world in &mut runs {
            for action in &actions {
                world.play(action)?;
            }
        }
        let [first, second] = runs;
        prop_assert_eq!(first.machine.watcher.effects, second.machine.watcher.effects);
        Ok(())
    });
}

/// A state that went through its written form is the same state.
#[test]
fn what_is_saved_is_what_is_read() {
    for_any_day(1000, |setup, actions| {
        let mut world = World::new(setup);
        for action in &actions {
            world.play(action)?;
            let saved = world.machine.saved();
            let text = serde_json::to_string(&saved).map_err(|error| TestCaseError::fail(error.to_string()))?;
            prop_assert_eq!(serde_json::from_str(&text).ok(), Some(saved));
            prop_assert!(text.len() < 2000, "the state has {} bytes", text.len());
        }
        Ok(())
    });
}
