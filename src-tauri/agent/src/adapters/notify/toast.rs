//! Notifications of Windows, from the crate that notify-rust uses there. Through notify-rust a reminder could not be
//! taken back, and each would keep a thread waiting for its answer.
//!
//! One thread shows and takes back, in order. Answers come on threads of Windows.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SendError, Sender, channel};

use tauri_winrt_notification::{Duration, Scenario, Sound, Toast, ToastDismissalReason};
use windows::UI::Notifications::{NotificationSetting, ToastNotificationManager};

use super::{Command, Reminder};
use crate::adapters::{NotificationSignal, Report, Signal};

/// The name Windows knows Limber by, and asks the person about in its settings.
const APPLICATION: &str = "Limber";

/// Number of no reminder: what is told about any other is out of date.
const NONE: u64 = 0;

/// Hands commands to the thread.
pub(super) struct Worker {
    commands: Sender<Command>,
    report: Report,
}

impl Worker {
    pub(super) fn start(report: Report) -> Self {
        let (sender, commands) = channel();
        let desk = Desk { report: Arc::clone(&report), current: Arc::new(AtomicU64::new(NONE)) };
        let thread = std::thread::Builder::new().name("reminder".into());
        if let Err(error) = thread.spawn(move || desk.serve(&commands)) {
            tracing::warn!(%error, "no thread for reminders");
        }
        Self { commands: sender, report }
    }

    pub(super) fn send(&self, command: Command) {
        // Without a thread nobody takes it.
        if let Err(SendError(Command::Show(reminder))) = self.commands.send(command) {
            let signal = NotificationSignal::Unavailable { reminder: reminder.number };
            (self.report)(Signal::Notification(signal));
        }
    }
}

/// Shows one reminder at a time.
struct Desk {
    report: Report,
    /// The reminder whose answer counts.
    current: Arc<AtomicU64>,
}

impl Desk {
    fn serve(&self, commands: &Receiver<Command>) {
        if let Err(error) = introduce() {
            tracing::info!(%error, "reminders come without a name");
        }
        for command in commands {
            self.current.store(NONE, Ordering::SeqCst);
            if let Err(error) = take_back() {
                tracing::debug!(%error, "a reminder may stay where it is");
            }
            if let Command::Show(reminder) = command {
                self.show(&reminder);
            }
        }
    }

    fn show(&self, reminder: &Reminder) {
        let number = reminder.number;
        self.current.store(number, Ordering::SeqCst);
        let tell = |signal| (self.report)(Signal::Notification(signal));
        match self.toast(reminder).show() {
            Ok(()) if !is_switched_off() => tell(NotificationSignal::Shown { reminder: number }),
            Ok(()) => {
                tracing::info!("the person has switched Limber's notifications off");
                tell(NotificationSignal::Unavailable { reminder: number });
            }
            Err(error) => {
                tracing::info!(%error, "the reminder cannot be shown as a notification");
                tell(NotificationSignal::Unavailable { reminder: number });
            }
        }
    }

    fn toast(&self, reminder: &Reminder) -> Toast {
        let number = reminder.number;
        let toast = Toast::new(APPLICATION)
            .title(&reminder.title)
            .text1(&reminder.body)
            .sound((!reminder.quiet).then_some(Sound::Default))
            .duration(Duration::Long)
            // Stays on screen until it is answered, which takes a button: without one it is shown for 25 s.
            .scenario(Scenario::Reminder)
            .on_activated(self.answer(number, move |button: Option<String>| {
                let action = button.unwrap_or_else(|| "default".to_owned());
                NotificationSignal::Action { reminder: number, action }
            }))
            .on_dismissed(self.answer(number, move |reason| match reason {
                // Gone by itself: somebody has to ask in another way.
                Some(ToastDismissalReason::TimedOut) => NotificationSignal::Unavailable { reminder: number },
                _ => NotificationSignal::Dismissed { reminder: number },
            }));
        reminder.actions.iter().fold(toast, |toast, (id, label)| toast.add_button(label, id))
    }

    /// Reports what becomes of a reminder, once, while it is the one that counts.
    fn answer<T, S>(
        &self,
        number: u64,
        signal: S,
    ) -> impl Fn(T) -> tauri_winrt_notification::Result<()> + Send + 'static + use<T, S>
    where
        S: Fn(T) -> NotificationSignal + Send + 'static,
    {
        let (report, current) = (Arc::clone(&self.report), Arc::clone(&self.current));
        move |answer| {
            let counts = current.compare_exchange(number, NONE, Ordering::SeqCst, Ordering::SeqCst).is_ok();
            if counts {
                report(Signal::Notification(signal(answer)));
            }
            Ok(())
        }
    }
}

/// Tells Windows under which name notifications come. Written anew each time, which changes nothing.
fn introduce() -> windows::core::Result<()> {
    let key = windows_registry::CURRENT_USER.create(format!(r"Software\Classes\AppUserModelId\{APPLICATION}"))?;
    key.set_string("DisplayName", APPLICATION)
}

/// Takes everything of Limber's from the screen and from the list of what was missed.
fn take_back() -> windows::core::Result<()> {
    ToastNotificationManager::History()?.ClearWithId(&APPLICATION.into())
}

/// True if Windows says that it shows nothing of Limber's. It knows a program only once it has shown something.
fn is_switched_off() -> bool {
    let setting = ToastNotificationManager::CreateToastNotifierWithId(&APPLICATION.into())
        .and_then(|notifier| notifier.Setting());
    setting.is_ok_and(|setting| setting != NotificationSetting::Enabled)
}
