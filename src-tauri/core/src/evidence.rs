//! How much is known of what a line claims, about what, and from where.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How much is known. It says nothing without its subject: see `Evidence`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceGrade {
    /// Several good trials agree.
    Strong,
    /// Some good evidence.
    Moderate,
    /// Little, or mixed.
    Weak,
    /// Looked for and not found.
    NoneFound,
    /// Looked for, and what was found speaks against it.
    Against,
}

/// What a grade is about: the same thing can be good for sleep and untested for cramps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceSubject {
    /// Night-time leg cramps.
    Cramps,
    /// Falling asleep and sleeping.
    Sleep,
    /// Legs that feel heavy.
    HeavyLegs,
    /// The discomfort of standing for long.
    Standing,
    /// Health in general.
    Health,
}

/// One graded statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// What it is about.
    pub subject: EvidenceSubject,
    /// How much is known.
    pub grade: EvidenceGrade,
    /// Keys of `assets/content/sources.json`; may be empty only where nothing was found.
    pub sources: Vec<String>,
}

/// One source of `assets/content/sources.json`. What it is, is told by `source-<key>` of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Source {
    /// Its name in the content.
    pub key: String,
    /// Who says it: an author, a place.
    pub by: String,
    /// When.
    pub year: SourceYear,
}

/// When a source is of.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum SourceYear {
    /// A year.
    Year(u16),
    /// A page without a date says so.
    Undated(String),
}

/// Every source.
pub static SOURCES: LazyLock<Vec<Source>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../../assets/content/sources.json")).unwrap_or_default());

/// What is wrong with the evidence of an entry of `assets/content`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EvidenceError {
    /// No grade at all.
    #[error("has no evidence")]
    Missing,
    /// Two grades about one thing.
    #[error("has two grades about one thing")]
    Twice,
    /// A grade that claims something and names nobody.
    #[error("claims without a source")]
    Unsourced,
}

/// Checks an entry's evidence: at least one grade, one a subject, a source behind each but none found.
pub fn check(evidence: &[Evidence]) -> Result<(), EvidenceError> {
    if evidence.is_empty() {
        return Err(EvidenceError::Missing);
    }
    for (index, one) in evidence.iter().enumerate() {
        if evidence.iter().take(index).any(|before| before.subject == one.subject) {
            return Err(EvidenceError::Twice);
        }
        if one.sources.is_empty() && one.grade != EvidenceGrade::NoneFound {
            return Err(EvidenceError::Unsourced);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_source_can_be_read() {
        let all: Vec<serde_json::Value> =
            serde_json::from_str(include_str!("../../../assets/content/sources.json")).unwrap();
        assert_eq!(SOURCES.len(), all.len());
        assert!(SOURCES.iter().any(|source| source.year == SourceYear::Year(2005)));
    }

    fn one(subject: EvidenceSubject, grade: EvidenceGrade, sources: &[&str]) -> Evidence {
        Evidence { subject, grade, sources: sources.iter().map(|&key| key.to_owned()).collect() }
    }

    #[test]
    fn a_grade_needs_a_subject_of_its_own_and_a_source_unless_nothing_was_found() {
        use EvidenceGrade::{Against, NoneFound, Weak};
        use EvidenceSubject::{Cramps, Sleep};
        assert_eq!(check(&[one(Sleep, Weak, &["a-2012"]), one(Cramps, NoneFound, &[])]), Ok(()));
        assert_eq!(check(&[]), Err(EvidenceError::Missing));
        assert_eq!(check(&[one(Cramps, Weak, &["a"]), one(Cramps, NoneFound, &[])]), Err(EvidenceError::Twice));
        for grade in [Weak, Against] {
            assert_eq!(check(&[one(Cramps, grade, &[])]), Err(EvidenceError::Unsourced));
        }
    }
}
