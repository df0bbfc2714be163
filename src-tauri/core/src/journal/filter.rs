//! Which episodes are asked for.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::folded::{folded, has_folded};
use super::{EpisodeKind, Muscle, Remedy, SEVERITY, Side};
use crate::check::{short, within};
use crate::invalid::{Invalid, Problem};

/// Most characters of what is searched for.
pub const SEARCH_CHARACTERS: u32 = 200;

/// Which episodes are asked for: those of which all holds that is said here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
pub struct EpisodeFilter {
    /// A part of the note, as `folded` compares it.
    pub words: Option<String>,
    /// What it was.
    pub kind: Option<EpisodeKind>,
    /// Where.
    pub muscle: Option<Muscle>,
    /// Which leg: "left" is the left one alone or both.
    pub side: Option<Side>,
    /// At least so bad, 0-10.
    pub severity_from: Option<u8>,
    /// At most so bad, 0-10.
    pub severity_to: Option<u8>,
    /// What was tried, whether it helped or not.
    pub remedy: Option<Remedy>,
}

impl EpisodeFilter {
    /// The filter with its words trimmed and folded; none are left out.
    pub fn checked(mut self) -> Result<Self, Invalid> {
        within("filter.severity_from", self.severity_from, SEVERITY)?;
        within("filter.severity_to", self.severity_to, SEVERITY)?;
        if let (Some(from), Some(to)) = (self.severity_from, self.severity_to)
            && to < from
        {
            return Err(Invalid::new("filter.severity_to", Problem::EndsBeforeItBegins));
        }
        if let Some(words) = &self.words {
            short("filter.words", words, SEARCH_CHARACTERS)?;
        }
        self.words = self.words.map(|words| folded(words.trim())).filter(|words| !words.is_empty());
        Ok(self)
    }

    /// True where every episode is asked for.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a note has the words of a filter that has been checked.
    pub fn takes_note(&self, note: Option<&str>) -> bool {
        let Some(words) = &self.words else { return true };
        note.is_some_and(|note| has_folded(note, words))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(words: &str) -> EpisodeFilter {
        EpisodeFilter { words: Some(words.into()), ..EpisodeFilter::default() }
    }

    #[test]
    fn words_are_found_whatever_their_case_and_accents() {
        let filter = words("  CAFÉ ").checked().unwrap();
        assert!(filter.takes_note(Some("after the cafe")));
        assert!(filter.takes_note(Some("Cafés")));
        assert!(!filter.takes_note(Some("tea")));
        assert!(!filter.takes_note(None));
        assert!(words("抽筋").checked().unwrap().takes_note(Some("昨晚小腿抽筋了")), "two letters are enough");
        assert!(words("   ").checked().unwrap().is_empty());
        assert!(EpisodeFilter::default().takes_note(None));
    }

    #[test]
    fn what_cannot_be_meant_is_refused_with_its_field() {
        let bad = EpisodeFilter { severity_from: Some(11), ..EpisodeFilter::default() };
        assert_eq!(bad.checked().unwrap_err().field, "filter.severity_from");
        let bad = EpisodeFilter { severity_from: Some(7), severity_to: Some(3), ..EpisodeFilter::default() };
        assert_eq!(bad.checked().unwrap_err(), Invalid::new("filter.severity_to", Problem::EndsBeforeItBegins));
        assert_eq!(words(&"a".repeat(201)).checked().unwrap_err().field, "filter.words");
    }
}
