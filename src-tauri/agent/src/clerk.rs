//! The clerk: does the jobs of the desk, one after the other, and makes the sentence of what came to nothing.
//!
//! Knows: the journal's file and the one beside it. Must never: know who asked, read a clock (each job brings its
//! moment), or be waited for by the driver.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use chrono::TimeDelta;
use limber_core::time::LocalTime;
use limber_store::ResumeFile;
use uuid::Uuid;

use crate::desk::{Changes, Clerk, Desk, Finished, Job, Journal, JournalStanding, OPENED, Work};
use crate::errands::{self, Brought, Errand, Folder};
use crate::frame::{encoded, reply};
use crate::message::Message;
use crate::refusal::Refusal;
use crate::words::Words;

/// SQLite's own needs are a few dozen KiB; what is not touched costs nothing.
const STACK_BYTES: usize = 512 * 1024;

/// How long the start waits for the journal. Opening takes some milliseconds; one that is locked, or on a disk that
/// has to wake up first, is told about later.
const OPENING: Duration = Duration::from_millis(250);

/// How long the end waits for the journal to be closed.
const CLOSING: Duration = Duration::from_secs(1);

/// Does each job when it is handed in.
#[derive(Debug)]
pub struct AtOnce {
    journal: Journal,
    resume: ResumeFile,
    words: Arc<Words>,
}

impl AtOnce {
    /// Opens the journal at `path` and looks at it.
    pub fn open(path: PathBuf, words: Arc<Words>, now: LocalTime) -> (Self, Finished) {
        let resume = ResumeFile::beside(&path);
        let mut clerk = Self { journal: Journal::open(path, now), resume, words };
        // Nothing is written and nothing is chosen: it needs neither an id nor anything to choose from.
        let job = Job {
            ticket: OPENED,
            now,
            clock_put: TimeDelta::zero(),
            new_id: Uuid::nil(),
            settings: Arc::default(),
            library: Arc::default(),
            gone: Arc::default(),
            work: Work::Look,
        };
        let opened = clerk.work(job, true);
        (clerk, opened)
    }

    fn work(&mut self, job: Job, opened: bool) -> Finished {
        let Job { ticket, now, clock_put, new_id, settings, library, gone, work } = job;
        let mut changes = Changes::default();
        let mut desk = Desk {
            now,
            clock_put,
            journal: &mut self.journal,
            settings: &settings,
            library: &library,
            new_id,
            touched: BTreeSet::new(),
            changes: &mut changes,
        };
        let (mut answer, mut look, mut checked) = (None, false, None);
        match work {
            Work::Answer { request, .. } if gone.load(Ordering::Relaxed) && Desk::only_reads(&request) => {}
            Work::Answer { reply_to, request } => answer = Some((reply_to, desk.answer(request))),
            Work::Record(record) => desk.journal.record_break(now, record),
            Work::Keep(state) => {
                if let Err(error) = self.resume.save(&state) {
                    tracing::warn!(%error, "the state of the breaks cannot be saved");
                }
            }
            Work::Look => look = true,
            Work::Glance => desk.journal.look(now),
            Work::Tend => desk.journal.tend(now),
            Work::PutInPlace { reply_to, fresh, instead, answer: told } => {
                answer = Some((reply_to, desk.put_in_place(&fresh, instead, *told)));
            }
            Work::TakeAway { folders } => answer = Some((OPENED, desk.take_away(&folders))),
            Work::Check => match desk.journal.check(now) {
                Ok(bytes) => checked = Some(bytes),
                // What is wrong is told in the line of the journal.
                Err(error) => tracing::error!(%error, "the journal did not pass its check"),
            },
        }
        let anew = desk.journal.take_changed() || opened;
        if anew {
            desk.read_settings();
            desk.read_checklist();
        }
        look |= anew || desk.changes.touch_picture();
        let picture = if look { desk.look().ok() } else { None };

        let refusal = Refusal { words: &self.words, journal: self.journal.path() };
        let answer = answer.map(|(id, outcome)| match outcome {
            Ok(response) => Ok(encoded(&reply(id, Ok(response)), &self.words)),
            Err(refused) => Err(refusal.refused(&refused)),
        });
        let left = if anew { self.journal.left_to_erase() } else { None };
        let journal = JournalStanding {
            left_to_erase: left.map(|folders| Folder::all(folders, self.journal.path())),
            problem: self.journal.problem().map(|problem| refusal.store(problem)),
            opened: if anew { self.journal.bytes() } else { None },
            checked,
            unsaved: self.journal.waiting().iter().map(|record| record.id).collect(),
            tend_in: self.journal.next_deadline(),
        };
        Finished { ticket, answer, changes, picture, journal }
    }
}

