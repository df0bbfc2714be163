//! The tray of Linux desktops (`StatusNotifierItem` and com.canonical.dbusmenu) through ksni, without GTK.
//!
//! ksni rather than tray-icon here: it keeps waiting for a tray host that starts later or again, takes every size of
//! a drawing, and needs one thread less (docs/adr).

use std::sync::{Arc, Mutex, PoisonError};

use async_channel::{Receiver, Sender};
use futures_lite::future;
use ksni::menu::{MenuItem, StandardItem, SubMenu};
use ksni::{Handle, Icon, OfflineReason, ToolTip, TrayMethods};

use super::{TrayEntry, TrayIcon, TrayView, icons};
use crate::adapters::bus::{self, BackOff};
use crate::adapters::{Report, Signal, TrayCommand};

/// The conversation with the tray host.
pub(super) struct Worker(Sender<TrayView>);

impl Worker {
    pub(super) fn start(report: Report, first: TrayView) -> Self {
        // Room for the newest view only: a host that hangs must not make the agent grow.
        let (sender, views) = async_channel::bounded(1);
        bus::spawn(serve(report, first, views));
        Self(sender)
    }

    pub(super) fn show(&self, view: TrayView) {
        // Closed only when the process ends.
        let _ = self.0.force_send(view);
    }
}

async fn serve(report: Report, first: TrayView, views: Receiver<TrayView>) {
    let (appeared, appearances) = async_channel::bounded(1);
    let host = Arc::new(Host { report, present: Mutex::new(None), appeared });
    let mut view = first;
    let mut back_off = BackOff::default();
    // Until there is a bus.
    let handle = loop {
        let item = Item { host: Arc::clone(&host), view: view.clone() };
        match item.assume_sni_available(true).spawn().await {
            Ok(handle) => break handle,
            Err(error) => {
                tracing::debug!(%error, "no bus for the tray");
                host.tell(false);
                let newest = async {
                    while let Ok(newer) = views.recv().await {
                        view = newer;
                    }
                };
                future::or(back_off.wait(), newest).await;
                if views.is_closed() {
                    return;
                }
            }
        }
    };
    // ksni says when there is no host, but not that there is one from the start.
    if host.is_present() != Some(false) {
        host.tell(true);
    }
    follow(&host, &handle, view, &views, &appearances).await;
    handle.shutdown().await;
}

/// Passes views on while somebody can see them, the newest one when somebody can again.
async fn follow(
    host: &Host,
    handle: &Handle<Item>,
    mut shown: TrayView,
    views: &Receiver<TrayView>,
    appearances: &Receiver<()>,
) {
    let mut newest = shown.clone();
    loop {
        let next =
            future::or(async { views.recv().await.map(Some) }, async { appearances.recv().await.map(|()| None) });
        match next.await {
            Ok(Some(view)) => newest = view,
            Ok(None) => {}
            Err(_) => return,
        }
        if newest != shown && host.is_present() == Some(true) {
            shown = newest.clone();
            let view = newest.clone();
            if handle.update(move |item| item.view = view).await.is_none() {
                host.tell(false);
            }
        }
    }
}

/// Whether somebody shows the icon, and who wants to know.
struct Host {
    report: Report,
    /// What was last reported.
    present: Mutex<Option<bool>>,
    appeared: Sender<()>,
}

impl Host {
    fn is_present(&self) -> Option<bool> {
        *self.present.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reports the first state and every change.
    fn tell(&self, present: bool) {
        let before = self.present.lock().unwrap_or_else(PoisonError::into_inner).replace(present);
        if before != Some(present) {
            (self.report)(Signal::TrayHost { present });
        }
        if present {
            // Full when the news is on its way already.
            let _ = self.appeared.try_send(());
        }
    }
}

/// What ksni serves.
struct Item {
    host: Arc<Host>,
    view: TrayView,
}

impl ksni::Tray for Item {
    // The menu is all there is to press, so a left click opens it too.
    const MENU_ON_ACTIVATE: bool = true;

    fn id(&self) -> String {
        "limber".into()
    }

    fn title(&self) -> String {
        "Limber".into()
    }

    fn icon_pixmap(&self) -> Vec<Icon> {
        pixmaps(self.view.icon)
    }

    fn tool_tip(&self) -> ToolTip {
        ToolTip { title: self.view.tooltip.clone(), ..ToolTip::default() }
    }

    fn menu(&self) -> Vec<MenuItem<Self>> {
        self.view.entries.iter().map(menu_item).collect()
    }

    fn watcher_online(&self) {
        self.host.tell(true);
    }

    fn watcher_offline(&self, reason: OfflineReason) -> bool {
        tracing::debug!(?reason, "no tray host");
        self.host.tell(false);
        true
    }
}

fn menu_item(entry: &TrayEntry) -> MenuItem<Item> {
    match entry {
        TrayEntry::Separator => MenuItem::Separator,
        TrayEntry::Item { id, label, enabled } => {
            let id = id.clone();
            let activate = Box::new(move |item: &mut Item| {
                (item.host.report)(Signal::Tray(TrayCommand(id.clone())));
            });
            StandardItem { label: literal(label), enabled: *enabled, activate, ..StandardItem::default() }.into()
        }
        TrayEntry::Menu { label, entries } => {
            let submenu = entries.iter().map(menu_item).collect();
            SubMenu { label: literal(label), submenu, ..SubMenu::default() }.into()
        }
    }
}

/// A label in which an underscore is an underscore and no access key.
fn literal(label: &str) -> String {
    label.replace('_', "__")
}

/// Every size of a drawing as ARGB32 in network byte order.
fn pixmaps(icon: TrayIcon) -> Vec<Icon> {
    let [red, green, blue] = icons::COLOUR;
    let pixmap = |mask: &icons::Mask| Icon {
        width: mask.size.into(),
        height: mask.size.into(),
        data: mask.alpha.iter().flat_map(|&alpha| [alpha, red, green, blue]).collect(),
    };
    icons::masks(icon).iter().map(pixmap).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pixels_are_alpha_red_green_blue() {
        let drawn = &pixmaps(TrayIcon::Running)[1];
        assert_eq!((drawn.width, drawn.height, drawn.data.len()), (22, 22, 22 * 22 * 4));
        let covered = drawn.data.chunks(4).find(|pixel| pixel[0] == 255);
        assert_eq!(covered, Some(&[255, 0x5B, 0x7F, 0x93][..]));
    }

    #[test]
    fn an_underscore_is_no_access_key() {
        assert_eq!(literal("a_b"), "a__b");
    }
}
