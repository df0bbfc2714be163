//! The file of one day. Opened for each line, which are few: a file that was moved, deleted or replaced is noticed at
//! the next one.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use limber_wire::{Trouble, private_files};

use crate::folders::Folders;

/// Days of log that are kept.
const KEPT_DAYS: usize = 7;

/// Bytes of a day's file at most.
const A_DAY: u64 = 1024 * 1024;

/// From so many bytes on only errors are written.
const FOR_ERRORS: u64 = A_DAY / 4 * 3;

/// Bytes on top for saying that a day's file is full.
const FOR_SAYING_SO: u64 = 64 * 1024;

/// Characters of a line at most: an error may quote a whole file.
const A_LINE: usize = 2000;

/// Where the lines go.
pub(super) struct DayFile {
    folders: Folders,
    /// The day whose start has been seen to: old files are gone.
    day: Option<NaiveDate>,
    /// That no more is written that day has been said.
    full_said: bool,
}

impl DayFile {
    pub(super) fn new(folders: Folders) -> Self {
        Self { folders, day: None, full_said: false }
    }

    /// Writes a line into the file of its day, or leaves it out where that one is full. Returns the file.
    pub(super) fn append(&mut self, line: &str, day: NaiveDate) -> Result<PathBuf, Trouble> {
        let folder = self.folders.logs().map_err(|error| Trouble::of_io(&self.folders.log_folder(), &error))?;
        if self.day != Some(day) {
            remove_old(&folder, &name(day));
            self.day = Some(day);
            self.full_said = false;
        }
        let path = folder.join(name(day));
        let mut file = open(&path)?;
        self.write(&mut file, line).map_err(|error| Trouble::of_io(&path, &error))?;
        Ok(path)
    }

    fn write(&mut self, file: &mut File, line: &str) -> io::Result<()> {
        let mut line: String = line.chars().take(A_LINE).collect();
        line.push('\n');
        let is = file.metadata()?.len();
        let most = if line.contains(" ERROR ") { A_DAY } else { FOR_ERRORS };
        if is + line.len() as u64 <= most {
            return file.write_all(line.as_bytes());
        }
        // Said once by each agent of the day, and not for ever where one agent after the other ends.
        if !self.full_said && is < A_DAY + FOR_SAYING_SO {
            self.full_said = true;
            file.write_all(
                b"-- The log of this day is long enough: what comes now is left out, and soon errors too.\n",
            )?;
        }
        Ok(())
    }
}

fn name(day: NaiveDate) -> String {
    format!("agent.{day}.log")
}

/// A file, and nothing else: no link is followed, no pipe waited for, no device written to.
fn open(path: &Path) -> Result<File, Trouble> {
    let opened = private_files::options().append(true).create(true).open(path);
    let is_file = |file: &File| file.metadata().is_ok_and(|found| found.is_file());
    match opened {
        Ok(file) if is_file(&file) => {
            private_files::close_to_others(path).map_err(|error| Trouble::of_io(path, &error))?;
            Ok(file)
        }
        opened => Err(match (fs::symlink_metadata(path), opened) {
            (Ok(found), _) if !found.is_file() => Trouble::not_a_file(path, found.file_type()),
            (_, Err(error)) => Trouble::of_io(path, &error),
            (_, Ok(_)) => Trouble::of_io(path, &io::ErrorKind::Other.into()), // replaced at this very moment
        }),
    }
}

/// Removes the oldest files of the log beyond those that are kept, `today` among them.
fn remove_old(folder: &Path, today: &str) {
    let mut old = all(folder);
    old.retain(|path| path.file_name().is_some_and(|name| name != today));
    for path in old.iter().take((old.len() + 1).saturating_sub(KEPT_DAYS)) {
        let _ = fs::remove_file(path); // the next day tries again
    }
}

/// The files of the log, oldest first.
pub(super) fn all(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let files = files.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
    let mut files: Vec<PathBuf> =
        files.filter(|entry| entry.file_name().to_str().is_some_and(is_log)).map(|entry| entry.path()).collect();
    files.sort();
    files
}

fn is_log(name: &str) -> bool {
    let day = name.strip_prefix("agent.").and_then(|rest| rest.strip_suffix(".log"));
    day.is_some_and(|day| day.parse::<NaiveDate>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn names(folder: &Path) -> Vec<String> {
        let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<_> = names.collect();
        names.sort();
        names
    }

    fn log() -> (tempfile::TempDir, PathBuf, DayFile) {
        let home = tempfile::tempdir().unwrap();
        let folders = Folders::in_folder(home.path());
        (home, folders.log_folder(), DayFile::new(folders))
    }

    #[test]
    fn seven_days_are_kept_and_nothing_else_is_touched() {
        let (_home, folder, mut file) = log();
        fs::create_dir_all(folder.join("agent.2026-01-01.log")).unwrap();
        fs::write(folder.join("agent.notes.log"), "mine").unwrap();
        for day in 1..=20 {
            file.append("a line", date(&format!("2026-11-{day:02}"))).unwrap();
        }
        let kept = names(&folder);
        assert_eq!(kept.iter().filter(|name| name.starts_with("agent.2026-11-")).count(), 7, "{kept:?}");
        assert!(kept.contains(&"agent.2026-11-20.log".into()) && kept.contains(&"agent.notes.log".into()), "{kept:?}");
        assert!(kept.contains(&"agent.2026-01-01.log".into()), "a folder is nobody's log");
        // A clock that was put back writes into a day before those that are kept, and that file stays.
        file.append("a line", date("2020-01-01")).unwrap();
        assert!(names(&folder).contains(&"agent.2020-01-01.log".into()));
    }

    #[test]
    fn a_days_file_ends_and_has_room_for_errors_after_the_rest() {
        let (_home, folder, mut file) = log();
        let (day, long) = (date("2026-11-12"), "x".repeat(5000));
        let append = |file: &mut DayFile, line: &str| {
            for _ in 0..1000 {
                file.append(line, day).unwrap();
            }
            fs::read_to_string(folder.join(name(day))).unwrap()
        };
        let warnings = append(&mut file, &format!(" WARN {long}"));
        assert!((FOR_ERRORS / 2..=FOR_ERRORS + 200).contains(&(warnings.len() as u64)), "{}", warnings.len());
        assert!(warnings.ends_with("errors too.\n"));
        let errors = append(&mut file, &format!(" ERROR {long}"));
        assert!(errors.len() > warnings.len() && errors.len() as u64 <= A_DAY + 200);
        // One agent after the other, each with something to say.
        for _ in 0..2000 {
            DayFile::new(file.folders.clone()).append(" ERROR again", day).unwrap();
        }
        let all = fs::metadata(folder.join(name(day))).unwrap().len();
        assert!(all <= A_DAY + FOR_SAYING_SO + 200, "{all}");
    }

    #[test]
    fn what_is_deleted_is_made_anew() {
        let (_home, folder, mut file) = log();
        let day = date("2026-11-12");
        file.append("one", day).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        let path = file.append("two", day).unwrap();
        assert_eq!(fs::read_to_string(path).unwrap(), "two\n");
    }
}
