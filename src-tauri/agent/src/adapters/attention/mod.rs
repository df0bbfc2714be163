//! What speaks against a reminder now: do-not-disturb, a meeting, a presentation or a fullscreen video. Reports each
//! reason when it begins and when it ends. Must never decide whether it counts (settings and engine do), and never
//! leave a reason standing whose source is gone.

pub mod dconf;
#[cfg(target_os = "linux")]
mod devices;
#[cfg(target_os = "linux")]
mod facts;
#[cfg(target_os = "linux")]
mod gauge;
#[cfg(target_os = "linux")]
mod sound;

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
            let meeting = gauge(HoldReason::Meeting);
            super::bus::spawn(devices::follow(Arc::clone(&meeting), root.to_owned()));
            super::bus::spawn(sound::follow(meeting));
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
