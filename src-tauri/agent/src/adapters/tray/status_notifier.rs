//! The tray of Linux desktops (`StatusNotifierItem` and com.canonical.dbusmenu), spoken here (docs/adr/0012): the icon
//! comes back after its host or the bus did, and goes where the person is.

#![allow(clippy::used_underscore_binding, reason = "arguments of the interface that say nothing here")]

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_channel::{Receiver, Sender};
use futures_lite::{StreamExt, future};
use limber_core::health::HealthSubject;
use zbus::object_server::SignalEmitter;
use zbus::zvariant::ObjectPath;
use zbus::{Connection, MessageStream};

use super::icons;
use super::menu::{self, Menu};
use crate::adapters::bus::{self, BackOff, BusError};
use crate::adapters::desktop::{Desktop, Here};
use crate::ports::signal::{Report, Signal, SourceReport, SourceStanding};
use crate::ports::tray::{TrayIcon, TrayView};

const WATCHER: &str = "org.kde.StatusNotifierWatcher";
const WATCHER_PATH: &str = "/StatusNotifierWatcher";
const ITEM_PATH: &str = "/StatusNotifierItem";

/// The conversation with the tray host.
pub(super) struct Worker(Sender<TrayView>);

impl Worker {
    pub(super) fn start(desktop: &Desktop, report: Report, first: TrayView) -> Self {
        // Room for the newest view only: a host that hangs must not make the agent grow.
        let (sender, views) = async_channel::bounded(1);
        bus::spawn(serve(desktop.clone(), report, first, views));
        Self(sender)
    }

    pub(super) fn show(&self, view: TrayView) {
        // Closed only when the process ends.
        let _ = self.0.force_send(view);
    }
}

/// Shows the icon for as long as the process runs, on whichever desktop is used.
async fn serve(desktop: Desktop, report: Report, first: TrayView, views: Receiver<TrayView>) {
    let item = Item { menu: Menu::new(Arc::clone(&report), &first.entries), view: Arc::new(Mutex::new(first)) };
    let mut told = Told { report, present: None, standing: None };
    let mut back_off = BackOff::default();
    while !views.is_closed() {
        let here = desktop.here();
        let moved = async {
            desktop.moved(&here).await;
            Ok(())
        };
        let shown = future::or(item.show(&here, &views, &mut told, &mut back_off), moved).await;
        if desktop.has_moved(&here) {
            back_off = BackOff::default();
            continue;
        }
        let error = shown.err().unwrap_or(BusError::Gone);
        tracing::debug!(%error, "no tray");
        told.is(false, back_off.standing(), Some(error.to_string()));
        let newest = async {
            while let Ok(view) = views.recv().await {
                item.take(view);
            }
        };
        future::or(desktop.pause(&here, &mut back_off), newest).await;
    }
}

/// What was last reported: each change is, once.
struct Told {
    report: Report,
    present: Option<bool>,
    standing: Option<(SourceStanding, Option<String>)>,
}

impl Told {
    fn is(&mut self, present: bool, standing: SourceStanding, detail: Option<String>) {
        let now = (standing, detail.clone());
        if self.standing.replace(now.clone()) != Some(now) {
            (self.report)(SourceReport::signal(HealthSubject::Tray, "tray-host", standing, detail));
        }
        if self.present.replace(present) != Some(present) {
            (self.report)(Signal::TrayHost { present });
        }
    }
}

/// What a host shows. A clone is the same one.
#[derive(Clone)]
struct Item {
    view: Arc<Mutex<TrayView>>,
    menu: Menu,
}

