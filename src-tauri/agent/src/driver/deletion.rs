//! Deleting everything: what is under way is ended first, the desk takes the journal away, an errand overwrites it.
//!
//! Must never: begin without the word, or stop half-way because whoever asked has gone.

use limber_core::api::{ApiError, ErrorCode, Event, View};
use limber_core::backup::{BackupStanding, is_delete_word};
use limber_core::winddown::{ItemReminder, MorningQuestion, WinddownReminder};

use super::Driver;
use super::errands::FIRST_BACKUP_AFTER;
use super::known::{Asked, Waiting};
use crate::desk::Work;
use crate::errands::{Folder, What};
use crate::frame::{Frame, encoded, reply};
use crate::ports::Ports;

/// How far a deletion has come.
#[derive(Debug, Default)]
pub(super) enum Deletion {
    /// There is none.
    #[default]
    None,
    /// It waits for the errand that is being given up.
    Waits(Box<Asked>),
    /// The desk takes the journal away.
    Begun,
    /// What is left is overwritten.
    UnderWay,
}

impl Deletion {
    pub(super) fn is_none(&self) -> bool {
        matches!(self, Self::None)
    }

    /// Whether the journal is being taken away at this moment.
    pub(super) fn has_begun(&self) -> bool {
        matches!(self, Self::Begun)
    }
}

impl<P: Ports> Driver<P> {
    /// Whether the word is the word.
    pub(super) fn check_delete_word(&self, word: &str) -> Result<(), ApiError> {
        if is_delete_word(word) {
            return Ok(());
        }
        let error = self.refusal().plain(ErrorCode::Invalid, "deletion-wrong-word");
        Err(ApiError { field: Some("word".into()), ..error })
    }

    /// Begins, as soon as no errand is under way that might write down again what is deleted.
    pub(super) fn delete_everything(&mut self, asked: Asked) {
        if !self.errands.deletion.is_none() {
            let error = self.refusal().plain(ErrorCode::NotNow, "not-now-errand");
            asked.client.send(encoded(&reply(asked.id, Err(error)), &self.words));
            return;
        }
        self.give_up_errand();
        self.errands.deletion = Deletion::Waits(Box::new(asked));
        self.go_on_deleting();
    }

    /// Lets the desk begin once nothing is in the way.
    pub(super) fn go_on_deleting(&mut self) {
        if self.errands.is_busy() {
            return;
        }
        match std::mem::take(&mut self.errands.deletion) {
            Deletion::Waits(asked) => {
                self.errands.deletion = Deletion::Begun;
                let folders = match Folder::of(&self.settings.backups.folder, &self.journal) {
                    Folder { is_ours: true, .. } => Vec::new(),
                    chosen => vec![chosen.path],
                };
                let starts_with_session = self.settings.startup.autostart;
                self.hand_in(Work::TakeAway { folders }, Waiting::Deletion(*asked, starts_with_session));
            }
            other => self.errands.deletion = other,
        }
    }

    /// The desk has taken the journal away, or could not.
    pub(super) fn taken_away(
        &mut self,
        asked: Asked,
        started_with_session: bool,
        answer: Option<Result<Frame, ApiError>>,
        left: Option<Vec<Folder>>,
    ) {
        let Some(left) = left.filter(|_| !matches!(answer, Some(Err(_)))) else {
            self.errands.deletion = Deletion::None;
            return self.answer_now(asked, answer);
        };
        self.forget_everything(started_with_session);
        self.clients.tell_other_windows(asked.client.id, &Event::Open(View::Today), &self.words);
        self.erase(left, Waiting::Client(asked));
    }

    /// What a deletion that was cut off has left is overwritten now.
    pub(super) fn finish_deletion(&mut self, left: Vec<Folder>) {
        if self.errands.deletion.is_none() {
            self.erase(left, Waiting::Nobody);
        }
    }

    fn erase(&mut self, left: Vec<Folder>, waiting: Waiting) {
        self.errands.deletion = Deletion::UnderWay;
        self.send_out(What::Delete(left), waiting, true);
    }

    /// What the driver itself knows of the person. The timer of the breaks goes on: it is about now.
    fn forget_everything(&mut self, started_with_session: bool) {
        if started_with_session && let Err(error) = self.ports.set_autostart(false) {
            tracing::error!(%error, "starting with the session cannot be switched off");
        }
        self.withdraw_winddown();
        self.withdraw_items();
        self.withdraw_morning();
        self.winddown = WinddownReminder::default();
        self.items = ItemReminder::default();
        self.morning = MorningQuestion::default();
        self.known.unsaved.clear();
        self.first_at_desk = None;
        self.errands.forget_backups(BackupStanding::default(), self.now.mono.saturating_add(FIRST_BACKUP_AFTER));
        self.news.events.push(Event::JournalReopened);
        self.news.today = true;
        self.news.health = true;
        self.news.save = true;
    }

    /// Everything is deleted.
    pub(super) fn deleted(&mut self) {
        self.errands.deletion = Deletion::None;
        self.save(); // what was saved before the journal went is replaced
    }
}
