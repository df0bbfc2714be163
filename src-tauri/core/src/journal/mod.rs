//! The cramp journal: episodes, nights, day logs, medicines and conditions; their fields, ranges and rules.
//!
//! Knows: what a valid entry is and what a night's state follows from. Must never: know how entries are kept.

pub mod day_log;
pub mod episode;
pub mod filter;
pub mod folded;
pub mod medical;
pub mod night;
pub mod page;
pub mod search;
pub mod validate;

pub use day_log::{Alcohol, DayChange, DayContents, DayLog, LastCaffeine};
pub use episode::{
    Episode, EpisodeDraft, EpisodeKind, FORGOTTEN_AFTER_SECONDS, Helped, Muscle, Remedy, SAME_ACHE_SECONDS, Tried,
};
pub use filter::{EpisodeFilter, SEARCH_CHARACTERS};
pub use folded::folded;
pub use medical::{MEDICAL_ENTRIES, MEDICAL_NAME_CHARACTERS, MedicalChange, MedicalDraft, MedicalEntry, MedicalKind};
pub use night::{
    Night, NightAnswer, NightChange, NightContents, NightPlace, NightRecord, NightState, NightSummary, date_in_night,
    night_state, night_summaries,
};
pub use page::{
    EPISODE_ID_DIGITS, EPISODE_PAGE_BYTES, EPISODES_A_PAGE, EPISODES_FOUND, EpisodeCursor, EpisodePage, EpisodesFound,
    NIGHT_EPISODES,
};
pub use search::{EpisodeSearch, FilterPart, FilterWithout, NightIndex, OpenSpan, night_letter, without_each};
pub use validate::{DURATION_SECONDS, NOTE_CHARACTERS, SEVERITY, SLEEP_DISTURBANCE, SLEEP_QUALITY, checked_span};

/// The field's own word for it stands with the journal's; stretches have sides as well.
pub use crate::side::Side;
