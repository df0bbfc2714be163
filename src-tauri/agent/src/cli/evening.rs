//! `limber evening`: the list, an item of it by its name or by its words, and what is said to the wind-down.

use chrono::{Days, NaiveDate};
use limber_core::api::{Request, Response};
use limber_core::winddown::{ChecklistItemChange, Evening, ListedItem, OWN_ITEM_BEFORE_BED, OwnItem};
use limber_wire::Client;

use super::arguments::EveningAction;
use super::days::{Day, Weekdays};
use super::moments::agents_now;
use super::output::{Failure, Output, unexpected};
use super::reach;
use super::spans::plainly;

/// Evenings that `history` shows where nothing is said.
const HISTORY: u64 = 7;

/// The most that it shows.
const LONGEST_HISTORY: u64 = 366;

/// Shows the evening's list, after a tick or an answer where one is wanted; or the list as it is every evening.
pub(super) fn evening(action: Option<EveningAction>, date: Option<Day>, output: &Output) -> Result<(), Failure> {
    let mut client = reach::running_or_started()?;
    let night = match date {
        Some(day) => Some(day.date(agents_now(&mut client)?)),
        None => None,
    };
    let change = match action {
        Some(EveningAction::List) => return show_list(&client.request(Request::Checklist)?, output),
        Some(EveningAction::Add { item, before_bed, timer, on }) => {
            added(&item.join(" "), before_bed, timer, on, &listed(&mut client)?, output)
        }
        Some(EveningAction::Remove { item }) => {
            let items = listed(&mut client)?;
            let item = one(&item.join(" "), &items, output)?;
            if items.iter().any(|one| one.id == item && one.own.is_some()) {
                Request::ChecklistRemove { item }
            } else {
                Request::ChecklistChange { item, change: switched(false) }
            }
        }
        Some(EveningAction::Move { item, before }) => {
            let items = listed(&mut client)?;
            let said = before.join(" ");
            let before = if said.is_empty() { None } else { Some(one(&said, &items, output)?) };
            Request::ChecklistMove { item: one(&item.join(" "), &items, output)?, before }
        }
        Some(EveningAction::History { since }) => return history(since, &mut client, output),
        Some(EveningAction::Later) => {
            client.request(Request::WinddownPutOff)?;
            return output.show(&Response::Done, || output.text.words.text("cli-evening-later"));
        }
        action => return ticked(action, night, &mut client, output),
    };
    show_list(&client.request(change)?, output)
}

/// The evening, after a tick or "not tonight".
fn ticked(
    action: Option<EveningAction>,
    night: Option<NaiveDate>,
    client: &mut Client,
    output: &Output,
) -> Result<(), Failure> {
    let mut answer = client.request(Request::Evening { night })?;
    let Response::Evening(evening) = &answer else { return Err(unexpected()) };
    let (night, named) = (evening.night, named(evening, output));
    let request = match action {
        Some(EveningAction::Check { item }) => {
            let item = found(&item.join(" "), &named, output)?;
            Some(Request::ChecklistTick { night, item, ticked: true })
        }
        Some(EveningAction::Uncheck { item }) => {
            let item = found(&item.join(" "), &named, output)?;
            Some(Request::ChecklistTick { night, item, ticked: false })
        }
        Some(EveningAction::NotTonight { after_all }) => {
            Some(Request::EveningNotTonight { night, not_tonight: !after_all })
        }
        _ => None,
    };
    if let Some(request) = request {
        answer = client.request(request)?;
    }
    let Response::Evening(evening) = &answer else { return Err(unexpected()) };
    output.show(&answer, || output.text.evening(evening))
}

/// What Limber brings along is put on the list; everything else is the person's own.
fn added(
    said: &str,
    before_bed: Option<u16>,
    timer: Option<u16>,
    on: Option<Weekdays>,
    items: &[ListedItem],
    output: &Output,
) -> Request {
    let same = |item: &&ListedItem| {
        let name = output.text.list_item(item);
        item.own.is_none() && (tidy(&item.id) == tidy(said) || tidy(&name) == tidy(said))
    };
    let is_plain = before_bed.is_none() && timer.is_none() && on.is_none();
    match items.iter().find(same).filter(|_| is_plain) {
        Some(item) => Request::ChecklistChange { item: item.id.clone(), change: switched(true) },
        None => Request::ChecklistAdd {
            item: OwnItem {
                words: said.to_owned(),
                minutes_before_bed: before_bed.unwrap_or(OWN_ITEM_BEFORE_BED),
                timer_minutes: timer,
                weekdays: on.map_or([true; 7], |days| days.0),
            },
        },
    }
}

fn switched(on: bool) -> ChecklistItemChange {
    ChecklistItemChange { on: Some(on), ..ChecklistItemChange::default() }
}

