//! The tray against a tray host played by the test: there from the start, later, and again after a restart.

use std::collections::HashMap;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use crate::support::desktop::{Ear, Needs, SOON, ear, eventually, here, on};
use crate::support::service;
use limber_agent::adapters::notify::{Notifier, Slot};
use limber_agent::adapters::tray::Tray;
use limber_agent::ports::reminder::Reminder;
use limber_agent::ports::signal::{NotificationSignal, Signal, SourceStanding, TrayCommand};
use limber_agent::ports::tray::{TrayEntry, TrayIcon, TrayView};
use zbus::blocking::{Connection, Proxy, connection};
use zbus::zvariant::{OwnedValue, Value};

const BUS: Needs = Needs::BUS;
const WATCHER: &str = "org.kde.StatusNotifierWatcher";

/// A tray host that writes down who registers.
struct Watcher(Sender<String>);

#[zbus::interface(name = "org.kde.StatusNotifierWatcher")]
impl Watcher {
    fn register_status_notifier_item(&self, service: &str) {
        self.0.send(service.to_owned()).unwrap();
    }

    #[zbus(property)]
    #[allow(clippy::unused_self, reason = "the interface's signature")]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }
}

/// The host while it runs.
struct Host {
    connection: Connection,
    registered: Receiver<String>,
}

fn host() -> Host {
    let (sender, registered) = channel();
    let builder = connection::Builder::session().unwrap().serve_at("/StatusNotifierWatcher", Watcher(sender)).unwrap();
    Host { connection: builder.name(WATCHER).unwrap().build().unwrap(), registered }
}

/// The item as a host sees it.
struct Item<'a> {
    item: Proxy<'a>,
    menu: Proxy<'a>,
}

/// Width, height, pixels.
type Pixmap = (i32, i32, Vec<u8>);
/// Label and id.
type Entry = (String, i32);
type Layout = (u32, (i32, HashMap<String, OwnedValue>, Vec<OwnedValue>));

impl Host {
    fn item(&self) -> Item<'_> {
        let service = self.registered.recv_timeout(SOON).expect("the item registers");
        let item = zbus::blocking::proxy::Builder::new(&self.connection)
            .destination(service.clone())
            .and_then(|builder| builder.path("/StatusNotifierItem"))
            .and_then(|builder| builder.interface("org.kde.StatusNotifierItem"))
            .unwrap()
            .cache_properties(zbus::proxy::CacheProperties::No)
            .build()
            .unwrap();
        let menu = Proxy::new(&self.connection, service, "/MenuBar", "com.canonical.dbusmenu").unwrap();
        Item { item, menu }
    }
}

impl Item<'_> {
    /// Label, id and children of every entry, a separator as an empty label.
    fn entries(&self) -> Vec<(Entry, Vec<Entry>)> {
        let none: &[&str] = &[];
        let (_, (_, _, children)): Layout = self.menu.call("GetLayout", &(0i32, -1i32, none)).unwrap();
        let read = |child: &OwnedValue| {
            let (id, properties, children): (i32, HashMap<String, OwnedValue>, Vec<OwnedValue>) =
                child.try_clone().unwrap().try_into().unwrap();
            let label = properties.get("label").map(|label| String::try_from(label.try_clone().unwrap()).unwrap());
            (label.unwrap_or_default(), id, children)
        };
        let flat = |child: &OwnedValue| {
            let (label, id, _) = read(child);
            (label, id)
        };
        children.iter().map(read).map(|(label, id, inner)| ((label, id), inner.iter().map(flat).collect())).collect()
    }

    fn press(&self, id: i32) {
        self.menu.call::<_, _, ()>("Event", &(id, "clicked", Value::from(0), 0u32)).unwrap();
    }

    fn tooltip(&self) -> String {
        let (_, _, title, _): (String, Vec<Pixmap>, String, String) = self.item.get_property("ToolTip").unwrap();
        title
    }

    fn icon(&self) -> Vec<Pixmap> {
        self.item.get_property("IconPixmap").unwrap()
    }
}

fn item(id: &str, label: &str) -> TrayEntry {
    TrayEntry::Item { id: id.into(), label: label.into(), enabled: true }
}

fn view(icon: TrayIcon, tooltip: &str) -> TrayView {
    let pauses = vec![item("pause-30", "30 minutes"), item("pause-60", "1 hour")];
    let entries = vec![
        TrayEntry::Item { id: "status".into(), label: tooltip.into(), enabled: false },
        TrayEntry::Separator,
        item("break-start", "Start break"),
        TrayEntry::Menu { label: "Pause".into(), entries: pauses },
        item("quit", "Quit"),
    ];
    TrayView { icon, tooltip: tooltip.into(), entries }
}

#[track_caller]
fn present(ear: &Ear, present: bool) {
    assert_eq!(ear.next(), Signal::TrayHost { present });
}

