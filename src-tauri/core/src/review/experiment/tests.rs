use super::*;
use crate::journal::NightAnswer;
use crate::settings::EveningSettings;

const SINCE: &str = "2026-01-05";

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn begun(pairs: u8, bits: u128) -> Experiment {
    Experiment::begun(Uuid::from_u128(bits), ExperimentQuestion::Stretching, pairs, date(SINCE)).unwrap()
}

/// Its nights, each with cramps, without, or not recorded (`c`, `f`, `-`), and with the stretching done or not.
fn told(experiment: &Experiment, night: impl Fn(usize, bool) -> (char, bool)) -> Gathered {
    let span = experiment.planned();
    let mut gathered = Gathered::new(span);
    for at in 0..span.nights() {
        let date = span.night(at);
        let (state, stretched) = night(at, experiment.tries(date).unwrap());
        let facts = gathered.night_mut(date).unwrap();
        facts.answer = match state {
            'c' => Some(NightAnswer::Cramps),
            'f' => Some(NightAnswer::None),
            _ => None,
        };
        facts.stretched = stretched;
    }
    gathered.set_first_evening(Some(span.since));
    gathered
}

fn asked(experiment: &Experiment, gathered: &Gathered, tonight: NaiveDate) -> ExperimentReport {
    let evening = EveningSettings::default();
    let habits = Habits { evening: &evening, caffeine_minutes_before_bed: 540, listed: [5; 7] };
    report(experiment, Some(gathered), &habits, tonight)
}

fn at_its_end(experiment: &Experiment, gathered: &Gathered) -> ExperimentReport {
    asked(experiment, gathered, experiment.planned().until.succ_opt().unwrap())
}

#[test]
fn each_pair_has_one_week_that_tries_and_chance_says_which() {
    let experiment = begun(6, 0b10_1101);
    assert_eq!(experiment.first_tries, [true, false, true, true, false, true]);
    for pair in 0..6 {
        for day in 0..14 {
            let night = date(SINCE) + chrono::TimeDelta::days(pair * 14 + day);
            let first = experiment.first_tries[usize::try_from(pair).unwrap()];
            assert_eq!(experiment.tries(night), Some(first == (day < 7)), "{night}");
        }
    }
    assert_eq!(experiment.planned().nights(), 84);
    assert_eq!(experiment.tries(date("2026-01-04")), None);
    assert_eq!(experiment.tries(date("2026-03-30")), None, "the night after the last");
    assert_eq!(experiment.tries(NaiveDate::MIN), None);
    assert_eq!(experiment.tries(NaiveDate::MAX), None);
}

#[test]
fn chance_gives_each_way_as_often_as_any_other() {
    let mut first = [0_u32; 6];
    for number in 0..4000_u128 {
        // Ids as they are made: the random part from a generator with a start.
        let mut bits = number.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835);
        bits ^= bits >> 61;
        for (pair, tries) in begun(6, bits).first_tries.iter().enumerate() {
            first[pair] += u32::from(*tries);
        }
    }
    assert!(first.iter().all(|count| (1800..2200).contains(count)), "{first:?}");
}

#[test]
fn less_than_six_pairs_or_more_than_half_a_year_is_refused() {
    for (pairs, fits) in [(0, false), (5, false), (6, true), (13, true), (14, false)] {
        let begun = Experiment::begun(Uuid::nil(), ExperimentQuestion::LessCaffeine, pairs, date(SINCE));
        assert_eq!(begun.is_ok(), fits, "{pairs}");
    }
}

#[test]
fn nothing_is_told_of_how_it_goes_before_its_end() {
    let experiment = begun(6, 0b01_0101);
    let gathered = told(&experiment, |_, tries| (if tries { 'f' } else { 'c' }, tries));
    let middle = asked(&experiment, &gathered, date("2026-02-02"));
    assert_eq!((middle.past, middle.result, middle.tonight, middle.week), (28, None, Some(true), Some(5)));
    assert_eq!(middle.tried, Kept { known: 14, kept: 14 });
    assert_eq!(middle.left, Some(Kept { known: 14, kept: 14 }));
    let last = asked(&experiment, &gathered, experiment.planned().until);
    assert_eq!((last.past, last.result), (83, None));
    let over = at_its_end(&experiment, &gathered);
    assert_eq!((over.past, over.tonight, over.week), (84, None, None));
    let result = over.result.unwrap();
    assert_eq!(result.state, ExperimentState::GoesAlong { fewer: true });
    assert_eq!(result.p, Some(2.0 / 64.0), "the least there is with six pairs");
    assert_eq!(result.trying, InsightArm { nights: 42, cramps: 0 });
    assert_eq!(result.usual, InsightArm { nights: 42, cramps: 42 });
}

#[test]
fn nights_count_as_they_were_assigned_whatever_was_done() {
    let experiment = begun(6, 0);
    let never = told(&experiment, |_, tries| (if tries { 'f' } else { 'c' }, false));
    let report = at_its_end(&experiment, &never);
    assert_eq!(report.tried, Kept { known: 42, kept: 0 });
    assert_eq!(report.left, Some(Kept { known: 42, kept: 42 }));
    assert_eq!(report.result.unwrap().trying, InsightArm { nights: 42, cramps: 0 });
}

