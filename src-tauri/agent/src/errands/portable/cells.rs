//! A row in cells, and back. A spreadsheet reads a cell that begins with `=`, `+`, `-` or `@` as something to compute: words that
//! do get a `'` before them, which comes off again here.

use limber_core::portable::{Column, ColumnKind};
use serde_json::{Map, Value};

/// What a spreadsheet would not take as words, and the sign that says they are.
const COMPUTED: &[char] = &['=', '+', '-', '@', '\t', '\r', '\'', '\u{feff}'];

/// The value of a column as it is in its cell.
pub(super) fn cell(row: &Value, column: &Column) -> String {
    let value = column.path.split('.').try_fold(row, |value, name| value.get(name)).unwrap_or(&Value::Null);
    match (value, column.kind) {
        (Value::Null, _) => String::new(),
        (Value::String(text), ColumnKind::Text) if text.starts_with(COMPUTED) => format!("'{text}"),
        (Value::String(text), _) => text.clone(),
        (Value::Array(days), ColumnKind::Weekdays) => {
            days.iter().map(|day| if day == &Value::Bool(true) { '1' } else { '0' }).collect()
        }
        (value, _) => value.to_string(),
    }
}

/// Puts what is in a cell into the row. What it cannot be is left as words, which the domain then refuses.
pub(super) fn put(row: &mut Map<String, Value>, column: &Column, text: &str) {
    if text.is_empty() {
        return;
    }
    let words = || Value::String(text.to_owned());
    let value = match column.kind {
        ColumnKind::Text => match text.strip_prefix('\'') {
            Some(rest) if rest.starts_with(COMPUTED) => Value::String(rest.to_owned()),
            _ => words(),
        },
        ColumnKind::Name | ColumnKind::Moment | ColumnKind::Date => Value::String(text.trim().to_owned()),
        // A spreadsheet adds the seconds.
        ColumnKind::Time => Value::String(
            text.trim().strip_suffix(":00").filter(|time| time.contains(':')).unwrap_or(text.trim()).to_owned(),
        ),
        ColumnKind::Number => text.trim().parse::<u64>().map_or_else(|_| words(), Value::from),
        ColumnKind::YesNo => match text.trim().to_lowercase().as_str() {
            "true" | "yes" | "1" => Value::Bool(true),
            "false" | "no" | "0" => Value::Bool(false),
            _ => words(),
        },
        ColumnKind::Weekdays => {
            // A spreadsheet takes it for a number and leaves the noughts before it out.
            Value::Array(format!("{:0>7}", text.trim()).chars().map(|day| Value::Bool(day == '1')).collect())
        }
        ColumnKind::Json => serde_json::from_str(text).unwrap_or_else(|_| words()),
    };
    match column.path.split_once('.') {
        None => _ = row.insert(column.path.to_owned(), value),
        Some((outer, inner)) => {
            let outer = row.entry(outer).or_insert_with(|| Value::Object(Map::new()));
            if let Some(outer) = outer.as_object_mut() {
                outer.insert(inner.to_owned(), value);
            }
        }
    }
}
