//! A report as PDF: tagged, its text can be selected, its fonts are in it. Lines, tables and sheets are broken here.

mod fonts;
mod pen;
mod sheets;

use super::compose::{GUTTER, MARGIN};
use super::document::{Block, Column, Document, Figure, Row, Table};
use super::html;
use crate::words::{Value, Words};
use fonts::{Fonts, Look};
use sheets::{Role, Sheets};

/// Above the text.
const TOP: f32 = 40.0;
/// Below it, with the foot.
const BOTTOM: f32 = 46.0;

const TEXT: Look = Look { size: 9.5, bold: false };
const SMALL: Look = Look { size: 8.0, bold: false };
const HEAD: Look = Look { size: 8.0, bold: true };
const HEADING: Look = Look { size: 11.0, bold: true };
const TITLE: Look = Look { size: 18.0, bold: true };

/// A PDF.
#[derive(Debug)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many sheets.
    pub pages: u32,
    /// Different signs that no font of this computer draws.
    pub not_drawn: u32,
}

/// The file. `None` where it cannot be made at all, which only a fault in here can bring about.
pub fn pdf(document: &Document, words: &Words) -> Option<Pdf> {
    let fonts = Fonts::of(&html::html(document))?;
    let size = document.paper.size();
    let mut page = Layout {
        fonts: &fonts,
        sheets: Sheets::new(size),
        left: MARGIN,
        width: size.0 - 2.0 * MARGIN,
        y: TOP,
        bottom: size.1 - BOTTOM,
    };
    page.title(document);
    page.blocks(&document.summary);
    if !document.details.is_empty() {
        page.next();
        page.blocks(&document.details);
    }
    if !fonts.not_drawn.is_empty() {
        page.paragraph(SMALL, &words.text("report-not-drawn"), 4.0);
    }
    let pages = page.sheets.number();
    let number = |number: usize| Value::Number(u64::try_from(number).unwrap_or(u64::MAX));
    let width = page.width;
    let foot = fonts.lines(Look { size: 7.5, bold: false }, &document.footer, width - 70.0);
    let below = |at: usize| {
        let top = size.1 - BOTTOM + 16.0;
        let mut lines: Vec<(f32, f32, String)> =
            foot.iter().zip([top, top + 9.5, top + 19.0]).map(|(line, y)| (MARGIN, y, line.clone())).collect();
        let text = words.with("report-page", &[("page", number(at + 1)), ("pages", number(pages))]);
        let x = MARGIN + width - fonts.width(Look { size: 7.5, bold: false }, &text);
        lines.push((x, top, text));
        lines
    };
    let bytes = page.sheets.written(&fonts, &document.title, &below)?;
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Some(Pdf { bytes, pages: count(pages), not_drawn: count(fonts.not_drawn.len()) })
}

/// A column that is filled from above.
struct Layout<'a> {
    fonts: &'a Fonts,
    sheets: Sheets,
    left: f32,
    width: f32,
    y: f32,
    bottom: f32,
}

