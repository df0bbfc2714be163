//! Some nights in which anything may happen, in any order, and what holds all the same.

use std::collections::HashMap;

use chrono::{NaiveDate, TimeDelta};
use limber_core::time::ClockTime;
use limber_core::winddown::{MorningEffect, MorningInput};
use proptest::prelude::*;

use super::desk::{Bedside, Happening};
use crate::zone::Zone;

/// What may happen.
#[derive(Debug, Clone)]
enum Action {
    Pass(i64),
    Jump(i64),
    Seen,
    Later,
    Answer(bool),
    Held(bool),
    Present(bool),
    Read(bool),
    Wake(u16),
    Restart,
}

fn action() -> impl Strategy<Value = Action> {
    prop_oneof![
        6 => (1..400i64).prop_map(Action::Pass),
        2 => (-600..900i64).prop_map(Action::Jump),
        1 => Just(Action::Seen),
        2 => Just(Action::Later),
        1 => any::<bool>().prop_map(Action::Answer),
        2 => any::<bool>().prop_map(Action::Held),
        2 => any::<bool>().prop_map(Action::Present),
        1 => any::<bool>().prop_map(Action::Read),
        1 => (0..1440u16).prop_map(Action::Wake),
        1 => Just(Action::Restart),
    ]
}

/// What the promises need to remember.
#[derive(Default)]
struct Watch {
    standing: bool,
    asked: HashMap<NaiveDate, u8>,
    /// How often a second time was due to the person, or to something that took the question back.
    excused: HashMap<NaiveDate, u8>,
    closed: HashMap<NaiveDate, bool>,
}

impl Watch {
    fn see(&mut self, bedside: &Bedside, happened: Option<Happening>) -> Result<(), TestCaseError> {
        let (morning, now) = (bedside.morning(), bedside.now());
        match happened {
            Some((MorningEffect::Ask, at)) => {
                prop_assert_eq!(at, now);
                prop_assert!(!self.standing, "two at a time");
                prop_assert!(
                    now >= morning.wake_at && now < morning.until,
                    "never before wake time or once the morning is over"
                );
                prop_assert!(!bedside.held && bedside.present && bedside.read);
                prop_assert!(!bedside.is_answered(), "answered already");
                prop_assert!(!self.closed.contains_key(&morning.night), "closed, or left with a restart");
                let asked = self.asked.entry(morning.night).or_default();
                *asked += 1;
                let excused = self.excused.get(&morning.night).copied().unwrap_or_default();
                prop_assert!(*asked <= 2 && *asked <= 1 + excused, "{asked} times a night, {excused} of them excused");
                self.standing = true;
            }
            Some((MorningEffect::Withdraw, _)) => {
                prop_assert!(self.standing, "nothing to take back");
                self.standing = false;
            }
            None => {}
        }
        prop_assert_eq!(bedside.question.is_asked(&morning), self.standing);
        if self.standing {
            prop_assert!(!bedside.held && (!bedside.read || !bedside.is_answered()));
            prop_assert!(now >= morning.wake_at && now < morning.until);
        }
        if let Some(span) = bedside.question.until_next(now, &morning) {
            prop_assert!(!span.is_zero(), "a deadline in the past");
        }
        Ok(())
    }

    fn excuse(&mut self, night: NaiveDate) {
        *self.excused.entry(night).or_default() += 1;
    }
}

fn play(bedside: &mut Bedside, watch: &mut Watch, action: &Action) -> Result<(), TestCaseError> {
    let night = bedside.morning().night;
    let happened = match *action {
        Action::Pass(minutes) => {
            // By the minute, so that each step is looked at when it happens.
            for _ in 0..minutes {
                for happening in bedside.pass(TimeDelta::minutes(1)) {
                    if happening.1 == bedside.now() {
                        watch.see(bedside, Some(happening))?;
                    }
                }
            }
            return Ok(());
        }
        Action::Jump(minutes) => {
            watch.excuse(night); // a clock that goes back behind wake time takes it back
            bedside.jump(TimeDelta::minutes(minutes))
        }
        Action::Seen => {
            if watch.standing {
                watch.closed.insert(night, true);
            }
            bedside.step(MorningInput::Seen)
        }
        Action::Later => {
            watch.excuse(night);
            bedside.step(MorningInput::Later)
        }
        Action::Answer(answered) => bedside.answer(answered),
        Action::Held(held) => {
            if held {
                watch.excuse(night);
            }
            bedside.held = held;
            bedside.step(MorningInput::Tick)
        }
        Action::Present(present) => {
            bedside.present = present;
            bedside.step(MorningInput::Tick)
        }
        Action::Read(read) => {
            bedside.read = read;
            bedside.step(MorningInput::Tick)
        }
        Action::Wake(minutes) => {
            watch.excuse(night);
            bedside.wake(&ClockTime::from_minutes(minutes).to_string())
        }
        Action::Restart => {
            if watch.standing {
                watch.closed.insert(night, true);
            }
            watch.standing = false;
            bedside.restart()
        }
    };
    watch.see(bedside, happened)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn once_a_night_and_once_more_at_most(
        start in 0..(366 * 24 * 60i64),
        actions in prop::collection::vec(action(), 1..60),
    ) {
        let begin = chrono::DateTime::from_timestamp(1_767_225_600 + start * 60, 0).unwrap(); // a minute of 2026
        let mut bedside = Bedside::at(begin, Zone::Berlin);
        let mut watch = Watch::default();
        for action in &actions {
            play(&mut bedside, &mut watch, action)?;
        }
    }
}
