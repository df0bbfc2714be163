//! One window process for a journal: a lock beside it, let go by the end of the process.

use limber_wire::{Address, AddressError, Lock, LockError};

/// Whether this process is the one.
pub(crate) enum Sole {
    /// It is, for as long as the lock lives.
    First(#[allow(dead_code, reason = "held, never read")] Lock),
    /// Another one runs.
    Second,
}

/// Why it cannot be told.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SoleError {
    #[error(transparent)]
    Address(#[from] AddressError),
    #[error(transparent)]
    Lock(#[from] LockError),
}

impl Sole {
    pub(crate) fn claim() -> Result<Self, SoleError> {
        let address = Address::of_user()?;
        address.prepare_folder()?;
        match Lock::take(&address.window_lock_path()) {
            Ok(lock) => Ok(Self::First(lock)),
            Err(LockError::Held) => Ok(Self::Second),
            Err(error) => Err(error.into()),
        }
    }
}
