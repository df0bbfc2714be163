//! Items of the list at their own time: the domain says when one is told of, and this tells it, quietly.

use std::time::Duration;

use limber_core::api::{Request, View};
use limber_core::winddown::{Desk, ItemEffect, ItemInput};

use super::Driver;
use super::known::Waiting;
use crate::desk::Work;
use crate::ports::Ports;
use crate::ports::reminder::Slot;
use crate::ports::signal::NotificationSignal;
use crate::reminder;

impl<P: Ports> Driver<P> {
    /// Lets the items' reminder take an input and does what follows.
    pub(super) fn feed_items(&mut self, input: ItemInput) {
        let evening = self.evening();
        let held = self.engine.keeps_quiet(&self.settings);
        let desk = Desk { held, present: self.engine.somebody_is_there(), wanted: true };
        let before = self.items.clone();
        let effect = self.items.step(self.now.wall, input, &evening, desk);
        if self.items != before {
            self.news.save = true;
        }
        match effect {
            Some(ItemEffect::Announce(ids)) => {
                let items: Vec<_> = evening.items.iter().filter(|item| ids.contains(&item.id)).collect();
                self.reminder.last_number += 1;
                self.ports.show(Slot::Item, reminder::items(self.reminder.last_number, &items, &self.words));
                self.items_reminder = (self.reminder.last_number, ids);
            }
            Some(ItemEffect::Withdraw) => self.withdraw_items(),
            None => {}
        }
    }

    /// When there is something to do about one, from now.
    pub(super) fn until_item(&self) -> Option<Duration> {
        self.items.until_next(self.now.wall, &self.evening())
    }

    /// What became of the notification. True if it was about this one. Where none can be shown, nothing is: it is no
    /// more than a hint.
    pub(super) fn items_notification(&mut self, signal: &NotificationSignal) -> bool {
        let (shown, ids) = &self.items_reminder;
        if signal.reminder() != *shown {
            return false;
        }
        match signal {
            NotificationSignal::Action { action, .. } if action == reminder::DONE => {
                let night = self.evening().night;
                let ticks: Vec<_> =
                    ids.iter().map(|item| Request::ChecklistTick { night, item: item.clone(), ticked: true }).collect();
                self.feed_items(ItemInput::Seen);
                for request in ticks {
                    self.hand_in(Work::Answer { reply_to: 0, request }, Waiting::Nobody);
                }
            }
            NotificationSignal::Action { .. } => {
                self.feed_items(ItemInput::Seen);
                self.open_or_log(View::Evening);
            }
            NotificationSignal::Dismissed { .. } => self.feed_items(ItemInput::Seen),
            NotificationSignal::Shown { .. } | NotificationSignal::Unavailable { .. } => {}
        }
        true
    }

    /// Takes it back, if it stands.
    pub(super) fn withdraw_items(&mut self) {
        let (_, ids) = &mut self.items_reminder;
        if !std::mem::take(ids).is_empty() {
            self.ports.withdraw(Slot::Item);
        }
    }
}
