//! The rules, one function each: what is known in, a card out or none. What was put aside counts as never written down.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate, TimeDelta};

use super::named::{is_pregnancy, is_statin};
use super::signs::sign;
use super::{CareCard, CareHaste, CareRule, Known, PutAside};
use crate::journal::{Episode, EpisodeKind, Helped, MedicalEntry, MedicalKind, Remedy};
use crate::side::Side;
use crate::time::{LocalTime, night_of};

/// A long cramp, in seconds: over ten minutes (NHS inform, NHS).
const LONG_SECONDS: u32 = 10 * 60;
/// Hours for which "today" can still be said of it. Our own number.
const STILL_TODAY_HOURS: i64 = 48;
/// Nights back that long, strong and aching episodes count, and those that go with a medicine. Our own number.
const RECENT_NIGHTS: u64 = 30;
/// Nights of disturbed sleep a week, for two weeks. Our own number: no source names one.
const NIGHTS_A_WEEK: usize = 3;
/// A strong cramp, 0-10, and on how many nights. Our own numbers.
const STRONG: u8 = 8;
const STRONG_NIGHTS: usize = 2;
/// Nights of the last seven on which one leg aches. Our own number.
const ACHING_NIGHTS: usize = 3;
/// Days for which a medicine is new, and nights with cramps since. Our own numbers.
const NEW_DAYS: i64 = 60;
const NIGHTS_SINCE: usize = 2;
/// Days after which a pregnancy whose end nobody wrote down is over.
const PREGNANCY_DAYS: i64 = 300;

/// The cards of one rule.
pub(super) fn cards(rule: CareRule, known: Known<'_>, aside: &BTreeSet<&PutAside>, now: LocalTime) -> Vec<CareCard> {
    let look = Look { rule, known, aside, now };
    match rule {
        CareRule::LongCramp => look.long_cramp().into_iter().collect(),
        CareRule::OneLegAches => look.one_leg_aches().into_iter().collect(),
        CareRule::PregnantLeg => look.pregnant_leg().into_iter().collect(),
        CareRule::Statin => look.statins(),
        CareRule::DisturbedSleep => look.disturbed_sleep().into_iter().collect(),
        CareRule::VeryPainful => look.very_painful().into_iter().collect(),
        CareRule::NewMedicine => look.new_medicines(),
        CareRule::Pregnancy => look.pregnancy().into_iter().collect(),
    }
}

/// One rule's look at what is known.
struct Look<'a> {
    rule: CareRule,
    known: Known<'a>,
    aside: &'a BTreeSet<&'a PutAside>,
    now: LocalTime,
}

