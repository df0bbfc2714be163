//! The machine under a story: each sentence happens to it or is compared with it, and every effect is kept until the
//! story tells it.

mod check;
mod listener;

use std::time::Duration;

use chrono::{Datelike as _, Days, FixedOffset, NaiveDate, NaiveTime, TimeDelta};
use limber_core::api::PauseLength;
use limber_core::engine::{BreakAnswer, BreakStatus, HoldReason, Input, NotNow, pause_until};
use limber_core::time::LocalTime;

use super::read::{self, Problem};
use super::told;
use crate::machine::Machine;
use crate::zone::Zone;
use listener::Listener;

/// Sentences of one word.
const WITHOUT_MORE: [&str; 11] =
    ["works", "leaves", "blind", "active", "woke", "locks", "unlocks", "start", "skip", "abandon", "resume"];

/// The longest the driver waits.
const LONGEST_WAIT: Duration = Duration::from_mins(1);

/// The machine, and how far the story has come.
pub(crate) struct World {
    machine: Machine<Listener>,
    begun: bool,
    refused: Option<NotNow>,
}

impl Default for World {
    fn default() -> Self {
        let monday = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap().and_hms_opt(0, 0, 0).unwrap();
        let zone = Zone::Fixed(FixedOffset::east_opt(3600).unwrap());
        let moment = zone.moments(monday)[0].to_utc();
        let machine = Machine::new(zone, moment, true, LONGEST_WAIT, |_| Listener::default());
        Self { machine, begun: false, refused: None }
    }
}

impl World {
    pub(crate) fn log(&mut self, line: &str) {
        let wall = self.machine.wall();
        self.machine.watcher.log(wall, line);
    }

    pub(crate) fn timeline(&self) -> String {
        let state = if self.begun { told::status(&self.status()) } else { String::new() };
        format!("{}\nnow: {state}", self.machine.watcher.lines.join("\n"))
    }

    /// Nothing happened that the story does not tell, and no request was refused without its saying so.
    pub(crate) fn all_was_told(&self) -> Result<(), Problem> {
        if let Some((at, effect)) = self.machine.watcher.untold.front() {
            return Err(format!("not expected: `{effect}` at {}", told::time(*at, self.machine.wall())));
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
            "at" => self.run_until(rest),
            "set" => {
                read::setting(&mut self.machine.settings, rest)?;
                self.step_if_begun()
            }
            "hours" => {
                read::hours(&mut self.machine.settings, rest)?;
                self.step_if_begun()
            }
            "asleep" => {
                self.machine.asleep_known = match rest {
                    ["known"] => true,
                    ["unknown"] => false,
                    _ => return Err("asleep known, or unknown?".into()),
                };
                Ok(())
            }
            "clock" => self.set_clock(rest),
            "zone" => self.set_zone(rest),
            "leaves" => {
                self.machine.leaves();
                Ok(())
            }
            "unseen" => {
                self.machine.pass(read::span(rest)?);
                Ok(())
            }
            "unseen-sleep" => {
                self.machine.pass_asleep(read::span(rest)?);
                Ok(())
            }
            _ if !self.begun => Err(not_begun()),
            "tick" => self.machine.run(read::span(rest)?),
            "jump" => {
                self.machine.pass(read::span(rest)?);
                self.machine.step(Input::Tick)
            }
            "works" => self.machine.works(),
            "blind" => self.machine.blind(),
            "sleeps" => match rest {
                ["silently", words @ ..] => self.machine.sleep(read::span(words)?, false),
                words => self.machine.sleep(read::span(words)?, true),
            },
            "restart" => self.restart(rest, true),
            "crash" => self.restart(rest, false),
            _ => match signal(verb, rest)? {
                Some(input) => self.machine.step(input),
                None => self.ask(verb, rest),
            },
        }
    }

    fn ask(&mut self, verb: &str, rest: &[&str]) -> Result<(), Problem> {
        let input = self.request(verb, rest)?;
        self.refused = self.machine.ask(input)?;
        Ok(())
    }

