//! The driver: one thread that owns the engine and the journal, one queue of messages, one wait for a deadline.
//!
//! Knows: the order of things. Must never: wait for a client, an adapter or the window, or read the clock more
//! than once a step. Rules are the domain's.

mod breaks;
mod clients;
mod entries;
mod evenings;
mod health;
mod news;
mod requests;
mod window;

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use chrono::NaiveDate;
use limber_core::api::{LeavingReason, Request, Response, StatusReport};
use limber_core::engine::{Engine, Input, SavedEngine, slept_between};
use limber_core::locale::Locale;
use limber_core::routine::Library;
use limber_core::settings::{Settings, document};
use limber_core::time::{LocalTime, Now, day_of};
use limber_store::ResumeFile;
use serde::{Deserialize, Serialize};

use crate::VERSION;
use crate::client::{Client, encoded, reply};
use crate::journal::Journal;
use crate::message::Message;
use crate::ports::Ports;
use crate::ports::tray::TrayView;
use crate::refusal::Refusal;
use crate::words::Words;

use clients::Clients;
use health::Health;
use news::News;
use window::Window;

/// The longest wait in real time, so that a jump of the wall clock is noticed.
const LONGEST_WAIT: Duration = Duration::from_mins(1);

/// How often the state is saved while sitting time grows, in real time.
const SAVE_EVERY: Duration = Duration::from_mins(1);

/// What a driver starts with.
#[derive(Debug)]
pub struct Setup {
    /// The journal, opened or not.
    pub journal: Journal,
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
}

/// The reminder that stands, or was last.
#[derive(Debug, Default, Clone, Copy)]
struct Reminder {
    /// Counts up with each one shown, tests included.
    last_number: u64,
    /// The one that stands, or was last.
    shown: u64,
    /// By what it reminds at present; `None` when nothing does.
    by: Option<Means>,
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
    journal: Journal,
    resume: ResumeFile,
    settings: Settings,
    library: Library,
    engine: Engine,
    now: Now,
    clients: Clients,
    window: Window,
    /// What has to be told at the end of the step.
    news: News,
    told: Option<StatusReport>,
    tray: Option<TrayView>,
    idle_threshold: Option<Duration>,
    reminder: Reminder,
    health: Health,
    day: NaiveDate,
    first_at_desk: Option<LocalTime>,
    saved_at: Duration,
    leaving: Option<LeavingReason>,
    /// When the journal wants to be tended, on the engine's clock.
    journal_due: Option<Duration>,
}

impl<P: Ports> Driver<P> {
    /// Takes up where the last one left off.
    pub fn new(ports: P, setup: Setup) -> Self {
        let Setup { mut journal, words, locale, time_scale } = setup;
        let now = ports.now();
        let settings = read_settings(&mut journal, now.wall);
        let resume = journal.resume_file();
        let saved: Option<Saved> = resume.load();
        let first_at_desk = saved.as_ref().and_then(|saved| saved.first_at_desk);
        let (engine, effects) = match saved {
            Some(saved) => Engine::restore(saved.engine, now, &settings),
            None => (Engine::new(now, &settings), Vec::new()),
        };
        let day = day_of(now.wall);
        let mut driver = Self {
            ports,
            words,
            locale,
            time_scale,
            journal,
            resume,
            settings,
            library: Library::built_in(),
            engine,
            now,
            clients: Clients::default(),
            window: Window::default(),
            news: News::default(),
            told: None,
            tray: None,
            idle_threshold: None,
            reminder: Reminder::default(),
            health: Health::default(),
            day,
            first_at_desk: first_at_desk.filter(|moment| day_of(*moment) == day),
            saved_at: now.mono,
            leaving: None,
            journal_due: None,
        };
        if let Some(bytes) = driver.journal.bytes() {
            driver.health.opened(bytes, now.wall);
        }
        driver.carry_out(effects);
        driver.look_at_last_night();
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
        let journal = self.journal_due.map(|due| due.saturating_sub(self.now.mono));
        let engine = journal.map_or(engine, |journal| journal.min(engine));
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
        self.feed(Input::Tick);
        self.tend_journal(); // before anybody is told how it is
        match message {
            None => {}
            Some(Message::Joined(client)) => self.clients.join(client),
            Some(Message::Left(id)) => self.clients.left(id),
            Some(Message::Request { client, id, request, answered }) => {
                self.request(&client, id, request);
                drop(answered);
            }
            Some(Message::Signal(signal)) => self.signal(signal),
            Some(Message::WindowEnded { process, failed }) => self.window.ended(process, failed),
            Some(Message::Leave(reason)) => self.leaving = Some(reason),
        }
        self.finish_step();
    }

