//! One window process a user: a locked file beside the agent's socket, let go by the end of the process.

use std::fs::{File, OpenOptions, TryLockError};

use limber_wire::Address;

/// Whether this process is the one.
pub(crate) enum Sole {
    /// It is, for as long as the lock lives.
    First(#[allow(dead_code, reason = "held, never read")] File),
    /// Another one runs.
    Second,
}

/// Why it cannot be told.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SoleError {
    #[error(transparent)]
    Address(#[from] limber_wire::AddressError),
    #[error(transparent)]
    Lock(#[from] std::io::Error),
}

impl Sole {
    pub(crate) fn claim() -> Result<Self, SoleError> {
        let address = Address::of_user()?;
        address.prepare_folder()?;
        let mut options = OpenOptions::new();
        options.create(true).truncate(false).write(true);
        let lock = options.open(address.path().with_extension("window.lock"))?;
        match lock.try_lock() {
            Ok(()) => Ok(Self::First(lock)),
            Err(TryLockError::WouldBlock) => Ok(Self::Second),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }
}
