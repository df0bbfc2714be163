//! An export as tables: a file a table, with a list of them that says how many rows each has, and a dictionary of the columns.

use std::collections::HashMap;
use std::io::{Read, Write};

use limber_core::portable::{Column, EXPORT_VERSION, Part, Row};
use limber_core::time::LocalTime;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::cells::{cell, put};
use super::trouble::Trouble;
use crate::words::Words;

/// The file that says what this is.
pub(super) const LIST: &str = "limber.json";

/// So that spreadsheets know that it is UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// What the list says.
#[derive(Debug, Serialize, Deserialize)]
struct List {
    limber_export: u32,
    #[serde(default)]
    exported_at: String,
    #[serde(default)]
    program: String,
    /// By table.
    #[serde(default)]
    rows: HashMap<String, u64>,
}

/// Files that are written one after the other.
pub(super) trait Sink: Write {
    /// Ends the file before and begins this one.
    fn begin(&mut self, name: &str) -> Result<(), Trouble>;
}

/// Files that are read by name.
pub(super) trait Files {
    /// `None` where there is no such file.
    fn file(&mut self, name: &str) -> Result<Option<Box<dyn Read + '_>>, Trouble>;
}

/// Writes the tables.
pub(super) struct Target<'a> {
    to: &'a mut dyn Sink,
    now: LocalTime,
    part: Option<Part>,
    /// Lists of the rows of the part, whose file comes after it.
    inner: Vec<u8>,
    rows: HashMap<String, u64>,
}

impl<'a> Target<'a> {
    pub(super) fn new(to: &'a mut dyn Sink, now: LocalTime) -> Self {
        Self { to, now, part: None, inner: Vec::new(), rows: HashMap::new() }
    }

    pub(super) fn row(&mut self, row: &Row) -> Result<(), Trouble> {
        let part = row.part();
        if self.part != Some(part) {
            self.begin(part)?;
        }
        let value = row.to_value();
        let cells: Vec<String> = part.columns().iter().map(|column| cell(&value, column)).collect();
        line(self.to, cells.iter().map(String::as_str))?;
        *self.rows.entry(part.name().to_owned()).or_default() += 1;
        if let Some(inner) = part.inner() {
            let id = value.get("id").and_then(Value::as_str).unwrap_or_default();
            for entry in value.get(inner.path).and_then(Value::as_array).into_iter().flatten() {
                let cells: Vec<String> = inner.columns.iter().map(|column| cell(entry, column)).collect();
                line(&mut self.inner, std::iter::once(id).chain(cells.iter().map(String::as_str)))?;
                *self.rows.entry(inner.name.to_owned()).or_default() += 1;
            }
        }
        Ok(())
    }

    fn begin(&mut self, part: Part) -> Result<(), Trouble> {
        self.end_part()?;
        self.part = Some(part);
        self.to.begin(&file_of(part.name()))?;
        self.to.write_all(MARK)?;
        line(self.to, part.columns().iter().map(|column| column.name))
    }

    fn end_part(&mut self) -> Result<(), Trouble> {
        let Some(inner) = self.part.take().and_then(Part::inner) else { return Ok(()) };
        self.to.begin(&file_of(inner.name))?;
        self.to.write_all(MARK)?;
        line(self.to, std::iter::once(inner.of).chain(inner.columns.iter().map(|column| column.name)))?;
        self.to.write_all(&std::mem::take(&mut self.inner))?;
        Ok(())
    }

    /// The dictionary, and the list, without which nothing of it is read.
    pub(super) fn end(mut self, words: &Words) -> Result<(), Trouble> {
        self.end_part()?;
        self.to.begin("data_dictionary.csv")?;
        self.to.write_all(MARK)?;
        line(self.to, ["table", "column", "kind", "meaning"])?;
        let entry = |to: &mut dyn Sink, table: &str, column: &Column| {
            let meaning = words.text(&format!("column-{}", column.name.replace('_', "-")));
            line(to, [table, column.name, column.kind.name(), &meaning])
        };
        for part in Part::ALL {
            for column in part.columns() {
                entry(self.to, part.name(), column)?;
            }
            if let Some(inner) = part.inner() {
                line(self.to, [inner.name, inner.of, "name", &words.text("column-id")])?;
                for column in inner.columns {
                    entry(self.to, inner.name, column)?;
                }
            }
        }
        self.to.begin(LIST)?;
        let list = List {
            limber_export: EXPORT_VERSION,
            exported_at: self.now.to_rfc3339(),
            program: crate::VERSION.into(),
            rows: self.rows,
        };
        serde_json::to_writer_pretty(&mut *self.to, &list).map_err(std::io::Error::from)?;
        self.to.flush()?;
        Ok(())
    }
}

