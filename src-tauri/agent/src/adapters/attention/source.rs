//! One place of the system that is asked, and the reason it speaks about.

use std::sync::Arc;

use super::answer::Answer;
use super::gauge::Gauge;
use crate::ports::signal::SourceStanding;

/// Unclear answers in a row that are told apart: each one more would wake the driver for nothing.
const COUNTED: u32 = 3;

/// A source with a stable name.
pub(super) struct Source {
    gauge: Arc<Gauge>,
    name: &'static str,
    unclear: u32,
}

impl Source {
    pub(super) fn new(gauge: &Arc<Gauge>, name: &'static str) -> Self {
        Self { gauge: Arc::clone(gauge), name, unclear: 0 }
    }

    /// Passes its answer on. An unclear one ends the reason, as far as this source goes: nobody is held back by a guess.
    pub(super) fn says(&mut self, answer: Answer) {
        self.unclear = if matches!(answer, Answer::Unclear(_)) { (self.unclear + 1).min(COUNTED) } else { 0 };
        self.gauge.set(
            self.name,
            match answer {
                Answer::Holds(holds) => (SourceStanding::Says(holds), None),
                Answer::Absent => (SourceStanding::Absent, None),
                Answer::Unclear(detail) => {
                    (SourceStanding::Failing { tries: self.unclear, again_in: None }, Some(detail))
                }
            },
        );
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use limber_core::engine::HoldReason;

    use super::*;
    use crate::ports::signal::{Report, Signal};

    #[test]
    fn an_unclear_answer_ends_the_reason_and_is_told_as_failing() {
        let (sender, told) = mpsc::channel();
        let report: Report = Arc::new(move |signal| sender.send(signal).unwrap());
        let mut source = Source::new(&Arc::new(Gauge::new(report, HoldReason::Meeting)), "microphone");
        source.says(Answer::Holds(true));
        for _ in 0..10 {
            source.says(Answer::Unclear("refused".into()));
        }
        source.says(Answer::Absent);
        let (holds, standings): (Vec<_>, Vec<_>) =
            told.try_iter().partition(|signal| matches!(signal, Signal::Hold { .. }));
        let hold = |active| Signal::Hold { reason: HoldReason::Meeting, active };
        assert_eq!(holds, [hold(true), hold(false)]);
        let standings: Vec<_> = standings
            .into_iter()
            .map(|signal| match signal {
                Signal::Source(report) => (report.standing, report.detail.is_some()),
                other => panic!("{other:?}"),
            })
            .collect();
        let failing = |tries| (SourceStanding::Failing { tries, again_in: None }, true);
        assert_eq!(
            standings,
            [(SourceStanding::Says(true), false), failing(1), failing(2), failing(3), (SourceStanding::Absent, false)],
            "ten times the same refusal do not wake the driver ten times"
        );
    }
}
