//! What is asked for and what comes of it: an export that was made, an import with its counts.

use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Part;

/// The form of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// One document with everything.
    Json,
    /// A file a table, for spreadsheets and statistics.
    Csv,
}

impl ExportFormat {
    /// The name on the command line, and the ending of a file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
        }
    }
}

/// What a sealed export is opened with. It is shown nowhere, not even where a program tells of its values.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(type = "string")]
#[serde(transparent)]
pub struct Passphrase(pub String);

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase")
    }
}

/// An export that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Exported {
    /// The file or the folder.
    pub path: String,
    /// Its size in bytes, of all its files.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Rows of the journal in it.
    #[ts(type = "number")]
    pub rows: u64,
}

/// What an import comes to, or came to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Imported {
    /// The tables of which there is anything.
    pub parts: Vec<PartCount>,
    /// Rows of the two journals that contradict each other, and nobody knows which is newer; the first of them.
    pub conflicts: Vec<Conflict>,
    /// There are settings in it.
    pub has_settings: bool,
    /// It has been written into the journal. False: it was only looked at.
    pub applied: bool,
}

/// What became of the rows of one table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PartCount {
    /// Which.
    pub part: Part,
    /// Were not in the journal.
    pub added: u32,
    /// Were written later than the journal's, or say more.
    pub newer: u32,
    /// Are in the journal just so.
    pub same: u32,
    /// Were written earlier than the journal's, which stay, or than they were deleted here.
    pub older: u32,
    /// Contradict the journal's, which stay.
    pub conflicts: u32,
    /// Were deleted there, and go here too.
    pub deleted: u32,
}

impl PartCount {
    /// Nothing yet.
    pub fn of(part: Part) -> Self {
        Self { part, added: 0, newer: 0, same: 0, older: 0, conflicts: 0, deleted: 0 }
    }

    /// All of them.
    pub fn rows(&self) -> u32 {
        [self.added, self.newer, self.same, self.older, self.conflicts, self.deleted].iter().sum()
    }
}

/// Two rows that contradict each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Conflict {
    /// Of which table.
    pub part: Part,
    /// Its night, its day or its id.
    pub key: String,
    /// In what.
    pub fields: Vec<String>,
}

/// Conflicts that are named one by one.
const CONFLICTS_NAMED: usize = 50;

/// What became of one row.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)] // the fields of `PartCount`
pub enum Settled {
    Added,
    Newer,
    Same,
    Older,
    Deleted,
    /// The key and the fields.
    Conflict(String, Vec<String>),
}

impl Imported {
    /// Counts a row.
    pub fn count(&mut self, part: Part, settled: Settled) {
        let at = self.parts.iter().position(|count| count.part == part).unwrap_or_else(|| {
            self.parts.push(PartCount::of(part));
            self.parts.sort_by_key(|count| count.part);
            self.parts.iter().position(|count| count.part == part).unwrap_or_default()
        });
        let count = &mut self.parts[at];
        match settled {
            Settled::Added => count.added += 1,
            Settled::Newer => count.newer += 1,
            Settled::Same => count.same += 1,
            Settled::Older => count.older += 1,
            Settled::Deleted => count.deleted += 1,
            Settled::Conflict(key, fields) => {
                count.conflicts += 1;
                if self.conflicts.len() < CONFLICTS_NAMED {
                    self.conflicts.push(Conflict { part, key, fields });
                }
            }
        }
    }
}

/// How far something that takes long has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Progress {
    /// Of a hundred.
    pub percent: u8,
}
