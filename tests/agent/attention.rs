//! What speaks against a reminder: dunst for real, the other services played by the test, devices in a folder.

use std::fs::{self, File};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::support::desktop::{self, Ear, Needs, ear, eventually, here, on};
use limber_agent::adapters::attention;
use limber_agent::ports::signal::{Signal, SourceStanding};
use limber_core::engine::HoldReason;
use zbus::blocking::{Connection, connection};

const DO_NOT_DISTURB: &[HoldReason] = &[HoldReason::DoNotDisturb];
const FULLSCREEN: &[HoldReason] = &[HoldReason::Fullscreen];
const MEETING: &[HoldReason] = &[HoldReason::Meeting];
const A_MOMENT: Duration = Duration::from_millis(300);

#[track_caller]
fn told(ear: &Ear, reason: HoldReason, active: bool) {
    assert_eq!(ear.next(), Signal::Hold { reason, active });
}

#[test]
fn a_paused_dunst_is_do_not_disturb() {
    on(Needs { x: true, ..Needs::BUS }, |_| {
        let (report, ear) = ear();
        attention::start(&here(), &report, DO_NOT_DISTURB);
        ear.silent_for(A_MOMENT);
        let dunst = desktop::start("dunst", &["-config", "/dev/null"]);
        eventually("dunst takes its name", || {
            let bus = Connection::session().unwrap();
            let names = zbus::blocking::fdo::DBusProxy::new(&bus).unwrap();
            names.name_has_owner("org.freedesktop.Notifications".try_into().unwrap()).unwrap()
        });
        ear.silent_for(A_MOMENT);
        desktop::run("dunstctl", &["set-paused", "true"]);
        told(&ear, HoldReason::DoNotDisturb, true);
        desktop::run("dunstctl", &["set-paused", "false"]);
        told(&ear, HoldReason::DoNotDisturb, false);
        desktop::run("dunstctl", &["set-paused", "true"]);
        told(&ear, HoldReason::DoNotDisturb, true);
        drop(dunst);
        told(&ear, HoldReason::DoNotDisturb, false);
    });
}

/// KDE's notification service.
struct Plasma(bool);

#[zbus::interface(name = "org.freedesktop.Notifications")]
impl Plasma {
    #[zbus(property)]
    fn inhibited(&self) -> bool {
        self.0
    }
}

#[test]
fn an_inhibited_notification_service_is_do_not_disturb() {
    on(Needs::BUS, |_| {
        let path = "/org/freedesktop/Notifications";
        let builder = connection::Builder::session().unwrap().serve_at(path, Plasma(true)).unwrap();
        let plasma = builder.name("org.freedesktop.Notifications").unwrap().build().unwrap();
        let (report, ear) = ear();
        attention::start(&here(), &report, DO_NOT_DISTURB);
        told(&ear, HoldReason::DoNotDisturb, true);
        ear.hears_of("notifications-inhibited", SourceStanding::Says(true));
        ear.hears_of("dunst-paused", SourceStanding::Absent);
        ear.hears_of("xfce-do-not-disturb", SourceStanding::Absent);
        let server = plasma.object_server().interface::<_, Plasma>(path).unwrap();
        server.get_mut().0 = false;
        zbus::block_on(server.get().inhibited_changed(server.signal_emitter())).unwrap();
        told(&ear, HoldReason::DoNotDisturb, false);
        ear.hears_of("notifications-inhibited", SourceStanding::Says(false));
        // Whoever leaves the bus is asked no more, and does not go on saying what it said.
        drop(server);
        drop(plasma);
        ear.hears_of("notifications-inhibited", SourceStanding::Absent);
    });
}

