//! When the morning's one question is asked: a pure step beside the wind-down's, from wake time until noon, and for two
//! hours at least: whoever works at night gets up in the afternoon.
//!
//! Must never: read a clock, know what a notification is, answer for the person, or fail.
//!
//! What can be relied on:
//! - It is asked once a night, and once more at most: an hour after "Ask later", or after something that holds a break too
//!   has taken it back. Not again after a restart.
//! - Never before wake time, never once the morning is over, and never of a night that is answered or of which nothing is known yet. A
//!   wake time that passed in sleep is caught up with: the question is about what has been.
//! - Answered anywhere, it is taken back. Closed, it is not asked again; the night stays "not recorded".

use std::time::Duration;

use chrono::{Days, NaiveDate, NaiveDateTime, TimeDelta, TimeZone};
use serde::{Deserialize, Serialize};

use super::evening::bed_and_wake;
use crate::settings::EveningSettings;
use crate::time::{LocalTime, NOON, night_of};

/// How long "Ask later" puts it off.
pub const ASKED_LATER: TimeDelta = TimeDelta::hours(1);

/// How long a morning is at least: a wake time shortly before noon or after it leaves no less to answer in.
pub const SHORTEST_MORNING: TimeDelta = TimeDelta::hours(2);

/// How often a night is asked about at most.
const TIMES: u8 = 2;

/// Nights that are remembered as over: more than a clock that was put wrong goes back.
const NIGHTS_KEPT: usize = 7;

/// The night that is asked about, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Morning {
    /// Named by its evening.
    pub night: NaiveDate,
    /// From then on.
    pub wake_at: LocalTime,
    /// No longer than until then: noon, or two hours after a wake time that is later than ten.
    pub until: LocalTime,
}

/// The morning that goes on at a moment, or the next one. From noon on a moment belongs to the night that is to come, but
/// a morning that began late is still the one of the night before.
pub fn morning_of(now: LocalTime, settings: &EveningSettings) -> Morning {
    let night = night_of(now);
    let before = night.pred_opt().map(|night| morning_after(night, now, settings));
    before.filter(|before| now < before.until).unwrap_or_else(|| morning_after(night, now, settings))
}

fn morning_after(night: NaiveDate, now: LocalTime, settings: &EveningSettings) -> Morning {
    let (_, wake) = bed_and_wake(night, settings.of(night));
    let noon = night.checked_add_days(Days::new(1)).unwrap_or(night).and_time(NOON.to_naive());
    let local = |moment: NaiveDateTime| now.offset().from_utc_datetime(&(moment - *now.offset()));
    Morning { night, wake_at: local(wake), until: local(noon.max(wake + SHORTEST_MORNING)) }
}

/// How far the question has come. Saved beside the journal.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct MorningQuestion {
    about: Option<About>,
    /// Nights that are done with, the last ones.
    over: Vec<NaiveDate>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct About {
    night: NaiveDate,
    stage: Stage,
    /// How often it was asked.
    times: u8,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Stage {
    /// Not asked yet, or taken back.
    Ahead,
    /// On screen.
    Asked,
    /// "Ask later".
    Later(LocalTime),
    /// Answered, closed, or asked often enough.
    Over,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MorningInput {
    /// Time passed, or anything outside changed.
    Tick,
    /// The person answered or closed it: it has been seen.
    Seen,
    /// "Ask later".
    Later,
}

/// What is going on at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MorningDesk {
    /// Nothing may be shown now.
    pub held: bool,
    /// Somebody is there, or nobody can tell.
    pub present: bool,
    /// Whether the night has been answered, or has a cramp written down; `None` as long as the journal has not been read.
    pub answered: Option<bool>,
}

/// What has to be done about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MorningEffect {
    /// Ask.
    Ask,
    /// Take the question back.
    Withdraw,
}

impl MorningQuestion {
    /// Takes one input. Step with `Tick` at `until_next`, and whenever the night or the desk may have changed.
    pub fn step(
        &mut self,
        now: LocalTime,
        input: MorningInput,
        morning: &Morning,
        desk: MorningDesk,
    ) -> Option<MorningEffect> {
        let stood = matches!(self.about, Some(About { stage: Stage::Asked, .. }));
        // What was begun of another night is over, should a clock bring that night back.
        if let Some(About { night, stage, times }) = self.about.filter(|about| about.night != morning.night)
            && (times > 0 || stage != Stage::Ahead)
        {
            self.is_over(night);
        }
        let before = self.about(morning);
        let stage = next(before, now, input, morning, desk);
        let asks = stage == Stage::Asked && before.stage != Stage::Asked;
        self.about = Some(About { night: morning.night, stage, times: before.times + u8::from(asks) });
        if stage == Stage::Over {
            self.is_over(morning.night);
        }
        match (stood, stage) {
            (false, Stage::Asked) => Some(MorningEffect::Ask),
            (true, Stage::Ahead | Stage::Later(_) | Stage::Over) => Some(MorningEffect::Withdraw),
            (true, Stage::Asked) | (false, Stage::Ahead | Stage::Later(_) | Stage::Over) => None,
        }
    }

    /// True when "Ask later" can be said to the question that stands.
    pub fn can_wait(&self, now: LocalTime, morning: &Morning) -> bool {
        let About { stage, times, .. } = self.about(morning);
        stage == Stage::Asked && may_wait(times, now, morning)
    }

    /// True when it was put off and is still to come.
    pub fn is_put_off(&self, morning: &Morning) -> bool {
        matches!(self.about(morning).stage, Stage::Later(_))
    }

