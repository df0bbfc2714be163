//! The arithmetic behind an insight, and nothing of what it is about: shares with their intervals, the permutation test,
//! and the correction for several questions at once.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Two-sided 95 % of the normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// An estimate with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Interval {
    /// The estimate itself.
    pub estimate: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Interval {
    /// How far its ends are apart.
    pub fn width(self) -> f64 {
        self.high - self.low
    }

    /// Whether it leaves "no difference" out.
    pub fn leaves_zero_out(self) -> bool {
        self.low > 0.0 || self.high < 0.0
    }
}

/// Wilson's interval of a share, 0-1. Of no nights at all it is the whole range.
pub(in crate::review) fn wilson(some: u32, all: u32) -> Interval {
    if all == 0 {
        return Interval { estimate: 0.0, low: 0.0, high: 1.0 };
    }
    let (n, share) = (f64::from(all), f64::from(some) / f64::from(all));
    let z2 = Z * Z;
    let middle = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let reach = Z / (1.0 + z2 / n) * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt();
    // None and all have their own end exactly: computed, it is off by a rounding, to the wrong side as well.
    let low = if some == 0 { 0.0 } else { (middle - reach).clamp(0.0, share) };
    let high = if some == all { 1.0 } else { (middle + reach).clamp(share, 1.0) };
    Interval { estimate: share, low, high }
}

/// Newcombe's hybrid-score interval of the difference between two shares, -1 to 1: the first less the second
/// (Newcombe 1998, Stat Med 17:873, method 10).
pub(in crate::review) fn newcombe(first: (u32, u32), second: (u32, u32)) -> Interval {
    let (one, two) = (wilson(first.0, first.1), wilson(second.0, second.1));
    let estimate = one.estimate - two.estimate;
    let below = (one.estimate - one.low).hypot(two.high - two.estimate);
    let above = (one.high - one.estimate).hypot(two.estimate - two.low);
    Interval { estimate, low: (estimate - below).max(-1.0), high: (estimate + above).min(1.0) }
}

/// The exact circular-shift permutation test of a difference between two arms, two-sided: of all shifts of the habit against
/// the nights, which keep how nights resemble their neighbours, the share in which the arms differ as much as they do or more.
/// The nights are those of both rows, in order. 1 of no nights.
pub(super) fn circular_shift(habit: &[bool], cramps: &[bool]) -> f64 {
    let nights = habit.len().min(cramps.len());
    let (habit, cramps) = (&habit[..nights], &cramps[..nights]);
    let whole = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let (with, bad) = (count(habit), count(cramps));
    // The arms keep their sizes, so that the nights with both say all: compared with what chance expects of them, times the
    // number of nights, which keeps it whole.
    let apart = |both: usize| (whole(both) * whole(nights) - whole(with) * whole(bad)).abs();
    // Nights with cramps as bits, twice in a row: a shift is a window of them.
    let bits = bits(cramps.iter().chain(cramps).copied());
    let habit = self::bits(habit.iter().copied());
    let both = |shift: usize| -> usize {
        let (word, bit) = (shift / 64, shift % 64);
        let window = |at: usize| {
            let at_most = |index: usize| bits.get(index).copied().unwrap_or(0);
            let low = at_most(word + at) >> bit;
            if bit == 0 { low } else { low | at_most(word + at + 1) << (64 - bit) }
        };
        habit.iter().enumerate().map(|(at, word)| (word & window(at)).count_ones() as usize).sum()
    };
    let observed = apart(both(0));
    let as_far = (0..nights).filter(|shift| apart(both(*shift)) >= observed).count();
    share(as_far, nights)
}

fn count(row: &[bool]) -> usize {
    row.iter().filter(|yes| **yes).count()
}

fn bits(row: impl Iterator<Item = bool>) -> Vec<u64> {
    let mut words = Vec::new();
    for (at, yes) in row.enumerate() {
        if at % 64 == 0 {
            words.push(0);
        }
        if let Some(word) = words.last_mut() {
            *word |= u64::from(yes) << (at % 64);
        }
    }
    words
}

fn share(some: usize, all: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if all == 0 { 1.0 } else { number(some) / number(all) }
}

