//! The settings: read from the journal, changed there.

use std::sync::Arc;

use limber_core::settings::{Settings, document};
use serde_json::Value;

use super::{Desk, Refused};

/// Settings as they are kept, and what they say.
#[derive(Debug, Clone)]
pub struct Chosen {
    /// Only what the person changed.
    pub document: Value,
    /// Every setting.
    pub settings: Arc<Settings>,
}

impl Default for Chosen {
    fn default() -> Self {
        Self { document: Value::Object(serde_json::Map::new()), settings: Arc::default() }
    }
}

/// What a document says; what cannot be read counts as not chosen.
pub fn chosen(document: Value) -> Chosen {
    let reading = document::read(&document);
    for invalid in &reading.unread {
        tracing::warn!(field = %invalid.field, "a setting cannot be read and counts as not chosen");
    }
    Chosen { document, settings: Arc::new(reading.settings) }
}

impl Desk<'_> {
    /// Reads the settings anew. Without the journal those in force stay.
    pub fn read_settings(&mut self) {
        if let Ok(document) = self.read(|store| store.settings().document()) {
            self.changes.settings = Some(chosen(document));
        }
    }

    pub(super) fn settings_change(&mut self, change: &Value) -> Result<Settings, Refused> {
        let before = self.read(|store| store.settings().document())?;
        let (document, settings) = document::apply_change(&before, change)?;
        self.write(|store| store.settings().save(&document))?;
        self.changes.settings = Some(Chosen { document, settings: Arc::new(settings.clone()) });
        Ok(settings)
    }
}
