//! A review of a span of nights, and the questions about habits: gathered by the store, counted by the domain.

use chrono::NaiveDate;
use limber_core::invalid::{Invalid, Problem};
use limber_core::review::insight::{CAFFEINE_ITEM, Habits};
use limber_core::review::{Gathered, InsightQuestion, Insights, NightSpan, Review, ReviewRange, insights, review};
use limber_core::settings::EveningSettings;
use limber_core::time::{day_of, night_of};
use limber_core::winddown::Checklist;
use limber_store::{State, Store, StoreError};

use super::{Desk, Refused};

/// Up to so many nights a review takes a few milliseconds, and is always made anew.
const QUICK_NIGHTS: usize = 1000;

/// All that a review depends on. The journal's state stands for everything that is in it.
#[derive(Debug, PartialEq)]
pub struct Reviewed {
    range: ReviewRange,
    night: NaiveDate,
    day: NaiveDate,
    evening: EveningSettings,
    journal: State,
}

impl Desk<'_> {
    /// A review of the nights asked for.
    pub(super) fn review(&mut self, range: ReviewRange) -> Result<Review, Refused> {
        let range = range.checked(self.now)?;
        let journal = self.read(Store::state)?;
        let (night, day) = (night_of(self.now), day_of(self.now));
        let of = Reviewed { range, night, day, evening: self.settings.evening.clone(), journal };
        if let Some(review) = self.journal.reviewed(&of) {
            return Ok(review.clone());
        }
        let (first, gathered) = self.gathered(range, |store, span| store.reviews().figures(span))?;
        let listed = self.checklist()?.on_each_day();
        let review = review(gathered.as_ref(), first, listed, &self.settings.evening);
        if review.span.is_some_and(|span| span.nights() > QUICK_NIGHTS) {
            self.journal.keep_review(of, review.clone());
        }
        Ok(review)
    }

    /// Answers to some questions about habits, or to all.
    pub(super) fn insights(&mut self, range: ReviewRange, questions: &[InsightQuestion]) -> Result<Insights, Refused> {
        let twice = questions.iter().enumerate().any(|(at, question)| questions[..at].contains(question));
        if twice {
            return Err(Invalid::new("questions", Problem::Twice).into());
        }
        let questions = if questions.is_empty() { &InsightQuestion::ALL } else { questions };
        let (_, gathered) = self.gathered(range, |store, span| store.reviews().habits(span))?;
        let checklist = self.checklist()?;
        Ok(insights(gathered.as_ref(), questions, &self.habits(&checklist)))
    }

    /// What the questions about habits go by.
    pub(super) fn habits(&self, checklist: &Checklist) -> Habits<'_> {
        Habits {
            evening: &self.settings.evening,
            caffeine_minutes_before_bed: checklist.find(CAFFEINE_ITEM).map_or(0, |item| item.minutes_before_bed),
            listed: checklist.on_each_day(),
        }
    }

    /// What the journal tells of a range, and the journal's first night. Nothing where nothing is written down in it.
    fn gathered(
        &mut self,
        range: ReviewRange,
        gather: impl FnOnce(&Store, NightSpan) -> Result<Gathered, StoreError>,
    ) -> Result<(Option<NaiveDate>, Option<Gathered>), Refused> {
        let (now, range) = (self.now, range.checked(self.now)?);
        self.read(|store| {
            let first = store.reviews().first_night()?;
            let Some(span) = range.span(first, now) else { return Ok((first, None)) };
            Ok((first, Some(gather(store, span)?.without_tonight(now))))
        })
    }
}
