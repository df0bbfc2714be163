//! What was said of a day, and what was done on it.

use chrono::NaiveDate;
use limber_core::api::BREAKS_OF_TODAY;
use limber_core::check::past_date;
use limber_core::engine::BreakOutcome;
use limber_core::journal::{DayChange, DayContents, DayLog};
use limber_core::routine::SessionEnding;
use limber_core::time::day_of;

use super::{Desk, Refused};

impl Desk<'_> {
    pub(super) fn day(&mut self, day: NaiveDate) -> Result<DayContents, Refused> {
        past_date("day", day, day_of(self.now))?;
        self.read(|store| {
            let done = |outcome| matches!(outcome, BreakOutcome::Taken | BreakOutcome::Natural);
            let breaks = store.breaks().last_of_day(day, BREAKS_OF_TODAY)?;
            let sessions = store.stretch_sessions().of_day(day)?;
            let ticks = store.checklist().ticks(day)?; // an evening is named as its day
            let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
            Ok(DayContents {
                log: store.day_logs().get(day)?.unwrap_or(DayLog { day, ..DayLog::default() }),
                breaks: number(breaks.iter().filter(|record| done(record.outcome)).count()),
                stretches: number(
                    sessions.iter().filter(|session| session.session.ending == SessionEnding::Completed).count(),
                ),
                winddown: number(ticks.len()),
            })
        })
    }

    /// Says something of a day; what is not named stays, whoever said it.
    pub(super) fn day_change(&mut self, day: NaiveDate, change: DayChange) -> Result<DayContents, Refused> {
        let change = change.checked(day, self.now)?;
        let mut contents = self.day(day)?;
        contents.log = change.applied_to(&contents.log);
        self.write(|store| store.day_logs().save(&contents.log))?;
        self.changes.days.push(contents.clone());
        Ok(contents)
    }
}
