//! The evening: when it starts, what is on the list, and which evening a tick belongs to.
//!
//! Knows: bedtimes, what Limber brings along (`content`), the person's own list (`checklist`, `own`) and how it is laid
//! out. Must never: know how ticks and lists are kept.

pub mod at_its_time;
pub mod checklist;
mod content;
pub mod evening;
pub mod morning;
mod own;
pub mod reminder;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use at_its_time::{ItemEffect, ItemInput, ItemReminder};
pub use checklist::{Checklist, Entry, ListedItem};
pub use evening::{build_evening, evening_of};
pub use morning::{Morning, MorningDesk, MorningEffect, MorningInput, MorningQuestion, morning_of};
pub use own::{
    ChecklistItemChange, MINUTES_BEFORE_BED, OWN_ITEM_BEFORE_BED, OWN_ITEM_CHARACTERS, OWN_ITEMS, OwnItem,
    TIMER_MINUTES,
};
pub use reminder::{Desk, WinddownEffect, WinddownInput, WinddownOffer, WinddownReminder};

use crate::evidence::Evidence;
use crate::time::LocalTime;

/// One evening, ready to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Evening {
    /// The date the evening began on. What is ticked at 00:40 belongs to the date before.
    pub night: NaiveDate,
    /// When the wind-down starts.
    pub winddown_at: LocalTime,
    /// In bed by.
    pub bed_at: LocalTime,
    /// Up at, the morning after.
    pub wake_at: LocalTime,
    /// The person said "Not tonight".
    pub not_tonight: bool,
    /// The list in the person's order, then what was ticked and is not on it any more.
    pub items: Vec<ChecklistItem>,
}

/// One line of the evening's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ChecklistItem {
    /// Kebab-case name; the words are in the catalogue under `checklist-<id>`, unless it has words of its own.
    pub id: String,
    /// What an item of the person's own is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub words: Option<String>,
    /// When it is meant to be done.
    pub due_at: LocalTime,
    /// What opening it does.
    pub action: ChecklistAction,
    /// How much is known, about what, and from where; empty only where the item is the person's own, or not known any more.
    pub evidence: Vec<Evidence>,
    /// Keys of the further sources its words rest on (who should leave it out, for one).
    pub sources: Vec<String>,
    /// A leg that may have a clot must not be treated so: the page shows how soon to be seen beside it.
    pub be_seen_first: bool,
    /// A quiet reminder at its own time is wanted.
    pub remind: bool,
    /// When it was ticked.
    pub ticked_at: Option<LocalTime>,
    /// Who ticked it.
    pub ticked_by: Option<TickedBy>,
}

/// What a checklist item offers besides its box.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ChecklistAction {
    /// Only a box.
    None,
    /// A timer that starts in place.
    Timer {
        /// How long.
        minutes: u16,
    },
    /// The player, with this routine.
    Routine {
        /// Its id.
        routine: String,
    },
}

/// Who ticked an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum TickedBy {
    /// The person.
    Person,
    /// The player, after a routine that matches.
    Player,
}

/// A tick as it is kept: an item that was done, when, and who said so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChecklistTick {
    /// The evening it belongs to.
    pub night: NaiveDate,
    /// Id of the item.
    pub item: String,
    /// When it was ticked.
    pub ticked_at: LocalTime,
    /// Who ticked it.
    pub ticked_by: TickedBy,
    /// What an item of the person's own was called then: it may be removed since.
    pub words: Option<String>,
}
