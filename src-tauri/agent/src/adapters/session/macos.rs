//! Sleep and lock on macOS, on a thread with a run loop of its own. Sleep is told by the root power domain of `IOKit`. The
//! lock is announced only to the main thread of a program, so it is asked for: seldom, and whenever something happened.

use std::cell::RefCell;
use std::sync::Arc;
use std::time::Duration;

use limber_core::health::HealthSubject;
use objc2_core_graphics::CGSessionCopyCurrentDictionary;

use super::hints::Hints;
use crate::adapters::foundation;
use crate::ports::signal::{Report, SessionSignal, Signal, SourceReport, SourceStanding};

/// How often the lock is asked for. It is a hint: the idle time tells the same, a little later.
const ASK_EVERY: Duration = Duration::from_secs(15);

thread_local! {
    /// Of the thread whose run loop hears.
    static LISTENER: RefCell<Option<(Report, Hints)>> = const { RefCell::new(None) };
}

/// Hears sleep and lock, for as long as the process lives.
pub(super) fn listen(report: &Report) {
    LISTENER.set(Some((Arc::clone(report), Hints::default())));
    let failing = SourceStanding::Failing { tries: 1, again_in: None };
    let (standing, detail) = if system::register() {
        (SourceStanding::Answers, None)
    } else {
        (failing, Some("the root power domain does not answer".to_owned()))
    };
    report(SourceReport::signal(HealthSubject::Sleep, "macos-power", standing, detail));
    let mut known = None;
    loop {
        let locked = screen_is_locked();
        if known.replace(locked.is_some()) != Some(locked.is_some()) {
            // Without a screen there is nothing to lock.
            let standing = if locked.is_some() { SourceStanding::Answers } else { SourceStanding::Absent };
            report(SourceReport::signal(HealthSubject::Lock, "macos-screen-lock", standing, None));
        }
        if let Some(locked) = locked {
            tell(|hints| hints.lock(locked));
        }
        system::wait(ASK_EVERY);
    }
}

/// Hands what follows from the hints to the driver.
fn tell(hear: impl FnOnce(&mut Hints) -> Option<SessionSignal>) {
    LISTENER.with_borrow_mut(|listener| {
        let Some((report, hints)) = listener else { return };
        if let Some(signal) = hear(hints) {
            report(Signal::Session(signal));
        }
    });
}

/// A message of the root power domain. True if it waits for an answer.
fn hear(message: u32) -> bool {
    let mut acknowledge = false;
    tell(|hints| {
        let power = hints.power_message(message);
        acknowledge = power.acknowledge;
        power.signal
    });
    acknowledge
}

/// Whether the screen is locked; `None` outside a session with a screen. The key is there only while it is.
fn screen_is_locked() -> Option<bool> {
    let session = CGSessionCopyCurrentDictionary()?;
    Some(foundation::number(&session, "CGSSessionScreenIsLocked").is_some_and(|locked| locked != 0))
}

#[allow(unsafe_code, reason = "IOKit and the run loop take pointers")]
mod system {
    use std::ffi::c_void;
    use std::ptr::null_mut;
    use std::sync::atomic::{AtomicU32, Ordering};
    use std::time::Duration;

    use objc2_core_foundation::{CFRunLoop, kCFRunLoopDefaultMode};
    use objc2_io_kit::{
        IOAllowPowerChange, IONotificationPort, IONotificationPortRef, IORegisterForSystemPower, io_service_t,
    };

    /// Where sleep is agreed to; 0 before `register`.
    static ROOT_POWER_DOMAIN: AtomicU32 = AtomicU32::new(0);

    /// Lets this thread's run loop hear of sleep and waking, for as long as the process lives.
    pub(super) fn register() -> bool {
        let mut port: IONotificationPortRef = null_mut();
        let mut notifier = 0;
        // SAFETY: both places are alive; `told` has the signature that is asked for and takes nothing from `refcon`.
        let domain = unsafe { IORegisterForSystemPower(null_mut(), &raw mut port, Some(told), &raw mut notifier) };
        if domain == 0 || port.is_null() {
            return false;
        }
        ROOT_POWER_DOMAIN.store(domain, Ordering::Relaxed);
        // SAFETY: `port` was just made, and is never destroyed.
        let source = unsafe { IONotificationPort::run_loop_source(port) };
        let (Some(run_loop), Some(source)) = (CFRunLoop::current(), source) else { return false };
        // SAFETY: a constant of the system, which is there once the framework is loaded.
        run_loop.add_source(Some(&source), unsafe { kCFRunLoopDefaultMode });
        true
    }

    /// Serves the run loop until something was heard, or for so long.
    pub(super) fn wait(time: Duration) {
        // SAFETY: as above.
        let mode = unsafe { kCFRunLoopDefaultMode };
        let finished = objc2_core_foundation::CFRunLoopRunResult::Finished;
        if CFRunLoop::run_in_mode(mode, time.as_secs_f64(), true) == finished {
            std::thread::sleep(time); // nothing is registered, so that the loop returns at once
        }
    }

    /// Called by the run loop, on its thread. `argument` names what is to be acknowledged.
    unsafe extern "C-unwind" fn told(_: *mut c_void, _: io_service_t, message: u32, argument: *mut c_void) {
        if super::hear(message) {
            IOAllowPowerChange(ROOT_POWER_DOMAIN.load(Ordering::Relaxed), argument.addr().cast_signed());
        }
    }
}
