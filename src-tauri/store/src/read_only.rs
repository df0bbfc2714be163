//! Opening a journal without writing a byte: where nothing can be written, what is in it can still be read.
//!
//! Nothing is locked either, so this is for a while only: the agent goes on trying to open it for writing.

use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use crate::log_beside::{self, Belonging, read::Log};
use crate::migrate::{self, SCHEMA_VERSION};
use crate::open::{self, header};
use crate::place::LOG;
use crate::private_files::beside;
use crate::{StoreError, erase, place};

/// A connection to the journal at `path` that cannot write into it. What its log holds is there too.
pub(crate) fn open(path: &Path) -> Result<Connection, StoreError> {
    if erase::is_to_go(path) {
        return Err(StoreError::ReadOnly { detail: "what is there is to be deleted, and cannot be".into() });
    }
    place::check_kind(path)?;
    let file = place::resolved(path);
    open::look_at_files(&file)?;
    let mut connection = match log_beside::belonging(&file)? {
        Belonging::NoLog | Belonging::Stranger if !is_older(&file)? => as_it_is(&file)?,
        Belonging::NoLog | Belonging::Stranger => in_memory(&file, None)?,
        Belonging::Belongs(log) | Belonging::Unknown(log) => in_memory(&file, Some(&log))?,
    };
    open::keep_little_in_memory(&connection)?;
    open::look_inside(&connection, &file)?;
    if connection.path().is_none_or(str::is_empty) {
        migrate::to_latest(&mut connection)?;
    }
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

/// The file alone: no log, no lock, no file beside it.
pub(crate) fn as_it_is(file: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    Ok(Connection::open_with_flags(immutable(file), flags)?)
}

/// The name of the file for SQLite, with the word that nobody changes it.
fn immutable(file: &Path) -> PathBuf {
    let mut name = Vec::from(&b"file:"[..]);
    #[cfg(windows)]
    name.extend(b"///");
    for byte in file.as_os_str().as_encoded_bytes() {
        match byte {
            b'%' | b'?' | b'#' => name.extend(format!("%{byte:02X}").bytes()),
            #[cfg(windows)]
            b'\\' => name.push(b'/'),
            byte => name.push(*byte),
        }
    }
    name.extend(b"?immutable=1");
    path_from(name)
}

#[cfg(unix)]
fn path_from(name: Vec<u8>) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    std::ffi::OsString::from_vec(name).into()
}

#[cfg(not(unix))]
fn path_from(name: Vec<u8>) -> PathBuf {
    String::from_utf8(name).unwrap_or_else(|name| String::from_utf8_lossy(name.as_bytes()).into_owned()).into()
}

fn is_older(file: &Path) -> Result<bool, StoreError> {
    Ok(header(file)?.user_version().is_some_and(|version| version < SCHEMA_VERSION))
}

/// A copy in memory, into which the log is moved and the schema's steps are done. As large as the journal, so only
/// where there is something to move or to do: a crash just before, or an older journal on a disk that is full.
fn in_memory(file: &Path, log: Option<&Log>) -> Result<Connection, StoreError> {
    let mut bytes = fs::read(file)?;
    if let Some(log) = log {
        bytes.resize(log.page_bytes * log.file_pages as usize, 0);
        let mut file = File::open(beside(file, LOG))?;
        for (number, offset) in &log.pages {
            let start = (*number as usize).saturating_sub(1) * log.page_bytes;
            // A page that a later commit has cut off again.
            let Some(page) = bytes.get_mut(start..start + log.page_bytes) else { continue };
            file.seek(SeekFrom::Start(*offset))?;
            file.read_exact(page)?;
        }
    }
    // Memory has no log: the two bytes that promise one (offset 18) say "none" instead.
    if let Some(versions) = bytes.get_mut(18..20) {
        versions.fill(1);
    }
    let mut connection = Connection::open_in_memory()?;
    connection.deserialize_read_exact("main", bytes.as_slice(), bytes.len(), false)?;
    drop(bytes);
    Ok(connection)
}
