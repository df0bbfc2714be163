//! What keeps the display on, from the power assertions of all programs together.

use std::ptr::{NonNull, null};

use objc2_core_foundation::{CFDictionary, CFRetained};
use objc2_io_kit::IOPMCopyAssertionsStatus;

use crate::adapters::foundation;

/// The level of the assertion against the display's sleep; `None` when macOS does not say. One that nobody ever asked
/// for may be missing, which is as good as off.
pub(super) fn kept_on() -> Option<i64> {
    let status = status()?;
    Some(foundation::number(&status, "PreventUserIdleDisplaySleep").unwrap_or(0))
}

#[allow(unsafe_code, reason = "a system call that answers through a pointer")]
fn status() -> Option<CFRetained<CFDictionary>> {
    let mut status: *const CFDictionary = null();
    // SAFETY: the place is alive; on success it holds a dictionary that is this caller's to release.
    unsafe {
        let refused = IOPMCopyAssertionsStatus(&raw mut status) != 0;
        let status = NonNull::new(status.cast_mut()).filter(|_| !refused)?;
        Some(CFRetained::from_raw(status))
    }
}
