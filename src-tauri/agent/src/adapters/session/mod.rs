//! Sleep and lock, as the session tells them. Hints: the clocks judge. A session that tells nothing is no error.

pub mod hints;
#[cfg(target_os = "linux")]
mod logind;
#[cfg(target_os = "macos")]
mod macos;
#[cfg(windows)]
mod windows_session;

#[cfg(target_os = "macos")]
use macos as system;
#[cfg(windows)]
use windows_session as system;

use super::desktop::Desktop;
use crate::ports::signal::Report;

/// Reports sleep, wake, lock and unlock from now on, where the system tells them.
pub fn start(desktop: &Desktop, report: Report) {
    #[cfg(target_os = "linux")]
    super::bus::spawn(logind::follow(desktop.clone(), report));
    #[cfg(any(target_os = "macos", windows))]
    {
        let _ = desktop; // each person has one
        let thread = std::thread::Builder::new().name("session".into());
        // It lives as long as the process.
        if let Err(error) = thread.spawn(move || system::listen(&report)) {
            tracing::warn!(%error, "no thread for sleep and lock: they are not told");
        }
    }
    #[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
    drop((desktop, report));
}
