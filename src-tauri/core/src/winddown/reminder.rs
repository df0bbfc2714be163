//! When the wind-down is offered: a pure step beside the break engine, on the evening's own moments.
//!
//! Must never: read a clock, know what a notification is, or fail.
//!
//! What can be relied on:
//! - It is offered once an evening, between its start and bedtime, and never after that: no catch-up. A second time only
//!   where the person asked for it ("In 15 min"), or where a reason to hold has taken it back.
//! - While something holds (what holds a break too, a lock, a pause) it waits, and what stands is taken back. It is not
//!   offered to an empty chair either; what stands stays there.
//! - It is not offered to somebody who has begun, has said "Not tonight", or has switched its reminder off.
//! - Its moments are times of day. A clock that is set, a zone or summer time move them, and never offer it again.

use std::time::Duration;

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Evening;
use crate::time::LocalTime;

/// How long "In 15 min" puts it off.
pub const PUT_OFF: TimeDelta = TimeDelta::minutes(15);

/// How far the offer of one evening has come. Saved beside the journal.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct WinddownReminder {
    /// The evening it is about, and its stage; absent before the first.
    about: Option<(NaiveDate, Stage)>,
    /// The last two evenings that are over. Another bedtime may bring one back: which evening it is depends on it.
    over: Vec<NaiveDate>,
}

/// A moment belongs to its day's evening or to the one before.
const EVENINGS_KEPT: usize = 2;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Stage {
    /// Not offered yet, or taken back.
    Ahead,
    /// On screen.
    Offered,
    /// "In 15 min".
    PutOff(LocalTime),
    /// Answered, begun, or bedtime has passed.
    Over,
}

/// How the offer stands, for whoever shows the evening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum WinddownOffer {
    /// Nothing to answer.
    None,
    /// The person is asked whether to begin.
    Offered {
        /// False in the last 15 min before bedtime: there is nothing left to put it off to.
        can_put_off: bool,
    },
    /// Put off by the person.
    PutOff {
        /// It is offered again then.
        until: LocalTime,
    },
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WinddownInput {
    /// Time passed, or anything outside changed.
    Tick,
    /// The person began, or closed the offer: it has been seen.
    Seen,
    /// "In 15 min".
    PutOff,
}

/// What is going on at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Desk {
    /// Nothing may be shown now.
    pub held: bool,
    /// Somebody is there, or nobody can tell.
    pub present: bool,
    /// The person wants the wind-down to be offered.
    pub wanted: bool,
}

/// What has to be done about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WinddownEffect {
    /// Offer the wind-down.
    Announce,
    /// Take the offer back.
    Withdraw,
}

impl WinddownReminder {
    /// Takes one input. Step with `Tick` at `until_next`, and whenever the evening or the desk may have changed.
    pub fn step(
        &mut self,
        now: LocalTime,
        input: WinddownInput,
        evening: &Evening,
        desk: Desk,
    ) -> Option<WinddownEffect> {
        // What stood for another evening has to go as well, or stands for this one from now on.
        let stood = matches!(self.about, Some((_, Stage::Offered)));
        let after = next(self.stage(evening), now, input, evening, desk);
        self.about = Some((evening.night, after));
        if after == Stage::Over && !self.over.contains(&evening.night) {
            self.over.push(evening.night);
            if self.over.len() > EVENINGS_KEPT {
                self.over.remove(0);
            }
        }
        match (stood, after) {
            (false, Stage::Offered) => Some(WinddownEffect::Announce),
            (true, Stage::Ahead | Stage::PutOff(_) | Stage::Over) => Some(WinddownEffect::Withdraw),
            (true, Stage::Offered) | (false, Stage::Ahead | Stage::PutOff(_) | Stage::Over) => None,
        }
    }

    /// True when "In 15 min" can be said now.
    pub fn can_put_off(&self, now: LocalTime, evening: &Evening) -> bool {
        self.stage(evening) == Stage::Offered && now + PUT_OFF < evening.bed_at
    }

    /// How the offer stands.
    pub fn offer(&self, now: LocalTime, evening: &Evening) -> WinddownOffer {
        match self.stage(evening) {
            Stage::Offered => WinddownOffer::Offered { can_put_off: self.can_put_off(now, evening) },
            Stage::PutOff(until) => WinddownOffer::PutOff { until },
            Stage::Ahead | Stage::Over => WinddownOffer::None,
        }
    }

    /// How long until something happens by itself; never zero. `None` when nothing is ahead this evening.
    pub fn until_next(&self, now: LocalTime, evening: &Evening) -> Option<Duration> {
        let at = match self.stage(evening) {
            Stage::Ahead if now < evening.winddown_at => evening.winddown_at,
            Stage::PutOff(until) if now < until => until,
            // The last moment to put it off, then bedtime.
            Stage::Offered if self.can_put_off(now, evening) => evening.bed_at - PUT_OFF,
            Stage::Ahead | Stage::PutOff(_) | Stage::Offered => evening.bed_at,
            Stage::Over => return None,
        };
        (at - now).to_std().ok().filter(|span| !span.is_zero())
    }

    /// A state that was saved may have been left with an offer on screen, which went with the process.
    #[must_use]
    pub fn restored(self) -> Self {
        match self.about {
            Some((night, Stage::Offered)) => Self { about: Some((night, Stage::Ahead)), ..self },
            _ => self,
        }
    }

    fn stage(&self, evening: &Evening) -> Stage {
        match self.about {
            Some((night, stage)) if night == evening.night => stage,
            _ if self.over.contains(&evening.night) => Stage::Over,
            _ => Stage::Ahead,
        }
    }
}

fn next(stage: Stage, now: LocalTime, input: WinddownInput, evening: &Evening, desk: Desk) -> Stage {
    if evening.not_tonight || begun(evening) {
        return Stage::Over;
    }
    if now >= evening.bed_at {
        // What was never offered may still be: where the clock was wrong, it is not bedtime yet.
        return if stage == Stage::Ahead { Stage::Ahead } else { Stage::Over };
    }
    match (stage, input) {
        (Stage::Over, _) | (Stage::Offered, WinddownInput::Seen) => Stage::Over,
        // Bedtime was moved, or the clock: it has not started, whatever was said of it.
        _ if now < evening.winddown_at => Stage::Ahead,
        (Stage::Offered, WinddownInput::PutOff) if now + PUT_OFF < evening.bed_at => Stage::PutOff(now + PUT_OFF),
        // What was asked for later is not wanted at all any more.
        _ if !desk.wanted => Stage::Ahead,
        // The clock was put back: fifteen minutes are not to become hours.
        (Stage::PutOff(until), _) if until - now > PUT_OFF => Stage::PutOff(now + PUT_OFF),
        (Stage::PutOff(until), _) if now < until => stage,
        (Stage::Ahead | Stage::PutOff(_) | Stage::Offered, _) if desk.held => Stage::Ahead,
        (Stage::Ahead | Stage::PutOff(_), _) if !desk.present => stage,
        (Stage::Ahead | Stage::PutOff(_) | Stage::Offered, _) => Stage::Offered,
    }
}

/// True when something of the list was done since the wind-down started: nobody needs to be told.
fn begun(evening: &Evening) -> bool {
    let since = |ticked_at: LocalTime| ticked_at >= evening.winddown_at;
    evening.items.iter().any(|item| item.ticked_at.is_some_and(since))
}
