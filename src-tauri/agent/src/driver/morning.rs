//! The morning's question: the domain says when it is asked, and this asks it and passes the answer on.

use std::time::Duration;

use limber_core::api::{ApiError, ErrorCode, Event, Request, Response, View};
use limber_core::journal::{NightAnswer, NightChange, NightState};
use limber_core::settings::RemindWith;
use limber_core::winddown::{Morning, MorningDesk, MorningEffect, MorningInput, morning_of};

use super::known::Waiting;
use super::{Driver, Means};
use crate::desk::Work;
use crate::ports::Ports;
use crate::ports::reminder::Slot;
use crate::ports::signal::NotificationSignal;
use crate::reminder;

impl<P: Ports> Driver<P> {
    /// Lets the question take an input and does what follows.
    pub(super) fn feed_morning(&mut self, input: MorningInput) {
        let morning = self.this_morning();
        let nights = &self.known.picture.nights;
        let known = nights.iter().find(|summary| summary.night == morning.night);
        let desk = MorningDesk {
            held: !self.settings.evening.ask_in_the_morning || self.engine.keeps_quiet(&self.settings),
            present: self.engine.somebody_is_there(),
            answered: known.map(|summary| summary.state != NightState::NotRecorded),
        };
        let before = self.morning.clone();
        let effect = self.morning.step(self.now.wall, input, &morning, desk);
        if self.morning != before {
            self.news.save = true;
        }
        match effect {
            Some(MorningEffect::Ask) => self.ask_in_the_morning(&morning),
            Some(MorningEffect::Withdraw) => self.withdraw_morning(),
            None => {}
        }
    }

    /// When there is something to do about it, from now.
    pub(super) fn until_morning(&self) -> Option<Duration> {
        let next = self.morning.until_next(self.now.wall, &self.this_morning());
        next.filter(|_| self.settings.evening.ask_in_the_morning)
    }

    /// "Ask later", from the window or a terminal. It counts as seen where there is no later.
    pub(super) fn put_morning_off(&mut self) -> Result<Response, ApiError> {
        self.feed_morning(MorningInput::Later);
        if self.settings.evening.ask_in_the_morning && self.morning.is_put_off(&self.this_morning()) {
            Ok(Response::Done)
        } else {
            Err(self.refusal().plain(ErrorCode::NotNow, "not-now-no-question"))
        }
    }

    /// What became of the notification. True if it was about this one.
    pub(super) fn morning_notification(&mut self, signal: &NotificationSignal) -> bool {
        if signal.reminder() != self.morning_reminder.shown {
            return false;
        }
        if self.morning_reminder.by.is_none() {
            return true; // an answer to what was taken back is nobody's any more
        }
        match signal {
            NotificationSignal::Action { action, .. } => match action.as_str() {
                reminder::NONE => self.answer_morning(NightAnswer::None),
                reminder::YES => {
                    self.answer_morning(NightAnswer::Cramps);
                    self.open_or_log(View::Night);
                }
                reminder::LATER => self.feed_morning(MorningInput::Later),
                _ => {
                    self.feed_morning(MorningInput::Seen);
                    self.open_or_log(View::Today);
                }
            },
            NotificationSignal::Dismissed { .. } => self.feed_morning(MorningInput::Seen),
            NotificationSignal::Unavailable { .. } => self.ask_in_window(),
            NotificationSignal::Shown { .. } => {}
        }
        true
    }

    /// The answer is written down by the desk. It is not asked again meanwhile.
    fn answer_morning(&mut self, answer: NightAnswer) {
        let night = self.this_morning().night;
        self.feed_morning(MorningInput::Seen);
        let change = NightChange { answer: Some(Some(answer)), ..NightChange::default() };
        let request = Request::NightChange { night, change };
        self.hand_in(Work::Answer { reply_to: 0, request }, Waiting::Notification(Slot::Morning));
    }

    fn ask_in_the_morning(&mut self, morning: &Morning) {
        if self.settings.breaks.remind_with == RemindWith::Window {
            return self.ask_in_window();
        }
        self.reminder.last_number += 1;
        self.morning_reminder.shown = self.reminder.last_number;
        self.morning_reminder.by = Some(Means::Notification);
        let can_wait = self.morning.can_wait(self.now.wall, morning);
        let shown = reminder::morning(self.morning_reminder.shown, can_wait, &self.words);
        self.ports.show(Slot::Morning, shown);
    }

    /// The window asks: one that is on screen wherever it is, else Today.
    fn ask_in_window(&mut self) {
        self.morning_reminder.by = Some(Means::Prompt);
        if !self.clients.tell_windows(&Event::Attend(View::Today), &self.words) {
            self.open_or_log(View::Today);
        }
    }

    /// Takes it back. The card of Today goes by itself, with the answer.
    pub(super) fn withdraw_morning(&mut self) {
        if self.morning_reminder.by.take() == Some(Means::Notification) {
            self.ports.withdraw(Slot::Morning);
        }
    }

    fn this_morning(&self) -> Morning {
        morning_of(self.now.wall, &self.settings.evening)
    }
}
