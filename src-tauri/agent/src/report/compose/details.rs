//! The pages after the first: what was cut there, the months or years as numbers, and each entry.

use limber_core::journal::{Episode, Helped, Tried};
use limber_core::report::{Bar, Chart, ReportSection};

use super::tables::named;
use super::{Composer, ROWS, date};
use crate::report::document::{Block, Column, Row, Table};
use crate::times;

impl Composer<'_> {
    pub(super) fn details(&self) -> Vec<Block> {
        let review = &self.report.review;
        let mut blocks = Vec::new();
        if self.has(ReportSection::Nights) {
            blocks.extend(self.periods());
        }
        if review.muscles.len() > ROWS {
            blocks.extend(self.places(usize::MAX));
        }
        if review.tried.len() > ROWS {
            blocks.extend(self.tried(usize::MAX));
        }
        if self.report.medicines.len() > ROWS {
            blocks.extend(self.medicines(usize::MAX));
        }
        if self.report.signs.len() > ROWS {
            blocks.extend(self.signs(usize::MAX));
        }
        if !self.report.entries.is_empty() {
            blocks.extend(self.entries());
        }
        blocks
    }

    /// The bars of the first page as numbers.
    fn periods(&self) -> Vec<Block> {
        let (key, bars, form) = match &self.report.chart {
            Some(Chart::Months { bars }) => ("report-months", bars, "%b %Y"),
            Some(Chart::Years { bars }) => ("report-years", bars, "%Y"),
            _ => return Vec::new(),
        };
        let row = |bar: &Bar| {
            let all = u32::try_from(bar.span.nights()).unwrap_or(u32::MAX);
            let mark = if bar.thin { " *" } else { "" };
            let name = format!("{}{mark}", bar.span.since.format(form));
            Row::of(std::iter::once(name).chain([bar.cramps, bar.recorded, all].map(|number| number.to_string())))
        };
        let columns = vec![
            Column::words(self.word("report-period"), 0.4),
            Column::numbers(self.word("report-with-cramps"), 0.2),
            Column::numbers(self.word("report-recorded"), 0.2),
            Column::numbers(self.word("report-all-nights"), 0.2),
        ];
        let heading = self.word(key);
        let table = Table { caption: heading.clone(), columns, rows: bars.iter().map(row).collect() };
        let mut blocks = vec![Block::Heading(heading), Block::Table(table)];
        if bars.iter().any(|bar| bar.thin) {
            blocks.push(Block::Fine(self.word("report-thin-star")));
        }
        blocks
    }

    fn entries(&self) -> Vec<Block> {
        let columns = vec![
            Column::words(self.word("report-entry-night"), 0.17),
            Column::words(self.word("report-entry-time"), 0.09),
            Column::words(self.word("report-entry-what"), 0.27),
            Column::numbers(self.word("report-entry-severity"), 0.09),
            Column::numbers(self.word("report-entry-duration"), 0.11),
            Column::words(self.word("report-entry-tried"), 0.27),
        ];
        let heading = self.word("report-entries");
        let rows = self.report.entries.iter().map(|episode| self.entry(episode)).collect();
        let table = Table { caption: heading.clone(), columns, rows };
        let mut blocks = vec![Block::Heading(heading), Block::Table(table)];
        if self.report.entries_left_out > 0 {
            let values = [("number", self.report.entries_left_out.into())];
            blocks.push(Block::Fine(self.with("report-entries-left-out", &values)));
        }
        blocks
    }

    fn entry(&self, episode: &Episode) -> Row {
        let entry = &episode.entry;
        let mut what = vec![self.word(&format!("cli-kind-{}", named(entry.kind)))];
        what.extend(entry.muscle.map(|muscle| self.muscle(muscle)));
        what.extend(entry.side.map(|side| self.word(&format!("cli-side-{}", named(side)))));
        let also = [
            (entry.woke_me, "report-also-woke"),
            (entry.hard_knot, "report-also-knot"),
            (entry.sore_next_day, "report-also-sore"),
        ];
        what.extend(also.into_iter().filter(|(said, _)| *said == Some(true)).map(|(_, key)| self.word(key)));
        let tried: Vec<String> = entry.tried.iter().map(|tried| self.one_tried(*tried)).collect();
        let cells = [
            date(episode.night),
            times::clock(entry.started_at, self.locale),
            what.join(", "),
            entry.severity.map(|severity| severity.to_string()).unwrap_or_default(),
            entry.duration_seconds.map(|seconds| self.words.length(seconds.into())).unwrap_or_default(),
            tried.join(", "),
        ];
        let note = entry.note.clone().filter(|note| !note.trim().is_empty());
        Row { cells: cells.into(), note }
    }

    fn one_tried(&self, tried: Tried) -> String {
        let name = self.remedy(tried.remedy);
        let helped = match tried.helped {
            Some(Helped::Yes) => "cli-review-helped",
            Some(Helped::ALittle) => "report-helped-a-little",
            Some(Helped::No) => "report-helped-not",
            None => return name,
        };
        format!("{name} ({})", self.word(helped))
    }
}
