//! Rest and return over ext-idle-notify-v1, from a compositor played by the test: its timers start when they are asked
//! for or at the last input, whichever is later, as in wlroots and KDE.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crate::support::desktop::{self, Ear, Needs, ear, here, on};
use limber_agent::adapters::idle;
use limber_agent::ports::signal::{IdleSignal, Signal, SourceStanding};
use wayland_protocols::ext::idle_notify::v1::server::ext_idle_notification_v1::{self, ExtIdleNotificationV1};
use wayland_protocols::ext::idle_notify::v1::server::ext_idle_notifier_v1::{self, ExtIdleNotifierV1};
use wayland_server::protocol::wl_seat::{self, WlSeat};
use wayland_server::{
    Client, DataInit, Dispatch, Display, DisplayHandle, GlobalDispatch, ListeningSocket, New, Resource,
};

const WAYLAND: Needs = Needs { wayland: true, ..Needs::X };
const MINUTE: Duration = Duration::from_mins(1);
const ACTIVE: Signal = Signal::Idle(IdleSignal::Active);

/// One timer of a client.
struct Timer {
    proxy: ExtIdleNotificationV1,
    length: Duration,
    from: Instant,
    idled: bool,
}

#[derive(Default)]
struct State {
    timers: Vec<Timer>,
}

impl State {
    fn turn(&mut self, input: bool) {
        self.timers.retain(|timer| timer.proxy.is_alive());
        for timer in &mut self.timers {
            if input {
                timer.from = Instant::now();
                if std::mem::take(&mut timer.idled) {
                    timer.proxy.resumed();
                }
            } else if !timer.idled && timer.from.elapsed() >= timer.length {
                timer.idled = true;
                timer.proxy.idled();
            }
        }
    }
}

impl GlobalDispatch<WlSeat, ()> for State {
    fn bind(_: &mut Self, _: &DisplayHandle, _: &Client, seat: New<WlSeat>, (): &(), init: &mut DataInit<'_, Self>) {
        init.init(seat, ());
    }
}

impl GlobalDispatch<ExtIdleNotifierV1, ()> for State {
    fn bind(
        _: &mut Self,
        _: &DisplayHandle,
        _: &Client,
        notifier: New<ExtIdleNotifierV1>,
        (): &(),
        init: &mut DataInit<'_, Self>,
    ) {
        init.init(notifier, ());
    }
}

impl Dispatch<WlSeat, ()> for State {
    fn request(
        _: &mut Self,
        _: &Client,
        _: &WlSeat,
        _: wl_seat::Request,
        (): &(),
        _: &DisplayHandle,
        _: &mut DataInit<'_, Self>,
    ) {
    }
}

impl Dispatch<ExtIdleNotifierV1, ()> for State {
    fn request(
        state: &mut Self,
        _: &Client,
        _: &ExtIdleNotifierV1,
        request: ext_idle_notifier_v1::Request,
        (): &(),
        _: &DisplayHandle,
        init: &mut DataInit<'_, Self>,
    ) {
        let (ext_idle_notifier_v1::Request::GetIdleNotification { id, timeout, .. }
        | ext_idle_notifier_v1::Request::GetInputIdleNotification { id, timeout, .. }) = request
        else {
            return;
        };
        let length = Duration::from_millis(timeout.into());
        state.timers.push(Timer { proxy: init.init(id, ()), length, from: Instant::now(), idled: false });
    }
}

impl Dispatch<ExtIdleNotificationV1, ()> for State {
    fn request(
        _: &mut Self,
        _: &Client,
        _: &ExtIdleNotificationV1,
        _: ext_idle_notification_v1::Request,
        (): &(),
        _: &DisplayHandle,
        _: &mut DataInit<'_, Self>,
    ) {
    }
}

/// A compositor that runs until this is dropped.
struct Compositor {
    input: Sender<()>,
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Compositor {
    /// `version` of ext-idle-notify-v1, or none of it.
    fn start(version: Option<u32>) -> Self {
        let (input, inputs) = channel();
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stop);
        let socket = ListeningSocket::bind(desktop::WAYLAND).unwrap();
        let thread = std::thread::spawn(move || serve(version, &socket, &inputs, &stopped));
        Self { input, stop, thread: Some(thread) }
    }

