//! Keys as X and XKB number and name them.

use limber_core::settings::{Key, NamedKey, Shortcut};

/// Number of what a key writes by itself: its keysym.
pub(super) fn keysym(key: Key) -> u32 {
    const F1: u32 = 0xffbe;
    match key {
        Key::Letter(letter) => letter.to_ascii_lowercase().into(),
        Key::Digit(digit) => digit.into(),
        Key::Function(number) => F1 + u32::from(number) - 1,
        Key::Named(key) => named(key).0,
    }
}

/// As the specification of shortcuts writes it: "CTRL+ALT+c", the key by the name of its keysym.
pub(super) fn trigger(shortcut: Shortcut) -> String {
    let Shortcut { ctrl, alt, shift, super_, key } = shortcut;
    let held = [(ctrl, "CTRL"), (alt, "ALT"), (shift, "SHIFT"), (super_, "LOGO")];
    let mut parts: Vec<String> = held.iter().filter(|(held, _)| *held).map(|(_, name)| (*name).to_owned()).collect();
    parts.push(match key {
        Key::Letter(letter) => letter.to_ascii_lowercase().to_string(),
        Key::Digit(digit) => digit.to_string(),
        Key::Function(number) => format!("F{number}"),
        Key::Named(key) => named(key).1.to_owned(),
    });
    parts.join("+")
}

fn named(key: NamedKey) -> (u32, &'static str) {
    match key {
        NamedKey::Space => (0x20, "space"),
        NamedKey::Enter => (0xff0d, "Return"),
        NamedKey::Tab => (0xff09, "Tab"),
        NamedKey::Backspace => (0xff08, "BackSpace"),
        NamedKey::Delete => (0xffff, "Delete"),
        NamedKey::Insert => (0xff63, "Insert"),
        NamedKey::Home => (0xff50, "Home"),
        NamedKey::End => (0xff57, "End"),
        NamedKey::PageUp => (0xff55, "Page_Up"),
        NamedKey::PageDown => (0xff56, "Page_Down"),
        NamedKey::Up => (0xff52, "Up"),
        NamedKey::Down => (0xff54, "Down"),
        NamedKey::Left => (0xff51, "Left"),
        NamedKey::Right => (0xff53, "Right"),
        NamedKey::Pause => (0xff13, "Pause"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_named_as_the_desktop_names_them() {
        let of = |text: &str| {
            let shortcut: Shortcut = text.parse().unwrap();
            (trigger(shortcut), keysym(shortcut.key))
        };
        assert_eq!(of("Ctrl+Alt+C"), ("CTRL+ALT+c".to_owned(), 0x63));
        assert_eq!(of("Shift+Super+7"), ("SHIFT+LOGO+7".to_owned(), 0x37));
        assert_eq!(of("Super+F12"), ("LOGO+F12".to_owned(), 0xffc9));
        assert_eq!(of("Ctrl+Shift+PageDown"), ("CTRL+SHIFT+Page_Down".to_owned(), 0xff56));
    }
}
