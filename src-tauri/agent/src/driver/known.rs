//! What the driver knows of the journal: the picture the desk gave it last, and the jobs that are under way.
//!
//! Must never wait: what is asked meanwhile is answered from here, or when the desk has finished.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use chrono::{NaiveDate, TimeDelta};
use limber_core::api::{ApiError, Event, Response, Today};
use limber_core::engine::{BreakRecord, Input};
use limber_core::journal::NightState;
use limber_core::winddown::{Checklist, Evening, evening_of};
use serde_json::Value;
use uuid::Uuid;

use super::Driver;
use crate::client::{Client, Slot};
use crate::desk::{Chosen, Finished, Job, OPENED, Picture, Work};
use crate::errands::portable::PortableWhat;
use crate::frame::{Frame, encoded, reply};
use crate::ports::Ports;
use crate::ports::reminder::Slot as Place;
use crate::reminder;

/// How long a status waits, in real time, for a look at the journal's place: far longer than the look takes.
const STATUS_PATIENCE: Duration = Duration::from_millis(30);

/// How long the answer to "done" or "skip" waits, in real time, for the break to be on disk. Far longer than that takes,
/// unless another program holds the journal: then the break is kept until it can be written, and the person is answered.
const RECORD_PATIENCE: Duration = Duration::from_millis(250);

/// The newest picture, and what it is kept up to date with.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) picture: Picture,
    /// What is wrong with the journal, as the person reads it.
    pub(super) problem: Option<ApiError>,
    /// The settings as they are kept.
    pub(super) document: Value,
    /// Breaks that ended and are not on disk as far as is known, oldest first.
    pub(super) unsaved: Vec<BreakRecord>,
    /// Those of them that the desk spoke of last.
    kept_beside: Vec<Uuid>,
    /// When the journal wants to be tended, on the engine's clock.
    pub(super) tend_at: Option<Duration>,
    again: Again,
    /// The cramp whose clock runs, as far as it was ever told, and how far the clock was put since.
    measured: Option<Uuid>,
    pub(super) clock_put: TimeDelta,
    under_way: HashMap<u64, Waiting>,
    /// Status reports that wait for the desk: when each is told without it, on the engine's clock, and by which job it was
    /// to be told.
    late_status: Vec<(Duration, u64)>,
    last_ticket: u64,
    returned: VecDeque<Finished>,
}

/// How a journal with a problem is tried again: every 5 s while somebody looks at it (a window, a terminal that watches),
/// and at once when somebody asks for something. With nobody there after twice as long each time, up to a minute.
#[derive(Debug, Default)]
struct Again {
    /// Tries that nobody asked for, in a row.
    unasked: u32,
    /// The last one, on the engine's clock.
    tried_at: Option<Duration>,
}

/// In real time, as the journal itself counts.
const FIRST_TRY: Duration = Duration::from_secs(5);
const LATEST_TRY: Duration = Duration::from_mins(1);

/// Programs that ask many times a second do not make it try each time.
const TRY_EVERY: Duration = Duration::from_secs(1);

impl Again {
    fn wait(&self) -> Duration {
        FIRST_TRY.saturating_mul(1 << self.unasked.min(4)).min(LATEST_TRY)
    }
}

/// Who waits for a job.
#[derive(Debug)]
pub(super) enum Waiting {
    /// Nobody.
    Nobody,
    /// Everybody, for the picture of a new day.
    Day,
    /// A client, for the answer to its request.
    Client(Asked),
    /// A client, for an import that is to take the journal's place; what it does again, and how often, where something was
    /// written meanwhile.
    Import(Asked, Option<(PortableWhat, u8)>),
    /// A client, for the status: what was handed in before is done first, and whether the journal is still in its place
    /// is seen, unless that takes long.
    Status(Asked),
    /// A client, for the whole report once the journal is checked.
    Health(Asked),
    /// A client, for everything to be deleted; whether Limber started with the session.
    Deletion(Asked, bool),
    /// This break, to be on disk.
    Record(Uuid),
    /// The person, who has answered in a notification.
    Notification(Place),
}

/// A request that is answered later.
#[derive(Debug)]
pub(super) struct Asked {
    pub(super) client: Client,
    pub(super) id: u64,
    /// Given back with the answer.
    pub(super) slot: Slot,
    /// What to answer although the journal could do its part.
    pub(super) instead: Option<ApiError>,
    /// What starting with the session was before this request changed it.
    pub(super) autostart_before: Option<bool>,
}

