//! Which of two rows wins.
//!
//! The one that was written later. One from before the time was kept loses against any that has it. Where neither has one and
//! they differ, what only one of them says is put together; where they contradict each other, that of this computer stays,
//! and the person is told. So nothing that was said is lost without a word, and the same import twice changes nothing.

use serde_json::Value;

use super::Kept;
use crate::winddown::Entry;

/// What becomes of a row that comes in.
#[derive(Debug, Clone, PartialEq)]
pub enum Decision {
    /// There is none yet.
    Add,
    /// There is the same already.
    Same,
    /// It was written later than ours: it takes its place.
    Take,
    /// Ours was written later: it stays.
    Keep,
    /// It was deleted later than it was written: it stays away.
    StaysDeleted,
    /// Nobody knows which is later. What ours does not say is taken over, if anything; what they contradict each other in is
    /// named, and ours stays.
    Join {
        /// Ours, with what only theirs says; `None` where it says nothing more.
        filled: Option<Value>,
        /// The fields in which they contradict each other.
        contradicting: Vec<String>,
    },
}

/// Says what becomes of `theirs`. Both are rows of an export without `edited_at`.
pub fn judge(ours: Option<(&Value, Option<i64>)>, deleted_utc: Option<i64>, theirs: (&Value, Option<i64>)) -> Decision {
    let (value, edited) = theirs;
    let Some((our_value, our_edited)) = ours else {
        return match deleted_utc {
            Some(deleted) if edited.is_none_or(|edited| edited <= deleted) => Decision::StaysDeleted,
            _ => Decision::Add,
        };
    };
    if our_value == value {
        return Decision::Same;
    }
    match our_edited.cmp(&edited) {
        std::cmp::Ordering::Less => Decision::Take,
        std::cmp::Ordering::Greater => Decision::Keep,
        std::cmp::Ordering::Equal => join(our_value, value),
    }
}

fn join(ours: &Value, theirs: &Value) -> Decision {
    let (Some(ours), Some(theirs)) = (ours.as_object(), theirs.as_object()) else {
        return Decision::Join { filled: None, contradicting: Vec::new() };
    };
    let says_nothing = |value: &Value| value.is_null() || value.as_array().is_some_and(Vec::is_empty);
    let mut filled = ours.clone();
    let (mut contradicting, mut more) = (Vec::new(), false);
    for (field, value) in theirs {
        let our_value = ours.get(field).unwrap_or(&Value::Null);
        if our_value == value || says_nothing(value) {
            continue;
        }
        if says_nothing(our_value) {
            filled.insert(field.clone(), value.clone());
            more = true;
        } else {
            contradicting.push(field.clone());
        }
    }
    if !more && contradicting.is_empty() {
        return Decision::Same; // ours says all of it
    }
    Decision::Join { filled: more.then_some(Value::Object(filled)), contradicting }
}

/// The evening's list out of two: each item by `judge`, in the order of the list of which something was written later. What
/// only the other has comes behind the item that it follows there. `note` hears of each of theirs what became of it.
pub fn merged_list(
    ours: &[Kept<Entry>],
    theirs: &[Kept<Entry>],
    mut note: impl FnMut(&Entry, Decision),
) -> Vec<Kept<Entry>> {
    let latest = |list: &[Kept<Entry>]| list.iter().filter_map(|kept| kept.edited_utc).max();
    let theirs_leads = ours.is_empty() || latest(theirs) > latest(ours);
    let (first, second) = if theirs_leads { (theirs, ours) } else { (ours, theirs) };
    let place = |list: &[Kept<Entry>], id: &str| list.iter().position(|kept| kept.value.id == id);
    let mut list = first.to_vec();
    for (index, entry) in second.iter().enumerate() {
        if place(&list, &entry.value.id).is_none() {
            let before = second[..index].iter().rev().find_map(|before| place(&list, &before.value.id));
            list.insert(before.map_or(0, |at| at + 1), entry.clone());
        }
    }
    for kept in &mut list {
        let find = |list: &[Kept<Entry>]| place(list, &kept.value.id).map(|at| list[at].clone());
        let Some(theirs) = find(theirs) else { continue };
        let Some(ours) = find(ours) else {
            note(&theirs.value, Decision::Add);
            continue;
        };
        let value = |kept: &Kept<Entry>| serde_json::to_value(&kept.value).unwrap_or_default();
        let decision = judge(Some((&value(&ours), ours.edited_utc)), None, (&value(&theirs), theirs.edited_utc));
        *kept = match &decision {
            Decision::Take => theirs.clone(),
            Decision::Join { filled: Some(filled), .. } => {
                let filled = serde_json::from_value(filled.clone());
                Kept { value: filled.unwrap_or(ours.value), edited_utc: ours.edited_utc }
            }
            _ => ours,
        };
        note(&theirs.value, decision);
    }
    list
}
