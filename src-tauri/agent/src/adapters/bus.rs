//! The D-Bus side of Linux: one thread for every conversation, and the limits that keep a silent service from
//! holding up the agent. Knows nothing of what is talked about.

use std::future::Future;
use std::os::linux::net::SocketAddrExt;
use std::os::unix::net::{SocketAddr, UnixStream};
use std::path::PathBuf;
use std::sync::{LazyLock, OnceLock};
use std::time::{Duration, Instant};

use async_executor::Executor;
use futures_lite::future;
use limber_core::api::Surroundings;
use zbus::address::Address;
use zbus::address::transport::{Transport, UnixSocket};
use zbus::connection::Builder;
use zbus::names::OwnedUniqueName;
use zbus::{Connection, MatchRule, Message, MessageStream, message};

use crate::ports::signal::SourceStanding;

/// A service that has not answered after this long counts as not answering. Starting one on demand is included.
pub(super) const PATIENCE: Duration = Duration::from_secs(3);

/// Stack of a thread that speaks D-Bus: setting up a connection nests deeply in unoptimised builds. What is not
/// touched is address space and costs nothing.
pub(super) const STACK_BYTES: usize = 2 * 1024 * 1024;

/// Why a conversation did not happen.
#[derive(Debug, thiserror::Error)]
pub(super) enum BusError {
    /// No bus, no such service, or it refused.
    #[error(transparent)]
    Bus(#[from] zbus::Error),
    /// Nothing within `PATIENCE`.
    #[error("the service does not answer")]
    Silent,
    /// The bus is on another machine, or behind a program that would have to be started.
    #[error("the session bus is no socket on this machine")]
    Elsewhere,
    /// The bus ended, and with it everything that was heard on it.
    #[error("the bus went away")]
    Gone,
}

impl BusError {
    /// True where there is no such service on the bus, or it does not know what was asked for.
    pub(super) fn is_absence(&self) -> bool {
        const ABSENT: [&str; 7] = [
            "ServiceUnknown",
            "NameHasNoOwner",
            "UnknownMethod",
            "UnknownObject",
            "UnknownInterface",
            "UnknownProperty",
            "InvalidArgs", // how some services answer for a property they do not have
        ];
        let name = self.name().and_then(|name| name.strip_prefix("org.freedesktop.DBus.Error."));
        name.is_some_and(|error| ABSENT.contains(&error))
    }

    /// The name of the error that a service answered with.
    pub(super) fn name(&self) -> Option<&str> {
        let Self::Bus(zbus::Error::MethodError(name, ..)) = self else { return None };
        Some(name.as_str())
    }
}

static EXECUTOR: LazyLock<Executor<'static>> = LazyLock::new(Executor::new);

/// Runs a task on the bus thread, which the first call starts.
pub(super) fn spawn(task: impl Future<Output = ()> + Send + 'static) {
    static THREAD: OnceLock<()> = OnceLock::new();
    EXECUTOR.spawn(task).detach();
    THREAD.get_or_init(|| {
        let thread = std::thread::Builder::new().name("bus".into()).stack_size(STACK_BYTES);
        if let Err(error) = thread.spawn(|| async_io::block_on(EXECUTOR.run(future::pending::<()>()))) {
            tracing::warn!(%error, "no thread for D-Bus: tray, notifications and sleep signals stay away");
        }
    });
}

/// A connection of its own to the session bus of a desktop, served by the bus thread until it is dropped.
pub(super) async fn session(place: &Surroundings) -> Result<Connection, BusError> {
    connect(builder(place)?).await
}

/// The same, for somebody who has something to serve there.
pub(super) fn builder(place: &Surroundings) -> Result<Builder<'static>, BusError> {
    Ok(Builder::address(address(place)?)?)
}

/// The same to the system bus, of which a machine has one.
pub(super) async fn system() -> Result<Connection, BusError> {
    let named = std::env::var("DBUS_SYSTEM_BUS_ADDRESS").unwrap_or_else(|_| SYSTEM.to_owned());
    connect(Builder::address(local(&named)?)?).await
}

/// Where the system bus is, unless its own variable says otherwise.
const SYSTEM: &str = "unix:path=/var/run/dbus/system_bus_socket";