impl Known {
    pub(super) fn new(day: NaiveDate, evening: NaiveDate, document: Value) -> Self {
        Self {
            picture: Picture::empty(day, evening),
            problem: None,
            document,
            unsaved: Vec::new(),
            kept_beside: Vec::new(),
            tend_at: None,
            again: Again::default(),
            measured: None,
            clock_put: TimeDelta::zero(),
            under_way: HashMap::new(),
            late_status: Vec::new(),
            last_ticket: OPENED,
            returned: VecDeque::new(),
        }
    }

    /// Whether a job is under way.
    pub(super) fn is_busy(&self) -> bool {
        !self.under_way.is_empty()
    }

    /// Whether a break is on its way to the disk.
    pub(super) fn is_recording(&self) -> bool {
        self.under_way.values().any(|waiting| matches!(waiting, Waiting::Record(_)))
    }

    /// Takes a break for written once the desk no longer speaks of it.
    fn take_saved(&mut self, still_waiting: &[Uuid]) {
        let Self { picture, unsaved, under_way, .. } = self;
        let handed_in =
            |id| under_way.values().any(|waiting| matches!(waiting, Waiting::Record(record) if *record == id));
        for record in unsaved.extract_if(.., |record| !still_waiting.contains(&record.id) && !handed_in(record.id)) {
            picture.add(record);
        }
    }
}

impl<P: Ports> Driver<P> {
    /// Hands a job to the desk.
    pub(super) fn hand_in(&mut self, work: Work, waiting: Waiting) {
        self.known.last_ticket += 1;
        let ticket = self.known.last_ticket;
        let gone = match &waiting {
            Waiting::Client(asked)
            | Waiting::Import(asked, _)
            | Waiting::Deletion(asked, _)
            | Waiting::Status(asked)
            | Waiting::Health(asked) => asked.client.gone(),
            Waiting::Nobody | Waiting::Day | Waiting::Record(_) | Waiting::Notification(_) => Arc::default(),
        };
        self.known.under_way.insert(ticket, waiting);
        let (now, new_id) = (self.now.wall, self.ports.new_id());
        let (settings, library) = (Arc::clone(&self.settings), Arc::clone(&self.library));
        let clock_put = self.known.clock_put;
        let job = Job { ticket, now, clock_put, new_id, settings, library, gone, work };
        let finished = self.clerk.hand_in(job);
        self.known.returned.extend(finished);
    }

    /// A job has come back.
    pub(super) fn returned(&mut self, finished: Finished) {
        self.known.returned.push_back(finished);
    }

    /// Takes over what has come back from the desk, until nothing is left.
    pub(super) fn take_returned(&mut self) {
        while let Some(finished) = self.known.returned.pop_front() {
            self.take_over(finished);
        }
    }

    fn take_over(&mut self, finished: Finished) {
        let Finished { ticket, answer, changes, picture, journal } = finished;
        let waiting = self.known.under_way.remove(&ticket).unwrap_or(Waiting::Nobody);
        self.known.late_status.retain(|(_, told_by)| *told_by != ticket);

        let mut left_to_erase = journal.left_to_erase;
        let problem_changed = self.known.problem != journal.problem;
        self.known.problem = journal.problem;
        self.news.health |= problem_changed;
        if let Some(bytes) = journal.opened {
            self.health.opened(bytes, self.now.wall);
            self.news.health = true;
        }
        if let Some(bytes) = journal.checked {
            self.health.checked(bytes, self.now.wall);
        }
        let has_problem = self.known.problem.is_some();
        if !has_problem || self.clients.anybody_listens() {
            self.known.again.unasked = 0;
        }
        // An earlier wish stands: one that writes all the time must not put it off for ever.
        let wait = |wanted: Duration| if has_problem { wanted.max(self.known.again.wait()) } else { wanted };
        let due = |wanted| self.known.tend_at.unwrap_or(self.now.mono.saturating_add(wait(wanted)));
        self.known.tend_at = journal.tend_in.map(due);
        self.known.take_saved(&journal.unsaved);
        // The file beside the journal has them for as long as the journal has not.
        let kept = std::mem::replace(&mut self.known.kept_beside, journal.unsaved);
        self.news.save |= kept != self.known.kept_beside;

        let anew = journal.opened.is_some() || matches!(waiting, Waiting::Day);
        self.news.today |= anew || changes.touch_today();
        self.news.events.extend(changes.nights.into_iter().map(Event::NightChanged));
        self.news.events.extend(changes.days.into_iter().map(Event::DayChanged));
        self.news.events.extend(changes.medical.map(Event::MedicalChanged));
        self.news.events.extend(changes.care.map(Event::CareChanged));
        self.news.events.extend(changes.experiments.then_some(Event::ExperimentsChanged));
        if journal.opened.is_some() || changes.untold {
            self.news.events.push(Event::JournalReopened);
        }
        self.news.evenings.extend(changes.evenings);
        if let Some(chosen) = changes.settings {
            self.take_over_settings(chosen);
        }
        if let Some(list) = changes.checklist {
            self.take_over_checklist(list);
        }
        if let Some(picture) = picture {
            self.show(picture);
        }
        if anew {
            self.news.evenings.push(self.evening());
        }
        match waiting {
            Waiting::Nobody | Waiting::Day | Waiting::Record(_) => {}
            Waiting::Notification(slot) => {
                if let Some(Err(error)) = answer {
                    self.tell_unsaved(slot, error);
                }
            }
            Waiting::Client(asked) => self.answer_now(asked, answer),
            Waiting::Import(asked, again) => self.import_put(asked, again, answer),
            Waiting::Deletion(asked, started) => self.taken_away(asked, started, answer, left_to_erase.take()),
            Waiting::Status(asked) => self.tell_status(&asked),
            Waiting::Health(asked) => {
                self.news.health = true;
                let line = encoded(&reply(asked.id, Ok(self.health())), &self.words);
                asked.client.send(line);
            }
        }
        if let Some(left) = left_to_erase {
            self.finish_deletion(left);
        }
    }

