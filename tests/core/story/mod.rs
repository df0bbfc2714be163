//! A scenario language: a day at the desk told line by line, on a simulated machine, with a simulated person.
//!
//! Sentences stand on lines or between semicolons; `#` begins a remark. A story of more than one line has one thing
//! that happens a line, followed by what comes of it. Every effect has to be expected, in order, before the next
//! thing happens: a missing *and* an extra one fail, and the timeline is printed.
//!
//! ```text
//! at 09:00                        run on to that time (the first one starts the engine; Monday 2026-03-02)
//! tick 1 h 30 min                 time passes; the driver steps on every deadline, and once a minute
//! jump 1 h                        time passes without a single step, then one
//! unseen 1 min | unseen-sleep 1 h time passes (asleep) and nobody steps: for what is shown between two steps
//! works | leaves                  the hands are busy | rest from now on (the idle source tells when asked to)
//! blind                           no idle source answers
//! sleeps 1 h | sleeps silently    the machine sleeps, with or without its signals
//! asleep unknown                  the system cannot tell how long it slept
//! locks | unlocks                 the screen
//! clock +1 h | zone +02:00        the wall clock is set | the zone changes in flight (before the first `at`: where it is)
//! zone berlin | zone new-york     one with daylight saving: its clock is put by itself, in the real second
//! dnd|meeting|fullscreen on|off   reasons to hold
//! start|snooze [20]|skip|done [answer]|abandon|pause ...|resume|gentle on|off
//! restart [5 h] | crash 10 min    the agent is saved and started again | goes on from the save before
//! set interval 45                 settings; hours mon-fri 08:00-12:00 13:00-17:00
//! expect announce 1 at 10:01      withdraw, open, close, record natural 09:40-09:50 due 10:00 sat 40 min
//! status working due 10:00        what the person sees
//! sitting 25 min                  time at the desk
//! refused NothingDue              the request before made no sense
//! deadline 10:00                  the next step wanted
//! threshold 5 s                   the idle threshold wanted
//! ```

mod proof;
mod read;
mod told;
mod world;

use read::Problem;
use world::World;

/// Run a story; panics with the timeline when it does not go as told.
pub(crate) fn tell(text: &str) {
    if let Err(problem) = hear(text) {
        panic!("{problem}");
    }
}

/// Run a story; says what went wrong, and how it came about.
fn hear(text: &str) -> Result<(), Problem> {
    let mut world = World::default();
    let sentences = text.lines().map(|line| line.split('#').next().unwrap_or("")).flat_map(|line| line.split(';'));
    for sentence in sentences.map(str::trim).filter(|sentence| !sentence.is_empty()) {
        world.log(&format!("> {sentence}"));
        world.play(sentence).map_err(|problem| format!("`{sentence}`: {problem}\n\n{}", world.timeline()))?;
    }
    world.all_was_told().map_err(|problem| format!("at the end: {problem}\n\n{}", world.timeline()))
}

/// Tests from stories: `stories! { a_name: "at 09:00; ..." }`.
macro_rules! stories {
    ($($(#[$meta:meta])* $name:ident: $text:expr;)*) => {
        $(#[test] $(#[$meta])* fn $name() { $crate::story::tell($text); })*
    };
}
pub(crate) use stories;
