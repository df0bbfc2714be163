//! Where Limber keeps things: the journal in the data folder, logs in the state folder.

use std::io;
use std::path::PathBuf;

use limber_wire::private_files;

/// Name of the journal file.
const JOURNAL: &str = "journal.db";

/// The folders of one user.
#[derive(Debug, Clone)]
pub struct Folders {
    data: PathBuf,
    state: PathBuf,
}

/// No home folder is known.
#[derive(Debug, thiserror::Error)]
#[error("no home folder is known: HOME is not set")]
pub struct NoHome;

impl Folders {
    /// From the environment: `XDG_DATA_HOME` and `XDG_STATE_HOME` on Linux, their like elsewhere.
    pub fn of_user() -> Result<Self, NoHome> {
        let folders = directories::ProjectDirs::from("", "", "limber").ok_or(NoHome)?;
        let state = folders.state_dir().unwrap_or_else(|| folders.data_local_dir());
        // From the same place as the lock that makes the agent the only one.
        let data = limber_wire::data_folder().ok_or(NoHome)?;
        Ok(Self { data, state: state.to_owned() })
    }

    /// All of them in one folder.
    #[cfg(test)]
    pub(crate) fn in_folder(home: &std::path::Path) -> Self {
        Self { data: home.join("data"), state: home.join("state") }
    }

    /// The journal file.
    pub fn journal(&self) -> PathBuf {
        self.data.join(JOURNAL)
    }

    /// The folder of what one agent notes for the next, made if it is missing, closed to others.
    pub fn notes(&self) -> io::Result<PathBuf> {
        private_files::make_folder(&self.state)?;
        private_files::close_to_others(&self.state)?;
        Ok(self.state.clone())
    }

    /// Where the folder of the logs is, or should be.
    pub fn log_folder(&self) -> PathBuf {
        self.state.join("log")
    }

    /// The folder of the logs, made if it is missing, closed to others.
    pub fn logs(&self) -> io::Result<PathBuf> {
        let folder = self.log_folder();
        private_files::make_folder(&folder)?;
        private_files::close_to_others(&folder)?;
        Ok(folder)
    }
}
