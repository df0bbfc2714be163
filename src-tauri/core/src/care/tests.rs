use chrono::TimeDelta;
use uuid::Uuid;

use super::*;
use crate::journal::{EpisodeDraft, EpisodeKind, Helped, MedicalDraft, MedicalKind, Remedy, Tried};
use crate::side::Side;

const NOW: &str = "2026-11-27T09:00:00+01:00";

fn now() -> LocalTime {
    NOW.parse().unwrap()
}

/// An episode that began so many hours ago.
fn hours_ago(number: u128, hours: i64, kind: EpisodeKind, told: impl FnOnce(&mut EpisodeDraft)) -> Episode {
    let began = now() - TimeDelta::hours(hours);
    let mut entry = EpisodeDraft::new(kind, began);
    told(&mut entry);
    Episode::written(Uuid::from_u128(number), entry, began)
}

/// One of the night that many nights before last night.
fn nights_ago(number: u128, nights: i64, kind: EpisodeKind, told: impl FnOnce(&mut EpisodeDraft)) -> Episode {
    hours_ago(number, 6 + 24 * nights, kind, told)
}

fn listed(number: u128, kind: MedicalKind, name: &str, started: Option<&str>, stopped: Option<&str>) -> MedicalEntry {
    let date = |text: Option<&str>| text.map(|text| text.parse().unwrap());
    let entry = MedicalDraft { kind, name: name.into(), started_on: date(started), stopped_on: date(stopped) };
    MedicalEntry { id: Uuid::from_u128(number), entry }
}

fn asked(episodes: &[Episode], medical: &[MedicalEntry], aside: &[PutAside]) -> CareCards {
    care(Known { episodes, medical }, aside, now())
}

fn found(episodes: &[Episode], medical: &[MedicalEntry]) -> Vec<(CareRule, CareHaste)> {
    asked(episodes, medical, &[]).cards.iter().map(|card| (card.rule, card.haste)).collect()
}

fn moved(remedy: Remedy, helped: Option<Helped>) -> Vec<Tried> {
    vec![Tried { remedy, helped }]
}

fn long(minutes: u32, tried: Vec<Tried>) -> impl FnOnce(&mut EpisodeDraft) {
    move |entry| {
        entry.duration_seconds = Some(minutes * 60);
        entry.tried = tried;
    }
}

fn side(side: Side) -> impl FnOnce(&mut EpisodeDraft) {
    move |entry| entry.side = Some(side)
}

fn woke(entry: &mut EpisodeDraft) {
    entry.woke_me = Some(true);
}

#[test]
fn every_rule_goes_back_to_a_sign_with_a_source() {
    for (group, id) in [
        ("today", "long-cramp"),
        ("today", "clot"),
        ("today", "pregnant-leg"),
        ("today", "statin"),
        ("soon", "long"),
        ("soon", "sleep"),
        ("soon", "often"),
        ("soon", "medicine-pregnancy"),
    ] {
        assert!(!signs::sign(group, id).sources.is_empty(), "{group} {id}");
    }
    for rule in CareRule::ALL {
        assert_eq!(serde_json::to_value(rule).unwrap(), rule.name());
    }
}

#[test]
fn nothing_written_says_nothing() {
    assert_eq!(asked(&[], &[], &[]), CareCards::default());
}

