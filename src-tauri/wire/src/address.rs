//! Where the agent of a journal is: its lock and its record stand beside the journal, its socket in a folder only the
//! person can enter. Whoever knows the journal finds the agent, whatever else the environment says.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::private_files;
use crate::record::Record;

/// Environment variable that names another socket, for tests and for a second instance with a journal of its own.
pub const SOCKET_VARIABLE: &str = "LIMBER_SOCKET";

/// The longest path a socket can have: 104 bytes on macOS, 108 on Linux, the ending zero included.
const LONGEST_PATH: usize = 103;

/// Where the agent of one journal listens, or would.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// Places for the socket, the best first; never empty.
    doors: Vec<Door>,
    /// The journal's folder. `None`: a socket without a journal.
    folder: Option<PathBuf>,
}

/// One place for a socket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Door {
    pub(crate) socket: PathBuf,
    /// True when Limber made up the folder, so that its access rights are Limber's to set.
    own_folder: bool,
}

/// Why there is no address.
#[derive(Debug, thiserror::Error)]
pub enum AddressError {
    /// Neither a runtime folder nor a home folder is known.
    #[error("no folder for the socket: neither XDG_RUNTIME_DIR nor HOME is set")]
    NoFolder,
    /// The folder cannot be made or closed to others.
    #[error("the folder {} cannot be prepared: {source}", folder.display())]
    Folder {
        /// Which.
        folder: PathBuf,
        /// Why.
        source: std::io::Error,
    },
}

/// The person's folder for the journal: `XDG_DATA_HOME/limber` on Linux, its like elsewhere.
pub fn data_folder() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "limber").map(|folders| folders.data_dir().to_owned())
}

impl Address {
    /// The address of the person's journal, or the one `LIMBER_SOCKET` names for it.
    pub fn of_user() -> Result<Self, AddressError> {
        let folder = data_folder().ok_or(AddressError::NoFolder)?;
        if let Some(named) = std::env::var_os(SOCKET_VARIABLE).filter(|named| !named.is_empty()) {
            return Ok(Self::named(named).of_journal_in(folder));
        }
        let folders = directories::BaseDirs::new().ok_or(AddressError::NoFolder)?;
        let state = folders.state_dir().unwrap_or(folders.cache_dir());
        Ok(Self::within(folders.runtime_dir(), state, folder))
    }

    /// A socket of the caller's choice, without a journal: a path, or on Windows the name of a pipe.
    pub fn named(socket: impl Into<OsString>) -> Self {
        let socket = PathBuf::from(socket.into());
        // The record is read in other folders than the one this process was started in.
        let socket = std::path::absolute(&socket).unwrap_or(socket);
        Self { doors: vec![Door { socket, own_folder: false }], folder: None }
    }

    /// The same socket for the journal in `folder`: whoever holds the claim there is the one agent.
    #[must_use]
    pub fn of_journal_in(mut self, folder: impl Into<PathBuf>) -> Self {
        self.folder = Some(folder.into());
        self
    }

    fn within(runtime: Option<&Path>, state: &Path, folder: PathBuf) -> Self {
        // Two journals of one person have two agents, so the name is the journal's.
        let name = format!("agent-{:016x}.sock", fingerprint(&folder));
        let temporary = std::env::temp_dir().join(format!("limber-{}", std::env::var("USER").unwrap_or_default()));
        // A session without a login manager may name a folder that is not there.
        let runtime = runtime.filter(|runtime| runtime.is_dir()).map(|runtime| runtime.join("limber"));
        let places = [runtime, Some(state.join("limber").join("run")), Some(folder.clone()), Some(temporary)];
        let doors: Vec<Door> =
            places.into_iter().flatten().map(|place| Door { socket: place.join(&name), own_folder: true }).collect();
        let fitting: Vec<Door> = doors.iter().filter(|door| door.fits()).cloned().collect();
        Self { doors: if fitting.is_empty() { doors } else { fitting }, folder: Some(folder) }
    }

    /// Path of the socket, where it is by choice.
    pub fn path(&self) -> &Path {
        &self.doors[0].socket
    }

    /// The journal's folder.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// The agent that holds the claim on the journal, or held it until it was killed.
    pub fn record(&self) -> Option<Record> {
        self.folder.as_deref().and_then(Record::read)
    }

    /// The file whose lock says "an agent runs here": beside the journal.
    pub fn lock_path(&self) -> PathBuf {
        self.lock_named("agent.lock")
    }

    /// The file whose lock says "a window is on screen": beside the journal.
    pub fn window_lock_path(&self) -> PathBuf {
        self.lock_named("window.lock")
    }

    fn lock_named(&self, name: &str) -> PathBuf {
        self.folder.as_ref().map_or_else(|| self.path().with_extension(name), |folder| folder.join(name))
    }

