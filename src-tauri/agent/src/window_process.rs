//! Starts the window, which is a program of its own, and notices when and how it ends.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::Duration;

use limber_core::api::{Surroundings, View};

use crate::adapters::{display, memory};
use crate::message::{Message, WindowEnd};

/// Environment variable that names another program to start as the window (tests, development).
pub const WINDOW_VARIABLE: &str = "LIMBER_WINDOW";

/// Name of the window's program, beside this one, without the ending Windows wants.
const WINDOW_PROGRAM: &str = "limber-window";

/// They only wait for the child, and read what it complains about.
const STACK_BYTES: usize = 64 * 1024;

/// What is kept of its complaints: the end of them.
const KEPT_BYTES: usize = 2048;

/// Of what it says, so many lines a window are put into the log, each so many characters long: a window that complains
/// in a loop does not fill the disk.
const LOGGED_LINES: usize = 100;
const LOGGED_CHARACTERS: usize = 200;

/// How long its last words may take once it has ended. Programs it has started may hold on to its output.
const LAST_WORDS: Duration = Duration::from_millis(200);

/// Variables that say which screen a program is on. They belong together: none is kept beside another's.
const OF_A_DISPLAY: [&str; 6] =
    ["DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "XDG_CURRENT_DESKTOP", "XDG_SESSION_ID", "XDG_SESSION_TYPE"];

/// Starts the window on a view: at the desktop `at`, or at this process's own where that names no display. Its end is
/// told to the driver. The answer is its process id.
pub fn start(view: View, at: &Surroundings, messages: Sender<Message>) -> io::Result<u32> {
    let program = program()?;
    let mut command = Command::new(&program);
    command.args(["--view", view.name()]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    if at.has_display() {
        for name in OF_A_DISPLAY {
            command.env_remove(name);
        }
        command.envs(at.variables());
    }
    command.envs(display::drawing_variables());
    memory::as_usual(&mut command);
    let had_display = at.has_display() || display::is_there();
    let mut child = command.spawn().map_err(|error| named(&program, &error))?;
    let process = child.id();
    thread::Builder::new().name("window".into()).stack_size(STACK_BYTES).spawn(move || {
        let complaints = child.stderr.take();
        let end = ended(&mut child, complaints, had_display);
        let _ = messages.send(Message::WindowEnded { process, end }); // the driver has left: nobody needs to know
    })?;
    Ok(process)
}

fn ended(child: &mut Child, complaints: Option<ChildStderr>, had_display: bool) -> WindowEnd {
    let (said, last_words) = mpsc::channel();
    let reader = thread::Builder::new().name("window-words".into()).stack_size(STACK_BYTES);
    let reading = reader.spawn(move || {
        let mut kept = Vec::new();
        let mut log = Lines::default();
        let mut buffer = [0; 1024];
        let mut complaints = complaints;
        while let Some(Ok(count @ 1..)) = complaints.as_mut().map(|stream| stream.read(&mut buffer)) {
            log.take(&buffer[..count], |line| tracing::warn!(line, "the window says"));
            kept.extend_from_slice(&buffer[..count]);
            kept.drain(..kept.len().saturating_sub(KEPT_BYTES));
            let _ = said.send(kept.clone());
        }
    });
    let status = child.wait();
    drop(reading);
    let mut words = Vec::new();
    while let Ok(newer) = last_words.recv_timeout(LAST_WORDS) {
        words = newer;
    }
    let failed = !status.as_ref().is_ok_and(ExitStatus::success);
    let status = match &status {
        Ok(status) if status.success() => status.to_string(),
        Ok(status) => {
            tracing::error!(%status, "the window ended with an error");
            status.to_string()
        }
        Err(error) => error.to_string(),
    };
    WindowEnd { detail: detail(&status, &words), failed, had_display }
}

/// Makes lines of what a program says, as far as they are logged.
#[derive(Default)]
struct Lines {
    begun: Vec<u8>,
    logged: usize,
}

impl Lines {
    /// Takes what was said, and hands on each line that is whole by now.
    fn take(&mut self, bytes: &[u8], mut line: impl FnMut(&str)) {
        for byte in bytes {
            if *byte != b'\n' {
                // A line without an end is not kept in memory.
                if self.begun.len() < KEPT_BYTES {
                    self.begun.push(*byte);
                }
                continue;
            }
            let text = legible(&String::from_utf8_lossy(&self.begun));
            self.begun.clear();
            if self.logged < LOGGED_LINES && !text.is_empty() {
                self.logged += 1;
                line(&text);
            }
        }
    }
}

/// One line without what a terminal would act on, and no longer than is read.
fn legible(line: &str) -> String {
    line.trim().chars().filter(|c| !c.is_control()).take(LOGGED_CHARACTERS).collect()
}

/// The status, and the last line that says something.
fn detail(status: &str, words: &[u8]) -> String {
    let words = String::from_utf8_lossy(words);
    let line = words.lines().rev().map(str::trim).find(|line| !line.is_empty());
    line.map_or_else(|| status.to_owned(), |line| format!("{status}; {}", legible(line)))
}

fn named(program: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", program.display()))
}

fn program() -> io::Result<PathBuf> {
    if let Some(named) = std::env::var_os(WINDOW_VARIABLE).filter(|named| !named.is_empty()) {
        return Ok(PathBuf::from(named));
    }
    let name = format!("{WINDOW_PROGRAM}{}", std::env::consts::EXE_SUFFIX);
    Ok(std::env::current_exe()?.with_file_name(name))
}

#[cfg(test)]
mod tests {
    use super::{LOGGED_LINES, Lines, detail};

    #[test]
    fn whole_lines_are_logged_and_no_more_of_them_than_help() {
        let mut lines = Lines::default();
        let mut logged = Vec::new();
        lines.take(b"limber-window: the page", |line| logged.push(line.to_owned()));
        assert!(logged.is_empty(), "the line is not whole yet");
        lines.take(b" ended\x1b[2J\n\n  \n", |line| logged.push(line.to_owned()));
        assert_eq!(logged, ["limber-window: the page ended[2J"]);
        lines.take(&b"x".repeat(10_000), |line| logged.push(line.to_owned()));
        lines.take(&b"\nagain".repeat(500), |line| logged.push(line.to_owned()));
        assert_eq!(logged.len(), LOGGED_LINES);
        assert!(logged.iter().all(|line| line.len() <= 200));
    }

    #[test]
    fn the_last_line_that_says_something_is_told() {
        assert_eq!(detail("exit status: 1", b""), "exit status: 1");
        assert_eq!(
            detail("exit status: 1", b"warning\ncannot open \x1b[1mdisplay\n\n"),
            "exit status: 1; cannot open [1mdisplay"
        );
    }
}
