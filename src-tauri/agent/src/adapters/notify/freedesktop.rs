//! Notifications of Linux desktops (Desktop Notifications Specification 1.3), spoken here: a connection of our own, open
//! only while a reminder is up, asks whether the service can show buttons, shows it, hears the answer, and notices when
//! the service or the bus goes away. What stands is written down, so that the next agent can take it back (`leftover`).

use std::collections::HashMap;
use std::path::PathBuf;

use async_channel::{Receiver, Sender};
use futures_lite::{StreamExt, future};
use zbus::names::OwnedUniqueName;
use zbus::zvariant::Value;
use zbus::{Connection, MessageStream};

use super::Command;
use super::leftover::{self, Leftover};
use crate::adapters::bus::{self, BusError};
use crate::adapters::desktop::{Desktop, Here};
use crate::ports::reminder::Reminder;
use crate::ports::signal::{NotificationSignal, Report, Signal};

pub(super) const SERVICE: &str = "org.freedesktop.Notifications";
pub(super) const PATH: &str = "/org/freedesktop/Notifications";

/// The conversation with the notification service, on the bus thread.
pub(super) struct Worker(Sender<Command>);

impl Worker {
    /// `note` is where what stands is written down.
    pub(super) fn start(desktop: &Desktop, report: Report, note: Option<PathBuf>) -> Self {
        let (sender, commands) = async_channel::unbounded();
        bus::spawn(serve(desktop.clone(), report, commands, note));
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

/// What happens while a reminder is up.
#[derive(Debug)]
enum Happened {
    Answered(Answer),
    Commanded(Command),
    /// The service or the desktop went away, and the reminder with it.
    Gone,
    /// The agent ends.
    Over,
}

/// What the service tells of a reminder.
#[derive(Debug, PartialEq, Eq)]
enum Answer {
    /// A button, or `default` for the notification itself.
    Action(String),
    /// Its time ran out.
    Expired,
    /// It left the screen for another reason.
    Closed,
}

async fn serve(desktop: Desktop, report: Report, commands: Receiver<Command>, note: Option<PathBuf>) {
    let tell = |signal| report(Signal::Notification(signal));
    let mut left = leftover::read(note.as_deref()).await;
    leftover::take_back(&desktop.here(), &mut left, note.as_deref()).await;
    while let Ok(command) = commands.recv().await {
        let mut next = match command {
            Command::Show(reminder) => Some(reminder),
            Command::Withdraw => None,
        };
        while let Some(reminder) = next.take() {
            // A bus that was not there at the start may be now.
            leftover::take_back(&desktop.here(), &mut left, note.as_deref()).await;
            let number = reminder.number;
            let here = desktop.here();
            let mut up = match Up::show(&here, &reminder).await {
                Ok(up) => up,
                Err(error) => {
                    tracing::info!(%error, "the reminder cannot be shown as a notification");
                    desktop.lost();
                    tell(NotificationSignal::Unavailable { reminder: number });
                    continue;
                }
            };
            leftover::write(note.as_deref(), Leftover::of(&up.connection, &up.by, up.id).await).await;
            tell(NotificationSignal::Shown { reminder: number });
            let happened = up.wait(&commands, &desktop, &here).await;
            tracing::debug!(?happened, "the reminder is over");
            match happened {
                Happened::Answered(Answer::Expired) => tell(NotificationSignal::Unavailable { reminder: number }),
                Happened::Gone => {
                    desktop.lost();
                    up.close().await; // where it still stands nobody looks at it
                    tell(NotificationSignal::Unavailable { reminder: number });
                }
                Happened::Answered(Answer::Closed) => tell(NotificationSignal::Dismissed { reminder: number }),
                Happened::Answered(Answer::Action(action)) => {
                    // Some services leave a notification up after a button; it has been answered.
                    up.close().await;
                    tell(NotificationSignal::Action { reminder: number, action });
                }
                Happened::Commanded(Command::Withdraw) | Happened::Over => up.close().await,
                Happened::Commanded(Command::Show(reminder)) => {
                    up.close().await;
                    next = Some(reminder);
                }
            }
            leftover::write(note.as_deref(), None).await;
        }
    }
}

/// A reminder on screen.
struct Up {
    id: u32,
    /// Who shows it: its number means something else to any other service.
    by: OwnedUniqueName,
    connection: Connection,
    signals: MessageStream,
    owners: MessageStream,
}

impl Up {
    async fn show(here: &Here, reminder: &Reminder) -> Result<Self, Refused> {
        let connection = bus::session(&here.place).await?;
        let abilities =
            async { connection.call_method(Some(SERVICE), PATH, Some(SERVICE), "GetCapabilities", &()).await };
        let reply = bus::within(abilities).await?;
        let abilities: Vec<String> = reply.body().deserialize().map_err(BusError::from)?;
        let able = |what: &str| abilities.iter().any(|ability| ability == what);
        if !able("actions") {
            return Err(Refused::NoButtons);
        }
        let by = bus::answered_by(&reply)?;
        let rule = bus::owner_changes(SERVICE).map_err(BusError::from)?;
        let owners = bus::listen(&connection, rule).await?;
        // Before anything is shown, so that nothing is missed.
        let rule = bus::signals(&by, SERVICE, PATH).map_err(BusError::from)?;
        let signals = bus::listen(&connection, rule).await?;
        let mut showing = Box::pin(notify(connection.clone(), by.clone(), reminder.clone(), able("body-markup")));
        let Some(shown) = bus::in_time(&mut showing).await else {
            // If it does show it after all, it must not stay beside the prompt that takes its place. A service that
            // answers after minutes has forgotten it.
            bus::spawn(async move {
                let later = async {
                    async_io::Timer::after(LATE).await;
                    Err(zbus::Error::InvalidReply)
                };
                if let Ok(id) = future::or(showing, later).await {
                    close(&connection, &by, id).await;
                }
            });
            return Err(BusError::Silent.into());
        };
        Ok(Self { id: shown.map_err(BusError::from)?, by, connection, signals, owners })
    }

    /// Waits for the person, the driver, or the end of the service, whichever is first.
    async fn wait(&mut self, commands: &Receiver<Command>, desktop: &Desktop, here: &Here) -> Happened {
        let Self { id, signals, owners, .. } = self;
        let heard = async {
            while let Some(Ok(message)) = signals.next().await {
                if let Some(answer) = about(&message, *id) {
                    return Happened::Answered(answer);
                }
            }
            Happened::Gone
        };
        let gone = async {
            owners.next().await;
            Happened::Gone
        };
        let moved = async {
            desktop.moved(here).await;
            Happened::Gone
        };
        let commanded = async {
            match commands.recv().await {
                Ok(command) => Happened::Commanded(command),
                Err(_) => Happened::Over,
            }
        };
        future::or(commanded, future::or(heard, future::or(gone, moved))).await
    }

    /// Takes the reminder off the screen. A service that is gone or silent has nothing left to take.
    async fn close(self) {
        close(&self.connection, &self.by, self.id).await;
    }
}

/// How long an answer to a reminder that nobody waits for any more is still worth hearing.
const LATE: std::time::Duration = std::time::Duration::from_mins(2);

/// Takes a notification off the screen, where that works: at the service that shows it, whoever has the name by now.
pub(super) async fn close(connection: &Connection, by: &OwnedUniqueName, id: u32) {
    let closed = async { connection.call_method(Some(by), PATH, Some(SERVICE), "CloseNotification", &(id,)).await };
    if let Err(error) = bus::within(closed).await {
        tracing::debug!(%error, id, "a notification is not taken back");
    }
}

/// Shows the reminder as the specification has it, up until answered, and returns its id.
async fn notify(connection: Connection, by: OwnedUniqueName, reminder: Reminder, markup: bool) -> zbus::Result<u32> {
    let body = if markup { escaped(&reminder.body) } else { reminder.body.clone() };
    let (replaces, never) = (0u32, 0i32);
    let notification =
        ("Limber", replaces, "limber", &reminder.title, body, actions(&reminder), hints(&reminder), never);
    let reply = connection.call_method(Some(&by), PATH, Some(SERVICE), "Notify", &notification).await?;
    reply.body().deserialize()
}

/// Id and label in turn.
fn actions(reminder: &Reminder) -> Vec<&str> {
    let buttons = reminder.actions.iter().flat_map(|(id, label)| [id.as_str(), label.as_str()]);
    ["default", reminder.title.as_str()].into_iter().chain(buttons).collect()
}

fn hints(reminder: &Reminder) -> HashMap<&'static str, Value<'static>> {
    const NORMAL: u8 = 1;
    HashMap::from([
        ("urgency", Value::U8(NORMAL)),
        ("resident", Value::Bool(false)),
        ("suppress-sound", Value::Bool(reminder.quiet)),
        ("category", Value::from("x-limber.reminder")),
        ("desktop-entry", Value::from("limber")),
    ])
}

/// What a signal says about one notification; `None` if it is about another, or about something else.
fn about(message: &zbus::Message, id: u32) -> Option<Answer> {
    const EXPIRED: u32 = 1;
    let header = message.header();
    let (about, answer) = match header.member()?.as_str() {
        "ActionInvoked" => {
            let (about, action) = message.body().deserialize::<(u32, String)>().ok()?;
            (about, Answer::Action(action))
        }
        "NotificationClosed" => {
            let (about, reason) = message.body().deserialize::<(u32, u32)>().ok()?;
            (about, if reason == EXPIRED { Answer::Expired } else { Answer::Closed })
        }
        _ => return None,
    };
    (about == id).then_some(answer)
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
        let start = Answer::Action("start".into());
        assert_eq!(about(&signal("ActionInvoked", &(7u32, "start")), 7), Some(start));
        assert_eq!(about(&signal("NotificationClosed", &(7u32, 2u32)), 7), Some(Answer::Closed));
        assert_eq!(about(&signal("NotificationClosed", &(7u32, 1u32)), 7), Some(Answer::Expired));
        assert_eq!(about(&signal("ActionInvoked", &(8u32, "start")), 7), None);
        assert_eq!(about(&signal("ActivationToken", &(7u32, "token")), 7), None);
        assert_eq!(about(&signal("NotificationClosed", &(7u32, "two")), 7), None, "a malformed signal says nothing");
    }

    #[test]
    fn text_stays_text_where_markup_is_read() {
        assert_eq!(escaped("5 < 6 & <b>7</b>"), "5 &lt; 6 &amp; &lt;b&gt;7&lt;/b&gt;");
    }

    #[test]
    fn a_reminder_offers_its_buttons_and_a_repetition_makes_no_sound() {
        let buttons = vec![("start".to_owned(), "Start".to_owned()), ("skip".to_owned(), "Skip".to_owned())];
        let reminder = Reminder { number: 1, title: "Up".into(), body: "a < b".into(), actions: buttons, quiet: true };
        assert_eq!(actions(&reminder), ["default", "Up", "start", "Start", "skip", "Skip"]);
        assert_eq!(hints(&reminder)["suppress-sound"], Value::Bool(true));
    }
}
