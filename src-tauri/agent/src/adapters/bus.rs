//! The D-Bus side of Linux: one thread for every conversation, and the limits that keep a silent service from
//! holding up the agent. Knows nothing of what is talked about.

use std::future::Future;
use std::sync::{LazyLock, OnceLock};
use std::time::Duration;

use async_executor::Executor;
use futures_lite::future;
use zbus::connection::Builder;
use zbus::{Connection, MatchRule, MessageStream, message};

use super::SourceStanding;

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

/// A connection of its own to the session bus, served by the bus thread until it is dropped.
pub(super) async fn session() -> Result<Connection, BusError> {
    connect(Builder::session()?).await
}

/// The same to the system bus.
pub(super) async fn system() -> Result<Connection, BusError> {
    connect(Builder::system()?).await
}

async fn connect(builder: Builder<'_>) -> Result<Connection, BusError> {
    let connection = within(builder.internal_executor(false).build()).await?;
    let executor = connection.executor().clone();
    spawn(async move {
        while !executor.is_empty() {
            executor.tick().await;
        }
    });
    Ok(connection)
}

/// Signals of one interface at one path. Whoever sends them: a service may speak through a helper.
pub(super) fn signals<'m>(interface: &'m str, path: &'m str) -> zbus::Result<MatchRule<'m>> {
    Ok(MatchRule::builder().msg_type(message::Type::Signal).interface(interface)?.path(path)?.build())
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
        async_io::Timer::after(wait).await;
    }

    fn next(&self) -> Duration {
        Duration::from_secs(5u64.saturating_mul(1 << self.0.min(6)).min(300))
    }
}
