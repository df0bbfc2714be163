//! The person's list as a value: what Limber brings along and what is their own, in their order.
//!
//! Every change is one operation on one item, so that two windows which change the list at the same time lose nothing of
//! each other; each hands back a list that is whole, or what is wrong and nothing. Must never: know how a list is kept.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::ChecklistAction;
use super::content::{BuiltIn, built_in};
use super::own::{ChecklistItemChange, OWN_ITEMS, OwnItem};
use crate::evidence::Evidence;
use crate::invalid::{Invalid, Problem};
use crate::time::LocalTime;

/// The person's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checklist {
    /// Each id once, and each item that Limber brings along among them.
    entries: Vec<Entry>,
}

/// One item as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Name of a built-in item, or `own-` and 32 hexadecimal digits. One that this version does not know stays.
    pub id: String,
    /// It is on the list of an evening.
    pub on: bool,
    /// A quiet reminder at its own time is wanted.
    pub remind: bool,
    /// What it says, where it is the person's own.
    pub own: Option<OwnItem>,
    /// When it was removed; it can be restored, to its place. Own items only.
    pub removed_at: Option<LocalTime>,
}

/// One item, of no evening yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ListedItem {
    /// Which.
    pub id: String,
    /// What it says, where it is the person's own. The words of another are in the catalogue under `checklist-<id>`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub own: Option<OwnItem>,
    /// It is on the list of an evening.
    pub on: bool,
    /// A quiet reminder at its own time is wanted.
    pub remind: bool,
    /// When it is meant to be done.
    pub minutes_before_bed: u16,
    /// What it offers besides its box.
    pub action: ChecklistAction,
    /// How much is known, about what, and from where; empty only where the item is the person's own.
    pub evidence: Vec<Evidence>,
    /// Keys of the further sources its words rest on.
    pub sources: Vec<String>,
    /// A leg that may have a clot must not be treated so.
    pub be_seen_first: bool,
}

impl Default for Checklist {
    /// What Limber brings along.
    fn default() -> Self {
        Self::of(Vec::new())
    }
}

impl Checklist {
    /// The list as it was kept. What is missing of the items that Limber brings along comes to its place by time.
    pub fn of(kept: Vec<Entry>) -> Self {
        let mut list = Self { entries: Vec::new() };
        for entry in kept {
            if list.position(&entry.id).is_none() {
                list.entries.push(entry);
            }
        }
        for item in built_in() {
            if list.position(&item.id).is_none() {
                list.place_by_time(default_entry(item));
            }
        }
        list
    }

    /// Everything there is to keep, in order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Every item that this version knows and that is not removed, on or off, in the person's order.
    pub fn items(&self) -> impl Iterator<Item = ListedItem> {
        self.entries.iter().filter(|entry| entry.removed_at.is_none()).filter_map(listed)
    }

    /// How many items are on the list of an evening, Monday to Sunday.
    pub fn on_each_day(&self) -> [u32; 7] {
        let mut counts = [0; 7];
        for item in self.items().filter(|item| item.on) {
            for (day, count) in counts.iter_mut().enumerate() {
                *count += u32::from(item.own.as_ref().is_none_or(|own| own.weekdays[day]));
            }
        }
        counts
    }

    /// What an item says, removed or not; `None` for one that is not known here.
    pub fn find(&self, id: &str) -> Option<ListedItem> {
        self.entries.iter().find(|entry| entry.id == id).and_then(listed)
    }

    /// Adds an own item, to its place by time.
    pub fn added(mut self, id: Uuid, item: OwnItem) -> Result<Self, Invalid> {
        let item = item.checked("item")?;
        self.room_for_one()?;
        let id = format!("own-{}", id.simple());
        self.place_by_time(Entry { id, on: true, remind: false, own: Some(item), removed_at: None });
        Ok(self)
    }

    /// Says something anew of an item. One that gets another time comes to its place by time, unless the person has an
    /// order of their own.
    pub fn changed(mut self, id: &str, change: &ChecklistItemChange) -> Result<Self, Invalid> {
        let at = self.live(id)?;
        let entry = &mut self.entries[at];
        if entry.own.is_none() && change.is_of_own_items() {
            return Err(Invalid::new("item", Problem::BuiltIn));
        }
        entry.on = change.on.unwrap_or(entry.on);
        entry.remind = change.remind.unwrap_or(entry.remind);
        if let Some(own) = &entry.own {
            let item = change.applied_to(own).checked("change")?;
            let another_time = item.minutes_before_bed != own.minutes_before_bed;
            entry.own = Some(item);
            if another_time {
                let entry = self.entries.remove(at);
                if self.is_by_time() { self.place_by_time(entry) } else { self.entries.insert(at, entry) }
            }
        }
        Ok(self)
    }

