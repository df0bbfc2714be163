//! `limber care`: what is written down that matches a published sign, how soon to ask, and from where.

use limber_core::api::{ApiError, ErrorCode, Request, Response};
use limber_core::care::{CareCard, CareCards, CareHaste, CareRule};
use limber_wire::{Client, ClientError};

use super::arguments::{CareAction, Named};
use super::output::{Failure, Output, unexpected};
use super::reach;
use crate::plain;

/// Shows the cards, or puts one aside, or shows it again.
pub(super) fn care(action: Option<CareAction>, output: &Output) -> Result<(), Failure> {
    let mut client = reach::running_or_started()?;
    let (answer, key) = match action {
        None => (client.request(Request::Care)?, None),
        Some(CareAction::Aside { card: Named(rule) }) => {
            let facts = facts(rule, &mut client, output, |cards| cards.cards)?;
            (client.request(Request::CarePutAside { rule, facts })?, Some("cli-care-aside"))
        }
        Some(CareAction::Again { card: Named(rule) }) => {
            let facts = facts(rule, &mut client, output, |cards| cards.put_aside)?;
            (client.request(Request::CareTakeBack { rule, facts })?, Some("cli-care-again"))
        }
    };
    let Response::Care(cards) = &answer else { return Err(unexpected()) };
    output.show(&answer, || key.map_or_else(|| text(cards, output), |key| output.word(key)))
}

/// What was said, and what is written down by now that matches a sign. An agent that cannot tell has said enough.
pub(super) fn after_saving(said: String, client: &mut Client, output: &Output) -> String {
    let Ok(Response::Care(CareCards { cards, .. })) = client.request(Request::Care) else { return said };
    if cards.is_empty() {
        return said;
    }
    let short = cards.iter().map(|card| format!("{}\n  {}", counted(card, output), haste(card, output)));
    let parts: Vec<String> = [said].into_iter().chain(short).chain([output.word("cli-care-more")]).collect();
    parts.join("\n")
}

/// What all cards of a rule rest on.
fn facts(
    rule: CareRule,
    client: &mut Client,
    output: &Output,
    which: impl FnOnce(CareCards) -> Vec<CareCard>,
) -> Result<Vec<String>, Failure> {
    let Response::Care(cards) = client.request(Request::Care)? else { return Err(unexpected()) };
    let facts: Vec<String> =
        which(cards).into_iter().filter(|card| card.rule == rule).flat_map(|card| card.facts).collect();
    if facts.is_empty() {
        let message = output.text.words.with("cli-care-no-such", &[("card", Named(rule).name().into())]);
        let error = ApiError { code: ErrorCode::NotFound, message, field: None };
        return Err(Failure::Asking(ClientError::Refused(error)));
    }
    Ok(facts)
}

fn text(CareCards { cards, put_aside }: &CareCards, output: &Output) -> String {
    let words = &output.text.words;
    let mut parts: Vec<String> = cards.iter().map(|card| whole(card, output)).collect();
    if cards.is_empty() {
        parts.push(words.text("cli-care-none"));
    }
    if !put_aside.is_empty() {
        let names: Vec<&str> = put_aside.iter().map(|card| Named(card.rule).name()).collect();
        parts.push(words.with("cli-care-asides", &[("cards", (&names.join(", ")).into())]));
    }
    parts.push(words.text("cli-care-always"));
    parts.join("\n\n")
}

fn whole(card: &CareCard, output: &Output) -> String {
    let words = &output.text.words;
    let sign = words.text(&format!("care-{}-{}", card.sign.group, card.sign.id));
    let mut lines =
        vec![counted(card, output), haste(card, output), words.with("care-sign", &[("sign", (&sign).into())])];
    if card.number_is_ours {
        lines.push(words.text("care-number-is-ours"));
    }
    let sources: Vec<String> = card.sign.sources.iter().map(|key| output.text.words.source(key)).collect();
    lines.push(words.with("sources-list", &[("sources", (&sources.join("; ")).into())]));
    lines.push(words.with("cli-care-put-aside-by", &[("card", Named(card.rule).name().into())]));
    lines.join("\n  ")
}

fn counted(card: &CareCard, output: &Output) -> String {
    let medicine = plain::line(card.medicine.as_deref().unwrap_or_default());
    let values = [("count", card.count.into()), ("medicine", (&medicine).into())];
    output.text.words.with(&format!("care-card-{}", Named(card.rule).name()), &values)
}

fn haste(card: &CareCard, output: &Output) -> String {
    output.word(match card.haste {
        CareHaste::Today => "care-haste-today",
        CareHaste::TodayIf => "care-haste-today-if",
        CareHaste::Soon => "care-haste-soon",
    })
}
