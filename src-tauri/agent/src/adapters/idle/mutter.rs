//! Idle time from GNOME's shell (`org.gnome.Mutter.IdleMonitor`). Its watches ring at the threshold and at the first
//! input after it; between the two nothing is sent.

use futures_lite::{StreamExt, future};
use zbus::names::OwnedUniqueName;
use zbus::{Connection, Message, MessageStream};

use super::crossing::Crossing;
use super::wake::{Lost, Wake};
use super::{Kind, Shared};
use crate::adapters::bus::{self, BusError};
use crate::adapters::desktop::Here;

const SERVICE: &str = "org.gnome.Mutter.IdleMonitor";
const PATH: &str = "/org/gnome/Mutter/IdleMonitor/Core";

/// Listens to the shell until it is lost (`Err`) or the owner is gone (`Ok`).
pub(super) fn listen(shared: &Shared, wake: &Wake, here: &Here) -> Result<(), Lost> {
    async_io::block_on(follow(shared, wake, here))
}

async fn follow(shared: &Shared, wake: &Wake, here: &Here) -> Result<(), Lost> {
    let connection = bus::session(&here.place).await?;
    let mut owners = bus::listen(&connection, bus::owner_changes(SERVICE).map_err(BusError::from)?).await?;
    // The numbers of its watches mean nothing to another shell that takes over its name.
    let asked = async { connection.call_method(Some(SERVICE), PATH, Some(SERVICE), "GetIdletime", &()).await };
    let shell = bus::answered_by(&bus::within(asked).await?)?;
    let fired = bus::listen(&connection, bus::signals(&shell, SERVICE, PATH).map_err(BusError::from)?).await?;
    let mut monitor = Monitor { connection, shell, fired, rises: None, falls: None };
    shared.answers(Kind::Mutter);
    let mut crossing: Option<Crossing> = None;
    loop {
        if let Some(threshold) = shared.threshold() {
            let crossing = crossing.get_or_insert_with(|| Crossing::new(shared.time_scale, threshold));
            crossing.watch(threshold);
            monitor.watch_rest(crossing).await?;
            let idle = monitor.idle().await?;
            crossing.state(idle).into_iter().flatten().for_each(|signal| shared.tell(signal));
            monitor.watch_return(crossing).await?;
        }
        loop {
            let woken = async { wake.woken().await.map(|()| Happened::Woken) };
            let fired = async { Ok(monitor.next().await) };
            let gone = async {
                owners.next().await;
                Ok(Happened::Gone)
            };
            match (future::or(woken, future::or(fired, gone)).await?, crossing.as_mut()) {
                (Happened::Woken, _) if !wake.drain() => return Ok(()),
                (Happened::Woken, _) if shared.desktop.has_moved(here) => return Err(Lost::Moved),
                (Happened::Woken, _) => break,
                (Happened::Gone, _) => return Err(Lost::Ended("the shell with the idle monitor ended")),
                (Happened::Fired(id), Some(crossing)) if monitor.rises.is_some_and(|(rises, _)| rises == id) => {
                    let idle = monitor.idle().await?.max(crossing.rises_at());
                    crossing.rose(idle).into_iter().for_each(|signal| shared.tell(signal));
                    monitor.watch_return(crossing).await?;
                }
                (Happened::Fired(id), Some(crossing)) if monitor.falls == Some(id) => {
                    // A watch for activity rings once.
                    monitor.falls = None;
                    crossing.fell().into_iter().for_each(|signal| shared.tell(signal));
                }
                (Happened::Fired(_), _) => {}
            }
        }
    }
}

enum Happened {
    Woken,
    Fired(u32),
    Gone,
}

/// The shell's monitor and our watches there.
struct Monitor {
    connection: Connection,
    shell: OwnedUniqueName,
    fired: MessageStream,
    /// With the milliseconds it rings at.
    rises: Option<(u32, u64)>,
    falls: Option<u32>,
}

impl Monitor {
    async fn call<B, R>(&self, method: &str, body: &B) -> Result<R, Lost>
    where
        B: serde::Serialize + zbus::zvariant::DynamicType,
        R: for<'r> zbus::zvariant::DynamicDeserialize<'r>,
    {
        let asked = async {
            let reply = self.connection.call_method(Some(&self.shell), PATH, Some(SERVICE), method, body).await?;
            reply.body().deserialize::<R>()
        };
        Ok(bus::within(asked).await?)
    }

    /// Milliseconds since the last input.
    async fn idle(&self) -> Result<u64, Lost> {
        self.call("GetIdletime", &()).await
    }

    /// A watch for the threshold, in place of the one before. It rings at each rest.
    async fn watch_rest(&mut self, crossing: &Crossing) -> Result<(), Lost> {
        let at = crossing.rises_at();
        match self.rises.take() {
            Some((old, same)) if same == at => self.rises = Some((old, same)),
            old => {
                if let Some((old, _)) = old {
                    self.call::<_, ()>("RemoveWatch", &(old,)).await?;
                }
                self.rises = Some((self.call("AddIdleWatch", &(at,)).await?, at));
            }
        }
        Ok(())
    }

    /// A watch for the first input, while the person rests.
    async fn watch_return(&mut self, crossing: &Crossing) -> Result<(), Lost> {
        if crossing.is_resting() && self.falls.is_none() {
            self.falls = Some(self.call("AddUserActiveWatch", &()).await?);
        }
        Ok(())
    }

    async fn next(&mut self) -> Happened {
        while let Some(Ok(message)) = self.fired.next().await {
            if let Some(id) = watch_of(&message) {
                return Happened::Fired(id);
            }
        }
        Happened::Gone
    }
}

/// The watch a signal is about.
fn watch_of(message: &Message) -> Option<u32> {
    (message.header().member()?.as_str() == "WatchFired").then(|| message.body().deserialize().ok())?
}
