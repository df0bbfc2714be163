//! The machine, its person and its driver, under a list of actions.

use std::time::Duration;

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta, Utc};
use limber_core::api::PauseLength;
use limber_core::engine::{Effect, Engine, HoldReason, Input, SavedEngine, pause_until};
use limber_core::settings::{HourRange, Settings};
use limber_core::time::{ClockTime, LocalTime, Now};
use proptest::prelude::*;

use super::action::{Action, Machine};
use super::promises::Promises;
use super::sight;
use crate::zone::{Change, Zone};

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
    zone: Zone,
    /// What the clock on the wall takes for the present; not the truth once it has been set.
    moment: DateTime<Utc>,
    mono: Duration,
    asleep: Duration,
    hands: Hands,
    engine: Engine,
    promises: Promises,
    /// Every effect with its moment.
    pub(crate) effects: Vec<(LocalTime, Effect)>,
    /// Changes of daylight saving lived through.
    pub(crate) changes: Vec<Change>,
}

impl World {
    pub(crate) fn new(machine: Machine) -> Self {
        let (year, month, day) = machine.monday;
        let monday = NaiveDate::from_ymd_opt(year, month, day).unwrap().and_hms_opt(0, 0, 0).unwrap();
        let zone = machine.zone;
        let moment = zone.moments(monday)[0].to_utc() + TimeDelta::minutes(i64::from(machine.start));
        let settings = Settings::default();
        let mono = Duration::from_secs(100);
        let asleep = Duration::from_secs(50);
        let now = Now { wall: zone.show(moment), mono, asleep: machine.asleep_known.then_some(asleep) };
        Self {
            machine,
            zone,
            moment,
            mono,
            asleep,
            hands: Hands::Busy,
            engine: Engine::new(now, &settings),
            settings,
            promises: Promises::new(now),
            effects: Vec::new(),
            changes: Vec::new(),
        }
    }

    pub(crate) fn saved(&self) -> SavedEngine {
        self.engine.save(self.now())
    }

    fn wall(&self) -> LocalTime {
        self.zone.show(self.moment)
    }

    fn now(&self) -> Now {
        Now { wall: self.wall(), mono: self.mono, asleep: self.machine.asleep_known.then_some(self.asleep) }
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
        self.go_on(span);
    }

    /// The clock on the wall goes on, and is put where the zone puts it.
    fn go_on(&mut self, span: Duration) {
        let change = self.zone.next_change(self.moment);
        self.moment += span;
        self.changes.extend(change.filter(|(at, _)| *at <= self.moment).map(|(_, way)| way));
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
            Action::Idle { seconds } => self.step(Input::Idle { for_at_least: Duration::from_secs(seconds) }),
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
            Action::PauseUntil { minutes } => self.pause(PauseLength::Until { time: ClockTime::from_minutes(minutes) }),
            Action::PauseUntilTomorrow => self.pause(PauseLength::UntilTomorrow),
            Action::PauseUntilResumed => self.pause(PauseLength::UntilResumed),
            Action::Resume => self.ask(Input::Resume),
            Action::Gentle { on } => self.step(Input::Gentle(on)),
            Action::Interval { minutes } => self.set(|settings| settings.breaks.interval_minutes = minutes),
            Action::Length { minutes } => self.set(|settings| settings.breaks.length_minutes = minutes),
            Action::SnoozeLimit { limit } => self.set(|settings| settings.breaks.snooze_limit = limit),
            Action::SnoozeLength { minutes } => self.set(|settings| settings.breaks.snooze_minutes = minutes),
            Action::Heed { reason, on } => self.set(|settings| heed(settings, reason, on)),
            Action::WaitForPause { on } => self.set(|settings| settings.breaks.wait_for_pause = on),
            Action::Hours { kind } => self.set(|settings| hours(settings, kind)),
            Action::SetClock { seconds } => {
                self.moment += TimeDelta::seconds(seconds);
                self.step(Input::Tick)
            }
            Action::Zone { hours } => {
                self.zone = Zone::Fixed(FixedOffset::east_opt(hours * 3600).unwrap());
                self.step(Input::Tick)
            }
            Action::SleepUntilChange { seconds_before } => self.sleep_until_change(seconds_before),
            Action::Restart { seconds } => self.restart(seconds),
        }
    }

    fn sleep(&mut self, seconds: u64, signals: bool) -> Result<(), TestCaseError> {
        if signals {
            self.step(Input::Suspending)?;
        }
        let span = Duration::from_secs(seconds);
        self.go_on(span);
        self.asleep += span;
        self.step(if signals { Input::Woke } else { Input::Tick })
    }

    fn sleep_until_change(&mut self, seconds_before: u32) -> Result<(), TestCaseError> {
        let Some((at, _)) = self.zone.next_change(self.moment) else { return Ok(()) };
        let seconds = (at - self.moment).num_seconds() - i64::from(seconds_before);
        match u64::try_from(seconds) {
            Ok(seconds @ 1..=700_000) => self.sleep(seconds, true),
            _ => Ok(()),
        }
    }

    fn pause(&mut self, length: PauseLength) -> Result<(), TestCaseError> {
        let until = pause_until(length, self.now(), &self.settings);
        sight::is_what_was_asked_for(length, until, self.wall())?;
        self.ask(Input::Pause { until })
    }

    fn set(&mut self, change: impl FnOnce(&mut Settings)) -> Result<(), TestCaseError> {
        change(&mut self.settings);
        self.step(Input::Tick)
    }

    fn restart(&mut self, seconds: u64) -> Result<(), TestCaseError> {
        let saved = self.saved();
        let left = self.now();
        self.go_on(Duration::from_secs(seconds));
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
    pub(crate) fn finish(&mut self) -> Result<(), TestCaseError> {
        self.step(Input::Active)?;
        self.step(Input::Done { answer: None })?;
        for reason in [HoldReason::DoNotDisturb, HoldReason::Meeting, HoldReason::Fullscreen] {
            self.step(Input::Hold { reason, active: false })?;
        }
        self.promises.books_balance(&self.engine, &self.settings)
    }
}

fn heed(settings: &mut Settings, reason: HoldReason, on: bool) {
    let breaks = &mut settings.breaks;
    match reason {
        HoldReason::DoNotDisturb => breaks.hold_for_do_not_disturb = on,
        HoldReason::Meeting => breaks.hold_for_meeting = on,
        HoldReason::Fullscreen => breaks.hold_for_fullscreen = on,
        HoldReason::Settling => breaks.gentle_after_bad_night = on,
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