    fn request(&self, verb: &str, rest: &[&str]) -> Result<Input, Problem> {
        Ok(match verb {
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
                Input::Pause { until: pause_until(length, self.machine.now(), &self.machine.settings) }
            }
            other => return Err(format!("`{other}` is no sentence")),
        })
    }

    fn status(&self) -> BreakStatus {
        self.machine.engine.status(self.machine.now(), &self.machine.settings)
    }

    fn step_if_begun(&mut self) -> Result<(), Problem> {
        if self.begun { self.machine.step(Input::Tick) } else { Ok(()) }
    }

    fn run_until(&mut self, words: &[&str]) -> Result<(), Problem> {
        let (day, time) = match words {
            [time] => (None, *time),
            [day, time] => (Some(*day), *time),
            _ => return Err("at what time?".into()),
        };
        let time: NaiveTime = time.parse().map_err(|_| format!("`{time}` is no time"))?;
        let wall = self.machine.wall();
        let mut date = wall.date_naive();
        match day {
            Some(day) if day.len() == 3 => {
                let day = read::weekday(day).ok_or("no such day")?;
                while date.weekday() != day || self.at(date, time)? < wall {
                    date = date + Days::new(1);
                }
            }
            Some(day) => date = day.parse().map_err(|_| format!("`{day}` is no date"))?,
            None if self.at(date, time)? < wall => date = date + Days::new(1),
            None => {}
        }
        let moment = self.at(date, time)?;
        if !self.begun {
            self.machine.begin(moment.to_utc());
            self.begun = true;
            return Ok(());
        }
        self.machine.run((moment - wall).to_std().map_err(|_| "that is in the past")?)
    }

    fn at(&self, date: NaiveDate, time: NaiveTime) -> Result<LocalTime, Problem> {
        // Of an hour that is shown twice, the time that is still to come.
        let moments = self.machine.zone.moments(date.and_time(time));
        let ahead = moments.iter().find(|moment| **moment >= self.machine.wall()).or(moments.last());
        ahead.copied().ok_or_else(|| "the clock never shows that".into())
    }

    fn set_clock(&mut self, rest: &[&str]) -> Result<(), Problem> {
        let (back, span) = read::signed(rest)?;
        let delta = TimeDelta::from_std(span).unwrap();
        self.machine.set_clock(if back { -delta } else { delta });
        self.step_if_begun()
    }

    /// Before the story begins the clock goes on showing what it shows; later it is told of the new zone in flight.
    fn set_zone(&mut self, rest: &[&str]) -> Result<(), Problem> {
        let shown = self.machine.wall().naive_local();
        self.machine.zone = read::zone(rest)?;
        if !self.begun {
            self.machine.moment = self.machine.zone.moments(shown).first().ok_or("no such time")?.to_utc();
        }
        self.step_if_begun()
    }

    /// Saved and started again; after a crash from the state before the last step.
    fn restart(&mut self, rest: &[&str], orderly: bool) -> Result<(), Problem> {
        let away = if rest.is_empty() { Duration::ZERO } else { read::span(rest)? };
        let before = self.machine.watcher.before_last_step.clone();
        let saved = if orderly { self.machine.saved() } else { before.ok_or("nothing was saved")? };
        self.machine.restart(&saved, away)
    }
}

fn not_begun() -> Problem {
    "the story has not begun: `at 09:00`".into()
}

/// What the system tells; `None` for a request.
fn signal(verb: &str, rest: &[&str]) -> Result<Option<Input>, Problem> {
    let hold = |reason| read::switch(rest).map(|active| Input::Hold { reason, active });
    Ok(Some(match verb {
        "idle" => Input::Idle { for_at_least: read::span(rest)? },
        "active" => Input::Active,
        "woke" => Input::Woke,
        "locks" => Input::Locked,
        "unlocks" => Input::Unlocked,
        "dnd" => hold(HoldReason::DoNotDisturb)?,
        "meeting" => hold(HoldReason::Meeting)?,
        "fullscreen" => hold(HoldReason::Fullscreen)?,
        "settling" => hold(HoldReason::Settling)?,
        "gentle" => Input::Gentle(read::switch(rest)?),
        _ => return Ok(None),
    }))
}
