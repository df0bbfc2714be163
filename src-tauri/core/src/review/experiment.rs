//! The experiment: a habit by turns of weeks that chance assigns, so that nobody chooses the weeks by how the nights are going.
//!
//! The method and its reasons are in docs/adr/0035. Must never: tell how it is going before it ends, or count a night that nobody
//! recorded.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::gathered::Gathered;
use super::insight::arithmetic::newcombe;
use super::insight::{
    Habits, InsightArm, InsightQuestion, Interval, LEAST_OF_ARM, LEAST_OF_STATE, NARROW, SIGNIFICANT,
};
use super::range::NightSpan;
use crate::check::Bounds;
use crate::invalid::Invalid;
use crate::journal::NightState;

/// Pairs of weeks. With fewer than six, even the largest difference in every pair could come about by chance more often than once
/// in twenty (2 of 2^5 ways are 6 in 100); thirteen are half a year.
pub const EXPERIMENT_PAIRS: Bounds = Bounds::new(6, 13);

/// Nights of a week that have to be recorded for its pair to count.
const LEAST_OF_WEEK: u32 = 3;

const WEEK: u64 = 7;

/// What can be tried out. Nothing that would ask somebody to drink less, to sit, or to leave a walk or a break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum ExperimentQuestion {
    /// The evening's stretching, or none.
    Stretching,
    /// No late caffeine, or as usual.
    LessCaffeine,
    /// The evening's list, or none of it.
    Winddown,
    /// No alcohol, or as usual.
    NoAlcohol,
}

impl ExperimentQuestion {
    /// Every one, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Stretching, Self::LessCaffeine, Self::Winddown, Self::NoAlcohol];

    /// The name in a frame, in the journal and, with hyphens, on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Stretching => "stretching",
            Self::LessCaffeine => "less_caffeine",
            Self::Winddown => "winddown",
            Self::NoAlcohol => "no_alcohol",
        }
    }

    /// The habit, and whether it is kept in the weeks that try.
    fn habit(self) -> (InsightQuestion, bool) {
        match self {
            Self::Stretching => (InsightQuestion::Stretching, true),
            Self::LessCaffeine => (InsightQuestion::LateCaffeine, false),
            Self::Winddown => (InsightQuestion::Winddown, true),
            Self::NoAlcohol => (InsightQuestion::Alcohol, false),
        }
    }

    /// Whether the other weeks ask for something too: to leave it. Where they are "as usual" whatever is done fits.
    fn leaves_it(self) -> bool {
        matches!(self, Self::Stretching | Self::Winddown)
    }
}

/// An experiment as it was begun.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Experiment {
    /// UUIDv7. Its random part assigned the weeks.
    pub id: Uuid,
    /// What is tried.
    pub question: ExperimentQuestion,
    /// The first night.
    pub since: NaiveDate,
    /// A pair of weeks each: true where the first of the two is the one that tries.
    pub first_tries: Vec<bool>,
    /// The first night after it was ended early.
    pub stopped_on: Option<NaiveDate>,
}

impl Experiment {
    /// One that begins with a night. Which week of each pair tries is decided by the random bits of its id. Fields: `pairs`.
    pub fn begun(id: Uuid, question: ExperimentQuestion, pairs: u8, since: NaiveDate) -> Result<Self, Invalid> {
        if !EXPERIMENT_PAIRS.hold(pairs) {
            return Err(Invalid::new("pairs", EXPERIMENT_PAIRS.problem()));
        }
        // The low 62 bits of a UUIDv7 are random (RFC 9562).
        let first_tries = (0..pairs).map(|pair| id.as_u128() >> pair & 1 == 1).collect();
        Ok(Self { id, question, since, first_tries, stopped_on: None })
    }

    /// Its nights, if it is not ended early.
    pub fn planned(&self) -> NightSpan {
        let days = 2 * WEEK * self.first_tries.len() as u64;
        let until = self.since.checked_add_days(Days::new(days.saturating_sub(1))).unwrap_or(self.since);
        NightSpan { since: self.since, until }
    }