    fn touch(&self) {
        self.input.send(()).unwrap();
    }
}

impl Drop for Compositor {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn serve(version: Option<u32>, socket: &ListeningSocket, inputs: &Receiver<()>, stop: &AtomicBool) {
    let mut display = Display::<State>::new().unwrap();
    let mut handle = display.handle();
    handle.create_global::<State, WlSeat, ()>(1, ());
    if let Some(version) = version {
        handle.create_global::<State, ExtIdleNotifierV1, ()>(version, ());
    }
    let mut state = State::default();
    while !stop.load(Ordering::Relaxed) {
        if let Some(stream) = socket.accept().unwrap() {
            handle.insert_client(stream, Arc::new(())).unwrap();
        }
        display.dispatch_clients(&mut state).unwrap();
        state.turn(inputs.try_recv().is_ok());
        display.flush_clients().unwrap();
        std::thread::sleep(Duration::from_millis(2));
    }
}

#[track_caller]
fn rest_of(ear: &Ear, least: Duration) {
    match ear.next() {
        Signal::Idle(IdleSignal::Idle { since_input }) => {
            assert!(since_input >= least && since_input < least * 3, "a rest of {least:?}, told as {since_input:?}");
        }
        other => panic!("expected a rest, not {other:?}"),
    }
}

#[test]
fn rest_and_return_are_heard_at_both_versions() {
    on(WAYLAND, |_| {
        for version in [1, 2] {
            let compositor = Compositor::start(Some(version));
            let (report, ear) = ear();
            let source = idle::start(&here(), report, 60);
            source.watch(MINUTE / 2);
            assert_eq!(ear.next(), ACTIVE, "the state at the start is told");
            assert_eq!(source.name(), "wayland-ext-idle-notify");
            rest_of(&ear, MINUTE / 2);
            compositor.touch();
            assert_eq!(ear.next(), ACTIVE);
            rest_of(&ear, MINUTE / 2);
            source.watch(MINUTE);
            rest_of(&ear, MINUTE);
            source.watch(MINUTE / 4);
            rest_of(&ear, MINUTE);
            compositor.touch();
            assert_eq!(ear.next(), ACTIVE);
            rest_of(&ear, MINUTE / 4);
        }
    });
}

#[test]
fn a_return_between_two_thresholds_is_heard() {
    on(WAYLAND, |_| {
        let compositor = Compositor::start(Some(1));
        let (report, ear) = ear();
        let source = idle::start(&here(), report, 60);
        source.watch(MINUTE / 6);
        assert_eq!(ear.next(), ACTIVE);
        rest_of(&ear, MINUTE / 6);
        source.watch(MINUTE * 60);
        ear.silent_for(Duration::from_millis(200));
        compositor.touch();
        assert_eq!(ear.next(), ACTIVE);
    });
}

#[test]
fn a_compositor_that_ends_or_cannot_tell_is_unknown_and_x_is_not_asked() {
    on(WAYLAND, |_| {
        let compositor = Compositor::start(Some(1));
        let (report, ear) = ear();
        let source = idle::start(&here(), report, 60);
        source.watch(MINUTE * 60);
        assert_eq!(ear.next(), ACTIVE);
        drop(compositor);
        assert_eq!(ear.next(), Signal::Idle(IdleSignal::Unknown));
        assert_eq!(source.name(), "none");
        let without = Compositor::start(None);
        ear.hears_of("wayland-ext-idle-notify", SourceStanding::Absent);
        let reason = || ear.source("wayland-ext-idle-notify").unwrap().detail.unwrap_or_default();
        desktop::eventually("the reason names both protocols", || {
            ["ext-idle-notify-v1", "org_kde_kwin_idle"].iter().all(|protocol| reason().contains(protocol))
        });
        ear.silent_for(Duration::from_millis(300));
        drop(without);
        let _again = Compositor::start(Some(2));
        assert_eq!(ear.next(), ACTIVE);
        assert_eq!(source.name(), "wayland-ext-idle-notify");
    });
}
