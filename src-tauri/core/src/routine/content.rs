//! The built-in movements and routines, read from `assets/content` at compile time.
//!
//! Knows: what the files must hold. Must never: hold a dose or a name itself.

use std::collections::HashSet;

use super::steps::{HOLD_SECONDS, REPETITIONS, REST_SECONDS};
use super::{Library, Routine, Stretch};
use crate::evidence::{self, EvidenceError};

/// What is wrong with a content file.
#[derive(Debug, thiserror::Error)]
pub enum ContentError {
    /// Not the JSON that was expected.
    #[error("cannot be read: {0}")]
    Unreadable(#[from] serde_json::Error),
    /// An id that is not words in lower case joined by hyphens.
    #[error("`{0}` is not kebab-case")]
    BadId(String),
    /// Two entries with one id.
    #[error("`{0}` stands twice")]
    Twice(String),
    /// A list that must not be empty.
    #[error("`{id}` has no {list}")]
    Empty {
        /// The entry.
        id: String,
        /// The list.
        list: &'static str,
    },
    /// A grade without its subject or its source.
    #[error("`{stretch}` {problem}")]
    Evidence {
        /// The stretch.
        stretch: String,
        /// What is wrong.
        problem: EvidenceError,
    },
    /// A standing or kneeling stretch without a seated or lying one to do instead, or one that needs none.
    #[error("`{0}`: a standing or kneeling stretch, and only such a one, names a seated or lying one to do instead")]
    NoSeat(String),
    /// Who should ask first, named twice.
    #[error("`{0}`: `ask_first` names somebody twice")]
    AskedTwice(String),
    /// A step of a stretch that is not in the library.
    #[error("`{routine}` uses the unknown stretch `{stretch}`")]
    UnknownStretch {
        /// The routine.
        routine: String,
        /// The stretch.
        stretch: String,
    },
    /// A number outside its range, in a step of a routine or in the dose of a stretch itself.
    #[error("`{entry}`, `{stretch}`: {field} is out of range")]
    OutOfRange {
        /// The routine, or the stretch again.
        entry: String,
        /// The stretch.
        stretch: String,
        /// The field.
        field: &'static str,
    },
}

/// The movements and routines that come with Limber.
#[allow(clippy::expect_used)] // the files are compiled in, and a test reads them: a bad one cannot be built and shipped
pub(super) fn built_in() -> Library {
    parse(
        include_str!("../../../../assets/content/stretches.json"),
        include_str!("../../../../assets/content/routines.json"),
    )
    .expect("assets/content is read by a test")
}

/// Reads both files and checks ids, ranges and references.
pub(super) fn parse(stretches: &str, routines: &str) -> Result<Library, ContentError> {
    let stretches: Vec<Stretch> = serde_json::from_str(stretches)?;
    let routines: Vec<Routine> = serde_json::from_str(routines)?;
    check_ids(stretches.iter().map(|stretch| stretch.id.as_str()))?;
    check_ids(routines.iter().map(|routine| routine.id.as_str()))?;
    for stretch in &stretches {
        let empty = |list| ContentError::Empty { id: stretch.id.clone(), list };
        if stretch.areas.is_empty() {
            return Err(empty("areas"));
        }
        evidence::check(&stretch.evidence)
            .map_err(|problem| ContentError::Evidence { stretch: stretch.id.clone(), problem })?;
        let seat = |id: &String| stretches.iter().any(|other| &other.id == id && !other.position.needs_instead());
        if stretch.position.needs_instead() != stretch.instead.is_some() || !stretch.instead.iter().all(seat) {
            return Err(ContentError::NoSeat(stretch.id.clone()));
        }
        if stretch.ask_first.iter().enumerate().any(|(at, who)| stretch.ask_first.iter().take(at).any(|one| one == who))
        {
            return Err(ContentError::AskedTwice(stretch.id.clone()));
        }
        check_dose(&stretch.id, &stretch.id, [stretch.hold_seconds, stretch.repetitions, stretch.rest_seconds])?;
    }
    for routine in &routines {
        check_steps(routine, &stretches)?;
    }
    Ok(Library { stretches, routines })
}

fn check_ids<'a>(ids: impl Iterator<Item = &'a str>) -> Result<(), ContentError> {
    let mut seen = HashSet::new();
    for id in ids {
        let word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        if !id.split('-').all(word) {
            return Err(ContentError::BadId(id.to_owned()));
        }
        if !seen.insert(id) {
            return Err(ContentError::Twice(id.to_owned()));
        }
    }
    Ok(())
}

fn check_steps(routine: &Routine, stretches: &[Stretch]) -> Result<(), ContentError> {
    if routine.steps.is_empty() {
        return Err(ContentError::Empty { id: routine.id.clone(), list: "steps" });
    }
    for step in &routine.steps {
        if !stretches.iter().any(|stretch| stretch.id == step.stretch) {
            return Err(ContentError::UnknownStretch { routine: routine.id.clone(), stretch: step.stretch.clone() });
        }
        check_dose(&routine.id, &step.stretch, [step.hold_seconds, step.repetitions, step.rest_seconds])?;
    }
    Ok(())
}

/// Seconds of a hold, repetitions and seconds of rest within their ranges.
fn check_dose(entry: &str, stretch: &str, [hold, repetitions, rest]: [u32; 3]) -> Result<(), ContentError> {
    let fields = [
        ("hold_seconds", HOLD_SECONDS, hold),
        ("repetitions", REPETITIONS, repetitions),
        ("rest_seconds", REST_SECONDS, rest),
    ];
    match fields.into_iter().find(|(_, range, value)| !range.contains(value)) {
        None => Ok(()),
        Some((field, ..)) => {
            Err(ContentError::OutOfRange { entry: entry.to_owned(), stretch: stretch.to_owned(), field })
        }
    }
}
