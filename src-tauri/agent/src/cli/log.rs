//! `limber log`: the episodes of a span, however many, a page at a time.
//!
//! Must never: hold more than a page, or wait with the first line until the last is known.

use std::io;

use chrono::NaiveDate;
use limber_core::api::{Request, Response};
use limber_core::journal::{Episode, EpisodeCursor, EpisodePage};
use limber_wire::Client;

use super::days::Day;
use super::entries;
use super::moments::agents_now;
use super::output::{Failure, Output, unexpected};
use super::reach;
use crate::print::Paper;

/// Prints the episodes, newest first: a line each, or one JSON list.
pub(super) fn list(since: Option<Day>, until: Option<Day>, output: &Output) -> Result<(), Failure> {
    let mut client = reach::running_or_started()?;
    let now = agents_now(&mut client)?;
    let digits = if output.json { 0 } else { entries::id_digits(&mut client)? };
    let (since, until) = (since.map(|day| day.date(now)), until.map(|day| day.date(now)));
    let mut paper = Paper::new();
    let mut from = None;
    let mut first = true;
    loop {
        let EpisodePage { episodes, next } = page(&mut client, since, until, from)?;
        for episode in &episodes {
            line(&mut paper, episode, (first, digits), output).map_err(Failure::Answer)?;
            first = false;
        }
        if next.is_none() {
            break;
        }
        paper.flush().map_err(Failure::Answer)?;
        from = next;
    }
    end(&mut paper, first, output).map_err(Failure::Answer)
}

fn page(
    client: &mut Client,
    since: Option<NaiveDate>,
    until: Option<NaiveDate>,
    from: Option<EpisodeCursor>,
) -> Result<EpisodePage, Failure> {
    match client.request(Request::Episodes { since, until, from })? {
        Response::Episodes(page) => Ok(page),
        _ => Err(unexpected()),
    }
}

fn line(paper: &mut Paper, episode: &Episode, (first, digits): (bool, u8), output: &Output) -> io::Result<()> {
    if !output.json {
        return paper.line(&output.text.listed(episode, digits));
    }
    paper.sign(if first { "[" } else { ",\n" })?;
    paper.json(episode)
}

fn end(paper: &mut Paper, empty: bool, output: &Output) -> io::Result<()> {
    match (output.json, empty) {
        (true, true) => paper.sign("[]\n")?,
        (true, false) => paper.sign("]\n")?,
        (false, true) => paper.line(&output.word("cli-log-empty"))?,
        (false, false) => {}
    }
    paper.flush()
}