    pub(super) fn answer_now(&mut self, asked: Asked, answer: Option<Result<Frame, ApiError>>) {
        let Asked { client, id, slot, instead, autostart_before } = asked;
        let line = match (answer, instead) {
            (Some(Ok(line)), None) => line,
            (Some(Ok(_)), Some(error)) => encoded(&reply(id, Err(error)), &self.words),
            (Some(Err(error)), _) => {
                self.restore_autostart(autostart_before);
                encoded(&reply(id, Err(error)), &self.words)
            }
            (None, _) => encoded(&reply(id, Ok(Response::Done)), &self.words),
        };
        client.send(line);
        drop(slot);
    }

    /// Answers with the status once a break that has just ended is on disk and somebody has looked whether the journal is
    /// still in its place. What is wrong with it already, or under way, is not looked at again: then the answer comes at
    /// once.
    pub(super) fn look_and_tell_status(&mut self, asked: Asked) {
        if self.known.is_busy() && !self.known.is_recording() {
            return self.tell_status(&asked);
        }
        if self.known.problem.is_none() {
            self.tell_status_after_the_desk(asked, Work::Glance, STATUS_PATIENCE);
        } else if self.may_try_again() {
            self.tell_status_after_the_desk(asked, Work::Tend, STATUS_PATIENCE);
        } else {
            self.tell_status(&asked);
        }
    }

    /// Whether the journal is tried again for whoever asks.
    fn may_try_again(&mut self) -> bool {
        let (now, every) = (self.now.mono, TRY_EVERY.saturating_mul(self.time_scale));
        let may = self.known.again.tried_at.is_none_or(|before| now.saturating_sub(before) >= every);
        if may {
            self.known.again = Again { unasked: 0, tried_at: Some(now) };
            self.known.tend_at = None;
        }
        may
    }

    /// Answers with the status once the breaks that have just ended are on disk, or after a while without that.
    pub(super) fn tell_status_when_recorded(&mut self, asked: Asked) {
        self.tell_status_after_the_desk(asked, Work::Glance, RECORD_PATIENCE);
    }

    fn tell_status_after_the_desk(&mut self, asked: Asked, work: Work, patience: Duration) {
        self.hand_in(work, Waiting::Status(asked));
        let due = self.now.mono.saturating_add(patience.saturating_mul(self.time_scale));
        self.known.late_status.push((due, self.known.last_ticket));
    }

    /// Tells each status that has waited for long enough as it was last known.
    pub(super) fn tell_late_status(&mut self) {
        let now = self.now.mono;
        let late: Vec<_> = self.known.late_status.extract_if(.., |(due, _)| *due <= now).collect();
        for (_, ticket) in late {
            if let Some(Waiting::Status(asked)) = self.known.under_way.insert(ticket, Waiting::Nobody) {
                self.tell_status(&asked);
            }
        }
    }

    fn tell_status(&self, asked: &Asked) {
        asked.client.send(encoded(&reply(asked.id, Ok(self.status())), &self.words));
    }

