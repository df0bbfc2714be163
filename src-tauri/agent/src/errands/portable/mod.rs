//! The journal out and in, as files. An export is a target that is given rows, an import a source that gives them; what the
//! rows mean, and which wins, is the domain's. Done by a process of its own (`apart`).

mod archive;
mod cells;
mod json;
mod place;
mod sealed;
mod tables;
mod trouble;

use std::cell::Cell;
use std::fs;
use std::io::{self, BufWriter, Read, Seek, Write};
use std::path::{Path, PathBuf};

use limber_core::api::ApiError;
use limber_core::portable::{ExportFormat, Exported, Imported, Passphrase, Row};
use limber_core::time::LocalTime;
use limber_store::{Importer, Whole, read_all};
use serde::{Deserialize, Serialize};

use crate::refusal::Refusal;
use crate::words::{ERRORS, EXPORT, Words};
use trouble::Trouble;

/// The name of the document in a zip.
const DOCUMENT: &str = "limber-export.json";

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
    let words = Words::new(&[ERRORS, EXPORT]);
    let refusal = Refusal { words: &words, journal: &task.journal };
    let (path, outcome) = match &task.what {
        PortableWhat::Export { path, .. } => (path, export(task, &words, tell).map(Came::Exported)),
        PortableWhat::Import { path, .. } => (path, import(task, tell)),
    };
    outcome.map_err(|trouble| trouble.told(path, refusal))
}

/// Removes what a task that was ended left behind.
pub(super) fn clear(task: &Task) {
    match &task.what {
        PortableWhat::Export { path, .. } => {
            if let Ok(target) = place::free(path, &name(task)) {
                place::remove(&place::with_ending(&target, place::PART));
            }
        }
        PortableWhat::Import { .. } => limber_store::clear_beside(&task.journal),
    }
}

/// What an export is called where only its folder was said.
fn name(task: &Task) -> String {
    let PortableWhat::Export { format, zip, passphrase, .. } = &task.what else { return String::new() };
    let ending = match (format, zip, passphrase) {
        (ExportFormat::Csv, _, None) if !zip => "",
        (ExportFormat::Csv, ..) | (_, true, _) => ".zip",
        (ExportFormat::Json, ..) => ".json",
    };
    let sealed = if passphrase.is_some() { ".sealed" } else { "" };
    format!("limber-{}{ending}{sealed}", task.now.date_naive())
}

fn export(task: &Task, words: &Words, tell: &mut dyn FnMut(u8)) -> Result<Exported, Trouble> {
    let PortableWhat::Export { path, format, zip, passphrase } = &task.what else { return Err(Trouble::NotAnExport) };
    let tables = *format == ExportFormat::Csv;
    if tables && !zip && passphrase.is_none() {
        return place::written_folder(path, &name(task), |folder| {
            let mut sink = archive::FolderSink::new(folder.to_owned());
            let rows = write_tables(task, &mut sink, words, tell)?;
            sink.end()?;
            Ok((rows, sink.bytes))
        });
    }
    place::written(path, &name(task), |file| {
        let mut out: Box<dyn Out + '_> = match passphrase {
            Some(passphrase) => Box::new(sealed::Sealing::begin(file, passphrase)?),
            None => Box::new(file),
        };
        let rows = if *zip || tables {
            let mut sink = archive::ZipSink::new(out);
            let rows = if tables {
                write_tables(task, &mut sink, words, tell)?
            } else {
                tables::Sink::begin(&mut sink, DOCUMENT)?;
                write_document(task, &mut sink, tell)?
            };
            out = sink.end()?;
            rows
        } else {
            write_document(task, &mut out, tell)?
        };
        out.finish()?;
        Ok(rows)
    })
}

/// Where an export is written to.
trait Out: Write {
    /// Everything was written.
    fn finish(self: Box<Self>) -> io::Result<()>;
}

impl<W: Write> Out for &mut BufWriter<W> {
    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.flush()
    }
}

impl<W: Write> Out for sealed::Sealing<W> {
    fn finish(self: Box<Self>) -> io::Result<()> {
        sealed::Sealing::finish(*self)
    }
}