    /// Makes the folder of the locks if it is missing.
    pub fn prepare_folder(&self) -> Result<(), AddressError> {
        let lock = self.lock_path();
        let Some(folder) = lock.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.is_dir()) else {
            return Ok(());
        };
        private_files::make_folder(folder).map_err(|source| AddressError::Folder { folder: folder.to_owned(), source })
    }

    /// Where a client looks, in this order: what it was told by name, then what the agent wrote, then where an agent
    /// with this environment would be.
    pub(crate) fn doors_to_try(&self) -> Vec<PathBuf> {
        let written = self.record().filter(|record| record.is_here() && !record.socket.as_os_str().is_empty());
        let written = written.map(|record| record.socket);
        let (named, made_up): (Vec<_>, Vec<_>) = self.doors.iter().partition(|door| !door.own_folder);
        let mut doors: Vec<PathBuf> = named.into_iter().map(|door| door.socket.clone()).collect();
        for socket in written.into_iter().chain(made_up.into_iter().map(|door| door.socket.clone())) {
            if !doors.contains(&socket) {
                doors.push(socket);
            }
        }
        doors
    }

    /// Where an agent may listen, the best place first.
    pub(crate) fn doors(&self) -> &[Door] {
        &self.doors
    }
}

impl Door {
    fn fits(&self) -> bool {
        cfg!(windows) || self.socket.as_os_str().len() <= LONGEST_PATH
    }

    /// Makes the folder if it is missing, and closes it to others if it is Limber's own.
    pub(crate) fn prepare(&self) -> Result<(), AddressError> {
        let Some(folder) = self.socket.parent().filter(|folder| !folder.as_os_str().is_empty()) else {
            return Ok(());
        };
        let prepared = if !folder.is_dir() {
            private_files::make_folder(folder)
        } else if self.own_folder {
            private_files::close_to_others(folder)
        } else {
            Ok(())
        };
        prepared.map_err(|source| AddressError::Folder { folder: folder.to_owned(), source })
    }
}

/// The name of a socket as the sockets library wants it.
pub(crate) fn name(socket: &Path) -> std::io::Result<interprocess::local_socket::Name<'_>> {
    use interprocess::local_socket::{GenericFilePath, ToFsName};
    #[cfg(unix)]
    return socket.to_fs_name::<GenericFilePath>();
    #[cfg(windows)]
    return pipe_name(socket).to_fs_name::<GenericFilePath>();
}

/// A pipe's name has to be in the pipe namespace and cannot hold backslashes of its own; the number keeps apart what
/// becomes the same without them.
#[cfg(any(windows, test))]
fn pipe_name(socket: &Path) -> String {
    let flat: String = socket.to_string_lossy().chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    format!(r"\\.\pipe\limber-{flat}-{:016x}", fingerprint(socket))
}

/// A number that stays the same for a path on every run (FNV-1a).
fn fingerprint(path: &Path) -> u64 {
    let bytes = path.as_os_str().as_encoded_bytes();
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)] // a test may stop at the first surprise
mod tests {
    use super::*;

    fn folder_of(address: &Address) -> PathBuf {
        address.path().parent().unwrap().to_owned()
    }

    #[test]
    fn the_runtime_folder_is_preferred_and_a_missing_one_is_not_trusted() {
        let runtime = tempfile::tempdir().unwrap();
        let state = Path::new("/home/ada/.local/state");
        let data = || PathBuf::from("/home/ada/.local/share/limber");
        assert_eq!(folder_of(&Address::within(Some(runtime.path()), state, data())), runtime.path().join("limber"));
        assert_eq!(folder_of(&Address::within(Some(Path::new("/not/there")), state, data())), state.join("limber/run"));
        assert_eq!(folder_of(&Address::within(None, state, data())), state.join("limber/run"));
    }

    #[test]
    fn two_journals_of_one_person_have_two_sockets_and_one_journal_has_one_lock() {
        let runtime = tempfile::tempdir().unwrap();
        let of = |runtime, data| Address::within(runtime, Path::new("/state"), PathBuf::from(data));
        let here = of(Some(runtime.path()), "/data/a");
        assert_ne!(here.path(), of(Some(runtime.path()), "/data/b").path());
        assert_eq!(here.lock_path(), of(None, "/data/a").lock_path());
        assert_eq!(here.lock_path(), Address::named("/x.sock").of_journal_in("/data/a").lock_path());
    }

    #[cfg(unix)]
    #[test]
    fn a_path_too_long_for_a_socket_is_passed_over() {
        let deep = PathBuf::from(format!("/home/{}", "a".repeat(100)));
        let address = Address::within(None, &deep, deep.clone());
        assert!(address.doors().iter().all(Door::fits), "{address:?}");
    }

    #[test]
    fn a_pipe_name_is_flat_and_its_own() {
        let name = pipe_name(Path::new(r"C:\Users\Ada\agent.sock"));
        assert!(name.starts_with(r"\\.\pipe\limber-C--Users-Ada-agent-sock-"), "{name}");
        assert_ne!(name, pipe_name(Path::new(r"C:\Users-Ada\agent.sock")));
    }

    #[cfg(unix)]
    #[test]
    fn own_folders_are_closed_to_others_and_foreign_ones_left_alone() {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let set = |path: &Path, mode| {
            std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
        };
        let runtime = tempfile::tempdir().unwrap();
        let own = Address::within(Some(runtime.path()), runtime.path(), runtime.path().join("data"));
        own.doors()[0].prepare().unwrap();
        let folder = folder_of(&own);
        assert_eq!(mode(&folder), 0o700);
        set(&folder, 0o755);
        own.doors()[0].prepare().unwrap();
        assert_eq!(mode(&folder), 0o700, "a folder that was open to others is closed");

        set(runtime.path(), 0o755);
        Address::named(runtime.path().join("other.sock")).doors()[0].prepare().unwrap();
        assert_eq!(mode(runtime.path()), 0o755, "a folder somebody else chose keeps its rights");
    }
}
