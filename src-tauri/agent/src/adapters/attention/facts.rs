//! Facts that desktop services know and announce: do-not-disturb and inhibitors. A fact is asked for when its service
//! starts and whenever it says that something changed, never in between. No service is started by asking.

use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use futures_lite::{StreamExt, future};
use limber_core::api::Surroundings;
use zbus::zvariant::{OwnedValue, Value};
use zbus::{Connection, Message};

use super::dconf;
use super::gauge::Gauge;
use crate::adapters::bus::{self, BackOff, BusError};
use crate::adapters::desktop::{Desktop, Here};
use crate::ports::signal::SourceStanding;

const PROPERTIES: &str = "org.freedesktop.DBus.Properties";
const NOTIFICATIONS: (&str, &str) = ("org.freedesktop.Notifications", "/org/freedesktop/Notifications");

/// One thing a service knows.
pub(super) struct Fact {
    /// Names it in the log and in `limber doctor`.
    source: &'static str,
    service: &'static str,
    path: &'static str,
    /// Whose signals announce a change.
    announced_by: &'static str,
    /// True for a signal after which it is worth asking again.
    concerns: fn(&Message) -> bool,
    ask: Ask,
}

/// How a fact is asked for.
enum Ask {
    /// A property that is true when it is.
    Property(&'static str, &'static str),
    /// A property that is a list, or one in a text, and the word that makes it true.
    Word(&'static str, &'static str, &'static str),
    /// A method with a number (a bit mask) that answers yes or no.
    Mask(&'static str, u32),
    /// A method that answers yes or no.
    Plain(&'static str),
    /// A setting of Xfce: channel and name, and whether this is that desktop.
    Xfconf(&'static str, &'static str, bool),
    /// A switch in the person's dconf database, and how it stands when it is.
    Dconf(&'static str, bool),
}

/// Do-not-disturb of desktops that keep it in dconf and tell it by no service: the desktop's name, ours for the log,
/// the switch, and how it stands while they do not disturb.
const SWITCHES: [(&str, &str, &str, bool); 4] = [
    ("GNOME", "gnome-banners", "/org/gnome/desktop/notifications/show-banners", false),
    ("X-Cinnamon", "cinnamon-notifications", "/org/cinnamon/desktop/notifications/display-notifications", false),
    ("MATE", "mate-do-not-disturb", "/org/mate/notification-daemon/do-not-disturb", true),
    ("Pantheon", "pantheon-do-not-disturb", "/io/elementary/notifications/do-not-disturb", true),
];

/// Do-not-disturb: KDE's inhibition, dunst's pause, mako's mode, the switches of swaync, Budgie, Xfce, GNOME and others.
fn do_not_disturb_of(place: &Surroundings) -> Vec<Fact> {
    let (service, path) = NOTIFICATIONS;
    let mut facts = vec![
        Fact {
            source: "notifications-inhibited",
            service,
            path,
            announced_by: PROPERTIES,
            concerns: |message| changes(message, NOTIFICATIONS.0, "Inhibited"),
            ask: Ask::Property(NOTIFICATIONS.0, "Inhibited"),
        },
        Fact {
            source: "dunst-paused",
            service,
            path,
            announced_by: PROPERTIES,
            concerns: |message| changes(message, "org.dunstproject.cmd0", "paused"),
            ask: Ask::Property("org.dunstproject.cmd0", "paused"),
        },
        Fact {
            source: "mako-do-not-disturb",
            service,
            path: "/fr/emersion/Mako",
            announced_by: PROPERTIES,
            concerns: |message| changes(message, "fr.emersion.Mako", "Modes"),
            // The mode that its manual gives this name; what a mode does is the person's own.
            ask: Ask::Word("fr.emersion.Mako", "Modes", "do-not-disturb"),
        },
        Fact {
            source: "swaync-do-not-disturb",
            service: "org.erikreider.swaync.cc",
            path: "/org/erikreider/swaync/cc",
            announced_by: "org.erikreider.swaync.cc",
            concerns: |message| is_one_of(message, &["Subscribe", "SubscribeV2"]),
            ask: Ask::Plain("GetDnd"),
        },
        Fact {
            source: "budgie-do-not-disturb",
            service: "org.budgie_desktop.Notifications",
            path: "/org/budgie_desktop/Notifications",
            announced_by: "org.buddiesofbudgie.budgie.Dispatcher",
            concerns: |message| is_one_of(message, &["DoNotDisturbChanged"]),
            ask: Ask::Plain("GetDoNotDisturb"),
        },
        Fact {
            source: "xfce-do-not-disturb",
            service: "org.xfce.Xfconf",
            path: "/org/xfce/Xfconf",
            announced_by: "org.xfce.Xfconf",
            concerns: |_| true,
            ask: Ask::Xfconf("xfce4-notifyd", "/do-not-disturb", desktop_is(place, "XFCE")),
        },
    ];
    // Elsewhere the switch may be left over from a desktop that is no longer used.
    facts.extend(SWITCHES.iter().filter(|(desktop, ..)| desktop_is(place, desktop)).map(|&(_, source, key, on)| {
        Fact {
            source,
            service: "ca.desrt.dconf",
            path: "/ca/desrt/dconf/Writer/user",
            announced_by: "ca.desrt.dconf.Writer",
            concerns: is_about_notifications,
            ask: Ask::Dconf(key, on),
        }
    }));
    facts
}

/// Programs that keep the screen on: a presentation, a fullscreen video.
fn inhibitors_of_the_session(place: &Surroundings) -> Vec<Fact> {
    const GNOME: &str = "org.gnome.SessionManager";
    const KDE: &str = "org.kde.Solid.PowerManagement.PolicyAgent";
    const PLAIN: &str = "org.freedesktop.PowerManagement.Inhibit";
    let mut facts = vec![
        Fact {
            source: "gnome-session-inhibited",
            service: GNOME,
            path: "/org/gnome/SessionManager",
            announced_by: GNOME,
            concerns: |message| is_one_of(message, &["InhibitorAdded", "InhibitorRemoved"]),
            // 8: inhibits the session being marked as idle.
            ask: Ask::Mask("IsInhibited", 8),
        },
        Fact {
            source: "kde-screen-inhibited",
            service: KDE,
            path: "/org/kde/Solid/PowerManagement/PolicyAgent",
            announced_by: KDE,
            concerns: |message| is_one_of(message, &["InhibitionsChanged"]),
            // 4: inhibits changes of the screen.
            ask: Ask::Mask("HasInhibition", 4),
        },
    ];
    // KDE offers this too, but counts downloads there.
    if !desktop_is(place, "KDE") {
        facts.push(Fact {
            source: "power-management-inhibited",
            service: "org.freedesktop.PowerManagement",
            path: "/org/freedesktop/PowerManagement/Inhibit",
            announced_by: PLAIN,
            concerns: |message| is_one_of(message, &["HasInhibitChanged"]),
            ask: Ask::Plain("HasInhibit"),
        });
    }
    facts
}

/// The same, as far as logind knows of it.
fn inhibitors_of_the_system() -> Fact {
    const MANAGER: &str = "org.freedesktop.login1.Manager";
    Fact {
        source: "logind-idle-inhibited",
        service: "org.freedesktop.login1",
        path: "/org/freedesktop/login1",
        announced_by: PROPERTIES,
        concerns: |message| changes(message, MANAGER, "BlockInhibited"),
        ask: Ask::Word(MANAGER, "BlockInhibited", "idle"),
    }
}

/// Facts with the reason each of them speaks about.
type Followed = Vec<(Arc<Gauge>, Fact)>;

/// Follows what the session's services say, for as long as the process runs, on whichever desktop is used.
pub(super) async fn follow_the_session(
    desktop: Desktop,
    do_not_disturb: Option<Arc<Gauge>>,
    fullscreen: Option<Arc<Gauge>>,
) {
    let mut before: Followed = Vec::new();
    loop {
        let here = desktop.here();
        let mut facts = Followed::new();
        for (gauge, of_it) in [
            (&do_not_disturb, do_not_disturb_of as fn(&Surroundings) -> Vec<Fact>),
            (&fullscreen, inhibitors_of_the_session),
        ] {
            let Some(gauge) = gauge else { continue };
            facts.extend(of_it(&here.place).into_iter().map(|fact| (Arc::clone(gauge), fact)));
        }
        if facts.is_empty() {
            return;
        }
        // What only the desktop before had says nothing any more.
        for (gauge, old) in &before {
            if !facts.iter().any(|(_, fact)| fact.source == old.source) {
                gauge.set(old.source, (SourceStanding::Absent, None));
            }
        }
        future::or(follow(&desktop, &here, Bus::Session, &facts), desktop.moved(&here)).await;
        before = facts;
    }
}

/// The same for the services of the machine.
pub(super) async fn follow_the_system(desktop: Desktop, fullscreen: Arc<Gauge>) {
    let facts = vec![(fullscreen, inhibitors_of_the_system())];
    let here = desktop.here();
    follow(&desktop, &here, Bus::System, &facts).await;
}

/// Which bus a fact is on.
#[derive(Debug, Clone, Copy)]
enum Bus {
    Session,
    System,
}

/// Never ends; a lost bus is tried again, without hurry, and holds nothing.
async fn follow(desktop: &Desktop, here: &Here, bus: Bus, facts: &Followed) {
    let mut back_off = BackOff::default();
    loop {
        let lost = listen(here, bus, facts, &mut back_off).await.err().unwrap_or(BusError::Gone).to_string();
        tracing::debug!(error = lost, ?bus, "no desktop service tells what speaks against a reminder");
        for (gauge, fact) in facts {
            gauge.set(fact.source, (back_off.standing(), Some(lost.clone())));
        }
        match bus {
            Bus::Session => desktop.pause(here, &mut back_off).await,
            Bus::System => back_off.wait().await,
        }
    }
}

async fn listen(here: &Here, bus: Bus, facts: &Followed, lost: &mut BackOff) -> Result<(), BusError> {
    let connection = match bus {
        Bus::Session => bus::session(&here.place).await?,
        Bus::System => bus::system().await?,
    };
    *lost = BackOff::default();
    // Ends when the first of them does: they share the connection that was lost.
    let mut all: Pin<Box<dyn Future<Output = Result<(), BusError>> + Send + '_>> = Box::pin(future::pending());
    for (gauge, fact) in facts {
        all = Box::pin(future::or(all, fact.follow(&connection, gauge)));
    }
    all.await
}

impl Fact {
    async fn follow(&self, connection: &Connection, gauge: &Gauge) -> Result<(), BusError> {
        let mut owners = bus::listen(connection, bus::owner_changes(self.service)?).await?;
        let mut signals = bus::listen(connection, bus::signals(self.service, self.announced_by, self.path)?).await?;
        let mut silent = None;
        loop {
            let said = match self.standing(connection).await {
                // A desktop that is only just starting may be slow to answer.
                Err(error) => {
                    tracing::debug!(source = self.source, %error, "not told");
                    let back_off = silent.get_or_insert_with(BackOff::default);
                    (back_off.standing(), Some(error.to_string()))
                }
                Ok(standing) => {
                    silent = None;
                    (standing, None)
                }
            };
            gauge.set(self.source, said);
            let said = async {
                while let Some(Ok(message)) = signals.next().await {
                    if (self.concerns)(&message) {
                        return true;
                    }
                }
                false
            };
            let changed_hands = async { matches!(owners.next().await, Some(Ok(_))) };
            if !bus::before_trying_again(future::or(said, changed_hands), silent.as_mut()).await {
                return Ok(());
            }
        }
    }

    /// The present answer. A service that is there and does not have what is asked for is another desktop's.
    async fn standing(&self, connection: &Connection) -> Result<SourceStanding, BusError> {
        let answer = match self.ask {
            Ask::Dconf(key, on) => Ok(Some(switch(key) == Some(on))),
            _ => self.answer(connection).await,
        };
        match answer {
            Ok(Some(on)) => Ok(SourceStanding::Says(on)),
            Ok(None) => Ok(SourceStanding::Absent),
            Err(error) if error.is_absence() => Ok(SourceStanding::Absent),
            Err(error) => Err(error),
        }
    }

    /// `None` where the service does not run.
    async fn answer(&self, connection: &Connection) -> Result<Option<bool>, BusError> {
        if !bus::is_owned(connection, self.service).await? {
            return Ok(None);
        }
        let to = Some(self.service);
        let (path, own) = (self.path, Some(self.announced_by));
        let reply = async {
            match self.ask {
                Ask::Property(interface, name) | Ask::Word(interface, name, _) => {
                    connection.call_method(to, path, Some(PROPERTIES), "Get", &(interface, name)).await
                }
                Ask::Mask(method, mask) => connection.call_method(to, path, own, method, &(mask,)).await,
                Ask::Plain(method) => connection.call_method(to, path, own, method, &()).await,
                Ask::Xfconf(channel, name, _) => {
                    connection.call_method(to, path, own, "GetProperty", &(channel, name)).await
                }
                Ask::Dconf(..) => Err(zbus::Error::Unsupported),
            }
        };
        let reply = match bus::within(reply).await {
            // Never set is off on that desktop; elsewhere its settings are there for one of its programs.
            Err(error) if is_unset_in_xfconf(&error) && matches!(self.ask, Ask::Xfconf(..)) => {
                return Ok(matches!(self.ask, Ask::Xfconf(_, _, true)).then_some(false));
            }
            reply => reply?,
        };
        let body = reply.body();
        Ok(Some(match self.ask {
            Ask::Word(_, _, word) => {
                let words = body.deserialize::<OwnedValue>()?;
                let words = match <&str>::try_from(&words) {
                    Ok(words) => words.split(':').map(str::to_owned).collect(),
                    Err(_) => Vec::<String>::try_from(words).map_err(zbus::Error::from)?,
                };
                words.iter().any(|other| other == word)
            }
            Ask::Property(..) | Ask::Xfconf(..) => {
                bool::try_from(body.deserialize::<OwnedValue>()?).map_err(zbus::Error::from)?
            }
            Ask::Mask(..) | Ask::Plain(_) | Ask::Dconf(..) => body.deserialize()?,
        }))
    }
}

/// A switch in the person's dconf database, if it was ever set.
fn switch(key: &str) -> Option<bool> {
    let database = directories::BaseDirs::new()?.config_dir().join("dconf/user");
    dconf::boolean(&std::fs::read(database).ok()?, key)
}

/// True for a change of the switches: of one of them, or of a folder they are in.
fn is_about_notifications(message: &Message) -> bool {
    message.body().deserialize::<(String, Vec<String>, String)>().is_ok_and(|(prefix, changed, _)| {
        let touches = |(_, _, key, _): &(&str, &str, &str, bool)| {
            key.starts_with(&prefix) && changed.iter().any(|rest| key[prefix.len()..].starts_with(rest.as_str()))
        };
        SWITCHES.iter().any(touches)
    })
}

fn is_unset_in_xfconf(error: &BusError) -> bool {
    let error = error.name().and_then(|name| name.strip_prefix("org.xfce.Xfconf.Error."));
    error.is_some_and(|error| ["PropertyNotFound", "ChannelNotFound"].contains(&error))
}

fn desktop_is(place: &Surroundings, name: &str) -> bool {
    place.get("XDG_CURRENT_DESKTOP").is_some_and(|desktops| desktops.split(':').any(|desktop| desktop == name))
}

fn is_one_of(message: &Message, members: &[&str]) -> bool {
    message.header().member().is_some_and(|member| members.contains(&member.as_str()))
}

/// True for a `PropertiesChanged` about one property, with or without its new value.
fn changes(message: &Message, interface: &str, property: &str) -> bool {
    let body = message.body();
    let Ok((of, changed, invalidated)) = body.deserialize::<(String, HashMap<String, Value<'_>>, Vec<String>)>() else {
        return false;
    };
    of == interface && (changed.contains_key(property) || invalidated.iter().any(|name| name == property))
}
