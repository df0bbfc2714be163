//! `limber backup`: make one, list them, bring one back, choose their folder.

use std::path::{Path, PathBuf};

use limber_core::api::{Request, Response};
use limber_core::backup::{Backup, BackupList};
use serde_json::json;

use super::arguments::BackupAction;
use super::output::{Failure, Output, unexpected};
use super::reach;

/// Does what was asked for; without a word it lists.
pub(super) fn backup(action: Option<BackupAction>, output: &Output) -> Result<(), Failure> {
    let mut client = reach::running_or_started()?;
    match action.unwrap_or(BackupAction::List) {
        BackupAction::Now => {
            let answer = client.request(Request::BackupNow)?;
            let Response::Backup(made) = &answer else { return Err(unexpected()) };
            output.show(&answer, || {
                let (size, path) = (output.text.size(made.backup.bytes), whole(&made.folder, &made.backup.name));
                output.text.words.with("cli-backup-made", &[("size", (&size).into()), ("path", (&path).into())])
            })
        }
        BackupAction::List => {
            let answer = client.request(Request::BackupList)?;
            let Response::Backups(there) = &answer else { return Err(unexpected()) };
            output.show(&answer, || list(there, output))
        }
        BackupAction::Restore { name } => {
            let answer = client.request(Request::BackupRestore { name })?;
            let Response::Restored(restored) = &answer else { return Err(unexpected()) };
            output.show(&answer, || {
                let words = &output.text.words;
                let back = words.with("cli-backup-restored", &[("name", (&restored.name).into())]);
                let aside = restored.set_aside.as_ref();
                let aside = aside.map(|path| words.with("cli-backup-set-aside", &[("path", path.into())]));
                [Some(back), aside].into_iter().flatten().collect::<Vec<_>>().join("\n")
            })
        }
        BackupAction::Folder { path } => {
            let folder = path.map(|path| absolute(&path, output)).transpose()?.unwrap_or_default();
            client.request(Request::SettingsChange { change: json!({ "backups": { "folder": folder } }) })?;
            let answer = client.request(Request::BackupList)?;
            let Response::Backups(there) = &answer else { return Err(unexpected()) };
            output.show(&answer, || list(there, output))
        }
    }
}

fn list(there: &BackupList, output: &Output) -> String {
    let words = &output.text.words;
    let head = words.with("cli-backup-folder", &[("path", (&there.folder).into())]);
    if there.backups.is_empty() {
        return format!("{head}\n{}", words.text("cli-backup-none"));
    }
    let line = |backup: &Backup| {
        let made = backup.made_at.format("%a %-d %b %Y %H:%M");
        let elsewhere = if backup.from_here { String::new() } else { words.text("cli-backup-elsewhere") };
        format!("  {made}  {:>7}  {}  {elsewhere}", output.text.size(backup.bytes), backup.name).trim_end().to_owned()
    };
    let lines: Vec<String> = there.backups.iter().map(line).collect();
    format!("{head}\n{}\n{}", lines.join("\n"), words.text("cli-backup-how-to-restore"))
}

fn whole(folder: &str, name: &str) -> String {
    Path::new(folder).join(name).display().to_string()
}

/// The agent is in no folder of the person's: a path goes to it whole.
pub(super) fn absolute(path: &Path, output: &Output) -> Result<String, Failure> {
    let not_usable = || Failure::Typed(output.word("cli-path-not-usable"));
    let whole: PathBuf = std::path::absolute(path).map_err(|_| not_usable())?;
    whole.into_os_string().into_string().map_err(|_| not_usable())
}