/// Benjamini and Hochberg's correction: each p with what it is among all of them, 0-1, in the order in which they came.
pub(super) fn benjamini_hochberg(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|one, two| values[*one].total_cmp(&values[*two]));
    let mut adjusted = vec![1.0; values.len()];
    let mut least: f64 = 1.0;
    for (rank, at) in order.into_iter().enumerate().rev() {
        least = least.min(values[at] / share(rank + 1, values.len()));
        adjusted[at] = least;
    }
    adjusted
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn near(one: f64, two: f64) -> bool {
        (one - two).abs() < 0.000_05
    }

    /// Fisher's exact test, two-sided: a cross-check of the vectors, and nothing else.
    fn fisher(first: (u32, u32), second: (u32, u32)) -> f64 {
        let choose = |n: u32, k: u32| (0..k).fold(1.0, |all, at| all * f64::from(n - at) / f64::from(at + 1));
        let some = first.0 + second.0;
        let of =
            |count: u32| choose(first.1, count) * choose(second.1, some - count) / choose(first.1 + second.1, some);
        let possible = some.saturating_sub(second.1)..=some.min(first.1);
        possible.map(of).filter(|chance| *chance <= of(first.0) * (1.0 + 1e-7)).sum()
    }

    #[test]
    fn the_intervals_are_those_of_the_published_methods() {
        for (first, second, p, [estimate, low, high]) in [
            ((6, 30), (15, 30), 0.029_178, [-0.3000, -0.4985, -0.0585]),
            ((2, 10), (5, 10), 0.349_845, [-0.3000, -0.5999, 0.1067]),
            ((0, 10), (5, 10), 0.032_508, [-0.5000, -0.7634, -0.1174]),
            ((10, 14), (5, 14), 0.128_346, [0.3571, -0.0077, 0.6139]),
        ] {
            let told = newcombe(first, second);
            assert!(near(told.estimate, estimate) && near(told.low, low) && near(told.high, high), "{told:?}");
            let told = fisher(first, second);
            assert!((told - p).abs() < 0.000_001, "{told}");
        }
        let told = wilson(6, 30);
        assert!(near(told.low, 0.0951) && near(told.high, 0.3731), "{told:?}");
        assert_eq!((wilson(0, 0).low, wilson(0, 0).high), (0.0, 1.0));
    }

    /// The same without bits: what every shift is, written out.
    fn slowly(habit: &[bool], cramps: &[bool]) -> f64 {
        let n = habit.len();
        let number = |count: usize| i64::try_from(count).unwrap();
        let apart = |shift: usize| {
            let both = (0..n).filter(|at| habit[*at] && cramps[(at + shift) % n]).count();
            (number(both * n) - number(count(habit) * count(cramps))).abs()
        };
        share((0..n).filter(|shift| apart(*shift) >= apart(0)).count(), n)
    }

    #[test]
    fn a_shift_is_counted_with_the_one_that_was_seen() {
        let row = |text: &str| text.chars().map(|letter| letter == '1').collect::<Vec<_>>();
        // Four nights with, four without; only the shift by none and by half is as far apart.
        assert!(near(circular_shift(&row("11110000"), &row("11110000")), 2.0 / 8.0));
        assert!(near(circular_shift(&row("10101010"), &row("11110000")), 1.0), "no shift differs");
        assert!(near(circular_shift(&[], &[]), 1.0));
    }

    #[test]
    fn several_questions_make_each_answer_less_sure() {
        let told = benjamini_hochberg(&[0.01, 0.04, 0.03, 0.5]);
        for (one, two) in told.iter().zip([0.04, 0.16 / 3.0, 0.16 / 3.0, 0.5]) {
            assert!(near(*one, two), "{told:?}");
        }
        assert_eq!(benjamini_hochberg(&[0.2]), [0.2]);
        assert_eq!(benjamini_hochberg(&[]), Vec::<f64>::new());
    }

    proptest! {
        #[test]
        fn the_order_of_the_arms_never_changes_the_size_of_the_difference(a in 0_u32..60, m in 1_u32..60, b in 0_u32..60, n in 1_u32..60) {
            let (first, second) = ((a.min(m), m), (b.min(n), n));
            let (one, two) = (newcombe(first, second), newcombe(second, first));
            prop_assert!(near(one.estimate, -two.estimate) && near(one.low, -two.high) && near(one.high, -two.low));
            prop_assert!(one.low <= one.estimate && one.estimate <= one.high && one.low >= -1.0 && one.high <= 1.0);
        }

        #[test]
        fn shifting_bits_is_shifting_nights(rows in prop::collection::vec((any::<bool>(), any::<bool>()), 1..200)) {
            let (habit, cramps): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
            prop_assert!(near(circular_shift(&habit, &cramps), slowly(&habit, &cramps)));
            let other_arm: Vec<_> = habit.iter().map(|yes| !yes).collect();
            prop_assert!(near(circular_shift(&habit, &cramps), circular_shift(&other_arm, &cramps)));
        }
    }
}