#[test]
fn the_icon_its_words_and_its_menu_reach_the_host() {
    on(BUS, |_| {
        let host = host();
        let (report, ear) = ear();
        let tray = Tray::start(&here(), report, view(TrayIcon::Running, "Break in 42 minutes"));
        present(&ear, true);
        let seen = host.item();
        assert_eq!(seen.tooltip(), "Break in 42 minutes");
        let running = seen.icon();
        assert_eq!(running.iter().map(|icon| icon.0).collect::<Vec<_>>(), [16, 22, 24, 32, 48]);
        let entries = seen.entries();
        let labels: Vec<_> = entries.iter().map(|entry| entry.0.0.as_str()).collect();
        assert_eq!(labels, ["Break in 42 minutes", "", "Start break", "Pause", "Quit"]);
        assert_eq!(entries[3].1.iter().map(|entry| entry.0.as_str()).collect::<Vec<_>>(), ["30 minutes", "1 hour"]);
        seen.press(entries[2].0.1);
        assert_eq!(ear.next(), Signal::Tray(TrayCommand("break-start".into())));
        seen.press(entries[3].1[1].1);
        assert_eq!(ear.next(), Signal::Tray(TrayCommand("pause-60".into())));
        tray.show(view(TrayIcon::Due, "A break is due"));
        eventually("the new words", || seen.tooltip() == "A break is due");
        assert!(running != seen.icon(), "a due break has another drawing");
        eventually("the new menu", || seen.entries()[0].0.0 == "A break is due");
    });
}

#[test]
fn a_host_that_starts_later_or_again_gets_the_icon_as_it_is_then() {
    on(BUS, |_| {
        let (report, ear) = ear();
        let tray = Tray::start(&here(), report, view(TrayIcon::Running, "first"));
        present(&ear, false);
        tray.show(view(TrayIcon::Running, "second"));
        let first = host();
        present(&ear, true);
        let seen = first.item();
        eventually("the newest words", || seen.tooltip() == "second");
        drop(seen);
        drop(first);
        present(&ear, false);
        tray.show(view(TrayIcon::Held, "third"));
        let second = host();
        present(&ear, true);
        let seen = second.item();
        eventually("the newest words", || seen.tooltip() == "third");
        seen.press(seen.entries()[4].0.1);
        assert_eq!(ear.next(), Signal::Tray(TrayCommand("quit".into())));
    });
}

#[test]
fn without_a_bus_the_tray_is_absent_and_takes_no_time() {
    on(Needs::NOTHING, |_| {
        let (report, ear) = ear();
        let tray = Tray::start(&here(), report, view(TrayIcon::Running, "first"));
        present(&ear, false);
        tray.show(view(TrayIcon::Running, "second"));
        ear.silent_for(Duration::from_millis(300));
    });
}

#[test]
fn a_bus_that_dies_leaves_no_busy_loop() {
    on(BUS, |desktop| {
        let _host = host();
        let (report, ear) = ear();
        let tray = Tray::start(&here(), report, view(TrayIcon::Running, "first"));
        present(&ear, true);
        desktop.kill_bus();
        tray.show(view(TrayIcon::Running, "second"));
        let before = cpu_ticks();
        std::thread::sleep(Duration::from_secs(1));
        let used = cpu_ticks() - before;
        assert!(used < 20, "{used} of 100 ticks went into a second of waiting");
    });
}

/// Processor time of this process, in hundredths of a second.
fn cpu_ticks() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let fields: Vec<&str> = stat.rsplit_once(')').unwrap().1.split_whitespace().collect();
    fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap()
}

#[test]
fn a_bus_that_is_started_again_gets_the_icon_as_it_is_then() {
    on(BUS, |desktop| {
        let first = host();
        let (report, ear) = ear();
        let tray = Tray::start(&here(), report, view(TrayIcon::Running, "first"));
        present(&ear, true);
        ear.hears_of("tray-host", SourceStanding::Answers);
        desktop.kill_bus();
        present(&ear, false);
        ear.hears_of_failing("tray-host");
        drop(first);
        tray.show(view(TrayIcon::Held, "second"));
        let _bus = desktop.start_bus_again();
        let again = host();
        present(&ear, true);
        ear.hears_of("tray-host", SourceStanding::Answers);
        let seen = again.item();
        eventually("the newest words", || seen.tooltip() == "second");
        seen.press(seen.entries()[4].0.1);
        assert_eq!(ear.next(), Signal::Tray(TrayCommand("quit".into())));
    });
}

/// A tray host that takes every question and answers none.
struct Hanging;

#[zbus::interface(name = "org.kde.StatusNotifierWatcher")]
impl Hanging {
    async fn register_status_notifier_item(&self, service: &str) {
        let _ = service;
        std::future::pending::<()>().await;
    }
}

#[test]
fn a_host_that_hangs_holds_nobody_up_and_is_told_as_failing() {
    on(BUS, |_| {
        let builder = connection::Builder::session().unwrap().serve_at("/StatusNotifierWatcher", Hanging).unwrap();
        let _hanging = builder.name(WATCHER).unwrap().build().unwrap();
        let service = service::serve(&["actions"], None);
        let (report, ear) = ear();
        let asked = Instant::now();
        let tray = Tray::start(&here(), report.clone(), view(TrayIcon::Running, "first"));
        for minute in 0..100 {
            tray.show(view(TrayIcon::Running, &minute.to_string()));
        }
        assert!(asked.elapsed() < Duration::from_millis(500), "the driver waits for nobody");
        let notifier = Notifier::new(&here(), report, Slot::Reminder, None);
        let title = "Time to move".to_owned();
        notifier.show(Reminder { number: 1, title, body: String::new(), actions: Vec::new(), quiet: false });
        assert_eq!(ear.next(), Signal::Notification(NotificationSignal::Shown { reminder: 1 }), "meanwhile");
        assert!(matches!(service.asked(), service::Asked::Notify { .. }));
        present(&ear, false);
        ear.hears_of_failing("tray-host");
    });
}
