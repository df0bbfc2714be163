//! The evening's list as the person has it: read and changed here, by the domain's rules.

use limber_core::invalid::Invalid;
use limber_core::winddown::{Checklist, ListedItem};

use super::{Desk, Refused};

impl Desk<'_> {
    /// The list as it is in the journal.
    pub(super) fn checklist(&mut self) -> Result<Checklist, Refused> {
        Ok(Checklist::of(self.read(|store| store.checklist_items().all())?))
    }

    /// Reads it anew for whoever shows the evening. Without the journal the one that is known stays.
    pub fn read_checklist(&mut self) {
        if let Ok(list) = self.checklist() {
            self.changes.checklist = Some(list);
        }
    }

    /// One change of it: what comes of it is written whole, or nothing is.
    pub(super) fn checklist_change(
        &mut self,
        change: impl FnOnce(Checklist) -> Result<Checklist, Invalid>,
    ) -> Result<Vec<ListedItem>, Refused> {
        let before = self.checklist()?;
        let list = change(before.clone())?;
        if list != before {
            self.write(|store| store.checklist_items().save(list.entries()))?;
        }
        Ok(self.checklist_changed(list))
    }

    /// Back to the default; what it was is kept, so that it can be taken back. What was removed by then is in the new list too.
    pub(super) fn checklist_reset(&mut self) -> Result<Vec<ListedItem>, Refused> {
        let before = self.checklist()?;
        let list = before.clone().reset(self.now);
        let before: Vec<_> = before.entries().iter().filter(|entry| entry.removed_at.is_none()).cloned().collect();
        self.write(|store| {
            store.together(|store| {
                store.checklist_items().keep_before(&before)?;
                store.checklist_items().save(list.entries())
            })
        })?;
        Ok(self.checklist_changed(list))
    }

    pub(super) fn checklist_reset_undo(&mut self) -> Result<Vec<ListedItem>, Refused> {
        let since = self.checklist()?;
        let list = self.write(|store| {
            store.together(|store| {
                let list = since.clone().with_reset_undone(store.checklist_items().take_before()?);
                store.checklist_items().save(list.entries())?;
                Ok(list)
            })
        })?;
        Ok(self.checklist_changed(list))
    }

    fn checklist_changed(&mut self, list: Checklist) -> Vec<ListedItem> {
        let items = list.items().collect();
        self.changes.checklist = Some(list);
        items
    }
}
