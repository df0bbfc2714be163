//! Sleep and lock, as the session tells them. Hints: the clocks judge. A session that tells nothing is no error.

#[cfg(target_os = "linux")]
mod logind;

use super::Report;

/// Reports sleep, wake, lock and unlock from now on, where the system tells them.
pub fn start(report: Report) {
    #[cfg(target_os = "linux")]
    super::bus::spawn(logind::follow(report));
    #[cfg(not(target_os = "linux"))]
    drop(report);
}
