//! What Windows and macOS say of sleep and lock, as signals that are told once. Pure: numbers in, signals out, on every
//! system. A number that is not listed here says nothing.

use crate::ports::signal::{SessionSignal, Signal};

/// `WM_ENDSESSION` (winuser.h): the session ends if the parameter is not 0.
const WM_ENDSESSION: u32 = 0x0016;
/// `WM_POWERBROADCAST` (winuser.h), with one of the `PBT_` numbers as its parameter.
const WM_POWERBROADCAST: u32 = 0x0218;
/// `WM_WTSSESSION_CHANGE` (winuser.h), with one of the `WTS_SESSION_` numbers as its parameter.
const WM_WTSSESSION_CHANGE: u32 = 0x02B1;

const PBT_APMSUSPEND: usize = 0x04;
/// A person woke the machine. Comes after `PBT_APMRESUMEAUTOMATIC`.
const PBT_APMRESUMESUSPEND: usize = 0x07;
/// Awake, for whatever reason. Comes after every sleep.
const PBT_APMRESUMEAUTOMATIC: usize = 0x12;

const WTS_SESSION_LOCK: usize = 0x7;
const WTS_SESSION_UNLOCK: usize = 0x8;

/// `kIOMessageCanSystemSleep` (IOKit/IOMessage.h): may the machine sleep, since nobody uses it?
const CAN_SYSTEM_SLEEP: u32 = 0xE000_0270;
/// `kIOMessageSystemWillSleep`: it will, whatever anybody answers.
const SYSTEM_WILL_SLEEP: u32 = 0xE000_0280;
/// `kIOMessageSystemHasPoweredOn`: awake, devices included.
const SYSTEM_HAS_POWERED_ON: u32 = 0xE000_0300;

/// What was told last.
#[derive(Debug, Default)]
pub struct Hints {
    asleep: bool,
    locked: bool,
}

/// What a message of macOS about power asks for.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Power {
    /// What to tell.
    pub signal: Option<SessionSignal>,
    /// True if the system waits for an answer, up to 30 s: nothing here ever speaks against sleep.
    pub acknowledge: bool,
}

impl Hints {
    /// A message to a window of Windows, and its first parameter.
    pub fn window_message(&mut self, message: u32, parameter: usize) -> Option<Signal> {
        let signal = match (message, parameter) {
            (WM_ENDSESSION, 1..) => return Some(Signal::Terminate),
            (WM_POWERBROADCAST, PBT_APMSUSPEND) => self.suspends(),
            // A sleep that had to be quick is not announced, but waking from it is.
            (WM_POWERBROADCAST, PBT_APMRESUMEAUTOMATIC) => {
                self.asleep = true;
                self.wakes()
            }
            (WM_POWERBROADCAST, PBT_APMRESUMESUSPEND) => self.wakes(),
            (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK) => self.lock(true),
            (WM_WTSSESSION_CHANGE, WTS_SESSION_UNLOCK) => self.lock(false),
            _ => None,
        };
        signal.map(Signal::Session)
    }

    /// A message of macOS's root power domain.
    pub fn power_message(&mut self, message: u32) -> Power {
        match message {
            CAN_SYSTEM_SLEEP => Power { signal: None, acknowledge: true },
            SYSTEM_WILL_SLEEP => Power { signal: self.suspends(), acknowledge: true },
            SYSTEM_HAS_POWERED_ON => Power { signal: self.wakes(), acknowledge: false },
            _ => Power::default(),
        }
    }

    /// Whether the screen is locked, where that is asked for. Only changes are told; an open screen is where it starts.
    pub fn lock(&mut self, locked: bool) -> Option<SessionSignal> {
        let changed = std::mem::replace(&mut self.locked, locked) != locked;
        changed.then_some(if locked { SessionSignal::Locked } else { SessionSignal::Unlocked })
    }

    fn suspends(&mut self) -> Option<SessionSignal> {
        (!std::mem::replace(&mut self.asleep, true)).then_some(SessionSignal::Suspending)
    }

