//! What the agent (or a hand) puts after `limber-window`.

use std::ffi::OsString;

use limber_core::api::View;

/// What is wanted.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Arguments {
    /// `--view NAME`; Today without it.
    Show(View),
    /// `--version`.
    Version,
}

/// Anything else was given. Shown in a terminal only: people start `limber`, not this program.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("limber-window [--version] [--view today|stretch|evening|journal|settings|break|cramp|practice]")]
pub(crate) struct Usage;

pub(crate) fn parse(arguments: impl Iterator<Item = OsString>) -> Result<Arguments, Usage> {
    // What is not text is no view: it becomes one that does not exist.
    let mut arguments = arguments.map(|argument| argument.into_string().unwrap_or_default());
    let wanted = match arguments.next().as_deref() {
        None => Arguments::Show(View::Today),
        Some("--version") => Arguments::Version,
        Some("--view") => Arguments::Show(view(&arguments.next().ok_or(Usage)?)?),
        Some(other) => Arguments::Show(view(other.strip_prefix("--view=").ok_or(Usage)?)?),
    };
    if arguments.next().is_some() { Err(Usage) } else { Ok(wanted) }
}

fn view(name: &str) -> Result<View, Usage> {
    serde_json::from_value(name.into()).map_err(|_| Usage)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> Result<Arguments, Usage> {
        parse(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn every_view_has_the_name_it_has_on_the_wire() {
        assert_eq!(of(""), Ok(Arguments::Show(View::Today)));
        assert_eq!(of("--view journal"), Ok(Arguments::Show(View::Journal)));
        assert_eq!(of("--view=cramp"), Ok(Arguments::Show(View::Cramp)));
        assert_eq!(of("--view practice"), Ok(Arguments::Show(View::Practice)));
        assert_eq!(of("--version"), Ok(Arguments::Version));
    }

    #[test]
    fn anything_else_is_refused_rather_than_guessed() {
        for line in ["--view", "--view moon", "--help", "journal", "--view today extra", "--version --view today"] {
            assert_eq!(of(line), Err(Usage), "{line}");
        }
    }
}
