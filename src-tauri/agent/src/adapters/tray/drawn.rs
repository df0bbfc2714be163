//! A view as tray-icon takes it, for the systems that speak through it.

use tray_icon::Icon;
use tray_icon::menu::{IsMenuItem, Menu, MenuEvent, MenuItem, PredefinedMenuItem, Submenu};

use super::icons;
use crate::ports::signal::{Report, Signal, TrayCommand};
use crate::ports::tray::{TrayEntry, TrayIcon};

/// Why the tray shows nothing, or something old.
#[derive(Debug, thiserror::Error)]
pub(super) enum Refused {
    #[error(transparent)]
    Tray(#[from] tray_icon::Error),
    #[error(transparent)]
    Menu(#[from] tray_icon::menu::Error),
    #[error(transparent)]
    Icon(#[from] tray_icon::BadIcon),
}

/// Reports what is chosen from now on.
pub(super) fn report_choices(report: Report) {
    MenuEvent::set_event_handler(Some(move |event: MenuEvent| {
        report(Signal::Tray(TrayCommand(event.id.0)));
    }));
}

pub(super) fn menu(entries: &[TrayEntry]) -> Result<Menu, Refused> {
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

/// The drawing in the size that suits most screens.
pub(super) fn icon(icon: TrayIcon) -> Result<Icon, Refused> {
    let [red, green, blue] = icons::COLOUR;
    let [.., mask, _] = icons::masks(icon);
    let pixels = mask.alpha.iter().flat_map(|&alpha| [red, green, blue, alpha]).collect();
    Ok(Icon::from_rgba(pixels, mask.size.into(), mask.size.into())?)
}
