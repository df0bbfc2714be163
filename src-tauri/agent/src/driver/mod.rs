//! The driver: one thread that owns the engine, one queue of messages, one wait for a deadline.
//!
//! Knows: the order of things. Must never: wait for a client, an adapter, the window or the journal, or read the clock
//! more than once a step. Rules are the domain's; what touches the journal is the desk's.

mod at_its_time;
mod breaks;
mod clients;
mod deletion;
mod errands;
mod health;
mod known;
mod morning;
mod news;
mod requests;
mod settings;
mod shortcut;
mod winddown;
mod window;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use chrono::{NaiveDate, TimeDelta};
use limber_core::api::{ApiError, Event, LeavingReason, Response, StatusReport};
use limber_core::backup::BackupStanding;
use limber_core::engine::{BreakRecord, Engine, Input, Phase, SavedEngine, clock_put_between, slept_between};
use limber_core::locale::Locale;
use limber_core::routine::Library;
use limber_core::settings::{Settings, Shortcut};
use limber_core::time::{LocalTime, Now, day_of};
use limber_core::winddown::{
    Checklist, ItemInput, ItemReminder, MorningInput, MorningQuestion, WinddownInput, WinddownOffer, WinddownReminder,
    evening_of,
};
use limber_store::ResumeFile;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::VERSION;
use crate::desk::{Clerk, Finished, Work, chosen};
use crate::message::Message;
use crate::ports::Ports;
use crate::ports::reminder::Slot;
use crate::ports::tray::TrayView;
use crate::refusal::Refusal;
use crate::words::Words;

use clients::Clients;
use errands::Errands;
use health::Health;
use known::{Known, Waiting};
use news::News;
use window::Window;

/// The longest wait in real time, so that a jump of the wall clock is noticed.
const LONGEST_WAIT: Duration = Duration::from_mins(1);

/// How long leaving may take for the sake of the journal: what has been accepted is finished.
const LAST_JOBS: Duration = Duration::from_secs(3);

/// How often the state is saved while sitting time grows, in real time.
const SAVE_EVERY: Duration = Duration::from_mins(1);

/// What a driver starts with.
#[derive(Debug)]
pub struct Setup {
    /// The journal's file.
    pub journal: PathBuf,
    /// Who works at the desk.
    pub clerk: Box<dyn Clerk>,
    /// What was found on opening the journal, unless that takes long and comes as a message.
    pub opened: Option<Finished>,
    /// The catalogue: `agent.ftl` and `errors.ftl`.
    pub words: Arc<Words>,
    /// How times are written.
    pub locale: Locale,
    /// How much faster than real time everything runs, 1-3600.
    pub time_scale: u32,
}

/// What is saved beside the journal.
#[derive(Debug, Serialize, Deserialize)]
struct Saved {
    engine: SavedEngine,
    first_at_desk: Option<LocalTime>,
    /// The settings as they were last known: for a start at which the journal cannot be read.
    #[serde(default)]
    settings: Option<Value>,
    /// Breaks that the journal has not taken yet.
    #[serde(default)]
    unsaved: Vec<BreakRecord>,
    /// How far the wind-down's offer has come.
    #[serde(default)]
    winddown: WinddownReminder,
    /// Which items of the list were told of at their time.
    #[serde(default)]
    items: ItemReminder,
    /// How far the morning's question has come.
    #[serde(default)]
    morning: MorningQuestion,
    /// What is known of the backups.
    #[serde(default)]
    backups: BackupStanding,
}

/// The reminder that stands, or was last.
#[derive(Debug, Default, Clone)]
struct Reminder {
    /// Counts up with each one shown, tests included.
    last_number: u64,
    /// The one that stands, or was last.
    shown: u64,
    /// By what it reminds at present; `None` when nothing does.
    by: Option<Means>,
    /// Why the break that was started is due again, until it has been said.
    why: Option<String>,
}

/// A notification of its own that stands, or was last: the wind-down's, the items', the morning's.
#[derive(Debug, Default, Clone, Copy)]
struct Standing {
    shown: u64,
    /// By what it asks at present; `None` when it does not.
    by: Option<Means>,
    /// The bedtime that it names, where it names one.
    bed_at: Option<LocalTime>,
}

