//! What goes to the desk and what comes back.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use chrono::TimeDelta;
use limber_core::api::{ApiError, Request, Response};
use limber_core::engine::BreakRecord;
use limber_core::routine::Library;
use limber_core::settings::Settings;
use limber_core::time::LocalTime;
use serde_json::Value;
use uuid::Uuid;

use super::{Changes, Picture};
use crate::errands::{Brought, Errand, Folder};
use crate::frame::Frame;

/// Who does the jobs, in the order in which they are handed in. A thread of its own in the agent, so that a journal
/// that is locked, slow or gone holds nobody up; the same thread where a test wants one thing after the other.
pub trait Clerk: std::fmt::Debug {
    /// Takes a job on. What is finished at once comes back; everything else comes as a message later.
    fn hand_in(&mut self, job: Job) -> Option<Finished>;
    /// Sends somebody out on an errand with the whole journal, beside the jobs. It comes back in the same way.
    fn send_out(&mut self, errand: Errand) -> Option<Brought>;
}

/// Ticket of the opening of the journal: no job that is handed in has it.
pub const OPENED: u64 = 0;

/// One thing to be done at the desk.
#[derive(Debug)]
pub struct Job {
    /// Comes back with what is finished.
    pub ticket: u64,
    /// When it was handed in.
    pub now: LocalTime,
    /// How far the clock was put since the cramp that runs began: its length has nothing to do with that.
    pub clock_put: TimeDelta,
    /// A new id, for the one entry it can make.
    pub new_id: Uuid,
    /// The settings in force then.
    pub settings: Arc<Settings>,
    /// Every movement and routine there is.
    pub library: Arc<Library>,
    /// True once whoever asks has gone.
    pub gone: Arc<AtomicBool>,
    /// What to do.
    pub work: Work,
}

/// What to do.
#[derive(Debug)]
pub enum Work {
    /// Answer a request.
    Answer {
        /// The request's own id, for the frame of the answer.
        reply_to: u64,
        /// What is asked.
        request: Request,
    },
    /// Write how a break came out, now or as soon as the journal can be written.
    Record(BreakRecord),
    /// Keep the state of the breaks in the file beside the journal.
    Keep(Value),
    /// Look at today.
    Look,
    /// Look only whether the journal is still in its place.
    Glance,
    /// Do what the journal has put off, and try again where something is wrong.
    Tend,
    /// Check every page.
    Check,
    /// Let a file that lies beside the journal take its place.
    PutInPlace {
        /// The request's own id, for the frame of the answer.
        reply_to: u64,
        /// The file.
        fresh: PathBuf,
        /// Keep what was there before; else nothing may have been written since this commit.
        instead: Instead,
        /// What is answered then.
        answer: Box<Response>,
    },
    /// Take the journal away to be deleted, and begin a new one.
    TakeAway {
        /// Folders of backups that were chosen: they are told to whoever finishes it.
        folders: Vec<PathBuf>,
    },
}

/// What becomes of the journal that another file takes the place of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Instead {
    /// It is kept under another name.
    Kept,
    /// All of it is in the other file, as far as this commit.
    HeldUpTo([u8; 16]),
}

/// A job that is done, or came to nothing.
#[derive(Debug)]
pub struct Finished {
    /// Which.
    pub ticket: u64,
    /// For a request: the frame of the answer, encoded, or why there is none.
    pub answer: Option<Result<Frame, ApiError>>,
    /// What it caused.
    pub changes: Changes,
    /// Today, where it was looked at.
    pub picture: Option<Picture>,
    /// How the journal is now.
    pub journal: JournalStanding,
}

/// How the journal is.
#[derive(Debug, Default)]
pub struct JournalStanding {
    /// What is wrong with it, as the person reads it.
    pub problem: Option<ApiError>,
    /// Its size in bytes, where this job opened it.
    pub opened: Option<u64>,
    /// Its size in bytes, where this job checked its pages and found them sound.
    pub checked: Option<u64>,
    /// Breaks that are not on disk yet.
    pub unsaved: Vec<Uuid>,
    /// Where this job opened it and something that was taken away is still to be overwritten: the folders of backups.
    pub left_to_erase: Option<Vec<Folder>>,
    /// How long, in real time, until it wants to be tended.
    pub tend_in: Option<Duration>,
}
