//! A notification service that shows nothing: it records what it is asked and answers what the test wants.

use std::collections::HashMap;
use std::sync::mpsc::{Receiver, Sender, channel};

use zbus::blocking::{Connection, connection};
use zbus::fdo::{RequestNameFlags, RequestNameReply};
use zbus::zvariant::OwnedValue;

use crate::support::desktop::SOON;

/// Its name on the bus.
pub(crate) const SERVICE: &str = "org.freedesktop.Notifications";
/// Where it is found there.
pub(crate) const PATH: &str = "/org/freedesktop/Notifications";

/// What the service was asked for.
#[derive(Debug, PartialEq)]
pub(crate) enum Asked {
    /// Show this.
    Notify {
        replaces: u32,
        title: String,
        body: String,
        actions: Vec<String>,
        hints: Vec<(String, String)>,
        expires: i32,
    },
    /// Take that off the screen.
    Close(u32),
}

/// A notification service that shows nothing and answers what the test wants.
struct Service {
    asked: Sender<Asked>,
    abilities: &'static [&'static str],
    /// Received from before `Notify` answers; `None` answers at once.
    hold: Option<async_channel::Receiver<()>>,
    next: u32,
}

#[zbus::interface(name = "org.freedesktop.Notifications")]
impl Service {
    #[allow(clippy::unused_self, reason = "the bus calls it on the service")]
    fn get_server_information(&self) -> (String, String, String, String) {
        ("stand-in".into(), "nobody".into(), "1".into(), "1.3".into())
    }

    fn get_capabilities(&self) -> Vec<String> {
        self.abilities.iter().map(ToString::to_string).collect()
    }

    #[allow(clippy::too_many_arguments, reason = "the specification's signature")]
    async fn notify(
        &mut self,
        app: String,
        replaces: u32,
        icon: String,
        title: String,
        body: String,
        actions: Vec<String>,
        hints: HashMap<String, OwnedValue>,
        expires: i32,
    ) -> u32 {
        assert_eq!((app.as_str(), icon.as_str()), ("Limber", "limber"));
        let mut hints: Vec<_> = hints.into_iter().map(|(name, value)| (name, value.to_string())).collect();
        hints.sort();
        self.asked.send(Asked::Notify { replaces, title, body, actions, hints, expires }).unwrap();
        if let Some(hold) = &self.hold {
            let _ = hold.recv().await;
        }
        if replaces != 0 {
            return replaces;
        }
        self.next += 1;
        self.next
    }

    async fn close_notification(
        &mut self,
        id: u32,
        #[zbus(connection)] connection: &zbus::Connection,
    ) -> zbus::fdo::Result<()> {
        self.asked.send(Asked::Close(id)).unwrap();
        connection.emit_signal(None::<&str>, PATH, SERVICE, "NotificationClosed", &(id, 3u32)).await?;
        Ok(())
    }
}

/// The service while it runs.
pub(crate) struct Running {
    /// Its place on the bus.
    pub(crate) connection: Connection,
    /// Everything it was asked.
    pub(crate) asked: Receiver<Asked>,
}

/// Takes the service's name. `hold` makes `Notify` wait.
pub(crate) fn serve(abilities: &'static [&'static str], hold: Option<async_channel::Receiver<()>>) -> Running {
    let (sender, asked) = channel();
    let service = Service { asked: sender, abilities, hold, next: 40 };
    let builder = connection::Builder::session().unwrap().serve_at(PATH, service).unwrap();
    Running { connection: builder.name(SERVICE).unwrap().build().unwrap(), asked }
}

/// A service that has the name as soon as whoever has it now gives it up.
pub(crate) fn serve_next(abilities: &'static [&'static str]) -> Running {
    let (sender, asked) = channel();
    let service = Service { asked: sender, abilities, hold: None, next: 40 };
    let connection = connection::Builder::session().unwrap().serve_at(PATH, service).unwrap().build().unwrap();
    let queued = connection.request_name_with_flags(SERVICE, RequestNameFlags::AllowReplacement.into()).unwrap();
    assert_eq!(queued, RequestNameReply::InQueue);
    Running { connection, asked }
}

impl Running {
    /// The next thing it is asked.
    pub(crate) fn asked(&self) -> Asked {
        self.asked.recv_timeout(SOON).expect("the service is asked for something")
    }

    /// A button was pressed.
    pub(crate) fn press(&self, id: u32, action: &str) {
        self.connection.emit_signal(None::<&str>, PATH, SERVICE, "ActionInvoked", &(id, action)).unwrap();
    }

    /// It left the screen, for a reason of the specification.
    pub(crate) fn closed(&self, id: u32, reason: u32) {
        self.connection.emit_signal(None::<&str>, PATH, SERVICE, "NotificationClosed", &(id, reason)).unwrap();
    }
}