fn write_document(task: &Task, to: &mut dyn Write, tell: &mut dyn FnMut(u8)) -> Result<u64, Trouble> {
    let mut target = json::Target::begin(to, task.now)?;
    let rows = each_row(task, tell, &mut |row| target.row(&row))?;
    target.end()?;
    Ok(rows)
}

fn write_tables(
    task: &Task,
    to: &mut dyn tables::Sink,
    words: &Words,
    tell: &mut dyn FnMut(u8),
) -> Result<u64, Trouble> {
    let mut target = tables::Target::new(to, task.now);
    let rows = each_row(task, tell, &mut |row| target.row(&row))?;
    target.end(words)?;
    Ok(rows)
}

fn each_row(
    task: &Task,
    tell: &mut dyn FnMut(u8),
    take: &mut dyn FnMut(Row) -> Result<(), Trouble>,
) -> Result<u64, Trouble> {
    let (all, mut rows) = (Cell::new(0), 0);
    let mut begin = |whole: Whole| {
        all.set(whole.rows);
        Ok(())
    };
    read_all(&task.journal, &mut begin, &mut |row| {
        take(row)?;
        rows += 1;
        tell(percent(rows, all.get()));
        Ok::<_, Trouble>(())
    })?;
    Ok(rows)
}

fn import(task: &Task, tell: &mut dyn FnMut(u8)) -> Result<Came, Trouble> {
    let PortableWhat::Import { path, passphrase, settings, apply } = &task.what else {
        return Err(Trouble::NotAnExport);
    };
    let mut importer = Importer::begin(&task.journal, *settings, &mut || true).map_err(Trouble::Import)?;
    read(path, passphrase.as_ref(), tell, &mut |row| importer.take(row).map_err(Trouble::Import))?;
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
    passphrase: Option<&Passphrase>,
    tell: &mut dyn FnMut(u8),
    take: &mut dyn FnMut(Row) -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    if fs::metadata(path).map_err(Trouble::Source)?.is_dir() {
        return tables::read(&mut archive::Folder(path), tell, take);
    }
    let (mut file, bytes) = place::opened(path)?;
    if !begins_with(&mut file, sealed::MAGIC)? {
        return read_file(file, bytes, tell, take);
    }
    let opened = sealed::Opened::of(file, passphrase.ok_or(Trouble::Sealed)?)?;
    read_file(opened, bytes, tell, take)
}

/// One file, as it is or as it came out of its seal.
fn read_file(
    mut file: impl Read + Seek,
    bytes: u64,
    tell: &mut dyn FnMut(u8),
    take: &mut dyn FnMut(Row) -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    if !begins_with(&mut file, b"PK\x03\x04")? {
        return json::read(place::counting(file, bytes, tell), take);
    }
    let mut zip = archive::Zip::of(file)?;
    if let Some(document) = tables::Files::file(&mut zip, DOCUMENT)? {
        return json::read(place::counting(document, bytes.saturating_mul(TYPICALLY), tell), take);
    }
    tables::read(&mut zip, tell, take)
}

/// How many times as large what comes out of a zip is, as a rule: for the progress only.
const TYPICALLY: u64 = 10;

fn begins_with(file: &mut (impl Read + Seek), sign: &[u8]) -> Result<bool, Trouble> {
    let mut head = Vec::new();
    file.take(sign.len() as u64).read_to_end(&mut head).map_err(source_trouble)?;
    file.rewind().map_err(Trouble::Source)?;
    Ok(head == sign)
}

/// Why something cannot be read. What cannot come out of a zip is damaged, or made to be too large.
fn source_trouble(error: io::Error) -> Trouble {
    match error.kind() {
        io::ErrorKind::FileTooLarge => Trouble::TooLarge,
        io::ErrorKind::InvalidData
        | io::ErrorKind::InvalidInput
        | io::ErrorKind::UnexpectedEof
        | io::ErrorKind::Other => Trouble::ZipDamaged,
        _ => Trouble::Source(error),
    }
}

fn percent(done: u64, all: u64) -> u8 {
    u8::try_from((done.saturating_mul(100) / all.max(1)).min(99)).unwrap_or(99)
}
