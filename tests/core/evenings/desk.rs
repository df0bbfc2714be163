//! A desk in the evening: a clock on the wall that may be put, the evening as the journal has it, and who is there. It
//! steps the reminder as the driver does, at its deadlines and once a minute at least.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use limber_core::settings::EveningSettings;
use limber_core::time::LocalTime;
use limber_core::winddown::{
    Checklist, ChecklistTick, Desk, Evening, TickedBy, WinddownEffect, WinddownInput, WinddownReminder, build_evening,
    evening_of,
};

use crate::zone::Zone;

/// The driver never waits longer than this.
const LONGEST_WAIT: TimeDelta = TimeDelta::minutes(1);

/// What the reminder asked for, and what the clock showed.
pub(super) type Happening = (WinddownEffect, LocalTime);

/// Everything around the reminder.
pub(super) struct EveningDesk {
    pub(super) reminder: WinddownReminder,
    pub(super) settings: EveningSettings,
    pub(super) desk: Desk,
    pub(super) zone: Zone,
    /// What the clock believes the time to be.
    utc: DateTime<Utc>,
    checklist: Checklist,
    ticks: Vec<ChecklistTick>,
    declined: Vec<NaiveDate>,
}

impl EveningDesk {
    pub(super) fn at(utc: DateTime<Utc>, zone: Zone) -> Self {
        Self {
            reminder: WinddownReminder::default(),
            settings: EveningSettings::default(),
            desk: Desk { held: false, present: true, wanted: true },
            zone,
            utc,
            checklist: Checklist::default(),
            ticks: Vec::new(),
            declined: Vec::new(),
        }
    }

    pub(super) fn now(&self) -> LocalTime {
        self.zone.show(self.utc)
    }

    pub(super) fn evening(&self) -> Evening {
        let (now, settings) = (self.now(), &self.settings);
        let night = evening_of(now, settings);
        let declined = self.declined.contains(&night);
        build_evening(night, &self.checklist, settings, *now.offset(), &self.ticks, declined)
    }

    /// One step at this moment.
    pub(super) fn step(&mut self, input: WinddownInput) -> Option<Happening> {
        let (now, evening) = (self.now(), self.evening());
        self.reminder.step(now, input, &evening, self.desk).map(|effect| (effect, now))
    }

    /// Time passes, awake.
    pub(super) fn pass(&mut self, span: TimeDelta) -> Vec<Happening> {
        let mut happened = Vec::new();
        let end = self.utc + span;
        while self.utc < end {
            let next = self.reminder.until_next(self.now(), &self.evening());
            let next = next.and_then(|span| TimeDelta::from_std(span).ok()).unwrap_or(LONGEST_WAIT);
            self.utc += next.min(LONGEST_WAIT).min(end - self.utc);
            happened.extend(self.step(WinddownInput::Tick));
        }
        happened
    }

    /// The clock goes on, or is put, and nobody looks meanwhile: asleep, or set by hand.
    pub(super) fn jump(&mut self, span: TimeDelta) -> Option<Happening> {
        self.utc += span;
        self.step(WinddownInput::Tick)
    }

    pub(super) fn tick_item(&mut self) -> Option<Happening> {
        let evening = self.evening();
        let tick = ChecklistTick {
            night: evening.night,
            item: evening.items[0].id.clone(),
            ticked_at: self.now(),
            ticked_by: TickedBy::Person,
            words: None,
        };
        self.ticks.push(tick);
        self.step(WinddownInput::Tick)
    }

    pub(super) fn decline(&mut self) -> Option<Happening> {
        self.declined.push(self.evening().night);
        self.step(WinddownInput::Tick)
    }

    /// The agent ends and starts again: its notification goes with it.
    pub(super) fn restart(&mut self) -> Option<Happening> {
        let saved = serde_json::to_string(&self.reminder).unwrap();
        self.reminder = serde_json::from_str::<WinddownReminder>(&saved).unwrap().restored();
        self.step(WinddownInput::Tick)
    }
}
