//! The program `limber-window`. All of it is in the library, so that tests can reach it.
#![cfg_attr(windows, windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    limber_window::run(std::env::args_os().skip(1))
}
