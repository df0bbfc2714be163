//! What the running agent writes beside its journal: who it is and where it listens. Every client finds it there,
//! whatever its environment says.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::private_files;

/// The file's name, in the journal's folder.
const NAME: &str = "agent.json";

/// The file holds little; anything longer is not ours.
const LONGEST_BYTES: u64 = 16 * 1024;

/// The agent that holds the claim, or held it until it was killed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Its process.
    pub pid: u32,
    /// Where it listens; empty before it does.
    pub socket: PathBuf,
    /// The computer it runs on: a home folder on a network may be used by several.
    pub host: String,
}

impl Record {
    pub(crate) fn own(socket: PathBuf) -> Self {
        Self { pid: std::process::id(), socket, host: host() }
    }

    /// What is written in the journal's folder. `None` when nothing is, or nothing that can be read.
    pub(crate) fn read(folder: &Path) -> Option<Self> {
        use std::io::Read;
        let mut text = Vec::new();
        let file = private_files::options().read(true).open(folder.join(NAME)).ok()?;
        if !file.metadata().ok()?.is_file() {
            return None;
        }
        file.take(LONGEST_BYTES).read_to_end(&mut text).ok()?;
        serde_json::from_slice(&text).ok()
    }

    pub(crate) fn write(&self, folder: &Path) -> io::Result<()> {
        let text = serde_json::to_vec(self).map_err(io::Error::other)?;
        private_files::replace(&folder.join(NAME), &text)
    }

    /// Removes the record in this folder if it is this one.
    pub(crate) fn remove(&self, folder: &Path) {
        if Self::read(folder).as_ref() == Some(self) {
            let _ = std::fs::remove_file(folder.join(NAME)); // what is left names a process that has ended
        }
    }

    /// Whether the agent runs, or ran, on this computer.
    pub fn is_here(&self) -> bool {
        self.host == host()
    }
}

/// What this computer calls itself.
#[cfg(unix)]
pub fn host() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

/// What this computer calls itself.
#[cfg(not(unix))]
pub fn host() -> String {
    std::env::var("COMPUTERNAME").unwrap_or_default()
}
