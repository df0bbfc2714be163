//! The portal of a Wayland desktop, played on a private bus: it gives keys, gives others, says no, leaves and returns.

use std::collections::HashMap;
use std::sync::mpsc::{Receiver, Sender, channel};

use zbus::blocking::{Connection, connection};
use zbus::message::Header;
use zbus::zvariant::{ObjectPath, OwnedObjectPath, OwnedValue, Value};

use super::{Needs, ShortcutStanding, Shortcuts, SourceStanding, ear, here, keys, on, pressed, stands};
use crate::support::desktop::SOON;

const SERVICE: &str = "org.freedesktop.portal.Desktop";
const PATH: &str = "/org/freedesktop/portal/desktop";
const SHORTCUTS: &str = "org.freedesktop.portal.GlobalShortcuts";
const SESSION: &str = "/org/freedesktop/portal/desktop/session/test/limber";
const WAYLAND: Needs = Needs { wayland: true, ..Needs::BUS };

type Dictionary = HashMap<String, OwnedValue>;

/// Gives what `trigger` says, or says no with `code`.
struct Portal {
    trigger: &'static str,
    code: u32,
    asked: Sender<String>,
}

async fn answer(
    connection: &zbus::Connection,
    header: &Header<'_>,
    options: &Dictionary,
    answer: (u32, Dictionary),
) -> OwnedObjectPath {
    let sender = header.sender().unwrap();
    let token = String::try_from(options["handle_token"].try_clone().unwrap()).unwrap();
    let name = sender.trim_start_matches(':').replace('.', "_");
    let path = format!("{PATH}/request/{name}/{token}");
    let request = "org.freedesktop.portal.Request";
    connection.emit_signal(Some(sender.to_owned()), path.as_str(), request, "Response", &answer).await.unwrap();
    path.try_into().unwrap()
}

fn entries(trigger: &str) -> Vec<(String, Dictionary)> {
    let about = HashMap::from([("trigger_description".to_owned(), Value::from(trigger).try_into().unwrap())]);
    vec![("another".to_owned(), HashMap::new()), ("cramp".to_owned(), about)]
}

#[zbus::interface(name = "org.freedesktop.portal.GlobalShortcuts")]
impl Portal {
    #[zbus(property, name = "version")]
    #[allow(clippy::unused_self, reason = "the bus calls it on the portal")]
    fn version(&self) -> u32 {
        1
    }

    async fn create_session(
        &self,
        options: Dictionary,
        #[zbus(header)] header: Header<'_>,
        #[zbus(connection)] connection: &zbus::Connection,
    ) -> OwnedObjectPath {
        let session = HashMap::from([("session_handle".to_owned(), Value::from(SESSION).try_into().unwrap())]);
        answer(connection, &header, &options, (0, session)).await
    }

    async fn bind_shortcuts(
        &self,
        session: OwnedObjectPath,
        shortcuts: Vec<(String, Dictionary)>,
        parent: String,
        options: Dictionary,
        #[zbus(header)] header: Header<'_>,
        #[zbus(connection)] connection: &zbus::Connection,
    ) -> OwnedObjectPath {
        assert_eq!((session.as_str(), parent.as_str()), (SESSION, ""));
        assert_eq!((shortcuts.len(), shortcuts[0].0.as_str()), (1, "cramp"));
        let preferred = shortcuts[0].1["preferred_trigger"].try_clone().unwrap();
        self.asked.send(preferred.try_into().unwrap()).unwrap();
        let given: OwnedValue = Value::from(entries(self.trigger)).try_into().unwrap();
        let results = if self.code == 0 { HashMap::from([("shortcuts".to_owned(), given)]) } else { HashMap::new() };
        answer(connection, &header, &options, (self.code, results)).await
    }
}

struct Running {
    connection: Connection,
    asked: Receiver<String>,
}

fn serve(trigger: &'static str, code: u32) -> Running {
    let (sender, asked) = channel();
    let portal = Portal { trigger, code, asked: sender };
    let builder = connection::Builder::session().unwrap().serve_at(PATH, portal).unwrap();
    Running { connection: builder.name(SERVICE).unwrap().build().unwrap(), asked }
}

impl Running {
    fn asked(&self) -> String {
        self.asked.recv_timeout(SOON).expect("the portal is asked for keys")
    }

    fn emit(&self, signal: &str, body: &(impl serde::Serialize + zbus::zvariant::DynamicType)) {
        self.connection.emit_signal(None::<&str>, PATH, SHORTCUTS, signal, body).unwrap();
    }

