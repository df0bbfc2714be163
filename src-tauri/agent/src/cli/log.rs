//! `limber log`: the episodes of a span, however many, a page at a time.
//!
//! Must never: hold more than a page, or wait with the first line until the last is known.

use std::io::{self, BufWriter, Write};

use chrono::NaiveDate;
use limber_core::api::{Request, Response};
use limber_core::journal::{Episode, EpisodeCursor, EpisodePage};
use limber_wire::{Client, ClientError};

use super::commands::{Output, unexpected};
use super::reach;

/// Prints the episodes, newest first: a line each, or one JSON list.
pub(super) fn list(since: Option<NaiveDate>, until: Option<NaiveDate>, output: &Output) -> Result<(), ClientError> {
    let mut client = reach::running_or_started()?;
    // A reader that has had enough ends the command: `Output::failed` says nothing then.
    let mut out = BufWriter::new(io::stdout().lock());
    let mut from = None;
    let mut first = true;
    loop {
        let EpisodePage { episodes, next } = page(&mut client, since, until, from)?;
        for episode in &episodes {
            line(&mut out, episode, first, output).map_err(ClientError::Io)?;
            first = false;
        }
        if next.is_none() {
            break;
        }
        out.flush().map_err(ClientError::Io)?;
        from = next;
    }
    end(&mut out, first, output).map_err(ClientError::Io)
}

fn page(
    client: &mut Client,
    since: Option<NaiveDate>,
    until: Option<NaiveDate>,
    from: Option<EpisodeCursor>,
) -> Result<EpisodePage, ClientError> {
    match client.request(Request::Episodes { since, until, from })? {
        Response::Episodes(page) => Ok(page),
        _ => Err(unexpected()),
    }
}

fn line(out: &mut impl Write, episode: &Episode, first: bool, output: &Output) -> io::Result<()> {
    if !output.json {
        return writeln!(out, "{}", output.text.episode(episode));
    }
    out.write_all(if first { b"[" } else { b",\n" })?;
    serde_json::to_writer(out, episode).map_err(io::Error::from)
}

fn end(out: &mut impl Write, empty: bool, output: &Output) -> io::Result<()> {
    match (output.json, empty) {
        (true, true) => writeln!(out, "[]")?,
        (true, false) => writeln!(out, "]")?,
        (false, true) => writeln!(out, "{}", output.word("cli-log-empty"))?,
        (false, false) => {}
    }
    out.flush()
}