impl Look<'_> {
    fn long_cramp(&self) -> Option<CareCard> {
        let long: Vec<&Episode> = self
            .of(EpisodeKind::Cramp, RECENT_NIGHTS)
            .filter(|cramp| cramp.entry.duration_seconds.is_some_and(|seconds| seconds > LONG_SECONDS))
            .collect();
        let still = |cramp: &Episode| self.now - cramp.entry.started_at <= TimeDelta::hours(STILL_TODAY_HOURS);
        let haste = long.iter().filter(|cramp| still(cramp)).map(|cramp| match moving(cramp) {
            Some(Helped::No) => CareHaste::Today,
            None => CareHaste::TodayIf,
            Some(Helped::Yes | Helped::ALittle) => CareHaste::Soon,
        });
        let haste = haste.min().unwrap_or(CareHaste::Soon);
        let (group, id) = if haste == CareHaste::Soon { ("soon", "long") } else { ("today", "long-cramp") };
        self.of_episodes(haste, (group, id), &long, 1)
    }

    fn one_leg_aches(&self) -> Option<CareCard> {
        let aches: Vec<&Episode> = self.of(EpisodeKind::Ache, 7).collect();
        let side = aches.first()?.entry.side?;
        let one = side != Side::Both && aches.iter().all(|ache| ache.entry.side == Some(side));
        one.then(|| self.of_episodes(CareHaste::TodayIf, ("today", "clot"), &aches, ACHING_NIGHTS))?
    }

    fn pregnant_leg(&self) -> Option<CareCard> {
        self.pregnant()?;
        let one_leg = |ache: &&Episode| matches!(ache.entry.side, Some(Side::Left | Side::Right));
        let aches: Vec<&Episode> = self.of(EpisodeKind::Ache, 7).filter(one_leg).collect();
        self.of_episodes(CareHaste::Today, ("today", "pregnant-leg"), &aches, 1)
    }

    fn statins(&self) -> Vec<CareCard> {
        let pains: Vec<&Episode> = self.of_any(RECENT_NIGHTS).collect();
        let taken = self.current(MedicalKind::Medicine).filter(|entry| is_statin(&entry.entry.name));
        taken.filter_map(|entry| self.of_medicine(CareHaste::TodayIf, ("today", "statin"), entry, &pains, 1)).collect()
    }

    fn disturbed_sleep(&self) -> Option<CareCard> {
        let disturbed = |cramp: &&Episode| {
            cramp.entry.woke_me == Some(true) || cramp.entry.sleep_disturbance.is_some_and(|scale| scale > 0)
        };
        let nights: BTreeSet<NaiveDate> = self
            .of(EpisodeKind::Cramp, RECENT_NIGHTS)
            .filter(disturbed)
            .map(|cramp| cramp.night)
            .filter(|night| self.is_new(&night.to_string()))
            .collect();
        let newest = *nights.last()?;
        // Two weeks that end with the newest of them, as long as that is not long ago.
        let since = |back| newest.checked_sub_days(Days::new(back));
        let (week, fortnight, past) = (since(6)?, since(13)?, self.nights_ago(6)?);
        let in_both = nights.range(week..).count() >= NIGHTS_A_WEEK
            && nights.range(fortnight..week).count() >= NIGHTS_A_WEEK
            && newest >= past;
        let counted: Vec<NaiveDate> = nights.range(fortnight..).copied().collect();
        in_both.then(|| CareCard {
            count: count(counted.len()),
            night: Some(newest),
            facts: counted.iter().map(ToString::to_string).collect(),
            ..self.card(CareHaste::Soon, ("soon", "sleep"))
        })
    }

    fn very_painful(&self) -> Option<CareCard> {
        let strong = |cramp: &&Episode| cramp.entry.severity.is_some_and(|severity| severity >= STRONG);
        let cramps: Vec<&Episode> = self.of(EpisodeKind::Cramp, RECENT_NIGHTS).filter(strong).collect();
        self.of_episodes(CareHaste::Soon, ("soon", "often"), &cramps, STRONG_NIGHTS)
    }

    fn new_medicines(&self) -> Vec<CareCard> {
        let today = self.now.date_naive();
        let cramps: Vec<&Episode> = self.of(EpisodeKind::Cramp, RECENT_NIGHTS).collect();
        let new = self.current(MedicalKind::Medicine).filter(|entry| {
            entry.entry.started_on.is_some_and(|day| (today - day).num_days() <= NEW_DAYS)
                // Of a statin there is a card that says more.
                && !is_statin(&entry.entry.name)
        });
        let sign = ("soon", "medicine-pregnancy");
        new.filter_map(|entry| self.of_medicine(CareHaste::Soon, sign, entry, &cramps, NIGHTS_SINCE)).collect()
    }

    fn pregnancy(&self) -> Option<CareCard> {
        let entry = self.pregnant()?;
        let cramps: Vec<&Episode> = self.of(EpisodeKind::Cramp, RECENT_NIGHTS).collect();
        let card = self.of_medicine(CareHaste::Soon, ("soon", "medicine-pregnancy"), entry, &cramps, 1)?;
        Some(CareCard { medicine: None, ..card })
    }

    /// Nothing yet.
    fn card(&self, haste: CareHaste, (group, id): (&str, &str)) -> CareCard {
        let (rule, sign) = (self.rule, sign(group, id));
        CareCard {
            number_is_ours: rule.number_is_ours(),
            rule,
            haste,
            sign,
            count: 0,
            night: None,
            medicine: None,
            facts: Vec::new(),
        }
    }

    /// A card that rests on episodes: on those that were not put aside, which lie on so many nights at least.
    fn of_episodes(
        &self,
        haste: CareHaste,
        sign: (&str, &str),
        episodes: &[&Episode],
        least: usize,
    ) -> Option<CareCard> {
        let new: Vec<&&Episode> = episodes.iter().filter(|episode| self.is_new(&episode.id.to_string())).collect();
        let nights: BTreeSet<NaiveDate> = new.iter().map(|episode| episode.night).collect();
        (nights.len() >= least).then(|| CareCard {
            count: count(nights.len()),
            night: nights.last().copied(),
            facts: new.iter().map(|episode| episode.id.to_string()).collect(),
            ..self.card(haste, sign)
        })
    }

    /// A card that rests on what is taken or had, and on nights since.
    fn of_medicine(
        &self,
        haste: CareHaste,
        sign: (&str, &str),
        MedicalEntry { id, entry }: &MedicalEntry,
        episodes: &[&Episode],
        least: usize,
    ) -> Option<CareCard> {
        let since = entry.started_on.unwrap_or(NaiveDate::MIN);
        let nights: BTreeSet<NaiveDate> =
            episodes.iter().map(|episode| episode.night).filter(|night| *night >= since).collect();
        (nights.len() >= least && self.is_new(&id.to_string())).then(|| CareCard {
            count: count(nights.len()),
            night: nights.last().copied(),
            medicine: Some(entry.name.clone()),
            facts: vec![id.to_string()],
            ..self.card(haste, sign)
        })
    }

    fn of(&self, kind: EpisodeKind, nights: u64) -> impl Iterator<Item = &Episode> {
        self.of_any(nights).filter(move |episode| episode.entry.kind == kind)
    }

    /// Cramps and aches of the last so many nights, none of them going on.
    fn of_any(&self, nights: u64) -> impl Iterator<Item = &Episode> {
        let since = self.nights_ago(nights - 1).unwrap_or(NaiveDate::MIN);
        self.known.episodes.iter().filter(move |episode| {
            !episode.ongoing
                && episode.night >= since
                && matches!(episode.entry.kind, EpisodeKind::Cramp | EpisodeKind::Ache)
        })
    }

    /// What is taken, or had, today.
    fn current(&self, kind: MedicalKind) -> impl Iterator<Item = &MedicalEntry> {
        let today = self.now.date_naive();
        self.known.medical.iter().filter(move |MedicalEntry { entry, .. }| {
            entry.kind == kind && entry.stopped_on.is_none_or(|day| day >= today)
        })
    }

    fn pregnant(&self) -> Option<&MedicalEntry> {
        let today = self.now.date_naive();
        self.current(MedicalKind::Condition).find(|MedicalEntry { entry, .. }| {
            is_pregnancy(&entry.name) && entry.started_on.is_none_or(|day| (today - day).num_days() <= PREGNANCY_DAYS)
        })
    }

    fn nights_ago(&self, nights: u64) -> Option<NaiveDate> {
        night_of(self.now).checked_sub_days(Days::new(nights))
    }

    fn is_new(&self, fact: &str) -> bool {
        !self.aside.contains(&PutAside { rule: self.rule, fact: fact.to_owned() })
    }
}

/// Whether moving eased it: the better of standing and walking; `None` where neither was tried, or nobody said.
fn moving(cramp: &Episode) -> Option<Helped> {
    let tried = cramp.entry.tried.iter().filter(|tried| matches!(tried.remedy, Remedy::Stand | Remedy::Walk));
    let rank = |helped: &Helped| match helped {
        Helped::Yes => 0,
        Helped::ALittle => 1,
        Helped::No => 2,
    };
    tried.filter_map(|tried| tried.helped).min_by_key(rank)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
