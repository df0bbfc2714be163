//! What can go wrong with a file, told apart by what somebody can do about it.

use std::fmt;
use std::io;
use std::path::PathBuf;

use rusqlite::ffi;

/// What can stand in a file's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAFile {
    /// A folder.
    Folder,
    /// A named pipe: opening it would wait for somebody at its other end.
    Pipe,
    /// A socket.
    Socket,
    /// A device.
    Device,
    /// A link to something that is not there.
    DanglingLink,
}

impl NotAFile {
    /// Its name in the catalogues.
    pub fn name(self) -> &'static str {
        match self {
            Self::Folder => "folder",
            Self::Pipe => "pipe",
            Self::Socket => "socket",
            Self::Device => "device",
            Self::DanglingLink => "dangling-link",
        }
    }
}

impl fmt::Display for NotAFile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "a {}", self.name())
    }
}

/// Why the journal could not be opened, read or written. Nothing is ever half-written: the change that met
/// the error is undone whole.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// No room on the disk. The person frees some and tries again.
    #[error("the disk is full")]
    DiskFull,
    /// The folder or the file cannot be written: its permissions, a read-only disk, or a file in its place.
    #[error("the journal cannot be written: {detail}")]
    ReadOnly {
        /// What the system said.
        detail: String,
    },
    /// Something that is no file stands in the place of one. Nothing was changed.
    #[error("{} is {kind}, not a file", path.display())]
    NotAFile {
        /// Where.
        path: PathBuf,
        /// What it is.
        kind: NotAFile,
    },
    /// The file was deleted or moved while it was open. What it held can still be read; nothing more is written.
    #[error("the journal was deleted or moved while it was open")]
    Away,
    /// The file at the path is not the open one any more, or its log is not: it has to be opened anew. Nothing is
    /// lost by that.
    #[error("the journal was replaced while it was open")]
    Replaced,
    /// The file is gone or empty, but a log that must have belonged to it is there. Nothing was changed.
    #[error("the journal is gone, its log {} is not", log.display())]
    LogAlone {
        /// The log.
        log: PathBuf,
    },
    /// Written by a newer Limber. Nothing was changed.
    #[error("the journal has schema {found}, this version knows up to {known}")]
    Newer {
        /// The file's schema.
        found: u32,
        /// The newest this version knows.
        known: u32,
    },
    /// A sound database, but another program's. Nothing was changed.
    #[error("the file is a database of another program")]
    Foreign,
    /// Not a database any more, or one that contradicts itself. Nothing was changed.
    #[error("the journal is damaged: {detail}")]
    Damaged {
        /// The first thing found.
        detail: String,
    },
    /// No such entry (any more).
    #[error("there is no such entry")]
    NotFound,
    /// Another process holds the file for longer than two seconds.
    #[error("the journal is in use by another program")]
    Busy,
    /// A value that the table's own rules refuse: the domain let through what it should have stopped.
    #[error("the journal refuses the entry: {detail}")]
    Refused {
        /// The rule.
        detail: String,
    },
    /// Anything else the system reported.
    #[error("the journal could not be used: {detail}")]
    Io {
        /// What the system said.
        detail: String,
    },
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        let detail = error.to_string();
        match &error {
            rusqlite::Error::QueryReturnedNoRows => Self::NotFound,
            rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::Utf8Error(..) => Self::Damaged { detail },
            rusqlite::Error::SqliteFailure(failure, _) => match failure.code {
                ErrorCode::DiskFull => Self::DiskFull,
                // The index of the log is a file too; when it cannot grow, the disk has no room for it.
                _ if failure.extended_code == ffi::SQLITE_IOERR_SHMSIZE => Self::DiskFull,
                // "Cannot open" comes for the log beside a file whose folder takes no new files.
                ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen => Self::ReadOnly { detail },
                ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Self::Damaged { detail },
                ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Busy,
                ErrorCode::ConstraintViolation | ErrorCode::TypeMismatch => Self::Refused { detail },
                _ => Self::Io { detail },
            },
            _ => Self::Io { detail },
        }
    }
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        let detail = error.to_string();
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::PermissionDenied
            | io::ErrorKind::ReadOnlyFilesystem
            | io::ErrorKind::NotADirectory
            | io::ErrorKind::IsADirectory
            | io::ErrorKind::AlreadyExists => Self::ReadOnly { detail },
            _ => Self::Io { detail },
        }
    }
}

impl From<rusqlite_migration::Error> for StoreError {
    fn from(error: rusqlite_migration::Error) -> Self {
        match error {
            rusqlite_migration::Error::RusqliteError { err, .. } => err.into(),
            other => Self::Damaged { detail: other.to_string() },
        }
    }
}
