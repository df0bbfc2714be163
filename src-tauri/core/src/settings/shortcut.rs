//! A combination of keys that works from anywhere: read, checked and written as text, such as "Ctrl+Alt+C".
//!
//! Knows: names of keys. Must never: know what a keyboard or a desktop makes of them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::invalid::Problem;

/// What the person chose of keys that work from anywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
pub struct ShortcutSettings {
    /// *Cramp now*, such as "Ctrl+Alt+C"; none by default.
    #[ts(type = "string | null")]
    pub cramp: Option<Shortcut>,
}

/// A combination of keys: modifiers that are held, and one key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[allow(clippy::struct_excessive_bools)] // each key is held or not
pub struct Shortcut {
    /// Ctrl is held.
    pub ctrl: bool,
    /// Alt is held.
    pub alt: bool,
    /// Shift is held.
    pub shift: bool,
    /// The key with the system's mark is held.
    pub super_: bool,
    /// What is pressed.
    pub key: Key,
}

/// A key that can be pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// A to Z, in upper case.
    Letter(char),
    /// 0 to 9, by what is written on the key.
    Digit(char),
    /// F1 to F24.
    Function(u8),
    /// By its name.
    Named(NamedKey),
}

/// Most characters of a combination as text: all modifiers and the longest name are fewer.
const CHARACTERS: usize = 64;

macro_rules! named_keys {
    ($($(#[$about:meta])* $key:ident = $name:literal $(| $other:literal)*,)+) => {
        /// Keys with a name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum NamedKey { $($(#[$about])* $key,)+ }

        impl NamedKey {
            /// Its name, as it is written.
            pub fn name(self) -> &'static str {
                match self { $(Self::$key => $name,)+ }
            }

            /// By any of its names, in lower case.
            fn read(text: &str) -> Option<Self> {
                let is = |names: &[&str]| names.iter().any(|name| name.eq_ignore_ascii_case(text));
                $(if is(&[$name $(, $other)*]) { return Some(Self::$key) })+
                None
            }

            #[cfg(test)]
            const ALL: &'static [Self] = &[$(Self::$key,)+];
        }
    };
}

named_keys! {
    /// The longest one.
    Space = "Space",
    /// The line's end.
    Enter = "Enter" | "Return",
    /// Over to the next.
    Tab = "Tab",
    /// Takes away what is before.
    Backspace = "Backspace",
    /// Takes away what is after.
    Delete = "Delete" | "Del",
    /// Writes over or between.
    Insert = "Insert" | "Ins",
    /// To the beginning.
    Home = "Home",
    /// To the end.
    End = "End",
    /// A page up.
    PageUp = "PageUp" | "PgUp" | "Prior",
    /// A page down.
    PageDown = "PageDown" | "PgDn" | "Next",
    /// The arrow up.
    Up = "Up" | "ArrowUp",
    /// The arrow down.
    Down = "Down" | "ArrowDown",
    /// The arrow to the left.
    Left = "Left" | "ArrowLeft",
    /// The arrow to the right.
    Right = "Right" | "ArrowRight",
    /// Pause, Break.
    Pause = "Pause" | "Break",
}

impl FromStr for Shortcut {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        if text.trim().is_empty() {
            return Err(Problem::Empty);
        }
        if text.chars().count() > CHARACTERS {
            return Err(Problem::UnknownKey);
        }
        let mut shortcut = Self { ctrl: false, alt: false, shift: false, super_: false, key: Key::Letter('A') };
        let mut key = None;
        for part in text.split('+').map(str::trim) {
            let held = match part.to_ascii_lowercase().as_str() {
                "ctrl" | "control" | "strg" => &mut shortcut.ctrl,
                "alt" | "option" => &mut shortcut.alt,
                "shift" => &mut shortcut.shift,
                "super" | "win" | "windows" | "meta" | "cmd" | "command" | "logo" => &mut shortcut.super_,
                _ if key.is_some() => return Err(Problem::SecondKey),
                _ => {
                    key = Some(Key::read(part).ok_or(Problem::UnknownKey)?);
                    continue;
                }
            };
            *held = true;
        }
        shortcut.key = key.ok_or(Problem::NoKey)?;
        shortcut.check().map(|()| shortcut)
    }
}

impl Shortcut {
    /// It must not take away what is typed, what programs use, or what the system keeps for itself.
    fn check(self) -> Result<(), Problem> {
        let Self { ctrl, alt, shift, super_, key } = self;
        if !(ctrl || alt || super_) {
            return Err(Problem::NoModifier);
        }
        if [ctrl, alt, shift, super_].iter().filter(|held| **held).count() < 2 && !super_ {
            return Err(Problem::OneModifier);
        }
        let screens = matches!(key, Key::Function(1..=12));
        let ends = matches!(key, Key::Named(NamedKey::Delete | NamedKey::Backspace));
        if ctrl && alt && !super_ && (screens || ends) { Err(Problem::Reserved) } else { Ok(()) }
    }
}