    /// Answers one request; what it changed is on disk by then.
    fn request(&mut self, client: &Client, id: u64, request: Request) {
        let subscribes = match &request {
            Request::Subscribe { window } => Some(*window),
            _ => None,
        };
        let result = self.handle(request);
        let answered = result.is_ok();
        let line = encoded(&reply(id, result), &self.words);
        client.send(line);
        if let (Some(window), true) = (subscribes, answered) {
            // After the answer, so that the first picture comes before the first event.
            self.clients.subscribe(client.id, window);
            if window {
                self.deliver_pending_views();
            }
        }
    }

    fn finish_step(&mut self) {
        let day = day_of(self.now.wall);
        if day != self.day {
            self.day = day;
            self.first_at_desk = None;
            self.news.today = true;
            self.news.evenings.push(limber_core::winddown::evening_of(self.now.wall));
            self.look_at_last_night();
        }
        if self.journal.take_changed() {
            self.settings = read_settings(&mut self.journal, self.now.wall);
            self.news.settings = true;
            self.news.today = true;
            self.news.health = true;
            if let Some(bytes) = self.journal.bytes() {
                self.health.opened(bytes, self.now.wall);
            }
            self.look_at_last_night();
        }
        self.journal_due = match self.journal.next_deadline() {
            None => None,
            Some(wait) => Some(self.journal_due.unwrap_or(self.now.mono + wait)),
        };
        self.tell_news();
        let threshold = self.engine.idle_threshold(&self.settings);
        if self.idle_threshold.replace(threshold) != Some(threshold) {
            self.ports.watch_idle(threshold);
        }
    }

    /// Looks whether the journal is in its place, and gives it time for what it has put off.
    fn tend_journal(&mut self) {
        let wall = self.now.wall;
        let problem = self.journal.problem().is_some();
        self.journal.look(wall);
        if self.journal_due.is_some_and(|due| due <= self.now.mono) {
            self.journal_due = None;
            self.journal.tend(wall);
        }
        self.news.health |= problem != self.journal.problem().is_some();
    }

    fn save(&mut self) {
        self.saved_at = self.now.mono;
        let saved = Saved { engine: self.engine.save(self.now), first_at_desk: self.first_at_desk };
        if let Err(error) = self.resume.save(&saved) {
            tracing::warn!(%error, "the state of the breaks cannot be saved");
        }
    }

    fn save_is_old(&self) -> bool {
        let span = SAVE_EVERY.saturating_mul(self.time_scale);
        self.now.mono.saturating_sub(self.saved_at) >= span
    }

    /// Says goodbye and waits, briefly, until it is sent.
    pub fn leave(&mut self, reason: LeavingReason) {
        self.save();
        if self.reminder.by.is_some() {
            self.ports.withdraw_reminder();
        }
        self.clients.tell(&limber_core::api::Event::Leaving(reason), &self.words);
        self.clients.end();
    }

    fn refusal(&self) -> Refusal<'_> {
        Refusal { words: &self.words, journal: self.journal.path() }
    }

    fn report(&self) -> StatusReport {
        StatusReport {
            status: self.engine.status(self.now, &self.settings),
            now: self.now.wall,
            time_scale: self.time_scale,
            version: VERSION.to_owned(),
            journal_problem: self.journal.problem().map(|problem| self.refusal().store(problem)),
        }
    }

    fn status(&self) -> Response {
        Response::Status(self.report())
    }
}

/// The settings in the journal; what cannot be read counts as not chosen.
fn read_settings(journal: &mut Journal, now: LocalTime) -> Settings {
    let Ok(saved) = journal.read(now, |store| store.settings().document()) else { return Settings::default() };
    let reading = document::read(&saved);
    for invalid in &reading.unread {
        tracing::warn!(field = %invalid.field, "a setting cannot be read and counts as not chosen");
    }
    reading.settings
}
