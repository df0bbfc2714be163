//! What is said over and over: a few times an hour is enough.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

/// So often within an hour a line of one kind is written.
const AN_HOUR: u32 = 10;

/// So many kinds are told apart within an hour; whatever comes beyond them counts as one.
const KINDS: usize = 256;

/// Whether a line is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Say,
    /// And no more like it before the hour is over.
    SayLast,
    Drop,
}

/// Counts the lines of the present hour, by kind.
#[derive(Debug, Default)]
pub(super) struct Floods {
    hour: i64,
    said: HashMap<String, u32>,
}

impl Floods {
    /// `line` without its time. Lines that differ in their numbers alone are of one kind.
    pub(super) fn judge(&mut self, line: &str, now: DateTime<Utc>) -> Verdict {
        let hour = now.timestamp().div_euclid(3600);
        if hour != self.hour {
            self.hour = hour;
            self.said.clear();
        }
        let kind: String = line.chars().filter(|c| !c.is_ascii_digit()).take(200).collect();
        let kind = if self.said.len() < KINDS || self.said.contains_key(&kind) { kind } else { String::new() };
        let times = self.said.entry(kind).or_default();
        *times += 1;
        match (*times).cmp(&AN_HOUR) {
            std::cmp::Ordering::Less => Verdict::Say,
            std::cmp::Ordering::Equal => Verdict::SayLast,
            std::cmp::Ordering::Greater => {
                *times = AN_HOUR + 1;
                Verdict::Drop
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    #[test]
    fn a_line_is_said_ten_times_an_hour() {
        let mut floods = Floods::default();
        let now = DateTime::UNIX_EPOCH + TimeDelta::hours(5);
        let mut of = |line: &str, now| floods.judge(line, now);
        for n in 1..10 {
            assert_eq!(of(&format!("WARN not admitted so_far={n}"), now), Verdict::Say);
        }
        assert_eq!(of("WARN not admitted so_far=512", now), Verdict::SayLast);
        assert_eq!(of("WARN not admitted so_far=1024", now), Verdict::Drop);
        assert_eq!(of("INFO something else", now), Verdict::Say);
        assert_eq!(of("WARN not admitted so_far=2048", now + TimeDelta::hours(1)), Verdict::Say);
        assert_eq!(of("WARN not admitted so_far=2048", now - TimeDelta::days(900)), Verdict::Say, "a clock put back");
    }

    #[test]
    fn lines_that_are_all_different_are_bounded_too() {
        let mut floods = Floods::default();
        let now = DateTime::UNIX_EPOCH;
        let name = |n: u32| n.to_string().bytes().map(|digit| char::from(digit + 17)).collect::<String>();
        let said = (0..100_000).filter(|n| floods.judge(&name(*n), now) != Verdict::Drop).count();
        assert!(said <= (KINDS + 1) * 10, "{said}");
        assert!(floods.said.len() <= KINDS + 1);
    }
}
