//! What only Windows tells, as Windows tells it: messages to a window, and a registry that changes. `script/check-cross`
//! runs it under Wine.

use std::ptr::null;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use limber_agent::adapters::desktop::Desktop;
use limber_agent::adapters::{attention, session};
use limber_agent::ports::signal::{Report, SessionSignal, Signal};
use limber_core::api::Surroundings;
use limber_core::engine::HoldReason;
use windows_registry::{CURRENT_USER, Key};
use windows_sys::Win32::Foundation::HWND;
use windows_sys::Win32::System::Registry::{HKEY_CURRENT_USER, RegOverridePredefKey};
use windows_sys::Win32::UI::WindowsAndMessaging::{FindWindowW, PostMessageW};
use windows_sys::core::w;

const PATIENCE: Duration = Duration::from_secs(20);

fn report() -> (Report, Receiver<Signal>) {
    let (sender, told) = channel();
    let report: Report = Arc::new(move |signal| drop(sender.send(signal)));
    (report, told)
}

/// The next signal that is not about a source's standing.
fn next(told: &Receiver<Signal>) -> Signal {
    loop {
        match told.recv_timeout(PATIENCE).expect("nothing was told") {
            Signal::Source(_) => {}
            signal => return signal,
        }
    }
}

#[allow(unsafe_code, reason = "the test plays Windows")]
fn hidden_window() -> HWND {
    for _ in 0..500 {
        // SAFETY: the name lives for ever; no title is asked for.
        let window = unsafe { FindWindowW(w!("LimberSession"), null()) };
        if !window.is_null() {
            return window;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("there is no window to hear Windows");
}

#[test]
fn sleep_lock_and_the_end_of_the_session_are_heard() {
    const POWER: u32 = 0x0218;
    const SESSION: u32 = 0x02B1;
    const END: u32 = 0x0016;
    let (report, told) = report();
    session::start(&Desktop::at(Surroundings::default()), report);
    let window = hidden_window();
    for (message, parameter, expected) in [
        (POWER, 0x4, Signal::Session(SessionSignal::Suspending)),
        (POWER, 0x12, Signal::Session(SessionSignal::Woke)),
        (SESSION, 0x7, Signal::Session(SessionSignal::Locked)),
        (SESSION, 0x8, Signal::Session(SessionSignal::Unlocked)),
        (END, 1, Signal::Terminate),
    ] {
        #[allow(unsafe_code, reason = "the test plays Windows")]
        // SAFETY: a window of this process, and plain numbers.
        let posted = unsafe { PostMessageW(window, message, parameter, 0) };
        assert_ne!(posted, 0, "{message:#x} cannot be posted");
        assert_eq!(next(&told), expected, "{message:#x} {parameter:#x}");
    }
}

/// A part of the registry that this process takes for the person's, removed at the end.
struct OwnRegistry(String);

impl OwnRegistry {
    fn set() -> Self {
        let name = format!(r"Software\LimberTest{}", std::process::id());
        let key = CURRENT_USER.create(&name).unwrap();
        override_registry(Some(&key));
        Self(name)
    }
}

impl Drop for OwnRegistry {
    fn drop(&mut self) {
        override_registry(None);
        let _ = CURRENT_USER.remove_tree(&self.0);
    }
}

#[allow(unsafe_code, reason = "no safe wrapper")]
fn override_registry(key: Option<&Key>) {
    // SAFETY: the key is open during the call; Windows keeps a handle of its own.
    let refused = unsafe { RegOverridePredefKey(HKEY_CURRENT_USER, key.map_or(std::ptr::null_mut(), Key::as_raw)) };
    assert_eq!(refused, 0, "the registry cannot be replaced: {refused}");
}

#[test]
fn a_microphone_in_use_is_a_meeting_from_its_start_to_its_end() {
    /// After every login there ever was, in tenths of microseconds since 1601.
    const START: u64 = 0x7000_0000_0000_0000;
    let _own = OwnRegistry::set();
    let store = r"Software\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore";
    CURRENT_USER.create(format!(r"{store}\webcam")).unwrap();
    let program = CURRENT_USER.create(format!(r"{store}\microphone\NonPackaged\C:#Calls#call.exe")).unwrap();
    program.set_u64("LastUsedTimeStart", START).unwrap();
    program.set_u64("LastUsedTimeStop", START + 1).unwrap();

    let (report, told) = report();
    attention::start(&Desktop::at(Surroundings::default()), &report, &[HoldReason::Meeting]);
    // The first answers: nobody records or films.
    for _ in 0..2 {
        assert!(matches!(told.recv_timeout(PATIENCE), Ok(Signal::Source(_))));
    }
    let meeting = |active| Signal::Hold { reason: HoldReason::Meeting, active };
    program.set_u64("LastUsedTimeStop", 0).unwrap();
    assert_eq!(next(&told), meeting(true));
    program.set_u64("LastUsedTimeStop", START + 2).unwrap();
    assert_eq!(next(&told), meeting(false));
}
