//! Care guidance: what the rules say of the last weeks, and what the person put aside of it.

use limber_core::care::{CareCards, CareRule, Known, care, care_since, checked_facts};
use limber_core::time::night_of;

use super::{Desk, Refused};

impl Desk<'_> {
    pub(super) fn care(&mut self) -> Result<CareCards, Refused> {
        let now = self.now;
        self.read(|store| {
            let episodes = store.episodes().between(Some(care_since(now)), Some(night_of(now)))?;
            let medical = store.medical().all()?;
            let put_aside = store.care().put_aside()?;
            Ok(care(Known { episodes: &episodes, medical: &medical }, &put_aside, now))
        })
    }

    pub(super) fn care_put_aside(&mut self, rule: CareRule, facts: &[String]) -> Result<CareCards, Refused> {
        let (aside, now) = (checked_facts(rule, facts)?, self.now);
        self.write(|store| store.care().put(&aside, now))?;
        self.care_changed()
    }

    pub(super) fn care_take_back(&mut self, rule: CareRule, facts: &[String]) -> Result<CareCards, Refused> {
        let aside = checked_facts(rule, facts)?;
        self.write(|store| store.care().take_back(&aside))?;
        self.care_changed()
    }

    fn care_changed(&mut self) -> Result<CareCards, Refused> {
        let cards = self.care()?;
        self.changes.care = Some(cards.clone());
        Ok(cards)
    }
}
