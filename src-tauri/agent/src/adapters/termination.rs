//! The system's request to end: SIGTERM, SIGINT and SIGHUP on Unix, those of the console on Windows, and the end of the
//! session on macOS. The end of the session on Windows is heard by `session`.

use crate::ports::signal::{Report, Signal};

/// Reports `Signal::Terminate` for each request from now on. Once a process; a second call keeps the first.
pub fn start(report: Report) {
    #[cfg(target_os = "macos")]
    super::main_thread::report_quit(report.clone());
    if let Err(error) = ctrlc::set_handler(move || report(Signal::Terminate)) {
        tracing::warn!(%error, "requests to end are left to the system: nothing is asked before the end");
    }
}