#[test]
fn a_long_cramp_calls_for_haste_by_what_moving_did_and_by_how_long_ago_it_was() {
    use CareHaste::{Soon, Today, TodayIf};
    let (no, little, yes) = (Some(Helped::No), Some(Helped::ALittle), Some(Helped::Yes));
    for (minutes, hours, tried, expected) in [
        (11, 6, moved(Remedy::Walk, no), Some(Today)),
        (11, 6, moved(Remedy::Stand, no), Some(Today)),
        (11, 6, vec![], Some(TodayIf)),
        (11, 6, moved(Remedy::Walk, None), Some(TodayIf)),
        (11, 6, moved(Remedy::Rub, no), Some(TodayIf)),
        (11, 6, moved(Remedy::Walk, yes), Some(Soon)),
        (11, 6, [moved(Remedy::Walk, little), moved(Remedy::Stand, no)].concat(), Some(Soon)),
        (11, 48, moved(Remedy::Walk, no), Some(Today)),
        (11, 49, moved(Remedy::Walk, no), Some(Soon)),
        (11, 24 * 29, vec![], Some(Soon)),
        (11, 24 * 31, vec![], None),
        (10, 6, moved(Remedy::Walk, no), None),
    ] {
        let cramp = hours_ago(1, hours, EpisodeKind::Cramp, long(minutes, tried.clone()));
        let expected: Vec<_> = expected.map(|haste| (CareRule::LongCramp, haste)).into_iter().collect();
        assert_eq!(found(&[cramp], &[]), expected, "{minutes} min, {hours} h ago, {tried:?}");
    }
    let barely = hours_ago(1, 6, EpisodeKind::Cramp, |entry| entry.duration_seconds = Some(601));
    assert_eq!(found(&[barely], &[]).len(), 1, "ten minutes and a second are over ten minutes");
    let ache = hours_ago(1, 6, EpisodeKind::Ache, long(90, vec![]));
    assert_eq!(found(&[ache], &[]), [], "an ache may last");
    let running = Episode { ongoing: true, ..hours_ago(1, 2, EpisodeKind::Cramp, long(90, vec![])) };
    assert_eq!(found(&[running], &[]), [], "of one that goes on the cramp screen speaks");
}

#[test]
fn the_most_urgent_of_several_long_ones_counts() {
    let eased = hours_ago(1, 6, EpisodeKind::Cramp, long(20, moved(Remedy::Walk, Some(Helped::Yes))));
    let not = hours_ago(2, 30, EpisodeKind::Cramp, long(20, moved(Remedy::Walk, Some(Helped::No))));
    let cards = asked(&[eased, not], &[], &[]).cards;
    assert_eq!((cards.len(), cards[0].haste, cards[0].count), (1, CareHaste::Today, 2));
    assert_eq!(cards[0].sign.id, "long-cramp");
}

#[test]
fn one_leg_that_aches_on_three_nights_of_seven_and_never_the_other() {
    use Side::{Both, Left, Right};
    let aches = |sides: &[Side]| -> Vec<Episode> {
        let each = (0_u32..).zip(sides);
        each.map(|(night, &one)| nights_ago(night.into(), night.into(), EpisodeKind::Ache, side(one))).collect()
    };
    let card = [(CareRule::OneLegAches, CareHaste::TodayIf)];
    assert_eq!(found(&aches(&[Left, Left, Left]), &[]), card);
    assert_eq!(found(&aches(&[Left, Left]), &[]), []);
    assert_eq!(found(&aches(&[Left, Left, Left, Right]), &[]), []);
    assert_eq!(found(&aches(&[Both, Both, Both]), &[]), []);
    let mut unsaid = aches(&[Left, Left, Left]);
    unsaid.push(nights_ago(9, 3, EpisodeKind::Ache, |_| {}));
    assert_eq!(found(&unsaid, &[]), [], "nobody said which leg it was");
    let twice_a_night = [1, 2, 3].map(|number| nights_ago(number, 0, EpisodeKind::Ache, side(Left)));
    assert_eq!(found(&twice_a_night, &[]), [], "nights are counted");
    let cramps = [1, 2, 3].map(|n| nights_ago(n, i64::try_from(n).unwrap(), EpisodeKind::Cramp, side(Left)));
    assert_eq!(found(&cramps, &[]), [], "a cramp is in one leg as a rule");
}

