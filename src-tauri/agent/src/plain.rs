//! Text that is only shown. A terminal, a log and a menu act on some characters instead of showing them: they move the
//! cursor, turn the line around, hide what follows. What others wrote (notes, paths, arguments, answers) may hold any.

use std::borrow::Cow;
use std::fmt::Write;

/// What stands for a character that is not let through.
const INSTEAD: char = '\u{fffd}';

/// Text for a screen: line ends and tabs stay, and of everything else that acts a mark says that it was there.
pub fn text(text: &str) -> Cow<'_, str> {
    if !text.contains(acts_on_a_screen) {
        return Cow::Borrowed(text);
    }
    let whole = text.replace("\r\n", "\n");
    Cow::Owned(whole.chars().map(|c| if acts_on_a_screen(c) { INSTEAD } else { c }).collect())
}

/// Somebody's own words within a line: line ends and terminal codes become spaces, and what nobody sees is left out.
pub fn line(text: &str) -> String {
    let broken = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    text.chars().filter(|c| broken(*c) || !acts(*c)).map(|c| if broken(c) { ' ' } else { c }).collect()
}

/// JSON that reads the same to a program, with every character that acts written as `\uXXXX`.
pub fn json(json: &str) -> Cow<'_, str> {
    if !json.contains(acts_on_a_screen) {
        return Cow::Borrowed(json);
    }
    let mut escaped = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if acts_on_a_screen(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(escaped, "\\u{unit:04x}"); // a String takes everything
            }
        } else {
            escaped.push(c);
        }
    }
    Cow::Owned(escaped)
}

fn acts_on_a_screen(c: char) -> bool {
    acts(c) && !matches!(c, '\n' | '\t')
}

/// Control characters of both sets, line and paragraph separators, what turns the direction of writing, and what takes
/// no room: `Cc`, `Zl`, `Zp`, and the default-ignorable of Unicode without the variants of pictures (U+FE00 to U+FE0F).
fn acts(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One of every kind, and those at the ends of the kinds.
    const ACTING: &[char] = &[
        '\0',
        '\u{7}',
        '\u{8}',
        '\u{b}',
        '\u{1b}',
        '\r',
        '\u{7f}',
        '\u{80}',
        '\u{85}',
        '\u{9b}',
        '\u{9f}',
        '\u{ad}',
        '\u{61c}',
        '\u{200b}',
        '\u{200d}',
        '\u{200e}',
        '\u{200f}',
        '\u{2028}',
        '\u{2029}',
        '\u{202a}',
        '\u{202e}',
        '\u{2060}',
        '\u{2066}',
        '\u{2069}',
        '\u{feff}',
        '\u{e0001}',
        '\u{e007f}',
    ];

    #[test]
    fn nothing_that_acts_reaches_a_screen() {
        for c in ACTING {
            assert_eq!(text(&format!("a{c}b")), "a\u{fffd}b", "{c:?}");
            assert!(!line(&format!("a{c}b")).contains(acts), "{c:?}");
        }
        assert_eq!(text("a\r\nb\tc\n"), "a\nb\tc\n", "line ends and tabs are meant");
        assert_eq!(text("Wädli ❤\u{fe0f} 小腿 ساق"), "Wädli ❤\u{fe0f} 小腿 ساق");
    }

    #[test]
    fn a_note_is_one_line() {
        assert_eq!(line("two\nlines\r\nand\u{2028}a third"), "two lines  and a third");
        assert_eq!(line("a\u{202e}b\u{200b}c"), "abc");
    }

    #[test]
    fn json_stays_what_it_says() {
        for c in ACTING {
            let said = format!("a{c}\"\\\n\tb");
            let written = serde_json::to_string(&said).unwrap();
            let escaped = json(&written);
            assert!(!escaped.contains(acts), "{c:?}: {escaped:?}");
            assert_eq!(serde_json::from_str::<String>(&escaped).unwrap(), said);
        }
    }
}
