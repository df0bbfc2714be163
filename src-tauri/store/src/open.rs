//! Opening: look first, write last. A file that is newer, another program's or damaged is left as it is.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use limber_core::time::LocalTime;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::log_beside::{self, Belonging};
use crate::migrate::{self, APPLICATION_ID, SCHEMA_VERSION};
use crate::place::{LOG, LOG_INDEX, OLD_LOG};
use crate::private_files::beside;
use crate::{StoreError, erase, place, private_files, read_only};

/// How long a change waits for another program's lock.
pub(crate) const PATIENCE: Duration = Duration::from_secs(2);

/// How long opening waits for it: what is there can be read meanwhile, and opening be tried again.
const OPENING_PATIENCE: Duration = Duration::from_millis(100);

/// Up to this size the whole file is checked on opening: some 100 000 episodes, a few tenths of a second.
const CHECKED_BYTES: u64 = 32 * 1024 * 1024;

/// Whether opening a journal of this size checks its pages; a larger one is checked when somebody asks.
pub fn is_checked_on_opening(bytes: u64) -> bool {
    bytes <= CHECKED_BYTES
}

const HEADER_BYTES: usize = 100;

/// The header's version of a file that has a write-ahead log.
pub(crate) const WAL_FILE: u8 = 2;

/// A connection to a sound, up-to-date journal at `path`, created if there is none, and what was set aside for it.
pub(crate) fn open(path: &Path, now: LocalTime) -> Result<(Connection, Vec<PathBuf>), StoreError> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        private_files::prepare_folder(folder)?;
    }
    erase::obey(path)?;
    place::check_kind(path)?;
    let file = place::resolved(path);
    look_at_files(&file)?;
    let mut aside = log_beside::set_strangers_aside(&file, now)?;
    private_files::prepare_database(&file)?;
    let mut connection = match connect(&file) {
        Err(damaged @ StoreError::Damaged { .. }) => {
            // The file alone may be sound: a copy put in the place of the one that the log belonged to.
            if !has_log(&file) || read_alone(&file).is_err() {
                return Err(damaged);
            }
            aside.push(log_beside::set_aside(&beside(&file, LOG), now)?);
            connect(&file)?
        }
        connection => connection?,
    };
    configure(&connection)?;
    migrate::to_latest(&mut connection)?;
    Ok((connection, aside))
}

/// A connection that may write, to a file that was looked at and has not been written yet.
fn connect(file: &Path) -> Result<Connection, StoreError> {
    let unknown = matches!(log_beside::belonging(file)?, Belonging::Unknown(_));
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)?;
    connection.busy_timeout(OPENING_PATIENCE)?;
    if connection.is_readonly("main")? {
        return Err(StoreError::ReadOnly { detail: "the file is write-protected".into() });
    }
    keep_little_in_memory(&connection)?;
    // If it has to be refused, closing must not move what the log holds into the file either.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, has_log(file))?;
    look_inside(&connection, file)?;
    if unknown {
        check(&connection, "integrity_check")?;
    }
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(connection)
}

/// Whether the file is sound without what lies beside it.
fn read_alone(file: &Path) -> Result<(), StoreError> {
    check(&read_only::as_it_is(file)?, "integrity_check")
}

/// The agent is resident: 256 KiB of pages, before anything is read, and no statements kept.
pub(crate) fn keep_little_in_memory(connection: &Connection) -> Result<(), StoreError> {
    connection.pragma_update(None, "cache_size", -256)?;
    connection.set_prepared_statement_cache_capacity(0);
    Ok(())
}

/// Whether the write-ahead log beside the file holds anything.
fn has_log(file: &Path) -> bool {
    fs::metadata(beside(file, LOG)).is_ok_and(|log| log.len() > 0)
}

/// The first bytes of the file; nothing of a file that is not there.
/// Their fields: <https://www.sqlite.org/fileformat2.html#the_database_header>.
#[derive(Debug)]
pub(crate) struct Header(Vec<u8>);

