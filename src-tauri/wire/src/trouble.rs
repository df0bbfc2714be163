//! Which sentence of the catalogue (`reach.ftl`) says why the agent cannot be reached or started, and what to fill in.
//!
//! Must never: hold a sentence itself.

use crate::address::AddressError;
use crate::claim::ClaimError;
use crate::client::ClientError;
use crate::private_files::{Obstacle, Owner, obstacle};
use crate::record::Record;

/// A sentence and its variables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// Key of the message.
    pub key: &'static str,
    /// What to fill in.
    pub values: Vec<(&'static str, String)>,
}

impl Trouble {
    fn new(key: &'static str, values: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        Self { key, values: values.into_iter().collect() }
    }

    /// Of a request or a connection; `None` for what needs no more than a sentence of the caller's own.
    pub fn of(error: &ClientError) -> Option<Self> {
        match error {
            ClientError::Hung { pid: Some(pid) } => Some(Self::new("reach-hung", process(*pid))),
            ClientError::Hung { pid: None } => Some(Self::new("reach-hung-unknown", [])),
            ClientError::Denied(obstacle) => Some(Self::of_obstacle(obstacle)),
            ClientError::Address(error) => Some(Self::of_address(error)),
            ClientError::Unusable { path, source } => Some(Self::of_io(path, source)),
            _ => None,
        }
    }

    /// Of a claim that another process holds, as far as that one is known.
    pub fn of_holder(record: &Record) -> Self {
        if record.is_here() {
            Self::new("reach-not-answering", process(record.pid))
        } else {
            Self::new("reach-elsewhere", [("host", record.host.clone()), ("pid", record.pid.to_string())])
        }
    }

    /// Of a claim that cannot be had; `None` when somebody holds it.
    pub fn of_claim(error: &ClaimError) -> Option<Self> {
        Some(match error {
            ClaimError::Held => return None,
            ClaimError::NotRoots { folder } => Self::new("reach-not-roots", [("path", folder.display().to_string())]),
            ClaimError::NotASocket { path } => Self::new("reach-not-a-socket", [("path", path.display().to_string())]),
            ClaimError::Address(error) => Self::of_address(error),
            ClaimError::Io { path, source } => Self::of_io(path, source),
        })
    }

    /// Of any file or folder that could not be used.
    pub fn of_io(path: &std::path::Path, error: &std::io::Error) -> Self {
        use std::io::ErrorKind as Kind;
        let here = ("path", path.display().to_string());
        let found = obstacle(path);
        match error.kind() {
            Kind::PermissionDenied => Self::of_obstacle(&found),
            Kind::StorageFull | Kind::QuotaExceeded => Self::new("reach-full", [here]),
            Kind::ReadOnlyFilesystem => Self::new("reach-read-only", [here]),
            // Something else than a folder stands on the way.
            Kind::NotADirectory | Kind::AlreadyExists if !found.path.is_dir() => {
                Self::new("reach-not-a-folder", [("path", found.path.display().to_string())])
            }
            Kind::IsADirectory => Self::new("reach-not-a-file", [here, ("kind", "folder".to_owned())]),
            Kind::InvalidFilename => Self::new("reach-too-long", [here]),
            _ => Self::new("reach-path", [here, ("detail", error.to_string())]),
        }
    }

    /// Of something that stands where a file should be.
    pub fn not_a_file(path: &std::path::Path, kind: std::fs::FileType) -> Self {
        let kind = match kind {
            kind if kind.is_dir() => "folder",
            kind if kind.is_symlink() => "link",
            _ => "other",
        };
        Self::new("reach-not-a-file", [("path", path.display().to_string()), ("kind", kind.to_owned())])
    }

    /// No folder is known for what has to be kept.
    pub fn no_folder() -> Self {
        Self::new("reach-no-folder", [])
    }

    fn of_address(error: &AddressError) -> Self {
        match error {
            AddressError::NoFolder => Self::no_folder(),
            AddressError::Folder { folder, source } => Self::of_io(folder, source),
        }
    }

    fn of_obstacle(obstacle: &Obstacle) -> Self {
        let path = ("path", obstacle.path.display().to_string());
        // Never advise to change the owner of a folder that other programs use.
        if !obstacle.is_limbers() {
            let owner = match obstacle.owner {
                Owner::Own => "own".to_owned(),
                Owner::Root => "root".to_owned(),
                Owner::Other(user) => user.to_string(),
            };
            return Self::new("reach-denied-folder", [path, ("owner", owner)]);
        }
        match obstacle.owner {
            Owner::Own => Self::new("reach-denied-own", [path]),
            Owner::Root => Self::new("reach-denied-root", [path]),
            Owner::Other(user) => Self::new("reach-denied-other", [path, ("user", user.to_string())]),
        }
    }
}

/// A process, and the command that ends it even when it is stopped.
fn process(pid: u32) -> [(&'static str, String); 2] {
    let command = if cfg!(windows) { format!("taskkill /F /PID {pid}") } else { format!("kill -9 {pid}") };
    [("pid", pid.to_string()), ("command", command)]
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn what_stands_in_the_way_is_named() {
        use std::io::{Error, ErrorKind};

        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("limber");
        std::fs::write(&file, "a file").unwrap();
        let below = file.join("log").join("agent.log");
        let error = std::fs::create_dir_all(&below).unwrap_err();
        let trouble = Trouble::of_io(&below, &error);
        assert_eq!(trouble.key, "reach-not-a-folder");
        assert_eq!(
            trouble.values,
            [("path", file.display().to_string())],
            "the file, not what was to be made below it"
        );
        assert_eq!(Trouble::of_io(&file, &std::fs::create_dir(&file).unwrap_err()).key, "reach-not-a-folder");
        let of = |kind: ErrorKind| Trouble::of_io(&file, &Error::from(kind));
        for (kind, key) in [
            (ErrorKind::StorageFull, "reach-full"),
            (ErrorKind::QuotaExceeded, "reach-full"),
            (ErrorKind::ReadOnlyFilesystem, "reach-read-only"),
            (ErrorKind::IsADirectory, "reach-not-a-file"),
            (ErrorKind::PermissionDenied, "reach-denied-own"),
            (ErrorKind::InvalidFilename, "reach-too-long"),
            (ErrorKind::BrokenPipe, "reach-path"),
        ] {
            assert_eq!(of(kind).key, key, "{kind:?}");
            assert!(of(kind).values.contains(&("path", file.display().to_string())), "{kind:?}");
        }
    }

    #[test]
    fn only_limbers_own_things_are_to_be_taken_back() {
        let of = |path: &str| Trouble::of_obstacle(&Obstacle { path: PathBuf::from(path), owner: Owner::Root }).key;
        assert_eq!(of("/home/ada/.local/share/limber"), "reach-denied-root");
        assert_eq!(of("/run/user/1000/limber/agent-1.sock"), "reach-denied-root");
        for folder in ["/", "/var", "/home/ada/.local/share", "/usr/bin"] {
            assert_eq!(of(folder), "reach-denied-folder", "{folder}");
        }
    }
}
