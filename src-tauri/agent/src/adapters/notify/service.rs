//! Who shows notifications on this desktop, and whether they can have buttons. For `limber doctor`: showing a reminder
//! asks anew. Starts no service.

use futures_lite::{StreamExt, future};
use limber_core::health::HealthSubject;
use zbus::Connection;

use super::freedesktop::{PATH, SERVICE};
use crate::adapters::bus::{self, BackOff, BusError};
use crate::adapters::desktop::{Desktop, Here};
use crate::ports::signal::{Report, SourceReport, SourceStanding};

/// Follows the service's name for as long as the process runs, on whichever desktop is used.
pub(super) async fn follow(desktop: Desktop, report: Report) {
    let mut back_off = BackOff::default();
    loop {
        let here = desktop.here();
        let moved = async {
            desktop.moved(&here).await;
            Ok(())
        };
        let ended = future::or(listen(&here, &report, &mut back_off), moved).await;
        if desktop.has_moved(&here) {
            back_off = BackOff::default();
            continue;
        }
        let error = ended.err().unwrap_or(BusError::Gone);
        stands(&report, back_off.standing(), Some(error.to_string()));
        desktop.pause(&here, &mut back_off).await;
    }
}

async fn listen(here: &Here, report: &Report, lost: &mut BackOff) -> Result<(), BusError> {
    let connection = bus::session(&here.place).await?;
    let mut owners = bus::listen(&connection, bus::owner_changes(SERVICE)?).await?;
    *lost = BackOff::default();
    let mut silent = None;
    loop {
        match ask(&connection).await {
            Ok((standing, detail)) => {
                silent = None;
                stands(report, standing, detail);
            }
            // A desktop that is only just starting may be slow to answer.
            Err(error) => {
                let back_off = silent.get_or_insert_with(BackOff::default);
                stands(report, back_off.standing(), Some(error.to_string()));
            }
        }
        let changed = async { matches!(owners.next().await, Some(Ok(_))) };
        if !bus::before_trying_again(changed, silent.as_mut()).await {
            return Ok(());
        }
    }
}

async fn ask(connection: &Connection) -> Result<(SourceStanding, Option<String>), BusError> {
    if !bus::is_owned(connection, SERVICE).await? {
        // Many services start when the first notification comes.
        return Ok(if startable(connection).await? {
            (SourceStanding::Answers, Some("starts when it is needed".to_owned()))
        } else {
            (SourceStanding::Absent, None)
        });
    }
    let call = |method: &'static str| async move {
        bus::within(async { connection.call_method(Some(SERVICE), PATH, Some(SERVICE), method, &()).await }).await
    };
    let abilities: Vec<String> = call("GetCapabilities").await?.body().deserialize()?;
    // Its name is good to know and nothing more.
    let name = match call("GetServerInformation").await {
        Ok(reply) => reply.body().deserialize::<(String, String, String, String)>().ok(),
        Err(_) => None,
    };
    let name = name.map(|(name, _vendor, version, _specification)| format!("{name} {version}"));
    Ok(if abilities.iter().any(|ability| ability == "actions") {
        (SourceStanding::Answers, name)
    } else {
        let detail = format!("{} shows no buttons", name.as_deref().unwrap_or("it"));
        (SourceStanding::Failing { tries: 1, again_in: None }, Some(detail))
    })
}

async fn startable(connection: &Connection) -> Result<bool, BusError> {
    let bus = "org.freedesktop.DBus";
    let asked = async { connection.call_method(Some(bus), "/", Some(bus), "ListActivatableNames", &()).await };
    let names: Vec<String> = bus::within(asked).await?.body().deserialize()?;
    Ok(names.iter().any(|name| name == SERVICE))
}

fn stands(report: &Report, standing: SourceStanding, detail: Option<String>) {
    report(SourceReport::signal(HealthSubject::Notifications, "freedesktop-notifications", standing, detail));
}
