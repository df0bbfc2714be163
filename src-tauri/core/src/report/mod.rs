//! The report for the doctor: what is in it, in which order, and how much of it. The figures are those of the review.
//!
//! Knows: the review, episodes, medicines. Must never: make a sentence, draw, or count a night differently than the review.

mod chart;
mod order;

use chrono::NaiveDate;
use serde::Serialize;

pub use chart::{Bar, Chart, MonthOfMarks};
pub use order::{NAME_CHARACTERS, Paper, ReportFormat, ReportMade, ReportOrder, ReportPage, ReportSection, ReportTask};

use crate::care::CareCard;
use crate::journal::{Episode, EpisodeKind, MedicalEntry};
use crate::review::{NightSpan, Review};
use crate::time::LocalTime;

/// Entries that are listed, at most, the newest first: some ten pages.
pub const ENTRIES: usize = 300;

/// Bytes of notes in them, at most: a report is a file that can be sent.
const NOTE_BYTES: usize = 300 * 1024;

/// A report: what was written down in some nights, and nothing that follows from it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// Whose, where the person typed it.
    pub name: Option<String>,
    /// What it is printed on.
    pub paper: Paper,
    /// When it was made.
    pub made_at: LocalTime,
    /// What is in it, in this order.
    pub sections: Vec<ReportSection>,
    /// The figures, as the review has them.
    pub review: Review,
    /// Cramps by whether they woke the person; `None` where the entries are too many to be gone through.
    pub woke: Option<Woke>,
    /// The nights as a picture; `None` where nothing is written down.
    pub chart: Option<Chart>,
    /// What was taken or had in these nights.
    pub medicines: Vec<Medicine>,
    /// What matches a published sign at the moment it is made, whatever the nights of the report.
    pub signs: Vec<CareCard>,
    /// The entries, the newest first.
    pub entries: Vec<Episode>,
    /// How many more there are.
    pub entries_left_out: u32,
}

/// Cramps by what was said of waking.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Woke {
    /// It woke the person.
    pub yes: u32,
    /// It did not.
    pub no: u32,
    /// Not said.
    pub unsaid: u32,
}

/// A medicine or a condition, and what became of it in these nights.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Medicine {
    /// What was written.
    pub entry: MedicalEntry,
    /// It began in these nights.
    pub began: bool,
    /// It ended in these nights.
    pub ended: bool,
}

/// What a report is made from, an entry after the other: a long journal is never held whole.
#[derive(Debug)]
pub struct Gathering {
    woke: Option<Woke>,
    entries: Vec<Episode>,
    left_out: u32,
    note_bytes: usize,
}

impl Gathering {
    /// Nothing yet.
    pub fn new() -> Self {
        Self { woke: Some(Woke::default()), entries: Vec::new(), left_out: 0, note_bytes: 0 }
    }

    /// The next entry: the newest comes first.
    pub fn add(&mut self, episode: Episode) {
        if episode.entry.kind == EpisodeKind::Cramp
            && let Some(woke) = &mut self.woke
        {
            *match episode.entry.woke_me {
                Some(true) => &mut woke.yes,
                Some(false) => &mut woke.no,
                None => &mut woke.unsaid,
            } += 1;
        }
        self.note_bytes += episode.entry.note.as_ref().map_or(0, String::len);
        if self.entries.len() < ENTRIES && self.note_bytes <= NOTE_BYTES && self.left_out == 0 {
            self.entries.push(episode);
        } else {
            self.left_out += 1;
        }
    }

    /// How many entries have come.
    pub fn number(&self) -> u32 {
        u32::try_from(self.entries.len()).unwrap_or(u32::MAX).saturating_add(self.left_out)
    }

    /// Leaves out the entries that are older than those that have come, of so many that there are.
    pub fn stop(&mut self, of: u32) {
        if of > self.number() {
            self.left_out = of - u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
            self.woke = None;
        }
    }

    /// The report.
    pub fn report(
        self,
        order: &ReportOrder,
        review: Review,
        medicines: Vec<MedicalEntry>,
        signs: Vec<CareCard>,
        now: LocalTime,
    ) -> Report {
        let has = |section| order.sections.contains(&section);
        let medicines = match review.span {
            Some(span) if has(ReportSection::Medicines) => taken_in(span, medicines),
            _ => Vec::new(),
        };
        let with_entries = has(ReportSection::Entries);
        Report {
            name: order.name(),
            paper: order.paper,
            made_at: now,
            sections: ReportSection::ALL.into_iter().filter(|section| has(*section)).collect(),
            chart: chart::chart(&review),
            woke: self.woke,
            medicines,
            signs: if has(ReportSection::Signs) { signs } else { Vec::new() },
            entries: if with_entries { self.entries } else { Vec::new() },
            entries_left_out: if with_entries { self.left_out } else { 0 },
            review,
        }
    }
}

impl Default for Gathering {
    fn default() -> Self {
        Self::new()
    }
}

/// What was taken or had on a day of the span at least. What has no date may have been.
fn taken_in(span: NightSpan, entries: Vec<MedicalEntry>) -> Vec<Medicine> {
    let within = |date: Option<NaiveDate>| date.is_some_and(|date| span.position(date).is_some());
    let before = |entry: &MedicalEntry| entry.entry.started_on.is_none_or(|date| date <= span.until);
    let after = |entry: &MedicalEntry| entry.entry.stopped_on.is_none_or(|date| date >= span.since);
    entries
        .into_iter()
        .filter(|entry| before(entry) && after(entry))
        .map(|entry| Medicine { began: within(entry.entry.started_on), ended: within(entry.entry.stopped_on), entry })
        .collect()
}

#[cfg(test)]
mod tests;
