//! What speaks against a reminder now: do-not-disturb, a meeting, a presentation or a fullscreen video. Reports each
//! reason when it begins and when it ends. Must never decide whether it counts (settings and engine do), and never
//! leave a reason standing whose source is gone.

pub mod dconf;
#[cfg(target_os = "linux")]
mod devices;
#[cfg(target_os = "linux")]
mod facts;

use std::path::Path;

use limber_core::engine::HoldReason;

use super::Report;

/// Watches for `which` reasons from now on. `Settling` is the engine's own and is not watched.
pub fn start(report: &Report, which: &[HoldReason]) {
    start_below(Path::new("/"), report, which);
}

/// The same with the device files of another root, as a container or a test has them.
pub fn start_below(root: &Path, report: &Report, which: &[HoldReason]) {
    #[cfg(target_os = "linux")]
    {
        use std::sync::Arc;

        let gauge = |reason| Arc::new(gauge::Gauge::new(Arc::clone(report), reason));
        let watched = |reason: &HoldReason| which.contains(reason);
        if watched(&HoldReason::Meeting) {
            super::bus::spawn(devices::follow(gauge(HoldReason::Meeting), root.to_owned()));
        }
        let on_session_bus = [
            (HoldReason::DoNotDisturb, facts::do_not_disturb()),
            (HoldReason::Fullscreen, facts::inhibitors_of_the_session()),
        ];
        let mut followed = Vec::new();
        for (reason, facts) in on_session_bus.into_iter().filter(|(reason, _)| watched(reason)) {
            let gauge = gauge(reason);
            if reason == HoldReason::Fullscreen {
                let of_the_system = vec![(Arc::clone(&gauge), facts::inhibitors_of_the_system())];
                super::bus::spawn(facts::follow(facts::Bus::System, of_the_system));
            }
            followed.extend(facts.into_iter().map(|fact| (Arc::clone(&gauge), fact)));
        }
        super::bus::spawn(facts::follow(facts::Bus::Session, followed));
    }
    #[cfg(not(target_os = "linux"))]
    let _ = (root, report, which);
}

#[cfg(target_os = "linux")]
mod gauge {
    use std::collections::BTreeSet;
    use std::sync::{Mutex, PoisonError};

    use limber_core::engine::HoldReason;

    use crate::adapters::{Report, Signal};

    /// One reason with all its sources: it holds while any of them says so.
    pub(super) struct Gauge {
        report: Report,
        reason: HoldReason,
        saying_so: Mutex<BTreeSet<&'static str>>,
    }

    impl Gauge {
        pub(super) fn new(report: Report, reason: HoldReason) -> Self {
            Self { report, reason, saying_so: Mutex::default() }
        }

        /// Notes what a source says, and reports when that changes whether the reason holds.
        pub(super) fn set(&self, source: &'static str, says_so: bool) {
            self.set_all([(source, says_so)]);
        }

        /// The same for several sources that were asked together: one taking over from another is no change.
        pub(super) fn set_all<const N: usize>(&self, said: [(&'static str, bool); N]) {
            let mut saying_so = self.saying_so.lock().unwrap_or_else(PoisonError::into_inner);
            let before = !saying_so.is_empty();
            for (source, says_so) in said {
                let changed = if says_so { saying_so.insert(source) } else { saying_so.remove(source) };
                if changed {
                    tracing::debug!(source, says_so, reason = ?self.reason, "attention");
                }
            }
            let active = !saying_so.is_empty();
            if before != active {
                (self.report)(Signal::Hold { reason: self.reason, active });
            }
        }
    }

    #[cfg(test)]
    mod tests {
        use std::sync::{Arc, mpsc};

        use super::*;

        #[test]
        fn a_reason_holds_while_any_source_says_so() {
            let (sender, told) = mpsc::channel();
            let report: Report = Arc::new(move |signal| sender.send(signal).unwrap());
            let gauge = Gauge::new(report, HoldReason::Meeting);
            for (source, says_so) in
                [("mic", false), ("mic", true), ("camera", true), ("mic", true), ("mic", false), ("camera", false)]
            {
                gauge.set(source, says_so);
            }
            gauge.set("mic", true);
            gauge.set_all([("mic", false), ("camera", true)]);
            let told: Vec<_> = told.try_iter().collect();
            let hold = |active| Signal::Hold { reason: HoldReason::Meeting, active };
            assert_eq!(told, [hold(true), hold(false), hold(true)]);
        }
    }
}
