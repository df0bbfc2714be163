//! `limber delete everything`: asks for the word, and says what is gone and what is not.

use std::io::{self, IsTerminal};

use limber_core::api::{Request, Response};
use limber_core::backup::{DELETE_WORD, Deleted, is_delete_word};

use super::arguments::DeleteAction;
use super::output::{Failure, Output, unexpected};
use super::reach;
use crate::print;

/// Deletes it once the word was typed, at the terminal or as a flag.
pub(super) fn delete(action: DeleteAction, output: &Output) -> Result<(), Failure> {
    let DeleteAction::Everything { word } = action;
    let word = match word {
        Some(word) => word,
        None if io::stdin().is_terminal() && !output.json => asked(output)?,
        None => return Err(Failure::Typed(output.text.words.with("cli-delete-how", &[("word", DELETE_WORD.into())]))),
    };
    if !is_delete_word(&word) {
        return Err(Failure::Typed(output.word("cli-delete-left")));
    }
    let answer = reach::running_or_started()?.request(Request::DeleteEverything { word })?;
    let Response::Deleted(deleted) = &answer else { return Err(unexpected()) };
    output.show(&answer, || told(deleted, output))
}

fn asked(output: &Output) -> Result<String, Failure> {
    print::answer(&output.word("cli-delete-what")).map_err(Failure::Answer)?;
    print::question(&output.text.words.with("cli-delete-question", &[("word", DELETE_WORD.into())]));
    let mut said = String::new();
    let _ = io::stdin().read_line(&mut said); // nothing said is another word
    Ok(said)
}

fn told(deleted: &Deleted, output: &Output) -> String {
    let words = &output.text.words;
    let (files, size) = (deleted.files.to_string(), output.text.size(deleted.bytes));
    let mut lines = vec![words.with("cli-delete-done", &[("files", (&files).into()), ("size", (&size).into())])];
    if deleted.only_removed > 0 {
        let files = deleted.only_removed.to_string();
        lines.push(words.with("cli-delete-only-removed", &[("files", (&files).into())]));
    }
    for (key, paths) in [("cli-delete-unreachable", &deleted.unreachable), ("cli-delete-still-there", &deleted.left)] {
        lines.extend(paths.iter().map(|path| words.with(key, &[("path", path.into())])));
    }
    if deleted.of_others > 0 {
        let files = deleted.of_others.to_string();
        lines.push(words.with("cli-delete-of-others", &[("files", (&files).into())]));
    }
    lines.push(words.text("cli-delete-stays"));
    lines.join("\n")
}
