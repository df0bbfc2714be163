//! Where Limber meets the operating system. The only folder that may name one, and the only one that reads a clock.
//!
//! Every adapter tells the driver what happened through `Report` and never decides anything. A source that
//! cannot answer says so (`Unknown`, `Unavailable`): it never makes up a value and never ends the agent.

pub mod aside;
pub mod attention;
pub mod autostart;
#[cfg(target_os = "linux")]
mod bus;
pub mod clock;
pub mod desktop;
pub mod disk;
pub mod display;
#[cfg(target_os = "macos")]
mod foundation;
pub mod idle;
pub mod locale;
pub mod main_thread;
pub mod memory;
#[cfg(windows)]
mod message_loop;
pub mod notify;
pub mod session;
pub mod shortcut;
pub mod terminal;
pub mod termination;
pub mod tray;
pub mod umask;
#[cfg(target_os = "linux")]
mod x11;
