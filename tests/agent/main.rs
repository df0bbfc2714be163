//! The agent against the real thing: what a module tells is in its head.
//!
//! One program for the suite, so that it is linked once. Modules share the process: what a test needs of environment,
//! signals or a desktop it gets in a process of its own (`support::desktop::on`), or in the real binary in a home of
//! its own (`support::resident`).

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail by panicking")]

#[cfg(unix)]
mod support;

#[cfg(target_os = "linux")]
mod at_once;
#[cfg(unix)]
mod attention;
#[cfg(unix)]
mod backups;
#[cfg(unix)]
mod care;
#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod clock;
#[cfg(unix)]
mod command_line;
#[cfg(unix)]
mod day_and_medicine;
#[cfg(target_os = "linux")]
mod dbusmock;
#[cfg(unix)]
mod deletion;
#[cfg(target_os = "linux")]
mod do_not_disturb;
#[cfg(unix)]
mod driver;
#[cfg(unix)]
mod durability;
#[cfg(unix)]
mod entries;
mod evening;
#[cfg(unix)]
mod experiment;
#[cfg(unix)]
mod folder;
#[cfg(target_os = "linux")]
mod from_nowhere;
#[cfg(target_os = "linux")]
mod health;
#[cfg(target_os = "linux")]
mod held;
#[cfg(target_os = "linux")]
mod hourly;
#[cfg(target_os = "linux")]
mod idle;
#[cfg(target_os = "linux")]
mod idle_compositors;
#[cfg(target_os = "linux")]
mod idle_mutter;
#[cfg(target_os = "linux")]
mod idle_wayland;
#[cfg(target_os = "linux")]
mod journal;
#[cfg(unix)]
mod kill_nine;
#[cfg(target_os = "linux")]
mod left_standing;
#[cfg(unix)]
mod locked;
#[cfg(unix)]
mod log;
#[cfg(target_os = "linux")]
mod long_journal;
#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod memory;
#[cfg(target_os = "linux")]
mod morning;
mod moving;
#[cfg(target_os = "linux")]
mod notification;
#[cfg(target_os = "linux")]
mod obstacles;
#[cfg(target_os = "linux")]
mod plain_forms;
#[cfg(unix)]
mod portable;
#[cfg(target_os = "linux")]
mod report;
mod review;
#[cfg(target_os = "linux")]
mod session;
#[cfg(target_os = "linux")]
mod shortcut;
#[cfg(unix)]
mod single_instance;
#[cfg(unix)]
mod socket;
#[cfg(target_os = "linux")]
mod sound;
#[cfg(unix)]
mod stuck;
#[cfg(target_os = "linux")]
mod terminal;
#[cfg(target_os = "linux")]
mod tray;
#[cfg(windows)]
mod windows;