impl Standing {
    /// Whether what stands says something that is so no more.
    fn names_another_bedtime(self, bed_at: LocalTime) -> bool {
        self.by == Some(Means::Notification) && self.bed_at.is_some_and(|named| named != bed_at)
    }
}

/// What can remind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Means {
    /// The system's notification.
    Notification,
    /// The window's prompt: by choice, or for want of a notification.
    Prompt,
}

/// The driver.
pub struct Driver<P> {
    ports: P,
    words: Arc<Words>,
    locale: Locale,
    time_scale: u32,
    journal: PathBuf,
    clerk: Box<dyn Clerk>,
    known: Known,
    settings: Arc<Settings>,
    library: Arc<Library>,
    checklist: Checklist,
    engine: Engine,
    now: Now,
    clients: Clients,
    window: Window,
    /// What has to be told at the end of the step.
    news: News,
    told: Option<StatusReport>,
    told_winddown: WinddownOffer,
    tray: Option<TrayView>,
    idle_threshold: Option<Duration>,
    /// The keys that the system was asked to hold.
    shortcut: Option<Shortcut>,
    reminder: Reminder,
    /// Why the last break that was started could not be shown, for whoever started it.
    no_window: Option<ApiError>,
    /// The same for everybody, and until when it is told, on the engine's clock.
    break_problem: Option<(ApiError, Duration)>,
    winddown: WinddownReminder,
    winddown_reminder: Standing,
    items: ItemReminder,
    /// The number of the notification about them that stands, or was last, and what it is about.
    items_reminder: Standing,
    morning: MorningQuestion,
    morning_reminder: Standing,
    health: Health,
    errands: Errands,
    day: NaiveDate,
    first_at_desk: Option<LocalTime>,
    saved_at: Duration,
    leaving: Option<LeavingReason>,
    /// What is at the journal's path is another agent's.
    displaced: bool,
}

impl<P: Ports> Driver<P> {
    /// Takes up where the last one left off.
    pub fn new(ports: P, setup: Setup) -> Self {
        let Setup { journal, clerk, opened, words, locale, time_scale } = setup;
        let now = ports.now();
        let saved: Option<Saved> = ResumeFile::beside(&journal).load();
        let kept = saved.as_ref().and_then(|saved| saved.settings.clone()).map(chosen);
        // The journal has the last word; where it cannot be read, the person's choices hold all the same.
        let read = opened.as_ref().and_then(|opened| opened.changes.settings.clone());
        let in_force = read.or(kept).unwrap_or_default();
        let settings = in_force.settings;
        let first_at_desk = saved.as_ref().and_then(|saved| saved.first_at_desk);
        let backups = saved.as_ref().map(|saved| saved.backups.clone()).unwrap_or_default();
        let folder = settings.backups.folder.clone();
        let items = saved.as_ref().map(|saved| saved.items.clone()).unwrap_or_default();
        let (engine, effects, unsaved, winddown, morning) = if let Some(saved) = saved {
            let (engine, effects) = Engine::restore(saved.engine, now, &settings);
            (engine, effects, saved.unsaved, saved.winddown.restored(), saved.morning.restored())
        } else {
            let engine = Engine::new(now, &settings);
            (engine, Vec::new(), Vec::new(), WinddownReminder::default(), MorningQuestion::default())
        };
        let day = day_of(now.wall);
        let mut driver = Self {
            ports,
            words,
            locale,
            time_scale,
            journal,
            clerk,
            known: Known::new(day, evening_of(now.wall, &settings.evening), in_force.document),
            settings,
            library: Arc::new(Library::built_in()),
            checklist: Checklist::default(),
            engine,
            now,
            clients: Clients::default(),
            window: Window::default(),
            news: News::default(),
            told: None,
            tray: None,
            idle_threshold: None,
            shortcut: None,
            reminder: Reminder::default(),
            no_window: None,
            break_problem: None,
            winddown,
            winddown_reminder: Standing::default(),
            items,
            items_reminder: Standing::default(),
            morning,
            morning_reminder: Standing::default(),
            told_winddown: WinddownOffer::None,
            health: Health::default(),
            errands: Errands::new(backups, now.mono, folder),
            day,
            first_at_desk: first_at_desk.filter(|moment| day_of(*moment) == day && *moment <= now.wall),
            saved_at: now.mono,
            leaving: None,
            displaced: false,
        };
        if let Some(opened) = opened {
            driver.returned(opened);
        }
        for record in unsaved {
            driver.write_down(record);
        }
        driver.carry_out(effects);
        driver.finish_step();
        driver
    }

