//! What a thread of Windows needs to hear messages: a queue, and a loop that passes them on. Knows nothing of what they say.

#![allow(unsafe_code, reason = "the message loop has no safe wrapper in the crates at hand")]

use std::ptr::null_mut;

use windows_sys::Win32::System::Threading::GetCurrentThreadId;
use windows_sys::Win32::UI::WindowsAndMessaging::{
    DispatchMessageW, GetMessageW, MSG, PM_NOREMOVE, PeekMessageW, PostThreadMessageW, TranslateMessage, WM_APP,
};

/// Gives this thread a message queue and tells its id.
pub(super) fn this_thread() -> u32 {
    let mut message = MSG::default();
    // SAFETY: `message` is a live MSG; looking without removing only creates the queue.
    unsafe {
        PeekMessageW(&raw mut message, null_mut(), 0, 0, PM_NOREMOVE);
        GetCurrentThreadId()
    }
}

/// Lets `dispatch_next` of that thread return.
pub(super) fn wake(thread: u32) {
    // SAFETY: takes plain numbers; a thread that has ended makes it fail, which is as good as nothing to do.
    let _ = unsafe { PostThreadMessageW(thread, WM_APP, 0, 0) };
}

/// Waits for one message and passes it on; false when the thread is to end.
pub(super) fn dispatch_next() -> bool {
    let mut message = MSG::default();
    // SAFETY: `message` is a live MSG, and is passed on only after it was filled in.
    unsafe {
        if GetMessageW(&raw mut message, null_mut(), 0, 0) <= 0 {
            return false;
        }
        TranslateMessage(&raw const message);
        DispatchMessageW(&raw const message);
    }
    true
}