    fn wakes(&mut self) -> Option<SessionSignal> {
        std::mem::take(&mut self.asleep).then_some(SessionSignal::Woke)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_tells_each_change_once() {
        let mut hints = Hints::default();
        let heard = [
            (WM_POWERBROADCAST, PBT_APMSUSPEND),
            (WM_POWERBROADCAST, PBT_APMSUSPEND),
            (WM_POWERBROADCAST, PBT_APMRESUMEAUTOMATIC),
            (WM_POWERBROADCAST, PBT_APMRESUMESUSPEND),
            (WM_WTSSESSION_CHANGE, WTS_SESSION_UNLOCK),
            (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK),
            (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK),
            (WM_WTSSESSION_CHANGE, WTS_SESSION_UNLOCK),
        ];
        let told: Vec<_> =
            heard.into_iter().filter_map(|(message, parameter)| hints.window_message(message, parameter)).collect();
        let session = Signal::Session;
        assert_eq!(
            told,
            [
                session(SessionSignal::Suspending),
                session(SessionSignal::Woke),
                session(SessionSignal::Locked),
                session(SessionSignal::Unlocked),
            ]
        );
    }

    #[test]
    fn waking_from_a_sleep_that_windows_did_not_announce_is_told() {
        let mut hints = Hints::default();
        let woke = Some(Signal::Session(SessionSignal::Woke));
        assert_eq!(hints.window_message(WM_POWERBROADCAST, PBT_APMRESUMESUSPEND), None, "there was no sleep");
        assert_eq!(hints.window_message(WM_POWERBROADCAST, PBT_APMRESUMEAUTOMATIC), woke);
        assert_eq!(hints.window_message(WM_POWERBROADCAST, PBT_APMRESUMESUSPEND), None, "told already");
    }

    #[test]
    fn the_end_of_a_windows_session_ends_the_agent_and_a_cancelled_one_does_not() {
        let mut hints = Hints::default();
        assert_eq!(hints.window_message(WM_ENDSESSION, 0), None);
        assert_eq!(hints.window_message(WM_ENDSESSION, 1), Some(Signal::Terminate));
    }

    #[test]
    fn other_messages_of_windows_say_nothing() {
        let mut hints = Hints::default();
        let power_status_change = 0xA;
        for (message, parameter) in [
            (WM_POWERBROADCAST, power_status_change),
            (WM_WTSSESSION_CHANGE, 1),
            (WM_WTSSESSION_CHANGE, 5),
            (0, PBT_APMSUSPEND),
        ] {
            assert_eq!(hints.window_message(message, parameter), None, "{message:#x} {parameter:#x}");
        }
    }

    #[test]
    fn macos_is_answered_when_it_asks_and_only_then() {
        let mut hints = Hints::default();
        let power = |signal, acknowledge| Power { signal, acknowledge };
        assert_eq!(hints.power_message(CAN_SYSTEM_SLEEP), power(None, true), "it only asks");
        assert_eq!(hints.power_message(0xE000_0290), power(None, false), "somebody else said no");
        assert_eq!(hints.power_message(SYSTEM_WILL_SLEEP), power(Some(SessionSignal::Suspending), true));
        assert_eq!(hints.power_message(0xE000_0320), power(None, false), "devices are not there yet");
        assert_eq!(hints.power_message(SYSTEM_HAS_POWERED_ON), power(Some(SessionSignal::Woke), false));
        assert_eq!(hints.power_message(SYSTEM_HAS_POWERED_ON), power(None, false));
    }

    #[test]
    fn a_lock_that_is_asked_for_is_told_when_it_changes() {
        let mut hints = Hints::default();
        let told: Vec<_> = [false, false, true, true, false].into_iter().filter_map(|now| hints.lock(now)).collect();
        assert_eq!(told, [SessionSignal::Locked, SessionSignal::Unlocked]);
    }
}
