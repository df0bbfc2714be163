//! Another file in the journal's place: a backup that is restored, or the journal with an import in it.
//!
//! At every moment one whole journal is at the path. What was there before is kept under another name where that is
//! wanted. Must never: be called while the journal is open.

use std::fs;
use std::path::{Path, PathBuf};

use limber_core::time::LocalTime;
use rusqlite::{Connection, OpenFlags};

use crate::copy::{name_it, sync_folder};
use crate::log_beside::free_name;
use crate::place::{LOG, LOG_INDEX, OLD_LOG};
use crate::private_files::beside;
use crate::tables::commit_mark;
use crate::{StoreError, open, place};

/// Puts the file `fresh`, which lies beside the journal at `path`, in its place. With `keep` what is there gets another
/// name, with the date, which is handed back; without, it is gone: then its log has to have been moved into it.
///
/// `fresh` gets a name of its own for its last commit, so that a log which is left over from before can never be taken for
/// its own.
pub fn put_in_place(path: &Path, fresh: &Path, keep: Option<LocalTime>) -> Result<Option<PathBuf>, StoreError> {
    let file = place::resolved(path);
    if keep.is_none() && fs::metadata(beside(&file, LOG)).is_ok_and(|log| log.len() > 0) {
        return Err(StoreError::Busy); // it holds what would be lost
    }
    mark_anew(fresh)?;
    let aside = match keep {
        Some(now) if fs::symlink_metadata(&file).is_ok() => {
            let aside = free_name(&file, now)?;
            // Both names at once, so that the path is never empty; where a file can have one only, it is copied.
            if fs::hard_link(&file, &aside).is_err() {
                fs::copy(&file, &aside)?;
                fs::File::options().write(true).open(&aside)?.sync_all()?;
            }
            Some(aside)
        }
        _ => None,
    };
    name_it(fresh, &file)?;
    // A log that is left belongs to what was set aside, and goes with it. Until it has, opening sees that it is a stranger's.
    for suffix in [LOG, OLD_LOG] {
        let log = beside(&file, suffix);
        match &aside {
            Some(aside) if fs::metadata(&log).is_ok_and(|found| found.len() > 0) => {
                fs::rename(&log, beside(aside, suffix))?;
            }
            _ => _ = fs::remove_file(&log),
        }
    }
    let _ = fs::remove_file(beside(&file, LOG_INDEX)); // SQLite makes it anew
    sync_folder(&file);
    Ok(aside)
}

/// Gives the file's last commit a new name. A copy of an earlier version that has no names gets them when it is opened.
fn mark_anew(fresh: &Path) -> Result<(), StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(fresh, flags)?;
    open::keep_little_in_memory(&connection)?;
    // Without a log of its own: the file alone is what is renamed.
    connection.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    if commit_mark::last(&connection)? != commit_mark::Mark::NONE {
        commit_mark::set_new(&connection)?;
    }
    Ok(())
}
