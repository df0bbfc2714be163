//! One cramp or ache. Only what and when are required.

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::validate::{DURATION_SECONDS, NOTE_CHARACTERS};
use crate::side::Side;
use crate::time::{LocalTime, night_of};

/// An episode as the person writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct EpisodeDraft {
    /// What it was.
    pub kind: EpisodeKind,
    /// When it began.
    pub started_at: LocalTime,
    /// How long it lasted in seconds, 0-86400. Shown in minutes, the unit of published cramp diaries
    /// (Sebo 2019, Swiss Med Wkly 149:w20048).
    #[serde(default)]
    pub duration_seconds: Option<u32>,
    /// 0 none - 10 the worst imaginable (the scale of the same diaries).
    #[serde(default)]
    pub severity: Option<u8>,
    /// Where.
    #[serde(default)]
    pub muscle: Option<Muscle>,
    /// Which leg.
    #[serde(default)]
    pub side: Option<Side>,
    /// Could a hard knot be felt.
    #[serde(default)]
    pub hard_knot: Option<bool>,
    /// Did it wake the person.
    #[serde(default)]
    pub woke_me: Option<bool>,
    /// How much it disturbed sleep, 0-10 (the scale of the same diaries).
    #[serde(default)]
    pub sleep_disturbance: Option<u8>,
    /// Was the muscle sore the next day.
    #[serde(default)]
    pub sore_next_day: Option<bool>,
    /// What was tried, each remedy once.
    #[serde(default)]
    pub tried: Vec<Tried>,
    /// The person's own words, at most 4000 characters.
    #[serde(default)]
    pub note: Option<String>,
}

impl EpisodeDraft {
    /// What has to be said of an episode, and nothing else.
    pub fn new(kind: EpisodeKind, started_at: LocalTime) -> Self {
        Self {
            kind,
            started_at,
            duration_seconds: None,
            severity: None,
            muscle: None,
            side: None,
            hard_knot: None,
            woke_me: None,
            sleep_disturbance: None,
            sore_next_day: None,
            tried: Vec::new(),
            note: None,
        }
    }

    /// What is wanted of an entry that was `base` when the change began and is `there` by now: what the change names is as it is
    /// wanted, and all else as it is there. A note that both have written anew keeps both, one below the other, as far as
    /// a note holds them.
    #[must_use]
    pub fn since(self, base: &Self, there: &Self) -> Self {
        fn of<T: PartialEq + Clone>(wanted: T, base: &T, there: &T) -> T {
            if wanted == *base { there.clone() } else { wanted }
        }
        Self {
            kind: of(self.kind, &base.kind, &there.kind),
            started_at: of(self.started_at, &base.started_at, &there.started_at),
            duration_seconds: of(self.duration_seconds, &base.duration_seconds, &there.duration_seconds),
            severity: of(self.severity, &base.severity, &there.severity),
            muscle: of(self.muscle, &base.muscle, &there.muscle),
            side: of(self.side, &base.side, &there.side),
            hard_knot: of(self.hard_knot, &base.hard_knot, &there.hard_knot),
            woke_me: of(self.woke_me, &base.woke_me, &there.woke_me),
            sleep_disturbance: of(self.sleep_disturbance, &base.sleep_disturbance, &there.sleep_disturbance),
            sore_next_day: of(self.sore_next_day, &base.sore_next_day, &there.sore_next_day),
            tried: tried_since(&self.tried, &base.tried, &there.tried),
            note: note_since(self.note, base.note.as_deref(), there.note.as_deref()),
        }
    }
}

/// Each remedy for itself, in the order in which they are wanted; those tried elsewhere come after.
fn tried_since(wanted: &[Tried], base: &[Tried], there: &[Tried]) -> Vec<Tried> {
    let find = |list: &[Tried], remedy| list.iter().find(|one| one.remedy == remedy).copied();
    let mut remedies: Vec<Remedy> = Vec::new();
    for one in wanted.iter().chain(there) {
        if !remedies.contains(&one.remedy) {
            remedies.push(one.remedy);
        }
    }
    let of = |remedy| {
        let wanted = find(wanted, remedy);
        if wanted == find(base, remedy) { find(there, remedy) } else { wanted }
    };
    remedies.into_iter().filter_map(of).collect()
}

