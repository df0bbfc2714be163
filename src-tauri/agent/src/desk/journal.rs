//! The journal as the desk holds it: open, or with a problem that everybody who asks is told.
//!
//! A break that ends while nothing can be written is kept here until it can. Must never: make up an entry,
//! acknowledge one that is not in the file at its path, or keep the agent from running.

use std::mem;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::review::Reviewed;
use limber_core::engine::BreakRecord;
use limber_core::review::Review;
use limber_core::time::LocalTime;
use limber_store::{ResumeFile, Sight, Store, StoreError};

/// Break records that wait for a journal that cannot be written: several days' worth.
const WAITING_RECORDS: usize = 256;

/// After a write the file alone holds it within this time, so that a plain copy of the file is whole.
const SETTLED_WITHIN: Duration = Duration::from_secs(3);

/// The same where another program that reads stood in the way.
const SETTLED_LATER: Duration = Duration::from_mins(1);

/// While something is wrong with the journal it is looked at again so often.
const TRY_AGAIN: Duration = Duration::from_secs(5);

/// The journal file and the engine's saved state beside it.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    access: Access,
    /// Why the last write failed, while the file is open.
    failing: Option<StoreError>,
    waiting: Vec<BreakRecord>,
    settled: Settled,
    /// What is read from it may be something else than before.
    changed: bool,
    /// The last review, and what it was of.
    reviewed: Option<(Reviewed, Review)>,
}

/// What can be done with the file.
#[derive(Debug)]
enum Access {
    /// Everything.
    Open(Store),
    /// Read: it cannot be written at present.
    ReadOnly { store: Store, problem: StoreError },
    /// Nothing, as long as what is at the path looks as it did.
    Closed { problem: StoreError, seen: Sight },
}

/// Whether the file alone holds what was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Settled {
    Yes,
    No,
    /// It was tried, and something was in the way.
    Later,
}

