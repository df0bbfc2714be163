//! What the shell took apart is put together again: `pause 10 min`, `--ago 1 h 30`, `--muscle back of thigh`.
//!
//! Only words that can be nothing else are joined to the word before them, so no argument is taken for a part of another.

use std::ffi::{OsStr, OsString};

use super::days::{Day, When};
use super::spans::{plainly, span, time_of_day};

/// Options whose value may begin with a minus and a digit, rightly (`--ago -5m`) or not: it is no option of its own.
const BACK: [&str; 7] = ["--ago", "--at", "--duration", "--severity", "--date", "--since", "--until"];

/// The arguments as they were meant, the program's name first.
pub(super) fn joined(typed: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut whole: Vec<OsString> = Vec::new();
    let mut verbatim = false;
    for word in typed {
        let before = whole.last().map(|before| before.to_string_lossy().into_owned());
        let is_back = |before: &str| BACK.contains(&before) && span_after_minus(&word);
        match before {
            _ if verbatim || whole.len() < 2 => {
                verbatim |= word == "--";
                whole.push(word);
            }
            // The value that follows is the person's own words, or an option's name.
            Some(before) if is_back(&before) => {
                if let Some(option) = whole.last_mut() {
                    option.push("=");
                    option.push(word);
                }
            }
            Some(before) if goes_on(value(&before), &word.to_string_lossy()) => {
                if let Some(value) = whole.last_mut() {
                    value.push(" ");
                    value.push(word);
                }
            }
            _ => {
                verbatim |= word == "--";
                whole.push(word);
            }
        }
    }
    whole
}

/// What stands after `--option=`; a whole option has no value that could go on.
fn value(word: &str) -> &str {
    match word.strip_prefix("--") {
        Some(option) => option.split_once('=').map_or("", |(name, value)| if name == "note" { "" } else { value }),
        None => word,
    }
}

fn span_after_minus(word: &OsStr) -> bool {
    word.to_string_lossy().strip_prefix('-').is_some_and(|rest| rest.starts_with(|c: char| c.is_numeric()))
}

/// Whether `word` can only be a part of what `before` begins.
fn goes_on(before: &str, word: &str) -> bool {
    let (before, word) = (plainly(before), plainly(word));
    if before.is_empty() || word.is_empty() {
        return false;
    }
    let names = ["back of thigh", "front of thigh", "urge to move", "last night", "half an hour"];
    let begins = |whole: &str| {
        whole
            .strip_prefix(&before)
            .and_then(|rest| rest.strip_prefix(' '))
            .is_some_and(|rest| rest == word || rest.starts_with(&format!("{word} ")))
    };
    if names.into_iter().any(begins) {
        return true;
    }
    let begun = before.strip_prefix("until ").or_else(|| before.strip_prefix("for ")).unwrap_or(&before);
    let both = format!("{begun} {word}");
    let is_number = before.ends_with(|c: char| c.is_ascii_digit());
    let unit = word.starts_with(|c: char| c.is_alphabetic());
    // "10" and "min", "2" and "pm", "10 min" and "ago".
    if unit && begun.starts_with(|c: char| c.is_ascii_digit() || c == '-') && (is_number || word == "ago") {
        return span(both.trim_start_matches('-')).is_ok() || time_of_day(&both).is_ok();
    }
    // "1 h" and "30", "1 h 30" and "min".
    if !is_number && begun.starts_with(|c: char| c.is_ascii_digit()) && span(begun).is_ok() && span(&both).is_ok() {
        return true;
    }
    // "yesterday at 11:30" and "pm".
    if is_number && matches!(word.as_str(), "am" | "pm" | "a.m." | "p.m.") && When::read(&both).is_ok() {
        return true;
    }
    // "until" and "2"; "last" and "monday"; "yesterday" and "23:30", with or without "at".
    match before.as_str() {
        "until" | "for" => {
            return word.starts_with(|c: char| c.is_ascii_digit()) || time_of_day(&word).is_ok() || word == "tomorrow";
        }
        "last" | "on" => return Day::read(&both).is_ok(),
        _ => {}
    }
    match before.strip_suffix(" at") {
        Some(day) => {
            Day::read(day).is_ok()
                && word.starts_with(|c: char| c.is_ascii_digit() || word == "noon" || word == "midnight")
        }
        None => (before == "tomorrow" || Day::read(&before).is_ok()) && (word == "at" || time_of_day(&word).is_ok()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> Vec<String> {
        let typed = line.split(' ').map(OsString::from);
        joined(typed).into_iter().map(|word| word.into_string().unwrap()).collect()
    }

    #[test]
    fn what_belongs_together_is_joined() {
        for (line, parts) in [
            ("limber pause 10 min", &["limber", "pause", "10 min"][..]),
            ("limber pause 1 h 30 min", &["limber", "pause", "1 h 30 min"]),
            ("limber pause until 2 pm", &["limber", "pause", "until 2 pm"]),
            ("limber pause 2 PM --json", &["limber", "pause", "2 PM", "--json"]),
            ("limber pause half an hour", &["limber", "pause", "half an hour"]),
            ("limber pause until tomorrow", &["limber", "pause", "until tomorrow"]),
            ("limber break snooze 5 minutes", &["limber", "break", "snooze", "5 minutes"]),
            ("limber cramp --ago -5m", &["limber", "cramp", "--ago=-5m"]),
            ("limber cramp --ago -5 min --side left", &["limber", "cramp", "--ago=-5 min", "--side", "left"]),
            ("limber cramp --ago 10 min ago", &["limber", "cramp", "--ago", "10 min ago"]),
            (
                "limber cramp --muscle Back of thigh --ago 1 h",
                &["limber", "cramp", "--muscle", "Back of thigh", "--ago", "1 h"],
            ),
            ("limber cramp --kind=urge to move", &["limber", "cramp", "--kind=urge to move"]),
            ("limber cramp --at yesterday at 11:30 pm", &["limber", "cramp", "--at", "yesterday at 11:30 pm"]),
            ("limber cramp --at last night 2:10", &["limber", "cramp", "--at", "last night 2:10"]),
            ("limber night none --date last night", &["limber", "night", "none", "--date", "last night"]),
            (
                "limber log --since last monday --until today",
                &["limber", "log", "--since", "last monday", "--until", "today"],
            ),
        ] {
            assert_eq!(of(line), parts, "{line}");
        }
    }

    #[test]
    fn nothing_else_is() {
        for line in [
            "limber night none",
            "limber night --date 2026-11-12 none",
            "limber night --date yesterday cramps",
            "limber open today",
            "limber cramp --severity 7 --side left",
            "limber cramp --note min",
            "limber cramp --note 10 --ago 5",
            "limber cramp --note=10 x",
            "limber evening check in-bed",
            "limber log edit 0193 --severity 3",
            "limber log edit 0193ab none",
            "limber break done partly",
            "limber -- 10 min",
            "limber --ago",
        ] {
            assert_eq!(of(line), line.split(' ').collect::<Vec<_>>(), "{line}");
        }
    }
}
