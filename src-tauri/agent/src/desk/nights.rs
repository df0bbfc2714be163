//! What was said of a night, and the line that a list of nights has for it.

use std::mem;

use chrono::NaiveDate;
use limber_core::check::past_date;
use limber_core::journal::{Night, NightChange, NightContents, NightIndex, NightSummary, checked_span};
use limber_core::time::night_of;

use super::{Desk, Refused};

impl Desk<'_> {
    pub(super) fn nights(&mut self, since: NaiveDate, until: NaiveDate) -> Result<Vec<NightSummary>, Refused> {
        checked_span(since, until)?;
        self.read(|store| store.nights().summaries(since, until))
    }

    /// A letter for each night up to the running one.
    pub(super) fn night_index(&mut self) -> Result<NightIndex, Refused> {
        let running = night_of(self.now);
        self.read(|store| store.nights().index(running))
    }

    pub(super) fn night(&mut self, night: NaiveDate) -> Result<Night, Refused> {
        past_date("night", night, night_of(self.now))?;
        let said = self.read(|store| store.nights().get(night))?;
        Ok(said.unwrap_or(Night::unsaid(night)))
    }

    /// Says something of a night; what is not named stays, whoever said it.
    pub(super) fn night_change(&mut self, night: NaiveDate, change: NightChange) -> Result<Night, Refused> {
        let night = change.applied_to(&self.night(night)?).checked(self.now)?;
        self.write(|store| store.nights().save(&night))?;
        self.touched.insert(night.night);
        Ok(night)
    }

    /// Looks at each night of which the job has written something, so that lists can show it without asking.
    pub(super) fn look_at_touched(&mut self) {
        for night in mem::take(&mut self.touched) {
            let looked = self.read(|store| {
                let page = store.episodes().of_night(night)?;
                let summary = store.nights().summaries(night, night)?.pop();
                Ok(summary.map(|summary| NightContents { summary, page }))
            });
            match looked {
                Ok(contents) => self.changes.nights.extend(contents),
                // It is on disk all the same.
                Err(_) => self.changes.untold = true,
            }
        }
    }
}
