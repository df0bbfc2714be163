//! Keys that work from anywhere: taken from the X server, or asked for at the desktop's portal. Tells when they are
//! pressed, and what became of them; knows nothing of what they are for.

#[cfg(target_os = "linux")]
mod follow;
#[cfg(target_os = "linux")]
mod grab;
#[cfg(target_os = "linux")]
mod keys;
#[cfg(target_os = "linux")]
mod portal;

use limber_core::health::{HealthSubject, ShortcutStanding};
use limber_core::settings::Shortcut;

use super::desktop::Desktop;
use crate::ports::signal::{Report, ShortcutSignal, Signal, SourceReport, SourceStanding};

/// The keys in force, for as long as this lives.
pub struct Shortcuts {
    #[cfg(target_os = "linux")]
    wanted: async_channel::Sender<Option<Shortcut>>,
    #[cfg(not(target_os = "linux"))]
    report: Report,
}

impl Shortcuts {
    /// Holds no keys yet, and costs nothing until some are set.
    pub fn start(desktop: &Desktop, report: Report) -> Self {
        #[cfg(target_os = "linux")]
        {
            let (wanted, changes) = async_channel::unbounded();
            super::bus::spawn(follow::follow(desktop.clone(), changes, report));
            Self { wanted }
        }
        #[cfg(not(target_os = "linux"))]
        {
            let _ = desktop; // each person has one
            Self { report }
        }
    }

    /// Holds these from now on, in place of those before; `None` holds none. Returns at once.
    pub fn set(&self, shortcut: Option<Shortcut>) {
        #[cfg(target_os = "linux")]
        let _ = self.wanted.try_send(shortcut); // fails only when the process ends
        #[cfg(not(target_os = "linux"))]
        if let Some(of) = shortcut {
            let teller = Teller { report: std::sync::Arc::clone(&self.report), of };
            teller.stands("system-shortcut", ShortcutStanding::NoWay, SourceStanding::Absent, None);
        }
    }
}

/// Tells about one combination of keys.
#[derive(Clone)]
struct Teller {
    report: Report,
    of: Shortcut,
}

impl Teller {
    #[cfg(target_os = "linux")]
    fn pressed(&self) {
        (self.report)(Signal::Shortcut(ShortcutSignal::Pressed { of: self.of }));
    }

    /// What became of it, and how the source stands that says so.
    fn stands(&self, source: &'static str, became: ShortcutStanding, stands: SourceStanding, detail: Option<String>) {
        (self.report)(SourceReport::signal(HealthSubject::Shortcut, source, stands, detail));
        (self.report)(Signal::Shortcut(ShortcutSignal::Stands { of: self.of, standing: became }));
    }
}