impl Item {
    /// Shows the icon on the bus of a desktop until the bus is lost.
    async fn show(
        &self,
        here: &Here,
        views: &Receiver<TrayView>,
        told: &mut Told,
        back_off: &mut BackOff,
    ) -> Result<(), BusError> {
        let builder = bus::builder(&here.place)?;
        let builder = builder.serve_at(ITEM_PATH, self.clone())?.serve_at(menu::PATH, self.menu.clone())?;
        let connection = bus::connect(builder).await?;
        let mut owners = bus::listen(&connection, bus::owner_changes(WATCHER)?).await?;
        let name = own_name(&connection).await;
        *back_off = BackOff::default();
        let mut silent: Option<BackOff> = None;
        loop {
            // The host is asked anew: it started, it left, or it was too slow.
            match register(&connection, &name).await {
                Ok(()) => {
                    silent = None;
                    told.is(true, SourceStanding::Answers, None);
                }
                Err(error) if error.is_absence() => {
                    silent = None;
                    told.is(false, SourceStanding::Absent, None);
                }
                Err(error) => {
                    let back_off = silent.get_or_insert_with(BackOff::default);
                    told.is(false, back_off.standing(), Some(error.to_string()));
                }
            }
            if !bus::before_trying_again(self.pass_on(&connection, views, &mut owners), silent.as_mut()).await {
                return Ok(());
            }
        }
    }

    /// Tells the host each new view; true when another host is there, or none, and false when the bus is lost.
    async fn pass_on(&self, connection: &Connection, views: &Receiver<TrayView>, owners: &mut MessageStream) -> bool {
        loop {
            let view = async { Next::View(views.recv().await.ok()) };
            let host = async { Next::Host { lost: !matches!(owners.next().await, Some(Ok(_))) } };
            match future::or(view, host).await {
                Next::View(Some(view)) => {
                    let changed = self.take(view);
                    // A bus that takes nothing more is noticed by whoever listens; nobody waits for it here.
                    match bus::within(self.tell(connection, changed)).await {
                        Ok(()) => {}
                        Err(error) => tracing::debug!(%error, "the tray is out of date"),
                    }
                }
                Next::View(None) => return false,
                Next::Host { lost } => return !lost,
            }
        }
    }

    /// Notes what is to be shown. Returns what changed by it.
    fn take(&self, view: TrayView) -> Changed {
        let change = self.menu.set(&view.entries);
        let before = std::mem::replace(&mut *self.view(), view);
        let now = self.view();
        Changed { icon: before.icon != now.icon, tooltip: before.tooltip != now.tooltip, menu: change }
    }

    async fn tell(&self, connection: &Connection, changed: Changed) -> zbus::Result<()> {
        let emitter = SignalEmitter::new(connection, ITEM_PATH)?;
        if changed.icon {
            Self::new_icon(&emitter).await?;
        }
        if changed.tooltip {
            Self::new_tool_tip(&emitter).await?;
        }
        if let Some(change) = changed.menu {
            Menu::tell(&SignalEmitter::new(connection, menu::PATH)?, change).await?;
        }
        Ok(())
    }

    fn view(&self) -> MutexGuard<'_, TrayView> {
        self.view.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What happens while the icon is shown.
enum Next {
    /// There is something else to show; `None` when the agent ends.
    View(Option<TrayView>),
    /// Another host is there, or none; or the bus is lost.
    Host { lost: bool },
}

/// What a host has to read anew.
struct Changed {
    icon: bool,
    tooltip: bool,
    menu: Option<menu::Change>,
}

/// The name under which the specification wants an item; a sandbox may refuse it, and then our own will do.
async fn own_name(connection: &Connection) -> String {
    let name = format!("org.kde.StatusNotifierItem-{}-1", std::process::id());
    match bus::within(connection.request_name(name.as_str())).await {
        Ok(()) => name,
        Err(error) => {
            tracing::debug!(%error, "the tray icon has no name of its own");
            connection.unique_name().map(ToString::to_string).unwrap_or_default()
        }
    }
}

async fn register(connection: &Connection, name: &str) -> Result<(), BusError> {
    let method = "RegisterStatusNotifierItem";
    let asked = async { connection.call_method(Some(WATCHER), WATCHER_PATH, Some(WATCHER), method, &(name,)).await };
    bus::within(asked).await.map(drop)
}

/// Width, height, and pixels as ARGB32 in network byte order.
type Pixmap = (i32, i32, Vec<u8>);

#[zbus::interface(name = "org.kde.StatusNotifierItem")]
#[allow(clippy::unused_self, reason = "the interface's signatures")]
impl Item {
    /// The menu is all there is to press. Refusing tells the host to show it on a left click too.
    fn activate(&self, _x: i32, _y: i32) -> zbus::fdo::Result<()> {
        Err(zbus::fdo::Error::UnknownMethod("it is a menu".into()))
    }

