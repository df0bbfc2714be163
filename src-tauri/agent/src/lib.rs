//! Limber's resident: the parts its binary and its tests are made of.
//!
//! `run` puts the parts together; `driver` owns the engine, `desk` does what touches the journal, on the `clerk`'s
//! thread, `errands` what takes the whole journal, on threads of their own; `server` is the socket's end; `cli` is the command line; `adapters` are the only part that names an operating
//! system or reads a clock, and `ports` the words in which the driver speaks with them.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail by panicking"))]

pub mod adapters;
pub mod clerk;
pub mod cli;
pub mod client;
pub mod desk;
pub mod driver;
pub mod errands;
pub mod exit;
pub mod folders;
pub mod frame;
pub mod log;
pub mod message;
pub mod plain;
pub mod ports;
pub mod print;
pub mod refusal;
pub mod reminder;
pub mod report;
pub mod run;
pub mod server;
pub mod system;
pub mod times;
pub mod tray_view;
pub mod window_process;
pub mod words;

/// Version of the program.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
