//! Do-not-disturb, meetings and presentations on Windows, on one thread. The registry tells when a program starts or stops
//! to use microphone or camera; do-not-disturb and fullscreen programs have to be asked for, which is done seldom.

use std::time::Duration;

use super::answer::Answer;
use super::source::Source;
use super::windows_answers::{self as answers, LastUse};

/// How often what is not announced is asked for.
const ASK_EVERY: Duration = Duration::from_secs(30);

/// Programs open devices for a moment to see what they can do; that is no meeting.
const SETTLE: Duration = Duration::from_millis(1500);

/// Where the registry keeps who used what, for the person and for the machine: Windows has written to either.
const CONSENT: &str = r"Software\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore";

/// What is watched, as far as somebody wants to know.
pub(super) struct Watched {
    pub(super) focus_assist: Option<Source>,
    pub(super) quiet_time: Option<Source>,
    pub(super) microphone: Option<Source>,
    pub(super) camera: Option<Source>,
    pub(super) fullscreen: Option<Source>,
}

/// Starts the thread; it lives as long as the process.
pub(super) fn start(watched: Watched) {
    let thread = std::thread::Builder::new().name("attention".into());
    if let Err(error) = thread.spawn(move || follow(watched)) {
        tracing::warn!(%error, "no thread for what speaks against a reminder");
    }
}

fn follow(mut watched: Watched) {
    let mut devices = Devices { session_since: system::session_since(), keys: Vec::new() };
    loop {
        if let Some(source) = &mut watched.microphone {
            source.says(devices.in_use("microphone"));
        }
        if let Some(source) = &mut watched.camera {
            source.says(devices.in_use("webcam"));
        }
        if let Some(source) = &mut watched.focus_assist {
            source.says(system::focus_profile().map_or_else(|said| said, answers::focus_assist));
        }
        if watched.quiet_time.is_some() || watched.fullscreen.is_some() {
            let state = answers::notification_state(system::notification_state());
            watched.quiet_time.iter_mut().for_each(|source| source.says(state.quiet_time.clone()));
            watched.fullscreen.iter_mut().for_each(|source| source.says(state.fullscreen.clone()));
        }
        if system::wait(&mut devices.keys, ASK_EVERY) {
            std::thread::sleep(SETTLE);
        }
    }
}

/// Who uses microphone and camera.
struct Devices {
    session_since: Option<u64>,
    keys: Vec<system::Watch>,
}

impl Devices {
    fn in_use(&mut self, device: &'static str) -> Answer {
        let mut known = false;
        let mut in_use = false;
        for place in [windows_registry::CURRENT_USER, windows_registry::LOCAL_MACHINE] {
            let Ok(key) = place.open(format!(r"{CONSENT}\{device}")) else { continue };
            // Before it is read: what changes after that is told.
            self.watch(device, place, &key);
            known = true;
            in_use |= uses(&key).into_iter().any(|last| last.goes_on(self.session_since));
        }
        if known { Answer::Holds(in_use) } else { Answer::Absent }
    }

    /// A key that cannot be watched is asked for, like everything else.
    fn watch(&mut self, device: &'static str, place: &'static windows_registry::Key, key: &windows_registry::Key) {
        let name = (device, place.as_raw().addr());
        if let Some(at) = self.keys.iter().position(|watch| watch.name == name) {
            if !self.keys[at].arm() {
                self.keys.swap_remove(at); // the key was removed and made anew
            }
        } else if let Some(watch) = system::Watch::of(name, key) {
            self.keys.push(watch);
        }
    }
}

/// The last use by each program: those from the store have a key each, all others one below `NonPackaged`.
fn uses(device: &windows_registry::Key) -> Vec<LastUse> {
    let below = |key: &windows_registry::Key| -> Vec<windows_registry::Key> {
        let names: Vec<String> = key.keys().map(Iterator::collect).unwrap_or_default();
        names.iter().filter_map(|name| key.open(name).ok()).collect()
    };
    let programs = below(device);
    let others: Vec<_> = programs.iter().flat_map(below).collect();
    programs.iter().chain(&others).filter_map(last_use).collect()
}

fn last_use(program: &windows_registry::Key) -> Option<LastUse> {
    let start = program.get_u64("LastUsedTimeStart").ok()?;
    Some(LastUse { start, stop: program.get_u64("LastUsedTimeStop").ok()? })
}

#[allow(unsafe_code, reason = "none of these has a safe wrapper in the crates at hand")]
mod system {
    use std::ffi::c_void;
    use std::os::windows::io::{AsRawHandle, FromRawHandle, OwnedHandle};
    use std::ptr::{null, null_mut};
    use std::time::Duration;

    use windows_sys::Win32::Foundation::{WAIT_OBJECT_0, WAIT_TIMEOUT};
    use windows_sys::Win32::System::LibraryLoader::{GetModuleHandleW, GetProcAddress};
    use windows_sys::Win32::System::Registry::{
        REG_NOTIFY_CHANGE_LAST_SET, REG_NOTIFY_CHANGE_NAME, RegNotifyChangeKeyValue,
    };
    use windows_sys::Win32::System::RemoteDesktop::{
        WTS_CURRENT_SESSION, WTSFreeMemory, WTSINFOW, WTSQuerySessionInformationW, WTSSessionInfo,
    };
    use windows_sys::Win32::System::Threading::{CreateEventW, WaitForMultipleObjects};
    use windows_sys::Win32::UI::Shell::SHQueryUserNotificationState;
    use windows_sys::core::{s, w};

