//! Idle time of Windows and macOS, which tell it only when asked. Asked as seldom as possible: while the person works,
//! once in a threshold; while they rest, every few seconds, to notice the return. What was seen of it:
//! docs/platform-support.md.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::time::Duration;

use super::crossing::Crossing;
use super::{Kind, Shared};
use crate::ports::signal::SourceStanding;

/// How often a resting person is looked for.
const LOOK_EVERY: Duration = Duration::from_secs(3);
/// The least wait between two questions, and the wait after one that was not answered.
const WAITS: (Duration, Duration) = (Duration::from_millis(50), Duration::from_mins(1));

/// Tells the thread that the threshold changed. The thread ends when this is dropped.
pub(super) struct Waker(SyncSender<()>);

impl Waker {
    pub(super) fn wake(&self) {
        // Full when the thread is about to look anyway.
        let _ = self.0.try_send(());
    }
}

/// Starts the thread. It ends when the waker is dropped.
pub(super) fn start(shared: Arc<Shared>) -> std::io::Result<Arc<Waker>> {
    let (waker, woken) = sync_channel(1);
    std::thread::Builder::new().name("idle".into()).spawn(move || follow(&shared, &woken))?;
    Ok(Arc::new(Waker(waker)))
}

fn follow(shared: &Shared, woken: &Receiver<()>) {
    let mut crossing: Option<Crossing> = None;
    let mut unanswered: u32 = 0;
    loop {
        let wait = match (shared.threshold(), system::since_input()) {
            (_, None) => {
                shared.answers(Kind::Nothing);
                unanswered += 1;
                let again_in = Some(WAITS.1.saturating_mul(shared.time_scale));
                shared.stands(Kind::System, SourceStanding::Failing { tries: unanswered, again_in }, None);
                crossing = None;
                WAITS.1
            }
            (None, Some(_)) => WAITS.1,
            (Some(threshold), Some(idle)) => {
                shared.answers(Kind::System);
                unanswered = 0;
                let crossing = crossing.get_or_insert_with(|| Crossing::new(shared.time_scale, threshold));
                crossing.watch(threshold);
                crossing.state(idle).into_iter().flatten().for_each(|signal| shared.tell(signal));
                until_next(crossing, idle)
            }
        };
        if woken.recv_timeout(wait) == Err(RecvTimeoutError::Disconnected) {
            return;
        }
    }
}

/// When it is worth asking again.
fn until_next(crossing: &Crossing, idle: u64) -> Duration {
    let left = Duration::from_millis(crossing.rises_at().saturating_sub(idle));
    let wait = match (crossing.is_resting(), left.is_zero()) {
        (true, true) => LOOK_EVERY,
        (true, false) => left.min(LOOK_EVERY),
        (false, _) => left,
    };
    wait.max(WAITS.0)
}

#[cfg(windows)]
mod system {
    use windows_sys::Win32::System::SystemInformation::GetTickCount;
    use windows_sys::Win32::UI::Input::KeyboardAndMouse::{GetLastInputInfo, LASTINPUTINFO};

    /// Milliseconds since the last input of this session; `None` when Windows does not say.
    #[allow(unsafe_code, reason = "two system calls without a safe wrapper")]
    pub(super) fn since_input() -> Option<u64> {
        let size = u32::try_from(size_of::<LASTINPUTINFO>()).ok()?;
        let mut last = LASTINPUTINFO { cbSize: size, dwTime: 0 };
        // SAFETY: `last` is a live LASTINPUTINFO that names its own size; the second call takes nothing.
        let (answered, now) = unsafe { (GetLastInputInfo(&raw mut last), GetTickCount()) };
        // Both count milliseconds in 32 bits and start over every 49 days.
        (answered != 0).then(|| u64::from(now.wrapping_sub(last.dwTime)))
    }
}

#[cfg(target_os = "macos")]
mod system {
    use std::time::Duration;

    use objc2_core_graphics::{CGEventSource, CGEventSourceStateID, CGEventType};

    /// `kCGAnyInputEventType`.
    const ANY_INPUT: CGEventType = CGEventType(u32::MAX);

    /// Milliseconds since the last input of the hardware; `None` when macOS does not say.
    pub(super) fn since_input() -> Option<u64> {
        let hardware = CGEventSourceStateID::HIDSystemState;
        let seconds = CGEventSource::seconds_since_last_event_type(hardware, ANY_INPUT);
        let since = Duration::try_from_secs_f64(seconds).ok()?;
        u64::try_from(since.as_millis()).ok()
    }
}
