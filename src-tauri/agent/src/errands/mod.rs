//! Errands: what goes through the whole journal and takes seconds or more. Each runs on a thread of its own, with a
//! connection of its own, and brings its answer back; meanwhile everything else goes on.
//!
//! Knows: the journal's path, the folder of the backups. Must never: know who asked, read a clock, or write into the
//! journal: what is to take its place is brought to the desk as a file.

mod backups;

use std::path::{Path, PathBuf};

use limber_core::api::ApiError;
use limber_core::backup::{BackupList, BackupMade};
use limber_core::time::LocalTime;

use crate::refusal::Refusal;
use crate::words::Words;

/// One errand.
#[derive(Debug)]
pub struct Errand {
    /// Comes back with what it brought.
    pub ticket: u64,
    /// When it was sent.
    pub now: LocalTime,
    /// What for.
    pub what: What,
}

/// What an errand is for.
#[derive(Debug)]
pub enum What {
    /// Make a backup.
    BackUp(Folder),
    /// See which backups there are.
    List(Folder),
    /// Bring a backup to the journal, to take its place: this one, or the newest that passes its check.
    Fetch(Folder, Option<String>),
}

/// The folder of the backups.
#[derive(Debug, Clone)]
pub struct Folder {
    /// Where.
    pub path: PathBuf,
    /// It is Limber's own, and made where it is missing. One that somebody chose is not.
    pub is_ours: bool,
}

impl Folder {
    /// The one that was chosen, or with an empty text the one beside the journal.
    pub fn of(chosen: &str, journal: &Path) -> Self {
        match chosen {
            "" => Self { path: journal.with_file_name("backups"), is_ours: true },
            path => Self { path: path.into(), is_ours: false },
        }
    }
}

/// An errand that is over.
#[derive(Debug)]
pub struct Brought {
    /// Which.
    pub ticket: u64,
    /// What it brought, or why nothing.
    pub outcome: Result<Outcome, ApiError>,
}

/// What an errand brings.
#[derive(Debug)]
pub enum Outcome {
    /// A backup was made.
    Made(BackupMade),
    /// The backups there are.
    Listed(BackupList),
    /// A backup lies beside the journal.
    Fetched {
        /// Its name among the backups.
        name: String,
        /// Where it lies.
        fresh: PathBuf,
    },
}

/// Runs it to its end.
pub fn run(errand: Errand, journal: &Path, words: &Words) -> Brought {
    let Errand { ticket, now, what } = errand;
    let refusal = Refusal { words, journal };
    let outcome = match what {
        What::BackUp(folder) => backups::make(&folder, journal, now).map(Outcome::Made),
        What::List(folder) => backups::list(&folder).map(Outcome::Listed),
        What::Fetch(folder, name) => backups::fetch(&folder, name.as_deref(), journal),
    };
    Brought { ticket, outcome: outcome.map_err(|trouble| trouble.told(refusal)) }
}
