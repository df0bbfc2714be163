//! How long keyboard and pointer have rested. Reports crossings of one threshold, never a stream of readings, so
//! that it costs nothing while the person works. Must never guess: a source that does not answer is `Unknown`.

#[cfg(any(windows, target_os = "macos"))]
mod asked;
mod crossing;
#[cfg(target_os = "linux")]
mod mutter;
#[cfg(target_os = "linux")]
mod source;
#[cfg(target_os = "linux")]
mod wake;
#[cfg(target_os = "linux")]
mod wayland;
#[cfg(target_os = "linux")]
mod x11;

#[cfg(any(windows, target_os = "macos"))]
use asked as source;

use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use limber_core::health::HealthSubject;

use super::desktop::Desktop;
use crate::ports::signal::{IdleSignal, Report, Signal, SourceReport, SourceStanding};

/// The source that answers at present, picked and watched on a thread of its own.
pub struct IdleSource {
    shared: Arc<Shared>,
    waker: Option<Arc<source::Waker>>,
}

/// What `watch` and the source's thread share.
struct Shared {
    report: Report,
    #[cfg_attr(not(target_os = "linux"), allow(dead_code, reason = "elsewhere each person has one desktop"))]
    desktop: Desktop,
    /// How often it was worth trying again.
    #[cfg_attr(not(target_os = "linux"), allow(dead_code, reason = "the same"))]
    nudges: AtomicU64,
    time_scale: u32,
    threshold: Mutex<Option<Duration>>,
    kind: AtomicU8,
}

/// What answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
#[allow(dead_code, reason = "each system has its own")]
enum Kind {
    /// Nothing has been tried yet.
    Untried,
    Nothing,
    X11Counter,
    X11ScreenSaver,
    Wayland,
    WaylandKde,
    Mutter,
    System,
}

impl Kind {
    const ALL: [(Self, &'static str); 8] = [
        (Self::Untried, "none"),
        (Self::Nothing, "none"),
        (Self::X11Counter, "x11-idletime"),
        (Self::X11ScreenSaver, "x11-screensaver"),
        (Self::Wayland, "wayland-ext-idle-notify"),
        (Self::WaylandKde, "wayland-kde-idle"),
        (Self::Mutter, "gnome-mutter"),
        (Self::System, "system"),
    ];
}

impl Shared {
    fn threshold(&self) -> Option<Duration> {
        *self.threshold.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn tell(&self, signal: IdleSignal) {
        (self.report)(Signal::Idle(signal));
    }

    /// Notes what answers; nothing any more is reported, once.
    fn answers(&self, kind: Kind) {
        let before = self.kind.swap(kind as u8, Ordering::Relaxed);
        if kind == Kind::Nothing && before != kind as u8 {
            tracing::info!("idle time is unknown");
            self.tell(IdleSignal::Unknown);
        } else if before != kind as u8 {
            tracing::info!(source = name_of(kind as u8), "idle time is known");
            self.stands(kind, SourceStanding::Answers, None);
        }
    }

    /// Which source to speak of now that nothing comes from the one that was tried: the one that answered until now,
    /// if any did; otherwise the one that was tried.
    #[cfg_attr(not(target_os = "linux"), allow(dead_code, reason = "elsewhere there is one source, asked again"))]
    fn lost(&self, tried: Kind) -> Kind {
        let before = self.kind.load(Ordering::Relaxed);
        let answered = Kind::ALL.iter().map(|(kind, _)| *kind).find(|kind| *kind as u8 == before);
        match answered {
            Some(kind) if !matches!(kind, Kind::Untried | Kind::Nothing) => {
                self.kind.store(Kind::Untried as u8, Ordering::Relaxed);
                kind
            }
            _ => tried,
        }
    }

    /// Tells how a source stands.
    fn stands(&self, kind: Kind, standing: SourceStanding, detail: Option<String>) {
        (self.report)(SourceReport::signal(HealthSubject::Idle, name_of(kind as u8), standing, detail));
    }
}

/// True if a display of that desktop takes a connection.
#[cfg(target_os = "linux")]
pub(super) fn display_answers(place: &limber_core::api::Surroundings) -> bool {
    if place.get("WAYLAND_DISPLAY").is_some() {
        wayland::socket(place).is_ok()
    } else {
        super::x11::stream(place).is_some()
    }
}

fn name_of(kind: u8) -> &'static str {
    Kind::ALL.iter().find(|(known, _)| *known as u8 == kind).map_or("none", |(_, name)| name)
}

/// Starts watching a desktop. Nothing is reported before the first `watch`, except that no source answers.
pub fn start(desktop: &Desktop, report: Report, time_scale: u32) -> IdleSource {
    let shared = Arc::new(Shared {
        report,
        desktop: desktop.clone(),
        nudges: AtomicU64::new(0),
        time_scale: time_scale.max(1),
        threshold: Mutex::new(None),
        kind: AtomicU8::new(Kind::Untried as u8),
    });
    let waker = source::start(Arc::clone(&shared));
    if let Err(error) = &waker {
        tracing::warn!(%error, "idle time cannot be watched");
        shared.answers(Kind::Nothing);
    }
    IdleSource { shared, waker: waker.ok() }
}

impl IdleSource {
    /// Asks for `Idle` each time keyboard and pointer have rested for `threshold` (scaled time), and for `Active` at
    /// the first input after it. Replaces the threshold before; the same one again changes nothing. If it has been
    /// reached already, `Idle` is reported at once.
    pub fn watch(&self, threshold: Duration) {
        let before = self.shared.threshold.lock().unwrap_or_else(PoisonError::into_inner).replace(threshold);
        if before != Some(threshold) {
            self.waker.iter().for_each(|waker| waker.wake());
        }
    }

    /// What answers at present: `x11-idletime`, `x11-screensaver` (asked a few times a minute, because the server has
    /// no idle counter), `wayland-ext-idle-notify`, `wayland-kde-idle`, `gnome-mutter`, `system` (Windows,
    /// macOS), or `none`.
    pub fn name(&self) -> &'static str {
        name_of(self.shared.kind.load(Ordering::Relaxed))
    }
}
