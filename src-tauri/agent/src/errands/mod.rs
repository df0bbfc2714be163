//! Errands: what goes through the whole journal and takes seconds or more. Each runs on a thread of its own, with a
//! connection of its own, and brings its answer back; meanwhile everything else goes on.
//!
//! Knows: the journal's path, the folder of the backups. Must never: know who asked, read a clock, or write into the
//! journal: what is to take its place is brought to the desk as a file.

pub mod apart;
mod backups;
mod deletion;
pub mod portable;
mod reports;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use limber_core::api::{ApiError, ErrorCode};
use limber_core::backup::{BackupList, BackupMade, Deleted};
use limber_core::portable::{Exported, Imported, Progress};
use limber_core::report::{ReportMade, ReportPage, ReportTask};
use limber_core::time::LocalTime;

use apart::{ApartError, Chore, done_apart};
use portable::{Came, PortableWhat, Task};

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
    /// True once nobody wants it any more, of the two who can say so.
    pub given_up: [Arc<AtomicBool>; 2],
}

/// What an errand is for.
#[derive(Debug)]
pub enum What {
    /// Make a backup.
    BackUp(Folder),
    /// Put a report on paper.
    Report(Box<ReportTask>),
    /// See which backups there are.
    List(Folder),
    /// Bring a backup to the journal, to take its place: this one, or the newest that passes its check.
    Fetch(Folder, Option<String>),
    /// Bring the journal out, or another one in.
    Portable(PortableWhat),
    /// Overwrite and remove what a deletion of everything has taken away, and the backups in these folders.
    Delete(Vec<Folder>),
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

    /// The one beside the journal, and those that were chosen.
    pub fn all(chosen: Vec<PathBuf>, journal: &Path) -> Vec<Self> {
        let chosen = chosen.into_iter().map(|path| Self { path, is_ours: false });
        std::iter::once(Self::of("", journal)).chain(chosen).collect()
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
    /// A report was written.
    ReportMade(ReportMade),
    /// A report was drawn.
    ReportPage(ReportPage),
    /// The backups there are.
    Listed(BackupList),
    /// A backup lies beside the journal.
    Fetched {
        /// Its name among the backups.
        name: String,
        /// Where it lies.
        fresh: PathBuf,
    },
    /// The journal was exported.
    Exported(Exported),
    /// Everything is deleted.
    Deleted(Deleted),
    /// Another journal was looked at, and where it was wanted and changes anything, the journal with it lies beside the journal.
    Merged {
        /// What it comes to.
        report: Imported,
        /// The journal with it, and the last commit that is in it.
        fresh: Option<(PathBuf, [u8; 16])>,
    },
}

/// Runs it to its end.
pub fn run(errand: Errand, journal: &Path, words: &Words, hear: &mut dyn FnMut(Progress)) -> Brought {
    let Errand { ticket, now, what, given_up } = errand;
    let refusal = Refusal { words, journal };
    let go_on = || !given_up.iter().any(|given_up| given_up.load(Ordering::Relaxed));
    let outcome = match what {
        What::Report(task) => return Brought { ticket, outcome: reports::report(*task, refusal, &go_on) },
        What::Delete(folders) => {
            return Brought { ticket, outcome: deletion::delete(&folders, journal, refusal).map(Outcome::Deleted) };
        }
        What::BackUp(folder) => backups::make(&folder, journal, now, &go_on).map(Outcome::Made),
        What::List(folder) => backups::list(&folder).map(Outcome::Listed),
        What::Fetch(folder, name) => backups::fetch(&folder, name.as_deref(), journal),
        What::Portable(what) => {
            let task = portable::Task { journal: journal.to_owned(), now, what };
            return Brought { ticket, outcome: carried(&task, refusal, hear, &go_on) };
        }
    };
    Brought { ticket, outcome: outcome.map_err(|trouble| trouble.told(refusal)) }
}

/// The journal out or in, by a process of its own. What one that was given up left behind is removed.
fn carried(
    task: &Task,
    refusal: Refusal<'_>,
    hear: &mut dyn FnMut(Progress),
    go_on: &dyn Fn() -> bool,
) -> Result<Outcome, ApiError> {
    let chore = Chore::Carry(Box::new(task.clone()));
    match done_apart(&chore, hear, go_on) {
        Ok(Came::Exported(exported)) => Ok(Outcome::Exported(exported)),
        Ok(Came::Imported { report, fresh, mark }) => {
            Ok(Outcome::Merged { report, fresh: fresh.map(|fresh| (fresh, mark)) })
        }
        Err(error) => {
            portable::clear(task);
            Err(match error {
                ApartError::Failed(error) => error,
                ApartError::GivenUp => refusal.plain(ErrorCode::NotNow, "errand-given-up"),
                ApartError::Broken(error) => refusal.store(&error.into()),
            })
        }
    }
}
