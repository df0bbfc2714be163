//! A report becomes a file: written beside its name, put on the disk, and only then given the name. What fails leaves nothing
//! behind, and what was there stays.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use limber_core::api::{ApiError, ErrorCode};
use limber_core::report::ReportFormat;
use limber_wire::private_files;

use crate::words::Words;

/// Why there is no file.
#[derive(Debug)]
pub enum Unsaved {
    /// Its name ends with neither `.html` nor `.pdf`.
    NoFormat(PathBuf),
    /// There is a file of this name, and nobody said to replace it.
    Exists(PathBuf),
    /// There is a folder of this name.
    IsFolder(PathBuf),
    /// The folder it should go to is not there.
    NoFolder(PathBuf),
    /// The folder cannot be written to.
    ReadOnly(PathBuf),
    /// The disk is full.
    DiskFull(PathBuf),
    /// Anything else.
    Failed(PathBuf, io::Error),
}

impl Unsaved {
    /// With what helps.
    pub fn told(&self, words: &Words) -> ApiError {
        let (code, key, path, detail) = match self {
            Self::NoFormat(path) => (ErrorCode::Invalid, "report-no-format", path, String::new()),
            Self::Exists(path) => (ErrorCode::NotNow, "report-exists", path, String::new()),
            Self::IsFolder(path) => (ErrorCode::Invalid, "report-is-folder", path, String::new()),
            Self::NoFolder(path) => (ErrorCode::NotFound, "report-no-folder", path, String::new()),
            Self::ReadOnly(path) => (ErrorCode::ReadOnly, "report-read-only", path, String::new()),
            Self::DiskFull(path) => (ErrorCode::DiskFull, "report-disk-full", path, String::new()),
            Self::Failed(path, error) => (ErrorCode::ReadOnly, "report-failed", path, error.to_string()),
        };
        let path = path.display().to_string();
        let message = words.with(key, &[("path", (&path).into()), ("detail", (&detail).into())]);
        ApiError { code, message, field: None }
    }
}

/// As what a file of this name is written.
pub fn format_of(path: &Path) -> Result<ReportFormat, Unsaved> {
    let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    match ending.as_deref() {
        Some("html" | "htm") => Ok(ReportFormat::Html),
        Some("pdf") => Ok(ReportFormat::Pdf),
        _ => Err(Unsaved::NoFormat(path.to_owned())),
    }
}

/// Whether a file may become this one, before anything is drawn.
pub fn look(path: &Path, replace: bool) -> Result<(), Unsaved> {
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => return Err(Unsaved::IsFolder(path.to_owned())),
        Ok(_) if !replace => return Err(Unsaved::Exists(path.to_owned())),
        _ => {}
    }
    let folder = folder_of(path);
    if fs::metadata(folder).is_ok_and(|found| found.is_dir()) { Ok(()) } else { Err(Unsaved::NoFolder(folder.into())) }
}

/// Writes the file, readable by its owner alone.
pub fn save(path: &Path, bytes: &[u8], replace: bool) -> Result<(), Unsaved> {
    look(path, replace)?;
    let part = beside(path);
    let written = write(&part, bytes).and_then(|()| {
        // A name that somebody else took in the meantime is theirs.
        if replace {
            fs::rename(&part, path)
        } else {
            fs::hard_link(&part, path).or_else(|error| taken(&part, path, &error))
        }
    });
    let _ = fs::remove_file(&part); // gone already where it was renamed
    written.map_err(|error| why(path, error))
}

/// Where no second name can be given (a stick), the first one is moved, if the place is still free.
fn taken(part: &Path, path: &Path, error: &io::Error) -> io::Result<()> {
    if error.kind() == io::ErrorKind::AlreadyExists || fs::symlink_metadata(path).is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    fs::rename(part, path)
}

fn write(part: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = private_files::options().write(true).create_new(true).open(part)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn why(path: &Path, error: io::Error) -> Unsaved {
    match error.kind() {
        io::ErrorKind::AlreadyExists => Unsaved::Exists(path.to_owned()),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            Unsaved::DiskFull(path.to_owned())
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            Unsaved::ReadOnly(folder_of(path).to_owned())
        }
        io::ErrorKind::NotFound => Unsaved::NoFolder(folder_of(path).to_owned()),
        _ => Unsaved::Failed(path.to_owned(), error),
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// `.report.pdf.4711.part`
fn beside(path: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.part", std::process::id()));
    path.with_file_name(name)
}

/// Removes what one that was ended has left half-written.
pub fn clear(path: &Path) {
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else { return };
    let is_part = |found: &str| {
        let process = found.strip_prefix('.').and_then(|rest| rest.strip_prefix(name)?.strip_prefix('.'));
        let process = process.and_then(|rest| rest.strip_suffix(".part"));
        process.is_some_and(|process| !process.is_empty() && process.bytes().all(|byte| byte.is_ascii_digit()))
    };
    for entry in fs::read_dir(folder_of(path)).into_iter().flatten().flatten() {
        if entry.file_name().to_str().is_some_and(is_part) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(folder: &Path) -> Vec<OsString> {
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect()
    }

    #[test]
    fn a_file_is_there_whole_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.pdf");
        save(&path, b"first", false).unwrap();
        assert_eq!((fs::read(&path).unwrap(), files(folder.path()).len()), (b"first".to_vec(), 1));
        assert!(matches!(save(&path, b"second", false), Err(Unsaved::Exists(_))));
        assert_eq!(fs::read(&path).unwrap(), b"first");
        save(&path, b"third", true).unwrap();
        assert_eq!((fs::read(&path).unwrap(), files(folder.path()).len()), (b"third".to_vec(), 1));
    }

    #[test]
    fn a_folder_in_its_place_or_none_at_all_is_said() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(save(folder.path(), b"x", true), Err(Unsaved::IsFolder(_))));
        let lost = folder.path().join("gone/report.pdf");
        assert!(matches!(save(&lost, b"x", true), Err(Unsaved::NoFolder(path)) if path.ends_with("gone")));
        assert!(files(folder.path()).is_empty());
    }

    #[test]
    fn what_was_left_half_written_goes_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.pdf");
        let others =
            [".report.pdf.part", ".report.pdf.mine.part", ".other.pdf.12.part", "report.pdf.12.part", "report.pdf"];
        for name in others.into_iter().chain([".report.pdf.4711.part"]) {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        clear(&path);
        let mut left = files(folder.path());
        left.sort();
        let mut others = others.map(OsString::from);
        others.sort();
        assert_eq!(left, others);
    }

    #[test]
    fn the_ending_of_its_name_says_what_it_is() {
        let format = |name: &str| format_of(Path::new(name)).ok();
        assert_eq!((format("a.PDF"), format("b.htm")), (Some(ReportFormat::Pdf), Some(ReportFormat::Html)));
        assert_eq!((format("c.txt"), format("pdf")), (None, None));
    }
}
