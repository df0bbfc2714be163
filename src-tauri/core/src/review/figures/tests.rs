use proptest::prelude::*;

use super::*;
use crate::journal::{Helped, NightAnswer};

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn cramp(night: u32, minute: u16) -> CrampFacts {
    CrampFacts { night, minute, duration_seconds: None, severity: None, muscle: None, side: None }
}

fn of(since: &str, until: &str) -> Gathered {
    Gathered::new(NightSpan { since: date(since), until: date(until) })
}

fn reviewed(gathered: &Gathered) -> Review {
    review(Some(gathered), Some(gathered.span().since), [3; 7], &EveningSettings::default())
}

#[test]
fn a_night_is_in_one_of_three_states_and_an_ache_makes_none_of_them() {
    let mut gathered = of("2026-11-02", "2026-11-08");
    gathered.night_mut(date("2026-11-02")).unwrap().answer = Some(NightAnswer::None);
    gathered.night_mut(date("2026-11-03")).unwrap().answer = Some(NightAnswer::Cramps);
    gathered.night_mut(date("2026-11-04")).unwrap().answer = Some(NightAnswer::None);
    gathered.add_cramp(cramp(2, 130));
    gathered.count_episodes(date("2026-11-05"), EpisodeKind::Ache, 2);
    let review = reviewed(&gathered);
    assert_eq!(review.marks, "fcc----");
    assert_eq!(review.nights, NightCounts { cramps: 2, cramp_free: 1, not_recorded: 4 });
    assert_eq!(review.episodes, KindCounts { cramps: 1, aches: 2, ..KindCounts::default() });
    assert_eq!((review.weeks.len(), review.weeks[0].thin), (1, true), "three nights of seven");
    gathered.night_mut(date("2026-11-08")).unwrap().answer = Some(NightAnswer::None);
    assert!(!reviewed(&gathered).weeks[0].thin);
}

#[test]
fn tonight_is_not_missing_yet_and_counts_once_it_is_recorded() {
    let at = |gathered: Gathered, now: &str| gathered.without_tonight(now.parse().unwrap()).span().until.to_string();
    let nights = |gathered: Gathered| at(gathered, "2026-11-12T20:00:00+01:00");
    assert_eq!(nights(of("2026-11-02", "2026-11-12")), "2026-11-11");
    assert_eq!(nights(of("2026-11-02", "2026-11-10")), "2026-11-10");
    assert_eq!(nights(of("2026-11-12", "2026-11-12")), "2026-11-12", "asked for by itself");
    let whole = || of("2026-11-02", "2026-11-12");
    assert_eq!(at(whole(), "2026-11-13T03:59:00+01:00"), "2026-11-11", "it goes on");
    assert_eq!(at(whole(), "2026-11-13T04:00:00+01:00"), "2026-11-12", "and in the morning it is over, and missing");
    let mut recorded = of("2026-11-02", "2026-11-12");
    recorded.add_cramp(cramp(10, 1380));
    assert_eq!(nights(recorded), "2026-11-12");
}

#[test]
fn weeks_begin_on_monday_and_the_ends_are_cut() {
    let review = reviewed(&of("2026-10-28", "2026-11-03"));
    let spans = |rows: &[ReviewPeriod]| {
        rows.iter().map(|row| format!("{} {}", row.span.since, row.span.until)).collect::<Vec<_>>()
    };
    assert_eq!(spans(&review.weeks), ["2026-10-28 2026-11-01", "2026-11-02 2026-11-03"]);
    assert_eq!(spans(&review.months), ["2026-10-28 2026-10-31", "2026-11-01 2026-11-03"]);
    assert_eq!(review.days.len(), 7);
    let around_new_year = reviewed(&of("2026-12-30", "2027-01-02"));
    assert_eq!((around_new_year.weeks.len(), around_new_year.months.len()), (1, 2), "a week may be of two years");
    let decades = reviewed(&of("1976-11-13", "2026-11-12"));
    assert_eq!((decades.days.len(), decades.weeks.len(), decades.months.len()), (0, 0, 601));
    assert_eq!(reviewed(&of("2024-11-01", "2026-11-10")).weeks.len(), 107);
}