#[test]
fn a_statin_speaks_where_something_is_written_since() {
    let cramp = nights_ago(1, 2, EpisodeKind::Cramp, |_| {});
    let card = [(CareRule::Statin, CareHaste::TodayIf)];
    let medicine = MedicalKind::Medicine;
    for (entry, expected) in [
        (listed(1, medicine, "Atorvastatin", None, None), &card[..]),
        (listed(1, medicine, "Atorvastatin", Some("2026-11-24"), None), &card[..]),
        (listed(1, medicine, "Atorvastatin", Some("2026-11-25"), None), &[]),
        (listed(1, medicine, "Atorvastatin", None, Some("2026-11-26")), &[]),
        (listed(1, medicine, "Atorvastatin", None, Some("2026-11-27")), &card[..]),
        (listed(1, MedicalKind::Condition, "Atorvastatin", None, None), &[]),
        (listed(1, medicine, "Nystatin", None, None), &[]),
    ] {
        assert_eq!(found(std::slice::from_ref(&cramp), std::slice::from_ref(&entry)), expected, "{entry:?}");
        assert_eq!(found(&[], &[entry]), [], "nothing was written");
    }
    let urge = nights_ago(1, 2, EpisodeKind::UrgeToMove, |_| {});
    assert_eq!(found(&[urge], &[listed(1, medicine, "Zocor", None, None)]), [], "an urge to move is no muscle pain");
}

#[test]
fn disturbed_sleep_is_three_nights_in_each_of_two_weeks_that_end_lately() {
    let at = |nights: &[i64]| -> Vec<Episode> {
        nights.iter().map(|&n| nights_ago(u128::try_from(n).unwrap(), n, EpisodeKind::Cramp, woke)).collect()
    };
    let card = [(CareRule::DisturbedSleep, CareHaste::Soon)];
    assert_eq!(found(&at(&[0, 1, 2, 7, 8, 9]), &[]), card);
    assert_eq!(found(&at(&[0, 3, 6, 7, 10, 13]), &[]), card);
    assert_eq!(found(&at(&[0, 3, 6, 7, 10, 14]), &[]), [], "the fifteenth night counts no more");
    assert_eq!(found(&at(&[0, 1, 2, 3, 4, 9]), &[]), [], "one week alone");
    assert_eq!(found(&at(&[6, 7, 8, 13, 14, 15]), &[]), card);
    assert_eq!(found(&at(&[7, 8, 9, 14, 15, 16]), &[]), [], "it is over since a week");
    let asleep: Vec<Episode> = at(&[0, 1, 2, 7, 8, 9])
        .into_iter()
        .map(|mut cramp| {
            cramp.entry.woke_me = Some(false);
            cramp
        })
        .collect();
    assert_eq!(found(&asleep, &[]), []);
    let scale: Vec<Episode> = asleep
        .into_iter()
        .map(|mut cramp| {
            cramp.entry.sleep_disturbance = Some(1);
            cramp
        })
        .collect();
    assert_eq!(found(&scale, &[]), card);
}

#[test]
fn strong_cramps_count_by_nights() {
    let strong = |number, nights, severity| {
        nights_ago(number, nights, EpisodeKind::Cramp, move |entry| entry.severity = Some(severity))
    };
    let card = [(CareRule::VeryPainful, CareHaste::Soon)];
    assert_eq!(found(&[strong(1, 0, 8), strong(2, 20, 10)], &[]), card);
    assert_eq!(found(&[strong(1, 0, 8), strong(2, 0, 10)], &[]), [], "one night");
    assert_eq!(found(&[strong(1, 0, 8), strong(2, 3, 7)], &[]), []);
    assert_eq!(found(&[strong(1, 0, 8), strong(2, 30, 9)], &[]), [], "too long ago");
}

