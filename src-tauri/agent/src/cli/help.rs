//! Help and complaints about what was typed, in the words of the catalogue.

use std::error::Error as _;
use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory, Error};
use limber_core::api::View;

use super::arguments::Arguments;
use super::output::{Failure, Output};
use super::spans::{Unread, plainly};
use crate::exit::Exit;
use crate::print;
use crate::words::Words;

/// Answers a line that was not a command: help, the version, or what is wrong with it.
pub(super) fn answer(error: &Error, typed: &[OsString], output: &Output) -> Exit {
    let words = &output.text.words;
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let Err(help) = command(words).try_get_matches_from(asked(typed)) else { return Exit::Ok };
            let printed = print::answer(help.render().to_string().trim_end());
            printed.map_or_else(|error| output.not_written(&error, None), |()| Exit::Ok)
        }
        kind => output.failed(&Failure::Typed(complaint(kind, error, words))),
    }
}

/// `limber help break` as `limber break --help`, whose words are all the catalogue's.
fn asked(typed: &[OsString]) -> Vec<OsString> {
    let commands = typed.iter().take_while(|word| !word.to_string_lossy().starts_with('-'));
    let mut asked = typed.to_vec();
    if let Some(at) = commands.skip(1).position(|word| word == "help") {
        asked.remove(at + 1);
        asked.push("--help".into());
    }
    asked
}

fn complaint(kind: ErrorKind, error: &Error, words: &Words) -> String {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let argument = context(ContextKind::InvalidArg).replace(['<', '>', '[', ']'], "").replace("...", "");
    match kind {
        ErrorKind::InvalidSubcommand => {
            let wrong = context(ContextKind::InvalidSubcommand);
            let sentence = words.with("cli-wrong-command", &[("command", (&wrong).into())]);
            perhaps(sentence, &context(ContextKind::SuggestedSubcommand), words)
        }
        ErrorKind::UnknownArgument => {
            let sentence = words.with("cli-wrong-argument", &[("argument", (&argument).into())]);
            perhaps(sentence, &context(ContextKind::SuggestedArg), words)
        }
        ErrorKind::ArgumentConflict => {
            let other = context(ContextKind::PriorArg).replace(['<', '>', '[', ']'], "");
            let values = [("argument", (&argument).into()), ("other", (&other).into())];
            words.with("cli-arguments-clash", &values)
        }
        ErrorKind::MissingRequiredArgument | ErrorKind::MissingSubcommand => {
            words.with("cli-missing-argument", &[("argument", (&argument).into())])
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let (value, possible) = (context(ContextKind::InvalidValue), context(ContextKind::ValidValue));
            if error.source().and_then(|reason| reason.downcast_ref()) == Some(&Unread::Ambiguous) {
                return ambiguous(&value, words);
            }
            let forms = if possible.is_empty() { forms_of(&argument, words) } else { possible };
            let values = [("argument", (&argument).into()), ("value", (&value).into()), ("forms", (&forms).into())];
            let key = match (value.is_empty(), forms.is_empty()) {
                (true, _) => "cli-missing-value",
                (false, true) => "cli-wrong-value",
                (false, false) => "cli-wrong-value-forms",
            };
            words.with(key, &values)
        }
        _ => words.text("cli-not-understood"),
    }
}

/// A sentence, and what may have been meant.
fn perhaps(sentence: String, suggested: &str, words: &Words) -> String {
    if suggested.is_empty() {
        return sentence;
    }
    let either = suggested.split(", ").map(|one| format!("“{one}”")).collect::<Vec<_>>().join(", ");
    format!("{sentence} {}", words.with("cli-perhaps", &[("suggested", (&either).into())]))
}

/// A number that may be minutes or a time of day: both, to choose from.
fn ambiguous(value: &str, words: &Words) -> String {
    let digits: String = plainly(value).chars().filter(char::is_ascii_digit).collect();
    let (hour, minute) = digits.split_at(digits.len().saturating_sub(2));
    let (minutes, time) = (plainly(value), format!("{hour}:{minute}"));
    let values = [("value", value.into()), ("minutes", (&minutes).into()), ("time", (&time).into())];
    words.with("cli-ambiguous", &values)
}

/// The names of all views, from the domain.
fn views() -> String {
    View::ALL.map(View::name).join(", ")
}

