//! Sleep, lock, idle time and what speaks against a reminder, from services that python-dbusmock plays.

use std::fs;
use std::time::Duration;

use crate::support::desktop::{Ear, Needs, ear, eventually, here, on};
use crate::support::mock::{self, Mock};
use limber_agent::adapters::{attention, idle, session};
use limber_agent::ports::signal::{IdleSignal, SessionSignal, Signal};
use limber_core::engine::HoldReason;
use zbus::zvariant::{ObjectPath, Value};

const BUS: Needs = Needs::BUS;
const A_MOMENT: Duration = Duration::from_millis(300);
const MINUTE: Duration = Duration::from_mins(1);

#[track_caller]
fn held(ear: &Ear, reason: HoldReason, active: bool) {
    assert_eq!(ear.next(), Signal::Hold { reason, active });
}

/// A logind with one session, and what the person does in it.
struct Logind(Mock);

impl Logind {
    const SESSION: &str = "/org/freedesktop/login1/session/c2";

    fn start() -> Self {
        let mock = Mock::logind();
        mock.control("/org/freedesktop/login1", "AddSession", &("c2", "seat0", 1000u32, "somebody", true));
        Self(mock)
    }

    /// Waits until the session is listened to: it is unlocked until that is heard.
    fn found(&self, ear: &Ear) {
        eventually("the session is listened to", || {
            self.ask_to("Unlock");
            ear.within(Duration::from_millis(50)) == Some(Signal::Session(SessionSignal::Unlocked))
        });
    }

    /// What `loginctl lock-session` does.
    fn ask_to(&self, what: &str) {
        self.0.call(Self::SESSION, "org.freedesktop.login1.Session", what, &());
    }

    /// What a screen lock says once it is there.
    fn locked_hint(&self, locked: bool) {
        self.0.call(Self::SESSION, "org.freedesktop.login1.Session", "SetLockedHint", &(locked,));
    }

    fn prepare_for_sleep(&self, about_to: bool) {
        self.0.emit("PrepareForSleep", "b", &[about_to.into()]);
    }
}

#[test]
fn logind_tells_sleep_and_lock() {
    on(Needs { session: Some("c2"), ..BUS }, |_| {
        let logind = Logind::start();
        let (report, ear) = ear();
        session::start(&here(), report);
        logind.found(&ear);
        let told = |signal| assert_eq!(ear.next(), Signal::Session(signal));
        logind.prepare_for_sleep(true);
        told(SessionSignal::Suspending);
        logind.prepare_for_sleep(false);
        told(SessionSignal::Woke);
        logind.ask_to("Lock");
        told(SessionSignal::Locked);
        logind.locked_hint(true);
        logind.locked_hint(false);
        told(SessionSignal::Unlocked);
        logind.locked_hint(true);
        told(SessionSignal::Locked);
        logind.0.kill();
        let logind = Logind::start();
        logind.found(&ear);
        logind.prepare_for_sleep(true);
        told(SessionSignal::Suspending);
    });
}