    fn press(&self, session: &str, id: &str) {
        let session = ObjectPath::try_from(session).unwrap();
        self.emit("Activated", &(session, id, 7u64, HashMap::<&str, Value<'_>>::new()));
    }
}

fn given(trigger: &str) -> ShortcutStanding {
    ShortcutStanding::ByDesktop { trigger: trigger.to_owned() }
}

#[test]
fn the_portal_passes_on_the_keys_that_it_gives() {
    on(WAYLAND, |_| {
        let portal = serve("Press Ctrl+Alt+C", 0);
        let (report, ear) = ear();
        let shortcuts = Shortcuts::start(&here(), report);
        shortcuts.set(Some(keys("Ctrl+Alt+C")));
        assert_eq!(ear.next(), stands("Ctrl+Alt+C", given("Press Ctrl+Alt+C")));
        assert_eq!(portal.asked(), "CTRL+ALT+c");
        ear.hears_of("global-shortcuts-portal", SourceStanding::Answers);
        portal.press("/org/freedesktop/portal/desktop/session/other/x", "cramp");
        portal.press(SESSION, "another");
        portal.press(SESSION, "cramp");
        assert_eq!(ear.next(), pressed("Ctrl+Alt+C"), "and only ours is heard");
        portal.emit("ShortcutsChanged", &(ObjectPath::try_from(SESSION).unwrap(), entries("Press Meta+K")));
        assert_eq!(ear.next(), stands("Ctrl+Alt+C", given("Press Meta+K")), "the person changed them there");

        shortcuts.set(Some(keys("Super+F8")));
        assert_eq!(portal.asked(), "LOGO+F8");
        assert_eq!(ear.next(), stands("Super+F8", given("Press Ctrl+Alt+C")));
        shortcuts.set(None);
        std::thread::sleep(std::time::Duration::from_millis(300));
        portal.press(SESSION, "cramp");
        ear.silent_for(std::time::Duration::from_millis(500));
    });
}

#[test]
fn a_desktop_without_the_portal_has_no_way_until_one_comes() {
    on(WAYLAND, |_| {
        let (report, ear) = ear();
        let shortcuts = Shortcuts::start(&here(), report);
        shortcuts.set(Some(keys("Ctrl+Alt+C")));
        assert_eq!(ear.next(), stands("Ctrl+Alt+C", ShortcutStanding::NoWay));
        ear.hears_of("global-shortcuts-portal", SourceStanding::Absent);
        let portal = serve("", 0);
        assert_eq!(ear.next(), stands("Ctrl+Alt+C", given("")), "on its list, without keys");
        drop(portal);
        assert_eq!(ear.next(), stands("Ctrl+Alt+C", ShortcutStanding::NoWay));
        let _portal = serve("Press F9", 0);
        assert_eq!(ear.next(), stands("Ctrl+Alt+C", given("Press F9")), "asked again when it is back");
    });
}

#[test]
fn a_no_is_told_and_not_asked_about_again() {
    on(WAYLAND, |_| {
        let portal = serve("", 1);
        let (report, ear) = ear();
        let shortcuts = Shortcuts::start(&here(), report);
        shortcuts.set(Some(keys("Ctrl+Alt+C")));
        assert_eq!(ear.next(), stands("Ctrl+Alt+C", ShortcutStanding::Refused));
        portal.asked();
        ear.silent_for(std::time::Duration::from_millis(500));
        assert!(portal.asked.try_recv().is_err(), "nobody is pestered");
    });
}

#[test]
fn a_bus_that_ends_and_returns_is_asked_again() {
    on(WAYLAND, |desktop| {
        let portal = serve("Press F9", 0);
        let (report, ear) = ear();
        let shortcuts = Shortcuts::start(&here(), report);
        shortcuts.set(Some(keys("Ctrl+Alt+C")));
        assert_eq!(ear.next(), stands("Ctrl+Alt+C", given("Press F9")));
        desktop.kill_bus();
        assert_eq!(ear.next(), stands("Ctrl+Alt+C", ShortcutStanding::Lost));
        drop(portal);
        let _bus = desktop.start_bus_again();
        let portal = serve("Press F9", 0);
        let mut next = ear.next();
        while next != stands("Ctrl+Alt+C", given("Press F9")) {
            next = ear.next();
        }
        portal.press(SESSION, "cramp");
        assert_eq!(ear.next(), pressed("Ctrl+Alt+C"));
    });
}
