//! The thread a process starts with. macOS hands the menu bar, and the answers to notifications, to no other; elsewhere it
//! does the work itself.

/// Does the work and gives its result. On macOS the work gets a thread of its own, and this one serves the system until
/// the work is done. Call it once, on the thread `main` runs on.
pub fn lend<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    system::lend(work)
}

#[cfg(target_os = "macos")]
pub(super) use system::{report_quit, run};

#[cfg(not(target_os = "macos"))]
mod system {
    pub(super) fn lend<T>(work: impl FnOnce() -> T) -> T {
        work()
    }
}

#[cfg(target_os = "macos")]
#[allow(unsafe_code, reason = "a delegate is a class of Objective-C")]
mod system {
    use std::panic::resume_unwind;
    use std::sync::OnceLock;
    use std::sync::atomic::{AtomicBool, Ordering};

    use dispatch2::DispatchQueue;
    use objc2::rc::Retained;
    use objc2::runtime::{NSObject, NSObjectProtocol, ProtocolObject};
    use objc2::{MainThreadMarker, MainThreadOnly, define_class, msg_send};
    use objc2_app_kit::{
        NSApplication, NSApplicationActivationPolicy, NSApplicationDelegate, NSApplicationTerminateReply, NSEvent,
        NSEventModifierFlags, NSEventType,
    };
    use objc2_core_graphics::CGSessionCopyCurrentDictionary;
    use objc2_foundation::NSPoint;

    use crate::ports::signal::{Report, Signal};

    /// True while the main thread serves the system.
    static LENT: AtomicBool = AtomicBool::new(false);

    /// Whom the end of the session is told to.
    static QUIT: OnceLock<Report> = OnceLock::new();

    /// True once the system waits for the work to be done.
    static QUITTING: AtomicBool = AtomicBool::new(false);

    /// Reports that the session ends, or that the system's own *Quit* was chosen. The first call counts.
    pub(crate) fn report_quit(report: Report) {
        let _ = QUIT.set(report); // set already: an agent is started once a process
    }

    /// Does something on the main thread, soon. False when it serves nobody, and nothing will happen.
    pub(crate) fn run(work: impl FnOnce() + Send + 'static) -> bool {
        let lent = LENT.load(Ordering::Acquire);
        if lent {
            DispatchQueue::main().exec_async(work);
        }
        lent
    }

    pub(super) fn lend<T: Send>(work: impl FnOnce() -> T + Send) -> T {
        // Over a remote shell there is no menu bar, and no application may be one.
        let Some(main) = MainThreadMarker::new().filter(|_| CGSessionCopyCurrentDictionary().is_some()) else {
            return work();
        };
        LENT.store(true, Ordering::Release);
        std::thread::scope(|scope| {
            let working = scope.spawn(|| {
                let _stop = Stop; // also when the work fails
                work()
            });
            let application = NSApplication::sharedApplication(main);
            // No icon in the Dock, no menu: what there is hangs in the menu bar.
            application.setActivationPolicy(NSApplicationActivationPolicy::Accessory);
            let delegate = Delegate::new(main);
            application.setDelegate(Some(ProtocolObject::from_ref(&*delegate)));
            application.run();
            LENT.store(false, Ordering::Release);
            working.join().unwrap_or_else(|panic| resume_unwind(panic))
        })
    }

    define_class!(
        // SAFETY: NSObject asks nothing of those who inherit from it, and this one has no `Drop`.
        #[unsafe(super(NSObject))]
        #[thread_kind = MainThreadOnly]
        struct Delegate;

        // SAFETY: NSObjectProtocol asks for nothing.
        unsafe impl NSObjectProtocol for Delegate {}

        // SAFETY: the method has the signature the protocol declares.
        unsafe impl NSApplicationDelegate for Delegate {
            /// The session ends. It waits for a few seconds until the driver has saved.
            #[unsafe(method(applicationShouldTerminate:))]
            fn should_terminate(&self, _application: &NSApplication) -> NSApplicationTerminateReply {
                let Some(report) = QUIT.get() else { return NSApplicationTerminateReply::TerminateNow };
                QUITTING.store(true, Ordering::Release);
                report(Signal::Terminate);
                NSApplicationTerminateReply::TerminateLater
            }
        }
    );

    impl Delegate {
        fn new(main: MainThreadMarker) -> Retained<Self> {
            let this = Self::alloc(main).set_ivars(());
            // SAFETY: `init` of NSObject takes nothing and gives the object.
            unsafe { msg_send![super(this), init] }
        }
    }

    /// Ends the main thread's service when it is dropped.
    struct Stop;

    impl Drop for Stop {
        fn drop(&mut self) {
            run(|| {
                let Some(main) = MainThreadMarker::new() else { return };
                let application = NSApplication::sharedApplication(main);
                if QUITTING.load(Ordering::Acquire) {
                    return application.replyToApplicationShouldTerminate(true); // ends the process
                }
                application.stop(None);
                // It stops after the next event, so there has to be one.
                let event = NSEvent::otherEventWithType_location_modifierFlags_timestamp_windowNumber_context_subtype_data1_data2(
                    NSEventType::ApplicationDefined, NSPoint::ZERO, NSEventModifierFlags::empty(), 0.0, 0, None, 0, 0, 0,
                );
                if let Some(event) = event {
                    application.postEvent_atStart(&event, true);
                }
            });
        }
    }
}