/// What an argument may look like: the name of its value, or else its own, in lower case is the end of the key.
fn forms_of(argument: &str, words: &Words) -> String {
    let names =
        argument.split([' ', '=']).rev().map(|name| name.trim_start_matches('-').to_lowercase().replace('_', "-"));
    for name in names {
        let key = format!("cli-forms-{name}");
        match name.as_str() {
            "view" => return views(),
            _ if words.has(&key) => return words.text(&key),
            _ => {}
        }
    }
    String::new()
}

/// The command line with its help from the catalogue: `cli-help` for the whole, `cli-help-break-snooze` for a
/// command, `cli-help-break-snooze-minutes` for one of its arguments. The headings are those of the catalogue too.
fn command(words: &Words) -> Command {
    let root = Arguments::command().about(words.text("cli-help")).disable_version_flag(true);
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    explained(root.arg(version), "", words).after_long_help(words.text("cli-exit-codes"))
}

fn explained(command: Command, path: &str, words: &Words) -> Command {
    let inner = |name: &str| format!("{path}{}{}", if path.is_empty() { "" } else { "-" }, name.replace('_', "-"));
    let usage = words.text("cli-heading-usage");
    let mut command = command
        .long_about(None::<&str>)
        .disable_help_flag(true)
        .arg(help_flag(words))
        .subcommand_help_heading(words.text("cli-heading-commands"))
        .help_template(format!("{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}"));
    let names: Vec<String> = command.get_subcommands().map(|inner| inner.get_name().to_owned()).collect();
    let arguments: Vec<String> = command.get_arguments().map(|argument| argument.get_id().to_string()).collect();
    for id in arguments.iter().filter(|id| *id != "help") {
        let key = inner(id);
        // What can be said of an entry is the same wherever it is said.
        let own = format!("cli-help-{key}");
        let key = if words.has(&own) { own } else { format!("cli-help-entry-{id}") };
        let help = words.with(&key, &[("views", (&views()).into())]);
        command = command.mut_arg(id, |argument| argument.help(help).long_help(None::<&str>));
    }
    for id in arguments {
        command = command.mut_arg(id, |argument| headed(argument, words));
    }
    if !names.is_empty() {
        let help = Command::new("help").about(words.text("cli-help-help"));
        let help = help.disable_help_flag(true).arg(headed(help_flag(words), words));
        command = command.disable_help_subcommand(true).subcommand(help);
    }
    for name in names {
        let key = inner(&name);
        let about = words.text(&format!("cli-help-{key}"));
        command = command.mut_subcommand(name, |command| explained(command.about(about), &key, words));
    }
    command
}

fn help_flag(words: &Words) -> Arg {
    Arg::new("help").short('h').long("help").action(ArgAction::Help).help(words.text("cli-help-help"))
}

/// Under its heading, with its names in the words of the catalogue.
fn headed(argument: Arg, words: &Words) -> Arg {
    let heading = if argument.is_positional() { "cli-heading-arguments" } else { "cli-heading-options" };
    let possible: Vec<String> =
        argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
    let argument = argument.help_heading(words.text(heading));
    if !argument.get_action().takes_values() {
        return argument;
    }
    let argument = argument.hide_possible_values(true).hide_default_value(true);
    if possible.is_empty() {
        return argument;
    }
    let possible = possible.join(", ");
    let values = [("help", (&help).into()), ("values", (&possible).into())];
    argument.help(words.with("cli-help-values", &values))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{self, Words};

    fn unexplained(command: &Command, path: &str, missing: &mut Vec<String>) {
        if command.get_about().is_none_or(|about| about.to_string().starts_with("cli-")) {
            missing.push(path.to_owned());
        }
        for argument in command.get_arguments().filter(|argument| !argument.is_hide_set()) {
            if argument.get_help().is_none_or(|help| help.to_string().starts_with("cli-")) {
                missing.push(format!("{path}.{}", argument.get_id()));
            }
        }
        for inner in command.get_subcommands() {
            unexplained(inner, &format!("{path}-{}", inner.get_name()), missing);
        }
    }

    #[test]
    fn every_command_and_argument_is_explained_in_the_catalogue() {
        let mut missing = Vec::new();
        unexplained(&command(&Words::new(&[words::CLI])), "cli-help", &mut missing);
        assert!(missing.is_empty(), "not in cli.ftl: {missing:?}");
    }
}
