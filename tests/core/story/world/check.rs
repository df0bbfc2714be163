//! What a story says of how things stand: compared word by word. Only steps and requests change anything.

use chrono::TimeDelta;
use limber_core::engine::Phase;

use super::super::read::{self, Problem};
use super::super::told;
use super::{World, not_begun};

impl World {
    /// A sentence that says how things stand; `None` for one in which something happens.
    pub(super) fn check(&mut self, verb: &str, rest: &[&str]) -> Option<Result<(), Problem>> {
        let told = rest.join(" ");
        Some(match verb {
            "status" | "sitting" | "clock-of-sitting" | "shows" | "deadline" | "threshold" if !self.begun => {
                Err(not_begun())
            }
            "expect" => self.expect(&told),
            "status" => same(&told::status(&self.status()), &told),
            "sitting" => same_span(self.status().sitting_seconds, rest),
            "clock-of-sitting" => same(if self.status().sitting_grows { "runs" } else { "stands" }, &told),
            "shows" => self.shows(rest),
            "refused" => same(&self.refused.take().map(|why| format!("{why:?}")).unwrap_or_default(), &told),
            "deadline" => self.deadline(&told),
            "threshold" => same_span(self.machine.engine.idle_threshold(&self.machine.settings).as_secs(), rest),
            _ => return None,
        })
    }

    fn expect(&mut self, wanted: &str) -> Result<(), Problem> {
        if wanted == "nothing" {
            return self.all_was_told();
        }
        let (at, effect) = self.machine.watcher.untold.pop_front().ok_or("it did not happen")?;
        let (wanted, when) = wanted.split_once(" at ").map_or((wanted, None), |(effect, when)| (effect, Some(when)));
        if let Some(when) = when {
            same(&told::time(at, self.machine.wall()), when)?;
        }
        // How long was sat, and why a break expired, need not be told.
        let (mut told, sat) = effect.split_once(" sat ").unwrap_or((&effect, ""));
        if !wanted.contains(" by ") {
            told = told.split_once(" by ").map_or(told, |(told, _)| told);
        }
        same(&if wanted.contains(" sat ") { format!("{told} sat {sat}") } else { told.into() }, wanted)
    }

    /// `shows snoozes 2`, `shows break 3 min`, `shows routine seated`, `shows interval 60 min`.
    fn shows(&self, rest: &[&str]) -> Result<(), Problem> {
        let status = self.status();
        let (what, value) = rest.split_first().ok_or("shows what?")?;
        let found = match *what {
            "snoozes" => status.snoozes_left.to_string(),
            "break" => told::span(status.break_seconds),
            "interval" => told::span(status.interval_seconds),
            "routine" => status.routine,
            "counts" => match status.phase {
                Phase::InBreak { counts, .. } => format!("{counts:?}").to_lowercase(),
                _ => "nothing".into(),
            },
            "gentle" => if status.gentle { "on" } else { "off" }.into(),
            other => return Err(format!("`{other}` is not shown")),
        };
        same(&found, &value.join(" "))
    }

    fn deadline(&self, wanted: &str) -> Result<(), Problem> {
        let ahead = self.machine.engine.next_deadline().saturating_sub(self.machine.now().mono);
        let moment = self.machine.wall() + TimeDelta::from_std(ahead).unwrap();
        same(&told::time(moment, self.machine.wall()), wanted)
    }
}

fn same(found: &str, wanted: &str) -> Result<(), Problem> {
    if found == wanted { Ok(()) } else { Err(format!("it was `{found}`")) }
}

fn same_span(found: u64, wanted: &[&str]) -> Result<(), Problem> {
    same(&told::span(found), &told::span(read::span(wanted)?.as_secs()))
}
