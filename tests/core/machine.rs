//! The simulated machine: its clocks, the hands at it, its idle source, and a driver that steps as the agent's does.
//! Both the stories and the properties run on it, each with somebody who watches.

use std::mem::{Discriminant, discriminant};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use limber_core::engine::{Effect, Engine, Input, NotNow, Phase, SavedEngine};
use limber_core::settings::Settings;
use limber_core::time::{LocalTime, Now};

use crate::zone::{Change, Zone};

/// One step of the engine.
pub(crate) struct Step<'a> {
    pub(crate) engine: &'a Engine,
    pub(crate) settings: &'a Settings,
    pub(crate) now: Now,
    pub(crate) input: &'a Input,
    /// Whether the input made sense.
    pub(crate) allowed: bool,
    pub(crate) effects: &'a [Effect],
}

/// One start of the agent from what another one saved.
pub(crate) struct Restart<'a> {
    pub(crate) engine: &'a Engine,
    pub(crate) settings: &'a Settings,
    /// When the one before was stopped.
    pub(crate) left: Now,
    pub(crate) now: Now,
    pub(crate) effects: &'a [Effect],
}

/// Who watches the machine, and ends the run when something is not as it must be.
pub(crate) trait Watcher {
    type Complaint;

    /// Before every step.
    fn before(&mut self, _engine: &Engine, _now: Now) {}

    /// After every step.
    fn stepped(&mut self, step: &Step) -> Result<(), Self::Complaint>;

    /// After every restart.
    fn restarted(&mut self, restart: &Restart) -> Result<(), Self::Complaint>;

    /// The clock on the wall was put for daylight saving.
    fn clock_put(&mut self, _way: Change) {}
}

/// What the hands do.
#[derive(Debug, Clone, Copy)]
enum Hands {
    /// Busy all the time.
    Busy,
    /// At rest since a moment (monotonic), and the threshold at which the source told so, if it did.
    Resting { since: Duration, told: Option<Duration> },
    /// Nobody can tell.
    Unseen,
}

/// Everything around the engine.
pub(crate) struct Machine<W> {
    pub(crate) settings: Settings,
    pub(crate) zone: Zone,
    /// What the clock on the wall takes for the present; not the truth once it has been set.
    pub(crate) moment: DateTime<Utc>,
    mono: Duration,
    asleep: Duration,
    /// Whether the system can tell how long it slept.
    pub(crate) asleep_known: bool,
    /// How long the driver waits at most, however far the deadline is.
    longest_wait: Duration,
    hands: Hands,
    pub(crate) engine: Engine,
    /// What was saved last, and when: a crash goes on from it.
    kept: (SavedEngine, Now),
    /// What was going on after the last step.
    phase: Option<Discriminant<Phase>>,
    pub(crate) watcher: W,
}

/// How often the agent saves while nothing happens.
const SAVE_EVERY: Duration = Duration::from_mins(1);

impl<W: Watcher> Machine<W> {
    /// Switched on at a moment, with hands on it; who watches learns when that was.
    pub(crate) fn new(
        zone: Zone,
        moment: DateTime<Utc>,
        asleep_known: bool,
        longest_wait: Duration,
        watcher: impl FnOnce(Now) -> W,
    ) -> Self {
        let settings = Settings::default();
        let (mono, asleep) = (Duration::from_secs(1000), Duration::from_secs(500));
        let now = Now { wall: zone.show(moment), mono, asleep: asleep_known.then_some(asleep) };
        let engine = Engine::new(now, &settings);
        Self {
            kept: (engine.save(now), now),
            phase: None,
            engine,
            watcher: watcher(now),
            settings,
            zone,
            moment,
            mono,
            asleep,
            asleep_known,
            longest_wait,
            hands: Hands::Busy,
        }
    }

    /// The agent is installed at this moment: nothing has happened before.
    pub(crate) fn begin(&mut self, moment: DateTime<Utc>) {
        self.moment = moment;
        self.engine = Engine::new(self.now(), &self.settings);
        self.keep();
    }

    /// Saves, as the agent does when something happened.
    pub(crate) fn keep(&mut self) {
        self.kept = (self.saved(), self.now());
    }

    pub(crate) fn wall(&self) -> LocalTime {
        self.zone.show(self.moment)
    }

    pub(crate) fn now(&self) -> Now {
        Now { wall: self.wall(), mono: self.mono, asleep: self.asleep_known.then_some(self.asleep) }
    }

    pub(crate) fn saved(&self) -> SavedEngine {
        self.engine.save(self.now())
    }

    pub(crate) fn step(&mut self, input: Input) -> Result<(), W::Complaint> {
        let now = self.now();
        self.watcher.before(&self.engine, now);
        let allowed = self.engine.allows(&input, &self.settings).is_ok();
        let told = input.clone();
        let effects = self.engine.step(now, input, &self.settings);
        let asks = matches!(told, Input::Pause { .. } | Input::Resume);
        let old = now.mono.saturating_sub(self.kept.1.mono) >= SAVE_EVERY;
        let phase = discriminant(&self.engine.status(now, &self.settings).phase);
        if self.phase.replace(phase) != Some(phase) || asks || old || !effects.is_empty() {
            self.keep();
        }
        let (engine, settings) = (&self.engine, &self.settings);
        self.watcher.stepped(&Step { engine, settings, now, input: &told, allowed, effects: &effects })
    }

