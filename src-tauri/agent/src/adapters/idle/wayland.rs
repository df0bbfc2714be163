//! Idle time from a Wayland compositor that speaks ext-idle-notify-v1 (wlroots, KDE, COSMIC). The compositor tells
//! when nothing has been touched for as long as asked, and when something is; between the two nothing is sent.
//!
//! Its timers start when they are asked for, not at the last input, so the rest that is known is counted here.

use std::time::{Duration, Instant};

use wayland_client::backend::WaylandError;
use wayland_client::globals::{GlobalListContents, registry_queue_init};
use wayland_client::protocol::wl_registry::{self, WlRegistry};
use wayland_client::protocol::wl_seat::{self, WlSeat};
use wayland_client::{Connection, Dispatch, EventQueue, Proxy, QueueHandle};
use wayland_protocols::ext::idle_notify::v1::client::ext_idle_notification_v1::{self, ExtIdleNotificationV1};
use wayland_protocols::ext::idle_notify::v1::client::ext_idle_notifier_v1::{self, ExtIdleNotifierV1};

use super::source::{Lost, Wake};
use super::{Kind, Shared};
use crate::adapters::IdleSignal;

/// Listens to the compositor until it is lost (`Err`) or the owner is gone (`Ok`).
pub(super) fn listen(shared: &Shared, wake: &Wake) -> Result<(), Lost> {
    let connection = Connection::connect_to_env()?;
    let (globals, mut queue) = registry_queue_init::<Events>(&connection)
        .map_err(|_| Lost::Absent("the Wayland compositor does not list what it can do"))?;
    let handle = queue.handle();
    let absent = |_| Lost::Absent("the Wayland compositor has no ext-idle-notify-v1");
    let notifier: ExtIdleNotifierV1 = globals.bind(&handle, 1..=2, ()).map_err(absent)?;
    let seat: WlSeat = globals.bind(&handle, 1..=1, ()).map_err(absent)?;
    let mut events = Events::default();
    let mut rest = Rest::new(shared.time_scale);
    // Known only once a round trip has worked: the compositor may refuse the version.
    queue.roundtrip(&mut events)?;
    shared.answers(Kind::Wayland);
    let tell = |signal: Option<IdleSignal>| {
        if let Some(signal) = signal {
            shared.tell(signal);
        }
    };
    loop {
        if let Some(threshold) = shared.threshold() {
            let (signal, timer) = rest.watch(threshold, Instant::now());
            tell(signal);
            events.ask(&notifier, &seat, &handle, timer);
        }
        loop {
            queue.dispatch_pending(&mut events)?;
            for event in std::mem::take(&mut events.heard) {
                let now = Instant::now();
                match event {
                    Heard::Idled => tell(Some(rest.idled(now))),
                    Heard::Resumed => {
                        let (signal, timer) = rest.resumed();
                        tell(signal);
                        events.forget();
                        events.ask(&notifier, &seat, &handle, timer);
                    }
                }
            }
            if read(&mut queue, wake)? {
                if !wake.drain() {
                    return Ok(());
                }
                break;
            }
        }
    }
}

/// Waits for the compositor or the waker; true when it was the waker.
fn read(queue: &mut EventQueue<Events>, wake: &Wake) -> Result<bool, Lost> {
    queue.flush()?;
    let Some(guard) = queue.prepare_read() else { return Ok(false) };
    let woken = wake.wait(guard.connection_fd(), None)?;
    match guard.read() {
        Ok(_) => Ok(woken),
        Err(WaylandError::Io(error)) if error.kind() == std::io::ErrorKind::WouldBlock => Ok(woken),
        Err(error) => Err(error.into()),
    }
}

/// What is known about the present rest. Pure.
#[derive(Debug)]
struct Rest {
    scale: u32,
    /// As asked for, in scaled time.
    wanted: Duration,
    /// The same in real time.
    threshold: Duration,
    /// The timer that runs, from when it was asked for.
    timer: Duration,
    /// The last input, while the driver believes that the person rests.
    since: Option<Instant>,
    /// False until the driver has been told anything.
    told: bool,
}

impl Rest {
    fn new(scale: u32) -> Self {
        Self {
            scale,
            wanted: Duration::ZERO,
            threshold: Duration::ZERO,
            timer: Duration::ZERO,
            since: None,
            told: false,
        }
    }

    /// Takes a threshold (scaled). Returns what to tell, and the timer to ask for, if one is needed.
    fn watch(&mut self, threshold: Duration, now: Instant) -> (Option<IdleSignal>, Option<Duration>) {
        self.wanted = threshold;
        self.threshold = (threshold / self.scale).max(Duration::from_millis(20));
        let told = std::mem::replace(&mut self.told, true);
        let rested = self.since.map_or(Duration::ZERO, |since| now.saturating_duration_since(since));
        if self.since.is_some() && rested >= self.threshold {
            return (Some(self.signal(rested)), None);
        }
        self.timer = self.threshold.saturating_sub(rested);
        ((!told).then_some(IdleSignal::Active), Some(self.timer))
    }

