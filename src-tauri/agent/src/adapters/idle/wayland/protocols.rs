//! The two protocols a compositor may tell idle time by. Both work alike: a timer is asked for, and says when nothing
//! has been touched for so long and when something is again.

use std::time::Duration;

use wayland_client::backend::ObjectId;
use wayland_client::globals::GlobalList;
use wayland_client::protocol::wl_registry::WlRegistry;
use wayland_client::protocol::wl_seat::WlSeat;
use wayland_client::{Connection, Dispatch, Proxy, QueueHandle, delegate_noop};
use wayland_protocols::ext::idle_notify::v1::client::ext_idle_notification_v1::{self, ExtIdleNotificationV1};
use wayland_protocols::ext::idle_notify::v1::client::ext_idle_notifier_v1::ExtIdleNotifierV1;
use wayland_protocols_plasma::idle::client::org_kde_kwin_idle::OrgKdeKwinIdle;
use wayland_protocols_plasma::idle::client::org_kde_kwin_idle_timeout::{self, OrgKdeKwinIdleTimeout};

use super::super::Kind;
use super::super::wake::Lost;
use super::{Events, Heard};

/// What timers are asked of.
pub(super) enum Notifier {
    /// ext-idle-notify-v1: wlroots since 0.16, Plasma since 5.27, COSMIC.
    Ext(ExtIdleNotifierV1),
    /// `org_kde_kwin_idle`, its forerunner: wlroots up to 0.16, older Plasma.
    Kde(OrgKdeKwinIdle),
}

impl Notifier {
    /// The newer of the two that the compositor has.
    pub(super) fn find(globals: &GlobalList, handle: &QueueHandle<Events>) -> Result<Self, Lost> {
        if let Ok(notifier) = globals.bind(handle, 1..=2, ()) {
            return Ok(Self::Ext(notifier));
        }
        let absent = |_| Lost::Absent("the Wayland compositor has neither ext-idle-notify-v1 nor org_kde_kwin_idle");
        globals.bind(handle, 1..=1, ()).map(Self::Kde).map_err(absent)
    }

    pub(super) fn kind(&self) -> Kind {
        match self {
            Self::Ext(_) => Kind::Wayland,
            Self::Kde(_) => Kind::WaylandKde,
        }
    }

    /// A timer that starts now; a length beyond 49 days is 49 days.
    pub(super) fn timer(&self, length: Duration, seat: &WlSeat, queue: &QueueHandle<Events>) -> Timer {
        let millis = u32::try_from(length.as_millis()).unwrap_or(u32::MAX);
        match self {
            // Version 2 leaves out what programs say (a video that plays): here only the person's hands count.
            Self::Ext(notifier) if notifier.version() >= 2 => {
                Timer::Ext(notifier.get_input_idle_notification(millis, seat, queue, ()))
            }
            Self::Ext(notifier) => Timer::Ext(notifier.get_idle_notification(millis, seat, queue, ())),
            Self::Kde(notifier) => Timer::Kde(notifier.get_idle_timeout(seat, millis, queue, ())),
        }
    }
}

/// A timer at the compositor.
#[derive(Debug)]
pub(super) enum Timer {
    Ext(ExtIdleNotificationV1),
    Kde(OrgKdeKwinIdleTimeout),
}

impl Timer {
    pub(super) fn id(&self) -> ObjectId {
        match self {
            Self::Ext(timer) => timer.id(),
            Self::Kde(timer) => timer.id(),
        }
    }

    /// Takes it back. Dropping alone would leave it running.
    pub(super) fn destroy(self) {
        match self {
            Self::Ext(timer) => timer.destroy(),
            Self::Kde(timer) => timer.release(),
        }
    }
}

impl Dispatch<ExtIdleNotificationV1, ()> for Events {
    fn event(
        state: &mut Self,
        timer: &ExtIdleNotificationV1,
        event: ext_idle_notification_v1::Event,
        (): &(),
        _: &Connection,
        _: &QueueHandle<Self>,
    ) {
        match event {
            ext_idle_notification_v1::Event::Idled => state.hear(&timer.id(), Heard::Idled),
            ext_idle_notification_v1::Event::Resumed => state.hear(&timer.id(), Heard::Resumed),
            _ => {}
        }
    }
}

impl Dispatch<OrgKdeKwinIdleTimeout, ()> for Events {
    fn event(
        state: &mut Self,
        timer: &OrgKdeKwinIdleTimeout,
        event: org_kde_kwin_idle_timeout::Event,
        (): &(),
        _: &Connection,
        _: &QueueHandle<Self>,
    ) {
        match event {
            org_kde_kwin_idle_timeout::Event::Idle => state.hear(&timer.id(), Heard::Idled),
            org_kde_kwin_idle_timeout::Event::Resumed => state.hear(&timer.id(), Heard::Resumed),
            _ => {}
        }
    }
}

delegate_noop!(Events: ignore WlSeat);
delegate_noop!(Events: ignore ExtIdleNotifierV1);
delegate_noop!(Events: ignore OrgKdeKwinIdle);

impl Dispatch<WlRegistry, wayland_client::globals::GlobalListContents> for Events {
    fn event(
        _: &mut Self,
        _: &WlRegistry,
        _: wayland_client::protocol::wl_registry::Event,
        _: &wayland_client::globals::GlobalListContents,
        _: &Connection,
        _: &QueueHandle<Self>,
    ) {
    }
}
