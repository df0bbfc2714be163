//! `limber export`, `limber import`: everything out, and in again, here or on another computer.

use std::io::{self, IsTerminal};

use limber_core::api::{ApiError, ErrorCode, Request, Response};
use limber_core::portable::{Imported, PartCount, Passphrase};
use limber_wire::ClientError;

use super::arguments::{ExportArguments, ImportArguments};
use super::backup::absolute;
use super::output::{Failure, Output, unexpected};
use super::reach;
use crate::adapters::terminal;
use crate::print;

/// Writes everything to a file or a folder.
pub(super) fn export(arguments: &ExportArguments, output: &Output) -> Result<(), Failure> {
    let path = absolute(&arguments.path, output)?;
    let passphrase = if arguments.sealed { Some(new_passphrase(output)?) } else { None };
    let request = Request::Export { path, format: arguments.format, zip: arguments.zip, passphrase };
    let answer = reach::running_or_started()?.request(request)?;
    let Response::Exported(made) = &answer else { return Err(unexpected()) };
    output.show(&answer, || {
        let (rows, size) = (made.rows.to_string(), output.text.size(made.bytes));
        let values = [("rows", (&rows).into()), ("size", (&size).into()), ("path", (&made.path).into())];
        output.text.words.with("cli-exported", &values)
    })
}

/// Shows what an import would come to, asks, and does it.
pub(super) fn import(arguments: &ImportArguments, output: &Output) -> Result<(), Failure> {
    let path = absolute(&arguments.path, output)?;
    let mut client = reach::running_or_started()?;
    let mut passphrase = None;
    let mut ask = |apply| -> Result<Response, Failure> {
        let mut request = |passphrase: Option<Passphrase>| {
            let settings = arguments.settings;
            client.request(Request::Import { path: path.clone(), passphrase, settings, apply })
        };
        match request(passphrase.clone()) {
            // Sealed: asked for once. Words that do not fit are told as they are.
            Err(ClientError::Refused(ApiError { code: ErrorCode::Sealed, .. })) if passphrase.is_none() => {
                passphrase = Some(passphrase_for("cli-passphrase", output)?);
                Ok(request(passphrase.clone())?)
            }
            answer => Ok(answer?),
        }
    };
    if arguments.yes {
        let answer = ask(true)?;
        return output.show(&answer, || told(&answer, output));
    }
    let seen = ask(false)?;
    let Response::Imported(would_be) = &seen else { return Err(unexpected()) };
    let asks = !arguments.dry_run && !output.json && changes(would_be) && io::stdin().is_terminal();
    if !asks {
        return output.show(&seen, || {
            let hint = if changes(would_be) { "cli-import-how-to-apply" } else { "cli-import-nothing-new" };
            format!("{}\n{}", told(&seen, output), output.word(hint))
        });
    }
    output.show(&seen, || told(&seen, output))?;
    print::question(&output.word("cli-import-question"));
    let mut said = String::new();
    let _ = io::stdin().read_line(&mut said); // nothing said is no
    if !output.text.words.text("cli-yes").split(' ').any(|yes| yes == said.trim().to_lowercase()) {
        return print::answer(&output.word("cli-import-left")).map_err(Failure::Answer);
    }
    let answer = ask(true)?;
    output.show(&answer, || told(&answer, output))
}

/// Words to seal with: at a terminal twice, so that a slip does not lock everything away.
fn new_passphrase(output: &Output) -> Result<Passphrase, Failure> {
    let passphrase = passphrase_for("cli-passphrase-new", output)?;
    if passphrase.0.is_empty() {
        return Err(Failure::Typed(output.word("cli-passphrase-empty")));
    }
    if io::stdin().is_terminal() && passphrase_for("cli-passphrase-again", output)? != passphrase {
        return Err(Failure::Typed(output.word("cli-passphrase-differs")));
    }
    Ok(passphrase)
}

/// Asked at the terminal, where nobody sees it, or the next line of the standard input.
fn passphrase_for(question: &str, output: &Output) -> Result<Passphrase, Failure> {
    let at_terminal = io::stdin().is_terminal();
    if at_terminal {
        print::question(&output.word(question));
    }
    let unseen = terminal::unseen();
    let mut line = String::new();
    let read = io::stdin().read_line(&mut line);
    drop(unseen);
    if at_terminal {
        print::complaint("");
    }
    read.map_err(|_| Failure::Typed(output.word("cli-passphrase-unread")))?;
    Ok(Passphrase(line.trim_end_matches(['\r', '\n']).to_owned()))
}

fn changes(report: &Imported) -> bool {
    report.parts.iter().any(|part| part.added + part.newer + part.deleted > 0)
}

/// A line a table, and the rows that contradict each other.
fn told(answer: &Response, output: &Output) -> String {
    let Response::Imported(report) = answer else { return String::new() };
    let words = &output.text.words;
    let mut lines = vec![output.word(if report.applied { "cli-imported" } else { "cli-import-would" })];
    for part in &report.parts {
        let counts = counts(part).map(|(name, count)| (name, count.to_string()));
        let said = counts.iter().filter(|(_, count)| count != "0");
        let said: Vec<String> =
            said.map(|(name, count)| words.with(&format!("cli-import-{name}"), &[("count", count.into())])).collect();
        let name = words.text(&format!("part-{}", part.part.name().replace('_', "-")));
        lines.push(format!("  {name}: {}", said.join(", ")));
    }
    if report.parts.is_empty() {
        lines.push(format!("  {}", output.word("cli-import-empty")));
    }
    for conflict in &report.conflicts {
        let fields = conflict.fields.join(", ");
        let values = [("key", (&conflict.key).into()), ("fields", (&fields).into())];
        lines.push(format!("  {}", words.with("cli-import-conflict", &values)));
    }
    lines.join("\n")
}

fn counts(part: &PartCount) -> [(&'static str, u32); 6] {
    [
        ("added", part.added),
        ("newer", part.newer),
        ("same", part.same),
        ("older", part.older),
        ("conflicts", part.conflicts),
        ("deleted", part.deleted),
    ]
}
