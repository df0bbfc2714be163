//! The log: one file a day in the state folder, seven kept. Says what happened to the program, never what the
//! person wrote, felt or did.

use tracing_appender::rolling::{RollingFileAppender, Rotation};

use crate::folders::Folders;

/// Days of log that are kept.
const KEPT_DAYS: usize = 7;

/// Starts logging. Where no log can be written the agent runs without one: breaks matter more.
pub fn start(folders: &Folders) {
    let Ok(folder) = folders.logs() else { return };
    let file = RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .filename_prefix("agent")
        .filename_suffix("log")
        .max_log_files(KEPT_DAYS)
        .build(folder);
    if let Ok(file) = file {
        tracing_subscriber::fmt().with_writer(file).with_ansi(false).with_target(false).init();
        // A panic ends the thread it is in; the line says which, for whoever reads the log.
        std::panic::set_hook(Box::new(|panic| tracing::error!(%panic, "a part of the agent failed")));
    }
}