    fn idled(&mut self, now: Instant) -> IdleSignal {
        let since = *self.since.get_or_insert_with(|| now.checked_sub(self.timer).unwrap_or(now));
        // The compositor's clock decides that the threshold is reached, ours only by how much it is passed.
        self.signal(now.saturating_duration_since(since).max(self.threshold))
    }

    fn resumed(&mut self) -> (Option<IdleSignal>, Option<Duration>) {
        self.timer = self.threshold;
        (self.since.take().map(|_| IdleSignal::Active), Some(self.timer))
    }

    fn signal(&self, rested: Duration) -> IdleSignal {
        // Rounding at a high scale must not make a reached threshold look missed.
        IdleSignal::Idle { since_input: rested.saturating_mul(self.scale).max(self.wanted) }
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Heard {
    Idled,
    Resumed,
}

/// The timers at the compositor, and what they said.
#[derive(Debug, Default)]
struct Events {
    heard: Vec<Heard>,
    /// The newest timer; the only one whose `idled` counts.
    timer: Option<ExtIdleNotificationV1>,
    /// An older one that has run out: it is kept because it tells the return.
    ran_out: Option<ExtIdleNotificationV1>,
    has_idled: bool,
}

impl Events {
    /// Asks for a timer in place of the one that runs.
    fn ask(&mut self, notifier: &ExtIdleNotifierV1, seat: &WlSeat, queue: &QueueHandle<Self>, timer: Option<Duration>) {
        let Some(timer) = timer else { return };
        if let Some(old) = self.timer.take() {
            if self.has_idled && self.ran_out.is_none() {
                self.ran_out = Some(old);
            } else {
                old.destroy();
            }
        }
        let millis = u32::try_from(timer.as_millis()).unwrap_or(u32::MAX);
        self.has_idled = false;
        // Version 2 leaves out what programs say (a video that plays): here only the person's hands count.
        self.timer = Some(if notifier.version() >= 2 {
            notifier.get_input_idle_notification(millis, seat, queue, ())
        } else {
            notifier.get_idle_notification(millis, seat, queue, ())
        });
    }

    fn forget(&mut self) {
        for old in self.timer.take().into_iter().chain(self.ran_out.take()) {
            old.destroy();
        }
        self.has_idled = false;
    }
}

impl Dispatch<ExtIdleNotificationV1, ()> for Events {
    fn event(
        state: &mut Self,
        proxy: &ExtIdleNotificationV1,
        event: ext_idle_notification_v1::Event,
        (): &(),
        _: &Connection,
        _: &QueueHandle<Self>,
    ) {
        match event {
            ext_idle_notification_v1::Event::Idled if state.timer.as_ref() == Some(proxy) => {
                state.has_idled = true;
                state.heard.push(Heard::Idled);
            }
            ext_idle_notification_v1::Event::Resumed => state.heard.push(Heard::Resumed),
            _ => {}
        }
    }
}

impl Dispatch<WlRegistry, GlobalListContents> for Events {
    fn event(
        _: &mut Self,
        _: &WlRegistry,
        _: wl_registry::Event,
        _: &GlobalListContents,
        _: &Connection,
        _: &QueueHandle<Self>,
    ) {
    }
}

impl Dispatch<WlSeat, ()> for Events {
    fn event(_: &mut Self, _: &WlSeat, _: wl_seat::Event, (): &(), _: &Connection, _: &QueueHandle<Self>) {}
}

impl Dispatch<ExtIdleNotifierV1, ()> for Events {
    fn event(
        _: &mut Self,
        _: &ExtIdleNotifierV1,
        _: ext_idle_notifier_v1::Event,
        (): &(),
        _: &Connection,
        _: &QueueHandle<Self>,
    ) {
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Duration = Duration::from_mins(1);

    fn idle(since_input: Duration) -> IdleSignal {
        IdleSignal::Idle { since_input }
    }

    #[test]
    fn a_rest_is_counted_across_thresholds() {
        let start = Instant::now();
        let mut rest = Rest::new(1);
        assert_eq!(rest.watch(MINUTE / 12, start), (Some(IdleSignal::Active), Some(MINUTE / 12)));
        assert_eq!(rest.idled(start + MINUTE / 12), idle(MINUTE / 12));
        assert_eq!(rest.watch(MINUTE, start + MINUTE / 6), (None, Some(MINUTE * 5 / 6)), "ten seconds have passed");
        assert_eq!(rest.idled(start + MINUTE), idle(MINUTE));
        assert_eq!(rest.watch(MINUTE / 2, start + MINUTE * 2), (Some(idle(MINUTE * 2)), None));
        assert_eq!(rest.resumed(), (Some(IdleSignal::Active), Some(MINUTE / 2)));
        assert_eq!(rest.resumed().0, None, "told once");
    }

    #[test]
    fn a_compositor_with_a_fast_clock_is_believed() {
        let start = Instant::now();
        let mut rest = Rest::new(60);
        rest.watch(MINUTE, start);
        assert_eq!(rest.idled(start + Duration::from_millis(990)), idle(MINUTE));
    }
}
