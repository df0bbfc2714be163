//! When the person is reminded of an item whose time is earlier in the day: a pure step beside the wind-down's.
//!
//! Must never: read a clock, know what a notification is, or fail.
//!
//! What can be relied on:
//! - An item is told of only where the person switched that on, and only where its time comes before the wind-down.
//! - Once an evening, at its time or within `LATE` of it, and never after that: no catch-up.
//! - Not while something holds (what holds a break too, a lock, a pause), not to an empty chair, and not where it is ticked or the
//!   person has said "Not tonight". What stands stays, until it is ticked or closed, or the wind-down starts.
//! - Its moments are times of day. A clock that is set, a zone or summer time move them, and never tell of one again.

use std::time::Duration;

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use super::{ChecklistItem, Desk, Evening};
use crate::time::LocalTime;

/// How long after its time an item is still told of: a call may have been in the way.
pub const LATE: TimeDelta = TimeDelta::minutes(30);

/// What was told of. Saved beside the journal.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ItemReminder {
    /// Of the last two evenings. Another bedtime may bring one back.
    told: Vec<(NaiveDate, String)>,
    /// What stands on the screen, of the evening that is on.
    #[serde(skip)]
    standing: Vec<String>,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemInput {
    /// Time passed, or anything outside changed.
    Tick,
    /// The person closed it.
    Seen,
}

/// What has to be done about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ItemEffect {
    /// Tell of these, in place of what stands.
    Announce(Vec<String>),
    /// Take it back.
    Withdraw,
}

impl ItemReminder {
    /// Takes one input. Step with `Tick` at `until_next`, and whenever the evening or the desk may have changed.
    pub fn step(&mut self, now: LocalTime, input: ItemInput, evening: &Evening, desk: Desk) -> Option<ItemEffect> {
        let stood = !self.standing.is_empty();
        let over = evening.not_tonight || now >= evening.winddown_at || input == ItemInput::Seen;
        let open = |id: &String| evening.items.iter().any(|item| item.id == *id && item.ticked_at.is_none());
        self.standing.retain(|id| !over && open(id));

        let quiet = over || desk.held || !desk.present;
        let due: Vec<String> =
            self.ahead(evening).filter(|item| !quiet && is_due(item, now)).map(|item| item.id.clone()).collect();
        if due.is_empty() {
            return (stood && self.standing.is_empty()).then_some(ItemEffect::Withdraw);
        }
        self.told.extend(due.iter().map(|id| (evening.night, id.clone())));
        self.forget_other_evenings();
        self.standing.extend(due);
        Some(ItemEffect::Announce(self.standing.clone()))
    }

    /// What is told of at present.
    pub fn standing(&self) -> &[String] {
        &self.standing
    }

    /// How long until something happens by itself; never zero. `None` when nothing is ahead this evening.
    pub fn until_next(&self, now: LocalTime, evening: &Evening) -> Option<Duration> {
        let due = self.ahead(evening).map(|item| item.due_at);
        let end = (!self.standing.is_empty()).then_some(evening.winddown_at);
        let next = due.chain(end).filter(|moment| *moment > now).min()?;
        (next - now).to_std().ok()
    }

    /// What may still be told of.
    fn ahead<'a>(&'a self, evening: &'a Evening) -> impl Iterator<Item = &'a ChecklistItem> {
        evening.items.iter().filter(|item| {
            item.remind
                && item.due_at < evening.winddown_at
                && item.ticked_at.is_none()
                && !self.told.iter().any(|(night, id)| *night == evening.night && *id == item.id)
        })
    }

    fn forget_other_evenings(&mut self) {
        let mut nights: Vec<NaiveDate> = self.told.iter().map(|(night, _)| *night).collect();
        nights.dedup();
        if let [.., before, last] = nights[..] {
            self.told.retain(|(night, _)| *night == before || *night == last);
        }
    }
}

fn is_due(item: &ChecklistItem, now: LocalTime) -> bool {
    item.due_at <= now && now < item.due_at + LATE
}
