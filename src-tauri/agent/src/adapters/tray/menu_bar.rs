//! The menu bar of macOS through tray-icon. Everything about it happens on the main thread, which is handed the views.

use std::cell::RefCell;
use std::sync::Arc;

use tray_icon::TrayIconBuilder;

use super::drawn::{self, Refused};
use crate::adapters::main_thread;
use crate::ports::signal::{Report, Signal};
use crate::ports::tray::TrayView;

thread_local! {
    /// Of the main thread.
    static SHOWN: RefCell<Option<tray_icon::TrayIcon>> = const { RefCell::new(None) };
}

/// Hands views to the main thread.
pub(super) struct Worker;

impl Worker {
    pub(super) fn start(report: Report, first: TrayView) -> Self {
        let choices = Arc::clone(&report);
        let told = Arc::clone(&report);
        let lent = main_thread::run(move || {
            drawn::report_choices(choices);
            let shown = build(&first);
            report(Signal::TrayHost { present: shown.is_ok() });
            match shown {
                Ok(shown) => SHOWN.set(Some(shown)),
                Err(error) => tracing::warn!(%error, "no icon in the menu bar"),
            }
        });
        if !lent {
            told(Signal::TrayHost { present: false });
        }
        Self
    }

    #[allow(clippy::unused_self, reason = "the surface of the other systems")]
    pub(super) fn show(&self, view: TrayView) {
        main_thread::run(move || {
            SHOWN.with_borrow(|shown| {
                if let Some(Err(error)) = shown.as_ref().map(|shown| update(shown, &view)) {
                    tracing::warn!(%error, "the icon in the menu bar is out of date");
                }
            });
        });
    }
}

/// The drawing is a template: the menu bar gives it the colour of its other icons.
fn build(view: &TrayView) -> Result<tray_icon::TrayIcon, Refused> {
    let builder = TrayIconBuilder::new().with_menu(Box::new(drawn::menu(&view.entries)?)).with_tooltip(&view.tooltip);
    Ok(builder.with_icon(drawn::icon(view.icon)?).with_icon_as_template(true).build()?)
}

fn update(shown: &tray_icon::TrayIcon, view: &TrayView) -> Result<(), Refused> {
    shown.set_menu(Some(Box::new(drawn::menu(&view.entries)?)));
    shown.set_tooltip(Some(&view.tooltip))?;
    shown.set_icon_with_as_template(Some(drawn::icon(view.icon)?), true)?;
    Ok(())
}
