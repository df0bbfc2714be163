//! `limber log`: the episodes of a span, however many, a page at a time.
//!
//! Must never: hold more than a page, or wait with the first line until the last is known.

use std::io;

use chrono::NaiveDate;
use limber_core::api::{Request, Response};
use limber_core::journal::{Episode, EpisodeCursor, EpisodeFilter, EpisodePage};
use limber_wire::Client;

use super::days::Day;
use super::entries;
use super::moments::agents_now;
use super::output::{Failure, Output, unexpected};
use super::reach;
use crate::print::Paper;

/// Prints the episodes that a filter leaves, newest first: a line each, or one JSON list.
pub(super) fn list(
    (since, until): (Option<Day>, Option<Day>),
    filter: &EpisodeFilter,
    output: &Output,
) -> Result<(), Failure> {
    let mut client = reach::running_or_started()?;
    let now = agents_now(&mut client)?;
    let digits = if output.json { 0 } else { entries::id_digits(&mut client)? };
    let span = (since.map(|day| day.date(now)), until.map(|day| day.date(now)));
    let none = if filter.is_empty() { "cli-log-empty" } else { "cli-log-none-such" };
    let mut paper = Paper::new();
    let mut from = None;
    let mut first = true;
    loop {
        let EpisodePage { episodes, next } = page(&mut client, span, filter.clone(), from)?;
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
    end(&mut paper, first.then_some(none), output).map_err(Failure::Answer)
}

fn page(
    client: &mut Client,
    (since, until): (Option<NaiveDate>, Option<NaiveDate>),
    filter: EpisodeFilter,
    from: Option<EpisodeCursor>,
) -> Result<EpisodePage, Failure> {
    match client.request(Request::Episodes { since, until, filter, from })? {
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

/// `none`: the sentence for a list without a line.
fn end(paper: &mut Paper, none: Option<&str>, output: &Output) -> io::Result<()> {
    match (output.json, none) {
        (true, Some(_)) => paper.sign("[]\n")?,
        (true, None) => paper.sign("]\n")?,
        (false, Some(none)) => paper.line(&output.word(none))?,
        (false, None) => {}
    }
    paper.flush()
}
