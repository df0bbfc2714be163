//! What the tray shows, in the person's language. Data only; `crate::tray_view` makes it.

/// Which of the four drawings is shown.
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
