//! Where the journal's files are, and whether those at their paths are still the open ones.
//!
//! SQLite goes on writing into a file that was deleted, moved or replaced, and into a log that was: what it calls
//! committed is then nowhere. So the files are looked at before and after each commit. A file can also be replaced
//! by overwriting it (`cp` does): in between, only moving the log into the file changes its size or its time, and
//! that is done here alone.

use std::cell::Cell;
use std::fs::{self, FileType, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::StoreError;
use crate::error::NotAFile;
use crate::private_files::beside;

/// What is added to the journal's name for the files SQLite keeps beside it.
pub(crate) const LOG: &str = "-wal";
pub(crate) const LOG_INDEX: &str = "-shm";
pub(crate) const OLD_LOG: &str = "-journal";

/// Refuses whatever cannot be a file without opening it, which may block or do worse. Nothing at all is fine.
pub(crate) fn check_kind(path: &Path) -> Result<(), StoreError> {
    let refuse = |kind| Err(StoreError::NotAFile { path: path.to_owned(), kind });
    match fs::metadata(path) {
        Ok(found) if found.is_file() => Ok(()),
        Ok(found) => refuse(kind(found.file_type())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => match fs::symlink_metadata(path) {
            Ok(_) => refuse(NotAFile::DanglingLink),
            Err(_) => Ok(()),
        },
        Err(error) => Err(error.into()),
    }
}

#[cfg(unix)]
fn kind(found: FileType) -> NotAFile {
    use std::os::unix::fs::FileTypeExt;
    match found {
        found if found.is_dir() => NotAFile::Folder,
        found if found.is_fifo() => NotAFile::Pipe,
        found if found.is_socket() => NotAFile::Socket,
        _ => NotAFile::Device,
    }
}

#[cfg(not(unix))]
fn kind(found: FileType) -> NotAFile {
    if found.is_dir() { NotAFile::Folder } else { NotAFile::Device }
}

/// The file itself where `path` leads to it through links: SQLite keeps the log beside that one.
pub(crate) fn resolved(path: &Path) -> PathBuf {
    fs::canonicalize(path)
        .or_else(|error| match (path.parent(), path.file_name()) {
            (Some(folder), Some(name)) if !folder.as_os_str().is_empty() => Ok(fs::canonicalize(folder)?.join(name)),
            _ => Err(error),
        })
        .map_or_else(|_| path.to_owned(), as_typed)
}

/// Windows hands a resolved path out as `\\?\C:\…`, which SQLite does not take in a URI and nobody types. One that has no
/// shorter form stays.
#[cfg(windows)]
fn as_typed(path: PathBuf) -> PathBuf {
    let short = path.to_str().and_then(|text| text.strip_prefix(r"\\?\")).filter(|text| {
        let is_drive = matches!(text.as_bytes(), [letter, b':', b'\\', ..] if letter.is_ascii_alphabetic());
        is_drive && text.len() < LONGEST_PLAIN_PATH
    });
    short.map_or_else(|| path.clone(), PathBuf::from)
}

/// Characters that Windows takes in a path without that prefix; the names of what lies beside are longer.
#[cfg(windows)]
const LONGEST_PLAIN_PATH: usize = 200;

#[cfg(not(windows))]
fn as_typed(path: PathBuf) -> PathBuf {
    path
}

/// Which file it is, whatever it is called.
#[cfg(unix)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Identity {
    device: u64,
    inode: u64,
}

#[cfg(unix)]
impl Identity {
    fn of(found: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self { device: found.dev(), inode: found.ino() }
    }
}

/// Elsewhere an open file can be neither moved nor replaced.
#[cfg(not(unix))]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Identity;

#[cfg(not(unix))]
impl Identity {
    fn of(_found: &Metadata) -> Self {
        Self
    }
}

/// How long a file is, and when it was last changed. A copy can be given any time of writing, not a time of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    bytes: u64,
    written: Option<SystemTime>,
    changed: (i64, i64),
}

impl Stamp {
    fn of(found: &Metadata) -> Self {
        #[cfg(unix)]
        let changed = {
            use std::os::unix::fs::MetadataExt;
            (found.ctime(), found.ctime_nsec())
        };
        #[cfg(not(unix))]
        let changed = (0, 0);
        Self { bytes: found.len(), written: found.modified().ok(), changed }
    }
}

/// A journal that was refused, and what lies beside it, as far as the eye can see: whether somebody has done
/// something about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sight([Option<(Identity, Stamp)>; 3]);

impl Sight {
    /// Looks at the journal at `path`. Opens nothing.
    pub fn of(path: &Path) -> Self {
        let real = resolved(path);
        Self([path.to_owned(), beside(&real, LOG), beside(&real, OLD_LOG)].map(|path| {
            let found = fs::metadata(path).ok()?;
            Some((Identity::of(&found), Stamp::of(&found)))
        }))
    }
}

/// How the paths stand to the open files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// They are the open ones. The log's length in bytes.
    InPlace { log_bytes: u64 },
    /// Nothing is at the journal's path.
    Away,
    /// Another file is at the journal's path.
    Another,
    /// The file is the open one, but somebody else wrote into it.
    Overwritten,
    /// The file is the open one, its log or the log's index is not.
    LogLost,
}

/// The open files, as they were when they were opened.
#[derive(Debug)]
pub(crate) struct Place {
    /// As it was given: links in it may be set anew.
    path: PathBuf,
    log: PathBuf,
    log_index: PathBuf,
    file_identity: Identity,
    log_identity: Option<Identity>,
    index_identity: Option<Identity>,
    stamp: Cell<Stamp>,
}

impl Place {
    /// Looks at the files that were opened by way of `path`.
    pub(crate) fn of(path: &Path) -> Result<Self, StoreError> {
        let real = resolved(path);
        let (log, log_index) = (beside(&real, LOG), beside(&real, LOG_INDEX));
        let file = fs::metadata(path)?;
        let identity = |path: &Path| fs::metadata(path).ok().map(|found| Identity::of(&found));
        Ok(Self {
            path: path.to_owned(),
            file_identity: Identity::of(&file),
            log_identity: identity(&log),
            index_identity: identity(&log_index),
            log,
            log_index,
            stamp: Cell::new(Stamp::of(&file)),
        })
    }

    /// How the paths stand to the open files now.
    pub(crate) fn standing(&self) -> Result<Standing, StoreError> {
        let file = match fs::metadata(&self.path) {
            Ok(file) => file,
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                return Ok(Standing::Away);
            }
            Err(error) => return Err(error.into()),
        };
        if Identity::of(&file) != self.file_identity {
            return Ok(Standing::Another);
        }
        // Windows lets nobody overwrite an open file, and tells the time of a change late.
        if cfg!(unix) && Stamp::of(&file) != self.stamp.get() {
            return Ok(Standing::Overwritten);
        }
        let log = fs::metadata(&self.log).ok();
        let index = fs::metadata(&self.log_index).ok();
        if log.as_ref().map(Identity::of) != self.log_identity
            || index.as_ref().map(Identity::of) != self.index_identity
        {
            return Ok(Standing::LogLost);
        }
        Ok(Standing::InPlace { log_bytes: log.map_or(0, |log| log.len()) })
    }

    /// The file was written by this program: that is how it is from now on.
    pub(crate) fn written(&self) {
        if let Ok(file) = fs::metadata(&self.path)
            && Identity::of(&file) == self.file_identity
        {
            self.stamp.set(Stamp::of(&file));
        }
    }

    /// The path as it was given.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}
