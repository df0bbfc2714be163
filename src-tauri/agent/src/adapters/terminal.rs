//! The terminal a command was typed in, and how a program that stays gets away from it.

use std::io::Stdout;

/// Closing the terminal does not end the agent, and no terminal stays open for it. `detached` is true when another program
/// started it to stay.
pub fn leave(detached: bool) {
    system::leave(detached);
}

/// Does something once nobody can read `out` any more: whoever read a pipe has ended. For a program that would
/// otherwise notice at its next line only, which may be an hour away.
pub fn when_nobody_reads(out: Stdout, then: impl FnOnce() + Send + 'static) {
    let waiting = std::thread::Builder::new().name("reader".into());
    // Without the thread it is noticed at the next line.
    let _ = waiting.spawn(move || {
        if system::wait_for_readers_end(&out) {
            then();
        }
    });
}

/// Until it is dropped, nobody sees what is typed. Does nothing where there is no terminal.
#[must_use]
pub fn unseen() -> Unseen {
    Unseen(system::hide())
}

/// What is typed is not shown.
#[derive(Debug)]
pub struct Unseen(Option<system::Shown>);

impl Drop for Unseen {
    fn drop(&mut self) {
        if let Some(before) = self.0.take() {
            system::show(&before);
        }
    }
}

#[cfg(unix)]
mod system {
    use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};

    pub(super) type Shown = Termios;

    pub(super) fn hide() -> Option<Shown> {
        let before = tcgetattr(std::io::stdin()).ok()?;
        let mut hidden = before.clone();
        hidden.local_modes.remove(LocalModes::ECHO);
        tcsetattr(std::io::stdin(), OptionalActions::Flush, &hidden).ok()?;
        Some(before)
    }

    pub(super) fn show(before: &Shown) {
        let _ = tcsetattr(std::io::stdin(), OptionalActions::Flush, before); // there is nobody to tell
    }

    use rustix::event::{PollFd, PollFlags, poll};

    /// False where that cannot be waited for.
    pub(super) fn wait_for_readers_end(out: &std::io::Stdout) -> bool {
        loop {
            // Nothing is asked for: an error and a hang-up are told all the same.
            let mut end = [PollFd::new(out, PollFlags::empty())];
            let told = poll(&mut end, None);
            if !matches!(told, Err(rustix::io::Errno::INTR)) {
                return told.is_ok() && end[0].revents().intersects(PollFlags::ERR | PollFlags::HUP);
            }
        }
    }

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
    use windows_sys::Win32::System::Console::{
        ENABLE_ECHO_INPUT, FreeConsole, GetConsoleMode, GetConsoleProcessList, GetStdHandle, STD_INPUT_HANDLE,
        SetConsoleMode,
    };

    pub(super) type Shown = u32;

    pub(super) fn hide() -> Option<Shown> {
        let mut before = 0;
        // SAFETY: the handle is this process's own, the mode has its room; what is no console is refused.
        unsafe {
            let input = GetStdHandle(STD_INPUT_HANDLE);
            let known = GetConsoleMode(input, &mut before) != 0;
            (known && SetConsoleMode(input, before & !ENABLE_ECHO_INPUT) != 0).then_some(before)
        }
    }

    pub(super) fn show(before: &Shown) {
        // SAFETY: as above; there is nobody to tell where it fails.
        unsafe { SetConsoleMode(GetStdHandle(STD_INPUT_HANDLE), *before) };
    }

    pub(super) fn wait_for_readers_end(_out: &std::io::Stdout) -> bool {
        false
    }

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
