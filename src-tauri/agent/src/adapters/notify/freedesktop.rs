//! Notifications of Linux desktops (Desktop Notifications Specification 1.3) through notify-rust, which shows the
//! reminder, hears the answer and takes it back.
//!
//! A connection of our own, open only while a reminder is up, does what notify-rust does not: it asks whether the
//! service can show buttons, notices when the service goes away, and hears answers too. A service that tells everybody
//! tells both; notify-rust looks at one signal at a time and misses one that comes right behind another program's
//! ("clear all"). A service that tells only the sender tells notify-rust, and nothing else comes in between.

use std::panic::AssertUnwindSafe;

use async_channel::{Receiver, Sender};
use futures_lite::{FutureExt, StreamExt, future};
use notify_rust::{CloseReason, Hint, Notification, NotificationHandle, NotificationResponse, Timeout, Urgency};
use zbus::{Connection, MessageStream};

use super::{Command, Reminder};
use crate::adapters::bus::{self, BusError};
use crate::adapters::{NotificationSignal, Report, Signal};

pub(super) const SERVICE: &str = "org.freedesktop.Notifications";
pub(super) const PATH: &str = "/org/freedesktop/Notifications";

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
    #[error(transparent)]
    Service(#[from] notify_rust::error::Error),
    #[error("the notification service shows no buttons")]
    NoButtons,
}

/// What happens while a reminder is up.
#[derive(Debug)]
enum Happened {
    Answered(NotificationResponse),
    Commanded(Command),
    /// The service went away, and the reminder with it.
    Gone,
    /// The agent ends.
    Over,
}

async fn serve(report: Report, commands: Receiver<Command>) {
    let tell = |signal| report(Signal::Notification(signal));
    while let Ok(command) = commands.recv().await {
        let mut next = match command {
            Command::Show(reminder) => Some(reminder),
            Command::Withdraw => None,
        };
        while let Some(reminder) = next.take() {
            let number = reminder.number;
            let mut up = match Up::show(reminder).await {
                Ok(up) => up,
                Err(error) => {
                    tracing::info!(%error, "the reminder cannot be shown as a notification");
                    tell(NotificationSignal::Unavailable { reminder: number });
                    continue;
                }
            };
            tell(NotificationSignal::Shown { reminder: number });
            let happened = up.wait(&commands).await;
            tracing::debug!(?happened, "the reminder is over");
            match happened {
                Happened::Answered(NotificationResponse::Closed(CloseReason::Expired)) | Happened::Gone => {
                    tell(NotificationSignal::Unavailable { reminder: number });
                }
                Happened::Answered(NotificationResponse::Closed(_)) => {
                    tell(NotificationSignal::Dismissed { reminder: number });
                }
                Happened::Answered(answer) => {
                    // Some services leave a notification up after a button; it has been answered.
                    up.close().await;
                    tell(NotificationSignal::Action { reminder: number, action: id_of(answer) });
                }
                Happened::Commanded(Command::Withdraw) => up.close().await,
                Happened::Commanded(Command::Show(reminder)) => {
                    up.close().await;
                    next = Some(reminder);
                }
                Happened::Over => return up.close().await,
            }
        }
    }
}

/// The button's id, as it was given; `default` for the notification itself.
fn id_of(answer: NotificationResponse) -> String {
    match answer {
        NotificationResponse::Action(id) => id,
        // A reply is only known on macOS, a closing has been dealt with.
        NotificationResponse::Default | NotificationResponse::Reply(_) | NotificationResponse::Closed(_) => {
            "default".to_owned()
        }
    }
}

/// A reminder on screen.
struct Up {
    handle: NotificationHandle,
    signals: MessageStream,
    owners: MessageStream,
    /// Keeps the streams alive.
    _watch: Connection,
}

impl Up {
    async fn show(reminder: Reminder) -> Result<Self, Refused> {
        let watch = bus::session().await?;
        let abilities = async { watch.call_method(Some(SERVICE), PATH, Some(SERVICE), "GetCapabilities", &()).await };
        let reply = bus::within(abilities).await?;
        let abilities: Vec<String> = reply.body().deserialize().map_err(BusError::from)?;
        let able = |what: &str| abilities.iter().any(|ability| ability == what);
        if !able("actions") {
            return Err(Refused::NoButtons);
        }
        let rule = bus::owner_changes(SERVICE).map_err(BusError::from)?;
        let owners = bus::listen(&watch, rule).await?;
        // Before anything is shown, so that nothing is missed.
        let rule = bus::signals(SERVICE, PATH).map_err(BusError::from)?;
        let signals = bus::listen(&watch, rule).await?;
        let notification = notification(&reminder, able("body-markup"));
        let mut showing = Box::pin(async move { notification.show_async().await });
        let Some(shown) = bus::in_time(&mut showing).await else {
            // If it does show it after all, it must not stay beside the prompt that takes its place.
            bus::spawn(async move {
                if let Ok(handle) = showing.await {
                    handle.close_async().await;
                }
            });
            return Err(BusError::Silent.into());
        };
        Ok(Self { handle: shown?, signals, owners, _watch: watch })
    }

