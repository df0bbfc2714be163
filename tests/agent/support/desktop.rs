//! A desktop for one test: its own D-Bus, its own X server, its own home, ended with the test.
//!
//! Adapters find the desktop through the environment, which a running test may not change. So each test runs
//! itself again in a process of its own, with the environment it needs.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use limber_agent::ports::signal::{Report, Signal, SourceReport, SourceStanding};
use limber_core::api::Surroundings;

/// Long enough for a busy machine; nothing waits this long when it works.
pub(crate) const SOON: Duration = Duration::from_secs(20);

const CHILD: &str = "LIMBER_TEST_INSIDE";

/// What the test asks for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Needs {
    /// A session bus without services.
    pub(crate) bus: bool,
    /// An X server.
    pub(crate) x: bool,
    /// The name of a Wayland socket, which the test opens itself if it wants one.
    pub(crate) wayland: bool,
    /// The name of the desktop.
    pub(crate) current_desktop: Option<&'static str>,
    /// The id of the session at logind.
    pub(crate) session: Option<&'static str>,
    /// The address of a sound server.
    pub(crate) pulse_server: Option<&'static str>,
}

impl Needs {
    /// A home, and nothing else.
    pub(crate) const NOTHING: Self =
        Self { bus: false, x: false, wayland: false, current_desktop: None, session: None, pulse_server: None };
    /// A bus.
    pub(crate) const BUS: Self = Self { bus: true, ..Self::NOTHING };
    /// An X server.
    pub(crate) const X: Self = Self { x: true, ..Self::NOTHING };
}

/// Name of the Wayland socket in the runtime directory.
pub(crate) const WAYLAND: &str = "wayland-test";

/// The desktop, seen from inside.
pub(crate) struct Desktop {
    /// Temporary; also HOME.
    pub(crate) dir: PathBuf,
    bus: Option<u32>,
    x: Option<u32>,
}

/// The full name of the test that runs: its thread has it.
pub(crate) fn test_name() -> String {
    let name = std::thread::current().name().unwrap_or_default().to_owned();
    assert!(name.contains("::"), "call this on the test's own thread, not on `{name}`");
    name
}

