//! The notification area of Windows through tray-icon, on a thread with a message loop of its own.
//! How much of it was seen: docs/platform-support.md.

use std::sync::mpsc;
use std::sync::{Arc, Mutex, PoisonError};

use tray_icon::TrayIconBuilder;

use super::drawn::{self, Refused};
use crate::adapters::message_loop;
use crate::ports::signal::{Report, Signal};
use crate::ports::tray::TrayView;

/// The thread, and what it is to show next.
pub(super) struct Worker {
    newest: Arc<Mutex<Option<TrayView>>>,
    /// Where to wake it; `None` when it could not be started.
    thread: Option<u32>,
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
            run(&report, &first, &to_show);
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

fn run(report: &Report, first: &TrayView, newest: &Mutex<Option<TrayView>>) {
    drawn::report_choices(Arc::clone(report));
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
    let builder = TrayIconBuilder::new().with_menu(Box::new(drawn::menu(&view.entries)?)).with_tooltip(&view.tooltip);
    Ok(builder.with_icon(drawn::icon(view.icon)?).with_menu_on_left_click(true).build()?)
}

fn update(area: &tray_icon::TrayIcon, view: &TrayView) -> Result<(), Refused> {
    area.set_menu(Some(Box::new(drawn::menu(&view.entries)?)));
    area.set_tooltip(Some(&view.tooltip))?;
    area.set_icon(Some(drawn::icon(view.icon)?))?;
    Ok(())
}
