//! The tray of macOS: there is none yet. It lives in an event loop on the main thread, which the agent does not have;
//! the command line and the window do everything the menu does.

use super::TrayView;
use crate::adapters::{Report, Signal};

/// Nobody shows the icon.
pub(super) struct Worker;

impl Worker {
    pub(super) fn start(report: Report, first: TrayView) -> Self {
        report(Signal::TrayHost { present: false });
        drop((report, first));
        Self
    }

    #[allow(clippy::unused_self, reason = "the surface of the other systems")]
    pub(super) fn show(&self, view: TrayView) {
        drop(view);
    }
}
