//! The engine's inputs and effects: what the system and the person do, and what has to be done about it.

use std::time::Duration;

use limber_core::api::{ApiError, ErrorCode, Event, LeavingReason, PauseLength, Request, View};
use limber_core::engine::{BreakRecord, BreakRecordDraft, Effect, Input, NotNow, Phase, checked_snooze, pause_until};
use limber_core::health::Hands;
use limber_core::settings::RemindWith;
use limber_core::time::day_of;

use super::health::before;
use super::known::Waiting;
use super::{Driver, Means};
use crate::desk::Work;
use crate::ports::Ports;
use crate::ports::reminder::Slot;
use crate::ports::signal::{IdleSignal, NotificationSignal, SessionSignal, ShortcutSignal, Signal};
use crate::reminder::{self, reminder};
use crate::tray_view::Choice;

/// How long it is told that a break could not be shown: as long as an hour at the desk usually is.
const PROBLEM_IS_TOLD_FOR: Duration = Duration::from_hours(1);

impl<P: Ports> Driver<P> {
    /// Lets the engine take an input and does what follows.
    pub(super) fn feed(&mut self, input: Input) {
        let effects = self.engine.step(self.now, input, &self.settings);
        self.carry_out(effects);
    }

    /// The same for what the person asks for, which may make no sense at present.
    pub(super) fn ask(&mut self, input: Input) -> Result<(), ApiError> {
        let allowed: Result<(), NotNow> = self.engine.allows(&input, &self.settings);
        allowed.map_err(|reason| self.refusal().not_now(reason))?;
        self.feed(input);
        // What was asked for survives a crash too, where it shows in nothing else: a pause that is made longer.
        self.news.save = true;
        Ok(())
    }

    /// Puts the break off by 1-60 minutes, or by the setting.
    pub(super) fn snooze(&mut self, minutes: Option<u16>) -> Result<(), ApiError> {
        let minutes = checked_snooze(minutes).map_err(|invalid| self.refusal().invalid(&invalid))?;
        self.ask(Input::Snooze { minutes })
    }

    pub(super) fn pause(&mut self, length: PauseLength) -> Result<(), ApiError> {
        let length = length.checked().map_err(|invalid| self.refusal().invalid(&invalid))?;
        let until = pause_until(length, self.now, &self.settings);
        self.ask(Input::Pause { until })
    }

