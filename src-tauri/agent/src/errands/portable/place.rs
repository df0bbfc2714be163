//! Where an export is written, so that it is there whole or not at all, and from where an import reads.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Read};
use std::path::{Path, PathBuf};

use limber_core::portable::Exported;
use limber_wire::private_files;

use super::trouble::Trouble;

/// What is being written is called so until it is whole.
pub(super) const PART: &str = ".part";

/// Names that are tried where one is taken.
const TRIES: u32 = 1000;

/// The path for an export: `path` itself where nothing is there, and where it is a folder, a free name like `name` in it.
pub(super) fn free(path: &Path, name: &str) -> Result<PathBuf, Trouble> {
    let target = match fs::metadata(path) {
        Ok(found) if !found.is_dir() => return Err(Trouble::Taken),
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(Trouble::Target(error)),
        Err(_) => path.to_owned(),
        Ok(_) => {
            let (stem, ending) = name.split_once('.').unwrap_or((name, ""));
            let dot = if ending.is_empty() { "" } else { "." };
            let names = (1..TRIES).map(|number| match number {
                1 => name.to_owned(),
                number => format!("{stem}-{number}{dot}{ending}"),
            });
            let mut paths = names.map(|name| path.join(name));
            paths.find(|path| fs::symlink_metadata(path).is_err()).ok_or(Trouble::Taken)?
        }
    };
    match target.parent().map(fs::metadata) {
        Some(Err(error)) if error.kind() == io::ErrorKind::NotFound => Err(Trouble::NoFolder),
        _ => Ok(target),
    }
}

/// Writes a file that only its owner may read, under another name until it is whole and on the disk.
pub(super) fn written(
    path: &Path,
    name: &str,
    write: impl FnOnce(&mut BufWriter<File>) -> Result<u64, Trouble>,
) -> Result<Exported, Trouble> {
    let target = free(path, name)?;
    let part = with_ending(&target, PART);
    let whole = || -> Result<(u64, u64), Trouble> {
        remove(&part); // of an attempt that was cut off
        let file = OpenOptions::new().write(true).create_new(true).open(&part).map_err(Trouble::Target)?;
        private_files::close_to_others(&part).map_err(Trouble::Target)?;
        let mut file = BufWriter::with_capacity(64 * 1024, file);
        let rows = write(&mut file)?;
        let file = file.into_inner().map_err(|error| Trouble::Target(error.into_error()))?;
        file.sync_all().map_err(Trouble::Target)?;
        let bytes = file.metadata().map_err(Trouble::Target)?.len();
        drop(file);
        limber_store::name_it(&part, &target).map_err(Trouble::Target)?;
        Ok((rows, bytes))
    };
    let (rows, bytes) = whole().inspect_err(|_| remove(&part))?;
    Ok(Exported { path: target.display().to_string(), bytes, rows })
}

/// The same for a folder, which is filled under another name.
pub(super) fn written_folder(
    path: &Path,
    name: &str,
    write: impl FnOnce(&Path) -> Result<(u64, u64), Trouble>,
) -> Result<Exported, Trouble> {
    let target = free(path, name)?;
    let part = with_ending(&target, PART);
    let whole = || -> Result<(u64, u64), Trouble> {
        remove(&part);
        fs::create_dir(&part)?;
        private_files::close_to_others(&part)?;
        let written = write(&part)?;
        limber_store::name_it(&part, &target)?;
        Ok(written)
    };
    let (rows, bytes) = whole().inspect_err(|_| remove(&part))?;
    Ok(Exported { path: target.display().to_string(), bytes, rows })
}

/// Removes what is not whole. Only ever called with a name of ours.
pub(super) fn remove(part: &Path) {
    let _ = fs::remove_file(part);
    let _ = fs::remove_dir_all(part);
}

pub(super) fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// A file to read, and its size.
pub(super) fn opened(path: &Path) -> Result<(File, u64), Trouble> {
    let found = fs::metadata(path).map_err(Trouble::Source)?;
    if !found.is_file() {
        return Err(Trouble::NotAnExport);
    }
    Ok((File::open(path).map_err(Trouble::Source)?, found.len()))
}

/// Tells how much of it was read.
pub(super) fn counting<'a>(from: impl Read + 'a, bytes: u64, tell: &'a mut dyn FnMut(u8)) -> impl Read + 'a {
    Counting { from, bytes, read: 0, tell }
}

struct Counting<'a, R> {
    from: R,
    bytes: u64,
    read: u64,
    tell: &'a mut dyn FnMut(u8),
}

impl<R: Read> Read for Counting<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.from.read(buffer)?;
        self.read += count as u64;
        (self.tell)(super::percent(self.read, self.bytes));
        Ok(count)
    }
}
