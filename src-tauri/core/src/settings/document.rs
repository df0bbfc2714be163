//! Settings as they are kept: a document with only what the person changed.
//!
//! What this version cannot read (a newer version's field, a newer value, a slip in a hand-edited file) counts
//! as not chosen, is reported, and stays in the document until the person changes that very field.

use serde_json::{Map, Value};

use super::validate::{bounds_at, check_hours, folder_problem};
use super::{Hours, Settings, Shortcut};
use crate::invalid::{Invalid, Problem};

/// What a document says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Every setting; the default where the document says nothing that can be read.
    pub settings: Settings,
    /// The fields that could not be read, such as `breaks.interval_minutes`.
    pub unread: Vec<Invalid>,
}

/// Reads a document. Any JSON value is a document; unknown fields are nobody's and not reported.
pub fn read(document: &Value) -> Reading {
    let defaults = defaults();
    let mut leaves = Leaves { defaults: &defaults, fields: Vec::new(), unknown: Vec::new() };
    leaves.collect(&defaults, document, String::new());

    let mut effective = defaults.clone();
    let mut unread = Vec::new();
    for (pointer, value) in leaves.fields {
        match value.and_then(|value| check_leaf(&defaults, &pointer, value).map(|()| value)) {
            Ok(value) => {
                if let Some(place) = effective.pointer_mut(&pointer) {
                    *place = value.clone();
                }
            }
            Err(problem) => unread.push(Invalid::new(field(&pointer), problem)),
        }
    }
    // Each leaf was read on its own above, so the whole can be read as well.
    let mut settings: Settings = serde_json::from_value(effective).unwrap_or_default();
    for day in &mut settings.hours.week {
        day.sort_unstable_by_key(|range| (range.start, range.end));
    }
    if let Err(invalid) = check_hours(&settings.hours) {
        // One range alone cannot be blamed: the whole week falls back.
        settings.hours.week = Hours::default().week;
        unread.push(invalid);
    }
    Reading { settings, unread }
}

/// The document with the fields of `change` replaced, and what it says then. Everything else stays as it is.
/// Refuses a field that is not known and a value that is not possible; fields are named `change.…`.
pub fn apply_change(document: &Value, change: &Value) -> Result<(Value, Settings), Invalid> {
    let refuse = |name: &str, problem| {
        let separator = if name.is_empty() { "" } else { "." };
        Err(Invalid::new(format!("change{separator}{name}"), problem))
    };
    let defaults = defaults();
    let mut leaves = Leaves { defaults: &defaults, fields: Vec::new(), unknown: Vec::new() };
    leaves.collect(&defaults, change, String::new());
    if let Some(pointer) = leaves.unknown.first() {
        return refuse(&field(pointer), Problem::Unknown);
    }
    let mut changed = if document.is_object() { document.clone() } else { Value::Object(Map::new()) };
    for (pointer, value) in &leaves.fields {
        match value.and_then(|value| check_leaf(&defaults, pointer, value).map(|()| value)) {
            Ok(value) => put(&mut changed, &defaults, pointer, value),
            Err(problem) => return refuse(&field(pointer), problem),
        }
    }
    let reading = read(&changed);
    let hours_changed = leaves.fields.iter().any(|(pointer, _)| pointer.starts_with("/hours/week"));
    match reading.unread.iter().find(|invalid| hours_changed && invalid.problem == Problem::Overlap) {
        Some(overlap) => refuse(&overlap.field, overlap.problem),
        None => Ok((changed, reading.settings)),
    }
}

/// Where the folder of the backups is in a document.
const BACKUP_FOLDER: &str = "/backups/folder";

fn defaults() -> Value {
    // Settings are plain data with text keys: this cannot fail.
    serde_json::to_value(Settings::default()).unwrap_or_default()
}

/// The leaves of a document, by JSON pointer, each a value or the reason why there is none.
struct Leaves<'a> {
    defaults: &'a Value,
    fields: Vec<(String, Result<&'a Value, Problem>)>,
    unknown: Vec<String>,
}

