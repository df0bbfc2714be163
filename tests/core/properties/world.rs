//! The machine, its person and its driver, under a list of actions.

use std::time::Duration;

use chrono::{FixedOffset, NaiveDate, TimeDelta, TimeZone as _};
use limber_core::api::PauseLength;
use limber_core::engine::{Effect, Engine, HoldReason, Input, SavedEngine, pause_until};
use limber_core::settings::{HourRange, Settings};
use limber_core::time::{ClockTime, LocalTime, Now};
use proptest::prelude::*;

use super::action::{Action, Machine};
use super::promises::Promises;

/// Whether the hands move, and what the idle source said of it.
#[derive(Debug, Clone, Copy)]
enum Hands {
    Busy,
    Resting { since: Duration, told: Option<Duration> },
    Unseen,
}

/// Everything around the engine.
pub(crate) struct World {
    machine: Machine,
    settings: Settings,
    wall: LocalTime,
    mono: Duration,
    asleep: Duration,
    hands: Hands,
    engine: Engine,
    promises: Promises,
    /// Every effect with its moment.
    pub(crate) effects: Vec<(LocalTime, Effect)>,
}

impl World {
    pub(crate) fn new(machine: Machine) -> Self {
        let monday = NaiveDate::from_ymd_opt(2026, 3, 23).unwrap().and_hms_opt(0, 0, 0).unwrap();
        let wall = FixedOffset::east_opt(3600).unwrap().from_local_datetime(&monday).unwrap()
            + TimeDelta::minutes(i64::from(machine.start));
        let settings = Settings::default();
        let mono = Duration::from_secs(100);
        let asleep = Duration::from_secs(50);
        let now = Now { wall, mono, asleep: machine.asleep_known.then_some(asleep) };
        let engine = Engine::new(now, &settings);
        let promises = Promises::new(now);
        Self { machine, settings, wall, mono, asleep, hands: Hands::Busy, engine, promises, effects: Vec::new() }
    }

    pub(crate) fn saved(&self) -> SavedEngine {
        self.engine.save(self.now())
    }

    fn now(&self) -> Now {
        Now { wall: self.wall, mono: self.mono, asleep: self.machine.asleep_known.then_some(self.asleep) }
    }

    fn step(&mut self, input: Input) -> Result<(), TestCaseError> {
        let now = self.now();
        let allowed = self.engine.allows(&input, &self.settings).is_ok();
        let told = input.clone();
        let effects = self.engine.step(now, input, &self.settings);
        self.effects.extend(effects.iter().map(|effect| (now.wall, effect.clone())));
        self.promises.after_step(&self.engine, &now, &told, allowed, &effects, &self.settings)
    }

    /// A request, after a tick as the driver does it, so that its answer is about this moment.
    fn ask(&mut self, input: Input) -> Result<(), TestCaseError> {
        self.step(Input::Tick)?;
        self.step(input)
    }

    fn pass(&mut self, span: Duration) {
        self.mono += span;
        self.wall += TimeDelta::from_std(span).unwrap();
    }

    fn run(&mut self, span: Duration) -> Result<(), TestCaseError> {
        let end = self.mono + span;
        while self.mono < end {
            let threshold = self.engine.idle_threshold(&self.settings);
            let mut next = self.engine.next_deadline().min(end);
            if self.machine.minute_at_most {
                next = next.min(self.mono + Duration::from_mins(1));
            }
            if let Hands::Resting { since, told } = self.hands
                && told != Some(threshold)
            {
                next = next.min((since + threshold).max(self.mono));
            }
            self.pass(next.saturating_sub(self.mono));
            self.step(Input::Tick)?;
            let threshold = self.engine.idle_threshold(&self.settings);
            if let Hands::Resting { since, told } = self.hands
                && told != Some(threshold)
                && since + threshold <= self.mono
            {
                self.hands = Hands::Resting { since, told: Some(threshold) };
                self.step(Input::Idle { for_at_least: self.mono.saturating_sub(since) })?;
            }
        }
        Ok(())
    }

