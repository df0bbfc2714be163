//! Everything goes: the journal is taken out of its place in one step, and overwritten afterwards.
//!
//! A marker beside the journal says that it is to go, before anything of it does. Whoever opens the journal obeys it first, so
//! that a deletion that was cut off is finished and never taken for damage. A second marker says that the journal is out of its
//! place and only the rest has to be overwritten: what is in its place then is a new one.
//!
//! Must never: touch a file that cannot be told by its name, or follow a link out of the folder.

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::copy::{new_file, sync_folder};
use crate::place::{LOG, LOG_INDEX, OLD_LOG};
use crate::private_files::beside;
use crate::{StoreError, open, place};

/// Everything that is at the journal's place is to go.
const TO_GO: &str = ".delete";

/// It has left its place: what was taken from there is to be overwritten.
const REST: &str = ".delete-rest";

/// What is added to the name of a file that was taken from its place.
const TAKEN: &str = ".taken-";

/// The engine's saved state.
const RESUME: [&str; 2] = ["resume.json", "resume.json.new"];

/// Written over a file in one go.
const BLOCK: usize = 64 * 1024;

/// What has to be known for finishing. Holds nothing that is in the journal.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Marker {
    /// The journal's file where its path leads there through links.
    file: Option<PathBuf>,
    /// Folders of backups that were chosen.
    folders: Vec<PathBuf>,
}

/// What became of files that were to go.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Erased {
    /// Files that are gone.
    pub files: u32,
    /// Their bytes.
    pub bytes: u64,
    /// Those among them that could be removed and not overwritten.
    pub only_removed: u32,
    /// Files that are still there.
    pub left: Vec<PathBuf>,
}

/// Takes the journal at `path` and the engine's saved state out of their places: a new one can be opened there at once. With an
/// error nothing has changed. `folders` are told to whoever finishes it (`left_to_erase`).
///
/// The journal must not be open.
pub fn take_away(path: &Path, folders: &[PathBuf]) -> Result<(), StoreError> {
    let file = place::resolved(path);
    // What is damaged, newer or not there goes all the same.
    if let Err(error @ (StoreError::Foreign | StoreError::NotAFile { .. })) = open::look_at_files(&file) {
        return Err(error);
    }
    // Of one that is not finished yet as well.
    let before = left_to_erase(path).unwrap_or_default();
    let folders = folders.iter().chain(&before).filter(|folder| folder.to_str().is_some()).cloned().collect();
    let marker = Marker { file: file.to_str().is_some().then(|| file.clone()), folders };
    set_marker(path, &marker)?;
    take(path, &marker).inspect_err(|_| {
        let _ = fs::remove_file(beside(path, TO_GO));
        sync_folder(path);
    })
}

/// Obeys a marker that is found beside the journal: called before it is opened.
pub(crate) fn obey(path: &Path) -> Result<(), StoreError> {
    if is_to_go(path) { take(path, &read_marker(&beside(path, TO_GO))) } else { Ok(()) }
}

/// Whether what is at the journal's place is to go.
pub(crate) fn is_to_go(path: &Path) -> bool {
    fs::symlink_metadata(beside(path, TO_GO)).is_ok()
}

/// Whether something that was taken away has not been overwritten yet: then the folders that were named with it.
pub fn left_to_erase(path: &Path) -> Option<Vec<PathBuf>> {
    let marker = beside(path, REST);
    fs::symlink_metadata(&marker).is_ok().then(|| read_marker(&marker).folders)
}

/// Overwrites and removes what was taken away, and whatever else lies beside the journal that once was one: set aside, or left
/// by something that was cut off. `rest` is called every few blocks.
pub fn erase_beside(path: &Path, rest: &mut dyn FnMut()) -> Erased {
    let file = read_marker(&beside(path, REST)).file.unwrap_or_else(|| place::resolved(path));
    let mut folders = vec![folder_of(path)];
    if folder_of(&file) != folders[0] {
        folders.push(folder_of(&file));
    }
    let names = [path.file_name(), file.file_name()];
    let mut erased = Erased::default();
    for folder in folders {
        let found = fs::read_dir(&folder).into_iter().flatten().flatten();
        let of_ours = |entry: &fs::DirEntry| names.iter().flatten().any(|name| is_left_of(name, &entry.file_name()));
        let mut found: Vec<PathBuf> = found.filter(of_ours).map(|entry| entry.path()).collect();
        found.sort();
        for path in found {
            erased.add(erase_file(&path, rest), path);
        }
    }
    erased
}

/// Forgets that something was to be erased: all of it is, or what is left has been told.
pub fn end_erasing(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(beside(path, REST)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => {
            sync_folder(path);
            Ok(())
        }
    }
}

/// What was done with one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gone {
    /// Overwritten, so many bytes, and removed.
    Overwritten(u64),
    /// Removed; overwriting it failed, or would have overwritten what has another name too.
    Removed,
}

/// Overwrites a file in its place, which needs no room, and removes it. A link is removed and not followed.
pub fn erase_file(path: &Path, rest: &mut dyn FnMut()) -> io::Result<Gone> {
    let found = fs::symlink_metadata(path)?;
    let overwritten = if found.is_file() && has_one_name(&found) { overwrite(path, &found, rest) } else { Ok(None) };
    fs::remove_file(path)?;
    Ok(match overwritten {
        Ok(Some(bytes)) => Gone::Overwritten(bytes),
        Ok(None) | Err(_) => Gone::Removed,
    })
}

