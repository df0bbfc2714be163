//! Says to a screen reader what the page shows without moving the focus there: the engine that draws the page raises no
//! event for a live region (`WebKitGTK` 2.50). What is said goes out as the toolkit's own announcement where a reader
//! listens for that, and as a notification to older ones (Orca 43), never as both. With no reader nothing is made or sent.
//!
//! May know: Tauri, and on Linux GTK with its accessibility. Must never: start the accessibility bus, or hold up the page.

use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;
use std::time::Duration;

use serde::Deserialize;
use tauri::WebviewWindow;

use crate::refusal;

/// A moved focus is heard first: what a reader says of it cuts short what it said before.
const AFTER_FOCUS: Duration = Duration::from_millis(150);

/// Whether it waits until the reader has finished its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Urgency {
    Polite,
    Assertive,
    /// What the focus has moved to, and only for a reader that does not say that by itself.
    Focus,
}

struct Announcement {
    window: WebviewWindow,
    text: String,
    urgency: Urgency,
}

/// Says one thing after the other, on a thread that begins with the first.
#[derive(Default)]
pub(crate) struct Announcer {
    queue: Mutex<Option<mpsc::Sender<Announcement>>>,
}

impl Announcer {
    /// Says it in the name of a window. False where that is left to the page's live region.
    pub(crate) fn say(&self, window: WebviewWindow, text: String, urgency: Urgency) -> bool {
        if !system::SPEAKS {
            return false;
        }
        let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner); // never left half-changed
        let announcement = Announcement { window, text, urgency };
        if let Some(sender) = queue.as_ref() {
            return sender.send(announcement).is_ok();
        }
        let (sender, announcements) = mpsc::channel::<Announcement>();
        let begun = thread::Builder::new().name("announcer".into()).spawn(move || {
            for Announcement { window, text, urgency } in announcements {
                thread::sleep(AFTER_FOCUS);
                system::say(&window, text, urgency);
            }
        });
        if let Err(error) = begun {
            refusal::log(&error);
            return false;
        }
        let sent = sender.send(announcement).is_ok();
        *queue = Some(sender);
        sent
    }
}

#[cfg(target_os = "linux")]
mod system {
    use std::time::Duration;

    use gtk::atk::Role;
    use gtk::gio::prelude::*;
    use gtk::gio::{BusType, Cancellable, DBusCallFlags, DBusConnection, DBusConnectionFlags};
    use gtk::glib::subclass::SignalId;
    use gtk::glib::variant::FromVariant;
    use gtk::prelude::*;
    use gtk::{atk, gio, glib};
    use tauri::WebviewWindow;

    use super::Urgency;
    use crate::refusal;

    pub(super) const SPEAKS: bool = true;

    /// How long a notification stays for a reader that has not come round to it.
    const STAYS: Duration = Duration::from_secs(10);
    /// The longest a bus may take to answer, in milliseconds.
    const PATIENCE_MS: i32 = 1000;

