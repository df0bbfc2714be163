//! What was done in the player.

use limber_core::routine::{SessionEnding, StretchSession, StretchSessionDraft};
use limber_core::winddown::{ChecklistTick, TickedBy, evening_of};

use super::{Desk, Refused};

impl Desk<'_> {
    /// What was done, and the tick of the item that a finished routine stands for, as one write.
    pub(super) fn stretch_save(&mut self, session: StretchSessionDraft) -> Result<StretchSession, Refused> {
        let session = session.checked(self.now, self.library)?;
        let ticks = match session.ending {
            SessionEnding::Completed => {
                self.library.routine(&session.routine).and_then(|routine| routine.ticks.as_deref())
            }
            SessionEnding::Left | SessionEnding::Hurt => None,
        };
        let (at, night) = (session.ended_at, evening_of(session.ended_at, &self.settings.evening));
        let ticked_by = TickedBy::Player;
        let tick =
            ticks.map(|item| ChecklistTick { night, item: item.to_owned(), ticked_at: at, ticked_by, words: None });
        let session = StretchSession { id: self.new_id, session };
        self.write(|store| {
            store.together(|store| {
                store.stretch_sessions().add(&session)?;
                tick.as_ref().map_or(Ok(()), |tick| store.checklist().tick(tick))
            })
        })?;
        if tick.is_some() {
            // It is saved already: an evening that cannot be read now is told another time.
            let _ = self.evening_changed(night);
        }
        Ok(session)
    }
}
