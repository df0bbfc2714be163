//! A copy of the journal in another file, while it is being written: whole, checked, and never half.
//!
//! It has a connection of its own, so that nobody at the desk waits for it. One transaction holds the state that is
//! copied; what is written meanwhile is in the log and not in the copy. Must never: open the journal's file by hand (on
//! Unix closing it would take away SQLite's locks), or leave behind what did not pass its check.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::private_files::{beside, restrict, try_room};
use crate::read_only::as_it_is;
use crate::tables::commit_mark;
use crate::{StoreError, open, place};

/// Pages that are copied in one go: a megabyte.
const PAGES_A_STEP: i32 = 256;

/// A copy that was made and passed its check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Copied {
    /// Its size.
    pub bytes: u64,
    /// The rows of all its tables.
    pub rows: u64,
    /// The name of the journal's last commit that is in it.
    pub mark: [u8; 16],
}

/// Why there is no copy. Nothing of it is left.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CopyError {
    /// The one that was to be copied cannot be read.
    #[error(transparent)]
    Source(StoreError),
    /// The copy cannot be written.
    #[error("the copy: {0}")]
    Target(StoreError),
    /// The copy is not what was copied: the journal, the memory or the disk is not sound.
    #[error("the copy did not pass its check: {0}")]
    Unsound(String),
    /// Whoever wanted it does not any more.
    #[error("given up")]
    GivenUp,
}

/// Copies the journal at `from` to the new file `to`, which only the owner may read, and checks the copy: every page,
/// every index, the rows of every table. `go_on` is asked between the steps; it may also rest a little. The copy is on
/// the disk when this returns.
pub fn copy_journal(from: &Path, to: &Path, go_on: &mut dyn FnMut() -> bool) -> Result<Copied, CopyError> {
    let copied = written(from, to, go_on);
    if copied.is_err() {
        let _ = fs::remove_file(to); // best effort: it is on a disk that was just pulled, perhaps
    }
    copied
}

fn written(from: &Path, to: &Path, go_on: &mut dyn FnMut() -> bool) -> Result<Copied, CopyError> {
    let source = reading(from).map_err(CopyError::Source)?;
    new_file(to).map_err(|error| CopyError::Target(error.into()))?;
    let (rows, mark) = counted(&source).map_err(CopyError::Source)?;
    copy_pages(&source, to, go_on)?;
    source.execute_batch("COMMIT").map_err(|error| CopyError::Source(error.into()))?;
    drop(source);

    let on_disk = || -> io::Result<u64> {
        restrict(to);
        let file = File::options().read(true).write(true).open(to)?;
        file.sync_all()?;
        Ok(file.metadata()?.len())
    };
    let bytes = on_disk().map_err(|error| CopyError::Target(error.into()))?;
    let found = look_at_copy(to)?;
    if found.rows != rows || found.mark != mark {
        return Err(CopyError::Unsound(format!("{} rows instead of {rows}", found.rows)));
    }
    Ok(Copied { bytes, rows, mark })
}

/// Checks a copy, whoever made it: a journal of this or an earlier version, every page and index of it sound.
pub fn look_at_copy(path: &Path) -> Result<Copied, CopyError> {
    let look = || -> Result<Copied, StoreError> {
        place::check_kind(path)?;
        // Looked at beforehand: what is not there is not "another program's".
        let bytes = fs::metadata(path)?.len();
        if bytes == 0 {
            return Err(StoreError::Damaged { detail: "the file is empty".into() });
        }
        open::look_at_files(path)?;
        let connection = as_it_is(path)?;
        open::keep_little_in_memory(&connection)?;
        open::look_inside(&connection, path)?;
        open::check(&connection, "integrity_check")?;
        let (rows, mark) = counted(&connection)?;
        connection.execute_batch("COMMIT")?;
        Ok(Copied { bytes, rows, mark })
    };
    look().map_err(|error| match error {
        StoreError::Damaged { detail } => CopyError::Unsound(detail),
        StoreError::NotFound => CopyError::Unsound("a row is missing".into()),
        error => CopyError::Target(error),
    })
}

/// A connection that only reads, beside the one at the desk.
pub(crate) fn reading(path: &Path) -> Result<Connection, StoreError> {
    place::check_kind(path)?;
    let file = place::resolved(path);
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)?;
    connection.busy_timeout(open::PATIENCE)?;
    open::keep_little_in_memory(&connection)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    open::judge_inside(&connection)?;
    Ok(connection)
}

