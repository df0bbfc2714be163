//! Keys asked for at the desktop's portal (org.freedesktop.portal.GlobalShortcuts). The desktop may ask the person, keeps
//! the list, and decides which keys they are.

use std::collections::HashMap;

use futures_lite::{StreamExt, future};
use limber_core::api::Surroundings;
use limber_core::health::ShortcutStanding;
use zbus::zvariant::{DynamicType, ObjectPath, OwnedObjectPath, OwnedValue, Value};
use zbus::{Connection, Message, MessageStream};

use super::{Teller, keys};
use crate::adapters::bus::{self, BusError};
use crate::ports::signal::SourceStanding;

pub(super) const SOURCE: &str = "global-shortcuts-portal";

const SERVICE: &str = "org.freedesktop.portal.Desktop";
const PATH: &str = "/org/freedesktop/portal/desktop";
const SHORTCUTS: &str = "org.freedesktop.portal.GlobalShortcuts";
const REQUEST: &str = "org.freedesktop.portal.Request";
const SESSION: &str = "org.freedesktop.portal.Session";
const REGISTRY: &str = "org.freedesktop.host.portal.Registry";

/// What the desktop file is called.
const APP: &str = "app.limber.Limber";

/// How the desktop's list names what we ask keys for.
const ID: &str = "cramp";
const DESCRIPTION: &str = "Cramp now";

/// What is told of one entry of the desktop's list.
type Entries = Vec<(String, HashMap<String, OwnedValue>)>;
type Options<'v> = HashMap<&'v str, Value<'v>>;

/// Holds the keys until the bus is lost or does not answer.
pub(super) async fn hold(place: &Surroundings, teller: &Teller) -> BusError {
    let Err(lost) = follow(place, teller).await;
    lost
}

async fn follow(place: &Surroundings, teller: &Teller) -> Result<std::convert::Infallible, BusError> {
    let connection = bus::session(place).await?;
    let mut owners = bus::listen(&connection, bus::owner_changes(SERVICE)?).await?;
    loop {
        let by = match portal(&connection).await {
            Ok(by) => by,
            Err(error) if error.is_absence() => {
                teller.stands(SOURCE, ShortcutStanding::NoWay, SourceStanding::Absent, None);
                // Whoever answered that it has no such thing is no news, but its successor may have.
                let by =
                    if bus::is_owned(&connection, SERVICE).await? { owner(&connection).await? } else { String::new() };
                other_than(&by, &mut owners).await?;
                continue;
            }
            Err(error) => return Err(error),
        };
        let bound = serve(&connection, &by, teller);
        future::or(other_than(&by, &mut owners), bound).await?;
    }
}

/// Who answers for the shortcuts. Starts the portal where the bus knows how.
async fn portal(connection: &Connection) -> Result<String, BusError> {
    let properties = "org.freedesktop.DBus.Properties";
    let asked =
        async { connection.call_method(Some(SERVICE), PATH, Some(properties), "Get", &(SHORTCUTS, "version")).await };
    Ok(bus::answered_by(&bus::within(asked).await?)?.to_string())
}

async fn owner(connection: &Connection) -> Result<String, BusError> {
    let bus = "org.freedesktop.DBus";
    let asked = async { connection.call_method(Some(bus), "/", Some(bus), "GetNameOwner", &(SERVICE,)).await };
    Ok(bus::within(asked).await?.body().deserialize()?)
}

/// Waits until somebody else, or nobody, is the portal.
async fn other_than(by: &str, owners: &mut MessageStream) -> Result<(), BusError> {
    loop {
        let change = owners.next().await.ok_or(BusError::Gone)??;
        let (_, _, now) = change.body().deserialize::<(String, String, String)>()?;
        if now != by {
            return Ok(());
        }
    }
}

