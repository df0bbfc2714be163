//! What a source says when it is asked. The same on every system, so that each system's answers are read in a file that
//! every system tests.

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The reason to hold is there, or it is not.
    Holds(bool),
    /// This system does not have the source.
    Absent,
    /// It is there and cannot be understood, or refuses: why, as a technical remark in English. Says neither yes nor no.
    Unclear(String),
}

impl Answer {
    /// A number that nobody knows.
    pub(super) fn unknown(number: impl std::fmt::Display) -> Self {
        Self::Unclear(format!("an answer that is not known: {number}"))
    }
}