#[test]
fn the_hours_in_bed_are_those_that_were_written_down_else_the_usual_ones() {
    let mut gathered = of("2026-11-02", "2026-11-06");
    for minute in [1365, 1364, 389, 390, 120, 900] {
        gathered.add_cramp(cramp(0, minute));
    }
    let hours = reviewed(&gathered).hours;
    assert_eq!((hours.bed.to_string(), hours.up.to_string(), hours.nights), ("22:45".into(), "06:30".into(), 0));
    assert_eq!((hours.in_bed, hours.cramps[22], hours.cramps[6], hours.cramps[15]), (3, 2, 2, 1));
    for (at, bed, up) in [(2, 23 * 60, 390), (3, 30, 420), (4, 60, 600)] {
        let facts = gathered.night_mut(date(&format!("2026-11-0{at}"))).unwrap();
        (facts.bed, facts.up) = (Some(bed), Some(up));
    }
    let hours = reviewed(&gathered).hours;
    assert_eq!((hours.bed.to_string(), hours.up.to_string(), hours.nights), ("00:30".into(), "08:00".into(), 3));
    let mut by_day = of("2026-11-02", "2026-11-02");
    let facts = by_day.night_mut(date("2026-11-02")).unwrap();
    (facts.bed, facts.up) = (Some(480), Some(960));
    by_day.add_cramp(cramp(0, 700));
    by_day.add_cramp(cramp(0, 120));
    assert_eq!(reviewed(&by_day).hours.in_bed, 1, "who works at night sleeps by day");
}

#[test]
fn an_evening_is_whole_by_the_list_of_now() {
    let mut gathered = of("2026-11-02", "2026-11-05");
    for (at, ticks) in [(2, 3), (3, 2), (4, 7)] {
        gathered.night_mut(date(&format!("2026-11-0{at}"))).unwrap().ticks = ticks;
    }
    assert_eq!(reviewed(&gathered).winddowns, WinddownCounts { whole: 2, in_part: 1 });
}

#[test]
fn the_middle_lies_between_two() {
    assert_eq!(median(&mut []), None);
    assert_eq!(median(&mut [7]), Some(7.0));
    assert_eq!(median(&mut [9, 2]), Some(5.5));
    assert_eq!(median(&mut [9, 1, 4]), Some(4.0));
    assert_eq!(median(&mut [1, 9, 4, 4]), Some(4.0));
    let told = spread(&mut [300, 30, 60]).unwrap();
    assert_eq!((told.count, told.median.to_string(), told.least, told.most), (3, "60".into(), 30, 300));
}

#[test]
fn nothing_at_all_is_a_review_too() {
    let review = review(None, None, [3; 7], &EveningSettings::default());
    assert_eq!((review.span, review.nights.all(), review.marks.as_str()), (None, 0, ""));
}

