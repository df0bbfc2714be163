//! The evening's list as a value: which items there are. Handed to whoever lays out an evening or looks an item up.
//!
//! What Limber brings along is data of `assets/content/checklist.json`, its words are in the catalogue. For each item the catalogue has `checklist-<id>` with `.why` (the reason, in a line) and `.evidence` (what is
//! known, honestly); `script/words` holds its years against the sources.

use serde::Deserialize;

use super::ChecklistAction;
use crate::evidence::Evidence;

/// The items, in the order in which those of the same minute are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Checklist {
    /// Every item.
    pub items: Vec<Item>,
}

/// One item, of no evening yet.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Kebab-case name.
    pub id: String,
    /// When it is meant to be done: so many minutes before bedtime.
    pub minutes_before_bed: u16,
    /// What it offers besides its box.
    pub action: ChecklistAction,
    /// How much is known, about what, and from where; never empty.
    pub evidence: Vec<Evidence>,
    /// Keys of the further sources its words rest on.
    pub sources: Vec<String>,
    /// A leg that may have a clot must not be treated so.
    pub be_seen_first: bool,
}

impl Checklist {
    /// What Limber brings along, read from `assets/content`.
    pub fn built_in() -> Self {
        Self { items: built_in() }
    }

    /// True for the id of an item on the list.
    pub fn has(&self, id: &str) -> bool {
        self.items.iter().any(|item| item.id == id)
    }
}

#[allow(clippy::expect_used)] // the file is compiled in, and a test reads it
fn built_in() -> Vec<Item> {
    serde_json::from_str(include_str!("../../../../assets/content/checklist.json"))
        .expect("checklist.json is a list of items")
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
        let items = Checklist::built_in().items;
        let ids: HashSet<_> = items.iter().map(|item| item.id.as_str()).collect();
        assert_eq!(ids.len(), items.len());
        for item in &items {
            let words = message(&format!("checklist-{}", item.id));
            let words = words.unwrap_or_else(|| panic!("no words for {}", item.id));
            assert!(words.contains(".why =") && words.contains(".evidence ="), "{words}");
        }
        let keys = CATALOGUE.lines().filter(|line| line.starts_with("checklist-")).count();
        assert_eq!(keys, items.len(), "words without an item are nobody's");
    }

    #[test]
    fn a_source_stands_behind_every_grade_but_none_found() {
        for item in Checklist::built_in().items {
            assert_eq!(evidence::check(&item.evidence), Ok(()), "{}", item.id);
        }
    }

    #[test]
    fn what_warms_or_raises_a_leg_says_first_who_is_to_be_seen() {
        let items = Checklist::built_in().items;
        for id in ["warm-bath", "warm-pack", "legs-up"] {
            assert!(items.iter().any(|item| item.id == id && item.be_seen_first), "{id}");
        }
    }

    #[test]
    fn ids_are_known() {
        let checklist = Checklist::built_in();
        assert!(checklist.has("stretching"));
        assert!(!checklist.has("vitamins"));
    }
}