fn note_since(wanted: Option<String>, base: Option<&str>, there: Option<&str>) -> Option<String> {
    if wanted.as_deref() == base {
        return there.map(str::to_owned);
    }
    let both = match (&wanted, there) {
        // What was only added to is in the other already.
        (Some(wanted), Some(there)) if Some(there) != base && !wanted.contains(there) => {
            format!("{there}\n{wanted}")
        }
        _ => return wanted,
    };
    if both.chars().count() <= NOTE_CHARACTERS as usize { Some(both) } else { wanted }
}

/// An episode in the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Episode {
    /// UUIDv7.
    pub id: Uuid,
    /// The night it belongs to, named by its evening.
    pub night: NaiveDate,
    /// True from "Cramp now" until "It let go".
    pub ongoing: bool,
    /// When it was first written.
    pub created_at: LocalTime,
    /// When it was last changed.
    pub updated_at: LocalTime,
    /// What the person wrote.
    #[serde(flatten)]
    #[ts(flatten)]
    pub entry: EpisodeDraft,
}

/// A cramp whose clock was not stopped for so long is over: pressing "Cramp now" again means a new one.
pub const FORGOTTEN_AFTER_SECONDS: u32 = 3 * 3600;

/// Seconds within which a press of "Cramp now" or "My legs ache" means the one before: half asleep it is pressed twice, or
/// in two places at once, and what comes back so soon after it let go is the same cramp.
pub const SAME_PRESS_SECONDS: u32 = 60;

/// An ache has no clock that runs: one that was pressed within so many seconds is taken up by a screen that opens anew.
pub const SAME_ACHE_SECONDS: u32 = 30 * 60;

impl Episode {
    /// An entry as it is written down, of a cramp that is over.
    pub fn written(id: Uuid, entry: EpisodeDraft, now: LocalTime) -> Self {
        Self { id, night: night_of(entry.started_at), ongoing: false, created_at: now, updated_at: now, entry }
    }

    /// "Cramp now": a cramp that begins, its clock running.
    pub fn begun(id: Uuid, muscle: Option<Muscle>, side: Option<Side>, now: LocalTime) -> Self {
        let entry = EpisodeDraft { muscle, side, ..EpisodeDraft::new(EpisodeKind::Cramp, now) };
        Self { ongoing: true, ..Self::written(id, entry, now) }
    }

    /// "My legs ache": it has no clock that could be stopped.
    pub fn ache(id: Uuid, now: LocalTime) -> Self {
        Self::written(id, EpisodeDraft::new(EpisodeKind::Ache, now), now)
    }

    /// Whether a press at this moment means this one. What was written by hand is never meant.
    pub fn is_pressed_again(&self, now: LocalTime) -> bool {
        let began = self.entry.started_at;
        let over = self.entry.duration_seconds.map(|seconds| began + TimeDelta::seconds(seconds.into()));
        let just = |moment: LocalTime| {
            (TimeDelta::zero()..TimeDelta::seconds(SAME_PRESS_SECONDS.into())).contains(&(now - moment))
        };
        began == self.created_at && (just(began) || over.is_some_and(just))
    }

    /// It goes on: its clock runs as if it had never been stopped.
    #[must_use]
    pub fn resumed(mut self, now: LocalTime) -> Self {
        self.entry.duration_seconds = None;
        Self { ongoing: true, updated_at: now, ..self }
    }

    /// Whether the clock has run for so long that nobody can mean it any more.
    pub fn is_forgotten(&self, now: LocalTime) -> bool {
        self.ongoing && now - self.entry.started_at >= TimeDelta::seconds(FORGOTTEN_AFTER_SECONDS.into())
    }

    /// A forgotten one, closed without a length: nobody knows when it let go.
    #[must_use]
    pub fn closed(self, now: LocalTime) -> Self {
        Self { ongoing: false, updated_at: now, ..self }
    }

    /// "It let go": the length is measured, a day at most. Said twice, the first time counts.
    #[must_use]
    pub fn ended(mut self, now: LocalTime) -> Self {
        if !self.ongoing {
            return self;
        }
        let seconds = (now - self.entry.started_at).num_seconds().clamp(DURATION_SECONDS.least, DURATION_SECONDS.most);
        self.entry.duration_seconds = u32::try_from(seconds).ok();
        self.closed(now)
    }

