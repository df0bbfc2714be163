//! Medicines and conditions.

use limber_core::invalid::{Invalid, Problem};
use limber_core::journal::{MEDICAL_ENTRIES, MedicalChange, MedicalDraft, MedicalEntry};
use uuid::Uuid;

use super::{Desk, Refused};

impl Desk<'_> {
    pub(super) fn medical_list(&mut self) -> Result<Vec<MedicalEntry>, Refused> {
        self.read(|store| store.medical().all())
    }

    pub(super) fn medical_add(&mut self, entry: MedicalDraft) -> Result<MedicalEntry, Refused> {
        let entry = entry.checked("entry", self.now)?;
        if self.medical_list()?.len() >= MEDICAL_ENTRIES as usize {
            return Err(Invalid::new("entries", Problem::TooMany { most: MEDICAL_ENTRIES }).into());
        }
        let entry = MedicalEntry { id: self.new_id, entry };
        self.write(|store| store.medical().add(&entry))?;
        self.medical_changed();
        Ok(entry)
    }

    /// Says something of one anew; what is not named stays, whoever said it.
    pub(super) fn medical_change(&mut self, id: Uuid, change: MedicalChange) -> Result<MedicalEntry, Refused> {
        let now = self.now;
        let before = self.read(|store| store.medical().get(id))?;
        let entry = MedicalEntry { id, entry: change.applied_to(before.entry.clone()).checked("change", now)? };
        if entry != before {
            self.write(|store| store.medical().change(&entry, now))?;
        }
        self.medical_changed();
        Ok(entry)
    }

    pub(super) fn medical_delete(&mut self, id: Uuid) -> Result<(), Refused> {
        let now = self.now;
        self.write(|store| store.medical().delete(id, now))?;
        self.medical_changed();
        Ok(())
    }

    pub(super) fn medical_restore(&mut self, id: Uuid) -> Result<MedicalEntry, Refused> {
        let entry = self.write(|store| store.medical().restore(id))?;
        self.medical_changed();
        Ok(entry)
    }

    pub(super) fn medical_undo(&mut self) -> Result<MedicalEntry, Refused> {
        let entry = self.write(|store| store.medical().undo())?;
        self.medical_changed();
        Ok(entry)
    }

    /// It is on disk: a list that cannot be read now is told another time.
    fn medical_changed(&mut self) {
        match self.medical_list() {
            Ok(entries) => self.changes.medical = Some(entries),
            Err(_) => self.changes.untold = true,
        }
    }
}
