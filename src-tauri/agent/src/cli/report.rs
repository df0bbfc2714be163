//! `limber report`: what the agent tells is put on paper here, in this process, and so the agent stays small.

use std::path::Path;

use limber_core::api::{ApiError, ErrorCode, Request, Response};
use limber_core::care::CareCards;
use limber_core::journal::{EpisodeFilter, EpisodePage};
use limber_core::report::{
    Gathering, Report, ReportFormat, ReportMade, ReportOrder, ReportPage, ReportSection, ReportTask,
};
use limber_core::review::{KindCounts, NightSpan, ReviewRange};
use limber_core::time::LocalTime;
use limber_wire::{Client, ClientError};
use serde_json::{Value as Json, json};

use super::arguments::{Named, ReportArguments};
use super::backup::absolute;
use super::moments::agents_now;
use super::output::{Failure, Output, unexpected};
use super::reach;
use super::review;
use crate::print;
use crate::report::pdf::{Pdf, pdf};
use crate::report::save::{self, Unsaved};
use crate::report::{compose, html, text};
use crate::words;

/// Nights that are shown where none were named.
const USUAL: ReviewRange = ReviewRange::Last { nights: 90 };

/// Entries that are gone through, at least; more than a person writes down in ten years.
const GONE_THROUGH: u32 = 4000;

/// Makes the report: a file, or its first page here.
pub(super) fn report(arguments: ReportArguments, output: &Output) -> Result<(), Failure> {
    let mut client = reach::running_or_started()?;
    let now = agents_now(&mut client)?;
    let sections: Vec<ReportSection> = arguments.sections.into_iter().map(|Named(section)| section).collect();
    let order = ReportOrder {
        range: review::range(arguments.nights, now).unwrap_or(USUAL),
        sections: if sections.is_empty() { ReportSection::ALL.to_vec() } else { sections },
        name: arguments.name,
        paper: arguments.paper.0,
    };
    if order.clone().checked(now).is_err_and(|invalid| invalid.field == "order.name") {
        return Err(Failure::Typed(output.word("report-name-long")));
    }
    let Some(path) = arguments.output else {
        let report = gather(&mut client, &order, now)?;
        let printed = if output.json {
            print::answer_json(&report)
        } else {
            print::answer(&text::text(&compose(&report, &output.text.words, &output.text.locale)))
        };
        return printed.map_err(Failure::Answer);
    };
    let path = absolute(&path, output)?;
    let made = write(&mut client, &order, now, (Path::new(&path), arguments.replace), output)?;
    if output.json {
        return print::answer_json(&made).map_err(Failure::Answer);
    }
    let size = output.text.size(made.bytes);
    let mut said = output.text.words.with("report-saved", &[("path", (&made.path).into()), ("size", (&size).into())]);
    if made.not_drawn > 0 {
        said = format!("{said} {}", output.word("report-saved-not-drawn"));
    }
    print::answer(&said).map_err(Failure::Answer)
}

/// What the agent has done by a process of its own: it has checked the order, and knows the whole path.
pub(super) fn apart(task: ReportTask) -> Result<Json, ApiError> {
    let output = Output::of(&[words::CLI, words::REACH, words::HEALTH, words::REVIEW, words::REPORT], true);
    let make = || -> Result<Json, Failure> {
        let mut client = reach::running()?;
        let now = agents_now(&mut client)?;
        let ReportTask { order, path, replace } = task;
        if let Some(path) = path {
            return Ok(json!(write(&mut client, &order, now, (Path::new(&path), replace), &output)?));
        }
        let report = gather(&mut client, &order, now)?;
        let html = html::html(&compose(&report, &output.text.words, &output.text.locale));
        Ok(json!(ReportPage { html }))
    };
    make().map_err(|failure| output.refused(failure))
}

/// Makes the file. Whether it may be there is looked at before anything is asked or drawn.
pub(super) fn write(
    client: &mut Client,
    order: &ReportOrder,
    now: LocalTime,
    (path, replace): (&Path, bool),
    output: &Output,
) -> Result<ReportMade, Failure> {
    let told = |unsaved: &Unsaved| Failure::Asking(ClientError::Refused(unsaved.told(&output.text.words)));
    let format = save::format_of(path).map_err(|unsaved| told(&unsaved))?;
    save::look(path, replace).map_err(|unsaved| told(&unsaved))?;
    let report = gather(client, order, now)?;
    let document = compose(&report, &output.text.words, &output.text.locale);
    let (bytes, pages, not_drawn) = match format {
        ReportFormat::Html => (html::html(&document).into_bytes(), None, 0),
        ReportFormat::Pdf => {
            let Some(Pdf { bytes, pages, not_drawn }) = pdf(&document, &output.text.words) else {
                let message = output.word("report-no-pdf");
                return Err(Failure::Asking(ClientError::Refused(ApiError {
                    code: ErrorCode::Internal,
                    message,
                    field: None,
                })));
            };
            (bytes, Some(pages), not_drawn)
        }
    };
    save::save(path, &bytes, replace).map_err(|unsaved| told(&unsaved))?;
    let path = path.display().to_string();
    Ok(ReportMade { path, format, bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX), pages, not_drawn })
}

/// Everything the report says, asked of the agent: its figures are those that `limber review` shows.
pub(super) fn gather(client: &mut Client, order: &ReportOrder, now: LocalTime) -> Result<Report, Failure> {
    let Response::Review(review) = client.request(Request::Review { range: order.range })? else {
        return Err(unexpected());
    };
    let Response::MedicalEntries(medicines) = client.request(Request::MedicalList)? else { return Err(unexpected()) };
    let mut gathering = Gathering::new();
    if let Some(NightSpan { since, until }) = review.span {
        let mut from = None;
        loop {
            let filter = EpisodeFilter::default();
            let asked = Request::Episodes { since: Some(since), until: Some(until), filter, from };
            let Response::Episodes(EpisodePage { episodes, next }) = client.request(asked)? else {
                return Err(unexpected());
            };
            for episode in episodes {
                gathering.add(episode);
            }
            if next.is_none() {
                break;
            }
            if gathering.number() >= GONE_THROUGH {
                let KindCounts { cramps, aches, urges_to_move, others } = review.episodes;
                gathering.stop(cramps + aches + urges_to_move + others);
                break;
            }
            from = next;
        }
    }
    // What was put aside on the screen was written down all the same.
    let Response::Care(CareCards { mut cards, put_aside }) = client.request(Request::Care)? else {
        return Err(unexpected());
    };
    cards.extend(put_aside);
    Ok(gathering.report(order, *review, medicines, cards, now))
}