    /// When the driver has to do something for the journal's sake, on the engine's clock.
    pub(super) fn journal_deadline(&self) -> Option<Duration> {
        let status = self.known.late_status.iter().map(|(due, _)| *due);
        self.known.tend_at.into_iter().chain(status).min()
    }

    /// Takes a new picture: the day is gentle after a bad night.
    fn show(&mut self, picture: Picture) {
        if picture.day != self.day {
            return; // of a day that is over; the look at the new one is under way
        }
        let ongoing = picture.ongoing.as_ref().map(|cramp| cramp.id);
        if std::mem::replace(&mut self.known.measured, ongoing) != ongoing {
            self.known.clock_put = TimeDelta::zero();
        }
        self.known.picture = picture;
        let bad = self.known.picture.last_night().state == NightState::Cramps;
        self.feed(Input::Gentle(bad));
    }

    fn take_over_settings(&mut self, chosen: Chosen) {
        let Chosen { document, settings } = chosen;
        self.known.document = document;
        let before = std::mem::replace(&mut self.settings, settings);
        self.feed(Input::Tick);
        if self.settings.breaks.remind_with != before.breaks.remind_with {
            self.remind_anew();
        }
        self.news.settings = true;
        if self.settings.evening != before.evening {
            self.news.evenings.push(self.evening());
        }
    }

    /// An answer that was given in a notification is not in the journal: it is said where it was asked.
    fn tell_unsaved(&mut self, slot: Place, error: ApiError) {
        self.reminder.last_number += 1;
        let notice = reminder::not_saved(self.reminder.last_number, error.message, &self.words);
        self.ports.show(slot, notice);
    }

    fn take_over_checklist(&mut self, list: Checklist) {
        if list == self.checklist {
            return;
        }
        self.news.events.push(Event::ChecklistChanged(list.items().collect()));
        self.checklist = list;
        self.news.evenings.push(self.evening());
    }

    /// Today as far as it is known: what the journal said last, and what it has not taken yet.
    pub(super) fn today(&self) -> Today {
        let picture = &self.known.picture;
        let mut seen = picture.clone();
        for record in &self.known.unsaved {
            seen.add(record.clone());
        }
        Today {
            day: self.day,
            breaks: seen.breaks,
            first_at_desk: self.first_at_desk,
            last_night: picture.last_night(),
            nights: seen.nights,
            ongoing: seen.ongoing,
        }
    }

    /// The evening of today.
    pub(super) fn evening(&self) -> Evening {
        self.known.picture.evening(&self.checklist, &self.settings.evening, *self.now.wall.offset())
    }

    /// A new day: until the desk has looked at it nothing is known of it.
    pub(super) fn begin_day(&mut self, day: NaiveDate) {
        self.day = day;
        self.first_at_desk = None;
        self.known.picture = Picture::empty(day, evening_of(self.now.wall, &self.settings.evening));
        self.hand_in(Work::Look, Waiting::Day);
    }

    /// Another evening, by the clock or by another bedtime.
    pub(super) fn begin_evening(&mut self) {
        self.known.picture.begin_evening(evening_of(self.now.wall, &self.settings.evening));
        self.hand_in(Work::Look, Waiting::Day);
    }

    /// Lets the journal be tended when it is time.
    pub(super) fn tend(&mut self) {
        if self.known.tend_at.is_some_and(|due| due <= self.now.mono) {
            self.known.tend_at = None;
            if self.known.problem.is_some() {
                self.known.again =
                    Again { unasked: self.known.again.unasked.saturating_add(1), tried_at: Some(self.now.mono) };
            }
            self.hand_in(Work::Tend, Waiting::Nobody);
        }
    }

    /// Lets somebody look whether the journal is still where it was, for whoever asked for something; or try again where
    /// something is wrong with it.
    pub(super) fn glance(&mut self) {
        if self.known.problem.is_some() && !self.known.is_busy() && self.may_try_again() {
            self.hand_in(Work::Tend, Waiting::Nobody);
        }
        if self.known.problem.is_some() && self.clients.anybody_listens() {
            let soon = self.now.mono.saturating_add(FIRST_TRY);
            self.known.tend_at = self.known.tend_at.map(|due| due.min(soon));
        }
        self.glance_unasked();
    }

    /// Lets somebody look whether the journal is still where it was, unless that is known to be wrong.
    pub(super) fn glance_unasked(&mut self) {
        if self.known.problem.is_none() && !self.known.is_busy() {
            self.hand_in(Work::Glance, Waiting::Nobody);
        }
    }
}