    fn context_menu(&self, _x: i32, _y: i32) -> zbus::fdo::Result<()> {
        Err(zbus::fdo::Error::UnknownMethod("the menu is at Menu".into()))
    }

    fn secondary_activate(&self, _x: i32, _y: i32) {}

    fn scroll(&self, _delta: i32, _orientation: &str) {}

    #[zbus(property)]
    fn category(&self) -> &'static str {
        "ApplicationStatus"
    }

    #[zbus(property)]
    fn id(&self) -> &'static str {
        "limber"
    }

    #[zbus(property)]
    fn title(&self) -> &'static str {
        "Limber"
    }

    #[zbus(property)]
    fn status(&self) -> &'static str {
        "Active"
    }

    #[zbus(property)]
    fn window_id(&self) -> i32 {
        0
    }

    #[zbus(property)]
    fn icon_theme_path(&self) -> &'static str {
        ""
    }

    #[zbus(property)]
    fn menu(&self) -> ObjectPath<'static> {
        ObjectPath::from_static_str_unchecked(menu::PATH)
    }

    #[zbus(property)]
    fn item_is_menu(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn icon_name(&self) -> &'static str {
        ""
    }

    #[zbus(property)]
    fn icon_pixmap(&self) -> Vec<Pixmap> {
        pixmaps(self.view().icon)
    }

    #[zbus(property)]
    fn overlay_icon_name(&self) -> &'static str {
        ""
    }

    #[zbus(property)]
    fn overlay_icon_pixmap(&self) -> Vec<Pixmap> {
        Vec::new()
    }

    #[zbus(property)]
    fn attention_icon_name(&self) -> &'static str {
        ""
    }

    #[zbus(property)]
    fn attention_icon_pixmap(&self) -> Vec<Pixmap> {
        Vec::new()
    }

    #[zbus(property)]
    fn attention_movie_name(&self) -> &'static str {
        ""
    }

    #[zbus(property)]
    fn tool_tip(&self) -> (String, Vec<Pixmap>, String, String) {
        (String::new(), Vec::new(), self.view().tooltip.clone(), String::new())
    }

    #[zbus(signal)]
    async fn new_icon(emitter: &SignalEmitter<'_>) -> zbus::Result<()>;

    #[zbus(signal)]
    async fn new_tool_tip(emitter: &SignalEmitter<'_>) -> zbus::Result<()>;
}

/// Every size of a drawing.
fn pixmaps(icon: TrayIcon) -> Vec<Pixmap> {
    let [red, green, blue] = icons::COLOUR;
    let pixmap = |mask: &icons::Mask| {
        let data = mask.alpha.iter().flat_map(|&alpha| [alpha, red, green, blue]).collect();
        (i32::from(mask.size), i32::from(mask.size), data)
    };
    icons::masks(icon).iter().map(pixmap).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pixels_are_alpha_red_green_blue() {
        let (width, height, data) = &pixmaps(TrayIcon::Running)[1];
        assert_eq!((*width, *height, data.len()), (22, 22, 22 * 22 * 4));
        let covered = data.chunks(4).find(|pixel| pixel[0] == 255);
        assert_eq!(covered, Some(&[255, 0x5B, 0x7F, 0x93][..]));
    }
}
