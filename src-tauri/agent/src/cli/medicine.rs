//! `limber medicine`: medicines and conditions, each named by its words or a part of them.

use limber_core::api::{ApiError, ErrorCode, Request, Response};
use limber_core::journal::{MedicalChange, MedicalDraft, MedicalEntry, MedicalKind};
use limber_wire::{Client, ClientError};

use super::arguments::MedicineAction;
use super::evening::meant;
use super::moments::agents_now;
use super::output::{Failure, Output, unexpected};
use super::reach;
use crate::plain;
use crate::times;

/// Shows the list, or does something to one entry of it.
pub(super) fn medicine(action: Option<MedicineAction>, output: &Output) -> Result<(), Failure> {
    let mut client = reach::running_or_started()?;
    let (answer, entry, key) = match action {
        None => {
            let answer = client.request(Request::MedicalList)?;
            let Response::MedicalEntries(entries) = &answer else { return Err(unexpected()) };
            return output.show(&answer, || list(entries, output));
        }
        Some(MedicineAction::Add { name, condition, since, until }) => {
            let now = agents_now(&mut client)?;
            let kind = if condition { MedicalKind::Condition } else { MedicalKind::Medicine };
            let (started_on, stopped_on) = (since.map(|day| day.date(now)), until.map(|day| day.date(now)));
            let entry = MedicalDraft { kind, name: name.join(" "), started_on, stopped_on };
            (client.request(Request::MedicalAdd { entry })?, None, "cli-medicine-added")
        }
        Some(MedicineAction::Stop { name, date }) => {
            let now = agents_now(&mut client)?;
            let entry = one(&name, &mut client, output, |entry| entry.entry.stopped_on.is_none())?;
            let stopped_on = Some(Some(date.map_or(now.date_naive(), |day| day.date(now))));
            let change = MedicalChange { stopped_on, ..MedicalChange::default() };
            (client.request(Request::MedicalChange { id: entry.id, change })?, None, "cli-medicine-stopped")
        }
        Some(MedicineAction::Delete { name }) => {
            let entry = one(&name, &mut client, output, |_| true)?;
            (client.request(Request::MedicalDelete { id: entry.id })?, Some(entry), "cli-medicine-deleted")
        }
        Some(MedicineAction::Undo) => match client.request(Request::MedicalUndo) {
            Err(ClientError::Refused(ApiError { code: ErrorCode::NotFound, .. })) => {
                return Err(not_found(output.word("cli-nothing-to-undo")));
            }
            answer => (answer?, None, "cli-undone"),
        },
    };
    let entry = match (&answer, entry) {
        (Response::MedicalEntry(entry), _) => entry.clone(),
        (Response::Done, Some(entry)) => entry,
        _ => return Err(unexpected()),
    };
    output.show(&answer, || {
        let mut text = output.text.words.with(key, &[("entry", (&line(&entry, output)).into())]);
        if key == "cli-medicine-added" || key == "cli-medicine-stopped" {
            text = format!("{text}\n{}", care(entry.entry.kind, output));
        }
        text.trim_end().to_owned()
    })
}

fn list(entries: &[MedicalEntry], output: &Output) -> String {
    if entries.is_empty() {
        return output.word("cli-medicine-empty");
    }
    let mut lines: Vec<String> = entries.iter().map(|entry| line(entry, output)).collect();
    if entries.iter().any(|entry| entry.entry.kind == MedicalKind::Medicine) {
        lines.push(care(MedicalKind::Medicine, output));
    }
    lines.join("\n")
}

/// What there is to say of every medicine, and of none in particular.
fn care(kind: MedicalKind, output: &Output) -> String {
    match kind {
        MedicalKind::Medicine => output.word("cli-medicine-care"),
        MedicalKind::Condition => String::new(),
    }
}

fn line(MedicalEntry { entry, .. }: &MedicalEntry, output: &Output) -> String {
    let words = &output.text.words;
    let date = |date: chrono::NaiveDate| times::date(date);
    let span = match (entry.started_on.map(date), entry.stopped_on.map(date)) {
        (Some(from), Some(to)) => words.with("cli-medicine-span", &[("from", (&from).into()), ("to", (&to).into())]),
        (Some(from), None) => words.with("cli-medicine-since", &[("from", (&from).into())]),
        (None, Some(to)) => words.with("cli-medicine-until", &[("to", (&to).into())]),
        (None, None) => String::new(),
    };
    let kind = match entry.kind {
        MedicalKind::Medicine => "cli-medicine-medicine",
        MedicalKind::Condition => "cli-medicine-condition",
    };
    [words.text(kind), plain::line(&entry.name), span].join("  ").trim_end().to_owned()
}

/// The one entry that is meant.
fn one(
    name: &[String],
    client: &mut Client,
    output: &Output,
    fits: impl Fn(&MedicalEntry) -> bool,
) -> Result<MedicalEntry, Failure> {
    let Response::MedicalEntries(mut entries) = client.request(Request::MedicalList)? else {
        return Err(unexpected());
    };
    entries.retain(fits);
    let said = name.join(" ");
    let ids: Vec<String> = entries.iter().map(|entry| entry.id.to_string()).collect();
    let named: Vec<(&str, String)> =
        ids.iter().zip(&entries).map(|(id, entry)| (id.as_str(), entry.entry.name.clone())).collect();
    let found = meant(&said, &named);
    let mut found: Vec<MedicalEntry> =
        entries.iter().filter(|entry| found.contains(&entry.id.to_string().as_str())).cloned().collect();
    if found.len() == 1 {
        return Ok(found.remove(0));
    }
    let (key, shown) =
        if found.is_empty() { ("cli-medicine-no-such", entries) } else { ("cli-medicine-several", found) };
    let mut lines = vec![output.text.words.with(key, &[("said", (&said).into())])];
    lines.extend(shown.iter().map(|entry| format!("  {}", line(entry, output))));
    Err(if key == "cli-medicine-no-such" { not_found(lines.join("\n")) } else { Failure::Typed(lines.join("\n")) })
}

fn not_found(message: String) -> Failure {
    Failure::Asking(ClientError::Refused(ApiError { code: ErrorCode::NotFound, message, field: None }))
}
