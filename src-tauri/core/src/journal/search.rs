//! The journal from afar: a letter a night, and how much of it a filter leaves. What a list needs to say how long it is, and
//! where in it something stands, before it has read any of it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{EpisodeCursor, EpisodeFilter, EpisodePage, NightState};

/// Every night from the journal's first one on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct NightIndex {
    /// The first night of which anything is written down; `None` in an empty journal.
    pub since: Option<NaiveDate>,
    /// A letter a night, in order, up to the running one: `c` with cramps, `f` free of them, `e` not recorded although
    /// something is written down (an ache, the sleep), `-` nothing at all.
    pub marks: String,
}

/// The letter of a night; `written` where an episode or its sleep is written down.
pub fn night_letter(state: NightState, written: bool) -> char {
    match (state, written) {
        (NightState::Cramps, _) => 'c',
        (NightState::CrampFree, _) => 'f',
        (NightState::NotRecorded, true) => 'e',
        (NightState::NotRecorded, false) => '-',
    }
}

/// What a filter leaves of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct EpisodeSearch {
    /// How many episodes it leaves.
    pub found: u32,
    /// How many there are in the journal.
    pub of: u32,
    /// The first page of what it leaves.
    pub page: EpisodePage,
    /// Where each further `EPISODES_A_PAGE` of them begin: the place behind the 200th, the 400th and so on.
    pub places: Vec<EpisodeCursor>,
    /// Only where it leaves nothing: what each part of it alone keeps out.
    pub without: Vec<FilterWithout>,
}

/// What would be left without one part of a filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FilterWithout {
    /// Which.
    pub part: FilterPart,
    /// How many episodes.
    pub found: u32,
}

/// A part of a filter that can be taken off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the names are the fields
pub enum FilterPart {
    Words,
    Kind,
    Muscle,
    Side,
    Severity,
    Remedy,
    /// First and last night.
    Dates,
}

/// The nights from which and to which is looked, each open where nothing is said.
pub type OpenSpan = (Option<NaiveDate>, Option<NaiveDate>);

/// Each part that is set, with the span and the filter that are left without it.
pub fn without_each(span: OpenSpan, filter: &EpisodeFilter) -> Vec<(FilterPart, OpenSpan, EpisodeFilter)> {
    let less = |change: fn(&mut EpisodeFilter)| {
        let mut less = filter.clone();
        change(&mut less);
        less
    };
    let mut parts = vec![
        (FilterPart::Words, span, less(|filter| filter.words = None)),
        (FilterPart::Kind, span, less(|filter| filter.kind = None)),
        (FilterPart::Muscle, span, less(|filter| filter.muscle = None)),
        (FilterPart::Side, span, less(|filter| filter.side = None)),
        (FilterPart::Severity, span, less(|filter| (filter.severity_from, filter.severity_to) = (None, None))),
        (FilterPart::Remedy, span, less(|filter| filter.remedy = None)),
    ];
    parts.retain(|(.., less)| less != filter);
    if span != (None, None) {
        parts.push((FilterPart::Dates, (None, None), filter.clone()));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::EpisodeKind;

    #[test]
    fn only_what_is_set_can_be_taken_off() {
        assert!(without_each((None, None), &EpisodeFilter::default()).is_empty());
        let filter = EpisodeFilter {
            kind: Some(EpisodeKind::Ache),
            severity_from: Some(3),
            severity_to: Some(5),
            ..EpisodeFilter::default()
        };
        let first = "2026-11-01".parse().ok();
        let parts = without_each((first, None), &filter);
        let [(kind, same, no_kind), (severity, _, no_severity), (dates, open, all)] = &parts[..] else {
            panic!("{parts:?}")
        };
        assert_eq!((*kind, *severity, *dates), (FilterPart::Kind, FilterPart::Severity, FilterPart::Dates));
        assert_eq!((*same, *open), ((first, None), (None, None)));
        assert_eq!(no_kind, &EpisodeFilter { kind: None, ..filter.clone() });
        assert_eq!(no_severity, &EpisodeFilter { severity_from: None, severity_to: None, ..filter.clone() });
        assert_eq!(all, &filter);
    }

    #[test]
    fn a_night_of_which_nothing_is_written_has_a_letter_of_its_own() {
        let letters = [(NightState::Cramps, true), (NightState::CrampFree, false)].map(|(s, w)| night_letter(s, w));
        assert_eq!(letters, ['c', 'f']);
        assert_eq!([true, false].map(|written| night_letter(NightState::NotRecorded, written)), ['e', '-']);
    }
}
