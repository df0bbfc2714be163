//! Settings: what the system has to agree to before they are written.

use limber_core::api::{ApiError, ErrorCode};
use limber_core::settings::document;
use serde_json::Value;

use super::Driver;
use crate::ports::Ports;

impl<P: Ports> Driver<P> {
    /// Whether a change is possible at all, and the part of it that is the system's: starting with the session. What
    /// that was before comes back where it changed.
    pub(super) fn prepare_settings(&mut self, change: &Value) -> Result<Option<bool>, ApiError> {
        let applied = document::apply_change(&self.known.document, change);
        let (_, settings) = applied.map_err(|invalid| self.refusal().invalid(&invalid))?;
        let (before, wanted) = (self.settings.startup.autostart, settings.startup.autostart);
        if wanted == before {
            return Ok(None);
        }
        if let Err(error) = self.ports.set_autostart(wanted) {
            tracing::error!(%error, "starting with the session cannot be changed");
            let reason = error.sentence(&self.words);
            let message = self.words.with("error-autostart", &[("reason", (&reason).into())]);
            return Err(ApiError { code: ErrorCode::Internal, message, field: None });
        }
        Ok(Some(before))
    }

    /// Sets starting with the session back to what it was before a change that could not be written.
    pub(super) fn restore_autostart(&mut self, before: Option<bool>) {
        if let Some(before) = before
            && let Err(error) = self.ports.set_autostart(before)
        {
            tracing::error!(%error, "starting with the session cannot be set back");
        }
    }
}
