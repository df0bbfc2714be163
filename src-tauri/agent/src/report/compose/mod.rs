//! A report is put into words: the first page, and the pages after it.

mod details;
mod tables;

use limber_core::care::CareCard;
use limber_core::locale::Locale;
use limber_core::report::{Chart, Report, ReportSection};
use limber_core::review::{KindCounts, Spread};

use super::document::{Block, Document, Figure};
use super::picture::{self, PictureWords};
use crate::times;
use crate::words::{Value, Words};

/// Left and right of the text, in points.
pub const MARGIN: f32 = 43.0;

/// Between two columns, in points.
pub const GUTTER: f32 = 18.0;

/// Rows of a table on the first page, at most; the whole table is among the details then.
const ROWS: usize = 6;

/// Lines to write on.
const LINES: usize = 4;

/// The report in words.
pub fn compose(report: &Report, words: &Words, locale: &Locale) -> Document {
    let paper = report.paper;
    let composer = Composer { report, words, locale, width: paper.size().0 - 2.0 * MARGIN };
    let made = date(report.made_at.date_naive());
    Document {
        title: words.text("report-title"),
        subtitle: composer.subtitle(),
        name: report.name.clone().map(|name| (words.text("report-name"), name)),
        paper,
        summary: composer.summary(),
        details: composer.details(),
        footer: words.with("report-footer", &[("date", (&made).into())]),
    }
}

struct Composer<'a> {
    report: &'a Report,
    words: &'a Words,
    locale: &'a Locale,
    width: f32,
}