impl Layout<'_> {
    fn next(&mut self) {
        self.sheets.next();
        self.y = TOP;
    }

    /// Goes on to another sheet where so much does not fit any more. True where it did.
    fn room(&mut self, height: f32) -> bool {
        let is_full = self.y + height > self.bottom && self.y > TOP;
        if is_full {
            self.next();
        }
        is_full
    }

    fn title(&mut self, document: &Document) {
        let (left, right) = (self.left, self.left + self.width);
        let title = self.sheets.begin(Role::Heading(1), None);
        self.sheets.text(TITLE, (left, self.y + 16.0), &document.title, Some(title));
        self.y += 22.0;
        let subtitle = self.sheets.begin(Role::Paragraph, None);
        self.sheets.text(TEXT, (left, self.y + 9.0), &document.subtitle, Some(subtitle));
        if let Some((label, name)) = &document.name {
            let part = self.sheets.begin(Role::Paragraph, None);
            // A long name takes more lines, upwards from the one of the nights.
            let lines = self.fonts.lines(TEXT, &format!("{label} {name}"), self.width / 2.0 - 10.0);
            for (up, line) in lines.iter().rev().take(3).enumerate() {
                let y = self.y + 9.0 - [0.0, 12.0, 24.0][up];
                let x = right - self.fonts.width(TEXT, line);
                self.sheets.text(TEXT, (x, y), line, Some(part));
            }
        }
        self.y += 15.0;
        self.sheets.rule((left, self.y), self.width);
        self.y += 6.0;
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading(text) => self.heading(text),
                Block::Key(text) => self.paragraph(HEADING, text, 5.0),
                Block::Text(text) => self.paragraph(TEXT, text, 3.0),
                Block::Fine(text) => self.paragraph(SMALL, text, 3.0),
                Block::Figures(figures) => self.figures(figures),
                Block::Table(table) => self.table(table),
                Block::Picture(picture) => {
                    self.room(picture.height);
                    let part = self.sheets.begin(Role::Figure(picture.says.clone()), None);
                    self.sheets.picture(picture, (self.left, self.y), part);
                    self.y += picture.height + 3.0;
                }
                Block::Columns(left, right) => self.columns(left, right),
                Block::Ticked(sentences) => self.ticked(sentences),
                Block::Lines(number) => self.lines(*number),
            }
        }
    }

    fn heading(&mut self, text: &str) {
        // With some lines of what it stands over.
        self.room(60.0);
        self.y += if self.y > TOP { 8.0 } else { 0.0 };
        let part = self.sheets.begin(Role::Heading(2), None);
        self.write(HEADING, text, part, self.left, self.width);
        self.y += 2.0;
    }

    fn paragraph(&mut self, look: Look, text: &str, after: f32) {
        let part = self.sheets.begin(Role::Paragraph, None);
        self.write(look, text, part, self.left, self.width);
        self.y += after;
    }

    fn write(&mut self, look: Look, text: &str, part: usize, x: f32, width: f32) {
        for line in self.fonts.lines(look, text, width) {
            self.room(step(look));
            self.sheets.text(look, (x, self.y + look.size), &line, Some(part));
            self.y += step(look);
        }
    }

    fn figures(&mut self, figures: &[Figure]) {
        let width = (self.width - 6.0 * 3.0) / 4.0;
        let inner = width - 12.0;
        let tall: f32 = figures
            .iter()
            .map(|figure| lines_of(self.fonts.lines(SMALL, &figure.small, inner).len()))
            .fold(0.0, f32::max);
        let height = 34.0 + tall * step(SMALL);
        self.room(height);
        let list = self.sheets.begin(Role::List, None);
        for (at, Figure { label, value, small }) in figures.iter().enumerate() {
            let x = self.left + [0.0, 1.0, 2.0, 3.0][at.min(3)] * (width + 6.0);
            self.sheets.frame((x, self.y), (width, height));
            let item = self.sheets.begin(Role::Item, Some(list));
            self.sheets.text(SMALL, (x + 6.0, self.y + 11.0), label, Some(item));
            self.sheets.text(Look { size: 14.0, bold: true }, (x + 6.0, self.y + 26.0), value, Some(item));
            for (down, line) in self.fonts.lines(SMALL, small, inner).iter().enumerate() {
                let y = self.y + 37.0 + lines_of(down) * step(SMALL);
                self.sheets.text(SMALL, (x + 6.0, y), line, Some(item));
            }
        }
        self.y += height + 5.0;
    }

    fn columns(&mut self, left: &[Block], right: &[Block]) {
        let (x, whole, top) = (self.left, self.width, self.y);
        self.width = (whole - GUTTER) / 2.0;
        self.blocks(left);
        let end = self.y;
        (self.left, self.y) = (x + self.width + GUTTER, top);
        self.blocks(right);
        (self.left, self.width, self.y) = (x, whole, self.y.max(end));
    }

    fn ticked(&mut self, sentences: &[String]) {
        let list = self.sheets.begin(Role::List, None);
        for sentence in sentences {
            let item = self.sheets.begin(Role::Item, Some(list));
            self.room(step(TEXT));
            self.sheets.frame((self.left, self.y + 2.5), (6.5, 6.5));
            self.sheets.text(HEAD, (self.left + 0.9, self.y + 8.6), "×", None);
            self.write(TEXT, sentence, item, self.left + 13.0, self.width - 13.0);
        }
        self.y += 2.0;
    }

    fn lines(&mut self, number: usize) {
        for _ in 0..number {
            if self.y + 19.0 > self.bottom {
                break;
            }
            self.y += 19.0;
            self.sheets.rule((self.left, self.y), self.width);
        }
        self.y += 4.0;
    }

    fn table(&mut self, table: &Table) {
        let part = self.sheets.begin(Role::Table, None);
        self.table_head(table, Some(part));
        for row in &table.rows {
            self.row(table, row, part);
        }
        self.y += 3.0;
    }

    /// Over each column; on the sheets that follow nobody hears it again.
    fn table_head(&mut self, table: &Table, part: Option<usize>) {
        let row = part.map(|part| self.sheets.begin(Role::Row, Some(part)));
        let cells: Vec<String> = table.columns.iter().map(|column| column.heading.clone()).collect();
        let height =
            self.cells(table, &cells, HEAD, |sheets, _| row.map(|row| sheets.begin(Role::ColumnHead, Some(row))));
        self.y += height;
        self.sheets.rule((self.left, self.y), self.width);
        self.y += 1.0;
    }

    fn row(&mut self, table: &Table, Row { cells, note }: &Row, part: usize) {
        let note_width = self.width - 10.0;
        let note: Vec<String> = note.iter().flat_map(|note| self.fonts.lines(SMALL, note, note_width)).collect();
        let height = self.height(table, cells) + lines_of(note.len().min(3)) * step(SMALL);
        if self.room(height) {
            self.table_head(table, None);
        }
        let row = self.sheets.begin(Role::Row, Some(part));
        let height = self.cells(table, cells, TEXT, |sheets, at| {
            let role = if at == 0 { Role::RowHead } else { Role::Cell };
            Some(sheets.begin(role, Some(row)))
        });
        self.y += height;
        if !note.is_empty() {
            let row = self.sheets.begin(Role::Row, Some(part));
            let cell = self.sheets.begin(Role::Cell, Some(row));
            for line in note {
                if self.room(step(SMALL)) {
                    self.table_head(table, None);
                }
                self.sheets.text(SMALL, (self.left + 10.0, self.y + 8.0), &line, Some(cell));
                self.y += step(SMALL);
            }
        }
        self.y += 1.5;
        self.sheets.rule((self.left, self.y), self.width);
    }

    fn height(&self, table: &Table, cells: &[String]) -> f32 {
        let lines = |(cell, column): (&String, &Column)| {
            let width = column.share * self.width - 6.0;
            if column.numbers { 1.0 } else { lines_of(self.fonts.lines(TEXT, cell, width).len()) }
        };
        cells.iter().zip(&table.columns).map(lines).fold(1.0, f32::max) * step(TEXT) + 2.0
    }

    /// Writes the cells of a row beside each other, and hands back how high it is.
    fn cells(
        &mut self,
        table: &Table,
        cells: &[String],
        look: Look,
        mut begin: impl FnMut(&mut Sheets, usize) -> Option<usize>,
    ) -> f32 {
        let (mut x, mut most) = (self.left, 1);
        for (at, (cell, column)) in cells.iter().zip(&table.columns).enumerate() {
            let width = column.share * self.width;
            let last = at + 1 == table.columns.len();
            let inner = if last && column.numbers { width } else { width - 6.0 };
            let part = begin(&mut self.sheets, at);
            // A number is never broken: where it does not fit it is smaller.
            let natural = if column.numbers { self.fonts.width(look, cell) } else { 0.0 };
            let look = if natural > inner { Look { size: look.size * inner / natural, ..look } } else { look };
            let lines = if column.numbers { vec![cell.clone()] } else { self.fonts.lines(look, cell, inner) };
            for (down, line) in lines.iter().enumerate() {
                let indent = if column.numbers { inner - self.fonts.width(look, line) } else { 0.0 };
                let y = self.y + 2.0 + look.size + lines_of(down) * step(look);
                self.sheets.text(look, (x + indent, y), line, part);
            }
            most = most.max(lines.len());
            x += width;
        }
        lines_of(most) * step(look) + 2.0
    }
}

/// From a line to the next.
fn step(look: Look) -> f32 {
    look.size * 1.3
}

#[allow(clippy::cast_precision_loss, reason = "lines of a page")]
fn lines_of(number: usize) -> f32 {
    number as f32
}