/// Begins a transaction, which from then on sees one state, and counts what is in it.
pub(crate) fn counted(connection: &Connection) -> Result<(u64, [u8; 16]), StoreError> {
    connection.execute_batch("BEGIN")?;
    let mark = commit_mark::last(connection)?.0;
    let mut names = connection.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
    )?;
    let names: Vec<String> = names.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let mut rows = 0;
    for name in names {
        let name = name.replace('"', "\"\"");
        let count = format!("SELECT count(*) FROM \"{name}\"");
        rows += u64::from(connection.query_row(&count, [], |row| row.get::<_, u32>(0))?);
    }
    Ok((rows, mark))
}

fn copy_pages(source: &Connection, to: &Path, go_on: &mut dyn FnMut() -> bool) -> Result<(), CopyError> {
    let target = |error: StoreError| CopyError::Target(error);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut copy = Connection::open_with_flags(to, flags).map_err(|error| target(error.into()))?;
    open::keep_little_in_memory(&copy).map_err(target)?;
    // It is given up whole or not at all, and on the disk at the end: neither a log of its own nor waiting on the way.
    copy.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF").map_err(|error| target(error.into()))?;
    let backup = Backup::new(source, &mut copy).map_err(|error| target(error.into()))?;
    loop {
        match backup.step(PAGES_A_STEP) {
            Ok(StepResult::Done) => return Ok(()),
            Ok(_) if go_on() => {}
            Ok(_) => return Err(CopyError::GivenUp),
            Err(error) => return Err(whose(error.into(), to)),
        }
    }
}

/// A step reads one file and writes another: which of the two its error is about.
fn whose(error: StoreError, to: &Path) -> CopyError {
    match error {
        StoreError::DiskFull | StoreError::ReadOnly { .. } => CopyError::Target(error),
        StoreError::Io { .. } => match try_room(to) {
            Err(told) => CopyError::Target(told.into()),
            Ok(()) => CopyError::Source(error),
        },
        error => CopyError::Source(error),
    }
}

/// A new empty file of the owner's alone.
pub(crate) fn new_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Makes what was renamed in a folder last beyond a loss of power, where the system can.
pub(crate) fn sync_folder(path: &Path) {
    #[cfg(unix)]
    if let Some(folder) = path.parent()
        && let Ok(folder) = File::open(if folder.as_os_str().is_empty() { Path::new(".") } else { folder })
    {
        let _ = folder.sync_all();
    }
    #[cfg(not(unix))]
    let _ = path;
}

/// What lies beside the journal until it takes its place.
const FRESH: &str = ".fresh";

/// Copies a file that is no open journal to beside the one at `journal`, where only the owner may read it and nothing opens
/// it by mistake. What an attempt before left there is replaced.
pub fn bring_beside(path: &Path, journal: &Path) -> Result<PathBuf, StoreError> {
    let fresh = fresh_beside(journal)?;
    let bring = || -> io::Result<()> {
        let mut to = new_file(&fresh)?;
        io::copy(&mut File::open(path)?, &mut to)?;
        to.sync_all()
    };
    bring().map_err(|error| {
        let _ = fs::remove_file(&fresh);
        StoreError::from(error)
    })?;
    Ok(fresh)
}

/// The place beside the journal for what is to take its place: nothing is there then.
pub(crate) fn fresh_beside(journal: &Path) -> Result<PathBuf, StoreError> {
    let fresh = beside(&place::resolved(journal), FRESH);
    for left in [fresh.clone(), beside(&fresh, "-wal"), beside(&fresh, "-shm"), beside(&fresh, "-journal")] {
        match fs::remove_file(left) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(fresh)
}

/// Removes what lies beside the journal to take its place: nobody comes back for it.
pub fn clear_beside(journal: &Path) {
    let _ = fresh_beside(journal); // the next one tries again
}

/// Renames a whole file to its name. What had that name before is replaced, never half.
pub fn name_it(fresh: &Path, path: &Path) -> io::Result<PathBuf> {
    fs::rename(fresh, path)?;
    sync_folder(path);
    Ok(path.to_owned())
}
