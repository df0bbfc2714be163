//! Do-not-disturb as the programs that keep it tell it themselves: dconf, Xfce's settings, swaync (and dunst, in
//! `attention.rs`).

use std::path::PathBuf;
use std::time::Duration;

use crate::support::compositor::{self, Compositor, Kind};
use crate::support::desktop::{self, Ear, Needs, Server, ear, eventually, here, on, run, start};
use limber_agent::adapters::attention;
use limber_agent::ports::signal::{Signal, SourceStanding};
use limber_core::engine::HoldReason;
use zbus::blocking::Connection;
use zbus::blocking::fdo::DBusProxy;

const DO_NOT_DISTURB: &[HoldReason] = &[HoldReason::DoNotDisturb];
const A_MOMENT: Duration = Duration::from_millis(300);

#[track_caller]
fn held(ear: &Ear, active: bool) {
    assert_eq!(ear.next(), Signal::Hold { reason: HoldReason::DoNotDisturb, active });
}

/// Starts a service and waits until it has its name.
fn serve(program: &str, arguments: &[&str], name: &'static str) -> Server {
    let server = start(program, arguments);
    owned(name);
    server
}

/// Waits until somebody has this name on the bus.
fn owned(name: &'static str) {
    let connection = Connection::session().unwrap();
    eventually(&format!("somebody takes the name {name}"), || {
        DBusProxy::new(&connection).unwrap().name_has_owner(name.try_into().unwrap()).unwrap()
    });
}

/// The first of these that is installed.
fn installed(places: impl IntoIterator<Item = PathBuf>) -> String {
    let place = places.into_iter().find(|place| place.is_file());
    place.expect("the service is installed by script/bootstrap --test").to_str().unwrap().to_owned()
}

/// dconf's service, which writes the database and says so.
fn dconf() -> Server {
    let places = ["/usr/libexec/dconf-service", "/usr/lib/dconf/dconf-service", "/usr/lib/dconf-service"];
    serve(&installed(places.map(PathBuf::from)), &[], "ca.desrt.dconf")
}

/// A switch of a desktop in dconf: off before the agent looks, on, off, on, and forgotten.
fn dconf_switch(desktop: &'static str, key: &str, [off, on]: [&str; 2]) {
    let needs = Needs { current_desktop: Some(desktop), ..Needs::BUS };
    desktop::on(needs, |_| {
        let _dconf = dconf();
        run("dconf", &["write", key, off]);
        let (report, ear) = ear();
        attention::start(&here(), &report, DO_NOT_DISTURB);
        ear.silent_for(A_MOMENT);
        run("dconf", &["write", key, on]);
        held(&ear, true);
        run("dconf", &["write", "/org/gnome/desktop/interface/clock-format", "'24h'"]);
        ear.silent_for(A_MOMENT);
        run("dconf", &["write", key, off]);
        held(&ear, false);
        run("dconf", &["write", key, on]);
        held(&ear, true);
        let folder = &key[..=key.rfind('/').unwrap()];
        run("dconf", &["reset", "-f", folder]);
        held(&ear, false);
    });
}

#[test]
fn gnome_hides_its_banners() {
    let key = "/org/gnome/desktop/notifications/show-banners";
    dconf_switch("ubuntu:GNOME", key, ["true", "false"]);
}

#[test]
fn cinnamon_shows_no_notifications() {
    let key = "/org/cinnamon/desktop/notifications/display-notifications";
    dconf_switch("X-Cinnamon", key, ["true", "false"]);
}

#[test]
fn mate_does_not_disturb() {
    dconf_switch("MATE", "/org/mate/notification-daemon/do-not-disturb", ["false", "true"]);
}

#[test]
fn pantheon_does_not_disturb() {
    let key = "/io/elementary/notifications/do-not-disturb";
    dconf_switch("Pantheon", key, ["false", "true"]);
}

