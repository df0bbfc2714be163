//! Refusals: from what the domain and the journal say to a code and a sentence.

use std::path::Path;

use limber_core::api::{ApiError, ErrorCode};
use limber_core::engine::NotNow;
use limber_core::invalid::{Invalid, Problem};
use limber_store::{NotAFile, StoreError};

use crate::desk::Refused;
use crate::words::Words;

/// Makes the errors a client sees.
#[derive(Debug, Clone, Copy)]
pub struct Refusal<'a> {
    /// The catalogue, with `errors.ftl`.
    pub words: &'a Words,
    /// The journal file, named where the person has to do something about it.
    pub journal: &'a Path,
}

impl Refusal<'_> {
    /// A sentence of the catalogue.
    pub fn plain(self, code: ErrorCode, key: &str) -> ApiError {
        ApiError { code, message: self.words.text(key), field: None }
    }

    /// A value that cannot be accepted.
    pub fn invalid(self, invalid: &Invalid) -> ApiError {
        let field = self.field(&invalid.field);
        let number = |number: i64| number.to_string();
        let with = |key: &str, values: &[(&str, &str)]| {
            let mut values: Vec<_> = values.iter().map(|(name, value)| (*name, (*value).into())).collect();
            values.push(("field", (&field).into()));
            self.words.with(key, &values)
        };
        let message = match invalid.problem {
            Problem::OutOfRange { least, most } => {
                with("invalid-out-of-range", &[("least", &number(least)), ("most", &number(most))])
            }
            Problem::TooLong { most } => with("invalid-too-long", &[("most", &number(most.into()))]),
            Problem::TooMany { most } => with("invalid-too-many", &[("most", &number(most.into()))]),
            Problem::Empty => with("invalid-empty", &[]),
            Problem::InTheFuture => with("invalid-in-the-future", &[]),
            Problem::TooLongAgo { first_year } => with("invalid-too-long-ago", &[("year", &number(first_year.into()))]),
            Problem::EndsBeforeItBegins => with("invalid-ends-before-it-begins", &[]),
            Problem::AnotherNight => with("invalid-another-night", &[]),
            Problem::AnotherGoesOn => with("invalid-another-goes-on", &[]),
            Problem::Overlap => with("invalid-overlap", &[]),
            Problem::Twice => with("invalid-twice", &[]),
            Problem::Unknown => with("invalid-unknown", &[]),
            Problem::NotAllowed => with("invalid-not-allowed", &[]),
            Problem::NoModifier => with("invalid-no-modifier", &[]),
            Problem::OneModifier => with("invalid-one-modifier", &[]),
            Problem::Reserved => with("invalid-reserved", &[]),
            Problem::NoKey => with("invalid-no-key", &[]),
            Problem::SecondKey => with("invalid-second-key", &[]),
            Problem::UnknownKey => with("invalid-unknown-key", &[]),
            Problem::BuiltIn => with("invalid-built-in", &[]),
            Problem::NotAWholePath => with("invalid-not-a-whole-path", &[]),
            Problem::WrongType => with("invalid-wrong-type", &[]),
        };
        ApiError { code: ErrorCode::Invalid, message, field: Some(invalid.field.clone()) }
    }

    /// What the field is called: by the last name of its path, else the path itself.
    fn field(self, path: &str) -> String {
        let last = path.rsplit('.').next().unwrap_or(path);
        let name = last.split('[').next().unwrap_or(last);
        let key = format!("field-{}", name.replace('_', "-"));
        if self.words.has(&key) { self.words.text(&key) } else { path.to_owned() }
    }

    /// A request that makes no sense at present.
    pub fn not_now(self, reason: NotNow) -> ApiError {
        let key = match reason {
            NotNow::NothingDue => "not-now-nothing-due",
            NotNow::AlreadySnoozed => "not-now-already-snoozed",
            NotNow::SnoozeLimit => "not-now-snooze-limit",
            NotNow::AlreadyInBreak => "not-now-already-in-break",
            NotNow::NotInBreak => "not-now-not-in-break",
            NotNow::NotPaused => "not-now-not-paused",
        };
        self.plain(ErrorCode::NotNow, key)
    }

    /// What came to nothing at the desk.
    pub fn refused(self, refused: &Refused) -> ApiError {
        match refused {
            Refused::Invalid(invalid) => self.invalid(invalid),
            Refused::Store(error) => self.store(error),
        }
    }

    /// What the journal could not do.
    pub fn store(self, error: &StoreError) -> ApiError {
        let path = self.journal.display().to_string();
        let folder = self.journal.parent().unwrap_or(self.journal).display().to_string();
        let with = |code, key: &str, values: &[(&str, &str)]| {
            let mut values: Vec<_> = values.iter().map(|(name, value)| (*name, (*value).into())).collect();
            values.extend([("path", (&path).into()), ("folder", (&folder).into())]);
            ApiError { code, message: self.words.with(key, &values), field: None }
        };
        match error {
            StoreError::DiskFull => with(ErrorCode::DiskFull, "journal-disk-full", &[]),
            StoreError::ReadOnly { .. } => with(ErrorCode::ReadOnly, "journal-read-only", &[]),
            StoreError::NotAFile { path, kind: NotAFile::DanglingLink } => {
                let link = path.display().to_string();
                with(ErrorCode::ReadOnly, "journal-dangling-link", &[("file", &link)])
            }
            StoreError::NotAFile { path, kind } => {
                let file = path.display().to_string();
                with(ErrorCode::ReadOnly, "journal-not-a-file", &[("file", &file), ("kind", kind.name())])
            }
            StoreError::Away => with(ErrorCode::ReadOnly, "journal-away", &[]),
            StoreError::Replaced => with(ErrorCode::Overtaken, "journal-replaced", &[]),
            StoreError::LogAlone { log } => {
                let log = log.display().to_string();
                with(ErrorCode::DatabaseDamaged, "journal-log-alone", &[("log", &log)])
            }
            StoreError::Newer { found, known } => {
                let (found, known) = (found.to_string(), known.to_string());
                with(ErrorCode::DatabaseNewer, "journal-newer", &[("found", &found), ("known", &known)])
            }
            StoreError::Foreign => with(ErrorCode::DatabaseDamaged, "journal-foreign", &[]),
            StoreError::Damaged { .. } => with(ErrorCode::DatabaseDamaged, "journal-damaged", &[]),
            StoreError::NotFound => with(ErrorCode::NotFound, "journal-not-found", &[]),
            StoreError::Busy => with(ErrorCode::Busy, "journal-busy", &[]),
            StoreError::Refused { .. } => with(ErrorCode::Internal, "journal-refused", &[]),
            StoreError::Io { detail } => with(ErrorCode::Internal, "journal-io", &[("detail", detail)]),
        }
    }
}
