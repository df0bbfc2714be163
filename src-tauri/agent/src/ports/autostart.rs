//! The list of programs that start with the person's session.

use std::io;
use std::path::PathBuf;

use limber_wire::Trouble;

use crate::words::Words;

/// Why the start list could not be read or changed.
#[derive(Debug, thiserror::Error)]
pub enum AutostartError {
    /// The running program's own path is unknown, so nothing could be started later.
    #[error("the path of the running program is unknown: {0}")]
    NoPath(#[source] io::Error),
    /// The system refused.
    #[error("{} cannot be used: {source}", place.display())]
    Refused {
        /// The entry: a file, or the name of its place in the registry.
        place: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// It does not answer: the folder it is in may be on a disk that is gone.
    #[error("the list of programs that start with the session does not answer")]
    Silent,
}

impl AutostartError {
    /// A sentence that names the place and the fix, from `agent.ftl` and `reach.ftl`.
    pub fn sentence(&self, words: &Words) -> String {
        match self {
            Self::NoPath(error) => words.with("start-list-no-path", &[("detail", (&error.to_string()).into())]),
            Self::Refused { place, source } => words.trouble(&Trouble::of_io(place, source)),
            Self::Silent => words.text("start-list-silent"),
        }
    }
}
