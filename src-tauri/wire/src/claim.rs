//! The right to be the one agent of a journal: locks beside the journal, and the socket that only their holder may replace.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

#[cfg(unix)]
use interprocess::local_socket::ConnectOptions;
use interprocess::local_socket::traits::Listener as _;
use interprocess::local_socket::{Listener as Socket, ListenerOptions};

use crate::address::{Address, AddressError, Door, name};
use crate::connection::{Connection, Incoming};
use crate::keeper::Keeper;
use crate::lock::{Lock, LockError};
use crate::peer::Peers;
use crate::private_files::{self, make_folder};
use crate::record::Record;

/// Held by the running agent. Dropping it removes the socket and lets the next one in; the end of the process
/// unlocks in any case.
#[derive(Debug)]
pub struct Claim {
    address: Address,
    record: Record,
    socket: Option<OwnSocket>,
    locks: Arc<Mutex<Vec<Lock>>>,
}

/// Why this process cannot be the agent.
#[derive(Debug, thiserror::Error)]
pub enum ClaimError {
    /// Another one runs.
    #[error("an agent is already running")]
    Held,
    /// The administrator runs this with the folders of somebody else, who could not use what it would write.
    #[error("{} belongs to another user", folder.display())]
    NotRoots {
        /// The folder that shows whose they are.
        folder: PathBuf,
    },
    /// Something else is where the socket should be. It was left as it is.
    #[error("{} is not a socket of Limber", path.display())]
    NotASocket {
        /// What.
        path: PathBuf,
    },
    /// There is no folder for the socket.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// The lock file or the socket cannot be made.
    #[error("{} cannot be made: {source}", path.display())]
    Io {
        /// The path.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl Claim {
    /// Takes the locks, or says that somebody holds one, and writes down whose they are now.
    ///
    /// Two things beside the journal are locked: a file, and the folder itself. Either alone would do; the folder needs
    /// no right to write in it, the file works on network folders too. Where neither can be had (the folder cannot be
    /// made or entered, so that no journal can be opened either) a lock beside the socket does.
    pub fn take(address: &Address) -> Result<Self, ClaimError> {
        let folder = address.folder().map(Path::to_owned);
        if let Some(folder) = &folder {
            refuse_root_in_a_foreign_home(folder)?;
            let _ = make_folder(folder); // the locks find out
        }
        let file = address.lock_path();
        let mut locks = Vec::new();
        let mut failure = None;
        let on_folder = folder.as_deref().filter(|_| cfg!(unix)).map(Lock::of_folder);
        for taken in [Some(Lock::take(&file)), on_folder].into_iter().flatten() {
            match taken {
                Ok(lock) => locks.push(lock),
                Err(LockError::Held) => return Err(ClaimError::Held),
                Err(LockError::Io(error)) => _ = failure.get_or_insert(error),
            }
        }
        if locks.is_empty() {
            address.doors()[0].prepare()?;
            let beside = address.path().with_extension("lock");
            match Lock::take(&beside) {
                Ok(lock) => locks.push(lock),
                Err(LockError::Held) => return Err(ClaimError::Held),
                Err(LockError::Io(source)) => {
                    return Err(ClaimError::Io { path: file, source: failure.unwrap_or(source) });
                }
            }
        }
        let claim = Self {
            address: address.clone(),
            record: Record::own(PathBuf::new()),
            socket: None,
            locks: Arc::new(Mutex::new(locks)),
        };
        claim.write_record();
        Ok(claim)
    }

    /// Opens the socket, in the best place that can be used, and writes down where it is. One left behind by a process
    /// that died is removed, but only if it is a socket of this user and nobody answers on it.
    pub fn listen(&mut self) -> Result<Listener, ClaimError> {
        let mut failure = None;
        for door in self.address.doors() {
            match open(door) {
                Ok(socket) => {
                    self.socket = Some(OwnSocket::at(door.socket.clone()));
                    self.record.socket.clone_from(&door.socket);
                    self.write_record();
                    let peers = Peers::of_agent();
                    return Ok(Listener { socket, peers });
                }
                // Another agent of this journal listens there: one in the next place would be a second.
                Err(held @ ClaimError::Held) => return Err(held),
                Err(error) => _ = failure.get_or_insert(error),
            }
        }
        Err(failure.unwrap_or(ClaimError::Address(AddressError::NoFolder)))
    }

    /// Looks after the claim from now on, for as long as this process runs.
    pub fn keeper(&self) -> Keeper {
        Keeper { address: self.address.clone(), record: self.record.clone(), locks: Arc::clone(&self.locks) }
    }

    /// Removes the socket: nobody new finds it, while those who are connected still hear the goodbye.
    pub fn hide(&self) {
        if let Some(socket) = &self.socket {
            socket.remove();
        }
    }

    /// Where it cannot be written, clients with this agent's environment still find the socket.
    fn write_record(&self) {
        if let Some(folder) = self.address.folder() {
            let _ = self.record.write(folder);
        }
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        self.hide();
        if let Some(folder) = self.address.folder() {
            self.record.remove(folder);
        }
    }
}

impl Address {
    /// Whether an agent of this person listens in one of the places for this journal's, whoever holds its locks: the
    /// folder with the locks may have been moved away from under it.
    #[cfg(unix)]
    pub fn is_answered(&self) -> bool {
        let answers = |door: &Door| {
            let path = &door.socket;
            private_files::is_own_socket(path)
                && name(path).and_then(|name| ConnectOptions::new().name(name).connect_sync()).is_ok()
        };
        self.doors().iter().any(answers)
    }

