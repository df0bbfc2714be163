//! Backups: made, listed, brought back.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use chrono::{TimeDelta, Timelike};
use limber_core::api::{ApiError, ErrorCode};
use limber_core::backup::{Backup, BackupList, BackupMade, BackupName, superfluous};
use limber_core::time::LocalTime;
use limber_store::{CopyError, StoreError, copy_journal, look_at_copy};
use limber_wire::{private_files, record};

use super::{Folder, Outcome};
use crate::refusal::Refusal;

/// What a copy is called until it is whole.
pub(super) const PART: &str = ".part";

/// Between two megabytes of a copy: others want the disk too.
const REST: Duration = Duration::from_millis(2);

/// Why there is no backup, or none to bring back.
#[derive(Debug)]
pub(super) enum Trouble {
    /// The folder that was chosen is not there.
    FolderGone(PathBuf),
    /// The folder cannot be used.
    Folder(PathBuf, StoreError),
    /// The journal cannot be read.
    Journal(StoreError),
    /// The backup did not pass its check.
    Unsound(PathBuf),
    /// A newer Limber made it.
    Newer(PathBuf),
    /// There is none of this name.
    NoSuch(PathBuf, String),
    /// Nobody wants it any more.
    GivenUp,
    /// There is none at all, or none that passes its check.
    None(PathBuf),
}

impl Trouble {
    /// With what helps.
    pub(super) fn told(self, refusal: Refusal<'_>) -> ApiError {
        let say = |code, key: &str, path: &Path, more: &str| {
            let path = path.display().to_string();
            let message = refusal.words.with(key, &[("path", (&path).into()), ("detail", more.into())]);
            ApiError { code, message, field: None }
        };
        match self {
            Self::FolderGone(path) => say(ErrorCode::ReadOnly, "backup-folder-gone", &path, ""),
            Self::Folder(path, StoreError::DiskFull) => say(ErrorCode::DiskFull, "backup-disk-full", &path, ""),
            Self::Folder(path, StoreError::ReadOnly { .. }) => {
                say(ErrorCode::ReadOnly, "backup-folder-read-only", &path, "")
            }
            Self::Folder(path, error) => say(ErrorCode::ReadOnly, "backup-folder-failed", &path, &error.to_string()),
            Self::Journal(error) => refusal.store(&error),
            Self::Unsound(path) => say(ErrorCode::Internal, "backup-unsound", &path, ""),
            Self::Newer(path) => say(ErrorCode::DatabaseNewer, "backup-newer", &path, ""),
            Self::NoSuch(path, name) => say(ErrorCode::NotFound, "backup-no-such", &path, &name),
            Self::GivenUp => refusal.plain(ErrorCode::NotNow, "errand-given-up"),
            Self::None(path) => say(ErrorCode::NotFound, "backup-none", &path, ""),
        }
    }
}

/// Makes one, and lets go of those that are one too many.
pub(super) fn make(
    folder: &Folder,
    journal: &Path,
    now: LocalTime,
    go_on: &dyn Fn() -> bool,
) -> Result<BackupMade, Trouble> {
    open(folder)?;
    let computer = record::host();
    clear(folder, &computer);
    let (name, path) = free(folder, &computer, now);
    let part = folder.path.join(format!("{name}{PART}"));
    let copied = copy_journal(journal, &part, &mut || {
        thread::sleep(REST);
        go_on()
    });
    let copied = copied.map_err(|error| match error {
        CopyError::Source(error) => Trouble::Journal(error),
        CopyError::GivenUp => Trouble::GivenUp,
        CopyError::Target(_) if fs::metadata(&folder.path).is_err() => gone(folder),
        CopyError::Target(error) => Trouble::Folder(folder.path.clone(), error),
        CopyError::Unsound(_) => Trouble::Unsound(path.clone()),
    })?;
    limber_store::name_it(&part, &path).map_err(|error| {
        let _ = fs::remove_file(&part);
        Trouble::Folder(folder.path.clone(), error.into())
    })?;
    thin(folder, &computer);
    let backup = Backup { name: name.to_string(), made_at: name.made_at, bytes: copied.bytes, from_here: true };
    Ok(BackupMade { backup, folder: folder.path.display().to_string(), rows: copied.rows })
}

/// Those there are.
pub(super) fn list(folder: &Folder) -> Result<BackupList, Trouble> {
    let computer = record::host();
    let mut backups = Vec::new();
    for name in names(folder)? {
        let Ok(found) = fs::metadata(folder.path.join(name.to_string())) else { continue };
        if found.is_file() {
            let from_here = name.is_of(&computer);
            backups.push(Backup { name: name.to_string(), made_at: name.made_at, bytes: found.len(), from_here });
        }
    }
    Ok(BackupList { folder: folder.path.display().to_string(), backups })
}