#[test]
fn gnome_without_banners_is_do_not_disturb() {
    let needs = Needs { current_desktop: Some("ubuntu:GNOME"), ..Needs::BUS };
    on(needs, |desktop| {
        let (report, ear) = ear();
        let writer = Connection::session().unwrap();
        writer.request_name("ca.desrt.dconf").unwrap();
        attention::start(&here(), &report, DO_NOT_DISTURB);
        ear.silent_for(A_MOMENT);
        let folder = desktop.dir.join("config/dconf");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("user"), include_bytes!("fixtures/dconf-banners-off")).unwrap();
        let written = |key: &str| {
            let (path, interface) = ("/ca/desrt/dconf/Writer/user", "ca.desrt.dconf.Writer");
            writer.emit_signal(None::<&str>, path, interface, "Notify", &(key, vec![""], ":1.1:user:1")).unwrap();
        };
        written("/org/gnome/desktop/interface/clock-format");
        ear.silent_for(A_MOMENT);
        written("/org/gnome/desktop/notifications/show-banners");
        told(&ear, HoldReason::DoNotDisturb, true);
        fs::remove_file(folder.join("user")).unwrap();
        written("/org/gnome/desktop/");
        told(&ear, HoldReason::DoNotDisturb, false);
    });
}

/// GNOME's session manager.
struct SessionManager(Arc<AtomicBool>);

#[zbus::interface(name = "org.gnome.SessionManager")]
impl SessionManager {
    fn is_inhibited(&self, flags: u32) -> bool {
        flags & 8 != 0 && self.0.load(Ordering::Relaxed)
    }
}

/// logind's manager: what is inhibited, and how often that was asked.
struct Manager(Arc<Mutex<(String, u32)>>);

#[zbus::interface(name = "org.freedesktop.login1.Manager")]
impl Manager {
    #[zbus(property)]
    fn block_inhibited(&self) -> String {
        let mut known = self.0.lock().unwrap();
        known.1 += 1;
        known.0.clone()
    }
}

#[test]
fn what_keeps_the_screen_on_is_a_presentation() {
    on(Needs::BUS, |_| {
        let inhibited = Arc::new(AtomicBool::new(false));
        let path = "/org/gnome/SessionManager";
        let builder =
            connection::Builder::session().unwrap().serve_at(path, SessionManager(inhibited.clone())).unwrap();
        let session = builder.name("org.gnome.SessionManager").unwrap().build().unwrap();
        let blocked = Arc::new(Mutex::new(("shutdown:sleep".to_owned(), 0)));
        let manager = "/org/freedesktop/login1";
        let builder = connection::Builder::session().unwrap().serve_at(manager, Manager(blocked.clone())).unwrap();
        let logind = builder.name("org.freedesktop.login1").unwrap().build().unwrap();
        let (report, ear) = ear();
        attention::start(&here(), &report, FULLSCREEN);
        ear.silent_for(A_MOMENT);
        let changed = |member: &str| {
            let inhibitor = zbus::zvariant::ObjectPath::try_from("/org/gnome/SessionManager/Inhibitor1").unwrap();
            session.emit_signal(None::<&str>, path, "org.gnome.SessionManager", member, &(inhibitor,)).unwrap();
        };
        inhibited.store(true, Ordering::Relaxed);
        changed("InhibitorAdded");
        told(&ear, HoldReason::Fullscreen, true);
        let block = |what: &str| {
            *blocked.lock().unwrap() = (what.to_owned(), 0);
            let server = logind.object_server().interface::<_, Manager>(manager).unwrap();
            zbus::block_on(server.get().block_inhibited_changed(server.signal_emitter())).unwrap();
            // Once by the announcement itself, once by the agent.
            eventually("logind is asked again", || blocked.lock().unwrap().1 >= 2);
        };
        block("shutdown:idle");
        inhibited.store(false, Ordering::Relaxed);
        changed("InhibitorRemoved");
        ear.silent_for(A_MOMENT);
        block("shutdown");
        told(&ear, HoldReason::Fullscreen, false);
    });
}

