//! The journal file, in one program. What a test needs of permissions or an end without warning, it gets in a process
//! of its own: this program, started again for one ignored test.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, reason = "a test may fail by panicking")]

mod copying;
#[cfg(unix)]
mod crash;
#[cfg(unix)] // a file can be held by another program and renamed all the same
mod erasing;
#[path = "fifty_years/journal.rs"]
mod fifty_years;
mod frozen;
mod journal_file;
mod long_journal;
mod opening;
#[cfg(unix)] // elsewhere an open file can be neither moved nor deleted
mod place;
#[cfg(unix)]
mod read_only;
mod sample;
mod strangers;
