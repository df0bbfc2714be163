//! The wind-down's reminder: the domain says when it is offered, and this does it.

use std::time::Duration;

use limber_core::api::{ApiError, ErrorCode, Event, Request, Response, View};
use limber_core::settings::RemindWith;
use limber_core::winddown::{Desk, WinddownEffect, WinddownInput, WinddownOffer};

use super::known::Waiting;
use super::{Driver, Means, Standing};
use crate::desk::Work;
use crate::ports::Ports;
use crate::ports::reminder::{Reminder, Slot};
use crate::ports::signal::NotificationSignal;
use crate::reminder;

impl<P: Ports> Driver<P> {
    /// Lets the wind-down take an input and does what follows.
    pub(super) fn feed_winddown(&mut self, input: WinddownInput) {
        let evening = self.evening();
        let desk = Desk {
            held: self.engine.keeps_quiet(&self.settings),
            present: self.engine.somebody_is_there(),
            wanted: self.settings.evening.remind,
        };
        let before = self.winddown.clone();
        let effect = self.winddown.step(self.now.wall, input, &evening, desk);
        if self.winddown != before {
            self.news.save = true;
        }
        match effect {
            Some(WinddownEffect::Announce) => self.announce_winddown(),
            Some(WinddownEffect::Withdraw) => self.withdraw_winddown(),
            None if self.winddown_reminder.names_another_bedtime(evening.bed_at) => self.show_winddown(true),
            None => {}
        }
    }

    /// Whether it is offered at present.
    pub(super) fn winddown_offer(&self) -> WinddownOffer {
        self.winddown.offer(self.now.wall, &self.evening())
    }

    /// When there is something to do about it, from now.
    pub(super) fn until_winddown(&self) -> Option<Duration> {
        self.winddown.until_next(self.now.wall, &self.evening()).filter(|_| self.settings.evening.remind)
    }

    /// "In 15 min".
    pub(super) fn put_winddown_off(&mut self) -> Result<Response, ApiError> {
        if !self.winddown.can_put_off(self.now.wall, &self.evening()) {
            return Err(self.refusal().plain(ErrorCode::NotNow, "not-now-no-winddown"));
        }
        self.feed_winddown(WinddownInput::PutOff);
        Ok(Response::Done)
    }

    /// What became of the notification. True if it was about this one.
    pub(super) fn winddown_notification(&mut self, signal: &NotificationSignal) -> bool {
        if signal.reminder() != self.winddown_reminder.shown {
            return false;
        }
        if self.winddown_reminder.by.is_none() {
            return true; // an answer to what was taken back is nobody's any more
        }
        match signal {
            NotificationSignal::Action { action, .. } => match action.as_str() {
                reminder::LATER => {
                    if let Err(error) = self.put_winddown_off() {
                        tracing::info!(code = ?error.code, "an answer to the wind-down came to nothing");
                    }
                }
                reminder::NOT_TONIGHT => self.not_tonight(),
                _ => {
                    self.feed_winddown(WinddownInput::Seen);
                    self.open_or_log(View::Evening);
                }
            },
            NotificationSignal::Dismissed { .. } => self.feed_winddown(WinddownInput::Seen),
            NotificationSignal::Unavailable { .. } => {
                self.offer_in_window();
            }
            NotificationSignal::Shown { .. } => {}
        }
        true
    }

    /// "Not tonight": written down by the desk. It is not offered again meanwhile.
    fn not_tonight(&mut self) {
        let request = Request::EveningNotTonight { night: self.evening().night, not_tonight: true };
        self.feed_winddown(WinddownInput::Seen);
        self.hand_in(Work::Answer { reply_to: 0, request }, Waiting::Notification(Slot::Winddown));
    }

    fn announce_winddown(&mut self) {
        if self.settings.breaks.remind_with == RemindWith::Window {
            return self.offer_in_window();
        }
        self.show_winddown(false);
    }

    /// The notification, for the first time or, `quiet`, with another bedtime in it.
    fn show_winddown(&mut self, quiet: bool) {
        self.reminder.last_number += 1;
        let evening = self.evening();
        let (shown, by) = (self.reminder.last_number, Some(Means::Notification));
        self.winddown_reminder = Standing { shown, by, bed_at: Some(evening.bed_at) };
        let can_put_off = self.winddown.can_put_off(self.now.wall, &evening);
        let reminder = reminder::winddown(shown, evening.bed_at, can_put_off, &self.words, &self.locale);
        self.ports.show(Slot::Winddown, Reminder { quiet, ..reminder });
    }

    /// The window asks: one that is on screen wherever it is, since somebody may be writing or stretching there.
    fn offer_in_window(&mut self) {
        self.winddown_reminder.by = Some(Means::Prompt);
        if !self.clients.tell_windows(&Event::Attend(View::Evening), &self.words) {
            self.open_or_log(View::Evening);
        }
    }

    /// Takes it back. What the window shows of it goes by itself, with the offer.
    pub(super) fn withdraw_winddown(&mut self) {
        if self.winddown_reminder.by.take().is_some() {
            self.ports.withdraw(Slot::Winddown);
        }
    }
}
