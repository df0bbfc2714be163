//! What was said of a night, and the line that a list of nights has for it.

use chrono::NaiveDate;
use limber_core::check::past_date;
use limber_core::journal::{Night, NightSummary, checked_span};
use limber_core::time::night_of;

use super::{Desk, Refused};

impl Desk<'_> {
    pub(super) fn nights(&mut self, since: NaiveDate, until: NaiveDate) -> Result<Vec<NightSummary>, Refused> {
        checked_span(since, until)?;
        self.read(|store| store.nights().summaries(since, until))
    }

    pub(super) fn night(&mut self, night: NaiveDate) -> Result<Night, Refused> {
        past_date("night", night, night_of(self.now))?;
        let said = self.read(|store| store.nights().get(night))?;
        Ok(said.unwrap_or(Night { night, answer: None, sleep_quality: None, bed_at: None, up_at: None }))
    }

    pub(super) fn night_save(&mut self, night: Night) -> Result<Night, Refused> {
        let night = night.checked(self.now)?;
        self.write(|store| store.nights().save(&night))?;
        self.changes.nights.push(night.clone());
        Ok(night)
    }
}
