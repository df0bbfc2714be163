//! The window is a program of its own: shown by telling the one that runs, or by starting it.

use limber_core::api::{ApiError, ErrorCode, Event, View};

use super::Driver;
use crate::ports::Ports;

/// What is known of the window's program.
#[derive(Debug, Default)]
pub(super) struct Window {
    /// The one this agent started, while it runs.
    process: Option<u32>,
    /// Views to show as soon as it subscribes.
    pending: Vec<View>,
}

impl Window {
    pub(super) fn ended(&mut self, process: u32, failed: bool) {
        if self.process == Some(process) {
            self.process = None;
            if !self.pending.is_empty() {
                tracing::error!(failed, "the window ended before it showed what was asked for");
            }
            self.pending.clear();
        }
    }
}

impl<P: Ports> Driver<P> {
    /// Shows a view. An error means that there is no window and none can be started.
    pub(super) fn open(&mut self, view: View) -> Result<(), ApiError> {
        if self.clients.tell_windows(&Event::Open(view), &self.words) {
            return Ok(());
        }
        if self.window.process.is_some() {
            // Started a moment ago, or about to connect again.
            self.window.pending.retain(|pending| *pending != view);
            self.window.pending.push(view);
            return Ok(());
        }
        match self.ports.start_window(view) {
            Ok(process) => {
                self.window.process = Some(process);
                Ok(())
            }
            Err(error) => {
                tracing::error!(%error, "the window cannot be started");
                let message = self.words.with("error-window", &[("detail", (&error.to_string()).into())]);
                Err(ApiError { code: ErrorCode::Internal, message, field: None })
            }
        }
    }

    pub(super) fn deliver_pending_views(&mut self) {
        for view in std::mem::take(&mut self.window.pending) {
            self.clients.tell_windows(&Event::Open(view), &self.words);
        }
    }
}
