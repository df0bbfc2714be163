//! One reason to hold with all its sources: it is on while any of them says so.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use limber_core::engine::HoldReason;
use limber_core::health::HealthSubject;

use crate::ports::signal::{Report, Signal, SourceReport, SourceStanding};

/// What a source says, with a remark for `limber doctor`.
pub(super) type Said = (SourceStanding, Option<String>);

/// Reports the reason when it begins and ends, and each source when its standing changes.
pub(super) struct Gauge {
    report: Report,
    reason: HoldReason,
    said: Mutex<BTreeMap<&'static str, Said>>,
}

impl Gauge {
    pub(super) fn new(report: Report, reason: HoldReason) -> Self {
        Self { report, reason, said: Mutex::default() }
    }

    /// Notes what a source says.
    pub(super) fn set(&self, source: &'static str, said: Said) {
        self.set_all([(source, said)]);
    }

    /// The same for several sources that were asked together: one taking over from another is no change.
    pub(super) fn set_all<const N: usize>(&self, all: [(&'static str, Said); N]) {
        let mut said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        let before = is_on(&said);
        for (source, now) in all {
            if said.insert(source, now.clone()).as_ref() != Some(&now) {
                let (standing, detail) = now;
                tracing::debug!(source, ?standing, detail, reason = ?self.reason, "attention");
                (self.report)(SourceReport::signal(subject(self.reason), source, standing, detail));
            }
        }
        let active = is_on(&said);
        if before != active {
            (self.report)(Signal::Hold { reason: self.reason, active });
        }
    }
}

fn is_on(said: &BTreeMap<&'static str, Said>) -> bool {
    said.values().any(|(standing, _)| *standing == SourceStanding::Says(true))
}

fn subject(reason: HoldReason) -> HealthSubject {
    match reason {
        HoldReason::DoNotDisturb => HealthSubject::DoNotDisturb,
        HoldReason::Meeting => HealthSubject::Meeting,
        // `Settling` is the engine's own and is watched by nobody.
        HoldReason::Fullscreen | HoldReason::Settling => HealthSubject::Fullscreen,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, mpsc};

    use super::*;

    const ON: Said = (SourceStanding::Says(true), None);
    const OFF: Said = (SourceStanding::Says(false), None);

    fn gauge() -> (Gauge, mpsc::Receiver<Signal>) {
        let (sender, told) = mpsc::channel();
        let report: Report = Arc::new(move |signal| sender.send(signal).unwrap());
        (Gauge::new(report, HoldReason::Meeting), told)
    }

    #[test]
    fn a_reason_holds_while_any_source_says_so() {
        let (gauge, told) = gauge();
        for (source, said) in [
            ("microphone", OFF),
            ("microphone", ON),
            ("camera", ON),
            ("microphone", ON),
            ("microphone", OFF),
            ("camera", OFF),
        ] {
            gauge.set(source, said);
        }
        gauge.set("microphone", ON);
        gauge.set_all([("microphone", OFF), ("camera", ON)]);
        gauge.set("camera", (SourceStanding::Absent, None));
        let told: Vec<_> = told.try_iter().filter(|signal| matches!(signal, Signal::Hold { .. })).collect();
        let hold = |active| Signal::Hold { reason: HoldReason::Meeting, active };
        assert_eq!(told, [hold(true), hold(false), hold(true), hold(false)]);
    }

    #[test]
    fn each_change_of_a_source_is_told_once() {
        let (gauge, told) = gauge();
        let failing = || (SourceStanding::Failing { tries: 1, again_in: None }, Some("refused".to_owned()));
        for said in [OFF, OFF, failing(), failing(), OFF] {
            gauge.set("microphone", said);
        }
        let standings: Vec<_> = told
            .try_iter()
            .map(|signal| match signal {
                Signal::Source(report) => (report.subject, report.source, report.standing, report.detail),
                other => panic!("{other:?}"),
            })
            .collect();
        let told = |(standing, detail): Said| (HealthSubject::Meeting, "microphone", standing, detail);
        assert_eq!(standings, [told(OFF), told(failing()), told(OFF)]);
    }
}
