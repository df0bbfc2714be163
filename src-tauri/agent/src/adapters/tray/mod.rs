//! The icon in the system's tray, with its menu. Shows what it is given; knows nothing of breaks.

#[cfg(any(windows, target_os = "macos"))]
mod drawn;
mod icons;
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

use super::Report;

/// Which of the four drawings is shown (visual.md, section 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrayIcon {
    /// The clock of sitting time runs, or waits for the person.
    Running,
    /// A break is due.
    Due,
    /// A due break is held back.
    Held,
    /// Paused, or outside the hours.
    Paused,
}

/// Everything the tray shows, in the person's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrayView {
    /// The drawing.
    pub icon: TrayIcon,
    /// One line, shown on hovering and read by screen readers.
    pub tooltip: String,
    /// The menu, from top to bottom.
    pub entries: Vec<TrayEntry>,
}

/// One entry of the menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TrayEntry {
    /// A line between groups.
    Separator,
    /// Something to choose.
    Item {
        /// Told back in `TrayCommand`.
        id: String,
        /// What it says.
        label: String,
        /// False for a line that only tells.
        enabled: bool,
    },
    /// A menu inside the menu.
    Menu {
        /// What it says.
        label: String,
        /// From top to bottom.
        entries: Vec<TrayEntry>,
    },
}

/// The tray for as long as this lives.
pub struct Tray {
    worker: system::Worker,
}

impl Tray {
    /// Shows `first` as soon as a tray host runs, now or later. Reports whether one does, and every change of that.
    pub fn start(report: Report, first: TrayView) -> Self {
        Self { worker: system::Worker::start(report, first) }
    }

    /// Shows `view` instead of what was shown before. Returns at once; the same view again costs nothing.
    pub fn show(&self, view: TrayView) {
        self.worker.show(view);
    }
}
