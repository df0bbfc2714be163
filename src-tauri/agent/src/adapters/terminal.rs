//! The terminal a command was typed in, and how a program that stays gets away from it.

/// Closing the terminal does not end the agent, and no terminal stays open for it. `detached` is true when another program
/// started it to stay.
pub fn leave(detached: bool) {
    system::leave(detached);
}

#[cfg(unix)]
mod system {
    pub(super) fn leave(detached: bool) {
        if detached {
            // A session of its own. Fails only where it leads one already.
            let _ = rustix::process::setsid();
        }
    }
}

#[cfg(windows)]
#[allow(unsafe_code, reason = "consoles have no safe wrapper in the crates at hand")]
mod system {
    use windows_sys::Win32::System::Console::{FreeConsole, GetConsoleProcessList};

    /// At login Windows opens a console for a program that may want to print. Nobody else is in it: it goes.
    pub(super) fn leave(_detached: bool) {
        let mut processes = [0u32; 2];
        // SAFETY: there is room for as many as are announced; without a console the answer is 0.
        if unsafe { GetConsoleProcessList(processes.as_mut_ptr(), 2) } == 1 {
            // SAFETY: takes nothing. Whatever is printed from now on goes nowhere.
            unsafe { FreeConsole() };
        }
    }
}