    /// Where it is and which leg; what is not said stays as it was.
    #[must_use]
    pub fn described(mut self, muscle: Option<Muscle>, side: Option<Side>, now: LocalTime) -> Self {
        self.entry.muscle = muscle.or(self.entry.muscle);
        self.entry.side = side.or(self.entry.side);
        Self { updated_at: now, ..self }
    }

    /// With another entry: it may belong to another night then, and a length means that it is over.
    #[must_use]
    pub fn rewritten(self, entry: EpisodeDraft, now: LocalTime) -> Self {
        let ongoing = self.ongoing && entry.duration_seconds.is_none();
        Self { night: night_of(entry.started_at), ongoing, updated_at: now, entry, ..self }
    }
}

/// What an episode was. Only a cramp makes a night one with cramps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum EpisodeKind {
    /// A sudden, painful, hard muscle.
    Cramp,
    /// A dull ache.
    Ache,
    /// An urge to move that eases while moving.
    UrgeToMove,
    /// Anything else.
    Other,
}

/// Where it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the names are the words on screen
pub enum Muscle {
    Calf,
    Foot,
    BackOfThigh,
    FrontOfThigh,
    Shin,
    Other,
}

/// One thing that was tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Tried {
    /// What.
    pub remedy: Remedy,
    /// Whether it helped, if the person said.
    #[serde(default)]
    pub helped: Option<Helped>,
}

/// What can be tried during or after a cramp; the first four are on the leg cramps page of the NHS.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the names are the words on screen
pub enum Remedy {
    Stretch,
    Stand,
    Walk,
    Rub,
    Warmth,
    Cold,
    LegsUp,
    Other,
}

/// Whether it helped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the names are the words on screen
pub enum Helped {
    Yes,
    ALittle,
    No,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> LocalTime {
        text.parse().unwrap()
    }

    fn begun() -> Episode {
        Episode::begun(Uuid::nil(), None, Some(Side::Left), at("2026-11-12T02:10:00+01:00"))
    }

    #[test]
    fn cramp_now_begins_one_of_this_night_whose_clock_runs() {
        let Episode { night, ongoing, entry, .. } = begun();
        assert_eq!((night.to_string().as_str(), ongoing, entry.kind), ("2026-11-11", true, EpisodeKind::Cramp));
        assert_eq!((entry.side, entry.duration_seconds), (Some(Side::Left), None));
    }

    #[test]
    fn a_clock_that_ran_for_three_hours_was_forgotten_and_gives_no_length() {
        assert!(!begun().is_forgotten(at("2026-11-12T05:09:59+01:00")));
        let late = at("2026-11-12T05:10:00+01:00");
        assert!(begun().is_forgotten(late) && begun().is_forgotten(at("2026-11-12T04:10:00Z")));
        let closed = begun().closed(late);
        assert_eq!((closed.ongoing, closed.entry.duration_seconds, closed.updated_at), (false, None, late));
        assert!(!closed.is_forgotten(late), "what is over is not forgotten");
    }

    #[test]
    fn it_let_go_measures_once_within_a_day_and_never_backwards() {
        let seconds = |now: &str| begun().ended(at(now)).entry.duration_seconds;
        assert_eq!(seconds("2026-11-12T02:14:30+01:00"), Some(270));
        assert_eq!(seconds("2026-11-12T01:00:00+01:00"), Some(0), "the clock was put back");
        assert_eq!(seconds("2026-11-20T02:10:00+01:00"), Some(86_400));
        let ended = begun().ended(at("2026-11-12T02:14:30+01:00"));
        assert_eq!(ended.clone().ended(at("2026-11-12T03:00:00+01:00")), ended);
    }

