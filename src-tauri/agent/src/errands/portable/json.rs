//! An export as one JSON document: a row a line, so that it can be read, compared and searched with anything. Described in
//! docs/export.md.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::io::{BufReader, Read, Write};

use limber_core::portable::{EXPORT_VERSION, Part, Row};
use limber_core::time::LocalTime;
use serde::Deserializer;
use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::trouble::Trouble;

/// The field that says what the document is. It comes first.
const VERSION: &str = "limber_export";

/// Writes one.
#[derive(Debug)]
pub(super) struct Target<W: Write> {
    to: W,
    part: Option<Part>,
}

impl<W: Write> Target<W> {
    /// Writes what it is and when it was made.
    pub(super) fn begin(mut to: W, now: LocalTime) -> Result<Self, Trouble> {
        let head = format!(
            "{{\n\"{VERSION}\": {EXPORT_VERSION},\n\"exported_at\": \"{}\",\n\"program\": \"{}\"",
            now.to_rfc3339(),
            crate::VERSION
        );
        to.write_all(head.as_bytes())?;
        Ok(Self { to, part: None })
    }

    /// A row. Those of a part follow each other.
    pub(super) fn row(&mut self, row: &Row) -> Result<(), Trouble> {
        let part = row.part();
        if self.part == Some(part) {
            self.to.write_all(b",\n")?;
        } else {
            let end = if self.part.is_some() { "\n]" } else { "" };
            write!(self.to, "{end},\n\"{}\": [\n", part.name())?;
            self.part = Some(part);
        }
        serde_json::to_writer(&mut self.to, &row.to_value()).map_err(std::io::Error::from)?;
        Ok(())
    }

    /// The end, without which nothing of it is read.
    pub(super) fn end(mut self) -> Result<(), Trouble> {
        let end = if self.part.is_some() { "\n]\n}\n" } else { "\n}\n" };
        self.to.write_all(end.as_bytes())?;
        self.to.flush()?;
        Ok(())
    }
}

/// Reads one, row after row. Its end is seen before this returns `Ok`.
pub(super) fn read(from: impl Read, take: &mut dyn FnMut(Row) -> Result<(), Trouble>) -> Result<(), Trouble> {
    let (trouble, begun) = (RefCell::new(None), Cell::new(false));
    let mut document = serde_json::Deserializer::from_reader(BufReader::with_capacity(64 * 1024, from));
    let read =
        document.deserialize_map(Document { take, trouble: &trouble, begun: &begun }).and_then(|()| document.end());
    match (trouble.into_inner(), read) {
        (Some(trouble), _) => Err(trouble),
        (None, Ok(())) => Ok(()),
        (None, Err(error)) if error.is_io() => Err(super::source_trouble(error.into())),
        (None, Err(error)) if error.is_eof() => Err(Trouble::CutOff),
        // Not even an object.
        (None, Err(_)) if !begun.get() => Err(Trouble::NotAnExport),
        (None, Err(error)) => Err(Trouble::NotWhole { line: error.line() as u64, detail: error.to_string() }),
    }
}

/// What is wrong goes out by `trouble`: serde's own errors are texts.
struct Document<'a> {
    take: &'a mut dyn FnMut(Row) -> Result<(), Trouble>,
    trouble: &'a RefCell<Option<Trouble>>,
    begun: &'a Cell<bool>,
}

impl Document<'_> {
    fn fails<E: serde::de::Error>(&self, trouble: Trouble) -> E {
        *self.trouble.borrow_mut() = Some(trouble);
        E::custom("")
    }
}

impl<'de> Visitor<'de> for Document<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an export")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let mut known = false;
        while let Some(name) = map.next_key::<String>()? {
            match Part::of_name(&name) {
                _ if name == VERSION => {
                    let version: Value = map.next_value()?;
                    match version.as_u64() {
                        Some(version) if version > u64::from(EXPORT_VERSION) => return Err(self.fails(Trouble::Newer)),
                        Some(1..) => {
                            known = true;
                            self.begun.set(true);
                        }
                        _ => return Err(self.fails(Trouble::NotAnExport)),
                    }
                }
                _ if !known => return Err(self.fails(Trouble::NotAnExport)),
                Some(part) => map.next_value_seed(Rows { document: &mut self, part })?,
                None => _ = map.next_value::<IgnoredAny>()?,
            }
        }
        if known { Ok(()) } else { Err(self.fails(Trouble::NotAnExport)) }
    }
}

struct Rows<'a, 'b> {
    document: &'a mut Document<'b>,
    part: Part,
}

impl<'de> DeserializeSeed<'de> for Rows<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Rows<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a list of {}", self.part.name())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<(), A::Error> {
        let mut number = 0;
        while let Some(value) = rows.next_element::<Value>()? {
            number += 1;
            let row = Row::read(self.part, value).map_err(|problem| Trouble::Row { part: self.part, number, problem });
            if let Err(trouble) = row.and_then(|row| (self.document.take)(row)) {
                return Err(self.document.fails(trouble));
            }
        }
        Ok(())
    }
}
