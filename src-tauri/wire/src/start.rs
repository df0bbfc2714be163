//! Starting the agent so that it stays: apart from whoever starts it, its terminal and what its output is read by.

use std::io::{self, Read};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};

/// Tells the agent that another program started it to stay: it gets a session of its own.
pub const DETACHED: &str = "--detached";

/// An agent that was started. It goes on when this is dropped.
#[derive(Debug)]
pub struct Started {
    process: Child,
}

/// How a started agent ended.
#[derive(Debug)]
pub struct Ended {
    /// What the system says of it.
    pub status: ExitStatus,
    /// The reason it printed, without the full stop; empty if it printed none.
    pub reason: String,
}

/// Starts `program agent` with nothing of this process but its environment.
pub fn start_agent(program: &Path) -> io::Result<Started> {
    let mut command = Command::new(program);
    command.args(["agent", DETACHED]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    system::detach(&mut command);
    Ok(Started { process: command.spawn()? })
}

impl Started {
    /// How it ended, if it has: a started agent goes on, or says why it does not.
    pub fn ended(&mut self) -> Option<Ended> {
        let status = self.process.try_wait().ok()??;
        let mut reason = String::new();
        if let Some(mut stderr) = self.process.stderr.take() {
            let _ = stderr.read_to_string(&mut reason); // what can be read of it is what can be told
        }
        Some(Ended { status, reason: reason.trim().trim_end_matches('.').to_owned() })
    }

    /// Waits for its end, so that the system forgets it. For a thread of its own.
    pub fn wait(mut self) {
        let _ = self.process.wait(); // it may be gone already
    }
}

/// It leaves the terminal by itself, and inherits nothing but what it is given.
#[cfg(unix)]
mod system {
    pub(super) fn detach(_command: &mut std::process::Command) {}
}

#[cfg(windows)]
#[allow(unsafe_code, reason = "handles have no safe wrapper in the crates at hand")]
mod system {
    use std::os::windows::process::CommandExt;
    use std::process::Command;

    use windows_sys::Win32::Foundation::{HANDLE_FLAG_INHERIT, SetHandleInformation};
    use windows_sys::Win32::System::Console::{GetStdHandle, STD_ERROR_HANDLE, STD_INPUT_HANDLE, STD_OUTPUT_HANDLE};
    use windows_sys::Win32::System::Threading::DETACHED_PROCESS;

    /// No console is opened for it, though it is a program of the command line. Windows hands every inheritable handle
    /// to a new process, this program's own output among them: a pipe would stay open for as long as the agent runs.
    pub(super) fn detach(command: &mut Command) {
        command.creation_flags(DETACHED_PROCESS);
        for stream in [STD_INPUT_HANDLE, STD_OUTPUT_HANDLE, STD_ERROR_HANDLE] {
            // SAFETY: takes plain numbers; a stream that is not there makes it fail, and there is nothing to do then.
            unsafe { SetHandleInformation(GetStdHandle(stream), HANDLE_FLAG_INHERIT, 0) };
        }
    }
}
