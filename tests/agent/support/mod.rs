//! What the tests of the agent stand on: homes, desktops, and the services and compositors on them.

#[cfg(target_os = "linux")]
pub(crate) mod compositor;
#[cfg(target_os = "linux")]
pub(crate) mod desktop;
#[cfg(target_os = "linux")]
pub(crate) mod mock;
pub(crate) mod resident;
#[cfg(target_os = "linux")]
pub(crate) mod service;