impl Clerk for AtOnce {
    fn hand_in(&mut self, job: Job) -> Option<Finished> {
        Some(self.work(job, false))
    }

    fn send_out(&mut self, errand: Errand) -> Option<Brought> {
        Some(errands::run(errand, self.journal.path(), &self.words, &mut |_| {}))
    }
}

/// Whether this agent still has the right to the journal's path. Asked before each job.
pub type StillOurs = Box<dyn Fn() -> bool + Send>;

/// Gives memory back that is not needed again soon. Called after what went through much.
pub type GiveBack = fn();

/// Does the jobs on a thread of its own, which is the only one that touches the journal's file.
#[derive(Debug)]
pub struct OwnThread {
    path: PathBuf,
    words: Arc<Words>,
    messages: Sender<Message>,
    jobs: Option<Sender<Job>>,
    /// Ends when the thread does.
    closed: Receiver<()>,
}

impl OwnThread {
    /// Starts the thread, which opens the journal. What it found there comes back if it does not take long, and as a
    /// message otherwise. It ends, and tells so, once the journal is no longer this agent's.
    pub fn start(
        path: &Path,
        words: Arc<Words>,
        now: LocalTime,
        messages: Sender<Message>,
        still_ours: StillOurs,
        give_back: GiveBack,
    ) -> io::Result<(Self, Option<Finished>)> {
        let (jobs, received) = mpsc::channel::<Job>();
        let (closing, closed) = mpsc::channel();
        // Without room: what nobody takes any more is handed back, and not lost.
        let (first_found, found) = mpsc::sync_channel(0);
        let kept = (path.to_owned(), Arc::clone(&words), messages.clone());
        let path = path.to_owned();
        thread::Builder::new().name("journal".into()).stack_size(STACK_BYTES).spawn(move || {
            let _closing: Sender<()> = closing;
            let (mut clerk, opened) = AtOnce::open(path, words, now);
            if let Err(mpsc::SendError(opened)) = first_found.send(opened) {
                let _ = messages.send(Message::Finished(Box::new(opened)));
            }
            give_back();
            for job in received {
                if !still_ours() {
                    let _ = messages.send(Message::Displaced); // the driver has left: nobody needs to know
                    break; // what is at the path is another agent's now
                }
                let was_much = match &job.work {
                    Work::Answer { request, .. } => Desk::goes_through_much(request),
                    Work::Tend | Work::Check => true,
                    _ => false,
                };
                let finished = clerk.work(job, false);
                if messages.send(Message::Finished(Box::new(finished))).is_err() {
                    break; // the driver has left, and waits only for the file to be closed
                }
                if was_much {
                    give_back();
                }
            }
        })?;
        let opened = found.recv_timeout(OPENING).ok();
        let (path, words, messages) = kept;
        Ok((Self { path, words, messages, jobs: Some(jobs), closed }, opened))
    }
}

impl Clerk for OwnThread {
    fn hand_in(&mut self, job: Job) -> Option<Finished> {
        if let Some(jobs) = &self.jobs
            && jobs.send(job).is_err()
        {
            tracing::error!("the journal's thread is gone");
        }
        None
    }

    fn send_out(&mut self, errand: Errand) -> Option<Brought> {
        let (path, words, messages) = (self.path.clone(), Arc::clone(&self.words), self.messages.clone());
        let ticket = errand.ticket;
        let ended = thread::Builder::new().name("errand".into()).stack_size(STACK_BYTES).spawn(move || {
            let brought = errands::run(errand, &path, &words, &mut |progress| {
                let _ = messages.send(Message::Underway(progress));
            });
            let _ = messages.send(Message::Brought(Box::new(brought))); // the driver may have left
        });
        ended.err().map(|error| {
            let refusal = Refusal { words: &self.words, journal: &self.path };
            Brought { ticket, outcome: Err(refusal.store(&error.into())) }
        })
    }
}

impl Drop for OwnThread {
    /// Lets the thread close the file before anybody else may open it. One that is held up by another program is left
    /// behind: what it had not written yet is in the file beside the journal.
    fn drop(&mut self) {
        self.jobs = None;
        let _ = self.closed.recv_timeout(CLOSING);
    }
}