/// Brings one to the journal: a checked copy of it lies beside it then.
pub(super) fn fetch(folder: &Folder, name: Option<&str>, journal: &Path) -> Result<Outcome, Trouble> {
    let there = names(folder)?;
    let wanted: Vec<&BackupName> = match name {
        Some(name) => there.iter().filter(|one| one.to_string() == name).collect(),
        None => there.iter().collect(),
    };
    if let (Some(name), []) = (name, &wanted[..]) {
        return Err(Trouble::NoSuch(folder.path.clone(), name.to_owned()));
    }
    let mut trouble = Trouble::None(folder.path.clone());
    for one in wanted {
        let path = folder.path.join(one.to_string());
        match bring(&path, journal) {
            Ok(fresh) => return Ok(Outcome::Fetched { name: one.to_string(), fresh }),
            // The next older one may be sound. What is wrong with the journal's own disk is so for all.
            Err(Trouble::Journal(error)) => return Err(Trouble::Journal(error)),
            Err(wrong) if name.is_some() => trouble = wrong,
            Err(_) => {}
        }
    }
    Err(trouble)
}

fn bring(path: &Path, journal: &Path) -> Result<PathBuf, Trouble> {
    let wrong = |error| match error {
        CopyError::Target(StoreError::Newer { .. }) => Trouble::Newer(path.to_owned()),
        CopyError::Target(error @ (StoreError::Io { .. } | StoreError::ReadOnly { .. })) => {
            Trouble::Folder(path.to_owned(), error)
        }
        _ => Trouble::Unsound(path.to_owned()),
    };
    look_at_copy(path).map_err(wrong)?;
    let fresh = limber_store::bring_beside(path, journal).map_err(Trouble::Journal)?;
    // What was read the second time is what is used.
    look_at_copy(&fresh).map_err(|error| {
        let _ = fs::remove_file(&fresh);
        wrong(error)
    })?;
    Ok(fresh)
}

/// The names of the backups in the folder, newest first. None where there is no folder of ours yet.
fn names(folder: &Folder) -> Result<Vec<BackupName>, Trouble> {
    let entries = match fs::read_dir(&folder.path) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound && folder.is_ours => return Ok(Vec::new()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(gone(folder)),
        Err(error) => return Err(Trouble::Folder(folder.path.clone(), error.into())),
    };
    let mut names: Vec<BackupName> =
        entries.flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect();
    names.sort_unstable_by(|a, b| b.cmp(a));
    Ok(names)
}

fn gone(folder: &Folder) -> Trouble {
    Trouble::FolderGone(folder.path.clone())
}

/// Makes our own folder; one that was chosen has to be there.
fn open(folder: &Folder) -> Result<(), Trouble> {
    match fs::metadata(&folder.path) {
        Ok(found) if found.is_dir() => {}
        Ok(_) => {
            let detail = "it is not a folder".into();
            return Err(Trouble::Folder(folder.path.clone(), StoreError::Io { detail }));
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound && !folder.is_ours => return Err(gone(folder)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            private_files::make_folder(&folder.path)
                .and_then(|()| private_files::close_to_others(&folder.path))
                .map_err(|error| Trouble::Folder(folder.path.clone(), error.into()))?;
        }
        Err(error) => return Err(Trouble::Folder(folder.path.clone(), error.into())),
    }
    Ok(())
}

/// A name that nothing has yet.
fn free(folder: &Folder, computer: &str, now: LocalTime) -> (BackupName, PathBuf) {
    let made_at = now.naive_local().with_nanosecond(0).unwrap_or(now.naive_local());
    let mut name = BackupName::new(computer, made_at);
    loop {
        let path = folder.path.join(name.to_string());
        if fs::symlink_metadata(&path).is_err() {
            return (name, path);
        }
        name.made_at += TimeDelta::seconds(1);
    }
}

/// Removes what an attempt left behind that was cut off.
fn clear(folder: &Folder, computer: &str) {
    for entry in fs::read_dir(&folder.path).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let whole = name.to_str().and_then(|name| name.strip_suffix(PART)?.parse::<BackupName>().ok());
        if whole.is_some_and(|whole| whole.is_of(computer)) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn thin(folder: &Folder, computer: &str) {
    let Ok(there) = names(folder) else { return };
    for name in superfluous(&there, computer) {
        if let Err(error) = fs::remove_file(folder.path.join(name.to_string())) {
            tracing::warn!(%error, "a backup that is one too many cannot be removed");
        }
    }
}