    #[test]
    fn a_press_within_a_minute_of_its_beginning_or_end_means_the_same_one() {
        let again = |episode: &Episode, now: &str| episode.is_pressed_again(at(now));
        let running = begun();
        assert!(again(&running, "2026-11-12T02:10:00+01:00") && again(&running, "2026-11-12T02:10:59+01:00"));
        assert!(!again(&running, "2026-11-12T02:11:00+01:00") && !again(&running, "2026-11-12T02:09:59+01:00"));
        let over = begun().ended(at("2026-11-12T02:14:30+01:00"));
        assert!(again(&over, "2026-11-12T02:15:29+01:00") && !again(&over, "2026-11-12T02:15:30+01:00"));
        assert!(!again(&over, "2026-11-12T02:12:00+01:00"), "the clock was put back");
        let resumed = over.resumed(at("2026-11-12T02:15:00+01:00"));
        assert_eq!((resumed.ongoing, resumed.entry.duration_seconds), (true, None));

        let ache = Episode::ache(Uuid::nil(), at("2026-11-12T02:10:00+01:00"));
        assert!(again(&ache, "2026-11-12T02:10:59+01:00") && !ache.ongoing);
        let by_hand = EpisodeDraft::new(EpisodeKind::Cramp, at("2026-11-12T02:10:00+01:00"));
        let by_hand = Episode::written(Uuid::nil(), by_hand, at("2026-11-12T02:10:20+01:00"));
        assert!(!again(&by_hand, "2026-11-12T02:10:30+01:00"));
    }

    #[test]
    fn two_changes_of_the_same_entry_lose_nothing_of_each_other() {
        let tried = |remedy, helped| Tried { remedy, helped };
        let base = EpisodeDraft {
            severity: Some(4),
            tried: vec![tried(Remedy::Walk, None), tried(Remedy::Cold, None)],
            note: Some("at the desk".into()),
            ..EpisodeDraft::new(EpisodeKind::Cramp, at("2026-11-12T02:10:00+01:00"))
        };
        let there = EpisodeDraft {
            muscle: Some(Muscle::Calf),
            severity: Some(5),
            tried: vec![tried(Remedy::Walk, Some(Helped::Yes)), tried(Remedy::Warmth, None)],
            note: Some("at the desk, late".into()),
            ..base.clone()
        };
        let mine = EpisodeDraft {
            side: Some(Side::Left),
            tried: vec![tried(Remedy::Stretch, None), tried(Remedy::Walk, None), tried(Remedy::Cold, None)],
            ..base.clone()
        };
        let both = mine.clone().since(&base, &there);
        assert_eq!((both.muscle, both.side, both.severity), (Some(Muscle::Calf), Some(Side::Left), Some(5)));
        assert_eq!(
            both.tried,
            [tried(Remedy::Stretch, None), tried(Remedy::Walk, Some(Helped::Yes)), tried(Remedy::Warmth, None)],
            "cold was taken off there"
        );
        assert_eq!(both.note, there.note);
        assert_eq!(there.clone().since(&base, &base), there, "alone it is as it is wanted");
        assert_eq!(base.clone().since(&base, &there), there, "and nothing wanted changes nothing");

        let note = |mine: &str| EpisodeDraft { note: Some(mine.into()), ..base.clone() }.since(&base, &there).note;
        assert_eq!(note("after the bath").as_deref(), Some("at the desk, late\nafter the bath"));
        assert_eq!(note("at the desk, late, again").as_deref(), Some("at the desk, late, again"));
        assert_eq!(note(&"x".repeat(4000)).unwrap().len(), 4000, "a note holds no more");
        assert_eq!(EpisodeDraft { note: None, ..base.clone() }.since(&base, &there).note, None, "taken back");
    }

    #[test]
    fn what_is_not_said_of_it_stays() {
        let described = begun().described(Some(Muscle::Calf), None, at("2026-11-12T02:11:00+01:00"));
        assert_eq!((described.entry.muscle, described.entry.side), (Some(Muscle::Calf), Some(Side::Left)));
    }

    #[test]
    fn a_new_entry_may_be_of_another_night_and_a_length_ends_it() {
        let now = at("2026-11-12T09:00:00+01:00");
        let entry = EpisodeDraft::new(EpisodeKind::Cramp, at("2026-11-10T23:30:00+01:00"));
        let running = begun().rewritten(entry.clone(), now);
        assert_eq!((running.night.to_string().as_str(), running.ongoing), ("2026-11-10", true));
        assert_eq!((running.created_at, running.updated_at), (begun().created_at, now));
        let over = begun().rewritten(EpisodeDraft { duration_seconds: Some(60), ..entry.clone() }, now);
        assert!(!over.ongoing);
        assert!(!over.rewritten(entry, now).ongoing, "what is over does not begin again");
    }
}