    /// Drives until it is time to `leave`, and says why.
    pub fn run(&mut self, messages: &Receiver<Message>) -> LeavingReason {
        loop {
            let message = match messages.recv_timeout(self.wait()) {
                Ok(message) => Some(message),
                Err(RecvTimeoutError::Timeout) => None,
                // Without anybody who could tell something there is nothing left to do.
                Err(RecvTimeoutError::Disconnected) => Some(Message::Leave(LeavingReason::SessionEnds)),
            };
            self.step(message);
            if let Some(reason) = self.leaving {
                return reason;
            }
        }
    }

    /// How long nothing has to be done, in real time.
    pub fn wait(&self) -> Duration {
        let engine = self.engine.next_deadline().saturating_sub(self.now.mono);
        let journal = self.journal_deadline().map(|due| due.saturating_sub(self.now.mono));
        let engine = journal.map_or(engine, |journal| journal.min(engine));
        let window = self.window.deadline().map(|until| until.saturating_sub(self.now.mono));
        let engine = window.map_or(engine, |window| window.min(engine));
        let engine = self.until_winddown().map_or(engine, |winddown| winddown.min(engine));
        let engine = self.until_item().map_or(engine, |item| item.min(engine));
        let engine = self.until_morning().map_or(engine, |morning| morning.min(engine));
        let engine = self.until_backup().map_or(engine, |backup| backup.min(engine));
        let next = news::until_text_changes(self.told.as_ref()).map_or(engine, |tray| tray.min(engine));
        // Rounded up: a wait that ends a moment early would be followed by another one.
        (self.ports.real(next) + Duration::from_millis(1)).min(LONGEST_WAIT)
    }

    /// One step: the clock is read, time passes, one message is dealt with, what changed is told.
    pub fn step(&mut self, message: Option<Message>) {
        let before = std::mem::replace(&mut self.now, self.ports.now());
        if !slept_between(&before, &self.now).is_zero() {
            self.health.woke(self.now.wall);
            self.news.health = true;
        }
        self.note_clock_put(clock_put_between(&before, &self.now));
        self.feed(Input::Tick);
        self.tell_late_status();
        match message {
            None => self.glance_unasked(),
            Some(Message::Joined(client)) => {
                if client.surroundings.has_display() {
                    self.ports.offer_desktop(&client.surroundings);
                }
                self.clients.join(client);
            }
            Some(Message::Left(id)) => {
                self.clients.left(id);
                self.end_shortcut_try(Some(id));
            }
            Some(Message::Request { client, id, request, slot }) => self.request(client, id, request, slot),
            Some(Message::Finished(finished)) => self.returned(*finished),
            Some(Message::Brought(brought)) => self.brought(*brought),
            Some(Message::Underway(progress)) => self.news.events.push(Event::ErrandProgress(progress)),
            Some(Message::Signal(signal)) => self.signal(signal),
            Some(Message::WindowEnded { process, end }) => self.window_ended(process, &end),
            Some(Message::Displaced) => {
                tracing::error!("the journal's folder was replaced, and another agent has taken it: this one leaves");
                self.displaced = true;
                self.leaving = Some(LeavingReason::Replaced);
            }
            Some(Message::Leave(reason)) => self.leaving = Some(reason),
        }
        self.finish_step();
    }

