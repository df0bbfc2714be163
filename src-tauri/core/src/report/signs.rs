//! Signs that a doctor should hear of, as the report has them: a sentence by its key, and how soon.

use serde::Serialize;

/// How soon somebody should hear of a sign, the soonest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum HowSoon {
    /// At once.
    Emergency,
    /// The same day.
    Today,
    /// At the next appointment.
    Soon,
}

/// One sign, by what was logged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sign {
    /// Key of its sentence in the catalogue.
    pub key: String,
    /// How soon.
    pub how_soon: HowSoon,
}
