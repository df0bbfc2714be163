//! Sleep, lock and the end of the session on Windows, heard by a window that is never shown, on a thread of its own.
//!
//! It is a top-level window: the end of a session is told to no other kind. A program with a console hears of it in no
//! other way once it has loaded user32, which the tray does.

use std::cell::RefCell;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use limber_core::health::HealthSubject;

use super::hints::Hints;
use crate::adapters::message_loop;
use crate::ports::signal::{Report, Signal, SourceReport, SourceStanding};

/// Windows ends the process when the window has answered that the session ends, or after 5 s. The driver needs less
/// to save, and ends the process itself.
const TIME_TO_LEAVE: Duration = Duration::from_secs(4);

thread_local! {
    /// Of the thread whose window hears.
    static LISTENER: RefCell<Option<(Report, Hints)>> = const { RefCell::new(None) };
}

/// Hears sleep and lock, for as long as the process lives.
pub(super) fn listen(report: &Report) {
    LISTENER.set(Some((Arc::clone(report), Hints::default())));
    let opened = system::open_window();
    let opened = opened.unwrap_or_else(|error| system::Told { lock: Err(error.kind().into()), sleep: Err(error) });
    stands(report, HealthSubject::Lock, "windows-session", opened.lock);
    stands(report, HealthSubject::Sleep, "windows-power", opened.sleep);
    while message_loop::dispatch_next() {}
}

fn stands(report: &Report, subject: HealthSubject, source: &'static str, told: io::Result<()>) {
    let (standing, detail) = match told {
        Ok(()) => (SourceStanding::Answers, None),
        Err(error) => {
            tracing::warn!(%error, source, "not told");
            (SourceStanding::Failing { tries: 1, again_in: None }, Some(error.to_string()))
        }
    };
    report(SourceReport::signal(subject, source, standing, detail));
}

/// What the window does with a message before Windows does the rest.
fn hear(message: u32, parameter: usize) {
    let ends = LISTENER.with_borrow_mut(|listener| {
        let (report, hints) = listener.as_mut()?;
        let signal = hints.window_message(message, parameter)?;
        let ends = signal == Signal::Terminate;
        report(signal);
        Some(ends)
    });
    if ends == Some(true) {
        std::thread::sleep(TIME_TO_LEAVE);
    }
}

#[allow(unsafe_code, reason = "windows and their notifications have no safe wrapper in the crates at hand")]
mod system {
    use std::io;
    use std::ptr::{null, null_mut};

    use windows_sys::Win32::Foundation::{HWND, LPARAM, LRESULT, WPARAM};
    use windows_sys::Win32::System::LibraryLoader::GetModuleHandleW;
    use windows_sys::Win32::System::Power::RegisterSuspendResumeNotification;
    use windows_sys::Win32::System::RemoteDesktop::{NOTIFY_FOR_THIS_SESSION, WTSRegisterSessionNotification};
    use windows_sys::Win32::UI::WindowsAndMessaging::{
        CreateWindowExW, DEVICE_NOTIFY_WINDOW_HANDLE, DefWindowProcW, RegisterClassW, WNDCLASSW, WS_OVERLAPPED,
    };
    use windows_sys::core::w;

    /// Whether Windows promised to tell, or why not.
    pub(super) struct Told {
        pub(super) lock: io::Result<()>,
        pub(super) sleep: io::Result<()>,
    }

    /// Opens the window, and asks for what is told only to those who ask. It lives as long as its thread.
    pub(super) fn open_window() -> io::Result<Told> {
        let name = w!("LimberSession");
        // SAFETY: `class` and the names live through the calls; `procedure` has the signature they ask for; a null
        // pointer stands for "none" wherever one is given.
        let window = unsafe {
            let module = GetModuleHandleW(null());
            let class = WNDCLASSW {
                lpfnWndProc: Some(procedure),
                hInstance: module,
                lpszClassName: name,
                ..Default::default()
            };
            if RegisterClassW(&raw const class) == 0 {
                return Err(io::Error::last_os_error());
            }
            CreateWindowExW(0, name, name, WS_OVERLAPPED, 0, 0, 0, 0, null_mut(), null_mut(), module, null())
        };
        if window.is_null() {
            return Err(io::Error::last_os_error());
        }
        let promised = |yes: bool| if yes { Ok(()) } else { Err(io::Error::last_os_error()) };
        // SAFETY: `window` was just made by this thread and is never destroyed.
        let lock = promised(unsafe { WTSRegisterSessionNotification(window, NOTIFY_FOR_THIS_SESSION) } != 0);
        // SAFETY: the same.
        let sleep = promised(unsafe { RegisterSuspendResumeNotification(window, DEVICE_NOTIFY_WINDOW_HANDLE) } != 0);
        Ok(Told { lock, sleep })
    }

    /// Called by Windows, on the thread that opened the window only.
    unsafe extern "system" fn procedure(window: HWND, message: u32, first: WPARAM, second: LPARAM) -> LRESULT {
        super::hear(message, first);
        // SAFETY: hands on exactly what Windows handed in.
        unsafe { DefWindowProcW(window, message, first, second) }
    }
}
