//! Notifications of Windows. notify-rust can show one there, but not take it back, and would keep a thread waiting for
//! each answer. One thread shows and takes back, in order; answers come on threads of Windows.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SendError, Sender, channel};

use limber_core::health::HealthSubject;
use windows::Data::Xml::Dom::XmlDocument;
use windows::Foundation::TypedEventHandler;
use windows::UI::Notifications::{
    NotificationSetting, ToastActivatedEventArgs, ToastDismissalReason, ToastDismissedEventArgs, ToastNotification,
    ToastNotificationManager, ToastNotifier,
};
use windows::core::{Error, HRESULT, HSTRING, IInspectable, Interface, Ref, Result};

use super::toast_document::document;
use super::{Command, Reminder};
use crate::adapters::{NotificationSignal, Report, Signal, SourceReport, SourceStanding};

/// The name Windows knows Limber by, and asks the person about in its settings.
const APPLICATION: &str = "Limber";

/// Why nothing is shown though everything works.
const SWITCHED_OFF: &str = "switched off in the settings of Windows";
const E_ACCESSDENIED: HRESULT = HRESULT(0x8007_0005_u32.cast_signed());

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
        let desk = Desk { report: Arc::clone(&report), current: Arc::new(AtomicU64::new(NONE)), shown: None };
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

/// Tells whether Windows shows notifications of Limber's, before one is due. Asking can take a while.
pub(super) fn tell_standing(report: Report) {
    let thread = std::thread::Builder::new().name("reminder-standing".into());
    if let Err(error) = thread.spawn(move || report(standing())) {
        tracing::warn!(%error, "no thread to ask whether reminders can be shown");
    }
}

fn standing() -> Signal {
    let failing = |detail| (SourceStanding::Failing { tries: 1, again_in: None }, Some(detail));
    let (standing, detail) = match introduce().and_then(|()| notifier()) {
        Ok(notifier) if is_switched_off(&notifier) => failing(SWITCHED_OFF.to_owned()),
        Ok(_) => (SourceStanding::Answers, None),
        Err(error) => failing(error.to_string()),
    };
    SourceReport::signal(HealthSubject::Notifications, "windows-notifications", standing, detail)
}

/// Shows one reminder at a time.
struct Desk {
    report: Report,
    /// The reminder whose answer counts.
    current: Arc<AtomicU64>,
    shown: Option<(ToastNotifier, ToastNotification)>,
}

impl Desk {
    fn serve(mut self, commands: &Receiver<Command>) {
        for command in commands {
            self.take_back();
            let Command::Show(reminder) = command else { continue };
            let number = reminder.number;
            self.current.store(number, Ordering::SeqCst);
            let signal = match self.show(&reminder) {
                Ok(shown) => {
                    self.shown = Some(shown);
                    NotificationSignal::Shown { reminder: number }
                }
                Err(error) => {
                    tracing::info!(%error, "the reminder cannot be shown as a notification");
                    NotificationSignal::Unavailable { reminder: number }
                }
            };
            (self.report)(Signal::Notification(signal));
        }
    }

    /// From the screen, and from the list of what was missed.
    fn take_back(&mut self) {
        self.current.store(NONE, Ordering::SeqCst);
        if let Some((notifier, toast)) = self.shown.take()
            && let Err(error) = notifier.Hide(&toast)
        {
            tracing::debug!(%error, "a reminder stays where it is");
        }
    }

    fn show(&self, reminder: &Reminder) -> Result<(ToastNotifier, ToastNotification)> {
        introduce()?;
        let notifier = notifier()?;
        if is_switched_off(&notifier) {
            return Err(Error::new(E_ACCESSDENIED, SWITCHED_OFF));
        }
        let content = XmlDocument::new()?;
        content.LoadXml(&HSTRING::from(document(reminder)))?;
        let toast = ToastNotification::CreateToastNotification(&content)?;
        let number = reminder.number;
        let answer = self.answer(number);
        toast.Activated(&TypedEventHandler::new(move |_, chosen: Ref<'_, IInspectable>| {
            let button = chosen.as_ref().and_then(button).unwrap_or_else(|| "default".to_owned());
            answer(NotificationSignal::Action { reminder: number, action: button });
            Ok(())
        }))?;
        let answer = self.answer(number);
        toast.Dismissed(&TypedEventHandler::new(move |_, told: Ref<'_, ToastDismissedEventArgs>| {
            let reason = told.as_ref().and_then(|told| told.Reason().ok());
            answer(match reason {
                // Gone by itself: somebody has to ask in another way.
                Some(ToastDismissalReason::TimedOut) => NotificationSignal::Unavailable { reminder: number },
                _ => NotificationSignal::Dismissed { reminder: number },
            });
            Ok(())
        }))?;
        notifier.Show(&toast)?;
        Ok((notifier, toast))
    }

    /// Reports what becomes of a reminder, once, while it is the one that counts.
    fn answer(&self, number: u64) -> impl Fn(NotificationSignal) + Send + 'static + use<> {
        let (report, current) = (Arc::clone(&self.report), Arc::clone(&self.current));
        move |signal| {
            if current.compare_exchange(number, NONE, Ordering::SeqCst, Ordering::SeqCst).is_ok() {
                report(Signal::Notification(signal));
            }
        }
    }
}

/// The button that was pressed; nothing for a click on the text.
fn button(chosen: &IInspectable) -> Option<String> {
    let button = chosen.cast::<ToastActivatedEventArgs>().ok()?.Arguments().ok()?;
    (!button.is_empty()).then(|| button.to_string())
}

/// Tells Windows under which name notifications come. Written anew each time, which changes nothing.
fn introduce() -> Result<()> {
    let key = windows_registry::CURRENT_USER.create(format!(r"Software\Classes\AppUserModelId\{APPLICATION}"))?;
    key.set_string("DisplayName", APPLICATION)
}

fn notifier() -> Result<ToastNotifier> {
    ToastNotificationManager::CreateToastNotifierWithId(&HSTRING::from(APPLICATION))
}

/// True if Windows says that it shows nothing of Limber's. It knows a program only once it has shown something.
fn is_switched_off(notifier: &ToastNotifier) -> bool {
    notifier.Setting().is_ok_and(|setting| setting != NotificationSetting::Enabled)
}