    /// What those who listen have a word for.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    enum Means {
        Announcement,
        Notification,
    }

    impl Means {
        /// Orca 43 does not say a heading that takes the focus in a page of `WebKitGTK`; later ones, which know
        /// announcements, do.
        fn is_deaf_to_headings(self) -> bool {
            self == Self::Notification
        }
    }

    pub(super) fn say(window: &WebviewWindow, text: String, urgency: Urgency) {
        let Some(means) = means(&listeners().unwrap_or_default()) else { return };
        if urgency == Urgency::Focus && !means.is_deaf_to_headings() {
            return;
        }
        let of = window.clone();
        let said = window.run_on_main_thread(move || match means {
            Means::Announcement => announce(&of, &text, urgency),
            Means::Notification => notify(&of, &text),
        });
        if let Err(error) = said {
            refusal::log(&error);
        }
    }

    /// What is listened for on the accessibility bus. `None` without one, which is not started for it.
    fn listeners() -> Option<Vec<String>> {
        let address = match std::env::var("AT_SPI_BUS_ADDRESS") {
            Ok(address) if !address.is_empty() => address,
            _ => {
                let session = gio::bus_get_sync(BusType::Session, None::<&Cancellable>).ok()?;
                call::<(String,)>(&session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress")?.0
            }
        };
        let flags = DBusConnectionFlags::AUTHENTICATION_CLIENT | DBusConnectionFlags::MESSAGE_BUS_CONNECTION;
        let bus = DBusConnection::for_address_sync(&address, flags, None, None::<&Cancellable>).ok()?;
        let registry = "org.a11y.atspi.Registry";
        let events: (Vec<(String, String)>,) =
            call(&bus, registry, "/org/a11y/atspi/registry", registry, "GetRegisteredEvents")?;
        Some(events.0.into_iter().map(|(_, event)| event).collect())
    }

    fn call<T: FromVariant>(bus: &DBusConnection, name: &str, path: &str, interface: &str, method: &str) -> Option<T> {
        let flags = DBusCallFlags::NO_AUTO_START;
        let (name, no) = (Some(name), None::<&Cancellable>);
        bus.call_sync(name, path, interface, method, None, None, flags, PATIENCE_MS, no).ok()?.get()
    }

    /// Events are named as in `object:announcement` or `Object:Announcement:`, with less to listen for more.
    fn means(events: &[String]) -> Option<Means> {
        let heard = |wanted: &[&str]| {
            events.iter().any(|event| {
                let event = event.to_lowercase().replace('-', "");
                let parts: Vec<&str> = event.split(':').filter(|part| !part.is_empty() && *part != "*").collect();
                !parts.is_empty() && wanted.starts_with(&parts)
            })
        };
        if heard(&["object", "announcement"]) {
            Some(Means::Announcement)
        } else if heard(&["object", "statechanged", "showing"]) {
            Some(Means::Notification)
        } else {
            None
        }
    }

    /// `notification` took the place of `announcement` in ATK 2.50.
    fn announce(window: &WebviewWindow, text: &str, urgency: Urgency) {
        let Some(speaker) = window.gtk_window().ok().and_then(|window| window.accessible()) else { return };
        if SignalId::lookup("notification", atk::Object::static_type()).is_some() {
            let live = match urgency {
                Urgency::Polite | Urgency::Focus => 1_i32,
                Urgency::Assertive => 2,
            };
            speaker.emit_by_name::<()>("notification", &[&text, &live]);
        } else if SignalId::lookup("announcement", atk::Object::static_type()).is_some() {
            speaker.emit_by_name::<()>("announcement", &[&text]);
        }
    }

    /// A thing without a size in the window that is a notification by its role, and comes into view.
    fn notify(window: &WebviewWindow, text: &str) {
        let Ok(place) = window.default_vbox() else { return };
        let notification = gtk::Box::new(gtk::Orientation::Vertical, 0);
        let Some(spoken) = notification.accessible() else { return };
        spoken.set_role(Role::Notification);
        spoken.set_name(text);
        place.pack_end(&notification, false, false, 0);
        notification.show();
        glib::timeout_add_local_once(STAYS, move || place.remove(&notification));
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn a_reader_hears_it_once_in_the_way_it_knows() {
            let means = |events: &[&str]| means(&events.iter().map(|&event| event.to_owned()).collect::<Vec<_>>());
            assert_eq!(means(&[]), None);
            assert_eq!(means(&["Window:Activate:", "Object:TextCaretMoved:"]), None);
            assert_eq!(means(&["Object:StateChanged:Showing", "Window:Activate:"]), Some(Means::Notification));
            assert_eq!(means(&["object:state-changed:"]), Some(Means::Notification));
            assert_eq!(means(&["Object:StateChanged:Focused"]), None);
            assert_eq!(means(&["Object:StateChanged:Showing", "Object:Announcement:"]), Some(Means::Announcement));
            assert_eq!(means(&["object:*:*"]), Some(Means::Announcement));
        }

        #[test]
        fn a_heading_in_the_focus_is_said_to_the_reader_that_leaves_it_out() {
            assert!(Means::Notification.is_deaf_to_headings());
            assert!(!Means::Announcement.is_deaf_to_headings(), "it would say it twice");
        }
    }
}

/// Elsewhere the engine tells of live regions by itself.
#[cfg(not(target_os = "linux"))]
mod system {
    use tauri::WebviewWindow;

    use super::Urgency;

    pub(super) const SPEAKS: bool = false;

    pub(super) fn say(_window: &WebviewWindow, text: String, _urgency: Urgency) {
        drop(text);
    }
}