#[test]
fn a_microphone_or_camera_in_use_is_a_meeting() {
    on(Needs::NOTHING, |desktop| {
        let root = desktop.dir.join("root");
        let status = root.join("proc/asound/card0/pcm0c/sub0/status");
        fs::create_dir_all(root.join("dev/snd")).unwrap();
        fs::create_dir_all(status.parent().unwrap()).unwrap();
        let (microphone, camera) = (root.join("dev/snd/pcmC0D0c"), root.join("dev/video0"));
        File::create(&microphone).unwrap();
        fs::write(&status, "closed\n").unwrap();
        let (report, ear) = ear();
        attention::start_below(&root, &here(), &report, MEETING);
        ear.silent_for(A_MOMENT);
        ear.hears_of("microphone", SourceStanding::Says(false));
        ear.hears_of("camera", SourceStanding::Absent);
        let recording = File::open(&microphone).unwrap();
        fs::write(&status, "state: RUNNING\nowner_pid   : 77\n").unwrap();
        told(&ear, HoldReason::Meeting, true);
        // A camera that is plugged in during the call.
        File::create(&camera).unwrap();
        let filming = File::open(&camera).unwrap();
        fs::write(&status, "closed\n").unwrap();
        drop(recording);
        ear.silent_for(Duration::from_secs(2));
        ear.hears_of("camera", SourceStanding::Says(true));
        drop(filming);
        told(&ear, HoldReason::Meeting, false);
        ear.hears_of("microphone", SourceStanding::Says(false));
    });
}

#[test]
fn without_anybody_to_ask_nothing_holds() {
    on(Needs::NOTHING, |desktop| {
        let (report, ear) = ear();
        let all = [HoldReason::DoNotDisturb, HoldReason::Meeting, HoldReason::Fullscreen];
        attention::start_below(&desktop.dir, &here(), &report, &all);
        ear.silent_for(A_MOMENT);
        // No bus is no answer: unknown, with the reason and the next try, and never "off".
        // It may have been tried again by the time this looks.
        let least = Duration::from_secs(5);
        eventually("the lost bus is told", || {
            ["dunst-paused", "logind-idle-inhibited"].into_iter().all(|source| {
                let Some(said) = ear.source(source) else { return false };
                let SourceStanding::Failing { tries, again_in: Some(again_in) } = said.standing else {
                    panic!("{source} was never answered and stands as {said:?}");
                };
                assert!(tries >= 1 && again_in >= least && said.detail.is_some(), "{said:?}");
                true
            })
        });
    });
}

/// A desktop that is only just starting: it has its name, and no answer for the first question.
struct Starting(Arc<AtomicBool>);

#[zbus::interface(name = "org.freedesktop.Notifications")]
impl Starting {
    #[zbus(property)]
    fn inhibited(&self) -> zbus::fdo::Result<bool> {
        if self.0.swap(true, Ordering::Relaxed) { Ok(true) } else { Err(zbus::fdo::Error::NoReply("starting".into())) }
    }
}

#[test]
fn a_service_that_was_too_slow_is_asked_again() {
    on(Needs::BUS, |_| {
        let service = Starting(Arc::default());
        let builder = connection::Builder::session().unwrap().serve_at("/org/freedesktop/Notifications", service);
        let _service = builder.unwrap().name("org.freedesktop.Notifications").unwrap().build().unwrap();
        let (report, ear) = ear();
        attention::start(&here(), &report, DO_NOT_DISTURB);
        let again_in = Some(Duration::from_secs(5));
        ear.hears_of("notifications-inhibited", SourceStanding::Failing { tries: 1, again_in });
        told(&ear, HoldReason::DoNotDisturb, true);
    });
}

#[test]
fn a_bus_that_is_started_again_is_heard_again_and_holds_nothing_meanwhile() {
    on(Needs::BUS, |desktop| {
        let plasma = |inhibited| {
            let builder = connection::Builder::session().unwrap();
            let builder = builder.serve_at("/org/freedesktop/Notifications", Plasma(inhibited)).unwrap();
            builder.name("org.freedesktop.Notifications").unwrap().build().unwrap()
        };
        let first = plasma(true);
        let (report, ear) = ear();
        attention::start(&here(), &report, &[HoldReason::DoNotDisturb, HoldReason::Fullscreen]);
        told(&ear, HoldReason::DoNotDisturb, true);
        desktop.kill_bus();
        told(&ear, HoldReason::DoNotDisturb, false);
        let sources = ["notifications-inhibited", "dunst-paused", "gnome-session-inhibited", "logind-idle-inhibited"];
        for source in sources {
            ear.hears_of_failing(source);
        }
        drop(first);
        let _bus = desktop.start_bus_again();
        let _plasma = plasma(true);
        told(&ear, HoldReason::DoNotDisturb, true);
        for source in &sources[1..] {
            ear.hears_of(source, SourceStanding::Absent);
        }
    });
}
