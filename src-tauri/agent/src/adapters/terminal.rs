//! The terminal a command was typed in, and how a program that stays gets away from it.

use std::process::Command;

/// The agent's part: closing the terminal does not end it, and no terminal stays open for it. `detached` is true when
/// another program started it to stay.
pub fn leave(detached: bool) {
    system::leave(detached);
}

/// The part of the program that starts the agent: the command that is being prepared gets no terminal, and holds on to
/// nothing that whoever reads this program's output waits for.
pub fn detach(command: &mut Command) {
    system::detach(command);
}

#[cfg(unix)]
mod system {
    use std::process::Command;

    pub(super) fn leave(detached: bool) {
        if detached {
            // A session of its own. Fails only where it leads one already.
            let _ = rustix::process::setsid();
        }
    }

    /// It leaves by itself, and inherits nothing but what it is given.
    pub(super) fn detach(_command: &mut Command) {}
}

#[cfg(windows)]
#[allow(unsafe_code, reason = "consoles have no safe wrapper in the crates at hand")]
mod system {
    use std::os::windows::process::CommandExt;
    use std::process::Command;

    use windows_sys::Win32::Foundation::{HANDLE_FLAG_INHERIT, SetHandleInformation};
    use windows_sys::Win32::System::Console::{
        FreeConsole, GetConsoleProcessList, GetStdHandle, STD_ERROR_HANDLE, STD_INPUT_HANDLE, STD_OUTPUT_HANDLE,
    };
    use windows_sys::Win32::System::Threading::DETACHED_PROCESS;

    /// At login Windows opens a console for a program that may want to print. Nobody else is in it: it goes.
    pub(super) fn leave(_detached: bool) {
        let mut processes = [0u32; 2];
        // SAFETY: there is room for as many as are announced; without a console the answer is 0.
        if unsafe { GetConsoleProcessList(processes.as_mut_ptr(), 2) } == 1 {
            // SAFETY: takes nothing. Whatever is printed from now on goes nowhere.
            unsafe { FreeConsole() };
        }
    }

    /// Windows hands every inheritable handle to a new process, this program's own output among them: a pipe would stay
    /// open for as long as the agent runs.
    pub(super) fn detach(command: &mut Command) {
        command.creation_flags(DETACHED_PROCESS);
        for stream in [STD_INPUT_HANDLE, STD_OUTPUT_HANDLE, STD_ERROR_HANDLE] {
            // SAFETY: takes plain numbers; a stream that is not there makes it fail, and there is nothing to do then.
            unsafe { SetHandleInformation(GetStdHandle(stream), HANDLE_FLAG_INHERIT, 0) };
        }
    }
}
