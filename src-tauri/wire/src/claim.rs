//! The right to be the one agent: a locked file, and the socket that only its holder may replace.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;

use interprocess::local_socket::traits::Listener as _;
use interprocess::local_socket::{ConnectOptions, Listener as Socket, ListenerOptions};

use crate::address::{Address, AddressError};
use crate::connection::{Connection, Incoming};

/// Held by the running agent. Dropping it removes the socket and lets the next one in; the end of the process
/// unlocks in any case.
#[derive(Debug)]
pub struct Claim {
    address: Address,
    _lock: File,
}

/// Why this process cannot be the agent.
#[derive(Debug, thiserror::Error)]
pub enum ClaimError {
    /// Another one runs.
    #[error("an agent is already running")]
    Held,
    /// There is no folder for the socket.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// The lock file or the socket cannot be made.
    #[error("{what} cannot be made: {source}")]
    Io {
        /// The path.
        what: String,
        /// Why.
        source: io::Error,
    },
}

impl Claim {
    /// Takes the lock, or says that somebody holds it.
    pub fn take(address: &Address) -> Result<Self, ClaimError> {
        address.prepare_folder()?;
        let path = address.lock_path();
        let failed = |source| ClaimError::Io { what: path.display().to_string(), source };
        let mut options = OpenOptions::new();
        options.create(true).truncate(false).write(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let lock = options.open(&path).map_err(failed)?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { address: address.clone(), _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(ClaimError::Held),
            Err(TryLockError::Error(source)) => Err(failed(source)),
        }
    }

    /// Opens the socket. One left behind by a process that died is removed, but only after nobody answered on it.
    pub fn listen(&self) -> Result<Listener, ClaimError> {
        let failed = |source| ClaimError::Io { what: self.address.path().display().to_string(), source };
        let name = || self.address.name().map_err(failed);
        if cfg!(unix) && self.address.path().exists() {
            if ConnectOptions::new().name(name()?).connect_sync().is_ok() {
                return Err(ClaimError::Held);
            }
            std::fs::remove_file(self.address.path()).map_err(failed)?;
        }
        let options = ListenerOptions::new().name(name()?).reclaim_name(false);
        #[cfg(windows)]
        let options = {
            use interprocess::os::windows::local_socket::ListenerOptionsExt as _;
            options.security_descriptor(crate::peer::owner_only().map_err(failed)?)
        };
        let socket = options.create_sync().map_err(failed)?;
        #[cfg(unix)]
        {
            let owner_only = std::os::unix::fs::PermissionsExt::from_mode(0o600);
            std::fs::set_permissions(self.address.path(), owner_only).map_err(failed)?;
        }
        Ok(Listener { socket })
    }
}

impl Claim {
    /// Removes the socket: nobody new finds it, while those who are connected still hear the goodbye.
    pub fn hide(&self) {
        if cfg!(unix) {
            let _ = std::fs::remove_file(self.address.path()); // gone already is just as well
        }
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        self.hide();
    }
}

/// The agent's end of the socket.
#[derive(Debug)]
pub struct Listener {
    socket: Socket,
}

impl Listener {
    /// Waits for the next client. An error concerns that client only (`PermissionDenied`: another user), except
    /// when it comes again and again.
    pub fn accept(&self) -> io::Result<(Connection, Incoming)> {
        Connection::new(self.socket.accept()?)
    }
}