/// Asks for the keys, and passes on what is heard of them.
async fn serve(connection: &Connection, by: &str, teller: &Teller) -> Result<(), BusError> {
    // A desktop that knows programs by their desktop file only cannot be told otherwise by one outside of a sandbox.
    let _ = call(connection, by, REGISTRY, "Register", &(APP, Options::new())).await;
    let mut heard = bus::listen(connection, bus::signals(by, SHORTCUTS, PATH)?).await?;
    let mut options = answered_at("limber_create");
    options.insert("session_handle_token", Value::from("limber"));
    let Answer { code, results } = ask(connection, by, "CreateSession", "limber_create", &(options,)).await?;
    let session = results.get("session_handle").and_then(|handle| String::try_from(handle.try_clone().ok()?).ok());
    let session = session.filter(|_| code == 0).and_then(|path| OwnedObjectPath::try_from(path).ok());
    let Some(session) = session else { return refused(teller, code).await };
    let mut closed = bus::listen(connection, bus::signals(by, SESSION, session.as_str())?).await?;
    let entry = Options::from([
        ("description", Value::from(DESCRIPTION)),
        ("preferred_trigger", Value::from(keys::trigger(teller.of))),
    ]);
    let wanted = (session.as_ref(), vec![(ID, entry)], "", answered_at("limber_bind"));
    let Answer { code, results } = ask(connection, by, "BindShortcuts", "limber_bind", &wanted).await?;
    if code != 0 {
        return refused(teller, code).await;
    }
    let entries = results.get("shortcuts").and_then(|entries| Entries::try_from(entries.try_clone().ok()?).ok());
    assigned(teller, &entries.unwrap_or_default());
    let ended = async {
        closed.next().await;
        refused(teller, 0).await
    };
    future::or(listen(&mut heard, &session.as_ref(), teller), ended).await
}

async fn listen(heard: &mut MessageStream, session: &ObjectPath<'_>, teller: &Teller) -> Result<(), BusError> {
    while let Some(signal) = heard.next().await {
        let signal = signal?;
        match signal.header().member().map(zbus::names::MemberName::as_str) {
            Some("Activated") if is_ours(&signal, session) => teller.pressed(),
            Some("ShortcutsChanged") => {
                let Ok((of, entries)) = signal.body().deserialize::<(OwnedObjectPath, Entries)>() else { continue };
                if of.as_ref() == *session {
                    assigned(teller, &entries);
                }
            }
            _ => {}
        }
    }
    Err(BusError::Gone)
}

/// Whether a press is one of the keys we asked for.
fn is_ours(signal: &Message, session: &ObjectPath<'_>) -> bool {
    let body = signal.body();
    let told = body.deserialize::<(OwnedObjectPath, String, u64, HashMap<String, OwnedValue>)>();
    told.is_ok_and(|(of, id, _, _)| of.as_ref() == *session && id == ID)
}

/// Tells which keys the desktop gives, in its own words.
fn assigned(teller: &Teller, entries: &Entries) {
    let ours = entries.iter().find(|(id, _)| id == ID);
    let trigger =
        ours.and_then(|(_, about)| String::try_from(about.get("trigger_description")?.try_clone().ok()?).ok());
    let became = ShortcutStanding::ByDesktop { trigger: trigger.unwrap_or_default().trim().to_owned() };
    teller.stands(SOURCE, became, SourceStanding::Answers, None);
}

/// No is an answer: it is not asked again until something changes.
async fn refused(teller: &Teller, code: u32) -> Result<(), BusError> {
    let detail = (code > 1).then(|| format!("it answers with code {code}"));
    teller.stands(SOURCE, ShortcutStanding::Refused, SourceStanding::Answers, detail);
    future::pending().await
}

/// How the portal answers: 0 is yes, 1 is no by the person.
struct Answer {
    code: u32,
    results: HashMap<String, OwnedValue>,
}

/// Options that name where the answer is expected.
fn answered_at(token: &'static str) -> Options<'static> {
    Options::from([("handle_token", Value::from(token))])
}

/// One question and its answer, which comes later, as a signal: the person may have to decide.
async fn ask(
    connection: &Connection,
    by: &str,
    method: &str,
    token: &str,
    body: &(impl serde::Serialize + DynamicType),
) -> Result<Answer, BusError> {
    let name = connection.unique_name().ok_or(zbus::Error::InvalidReply)?;
    let name = name.trim_start_matches(':').replace('.', "_");
    let path = format!("{PATH}/request/{name}/{token}");
    // Listened to before the question: the answer may be quick.
    let mut answers = bus::listen(connection, bus::signals(by, REQUEST, &path)?).await?;
    call(connection, by, SHORTCUTS, method, body).await?;
    let answer = answers.next().await.ok_or(BusError::Gone)??;
    let (code, results) = answer.body().deserialize()?;
    Ok(Answer { code, results })
}

async fn call(
    connection: &Connection,
    by: &str,
    interface: &str,
    method: &str,
    body: &(impl serde::Serialize + DynamicType),
) -> Result<Message, BusError> {
    bus::within(async { connection.call_method(Some(by), PATH, Some(interface), method, body).await }).await
}
