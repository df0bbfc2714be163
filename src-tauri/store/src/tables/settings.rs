//! Table `settings`: one row, one document. What is in it is the domain's to read.

use rusqlite::OptionalExtension;
use serde_json::Value;

use crate::{Store, StoreError};

/// The settings document.
#[derive(Debug)]
pub struct SettingsDocument<'store>(&'store Store);

impl Store {
    /// The settings document.
    pub fn settings(&self) -> SettingsDocument<'_> {
        SettingsDocument(self)
    }
}

impl SettingsDocument<'_> {
    /// The document as it was saved; `{}` if the person has not changed anything yet.
    pub fn document(&self) -> Result<Value, StoreError> {
        let text: Option<String> = self
            .0
            .connection()
            .query_row("SELECT document FROM settings WHERE id = 1", [], |row| row.get(0))
            .optional()?;
        let Some(text) = text else { return Ok(Value::Object(serde_json::Map::new())) };
        serde_json::from_str(&text).map_err(|error| StoreError::Damaged { detail: format!("settings: {error}") })
    }

    /// Replaces the document.
    pub fn save(&self, document: &Value) -> Result<(), StoreError> {
        self.0.write(|connection| {
            connection.execute(
                "INSERT INTO settings (id, document, edited_utc) VALUES (1, ?1, ?2) ON CONFLICT (id) \
                 DO UPDATE SET document = excluded.document, edited_utc = excluded.edited_utc",
                (document.to_string(), self.0.moment()),
            )?;
            Ok(())
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::tables::testing::store;

    #[test]
    fn keeps_what_it_does_not_understand() {
        let (_folder, store) = store();
        assert_eq!(store.settings().document().unwrap(), json!({}));
        for document in [json!({ "breaks": { "interval_minutes": 45 } }), json!({ "from_the_future": [1, null, "x"] })]
        {
            store.settings().save(&document).unwrap();
            assert_eq!(store.settings().document().unwrap(), document);
        }
    }
}
