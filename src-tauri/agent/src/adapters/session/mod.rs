//! Sleep and lock, as the session tells them. Hints: the clocks judge. A session that tells nothing is no error.

pub mod hints;
#[cfg(target_os = "linux")]
mod logind;
#[cfg(target_os = "macos")]
mod macos;
#[cfg(windows)]
mod windows;

use super::Report;

/// Reports sleep, wake, lock and unlock from now on, where the system tells them.
pub fn start(report: Report) {
    #[cfg(target_os = "linux")]
    super::bus::spawn(logind::follow(report));
    #[cfg(target_os = "macos")]
    macos::start(report);
    #[cfg(windows)]
    windows::start(report);
    #[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
    drop(report);
}