prop_compose! {
    fn any_cramp()(
        night in 0_u32..400, minute in 0_u16..1440, duration_seconds in prop::option::of(0_u32..86_401),
        severity in prop::option::of(0_u8..11), muscle in 0..MUSCLES.len(), side in 0_usize..4,
    ) -> CrampFacts {
        let side = [Some(Side::Left), Some(Side::Right), Some(Side::Both), None][side];
        CrampFacts { night, minute, duration_seconds, severity, muscle: MUSCLES[muscle], side }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_table_adds_up_to_its_sum(
        nights in 1_u64..400,
        cramps in prop::collection::vec(any_cramp(), 0..60),
        answers in prop::collection::vec((0_u64..400, any::<bool>(), 0_u32..6), 0..100),
        others in prop::collection::vec((0_u64..400, 1_usize..4), 0..20),
        breaks in prop::collection::vec((0_u64..400, 0_usize..6), 0..60),
        tried in prop::collection::vec((0_usize..8, 0_usize..4), 0..30),
    ) {
        let since = date("2025-12-20");
        let day = |at: u64| since + Days::new(at);
        let mut gathered = Gathered::new(NightSpan { since, until: day(nights - 1) });
        for (at, none, ticks) in answers {
            if let Some(facts) = gathered.night_mut(day(at)) {
                facts.answer = Some(if none { NightAnswer::None } else { NightAnswer::Cramps });
                facts.ticks = ticks;
            }
        }
        for cramp in cramps {
            gathered.add_cramp(cramp);
        }
        let kinds = [EpisodeKind::Cramp, EpisodeKind::Ache, EpisodeKind::UrgeToMove, EpisodeKind::Other];
        for (at, kind) in others {
            gathered.count_episodes(day(at), kinds[kind], 1);
        }
        let outcomes = [
            BreakOutcome::Taken,
            BreakOutcome::Natural,
            BreakOutcome::Asleep,
            BreakOutcome::Skipped,
            BreakOutcome::Missed,
            BreakOutcome::Expired,
        ];
        for (at, outcome) in breaks {
            gathered.count_break(day(at), outcomes[outcome]);
        }
        for (remedy, helped) in tried {
            let helped = [Some(Helped::Yes), Some(Helped::ALittle), Some(Helped::No), None][helped];
            gathered.count_tried(REMEDIES[remedy], helped);
        }
        let review = reviewed(&gathered);

        prop_assert_eq!(u64::from(review.nights.all()), nights);
        for (letter, count) in [('c', review.nights.cramps), ('f', review.nights.cramp_free), ('-', review.nights.not_recorded)] {
            prop_assert_eq!(review.marks.matches(letter).count(), count as usize);
        }
        let whole = ReviewPeriod {
            span: review.span.unwrap(),
            nights: review.nights,
            thin: false,
            episodes: review.episodes,
            severity: None,
            duration: None,
            breaks: review.breaks,
            winddowns: review.winddowns,
        };
        for rows in [&review.weeks, &review.months] {
            let mut sum = ReviewPeriod {
                nights: NightCounts::default(),
                episodes: KindCounts::default(),
                breaks: BreakTally::default(),
                winddowns: WinddownCounts::default(),
                ..whole
            };
            let (mut severities, mut durations) = (0, 0);
            for row in rows {
                prop_assert_eq!(row.span.nights(), row.nights.all() as usize);
                sum.nights.cramps += row.nights.cramps;
                sum.nights.cramp_free += row.nights.cramp_free;
                sum.nights.not_recorded += row.nights.not_recorded;
                sum.episodes += row.episodes;
                sum.breaks += row.breaks;
                sum.winddowns.whole += row.winddowns.whole;
                sum.winddowns.in_part += row.winddowns.in_part;
                severities += row.severity.map_or(0, |spread| spread.count);
                durations += row.duration.map_or(0, |spread| spread.count);
            }
            prop_assert_eq!(sum, whole);
            prop_assert_eq!(severities, review.severity.map_or(0, |spread| spread.count));
            prop_assert_eq!(durations, review.duration.map_or(0, |spread| spread.count));
        }
        if nights <= 100 {
            prop_assert_eq!(review.days.len() as u64, nights);
            prop_assert_eq!(review.days.iter().map(|day| day.episodes.cramps).sum::<u32>(), review.episodes.cramps);
        } else {
            prop_assert!(review.days.is_empty());
        }
        let cramps = u32::try_from(gathered.cramps.len()).unwrap();
        prop_assert_eq!(review.episodes.cramps, cramps);
        prop_assert_eq!(review.hours.cramps.iter().sum::<u32>(), cramps);
        prop_assert!(review.hours.in_bed <= cramps);
        let of_muscles: u32 = review.muscles.iter().map(|row| row.left + row.right + row.both + row.unsaid).sum();
        prop_assert_eq!(of_muscles, cramps);
        for row in review.tried {
            prop_assert_eq!(row.tried, row.yes + row.a_little + row.no + row.unsaid);
        }
        for spread in [review.severity, review.duration].into_iter().flatten() {
            prop_assert!(f64::from(spread.least) <= spread.median && spread.median <= f64::from(spread.most));
        }
    }
}
