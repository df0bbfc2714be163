//! Starts the window, which is a program of its own, and notices when it ends.

use std::io;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::mpsc::Sender;
use std::thread;

use limber_core::api::View;

use crate::message::Message;

/// Environment variable that names another program to start as the window (tests, development).
pub const WINDOW_VARIABLE: &str = "LIMBER_WINDOW";

/// Name of the window's program, beside this one, without the ending Windows wants.
const WINDOW_PROGRAM: &str = "limber-window";

/// It only waits for the child.
const REAPER_STACK_BYTES: usize = 64 * 1024;

/// Starts the window on a view. Its end is told to the driver. The answer is its process id.
pub fn start(view: View, messages: Sender<Message>) -> io::Result<u32> {
    let program = program()?;
    let mut child = Command::new(&program)
        .args(["--view", view.name()])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .inspect_err(|error| tracing::error!(%error, program = %program.display(), "the window cannot be started"))?;
    let process = child.id();
    thread::Builder::new().name("window".into()).stack_size(REAPER_STACK_BYTES).spawn(move || {
        let failed = match child.wait() {
            Ok(status) if status.success() => false,
            Ok(status) => {
                tracing::error!(%status, "the window ended with an error");
                true
            }
            Err(error) => {
                tracing::error!(%error, "the window cannot be waited for");
                true
            }
        };
        let _ = messages.send(Message::WindowEnded { process, failed });
    })?;
    Ok(process)
}

fn program() -> io::Result<PathBuf> {
    if let Some(named) = std::env::var_os(WINDOW_VARIABLE).filter(|named| !named.is_empty()) {
        return Ok(PathBuf::from(named));
    }
    let name = format!("{WINDOW_PROGRAM}{}", std::env::consts::EXE_SUFFIX);
    Ok(std::env::current_exe()?.with_file_name(name))
}
