//! What was said of a day.

use chrono::NaiveDate;
use limber_core::check::past_date;
use limber_core::journal::{DayChange, DayLog};
use limber_core::time::day_of;

use super::{Desk, Refused};

impl Desk<'_> {
    pub(super) fn day(&mut self, day: NaiveDate) -> Result<DayLog, Refused> {
        past_date("day", day, day_of(self.now))?;
        let said = self.read(|store| store.day_logs().get(day))?;
        Ok(said.unwrap_or(DayLog { day, ..DayLog::default() }))
    }

    /// Says something of a day; what is not named stays, whoever said it.
    pub(super) fn day_change(&mut self, day: NaiveDate, change: DayChange) -> Result<DayLog, Refused> {
        let log = change.applied_to(&self.day(day)?).checked(self.now)?;
        self.write(|store| store.day_logs().save(&log))?;
        self.changes.days.push(log.clone());
        Ok(log)
    }
}