#[test]
fn unrecorded_nights_are_counted_as_such_and_nowhere_else() {
    let experiment = begun(6, 0b11_0010);
    let all = told(&experiment, |at, _| (if at % 3 == 0 { 'c' } else { 'f' }, true));
    let some = told(&experiment, |at, _| {
        (
            if at % 7 == 6 {
                '-'
            } else if at % 3 == 0 {
                'c'
            } else {
                'f'
            },
            true,
        )
    });
    let (all, some) = (at_its_end(&experiment, &all), at_its_end(&experiment, &some));
    assert_eq!((all.not_recorded, some.not_recorded), (0, 12));
    let nights = |report: &ExperimentReport| report.result.map(|result| result.trying.nights + result.usual.nights);
    assert_eq!((nights(&all), nights(&some)), (Some(84), Some(72)));
}

#[test]
fn the_same_in_both_weeks_is_no_difference_and_little_recorded_is_too_little() {
    let experiment = begun(13, 0b1_0110_1001_0110);
    let same = told(&experiment, |at, _| (if at % 7 < 2 { 'c' } else { 'f' }, true));
    let result = at_its_end(&experiment, &same).result.unwrap();
    assert_eq!((result.state, result.p), (ExperimentState::NoDifference, Some(1.0)));
    let experiment = begun(6, 0b10_0110);
    for (name, state) in [
        (
            "two nights of a week of each pair",
            (&|at: usize| if at % 14 < 7 && at % 7 > 1 { '-' } else { 'c' }) as &dyn Fn(usize) -> char,
        ),
        ("no night without cramps", &|_| 'c'),
        ("no night with cramps", &|_| 'f'),
        ("nothing", &|_| '-'),
    ] {
        let gathered = told(&experiment, |at, _| (state(at), true));
        let result = at_its_end(&experiment, &gathered).result.unwrap();
        let expected = (ExperimentState::TooLittle, None, None);
        assert_eq!((result.state, result.p, result.difference), expected, "{name}");
    }
}

#[test]
fn one_that_is_ended_early_ends_with_the_night_before_and_tells_what_there_is() {
    let mut experiment = begun(6, 0b10_0110);
    let gathered = told(&experiment, |_, tries| (if tries { 'f' } else { 'c' }, tries));
    experiment.stopped_on = Some(date("2026-02-02"));
    let report = asked(&experiment, &gathered, date("2026-02-02"));
    assert_eq!((report.span.until, report.past, report.tonight), (date("2026-02-01"), 28, None));
    assert_eq!(report.result.unwrap().state, ExperimentState::TooLittle);
    assert!(!experiment.goes_on(date("2026-02-02")));

    // On its first day, or before it by a clock that was set back: a span never runs backwards.
    for stopped in [SINCE, "2026-01-01"] {
        experiment.stopped_on = Some(date(stopped));
        let report = asked(&experiment, &gathered, date(SINCE));
        assert_eq!((report.span.since, report.span.until, report.past), (date(SINCE), date(SINCE), 0), "{stopped}");
    }
}

#[test]
fn before_its_first_night_is_past_there_is_nothing_to_count() {
    let experiment = begun(6, 0);
    let evening = EveningSettings::default();
    let habits = Habits { evening: &evening, caffeine_minutes_before_bed: 540, listed: [5; 7] };
    let report = report(&experiment, None, &habits, date(SINCE));
    assert_eq!((report.past, report.tonight, report.result), (0, Some(false), None));
}

/// Nights that resemble their neighbours by 0.6, and no effect at all: five in a hundred experiments or fewer tell one.
#[test]
fn without_an_effect_hardly_any_experiment_tells_one() {
    let mut seed = 0x2545_F491_4F6C_DD1D_u64;
    let mut random = move || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        f64::from(u32::try_from(seed >> 32).unwrap()) / f64::from(u32::MAX)
    };
    let mut flagged = 0;
    for _ in 0..2000 {
        let bits = (0..62).fold(0_u128, |bits, at| bits | u128::from(random() < 0.5) << at);
        let experiment = begun(6, bits);
        let mut cramps = random() < 0.4;
        let nights: Vec<char> = (0..84)
            .map(|_| {
                if random() >= 0.6 {
                    cramps = random() < 0.4;
                }
                if cramps { 'c' } else { 'f' }
            })
            .collect();
        let gathered = told(&experiment, |at, _| (nights[at], true));
        let result = at_its_end(&experiment, &gathered).result.unwrap();
        flagged += u32::from(matches!(result.state, ExperimentState::GoesAlong { .. }));
    }
    assert!(flagged <= 100, "{flagged} of 2000");
}

/// Half the nights with cramps on one side, one in ten on the other: most experiments see it.
#[test]
fn a_large_effect_is_seen_by_most() {
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    let mut random = move || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        f64::from(u32::try_from(seed >> 32).unwrap()) / f64::from(u32::MAX)
    };
    let mut noticed = 0;
    for _ in 0..500 {
        let bits = (0..62).fold(0_u128, |bits, at| bits | u128::from(random() < 0.5) << at);
        let experiment = begun(8, bits);
        let draws: Vec<f64> = (0..112).map(|_| random()).collect();
        let gathered =
            told(&experiment, |at, tries| (if draws[at] < if tries { 0.1 } else { 0.5 } { 'c' } else { 'f' }, tries));
        noticed += u32::from(
            at_its_end(&experiment, &gathered).result.unwrap().state == ExperimentState::GoesAlong { fewer: true },
        );
    }
    assert!(noticed >= 400, "{noticed} of 500");
}
