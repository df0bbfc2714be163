//! The notification area of Windows through tray-icon, on a thread with a message loop of its own.
//! Type-checked only: docs/platform-support.md.

use std::sync::mpsc;
use std::sync::{Arc, Mutex, PoisonError};

use tray_icon::menu::{IsMenuItem, Menu, MenuEvent, MenuItem, PredefinedMenuItem, Submenu};
use tray_icon::{Icon, TrayIconBuilder};

use super::{TrayEntry, TrayIcon, TrayView, icons};
use crate::adapters::{Report, Signal, TrayCommand};

/// The thread, and what it is to show next.
pub(super) struct Worker {
    newest: Arc<Mutex<Option<TrayView>>>,
    /// Where to wake it; `None` when it could not be started.
    thread: Option<u32>,
}

/// Why the area shows nothing.
#[derive(Debug, thiserror::Error)]
enum Refused {
    #[error(transparent)]
    Area(#[from] tray_icon::Error),
    #[error(transparent)]
    Menu(#[from] tray_icon::menu::Error),
    #[error(transparent)]
    Icon(#[from] tray_icon::BadIcon),
}

impl Worker {
    pub(super) fn start(report: Report, first: TrayView) -> Self {
        let newest = Arc::new(Mutex::new(None));
        let (sender, started) = mpsc::channel();
        let to_show = Arc::clone(&newest);
        let told = Arc::clone(&report);
        let thread = std::thread::Builder::new().name("tray".into());
        let thread = thread.spawn(move || {
            // A receiver that is gone means that the agent ends.
            let _ = sender.send(message_loop::this_thread());
            run(report, &first, &to_show);
        });
        if let Err(error) = thread {
            tracing::warn!(%error, "no thread for the tray");
            told(Signal::TrayHost { present: false });
        }
        Self { newest, thread: started.recv().ok() }
    }

    pub(super) fn show(&self, view: TrayView) {
        *self.newest.lock().unwrap_or_else(PoisonError::into_inner) = Some(view);
        if let Some(thread) = self.thread {
            message_loop::wake(thread);
        }
    }
}

fn run(report: Report, first: &TrayView, newest: &Mutex<Option<TrayView>>) {
    let choices = Arc::clone(&report);
    MenuEvent::set_event_handler(Some(move |event: MenuEvent| {
        choices(Signal::Tray(TrayCommand(event.id.0)));
    }));
    let area = build(first);
    report(Signal::TrayHost { present: area.is_ok() });
    match area {
        Err(error) => tracing::warn!(%error, "no icon in the notification area"),
        Ok(area) => {
            while message_loop::dispatch_next() {
                let view = newest.lock().unwrap_or_else(PoisonError::into_inner).take();
                if let Some(view) = view
                    && let Err(error) = update(&area, &view)
                {
                    tracing::warn!(%error, "the icon in the notification area is out of date");
                }
            }
        }
    }
}

fn build(view: &TrayView) -> Result<tray_icon::TrayIcon, Refused> {
    let builder = TrayIconBuilder::new().with_menu(Box::new(menu(&view.entries)?)).with_tooltip(&view.tooltip);
    Ok(builder.with_icon(icon(view.icon)?).with_menu_on_left_click(true).build()?)
}

fn update(area: &tray_icon::TrayIcon, view: &TrayView) -> Result<(), Refused> {
    area.set_menu(Some(Box::new(menu(&view.entries)?)));
    area.set_tooltip(Some(&view.tooltip))?;
    area.set_icon(Some(icon(view.icon)?))?;
    Ok(())
}

fn menu(entries: &[TrayEntry]) -> Result<Menu, Refused> {
    let menu = Menu::new();
    for entry in entries {
        menu.append(&*item(entry)?)?;
    }
    Ok(menu)
}

fn item(entry: &TrayEntry) -> Result<Box<dyn IsMenuItem>, Refused> {
    Ok(match entry {
        TrayEntry::Separator => Box::new(PredefinedMenuItem::separator()),
        TrayEntry::Item { id, label, enabled } => {
            Box::new(MenuItem::with_id(id.as_str(), literal(label), *enabled, None))
        }
        TrayEntry::Menu { label, entries } => {
            let submenu = Submenu::new(literal(label), true);
            for entry in entries {
                submenu.append(&*item(entry)?)?;
            }
            Box::new(submenu)
        }
    })
}

/// A label in which an ampersand is an ampersand and no access key.
fn literal(label: &str) -> String {
    label.replace('&', "&&")
}

fn icon(icon: TrayIcon) -> Result<Icon, Refused> {
    let [red, green, blue] = icons::COLOUR;
    let [.., mask, _] = icons::masks(icon);
    let pixels = mask.alpha.iter().flat_map(|&alpha| [red, green, blue, alpha]).collect();
    Ok(Icon::from_rgba(pixels, mask.size.into(), mask.size.into())?)
}

/// The few calls without which a thread of Windows hears nothing.
#[allow(unsafe_code, reason = "the message loop has no safe wrapper in the crates at hand")]
mod message_loop {
    use std::ptr::null_mut;

    use windows_sys::Win32::System::Threading::GetCurrentThreadId;
    use windows_sys::Win32::UI::WindowsAndMessaging::{
        DispatchMessageW, GetMessageW, MSG, PM_NOREMOVE, PeekMessageW, PostThreadMessageW, TranslateMessage, WM_APP,
    };

    /// Gives this thread a message queue and tells its id.
    pub(super) fn this_thread() -> u32 {
        let mut message = MSG::default();
        // SAFETY: `message` is a live MSG; looking without removing only creates the queue.
        unsafe {
            PeekMessageW(&raw mut message, null_mut(), 0, 0, PM_NOREMOVE);
            GetCurrentThreadId()
        }
    }

    /// Lets `dispatch_next` of that thread return.
    pub(super) fn wake(thread: u32) {
        // SAFETY: takes plain numbers; a thread that has ended makes it fail, which is as good as nothing to do.
        let _ = unsafe { PostThreadMessageW(thread, WM_APP, 0, 0) };
    }

    /// Waits for one message and passes it on; false when the thread is to end.
    pub(super) fn dispatch_next() -> bool {
        let mut message = MSG::default();
        // SAFETY: `message` is a live MSG, and is passed on only after it was filled in.
        unsafe {
            if GetMessageW(&raw mut message, null_mut(), 0, 0) <= 0 {
                return false;
            }
            TranslateMessage(&raw const message);
            DispatchMessageW(&raw const message);
        }
        true
    }
}
