//! What the reminder says: what to do, with the real seconds of the routine, and three buttons.

use limber_core::locale::Locale;
use limber_core::routine::Routine;
use limber_core::settings::Settings;
use limber_core::time::LocalTime;
use limber_core::winddown::ChecklistItem;
use limber_core::winddown::reminder::PUT_OFF;

use crate::plain;
use crate::ports::reminder::Reminder;
use crate::times;
use crate::words::{self, Value, Words};

/// Says that the test could be seen.
pub const SEEN: &str = "seen";
/// Starts the break.
pub const START: &str = "start";
/// Puts it off.
pub const SNOOZE: &str = "snooze";
/// Does without.
pub const SKIP: &str = "skip";
/// Opens the evening.
pub const OPEN: &str = "open";
/// Puts the wind-down off, or the morning's question.
pub const LATER: &str = "later";
/// Does without it this evening.
pub const NOT_TONIGHT: &str = "not-tonight";
/// No cramp last night.
pub const NONE: &str = "none";
/// At least one cramp last night.
pub const YES: &str = "yes";
/// Ticks what was told of.
pub const DONE: &str = "done";
/// The notification itself was chosen.
pub const DEFAULT: &str = "default";

/// The reminder of a due break; without a routine it says only that one is due. `snoozes_left` at 0 leaves the snooze button out.
pub fn reminder(
    number: u64,
    announced: u8,
    routine: Option<&Routine>,
    snoozes_left: u8,
    settings: &Settings,
    words: &Words,
) -> Reminder {
    let mut actions = vec![(START.to_owned(), words.text("reminder-start"))];
    if snoozes_left > 0 {
        let minutes = u64::from(settings.breaks.snooze_minutes);
        actions.push((SNOOZE.to_owned(), words.with("reminder-snooze", &[("minutes", minutes.into())])));
    }
    actions.push((SKIP.to_owned(), words.text("reminder-skip")));
    let (title, body) = sentences(routine, words);
    Reminder { number, title, body, actions, quiet: announced > 1 }
}

/// Says why a break that was started cannot be shown.
pub fn no_window(number: u64, why: String, words: &Words) -> Reminder {
    let actions = vec![(DEFAULT.to_owned(), words.text("reminder-seen"))];
    Reminder { number, title: words.text("reminder-no-window-title"), body: why, actions, quiet: false }
}

/// The offer of the wind-down. Without `can_put_off` the button for it is left out.
pub fn winddown(number: u64, bed_at: LocalTime, can_put_off: bool, words: &Words, locale: &Locale) -> Reminder {
    let mut actions = vec![(OPEN.to_owned(), words.text("reminder-winddown-open"))];
    if can_put_off {
        let minutes = u64::try_from(PUT_OFF.num_minutes()).unwrap_or_default();
        actions.push((LATER.to_owned(), words.with("reminder-winddown-later", &[("minutes", minutes.into())])));
    }
    actions.push((NOT_TONIGHT.to_owned(), words.text("reminder-winddown-not-tonight")));
    let bed = times::clock(bed_at, locale);
    let body = words.with("reminder-winddown-body", &[("time", (&bed).into())]);
    Reminder { number, title: words.text("reminder-winddown-title"), body, actions, quiet: false }
}

/// Items of the list at their own time, quietly: each by its name.
pub fn items(number: u64, items: &[&ChecklistItem], words: &Words) -> Reminder {
    let content = Words::new(&[words::CONTENT]);
    let name = |item: &&ChecklistItem| {
        item.words.as_deref().map_or_else(|| content.text(&format!("checklist-{}", item.id)), plain::line)
    };
    let names = items.iter().map(name).collect::<Vec<_>>().join(", ");
    Reminder {
        number,
        title: words.with("reminder-item-title", &[("items", (&names).into())]),
        body: words.text("reminder-item-body"),
        actions: vec![(DONE.to_owned(), words.text("reminder-item-done"))],
        quiet: true,
    }
}

/// The morning's question. Without `can_wait` the button for later is left out.
pub fn morning(number: u64, can_wait: bool, words: &Words) -> Reminder {
    let mut actions = vec![
        (NONE.to_owned(), words.text("reminder-morning-none")),
        (YES.to_owned(), words.text("reminder-morning-yes")),
    ];
    if can_wait {
        actions.push((LATER.to_owned(), words.text("reminder-morning-later")));
    }
    let (title, body) = (words.text("reminder-morning-title"), words.text("reminder-morning-body"));
    Reminder { number, title, body, actions, quiet: false }
}

/// Says that an answer is not in the journal, and why.
pub fn not_saved(number: u64, why: String, words: &Words) -> Reminder {
    let actions = vec![(DEFAULT.to_owned(), words.text("reminder-seen"))];
    Reminder { number, title: words.text("reminder-unsaved"), body: why, actions, quiet: false }
}

/// A notification that asks only whether it can be seen.
pub fn test(number: u64, words: &Words) -> Reminder {
    Reminder {
        number,
        title: words.text("reminder-test-title"),
        body: words.text("reminder-test-body"),
        actions: vec![(SEEN.to_owned(), words.text("reminder-test-seen"))],
        quiet: false,
    }
}

/// Title and text. The content's words are many and needed once an hour: they are not kept.
fn sentences(routine: Option<&Routine>, words: &Words) -> (String, String) {
    let content = Words::new(&[words::CONTENT]);
    let told = routine.map(|routine| {
        let key = format!("routine-{}", routine.id);
        let doses: Vec<(&str, Value<'_>)> =
            routine.doses().map(|(stretch, seconds)| (stretch, seconds.into())).collect();
        (content.attribute(&key, "headline"), content.attribute_with(&key, "reminder", &doses))
    });
    let (title, body) = told.unwrap_or_default();
    // A list of notifications, or a reader in another window, tells by the title alone what it is about.
    let title = title.map(|what| words.with("reminder-break", &[("what", what.as_str().into())]));
    (title.unwrap_or_else(|| words.text("reminder-title")), body.unwrap_or_else(|| words.text("reminder-body")))
}

#[cfg(test)]
mod tests {
    use limber_core::routine::Library;

    use super::*;

    fn of(routine: &str, announced: u8, snoozes_left: u8) -> Reminder {
        let library = Library::built_in();
        reminder(
            7,
            announced,
            library.routine(routine),
            snoozes_left,
            &Settings::default(),
            &Words::new(&[words::AGENT]),
        )
    }

    #[test]
    fn it_names_what_to_do_with_the_seconds_of_the_routine() {
        let reminder = of("desk-reset", 1, 3);
        assert_eq!(
            reminder.body,
            "Walk to the kitchen for a glass of water, then 25 s of calf stretch per side and 30 s of heel raises."
        );
        assert_eq!(reminder.title, "Break: Water, then your calves");
        let ids: Vec<_> = reminder.actions.iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!(ids, [START, SNOOZE, SKIP]);
        assert!(reminder.actions[1].1.contains("10"));
        assert!(!reminder.quiet);
    }

    #[test]
    fn a_repetition_is_quiet_and_the_last_snooze_is_the_last() {
        let reminder = of("seated", 2, 0);
        assert!(reminder.quiet);
        assert!(reminder.actions.iter().all(|(id, _)| id != SNOOZE));
        assert!(reminder.body.starts_with("Stay seated"), "{}", reminder.body);
    }

    #[test]
    fn a_routine_that_is_not_there_still_reminds() {
        let reminder = of("not-there", 1, 1);
        assert!(!reminder.title.is_empty() && !reminder.body.contains("not-there"));
    }
}
