//! The folder and the files only their owner may read: health notes are nobody else's business.
//!
//! On Windows the profile folder's own access list does this. Where a file system has no modes (FAT, some
//! network shares) the journal is kept all the same: refusing to open would cost more than it protects.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Creates the folder (0700) if it is not there and takes away what others may do in it.
pub(crate) fn prepare_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)?;
    restrict(folder);
    Ok(())
}

/// Creates an empty file (0600) if there is none, and takes away what others may do with it. SQLite gives its
/// log and the log's index the mode of the database, whatever the umask says.
pub(crate) fn prepare_database(path: &Path) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    for file in [path.to_owned(), beside(path, "-wal"), beside(path, "-shm")] {
        restrict(&file);
    }
    Ok(())
}

/// Writes a small file beside `path`, to hear what the system says of it, and removes it.
pub(crate) fn try_room(path: &Path) -> io::Result<()> {
    let trial = beside(path, "-trial");
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(&trial).and_then(|mut file| {
        // More than a block, so that no file system can keep it within what it has already.
        file.write_all(&[0; 16 * 1024])?;
        file.sync_all()
    });
    match fs::remove_file(&trial) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => written.and(Err(error)),
        _ => written,
    }
}

/// The path with something added to the file's name.
pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// Takes away what others may do; what the owner may do is the owner's choice.
#[cfg(unix)]
pub(crate) fn restrict(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let Ok(found) = fs::metadata(path) else { return };
    let mode = found.permissions().mode() & 0o7777;
    if mode & 0o077 != 0 {
        // Not being allowed to is no reason to refuse the journal: see the top of this file.
        let _ = fs::set_permissions(path, fs::Permissions::from_mode(mode & !0o077));
    }
}

#[cfg(not(unix))]
pub(crate) fn restrict(_path: &Path) {}