/// Runs `body` on a desktop of its own.
pub(crate) fn on(needs: Needs, body: impl FnOnce(&Desktop)) {
    let name = test_name();
    if std::env::var(CHILD).as_deref() == Ok(name.as_str()) {
        let pid = |variable: &str| std::env::var(variable).ok().map(|pid| pid.parse().unwrap());
        let dir = PathBuf::from(std::env::var_os("HOME").unwrap());
        body(&Desktop { dir, bus: pid("LIMBER_TEST_BUS_PID"), x: pid("LIMBER_TEST_X_PID") });
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let mut inside = Command::new(std::env::current_exe().unwrap());
    inside.args(["--exact", &name, "--nocapture", "--test-threads=1"]).env(CHILD, &name);
    for variable in ["DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "XDG_CURRENT_DESKTOP", "XDG_SESSION_ID"] {
        inside.env_remove(variable);
    }
    for variable in ["PULSE_SERVER", "PULSE_RUNTIME_PATH", "PULSE_COOKIE"] {
        inside.env_remove(variable);
    }
    inside.env("HOME", dir.path()).env("XDG_RUNTIME_DIR", dir.path());
    for (variable, folder) in [("XDG_CONFIG_HOME", "config"), ("XDG_DATA_HOME", "data"), ("XDG_CACHE_HOME", "cache")] {
        inside.env(variable, dir.path().join(folder));
    }
    // An address where nobody listens, so that nothing falls back to a bus of the machine.
    let nowhere = format!("unix:path={}/no-bus", dir.path().display());
    inside.env("DBUS_SESSION_BUS_ADDRESS", &nowhere).env("DBUS_SYSTEM_BUS_ADDRESS", &nowhere);
    let mut servers = Vec::new();
    if needs.bus {
        let (server, address) = bus(dir.path(), &[]);
        inside.env("LIMBER_TEST_BUS_PID", server.0.id().to_string());
        inside.env("DBUS_SESSION_BUS_ADDRESS", &address).env("DBUS_SYSTEM_BUS_ADDRESS", &address);
        servers.push(server);
    }
    if needs.x {
        let (server, display) = x_server(&["-displayfd", "1"]);
        inside.env("LIMBER_TEST_X_PID", server.0.id().to_string()).env("DISPLAY", display.unwrap());
        servers.push(server);
    }
    if needs.wayland {
        inside.env("WAYLAND_DISPLAY", WAYLAND);
    }
    if let Some(name) = needs.current_desktop {
        inside.env("XDG_CURRENT_DESKTOP", name);
    }
    if let Some(id) = needs.session {
        inside.env("XDG_SESSION_ID", id);
    }
    if let Some(address) = needs.pulse_server {
        inside.env("PULSE_SERVER", address);
    }
    let status = inside.status().unwrap();
    assert!(status.success(), "{name} failed inside its desktop");
}

impl Desktop {
    /// Ends the X server, without warning.
    pub(crate) fn kill_x(&self) {
        kill(self.x.expect("the test asked for an X server"));
    }

    /// Ends the session bus, without warning.
    pub(crate) fn kill_bus(&self) {
        kill(self.bus.expect("the test asked for a bus"));
    }

    /// Starts the session bus again, at the place where it was.
    pub(crate) fn start_bus_again(&self) -> Server {
        let place = std::env::var("DBUS_SESSION_BUS_ADDRESS").unwrap();
        let path = place.strip_prefix("unix:path=").expect("a bus with a path");
        let _ = std::fs::remove_file(path);
        bus(&self.dir, &[&format!("--address={place}")]).0
    }

    /// Moves the pointer, as a person would.
    #[allow(clippy::unused_self, reason = "there is a pointer only on a desktop")]
    pub(crate) fn move_pointer(&self, x: u32, y: u32) {
        run("xdotool", &["mousemove", &x.to_string(), &y.to_string()]);
    }
}

/// A process that ends with this value.
pub(crate) struct Server(pub(crate) Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts a program that ends with the returned value.
pub(crate) fn start(program: &str, arguments: &[&str]) -> Server {
    Server(Command::new(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect(program))
}

/// Runs a program to its end and returns what it printed.
pub(crate) fn run(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().expect(program);
    assert!(output.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// An X server, and its display if it was asked to choose one (`-displayfd 1`).
pub(crate) fn x_server(arguments: &[&str]) -> (Server, Option<String>) {
    let mut command = Command::new("Xvfb");
    command.args(["-screen", "0", "640x480x24", "-nolisten", "tcp", "-noreset"]).args(arguments);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("Xvfb");
    let chosen = arguments.contains(&"-displayfd").then(|| {
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        format!(":{}", line.trim())
    });
    (Server(child), chosen)
}

/// A bus that starts no services by itself.
pub(crate) fn bus(dir: &Path, arguments: &[&str]) -> (Server, String) {
    let config = dir.join("bus.conf");
    let text = format!(
        "<busconfig><type>session</type><listen>unix:dir={}</listen><auth>EXTERNAL</auth>\
         <policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/>\
         <allow own=\"*\"/></policy></busconfig>",
        dir.display()
    );
    std::fs::write(&config, text).unwrap();
    let mut command = Command::new("dbus-daemon");
    command.args(["--nofork", "--nosyslog", "--print-address=1"]).arg(format!("--config-file={}", config.display()));
    command.args(arguments);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("dbus-daemon");
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    // Without the bus's own number: the services that a test plays find another bus at the same place, too.
    (Server(child), line.trim().split(',').next().unwrap_or_default().to_owned())
}

fn kill(pid: u32) {
    run("kill", &["-KILL", &pid.to_string()]);
}

/// The desktop of the process that calls.
pub(crate) fn here() -> limber_agent::adapters::desktop::Desktop {
    limber_agent::adapters::desktop::Desktop::at(Surroundings::from_variables(|name| std::env::var(name).ok()))
}

/// Somewhere for an adapter to report to, and what it reported.
pub(crate) fn ear() -> (Report, Ear) {
    let (sender, signals) = channel();
    let sources: Arc<Mutex<BTreeMap<&'static str, SourceReport>>> = Arc::default();
    let standing = Arc::clone(&sources);
    let report: Report = Arc::new(move |signal| match signal {
        Signal::Source(report) => _ = standing.lock().unwrap().insert(report.source, report),
        signal => _ = sender.send(signal),
    });
    (report, Ear { signals, sources })
}

/// What an adapter reports, in order; how its sources stand is kept apart.
pub(crate) struct Ear {
    signals: Receiver<Signal>,
    sources: Arc<Mutex<BTreeMap<&'static str, SourceReport>>>,
}

impl Ear {
    /// The next signal; fails if none comes soon.
    pub(crate) fn next(&self) -> Signal {
        self.signals.recv_timeout(SOON).expect("a signal within 20 s")
    }

    /// The next signal, if one comes within `wait`.
    pub(crate) fn within(&self, wait: Duration) -> Option<Signal> {
        self.signals.recv_timeout(wait).ok()
    }

    /// Fails if a signal comes within `wait`.
    pub(crate) fn silent_for(&self, wait: Duration) {
        match self.signals.recv_timeout(wait) {
            Err(RecvTimeoutError::Timeout) => {}
            other => panic!("nothing was to be reported, but: {other:?}"),
        }
    }
}

impl Ear {
    /// Waits until a source fails and is to be tried again.
    pub(crate) fn hears_of_failing(&self, name: &str) {
        eventually(&format!("{name} failing"), || {
            let again = |report: SourceReport| match report.standing {
                SourceStanding::Failing { again_in, .. } => again_in.is_some() && report.detail.is_some(),
                _ => false,
            };
            self.source(name).is_some_and(again)
        });
    }

    /// What was last said of a source.
    pub(crate) fn source(&self, name: &str) -> Option<SourceReport> {
        self.sources.lock().unwrap().get(name).cloned()
    }

    /// Waits until a source stands like that.
    pub(crate) fn hears_of(&self, name: &str, wanted: SourceStanding) {
        eventually(&format!("{name} standing as {wanted:?}"), || {
            self.source(name).is_some_and(|report| report.standing == wanted)
        });
    }
}

/// Waits until `condition` holds; fails if it does not soon.
pub(crate) fn eventually(what: &str, mut condition: impl FnMut() -> bool) {
    let until = Instant::now() + SOON;
    while !condition() {
        assert!(Instant::now() < until, "{what} did not happen within 20 s");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// How often a thread of this process has gone to sleep so far, by the thread's name.
pub(crate) fn sleeps_of(thread: &str) -> u64 {
    std::fs::read_dir("/proc/self/task")
        .unwrap()
        .filter_map(|task| {
            let mut status = String::new();
            std::fs::File::open(task.ok()?.path().join("status")).ok()?.read_to_string(&mut status).ok()?;
            let field =
                |name: &str| Some(status.lines().find(|line| line.starts_with(name))?.split_once(':')?.1.trim());
            if field("Name")? == thread { field("voluntary_ctxt_switches")?.parse::<u64>().ok() } else { None }
        })
        .sum()
}