    /// Waits for the person, the driver, or the end of the service, whichever is first.
    async fn wait(&mut self, commands: &Receiver<Command>) -> Happened {
        let handle = &self.handle;
        let id = handle.id();
        let signals = &mut self.signals;
        let heard = async {
            while let Some(Ok(message)) = signals.next().await {
                if let Some(answer) = about(&message, id) {
                    return Happened::Answered(answer);
                }
            }
            Happened::Gone
        };
        let answered = async {
            let mut answer = None;
            // notify-rust takes a bus that breaks while it subscribes for a bug of its caller's.
            let waiting = handle.wait_for_action_async(|response| answer = Some(response.clone()));
            let waited = AssertUnwindSafe(waiting).catch_unwind().await;
            match (waited, answer) {
                (Ok(()), Some(answer)) => Happened::Answered(answer),
                (Ok(()), None) | (Err(_), _) => Happened::Gone,
            }
        };
        let owners = &mut self.owners;
        let gone = async {
            owners.next().await;
            Happened::Gone
        };
        let commanded = async {
            match commands.recv().await {
                Ok(command) => Happened::Commanded(command),
                Err(_) => Happened::Over,
            }
        };
        future::or(commanded, future::or(future::or(heard, answered), gone)).await
    }

    /// Takes the reminder off the screen. A service that is gone or silent has nothing left to take.
    async fn close(self) {
        let _ = bus::in_time(self.handle.close_async()).await;
    }
}

/// The reminder as the specification has it: up until answered.
fn notification(reminder: &Reminder, markup: bool) -> Notification {
    let mut notification = Notification::new();
    notification
        .appname("Limber")
        .icon("limber")
        .summary(&reminder.title)
        .body(&if markup { escaped(&reminder.body) } else { reminder.body.clone() })
        .urgency(Urgency::Normal)
        .timeout(Timeout::Never)
        .hint(Hint::Resident(false))
        .hint(Hint::SuppressSound(reminder.quiet))
        .hint(Hint::Category("x-limber.break".to_owned()))
        .hint(Hint::DesktopEntry("limber".to_owned()))
        .action("default", &reminder.title);
    for (id, label) in &reminder.actions {
        notification.action(id, label);
    }
    notification.finalize()
}

/// What a signal says about one notification; `None` if it is about another, or about something else.
fn about(message: &zbus::Message, id: u32) -> Option<NotificationResponse> {
    let header = message.header();
    let (about, answer) = match header.member()?.as_str() {
        "ActionInvoked" => {
            let (about, action) = message.body().deserialize::<(u32, String)>().ok()?;
            (about, NotificationResponse::Action(action))
        }
        "NotificationClosed" => {
            let (about, reason) = message.body().deserialize::<(u32, u32)>().ok()?;
            (about, NotificationResponse::Closed(reason.into()))
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
        let start = NotificationResponse::Action("start".into());
        assert_eq!(about(&signal("ActionInvoked", &(7u32, "start")), 7), Some(start));
        let dismissed = NotificationResponse::Closed(CloseReason::Dismissed);
        assert_eq!(about(&signal("NotificationClosed", &(7u32, 2u32)), 7), Some(dismissed));
        assert_eq!(about(&signal("ActionInvoked", &(8u32, "start")), 7), None);
        assert_eq!(about(&signal("ActivationToken", &(7u32, "token")), 7), None);
        assert_eq!(about(&signal("NotificationClosed", &(7u32, "two")), 7), None, "a malformed signal says nothing");
    }

    #[test]
    fn text_stays_text_where_markup_is_read() {
        assert_eq!(escaped("5 < 6 & <b>7</b>"), "5 &lt; 6 &amp; &lt;b&gt;7&lt;/b&gt;");
    }

    #[test]
    fn a_reminder_stays_and_offers_its_buttons() {
        let actions = vec![("start".to_owned(), "Start".to_owned()), ("skip".to_owned(), "Skip".to_owned())];
        let reminder = Reminder { number: 1, title: "Up".into(), body: "a < b".into(), actions, quiet: true };
        let shown = notification(&reminder, false);
        assert_eq!(shown.actions, ["default", "Up", "start", "Start", "skip", "Skip"]);
        assert_eq!((shown.body.as_str(), shown.timeout), ("a < b", Timeout::Never));
        assert!(format!("{shown:?}").contains("SuppressSound(true)"), "a repetition makes no sound: {shown:?}");
    }
}
