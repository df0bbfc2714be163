//! A change to a record names only what it changes: a field that is absent stays, `null` takes back what was said.

use serde::{Deserialize, Deserializer};

/// Reads a field that is there: `null` is "taken back", and not the same as a field that is absent.
#[allow(clippy::option_option)] // the form in which serde knows the three
pub(crate) fn said<'de, D, T>(deserializer: D) -> Result<Option<Option<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::deserialize(deserializer).map(Some)
}
