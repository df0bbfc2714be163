//! Holds the keys that are wanted, on whichever desktop is used, and tries again what was lost.

use async_channel::{Receiver, RecvError};
use futures_lite::future;
use limber_core::api::Surroundings;
use limber_core::health::{HealthSubject, ShortcutStanding};
use limber_core::settings::Shortcut;

use super::{Teller, grab, portal};
use crate::adapters::bus::BackOff;
use crate::adapters::desktop::{Desktop, Here};
use crate::adapters::x11::Unreachable;
use crate::ports::signal::{Report, SourceReport, SourceStanding};

/// How a desktop passes keys on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// The X server does.
    Grab,
    /// Under Wayland an X server hears only what is typed into programs of X: the desktop is asked.
    Portal,
    /// There is no desktop.
    None,
}

impl Way {
    fn on(place: &Surroundings) -> Self {
        match (place.get("WAYLAND_DISPLAY"), place.get("DISPLAY")) {
            (Some(_), _) => Self::Portal,
            (None, Some(_)) => Self::Grab,
            (None, None) => Self::None,
        }
    }

    fn source(self) -> &'static str {
        match self {
            Self::Grab | Self::None => grab::SOURCE,
            Self::Portal => portal::SOURCE,
        }
    }
}

/// What happened first.
enum Next {
    Chosen(Result<Option<Shortcut>, RecvError>),
    Moved,
    Paused,
}

/// Follows what is wanted for as long as somebody may want something.
pub(super) async fn follow(desktop: Desktop, changes: Receiver<Option<Shortcut>>, report: Report) {
    let mut wanted = None;
    let mut back_off = BackOff::default();
    let mut way_before = None;
    loop {
        let next = match wanted {
            None => Next::Chosen(changes.recv().await),
            Some(of) => {
                let here = desktop.here();
                let way = Way::on(&here.place);
                if let Some(before) = way_before.replace(way).filter(|before| *before != way) {
                    let absent = SourceStanding::Absent;
                    report(SourceReport::signal(HealthSubject::Shortcut, before.source(), absent, None));
                }
                let teller = Teller { report: report.clone(), of };
                let chosen = async { Next::Chosen(changes.recv().await) };
                let moved = async {
                    desktop.moved(&here).await;
                    Next::Moved
                };
                let held = hold_once(&desktop, &here, way, &teller, &mut back_off);
                future::or(chosen, future::or(moved, held)).await
            }
        };
        match next {
            Next::Chosen(Ok(shortcut)) => {
                wanted = shortcut;
                back_off = BackOff::default();
            }
            Next::Chosen(Err(_)) => return,
            Next::Moved => back_off = BackOff::default(),
            Next::Paused => {}
        }
    }
}

/// Holds the keys until they are lost, says so, and waits until it is worth trying again.
async fn hold_once(desktop: &Desktop, here: &Here, way: Way, teller: &Teller, back_off: &mut BackOff) -> Next {
    let no_way = |detail: Option<String>| {
        teller.stands(way.source(), ShortcutStanding::NoWay, SourceStanding::Absent, detail);
    };
    let (became, detail) = match way {
        Way::None => {
            no_way(Some(Unreachable::NoDisplay.to_string()));
            return future::pending().await;
        }
        Way::Grab => match grab::hold(&here.place, teller.clone()).await {
            lost @ grab::Lost::Unreachable(Unreachable::NoDisplay) => {
                no_way(Some(lost.to_string()));
                return future::pending().await;
            }
            lost @ grab::Lost::Taken => {
                back_off.is_unlikely();
                (ShortcutStanding::Taken, lost.to_string())
            }
            lost => (ShortcutStanding::Lost, lost.to_string()),
        },
        Way::Portal => (ShortcutStanding::Lost, portal::hold(&here.place, teller).await.to_string()),
    };
    teller.stands(way.source(), became, back_off.standing(), Some(detail));
    desktop.pause(here, back_off).await;
    Next::Paused
}
