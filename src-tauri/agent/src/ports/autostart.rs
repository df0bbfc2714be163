//! The list of programs that start with the person's session.

/// Why the start list could not be read or changed.
#[derive(Debug, thiserror::Error)]
pub enum AutostartError {
    /// The running program's own path is unknown, so nothing could be started later.
    #[error("the path of the running program is unknown: {0}")]
    NoPath(#[source] std::io::Error),
    /// The system refused.
    #[error("the list of programs that start with the session cannot be used: {0}")]
    Refused(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// It does not answer: the folder it is in may be on a disk that is gone.
    #[error("the list of programs that start with the session does not answer")]
    Silent,
}
