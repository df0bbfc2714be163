//! A desk in the morning: a clock on the wall that may be put, the nights as the journal has them, and who is there. It
//! steps the question as the driver does, at its deadlines and once a minute at least.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use limber_core::settings::{EveningSettings, SleepTimes};
use limber_core::time::LocalTime;
use limber_core::winddown::{Morning, MorningDesk, MorningEffect, MorningInput, MorningQuestion, morning_of};

use crate::zone::Zone;

/// The driver never waits longer than this.
const LONGEST_WAIT: TimeDelta = TimeDelta::minutes(1);

/// What the question asked for, and what the clock showed.
pub(super) type Happening = (MorningEffect, LocalTime);

/// Everything around the question.
pub(super) struct Bedside {
    pub(super) question: MorningQuestion,
    pub(super) settings: EveningSettings,
    pub(super) held: bool,
    pub(super) present: bool,
    /// Whether the journal has been read.
    pub(super) read: bool,
    pub(super) zone: Zone,
    /// What the clock believes the time to be.
    utc: DateTime<Utc>,
    answered: BTreeSet<NaiveDate>,
}

impl Bedside {
    pub(super) fn at(utc: DateTime<Utc>, zone: Zone) -> Self {
        Self {
            question: MorningQuestion::default(),
            settings: EveningSettings::default(),
            held: false,
            present: true,
            read: true,
            zone,
            utc,
            answered: BTreeSet::new(),
        }
    }

    pub(super) fn now(&self) -> LocalTime {
        self.zone.show(self.utc)
    }

    pub(super) fn morning(&self) -> Morning {
        morning_of(self.now(), &self.settings)
    }

    pub(super) fn is_answered(&self) -> bool {
        self.answered.contains(&self.morning().night)
    }

    pub(super) fn wake(&mut self, time: &str) -> Option<Happening> {
        let times = SleepTimes { wake_time: time.parse().unwrap(), ..SleepTimes::default() };
        self.settings.week = [times; 7];
        self.step(MorningInput::Tick)
    }

    /// One step at this moment.
    pub(super) fn step(&mut self, input: MorningInput) -> Option<Happening> {
        let (now, morning) = (self.now(), self.morning());
        let answered = self.read.then(|| self.is_answered());
        let desk = MorningDesk { held: self.held, present: self.present, answered };
        self.question.step(now, input, &morning, desk).map(|effect| (effect, now))
    }

    /// Time passes, awake.
    pub(super) fn pass(&mut self, span: TimeDelta) -> Vec<Happening> {
        let mut happened = Vec::new();
        let end = self.utc + span;
        while self.utc < end {
            let next = self.question.until_next(self.now(), &self.morning());
            let next = next.and_then(|span| TimeDelta::from_std(span).ok()).unwrap_or(LONGEST_WAIT);
            self.utc += next.min(LONGEST_WAIT).min(end - self.utc);
            happened.extend(self.step(MorningInput::Tick));
        }
        happened
    }

    /// The clock goes on, or is put, and nobody looks meanwhile: asleep, or set by hand.
    pub(super) fn jump(&mut self, span: TimeDelta) -> Option<Happening> {
        self.utc += span;
        self.step(MorningInput::Tick)
    }

    /// The night of now is answered in the window or in a terminal, or has a cramp written down; or that is taken back.
    pub(super) fn answer(&mut self, answered: bool) -> Option<Happening> {
        let night = self.morning().night;
        if answered {
            self.answered.insert(night);
        } else {
            self.answered.remove(&night);
        }
        self.step(MorningInput::Tick)
    }

    /// The agent ends and starts again: its notification goes with it.
    pub(super) fn restart(&mut self) -> Option<Happening> {
        let saved = serde_json::to_string(&self.question).unwrap();
        self.question = serde_json::from_str::<MorningQuestion>(&saved).unwrap().restored();
        self.step(MorningInput::Tick)
    }
}
