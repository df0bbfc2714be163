//! The simulated machine: its clocks, its person, its idle source, and a driver that steps as the agent does.

mod check;

use std::collections::VecDeque;
use std::time::Duration;

use chrono::{DateTime, Datelike as _, Days, FixedOffset, NaiveDate, NaiveTime, TimeDelta, Utc};
use limber_core::api::PauseLength;
use limber_core::engine::{BreakAnswer, Engine, HoldReason, Input, NotNow, SavedEngine, pause_until};
use limber_core::settings::Settings;
use limber_core::time::{LocalTime, Now};

use super::read::{self, Problem};
use super::told;
use crate::zone::Zone;

/// The longest the driver waits.
const LONGEST_WAIT: Duration = Duration::from_mins(1);

/// Sentences of one word.
const WITHOUT_MORE: [&str; 11] =
    ["works", "leaves", "blind", "active", "woke", "locks", "unlocks", "start", "skip", "abandon", "resume"];

/// What the hands do.
enum Hands {
    /// Busy all the time.
    Busy,
    /// At rest since a moment (monotonic), and the threshold at which the source told so, if it did.
    Resting { since: Duration, told: Option<Duration> },
    /// Nobody can tell.
    Unseen,
}

/// Everything around the engine.
pub(crate) struct World {
    settings: Settings,
    zone: Zone,
    /// What the clock on the wall takes for the present; not the truth once it has been set.
    moment: DateTime<Utc>,
    mono: Duration,
    asleep: Duration,
    asleep_known: bool,
    hands: Hands,
    engine: Option<Engine>,
    /// The state as of the step before the last one, for a crash.
    saved: Option<SavedEngine>,
    refused: Option<NotNow>,
    unexpected: VecDeque<(LocalTime, String)>,
    lines: Vec<String>,
}

impl Default for World {
    fn default() -> Self {
        let monday = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap().and_hms_opt(0, 0, 0).unwrap();
        let zone = Zone::Fixed(FixedOffset::east_opt(3600).unwrap());
        Self {
            settings: Settings::default(),
            zone,
            moment: zone.moments(monday)[0].to_utc(),
            mono: Duration::from_secs(1000),
            asleep: Duration::from_secs(500),
            asleep_known: true,
            hands: Hands::Busy,
            engine: None,
            saved: None,
            refused: None,
            unexpected: VecDeque::new(),
            lines: Vec::new(),
        }
    }
}

impl World {
    pub(crate) fn log(&mut self, line: &str) {
        self.lines.push(format!("{} {line}", self.wall().format("%a %H:%M:%S%:z")));
    }

    pub(crate) fn timeline(&self) -> String {
        let state = self.engine.as_ref().map(|engine| told::status(&engine.status(self.now(), &self.settings)));
        format!("{}\nnow: {}", self.lines.join("\n"), state.unwrap_or_default())
    }

    /// Nothing happened that the story does not tell, and no request was refused without its saying so.
    pub(crate) fn all_was_told(&self) -> Result<(), Problem> {
        if let Some((at, effect)) = self.unexpected.front() {
            return Err(format!("not expected: `{effect}` at {}", told::time(*at, self.wall())));
        }
        match &self.refused {
            Some(why) => Err(format!("the request before was refused: {why:?}")),
            None => Ok(()),
        }
    }

    /// One sentence.
    pub(crate) fn play(&mut self, sentence: &str) -> Result<(), Problem> {
        let words: Vec<&str> = sentence.split_whitespace().collect();
        let (verb, rest) = words.split_first().ok_or("empty")?;
        if let Some(answer) = self.check(verb, rest) {
            return answer;
        }
        self.all_was_told()?;
        self.happen(verb, rest)
    }

    fn happen(&mut self, verb: &str, rest: &[&str]) -> Result<(), Problem> {
        if WITHOUT_MORE.contains(&verb) && !rest.is_empty() {
            return Err(format!("`{}` is too much", rest.join(" ")));
        }
        match verb {
            "at" => self.run_until(rest)?,
            "tick" => self.run(read::span(rest)?)?,
            "jump" => {
                self.pass(read::span(rest)?);
                self.step(Input::Tick)?;
            }
            "unseen" => self.pass(read::span(rest)?),
            "unseen-sleep" => self.pass_asleep(read::span(rest)?),
            "works" => self.works()?,
            "leaves" => self.hands = Hands::Resting { since: self.mono, told: None },
            "blind" => {
                self.hands = Hands::Unseen;
                self.step(Input::IdleUnknown)?;
            }
            "idle" => self.step(Input::Idle { for_at_least: read::span(rest)? })?,
            "active" => self.step(Input::Active)?,
            "sleeps" => self.sleep(rest)?,
            "woke" => self.step(Input::Woke)?,
            "asleep" => {
                self.asleep_known = match rest {
                    ["known"] => true,
                    ["unknown"] => false,
                    _ => return Err("asleep known, or unknown?".into()),
                }
            }
            "locks" => self.step(Input::Locked)?,
            "unlocks" => self.step(Input::Unlocked)?,
            "clock" => self.set_clock(rest)?,
            "zone" => self.set_zone(rest)?,
            "dnd" => self.step(Input::Hold { reason: HoldReason::DoNotDisturb, active: read::switch(rest)? })?,
            "meeting" => self.step(Input::Hold { reason: HoldReason::Meeting, active: read::switch(rest)? })?,
            "fullscreen" => self.step(Input::Hold { reason: HoldReason::Fullscreen, active: read::switch(rest)? })?,
            "settling" => self.step(Input::Hold { reason: HoldReason::Settling, active: read::switch(rest)? })?,
            "gentle" => self.step(Input::Gentle(read::switch(rest)?))?,
            "set" => {
                read::setting(&mut self.settings, rest)?;
                self.step_if_started()?;
            }
            "hours" => {
                read::hours(&mut self.settings, rest)?;
                self.step_if_started()?;
            }
            "restart" => self.restart(rest, true)?,
            "crash" => self.restart(rest, false)?,
            _ => self.ask(verb, rest)?,
        }
        Ok(())
    }

