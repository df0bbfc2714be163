//! Some evenings in which anything may happen, in any order, and what holds all the same.

use std::collections::HashSet;

use chrono::{NaiveDate, TimeDelta};
use limber_core::settings::SleepTimes;
use limber_core::winddown::{WinddownEffect, WinddownInput, WinddownOffer};
use proptest::prelude::*;

use super::desk::{EveningDesk, Happening};
use crate::zone::Zone;

/// What may happen.
#[derive(Debug, Clone)]
enum Action {
    Pass(i64),
    Sleep(i64),
    Seen,
    PutOff,
    Decline,
    Done,
    Held(bool),
    Present(bool),
    Bed(u16),
    Restart,
}

fn action() -> impl Strategy<Value = Action> {
    prop_oneof![
        6 => (1..400i64).prop_map(Action::Pass),
        1 => (1..600i64).prop_map(Action::Sleep),
        1 => Just(Action::Seen),
        2 => Just(Action::PutOff),
        1 => Just(Action::Decline),
        1 => Just(Action::Done),
        2 => any::<bool>().prop_map(Action::Held),
        2 => any::<bool>().prop_map(Action::Present),
        1 => (0..1440u16).prop_map(Action::Bed),
        1 => Just(Action::Restart),
    ]
}

/// What the promises need to remember.
#[derive(Default)]
struct Watch {
    standing: bool,
    /// The evenings that were answered.
    over: HashSet<NaiveDate>,
    /// Offered by itself and neither put off nor taken back since.
    offered: HashSet<NaiveDate>,
}

impl Watch {
    fn see(&mut self, desk: &EveningDesk, happened: Option<Happening>) -> Result<(), TestCaseError> {
        let (evening, now) = (desk.evening(), desk.now());
        match happened {
            Some((WinddownEffect::Announce, at)) => {
                prop_assert_eq!(at, now);
                prop_assert!(!self.standing, "two at a time");
                prop_assert!(now >= evening.winddown_at && now < evening.bed_at, "never before its start or after bed");
                prop_assert!(!desk.desk.held && desk.desk.present && !evening.not_tonight);
                prop_assert!(!self.over.contains(&evening.night), "answered already");
                prop_assert!(self.offered.insert(evening.night), "twice without having been asked to");
                self.standing = true;
            }
            Some((WinddownEffect::Withdraw, _)) => {
                prop_assert!(self.standing, "nothing to take back");
                self.standing = false;
            }
            None => {}
        }
        let offered = matches!(desk.reminder.offer(now, &evening), WinddownOffer::Offered { .. });
        prop_assert_eq!(offered, self.standing);
        if let Some(span) = desk.reminder.until_next(now, &evening) {
            prop_assert!(!span.is_zero());
        }
        Ok(())
    }
}

fn play(desk: &mut EveningDesk, watch: &mut Watch, action: &Action) -> Result<(), TestCaseError> {
    let night = desk.evening().night;
    let happened = match *action {
        Action::Pass(minutes) => {
            // By the minute, so that each step is looked at when it happens.
            for _ in 0..minutes {
                for happening in desk.pass(TimeDelta::minutes(1)) {
                    if happening.1 == desk.now() {
                        watch.see(desk, Some(happening))?;
                    }
                }
            }
            None
        }
        Action::Sleep(minutes) => desk.jump(TimeDelta::minutes(minutes)),
        Action::Seen => {
            if watch.standing {
                watch.over.insert(night);
            }
            desk.step(WinddownInput::Seen)
        }
        Action::PutOff => {
            watch.offered.remove(&night);
            desk.step(WinddownInput::PutOff)
        }
        Action::Decline => {
            watch.over.insert(night);
            desk.decline()
        }
        Action::Done => desk.tick_item(),
        Action::Held(held) => {
            if held {
                watch.offered.remove(&night);
            }
            desk.desk.held = held;
            desk.step(WinddownInput::Tick)
        }
        Action::Present(present) => {
            desk.desk.present = present;
            desk.step(WinddownInput::Tick)
        }
        Action::Bed(minutes) => {
            let bedtime = limber_core::time::ClockTime::from_minutes(minutes);
            desk.settings.week = [SleepTimes { bedtime, ..SleepTimes::default() }; 7];
            // Another bedtime is another start.
            watch.offered.clear();
            desk.step(WinddownInput::Tick)
        }
        Action::Restart => {
            watch.offered.remove(&night);
            watch.standing = false;
            desk.restart()
        }
    };
    if let Action::Pass(_) = action {
        return Ok(());
    }
    watch.see(desk, happened)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn never_twice_an_evening_and_never_after_bed(
        start in 0..(366 * 24 * 60i64),
        actions in prop::collection::vec(action(), 1..40),
    ) {
        let begin = chrono::DateTime::from_timestamp(1_767_225_600 + start * 60, 0).unwrap(); // a minute of 2026
        let mut desk = EveningDesk::at(begin, Zone::Berlin);
        let mut watch = Watch::default();
        for action in &actions {
            play(&mut desk, &mut watch, action)?;
        }
    }
}
