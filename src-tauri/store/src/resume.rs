//! The engine's saved state: a small JSON file beside the journal.
//!
//! It is a cache, written every minute or so. Losing it costs at most a timer that starts anew, so it is
//! written without waiting for the disk (no wake-up of a sleeping drive, no wear), and what cannot be read
//! counts as absent. It is replaced by renaming, so that a crash leaves the old one or the new one.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::StoreError;
use crate::erase;
use crate::place::check_kind;
use crate::private_files::{beside, prepare_folder, restrict};

/// The file `resume.json` in the journal's folder.
#[derive(Debug, Clone)]
pub struct ResumeFile {
    path: PathBuf,
    database: PathBuf,
}

impl ResumeFile {
    /// The one that belongs to the journal at `database`. Touches nothing.
    pub fn beside(database: &Path) -> Self {
        Self { path: database.with_file_name("resume.json"), database: database.to_owned() }
    }

    /// Replaces what was saved. Readable by the owner only.
    pub fn save<T: Serialize>(&self, state: &T) -> Result<(), StoreError> {
        let text = serde_json::to_vec(state).map_err(|error| StoreError::Io { detail: error.to_string() })?;
        if let Some(folder) = self.path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            prepare_folder(folder)?;
        }
        let fresh = beside(&self.path, ".new");
        for path in [&self.path, &fresh] {
            check_kind(path)?;
        }
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&fresh)?;
        restrict(&fresh);
        file.write_all(&text)?;
        drop(file);
        Ok(fs::rename(&fresh, &self.path)?)
    }

    /// What was saved; `None` if there is nothing, or nothing that can be read, or it is to go with the journal.
    pub fn load<T: DeserializeOwned>(&self) -> Option<T> {
        if erase::is_to_go(&self.database) {
            return None;
        }
        check_kind(&self.path).ok()?;
        serde_json::from_slice(&fs::read(&self.path).ok()?).ok()
    }

    /// Forgets what was saved.
    pub fn remove(&self) -> Result<(), StoreError> {
        match fs::remove_file(&self.path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(unix)]
    use crate::NotAFile;

    #[test]
    fn comes_back_and_survives_damage() {
        let folder = tempfile::tempdir().unwrap();
        let file = ResumeFile::beside(&folder.path().join("data/journal.db"));
        assert_eq!(file.load::<Vec<u32>>(), None);
        file.save(&vec![1, 2, 3]).unwrap();
        assert_eq!(file.load(), Some(vec![1, 2, 3]));
        file.save(&vec![4]).unwrap();
        assert_eq!(file.load(), Some(vec![4]), "the newer state replaces the older one");

        fs::write(&file.path, b"[4, 5").unwrap();
        assert_eq!(file.load::<Vec<u32>>(), None, "half a file is no state");
        file.save(&vec![6]).unwrap();
        assert_eq!(file.load(), Some(vec![6]));
        file.remove().unwrap();
        file.remove().unwrap();
        assert_eq!(file.load::<Vec<u32>>(), None);
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_named_and_never_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let file = ResumeFile::beside(&folder.path().join("journal.db"));
        let make = |command: &str, path: &Path| {
            assert!(std::process::Command::new(command).arg(path).status().unwrap().success());
        };
        for path in [file.path.clone(), beside(&file.path, ".new")] {
            for (command, kind) in [("mkfifo", NotAFile::Pipe), ("mkdir", NotAFile::Folder)] {
                make(command, &path);
                assert_eq!(file.load::<u32>(), None);
                assert_eq!(file.save(&1), Err(StoreError::NotAFile { path: path.clone(), kind }));
                make(if command == "mkdir" { "rmdir" } else { "rm" }, &path);
            }
            file.save(&1).unwrap();
            file.remove().unwrap();
        }
    }

    #[cfg(unix)]
    #[test]
    fn is_the_owners_only() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let file = ResumeFile::beside(&folder.path().join("journal.db"));
        file.save(&1).unwrap();
        assert_eq!(fs::metadata(&file.path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
