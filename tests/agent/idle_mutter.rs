//! Rest and return from GNOME's idle monitor, played by the test with the shell's own signals.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::support::desktop::{Needs, SOON, ear, here, on};
use limber_agent::adapters::idle;
use limber_agent::ports::signal::{IdleSignal, Signal};
use zbus::blocking::{Connection, connection};

const GNOME: Needs = Needs { wayland: true, ..Needs::BUS };
const SERVICE: &str = "org.gnome.Mutter.IdleMonitor";
const PATH: &str = "/org/gnome/Mutter/IdleMonitor/Core";
const MINUTE: Duration = Duration::from_mins(1);
const ACTIVE: Signal = Signal::Idle(IdleSignal::Active);

#[derive(Debug, PartialEq)]
enum Asked {
    Idle(u32, u64),
    Active(u32),
    Remove(u32),
}

struct Monitor {
    idle: Arc<Mutex<u64>>,
    asked: Sender<Asked>,
    next: u32,
}

#[zbus::interface(name = "org.gnome.Mutter.IdleMonitor")]
impl Monitor {
    fn get_idletime(&self) -> u64 {
        *self.idle.lock().unwrap()
    }

    fn add_idle_watch(&mut self, interval: u64) -> u32 {
        self.next += 1;
        self.asked.send(Asked::Idle(self.next, interval)).unwrap();
        self.next
    }

    fn add_user_active_watch(&mut self) -> u32 {
        self.next += 1;
        self.asked.send(Asked::Active(self.next)).unwrap();
        self.next
    }

    fn remove_watch(&self, id: u32) {
        self.asked.send(Asked::Remove(id)).unwrap();
    }
}

struct Shell {
    connection: Connection,
    idle: Arc<Mutex<u64>>,
    asked: Receiver<Asked>,
}

impl Shell {
    fn start() -> Self {
        let (sender, asked) = channel();
        let idle = Arc::new(Mutex::new(0));
        let monitor = Monitor { idle: Arc::clone(&idle), asked: sender, next: 0 };
        let builder = connection::Builder::session().unwrap().serve_at(PATH, monitor).unwrap();
        Self { connection: builder.name(SERVICE).unwrap().build().unwrap(), idle, asked }
    }

    fn asked(&self) -> Asked {
        self.asked.recv_timeout(SOON).expect("the shell is asked")
    }

    fn rests(&self, millis: u64) {
        *self.idle.lock().unwrap() = millis;
    }

    fn fire(&self, watch: u32) {
        self.connection.emit_signal(None::<&str>, PATH, SERVICE, "WatchFired", &(watch,)).unwrap();
    }
}

#[test]
fn the_watches_of_the_shell_are_rest_and_return() {
    on(GNOME, |_| {
        let shell = Shell::start();
        let (report, ear) = ear();
        let source = idle::start(&here(), report, 60);
        source.watch(MINUTE);
        assert_eq!(ear.next(), ACTIVE, "the state at the start is told");
        assert_eq!(source.name(), "gnome-mutter");
        assert_eq!(shell.asked(), Asked::Idle(1, 1000));
        shell.rests(1_250);
        shell.fire(99);
        shell.fire(1);
        assert_eq!(ear.next(), Signal::Idle(IdleSignal::Idle { since_input: MINUTE * 5 / 4 }));
        assert_eq!(shell.asked(), Asked::Active(2), "the return is asked for only while the person rests");
        shell.rests(0);
        shell.fire(2);
        assert_eq!(ear.next(), ACTIVE);
        shell.rests(1_000);
        shell.fire(1);
        assert_eq!(ear.next(), Signal::Idle(IdleSignal::Idle { since_input: MINUTE }));
        assert_eq!(shell.asked(), Asked::Active(3));
        source.watch(MINUTE * 2);
        assert_eq!((shell.asked(), shell.asked()), (Asked::Remove(1), Asked::Idle(4, 2000)));
        ear.silent_for(Duration::from_millis(100));
    });
}

#[test]
fn a_watch_that_somebody_else_rings_is_nobodys() {
    on(GNOME, |_| {
        let shell = Shell::start();
        let (report, ear) = ear();
        let source = idle::start(&here(), report, 60);
        source.watch(MINUTE);
        assert_eq!((ear.next(), shell.asked()), (ACTIVE, Asked::Idle(1, 1000)));
        let stranger = Connection::session().unwrap();
        stranger.emit_signal(None::<&str>, PATH, SERVICE, "WatchFired", &(1u32,)).unwrap();
        ear.silent_for(Duration::from_millis(300));
    });
}

#[test]
fn a_shell_that_ends_is_unknown_and_one_that_returns_is_heard_again() {
    on(GNOME, |_| {
        let shell = Shell::start();
        let (report, ear) = ear();
        let source = idle::start(&here(), report, 1);
        source.watch(MINUTE);
        assert_eq!(ear.next(), ACTIVE);
        drop(shell);
        assert_eq!(ear.next(), Signal::Idle(IdleSignal::Unknown));
        assert_eq!(source.name(), "none");
        let _again = Shell::start();
        assert_eq!(ear.next(), ACTIVE);
        assert_eq!(source.name(), "gnome-mutter");
    });
}

#[test]
fn a_bus_that_is_started_again_is_heard_again() {
    on(GNOME, |desktop| {
        let shell = Shell::start();
        let (report, ear) = ear();
        let source = idle::start(&here(), report, 1);
        source.watch(MINUTE);
        assert_eq!(ear.next(), ACTIVE);
        desktop.kill_bus();
        assert_eq!(ear.next(), Signal::Idle(IdleSignal::Unknown));
        ear.hears_of_failing("gnome-mutter");
        drop(shell);
        let _bus = desktop.start_bus_again();
        let _again = Shell::start();
        assert_eq!(ear.next(), ACTIVE);
        assert_eq!(source.name(), "gnome-mutter");
    });
}
