//! A home of its own for the real binary: temporary folders, its own socket, no desktop. Whatever is started in it
//! is ended with it.

use std::ffi::OsStr;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use chrono::{Timelike as _, Utc};
use limber_core::api::frame::PROTOCOL_VERSION;
use limber_core::api::{Request, Response};
use limber_wire::{Address, Client, hello};

/// The temporary home.
pub(crate) struct Home {
    folder: tempfile::TempDir,
    zone: String,
}

/// Says hello and hears news as the window does; writes down where and on what it was started, and what it is told to
/// show, and ends with the agent.
const WINDOW: &str = r#"
import json, os, socket, sys
def note(line):
    with open(HOME + "window.log", "a") as log: log.write(line + "\n")
note(" ".join(sys.argv[1:]))
with open(HOME + "window.env", "w") as log: json.dump(dict(os.environ), log)
record = json.load(open(os.environ["XDG_DATA_HOME"] + "/limber/agent.json"))
agent = socket.socket(socket.AF_UNIX)
agent.connect(record["socket"])
at = {name: os.environ[name] for name in ("DISPLAY", "WAYLAND_DISPLAY") if name in os.environ}
hello = {"protocol": PROTOCOL, "version": "test", "pid": os.getpid(), "surroundings": at}
subscribe = {"id": 1, "request": {"type": "subscribe", "window": True}}
for frame in ({"hello": hello}, {"request": subscribe}): agent.sendall(json.dumps(frame).encode() + b"\n")
for line in agent.makefile():
    event = json.loads(line).get("event", {})
    if event.get("type") == "open": note("--view " + event["value"])
    if event.get("type") == "attend": note("--attend " + event["value"])
"#;

/// What a command answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// An agent started in the foreground; killed when dropped.
pub(crate) struct Agent {
    pub(crate) child: Child,
}

impl Agent {
    /// Sends a signal, by the name `kill` has for it.
    pub(crate) fn signal(&self, name: &str) {
        assert!(Command::new("kill").args([name, &self.child.id().to_string()]).status().unwrap().success());
    }
}

impl Drop for Agent {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Home {
    /// Empty, with a window that only writes down how it was started.
    pub(crate) fn new() -> Self {
        Self::in_zone(zone_of_noon())
    }

    /// The same with another zone's clock on the wall.
    pub(crate) fn in_zone(zone: impl Into<String>) -> Self {
        let home = Self { folder: tempfile::tempdir().unwrap(), zone: zone.into() };
        let folder = home.path("").display().to_string();
        home.set_window(&format!("#!/usr/bin/env python3\nHOME = {folder:?}\nPROTOCOL = {PROTOCOL_VERSION}\n{WINDOW}"));
        home
    }

    /// Another program in the window's place.
    pub(crate) fn set_window(&self, script: &str) {
        let window = self.path("window.sh");
        std::fs::write(&window, script).unwrap();
        std::fs::set_permissions(&window, std::fs::Permissions::from_mode(0o700)).unwrap();
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn journal(&self) -> PathBuf {
        self.path("data/limber/journal.db")
    }

    pub(crate) fn address(&self) -> Address {
        Address::named(self.path("agent.sock")).of_journal_in(self.path("data/limber"))
    }

    /// `limber` with arguments, in this home.
    pub(crate) fn command<I: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = I>) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_limber"));
        command.args(arguments).env_clear().env("PATH", "/usr/bin:/bin").env("TZ", &self.zone);
        command.env("HOME", self.folder.path()).env("LC_ALL", "en_GB.UTF-8");
        for (name, folder) in [
            ("XDG_RUNTIME_DIR", "run"),
            ("XDG_DATA_HOME", "data"),
            ("XDG_STATE_HOME", "state"),
            ("XDG_CONFIG_HOME", "config"),
        ] {
            command.env(name, self.path(folder));
        }
        for bus in ["DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"] {
            command.env(bus, format!("unix:path={}", self.path("no-bus").display()));
        }
        command.env("LIMBER_SOCKET", self.path("agent.sock")).env("LIMBER_WINDOW", self.path("window.sh"));
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs a command line, such as `break snooze 5`, to its end.
    pub(crate) fn run(&self, line: &str) -> Answer {
        self.run_all(&line.split_whitespace().collect::<Vec<_>>())
    }

