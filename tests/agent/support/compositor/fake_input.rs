//! Input for `KWin`, over the protocol by which its own remote control speaks.

use wayland_client::globals::{GlobalListContents, registry_queue_init};
use wayland_client::protocol::wl_registry::{self, WlRegistry};
use wayland_client::{Connection, Dispatch, QueueHandle, delegate_noop};
use wayland_protocols_plasma::fake_input::client::org_kde_kwin_fake_input::OrgKdeKwinFakeInput;

struct Nothing;

delegate_noop!(Nothing: ignore OrgKdeKwinFakeInput);

impl Dispatch<WlRegistry, GlobalListContents> for Nothing {
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

/// Moves the pointer so many times, at the compositor that `WAYLAND_DISPLAY` names.
pub(super) fn move_pointer(times: usize) {
    let connection = Connection::connect_to_env().unwrap();
    let (globals, mut queue) = registry_queue_init::<Nothing>(&connection).unwrap();
    let input: OrgKdeKwinFakeInput = globals.bind(&queue.handle(), 1..=1, ()).unwrap();
    input.authenticate("Limber".into(), "a test".into());
    for _ in 0..times {
        input.pointer_motion(3.0, 2.0);
    }
    queue.roundtrip(&mut Nothing).unwrap();
}