    /// Removes an own item. What Limber brings along can only be switched off.
    pub fn without(mut self, id: &str, now: LocalTime) -> Result<Self, Invalid> {
        let at = self.live(id)?;
        if self.entries[at].own.is_none() {
            return Err(Invalid::new("item", Problem::BuiltIn));
        }
        self.entries[at].removed_at = Some(now);
        Ok(self)
    }

    /// Takes the removal of an own item back: it is where it was. One that is there already stays.
    pub fn restored(mut self, id: &str) -> Result<Self, Invalid> {
        let at = self.position(id).ok_or(Invalid::new("item", Problem::Unknown))?;
        if self.entries[at].removed_at.is_some() {
            self.room_for_one()?;
            self.entries[at].removed_at = None;
        }
        Ok(self)
    }

    /// Moves an item to before another one; without one, to the end.
    pub fn moved(mut self, id: &str, before: Option<&str>) -> Result<Self, Invalid> {
        let from = self.live(id)?;
        if before == Some(id) {
            return Ok(self);
        }
        if let Some(before) = before {
            self.live(before).map_err(|invalid| Invalid { field: "before".into(), ..invalid })?;
        }
        let entry = self.entries.remove(from);
        let to = before.and_then(|before| self.position(before)).unwrap_or(self.entries.len());
        self.entries.insert(to, entry);
        Ok(self)
    }

    /// Back to what Limber brings along. Own items are removed.
    #[must_use]
    pub fn reset(self, now: LocalTime) -> Self {
        let own = self.entries.into_iter().filter(|entry| entry.own.is_some());
        let own = own.map(|entry| Entry { removed_at: entry.removed_at.or(Some(now)), ..entry });
        let mut list = Self::default();
        for entry in own {
            list.place_by_time(entry);
        }
        list
    }

    /// The list that there was before a reset, and what was added since.
    #[must_use]
    pub fn with_reset_undone(self, before: Vec<Entry>) -> Self {
        let mut list = Self::of(before);
        for entry in self.entries {
            if list.position(&entry.id).is_none() {
                list.place_by_time(entry);
            }
        }
        list
    }

    fn room_for_one(&self) -> Result<(), Invalid> {
        let own = self.entries.iter().filter(|entry| entry.own.is_some() && entry.removed_at.is_none()).count();
        let full = own >= OWN_ITEMS as usize;
        if full { Err(Invalid::new("items", Problem::TooMany { most: OWN_ITEMS })) } else { Ok(()) }
    }

    fn position(&self, id: &str) -> Option<usize> {
        self.entries.iter().position(|entry| entry.id == id)
    }

    /// Where an item is that this version knows and that is not removed.
    fn live(&self, id: &str) -> Result<usize, Invalid> {
        let known = |at: &usize| self.entries[*at].removed_at.is_none() && listed(&self.entries[*at]).is_some();
        self.position(id).filter(known).ok_or(Invalid::new("item", Problem::Unknown))
    }

    fn is_by_time(&self) -> bool {
        let minutes = self.entries.iter().filter(|entry| entry.removed_at.is_none()).filter_map(minutes_before_bed);
        minutes.is_sorted_by(|earlier, later| earlier >= later)
    }

    /// Before the first item that is meant later, else at the end.
    fn place_by_time(&mut self, entry: Entry) {
        let minutes = minutes_before_bed(&entry).unwrap_or(0);
        let later = |other: &Entry| minutes_before_bed(other).is_some_and(|other| other < minutes);
        let to = self.entries.iter().position(later).unwrap_or(self.entries.len());
        self.entries.insert(to, entry);
    }
}

fn default_entry(item: &BuiltIn) -> Entry {
    Entry { id: item.id.clone(), on: item.on, remind: false, own: None, removed_at: None }
}

fn minutes_before_bed(entry: &Entry) -> Option<u16> {
    let known = || built_in().iter().find(|item| item.id == entry.id).map(|item| item.minutes_before_bed);
    entry.own.as_ref().map(|own| own.minutes_before_bed).or_else(known)
}

fn listed(entry: &Entry) -> Option<ListedItem> {
    let Entry { id, on, remind, own, removed_at: _ } = entry;
    let (id, on, remind) = (id.clone(), *on, *remind);
    if let Some(own) = own {
        let action = own.timer_minutes.map_or(ChecklistAction::None, |minutes| ChecklistAction::Timer { minutes });
        let minutes_before_bed = own.minutes_before_bed;
        let (evidence, sources, own) = (Vec::new(), Vec::new(), Some(own.clone()));
        return Some(ListedItem {
            id,
            own,
            on,
            remind,
            minutes_before_bed,
            action,
            evidence,
            sources,
            be_seen_first: false,
        });
    }
    let BuiltIn { minutes_before_bed, action, evidence, sources, be_seen_first, .. } =
        built_in().iter().find(|item| item.id == id)?.clone();
    Some(ListedItem { id, own: None, on, remind, minutes_before_bed, action, evidence, sources, be_seen_first })
}

#[cfg(test)]
mod tests;
