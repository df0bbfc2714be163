//! `limber evening`: the list, an item of it by its name or by its words, and what is said to the wind-down.

use limber_core::api::{Request, Response};
use limber_core::winddown::Evening;

use super::arguments::EveningAction;
use super::output::{Failure, Output, unexpected};
use super::reach;
use super::spans::plainly;

/// Shows the evening's list, after a tick or an answer where one is wanted.
pub(super) fn evening(action: Option<EveningAction>, output: &Output) -> Result<(), Failure> {
    let mut client = reach::running_or_started()?;
    let mut answer = client.request(Request::Evening { night: None })?;
    if let (Some(action), Response::Evening(evening)) = (action, &answer) {
        let night = evening.night;
        let mut tick = |said: &[String], ticked| {
            let item = item(&said.join(" "), evening, output)?;
            Ok::<_, Failure>(client.request(Request::ChecklistTick { night, item, ticked })?)
        };
        answer = match action {
            EveningAction::Check { item } => tick(&item, true)?,
            EveningAction::Uncheck { item } => tick(&item, false)?,
            EveningAction::NotTonight { after_all } => {
                client.request(Request::EveningNotTonight { night, not_tonight: !after_all })?
            }
            EveningAction::Later => {
                client.request(Request::WinddownPutOff)?;
                return output.show(&Response::Done, || output.text.words.text("cli-evening-later"));
            }
        };
    }
    let Response::Evening(evening) = &answer else { return Err(unexpected()) };
    output.show(&answer, || output.text.evening(evening))
}

/// The id of the item that is meant.
fn item(said: &str, evening: &Evening, output: &Output) -> Result<String, Failure> {
    let named: Vec<(&str, String)> =
        evening.items.iter().map(|item| (item.id.as_str(), output.text.item(item, evening))).collect();
    let found = meant(said, &named);
    if let [only] = found[..] {
        return Ok(only.to_owned());
    }
    let shown = |wanted: &dyn Fn(&str) -> bool| {
        let width = named.iter().map(|(id, _)| id.chars().count()).max().unwrap_or(0);
        let lines = named.iter().filter(|(id, _)| wanted(id)).map(|(id, label)| format!("  {id:width$}  {label}"));
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

/// The ids of what may be meant: by the whole name, else by its beginning, else by words within it. Fewer than two are
/// an answer.
pub(super) fn meant<'a>(said: &str, named: &[(&'a str, String)]) -> Vec<&'a str> {
    let tidy = |text: &str| plainly(text).replace('-', " ").trim_end_matches('.').trim().to_owned();
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
