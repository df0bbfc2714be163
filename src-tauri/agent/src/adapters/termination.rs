//! The system's request to end: SIGTERM, SIGINT and SIGHUP on Unix, the console and session events on Windows.

use super::{Report, Signal};

/// Reports `Signal::Terminate` for each request from now on. Once a process; a second call keeps the first.
pub fn start(report: Report) {
    if let Err(error) = ctrlc::set_handler(move || report(Signal::Terminate)) {
        tracing::warn!(%error, "requests to end are left to the system: nothing is asked before the end");
    }
}