impl Composer<'_> {
    fn word(&self, key: &str) -> String {
        self.words.text(key)
    }

    fn with(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        self.words.with(key, values)
    }

    fn has(&self, section: ReportSection) -> bool {
        self.report.sections.contains(&section)
    }

    fn subtitle(&self) -> String {
        let Some(span) = self.report.review.span else { return String::new() };
        let [since, until] = [span.since, span.until].map(date);
        let nights = u64::from(self.report.review.nights.all());
        let values = [("since", (&since).into()), ("until", (&until).into()), ("nights", Value::Number(nights))];
        self.with("report-of-nights", &values)
    }

    fn summary(&self) -> Vec<Block> {
        let nights = self.report.review.nights;
        let mut blocks = Vec::new();
        if self.report.review.span.is_none() {
            blocks.push(Block::Key(self.word("report-nothing")));
        } else {
            let counts = [
                ("recorded", nights.recorded().into()),
                ("nights", nights.all().into()),
                ("cramps", nights.cramps.into()),
                ("free", nights.cramp_free.into()),
            ];
            let missing = self.with("report-missing", &[("missing", nights.not_recorded.into())]);
            blocks.push(Block::Key(format!("{} {missing}", self.with("report-key", &counts))));
        }
        if self.report.review.episodes.cramps > 0 {
            blocks.push(Block::Figures(self.figures()));
        }
        if self.report.review.episodes != KindCounts::default() {
            blocks.push(Block::Text(self.counts()));
        }
        if self.has(ReportSection::Nights) {
            blocks.extend(self.nights());
        }
        let [mut left, mut right] = [self.places(ROWS), self.times()];
        left.extend(self.tried(ROWS));
        right.extend(self.medicines(ROWS));
        match (left.is_empty(), right.is_empty()) {
            (false, false) => blocks.push(Block::Columns(left, right)),
            _ => blocks.extend(left.into_iter().chain(right)),
        }
        blocks.extend(self.signs(ROWS));
        blocks.extend([Block::Heading(self.word("report-questions")), Block::Lines(LINES)]);
        blocks
    }

    fn figures(&self) -> Vec<Figure> {
        let review = &self.report.review;
        let nights = review.nights;
        let of = |part: u32, all: u32| self.with("report-of", &[("part", part.into()), ("all", all.into())]);
        let percent = (f64::from(nights.cramps) * 100.0 / f64::from(nights.recorded().max(1))).round();
        let percent = format!("{percent:.0}");
        let mut figures = vec![
            Figure {
                label: self.word("report-cramp-nights"),
                value: of(nights.cramps, nights.recorded()),
                small: self.with("report-cramp-nights-small", &[("percent", (&percent).into())]),
            },
            self.spread("report-severity", review.severity, |number| number.to_string()),
            self.spread("report-duration", review.duration, |seconds| self.words.length(seconds)),
        ];
        figures.extend(self.report.woke.map(|woke| {
            let (value, small) = match woke.yes + woke.no {
                0 => (self.word("report-unknown"), self.word("report-not-said")),
                said => (of(woke.yes, said), self.word("report-woke-small")),
            };
            Figure { label: self.word("report-woke"), value, small }
        }));
        figures
    }

    fn spread(&self, label: &str, spread: Option<Spread>, shown: impl Fn(f64) -> String) -> Figure {
        let label = self.word(label);
        let Some(spread) = spread else {
            return Figure { label, value: self.word("report-unknown"), small: self.word("report-not-said") };
        };
        let [value, least, most] = [spread.median, spread.least.into(), spread.most.into()].map(shown);
        let values = [
            ("least", (&least).into()),
            ("most", (&most).into()),
            ("count", spread.count.into()),
            ("all", self.report.review.episodes.cramps.into()),
        ];
        Figure { label, small: self.with("report-spread", &values), value }
    }

    fn counts(&self) -> String {
        let review = &self.report.review;
        let KindCounts { cramps, aches, urges_to_move, others } = review.episodes;
        let values = [
            ("cramps", cramps.into()),
            ("aches", aches.into()),
            ("urges", urges_to_move.into()),
            ("others", others.into()),
        ];
        let counts = self.with("report-kinds", &values);
        let Some(intervals) = review.intervals else { return counts };
        let middle = intervals.median.to_string();
        let values = [("middle", (&middle).into()), ("longest", intervals.longest.into())];
        format!("{counts} {}", self.with("report-intervals", &values))
    }

    fn nights(&self) -> Vec<Block> {
        let Some(chart) = &self.report.chart else { return Vec::new() };
        let key = match chart {
            Chart::Marks { .. } => "report-nights",
            Chart::Months { .. } => "report-months",
            Chart::Years { .. } => "report-years",
        };
        let words = PictureWords {
            cramps: self.word("report-mark-cramps"),
            free: self.word("report-mark-free"),
            missing: self.word("report-mark-missing"),
            of_recorded: self.word("report-mark-of"),
            thin: self.word("report-thin"),
        };
        let nights = self.report.review.nights;
        let values = [("cramps", nights.cramps.into()), ("recorded", nights.recorded().into())];
        let says = self.with("report-nights-says", &values);
        let drawn = picture::nights(chart, says, &words, self.width);
        vec![Block::Heading(self.word(key)), Block::Picture(drawn)]
    }

    fn times(&self) -> Vec<Block> {
        let review = &self.report.review;
        if !self.has(ReportSection::Times) || review.episodes.cramps == 0 {
            return Vec::new();
        }
        let hours = &review.hours;
        let [bed, up] = [hours.bed, hours.up].map(|time| times::time_of_day(time, self.locale));
        let values = [
            ("count", hours.in_bed.into()),
            ("all", review.episodes.cramps.into()),
            ("bed", (&bed).into()),
            ("up", (&up).into()),
        ];
        let said = self.with("report-in-bed", &values);
        let drawn = picture::hours(&hours.cramps, self.word("report-times-says"), (self.width - GUTTER) / 2.0);
        vec![Block::Heading(self.word("report-times")), Block::Picture(drawn), Block::Fine(said)]
    }

    fn signs(&self, most: usize) -> Vec<Block> {
        if self.report.signs.is_empty() {
            return Vec::new();
        }
        let mut sentences: Vec<String> = self.report.signs.iter().map(|card| self.sign(card)).collect();
        let more = sentences.len().saturating_sub(most);
        sentences.truncate(most);
        let mut blocks = vec![Block::Heading(self.word("report-signs")), Block::Ticked(sentences)];
        blocks.extend(self.more(more));
        blocks.push(Block::Fine(self.word("report-signs-fine")));
        blocks
    }

    /// What was counted, and where the sign was published.
    fn sign(&self, card: &CareCard) -> String {
        let medicine = card.medicine.as_deref().unwrap_or_default();
        let values = [("count", card.count.into()), ("medicine", medicine.into())];
        let counted = self.with(&format!("report-sign-{}", card.rule.name().replace('_', "-")), &values);
        let sources: Vec<String> = card.sign.sources.iter().map(|key| self.words.source(key)).collect();
        format!("{counted} ({})", sources.join("; "))
    }

    /// That so many more stand among the details.
    fn more(&self, number: usize) -> Option<Block> {
        let number = u64::try_from(number).unwrap_or(u64::MAX);
        (number > 0).then(|| Block::Fine(self.with("report-more", &[("number", Value::Number(number))])))
    }
}

/// `2 Nov 2026`.
fn date(date: chrono::NaiveDate) -> String {
    date.format("%-d %b %Y").to_string()
}

#[cfg(test)]
mod tests;
