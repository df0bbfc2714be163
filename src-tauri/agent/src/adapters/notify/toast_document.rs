//! A reminder as Windows takes it: a document in the schema of toasts (`ToastGeneric`). Pure.

use crate::ports::reminder::Reminder;

/// The document. It stays on screen until it is answered (`scenario="reminder"`), which takes at least one button.
pub fn document(reminder: &Reminder) -> String {
    let action = |(id, label): &(String, String)| {
        format!(r#"<action content="{}" arguments="{}"/>"#, escaped(label), escaped(id))
    };
    let actions: String = reminder.actions.iter().map(action).collect();
    let audio = if reminder.quiet { r#"<audio silent="true"/>"# } else { "" };
    format!(
        r#"<toast scenario="reminder" duration="long"><visual><binding template="ToastGeneric"><text>{}</text><text>{}</text></binding></visual>{audio}<actions>{actions}</actions></toast>"#,
        escaped(&reminder.title),
        escaped(&reminder.body),
    )
}

/// Text as XML 1.0 can hold it; what it cannot is left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'.. => escaped.push(c),
            _ => {}
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reminder(body: &str, quiet: bool) -> Reminder {
        let actions = vec![("start".to_owned(), "Start".to_owned()), ("snooze".to_owned(), "5 min & more".to_owned())];
        Reminder { number: 7, title: "Up".into(), body: body.into(), actions, quiet }
    }

    #[test]
    fn a_reminder_stays_and_offers_its_buttons() {
        let document = document(&reminder("Walk", false));
        assert_eq!(
            document,
            concat!(
                r#"<toast scenario="reminder" duration="long"><visual><binding template="ToastGeneric">"#,
                r#"<text>Up</text><text>Walk</text></binding></visual><actions>"#,
                r#"<action content="Start" arguments="start"/><action content="5 min &amp; more" arguments="snooze"/>"#,
                r#"</actions></toast>"#,
            )
        );
    }

    #[test]
    fn a_repetition_makes_no_sound() {
        assert!(document(&reminder("Walk", true)).contains(r#"<audio silent="true"/>"#));
    }

    #[test]
    fn text_cannot_become_markup() {
        let document = document(&reminder("</text><audio src=\"x\"/> \u{1}\u{8}5 < 6", false));
        assert!(document.contains("<text>&lt;/text&gt;&lt;audio src=&quot;x&quot;/&gt; 5 &lt; 6</text>"), "{document}");
    }
}