    pub(super) fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            self.news.save = true;
            match effect {
                Effect::Announce { announced } => self.announce(announced),
                Effect::Withdraw => self.withdraw(),
                Effect::OpenBreak => self.open_break(),
                Effect::CloseBreak => {
                    self.clients.tell_windows(&Event::CloseBreak, &self.words);
                }
                Effect::Record(draft) => self.record(&draft),
            }
        }
    }

    /// The break that is being taken cannot be seen: it is not counted, and what was due is due again. That is said in
    /// the reminder, or where nothing was due in a notification of its own.
    pub(super) fn lose_break(&mut self, error: ApiError) {
        tracing::error!(reason = error.message, "the break has no window and is given up");
        self.reminder.why = Some(error.message.clone());
        self.no_window = Some(error.clone());
        self.feed(Input::Abandon);
        self.break_problem = Some((error, self.now.mono.saturating_add(PROBLEM_IS_TOLD_FOR)));
        if let Some(why) = self.reminder.why.take() {
            self.reminder.last_number += 1;
            let notice = reminder::no_window(self.reminder.last_number, why, &self.words);
            self.ports.show(Slot::Reminder, notice);
        }
    }

    /// Starts a break; an error where it cannot be shown.
    pub(super) fn start_break(&mut self) -> Result<(), ApiError> {
        self.no_window = None;
        self.break_problem = None;
        self.ask(Input::Start)?;
        self.no_window.take().map_or(Ok(()), Err)
    }

    fn announce(&mut self, announced: u8) {
        if self.settings.breaks.remind_with == RemindWith::Window {
            self.reminder.by = Some(Means::Prompt);
            return self.open_or_log(View::Break);
        }
        let status = self.engine.status(self.now, &self.settings);
        self.reminder.last_number += 1;
        self.reminder.shown = self.reminder.last_number;
        self.reminder.by = Some(Means::Notification);
        let mut reminder = reminder(
            self.reminder.shown,
            announced,
            self.library.routine(&status.routine),
            status.snoozes_left,
            &self.settings,
            &self.words,
        );
        if let Some(why) = self.reminder.why.take() {
            reminder.body = why;
        }
        self.ports.show(Slot::Reminder, reminder);
    }

    fn withdraw(&mut self) {
        let by = self.reminder.by.take();
        self.ports.withdraw(Slot::Reminder);
        let phase = self.engine.status(self.now, &self.settings).phase;
        // A prompt that was answered with "start" goes on as the player.
        if by == Some(Means::Prompt) && !matches!(phase, Phase::InBreak { .. }) {
            self.clients.tell_windows(&Event::CloseBreak, &self.words);
        }
    }

    /// The person chose another way to be reminded: what stands is shown that way.
    pub(super) fn remind_anew(&mut self) {
        let Phase::Due { announced, .. } = self.engine.status(self.now, &self.settings).phase else { return };
        let shown_so_already = match self.settings.breaks.remind_with {
            RemindWith::Notification => Means::Notification,
            // The prompt that stands in for a notification is the window already: closed and opened in one go it would
            // be gone.
            RemindWith::Window => Means::Prompt,
        };
        if self.reminder.by.is_some_and(|means| means != shown_so_already) {
            self.withdraw();
            self.announce(announced);
        }
    }

    fn record(&mut self, draft: &BreakRecordDraft) {
        let BreakRecordDraft { outcome, due_at, started_at, ended_at, snoozes, sitting_seconds, answer, expired_by } =
            *draft;
        let (id, day) = (self.ports.new_id(), day_of(started_at));
        let record = BreakRecord {
            id,
            day,
            outcome,
            due_at,
            started_at,
            ended_at,
            snoozes,
            sitting_seconds,
            answer,
            expired_by,
        };
        self.news.today = true;
        self.break_problem = None;
        self.write_down(record);
    }

    /// Lets the desk write a break, now or as soon as the journal can be written. It is not forgotten before.
    pub(super) fn write_down(&mut self, record: BreakRecord) {
        self.known.unsaved.push(record.clone());
        let id = record.id;
        self.hand_in(Work::Record(record), Waiting::Record(id));
    }

    /// "Cramp now" and "My legs ache" from the tray and by keys: the desk writes it down while the screen opens.
    pub(super) fn now(&mut self, view: View) -> Result<(), ApiError> {
        self.write_down_now(view);
        self.open(view, None).map(drop)
    }

    /// What a view is about has happened: it is on its way to the disk before the view is painted.
    pub(super) fn write_down_now(&mut self, view: View) {
        let request = match view {
            View::Cramp => Request::CrampStart { muscle: None, side: None },
            View::Ache => Request::AcheStart,
            _ => return,
        };
        self.hand_in(Work::Answer { reply_to: 0, request }, Waiting::Nobody);
    }

    /// Shows a view for nobody who could be told that it does not work.
    pub(super) fn open_or_log(&mut self, view: View) {
        // `open` has logged the reason.
        let _ = self.open(view, None);
    }

    pub(super) fn signal(&mut self, signal: Signal) {
        self.note(&signal);
        match signal {
            Signal::Idle(IdleSignal::Active) => self.feed(Input::Active),
            Signal::Idle(IdleSignal::Idle { since_input }) => self.feed(Input::Idle { for_at_least: since_input }),
            Signal::Idle(IdleSignal::Unknown) => self.feed(Input::IdleUnknown),
            Signal::Session(SessionSignal::Suspending) => {
                self.feed(Input::Suspending);
                self.save();
            }
            Signal::Session(SessionSignal::Woke) => self.feed(Input::Woke),
            Signal::Session(SessionSignal::Locked) => self.feed(Input::Locked),
            Signal::Session(SessionSignal::Unlocked) => self.feed(Input::Unlocked),
            Signal::Notification(signal) => self.notification(signal),
            Signal::Tray(command) => {
                if let Some(choice) = Choice::from_id(&command.0) {
                    self.chosen(choice);
                } else {
                    tracing::warn!(id = %command.0, "an unknown entry of the tray was chosen");
                }
            }
            Signal::Hold { reason, active } => self.feed(Input::Hold { reason, active }),
            Signal::Source(_) | Signal::TrayHost { .. } => {}
            Signal::Shortcut(ShortcutSignal::Pressed { of }) => self.shortcut_pressed(of),
            Signal::Shortcut(ShortcutSignal::Stands { of, standing }) => self.shortcut_stands(of, standing),
            Signal::Terminate => self.leaving = Some(LeavingReason::SessionEnds),
        }
    }

    /// Keeps what a signal says about how well the system serves.
    fn note(&mut self, signal: &Signal) {
        let now = self.now.wall;
        let health = &mut self.health;
        match signal {
            Signal::Source(report) => health.source(report.clone(), now),
            Signal::TrayHost { present } => health.tray(*present),
            Signal::Idle(IdleSignal::Active) => health.hands(Some((Hands::Busy, now))),
            Signal::Idle(IdleSignal::Idle { since_input }) => {
                health.hands(Some((Hands::Resting, before(now, *since_input))));
            }
            Signal::Idle(IdleSignal::Unknown) => health.hands(None),
            Signal::Session(SessionSignal::Woke) => health.woke(now),
            Signal::Session(SessionSignal::Locked) => health.locked(true, now),
            Signal::Session(SessionSignal::Unlocked) => health.locked(false, now),
            Signal::Hold { reason, active } => health.hold(*reason, *active, now),
            Signal::Notification(signal) => {
                let others = [&self.winddown_reminder, &self.items_reminder, &self.morning_reminder];
                let [winddown, items, morning] = others.map(|standing| standing.shown);
                if !health.notification(signal, &[self.reminder.shown, winddown, items, morning], now) {
                    return;
                }
            }
            Signal::Session(SessionSignal::Suspending) | Signal::Tray(_) | Signal::Shortcut(_) | Signal::Terminate => {
                return;
            }
        }
        self.news.health = true;
    }

    fn notification(&mut self, signal: NotificationSignal) {
        if self.winddown_notification(&signal) || self.morning_notification(&signal) || self.items_notification(&signal)
        {
            return;
        }
        let about_what_stands = self.reminder.by.is_some() && signal.reminder() == self.reminder.shown;
        match signal {
            // An answer to a reminder that has been replaced or taken back is nobody's any more.
            NotificationSignal::Action { action, .. } if about_what_stands => {
                let outcome = match action.as_str() {
                    reminder::START => self.start_break(),
                    reminder::SNOOZE => self.ask(Input::Snooze { minutes: None }),
                    reminder::SKIP => self.ask(Input::Skip),
                    reminder::DEFAULT => self.open(View::Break, None).map(drop),
                    _ => Ok(()),
                };
                if let Err(error) = outcome {
                    tracing::info!(code = ?error.code, "an answer to the reminder came to nothing");
                }
            }
            NotificationSignal::Unavailable { .. } if about_what_stands => {
                self.reminder.by = Some(Means::Prompt);
                self.open_or_log(View::Break);
            }
            NotificationSignal::Action { .. }
            | NotificationSignal::Dismissed { .. }
            | NotificationSignal::Shown { .. }
            | NotificationSignal::Unavailable { .. } => {}
        }
    }

    fn chosen(&mut self, choice: Choice) {
        let outcome = match choice {
            Choice::Start => self.start_break(),
            Choice::Snooze => self.ask(Input::Snooze { minutes: None }),
            Choice::Pause(length) => self.pause(length),
            Choice::Resume => self.ask(Input::Resume),
            Choice::Cramp => self.now(View::Cramp),
            Choice::Ache => self.now(View::Ache),
            Choice::Open => self.open(View::Today, None).map(drop),
            Choice::Quit => {
                self.leaving = Some(LeavingReason::Quit);
                Ok(())
            }
        };
        if let Err(error) = outcome {
            tracing::info!(code = ?error.code, "a choice in the tray came to nothing");
            if error.code == ErrorCode::NotNow {
                self.tray = None; // what was shown was out of date: show it anew
            }
        }
    }
}
