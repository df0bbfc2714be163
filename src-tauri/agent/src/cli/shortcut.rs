//! `limber shortcut`: the keys that open *Cramp now* from anywhere, and what became of them.

use limber_core::api::{Request, Response};
use limber_core::health::HealthSubject;
use serde_json::json;

use super::output::{Failure, Output, unexpected};
use super::reach;
use super::spans::plainly;

/// Shows the keys, after a change where one is wanted.
pub(super) fn shortcut(keys: &[String], output: &Output) -> Result<(), Failure> {
    let mut client = reach::running_or_started()?;
    let request = match keys {
        [] => Request::Settings,
        // "Ctrl + Alt + C" came as five words.
        _ => Request::SettingsChange { change: json!({ "shortcuts": { "cramp": wanted(&keys.concat()) } }) },
    };
    let answer = client.request(request)?;
    let Response::Health(report) = client.request(Request::Health)? else { return Err(unexpected()) };
    let line = report.lines.iter().find(|line| line.subject == HealthSubject::Shortcut);
    output.show(&answer, || line.map(|line| output.text.found(line, &report)).unwrap_or_default())
}

/// `none` clears them.
fn wanted(keys: &str) -> Option<&str> {
    (!matches!(plainly(keys).as_str(), "none" | "off" | "clear")).then_some(keys)
}
