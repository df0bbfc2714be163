//! The machine under a list of actions, with the promises looking on.

use std::time::Duration;

use chrono::{FixedOffset, NaiveDate, TimeDelta};
use limber_core::api::PauseLength;
use limber_core::engine::{Effect, HoldReason, Input, pause_until};
use limber_core::settings::{HourRange, Settings};
use limber_core::time::{ClockTime, LocalTime};
use proptest::prelude::*;

use super::action::{Action, Setup};
use super::promises::Promises;
use super::sight;
use crate::machine::{Machine, Restart, Step, Watcher};
use crate::zone::{Change, Zone};

/// Longer than any action: the driver waits for the deadline, however far.
const A_WEEK: Duration = Duration::from_hours(168);

/// Who watches: the promises, after every single step, and what happened.
pub(crate) struct Witness {
    promises: Promises,
    /// Every effect with its moment.
    pub(crate) effects: Vec<(LocalTime, Effect)>,
    /// Changes of daylight saving lived through.
    pub(crate) changes: Vec<Change>,
}

impl Witness {
    fn note(&mut self, wall: LocalTime, effects: &[Effect]) {
        self.effects.extend(effects.iter().map(|effect| (wall, effect.clone())));
    }
}

impl Watcher for Witness {
    type Complaint = TestCaseError;

    fn stepped(&mut self, step: &Step) -> Result<(), TestCaseError> {
        self.note(step.now.wall, step.effects);
        self.promises.after_step(step)
    }

    fn restarted(&mut self, restart: &Restart) -> Result<(), TestCaseError> {
        self.note(restart.now.wall, restart.effects);
        self.promises.after_restart(restart)
    }

    fn clock_put(&mut self, way: Change) {
        self.changes.push(way);
    }
}

/// A machine on which anything may happen.
pub(crate) struct World {
    pub(crate) machine: Machine<Witness>,
}

impl World {
    pub(crate) fn new(setup: Setup) -> Self {
        let (year, month, day) = setup.monday;
        let monday = NaiveDate::from_ymd_opt(year, month, day).unwrap().and_hms_opt(0, 0, 0).unwrap();
        let moment = setup.zone.moments(monday)[0].to_utc() + TimeDelta::minutes(i64::from(setup.start));
        let longest_wait = if setup.minute_at_most { Duration::from_mins(1) } else { A_WEEK };
        let witness = |now| Witness { promises: Promises::new(now), effects: Vec::new(), changes: Vec::new() };
        Self { machine: Machine::new(setup.zone, moment, setup.asleep_known, longest_wait, witness) }
    }

    pub(crate) fn play(&mut self, action: &Action) -> Result<(), TestCaseError> {
        match *action {
            Action::Pass { seconds } => self.machine.run(Duration::from_secs(seconds)),
            Action::Stall { seconds } => {
                self.machine.pass(Duration::from_secs(seconds));
                self.machine.step(Input::Tick)
            }
            Action::Works => self.machine.works(),
            Action::Leaves => {
                if self.machine.is_busy() {
                    self.machine.leaves();
                }
                Ok(())
            }
            Action::Blind => self.machine.blind(),
            Action::Idle { seconds } => self.machine.step(Input::Idle { for_at_least: Duration::from_secs(seconds) }),
            Action::Sleep { seconds, signals } => {
                self.machine.sleep(Duration::from_secs(seconds), signals)?;
                if seconds <= 30 {
                    self.machine.keep(); // may be too short to tell from a late step; a crash would measure it by the wall
                }
                Ok(())
            }
            Action::Woke => self.machine.step(Input::Woke),
            Action::Lock => self.machine.step(Input::Locked),
            Action::Unlock => self.machine.step(Input::Unlocked),
            Action::Hold { reason, active } => self.machine.step(Input::Hold { reason, active }),
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
            Action::Gentle { on } => self.machine.step(Input::Gentle(on)),
            Action::Interval { minutes } => self.machine.set(|settings| settings.breaks.interval_minutes = minutes),
            Action::Length { minutes } => self.machine.set(|settings| settings.breaks.length_minutes = minutes),
            Action::SnoozeLimit { limit } => self.machine.set(|settings| settings.breaks.snooze_limit = limit),
            Action::SnoozeLength { minutes } => self.machine.set(|settings| settings.breaks.snooze_minutes = minutes),
            Action::Heed { reason, on } => self.machine.set(|settings| heed(settings, reason, on)),
            Action::WaitForPause { on } => self.machine.set(|settings| settings.breaks.wait_for_pause = on),
            Action::StopForInput { on } => self.machine.set(|settings| settings.breaks.stop_for_input = on),
            Action::Reading { seconds } => self.machine.set(|settings| settings.breaks.reading_seconds = seconds),
            Action::Watching { on } => self.machine.set(|settings| settings.breaks.watching_is_sitting = on),
            Action::Hours { kind } => self.machine.set(|settings| hours(settings, kind)),
            Action::SetClock { seconds } => {
                self.machine.set_clock(TimeDelta::seconds(seconds));
                self.machine.step(Input::Tick)?;
                self.machine.keep(); // what passed until a crash is told by this clock alone
                Ok(())
            }
            Action::Zone { hours } => {
                self.machine.zone = Zone::Fixed(FixedOffset::east_opt(hours * 3600).unwrap());
                self.machine.step(Input::Tick)
            }
            Action::SleepUntilChange { seconds_before } => self.sleep_until_change(seconds_before),
            Action::Crash { seconds } => self.machine.crash(Duration::from_secs(seconds)),
            Action::Restart { seconds } => self.machine.restart(&self.machine.saved(), Duration::from_secs(seconds)),
        }
    }

    /// A request; whether it makes sense is the engine's to say.
    fn ask(&mut self, input: Input) -> Result<(), TestCaseError> {
        self.machine.ask(input).map(|_| ())
    }

    fn sleep_until_change(&mut self, seconds_before: u32) -> Result<(), TestCaseError> {
        let Some((at, _)) = self.machine.zone.next_change(self.machine.moment) else { return Ok(()) };
        let seconds = (at - self.machine.moment).num_seconds() - i64::from(seconds_before);
        match u64::try_from(seconds) {
            Ok(seconds @ 1..=700_000) => self.machine.sleep(Duration::from_secs(seconds), true),
            _ => Ok(()),
        }
    }

    fn pause(&mut self, length: PauseLength) -> Result<(), TestCaseError> {
        let until = pause_until(length, self.machine.now(), &self.machine.settings);
        sight::is_what_was_asked_for(length, until, self.machine.wall())?;
        self.ask(Input::Pause { until })
    }

    /// The day is over: whoever was away is back, and nothing may be left open that is not shown.
    pub(crate) fn finish(&mut self) -> Result<(), TestCaseError> {
        self.machine.step(Input::Unlocked)?;
        self.machine.step(Input::Active)?;
        self.machine.step(Input::Done { answer: None })?;
        for reason in [HoldReason::DoNotDisturb, HoldReason::Meeting, HoldReason::Fullscreen] {
            self.machine.step(Input::Hold { reason, active: false })?;
        }
        self.machine.watcher.promises.books_balance(&self.machine.engine, &self.machine.settings)
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