    fn finish_step(&mut self) {
        let day = day_of(self.now.wall);
        if day != self.day {
            self.begin_day(day);
        } else if evening_of(self.now.wall, &self.settings.evening) != self.known.picture.evening {
            self.begin_evening();
        }
        self.feed_winddown(WinddownInput::Tick);
        self.feed_items(ItemInput::Tick);
        self.look_at_window();
        self.break_problem = self.break_problem.take().filter(|(_, until)| self.now.mono < *until);
        self.tend();
        self.tend_backups();
        self.take_returned();
        self.feed_morning(MorningInput::Tick); // with the night as it was just answered
        let at_desk = matches!(self.report().status.phase, Phase::Working { .. }) && self.engine.somebody_is_there();
        if self.first_at_desk.is_none() && at_desk {
            self.first_at_desk = Some(self.now.wall);
        }
        self.hold_shortcut();
        self.tell_news();
        self.take_returned();
        self.hold_shortcut();
        let threshold = self.engine.idle_threshold(&self.settings);
        if self.idle_threshold.replace(threshold) != Some(threshold) {
            self.ports.watch_idle(threshold);
        }
    }

    /// The clock was put by so much: what is measured with it is not. A moment of today moves along, since it was read from
    /// the clock before.
    fn note_clock_put(&mut self, by: TimeDelta) {
        if by.is_zero() {
            return;
        }
        tracing::info!(seconds = by.num_seconds(), "the clock of this computer was set");
        self.known.clock_put = self.known.clock_put.checked_add(&by).unwrap_or(by);
        self.first_at_desk = self.first_at_desk.and_then(|moment| moment.checked_add_signed(by));
    }

    fn save(&mut self) {
        if self.errands.deletion.has_begun() {
            return; // of before; it is saved when the journal is away
        }
        self.saved_at = self.now.mono;
        match serde_json::to_value(self.state_to_save()) {
            Ok(state) => self.hand_in(Work::Keep(state), Waiting::Nobody),
            Err(error) => tracing::error!(%error, "the state of the breaks cannot be written down"),
        }
    }

    fn state_to_save(&self) -> Saved {
        Saved {
            engine: self.engine.save(self.now),
            first_at_desk: self.first_at_desk,
            settings: Some(self.known.document.clone()),
            unsaved: self.known.unsaved.clone(),
            winddown: self.winddown.clone(),
            items: self.items.clone(),
            morning: self.morning.clone(),
            backups: self.errands.backups.clone(),
        }
    }

    fn save_is_old(&self) -> bool {
        let span = SAVE_EVERY.saturating_mul(self.time_scale);
        self.now.mono.saturating_sub(self.saved_at) >= span
    }

    /// Lets the desk finish what was accepted, then says goodbye and waits, briefly, until it is sent. What the journal
    /// has not taken by then is in the file beside it.
    pub fn leave(&mut self, reason: LeavingReason, messages: &Receiver<Message>) {
        if !self.displaced {
            self.finish_jobs(messages);
            // Not at the desk: it may still be held up by another program.
            if let Err(error) = ResumeFile::beside(&self.journal).save(&self.state_to_save()) {
                tracing::warn!(%error, "the state of the breaks cannot be saved");
            }
        }
        if self.reminder.by.is_some() {
            self.ports.withdraw(Slot::Reminder);
        }
        self.withdraw_winddown();
        self.withdraw_items();
        self.withdraw_morning();
        self.clients.tell(&Event::Leaving(reason), &self.words);
        self.clients.end();
    }

    fn finish_jobs(&mut self, messages: &Receiver<Message>) {
        let end = self.now.mono.saturating_add(LAST_JOBS.saturating_mul(self.time_scale));
        while self.known.is_busy() {
            self.now = self.ports.now();
            let left = self.ports.real(end.saturating_sub(self.now.mono));
            match messages.recv_timeout(left) {
                Ok(Message::Finished(finished)) => self.returned(*finished),
                Ok(_) => {} // too late: the goodbye is the answer
                Err(_) => return,
            }
            self.take_returned();
            self.tell_news();
        }
    }

    fn refusal(&self) -> Refusal<'_> {
        Refusal { words: &self.words, journal: &self.journal }
    }

    fn report(&self) -> StatusReport {
        StatusReport {
            status: self.engine.status(self.now, &self.settings),
            now: self.now.wall,
            asleep_seconds: self.now.asleep.map(|asleep| asleep.as_secs()),
            time_scale: self.time_scale,
            version: VERSION.to_owned(),
            journal_problem: self.problem_with_offer(),
            break_problem: self.break_problem.as_ref().map(|(problem, _)| problem.clone()),
        }
    }

    fn status(&self) -> Response {
        Response::Status(self.report())
    }
}
