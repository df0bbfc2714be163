//! What became of everything, where everything was to be deleted.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What has to be typed for it. The same in every language: programs type it too.
pub const DELETE_WORD: &str = "delete";

/// Everything is deleted, or as much of it as could be.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Deleted {
    /// Files that are gone.
    pub files: u32,
    /// Bytes of them that were overwritten first.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Files among them that could be removed and not overwritten.
    pub only_removed: u32,
    /// Files that are still there: no right to remove them, or their disk does not let go of them.
    pub left: Vec<String>,
    /// Folders of backups that could not be reached.
    pub unreachable: Vec<String>,
    /// Backups of other computers in a folder that was chosen. They are those computers' own.
    pub of_others: u32,
}

/// Whether this is the word.
pub fn is_delete_word(word: &str) -> bool {
    word.trim().to_lowercase() == DELETE_WORD
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_the_word_is_the_word() {
        for word in ["delete", " Delete ", "DELETE\n"] {
            assert!(is_delete_word(word), "{word}");
        }
        for word in ["", "delet", "delete everything", "yes", "de lete"] {
            assert!(!is_delete_word(word), "{word}");
        }
    }
}