impl Journal {
    /// Opens the journal at `path`, or remembers why it cannot be.
    pub fn open(path: PathBuf, now: LocalTime) -> Self {
        let access = Access::of(Store::open(&path, now), &path);
        Self { path, access, failing: None, waiting: Vec::new(), settled: Settled::No, changed: false, reviewed: None }
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Where the engine's state is saved.
    pub fn resume_file(&self) -> ResumeFile {
        ResumeFile::beside(&self.path)
    }

    /// What is wrong with the journal at present.
    pub fn problem(&self) -> Option<&StoreError> {
        match &self.access {
            Access::Open(_) => self.failing.as_ref(),
            Access::ReadOnly { problem, .. } | Access::Closed { problem, .. } => Some(problem),
        }
    }

    /// Reads.
    pub fn read<T>(
        &mut self,
        now: LocalTime,
        work: impl FnOnce(&Store) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.look(now);
        if let Access::Closed { problem, .. } = &self.access
            && may_pass(problem)
        {
            self.open_again(now);
        }
        match &self.access {
            Access::Open(store) | Access::ReadOnly { store, .. } => work(store),
            Access::Closed { problem, .. } => Err(problem.clone()),
        }
    }

    /// Writes. What has returned `Ok` is on disk, in the file at the path. `work` is done again if that file has
    /// just been replaced by another.
    pub fn write<T>(
        &mut self,
        now: LocalTime,
        work: impl Fn(&Store) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.look(now);
        if self.is_worth_a_try() {
            self.open_again(now);
        }
        let work = |store: &Store| {
            store.set_moment(now);
            work(store)
        };
        let mut outcome = self.access.writable().and_then(&work);
        if matches!(outcome, Err(StoreError::Replaced)) {
            self.open_again(now);
            outcome = self.access.writable().and_then(&work);
        }
        match &outcome {
            Ok(_) => {
                self.failing = None;
                self.settled = Settled::No;
                self.write_waiting();
            }
            Err(StoreError::NotFound | StoreError::Refused { .. }) => {}
            Err(error) => self.fails(error.clone()),
        }
        outcome
    }

    /// Writes a break, or keeps it until the journal can be written again.
    pub fn record_break(&mut self, now: LocalTime, record: BreakRecord) {
        if self.write(now, |store| store.breaks().add(&record)).is_err() {
            if self.waiting.len() == WAITING_RECORDS {
                self.waiting.remove(0);
            }
            self.waiting.push(record);
        }
    }

    /// Size of the file in bytes, while it is open.
    pub fn bytes(&self) -> Option<u64> {
        match &self.access {
            Access::Open(store) | Access::ReadOnly { store, .. } => store.bytes().ok(),
            Access::Closed { .. } => None,
        }
    }

    /// Checks every page. Returns the size of the file in bytes. A journal that does not pass is closed: nothing
    /// more is written into it. One that could not be checked has a problem until that goes better.
    pub fn check(&mut self, now: LocalTime) -> Result<u64, StoreError> {
        let checked = self.read(now, |store| store.check().and_then(|()| store.bytes()));
        match &checked {
            Err(error @ StoreError::Damaged { .. }) => self.close(error.clone()),
            Err(error) => self.fails(error.clone()),
            Ok(_) if matches!(self.failing, Some(StoreError::Io { .. } | StoreError::Busy)) => self.failing = None,
            Ok(_) => {}
        }
        checked
    }

    /// Puts the file `fresh`, which lies beside the journal, in its place, and opens it; with `keep` what was there before
    /// is kept under the name that is handed back. With `unless_after`, only if nothing was written after that commit
    /// (`Replaced` if something was).
    pub fn put_in_place(
        &mut self,
        now: LocalTime,
        fresh: &Path,
        keep: bool,
        unless_after: Option<[u8; 16]>,
    ) -> Result<Option<PathBuf>, StoreError> {
        self.look(now);
        match &self.access {
            Access::Open(store) => {
                if unless_after.is_some_and(|mark| store.mark() != Ok(mark)) {
                    return Err(StoreError::Replaced);
                }
                match store.settle() {
                    Ok(true) => {}
                    Ok(false) => return Err(StoreError::Busy),
                    Err(StoreError::Away) if keep => {}
                    Err(error) => return Err(error),
                }
            }
            Access::ReadOnly { problem, .. } | Access::Closed { problem, .. } if unless_after.is_some() => {
                return Err(problem.clone());
            }
            Access::ReadOnly { .. } | Access::Closed { .. } => {}
        }
        // Closed before anything at its path changes.
        self.access = Access::Closed { problem: StoreError::Replaced, seen: Sight::of(&self.path) };
        let put = limber_store::put_in_place(&self.path, fresh, keep.then_some(now));
        self.access = Access::of(Store::open(&self.path, now), &self.path);
        self.failing = None;
        self.settled = Settled::No;
        self.changed = true;
        self.reviewed = None; // states of two openings cannot be compared
        self.write_waiting();
        put
    }

    /// The last review, if it was of just this.
    pub fn reviewed(&self, of: &Reviewed) -> Option<&Review> {
        self.reviewed.as_ref().filter(|(last, _)| last == of).map(|(_, review)| review)
    }

    /// Keeps a review until another one is made: of decades it is some 100 kB, and a quarter of a second's work.
    pub fn keep_review(&mut self, of: Reviewed, review: Review) {
        self.reviewed = Some((of, review));
    }

    /// Takes the journal and what belongs to it out of their place, and begins a new one. With an error it is as it was.
    pub fn take_away(&mut self, now: LocalTime, folders: &[PathBuf]) -> Result<(), StoreError> {
        self.access = Access::Closed { problem: StoreError::Replaced, seen: Sight::of(&self.path) };
        let taken = limber_store::take_away(&self.path, folders);
        if taken.is_ok() {
            self.waiting.clear();
            self.reviewed = None;
        }
        self.access = Access::of(Store::open(&self.path, now), &self.path);
        self.failing = None;
        self.settled = Settled::No;
        self.changed = true;
        taken
    }

    /// The folders that were named where something that was taken away has not been overwritten yet.
    pub fn left_to_erase(&self) -> Option<Vec<PathBuf>> {
        limber_store::left_to_erase(&self.path)
    }

    /// Breaks that are not on disk yet.
    pub fn waiting(&self) -> &[BreakRecord] {
        &self.waiting
    }

    /// Sees whether the open file is still the one at its path: a few looks at the folder, nothing is read. Called
    /// before the person is told how the journal is.
    pub fn look(&mut self, now: LocalTime) {
        let Access::Open(store) = &self.access else { return };
        match store.check_place() {
            Ok(()) if self.failing == Some(StoreError::Away) => self.failing = None,
            Ok(()) => {}
            Err(StoreError::Replaced) => self.open_again(now),
            Err(error) => self.fails(error),
        }
    }

    /// How long until `tend` wants to be called; `None` as long as nothing is to be done. Counts from the call
    /// that changed it.
    pub fn next_deadline(&self) -> Option<Duration> {
        let settle = match self.settled {
            Settled::Yes => None,
            Settled::No => Some(SETTLED_WITHIN),
            Settled::Later => Some(SETTLED_LATER),
        };
        let again = (self.problem().is_some() || !self.waiting.is_empty()).then_some(TRY_AGAIN);
        settle.into_iter().chain(again).min()
    }

    /// Does what can wait a little: moves what was written last from the log into the file, and tries again where
    /// something is wrong. Waits for no other program.
    pub fn tend(&mut self, now: LocalTime) {
        self.look(now);
        if self.is_worth_a_try() {
            self.open_again(now);
        }
        let Access::Open(store) = &self.access else { return };
        match &self.failing {
            Some(StoreError::Away) | None => {}
            Some(_) => match store.try_writing() {
                Ok(()) => {
                    self.failing = None;
                    self.settled = Settled::No;
                }
                Err(error) => self.failing = Some(error),
            },
        }
        if self.failing.is_none() {
            self.write_waiting();
        }
        self.settle();
    }

    /// True once after what is read may have become something else: the file was opened anew.
    pub fn take_changed(&mut self) -> bool {
        mem::take(&mut self.changed)
    }

    fn settle(&mut self) {
        let Access::Open(store) = &self.access else { return };
        if self.settled == Settled::Yes {
            return;
        }
        self.settled = match store.settle() {
            Ok(true) => Settled::Yes,
            Ok(false) => Settled::Later,
            Err(error) => {
                // What was acknowledged is on disk all the same, in the log.
                tracing::warn!(%error, "the journal's log cannot be moved into its file");
                Settled::Later
            }
        };
    }

    /// Whether opening again may go better. A newer or damaged file stays what it is until somebody does
    /// something about it.
    fn is_worth_a_try(&self) -> bool {
        match &self.access {
            Access::Open(_) => false,
            Access::ReadOnly { .. } => true,
            Access::Closed { problem, seen } => may_pass(problem) || *seen != Sight::of(&self.path),
        }
    }

    fn open_again(&mut self, now: LocalTime) {
        let nowhere = Access::Closed { problem: StoreError::Replaced, seen: Sight::of(&self.path) };
        let opened = match mem::replace(&mut self.access, nowhere) {
            Access::Open(store) => match store.make_whole() {
                Ok(()) => {
                    drop(store);
                    Store::open_again(&self.path, now)
                }
                Err(error) => {
                    self.access = Access::Open(store);
                    self.fails(error);
                    return;
                }
            },
            // Taken away as the person was told to: then a new one is begun.
            Access::Closed { .. } => match Store::open_again(&self.path, now) {
                Err(StoreError::Away) => Store::open(&self.path, now),
                opened => opened,
            },
            Access::ReadOnly { store, .. } => match Store::open(&self.path, now) {
                Err(problem) if may_pass(&problem) => {
                    self.access = Access::ReadOnly { store, problem };
                    return;
                }
                opened => opened,
            },
        };
        self.access = Access::of(opened, &self.path);
        self.failing = None;
        self.settled = Settled::No;
        self.changed = true;
        self.reviewed = None; // states of two openings cannot be compared
    }

    fn close(&mut self, problem: StoreError) {
        // The file is let go of before it is looked at: that may write into it for the last time.
        self.access = Access::Closed { problem: problem.clone(), seen: Sight::of(&self.path) };
        self.access = Access::Closed { problem, seen: Sight::of(&self.path) };
    }

    fn fails(&mut self, error: StoreError) {
        if self.failing.as_ref() != Some(&error) {
            tracing::error!(%error, "the journal cannot be used as it should");
        }
        self.failing = Some(error);
    }

    fn write_waiting(&mut self) {
        let Access::Open(store) = &self.access else { return };
        while let Some(record) = self.waiting.first() {
            match store.breaks().add(record) {
                Ok(()) | Err(StoreError::Refused { .. }) => {
                    self.waiting.remove(0);
                    self.failing = None;
                    self.settled = Settled::No;
                }
                Err(error) => {
                    self.failing = Some(error);
                    return;
                }
            }
        }
    }
}

impl Access {
    /// What was opened, or what can be read of it all the same.
    fn of(opened: Result<Store, StoreError>, path: &Path) -> Self {
        let problem = match opened {
            Ok(store) => {
                for file in store.set_aside() {
                    tracing::warn!(file = %file.display(), "a log that does not belong to the journal was set aside");
                }
                return Self::Open(store);
            }
            Err(problem) => problem,
        };
        tracing::error!(error = %problem, "the journal cannot be opened");
        if matches!(problem, StoreError::DiskFull | StoreError::ReadOnly { .. } | StoreError::Busy)
            && path.exists()
            && let Ok(store) = Store::open_read_only(path)
        {
            return Self::ReadOnly { store, problem };
        }
        Self::Closed { problem, seen: Sight::of(path) }
    }

    fn writable(&self) -> Result<&Store, StoreError> {
        match self {
            Self::Open(store) => Ok(store),
            Self::ReadOnly { problem, .. } | Self::Closed { problem, .. } => Err(problem.clone()),
        }
    }
}

/// Whether the reason may go away by itself.
fn may_pass(error: &StoreError) -> bool {
    match error {
        StoreError::DiskFull
        | StoreError::ReadOnly { .. }
        | StoreError::NotAFile { .. }
        | StoreError::Away
        | StoreError::Replaced
        | StoreError::Busy
        | StoreError::Io { .. } => true,
        StoreError::LogAlone { .. }
        | StoreError::Newer { .. }
        | StoreError::Foreign
        | StoreError::Damaged { .. }
        | StoreError::NotFound
        | StoreError::Refused { .. } => false,
    }
}
