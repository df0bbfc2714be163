//! What a journal says over weeks and years: figures of a span of nights (`figures`), and whether a habit goes along with
//! cramps (`insight`).
//!
//! Knows: nights in three states, and what is counted. Must never: make a sentence, know how entries are kept, or let a
//! night that nobody recorded count as one without cramps.

pub mod experiment;
pub mod figures;
pub mod gathered;
pub mod insight;
pub mod range;
pub mod runs;

pub use experiment::{Experiment, ExperimentQuestion, ExperimentReport, ExperimentResult, ExperimentState};
pub use figures::{
    BreakTally, CrampHours, KindCounts, MuscleSides, NightCounts, RemedyOutcome, Review, ReviewDay, ReviewPeriod,
    Spread, WinddownCounts, review,
};
pub use gathered::{CrampFacts, Gathered, NightFacts};
pub use insight::{Insight, InsightQuestion, InsightState, Insights, insights};
pub use range::{NightSpan, REVIEW_NIGHTS, ReviewRange};
pub use runs::{CrampIntervals, Streak, Streaks};