/// Where the session bus of a desktop is.
pub(super) fn address(place: &Surroundings) -> Result<Address, BusError> {
    match place.get("DBUS_SESSION_BUS_ADDRESS") {
        Some(named) => local(named),
        None => local(&format!("unix:path={}/bus", runtime_folder(place).display())),
    }
}

/// The first of several addresses that is a socket on this machine. Without the bus's own number, which another bus at
/// the same place does not have.
fn local(named: &str) -> Result<Address, BusError> {
    let addresses = named.split(';').filter_map(|one| one.parse::<Address>().ok());
    let mut local = addresses.filter(|one| matches!(one.transport(), Transport::Unix(_)));
    Ok(Address::new(local.next().ok_or(BusError::Elsewhere)?.transport().clone()))
}

/// The folder of the person's session.
pub(super) fn runtime_folder(place: &Surroundings) -> PathBuf {
    let usual = || format!("/run/user/{}", rustix::process::getuid().as_raw());
    place.get("XDG_RUNTIME_DIR").map_or_else(|| usual().into(), PathBuf::from)
}

/// True if a connection to the bus is taken. Speaks to nobody.
pub(super) fn somebody_listens(address: &Address) -> bool {
    let Transport::Unix(unix) = address.transport() else { return false };
    match unix.path() {
        UnixSocket::File(path) => UnixStream::connect(path).is_ok(),
        UnixSocket::Abstract(name) => SocketAddr::from_abstract_name(name.as_encoded_bytes())
            .is_ok_and(|address| UnixStream::connect_addr(&address).is_ok()),
        _ => false,
    }
}

pub(super) async fn connect(builder: Builder<'_>) -> Result<Connection, BusError> {
    let connection = within(builder.internal_executor(false).build()).await?;
    let executor = connection.executor().clone();
    spawn(async move {
        while !executor.is_empty() {
            executor.tick().await;
        }
    });
    Ok(connection)
}

/// Signals of one interface at one path, from one service and nobody else: anybody may send a signal that looks like
/// them. The bus itself compares a name that others may take over with whoever has it at that moment.
pub(super) fn signals<'m>(from: &'m str, interface: &'m str, path: &'m str) -> zbus::Result<MatchRule<'m>> {
    let rule = MatchRule::builder().msg_type(message::Type::Signal).sender(from)?.interface(interface)?.path(path)?;
    Ok(rule.build())
}

/// The name of whoever answered, which no other gets for as long as the bus runs.
pub(super) fn answered_by(reply: &Message) -> Result<OwnedUniqueName, BusError> {
    Ok(reply.header().sender().ok_or(zbus::Error::InvalidReply)?.to_owned().into())
}

/// Changes of who owns a name.
pub(super) fn owner_changes(name: &str) -> zbus::Result<MatchRule<'_>> {
    let rule = MatchRule::builder()
        .msg_type(message::Type::Signal)
        .sender("org.freedesktop.DBus")?
        .interface("org.freedesktop.DBus")?
        .member("NameOwnerChanged")?
        .arg(0, name)?;
    Ok(rule.build())
}

/// Whether somebody owns a name. Starts nobody.
pub(super) async fn is_owned(connection: &Connection, name: &str) -> Result<bool, BusError> {
    let bus = "org.freedesktop.DBus";
    let asked = async { connection.call_method(Some(bus), "/", Some(bus), "NameHasOwner", &(name,)).await };
    Ok(within(asked).await?.body().deserialize()?)
}

/// Listens to what a rule describes, from when this returns.
pub(super) async fn listen(connection: &Connection, rule: MatchRule<'_>) -> Result<MessageStream, BusError> {
    within(MessageStream::for_match_rule(rule, connection, None)).await
}

/// The answer, or `Silent` after `PATIENCE`.
pub(super) async fn within<T>(answer: impl Future<Output = zbus::Result<T>>) -> Result<T, BusError> {
    match in_time(answer).await {
        Some(answer) => Ok(answer?),
        None => Err(BusError::Silent),
    }
}

