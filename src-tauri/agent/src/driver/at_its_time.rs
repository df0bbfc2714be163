//! Items of the list at their own time: the domain says when one is told of, and this tells it, quietly.

use std::time::Duration;

use limber_core::api::{Request, View};
use limber_core::winddown::{Desk, ItemEffect, ItemInput};

use super::known::Waiting;
use super::{Driver, Means};
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
                self.items_reminder.shown = self.reminder.last_number;
                self.items_reminder.by = Some(Means::Notification);
                self.ports.show(Slot::Item, reminder::items(self.items_reminder.shown, &items, &self.words));
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
        if signal.reminder() != self.items_reminder.shown {
            return false;
        }
        if self.items_reminder.by.is_none() {
            return true; // an answer to what was taken back is nobody's any more
        }
        match signal {
            NotificationSignal::Action { action, .. } if action == reminder::DONE => {
                let night = self.evening().night;
                let told = self.items.standing().to_vec();
                self.feed_items(ItemInput::Seen);
                for item in told {
                    let request = Request::ChecklistTick { night, item, ticked: true };
                    self.hand_in(Work::Answer { reply_to: 0, request }, Waiting::Notification(Slot::Item));
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
        if self.items_reminder.by.take().is_some() {
            self.ports.withdraw(Slot::Item);
        }
    }
}