    use super::super::answer::Answer;

    /// A key of the registry that rings when it, or a key below it, changes.
    pub(super) struct Watch {
        /// Which device, and in which part of the registry.
        pub(super) name: (&'static str, usize),
        /// Windows tells only while it is open, and rings when it is closed.
        key: windows_registry::Key,
        rings: OwnedHandle,
        armed: bool,
    }

    impl Watch {
        /// `None` when Windows refuses.
        pub(super) fn of(name: (&'static str, usize), key: &windows_registry::Key) -> Option<Self> {
            // SAFETY: no name and no rights are given.
            let event = unsafe { CreateEventW(null(), 0, 0, null()) };
            if event.is_null() {
                return None;
            }
            // SAFETY: the event was just made, and is nobody else's.
            let rings = unsafe { OwnedHandle::from_raw_handle(event) };
            let mut watch = Self { name, key: key.open("").ok()?, rings, armed: false };
            watch.arm().then_some(watch)
        }

        /// Lets it ring once for what changes from now on; false when Windows refuses.
        pub(super) fn arm(&mut self) -> bool {
            let what = REG_NOTIFY_CHANGE_NAME | REG_NOTIFY_CHANGE_LAST_SET;
            let (key, rings) = (self.key.as_raw(), self.rings.as_raw_handle());
            // SAFETY: key and event are open, and live as long as each other. The thread that waits is the one that asks.
            self.armed = self.armed || unsafe { RegNotifyChangeKeyValue(key, 1, what, rings, 1) } == 0;
            self.armed
        }
    }

    /// Waits; true if one of the keys rang.
    pub(super) fn wait(keys: &mut [Watch], time: Duration) -> bool {
        let milliseconds = u32::try_from(time.as_millis()).unwrap_or(u32::MAX);
        let rings: Vec<_> = keys.iter().map(|watch| watch.rings.as_raw_handle()).collect();
        let count = u32::try_from(rings.len()).unwrap_or(0);
        if count == 0 {
            std::thread::sleep(time);
            return false;
        }
        // SAFETY: as many open events as are counted: one a device and part of the registry, far fewer than 64.
        let rang = unsafe { WaitForMultipleObjects(count, rings.as_ptr(), 0, milliseconds) };
        match rang.checked_sub(WAIT_OBJECT_0).and_then(|at| keys.get_mut(usize::try_from(at).ok()?)) {
            Some(watch) => watch.armed = false,
            None if rang == WAIT_TIMEOUT => return false,
            None => {
                std::thread::sleep(time); // Windows refused to wait
                return false;
            }
        }
        true
    }

    /// When this session began, in tenths of microseconds since 1601; `None` when Windows does not say.
    pub(super) fn session_since() -> Option<u64> {
        let (mut answer, mut bytes) = (null_mut(), 0u32);
        // SAFETY: both places are alive. The answer is at least as long as what is read of it, may stand anywhere, and is
        // given back once.
        let since = unsafe {
            let session = WTS_CURRENT_SESSION;
            if WTSQuerySessionInformationW(null_mut(), session, WTSSessionInfo, &raw mut answer, &raw mut bytes) == 0 {
                return None;
            }
            let whole = usize::try_from(bytes).is_ok_and(|bytes| bytes >= size_of::<WTSINFOW>());
            let since = whole.then(|| answer.cast::<WTSINFOW>().read_unaligned().LogonTime);
            WTSFreeMemory(answer.cast());
            since
        };
        since.and_then(|since| u64::try_from(since).ok()).filter(|since| *since > 0)
    }

    /// Whether a notification would be in the way; 0, which is no answer, when Windows does not say.
    pub(super) fn notification_state() -> i32 {
        let mut state = 0;
        // SAFETY: the place is alive.
        let refused = unsafe { SHQueryUserNotificationState(&raw mut state) } < 0;
        if refused { 0 } else { state }
    }

    /// `NtQueryWnfStateData` of ntdll, which no header declares: the state's name, two things left out, how often it
    /// changed, where the data goes and how long it is.
    type Query =
        unsafe extern "system" fn(*const u64, *const c_void, *const c_void, *mut u32, *mut c_void, *mut u32) -> i32;

    /// `WNF_SHEL_QUIETHOURS_ACTIVE_PROFILE_CHANGED`.
    static ACTIVE_PROFILE: u64 = 0x0D83_063E_A3BF_1C75;

    /// The profile of Focus Assist, or why it is not known.
    pub(super) fn focus_profile() -> Result<u32, Answer> {
        // SAFETY: both names end with a zero; ntdll is part of every process.
        let query = unsafe { GetProcAddress(GetModuleHandleW(w!("ntdll.dll")), s!("NtQueryWnfStateData")) };
        let Some(query) = query else { return Err(Answer::Absent) };
        let (mut stamp, mut profile, mut bytes) = (0u32, 0u32, 4u32);
        // SAFETY: the function is the one named, and takes what `Query` says; all places are alive, and `bytes` is the
        // room in `profile`.
        let status = unsafe {
            let query: Query = std::mem::transmute(query);
            let (name, place) = (&raw const ACTIVE_PROFILE, (&raw mut profile).cast());
            query(name, null(), null(), &raw mut stamp, place, &raw mut bytes)
        };
        match (status, bytes) {
            (0, 4) => Ok(profile),
            (status, bytes) => Err(Answer::Unclear(format!("status {status:#010x}, {bytes} bytes"))),
        }
    }
}
