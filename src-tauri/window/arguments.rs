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
#[error("limber-window [--version] [--view {}]", View::ALL.map(View::name).join("|"))]
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
    View::ALL.into_iter().find(|view| view.name() == name).ok_or(Usage)
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
        for view in View::ALL {
            let name = view.name();
            assert_eq!(serde_json::to_value(view).unwrap(), name);
            assert_eq!(of(&format!("--view {name}")), Ok(Arguments::Show(view)));
            assert_eq!(of(&format!("--view={name}")), Ok(Arguments::Show(view)));
            assert!(Usage.to_string().contains(name), "{Usage}");
        }
        assert_eq!(of("--version"), Ok(Arguments::Version));
    }

    #[test]
    fn anything_else_is_refused_rather_than_guessed() {
        for line in ["--view", "--view moon", "--help", "journal", "--view today extra", "--version --view today"] {
            assert_eq!(of(line), Err(Usage), "{line}");
        }
    }
}
