//! Opening: look first, write last. A file that is newer, another program's or damaged is left as it is.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::migrate::{self, APPLICATION_ID, SCHEMA_VERSION};
use crate::{StoreError, private_files};

/// Up to this size the whole file is checked on opening: some 100 000 episodes, a few tenths of a second.
const CHECKED_BYTES: u64 = 32 * 1024 * 1024;

/// Whether opening a journal of this size checks its pages; a larger one is checked when somebody asks.
pub fn is_checked_on_opening(bytes: u64) -> bool {
    bytes <= CHECKED_BYTES
}

const HEADER_BYTES: usize = 100;

/// A connection to a sound, up-to-date journal at `path`, created if there is none.
pub(crate) fn open(path: &Path) -> Result<Connection, StoreError> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        private_files::prepare_folder(folder)?;
    }
    look_at_header(path)?;
    private_files::prepare_database(path)?;

    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(Duration::from_secs(2))?;
    // The agent is resident: 256 KiB of pages, before anything is read, and no statements kept.
    connection.pragma_update(None, "cache_size", -256)?;
    connection.set_prepared_statement_cache_capacity(0);
    // If it has to be refused, closing must not move what the log holds into the file either.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, has_log(path))?;
    look_inside(&connection, path)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;

    if connection.is_readonly("main")? {
        return Err(StoreError::ReadOnly { detail: "the file is write-protected".into() });
    }
    configure(&connection)?;
    migrate::to_latest(&mut connection)?;
    Ok(connection)
}

/// Whether the write-ahead log beside the file holds anything.
fn has_log(path: &Path) -> bool {
    fs::metadata(private_files::beside(path, "-wal")).is_ok_and(|log| log.len() > 0)
}

/// Reads the file's header by hand: the usual newer or broken file is refused before SQLite touches it.
/// Its fields: <https://www.sqlite.org/fileformat2.html#the_database_header>.
fn look_at_header(path: &Path) -> Result<(), StoreError> {
    let mut header = Vec::with_capacity(HEADER_BYTES);
    match File::open(path) {
        Ok(file) => _ = file.take(HEADER_BYTES as u64).read_to_end(&mut header)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error.into()),
    }
    if header.is_empty() {
        // No file, or one whose first commit never came: a new journal. But a log with nothing to belong to is all
        // that is left of an old one, and SQLite would delete it.
        return if has_log(path) {
            Err(StoreError::Damaged { detail: "the file is gone or empty, its log is not".into() })
        } else {
            Ok(())
        };
    }
    if header.len() < HEADER_BYTES || !header.starts_with(b"SQLite format 3\0") {
        return Err(StoreError::Damaged { detail: "the file does not start like a database".into() });
    }
    // Offset 16. A file that ends within a page was cut off, unless the log still holds that page.
    let page = match u16::from_be_bytes([header[16], header[17]]) {
        1 => 65_536,
        size => u64::from(size),
    };
    if page == 0 || (!fs::metadata(path)?.len().is_multiple_of(page) && !has_log(path)) {
        return Err(StoreError::Damaged { detail: "the file ends within a page".into() });
    }
    let field = |at: usize| u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
    // Offsets 60 and 68.
    judge(field(68), field(60))
}

/// The same through SQLite, which also sees what is still in the log, and whether the pages agree.
fn look_inside(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let number = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    #[allow(clippy::cast_sign_loss)] // SQLite shows both unsigned header fields as signed
    judge(number("application_id")? as u32, number("user_version")? as u32)?;

    if is_checked_on_opening(fs::metadata(path)?.len()) {
        check_pages(connection)?;
    }
    let tables: u32 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let unnamed = number("application_id")? == 0;
    if unnamed && tables > 0 { Err(StoreError::Foreign) } else { Ok(()) }
}

/// Whether the pages agree with each other. Trying every CHECK on every row takes ten times as long and finds no damage.
pub(crate) fn check_pages(connection: &Connection) -> Result<(), StoreError> {
    connection.pragma_update(None, "ignore_check_constraints", true)?;
    let verdict = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0));
    connection.pragma_update(None, "ignore_check_constraints", false)?;
    match verdict? {
        verdict if verdict == "ok" => Ok(()),
        detail => Err(StoreError::Damaged { detail }),
    }
}

fn judge(application_id: u32, user_version: u32) -> Result<(), StoreError> {
    match application_id {
        0 if user_version == 0 => Ok(()),
        APPLICATION_ID if user_version > SCHEMA_VERSION => {
            Err(StoreError::Newer { found: user_version, known: SCHEMA_VERSION })
        }
        APPLICATION_ID => Ok(()),
        _ => Err(StoreError::Foreign),
    }
}

fn configure(connection: &Connection) -> Result<(), StoreError> {
    let set = |name: &str, value: &dyn rusqlite::ToSql| connection.pragma_update(None, name, value);
    let mode: String = connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?;
    if !mode.eq_ignore_ascii_case("wal") {
        return Err(StoreError::Io { detail: format!("the file system allows no write-ahead log, only `{mode}`") });
    }
    // A commit is on the platter before it returns; on macOS only this asks the drive itself.
    set("synchronous", &"FULL")?;
    set("fullfsync", &true)?;
    set("checkpoint_fullfsync", &true)?;
    set("foreign_keys", &true)?;
    set("trusted_schema", &false)?;
    set("cell_size_check", &true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    // A log that stays short: moved into the file every half megabyte.
    set("wal_autocheckpoint", &128)?;
    set("journal_size_limit", &(1024 * 1024))?;
    Ok(())
}