fn listed(client: &mut Client) -> Result<Vec<ListedItem>, Failure> {
    match client.request(Request::Checklist)? {
        Response::Checklist(items) => Ok(items),
        _ => Err(unexpected()),
    }
}

fn show_list(answer: &Response, output: &Output) -> Result<(), Failure> {
    let Response::Checklist(items) = answer else { return Err(unexpected()) };
    output.show(answer, || output.text.checklist(items))
}

/// One line an evening, the last one first; as JSON one document each.
fn history(since: Option<Day>, client: &mut Client, output: &Output) -> Result<(), Failure> {
    let Response::Evening(tonight) = client.request(Request::Evening { night: None })? else {
        return Err(unexpected());
    };
    let first = match since {
        Some(day) => day.date(agents_now(client)?),
        None => tonight.night.checked_sub_days(Days::new(HISTORY - 1)).unwrap_or(tonight.night),
    };
    let mut night = tonight.night;
    for _ in 0..LONGEST_HISTORY {
        let answer = client.request(Request::Evening { night: Some(night) })?;
        let Response::Evening(evening) = &answer else { return Err(unexpected()) };
        output.show(&answer, || output.text.evening_in_a_line(evening))?;
        match night.pred_opt() {
            Some(before) if before >= first => night = before,
            _ => break,
        }
    }
    Ok(())
}

fn named(evening: &Evening, output: &Output) -> Vec<(String, String)> {
    evening.items.iter().map(|item| (item.id.clone(), output.text.item(item, evening))).collect()
}

/// The id of the item of the list that is meant.
fn one(said: &str, items: &[ListedItem], output: &Output) -> Result<String, Failure> {
    let named: Vec<_> = items.iter().map(|item| (item.id.clone(), output.text.list_item(item))).collect();
    found(said, &named, output)
}

/// The id of the item that is meant.
fn found(said: &str, named: &[(String, String)], output: &Output) -> Result<String, Failure> {
    let named: Vec<(&str, String)> = named.iter().map(|(id, label)| (id.as_str(), label.clone())).collect();
    let found = meant(said, &named);
    if let [only] = found[..] {
        return Ok(only.to_owned());
    }
    // The id of an own item says nothing to anybody.
    let shown_id = |id: &str| if id.starts_with("own-") { String::new() } else { id.to_owned() };
    let shown = |wanted: &dyn Fn(&str) -> bool| {
        let width = named.iter().map(|(id, _)| shown_id(id).chars().count()).max().unwrap_or(0);
        let lines =
            named.iter().filter(|(id, _)| wanted(id)).map(|(id, label)| format!("  {:width$}  {label}", shown_id(id)));
        lines.collect::<Vec<_>>().join("\n")
    };
    let (key, items) = if found.is_empty() {
        ("cli-no-such-item", shown(&|_| true))
    } else {
        ("cli-several-items", shown(&|id| found.contains(&id)))
    };
    let sentence = output.text.words.with(key, &[("item", said.into())]);
    Err(Failure::Typed(format!("{sentence}\n{items}")))
}

fn tidy(text: &str) -> String {
    plainly(text).replace('-', " ").trim_end_matches('.').trim().to_owned()
}

/// The ids of what may be meant: by the whole name, else by its beginning, else by words within it. Fewer than two are
/// an answer.
pub(super) fn meant<'a>(said: &str, named: &[(&'a str, String)]) -> Vec<&'a str> {
    let said = tidy(said);
    let by = |fits: &dyn Fn(&str) -> bool| -> Vec<&'a str> {
        named.iter().filter(|(id, label)| fits(&tidy(id)) || fits(&tidy(label))).map(|(id, _)| *id).collect()
    };
    if said.is_empty() {
        return Vec::new();
    }
    let ways: [&dyn Fn(&str) -> bool; 3] =
        [&|name| name == said, &|name| name.starts_with(&said), &|name| name.contains(&said)];
    ways.into_iter().map(by).find(|found| !found.is_empty()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_is_found_by_its_name_its_words_or_a_part_of_them() {
        let named = [
            ("legs-up", "Legs up against the wall".to_owned()),
            ("warm-bath", "A warm bath.".to_owned()),
            ("warm-pack", "A warm pack on the calves".to_owned()),
            ("bath", "Nothing but a name".to_owned()),
        ];
        let of = |said: &str| meant(said, &named);
        for said in ["legs-up", "Legs up", "LEGS UP AGAINST", "legs_up", "wall", "leg"] {
            assert_eq!(of(said), ["legs-up"], "{said}");
        }
        assert_eq!(of("bath"), ["bath"], "the whole name goes before a part of another");
        assert_eq!(of("a warm bath"), ["warm-bath"]);
        assert_eq!(of("warm"), ["warm-bath", "warm-pack"]);
        assert!(of("knees").is_empty() && of("").is_empty() && of(" - ").is_empty());
    }
}
