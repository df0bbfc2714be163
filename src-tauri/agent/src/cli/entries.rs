//! `limber log edit`, `delete` and `undo`: an entry is named by a part of its id, as short as tells it from all others.

use limber_core::api::{ApiError, ErrorCode, Request, Response};
use limber_core::journal::{EPISODE_ID_DIGITS, Episode, EpisodeDraft};
use limber_core::time::LocalTime;
use limber_wire::{Client, ClientError};

use super::arguments::{EntryArguments, LogAction};
use super::care;
use super::moments::{agents_now, moment};
use super::output::{Failure, Output, unexpected};
use super::reach;
use super::spans::plainly;

/// Changes, deletes, or takes back the last change or deletion.
pub(super) fn change(action: LogAction, output: &Output) -> Result<(), Failure> {
    if matches!(&action, LogAction::Edit { entry, .. } if entry.is_empty()) {
        return Err(Failure::Typed(output.word("cli-edit-nothing")));
    }
    let mut client = reach::running_or_started()?;
    let (answer, episode, key) = match action {
        LogAction::Edit { id, entry } => {
            let before = meant(&id, &mut client, output)?;
            let now = agents_now(&mut client)?;
            let entry = with(before.entry.clone(), entry, now, output)?;
            let base = Some(Box::new(before.entry));
            let answer = client.request(Request::EpisodeUpdate { id: before.id, entry, base })?;
            let Response::Episode(episode) = &answer else { return Err(unexpected()) };
            (answer.clone(), episode.clone(), "cli-edited")
        }
        LogAction::Delete { id } => {
            let episode = meant(&id, &mut client, output)?;
            (client.request(Request::EpisodeDelete { id: episode.id })?, episode, "cli-deleted")
        }
        LogAction::Undo => match client.request(Request::EpisodeUndo) {
            Err(ClientError::Refused(ApiError { code: ErrorCode::NotFound, .. })) => {
                return Err(not_found(output.word("cli-nothing-to-undo")));
            }
            answer => {
                let answer = answer?;
                let Response::Episode(episode) = &answer else { return Err(unexpected()) };
                (answer.clone(), episode.clone(), "cli-undone")
            }
        },
    };
    let line = output.text.listed(&episode, id_digits(&mut client)?);
    output.show(&answer, || {
        let said = output.text.words.with(key, &[("entry", (&line).into())]);
        if key == "cli-edited" { care::after_saving(said, &mut client, output) } else { said }
    })
}

/// An entry with what was said of it, and everything else as it was. An empty note is none.
pub(super) fn with(
    mut entry: EpisodeDraft,
    said: EntryArguments,
    now: LocalTime,
    output: &Output,
) -> Result<EpisodeDraft, Failure> {
    let EntryArguments { muscle, side, severity, ago, note, kind, duration } = said;
    if let Some(when) = ago {
        entry.started_at = moment(when, now, output)?;
    }
    if let Some(kind) = kind {
        entry.kind = kind.0;
    }
    entry.muscle = muscle.map(|muscle| muscle.0).or(entry.muscle);
    entry.side = side.map(|side| side.0).or(entry.side);
    entry.severity = severity.or(entry.severity);
    let seconds = duration.map(|span| u32::try_from(span.as_secs()).unwrap_or(u32::MAX));
    entry.duration_seconds = seconds.or(entry.duration_seconds);
    if let Some(note) = note {
        entry.note = Some(note).filter(|note| !note.trim().is_empty());
    }
    Ok(entry)
}

/// How many digits of an id are shown.
pub(super) fn id_digits(client: &mut Client) -> Result<u8, Failure> {
    match client.request(Request::EpisodeFind { digits: String::new() })? {
        Response::Found(found) => Ok(found.id_digits),
        _ => Err(unexpected()),
    }
}

/// The one entry that is meant.
fn meant(said: &str, client: &mut Client, output: &Output) -> Result<Episode, Failure> {
    let digits: String = plainly(said).chars().filter(|c| *c != '-').collect();
    let told = |key: &str| output.text.words.with(key, &[("id", said.into())]);
    let long_enough = (usize::from(EPISODE_ID_DIGITS)..=32).contains(&digits.len());
    if !long_enough || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(Failure::Typed(told("cli-not-an-id")));
    }
    let Response::Found(mut found) = client.request(Request::EpisodeFind { digits })? else {
        return Err(unexpected());
    };
    match found.episodes.len() {
        0 => Err(not_found(told("cli-no-such-entry"))),
        1 => Ok(found.episodes.remove(0)),
        _ => {
            let lines =
                found.episodes.iter().map(|episode| format!("  {}", output.text.listed(episode, found.id_digits)));
            let lines: Vec<String> = lines.collect();
            Err(Failure::Typed(format!("{}\n{}", told("cli-several-entries"), lines.join("\n"))))
        }
    }
}

fn not_found(message: String) -> Failure {
    Failure::Asking(ClientError::Refused(ApiError { code: ErrorCode::NotFound, message, field: None }))
}