    fn ask(&mut self, verb: &str, rest: &[&str]) -> Result<(), Problem> {
        let input = match verb {
            "start" => Input::Start,
            "snooze" => Input::Snooze {
                minutes: match rest {
                    [] => None,
                    [minutes] => Some(minutes.parse().map_err(|_| format!("`{minutes}` is no number"))?),
                    _ => return Err("snooze for how many minutes?".into()),
                },
            },
            "skip" => Input::Skip,
            "done" => Input::Done {
                answer: match rest {
                    [] => None,
                    ["done"] => Some(BreakAnswer::Done),
                    ["partly"] => Some(BreakAnswer::Partly),
                    ["no"] => Some(BreakAnswer::NotReally),
                    _ => return Err("done, partly or no?".into()),
                },
            },
            "abandon" => Input::Abandon,
            "resume" => Input::Resume,
            "pause" => {
                let length = match rest {
                    [] => PauseLength::UntilResumed,
                    ["until", "tomorrow"] => PauseLength::UntilTomorrow,
                    ["until", time] => PauseLength::Until { time: time.parse().map_err(|e| format!("{e}"))? },
                    span => {
                        let minutes = read::span(span)?.as_secs() / 60;
                        PauseLength::Minutes { minutes: u16::try_from(minutes).map_err(|e| e.to_string())? }
                    }
                };
                Input::Pause { until: pause_until(length, self.now(), &self.settings) }
            }
            other => return Err(format!("`{other}` is no sentence")),
        };
        // As the driver does: time first, so that the answer is about this moment.
        self.step(Input::Tick)?;
        self.refused = self.engine()?.allows(&input, &self.settings).err();
        self.step(input)
    }

    fn wall(&self) -> LocalTime {
        self.zone.show(self.moment)
    }

    fn now(&self) -> Now {
        Now { wall: self.wall(), mono: self.mono, asleep: self.asleep_known.then_some(self.asleep) }
    }

    fn engine(&self) -> Result<&Engine, Problem> {
        self.engine.as_ref().ok_or_else(|| "the story has not begun: `at 09:00`".into())
    }

    fn seen(&self) -> Result<limber_core::engine::BreakStatus, Problem> {
        Ok(self.engine()?.status(self.now(), &self.settings))
    }

    fn step_if_started(&mut self) -> Result<(), Problem> {
        if self.engine.is_some() { self.step(Input::Tick) } else { Ok(()) }
    }

    fn step(&mut self, input: Input) -> Result<(), Problem> {
        let now = self.now();
        let engine = self.engine.as_mut().ok_or("the story has not begun: `at 09:00`")?;
        self.saved = Some(engine.save(now));
        let effects = engine.step(now, input, &self.settings);
        let late = engine.next_deadline() <= now.mono;
        for effect in effects {
            let text = told::effect(&effect, self.wall());
            self.log(&format!("      {text}"));
            self.unexpected.push_back((self.wall(), text));
        }
        if late { Err("the next deadline is in the past".into()) } else { Ok(()) }
    }

    fn pass(&mut self, span: Duration) {
        self.mono += span;
        self.moment += span;
    }

    fn pass_asleep(&mut self, span: Duration) {
        self.asleep += span;
        self.moment += span;
    }

    /// Time passes as under the driver: on to the next deadline, the next word of the idle source, or a minute.
    fn run(&mut self, span: Duration) -> Result<(), Problem> {
        let end = self.mono + span;
        self.engine()?;
        loop {
            let engine = self.engine()?;
            let threshold = engine.idle_threshold(&self.settings);
            let idle_at = match self.hands {
                Hands::Resting { since, told } if told != Some(threshold) => Some((since + threshold).max(self.mono)),
                _ => None,
            };
            let next = engine.next_deadline().min(self.mono + LONGEST_WAIT).min(end).min(idle_at.unwrap_or(end));
            self.pass(next.saturating_sub(self.mono));
            if self.mono >= end || idle_at != Some(next) {
                self.step(Input::Tick)?;
            }
            self.tell_idle()?;
            if self.mono >= end {
                return Ok(());
            }
        }
    }