    pub(crate) fn play(&mut self, action: &Action) -> Result<(), TestCaseError> {
        match *action {
            Action::Pass { seconds } => self.run(Duration::from_secs(seconds)),
            Action::Stall { seconds } => {
                self.pass(Duration::from_secs(seconds));
                self.step(Input::Tick)
            }
            Action::Works => {
                let told = !matches!(self.hands, Hands::Busy | Hands::Resting { told: None, .. });
                self.hands = Hands::Busy;
                if told { self.step(Input::Active) } else { Ok(()) }
            }
            Action::Leaves => {
                if matches!(self.hands, Hands::Busy) {
                    self.hands = Hands::Resting { since: self.mono, told: None };
                }
                Ok(())
            }
            Action::Blind => {
                self.hands = Hands::Unseen;
                self.step(Input::IdleUnknown)
            }
            Action::Sleep { seconds, signals } => self.sleep(seconds, signals),
            Action::Woke => self.step(Input::Woke),
            Action::Lock => self.step(Input::Locked),
            Action::Unlock => self.step(Input::Unlocked),
            Action::Hold { reason, active } => self.step(Input::Hold { reason, active }),
            Action::Start => self.ask(Input::Start),
            Action::Snooze { minutes } => self.ask(Input::Snooze { minutes }),
            Action::Skip => self.ask(Input::Skip),
            Action::Done => self.ask(Input::Done { answer: None }),
            Action::Abandon => self.ask(Input::Abandon),
            Action::PauseMinutes { minutes } => self.pause(PauseLength::Minutes { minutes }),
            Action::PauseUntilTomorrow => self.pause(PauseLength::UntilTomorrow),
            Action::PauseUntilResumed => self.pause(PauseLength::UntilResumed),
            Action::Resume => self.ask(Input::Resume),
            Action::Gentle { on } => self.step(Input::Gentle(on)),
            Action::Interval { minutes } => self.set(|settings| settings.breaks.interval_minutes = minutes),
            Action::Length { minutes } => self.set(|settings| settings.breaks.length_minutes = minutes),
            Action::SnoozeLimit { limit } => self.set(|settings| settings.breaks.snooze_limit = limit),
            Action::WaitForPause { on } => self.set(|settings| settings.breaks.wait_for_pause = on),
            Action::Hours { kind } => self.set(|settings| hours(settings, kind)),
            Action::SetClock { seconds } => {
                self.wall += TimeDelta::seconds(seconds);
                self.step(Input::Tick)
            }
            Action::Zone { hours } => {
                self.wall = self.wall.with_timezone(&FixedOffset::east_opt(hours * 3600).unwrap());
                self.step(Input::Tick)
            }
            Action::Restart { seconds } => self.restart(seconds),
        }
    }

    fn sleep(&mut self, seconds: u64, signals: bool) -> Result<(), TestCaseError> {
        if signals {
            self.step(Input::Suspending)?;
        }
        let span = Duration::from_secs(seconds);
        self.wall += TimeDelta::from_std(span).unwrap();
        self.asleep += span;
        self.step(if signals { Input::Woke } else { Input::Tick })
    }

    fn pause(&mut self, length: PauseLength) -> Result<(), TestCaseError> {
        let until = pause_until(length, self.now(), &self.settings);
        if let Some(until) = until {
            let told = until.on_clock_of(self.wall);
            prop_assert!(told > self.wall, "a pause that ends before it begins: {told} at {}", self.wall);
        }
        self.ask(Input::Pause { until })
    }

    fn set(&mut self, change: impl FnOnce(&mut Settings)) -> Result<(), TestCaseError> {
        change(&mut self.settings);
        self.step(Input::Tick)
    }

    fn restart(&mut self, seconds: u64) -> Result<(), TestCaseError> {
        let saved = self.saved();
        let left = self.now();
        self.wall += TimeDelta::from_std(Duration::from_secs(seconds)).unwrap();
        self.mono = Duration::from_secs(3);
        self.asleep = Duration::ZERO;
        if let Hands::Resting { .. } = self.hands {
            self.hands = Hands::Resting { since: self.mono, told: None };
        }
        let now = self.now();
        let (engine, effects) = Engine::restore(saved, now, &self.settings);
        self.engine = engine;
        self.effects.extend(effects.iter().map(|effect| (now.wall, effect.clone())));
        self.promises.after_restart(&self.engine, &left, &now, &effects, &self.settings)
    }

    /// The day is over: whoever was away is back, and nothing may be left open that is not shown.
    pub(crate) fn finish(mut self) -> Result<(), TestCaseError> {
        self.step(Input::Active)?;
        self.step(Input::Done { answer: None })?;
        for reason in [HoldReason::DoNotDisturb, HoldReason::Meeting, HoldReason::Fullscreen] {
            self.step(Input::Hold { reason, active: false })?;
        }
        self.promises.books_balance(&self.engine, &self.settings)
    }
}

fn hours(settings: &mut Settings, kind: u8) {
    let range = |start: u16, end: u16| HourRange {
        start: ClockTime::from_minutes(start * 60),
        end: ClockTime::from_minutes(end * 60),
    };
    settings.hours.limited = kind > 0;
    let ranges = match kind {
        1 => vec![range(8, 18)],
        2 => vec![range(8, 12), range(13, 17)],
        3 => vec![range(22, 6)],
        _ => Vec::new(),
    };
    settings.hours.week = std::array::from_fn(|day| if day < 5 { ranges.clone() } else { Vec::new() });
}