/// What comes of it, or nothing after `PATIENCE`.
pub(super) async fn in_time<T>(answer: impl Future<Output = T>) -> Option<T> {
    let silence = async {
        async_io::Timer::after(PATIENCE).await;
        None
    };
    future::or(async { Some(answer.await) }, silence).await
}

/// What comes of it; or true when it is time to try again, if there is something to try again.
pub(super) async fn before_trying_again(answer: impl Future<Output = bool>, again: Option<&mut BackOff>) -> bool {
    let later = async {
        match again {
            Some(back_off) => back_off.wait().await,
            None => future::pending().await,
        }
        true
    };
    future::or(answer, later).await
}

/// From when waits are counted that end together.
static EPOCH: LazyLock<Instant> = LazyLock::new(Instant::now);

/// Long waits end on the same minutes, whatever began them: what is absent is looked for again in one wake-up for all of it.
const MINUTE: Duration = Duration::from_mins(1);

/// When a wait is over that would be over at `due`, both since the epoch: one of a minute or more at the nearest full minute.
fn together(due: Duration, wait: Duration) -> Duration {
    if wait < MINUTE {
        return due;
    }
    Duration::from_secs((due + MINUTE / 2).as_secs() / MINUTE.as_secs() * MINUTE.as_secs())
}

/// Waits that double from 5 s to 5 min: for what may come back, without hurry.
#[derive(Debug, Default)]
pub(super) struct BackOff(u32);

impl BackOff {
    /// How a source stands that has failed once more and is tried again after the next wait.
    pub(super) fn standing(&self) -> SourceStanding {
        SourceStanding::Failing { tries: self.0.saturating_add(1), again_in: Some(self.next()) }
    }

    /// What is tried starts with the session or hardly ever: after two quick tries, the longest wait. Each try costs
    /// wake-ups.
    pub(super) fn is_unlikely(&mut self) {
        if self.0 >= 2 {
            self.0 = self.0.max(6);
        }
    }

    /// Waits the next time.
    pub(super) async fn wait(&mut self) {
        let wait = self.next();
        self.0 = self.0.saturating_add(1);
        let from = *EPOCH;
        async_io::Timer::at(from + together(from.elapsed() + wait, wait)).await;
    }

    fn next(&self) -> Duration {
        Duration::from_secs(5u64.saturating_mul(1 << self.0.min(6)).min(300))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_waits_end_together_and_none_ends_much_too_early() {
        let seconds = Duration::from_secs;
        for (due, wait, over) in
            [(7, 5, 7), (119, 40, 119), (85, 80, 60), (91, 80, 120), (389, 300, 360), (391, 300, 420)]
        {
            assert_eq!(together(seconds(due), seconds(wait)), seconds(over), "due at {due} s after {wait} s");
        }
        for begun in 0..600 {
            let over = together(seconds(begun + 80), seconds(80));
            assert!(over >= seconds(begun + 50) && over <= seconds(begun + 110));
        }
    }

    fn at(bus: &str) -> Result<String, BusError> {
        let place = Surroundings::default().with("DBUS_SESSION_BUS_ADDRESS", bus).with("XDG_RUNTIME_DIR", "/run/x");
        address(&place).map(|address| address.to_string())
    }

    #[test]
    fn a_bus_is_a_socket_on_this_machine_whatever_its_number() {
        let guid = "guid=0123456789abcdef0123456789abcdef";
        assert_eq!(at(&format!("unix:path=/tmp/bus,{guid}")).unwrap(), "unix:path=/tmp/bus");
        assert_eq!(at("tcp:host=there,port=1;unix:abstract=/tmp/b").unwrap(), "unix:abstract=/tmp/b");
        assert_eq!(at("").unwrap(), "unix:path=/run/x/bus", "where systemd has it");
        for elsewhere in ["tcp:host=there,port=1", "unixexec:path=/bin/x", "autolaunch:", "nonsense"] {
            assert!(matches!(at(elsewhere), Err(BusError::Elsewhere)), "{elsewhere}");
        }
    }

    #[test]
    fn waits_grow_to_minutes() {
        let waits = (0..9).map(|tries| BackOff(tries).next().as_secs());
        assert_eq!(waits.collect::<Vec<_>>(), [5, 10, 20, 40, 80, 160, 300, 300, 300]);
    }
}
