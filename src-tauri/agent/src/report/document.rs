//! A report in words: what stands on its pages, before anybody draws it. The HTML, the PDF and the text of a terminal are
//! drawn from the same blocks, so that none of them says anything else.

use limber_core::report::Paper;

use super::picture::Picture;

/// A report in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// What it is.
    pub title: String,
    /// Of which nights.
    pub subtitle: String,
    /// Whose, with the word before it.
    pub name: Option<(String, String)>,
    /// What it is printed on.
    pub paper: Paper,
    /// The first page.
    pub summary: Vec<Block>,
    /// The pages after it.
    pub details: Vec<Block>,
    /// Who says all this, and what it is not.
    pub footer: String,
}

/// A piece of a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// Over what follows.
    Heading(String),
    /// The sentence that is read first.
    Key(String),
    /// A sentence.
    Text(String),
    /// A sentence in small letters.
    Fine(String),
    /// Some numbers, large.
    Figures(Vec<Figure>),
    /// Rows and columns.
    Table(Table),
    /// Something drawn.
    Picture(Picture),
    /// One beside the other.
    Columns(Vec<Block>, Vec<Block>),
    /// Sentences, each with a box before it that is ticked.
    Ticked(Vec<String>),
    /// So many lines to write on.
    Lines(usize),
}

/// A number with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Of what.
    pub label: String,
    /// How much.
    pub value: String,
    /// What belongs to it.
    pub small: String,
}

/// Rows and columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What it is of, for who cannot see it.
    pub caption: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Over it.
    pub heading: String,
    /// Which part of the width it has: the parts add up to 1.
    pub share: f32,
    /// Numbers, which end below each other.
    pub numbers: bool,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// A text a column.
    pub cells: Vec<String>,
    /// Somebody's own words, below the cells.
    pub note: Option<String>,
}

impl Column {
    /// A column of words.
    pub fn words(heading: String, share: f32) -> Self {
        Self { heading, share, numbers: false }
    }

    /// A column of numbers.
    pub fn numbers(heading: String, share: f32) -> Self {
        Self { heading, share, numbers: true }
    }
}

impl Row {
    /// A row without a note.
    pub fn of(cells: impl IntoIterator<Item = String>) -> Self {
        Self { cells: cells.into_iter().collect(), note: None }
    }
}