    /// A request, after a tick as the driver does it, so that its answer is about this moment.
    pub(crate) fn ask(&mut self, input: Input) -> Result<Option<NotNow>, W::Complaint> {
        self.step(Input::Tick)?;
        let refused = self.engine.allows(&input, &self.settings).err();
        self.step(input)?;
        Ok(refused)
    }

    pub(crate) fn set(&mut self, change: impl FnOnce(&mut Settings)) -> Result<(), W::Complaint> {
        change(&mut self.settings);
        self.step(Input::Tick)
    }

    /// Time passes awake, and nobody steps.
    pub(crate) fn pass(&mut self, span: Duration) {
        self.mono += span;
        self.go_on(span);
    }

    /// Time passes asleep, and nobody steps.
    pub(crate) fn pass_asleep(&mut self, span: Duration) {
        self.asleep += span;
        self.go_on(span);
    }

    /// The clock on the wall goes on, and is put where the zone puts it.
    fn go_on(&mut self, span: Duration) {
        let change = self.zone.next_change(self.moment);
        self.moment += span;
        if let Some((_, way)) = change.filter(|(at, _)| *at <= self.moment) {
            self.watcher.clock_put(way);
        }
    }

    /// Time passes as under the driver: on to the next deadline, the next word of the idle source, or the longest wait.
    pub(crate) fn run(&mut self, span: Duration) -> Result<(), W::Complaint> {
        let end = self.mono + span;
        loop {
            let deadline = self.engine.next_deadline().min(self.mono + self.longest_wait);
            let idle_at = self.idle_at().map_or(end, |at| at.max(self.mono));
            let next = deadline.min(idle_at).min(end);
            self.pass(next.saturating_sub(self.mono));
            self.step(Input::Tick)?;
            self.tell_idle()?;
            if self.mono >= end {
                return Ok(());
            }
        }
    }

    /// When the idle source will speak: at the threshold asked for, if the hands go on resting.
    fn idle_at(&self) -> Option<Duration> {
        let threshold = self.engine.idle_threshold(&self.settings);
        match self.hands {
            Hands::Resting { since, told } if told != Some(threshold) => Some(since + threshold),
            Hands::Resting { .. } | Hands::Busy | Hands::Unseen => None,
        }
    }

    fn tell_idle(&mut self) -> Result<(), W::Complaint> {
        let due = self.idle_at().is_some_and(|at| at <= self.mono);
        let threshold = self.engine.idle_threshold(&self.settings);
        match &mut self.hands {
            Hands::Resting { since, told } if due => {
                *told = Some(threshold);
                let for_at_least = self.mono.saturating_sub(*since);
                self.step(Input::Idle { for_at_least })
            }
            Hands::Resting { .. } | Hands::Busy | Hands::Unseen => Ok(()),
        }
    }

    pub(crate) fn is_busy(&self) -> bool {
        matches!(self.hands, Hands::Busy)
    }

    /// The hands are busy again; the source says so if it said that they rested.
    pub(crate) fn works(&mut self) -> Result<(), W::Complaint> {
        let told = !matches!(self.hands, Hands::Busy | Hands::Resting { told: None, .. });
        self.hands = Hands::Busy;
        if told { self.step(Input::Active) } else { Ok(()) }
    }

    /// The hands rest from now on.
    pub(crate) fn leaves(&mut self) {
        self.hands = Hands::Resting { since: self.mono, told: None };
    }

    /// No idle source answers any more.
    pub(crate) fn blind(&mut self) -> Result<(), W::Complaint> {
        self.hands = Hands::Unseen;
        self.step(Input::IdleUnknown)
    }

    /// The machine sleeps, with or without its signals.
    pub(crate) fn sleep(&mut self, span: Duration, signals: bool) -> Result<(), W::Complaint> {
        if signals {
            self.step(Input::Suspending)?;
        }
        self.pass_asleep(span);
        self.step(if signals { Input::Woke } else { Input::Tick })
    }

    /// The clock on the wall is set; nobody steps.
    pub(crate) fn set_clock(&mut self, by: TimeDelta) {
        self.moment += by;
    }

    /// Started again after a while, from a state that went through its written form. Another process, perhaps another
    /// boot: the clocks that count from a start begin anew.
    pub(crate) fn restart(&mut self, saved: &SavedEngine, away: Duration) -> Result<(), W::Complaint> {
        self.start_again(saved, self.now(), away)
    }

    /// The same without warning: what was not saved yet is lost.
    pub(crate) fn crash(&mut self, away: Duration) -> Result<(), W::Complaint> {
        let (saved, left) = self.kept.clone();
        self.start_again(&saved, left, away)
    }

    fn start_again(&mut self, saved: &SavedEngine, left: Now, away: Duration) -> Result<(), W::Complaint> {
        let kept = serde_json::to_string(saved).unwrap();
        self.go_on(away);
        self.mono = Duration::from_secs(3);
        self.asleep = Duration::ZERO;
        if let Hands::Resting { .. } = self.hands {
            self.leaves();
        }
        let now = self.now();
        let (engine, effects) = Engine::restore(serde_json::from_str(&kept).unwrap(), now, &self.settings);
        self.engine = engine;
        self.keep();
        let (engine, settings) = (&self.engine, &self.settings);
        self.watcher.restarted(&Restart { engine, settings, left, now, effects: &effects })?;
        // A source begins with what it sees: hands, or none for as long as it was asked about.
        match self.hands {
            Hands::Busy => self.step(Input::Active),
            Hands::Resting { .. } => Ok(()),
            Hands::Unseen => self.step(Input::IdleUnknown),
        }
    }
}
