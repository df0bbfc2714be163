//! Files and folders that only their owner may read, and whose they are when they cannot be used.
//!
//! Knows: owners and modes. Must never: change or remove what is not Limber's own.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What stands in the way of using a path: the deepest part of it that can be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obstacle {
    /// The path itself, or a folder on the way to it.
    pub path: PathBuf,
    /// Whose it is.
    pub owner: Owner,
}

/// Whose a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// The person's who runs this program, or nobody can tell.
    Own,
    /// The administrator's: a program that was run with `sudo` once.
    Root,
    /// Somebody else's, by their number.
    Other(u32),
}

impl Obstacle {
    /// Whether it is in a folder of Limber's, or a file: not a folder that other programs use too.
    pub fn is_limbers(&self) -> bool {
        let named = |part: std::path::Component<'_>| part.as_os_str().to_string_lossy().starts_with("limber");
        self.path.components().any(named)
            || self.path.is_file()
            || self.path.extension().is_some_and(|end| end == "sock")
    }
}

/// What stands in the way of `path`.
pub fn obstacle(path: &Path) -> Obstacle {
    let mut deepest = path;
    while fs::symlink_metadata(deepest).is_err() {
        match deepest.parent().filter(|parent| !parent.as_os_str().is_empty()) {
            Some(parent) => deepest = parent,
            None => break,
        }
    }
    Obstacle { path: deepest.to_owned(), owner: owner(deepest) }
}

/// Makes a folder that only its owner can enter; one that is there already is left as it is.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Takes away what others may do with a file or in a folder. What the owner may do is the owner's choice.
#[cfg_attr(not(unix), allow(unused_variables, clippy::unnecessary_wraps, reason = "the profile keeps others out"))]
pub fn close_to_others(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(path)?.permissions().mode() & 0o7777;
        if mode & 0o077 != 0 {
            return fs::set_permissions(path, fs::Permissions::from_mode(mode & !0o077));
        }
    }
    Ok(())
}

/// The same for a socket this process has just made; on Windows it is no file.
#[cfg_attr(not(unix), allow(unused_variables, clippy::unnecessary_wraps, reason = "a pipe has rights of its own"))]
pub(crate) fn close_socket_to_others(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    Ok(())
}

/// How to open a file that its owner alone may read, whatever the umask says. A link in its place is not followed.
#[cfg(unix)]
pub fn options() -> OpenOptions {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = OpenOptions::new();
    // A pipe in its place is not waited for either.
    options.mode(0o600).custom_flags((OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed());
    options
}

/// How to open a file. Who may read it is the folder's to say.
#[cfg(not(unix))]
pub fn options() -> OpenOptions {
    OpenOptions::new()
}

/// Puts a file in place of the one before, whole or not at all.
pub(crate) fn replace(path: &Path, text: &[u8]) -> io::Result<()> {
    let fresh = path.with_extension(format!("{}.new", std::process::id()));
    let written = options().write(true).create_new(true).open(&fresh).and_then(|mut file| file.write_all(text));
    written.and_then(|()| fs::rename(&fresh, path)).inspect_err(|_| _ = fs::remove_file(&fresh))
}

/// Opens something only to hold a lock on it. A file that is there keeps what it holds.
pub(crate) fn open_for_lock(path: &Path) -> io::Result<File> {
    match options().create(true).truncate(false).write(true).open(path) {
        // Where nothing may be written a lock can still be held.
        Err(error) if !matches!(error.kind(), io::ErrorKind::NotFound) => {
            options().read(true).open(path).map_err(|_| error)
        }
        opened => opened,
    }
}

#[cfg(unix)]
use system::owner;
#[cfg(unix)]
pub(crate) use system::{Identity, identity, identity_of, is_own_socket, owner_number};

#[cfg(unix)]
mod system {
    use std::fs;
    use std::os::unix::fs::{FileTypeExt, MetadataExt};
    use std::path::Path;

    use super::Owner;

    /// Which file stands at a path: device and number.
    pub(crate) type Identity = (u64, u64);

    pub(crate) fn identity(path: &Path) -> Option<Identity> {
        fs::symlink_metadata(path).ok().as_ref().map(identity_of)
    }

    pub(crate) fn identity_of(found: &fs::Metadata) -> Identity {
        (found.dev(), found.ino())
    }

    /// Whether a socket of this user is at the path; a link to one is not one.
    pub(crate) fn is_own_socket(path: &Path) -> bool {
        fs::symlink_metadata(path).is_ok_and(|found| found.file_type().is_socket() && found.uid() == own())
    }

    /// The number of the owner.
    pub(crate) fn owner_number(path: &Path) -> Option<u32> {
        fs::symlink_metadata(path).ok().map(|found| found.uid())
    }

    pub(super) fn owner(path: &Path) -> Owner {
        match owner_number(path) {
            Some(0) if own() != 0 => Owner::Root,
            Some(number) if number != own() => Owner::Other(number),
            _ => Owner::Own,
        }
    }

    fn own() -> u32 {
        rustix::process::geteuid().as_raw()
    }
}

#[cfg(not(unix))]
fn owner(_path: &Path) -> Owner {
    Owner::Own
}
