//! A file whose lock says "this is done by one process": held to the end of the process, whatever ends it.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;

use crate::private_files;
#[cfg(unix)]
use crate::private_files::Identity;

/// A lock that is held. Dropping it, or the end of the process, lets the next one in.
#[derive(Debug)]
pub struct Lock {
    #[cfg_attr(not(unix), expect(dead_code, reason = "only held: a path there cannot be given to another file"))]
    file: File,
}

/// Why there is no lock.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Another process holds it.
    #[error("another process holds the lock")]
    Held,
    /// The file cannot be made, opened or locked.
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl Lock {
    /// Takes the lock of the file at `path`, made if it is missing. What the file holds is left alone, a link is not
    /// followed.
    pub fn take(path: &Path) -> Result<Self, LockError> {
        Self::of(private_files::open_for_lock(path)?)
    }

    /// Takes the lock of a folder that is there. Needs no right to write in it.
    pub(crate) fn of_folder(folder: &Path) -> Result<Self, LockError> {
        Self::of(File::open(folder)?)
    }

    /// Which file or folder it is the lock of, whatever that is called by now.
    #[cfg(unix)]
    pub(crate) fn identity(&self) -> Option<Identity> {
        self.file.metadata().ok().as_ref().map(private_files::identity_of)
    }

    /// The same of what is at a path now.
    #[cfg(unix)]
    pub(crate) fn identity_at(path: &Path) -> Option<Identity> {
        std::fs::metadata(path).ok().as_ref().map(private_files::identity_of)
    }

    fn of(file: File) -> Result<Self, LockError> {
        match file.try_lock() {
            Ok(()) => Ok(Self { file }),
            Err(TryLockError::WouldBlock) => Err(LockError::Held),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }
}
