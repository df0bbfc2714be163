//! The journal out and in: nothing is lost on the way, nothing comes in half, and what is no export is told by a sentence.

mod agent;
mod broken;
mod generated;
mod merged;
mod round;
mod tables;

use std::fs;
use std::path::{Path, PathBuf};

use limber_agent::errands::portable::{Came, PortableWhat, Task, work};
use limber_core::api::ApiError;
use limber_core::portable::{ExportFormat, Exported, Imported, Row};
use limber_core::time::LocalTime;
use limber_store::{Importer, Store, StoreError, put_in_place, read_all};
use rusqlite::Connection;
use rusqlite::types::Value;
use tempfile::TempDir;

fn at(text: &str) -> LocalTime {
    text.parse().unwrap()
}

fn now() -> LocalTime {
    at("2026-11-12T09:00:00+01:00")
}

/// A journal in a folder of its own.
struct Journal {
    folder: TempDir,
}

impl Journal {
    fn new() -> Self {
        let journal = Self { folder: tempfile::tempdir().unwrap() };
        drop(journal.open());
        journal
    }

    /// With these rows in it.
    fn of(rows: &[Row]) -> Self {
        let journal = Self::new();
        let mut importer = Importer::begin(&journal.path(), true, &mut || true).unwrap();
        for row in rows {
            importer.take(row.clone()).unwrap();
        }
        let merged = importer.finish().unwrap();
        put_in_place(&journal.path(), &merged.fresh, None).unwrap();
        journal
    }

    fn open(&self) -> Store {
        Store::open(&self.path(), now()).unwrap()
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("journal.db")
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Every row, as an export has it.
    fn rows(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut take = |row| {
            rows.push(row);
            Ok::<_, StoreError>(())
        };
        read_all(&self.path(), &mut |_| Ok(()), &mut take).unwrap();
        rows
    }

    /// Every table as it is in the file, but for the commit marks.
    fn tables(&self) -> Vec<(String, Vec<Vec<Value>>)> {
        let connection = Connection::open(self.path()).unwrap();
        let names = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'commit_mark' ORDER BY name";
        let names: Vec<String> =
            connection.prepare(names).unwrap().query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        let rows = |name: &String| {
            let mut statement = connection.prepare(&format!("SELECT * FROM {name} ORDER BY 1, 2")).unwrap();
            let columns = statement.column_count();
            let rows = statement.query_map([], |row| (0..columns).map(|column| row.get(column)).collect());
            rows.unwrap().map(Result::unwrap).collect()
        };
        names.iter().map(|name| (name.clone(), rows(name))).collect()
    }

    fn task(&self, what: PortableWhat) -> Result<Came, ApiError> {
        work(&Task { journal: self.path(), now: now(), what }, &mut |_| {})
    }

    fn export(&self, form: Form, path: &Path) -> Result<Exported, ApiError> {
        let what = PortableWhat::Export {
            path: path.into(),
            format: form.format,
            zip: form.zip,
            passphrase: form.passphrase(),
        };
        match self.task(what)? {
            Came::Exported(exported) => Ok(exported),
            other @ Came::Imported { .. } => panic!("{other:?}"),
        }
    }

    /// Merges a file, as the agent does it: the merged journal takes this one's place.
    fn import(&self, form: Form, path: &Path) -> Result<Imported, ApiError> {
        self.import_or_look(form, path, true)
    }

    fn import_or_look(&self, form: Form, path: &Path, apply: bool) -> Result<Imported, ApiError> {
        let what = PortableWhat::Import { path: path.into(), passphrase: form.passphrase(), settings: true, apply };
        let Came::Imported { report, fresh, .. } = self.task(what)? else { panic!("no import") };
        if let Some(fresh) = fresh {
            put_in_place(&self.path(), &fresh, None).unwrap();
        }
        Ok(report)
    }

    /// The name of its last commit.
    fn mark(&self) -> Vec<u8> {
        let connection = Connection::open(self.path()).unwrap();
        connection.query_row("SELECT mark FROM commit_mark", [], |row| row.get(0)).unwrap()
    }

    /// What lies in its folder, but SQLite's own.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.retain(|name| !name.ends_with("-shm") && !name.ends_with("-wal"));
        names.sort();
        names
    }
}

/// In which form.
#[derive(Debug, Clone, Copy)]
struct Form {
    format: ExportFormat,
    zip: bool,
    sealed: bool,
}

const JSON: Form = Form { format: ExportFormat::Json, zip: false, sealed: false };

impl Form {
    const ALL: &[Self] = &[
        JSON,
        Self { format: ExportFormat::Csv, ..JSON },
        Self { format: ExportFormat::Csv, zip: true, ..JSON },
        Self { zip: true, ..JSON },
        Self { sealed: true, ..JSON },
        Self { format: ExportFormat::Csv, sealed: true, ..JSON },
    ];

    fn is_one_file(self) -> bool {
        self.format == ExportFormat::Json || self.zip || self.sealed
    }

    fn passphrase(self) -> Option<limber_core::portable::Passphrase> {
        self.sealed.then(|| limber_core::portable::Passphrase("correct horse".into()))
    }
}

/// How many rows of a report are new, newer or deleted: what changes the journal.
fn changing(report: &Imported) -> u32 {
    report.parts.iter().map(|part| part.added + part.newer + part.deleted).sum()
}
