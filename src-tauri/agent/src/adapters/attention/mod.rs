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
pub mod windows_answers;
#[cfg(windows)]
mod windows_sources;

use std::path::Path;

use limber_core::engine::HoldReason;

use super::desktop::Desktop;
use crate::ports::signal::Report;

/// Watches for `which` reasons from now on. `Settling` is the engine's own and is not watched.
pub fn start(desktop: &Desktop, report: &Report, which: &[HoldReason]) {
    start_below(Path::new("/"), desktop, report, which);
}

/// The same with the device files of another root, as a container or a test has them.
pub fn start_below(root: &Path, desktop: &Desktop, report: &Report, which: &[HoldReason]) {
    #[cfg(target_os = "linux")]
    {
        use std::sync::Arc;

        let gauge = |reason| Arc::new(gauge::Gauge::new(Arc::clone(report), reason));
        let watched = |reason: &HoldReason| which.contains(reason);
        if watched(&HoldReason::Meeting) {
            let meeting = gauge(HoldReason::Meeting);
            super::bus::spawn(devices::follow(Arc::clone(&meeting), root.to_owned()));
            super::bus::spawn(sound::follow(desktop.clone(), meeting));
        }
        let do_not_disturb = watched(&HoldReason::DoNotDisturb).then(|| gauge(HoldReason::DoNotDisturb));
        let fullscreen = watched(&HoldReason::Fullscreen).then(|| gauge(HoldReason::Fullscreen));
        if let Some(fullscreen) = fullscreen.clone() {
            super::bus::spawn(facts::follow_the_system(desktop.clone(), fullscreen));
        }
        super::bus::spawn(facts::follow_the_session(desktop.clone(), do_not_disturb, fullscreen));
    }
    #[cfg(any(windows, target_os = "macos"))]
    {
        use std::sync::Arc;

        let _ = (root, desktop); // there are no device files, and each person has one desktop
        let gauge = |reason| which.contains(&reason).then(|| Arc::new(gauge::Gauge::new(Arc::clone(report), reason)));
        let source =
            |gauge: &Option<Arc<gauge::Gauge>>, name| gauge.as_ref().map(|gauge| source::Source::new(gauge, name));
        let do_not_disturb = gauge(HoldReason::DoNotDisturb);
        let meeting = gauge(HoldReason::Meeting);
        let fullscreen = gauge(HoldReason::Fullscreen);
        #[cfg(windows)]
        windows_sources::start(windows_sources::Watched {
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
