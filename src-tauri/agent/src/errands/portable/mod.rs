//! The journal out and in, as files. An export is a target that is given rows, an import a source that gives them; what the
//! rows mean, and which wins, is the domain's. Done by a process of its own (`apart`).

mod json;
mod place;
mod trouble;

use std::path::{Path, PathBuf};

use limber_core::api::ApiError;
use limber_core::portable::{ExportFormat, Exported, Imported, Passphrase};
use limber_core::time::LocalTime;
use limber_store::{Importer, read_all};
use serde::{Deserialize, Serialize};

use crate::refusal::Refusal;
use crate::words::{ERRORS, Words};
use trouble::Trouble;

/// What the process of its own is to do.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Task {
    /// The journal.
    pub journal: PathBuf,
    /// When it was asked for.
    pub now: LocalTime,
    /// What.
    pub what: PortableWhat,
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PortableWhat {
    /// Write everything to a file or folder.
    Export {
        /// Where: a name that is free, or a folder to write into.
        path: PathBuf,
        /// In which form.
        format: ExportFormat,
        /// In one compressed file.
        zip: bool,
        /// To be opened with this only.
        passphrase: Option<Passphrase>,
    },
    /// Merge what a file or folder holds.
    Import {
        /// Where.
        path: PathBuf,
        /// What it was sealed with.
        passphrase: Option<Passphrase>,
        /// Take the settings over too.
        settings: bool,
        /// False: only see what it would come to.
        apply: bool,
    },
}

/// What came of it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Came {
    /// An export.
    Exported(Exported),
    /// An import; what is to take the journal's place lies at `fresh`, and holds the journal up to `mark`.
    Imported {
        /// Its counts.
        report: Imported,
        /// `None`: nothing changes.
        fresh: Option<PathBuf>,
        /// The journal's last commit in it.
        mark: [u8; 16],
    },
}

/// Does a task, and tells how far it is, of a hundred.
pub fn work(task: &Task, tell: &mut dyn FnMut(u8)) -> Result<Came, ApiError> {
    let words = Words::new(&[ERRORS]);
    let refusal = Refusal { words: &words, journal: &task.journal };
    let (path, outcome) = match &task.what {
        PortableWhat::Export { path, .. } => (path, export(task, tell).map(Came::Exported)),
        PortableWhat::Import { path, .. } => (path, import(task, tell)),
    };
    outcome.map_err(|trouble| trouble.told(path, refusal))
}

/// Removes what a task that was ended left behind.
pub(super) fn clear(task: &Task) {
    match &task.what {
        PortableWhat::Export { path, format, .. } => {
            if let Ok(target) = place::free(path, &name(task.now, *format)) {
                let _ = std::fs::remove_file(place::with_ending(&target, place::PART));
            }
        }
        PortableWhat::Import { .. } => limber_store::clear_beside(&task.journal),
    }
}

fn name(now: LocalTime, format: ExportFormat) -> String {
    format!("limber-{}.{}", now.date_naive(), format.name())
}

fn export(task: &Task, tell: &mut dyn FnMut(u8)) -> Result<Exported, Trouble> {
    let PortableWhat::Export { path, format, .. } = &task.what else { return Err(Trouble::NotAnExport) };
    place::written(path, &name(task.now, *format), |file| {
        let mut target = json::Target::begin(file, task.now)?;
        let mut rows = (0_u64, 0_u64);
        // Both closures count.
        let counts = std::cell::RefCell::new(&mut rows);
        read_all(
            &task.journal,
            &mut |whole| {
                counts.borrow_mut().1 = whole.rows;
                Ok(())
            },
            &mut |row| {
                target.row(&row)?;
                let mut counts = counts.borrow_mut();
                counts.0 += 1;
                tell(percent(counts.0, counts.1));
                Ok::<_, Trouble>(())
            },
        )?;
        target.end()?;
        Ok(rows.0)
    })
}

fn import(task: &Task, tell: &mut dyn FnMut(u8)) -> Result<Came, Trouble> {
    let PortableWhat::Import { path, settings, apply, .. } = &task.what else { return Err(Trouble::NotAnExport) };
    let mut importer = Importer::begin(&task.journal, *settings, &mut || true).map_err(Trouble::Import)?;
    read(path, tell, &mut |row| importer.take(row).map_err(Trouble::Import))?;
    let merged = importer.finish().map_err(Trouble::Import)?;
    let mut report = merged.report;
    let fresh = if *apply && merged.changed {
        Some(merged.fresh)
    } else {
        std::fs::remove_file(&merged.fresh)
            .map_err(|error| Trouble::Import(limber_store::StoreError::from(error).into()))?;
        None
    };
    report.applied = *apply;
    Ok(Came::Imported { report, fresh, mark: merged.mark })
}

/// Reads a source, whatever it is, row after row.
fn read(
    path: &Path,
    tell: &mut dyn FnMut(u8),
    take: &mut dyn FnMut(limber_core::portable::Row) -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    let (file, bytes) = place::opened(path)?;
    json::read(place::counting(file, bytes, tell), take)
}

fn percent(done: u64, all: u64) -> u8 {
    u8::try_from((done.saturating_mul(100) / all.max(1)).min(99)).unwrap_or(99)
}
