//! The evening's list: what was ticked, and "not tonight".

use chrono::NaiveDate;
use limber_core::check::past_date;
use limber_core::invalid::{Invalid, Problem};
use limber_core::winddown::{ChecklistTick, Evening, TickedBy, build_evening, evening_of};

use super::{Desk, Refused};

impl Desk<'_> {
    /// The evening named, or the one of now.
    pub(super) fn evening(&mut self, night: Option<NaiveDate>) -> Result<Evening, Refused> {
        let night = night.unwrap_or_else(|| self.this_evening());
        past_date("night", night, self.this_evening())?;
        let checklist = self.checklist()?;
        let (ticks, not_tonight) =
            self.read(|store| Ok((store.checklist().ticks(night)?, store.evenings().not_tonight(night)?)))?;
        Ok(build_evening(night, &checklist, &self.settings.evening, *self.now.offset(), &ticks, not_tonight))
    }

    pub(super) fn checklist_tick(&mut self, night: NaiveDate, item: &str, ticked: bool) -> Result<Evening, Refused> {
        past_date("night", night, self.this_evening())?;
        if ticked {
            let known = self.checklist()?.find(item).ok_or(Invalid::new("item", Problem::Unknown))?;
            let tick = ChecklistTick {
                night,
                item: known.id,
                ticked_at: self.now,
                ticked_by: TickedBy::Person,
                words: known.own.map(|own| own.words),
            };
            self.write(|store| store.checklist().tick(&tick))?;
        } else {
            // What was ticked can be taken back also where the item is gone since.
            let ticks = self.read(|store| store.checklist().ticks(night))?;
            if ticks.iter().all(|tick| tick.item != item) && self.checklist()?.find(item).is_none() {
                return Err(Invalid::new("item", Problem::Unknown).into());
            }
            self.write(|store| store.checklist().untick(night, item))?;
        }
        self.evening_changed(night)
    }

    pub(super) fn evening_not_tonight(&mut self, night: NaiveDate, not_tonight: bool) -> Result<Evening, Refused> {
        past_date("night", night, self.this_evening())?;
        self.write(|store| store.evenings().set_not_tonight(night, not_tonight))?;
        self.evening_changed(night)
    }

    fn this_evening(&self) -> NaiveDate {
        evening_of(self.now, &self.settings.evening)
    }

    /// The evening as it is now, which is told to everybody.
    pub(super) fn evening_changed(&mut self, night: NaiveDate) -> Result<Evening, Refused> {
        let evening = self.evening(Some(night))?;
        self.changes.evenings.push(evening.clone());
        Ok(evening)
    }
}