impl Key {
    fn read(text: &str) -> Option<Self> {
        let mut letters = text.chars();
        match (letters.next(), letters.next()) {
            (Some(letter), None) if letter.is_ascii_alphabetic() => Some(Self::Letter(letter.to_ascii_uppercase())),
            (Some(digit), None) if digit.is_ascii_digit() => Some(Self::Digit(digit)),
            (Some('f' | 'F'), Some('1'..='9')) => {
                text[1..].parse().ok().filter(|number| (1..=24).contains(number)).map(Self::Function)
            }
            _ => NamedKey::read(text).map(Self::Named),
        }
    }
}

impl fmt::Display for Shortcut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "Ctrl"), (self.alt, "Alt"), (self.shift, "Shift"), (self.super_, "Super")] {
            if held {
                write!(f, "{name}+")?;
            }
        }
        match self.key {
            Key::Letter(key) | Key::Digit(key) => write!(f, "{key}"),
            Key::Function(number) => write!(f, "F{number}"),
            Key::Named(key) => f.write_str(key.name()),
        }
    }
}

impl TryFrom<String> for Shortcut {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        text.parse()
    }
}

impl From<Shortcut> for String {
    fn from(shortcut: Shortcut) -> Self {
        shortcut.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, Problem> {
        text.parse::<Shortcut>().map(|shortcut| shortcut.to_string())
    }

    #[test]
    fn a_combination_is_read_as_people_write_it() {
        for text in ["Ctrl+Alt+C", "ctrl + alt + c", "ALT+CONTROL+C", "c+Ctrl+Alt", "Ctrl+Control+Alt+C", "Strg+Alt+c"]
        {
            assert_eq!(read(text).as_deref(), Ok("Ctrl+Alt+C"), "{text}");
        }
        assert_eq!(read("win+shift+pgdn").as_deref(), Ok("Shift+Super+PageDown"));
        assert_eq!(read("Super+F8").as_deref(), Ok("Super+F8"), "the system's key is enough by itself");
        assert_eq!(read("ctrl+alt+7").as_deref(), Ok("Ctrl+Alt+7"));
        assert_eq!(read("ctrl+alt+f24").as_deref(), Ok("Ctrl+Alt+F24"));
    }

    #[test]
    fn what_is_written_is_read_again() {
        let named = NamedKey::ALL.iter().map(|key| Key::Named(*key));
        let others = [Key::Letter('Z'), Key::Digit('0'), Key::Function(1), Key::Function(24)];
        for key in named.chain(others) {
            let shortcut = Shortcut { ctrl: true, alt: false, shift: true, super_: true, key };
            assert_eq!(shortcut.to_string().parse(), Ok(shortcut), "{shortcut}");
        }
    }

    #[test]
    fn what_would_take_a_key_from_programs_is_refused() {
        assert_eq!(read("C"), Err(Problem::NoModifier));
        assert_eq!(read("Shift+C"), Err(Problem::NoModifier), "that is how a capital is written");
        assert_eq!(read("F5"), Err(Problem::NoModifier));
        assert_eq!(read("Ctrl+C"), Err(Problem::OneModifier), "nobody could copy any more");
        assert_eq!(read("Alt+Tab"), Err(Problem::OneModifier));
        for kept in ["Ctrl+Alt+Delete", "Ctrl+Alt+Backspace", "Ctrl+Alt+F1", "Ctrl+Alt+Shift+F12"] {
            assert_eq!(read(kept), Err(Problem::Reserved), "{kept}");
        }
    }

    #[test]
    fn what_makes_no_sense_is_refused_with_its_reason() {
        assert_eq!(read(""), Err(Problem::Empty));
        assert_eq!(read("  "), Err(Problem::Empty));
        assert_eq!(read("Ctrl+Alt"), Err(Problem::NoKey));
        for unknown in ["Ctrl+Alt+", "Ctrl+Alt+Ö", "Ctrl+Alt+F25", "Ctrl+Alt+F0", "Ctrl+Alt+Fx", "Ctrl++", "Hyper+C"] {
            assert_eq!(read(unknown), Err(Problem::UnknownKey), "{unknown}");
        }
        assert_eq!(read("Ctrl+Alt+C+D"), Err(Problem::SecondKey));
        assert_eq!(read(&"x".repeat(5000)), Err(Problem::UnknownKey));
    }
}