impl Erased {
    /// Counts what became of the file at `path`.
    pub fn add(&mut self, outcome: io::Result<Gone>, path: PathBuf) {
        match outcome {
            Ok(Gone::Overwritten(bytes)) => {
                self.files += 1;
                self.bytes += bytes;
            }
            Ok(Gone::Removed) => {
                self.files += 1;
                self.only_removed += 1;
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(_) => self.left.push(path),
        }
    }
}

/// Writes the marker. It is there whole, and on the disk, or not at all. On a full disk it is empty, which is a marker too.
fn set_marker(path: &Path, marker: &Marker) -> Result<(), StoreError> {
    let text = serde_json::to_vec(marker).map_err(|error| StoreError::Io { detail: error.to_string() })?;
    let fresh = beside(path, ".delete-new");
    let _ = fs::remove_file(&fresh);
    let write = || -> io::Result<()> {
        let mut file = new_file(&fresh)?;
        let written = file.write_all(&text).and_then(|()| file.sync_all());
        if written.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::StorageFull) {
            file.set_len(0)?;
            return file.sync_all();
        }
        written
    };
    write().and_then(|()| fs::rename(&fresh, beside(path, TO_GO))).map_err(|error| {
        let _ = fs::remove_file(&fresh);
        StoreError::from(error)
    })?;
    sync_folder(path);
    Ok(())
}

fn read_marker(marker: &Path) -> Marker {
    fs::read(marker).ok().and_then(|text| serde_json::from_slice(&text).ok()).unwrap_or_default()
}

/// The journal and what belongs to it get other names, all or none. Done again, it goes on where it was cut off.
fn take(path: &Path, marker: &Marker) -> Result<(), StoreError> {
    let file = marker.file.clone().unwrap_or_else(|| place::resolved(path));
    let mut taken: Vec<(PathBuf, PathBuf)> = Vec::new();
    let beside_file = ["", LOG, LOG_INDEX, OLD_LOG].map(|suffix| beside(&file, suffix));
    let states = RESUME.map(|name| path.with_file_name(name));
    let mut move_all = || -> io::Result<()> {
        for from in beside_file.iter().chain(&states) {
            if fs::symlink_metadata(from).is_ok() {
                let to = free_name(from)?;
                fs::rename(from, &to)?;
                taken.push((from.clone(), to));
            }
        }
        if fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink()) {
            new_file(&file)?; // the link leads somewhere, as before
        }
        sync_folder(&file);
        sync_folder(path);
        fs::rename(beside(path, TO_GO), beside(path, REST))
    };
    let moved = move_all();
    if let Err(error) = moved {
        for (from, to) in taken.iter().rev() {
            let _ = fs::rename(to, from); // where even that fails, the marker has it finished at the next start
        }
        return Err(error.into());
    }
    sync_folder(path);
    Ok(())
}

fn free_name(from: &Path) -> io::Result<PathBuf> {
    let mut names = (1..1000).map(|number| beside(from, &format!("{TAKEN}{number}")));
    names.find(|name| fs::symlink_metadata(name).is_err()).ok_or_else(|| io::ErrorKind::AlreadyExists.into())
}

/// Whether a name is that of something which once was the journal of this name, or its log, its index, the saved state.
fn is_left_of(journal: &OsStr, name: &OsStr) -> bool {
    let Some((journal, name)) = journal.to_str().zip(name.to_str()) else { return false };
    if RESUME.iter().any(|state| name.strip_prefix(state).is_some_and(|rest| rest.starts_with(TAKEN))) {
        return true;
    }
    let Some(rest) = name.strip_prefix(journal) else { return false };
    let rest = [LOG, LOG_INDEX, OLD_LOG].iter().find_map(|suffix| rest.strip_prefix(suffix)).unwrap_or(rest);
    [TAKEN, ".set-aside-", ".fresh", "-trial"].iter().any(|left| rest.starts_with(left))
}

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// Its length, once it is overwritten on the disk.
fn overwrite(path: &Path, found: &fs::Metadata, rest: &mut dyn FnMut()) -> io::Result<Option<u64>> {
    let mut file = match OpenOptions::new().write(true).open(path) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            let mut permissions = found.permissions();
            #[allow(clippy::permissions_set_readonly_false)] // it is removed in a moment
            permissions.set_readonly(false);
            fs::set_permissions(path, permissions)?;
            OpenOptions::new().write(true).open(path)?
        }
        opened => opened?,
    };
    let nothing = vec![0; BLOCK];
    let bytes = found.len();
    let mut left = bytes;
    while left > 0 {
        let block = usize::try_from(left).map_or(BLOCK, |left| left.min(BLOCK));
        file.write_all(&nothing[..block])?;
        left -= block as u64;
        if left % (16 * BLOCK as u64) < BLOCK as u64 {
            rest();
        }
    }
    File::sync_all(&file)?;
    Ok(Some(bytes))
}

/// What has a second name is somebody's under that one.
#[cfg(unix)]
fn has_one_name(found: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(found) == 1
}

#[cfg(not(unix))]
fn has_one_name(_found: &fs::Metadata) -> bool {
    true
}