    /// Whether a night is one that tries; `None` where it is not part of it.
    pub fn tries(&self, night: NaiveDate) -> Option<bool> {
        let after = u64::try_from((night - self.since).num_days()).ok()?;
        if self.stopped_on.is_some_and(|stopped| night >= stopped) {
            return None;
        }
        let (pair, second) = (usize::try_from(after / (2 * WEEK)).ok()?, after / WEEK % 2 == 1);
        self.first_tries.get(pair).map(|first| *first != second)
    }

    /// Whether it goes on in a night.
    pub fn goes_on(&self, night: NaiveDate) -> bool {
        self.stopped_on.is_none() && night <= self.planned().until
    }
}

/// How it stands, and once it is over what came of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ExperimentReport {
    /// As it was begun.
    pub experiment: Experiment,
    /// Its nights, up to its end.
    pub span: NightSpan,
    /// Whether tonight is one that tries; `None` where it is over, or has not begun.
    pub tonight: Option<bool>,
    /// Which week of it tonight is in, from 1; `None` likewise.
    pub week: Option<u32>,
    /// Nights of it that are past.
    pub past: u32,
    /// Those of them that are not recorded.
    pub not_recorded: u32,
    /// Of the past nights that were to try: how many of which it is known, and how many that did.
    pub tried: Kept,
    /// Of the other past nights, where they were to leave it: how many of which it is known, and how many that did.
    pub left: Option<Kept>,
    /// What came of it; `None` while it goes on: to know how it is going would steer it.
    pub result: Option<ExperimentResult>,
}

/// How a plan was kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Kept {
    /// Nights of which it is known.
    pub known: u32,
    /// Nights that kept it.
    pub kept: u32,
}

/// What came of it: nights as they were assigned, kept or not.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ExperimentResult {
    /// Nights of the weeks that tried.
    pub trying: InsightArm,
    /// Nights of the others.
    pub usual: InsightArm,
    /// Pairs of which both weeks have three recorded nights or more.
    pub pairs: u32,
    /// Share of nights with cramps in the weeks that tried less that in the others, -1 to 1; `None` where too little is recorded.
    pub difference: Option<Interval>,
    /// Share of all ways in which chance could have assigned the weeks that give as large a difference or a larger one, 0-1.
    pub p: Option<f64>,
    /// What can be said.
    pub state: ExperimentState,
}

/// What can be said of an experiment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ExperimentState {
    /// Fewer than six pairs are recorded, or too few nights with or without cramps: nothing could be told.
    TooLittle,
    /// The counts leave too much open.
    CantTell,
    /// No large difference is there.
    NoDifference,
    /// Cramps came less often, or more often, in the weeks that tried.
    GoesAlong {
        /// True: less often.
        fewer: bool,
    },
}

/// How it stands in a night. `gathered` is of its nights so far, or `None` before the first is past.
pub fn report(
    experiment: &Experiment,
    gathered: Option<&Gathered>,
    habits: &Habits<'_>,
    tonight: NaiveDate,
) -> ExperimentReport {
    let planned = experiment.planned();
    let last = experiment.stopped_on.and_then(|stopped| stopped.pred_opt()).unwrap_or(planned.until);
    // One that was ended on the day it was begun has no night; its span is told as that day's.
    let span = NightSpan { until: last.clamp(planned.since, planned.until), ..planned };
    let over = !experiment.goes_on(tonight);
    let mut weeks = vec![[InsightArm::default(); 2]; experiment.first_tries.len()];
    let (mut past, mut not_recorded, mut tried, mut left) = (0, 0, Kept::default(), Kept::default());
    let (habit, kept_by) = experiment.question.habit();
    for (night, facts) in gathered.into_iter().flat_map(Gathered::each_night) {
        let Some(is_trying) = experiment.tries(night).filter(|_| night < tonight) else { continue };
        past += 1;
        let known = habit.of(night, facts, gathered.and_then(|all| all.first_evening), habits);
        let arm = if is_trying { &mut tried } else { &mut left };
        arm.known += u32::from(known.is_some());
        arm.kept += u32::from(known == Some(kept_by == is_trying));
        let pair = usize::try_from((night - experiment.since).num_days() / 14).unwrap_or(0);
        let week = &mut weeks[pair][usize::from(is_trying)];
        match facts.state() {
            NightState::NotRecorded => not_recorded += 1,
            state => {
                week.nights += 1;
                week.cramps += u32::from(state == NightState::Cramps);
            }
        }
    }
    ExperimentReport {
        experiment: experiment.clone(),
        span,
        tonight: experiment.tries(tonight),
        week: experiment
            .tries(tonight)
            .and_then(|_| u32::try_from((tonight - experiment.since).num_days() / 7 + 1).ok()),
        past,
        not_recorded,
        tried,
        left: experiment.question.leaves_it().then_some(left),
        result: over.then(|| result(&weeks)),
    }
}