#[test]
fn a_new_medicine_and_a_pregnancy_call_for_an_appointment() {
    let cramps = [nights_ago(1, 1, EpisodeKind::Cramp, |_| {}), nights_ago(2, 3, EpisodeKind::Cramp, |_| {})];
    let medicine = |started| listed(7, MedicalKind::Medicine, "Water tablet", started, None);
    let card = [(CareRule::NewMedicine, CareHaste::Soon)];
    assert_eq!(found(&cramps, &[medicine(Some("2026-11-01"))]), card);
    assert_eq!(found(&cramps, &[medicine(Some("2026-09-28"))]), card);
    assert_eq!(found(&cramps, &[medicine(Some("2026-09-27"))]), [], "it is new no more");
    assert_eq!(found(&cramps, &[medicine(Some("2026-11-24"))]), [], "one night since");
    assert_eq!(found(&cramps, &[medicine(None)]), [], "nobody said since when");
    let pregnant = |started| listed(8, MedicalKind::Condition, "Pregnant", started, None);
    assert_eq!(found(&cramps, &[pregnant(None)]), [(CareRule::Pregnancy, CareHaste::Soon)]);
    assert_eq!(found(&cramps, &[pregnant(Some("2025-11-01"))]), [], "that one is over");
    let ache = nights_ago(3, 0, EpisodeKind::Ache, side(Side::Left));
    assert_eq!(found(&[ache], &[pregnant(None)]), [(CareRule::PregnantLeg, CareHaste::Today)]);
}

#[test]
fn what_was_put_aside_comes_back_for_new_facts_only() {
    let first = nights_ago(1, 3, EpisodeKind::Cramp, long(20, vec![]));
    let shown = asked(std::slice::from_ref(&first), &[], &[]).cards;
    let aside = checked_facts(shown[0].rule, &shown[0].facts).unwrap();
    let quiet = asked(std::slice::from_ref(&first), &[], &aside);
    assert_eq!((quiet.cards.len(), &quiet.put_aside), (0, &shown));
    let mut edited = first.clone();
    edited.entry.note = Some("another word".into());
    assert!(asked(&[edited], &[], &aside).cards.is_empty(), "a word of it is no new fact");
    let second = nights_ago(2, 0, EpisodeKind::Cramp, long(20, moved(Remedy::Walk, Some(Helped::Yes))));
    let again = asked(&[first, second], &[], &aside);
    assert_eq!((again.cards.len(), again.cards[0].count), (1, 1), "only the new one is counted");
    assert!(again.put_aside.is_empty());
}

#[test]
fn a_statin_put_aside_leaves_the_other_one() {
    let cramp = [nights_ago(1, 2, EpisodeKind::Cramp, |_| {})];
    let medicine = |number, name| listed(number, MedicalKind::Medicine, name, None, None);
    let list = [medicine(1, "Zocor"), medicine(2, "Crestor")];
    let aside = [PutAside { rule: CareRule::Statin, fact: Uuid::from_u128(1).to_string() }];
    let cards = asked(&cramp, &list, &aside);
    let names = |cards: &[CareCard]| cards.iter().filter_map(|card| card.medicine.clone()).collect::<Vec<_>>();
    assert_eq!((names(&cards.cards), names(&cards.put_aside)), (vec!["Crestor".into()], vec!["Zocor".into()]));
}

#[test]
fn two_more_weeks_of_disturbed_sleep_are_a_new_fact() {
    let nights = |range: std::ops::Range<i64>| -> Vec<Episode> {
        range.map(|n| nights_ago(u128::try_from(n).unwrap(), n, EpisodeKind::Cramp, woke)).collect()
    };
    let then = nights(3..17);
    let card = asked(&then, &[], &[]).cards.remove(0);
    let aside = checked_facts(card.rule, &card.facts).unwrap();
    assert!(asked(&nights(0..17), &[], &aside).cards.is_empty(), "three nights more are the same weeks");
    let mut later = aside.clone();
    later.retain(|one| one.fact.as_str() < "2026-11-14");
    assert_eq!(asked(&nights(0..17), &[], &later).cards.len(), 1);
}

#[test]
fn what_is_put_aside_is_named_by_something() {
    assert!(checked_facts(CareRule::Statin, &[]).is_err());
    assert!(checked_facts(CareRule::Statin, &["x".repeat(37)]).is_err());
    assert!(checked_facts(CareRule::Statin, &vec!["x".to_owned(); FACTS + 1]).is_err());
    assert!(checked_facts(CareRule::Statin, &[Uuid::nil().to_string(), "2026-11-27".into()]).is_ok());
}