fn file_of(table: &str) -> String {
    format!("{table}.csv")
}

/// One line, with the ends that spreadsheets and RFC 4180 want.
fn line<'a, W: Write + ?Sized>(to: &mut W, cells: impl IntoIterator<Item = &'a str>) -> Result<(), Trouble> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(cells).map_err(std::io::Error::from)?;
    let line = writer.into_inner().map_err(csv::IntoInnerError::into_error)?;
    to.write_all(&line)?;
    Ok(())
}

/// Reads tables, those with lists of others first.
pub(super) fn read(
    files: &mut dyn Files,
    tell: &mut dyn FnMut(u8),
    take: &mut dyn FnMut(Row) -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    let list: List = match files.file(LIST)? {
        Some(list) => serde_json::from_reader(list).map_err(|_| Trouble::NotAnExport)?,
        None => return Err(Trouble::NotAnExport),
    };
    match list.limber_export {
        0 => return Err(Trouble::NotAnExport),
        version if version > EXPORT_VERSION => return Err(Trouble::Newer),
        _ => {}
    }
    for (done, part) in (0_u64..).zip(Part::ALL) {
        tell(super::percent(done, Part::ALL.len() as u64));
        let mut lists: HashMap<String, Vec<Value>> = HashMap::new();
        if let Some(inner) = part.inner() {
            let of = Column { name: inner.of, path: inner.of, kind: limber_core::portable::ColumnKind::Name };
            let columns: Vec<Column> = std::iter::once(of).chain(inner.columns.iter().copied()).collect();
            table(files, inner.name, &columns, &list, &mut |mut row, _| {
                let of = row.remove(inner.of).and_then(|of| of.as_str().map(str::to_owned)).unwrap_or_default();
                lists.entry(of).or_default().push(Value::Object(row));
                Ok(())
            })?;
        }
        table(files, part.name(), part.columns(), &list, &mut |mut row, number| {
            if let Some(inner) = part.inner() {
                let id = row.get("id").and_then(Value::as_str).unwrap_or_default();
                row.insert(inner.path.into(), Value::Array(lists.remove(id).unwrap_or_default()));
            }
            let read = Row::read(part, Value::Object(row));
            take(read.map_err(|problem| Trouble::Row { part, number, problem })?)
        })?;
    }
    Ok(())
}

/// Reads one table, row after row; a file that is not there has no rows.
fn table(
    files: &mut dyn Files,
    name: &str,
    columns: &[Column],
    list: &List,
    take: &mut dyn FnMut(Map<String, Value>, u64) -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    let expected = list.rows.get(name).copied().unwrap_or_default();
    let fewer = |rows| Trouble::FewerRows { table: file_of(name), rows, expected };
    let Some(mut file) = files.file(&file_of(name))? else {
        return if expected == 0 { Ok(()) } else { Err(fewer(0)) };
    };
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(super::source_trouble)?;
    let text = std::str::from_utf8(&bytes).map_err(|_| Trouble::NotUtf8 { table: file_of(name) })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let head = text.lines().next().unwrap_or_default();
    let count = |sign: char| head.matches(sign).count();
    // A spreadsheet writes what its country is used to.
    let delimiter =
        [b',', b';', b'\t'].into_iter().max_by_key(|sign| (count(char::from(*sign)), *sign == b',')).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let unreadable = |error: csv::Error| Trouble::Table { table: file_of(name), detail: error.to_string() };
    let heads = reader.headers().map_err(unreadable)?.clone();
    let places: Vec<Option<&Column>> =
        heads.iter().map(|head| columns.iter().find(|column| column.name == head.trim())).collect();
    if let Some(missing) = columns.first().filter(|first| !places.contains(&Some(first))) {
        return Err(Trouble::Table { table: file_of(name), detail: missing.name.to_owned() });
    }
    let mut number = 0;
    for record in reader.records() {
        let record = record.map_err(unreadable)?;
        if record.iter().all(str::is_empty) {
            continue;
        }
        number += 1;
        let mut row = Map::new();
        for (column, text) in places.iter().zip(&record) {
            if let Some(column) = column {
                put(&mut row, column, text);
            }
        }
        take(row, number)?;
    }
    if number < expected { Err(fewer(number)) } else { Ok(()) }
}