impl<'a> Leaves<'a> {
    fn collect(&mut self, shape: &Value, found: &'a Value, pointer: String) {
        match (shape, found) {
            (Value::Object(shape), Value::Object(found)) => {
                for (key, value) in found {
                    let below = format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"));
                    match shape.get(key) {
                        Some(shape) => self.collect(shape, value, below),
                        None => self.unknown.push(below),
                    }
                }
            }
            (Value::Array(shape), Value::Array(found)) if is_week(shape) && is_week(found) => {
                for (index, (shape, value)) in shape.iter().zip(found).enumerate() {
                    self.collect(shape, value, format!("{pointer}/{index}"));
                }
            }
            (Value::Object(_), _) => self.fields.push((pointer, Err(Problem::WrongType))),
            (Value::Array(shape), _) if is_week(shape) => self.fields.push((pointer, Err(Problem::WrongType))),
            _ => {
                debug_assert!(self.defaults.pointer(&pointer).is_some(), "a leaf is a field of Settings");
                self.fields.push((pointer, Ok(found)));
            }
        }
    }
}

/// The only lists with a fixed length are those with a day each.
fn is_week(list: &[Value]) -> bool {
    list.len() == 7
}

/// Whether one value could stand in one place of the settings.
fn check_leaf(defaults: &Value, pointer: &str, value: &Value) -> Result<(), Problem> {
    if let Some(bounds) = bounds_at(&field(pointer)) {
        return match value {
            Value::Number(number) if number.as_i64().is_some_and(|number| bounds.hold(number)) => Ok(()),
            Value::Number(number) if number.is_i64() || number.is_u64() => Err(bounds.problem()),
            _ => Err(Problem::WrongType),
        };
    }
    if let Some(problem) = shortcut_problem(pointer, value) {
        return Err(problem);
    }
    if let (BACKUP_FOLDER, Some(path)) = (pointer, value.as_str())
        && let Some(problem) = folder_problem(path)
    {
        return Err(problem);
    }
    let mut trial = defaults.clone();
    let Some(place) = trial.pointer_mut(pointer) else { return Err(Problem::Unknown) };
    let same_kind = std::mem::discriminant(&*place) == std::mem::discriminant(value);
    *place = value.clone();
    match serde_json::from_value::<Settings>(trial) {
        Ok(_) => Ok(()),
        Err(_) if same_kind => Err(Problem::NotAllowed),
        Err(_) => Err(Problem::WrongType),
    }
}

/// What is wrong with the text of a combination of keys: it has sentences of its own.
fn shortcut_problem(pointer: &str, value: &Value) -> Option<Problem> {
    let text = value.as_str().filter(|_| pointer.starts_with("/shortcuts/"))?;
    text.parse::<Shortcut>().err()
}

/// Sets one leaf, building the objects and weeks on the way to it where the document has none.
fn put(document: &mut Value, defaults: &Value, pointer: &str, value: &Value) {
    let (mut place, mut shape) = (document, defaults);
    for key in pointer.split('/').skip(1) {
        let below = if let Value::Array(days) = shape {
            if !place.as_array().is_some_and(|list| is_week(list)) {
                *place = Value::Array(vec![Value::Null; days.len()]);
            }
            let index = key.parse::<usize>().unwrap_or(usize::MAX);
            place.as_array_mut().and_then(|list| list.get_mut(index)).zip(days.get(index))
        } else {
            if !place.is_object() {
                *place = Value::Object(Map::new());
            }
            place.as_object_mut().map(|object| object.entry(key).or_insert(Value::Null)).zip(shape.get(key))
        };
        let Some((next, next_shape)) = below else { return };
        (place, shape) = (next, next_shape);
    }
    *place = value.clone();
}

/// `/evening/week/3/bedtime` as people write it: `evening.week[3].bedtime`.
fn field(pointer: &str) -> String {
    let mut name = String::new();
    for key in pointer.split('/').skip(1) {
        let key = key.replace("~1", "/").replace("~0", "~");
        if key.bytes().all(|byte| byte.is_ascii_digit()) && !key.is_empty() {
            name.push('[');
            name += &key;
            name.push(']');
        } else {
            if !name.is_empty() {
                name.push('.');
            }
            name += &key;
        }
    }
    name
}

#[cfg(test)]
mod tests;
