//! The journal as the driver holds it: open, or with a problem that everybody who asks is told.
//!
//! A break that ends while nothing can be written is kept here until it can. Must never: make up an entry, or
//! keep the agent from running.

use std::path::{Path, PathBuf};

use limber_core::engine::BreakRecord;
use limber_core::time::LocalTime;
use limber_store::{ResumeFile, Store, StoreError};

/// Break records that wait for a journal that cannot be written: several days' worth.
const WAITING_RECORDS: usize = 256;

/// The journal file and the engine's saved state beside it.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    store: Result<Store, StoreError>,
    /// Why the last write failed, while the file is open.
    failing: Option<StoreError>,
    waiting: Vec<BreakRecord>,
}

impl Journal {
    /// Opens the journal at `path`, or remembers why it cannot be.
    pub fn open(path: PathBuf, now: LocalTime) -> Self {
        let store = Store::open(&path, now);
        if let Err(error) = &store {
            tracing::error!(%error, "the journal cannot be opened");
        }
        Self { path, store, failing: None, waiting: Vec::new() }
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
        self.store.as_ref().err().or(self.failing.as_ref())
    }

    /// Reads.
    pub fn read<T>(
        &mut self,
        now: LocalTime,
        work: impl FnOnce(&Store) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        work(self.opened(now)?)
    }

    /// Writes. What has returned `Ok` is on disk.
    pub fn write<T>(
        &mut self,
        now: LocalTime,
        work: impl FnOnce(&Store) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let outcome = work(self.opened(now)?);
        match &outcome {
            Ok(_) => {
                self.failing = None;
                self.write_waiting();
            }
            Err(StoreError::NotFound | StoreError::Refused { .. }) => {}
            Err(error) => {
                tracing::error!(%error, "the journal cannot be written");
                self.failing = Some(error.clone());
            }
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
        self.store.as_ref().ok().and_then(|store| store.bytes().ok())
    }

    /// Checks every page. Returns the size of the file in bytes. A journal that does not pass is closed: nothing
    /// more is written into it. One that could not be checked has a problem until that goes better.
    pub fn check(&mut self, now: LocalTime) -> Result<u64, StoreError> {
        let checked = self.read(now, |store| store.check().and_then(|()| store.bytes()));
        match &checked {
            Err(error @ StoreError::Damaged { .. }) => self.store = Err(error.clone()),
            Err(error) => self.failing = Some(error.clone()),
            Ok(_) if matches!(self.failing, Some(StoreError::Io { .. } | StoreError::Busy)) => self.failing = None,
            Ok(_) => {}
        }
        checked
    }

    /// Breaks that are not on disk yet.
    pub fn waiting(&self) -> &[BreakRecord] {
        &self.waiting
    }

    /// Tries again, if there is a problem that may have gone away by itself. True when something changed.
    pub fn mend(&mut self, now: LocalTime) -> bool {
        if self.problem().is_none() {
            return false;
        }
        if self.opened(now).is_ok() && !self.waiting.is_empty() {
            self.write_waiting();
        }
        self.problem().is_none()
    }

    fn opened(&mut self, now: LocalTime) -> Result<&Store, StoreError> {
        if self.store.as_ref().is_err_and(may_pass) {
            self.store = Store::open(&self.path, now);
        }
        self.store.as_ref().map_err(Clone::clone)
    }

    fn write_waiting(&mut self) {
        let Ok(store) = &self.store else { return };
        while let Some(record) = self.waiting.first() {
            match store.breaks().add(record) {
                Ok(()) | Err(StoreError::Refused { .. }) => {
                    self.waiting.remove(0);
                    self.failing = None;
                }
                Err(error) => {
                    self.failing = Some(error);
                    return;
                }
            }
        }
    }
}

/// Whether opening again may go better. A newer or damaged file stays what it is until somebody replaces it and
/// starts the agent again.
fn may_pass(error: &StoreError) -> bool {
    match error {
        StoreError::DiskFull | StoreError::ReadOnly { .. } | StoreError::Busy | StoreError::Io { .. } => true,
        StoreError::Newer { .. }
        | StoreError::Foreign
        | StoreError::Damaged { .. }
        | StoreError::NotFound
        | StoreError::Refused { .. } => false,
    }
}