    pub(crate) fn run_all(&self, arguments: &[&str]) -> Answer {
        let output = self.command(arguments).output().unwrap();
        Answer {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The answer as JSON of a command that must go well.
    pub(crate) fn json(&self, line: &str) -> serde_json::Value {
        let answer = self.run(&format!("{line} --json"));
        assert_eq!(answer.code, 0, "limber {line}: {answer:?}");
        serde_json::from_str(&answer.stdout).unwrap_or_else(|error| panic!("{line}: {error}: {}", answer.stdout))
    }

    /// Starts an agent in the foreground and waits until it answers.
    pub(crate) fn start(&self) -> Agent {
        self.start_with(&["agent"])
    }

    pub(crate) fn start_with(&self, arguments: &[&str]) -> Agent {
        self.wait_for(self.command(arguments))
    }

    /// The same, started by a shell with `script` in it, by way of another program. `$0` is a path, `$@` the agent.
    pub(crate) fn start_wrapped(&self, by: &[&str], script: &str, path: &Path, arguments: &[&str]) -> Agent {
        let mut wrapped = self.command(arguments);
        wrapped = {
            let mut command = Command::new(by[0]);
            command.args(&by[1..]).args(["sh", "-c", script]).arg(path).arg(wrapped.get_program());
            command.args(wrapped.get_args()).env_clear();
            for (name, value) in wrapped.get_envs() {
                if let Some(value) = value {
                    command.env(name, value);
                }
            }
            command.stdin(Stdio::null());
            command
        };
        self.wait_for(wrapped)
    }

    fn wait_for(&self, mut command: Command) -> Agent {
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let agent = Agent { child };
        let pid = agent.child.id();
        until("the agent answers", || {
            Client::connect_to(&self.address(), &hello("test")).is_ok_and(|client| client.agent().pid == pid)
        });
        agent
    }

    /// The same with the buses, the screen and the session of the process that calls.
    #[cfg(target_os = "linux")]
    pub(crate) fn start_on_desktop(&self, arguments: &[&str]) -> Agent {
        let mut command = self.command(arguments);
        for name in ["DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS", "DISPLAY", "XDG_SESSION_ID"] {
            if let Some(value) = std::env::var_os(name) {
                command.env(name, value);
            }
        }
        self.wait_for(command)
    }

    pub(crate) fn client(&self) -> Client {
        Client::connect_to(&self.address(), &hello("test")).unwrap()
    }

    pub(crate) fn ask(&self, request: Request) -> Response {
        self.client().request(request).unwrap()
    }

    /// How the window was started so far, one line each time.
    pub(crate) fn windows(&self) -> Vec<String> {
        let log = std::fs::read_to_string(self.path("window.log")).unwrap_or_default();
        log.lines().map(str::to_owned).collect()
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        // An agent that a command started in the background knows only this way out.
        if let Ok(mut client) = Client::connect_to(&self.address(), &hello("test")) {
            let _ = client.request(Request::Quit);
        }
    }
}

/// Waits, 10 s at most, until something is so.
pub(crate) fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let patience = Instant::now() + Duration::from_secs(10);
    while !is_so() {
        assert!(Instant::now() < patience, "waited in vain until {what}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// The zone in which it is between twelve and one: a test is about its own subject at any hour, and the evening, which
/// asks for something by itself, is far.
fn zone_of_noon() -> String {
    zone_of(12)
}

/// The zone in which it is between this hour, 1-12, and the next one now.
pub(crate) fn zone_of(hour: i32) -> String {
    let ahead = hour - i32::try_from(Utc::now().hour()).unwrap();
    let ahead = if ahead < -12 { ahead + 24 } else { ahead };
    format!("Etc/GMT{:+}", -ahead) // these are named the other way round
}

pub(crate) fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}
