//! A reminder as the system is asked to show it. Data only; `crate::reminder` writes it.

/// Which of Limber's notifications it is. Each has a place of its own on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// The reminder of a break.
    Reminder,
    /// The wind-down.
    Winddown,
    /// Items of the evening's list, at their own time.
    Item,
    /// The question of the morning.
    Morning,
    /// The test.
    Test,
}

/// One reminder, in the person's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// Names the reminder in every signal about it.
    pub number: u64,
    /// One line.
    pub title: String,
    /// One or two sentences, plain text.
    pub body: String,
    /// Buttons, as id and label, in order. A click on the text itself is told as `default`.
    pub actions: Vec<(String, String)>,
    /// True for a repetition: no sound.
    pub quiet: bool,
}
