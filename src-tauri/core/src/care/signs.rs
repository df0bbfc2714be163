//! The signs of `assets/content/care.json`: where each stands, how urgent its group is, and where it comes from.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A sign, by the name of its words: `care-<group>-<id>`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CareSign {
    /// `today`, `soon`.
    pub group: String,
    /// Such as `long-cramp`.
    pub id: String,
    /// Keys of `assets/content/sources.json`.
    pub sources: Vec<String>,
}

#[derive(Deserialize)]
struct Group {
    id: String,
    signs: Vec<Sign>,
}

#[derive(Deserialize)]
struct Sign {
    id: String,
    sources: Vec<String>,
}

/// Every sign, the most urgent group first.
pub static CARE_SIGNS: LazyLock<Vec<CareSign>> = LazyLock::new(|| {
    let groups: Vec<Group> =
        serde_json::from_str(include_str!("../../../../assets/content/care.json")).unwrap_or_default();
    let of = |group: Group| {
        let name = group.id;
        group.signs.into_iter().map(move |Sign { id, sources }| CareSign { group: name.clone(), id, sources })
    };
    groups.into_iter().flat_map(of).collect()
});

/// The sign of a name; a test holds every rule's to the file.
pub(super) fn sign(group: &str, id: &str) -> CareSign {
    let found = CARE_SIGNS.iter().find(|sign| sign.group == group && sign.id == id);
    found.cloned().unwrap_or_else(|| CareSign { group: group.into(), id: id.into(), sources: Vec::new() })
}
