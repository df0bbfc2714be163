//! The tables that stand on the first page, cut there and whole among the details.

use limber_core::journal::{MedicalKind, Muscle, Remedy};
use limber_core::report::{Medicine, ReportSection};
use limber_core::review::{MuscleSides, RemedyOutcome};
use serde::Serialize;

use super::{Composer, date};
use crate::report::document::{Block, Column, Row, Table};

/// Letters of a medicine's name on the first page.
const NAME: usize = 60;

impl Composer<'_> {
    /// Where cramps were.
    pub(super) fn places(&self, most: usize) -> Vec<Block> {
        let rows = &self.report.review.muscles;
        if !self.has(ReportSection::Places) || rows.is_empty() {
            return Vec::new();
        }
        let row = |row: &MuscleSides| {
            let muscle = row.muscle.map_or_else(|| self.word("cli-review-unsaid"), |muscle| self.muscle(muscle));
            let all = row.left + row.right + row.both + row.unsaid;
            let numbers = [row.left, row.right, row.both, row.unsaid, all].map(|number| number.to_string());
            Row::of(std::iter::once(muscle).chain(numbers))
        };
        let columns = [
            ("report-muscle", 0.26),
            ("cli-review-left", 0.14),
            ("cli-review-right", 0.14),
            ("cli-review-both", 0.13),
            ("cli-review-unsaid", 0.18),
            ("cli-review-all", 0.15),
        ];
        self.table("report-places", &columns, rows.iter().map(row).collect(), most)
    }

    /// What was tried, and whether it helped.
    pub(super) fn tried(&self, most: usize) -> Vec<Block> {
        let review = &self.report.review;
        if !self.has(ReportSection::Tried) || review.tried.is_empty() {
            return Vec::new();
        }
        let row = |row: &RemedyOutcome| {
            let numbers = [row.tried, row.yes, row.a_little, row.no, row.unsaid].map(|number| number.to_string());
            Row::of(std::iter::once(self.remedy(row.remedy)).chain(numbers))
        };
        let columns = [
            ("report-remedy", 0.27),
            ("cli-review-times", 0.14),
            ("cli-review-helped", 0.16),
            ("cli-review-a-little", 0.15),
            ("cli-review-not", 0.1),
            ("cli-review-unsaid", 0.18),
        ];
        let mut blocks = self.table("report-tried", &columns, review.tried.iter().map(row).collect(), most);
        if review.untried > 0 {
            let values = [("untried", review.untried.into()), ("all", review.episodes.cramps.into())];
            blocks.push(Block::Fine(self.with("report-untried", &values)));
        }
        blocks
    }

    /// What was taken or had.
    pub(super) fn medicines(&self, most: usize) -> Vec<Block> {
        if !self.has(ReportSection::Medicines) {
            return Vec::new();
        }
        let heading = self.word("report-medicines");
        if self.report.medicines.is_empty() {
            return vec![Block::Heading(heading), Block::Text(self.word("report-medicines-none"))];
        }
        let cut = most != usize::MAX;
        let rows = self.report.medicines.iter().map(|medicine| self.medicine(medicine, cut)).collect();
        let columns =
            [("report-medicine-name", 0.44), ("report-medicine-when", 0.32), ("report-medicine-change", 0.24)];
        let mut blocks = self.table("report-medicines", &columns, rows, most);
        for block in &mut blocks {
            if let Block::Table(table) = block {
                table.columns.iter_mut().for_each(|column| column.numbers = false);
            }
        }
        blocks
    }

    fn medicine(&self, medicine: &Medicine, cut: bool) -> Row {
        let entry = &medicine.entry.entry;
        let mut name = entry.name.clone();
        if cut && name.chars().count() > NAME {
            name = name.chars().take(NAME - 1).chain(['…']).collect();
        }
        if entry.kind == MedicalKind::Condition {
            name = self.with("report-condition", &[("name", (&name).into())]);
        }
        let when = match (entry.started_on.map(date), entry.stopped_on.map(date)) {
            (Some(from), Some(to)) => {
                self.with("report-medicine-from-to", &[("from", (&from).into()), ("to", (&to).into())])
            }
            (Some(from), None) => self.with("report-medicine-since", &[("date", (&from).into())]),
            (None, Some(to)) => self.with("report-medicine-until", &[("date", (&to).into())]),
            (None, None) => self.word("report-medicine-no-date"),
        };
        let change = match (medicine.began, medicine.ended) {
            (true, true) => self.word("report-medicine-both"),
            (true, false) => self.word("report-medicine-began"),
            (false, true) => self.word("report-medicine-ended"),
            (false, false) => String::new(),
        };
        Row::of([name, when, change])
    }

    fn table(&self, heading: &str, columns: &[(&str, f32)], mut rows: Vec<Row>, most: usize) -> Vec<Block> {
        let more = rows.len().saturating_sub(most);
        rows.truncate(most);
        let column = |(at, (key, share)): (usize, &(&str, f32))| {
            if at == 0 { Column::words(self.word(key), *share) } else { Column::numbers(self.word(key), *share) }
        };
        let heading = self.word(heading);
        let table = Table { caption: heading.clone(), columns: columns.iter().enumerate().map(column).collect(), rows };
        let mut blocks = vec![Block::Heading(heading), Block::Table(table)];
        blocks.extend(self.more(more));
        blocks
    }

    pub(super) fn muscle(&self, muscle: Muscle) -> String {
        self.word(&format!("cli-muscle-{}", named(muscle)))
    }

    pub(super) fn remedy(&self, remedy: Remedy) -> String {
        self.word(&format!("cli-remedy-{}", named(remedy)))
    }
}

/// The name of a value as keys of the catalogue end with it.
pub(super) fn named(value: impl Serialize) -> String {
    let name = serde_json::to_value(value).unwrap_or_default();
    name.as_str().unwrap_or_default().replace('_', "-")
}
