//! Picks the source of idle time and stays with it: the first one that answers, tried again with growing pauses after
//! it is lost. Never a busy loop, never a made-up value.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use futures_lite::future;
use limber_core::api::Surroundings;

use super::wake::{self, Lost, Wake};
use super::{Kind, Shared, mutter, wayland, x11};
use crate::adapters::bus;
use crate::adapters::desktop::Here;
use crate::ports::signal::SourceStanding;

pub(super) use super::wake::Waker;

/// First and longest wait before the sources are tried again.
const RETRY: (Duration, Duration) = (Duration::from_secs(1), Duration::from_mins(5));

/// Starts the thread. It ends when the waker is dropped.
pub(super) fn start(shared: Arc<Shared>) -> std::io::Result<Arc<Waker>> {
    let (waker, wake) = wake::pair()?;
    let waker = Arc::new(waker);
    let (desktop, followed, nudged) = (shared.desktop.clone(), Arc::downgrade(&waker), Arc::clone(&shared));
    let thread = std::thread::Builder::new().name("idle".into()).stack_size(bus::STACK_BYTES);
    thread.spawn(move || follow(&shared, &wake))?;
    bus::spawn(async move {
        loop {
            let here = desktop.here();
            desktop.changed(&here).await;
            let Some(waker) = followed.upgrade() else { return };
            nudged.nudges.fetch_add(1, Ordering::Relaxed);
            waker.wake();
            // Only after what was told has been taken.
            future::yield_now().await;
        }
    });
    Ok(waker)
}

fn follow(shared: &Shared, wake: &Wake) {
    let mut pause = RETRY.0;
    let mut tries = 1;
    'again: loop {
        let started = Instant::now();
        let here = shared.desktop.here();
        for (kind, listen) in candidates(&here.place) {
            let Err(reason) = listen(shared, wake, &here) else { return };
            tracing::debug!(%reason, "no idle time from this source");
            if matches!(reason, Lost::Moved) {
                let before = shared.lost(Kind::Untried);
                if before != Kind::Untried {
                    shared.stands(before, SourceStanding::Absent, Some(reason.to_string()));
                }
                (pause, tries) = (RETRY.0, 1);
                continue 'again;
            }
            // One that answered for long has earned a quick return.
            if started.elapsed() > RETRY.1 {
                (pause, tries) = (RETRY.0, 1);
            }
            let again_in = Some(pause.saturating_mul(shared.time_scale));
            let failing = SourceStanding::Failing { tries, again_in };
            let standing = if reason.is_absence() { SourceStanding::Absent } else { failing };
            shared.stands(shared.lost(*kind), standing, Some(reason.to_string()));
        }
        shared.answers(Kind::Nothing);
        shared.desktop.lost();
        let nudges = shared.nudges.load(Ordering::Relaxed);
        let early = || shared.desktop.has_moved(&here) || shared.nudges.load(Ordering::Relaxed) != nudges;
        if !wake.pause(pause, early) {
            return;
        }
        if shared.desktop.has_moved(&here) {
            (pause, tries) = (RETRY.0, 1);
        } else {
            pause = (pause * 2).min(RETRY.1);
            tries = tries.saturating_add(1);
        }
    }
}

type Listen = fn(&Shared, &Wake, &Here) -> Result<(), Lost>;

/// What to try, best first. Under Wayland the X server sees only the input of X programs: it would take a person who
/// types elsewhere for absent, and is not asked.
fn candidates(place: &Surroundings) -> &'static [(Kind, Listen)] {
    if place.get("WAYLAND_DISPLAY").is_some() {
        &[(Kind::Wayland, wayland::listen), (Kind::Mutter, mutter::listen)]
    } else {
        &[(Kind::X11Counter, x11::listen), (Kind::Mutter, mutter::listen)]
    }
}
