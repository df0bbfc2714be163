//! Notifications over D-Bus (Desktop Notifications Specification 1.3), on a connection that lives as long as a
//! reminder is on screen: between reminders no notification of another program wakes this process.
//!
//! Spoken directly rather than through notify-rust, whose listener subscribes after the reminder is up and drops
//! what arrives between two signals: "clear all" would lose the answer (docs/adr).

use std::collections::HashMap;

use async_channel::{Receiver, Sender};
use futures_lite::{StreamExt, future};
use zbus::zvariant::Value;
use zbus::{Connection, MessageStream};

use super::{Command, Reminder};
use crate::adapters::bus::{self, BusError};
use crate::adapters::{NotificationSignal, Report, Signal};

const SERVICE: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";

/// Reasons of `NotificationClosed`; the others (closed by a call, undefined) count as the person's.
const EXPIRED: u32 = 1;

/// The conversation with the notification service, on the bus thread.
pub(super) struct Worker(Sender<Command>);

impl Worker {
    pub(super) fn start(report: Report) -> Self {
        let (sender, commands) = async_channel::unbounded();
        bus::spawn(serve(report, commands));
        Self(sender)
    }

    pub(super) fn send(&self, command: Command) {
        // Closed only when the process ends.
        let _ = self.0.try_send(command);
    }
}