    /// The idle source speaks when the threshold asked for is reached.
    fn tell_idle(&mut self) -> Result<(), Problem> {
        let threshold = self.engine()?.idle_threshold(&self.settings);
        match &mut self.hands {
            Hands::Resting { since, told } if *told != Some(threshold) && *since + threshold <= self.mono => {
                *told = Some(threshold);
                let for_at_least = self.mono.saturating_sub(*since);
                self.step(Input::Idle { for_at_least })
            }
            Hands::Resting { .. } | Hands::Busy | Hands::Unseen => Ok(()),
        }
    }

    fn run_until(&mut self, words: &[&str]) -> Result<(), Problem> {
        let (day, time) = match words {
            [time] => (None, *time),
            [day, time] => (Some(*day), *time),
            _ => return Err("at what time?".into()),
        };
        let time: NaiveTime = time.parse().map_err(|_| format!("`{time}` is no time"))?;
        let mut date = self.wall().date_naive();
        match day {
            Some(day) if day.len() == 3 => {
                let day = read::weekday(day).ok_or("no such day")?;
                while date.weekday() != day || self.at(date, time)? < self.wall() {
                    date = date + Days::new(1);
                }
            }
            Some(day) => date = day.parse().map_err(|_| format!("`{day}` is no date"))?,
            None if self.at(date, time)? < self.wall() => date = date + Days::new(1),
            None => {}
        }
        let moment = self.at(date, time)?;
        if self.engine.is_none() {
            self.moment = moment.to_utc();
            self.engine = Some(Engine::new(self.now(), &self.settings));
            return Ok(());
        }
        self.run((moment - self.wall()).to_std().map_err(|_| "that is in the past")?)
    }

    fn at(&self, date: NaiveDate, time: NaiveTime) -> Result<LocalTime, Problem> {
        // Of an hour that is shown twice, the time that is still to come.
        let moments = self.zone.moments(date.and_time(time));
        let ahead = moments.iter().find(|moment| **moment >= self.wall()).or(moments.last());
        ahead.copied().ok_or_else(|| "the clock never shows that".into())
    }

    fn works(&mut self) -> Result<(), Problem> {
        let told = !matches!(self.hands, Hands::Busy | Hands::Resting { told: None, .. });
        self.hands = Hands::Busy;
        if told { self.step(Input::Active) } else { Ok(()) }
    }

    fn sleep(&mut self, rest: &[&str]) -> Result<(), Problem> {
        let (silently, words) = match rest {
            ["silently", words @ ..] => (true, words),
            words => (false, words),
        };
        if !silently {
            self.step(Input::Suspending)?;
        }
        self.pass_asleep(read::span(words)?);
        self.step(if silently { Input::Tick } else { Input::Woke })
    }

    fn set_clock(&mut self, rest: &[&str]) -> Result<(), Problem> {
        let (back, span) = read::signed(rest)?;
        let delta = TimeDelta::from_std(span).unwrap();
        self.moment += if back { -delta } else { delta };
        self.step_if_started()
    }

    /// Before the story begins the clock goes on showing what it shows; later it is told of the new zone in flight.
    fn set_zone(&mut self, rest: &[&str]) -> Result<(), Problem> {
        let shown = self.wall().naive_local();
        self.zone = read::zone(rest)?;
        if self.engine.is_none() {
            self.moment = self.zone.moments(shown).first().ok_or("no such time")?.to_utc();
        }
        self.step_if_started()
    }

    /// Saved and started again; after a crash from the state before the last step.
    fn restart(&mut self, rest: &[&str], orderly: bool) -> Result<(), Problem> {
        let now = self.now();
        let saved = if orderly { self.engine()?.save(now) } else { self.saved.clone().ok_or("nothing was saved")? };
        let kept = serde_json::to_string(&saved).map_err(|e| e.to_string())?;
        if !rest.is_empty() {
            self.moment += read::span(rest)?;
        }
        // Another process, perhaps another boot: the clocks that count from a start begin anew.
        self.mono = Duration::from_secs(7);
        self.asleep = Duration::ZERO;
        if let Hands::Resting { since, told } = &mut self.hands {
            (*since, *told) = (self.mono, None);
        }
        let saved = serde_json::from_str(&kept).map_err(|e| e.to_string())?;
        let (engine, effects) = Engine::restore(saved, self.now(), &self.settings);
        self.engine = Some(engine);
        for effect in effects {
            let text = told::effect(&effect, self.wall());
            self.log(&format!("      {text}"));
            self.unexpected.push_back((self.wall(), text));
        }
        Ok(())
    }
}
