//! What speaks against a reminder now: do-not-disturb, a meeting, a presentation or a fullscreen video. Reports each
//! reason when it begins and when it ends. Must never decide whether it counts (settings and engine do), and never
//! leave a reason standing whose source is gone.

pub mod answer;
pub mod dconf;
#[cfg(target_os = "linux")]
mod devices;
#[cfg(target_os = "linux")]
mod facts;
mod gauge;
#[cfg(target_os = "macos")]
mod macos;
pub mod macos_answers;
#[cfg(target_os = "linux")]
mod sound;
#[cfg(any(windows, target_os = "macos", test))]
mod source;
#[cfg(windows)]
mod windows;
pub mod windows_answers;

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
    #[cfg(any(windows, target_os = "macos"))]
    {
        use std::sync::Arc;

        let _ = root; // there are no device files
        let gauge = |reason| which.contains(&reason).then(|| Arc::new(gauge::Gauge::new(Arc::clone(report), reason)));
        let source =
            |gauge: &Option<Arc<gauge::Gauge>>, name| gauge.as_ref().map(|gauge| source::Source::new(gauge, name));
        let do_not_disturb = gauge(HoldReason::DoNotDisturb);
        let meeting = gauge(HoldReason::Meeting);
        let fullscreen = gauge(HoldReason::Fullscreen);
        #[cfg(windows)]
        windows::start(windows::Watched {
            focus_assist: source(&do_not_disturb, "windows-focus-assist"),
            quiet_time: source(&do_not_disturb, "windows-quiet-time"),
            microphone: source(&meeting, "microphone"),
            camera: source(&meeting, "camera"),
            fullscreen: source(&fullscreen, "windows-fullscreen"),
        });
        #[cfg(target_os = "macos")]
        macos::start(macos::Watched {
            focus: source(&do_not_disturb, "macos-focus"),
            microphone: source(&meeting, "microphone"),
            camera: source(&meeting, "camera"),
            display: source(&fullscreen, "macos-display"),
        });
    }
}
