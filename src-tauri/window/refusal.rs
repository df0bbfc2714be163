//! What the page gets when the agent cannot answer: the same form a refusal by the agent has.
//!
//! May know: the catalogue of error sentences. Must never: hide what the agent itself said.

use std::fmt::Display;
use std::io::Write;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use limber_core::api::frame::FrameError;
use limber_core::api::{ApiError, ErrorCode};
use limber_wire::{ClientError, Trouble};

const SENTENCES: [&str; 2] =
    [include_str!("../../assets/locales/en/shell.ftl"), include_str!("../../assets/locales/en/reach.ftl")];

/// A failure on the way to the agent, in the page's terms.
pub(crate) fn of(error: ClientError) -> ApiError {
    match error {
        ClientError::Refused(refusal) => refusal,
        ClientError::ProtocolMismatch { .. } => refuse(ErrorCode::ProtocolMismatch, "shell-other-version"),
        ClientError::Frame(FrameError::TooLarge) => refuse(ErrorCode::TooLarge, "shell-too-large"),
        ClientError::Frame(FrameError::Malformed(_)) => unexpected(),
        error @ ClientError::Hung { .. } => stuck(&error),
        _ => away(),
    }
}

/// The agent runs and does nothing any more: trying again does not help, ending it does.
fn stuck(error: &ClientError) -> ApiError {
    let Some(trouble) = Trouble::of(error) else { return away() };
    let mut values = FluentArgs::new();
    for (name, value) in trouble.values {
        values.set(name, value);
    }
    ApiError { code: ErrorCode::Internal, message: filled_in(trouble.key, Some(&values)), field: None }
}

/// The agent is not there at the moment.
pub(crate) fn away() -> ApiError {
    refuse(ErrorCode::Leaving, "shell-away")
}

/// The agent answered something else than was asked.
pub(crate) fn unexpected() -> ApiError {
    refuse(ErrorCode::Malformed, "shell-unexpected")
}

/// No window for what was to be printed.
pub(crate) fn not_printed(error: &dyn Display) -> ApiError {
    log(error);
    refuse(ErrorCode::Internal, "shell-not-printed")
}

/// A path that was chosen and is no text: the agent cannot be told of it.
pub(crate) fn path_not_text() -> ApiError {
    refuse(ErrorCode::Invalid, "shell-path-not-text")
}

/// Instead of a page that ends again and again.
pub(crate) fn page_dead() -> String {
    sentence("shell-page-dead")
}

/// Instead of a window where there is no screen to show it on.
pub(crate) fn no_display() -> String {
    sentence("shell-no-display")
}

/// Says in the terminal or the session's log what no window shows.
pub(crate) fn log(error: &dyn Display) {
    let _ = writeln!(std::io::stderr(), "limber-window: {error}"); // without a terminal nobody reads it
}

fn refuse(code: ErrorCode, key: &str) -> ApiError {
    ApiError { code, message: sentence(key), field: None }
}

/// The sentence for a key. Read anew each time: these are rare, and the memory is better spent elsewhere.
fn sentence(key: &str) -> String {
    filled_in(key, None)
}

fn filled_in(key: &str, values: Option<&FluentArgs<'_>>) -> String {
    let mut bundle = FluentBundle::default();
    bundle.set_use_isolating(false); // a command is copied into a terminal as it stands
    for text in SENTENCES {
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    let pattern = bundle.get_message(key).and_then(|message| message.value());
    pattern
        .map_or_else(|| key.to_owned(), |pattern| bundle.format_pattern(pattern, values, &mut Vec::new()).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_failure_has_a_sentence_and_a_code_the_page_acts_on() {
        for (error, code) in [
            (ClientError::NotRunning, ErrorCode::Leaving),
            (ClientError::Disconnected, ErrorCode::Leaving),
            (ClientError::TimedOut, ErrorCode::Leaving),
            (ClientError::Frame(FrameError::TooLarge), ErrorCode::TooLarge),
            (ClientError::Frame(FrameError::Malformed(String::new())), ErrorCode::Malformed),
        ] {
            let refusal = of(error);
            assert_eq!(refusal.code, code);
            assert!(refusal.message.contains(' '), "a sentence, not a key: {}", refusal.message);
        }
    }

    #[test]
    fn a_stuck_agent_is_named_with_the_command_that_ends_it() {
        let refusal = of(ClientError::Hung { pid: Some(4711) });
        assert_eq!(refusal.code, ErrorCode::Internal);
        let ends = refusal.message.contains("kill") && refusal.message.matches("4711").count() == 2;
        assert!(ends && !refusal.message.contains('\u{2068}'), "{}", refusal.message);
    }

    #[test]
    fn what_the_agent_says_is_passed_on_word_for_word() {
        let said = ApiError {
            code: ErrorCode::Invalid,
            message: "Severity goes from 0 to 10.".into(),
            field: Some("entry.severity".into()),
        };
        assert_eq!(of(ClientError::Refused(said.clone())), said);
    }
}
