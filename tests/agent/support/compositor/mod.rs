//! Compositors that people run, without a screen: each in a process and a runtime folder of its own, found under the
//! name that the test's desktop gives its Wayland socket.

mod fake_input;
mod remote_desktop;

use std::os::unix::fs::{MetadataExt, chown, symlink};
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::support::desktop::{self, Desktop, Needs, Server, WAYLAND, eventually};

/// `nobody` and `nogroup`: `KWin` and sway refuse to run as root, as tests in a container do.
const NOBODY: (u32, u32) = (65534, 65534);
/// Set in a process that gives input to `KWin`: how often.
const TOUCHES: &str = "LIMBER_TEST_TOUCHES";

/// Which compositor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Plasma's.
    KWin,
    /// On wlroots as old as Debian 12's, before ext-idle-notify-v1.
    Sway,
    /// A newer wlroots, with nothing around it.
    Wlroots,
    /// GNOME's, on the test's bus.
    Mutter,
}

/// A compositor that runs until this is dropped.
pub(crate) struct Compositor {
    kind: Kind,
    server: Server,
    folder: tempfile::TempDir,
}

/// Runs `body` on a desktop with the name of a Wayland socket, a bus and nothing else.
pub(crate) fn on(body: impl FnOnce(&Desktop)) {
    match std::env::var(TOUCHES) {
        Ok(times) => fake_input::move_pointer(times.parse().unwrap()),
        Err(_) => desktop::on(Needs { wayland: true, ..Needs::BUS }, body),
    }
}

impl Compositor {
    /// Starts it and waits until it takes connections at the desktop's Wayland socket.
    pub(crate) fn start(kind: Kind) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut command = match kind {
            Kind::KWin => kwin(folder.path()),
            Kind::Sway => sway(folder.path()),
            Kind::Wlroots => wlroots(),
            Kind::Mutter => mutter(),
        };
        for variable in ["WAYLAND_DISPLAY", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"] {
            command.env_remove(variable);
        }
        if kind != Kind::Mutter {
            // Only Mutter needs one; the others belong to another user, whom the bus would refuse.
            let nowhere = format!("unix:path={}", folder.path().join("no-bus").display());
            command.env("DBUS_SESSION_BUS_ADDRESS", &nowhere).env("DBUS_SYSTEM_BUS_ADDRESS", &nowhere);
        }
        command.env("HOME", folder.path()).env("XDG_RUNTIME_DIR", folder.path());
        if matches!(kind, Kind::KWin | Kind::Sway) && is_root(folder.path()) {
            chown(folder.path(), Some(NOBODY.0), Some(NOBODY.1)).unwrap();
            command.uid(NOBODY.0).gid(NOBODY.1);
        }
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let server = Server(command.spawn().unwrap_or_else(|error| panic!("{kind:?}: {error}")));
        let compositor = Self { kind, server, folder };
        compositor.offer();
        compositor
    }

    /// Puts its socket where the desktop looks for one.
    fn offer(&self) {
        let mut socket = None;
        eventually("the compositor takes connections", || {
            socket = socket_in(self.folder.path()).filter(|socket| UnixStream::connect(socket).is_ok());
            socket.is_some()
        });
        let place = PathBuf::from(std::env::var_os("XDG_RUNTIME_DIR").unwrap()).join(WAYLAND);
        let _ = std::fs::remove_file(&place);
        symlink(socket.unwrap(), place).unwrap();
    }

    /// Gives it input so many times, as from a person.
    pub(crate) fn touch(&self, times: usize) {
        match self.kind {
            Kind::KWin => self.touch_kwin(times),
            Kind::Mutter => remote_desktop::move_pointer(times),
            Kind::Sway | Kind::Wlroots => drop(desktop::run("wtype", &["x".repeat(times).as_str()])),
        }
    }

    /// `KWin` takes input only from a program whose file it can see, hence of its own user: this test, started again.
    fn touch_kwin(&self, times: usize) {
        let mut command = Command::new(self.folder.path().join("test"));
        command.args(["--exact", &desktop::test_name()]).env(TOUCHES, times.to_string());
        command.env("WAYLAND_DISPLAY", self.folder.path().join("wayland-0"));
        let owner = std::fs::metadata(self.folder.path()).unwrap();
        if owner.uid() == NOBODY.0 {
            command.uid(NOBODY.0).gid(NOBODY.1);
        }
        let output = command.output().unwrap();
        assert!(output.status.success(), "input: {}", String::from_utf8_lossy(&output.stdout));
    }

    /// Ends it, without warning.
    pub(crate) fn kill(mut self) {
        self.server.0.kill().unwrap();
        self.server.0.wait().unwrap();
    }
}

fn kwin(folder: &Path) -> Command {
    // The installed file carries a capability that a container may not grant, and is then not started at all; a copy
    // carries none.
    let copy = folder.join("kwin_wayland");
    std::fs::copy(installed("kwin_wayland"), &copy).unwrap();
    std::fs::copy(std::env::current_exe().unwrap(), folder.join("test")).unwrap();
    let mut command = Command::new(copy);
    command.args(["--virtual", "--no-lockscreen", "--no-global-shortcuts", "--socket", "wayland-0"]);
    command.env("KWIN_WAYLAND_NO_PERMISSION_CHECKS", "1").env("KWIN_COMPOSE", "Q");
    command
}

fn sway(folder: &Path) -> Command {
    let config = folder.join("sway.conf");
    // An X server for it would be one of the machine's displays.
    std::fs::write(&config, "xwayland disable\n").unwrap();
    let mut command = Command::new("sway");
    command.arg("--config").arg(config).env("WLR_BACKENDS", "headless");
    command.env("WLR_LIBINPUT_NO_DEVICES", "1").env("WLR_RENDERER", "pixman");
    command
}

fn wlroots() -> Command {
    let python = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("wlroots").join("bin/python");
    assert!(python.exists(), "script/bootstrap --test puts wlroots there: {}", python.display());
    let mut command = Command::new(python);
    command.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/agent/support/compositor/headless.py"));
    command
}

fn mutter() -> Command {
    let mut command = Command::new("mutter");
    command.args(["--headless", "--no-x11", "--sm-disable", "--virtual-monitor", "640x480"]);
    command.args(["--wayland-display", "wayland-0"]).env("GSETTINGS_BACKEND", "memory");
    command
}

fn is_root(own: &Path) -> bool {
    std::fs::metadata(own).unwrap().uid() == 0
}

/// The Wayland socket in a runtime folder, once there is one.
fn socket_in(folder: &Path) -> Option<PathBuf> {
    let names = std::fs::read_dir(folder).ok()?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let socket = names.into_iter().find(|name| name.starts_with("wayland-") && !name.contains('.'))?;
    Some(folder.join(socket))
}

/// Where a program is installed.
fn installed(program: &str) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut places = std::env::split_paths(&path).map(|folder| folder.join(program));
    places.find(|place| place.is_file()).unwrap_or_else(|| panic!("{program} is not installed"))
}