    /// Two pipes cannot have one name, and a folder with an open file in it cannot be moved.
    #[cfg(not(unix))]
    pub fn is_answered(&self) -> bool {
        false
    }
}

/// `sudo limber` with the person's own folders would leave files there that the person cannot use.
#[cfg(unix)]
fn refuse_root_in_a_foreign_home(folder: &Path) -> Result<(), ClaimError> {
    let found = folder.ancestors().find_map(|folder| Some((folder, private_files::owner_number(folder)?)));
    match found {
        Some((folder, owner)) if owner != 0 && rustix::process::geteuid().is_root() => {
            Err(ClaimError::NotRoots { folder: folder.to_owned() })
        }
        _ => Ok(()),
    }
}

#[cfg(not(unix))]
#[allow(clippy::unnecessary_wraps, reason = "the other systems can refuse")]
fn refuse_root_in_a_foreign_home(_folder: &Path) -> Result<(), ClaimError> {
    Ok(()) // an administrator's files in a profile stay usable for its owner
}

fn open(door: &Door) -> Result<Socket, ClaimError> {
    let path = door.socket.as_path();
    let failed = |source| ClaimError::Io { path: path.to_owned(), source };
    door.prepare()?;
    #[cfg(unix)]
    clear(path)?;
    let options = ListenerOptions::new().name(name(path).map_err(failed)?).reclaim_name(false);
    #[cfg(windows)]
    let options = {
        use interprocess::os::windows::local_socket::ListenerOptionsExt as _;
        options.security_descriptor(crate::peer::owner_only().map_err(failed)?)
    };
    let socket = options.create_sync().map_err(failed)?;
    private_files::close_socket_to_others(path).map_err(failed)?;
    Ok(socket)
}

/// Removes what a dead agent left, and nothing else.
#[cfg(unix)]
fn clear(path: &Path) -> Result<(), ClaimError> {
    if std::fs::symlink_metadata(path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
        return Ok(());
    }
    let failed = |source| ClaimError::Io { path: path.to_owned(), source };
    if !private_files::is_own_socket(path) {
        return Err(match std::fs::symlink_metadata(path) {
            Ok(_) => ClaimError::NotASocket { path: path.to_owned() },
            Err(source) => failed(source),
        });
    }
    match ConnectOptions::new().name(name(path).map_err(failed)?).connect_sync() {
        Err(error) if error.kind() == io::ErrorKind::ConnectionRefused => std::fs::remove_file(path).map_err(failed),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()), // gone in this moment
        Err(source) => Err(failed(source)),
        Ok(_) => Err(ClaimError::Held),
    }
}

/// The socket this process made, as long as it is the one at its path.
#[derive(Debug)]
struct OwnSocket {
    path: PathBuf,
    #[cfg(unix)]
    identity: Option<private_files::Identity>,
}

impl OwnSocket {
    fn at(path: PathBuf) -> Self {
        Self {
            #[cfg(unix)]
            identity: private_files::identity(&path),
            path,
        }
    }

    fn remove(&self) {
        #[cfg(unix)]
        if self.identity.is_some() && private_files::identity(&self.path) == self.identity {
            let _ = std::fs::remove_file(&self.path); // gone already is just as well
        }
        #[cfg(not(unix))]
        let _ = &self.path; // a pipe goes with its process
    }
}

/// The agent's end of the socket.
#[derive(Debug)]
pub struct Listener {
    socket: Socket,
    peers: Peers,
}

impl Listener {
    /// Waits for the next client. An error concerns that client only (`PermissionDenied`: another user), except
    /// when it comes again and again.
    pub fn accept(&self) -> io::Result<(Connection, Incoming)> {
        Connection::new(self.socket.accept()?, self.peers)
    }
}

#[cfg(all(test, unix))]
mod tests;
