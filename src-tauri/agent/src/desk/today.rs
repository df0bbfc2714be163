//! The picture of today: what the driver shows and tells without asking the journal each time.

use chrono::{Days, NaiveDate};
use limber_core::api::BREAKS_OF_TODAY;
use limber_core::engine::BreakRecord;
use limber_core::journal::{Episode, NightState, NightSummary};
use limber_core::settings::EveningSettings;
use limber_core::time::day_of;
use limber_core::winddown::{Checklist, ChecklistTick, Evening, build_evening, evening_of};

use super::{Desk, Refused};

/// Nights in the strip of Today.
const NIGHTS: u64 = 7;

/// What the journal says of a day.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Which day.
    pub day: NaiveDate,
    /// Its breaks that are written, oldest first; the last ones, should there be very many.
    pub breaks: Vec<BreakRecord>,
    /// The nights before it, oldest first.
    pub nights: Vec<NightSummary>,
    /// The cramp whose clock runs.
    pub ongoing: Option<Episode>,
    /// The evening of now.
    pub evening: NaiveDate,
    ticks: Vec<ChecklistTick>,
    not_tonight: bool,
}

impl Picture {
    /// A day of which nothing is known.
    pub fn empty(day: NaiveDate, evening: NaiveDate) -> Self {
        let (breaks, nights, ticks) = (Vec::new(), Vec::new(), Vec::new());
        Self { day, breaks, nights, ongoing: None, evening, ticks, not_tonight: false }
    }

    /// Another evening, of which nothing is known.
    pub fn begin_evening(&mut self, evening: NaiveDate) {
        (self.evening, self.ticks, self.not_tonight) = (evening, Vec::new(), false);
    }

    /// Adds a break that has been written since, or is about to be.
    pub fn add(&mut self, record: BreakRecord) {
        if record.day == self.day && self.breaks.iter().all(|known| known.id != record.id) {
            self.breaks.push(record);
            if self.breaks.len() > BREAKS_OF_TODAY {
                self.breaks.remove(0);
            }
        }
    }

    /// The night before the day.
    pub fn last_night(&self) -> NightSummary {
        let night = self.day.pred_opt().unwrap_or(self.day);
        let state = NightState::NotRecorded;
        let unknown = NightSummary {
            night,
            state,
            episodes: 0,
            sleep_quality: None,
            bed_at: None,
            up_at: None,
            answer: None,
            place: None,
        };
        self.nights.last().cloned().unwrap_or(unknown)
    }

    /// The evening of the day, with the bedtimes in force.
    pub fn evening(&self, checklist: &Checklist, settings: &EveningSettings, offset: chrono::FixedOffset) -> Evening {
        build_evening(self.evening, checklist, settings, offset, &self.ticks, self.not_tonight)
    }
}

impl Desk<'_> {
    /// Looks at the day of now, in one go: a journal that answers nothing is asked once.
    pub fn look(&mut self) -> Result<Picture, Refused> {
        let (day, evening) = (day_of(self.now), evening_of(self.now, &self.settings.evening));
        let last = day.pred_opt().unwrap_or(day);
        let first = last.checked_sub_days(Days::new(NIGHTS - 1)).unwrap_or(last);
        self.read(|store| {
            Ok(Picture {
                day,
                breaks: store.breaks().last_of_day(day, BREAKS_OF_TODAY)?,
                nights: store.nights().summaries(first, last)?,
                ongoing: store.episodes().ongoing()?,
                evening,
                ticks: store.checklist().ticks(evening)?,
                not_tonight: store.evenings().not_tonight(evening)?,
            })
        })
    }
}
