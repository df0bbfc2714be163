//! Whether a habit goes along with cramps: counts first, then a gate, then an interval and a test, then one of five states.
//!
//! The method and its reasons are in docs/adr/0029. Must never: say why a difference is there, compare before the gate, count
//! a night that nobody recorded, or one of which the habit is not known.

pub(super) mod arithmetic;
mod question;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use arithmetic::Interval;
pub use question::{CAFFEINE_ITEM, Habits, InsightQuestion, STRETCHING_ITEM};

use super::figures::NightCounts;
use super::gathered::Gathered;
use super::range::NightSpan;
use crate::journal::NightState;

/// Nights that a comparison needs, recorded and with the habit known.
pub const LEAST_NIGHTS: u32 = 28;
/// Nights that each arm needs.
pub const LEAST_OF_ARM: u32 = 10;
/// Nights with cramps, and nights without, that it needs.
pub const LEAST_OF_STATE: u32 = 5;
/// How often the habit has to have been taken up or left off: what changed once may have changed with anything else.
pub const LEAST_SWITCHES: u32 = 3;

/// A difference is told as one when chance alone makes one as large in at most this share of shifts, after the correction.
pub const SIGNIFICANT: f64 = 0.05;

/// An interval of the difference that is no wider (20 nights in 100 either way) and has "no difference" in it tells that no
/// large one is there. A wider one leaves too much open to tell anything.
pub const NARROW: f64 = 0.40;

/// The questions of a span of nights.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Insights {
    /// The nights they are of; `None` where nothing is written down at all.
    pub span: Option<NightSpan>,
    /// The nights by their state: what is not recorded is counted nowhere below.
    pub nights: NightCounts,
    /// How many of the questions were compared. With more than one each has to be the surer (Benjamini-Hochberg).
    pub compared: u32,
    /// A row a question.
    pub insights: Vec<Insight>,
}

/// One question: nights with the habit, nights without.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Insight {
    /// What is asked.
    pub question: InsightQuestion,
    /// From the first night to the last that is counted; `None` where none is.
    pub span: Option<NightSpan>,
    /// Nights with it.
    pub with: InsightArm,
    /// Nights without.
    pub without: InsightArm,
    /// Recorded nights of which the habit is not known: they are not counted.
    pub unknown: u32,
    /// How often the habit was taken up or left off.
    pub switches: u32,
    /// What can be said.
    pub state: InsightState,
    /// What the gate still misses; all zero once a comparison is made.
    pub missing: InsightMissing,
    /// The comparison; `None` before the gate.
    pub comparison: Option<InsightComparison>,
}

/// The nights on one side of a question.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct InsightArm {
    /// How many.
    pub nights: u32,
    /// How many of them had cramps.
    pub cramps: u32,
}

/// What can be said of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum InsightState {
    /// Before the gate: at least so many nights more, whatever they bring.
    MoreNights {
        /// How many.
        at_least: u32,
    },
    /// Before the gate, with nights enough: the habit was nearly always the same, and more of the same will not tell.
    NotEnoughVariety,
    /// Compared, and the counts leave too much open.
    CantTellYet,
    /// Compared, and no large difference is there.
    NoAssociation,
    /// Compared: nights with it had cramps less often, or more often, than nights without.
    GoesAlong {
        /// True: fewer nights with cramps with it. False: more.
        fewer: bool,
    },
}

/// What the gate misses of each thing that it asks for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct InsightMissing {
    /// Nights at all, of 28.
    pub nights: u32,
    /// Nights with the habit, of 10.
    pub with: u32,
    /// Nights without it, of 10.
    pub without: u32,
    /// Nights with cramps, of 5.
    pub cramps: u32,
    /// Nights without cramps, of 5.
    pub cramp_free: u32,
    /// Times that the habit was taken up or left off, of 3.
    pub switches: u32,
}

/// A comparison of the two arms.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct InsightComparison {
    /// Share of nights with cramps among those with the habit, 0-1, with Wilson's interval.
    pub with: Interval,
    /// The same among those without.
    pub without: Interval,
    /// The first less the second, -1 to 1, with Newcombe's interval.
    pub difference: Interval,
    /// Share of all shifts in which the arms differ as much or more, 0-1.
    pub p: f64,
    /// The same after the correction for several questions.
    pub p_adjusted: f64,
}

/// Answers some questions of what was gathered. With several, each has to be the surer.
pub fn insights(gathered: Option<&Gathered>, questions: &[InsightQuestion], habits: &Habits<'_>) -> Insights {
    let Some(gathered) = gathered else {
        let insights = questions.iter().map(|question| Counted::default().insight(*question, None)).collect();
        return Insights { span: None, nights: NightCounts::default(), compared: 0, insights };
    };
    let mut nights = NightCounts::default();
    for facts in &gathered.nights {
        nights.add(facts.state());
    }
    let mut insights: Vec<Insight> = questions
        .iter()
        .map(|question| Counted::of(gathered, *question, habits).insight(*question, Some(gathered.span())))
        .collect();
    correct(&mut insights);
    let compared = insights.iter().filter(|insight| insight.comparison.is_some()).count();
    let compared = u32::try_from(compared).unwrap_or(u32::MAX);
    Insights { span: Some(gathered.span()), nights, compared, insights }
}

