//! What the driver needs of the world, so that it can be driven without one.
//!
//! Knows: the words in which the driver and the system speak. Must never: name the system, or do anything itself
//! (`crate::system` does, with `crate::adapters`).

pub mod autostart;
pub mod reminder;
pub mod signal;
pub mod tray;

use std::io;
use std::path::Path;
use std::time::Duration;

use limber_core::api::{Surroundings, View};
use limber_core::health::Drawing;
use limber_core::settings::Shortcut;
use limber_core::time::Now;
use uuid::Uuid;

use autostart::AutostartError;
use reminder::{Reminder, Slot};
use tray::TrayView;

/// The operating system as the driver uses it. None of these may block.
pub trait Ports {
    /// One reading of the clocks.
    fn now(&self) -> Now;
    /// How long a scaled duration takes on a real clock.
    fn real(&self, scaled: Duration) -> Duration;
    /// A new `UUIDv7`.
    fn new_id(&self) -> Uuid;
    /// Asks for `Idle` after so much time without input, scaled.
    fn watch_idle(&self, threshold: Duration);
    /// Shows a notification in its slot, in place of the one before.
    fn show(&self, slot: Slot, reminder: Reminder);
    /// Takes back what stands in a slot.
    fn withdraw(&self, slot: Slot);
    /// Shows this in the tray.
    fn show_tray(&mut self, view: TrayView);
    /// Holds these keys from now on, wherever the person types, in place of those before.
    fn set_shortcut(&self, shortcut: Option<Shortcut>);
    /// Puts the agent on the list of programs that start with the session, or takes it off.
    fn set_autostart(&self, on: bool) -> Result<(), AutostartError>;
    /// True when the agent is on that list.
    fn autostart(&self) -> Result<bool, AutostartError>;
    /// Bytes free where a folder is; `None` when the system does not say.
    fn free_bytes(&self, folder: &Path) -> Option<u64>;
    /// How a window is drawn that is started now.
    fn drawing(&self) -> Drawing;
    /// The desktop of somebody who asks for something: it is used from now on if the one in use does not answer.
    fn offer_desktop(&self, theirs: &Surroundings);
    /// Starts the window's program and gives its process id; its end comes as a message. It shows itself at the desktop
    /// `at`, or at the agent's own where that names no display.
    fn start_window(&self, view: View, at: &Surroundings) -> io::Result<u32>;
}
