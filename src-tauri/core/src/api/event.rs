//! What the agent tells its subscribers unasked.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::request::View;
use super::response::{StatusReport, Today};
use crate::care::CareCards;
use crate::health::HealthReport;
use crate::journal::{DayContents, MedicalEntry, NightContents};
use crate::portable::Progress;
use crate::settings::Settings;
use crate::winddown::{Evening, ListedItem, WinddownOffer};

/// One piece of news, always whole: a subscriber replaces what it holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(tag = "type", content = "value", rename_all = "snake_case")]
pub enum Event {
    /// The phase or the sitting time changed.
    Status(StatusReport),
    /// Today's breaks or the last nights changed, or a cramp began or let go.
    Today(Today),
    /// A night was answered, or an episode of it was written, changed, deleted or restored.
    NightChanged(NightContents),
    /// Something was said of a day.
    DayChanged(DayContents),
    /// A medicine or condition was written, changed, deleted or restored: all of them.
    MedicalChanged(Vec<MedicalEntry>),
    /// A care card was put aside or taken back: all of them.
    CareChanged(CareCards),
    /// An experiment was begun, ended, deleted or restored: what is shown of them is to be asked again.
    ExperimentsChanged,
    /// The journal was opened anew, or what changed in it could not be told: lists of it are to be read again.
    JournalReopened,
    /// An evening's list changed.
    EveningChanged(Evening),
    /// An item for the evening's list was added, changed, moved, removed or restored: all of them.
    ChecklistChanged(Vec<ListedItem>),
    /// The wind-down is offered, put off, or neither any more.
    WinddownOffer(WinddownOffer),
    /// A setting changed.
    SettingsChanged(Settings),
    /// Something that has to work began or ceased to, or a test notification was answered.
    HealthChanged(Box<HealthReport>),
    /// How far the export or import is that is under way.
    ErrandProgress(Progress),
    /// Show this view (only to the window).
    Open(View),
    /// Something is asked in the window: come to the front, with the view that it shows; without one, with this view (only
    /// to the window).
    Attend(View),
    /// Close the break window if it is open (only to the window).
    CloseBreak,
    /// The agent is on its way out.
    Leaving(LeavingReason),
}

/// Why the agent leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum LeavingReason {
    /// The person said quit: the window closes too.
    Quit,
    /// A newer version takes over: the window reconnects.
    Replaced,
    /// The system ends the session: the window closes too.
    SessionEnds,
}
