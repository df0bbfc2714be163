//! The reminder as a notification of the system: shown until it is answered, replaced, or taken back.
//! Must never block the driver, and never leave a reminder without an answer: what cannot be shown is
//! reported as `Unavailable`.

use super::{NotificationSignal, Report, Signal};

/// One reminder, in the person's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// Names the reminder in every signal about it.
    pub number: u64,
    /// One line.
    pub title: String,
    /// One or two sentences, plain text.
    pub body: String,
    /// Buttons, as id and label, in order.
    pub actions: Vec<(String, String)>,
    /// True for a repetition: no sound.
    pub quiet: bool,
}

/// Shows one reminder at a time.
pub struct Notifier {
    report: Report,
}

impl Notifier {
    /// Connects when the first reminder is shown.
    pub fn new(report: Report) -> Self {
        Self { report }
    }

    /// Shows a reminder in place of the one before, about which nothing is reported any more.
    pub fn show(&self, reminder: Reminder) {
        (self.report)(Signal::Notification(NotificationSignal::Unavailable { reminder: reminder.number }));
    }

    /// Takes the reminder back; nothing is reported about it any more.
    pub fn withdraw(&self) {}
}