#[test]
fn another_desktops_switch_is_left_over_and_does_not_count() {
    let needs = Needs { current_desktop: Some("XFCE"), ..Needs::BUS };
    on(needs, |_| {
        let _dconf = dconf();
        let (report, ear) = ear();
        attention::start(&here(), &report, DO_NOT_DISTURB);
        run("dconf", &["write", "/org/gnome/desktop/notifications/show-banners", "false"]);
        ear.silent_for(A_MOMENT);
    });
}

/// Where the service with Xfce's settings is.
fn xfconfd() -> String {
    let libraries = std::fs::read_dir("/usr/lib").unwrap().filter_map(|entry| Some(entry.ok()?.path()));
    let places = libraries.chain(["/usr/lib".into(), "/usr/lib64".into()]);
    installed(places.map(|library| library.join("xfce4/xfconf/xfconfd")))
}

#[test]
fn xfce_does_not_disturb() {
    let needs = Needs { current_desktop: Some("XFCE"), ..Needs::BUS };
    on(needs, |_| {
        let (report, ear) = ear();
        attention::start(&here(), &report, DO_NOT_DISTURB);
        let source = "xfce-do-not-disturb";
        let service = serve(&xfconfd(), &[], "org.xfce.Xfconf");
        // Off until it was ever set.
        ear.hears_of(source, SourceStanding::Says(false));
        ear.silent_for(A_MOMENT);
        let set = |value: &str| {
            let switch = ["--channel", "xfce4-notifyd", "--property", "/do-not-disturb"];
            run("xfconf-query", &[&switch[..], &["--create", "--type", "bool", "--set", value]].concat());
        };
        set("true");
        held(&ear, true);
        set("false");
        held(&ear, false);
        set("true");
        held(&ear, true);
        run("xfconf-query", &["--channel", "xfce4-notifyd", "--property", "/do-not-disturb", "--reset"]);
        held(&ear, false);
        set("true");
        held(&ear, true);
        drop(service);
        held(&ear, false);
        ear.hears_of(source, SourceStanding::Absent);
    });
}

#[test]
fn xfces_settings_on_another_desktop_are_no_source() {
    on(Needs::BUS, |_| {
        // Before the agent looks: absent is what it makes of the answer, and not what it found before there was one.
        let _service = serve(&xfconfd(), &[], "org.xfce.Xfconf");
        let (report, ear) = ear();
        attention::start(&here(), &report, DO_NOT_DISTURB);
        ear.hears_of("xfce-do-not-disturb", SourceStanding::Absent);
        ear.silent_for(A_MOMENT);
    });
}

#[test]
fn swaync_does_not_disturb() {
    compositor::on(|_| {
        let _sway = Compositor::start(Kind::Sway);
        let _dconf = dconf(); // where swaync keeps the switch
        let (report, early) = ear();
        attention::start(&here(), &report, DO_NOT_DISTURB);
        let swaync = serve("swaync", &[], "org.erikreider.swaync.cc");
        early.hears_of("swaync-do-not-disturb", SourceStanding::Says(false));
        early.silent_for(A_MOMENT);
        // To an agent that starts only now the others are absent by the answer of swaync, which shows the notifications.
        owned("org.freedesktop.Notifications");
        let (report, late) = ear();
        attention::start(&here(), &report, DO_NOT_DISTURB);
        late.hears_of("swaync-do-not-disturb", SourceStanding::Says(false));
        for others in ["notifications-inhibited", "dunst-paused", "mako-do-not-disturb"] {
            late.hears_of(others, SourceStanding::Absent);
        }
        late.silent_for(A_MOMENT);
        run("swaync-client", &["--dnd-on"]);
        held(&early, true);
        run("swaync-client", &["--dnd-off"]);
        held(&early, false);
        run("swaync-client", &["--toggle-dnd"]);
        held(&early, true);
        drop(swaync);
        held(&early, false);
    });
}
