//! The journal on its way out and in: its rows as an export has them, which of two rows wins, and what an import comes to.
//!
//! Whatever an import reads (a file, a folder, a zip, something of another program) it reads into `Row`, one after the
//! other; what becomes of each is `merge::judge`'s to say. Must never: know files, or how rows are kept.

mod columns;
mod merge;
mod report;
mod row;

use chrono::DateTime;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

pub use columns::{Column, ColumnKind, Inner};
pub use merge::{Decision, judge, merged_list};
pub use report::{Conflict, ExportFormat, Exported, Imported, PartCount, Passphrase, Progress, Settled};
pub use row::{AsideRow, EveningSaid, ExperimentRow, Row, RowProblem, SettingsRow};

/// The version of the form of exports, in each of them. A change that an older Limber would read wrongly counts it up.
pub const EXPORT_VERSION: u32 = 1;

/// One table of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the names are the tables'
pub enum Part {
    Episodes,
    Nights,
    Days,
    MedicalEntries,
    Breaks,
    StretchSessions,
    Evenings,
    ChecklistTicks,
    ChecklistItems,
    CarePutAside,
    Experiments,
    Deletions,
    Settings,
}

impl Part {
    /// All of them, in the order of an export.
    pub const ALL: [Self; 13] = [
        Self::Episodes,
        Self::Nights,
        Self::Days,
        Self::MedicalEntries,
        Self::Breaks,
        Self::StretchSessions,
        Self::Evenings,
        Self::ChecklistTicks,
        Self::ChecklistItems,
        Self::CarePutAside,
        Self::Experiments,
        Self::Deletions,
        Self::Settings,
    ];

    /// The name in an export, and of a file in one.
    pub fn name(self) -> &'static str {
        match self {
            Self::Episodes => "episodes",
            Self::Nights => "nights",
            Self::Days => "days",
            Self::MedicalEntries => "medical_entries",
            Self::Breaks => "breaks",
            Self::StretchSessions => "stretch_sessions",
            Self::Evenings => "evenings",
            Self::ChecklistTicks => "checklist_ticks",
            Self::ChecklistItems => "checklist_items",
            Self::CarePutAside => "care_put_aside",
            Self::Experiments => "experiments",
            Self::Deletions => "deletions",
            Self::Settings => "settings",
        }
    }

    /// The one of that name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }
}

/// A row, and when it was last written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept<T> {
    /// What it says.
    #[serde(flatten)]
    pub value: T,
    /// In milliseconds since 1970 UTC; `None` where it was written by a version that did not keep it.
    #[serde(default, rename = "edited_at", with = "moment")]
    pub edited_utc: Option<i64>,
}

/// Something that is gone for good. It says nothing of what it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deletion {
    /// What kind of thing.
    pub what: DeletedKind,
    /// Its id; of a tick the night, a space and the item; of what was put aside the rule, a space and the fact.
    pub key: String,
    /// When, in milliseconds since 1970 UTC.
    #[serde(rename = "deleted_at", with = "certain_moment")]
    pub deleted_utc: i64,
}

/// What can be deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the names are the tables'
pub enum DeletedKind {
    Episode,
    MedicalEntry,
    ChecklistItem,
    ChecklistTick,
    CarePutAside,
    Experiment,
}

impl DeletedKind {
    const ALL: [Self; 6] = [
        Self::Episode,
        Self::MedicalEntry,
        Self::ChecklistItem,
        Self::ChecklistTick,
        Self::CarePutAside,
        Self::Experiment,
    ];

    /// The name in the journal and in exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Episode => "episode",
            Self::MedicalEntry => "medical_entry",
            Self::ChecklistItem => "checklist_item",
            Self::ChecklistTick => "checklist_tick",
            Self::CarePutAside => "care_put_aside",
            Self::Experiment => "experiment",
        }
    }

    /// The one of that name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Milliseconds since 1970 UTC as people can read them.
fn as_text(utc: i64) -> Option<String> {
    let moment = DateTime::from_timestamp_millis(utc)?;
    Some(moment.to_rfc3339_opts(chrono::SecondsFormat::Millis, true))
}

fn from_text<E: de::Error>(text: &str) -> Result<i64, E> {
    DateTime::parse_from_rfc3339(text).map(|moment| moment.timestamp_millis()).map_err(E::custom)
}

mod moment {
    use super::{Deserialize, Deserializer, Serializer, as_text, from_text};

    #[allow(clippy::trivially_copy_pass_by_ref, clippy::ref_option)] // serde's form
    pub(super) fn serialize<S: Serializer>(utc: &Option<i64>, serializer: S) -> Result<S::Ok, S::Error> {
        match utc.and_then(as_text) {
            Some(text) => serializer.serialize_str(&text),
            None => serializer.serialize_none(),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<i64>, D::Error> {
        Option::<String>::deserialize(deserializer)?.map(|text| from_text(&text)).transpose()
    }
}

mod certain_moment {
    use super::{Deserialize, Deserializer, Serializer, as_text, from_text};

    #[allow(clippy::trivially_copy_pass_by_ref)] // serde's form
    pub(super) fn serialize<S: Serializer>(utc: &i64, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&as_text(*utc).unwrap_or_default())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
        from_text(&String::deserialize(deserializer)?)
    }
}
