//! The icon in the system's tray, with its menu. Shows what it is given; knows nothing of breaks.

#[cfg(any(windows, target_os = "macos"))]
mod drawn;
mod icons;
#[cfg(target_os = "linux")]
mod menu;
#[cfg(target_os = "macos")]
mod menu_bar;
#[cfg(windows)]
mod notification_area;
#[cfg(target_os = "linux")]
mod status_notifier;

#[cfg(target_os = "macos")]
use menu_bar as system;
#[cfg(windows)]
use notification_area as system;
#[cfg(target_os = "linux")]
use status_notifier as system;

use super::desktop::Desktop;
use crate::ports::signal::Report;
use crate::ports::tray::TrayView;

/// The tray for as long as this lives.
pub struct Tray {
    worker: system::Worker,
}

impl Tray {
    /// Shows `first` as soon as a tray host runs, now or later. Reports whether one does, and every change of that.
    pub fn start(desktop: &Desktop, report: Report, first: TrayView) -> Self {
        #[cfg(target_os = "linux")]
        let worker = system::Worker::start(desktop, report, first);
        #[cfg(not(target_os = "linux"))]
        let worker = {
            let _ = desktop; // each person has one
            system::Worker::start(report, first)
        };
        Self { worker }
    }

    /// Shows `view` instead of what was shown before. Returns at once; the same view again costs nothing.
    pub fn show(&self, view: TrayView) {
        self.worker.show(view);
    }
}
