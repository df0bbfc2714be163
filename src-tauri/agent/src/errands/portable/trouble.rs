//! What can be wrong with an export or an import, and the sentence for it.

use std::io;
use std::path::Path;

use limber_core::api::{ApiError, ErrorCode};
use limber_core::portable::{Part, RowProblem};
use limber_store::{ImportError, StoreError};

use crate::refusal::Refusal;

/// Why there is no export, or no import. Nothing is left of it, and the journal is as it was.
#[derive(Debug)]
pub(super) enum Trouble {
    /// The journal cannot be read.
    Journal(StoreError),
    /// The copy of the journal that is to take its place.
    Import(ImportError),
    /// There is something of that name.
    Taken,
    /// The folder is not there.
    NoFolder,
    /// It cannot be written there.
    Target(io::Error),
    /// It cannot be read.
    Source(io::Error),
    /// Nothing that Limber exported.
    NotAnExport,
    /// A newer Limber exported it.
    Newer,
    /// It ends before its end.
    CutOff,
    /// It is damaged.
    NotWhole { line: u64, detail: String },
    /// It is sealed, and nobody said with what.
    Sealed,
    /// The words are wrong, or it was changed.
    NotOpened,
    /// The zip is damaged.
    ZipDamaged,
    /// More comes out of the zip than can be.
    TooLarge,
    /// A table that is not in UTF-8.
    NotUtf8 { table: String },
    /// A table that is no table of ours.
    Table { table: String, detail: String },
    /// A table with fewer rows than were written.
    FewerRows { table: String, rows: u64, expected: u64 },
    /// A row that the journal cannot hold.
    Row { part: Part, number: u64, problem: RowProblem },
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Self::Journal(error)
    }
}

/// While something is being written; what is read has its own.
impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Target(error)
    }
}

impl Trouble {
    /// With what helps.
    pub(super) fn told(self, path: &Path, refusal: Refusal<'_>) -> ApiError {
        let path = path.display().to_string();
        let with = |code, key: &str, values: &[(&str, &str)]| {
            let mut values: Vec<_> = values.iter().map(|(name, value)| (*name, (*value).into())).collect();
            values.push(("path", (&path).into()));
            ApiError { code, message: refusal.words.with(key, &values), field: None }
        };
        let say = |code, key: &str| with(code, key, &[]);
        match self {
            Self::Journal(error) | Self::Import(ImportError::Store(error)) => refusal.store(&error),
            Self::Import(ImportError::Invalid(invalid)) => {
                let detail = refusal.invalid(&invalid).message;
                with(ErrorCode::Invalid, "import-too-many", &[("detail", &detail)])
            }
            Self::Taken => say(ErrorCode::Invalid, "export-name-taken"),
            Self::NoFolder => say(ErrorCode::NotFound, "export-no-folder"),
            Self::Target(error) => match StoreError::from(error) {
                StoreError::DiskFull => say(ErrorCode::DiskFull, "export-disk-full"),
                StoreError::ReadOnly { .. } => say(ErrorCode::ReadOnly, "export-read-only"),
                error => with(ErrorCode::Internal, "export-failed", &[("detail", &error.to_string())]),
            },
            Self::Source(error) if error.kind() == io::ErrorKind::NotFound => {
                say(ErrorCode::NotFound, "import-not-there")
            }
            Self::Source(error) => with(ErrorCode::Internal, "import-unreadable", &[("detail", &error.to_string())]),
            Self::NotAnExport => say(ErrorCode::Invalid, "import-not-an-export"),
            Self::Newer => say(ErrorCode::Invalid, "import-newer"),
            Self::CutOff => say(ErrorCode::Invalid, "import-cut-off"),
            Self::Sealed => say(ErrorCode::Sealed, "import-sealed"),
            Self::NotOpened => say(ErrorCode::Sealed, "import-not-opened"),
            Self::ZipDamaged => say(ErrorCode::Invalid, "import-zip-damaged"),
            Self::TooLarge => say(ErrorCode::Invalid, "import-too-large"),
            Self::NotUtf8 { table } => with(ErrorCode::Invalid, "import-not-utf-8", &[("table", &table)]),
            Self::Table { table, detail } => {
                with(ErrorCode::Invalid, "import-table", &[("table", &table), ("detail", &detail)])
            }
            Self::FewerRows { table, rows, expected } => {
                let (rows, expected) = (rows.to_string(), expected.to_string());
                let values = [("table", table.as_str()), ("rows", &rows), ("expected", &expected)];
                with(ErrorCode::Invalid, "import-fewer-rows", &values)
            }
            Self::NotWhole { line, detail } => {
                with(ErrorCode::Invalid, "import-not-whole", &[("line", &line.to_string()), ("detail", &detail)])
            }
            Self::Row { part, number, problem } => {
                let detail = match problem {
                    RowProblem::Unreadable(detail) => detail,
                    RowProblem::Invalid(invalid) => refusal.invalid(&invalid).message,
                };
                let (number, part) = (number.to_string(), part.name());
                with(ErrorCode::Invalid, "import-row", &[("part", part), ("number", &number), ("detail", &detail)])
            }
        }
    }
}
