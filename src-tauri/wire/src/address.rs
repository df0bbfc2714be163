//! Where the socket is: one a user, in a folder only that user can enter.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Environment variable that names another socket, for tests and for a second instance.
pub const SOCKET_VARIABLE: &str = "LIMBER_SOCKET";

/// Where the agent listens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    socket: PathBuf,
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
    #[error("the folder {folder} cannot be prepared: {source}")]
    Folder {
        /// Which.
        folder: PathBuf,
        /// Why.
        source: std::io::Error,
    },
}

impl Address {
    /// The user's one address, or the one `LIMBER_SOCKET` names.
    pub fn of_user() -> Result<Self, AddressError> {
        if let Some(named) = std::env::var_os(SOCKET_VARIABLE).filter(|named| !named.is_empty()) {
            return Ok(Self::named(named));
        }
        let folders = directories::BaseDirs::new().ok_or(AddressError::NoFolder)?;
        Ok(Self::within(folders.runtime_dir(), folders.state_dir().unwrap_or(folders.cache_dir())))
    }

    /// A socket of the caller's choice: a path, or on Windows the name of a pipe.
    pub fn named(socket: impl Into<OsString>) -> Self {
        Self { socket: PathBuf::from(socket.into()), own_folder: false }
    }

    fn within(runtime: Option<&Path>, state: &Path) -> Self {
        let folder = match runtime {
            // A session without a login manager may name a folder that is not there.
            Some(runtime) if runtime.is_dir() => runtime.join("limber"),
            _ => state.join("limber").join("run"),
        };
        Self { socket: folder.join("agent.sock"), own_folder: true }
    }

    /// Path of the socket.
    pub fn path(&self) -> &Path {
        &self.socket
    }

    /// The file whose lock says "an agent runs here", beside the socket.
    pub fn lock_path(&self) -> PathBuf {
        self.socket.with_extension("lock")
    }

    /// Makes the folder if it is missing, and closes it to others if it is Limber's own.
    pub fn prepare_folder(&self) -> Result<(), AddressError> {
        let Some(folder) = self.socket.parent().filter(|folder| !folder.as_os_str().is_empty()) else {
            return Ok(());
        };
        let made = if folder.is_dir() { Ok(false) } else { make_private(folder).map(|()| true) };
        made.and_then(|made| if self.own_folder && !made { close_to_others(folder) } else { Ok(()) })
            .map_err(|source| AddressError::Folder { folder: folder.to_owned(), source })
    }

    /// The name as the sockets library wants it.
    pub(crate) fn name(&self) -> std::io::Result<interprocess::local_socket::Name<'_>> {
        use interprocess::local_socket::{GenericFilePath, ToFsName};
        #[cfg(unix)]
        return self.socket.as_path().to_fs_name::<GenericFilePath>();
        #[cfg(windows)]
        return pipe_name(&self.socket).to_fs_name::<GenericFilePath>();
    }
}

/// A pipe's name has to be in the pipe namespace and cannot hold backslashes of its own.
#[cfg(any(windows, test))]
fn pipe_name(socket: &Path) -> String {
    let flat: String = socket.to_string_lossy().chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    format!(r"\\.\pipe\limber-{flat}")
}

#[cfg(unix)]
fn make_private(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(unix)]
fn close_to_others(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let rights = std::fs::metadata(folder)?.permissions();
    if rights.mode() & 0o777 == 0o700 {
        return Ok(());
    }
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn make_private(folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)
}

#[cfg(not(unix))]
#[allow(clippy::unnecessary_wraps, reason = "the other systems can refuse")]
fn close_to_others(_folder: &Path) -> std::io::Result<()> {
    Ok(()) // the folder is inside the user's profile, which others cannot enter
}

#[cfg(test)]
#[allow(clippy::unwrap_used)] // a test may stop at the first surprise
mod tests {
    use super::*;

    #[test]
    fn the_runtime_folder_is_preferred_and_a_missing_one_is_not_trusted() {
        let runtime = tempfile::tempdir().unwrap();
        let state = Path::new("/home/ada/.local/state");
        assert_eq!(Address::within(Some(runtime.path()), state).path(), runtime.path().join("limber/agent.sock"));
        let fallback = state.join("limber/run/agent.sock");
        assert_eq!(Address::within(Some(Path::new("/not/there")), state).path(), fallback);
        assert_eq!(Address::within(None, state).path(), fallback);
    }

    #[test]
    fn a_pipe_name_is_flat() {
        assert_eq!(pipe_name(Path::new(r"C:\Users\Ada\agent.sock")), r"\\.\pipe\limber-C--Users-Ada-agent-sock");
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
        let own = Address::within(Some(runtime.path()), runtime.path());
        own.prepare_folder().unwrap();
        let folder = own.path().parent().unwrap();
        assert_eq!(mode(folder), 0o700);
        set(folder, 0o755);
        own.prepare_folder().unwrap();
        assert_eq!(mode(folder), 0o700, "a folder that was open to others is closed");

        set(runtime.path(), 0o755);
        Address::named(runtime.path().join("other.sock")).prepare_folder().unwrap();
        assert_eq!(mode(runtime.path()), 0o755, "a folder somebody else chose keeps its rights");
    }
}
