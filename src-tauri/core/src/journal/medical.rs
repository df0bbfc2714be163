//! Medicines and conditions: what the person takes or has, since when and until when, in their own words.
//!
//! Must never: know a medicine, or say anything about one.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::change::said;
use crate::check::{past_date, short};
use crate::invalid::{Invalid, Problem};
use crate::time::LocalTime;

/// Most characters of a name.
pub const MEDICAL_NAME_CHARACTERS: u32 = 200;

/// Most entries: the list always goes over the wire whole.
pub const MEDICAL_ENTRIES: u32 = 200;

/// A medicine or a condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MedicalEntry {
    /// Which.
    pub id: Uuid,
    /// What it says.
    #[serde(flatten)]
    #[ts(flatten)]
    pub entry: MedicalDraft,
}

/// What is written of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MedicalDraft {
    /// Something taken or something had.
    pub kind: MedicalKind,
    /// In the person's own words.
    pub name: String,
    /// First day, if known.
    #[serde(default)]
    pub started_on: Option<NaiveDate>,
    /// Last day; `None` while it goes on.
    #[serde(default)]
    pub stopped_on: Option<NaiveDate>,
}

/// Something taken or something had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the names are the words on screen
pub enum MedicalKind {
    Medicine,
    Condition,
}

/// What is said anew of one: a field that is absent stays as it was, `null` takes back what was said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(deny_unknown_fields)]
pub struct MedicalChange {
    /// Something taken or something had.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub kind: Option<MedicalKind>,
    /// In the person's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub name: Option<String>,
    /// First day.
    #[serde(default, deserialize_with = "said", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub started_on: Option<Option<NaiveDate>>,
    /// Last day.
    #[serde(default, deserialize_with = "said", skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub stopped_on: Option<Option<NaiveDate>>,
}

impl MedicalChange {
    /// The entry with what is said now.
    pub fn applied_to(self, entry: MedicalDraft) -> MedicalDraft {
        MedicalDraft {
            kind: self.kind.unwrap_or(entry.kind),
            name: self.name.unwrap_or(entry.name),
            started_on: self.started_on.unwrap_or(entry.started_on),
            stopped_on: self.stopped_on.unwrap_or(entry.stopped_on),
        }
    }
}

impl MedicalDraft {
    /// The entry on one line, its days past and in order. `part` is the name of what carries it in the request.
    pub fn checked(mut self, part: &str, now: LocalTime) -> Result<Self, Invalid> {
        let field = |name: &str| format!("{part}.{name}");
        self.name = self.name.split_whitespace().collect::<Vec<_>>().join(" ");
        if self.name.is_empty() {
            return Err(Invalid::new(field("name"), Problem::Empty));
        }
        short(&field("name"), &self.name, MEDICAL_NAME_CHARACTERS)?;
        for (name, date) in [("started_on", self.started_on), ("stopped_on", self.stopped_on)] {
            date.map_or(Ok(()), |date| past_date(&field(name), date, now.date_naive()))?;
        }
        match (self.started_on, self.stopped_on) {
            (Some(started), Some(stopped)) if stopped < started => {
                Err(Invalid::new(field("stopped_on"), Problem::EndsBeforeItBegins))
            }
            _ => Ok(self),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn draft(value: serde_json::Value) -> MedicalDraft {
        serde_json::from_value(value).unwrap()
    }

    fn checked(value: serde_json::Value) -> Result<MedicalDraft, (String, Problem)> {
        let now = LocalTime::parse_from_rfc3339("2026-11-12T00:30:00+01:00").unwrap();
        draft(value).checked("entry", now).map_err(|invalid| (invalid.field, invalid.problem))
    }

    #[test]
    fn a_name_is_one_line_and_the_days_may_be_left_out() {
        let fine = checked(json!({ "kind": "medicine", "name": "  A statin,\n 20 mg\t" })).unwrap();
        assert_eq!(fine.name, "A statin, 20 mg");
        assert_eq!((fine.started_on, fine.stopped_on), (None, None));
        let long = "ä".repeat(200);
        assert!(checked(json!({ "kind": "condition", "name": long })).is_ok());
    }

    #[test]
    fn what_cannot_be_is_refused_by_its_field() {
        let with = |field: &str, value: &str| {
            let mut entry = json!({ "kind": "medicine", "name": "x", "started_on": "2026-01-01" });
            entry[field] = value.into();
            checked(entry)
        };
        assert_eq!(with("name", " \n"), Err(("entry.name".into(), Problem::Empty)));
        assert_eq!(with("name", &"x".repeat(201)), Err(("entry.name".into(), Problem::TooLong { most: 200 })));
        assert!(with("started_on", "2026-11-12").is_ok(), "today by the calendar, also before four");
        assert_eq!(with("started_on", "2026-11-13"), Err(("entry.started_on".into(), Problem::InTheFuture)));
        assert_eq!(with("stopped_on", "2025-12-31"), Err(("entry.stopped_on".into(), Problem::EndsBeforeItBegins)));
        assert!(with("stopped_on", "2026-01-01").is_ok(), "taken for one day");
    }

    #[test]
    fn a_change_names_only_what_it_changes() {
        let before =
            draft(json!({ "kind": "medicine", "name": "x", "started_on": "2026-01-01", "stopped_on": "2026-02-01" }));
        let change = |value| serde_json::from_value::<MedicalChange>(value).unwrap().applied_to(before.clone());
        assert_eq!(change(json!({})), before);
        assert_eq!(change(json!({ "stopped_on": null })), MedicalDraft { stopped_on: None, ..before.clone() });
        assert_eq!(change(json!({ "name": "y" })), MedicalDraft { name: "y".into(), ..before.clone() });
        assert!(serde_json::from_value::<MedicalChange>(json!({ "dose": "20 mg" })).is_err());
    }
}
