//! What a report is asked for with.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::check::short;
use crate::invalid::{Invalid, Problem};
use crate::review::ReviewRange;
use crate::time::LocalTime;

/// Most characters of a name.
pub const NAME_CHARACTERS: u32 = 100;

/// A report as it is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ReportOrder {
    /// Which nights.
    pub range: ReviewRange,
    /// What is in it. The summary's first lines are in every report.
    pub sections: Vec<ReportSection>,
    /// Whose it is, up to 100 characters; nothing where the person typed nothing.
    #[serde(default)]
    pub name: String,
    /// What it is printed on.
    pub paper: Paper,
}

/// A part of a report that can be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum ReportSection {
    /// The nights as a picture.
    Nights,
    /// When cramps began.
    Times,
    /// Where they were.
    Places,
    /// What was tried and what helped.
    Tried,
    /// Medicines and conditions.
    Medicines,
    /// Signs that a doctor should hear of.
    Signs,
    /// Each entry, with its note.
    Entries,
}

impl ReportSection {
    /// All of them, in the order of the report.
    pub const ALL: [Self; 7] =
        [Self::Nights, Self::Times, Self::Places, Self::Tried, Self::Medicines, Self::Signs, Self::Entries];
}

/// The paper a report is printed on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

/// What kind of file a report is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum ReportFormat {
    /// One page of the web with nothing outside it.
    Html,
    /// For paper.
    Pdf,
}

/// What the process that puts a report on paper is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportTask {
    /// Which report.
    pub order: ReportOrder,
    /// The file it becomes: a whole path. Without one it comes back as HTML.
    pub path: Option<String>,
    /// Whether a file that is there is replaced.
    pub replace: bool,
}

/// A report that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ReportMade {
    /// Where.
    pub path: String,
    /// As what.
    pub format: ReportFormat,
    /// How large.
    #[ts(type = "number")]
    pub bytes: u64,
    /// How many pages, where it has pages.
    pub pages: Option<u32>,
    /// Signs of the person's words that no font of this computer draws: they stand in the HTML only.
    pub not_drawn: u32,
}

/// A report to look at and to print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ReportPage {
    /// The whole page, as it would be saved.
    pub html: String,
}

impl ReportOrder {
    /// The order, or what is wrong with it: a range that is none, a name that is too long, a section twice.
    pub fn checked(self, now: LocalTime) -> Result<Self, Invalid> {
        self.range.checked(now)?;
        short("order.name", self.name.trim(), NAME_CHARACTERS)?;
        let twice = self.sections.iter().enumerate().any(|(at, section)| self.sections[..at].contains(section));
        if twice { Err(Invalid::new("order.sections", Problem::Twice)) } else { Ok(self) }
    }

    /// The name, where there is one.
    pub(super) fn name(&self) -> Option<String> {
        let name = self.name.trim();
        (!name.is_empty()).then(|| name.to_owned())
    }
}

impl Paper {
    /// Width and height in points, 72 to the inch.
    pub fn size(self) -> (f32, f32) {
        match self {
            Self::A4 => (595.28, 841.89),
            Self::Letter => (612.0, 792.0),
        }
    }
}
