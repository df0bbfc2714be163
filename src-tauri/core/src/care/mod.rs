//! Care guidance: when what is written down matches a published sign, a card names the sign, how soon to ask and the source.
//!
//! Knows: the signs of `assets/content/care.json` that a journal can show. Must never: say what somebody has, read a note, count
//! the colour of urine (Hooper 2015: it misleads, above all from 65 on), or tell of an emergency: no field of the journal holds
//! one, and a card a day later would come too late. Those signs stand behind every card instead, one press away.

mod named;
mod rules;
mod signs;

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::check::short;
use crate::invalid::{Invalid, Problem};
use crate::journal::{Episode, MedicalEntry};
use crate::time::{LocalTime, night_of};

pub use signs::{CARE_SIGNS, CareSign};

/// Nights that the rules look at, the present one with them.
pub const CARE_NIGHTS: u32 = 60;

/// Most characters of what a card rests on, as it is named when it is put aside: a UUID or a date.
const FACT_CHARACTERS: u32 = 36;

/// Most facts a card is put aside with: what the rules look at are at most so many.
const FACTS: usize = 2000;

/// What a card is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum CareRule {
    /// A cramp of over ten minutes (NHS inform: urgent where moving does not ease it; NHS: see a doctor).
    LongCramp,
    /// One leg aches again and again, the other one never: with swelling, warmth or redness a sign of a clot (NHS, DVT).
    OneLegAches,
    /// Pregnant, and one leg aches (NHS, DVT).
    PregnantLeg,
    /// A statin is taken, and cramps or aches are written down (NHS, statins).
    Statin,
    /// Cramps disturb sleep on three nights a week, two weeks in a row (NHS: see a doctor if they do; the number is ours).
    DisturbedSleep,
    /// Strong cramps (the article: very painful; the number is ours).
    VeryPainful,
    /// Cramps since a medicine was begun (NHS: some medicines cause them).
    NewMedicine,
    /// Cramps while pregnant (NHS: pregnancy is one of their causes).
    Pregnancy,
}

impl CareRule {
    /// Every rule.
    pub const ALL: [Self; 8] = [
        Self::LongCramp,
        Self::OneLegAches,
        Self::PregnantLeg,
        Self::Statin,
        Self::DisturbedSleep,
        Self::VeryPainful,
        Self::NewMedicine,
        Self::Pregnancy,
    ];

    fn number_is_ours(self) -> bool {
        matches!(self, Self::OneLegAches | Self::DisturbedSleep | Self::VeryPainful | Self::NewMedicine)
    }

    /// The name in a frame, in the journal and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::LongCramp => "long_cramp",
            Self::OneLegAches => "one_leg_aches",
            Self::PregnantLeg => "pregnant_leg",
            Self::Statin => "statin",
            Self::DisturbedSleep => "disturbed_sleep",
            Self::VeryPainful => "very_painful",
            Self::NewMedicine => "new_medicine",
            Self::Pregnancy => "pregnancy",
        }
    }
}

/// How soon to ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum CareHaste {
    /// Today.
    Today,
    /// Today, if one more thing is true that the journal cannot know.
    TodayIf,
    /// An appointment.
    Soon,
}

/// A card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CareCard {
    /// What it is about.
    pub rule: CareRule,
    /// How soon to ask.
    pub haste: CareHaste,
    /// How many nights call for it is Limber's own choice: no source names a number.
    pub number_is_ours: bool,
    /// The sign it goes back to, with its words and sources.
    pub sign: CareSign,
    /// Nights or episodes that were counted, as the rule counts; 0 where it counts none.
    pub count: u32,
    /// The newest night of them.
    pub night: Option<NaiveDate>,
    /// The medicine, in the person's words.
    pub medicine: Option<String>,
    /// What it rests on: ids and nights. The card that is put aside comes back for others.
    pub facts: Vec<String>,
}

/// The cards, the most urgent first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CareCards {
    /// To be shown.
    pub cards: Vec<CareCard>,
    /// What would be shown too, had the person not put it aside.
    pub put_aside: Vec<CareCard>,
}

/// Something that a rule has been put aside with.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PutAside {
    /// The rule.
    pub rule: CareRule,
    /// What its card rested on: an id or a night.
    pub fact: String,
}

/// What is known of somebody.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// Episodes of the last `CARE_NIGHTS` nights, in any order. One that goes on is left out.
    pub episodes: &'a [Episode],
    /// Medicines and conditions.
    pub medical: &'a [MedicalEntry],
}

/// The first night that the rules look at.
pub fn care_since(now: LocalTime) -> NaiveDate {
    let nights = Days::new(u64::from(CARE_NIGHTS) - 1);
    night_of(now).checked_sub_days(nights).unwrap_or(NaiveDate::MIN)
}

/// The cards for what is known now.
pub fn care(known: Known<'_>, put_aside: &[PutAside], now: LocalTime) -> CareCards {
    let found = |aside: &BTreeSet<&PutAside>| {
        let mut cards: Vec<CareCard> =
            CareRule::ALL.iter().flat_map(|&rule| rules::cards(rule, known, aside, now)).collect();
        cards.sort_by_key(|card| (card.haste, card.rule));
        cards
    };
    let cards = found(&put_aside.iter().collect());
    let mut aside = found(&BTreeSet::new());
    // What is shown stands for its rule: half of it aside is nobody's business.
    aside.retain(|card| cards.iter().all(|shown| shown.rule != card.rule || shown.medicine != card.medicine));
    CareCards { cards, put_aside: aside }
}

/// What a card is put aside with, as somebody names it: a UUID or a date each. Fields: `facts`.
pub fn checked_facts(rule: CareRule, facts: &[String]) -> Result<Vec<PutAside>, Invalid> {
    if facts.is_empty() {
        return Err(Invalid::new("facts", Problem::Empty));
    }
    if facts.len() > FACTS {
        let most = u32::try_from(FACTS).unwrap_or(u32::MAX);
        return Err(Invalid::new("facts", Problem::TooMany { most }));
    }
    facts.iter().try_for_each(|fact| short("facts", fact, FACT_CHARACTERS))?;
    Ok(facts.iter().map(|fact| PutAside { rule, fact: fact.clone() }).collect())
}

#[cfg(test)]
mod tests;
