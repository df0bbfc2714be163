//! Where answers and complaints of a command go: words for a person, or JSON.

use std::io;

use limber_core::api::{ApiError, ErrorCode, Response};
use limber_core::locale::Locale;
use limber_wire::{ClientError, Trouble};
use serde_json::{Value as Json, json};

use super::text::Text;
use crate::adapters::locale;
use crate::exit::Exit;
use crate::print;
use crate::words::Words;

/// Why a command came to nothing.
#[derive(Debug)]
pub(super) enum Failure {
    /// The agent refused, or could not be asked.
    Asking(ClientError),
    /// What was typed fits nothing there is: a sentence.
    Typed(String),
    /// The answer could not be written.
    Answer(io::Error),
}

impl From<ClientError> for Failure {
    fn from(error: ClientError) -> Self {
        Self::Asking(error)
    }
}

/// An answer that belongs to another request: the two programs do not fit together.
pub(super) fn unexpected() -> Failure {
    let malformed = limber_core::api::frame::FrameError::Malformed("an answer to something else".into());
    Failure::Asking(ClientError::Frame(malformed))
}

/// Words, and whether JSON is wanted instead.
pub(super) struct Output {
    pub(super) json: bool,
    pub(super) text: Text,
}

impl Output {
    /// With these files of the catalogue.
    pub(super) fn of(files: &[&str], json: bool) -> Self {
        Self { json, text: Text { words: Words::new(files), locale: Locale::from_name(&locale::name()) } }
    }

    pub(super) fn word(&self, key: &str) -> String {
        self.text.words.text(key)
    }

    /// The answer's value as JSON, or what a person reads.
    pub(super) fn show(&self, answer: &Response, text: impl FnOnce() -> String) -> Result<(), Failure> {
        let printed = if self.json {
            let mut answer = serde_json::to_value(answer).unwrap_or_default();
            print::answer_json(&answer.get_mut("value").map_or_else(|| json!({}), Json::take))
        } else {
            print::answer(&text())
        };
        printed.map_err(Failure::Answer)
    }

    pub(super) fn done(&self, answer: &Response, key: &str) -> Result<(), Failure> {
        self.show(answer, || self.word(key))
    }

    pub(super) fn status(&self, answer: &Response) -> Result<(), Failure> {
        let Response::Status(report) = answer else { return Err(unexpected()) };
        self.show(answer, || self.text.status(report))
    }

    /// Says what went wrong, and gives the exit code.
    pub(super) fn failed(&self, failure: &Failure) -> Exit {
        let error = match failure {
            Failure::Asking(error) => error,
            Failure::Typed(sentence) => {
                let sentence =
                    if self.json { sentence.clone() } else { format!("{sentence}\n{}", self.word("cli-see-help")) };
                self.complain(&json!(ErrorCode::Invalid), &sentence, &Json::Null);
                return Exit::Usage;
            }
            Failure::Answer(error) => {
                return self.not_written(error, Some("cli-done-all-the-same"));
            }
        };
        let (code, field) = match error {
            ClientError::Refused(ApiError { code, field, .. }) => (json!(code), json!(field)),
            ClientError::ProtocolMismatch { .. } => (json!(ErrorCode::ProtocolMismatch), Json::Null),
            ClientError::NotRunning | ClientError::Disconnected | ClientError::TimedOut | ClientError::Hung { .. } => {
                (json!("unreachable"), Json::Null)
            }
            ClientError::Denied(_) => (json!("not_allowed"), Json::Null),
            _ => (json!(ErrorCode::Internal), Json::Null),
        };
        self.complain(&code, &self.sentence(error), &field);
        Exit::of(error)
    }

    /// The same for whoever started this process.
    pub(super) fn refused(&self, failure: Failure) -> ApiError {
        let (code, message) = match failure {
            Failure::Asking(ClientError::Refused(error)) => return error,
            Failure::Asking(error) => (ErrorCode::Internal, self.sentence(&error)),
            Failure::Typed(sentence) => (ErrorCode::Invalid, sentence),
            Failure::Answer(error) => (ErrorCode::Internal, error.to_string()),
        };
        ApiError { code, message, field: None }
    }

    /// The answer could not be written. A reader who has had enough, as in `limber log | head -1`, wants no complaint.
    pub(super) fn not_written(&self, error: &io::Error, besides: Option<&str>) -> Exit {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Exit::Ok;
        }
        let detail = error.to_string();
        let mut sentence = self.text.words.with("cli-answer-not-written", &[("detail", (&detail).into())]);
        if let Some(key) = besides {
            sentence = format!("{sentence} {}", self.word(key));
        }
        self.complain(&json!("not_written"), &sentence, &Json::Null);
        Exit::Journal
    }

    fn complain(&self, code: &Json, message: &str, field: &Json) {
        if self.json {
            print::complaint_json(&json!({ "error": { "code": code, "message": message, "field": field } }));
        } else {
            print::complaint(message);
        }
    }

    fn sentence(&self, error: &ClientError) -> String {
        if let Some(trouble) = Trouble::of(error) {
            return self.text.words.trouble(&trouble);
        }
        match error {
            ClientError::Refused(error) => error.message.clone(),
            ClientError::NotRunning => self.word("cli-not-running"),
            ClientError::Disconnected => self.word("cli-disconnected"),
            ClientError::TimedOut => self.word("cli-timed-out"),
            ClientError::ProtocolMismatch { agent } => self.text.words.with(
                "cli-protocol-mismatch",
                &[("agent", (&agent.version).into()), ("program", crate::VERSION.into())],
            ),
            ClientError::NotStarted { reason, .. } if !reason.is_empty() => format!("{reason}."),
            ClientError::NotStarted { .. }
            | ClientError::Hung { .. }
            | ClientError::Denied(_)
            | ClientError::Unusable { .. }
            | ClientError::Address(_) => self.word("cli-not-started"),
            ClientError::Frame(_) => self.word("cli-not-a-frame"),
            ClientError::Io(error) => self.text.words.with("cli-failed", &[("detail", (&error.to_string()).into())]),
        }
    }
}
