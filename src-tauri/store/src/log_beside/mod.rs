//! The write-ahead log beside the journal: whether it belongs to it.
//!
//! A log outlives its file. After a crash it holds what was acknowledged last and must be applied; beside a copy that
//! somebody put in the file's place it would overwrite some pages of the copy with those of another state. SQLite
//! cannot tell the two apart. The marks can (`migrations/0002`): a log belongs to the file whose mark its first
//! commit follows, or to one into which it has been moved already, in part or whole.
//!
//! A stranger is set aside under a name that tells what it is. Must never: apply one, or delete anything.

pub(crate) mod read;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use limber_core::time::LocalTime;

use self::read::{Found, Log};
use crate::StoreError;
use crate::open::{WAL_FILE, header};
use crate::place::{LOG, OLD_LOG};
use crate::private_files::beside;
use crate::read_only::as_it_is;
use crate::tables::commit_mark::{self, Mark};

/// What is known of the log beside a file.
#[derive(Debug)]
pub(crate) enum Belonging {
    /// There is none, or none with a commit in it.
    NoLog,
    /// It continues the file.
    Belongs(Log),
    /// It has no marks, or the file's cannot be read: another Limber, or another program, wrote it.
    Unknown(Log),
    /// It continues another file, or another state of this one.
    Stranger,
}

/// Looks at the log beside `file`, which is a journal by its header.
pub(crate) fn belonging(file: &Path) -> Result<Belonging, StoreError> {
    let log = match read::read(&beside(file, LOG))? {
        Found::Nothing => return Ok(Belonging::NoLog),
        Found::NoLog => return Ok(Belonging::Stranger),
        Found::Log(log) => log,
    };
    if header(file)?.page_bytes() != Some(log.page_bytes as u64) {
        return Ok(Belonging::Stranger);
    }
    let Some((_, base)) = log.marks.first() else {
        return Ok(if log.pages.is_empty() { Belonging::NoLog } else { Belonging::Unknown(log) });
    };
    let Ok(mark) = mark_of(file) else { return Ok(Belonging::Unknown(log)) };
    let belongs = mark == *base || log.marks.iter().any(|(moved, _)| mark == *moved);
    Ok(if belongs { Belonging::Belongs(log) } else { Belonging::Stranger })
}

/// The mark in the file alone, whatever the log says.
fn mark_of(file: &Path) -> Result<Mark, StoreError> {
    commit_mark::last(&as_it_is(file)?)
}

/// Renames what lies beside `file` and does not belong to it: a log, or what an interrupted change of a file that
/// had no log yet left behind. Hands back the new names.
pub(crate) fn set_strangers_aside(file: &Path, now: LocalTime) -> Result<Vec<PathBuf>, StoreError> {
    let mut strangers = Vec::new();
    if matches!(belonging(file)?, Belonging::Stranger) {
        strangers.push(beside(file, LOG));
    }
    // SQLite keeps no such file beside one that has a log.
    let old = beside(file, OLD_LOG);
    if header(file)?.version() == Some(WAL_FILE) && fs::metadata(&old).is_ok_and(|found| found.len() > 0) {
        strangers.push(old);
    }
    strangers.iter().map(|stranger| set_aside(stranger, now)).collect()
}

/// Gives a log a name under which SQLite does not find it, and a person does.
pub(crate) fn set_aside(log: &Path, now: LocalTime) -> Result<PathBuf, StoreError> {
    let to = free_name(log, now)?;
    fs::rename(log, &to)?;
    Ok(to)
}

/// A name beside a file that tells what it was and the day, and that nothing has yet.
pub(crate) fn free_name(file: &Path, now: LocalTime) -> Result<PathBuf, StoreError> {
    let day = now.format("%Y-%m-%d");
    for number in 1..1000 {
        let name = if number == 1 { format!(".set-aside-{day}") } else { format!(".set-aside-{day}-{number}") };
        let to = beside(file, &name);
        if fs::symlink_metadata(&to).is_err() {
            return Ok(to);
        }
    }
    Err(io::Error::from(io::ErrorKind::AlreadyExists).into())
}
