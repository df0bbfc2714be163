//! Exit codes: those of sysexits.h where they fit. `limber --help` lists them.

use limber_core::api::ErrorCode;
use limber_wire::ClientError;

/// How a command ended. The number is what the shell sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// Done.
    Ok = 0,
    /// `limber doctor` found something that does not work.
    Unwell = 1,
    /// What was typed cannot be understood, or a value is out of range (`EX_USAGE`).
    Usage = 64,
    /// The entry is not there (`EX_NOINPUT`).
    NotFound = 66,
    /// Not possible at the moment, such as a snooze with nothing due (`EX_UNAVAILABLE`).
    NotNow = 69,
    /// Something failed; the log says more (`EX_SOFTWARE`).
    Internal = 70,
    /// The journal cannot be written or read, or the answer cannot be written (`EX_IOERR`).
    Journal = 74,
    /// The agent does not run, or does not answer (`EX_TEMPFAIL`).
    Unreachable = 75,
    /// The agent that runs is another version (`EX_PROTOCOL`).
    Protocol = 76,
    /// A file or folder may not be used (`EX_NOPERM`).
    NotAllowed = 77,
}

impl Exit {
    /// The code of a failed request.
    pub(crate) fn of(error: &ClientError) -> Self {
        match error {
            ClientError::Refused(error) => Self::of_code(error.code),
            ClientError::ProtocolMismatch { .. } => Self::Protocol,
            ClientError::NotRunning | ClientError::Disconnected | ClientError::TimedOut | ClientError::Hung { .. } => {
                Self::Unreachable
            }
            ClientError::Denied(_) => Self::NotAllowed,
            ClientError::NotStarted { code, .. } => Self::of_started(*code),
            ClientError::Unusable { source, .. } if source.kind() == std::io::ErrorKind::PermissionDenied => {
                Self::NotAllowed
            }
            ClientError::Address(_) | ClientError::Frame(_) | ClientError::Io(_) | ClientError::Unusable { .. } => {
                Self::Internal
            }
        }
    }

    /// The code of a command whose agent could not start is the agent's own, where it says what a command would.
    fn of_started(code: Option<i32>) -> Self {
        [Self::Unreachable, Self::NotAllowed]
            .into_iter()
            .find(|exit| code == Some(*exit as i32))
            .unwrap_or(Self::Internal)
    }

    fn of_code(code: ErrorCode) -> Self {
        match code {
            ErrorCode::Invalid | ErrorCode::TooLarge | ErrorCode::Sealed => Self::Usage,
            ErrorCode::NotFound => Self::NotFound,
            ErrorCode::NotNow | ErrorCode::Overtaken => Self::NotNow,
            ErrorCode::DiskFull
            | ErrorCode::ReadOnly
            | ErrorCode::Busy
            | ErrorCode::DatabaseNewer
            | ErrorCode::DatabaseDamaged => Self::Journal,
            ErrorCode::Leaving => Self::Unreachable,
            ErrorCode::ProtocolMismatch => Self::Protocol,
            ErrorCode::Malformed | ErrorCode::Internal => Self::Internal,
        }
    }
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
