//! The real agent, first started where there is neither a screen nor a bus (over ssh, on a console, by a timer), and
//! then asked for something from the person's session: everything it needs of a desktop moves there.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use limber_core::api::{Request, Response};
use limber_core::health::{HealthSubject, Standing};

use crate::support::desktop::{Needs, on};
use crate::support::mock::Mock;
use crate::support::resident::{Home, until};
use crate::support::service::{Asked, serve};

const SESSION: Needs = Needs { x: true, ..Needs::BUS };

/// `limber` in the session of this test.
fn in_session(home: &Home, line: &str) -> Command {
    let mut command = home.command(line.split(' '));
    for name in ["DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS", "DISPLAY"] {
        command.env(name, std::env::var_os(name).unwrap());
    }
    command
}

/// How a source stands, if anything is known of it.
fn standing(home: &Home, subject: HealthSubject, source: &str) -> Option<Standing> {
    let Response::Health(report) = home.ask(Request::Health) else { panic!("no report") };
    let line = report.lines.into_iter().find(|line| line.subject == subject)?;
    line.sources.into_iter().find(|known| known.name == source).map(|known| known.standing)
}

/// A window that takes a while to say hello.
fn slow_window(home: &Home) {
    let real = home.path("window.py");
    fs::rename(home.path("window.sh"), &real).unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o700)).unwrap();
    let ready = home.path("ready");
    home.set_window(&format!("#!/bin/sh\nsleep 1\n: > '{}'\nexec '{}' \"$@\"\n", ready.display(), real.display()));
}

#[test]
fn whatever_is_asked_from_the_session_brings_the_agent_there() {
    on(SESSION, |_| {
        let service = serve(&["actions"], None);
        let (name, path) = ("org.kde.StatusNotifierWatcher", "/StatusNotifierWatcher");
        let host = Mock::new(name, path, name);
        host.methods(name, &[("RegisterStatusNotifierItem", "s", "", "")]);
        for line in ["open today", "status", "pause 30m"] {
            let home = Home::new();
            slow_window(&home);
            let _agent = home.start();
            assert_ne!(standing(&home, HealthSubject::Tray, "tray-host"), Some(Standing::Answers), "{line}");

            let asked = in_session(&home, line).output().unwrap();
            assert!(asked.status.success(), "{line}: {asked:?}");
            if line == "open today" {
                assert!(home.path("ready").exists(), "the answer waits until the window has said hello");
                assert_eq!(home.windows(), ["--view today"]);
            }
            for (subject, source) in [
                (HealthSubject::Tray, "tray-host"),
                (HealthSubject::Notifications, "freedesktop-notifications"),
                (HealthSubject::Idle, "x11-idletime"),
            ] {
                until(&format!("{line}: {source} answers"), || {
                    standing(&home, subject, source) == Some(Standing::Answers)
                });
            }
            home.ask(Request::NotificationTest);
            assert!(matches!(service.asked(), Asked::Notify { .. }), "{line}: it is shown in their session");
            // Asked from where there is no screen it opens on theirs all the same.
            assert_eq!(home.run("open journal").code, 0, "{line}");
            let seen: serde_json::Value =
                serde_json::from_str(&fs::read_to_string(home.path("window.env")).unwrap()).unwrap();
            assert_eq!(seen["DISPLAY"], std::env::var("DISPLAY").unwrap(), "{line}");
        }
    });
}