/// Corrects for several questions, and says what can be said of each then.
fn correct(insights: &mut [Insight]) {
    let values: Vec<f64> = insights.iter().filter_map(|one| one.comparison.map(|comparison| comparison.p)).collect();
    let mut adjusted = arithmetic::benjamini_hochberg(&values).into_iter();
    for insight in insights {
        if let Some(comparison) = &mut insight.comparison {
            comparison.p_adjusted = adjusted.next().unwrap_or(1.0);
            insight.state = comparison.state();
        }
    }
}

impl InsightComparison {
    /// Both the test and the interval have to tell a difference: the test knows that nights resemble their neighbours, and
    /// the interval is what is drawn.
    fn state(&self) -> InsightState {
        let Interval { estimate, .. } = self.difference;
        let apart = self.difference.leaves_zero_out();
        if self.p_adjusted <= SIGNIFICANT && apart {
            InsightState::GoesAlong { fewer: estimate < 0.0 }
        } else if !apart && self.difference.width() <= NARROW {
            InsightState::NoAssociation
        } else {
            InsightState::CantTellYet
        }
    }
}

/// The nights of a question, in order: recorded, and the habit known.
#[derive(Debug, Default)]
struct Counted {
    habit: Vec<bool>,
    cramps: Vec<bool>,
    first_and_last: Option<(usize, usize)>,
    unknown: u32,
}

impl Counted {
    fn of(gathered: &Gathered, question: InsightQuestion, habits: &Habits<'_>) -> Self {
        let mut counted = Self::default();
        let mut night = gathered.span().since;
        for (at, facts) in gathered.nights.iter().enumerate() {
            let state = facts.state();
            if state != NightState::NotRecorded {
                match question.of(night, facts, gathered.first_evening, habits) {
                    Some(kept) => {
                        counted.habit.push(kept);
                        counted.cramps.push(state == NightState::Cramps);
                        counted.first_and_last = Some((counted.first_and_last.map_or(at, |(first, _)| first), at));
                    }
                    None => counted.unknown += 1,
                }
            }
            night = night.succ_opt().unwrap_or(night);
        }
        counted
    }

    fn insight(self, question: InsightQuestion, span: Option<NightSpan>) -> Insight {
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let arm = |kept: bool| {
            let of_arm = || self.habit.iter().zip(&self.cramps).filter(move |(habit, _)| **habit == kept);
            InsightArm { nights: number(of_arm().count()), cramps: number(of_arm().filter(|(_, bad)| **bad).count()) }
        };
        let (with, without) = (arm(true), arm(false));
        let switches = number(self.habit.windows(2).filter(|pair| pair[0] != pair[1]).count());
        let missing = InsightMissing::of(with, without, switches);
        let comparison = missing.is_nothing().then(|| {
            let p = arithmetic::circular_shift(&self.habit, &self.cramps);
            InsightComparison {
                with: arithmetic::wilson(with.cramps, with.nights),
                without: arithmetic::wilson(without.cramps, without.nights),
                difference: arithmetic::newcombe((with.cramps, with.nights), (without.cramps, without.nights)),
                p,
                p_adjusted: p,
            }
        });
        let state = comparison.map_or_else(|| missing.state(), |comparison| comparison.state());
        let span = span
            .zip(self.first_and_last)
            .map(|(span, (first, last))| NightSpan { since: span.night(first), until: span.night(last) });
        Insight { question, span, with, without, unknown: self.unknown, switches, state, missing, comparison }
    }
}

impl InsightMissing {
    fn of(with: InsightArm, without: InsightArm, switches: u32) -> Self {
        let nights = with.nights + without.nights;
        let cramps = with.cramps + without.cramps;
        Self {
            nights: LEAST_NIGHTS.saturating_sub(nights),
            with: LEAST_OF_ARM.saturating_sub(with.nights),
            without: LEAST_OF_ARM.saturating_sub(without.nights),
            cramps: LEAST_OF_STATE.saturating_sub(cramps),
            cramp_free: LEAST_OF_STATE.saturating_sub(nights - cramps),
            switches: LEAST_SWITCHES.saturating_sub(switches),
        }
    }

    fn is_nothing(self) -> bool {
        self == Self::default()
    }

    /// With nights enough, a habit that hardly changes is the reason. Otherwise nights are: each is in one arm, in one state,
    /// and brings one change at most.
    fn state(self) -> InsightState {
        if self.nights == 0 && (self.with > 0 || self.without > 0 || self.switches > 0) {
            return InsightState::NotEnoughVariety;
        }
        let at_least =
            [self.nights, self.with + self.without, self.cramps + self.cramp_free, self.switches].into_iter().max();
        InsightState::MoreNights { at_least: at_least.unwrap_or(0) }
    }
}

#[cfg(test)]
mod tests;
