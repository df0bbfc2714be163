//! What Limber brings along for an evening: data of `assets/content/checklist.json`, in the order of a day.
//!
//! Its words are in the catalogue: `checklist-<id>` with `.why` (the reason, in a line) and `.evidence` (what is known,
//! honestly); `script/words` holds its years against the sources.

use std::sync::LazyLock;

use serde::Deserialize;

use super::ChecklistAction;
use crate::evidence::Evidence;

/// One item that Limber brings along.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BuiltIn {
    /// Kebab-case name. It never changes: ticks are kept by it.
    pub id: String,
    /// True: on the list until the person says otherwise.
    pub on: bool,
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

/// Everything that Limber brings along, earliest first.
pub(super) fn built_in() -> &'static [BuiltIn] {
    static ITEMS: LazyLock<Vec<BuiltIn>> = LazyLock::new(read);
    &ITEMS
}

#[allow(clippy::expect_used)] // the file is compiled in, and a test reads it
fn read() -> Vec<BuiltIn> {
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
        let items = built_in();
        let ids: HashSet<_> = items.iter().map(|item| item.id.as_str()).collect();
        assert_eq!(ids.len(), items.len());
        for item in items {
            let words = message(&format!("checklist-{}", item.id));
            let words = words.unwrap_or_else(|| panic!("no words for {}", item.id));
            assert!(words.contains(".why =") && words.contains(".evidence ="), "{words}");
            assert!(!item.id.starts_with("own-"), "those are the person's");
        }
        let keys = CATALOGUE.lines().filter(|line| line.starts_with("checklist-")).count();
        assert_eq!(keys, items.len(), "words without an item are nobody's");
    }

    #[test]
    fn they_are_in_the_order_of_a_day_and_few_are_on() {
        assert!(built_in().is_sorted_by_key(|item| std::cmp::Reverse(item.minutes_before_bed)));
        let on = built_in().iter().filter(|item| item.on).count();
        assert!((7..=9).contains(&on), "{on}");
    }

    #[test]
    fn a_source_stands_behind_every_grade_but_none_found() {
        for item in built_in() {
            assert_eq!(evidence::check(&item.evidence), Ok(()), "{}", item.id);
        }
    }

    #[test]
    fn what_warms_or_raises_a_leg_says_first_who_is_to_be_seen() {
        for id in ["warm-bath", "warm-pack", "legs-up"] {
            assert!(built_in().iter().any(|item| item.id == id && item.be_seen_first), "{id}");
        }
    }

    /// The store keeps ids of 64 characters at most.
    #[test]
    fn an_id_is_short() {
        assert!(built_in().iter().all(|item| item.id.len() <= 64));
    }
}