#[test]
fn the_session_is_the_persons_graphical_one_where_none_is_named() {
    on(BUS, |_| {
        let logind = Logind::start();
        // An agent started by the user's service manager is in no session; logind then knows the one on the screen.
        logind.0.methods(
            "org.freedesktop.login1.Manager",
            &[("GetSession", "s", "o", "raise dbus.exceptions.DBusException('no such session', name='org.none')")],
        );
        let user = "/org/freedesktop/login1/user/self";
        let display = ("c2", ObjectPath::try_from(Logind::SESSION).unwrap());
        let properties = std::collections::HashMap::from([("Display", Value::from(display))]);
        let none: &[mock::Method<'_>] = &[];
        let object = (user, "org.freedesktop.login1.User", properties, none);
        logind.0.control("/org/freedesktop/login1", "AddObject", &object);
        let (report, ear) = ear();
        session::start(&here(), report);
        logind.found(&ear);
        logind.locked_hint(true);
        assert_eq!(ear.next(), Signal::Session(SessionSignal::Locked));
    });
}

/// Mutter's idle monitor: the mock counts, the test rings.
struct Mutter(Mock);

impl Mutter {
    fn start() -> Self {
        let (service, path) = ("org.gnome.Mutter.IdleMonitor", "/org/gnome/Mutter/IdleMonitor/Core");
        let mock = Mock::new(service, path, service);
        mock.methods(
            service,
            &[
                ("GetIdletime", "", "t", "ret = getattr(self, 'idle_time', 0)"),
                ("SetIdletime", "t", "", "self.idle_time = args[0]"),
                (
                    "AddIdleWatch",
                    "t",
                    "u",
                    "self.rest_watch = getattr(self, 'rest_watch', 10) + 1; ret = self.rest_watch",
                ),
                (
                    "AddUserActiveWatch",
                    "",
                    "u",
                    "self.return_watch = getattr(self, 'return_watch', 50) + 1; ret = self.return_watch",
                ),
                ("RemoveWatch", "u", "", ""),
                ("RingRest", "", "", "self.EmitSignal('', 'WatchFired', 'u', [self.rest_watch])"),
                ("RingReturn", "", "", "self.EmitSignal('', 'WatchFired', 'u', [self.return_watch])"),
            ],
        );
        Self(mock)
    }

    fn idle(&self, milliseconds: u64) {
        self.0.call(
            "/org/gnome/Mutter/IdleMonitor/Core",
            "org.gnome.Mutter.IdleMonitor",
            "SetIdletime",
            &(milliseconds,),
        );
    }

    fn ring(&self, which: &str) {
        self.0.call("/org/gnome/Mutter/IdleMonitor/Core", "org.gnome.Mutter.IdleMonitor", which, &());
    }
}

#[test]
fn mutter_tells_rest_and_return() {
    on(BUS, |_| {
        let mutter = Mutter::start();
        let (report, ear) = ear();
        let source = idle::start(&here(), report, 1);
        source.watch(MINUTE);
        assert_eq!(ear.next(), Signal::Idle(IdleSignal::Active), "the state at the start is told");
        assert_eq!(source.name(), "gnome-mutter");
        assert_eq!((mutter.0.calls("AddIdleWatch"), mutter.0.calls("AddUserActiveWatch")), (1, 0));
        for returns in 1..=2 {
            mutter.idle(60_003);
            mutter.ring("RingRest");
            let rest = IdleSignal::Idle { since_input: Duration::from_millis(60_003) };
            assert_eq!(ear.next(), Signal::Idle(rest));
            eventually("the return is waited for", || mutter.0.calls("AddUserActiveWatch") == returns);
            mutter.idle(5);
            mutter.ring("RingReturn");
            assert_eq!(ear.next(), Signal::Idle(IdleSignal::Active));
        }
        source.watch(MINUTE * 2);
        eventually("the watch is set anew", || mutter.0.calls("AddIdleWatch") == 2);
        eventually("the one before is taken back", || mutter.0.calls("RemoveWatch") == 1);
        mutter.0.kill();
        assert_eq!(ear.next(), Signal::Idle(IdleSignal::Unknown));
        let _mutter = Mutter::start();
        assert_eq!(ear.next(), Signal::Idle(IdleSignal::Active));
        assert_eq!(source.name(), "gnome-mutter");
    });
}

/// Follows do-not-disturb of a service, both ways and through its end.
fn property_holds(interface: &'static str, property: &'static str) {
    on(BUS, |_| {
        let (report, ear) = ear();
        attention::start(&here(), &report, &[HoldReason::DoNotDisturb]);
        let service = Mock::notifications();
        service.properties(interface, &[(property, false.into())]);
        ear.silent_for(A_MOMENT);
        for active in [true, false, true] {
            service.change(interface, (property, active.into()));
            held(&ear, HoldReason::DoNotDisturb, active);
        }
        service.kill();
        held(&ear, HoldReason::DoNotDisturb, false);
    });
}

#[test]
fn plasma_that_inhibits_notifications_does_not_disturb() {
    property_holds("org.freedesktop.Notifications", "Inhibited");
}

#[test]
fn a_dunst_that_is_paused_does_not_disturb() {
    property_holds("org.dunstproject.cmd0", "paused");
}

#[test]
fn a_mako_in_its_do_not_disturb_mode_does_not_disturb() {
    on(BUS, |_| {
        let (path, interface) = ("/fr/emersion/Mako", "fr.emersion.Mako");
        let modes = |modes: &[&'static str]| std::collections::HashMap::from([("Modes", Value::from(modes.to_vec()))]);
        let mako = Mock::notifications();
        let none: &[mock::Method<'_>] = &[];
        let object = (path, interface, modes(&["default", "do-not-disturb"]), none);
        mako.control("/org/freedesktop/Notifications", "AddObject", &object);
        let (report, ear) = ear();
        attention::start(&here(), &report, &[HoldReason::DoNotDisturb]);
        held(&ear, HoldReason::DoNotDisturb, true);
        let change = |now: &[&'static str]| mako.control(path, "UpdateProperties", &(interface, modes(now)));
        change(&["default", "away"]);
        held(&ear, HoldReason::DoNotDisturb, false);
        change(&["do-not-disturb"]);
        held(&ear, HoldReason::DoNotDisturb, true);
        mako.kill();
        held(&ear, HoldReason::DoNotDisturb, false);
    });
}

#[test]
fn a_budgie_that_is_muted_does_not_disturb() {
    on(BUS, |_| {
        let (path, interface) = ("/org/budgie_desktop/Notifications", "org.buddiesofbudgie.budgie.Dispatcher");
        let budgie = Mock::new("org.budgie_desktop.Notifications", path, interface);
        let toggle = "self.muted = not getattr(self, 'muted', False); \
                      self.EmitSignal('', 'DoNotDisturbChanged', 'b', [self.muted])";
        let asked = ("GetDoNotDisturb", "", "b", "ret = getattr(self, 'muted', False)");
        budgie.methods(interface, &[asked, ("ToggleDoNotDisturb", "", "", toggle)]);
        let (report, ear) = ear();
        attention::start(&here(), &report, &[HoldReason::DoNotDisturb]);
        ear.silent_for(A_MOMENT);
        for active in [true, false, true] {
            budgie.call(path, interface, "ToggleDoNotDisturb", &());
            held(&ear, HoldReason::DoNotDisturb, active);
        }
        budgie.kill();
        held(&ear, HoldReason::DoNotDisturb, false);
    });
}

#[test]
fn gnome_that_hides_banners_does_not_disturb() {
    let needs = Needs { current_desktop: Some("GNOME"), ..BUS };
    on(needs, |desktop| {
        let (report, ear) = ear();
        attention::start(&here(), &report, &[HoldReason::DoNotDisturb]);
        let writer = Mock::new("ca.desrt.dconf", "/ca/desrt/dconf/Writer/user", "ca.desrt.dconf.Writer");
        let written = |key: &str| writer.emit("Notify", "sass", &[key.into(), vec![""].into(), ":1.9:user:1".into()]);
        let folder = desktop.dir.join("config/dconf");
        fs::create_dir_all(&folder).unwrap();
        ear.silent_for(A_MOMENT);
        fs::write(folder.join("user"), include_bytes!("fixtures/dconf-banners-off")).unwrap();
        written("/org/gnome/desktop/interface/clock-format");
        ear.silent_for(A_MOMENT);
        written("/org/gnome/desktop/notifications/show-banners");
        held(&ear, HoldReason::DoNotDisturb, true);
        fs::remove_file(folder.join("user")).unwrap();
        written("/org/gnome/desktop/notifications/");
        held(&ear, HoldReason::DoNotDisturb, false);
    });
}

/// A service that programs ask to keep the screen on, and how such a program asks and lets go.
struct Keeper {
    mock: Mock,
    path: &'static str,
    interface: &'static str,
}

impl Keeper {
    fn ask(&self) {
        self.mock.call(self.path, self.interface, "TestInhibit", &());
    }

    fn let_go(&self) {
        self.mock.call(self.path, self.interface, "TestUninhibit", &());
    }
}

/// Follows a service that keeps the screen on, both ways and through its end.
fn keeping_the_screen_on_holds(start: impl Fn() -> Keeper) {
    on(BUS, |_| {
        let keeper = start();
        let (report, ear) = ear();
        attention::start(&here(), &report, &[HoldReason::Fullscreen]);
        ear.silent_for(A_MOMENT);
        for _ in 0..2 {
            keeper.ask();
            held(&ear, HoldReason::Fullscreen, true);
            keeper.let_go();
            held(&ear, HoldReason::Fullscreen, false);
        }
        keeper.ask();
        held(&ear, HoldReason::Fullscreen, true);
        keeper.mock.kill();
        held(&ear, HoldReason::Fullscreen, false);
    });
}

fn keeper(
    service: &'static str,
    path: &'static str,
    interface: &'static str,
    asked: mock::Method<'_>,
    announced: [&str; 2],
) -> Keeper {
    let mock = Mock::new(service, path, interface);
    let [on, off] = announced;
    mock.methods(
        interface,
        &[
            asked,
            ("TestInhibit", "", "", &format!("self.inhibited = True; {on}")),
            ("TestUninhibit", "", "", &format!("self.inhibited = False; {off}")),
        ],
    );
    Keeper { mock, path, interface }
}

#[test]
fn a_program_that_keeps_gnome_from_idling_is_a_presentation() {
    keeping_the_screen_on_holds(|| {
        let (name, path) = ("org.gnome.SessionManager", "/org/gnome/SessionManager");
        // Inhibiting logout (1) alone is no presentation.
        let asked = ("IsInhibited", "u", "b", "ret = bool(args[0] & (8 if getattr(self, 'inhibited', False) else 1))");
        let inhibitor = "'o', ['/org/gnome/SessionManager/Inhibitor7'])";
        let added = format!("self.EmitSignal('', 'InhibitorAdded', {inhibitor}");
        let removed = format!("self.EmitSignal('', 'InhibitorRemoved', {inhibitor}");
        keeper(name, path, name, asked, [&added, &removed])
    });
}

#[test]
fn a_program_that_keeps_kdes_screen_on_is_a_presentation() {
    keeping_the_screen_on_holds(|| {
        let (name, path) = ("org.kde.Solid.PowerManagement.PolicyAgent", "/org/kde/Solid/PowerManagement/PolicyAgent");
        // Inhibiting sleep (1) alone is no presentation.
        let asked =
            ("HasInhibition", "u", "b", "ret = bool(args[0] & (4 if getattr(self, 'inhibited', False) else 1))");
        let added = "self.EmitSignal('', 'InhibitionsChanged', 'a(ss)as', [[('mpv', 'playing')], []])";
        let removed = "self.EmitSignal('', 'InhibitionsChanged', 'a(ss)as', [[], ['mpv']])";
        keeper(name, path, name, asked, [added, removed])
    });
}

#[test]
fn a_program_that_keeps_other_desktops_screens_on_is_a_presentation() {
    keeping_the_screen_on_holds(|| {
        let name = "org.freedesktop.PowerManagement";
        let (path, interface) = ("/org/freedesktop/PowerManagement/Inhibit", "org.freedesktop.PowerManagement.Inhibit");
        let asked = ("HasInhibit", "", "b", "ret = getattr(self, 'inhibited', False)");
        let added = "self.EmitSignal('', 'HasInhibitChanged', 'b', [True])";
        let removed = "self.EmitSignal('', 'HasInhibitChanged', 'b', [False])";
        keeper(name, path, interface, asked, [added, removed])
    });
}

#[test]
fn a_program_that_keeps_logind_from_idling_is_a_presentation() {
    on(BUS, |_| {
        const MANAGER: &str = "org.freedesktop.login1.Manager";
        let logind = Mock::logind();
        logind.properties(MANAGER, &[("BlockInhibited", "".into())]);
        let (report, ear) = ear();
        attention::start(&here(), &report, &[HoldReason::Fullscreen]);
        ear.silent_for(A_MOMENT);
        for (blocked, active) in [("shutdown:idle", Some(true)), ("idle", None), ("sleep", Some(false))] {
            logind.change(MANAGER, ("BlockInhibited", blocked.into()));
            match active {
                Some(active) => held(&ear, HoldReason::Fullscreen, active),
                None => ear.silent_for(A_MOMENT),
            }
        }
        logind.change(MANAGER, ("BlockInhibited", "idle".into()));
        held(&ear, HoldReason::Fullscreen, true);
        logind.kill();
        held(&ear, HoldReason::Fullscreen, false);
    });
}
