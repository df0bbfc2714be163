//! The system's dialog in which a person chooses a file or a folder. The page gets the path that was chosen and nothing
//! else: what is read or written there, the agent reads or writes.
//!
//! May know: Tauri, rfd. Must never: open what was chosen, or hold up the thread that draws.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use limber_core::api::ApiError;
use rfd::{AsyncFileDialog, FileHandle};
use serde::Deserialize;
use tauri::{Manager as _, WebviewWindow};

use crate::refusal;

/// What is asked for, in the page's words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct Choice {
    /// What happens with it.
    purpose: Purpose,
    /// Stands over the dialog.
    title: String,
    /// The name a new file is offered under.
    #[serde(default)]
    name: Option<String>,
    /// Where the dialog begins: a whole path. One that is not there is passed over.
    #[serde(default)]
    folder: Option<PathBuf>,
    /// Which files are shown, the first at once. Empty: all of them.
    #[serde(default)]
    kinds: Vec<FileKind>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Purpose {
    /// A file that may be there already: the dialog asks then.
    Save,
    /// A file that is there.
    Open,
    Folder,
}

/// A kind of file and the endings its names have, without the dot.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct FileKind {
    name: String,
    endings: Vec<String>,
}

/// One dialog at a time, in the whole program.
#[derive(Default)]
pub(crate) struct Dialogs {
    open: AtomicBool,
}

/// Held while a dialog is open.
struct Turn<'a>(&'a AtomicBool);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Release);
    }
}

impl Dialogs {
    /// Asks the person. `None` where nothing was chosen, or a dialog is open already.
    pub(crate) async fn choose(&self, window: &WebviewWindow, choice: Choice) -> Result<Option<String>, ApiError> {
        let Some(_turn) = self.turn() else { return Ok(None) };
        let purpose = choice.purpose;
        let dialog = choice.dialog(window);
        let chosen = match purpose {
            Purpose::Save => dialog.save_file().await,
            Purpose::Open => dialog.pick_file().await,
            Purpose::Folder => dialog.pick_folder().await,
        };
        chosen.as_ref().map(FileHandle::path).map(named).transpose()
    }

    fn turn(&self) -> Option<Turn<'_>> {
        (!self.open.swap(true, Ordering::AcqRel)).then_some(Turn(&self.open))
    }
}

impl Choice {
    fn dialog(self, window: &WebviewWindow) -> AsyncFileDialog {
        let mut dialog = AsyncFileDialog::new().set_parent(window).set_title(plain(&self.title));
        if let Some(name) = &self.name {
            dialog = dialog.set_file_name(plain(name));
        }
        // Where nothing is said: among the person's own documents, and not wherever the program was started.
        let own =
            || window.path().document_dir().ok().filter(|folder| folder.is_dir()).or(window.path().home_dir().ok());
        if let Some(folder) = self.folder.filter(|folder| folder.is_absolute()).or_else(own) {
            dialog = dialog.set_directory(folder);
        }
        for FileKind { name, endings } in self.kinds {
            dialog = dialog.add_filter(plain(&name), &endings);
        }
        dialog
    }
}

/// The toolkits take text up to its first zero, and one of them refuses it whole.
fn plain(text: &str) -> String {
    text.replace('\0', "")
}

/// The path as text, which is what the agent is asked with.
fn named(path: &std::path::Path) -> Result<String, ApiError> {
    path.to_str().map(str::to_owned).ok_or_else(refusal::path_not_text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_says_what_it_wants_and_need_not_say_all() {
        let read = |text: &str| serde_json::from_str::<Choice>(text);
        let folder = read(r#"{ "purpose": "folder", "title": "Folder" }"#).unwrap();
        assert_eq!((folder.purpose, folder.kinds.len(), folder.folder), (Purpose::Folder, 0, None));
        let save = r#"{ "purpose": "save", "title": "Save", "name": "a.pdf", "folder": "/home/anna",
            "kinds": [{ "name": "PDF", "endings": ["pdf"] }] }"#;
        let save = read(save).unwrap();
        assert_eq!((save.name.as_deref(), save.kinds[0].endings.as_slice()), (Some("a.pdf"), &["pdf".to_owned()][..]));
        assert!(read(r#"{ "purpose": "delete", "title": "" }"#).is_err());
    }

    #[test]
    fn a_second_dialog_waits_for_nobody_and_the_next_may_come() {
        let dialogs = Dialogs::default();
        let first = dialogs.turn();
        assert!(first.is_some() && dialogs.turn().is_none());
        drop(first);
        assert!(dialogs.turn().is_some());
    }

    #[test]
    fn a_zero_in_a_title_ends_nothing() {
        assert_eq!(plain("Save\0 as"), "Save as");
    }
}
