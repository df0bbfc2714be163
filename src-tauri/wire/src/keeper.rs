//! Keeps a claim at its path. A lock belongs to a folder, not to its name: when the journal's folder is moved away and
//! another takes its name, nobody holds the claim there any more, and a second agent could take it.

use std::sync::{Arc, Mutex};

use crate::address::Address;
use crate::lock::Lock;
#[cfg(unix)]
use crate::lock::LockError;
use crate::record::Record;

/// Locks kept at a time. Each time the folder is replaced there are two more; a folder that comes back is still locked.
#[cfg(unix)]
const KEPT: usize = 8;

/// Looks after the claim of a running agent, on whichever thread looks after the journal.
#[derive(Debug)]
#[cfg_attr(not(unix), allow(dead_code, reason = "a folder with an open file in it cannot be moved there"))]
pub struct Keeper {
    pub(crate) address: Address,
    pub(crate) record: Record,
    pub(crate) locks: Arc<Mutex<Vec<Lock>>>,
}

impl Keeper {
    /// Whether the claim on the journal's path is still this agent's. Another folder in its place is claimed too, if
    /// nobody was faster. False once another agent has it: then the journal at the path is that one's.
    #[cfg(unix)]
    pub fn holds(&self) -> bool {
        let Some(folder) = self.address.folder() else { return true };
        let Some(there) = Lock::identity_at(folder) else { return true }; // nothing there that anybody could have
        let mut locks = self.locks.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let before = locks.len();
        let mut holds_folder = locks.iter().any(|lock| lock.identity() == Some(there));
        if !holds_folder {
            match Lock::of_folder(folder) {
                Ok(lock) => {
                    locks.push(lock);
                    holds_folder = true;
                }
                Err(LockError::Held) => return false,
                Err(LockError::Io(_)) => {} // not every file system can lock folders
            }
        }
        let file = self.address.lock_path();
        if !is_among(&locks, &file) {
            match Lock::take(&file) {
                Ok(lock) => locks.push(lock),
                // Somebody who is about to find out that the folder is taken.
                Err(LockError::Held) if holds_folder => {}
                Err(LockError::Held) => return false,
                Err(LockError::Io(_)) => {}
            }
        }
        if locks.len() > before {
            let _ = self.record.write(folder); // without it clients with this environment still find the socket
            let older = locks.len().saturating_sub(KEPT);
            locks.drain(..older);
        }
        true
    }

    /// Elsewhere a folder with an open file in it can be neither moved nor replaced.
    #[cfg(not(unix))]
    #[allow(clippy::unused_self, reason = "the other systems have to look")]
    pub fn holds(&self) -> bool {
        true
    }
}

#[cfg(unix)]
fn is_among(locks: &[Lock], file: &std::path::Path) -> bool {
    Lock::identity_at(file).is_some_and(|there| locks.iter().any(|lock| lock.identity() == Some(there)))
}
