//! Input for Mutter, over the interface by which GNOME's remote desktop speaks.

use zbus::blocking::Connection;
use zbus::zvariant::OwnedObjectPath;

const SERVICE: &str = "org.gnome.Mutter.RemoteDesktop";

/// Moves the pointer so many times.
pub(super) fn move_pointer(times: usize) {
    let connection = Connection::session().unwrap();
    let path = "/org/gnome/Mutter/RemoteDesktop";
    let reply = connection.call_method(Some(SERVICE), path, Some(SERVICE), "CreateSession", &()).unwrap();
    let path: OwnedObjectPath = reply.body().deserialize().unwrap();
    let session = "org.gnome.Mutter.RemoteDesktop.Session";
    connection.call_method(Some(SERVICE), &path, Some(session), "Start", &()).unwrap();
    for _ in 0..times {
        let motion = "NotifyPointerMotionRelative";
        connection.call_method(Some(SERVICE), &path, Some(session), motion, &(3.0, 2.0)).unwrap();
    }
    connection.call_method(Some(SERVICE), &path, Some(session), "Stop", &()).unwrap();
}
