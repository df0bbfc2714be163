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
use windows::core::{HSTRING, IInspectable, Interface, Ref, Result};

use super::toast_document::document;
use super::{Command, Slot, name};
use crate::ports::reminder::Reminder;
use crate::ports::signal::{NotificationSignal, Report, Signal, SourceReport, SourceStanding};

/// The name Windows knows Limber by, and asks the person about in its settings.
const APPLICATION: &str = "Limber";

/// Number of no reminder: what is told about any other is out of date.
const NONE: u64 = 0;

/// Why nothing of Limber's is shown.
#[derive(Debug, thiserror::Error)]
enum Refusal {
    /// Though everything works.
    #[error("switched off in the settings of Windows")]
    SwitchedOff,
    #[error(transparent)]
    System(#[from] windows::core::Error),
}

/// Hands commands to the thread.
pub(super) struct Worker {
    commands: Sender<Command>,
    report: Report,
}

impl Worker {
    pub(super) fn start(report: Report, slot: Slot) -> Self {
        let (sender, commands) = channel();
        let desk = Desk { report: Arc::clone(&report), slot, current: Arc::new(AtomicU64::new(NONE)), shown: None };
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

/// Tells whether Windows shows notifications of Limber's, before one is due; from then on each reminder tells it anew.
/// Asking can take a while.
pub(super) fn tell_standing(report: Report) {
    let thread = std::thread::Builder::new().name("reminder-standing".into());
    if let Err(error) = thread.spawn(move || report(standing(allowed().err().as_ref()))) {
        tracing::warn!(%error, "no thread to ask whether reminders can be shown");
    }
}

fn standing(refusal: Option<&Refusal>) -> Signal {
    let standing = match refusal {
        Some(_) => SourceStanding::Failing { tries: 1, again_in: None },
        None => SourceStanding::Answers,
    };
    let detail = refusal.map(Refusal::to_string);
    SourceReport::signal(HealthSubject::Notifications, "windows-notifications", standing, detail)
}

/// What is told about a reminder that was to be shown. The standing with each: the person may have changed the settings
/// since the last, and Windows does not tell. First, so that it is known to whoever looks when the reminder is there.
fn outcome(number: u64, refusal: Option<&Refusal>) -> [Signal; 2] {
    let reminder = match refusal {
        Some(_) => NotificationSignal::Unavailable { reminder: number },
        None => NotificationSignal::Shown { reminder: number },
    };
    [standing(refusal), Signal::Notification(reminder)]
}

/// Shows one reminder at a time.
struct Desk {
    report: Report,
    /// Names the toast, so that Windows knows it again after an agent that was killed.
    slot: Slot,
    /// The reminder whose answer counts.
    current: Arc<AtomicU64>,
    shown: Option<(ToastNotifier, ToastNotification)>,
}

impl Desk {
    fn serve(mut self, commands: &Receiver<Command>) {
        if let Err(error) = remove_left(self.slot) {
            tracing::debug!(%error, "what an agent that was ended may have left is not taken back");
        }
        for command in commands {
            self.take_back();
            let Command::Show(reminder) = command else { continue };
            let number = reminder.number;
            self.current.store(number, Ordering::SeqCst);
            let refusal = match self.show(&reminder) {
                Ok(shown) => {
                    self.shown = Some(shown);
                    None
                }
                Err(refusal) => {
                    tracing::info!(error = %refusal, "the reminder cannot be shown as a notification");
                    Some(refusal)
                }
            };
            for signal in outcome(number, refusal.as_ref()) {
                (self.report)(signal);
            }
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

    fn show(&self, reminder: &Reminder) -> std::result::Result<(ToastNotifier, ToastNotification), Refusal> {
        let notifier = allowed()?;
        let content = XmlDocument::new()?;
        content.LoadXml(&HSTRING::from(document(reminder)))?;
        let toast = ToastNotification::CreateToastNotification(&content)?;
        toast.SetTag(&HSTRING::from(name(self.slot)))?;
        toast.SetGroup(&HSTRING::from(APPLICATION))?;
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

/// What shows notifications of Limber's, if the person lets it.
fn allowed() -> std::result::Result<ToastNotifier, Refusal> {
    introduce()?;
    let notifier = notifier()?;
    if is_switched_off(&notifier) { Err(Refusal::SwitchedOff) } else { Ok(notifier) }
}

/// Tells Windows under which name notifications come. Written anew each time, which changes nothing.
fn introduce() -> Result<()> {
    let key = windows_registry::CURRENT_USER.create(format!(r"Software\Classes\AppUserModelId\{APPLICATION}"))?;
    key.set_string("DisplayName", APPLICATION)
}

/// Removes a toast of that slot from the screen and from the list of what was missed.
fn remove_left(slot: Slot) -> Result<()> {
    let (tag, application) = (HSTRING::from(name(slot)), HSTRING::from(APPLICATION));
    ToastNotificationManager::History()?.RemoveGroupedTagWithId(&tag, &application, &application)
}

fn notifier() -> Result<ToastNotifier> {
    ToastNotificationManager::CreateToastNotifierWithId(&HSTRING::from(APPLICATION))
}

/// True if Windows says that it shows nothing of Limber's. It knows a program only once it has shown something.
fn is_switched_off(notifier: &ToastNotifier) -> bool {
    notifier.Setting().is_ok_and(|setting| setting != NotificationSetting::Enabled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reminder_tells_the_standing_anew() {
        let told = |number, refusal: Option<&Refusal>| {
            let [Signal::Source(source), signal] = outcome(number, refusal) else {
                panic!("the standing is not told first")
            };
            assert_eq!(source.subject, HealthSubject::Notifications);
            (source.standing, source.detail, signal)
        };
        let failing = SourceStanding::Failing { tries: 1, again_in: None };
        let unavailable = Signal::Notification(NotificationSignal::Unavailable { reminder: 1 });
        let detail = Some("switched off in the settings of Windows".to_owned());
        assert_eq!(told(1, Some(&Refusal::SwitchedOff)), (failing, detail, unavailable));
        // Allowed meanwhile.
        let shown = Signal::Notification(NotificationSignal::Shown { reminder: 2 });
        assert_eq!(told(2, None), (SourceStanding::Answers, None, shown));
    }
}
