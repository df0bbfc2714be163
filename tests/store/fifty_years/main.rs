//! Writes the journal of somebody who used Limber for fifty years, to measure with:
//!
//! `cargo run --release -p limber-store --example fifty-years -- PATH [UNTIL] [YEARS]`
//!
//! `PATH` is a file that is not there yet, `UNTIL` its last day (2026-11-12 if not given). The same arguments give the
//! same rows.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a tool for the terminal")]

mod journal;

use std::path::PathBuf;
use std::process::ExitCode;

use chrono::NaiveDate;
use journal::{DAYS, Rows, write};

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let path = arguments.next().map(PathBuf::from);
    let until = arguments.next().map_or(NaiveDate::from_ymd_opt(2026, 11, 12), |day| day.to_str()?.parse().ok());
    let years = arguments.next().map_or(Some(50), |years| years.to_str()?.parse::<u32>().ok());
    let (Some(path), Some(until), Some(years)) = (path, until, years) else {
        eprintln!("fifty-years PATH [UNTIL, such as 2026-11-12] [YEARS]");
        return ExitCode::FAILURE;
    };
    if path.exists() {
        eprintln!("{} is there already", path.display());
        return ExitCode::FAILURE;
    }
    match write(&path, until, years * DAYS) {
        Ok(Rows { days, breaks, episodes, ticks }) => {
            println!("{}: {days} nights, {episodes} episodes, {breaks} breaks, {ticks} ticks", path.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