/// Reads the header by hand: the usual newer or broken file is refused before SQLite touches it.
pub(crate) fn header(file: &Path) -> Result<Header, StoreError> {
    let mut header = Vec::with_capacity(HEADER_BYTES);
    match File::open(file) {
        Ok(file) => _ = file.take(HEADER_BYTES as u64).read_to_end(&mut header)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error.into()),
    }
    Ok(Header(header))
}

impl Header {
    fn is_whole(&self) -> bool {
        self.0.len() == HEADER_BYTES && self.0.starts_with(b"SQLite format 3\0")
    }

    /// Offset 16.
    pub(crate) fn page_bytes(&self) -> Option<u64> {
        let size = u16::from_be_bytes([*self.0.get(16)?, *self.0.get(17)?]);
        Some(if size == 1 { 65_536 } else { u64::from(size) })
    }

    /// Offset 18: `WAL_FILE`, or 1.
    pub(crate) fn version(&self) -> Option<u8> {
        self.0.get(18).copied()
    }

    fn field(&self, at: usize) -> Option<u32> {
        Some(u32::from_be_bytes(self.0.get(at..at + 4)?.try_into().ok()?))
    }

    /// Offset 60.
    pub(crate) fn user_version(&self) -> Option<u32> {
        self.field(60)
    }

    /// Offset 68.
    fn application_id(&self) -> Option<u32> {
        self.field(68)
    }
}

/// Refuses what cannot be a journal before SQLite touches it.
pub(crate) fn look_at_files(file: &Path) -> Result<(), StoreError> {
    place::check_kind(file)?;
    for suffix in [LOG, LOG_INDEX, OLD_LOG] {
        place::check_kind(&beside(file, suffix))?;
    }
    let header = header(file)?;
    if header.0.is_empty() {
        // No file, or one whose first commit never came: a new journal. But a log with nothing to belong to is all
        // that is left of an old one, and SQLite would delete it.
        return if has_log(file) { Err(StoreError::LogAlone { log: beside(file, LOG) }) } else { Ok(()) };
    }
    if !header.is_whole() {
        return Err(StoreError::Damaged { detail: "the file does not start like a database".into() });
    }
    // A file that ends within a page was cut off, unless the log still holds that page.
    let page = header.page_bytes().unwrap_or(0);
    if page == 0 || (!fs::metadata(file)?.len().is_multiple_of(page) && !has_log(file)) {
        return Err(StoreError::Damaged { detail: "the file ends within a page".into() });
    }
    judge(header.application_id().unwrap_or(0), header.user_version().unwrap_or(0))
}

/// The same through SQLite, which also sees what is still in the log, and whether the pages agree.
pub(crate) fn look_inside(connection: &Connection, file: &Path) -> Result<(), StoreError> {
    let is_unnamed = judge_inside(connection)?;
    if is_checked_on_opening(fs::metadata(file)?.len()) {
        check_pages(connection)?;
    }
    let tables: u32 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if is_unnamed && tables > 0 { Err(StoreError::Foreign) } else { Ok(()) }
}

/// Refuses a newer journal, and another program's file by its name. True where the file has no name.
pub(crate) fn judge_inside(connection: &Connection) -> Result<bool, StoreError> {
    let number = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    let id = number("application_id")?;
    #[allow(clippy::cast_sign_loss)] // SQLite shows both unsigned header fields as signed
    judge(id as u32, number("user_version")? as u32)?;
    Ok(id == 0)
}

/// Whether the pages agree with each other. Trying every CHECK on every row takes ten times as long and finds no damage.
pub(crate) fn check_pages(connection: &Connection) -> Result<(), StoreError> {
    check(connection, "quick_check")
}

/// `integrity_check` also compares each index with its table, which takes several times as long.
pub(crate) fn check(connection: &Connection, how: &str) -> Result<(), StoreError> {
    connection.pragma_update(None, "ignore_check_constraints", true)?;
    let verdict = connection.query_row(&format!("PRAGMA {how}(1)"), [], |row| row.get::<_, String>(0));
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
    // The log is moved into the file by `Store::settle` alone, which then knows the file's new time.
    set("wal_autocheckpoint", &0)?;
    set("journal_size_limit", &(1024 * 1024))?;
    Ok(())
}
