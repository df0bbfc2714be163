//! Who shows notifications on this desktop, and whether they can have buttons. For `limber doctor`: showing a reminder
//! asks anew. Starts no service.

use futures_lite::StreamExt;
use limber_core::health::HealthSubject;
use zbus::Connection;

use super::freedesktop::{PATH, SERVICE};
use crate::adapters::bus::{self, BackOff, BusError};
use crate::adapters::{Report, SourceReport, SourceStanding};

/// Follows the service's name for as long as the process runs.
pub(super) async fn follow(report: Report) {
    let mut back_off = BackOff::default();
    loop {
        let detail = listen(&report, &mut back_off).await.err().map(|error| error.to_string());
        stands(&report, back_off.standing(), detail);
        back_off.wait().await;
    }
}

async fn listen(report: &Report, lost: &mut BackOff) -> Result<(), BusError> {
    let connection = bus::session().await?;
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
