//! Who watches under a story: keeps every effect until the story tells it, and the timeline for when it fails.

use std::collections::VecDeque;

use limber_core::engine::{Effect, Engine, SavedEngine};
use limber_core::time::{LocalTime, Now};

use super::super::read::Problem;
use super::super::told;
use crate::machine::{Restart, Step, Watcher};

/// What was heard.
#[derive(Default)]
pub(super) struct Listener {
    /// Effects the story has not told yet, each with its moment.
    pub(super) untold: VecDeque<(LocalTime, String)>,
    /// The timeline.
    pub(super) lines: Vec<String>,
    /// For a crash.
    pub(super) before_last_step: Option<SavedEngine>,
}

impl Listener {
    pub(super) fn log(&mut self, wall: LocalTime, line: &str) {
        self.lines.push(format!("{} {line}", wall.format("%a %H:%M:%S%:z")));
    }

    fn hear(&mut self, wall: LocalTime, effects: &[Effect]) {
        for effect in effects {
            let text = told::effect(effect, wall);
            self.log(wall, &format!("      {text}"));
            self.untold.push_back((wall, text));
        }
    }
}

impl Watcher for Listener {
    type Complaint = Problem;

    fn before(&mut self, engine: &Engine, now: Now) {
        self.before_last_step = Some(engine.save(now));
    }

    fn stepped(&mut self, step: &Step) -> Result<(), Problem> {
        self.hear(step.now.wall, step.effects);
        let late = step.engine.next_deadline() <= step.now.mono;
        if late { Err("the next deadline is in the past".into()) } else { Ok(()) }
    }

    fn restarted(&mut self, restart: &Restart) -> Result<(), Problem> {
        self.hear(restart.now.wall, restart.effects);
        Ok(())
    }
}
