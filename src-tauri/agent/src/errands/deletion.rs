//! Everything that is left once the journal is out of its place: overwritten and removed, file by file.

use std::fs;
use std::io;
use std::path::Path;
use std::thread;
use std::time::Duration;

use limber_core::api::ApiError;
use limber_core::backup::{BackupName, Deleted};
use limber_store::Erased;
use limber_wire::record;

use super::Folder;
use super::backups::PART;
use crate::log;
use crate::refusal::Refusal;

/// Between two megabytes: others want the disk too.
const REST: Duration = Duration::from_millis(2);

/// Deletes what is left. What cannot be reached comes last, so that it holds up nothing else.
pub(super) fn delete(folders: &[Folder], journal: &Path, refusal: Refusal<'_>) -> Result<Deleted, ApiError> {
    let rest = &mut || thread::sleep(REST);
    let mut erased = limber_store::erase_beside(journal, rest);
    for file in log::files() {
        erased.add(limber_store::erase_file(&file, rest), file);
    }
    let mut deleted = Deleted::default();
    let (ours, chosen): (Vec<&Folder>, Vec<&Folder>) = folders.iter().partition(|folder| folder.is_ours);
    for folder in ours.into_iter().chain(chosen) {
        if backups(folder, &mut erased, &mut deleted.of_others, rest).is_err() {
            deleted.unreachable.push(folder.path.display().to_string());
        }
    }
    limber_store::end_erasing(journal).map_err(|error| refusal.store(&error))?;
    let left = erased.left.iter().map(|path| path.display().to_string()).collect();
    let Erased { files, bytes, only_removed, .. } = erased;
    tracing::info!(files, bytes, "everything was deleted");
    Ok(Deleted { files, bytes, only_removed, left, ..deleted })
}

/// The backups of one folder, and what is left of those that were cut off. In a folder that others may use too, only this
/// computer's.
fn backups(folder: &Folder, erased: &mut Erased, of_others: &mut u32, rest: &mut dyn FnMut()) -> io::Result<()> {
    let entries = match fs::read_dir(&folder.path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound && folder.is_ours => return Ok(()),
        entries => entries?,
    };
    let computer = record::host();
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let Ok(backup) = name.strip_suffix(PART).unwrap_or(name).parse::<BackupName>() else { continue };
        if folder.is_ours || backup.is_of(&computer) {
            erased.add(limber_store::erase_file(&path, rest), path);
        } else {
            *of_others += 1;
        }
    }
    if folder.is_ours {
        let _ = fs::remove_dir(&folder.path); // only where it is empty
    }
    Ok(())
}
