//! What a backup is called: `limber-COMPUTER-2026-11-12-090000.db`. The name tells who made it and when, so that nothing
//! else has to be kept, and two computers can use one folder.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDateTime;

const BEGINS: &str = "limber-";
const ENDS: &str = ".db";
const MOMENT: &str = "%Y-%m-%d-%H%M%S";
const MOMENT_CHARACTERS: usize = 17;

/// Most characters of the computer's name in it.
const COMPUTER_CHARACTERS: usize = 40;

/// The name of a backup's file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct BackupName {
    /// When it was made, on that computer's clock, in whole seconds.
    pub made_at: NaiveDateTime,
    /// The computer, as far as its name can stand in a file's name anywhere.
    pub computer: String,
}

impl BackupName {
    /// Of a backup that `computer` makes at this moment.
    pub fn new(computer: &str, made_at: NaiveDateTime) -> Self {
        Self { made_at, computer: short(computer) }
    }

    /// Whether a backup of this name was made by `computer`.
    pub fn is_of(&self, computer: &str) -> bool {
        self.computer == short(computer)
    }
}

/// Letters, digits and hyphens of the first part of the name.
fn short(computer: &str) -> String {
    let first = computer.split('.').next().unwrap_or_default().to_lowercase();
    let plain: String = first.chars().map(|one| if one.is_ascii_alphanumeric() { one } else { '-' }).collect();
    let plain: String = plain.trim_matches('-').chars().take(COMPUTER_CHARACTERS).collect();
    if plain.is_empty() { "computer".into() } else { plain }
}

impl fmt::Display for BackupName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{BEGINS}{}-{}{ENDS}", self.computer, self.made_at.format(MOMENT))
    }
}

impl FromStr for BackupName {
    type Err = ();

    /// Only what `Display` writes is one.
    fn from_str(text: &str) -> Result<Self, ()> {
        let middle = text.strip_prefix(BEGINS).and_then(|text| text.strip_suffix(ENDS)).ok_or(())?;
        let at = middle.len().checked_sub(MOMENT_CHARACTERS).filter(|at| middle.is_char_boundary(*at)).ok_or(())?;
        let (computer, moment) = middle.split_at(at);
        let made_at = NaiveDateTime::parse_from_str(moment, MOMENT).map_err(|_| ())?;
        let name = Self::new(computer.strip_suffix('-').ok_or(())?, made_at);
        if name.to_string() == text { Ok(name) } else { Err(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_who_and_when() {
        let made_at = NaiveDateTime::parse_from_str("2026-11-12 09:00:03", "%Y-%m-%d %H:%M:%S").unwrap();
        for (computer, text) in [
            ("desk", "limber-desk-2026-11-12-090003.db"),
            ("Ana's Laptop.local", "limber-ana-s-laptop-2026-11-12-090003.db"),
            ("../..", "limber-computer-2026-11-12-090003.db"),
            ("脚", "limber-computer-2026-11-12-090003.db"),
        ] {
            let name = BackupName::new(computer, made_at);
            assert_eq!(name.to_string(), text);
            assert_eq!(text.parse(), Ok(name.clone()));
            assert!(name.is_of(computer) && !name.is_of("other"));
        }
    }

    #[test]
    fn nothing_else_is_a_name() {
        for text in [
            "",
            "limber-.db",
            "limber-2026-11-12-090003.db",
            "limber-desk-2026-11-12-090003.db.part",
            "limber-desk-2026-13-12-090003.db",
            "../limber-desk-2026-11-12-090003.db",
            "limber-../x-2026-11-12-090003.db",
            "limber-Desk-2026-11-12-090003.db",
            "limber-desk-2026-11-12-9003.db",
            "journal.db",
            "limber-脚-2026-11-12-090003.db",
        ] {
            assert_eq!(text.parse::<BackupName>(), Err(()), "{text}");
        }
    }
}
