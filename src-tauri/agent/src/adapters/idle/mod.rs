//! How long keyboard and pointer have rested. Reports crossings of one threshold, never a stream of readings, so
//! that it costs nothing while the person works. Must never guess: a source that does not answer is `Unknown`.

mod crossing;
#[cfg(target_os = "linux")]
mod x11;

use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::{IdleSignal, Report, Signal};

/// The source that answers at present, picked and watched on a thread of its own.
pub struct IdleSource {
    shared: Arc<Shared>,
    #[cfg(target_os = "linux")]
    waker: Option<x11::Waker>,
}

/// What `watch` and the source's thread share.
struct Shared {
    report: Report,
    time_scale: u32,
    threshold: Mutex<Option<Duration>>,
    kind: AtomicU8,
}

/// What answers.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Nothing,
    X11Counter,
    X11ScreenSaver,
}

impl Shared {
    fn threshold(&self) -> Option<Duration> {
        *self.threshold.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answers(&self, kind: Kind) {
        self.kind.store(kind as u8, Ordering::Relaxed);
    }
}

/// Starts watching. Nothing is reported before the first `watch`, except that no source answers.
pub fn start(report: Report, time_scale: u32) -> IdleSource {
    let time_scale = time_scale.max(1);
    let kind = AtomicU8::new(Kind::Nothing as u8);
    let shared = Arc::new(Shared { report, time_scale, threshold: Mutex::new(None), kind });
    #[cfg(target_os = "linux")]
    {
        let waker = x11::start(Arc::clone(&shared));
        if let Err(error) = &waker {
            tracing::warn!(%error, "idle time cannot be watched");
            (shared.report)(Signal::Idle(IdleSignal::Unknown));
        }
        IdleSource { shared, waker: waker.ok() }
    }
    #[cfg(not(target_os = "linux"))]
    {
        (shared.report)(Signal::Idle(IdleSignal::Unknown));
        IdleSource { shared }
    }
}

impl IdleSource {
    /// Asks for `Idle` each time keyboard and pointer have rested for `threshold` (scaled time), and for `Active` at
    /// the first input after it. Replaces the threshold before; the same one again changes nothing. If it has been
    /// reached already, `Idle` is reported at once.
    pub fn watch(&self, threshold: Duration) {
        let before = self.shared.threshold.lock().unwrap_or_else(PoisonError::into_inner).replace(threshold);
        if before != Some(threshold) {
            #[cfg(target_os = "linux")]
            self.waker.iter().for_each(x11::Waker::wake);
        }
    }

    /// What answers at present: `x11-idletime`, `x11-screensaver` (asked a few times a minute, because the server has
    /// no idle counter), or `none`.
    pub fn name(&self) -> &'static str {
        const COUNTER: u8 = Kind::X11Counter as u8;
        const SCREEN_SAVER: u8 = Kind::X11ScreenSaver as u8;
        match self.shared.kind.load(Ordering::Relaxed) {
            COUNTER => "x11-idletime",
            SCREEN_SAVER => "x11-screensaver",
            _ => "none",
        }
    }
}