/// What came of weeks, each pair as (other, trying).
fn result(weeks: &[[InsightArm; 2]]) -> ExperimentResult {
    let sum = |which: usize| {
        weeks.iter().fold(InsightArm::default(), |all, pair| InsightArm {
            nights: all.nights + pair[which].nights,
            cramps: all.cramps + pair[which].cramps,
        })
    };
    let (usual, trying) = (sum(0), sum(1));
    let full: Vec<&[InsightArm; 2]> =
        weeks.iter().filter(|pair| pair.iter().all(|week| week.nights >= LEAST_OF_WEEK)).collect();
    let pairs = u32::try_from(full.len()).unwrap_or(u32::MAX);
    let (cramps, free) = (usual.cramps + trying.cramps, usual.nights + trying.nights - usual.cramps - trying.cramps);
    let enough = EXPERIMENT_PAIRS.least <= i64::from(pairs)
        && usual.nights.min(trying.nights) >= LEAST_OF_ARM
        && cramps.min(free) >= LEAST_OF_STATE;
    if !enough {
        return ExperimentResult { trying, usual, pairs, difference: None, p: None, state: ExperimentState::TooLittle };
    }
    let difference = newcombe((trying.cramps, trying.nights), (usual.cramps, usual.nights));
    let p = flips(&full.iter().map(|[usual, trying]| share(*trying) - share(*usual)).collect::<Vec<_>>());
    let state = if p <= SIGNIFICANT && difference.leaves_zero_out() {
        ExperimentState::GoesAlong { fewer: difference.estimate < 0.0 }
    } else if !difference.leaves_zero_out() && difference.width() <= NARROW {
        ExperimentState::NoDifference
    } else {
        ExperimentState::CantTell
    };
    ExperimentResult { trying, usual, pairs, difference: Some(difference), p: Some(p), state }
}

fn share(InsightArm { nights, cramps }: InsightArm) -> f64 {
    f64::from(cramps) / f64::from(nights.max(1))
}

/// The exact test of what chance assigned, two-sided: of all ways to exchange the two weeks of each pair, the share that gives a
/// sum of differences as large or larger. 1 of no pairs. At most `EXPERIMENT_PAIRS` are tried: 8,192 ways.
fn flips(differences: &[f64]) -> f64 {
    let ways: u32 = 1 << differences.len().min(20);
    let sum = |way: u32| -> f64 {
        let signed = |(pair, difference): (usize, &f64)| if way >> pair & 1 == 1 { -difference } else { *difference };
        differences.iter().enumerate().map(signed).sum::<f64>().abs()
    };
    // Sums that are the same may differ by a rounding.
    let observed = sum(0) - 1e-9;
    let as_large = (0..ways).filter(|way| sum(*way) >= observed).count();
    f64::from(u32::try_from(as_large).unwrap_or(ways)) / f64::from(ways)
}

#[cfg(test)]
mod tests;
