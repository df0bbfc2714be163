//! How nights follow each other: runs without cramps, and how far apart nights with cramps are.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::range::NightSpan;
use crate::journal::NightState;

/// The run of cramp-free nights that goes on, and the longest.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Streaks {
    /// The one that goes on: no cramp since. `None` where the last recorded night had cramps, or none is recorded.
    pub current: Option<Streak>,
    /// The one with the most cramp-free nights, the latest of several.
    pub longest: Option<Streak>,
}

/// Cramp-free nights with no night with cramps between them. A night that nobody recorded neither ends a run nor
/// lengthens it: it is told beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Streak {
    /// From its first cramp-free night to its last.
    pub span: NightSpan,
    /// Nights that were confirmed to be cramp-free.
    pub nights: u32,
    /// Nights within the span that are not recorded.
    pub not_recorded: u32,
}

/// How far nights with cramps are apart, each and the next one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CrampIntervals {
    /// How many intervals.
    pub count: u32,
    /// The one in the middle, in nights: 1 is the very next night.
    pub median: f64,
    /// The longest.
    pub longest: u32,
    /// How many have nights in them that are not recorded: those may be shorter than they look.
    pub with_gaps: u32,
}

/// The runs of nights in order.
pub(super) fn streaks(span: NightSpan, states: &[NightState]) -> Streaks {
    let mut streaks = Streaks::default();
    // Position of the first and the last cramp-free night of the run that goes on, and how many there are.
    let mut run: Option<(usize, usize, u32)> = None;
    for (at, state) in states.iter().enumerate() {
        match state {
            NightState::CrampFree => {
                let (first, nights) = run.map_or((at, 0), |(first, _, nights)| (first, nights));
                run = Some((first, at, nights + 1));
            }
            NightState::Cramps => run = None,
            NightState::NotRecorded => continue,
        }
        streaks.current = run.map(|(first, last, nights)| {
            let length = u32::try_from(last - first + 1).unwrap_or(u32::MAX);
            Streak {
                span: NightSpan { since: span.night(first), until: span.night(last) },
                nights,
                not_recorded: length - nights,
            }
        });
        let longest = streaks.longest.map_or(0, |longest| longest.nights);
        streaks.longest = streaks.current.filter(|current| current.nights >= longest).or(streaks.longest);
    }
    streaks
}

/// How far nights with cramps are apart; `None` with fewer than two of them.
pub(super) fn intervals(states: &[NightState]) -> Option<CrampIntervals> {
    let mut lengths: Vec<u32> = Vec::new();
    let (mut since, mut with_gaps): (Option<(u32, bool)>, u32) = (None, 0);
    for state in states {
        if let Some((length, gap)) = &mut since {
            *length += 1;
            *gap |= *state == NightState::NotRecorded;
        }
        if *state == NightState::Cramps {
            if let Some((length, gap)) = since {
                lengths.push(length);
                with_gaps += u32::from(gap);
            }
            since = Some((0, false));
        }
    }
    let count = u32::try_from(lengths.len()).unwrap_or(u32::MAX);
    let longest = lengths.iter().copied().max()?;
    let median = super::figures::median(&mut lengths)?;
    Some(CrampIntervals { count, median, longest, with_gaps })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// `f` cramp-free, `c` with cramps, `-` not recorded.
    fn states(text: &str) -> Vec<NightState> {
        let state = |letter| match letter {
            'f' => NightState::CrampFree,
            'c' => NightState::Cramps,
            _ => NightState::NotRecorded,
        };
        text.chars().map(state).collect()
    }

    fn span(nights: usize) -> NightSpan {
        let since = "2026-11-01".parse().unwrap();
        let until = since + chrono::TimeDelta::days(i64::try_from(nights).unwrap() - 1);
        NightSpan { since, until }
    }

    fn told(text: &str) -> [Option<(u32, u32, String)>; 2] {
        let Streaks { current, longest } = streaks(span(text.len()), &states(text));
        [current, longest].map(|streak| streak.map(|one| (one.nights, one.not_recorded, one.span.since.to_string())))
    }

    #[test]
    fn a_night_that_nobody_recorded_neither_ends_a_run_nor_lengthens_it() {
        let run = |nights, gaps, since: &str| Some((nights, gaps, since.to_owned()));
        assert_eq!(told("fff"), [run(3, 0, "2026-11-01"), run(3, 0, "2026-11-01")]);
        assert_eq!(told("f-f"), [run(2, 1, "2026-11-01"), run(2, 1, "2026-11-01")]);
        assert_eq!(told("-f---"), [run(1, 0, "2026-11-02"), run(1, 0, "2026-11-02")], "gaps are between");
        assert_eq!(told("fffc-"), [None, run(3, 0, "2026-11-01")]);
        assert_eq!(told("fffcff-ff"), [run(4, 1, "2026-11-05"), run(4, 1, "2026-11-05")]);
        assert_eq!(told("ffcff"), [run(2, 0, "2026-11-04"), run(2, 0, "2026-11-04")], "the latest of two");
        assert_eq!(told("---"), [None, None]);
        assert_eq!(told(""), [None, None]);
    }

    #[test]
    fn intervals_are_from_one_night_with_cramps_to_the_next() {
        let told = |text: &str| {
            intervals(&states(text)).map(|one| (one.count, one.median.to_string(), one.longest, one.with_gaps))
        };
        assert_eq!(told("c"), None);
        assert_eq!(told("cc"), Some((1, "1".into(), 1, 0)));
        assert_eq!(told("cfffcc-c"), Some((3, "2".into(), 4, 1)));
        assert_eq!(told("-cfc"), Some((1, "2".into(), 2, 0)));
        assert_eq!(told("cfcffc"), Some((2, "2.5".into(), 3, 0)));
    }

    proptest! {
        #[test]
        fn a_run_is_as_long_as_its_span_and_the_longest_is_no_shorter_than_the_one_that_goes_on(text in "[fc-]{0,60}") {
            let Streaks { current, longest } = streaks(span(text.len().max(1)), &states(&text));
            for streak in [current, longest].into_iter().flatten() {
                prop_assert_eq!(streak.span.nights(), (streak.nights + streak.not_recorded) as usize);
                prop_assert!(streak.nights > 0);
            }
            prop_assert!(longest.map_or(0, |one| one.nights) >= current.map_or(0, |one| one.nights));
            let cramps = text.matches('c').count();
            prop_assert_eq!(intervals(&states(&text)).map_or(0, |one| one.count as usize), cramps.saturating_sub(1));
        }

        #[test]
        fn taking_the_nights_out_that_nobody_recorded_changes_no_run(text in "[fc-]{1,60}") {
            let nights = |text: &str| {
                let Streaks { current, longest } = streaks(span(text.len().max(1)), &states(text));
                (current.map(|one| one.nights), longest.map(|one| one.nights))
            };
            prop_assert_eq!(nights(&text), nights(&text.replace('-', "")));
        }
    }
}
