//! An item of the person's own: their words, when it is meant to be done, a timer, on which days.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::change::said;
use crate::check::{Bounds, short, within};
use crate::invalid::{Invalid, Problem};

/// Most characters of an own item's words.
pub const OWN_ITEM_CHARACTERS: u32 = 200;

/// Most own items: the list always goes over the wire whole.
pub const OWN_ITEMS: u32 = 40;

/// Minutes before bed at which an item can be meant: up to 16 h, so within the day.
pub const MINUTES_BEFORE_BED: Bounds = Bounds::new(0, 960);

/// Minutes before bed of an own item of which nobody has said when: within the usual wind-down.
pub const OWN_ITEM_BEFORE_BED: u16 = 45;

/// Minutes an item's timer can run.
pub const TIMER_MINUTES: Bounds = Bounds::new(1, 120);

/// What is written of an own item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(deny_unknown_fields)]
pub struct OwnItem {
    /// What it is called: one line of 1-200 characters.
    pub words: String,
    /// When it is meant to be done, 0-960.
    pub minutes_before_bed: u16,
    /// A timer to start in place, 1-120 min.
    #[serde(default)]
    pub timer_minutes: Option<u16>,
    /// Monday to Sunday, by the date the evening begins on.
    #[serde(default = "every_day")]
    pub weekdays: [bool; 7],
}

/// What is said anew of an item: a field that is absent stays as it was, `null` takes the timer away. Words, minutes, timer
/// and weekdays are those of own items only.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(deny_unknown_fields)]
pub struct ChecklistItemChange {
    /// What it is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub words: Option<String>,
    /// When it is meant to be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub minutes_before_bed: Option<u16>,
    /// A timer to start in place.
    #[serde(default, deserialize_with = "said", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub timer_minutes: Option<Option<u16>>,
    /// Monday to Sunday.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub weekdays: Option<[bool; 7]>,
    /// True: it is on the list of an evening.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub on: Option<bool>,
    /// True: a quiet reminder at its own time, where that is before the wind-down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub remind: Option<bool>,
}

/// What an own item has where nothing is said.
fn every_day() -> [bool; 7] {
    [true; 7]
}

impl OwnItem {
    /// The item with its words on one line. `part` is the name of what carries it in the request.
    pub fn checked(mut self, part: &str) -> Result<Self, Invalid> {
        let field = |name: &str| format!("{part}.{name}");
        self.words = self.words.split_whitespace().collect::<Vec<_>>().join(" ");
        if self.words.is_empty() {
            return Err(Invalid::new(field("words"), Problem::Empty));
        }
        short(&field("words"), &self.words, OWN_ITEM_CHARACTERS)?;
        within(&field("minutes_before_bed"), Some(self.minutes_before_bed), MINUTES_BEFORE_BED)?;
        within(&field("timer_minutes"), self.timer_minutes, TIMER_MINUTES)?;
        if self.weekdays == [false; 7] {
            return Err(Invalid::new(field("weekdays"), Problem::Empty));
        }
        Ok(self)
    }
}

impl ChecklistItemChange {
    /// Whether anything is said that only an own item has.
    pub(super) fn is_of_own_items(&self) -> bool {
        let Self { words, minutes_before_bed, timer_minutes, weekdays, on: _, remind: _ } = self;
        words.is_some() || minutes_before_bed.is_some() || timer_minutes.is_some() || weekdays.is_some()
    }

    /// The item with what is said now.
    pub(super) fn applied_to(&self, item: &OwnItem) -> OwnItem {
        OwnItem {
            words: self.words.clone().unwrap_or_else(|| item.words.clone()),
            minutes_before_bed: self.minutes_before_bed.unwrap_or(item.minutes_before_bed),
            timer_minutes: self.timer_minutes.unwrap_or(item.timer_minutes),
            weekdays: self.weekdays.unwrap_or(item.weekdays),
        }
    }
}