    /// True while it is on screen.
    pub fn is_asked(&self, morning: &Morning) -> bool {
        self.about(morning).stage == Stage::Asked
    }

    /// How long until something happens by itself; never zero. `None` when nothing is ahead this morning.
    pub fn until_next(&self, now: LocalTime, morning: &Morning) -> Option<Duration> {
        let at = match self.about(morning).stage {
            Stage::Ahead if now < morning.wake_at => morning.wake_at,
            Stage::Later(until) if now < until => until,
            Stage::Ahead | Stage::Later(_) | Stage::Asked => morning.until,
            Stage::Over => return None,
        };
        (at - now).to_std().ok().filter(|span| !span.is_zero())
    }

    /// A state that was saved may have been left with the question on screen. It went with the process, and was seen or
    /// not: it waits in the window.
    #[must_use]
    pub fn restored(mut self) -> Self {
        if let Some(about) = &mut self.about
            && about.stage == Stage::Asked
        {
            about.stage = Stage::Over;
        }
        self
    }

    fn about(&self, morning: &Morning) -> About {
        let fresh = |stage| About { night: morning.night, stage, times: 0 };
        match self.about {
            Some(about) if about.night == morning.night => about,
            _ if self.over.contains(&morning.night) => fresh(Stage::Over),
            _ => fresh(Stage::Ahead),
        }
    }

    fn is_over(&mut self, night: NaiveDate) {
        if !self.over.contains(&night) {
            self.over.push(night);
            if self.over.len() > NIGHTS_KEPT {
                self.over.remove(0);
            }
        }
    }
}

/// Whether there is a morning left to wait for, and another time to ask.
fn may_wait(times: u8, now: LocalTime, morning: &Morning) -> bool {
    times < TIMES && now + ASKED_LATER < morning.until
}

fn next(about: About, now: LocalTime, input: MorningInput, morning: &Morning, desk: MorningDesk) -> Stage {
    let About { stage, times, .. } = about;
    let asking_time = now >= morning.wake_at && now < morning.until;
    match (stage, input) {
        (Stage::Over, _) | (Stage::Asked, MorningInput::Seen) => Stage::Over,
        // Wake time was moved, or the clock: the morning has not begun, whatever was said of it.
        _ if !asking_time => Stage::Ahead,
        _ if desk.answered == Some(true) => Stage::Over,
        (Stage::Ahead | Stage::Asked | Stage::Later(_), MorningInput::Later) if may_wait(times, now, morning) => {
            Stage::Later(now + ASKED_LATER)
        }
        (Stage::Ahead | Stage::Asked, MorningInput::Later) => Stage::Over,
        // The clock was put back: an hour is not to become a morning.
        (Stage::Later(until), _) if until - now > ASKED_LATER => Stage::Later(now + ASKED_LATER),
        (Stage::Later(until), _) if now < until => stage,
        (Stage::Asked, _) if !desk.held => stage,
        (Stage::Ahead | Stage::Later(_) | Stage::Asked, _) if times >= TIMES => Stage::Over,
        (Stage::Asked, _) => Stage::Ahead,
        (Stage::Ahead | Stage::Later(_), _) if desk.held || !desk.present || desk.answered.is_none() => stage,
        (Stage::Ahead | Stage::Later(_), _) => Stage::Asked,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::SleepTimes;

    fn at(text: &str) -> LocalTime {
        text.parse().unwrap()
    }

    #[test]
    fn a_morning_is_of_the_night_that_a_moment_belongs_to() {
        let mut settings = EveningSettings::default();
        settings.week[2].wake_time = "05:15".parse().unwrap(); // a Wednesday's
        let morning = morning_of(at("2026-11-12T04:00:00+01:00"), &settings);
        assert_eq!(morning.night.to_string(), "2026-11-11");
        assert_eq!(
            (morning.wake_at, morning.until),
            (at("2026-11-12T05:15:00+01:00"), at("2026-11-12T12:00:00+01:00"))
        );
        assert_eq!(morning_of(at("2026-11-12T11:59:59+01:00"), &settings), morning);
        assert_eq!(morning_of(at("2026-11-12T12:00:00+01:00"), &settings).wake_at, at("2026-11-13T06:30:00+01:00"));
    }

    #[test]
    fn a_morning_that_begins_late_is_two_hours_long_and_of_the_night_before() {
        let mut settings = EveningSettings::default();
        settings.week[2] = SleepTimes { bedtime: "07:00".parse().unwrap(), wake_time: "14:00".parse().unwrap() };
        let of = |moment: &str| {
            let Morning { night, wake_at, until } = morning_of(at(moment), &settings);
            [night.to_string(), wake_at.to_string(), until.to_string()]
                .map(|text| text[..text.len().min(16)].to_owned())
        };
        let late = ["2026-11-11", "2026-11-12 14:00", "2026-11-12 16:00"];
        for moment in ["2026-11-12T11:59:59+01:00", "2026-11-12T12:00:00+01:00", "2026-11-12T15:59:59+01:00"] {
            assert_eq!(of(moment), late, "{moment}");
        }
        assert_eq!(of("2026-11-12T16:00:00+01:00"), ["2026-11-12", "2026-11-13 06:30", "2026-11-13 12:00"]);
        settings.week[2].wake_time = "10:00".parse().unwrap();
        assert_eq!(of_until(&settings), "2026-11-12 12:00");
        settings.week[2].wake_time = "10:01".parse().unwrap();
        assert_eq!(of_until(&settings), "2026-11-12 12:01");
    }

    fn of_until(settings: &EveningSettings) -> String {
        morning_of(at("2026-11-12T09:00:00+01:00"), settings).until.to_string()[..16].to_owned()
    }
}
