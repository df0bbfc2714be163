//! The default checklist: data of `assets/content/checklist.json`, its words in the catalogue.
//!
//! For each item the catalogue has `checklist-<id>` with `.why` (the reason, in a line) and `.evidence` (what is
//! known, honestly); `script/words` holds its years against the sources.

use std::sync::LazyLock;

use serde::Deserialize;

use super::ChecklistAction;
use crate::evidence::Evidence;

/// One item as the data has it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DefaultItem {
    pub(crate) id: String,
    pub(crate) minutes_before_bed: u16,
    pub(crate) action: ChecklistAction,
    pub(crate) evidence: Vec<Evidence>,
    pub(crate) sources: Vec<String>,
    pub(crate) be_seen_first: bool,
}

/// The default items, in the order of the data.
#[allow(clippy::expect_used)] // the data is part of the program, and a test reads it
pub(crate) static ITEMS: LazyLock<Vec<DefaultItem>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../../assets/content/checklist.json"))
        .expect("checklist.json is a list of items")
});

/// True for the id of an item on the list.
pub fn is_item(id: &str) -> bool {
    ITEMS.iter().any(|item| item.id == id)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::evidence;

    const CATALOGUE: &str = include_str!("../../../../assets/locales/en/content.ftl");

    /// The lines of one message: its own and the indented ones after it.
    fn message(key: &str) -> Option<String> {
        let start = CATALOGUE.lines().position(|line| line.starts_with(&format!("{key} =")))?;
        let mut lines = CATALOGUE.lines().skip(start);
        let first = lines.next()?.to_owned();
        Some(lines.take_while(|line| line.starts_with(' ')).fold(first, |all, line| all + "\n" + line))
    }

    #[test]
    fn every_item_has_its_words_and_an_id_of_its_own() {
        let ids: HashSet<_> = ITEMS.iter().map(|item| item.id.as_str()).collect();
        assert_eq!(ids.len(), ITEMS.len());
        for item in ITEMS.iter() {
            let words = message(&format!("checklist-{}", item.id));
            let words = words.unwrap_or_else(|| panic!("no words for {}", item.id));
            assert!(words.contains(".why =") && words.contains(".evidence ="), "{words}");
        }
        let keys = CATALOGUE.lines().filter(|line| line.starts_with("checklist-")).count();
        assert_eq!(keys, ITEMS.len(), "words without an item are nobody's");
    }

    #[test]
    fn a_source_stands_behind_every_grade_but_none_found() {
        for item in ITEMS.iter() {
            assert_eq!(evidence::check(&item.evidence), Ok(()), "{}", item.id);
        }
    }

    #[test]
    fn what_warms_or_raises_a_leg_says_first_who_is_to_be_seen() {
        for id in ["warm-bath", "warm-pack", "legs-up"] {
            assert!(ITEMS.iter().any(|item| item.id == id && item.be_seen_first), "{id}");
        }
    }

    #[test]
    fn ids_are_known() {
        assert!(is_item("stretching"));
        assert!(!is_item("vitamins"));
    }
}
