//! What the journal tells of a span of nights: a row a night and a row a cramp, as the store reads them, once.

use chrono::NaiveDate;

use super::figures::{BreakTally, KindCounts};
use super::range::NightSpan;
use crate::engine::BreakOutcome;
use crate::journal::{DayLog, EpisodeKind, Helped, Muscle, NightAnswer, NightState, Remedy, night_state};
use crate::side::Side;
use crate::time::{LocalTime, day_of, night_of};

/// Everything that is counted of a span.
#[derive(Debug, Clone, PartialEq)]
pub struct Gathered {
    span: NightSpan,
    /// A row a night, in order, recorded or not.
    pub(super) nights: Vec<NightFacts>,
    /// Every cramp, in no order.
    pub(super) cramps: Vec<CrampFacts>,
    /// How often each remedy was tried in a cramp, and what was said of it.
    pub(super) tried: [[u32; 4]; REMEDIES.len()],
    /// Cramps of which nothing is written as tried.
    pub(super) untried: u32,
    /// The first evening of which anything was ticked or put off, of the whole journal.
    pub(super) first_evening: Option<NaiveDate>,
}

/// Every remedy, in the order of the form.
pub(super) const REMEDIES: [Remedy; 8] = [
    Remedy::Stretch,
    Remedy::Stand,
    Remedy::Walk,
    Remedy::Rub,
    Remedy::Warmth,
    Remedy::Cold,
    Remedy::LegsUp,
    Remedy::Other,
];

/// What is known of a night and of the day before it, which has the same date.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NightFacts {
    /// The answer to "Any cramps last night?".
    pub answer: Option<NightAnswer>,
    /// Episodes by kind.
    pub episodes: KindCounts,
    /// When the person went to bed: minutes after midnight, 0-1439.
    pub bed: Option<u16>,
    /// When the person got up.
    pub up: Option<u16>,
    /// How the day's breaks came out.
    pub breaks: BreakTally,
    /// Items of the evening's list that were ticked.
    pub ticks: u32,
    /// The stretching of the evening's list is among them.
    pub stretched: bool,
    /// What was said of the day.
    pub log: Option<DayLog>,
}

/// What is counted of a cramp.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CrampFacts {
    /// Position of its night in the span.
    pub night: u32,
    /// When it began: minutes after midnight on the person's clock, 0-1439.
    pub minute: u16,
    /// How long it lasted, in seconds.
    pub duration_seconds: Option<u32>,
    /// 0-10.
    pub severity: Option<u8>,
    /// Where.
    pub muscle: Option<Muscle>,
    /// Which leg.
    pub side: Option<Side>,
}

impl NightFacts {
    /// The state that follows.
    pub fn state(&self) -> NightState {
        night_state(self.answer, self.episodes.cramps)
    }
}

impl Gathered {
    /// Nothing yet of a span.
    pub fn new(span: NightSpan) -> Self {
        Self {
            span,
            nights: vec![NightFacts::default(); span.nights()],
            cramps: Vec::new(),
            tried: Default::default(),
            untried: 0,
            first_evening: None,
        }
    }

    /// The span it is of.
    pub fn span(&self) -> NightSpan {
        self.span
    }

    /// The row of a night; `None` outside the span.
    pub fn night_mut(&mut self, night: NaiveDate) -> Option<&mut NightFacts> {
        self.span.position(night).and_then(|at| self.nights.get_mut(at))
    }

    /// Every night with what is known of it, in order.
    pub(super) fn each_night(&self) -> impl Iterator<Item = (NaiveDate, &NightFacts)> {
        self.nights.iter().enumerate().map(|(at, facts)| (self.span.night(at), facts))
    }

    /// Counts an episode that is not a cramp, or only the night of one that is.
    pub fn count_episodes(&mut self, night: NaiveDate, kind: EpisodeKind, number: u32) {
        if let Some(facts) = self.night_mut(night) {
            facts.episodes.add(kind, number);
        }
    }

    /// Counts a cramp of the night at a position, with what is known of it.
    pub fn add_cramp(&mut self, cramp: CrampFacts) {
        if let Some(facts) = usize::try_from(cramp.night).ok().and_then(|at| self.nights.get_mut(at)) {
            facts.episodes.add(EpisodeKind::Cramp, 1);
            self.cramps.push(cramp);
        }
    }

    /// Counts how a break came out.
    pub fn count_break(&mut self, day: NaiveDate, outcome: BreakOutcome) {
        if let Some(facts) = self.night_mut(day) {
            facts.breaks.add(outcome, 1);
        }
    }

    /// Counts something that was tried in a cramp.
    pub fn count_tried(&mut self, remedy: Remedy, helped: Option<Helped>) {
        let row = REMEDIES.iter().position(|one| *one == remedy);
        let column = match helped {
            Some(Helped::Yes) => 0,
            Some(Helped::ALittle) => 1,
            Some(Helped::No) => 2,
            None => 3,
        };
        if let Some(count) = row.and_then(|row| self.tried.get_mut(row)).and_then(|row| row.get_mut(column)) {
            *count += 1;
        }
    }

    /// Tells how many cramps have nothing that was tried.
    pub fn set_untried(&mut self, number: u32) {
        self.untried = number;
    }

    /// Tells the first evening of the whole journal of which anything was ticked or put off.
    pub fn set_first_evening(&mut self, night: Option<NaiveDate>) {
        self.first_evening = night;
    }

    /// Without the night that is not over at this moment, where nobody has recorded it: it is not missing yet.
    #[must_use]
    pub fn without_tonight(mut self, now: LocalTime) -> Self {
        let is_tonight = self.span.until == night_of(now) && self.span.until == day_of(now);
        let unrecorded = self.nights.last().is_some_and(|facts| facts.state() == NightState::NotRecorded);
        if is_tonight && self.span.nights() > 1 && unrecorded {
            self.nights.pop();
            self.span = self.span.without_last();
        }
        self
    }
}
