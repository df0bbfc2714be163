//! A value that cannot be accepted: which field, and what is wrong with it.

/// The first thing wrong with a request. The agent makes a sentence of it in the person's language.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{field} {problem}")]
pub struct Invalid {
    /// The field, as a path in the request, such as `entry.severity` or `change.breaks.interval_minutes`.
    pub field: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What is wrong with a value. Each has a sentence of its own that names the fix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// A number outside its range.
    #[error("is not between {least} and {most}")]
    OutOfRange {
        /// The smallest allowed.
        least: i64,
        /// The largest allowed.
        most: i64,
    },
    /// A text longer than allowed.
    #[error("is longer than {most}")]
    TooLong {
        /// The most characters.
        most: u32,
    },
    /// A list with more than it can hold.
    #[error("holds {most} at most")]
    TooMany {
        /// The most entries.
        most: u32,
    },
    /// Empty where something has to be.
    #[error("is empty")]
    Empty,
    /// Later than now.
    #[error("lies in the future")]
    InTheFuture,
    /// Before anything that can be meant.
    #[error("lies before {first_year}")]
    TooLongAgo {
        /// The first year accepted.
        first_year: i32,
    },
    /// An end before its beginning.
    #[error("ends before it begins")]
    EndsBeforeItBegins,
    /// A moment that belongs to another night than the entry's.
    #[error("belongs to another night")]
    AnotherNight,
    /// Two ranges that share a minute.
    #[error("overlaps with another range")]
    Overlap,
    /// Another one of which there can be one at a time goes on.
    #[error("goes on beside another one")]
    AnotherGoesOn,
    /// The same thing listed twice.
    #[error("is listed twice")]
    Twice,
    /// No such field, item or name.
    #[error("is not known")]
    Unknown,
    /// The right kind of value, but none that is possible here.
    #[error("is not one of the possible values")]
    NotAllowed,
    /// A combination of keys without one that is held, other than Shift.
    #[error("has none of Ctrl, Alt and Super")]
    NoModifier,
    /// Ctrl or Alt alone with a key: programs use those.
    #[error("is used by programs")]
    OneModifier,
    /// A combination of keys that the system keeps for itself.
    #[error("is kept by the system")]
    Reserved,
    /// Only keys that are held.
    #[error("has no key beside those that are held")]
    NoKey,
    /// Two keys that are pressed.
    #[error("has more than one key beside those that are held")]
    SecondKey,
    /// No key has this name.
    #[error("names a key that is not known")]
    UnknownKey,
    /// Comes with Limber: only what is the person's own can be written anew or removed.
    #[error("comes with Limber")]
    BuiltIn,
    /// A folder that is not named from the root on.
    #[error("is not a whole path")]
    NotAWholePath,
    /// Another kind of value than the field holds.
    #[error("is of the wrong kind")]
    WrongType,
}

impl Invalid {
    /// What is wrong with a field.
    pub fn new(field: impl Into<String>, problem: Problem) -> Self {
        Self { field: field.into(), problem }
    }
}