/// Why a reminder could not be shown.
#[derive(Debug, thiserror::Error)]
enum Refused {
    #[error(transparent)]
    Bus(#[from] BusError),
    #[error("the notification service shows no buttons")]
    NoButtons,
}

impl From<zbus::Error> for Refused {
    fn from(error: zbus::Error) -> Self {
        Self::Bus(error.into())
    }
}

/// What happens while a reminder is up.
enum Happened {
    Command(Option<Command>),
    Service(Heard),
}

/// What the service says about the reminder.
#[derive(Debug, PartialEq, Eq)]
enum Heard {
    Chosen(String),
    Closed(u32),
    Gone,
}

async fn serve(report: Report, commands: Receiver<Command>) {
    let mut up: Option<Up> = None;
    loop {
        let happened = match &mut up {
            None => Happened::Command(commands.recv().await.ok()),
            Some(up) => {
                let heard = async { Happened::Service(up.hear().await) };
                future::or(async { Happened::Command(commands.recv().await.ok()) }, heard).await
            }
        };
        let tell = |signal| report(Signal::Notification(signal));
        match (happened, up.take()) {
            (Happened::Command(Some(Command::Show(reminder))), before) => {
                let number = reminder.number;
                match Up::show(before, reminder).await {
                    Ok(shown) => {
                        up = Some(shown);
                        tell(NotificationSignal::Shown { reminder: number });
                    }
                    Err(error) => {
                        tracing::info!(%error, "the reminder cannot be shown as a notification");
                        tell(NotificationSignal::Unavailable { reminder: number });
                    }
                }
            }
            (Happened::Command(Some(Command::Withdraw)), Some(shown)) => shown.close().await,
            (Happened::Service(heard), Some(shown)) => {
                let reminder = shown.reminder;
                tracing::debug!(?heard, "the reminder left the screen");
                tell(match heard {
                    Heard::Chosen(action) => {
                        // Some services leave a notification up after a button; it has been answered.
                        shown.close().await;
                        NotificationSignal::Action { reminder, action }
                    }
                    Heard::Closed(EXPIRED) | Heard::Gone => NotificationSignal::Unavailable { reminder },
                    Heard::Closed(_) => NotificationSignal::Dismissed { reminder },
                });
            }
            (Happened::Command(None), shown) => {
                if let Some(shown) = shown {
                    shown.close().await;
                }
                return;
            }
            (_, None) => {}
        }
    }
}

/// A reminder on screen.
struct Up {
    connection: Connection,
    signals: MessageStream,
    owners: MessageStream,
    markup: bool,
    id: u32,
    reminder: u64,
}

impl Up {
    /// Shows a reminder, in place of the one that is up if there is one.
    async fn show(before: Option<Self>, reminder: Reminder) -> Result<Self, Refused> {
        let mut up = match before {
            Some(up) => up,
            None => Self::connect().await?,
        };
        up.reminder = reminder.number;
        let call = notify(up.connection.clone(), up.id, reminder, up.markup);
        let mut call = Box::pin(call);
        match bus::within(&mut call).await {
            Ok(id) => {
                up.id = id;
                Ok(up)
            }
            Err(BusError::Silent) => {
                // If it does show it after all, it must not stay beside the prompt that takes its place.
                bus::spawn(async move {
                    if let Ok(id) = call.await {
                        up.id = id;
                        up.close().await;
                    }
                });
                Err(BusError::Silent.into())
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Listens before anything is shown, so that nothing is missed.
    async fn connect() -> Result<Self, Refused> {
        let connection = bus::session().await?;
        let abilities = async {
            connection.call_method(Some(SERVICE), PATH, Some(SERVICE), "GetCapabilities", &()).await
        };
        let abilities: Vec<String> = bus::within(abilities).await?.body().deserialize()?;
        let able = |what: &str| abilities.iter().any(|ability| ability == what);
        if !able("actions") {
            return Err(Refused::NoButtons);
        }
        let signals = bus::listen(&connection, bus::signals(SERVICE, PATH)?).await?;
        let owners = bus::listen(&connection, bus::owner_changes(SERVICE)?).await?;
        let markup = able("body-markup");
        Ok(Self { connection, signals, owners, markup, id: 0, reminder: 0 })
    }

    /// Waits for the service to say something about this reminder, or to go away.
    async fn hear(&mut self) -> Heard {
        let id = self.id;
        let said = async {
            while let Some(Ok(message)) = self.signals.next().await {
                if let Some(heard) = about(&message, id) {
                    return heard;
                }
            }
            Heard::Gone
        };
        let gone = async {
            self.owners.next().await;
            Heard::Gone
        };
        future::or(said, gone).await
    }

    /// Takes the reminder off the screen. A service that is gone or silent has nothing left to take.
    async fn close(self) {
        let closing = async {
            self.connection.call_method(Some(SERVICE), PATH, Some(SERVICE), "CloseNotification", &(self.id,)).await
        };
        if let Err(error) = bus::within(closing).await {
            tracing::debug!(%error, "the reminder was gone already");
        }
    }
}

async fn notify(connection: Connection, replaces: u32, reminder: Reminder, markup: bool) -> zbus::Result<u32> {
    let hints = HashMap::from([
        ("urgency", Value::U8(1)),
        ("resident", Value::Bool(false)),
        ("suppress-sound", Value::Bool(reminder.quiet)),
        ("category", Value::from("x-limber.break")),
        ("desktop-entry", Value::from("limber")),
    ]);
    let actions: Vec<&str> = std::iter::once(("default", reminder.title.as_str()))
        .chain(reminder.actions.iter().map(|(id, label)| (id.as_str(), label.as_str())))
        .flat_map(|(id, label)| [id, label])
        .collect();
    let body = if markup { escaped(&reminder.body) } else { reminder.body.clone() };
    let never: i32 = 0;
    let content = ("Limber", replaces, "limber", &reminder.title, body, actions, hints, never);
    let reply = connection.call_method(Some(SERVICE), PATH, Some(SERVICE), "Notify", &content).await?;
    reply.body().deserialize()
}

/// What a signal says about one notification; `None` if it is about another, or about something else.
fn about(message: &zbus::Message, id: u32) -> Option<Heard> {
    let header = message.header();
    let (about, heard) = match header.member()?.as_str() {
        "ActionInvoked" => {
            let (about, action) = message.body().deserialize::<(u32, String)>().ok()?;
            (about, Heard::Chosen(action))
        }
        "NotificationClosed" => {
            let (about, reason) = message.body().deserialize::<(u32, u32)>().ok()?;
            (about, Heard::Closed(reason))
        }
        _ => return None,
    };
    (about == id).then_some(heard)
}

/// Plain text for a service that reads markup.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signal(member: &str, body: &(impl serde::Serialize + zbus::zvariant::DynamicType)) -> zbus::Message {
        zbus::Message::signal(PATH, SERVICE, member).unwrap().build(body).unwrap()
    }

    #[test]
    fn only_signals_about_our_reminder_count() {
        assert_eq!(about(&signal("ActionInvoked", &(7u32, "start")), 7), Some(Heard::Chosen("start".into())));
        assert_eq!(about(&signal("NotificationClosed", &(7u32, 2u32)), 7), Some(Heard::Closed(2)));
        assert_eq!(about(&signal("ActionInvoked", &(8u32, "start")), 7), None);
        assert_eq!(about(&signal("ActivationToken", &(7u32, "token")), 7), None);
        assert_eq!(about(&signal("NotificationClosed", &(7u32, "two")), 7), None, "a malformed signal says nothing");
    }

    #[test]
    fn text_stays_text_where_markup_is_read() {
        assert_eq!(escaped("5 < 6 & <b>7</b>"), "5 &lt; 6 &amp; &lt;b&gt;7&lt;/b&gt;");
    }
}
