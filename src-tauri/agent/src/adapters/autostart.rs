//! Starting with the person's session. Writes one entry of the system's own start list, and nothing else.

use std::io;
use std::path::{Path, PathBuf};

use auto_launch::{AutoLaunch, AutoLaunchBuilder, MacOSLaunchMode, WindowsEnableMode};

use crate::ports::autostart::AutostartError;

/// Name of the entry in the system's list.
const NAME: &str = "limber";

/// True when the agent is on the list.
pub fn is_on() -> Result<bool, AutostartError> {
    entry()?.is_enabled().map_err(refused)
}

/// Puts `limber agent` on the list, or takes it off. Setting what already is refreshes the path of the program.
pub fn set(on: bool) -> Result<(), AutostartError> {
    let entry = entry()?;
    if on { entry.enable() } else { entry.disable() }.map_err(refused)
}

fn refused(error: auto_launch::Error) -> AutostartError {
    let source = match error {
        auto_launch::Error::Io(error) => error,
        error => io::Error::other(error),
    };
    AutostartError::Refused { place: place(), source }
}

/// The entry as a person would look for it.
fn place() -> PathBuf {
    let home = directories::BaseDirs::new().map(|folders| folders.home_dir().to_owned()).unwrap_or_default();
    in_home(&home)
}

#[cfg(not(any(windows, target_os = "macos")))]
fn in_home(home: &Path) -> PathBuf {
    home.join(".config/autostart").join(format!("{NAME}.desktop"))
}

#[cfg(windows)]
fn in_home(_home: &Path) -> PathBuf {
    PathBuf::from("HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run").join(NAME)
}

#[cfg(target_os = "macos")]
fn in_home(home: &Path) -> PathBuf {
    home.join("Library/LaunchAgents").join(format!("{NAME}.plist"))
}

fn entry() -> Result<AutoLaunch, AutostartError> {
    let program = std::env::current_exe().map_err(AutostartError::NoPath)?;
    let program = program.to_string_lossy();
    let mut entry = AutoLaunchBuilder::new();
    entry.set_app_name(NAME).set_app_path(&in_list(&program)).set_args(&["agent"]);
    // For this person only, and without another program that writes the list.
    entry.set_windows_enable_mode(WindowsEnableMode::CurrentUser).set_macos_launch_mode(MacOSLaunchMode::LaunchAgent);
    entry.build().map_err(refused)
}

/// The path as a desktop entry's `Exec` wants it: quoted, with `"`, `` ` ``, `$` and `\` escaped twice over (once for
/// the string type, once for the quoting) and `%` doubled (Desktop Entry Specification 1.5, "The Exec key").
#[cfg(any(test, not(any(windows, target_os = "macos"))))]
fn desktop_entry_quoted(path: &str) -> String {
    if path.chars().all(|c| c.is_ascii_alphanumeric() || "/._-+".contains(c)) {
        return path.to_owned();
    }
    let mut quoted = String::from("\"");
    for c in path.chars() {
        match c {
            '"' | '`' | '$' => quoted.extend(["\\\\", c.encode_utf8(&mut [0; 4])]),
            '\\' => quoted.push_str("\\\\\\\\"),
            '%' => quoted.push_str("%%"),
            _ => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(not(any(windows, target_os = "macos")))]
fn in_list(path: &str) -> String {
    desktop_entry_quoted(path)
}

/// The registry holds a command line, in which a space would end the path. No path of Windows has a quote in it.
#[cfg(windows)]
fn in_list(path: &str) -> String {
    format!("\"{path}\"")
}

/// A launch agent takes the path as it is.
#[cfg(target_os = "macos")]
fn in_list(path: &str) -> String {
    path.to_owned()
}

#[cfg(test)]
mod tests {
    use super::desktop_entry_quoted;

    #[test]
    fn a_path_is_quoted_only_where_it_must_be() {
        assert_eq!(desktop_entry_quoted("/usr/bin/limber"), "/usr/bin/limber");
        assert_eq!(desktop_entry_quoted("/home/a b/limber"), "\"/home/a b/limber\"");
        assert_eq!(desktop_entry_quoted("/x/50%/$y"), "\"/x/50%%/\\\\$y\"");
        assert_eq!(desktop_entry_quoted("/x\\y"), "\"/x\\\\\\\\y\"");
    }
}
