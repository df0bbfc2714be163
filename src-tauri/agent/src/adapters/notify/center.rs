//! Notifications of macOS through notify-rust. Each reminder is waited for on a thread of its own, which ends when it is
//! answered or leaves the screen. What was seen of it: docs/platform-support.md.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use notify_rust::{CloseReason, Notification, NotificationResponse, Timeout};

use super::{Command, Slot};
use crate::ports::reminder::Reminder;
use crate::ports::signal::{NotificationSignal, Report, Signal};

/// Number of no reminder: what is told about any other is out of date.
const NONE: u64 = 0;

/// The bundle a notification comes from (tauri.conf.json). Where it is not installed macOS names another program.
const BUNDLE: &str = "app.limber.Limber";

/// Starts a thread for each reminder.
pub(super) struct Worker {
    report: Report,
    /// The reminder whose answer counts. notify-rust cannot take a notification of macOS back, so an answer to an older
    /// one is dropped instead.
    current: Arc<AtomicU64>,
}

impl Worker {
    /// What an agent that was killed left cannot be taken back here.
    pub(super) fn start(report: Report, _: Slot) -> Self {
        if let Err(error) = notify_rust::set_application(BUNDLE) {
            tracing::info!(%error, "reminders come under another name");
        }
        Self { report, current: Arc::new(AtomicU64::new(NONE)) }
    }

    pub(super) fn send(&self, command: Command) {
        let Command::Show(reminder) = command else {
            self.current.store(NONE, Ordering::SeqCst);
            return;
        };
        let number = reminder.number;
        self.current.store(number, Ordering::SeqCst);
        let (report, current) = (Arc::clone(&self.report), Arc::clone(&self.current));
        let tell = move |signal| {
            if current.load(Ordering::SeqCst) == number {
                report(Signal::Notification(signal));
            }
        };
        let unavailable = tell.clone();
        let thread = std::thread::Builder::new().name("reminder".into());
        if let Err(error) = thread.spawn(move || show(&reminder, &tell)) {
            tracing::warn!(%error, "no thread for the reminder");
            unavailable(NotificationSignal::Unavailable { reminder: number });
        }
    }
}

fn show(reminder: &Reminder, tell: &impl Fn(NotificationSignal)) {
    let number = reminder.number;
    let mut notification = Notification::new();
    notification.appname("Limber").summary(&reminder.title).body(&reminder.body).timeout(Timeout::Never);
    for (id, label) in &reminder.actions {
        notification.action(id, label);
    }
    let handle = match notification.show() {
        Ok(handle) => handle,
        Err(error) => {
            tracing::info!(%error, "the reminder cannot be shown as a notification");
            return tell(NotificationSignal::Unavailable { reminder: number });
        }
    };
    tell(NotificationSignal::Shown { reminder: number });
    let waited = handle.wait_for_response(|response: &NotificationResponse| {
        tell(match response {
            NotificationResponse::Action(action) => {
                NotificationSignal::Action { reminder: number, action: action.clone() }
            }
            NotificationResponse::Default | NotificationResponse::Reply(_) => {
                NotificationSignal::Action { reminder: number, action: "default".to_owned() }
            }
            NotificationResponse::Closed(CloseReason::Expired) => NotificationSignal::Unavailable { reminder: number },
            NotificationResponse::Closed(_) => NotificationSignal::Dismissed { reminder: number },
        });
    });
    if let Err(error) = waited {
        tracing::info!(%error, "the answer to the reminder cannot be heard");
        tell(NotificationSignal::Unavailable { reminder: number });
    }
}
