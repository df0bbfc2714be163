//! The figures of a span of nights. Each table adds up to its sum (the tests hold them to it).

use std::ops::AddAssign;

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::gathered::{CrampFacts, Gathered, NightFacts, REMEDIES};
use super::range::NightSpan;
use super::runs::{CrampIntervals, Streaks, intervals, streaks};
use crate::engine::BreakOutcome;
use crate::journal::{DayLog, EpisodeKind, Muscle, NightState, Remedy};
use crate::settings::EveningSettings;
use crate::side::Side;
use crate::time::ClockTime;

/// Up to so many nights a review has a row a day.
pub const NIGHTS_WITH_DAYS: usize = 100;

/// Up to so many it has a row a week: two years and a little.
const NIGHTS_WITH_WEEKS: usize = 750;

/// A review of a span of nights.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Review {
    /// The nights it is of; `None` where nothing is written down at all.
    pub span: Option<NightSpan>,
    /// The first night of the whole journal of which anything is written down.
    pub first_night: Option<NaiveDate>,
    /// The nights by their state.
    pub nights: NightCounts,
    /// A letter a night, in order: `c` with cramps, `f` free of them, `-` not recorded.
    pub marks: String,
    /// Episodes by kind. Everything below that is about cramps counts cramps only.
    pub episodes: KindCounts,
    /// A row a day, where there are 100 nights or fewer.
    pub days: Vec<ReviewDay>,
    /// A row a week from Monday on, where there are 750 nights or fewer.
    pub weeks: Vec<ReviewPeriod>,
    /// A row a month.
    pub months: Vec<ReviewPeriod>,
    /// A row a year.
    pub years: Vec<ReviewPeriod>,
    /// When cramps began.
    pub hours: CrampHours,
    /// Where and which leg, a row a muscle that was named, most first; the row without a muscle is of cramps of which none was.
    pub muscles: Vec<MuscleSides>,
    /// How bad cramps were, 0-10, of those of which it was said.
    pub severity: Option<Spread>,
    /// How long they lasted, in seconds, of those of which it is known.
    pub duration: Option<Spread>,
    /// What was tried in cramps, most often first.
    pub tried: Vec<RemedyOutcome>,
    /// Cramps of which nothing is written as tried.
    pub untried: u32,
    /// How breaks came out.
    pub breaks: BreakTally,
    /// How the evenings' lists were done.
    pub winddowns: WinddownCounts,
    /// Runs of cramp-free nights.
    pub streaks: Streaks,
    /// How far nights with cramps are apart; `None` with fewer than two of them.
    pub intervals: Option<CrampIntervals>,
}

/// Nights by their state. What is not recorded is missing, never cramp-free.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct NightCounts {
    /// With cramps.
    pub cramps: u32,
    /// Confirmed to be free of them.
    pub cramp_free: u32,
    /// Nobody said.
    pub not_recorded: u32,
}

/// Episodes by kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[allow(missing_docs)] // the names are the words on screen
pub struct KindCounts {
    pub cramps: u32,
    pub aches: u32,
    pub urges_to_move: u32,
    pub others: u32,
}

/// Breaks by how they came out. Those taken are `taken` and `natural`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[allow(missing_docs)] // see `BreakOutcome`
pub struct BreakTally {
    pub taken: u32,
    pub natural: u32,
    pub asleep: u32,
    pub skipped: u32,
    pub missed: u32,
    pub expired: u32,
}

/// Evenings by how much of their list was ticked. An evening of which nothing was is in neither.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct WinddownCounts {
    /// As many items as are on the list of that weekday now.
    pub whole: u32,
    /// Fewer, but one at least.
    pub in_part: u32,
}

/// A day, and the night after it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ReviewDay {
    /// The day, and by its evening the night.
    pub day: NaiveDate,
    /// The night's state.
    pub state: NightState,
    /// The night's episodes.
    pub episodes: KindCounts,
    /// How the day's breaks came out.
    pub breaks: BreakTally,
    /// Items of the evening's list that were ticked.
    pub ticks: u32,
    /// How many are on the list of that weekday now.
    pub listed: u32,
    /// What was said of the day, if anything was.
    pub log: Option<DayLog>,
}

/// A week, a month or a year, or the part of one that is in the span.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ReviewPeriod {
    /// Its nights.
    pub span: NightSpan,
    /// Its nights by their state.
    pub nights: NightCounts,
    /// Too few are recorded to read much into it: fewer than 4, or than 4 in 7.
    pub thin: bool,
    /// Its episodes.
    pub episodes: KindCounts,
    /// How bad its cramps were, 0-10.
    pub severity: Option<Spread>,
    /// How long they lasted, in seconds.
    pub duration: Option<Spread>,
    /// How its breaks came out.
    pub breaks: BreakTally,
    /// How the lists of its evenings were done.
    pub winddowns: WinddownCounts,
}

/// The middle and the ends of some numbers.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Spread {
    /// How many numbers.
    pub count: u32,
    /// The one in the middle; between the two that are, where their number is even.
    pub median: f64,
    /// The least.
    pub least: u32,
    /// The most.
    pub most: u32,
}

/// When cramps began, over the hours in bed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CrampHours {
    /// Cramps by the hour they began in, on the person's own clock: the first is from midnight to one.
    pub cramps: [u32; 24],
    /// How many of them began in bed, by the usual times.
    pub in_bed: u32,
    /// The usual time of going to bed.
    pub bed: ClockTime,
    /// The usual time of getting up.
    pub up: ClockTime,
    /// Nights of which both times are written down: the usual ones are in the middle of those. With none they are the usual
    /// ones of the settings.
    pub nights: u32,
}

/// One muscle by leg.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MuscleSides {
    /// Which; `None` where it was not said.
    pub muscle: Option<Muscle>,
    /// Left leg.
    pub left: u32,
    /// Right leg.
    pub right: u32,
    /// Both at once.
    pub both: u32,
    /// Not said which.
    pub unsaid: u32,
}

/// One thing that was tried in cramps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RemedyOutcome {
    /// What.
    pub remedy: Remedy,
    /// How often; the sum of those below.
    pub tried: u32,
    /// It helped.
    pub yes: u32,
    /// It helped a little.
    pub a_little: u32,
    /// It did not help.
    pub no: u32,
    /// Not said.
    pub unsaid: u32,
}

impl NightCounts {
    /// All of them.
    pub fn all(self) -> u32 {
        self.recorded() + self.not_recorded
    }

    /// Those of which somebody said how they were.
    pub fn recorded(self) -> u32 {
        self.cramps + self.cramp_free
    }

    pub(super) fn add(&mut self, state: NightState) {
        *match state {
            NightState::Cramps => &mut self.cramps,
            NightState::CrampFree => &mut self.cramp_free,
            NightState::NotRecorded => &mut self.not_recorded,
        } += 1;
    }

    fn is_thin(self) -> bool {
        self.recorded() < 4 || self.recorded() * 7 < self.all() * 4
    }
}

impl KindCounts {
    pub(super) fn add(&mut self, kind: EpisodeKind, number: u32) {
        *match kind {
            EpisodeKind::Cramp => &mut self.cramps,
            EpisodeKind::Ache => &mut self.aches,
            EpisodeKind::UrgeToMove => &mut self.urges_to_move,
            EpisodeKind::Other => &mut self.others,
        } += number;
    }
}

impl AddAssign for KindCounts {
    fn add_assign(&mut self, other: Self) {
        self.cramps += other.cramps;
        self.aches += other.aches;
        self.urges_to_move += other.urges_to_move;
        self.others += other.others;
    }
}

impl BreakTally {
    pub(super) fn add(&mut self, outcome: BreakOutcome, number: u32) {
        *match outcome {
            BreakOutcome::Taken => &mut self.taken,
            BreakOutcome::Natural => &mut self.natural,
            BreakOutcome::Asleep => &mut self.asleep,
            BreakOutcome::Skipped => &mut self.skipped,
            BreakOutcome::Missed => &mut self.missed,
            BreakOutcome::Expired => &mut self.expired,
        } += number;
    }
}

impl AddAssign for BreakTally {
    fn add_assign(&mut self, other: Self) {
        self.taken += other.taken;
        self.natural += other.natural;
        self.asleep += other.asleep;
        self.skipped += other.skipped;
        self.missed += other.missed;
        self.expired += other.expired;
    }
}

impl WinddownCounts {
    fn add(&mut self, ticks: u32, listed: u32) {
        match ticks {
            0 => {}
            _ if ticks >= listed => self.whole += 1,
            _ => self.in_part += 1,
        }
    }
}

/// The review of what was gathered. `listed` is how many items are on the evening's list now, Monday to Sunday; `settings`
/// has the usual times in bed, should none be written down.
pub fn review(
    gathered: Option<&Gathered>,
    first_night: Option<NaiveDate>,
    listed: [u32; 7],
    settings: &EveningSettings,
) -> Review {
    let Some(gathered) = gathered else { return Review::empty(settings) };
    let (span, nights) = (gathered.span(), &gathered.nights);
    let states: Vec<NightState> = nights.iter().map(NightFacts::state).collect();
    let on_list = |night: NaiveDate| listed[night.weekday().num_days_from_monday() as usize];
    let months = periods(gathered, &states, on_list, |night| (night.year(), night.month()));
    let years = periods(gathered, &states, on_list, |night| night.year());
    let has_weeks = nights.len() <= NIGHTS_WITH_WEEKS;
    let week = |night: NaiveDate| (night.iso_week().year(), night.iso_week().week());
    let days = if nights.len() <= NIGHTS_WITH_DAYS { days(gathered, &states, on_list) } else { Vec::new() };
    let mut all = Sums::default();
    for ((at, facts), state) in nights.iter().enumerate().zip(&states) {
        all.add(facts, *state, on_list(span.night(at)));
    }
    for cramp in &gathered.cramps {
        all.add_cramp(cramp);
    }
    let whole = all.period(span);
    Review {
        span: Some(span),
        first_night,
        nights: whole.nights,
        marks: states.iter().map(|state| mark(*state)).collect(),
        episodes: whole.episodes,
        days,
        weeks: if has_weeks { periods(gathered, &states, on_list, week) } else { Vec::new() },
        months,
        years,
        hours: hours(gathered, settings),
        muscles: muscles(&gathered.cramps),
        severity: whole.severity,
        duration: whole.duration,
        tried: tried(gathered),
        untried: gathered.untried,
        breaks: whole.breaks,
        winddowns: whole.winddowns,
        streaks: streaks(span, &states),
        intervals: intervals(&states),
    }
}

impl Review {
    fn empty(settings: &EveningSettings) -> Self {
        Self {
            span: None,
            first_night: None,
            nights: NightCounts::default(),
            marks: String::new(),
            episodes: KindCounts::default(),
            days: Vec::new(),
            weeks: Vec::new(),
            months: Vec::new(),
            years: Vec::new(),
            hours: hours_of(&[], None, settings),
            muscles: Vec::new(),
            severity: None,
            duration: None,
            tried: Vec::new(),
            untried: 0,
            breaks: BreakTally::default(),
            winddowns: WinddownCounts::default(),
            streaks: Streaks::default(),
            intervals: None,
        }
    }
}

fn mark(state: NightState) -> char {
    match state {
        NightState::Cramps => 'c',
        NightState::CrampFree => 'f',
        NightState::NotRecorded => '-',
    }
}

/// What is summed up of a week, a month or all of it.
#[derive(Debug, Default)]
struct Sums {
    nights: NightCounts,
    episodes: KindCounts,
    breaks: BreakTally,
    winddowns: WinddownCounts,
    severities: Vec<u32>,
    durations: Vec<u32>,
}

impl Sums {
    fn add(&mut self, facts: &NightFacts, state: NightState, listed: u32) {
        self.nights.add(state);
        self.episodes += facts.episodes;
        self.breaks += facts.breaks;
        self.winddowns.add(facts.ticks, listed);
    }

    fn add_cramp(&mut self, cramp: &CrampFacts) {
        self.severities.extend(cramp.severity.map(u32::from));
        self.durations.extend(cramp.duration_seconds);
    }

    fn period(mut self, span: NightSpan) -> ReviewPeriod {
        ReviewPeriod {
            span,
            nights: self.nights,
            thin: self.nights.is_thin(),
            episodes: self.episodes,
            severity: spread(&mut self.severities),
            duration: spread(&mut self.durations),
            breaks: self.breaks,
            winddowns: self.winddowns,
        }
    }
}

/// The rows of a span, one for each run of nights that have something in common.
fn periods<K: PartialEq>(
    gathered: &Gathered,
    states: &[NightState],
    on_list: impl Fn(NaiveDate) -> u32,
    common: impl Fn(NaiveDate) -> K,
) -> Vec<ReviewPeriod> {
    let span = gathered.span();
    // Which row each night is in.
    let mut of_night: Vec<usize> = Vec::with_capacity(gathered.nights.len());
    let mut rows: Vec<(NightSpan, Sums)> = Vec::new();
    let mut last = None;
    let mut night = span.since;
    for (facts, state) in gathered.nights.iter().zip(states) {
        let key = common(night);
        if last.as_ref() != Some(&key) {
            rows.push((NightSpan { since: night, until: night }, Sums::default()));
            last = Some(key);
        }
        if let Some((row, sums)) = rows.last_mut() {
            row.until = night;
            sums.add(facts, *state, on_list(night));
        }
        of_night.push(rows.len().saturating_sub(1));
        night = night.checked_add_days(Days::new(1)).unwrap_or(night);
    }
    for cramp in &gathered.cramps {
        let row = usize::try_from(cramp.night).ok().and_then(|night| of_night.get(night));
        if let Some((_, sums)) = row.and_then(|row| rows.get_mut(*row)) {
            sums.add_cramp(cramp);
        }
    }
    rows.into_iter().map(|(span, sums)| sums.period(span)).collect()
}

fn days(gathered: &Gathered, states: &[NightState], on_list: impl Fn(NaiveDate) -> u32) -> Vec<ReviewDay> {
    let rows = gathered.nights.iter().zip(states).enumerate();
    rows.map(|(at, (facts, state))| {
        let day = gathered.span().night(at);
        ReviewDay {
            day,
            state: *state,
            episodes: facts.episodes,
            breaks: facts.breaks,
            ticks: facts.ticks,
            listed: on_list(day),
            log: facts.log.clone(),
        }
    })
    .collect()
}

/// The middle and the ends; `None` of nothing.
fn spread(numbers: &mut [u32]) -> Option<Spread> {
    let (least, most) = (numbers.iter().copied().min()?, numbers.iter().copied().max()?);
    let count = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
    Some(Spread { count, median: median(numbers)?, least, most })
}

/// The one in the middle, or between the two that are.
pub(super) fn median(numbers: &mut [u32]) -> Option<f64> {
    if numbers.is_empty() {
        return None;
    }
    let half = numbers.len() / 2;
    let is_even = numbers.len().is_multiple_of(2);
    let (below, middle, _) = numbers.select_nth_unstable(half);
    let middle = f64::from(*middle);
    let beside = below.iter().copied().max().filter(|_| is_even);
    Some(beside.map_or(middle, |beside| f64::midpoint(f64::from(beside), middle)))
}

const MINUTES: u16 = ClockTime::MINUTES_IN_DAY;

/// So many minutes on the clock after a time.
fn minutes_after(from: u16, to: u16) -> u16 {
    (to + MINUTES - from) % MINUTES
}

fn hours(gathered: &Gathered, settings: &EveningSettings) -> CrampHours {
    let noon = MINUTES / 2;
    let times: Vec<(u16, u16)> = gathered.nights.iter().filter_map(|facts| facts.bed.zip(facts.up)).collect();
    // Bedtimes lie around midnight: counted from noon they are in order.
    let mut beds: Vec<u32> = times.iter().map(|(bed, _)| minutes_after(noon, *bed).into()).collect();
    let mut lengths: Vec<u32> = times.iter().map(|(bed, up)| minutes_after(*bed, *up).into()).collect();
    let count = u32::try_from(times.len()).unwrap_or(u32::MAX);
    let usual = whole_median(&mut beds).zip(whole_median(&mut lengths)).map(|(bed, length)| {
        let bed = (noon + bed) % MINUTES;
        (bed, (bed + length) % MINUTES, count)
    });
    hours_of(&gathered.cramps, usual, settings)
}

fn whole_median(numbers: &mut [u32]) -> Option<u16> {
    let half = numbers.len() / 2;
    if numbers.is_empty() {
        return None;
    }
    u16::try_from(*numbers.select_nth_unstable(half).1).ok()
}

fn hours_of(cramps: &[CrampFacts], usual: Option<(u16, u16, u32)>, settings: &EveningSettings) -> CrampHours {
    let (bed, up, nights) = usual.unwrap_or_else(|| {
        // The most usual of the week: that of a Wednesday.
        let times = settings.week[2];
        (times.bedtime.minutes(), times.wake_time.minutes(), 0)
    });
    let mut hours = [0; 24];
    let mut in_bed = 0;
    for cramp in cramps {
        if let Some(count) = hours.get_mut(usize::from(cramp.minute / 60)) {
            *count += 1;
        }
        in_bed += u32::from(minutes_after(bed, cramp.minute) < minutes_after(bed, up));
    }
    CrampHours { cramps: hours, in_bed, bed: ClockTime::from_minutes(bed), up: ClockTime::from_minutes(up), nights }
}

/// Every muscle, in the order of the form, and cramps of which none was said.
const MUSCLES: [Option<Muscle>; 7] = [
    Some(Muscle::Calf),
    Some(Muscle::Foot),
    Some(Muscle::BackOfThigh),
    Some(Muscle::FrontOfThigh),
    Some(Muscle::Shin),
    Some(Muscle::Other),
    None,
];

fn muscles(cramps: &[CrampFacts]) -> Vec<MuscleSides> {
    let mut rows = MUSCLES.map(|muscle| MuscleSides { muscle, left: 0, right: 0, both: 0, unsaid: 0 });
    for CrampFacts { muscle, side, .. } in cramps {
        let Some(row) = rows.iter_mut().find(|row| row.muscle == *muscle) else { continue };
        *match side {
            Some(Side::Left) => &mut row.left,
            Some(Side::Right) => &mut row.right,
            Some(Side::Both) => &mut row.both,
            None => &mut row.unsaid,
        } += 1;
    }
    let sum = |row: &MuscleSides| row.left + row.right + row.both + row.unsaid;
    let mut rows: Vec<MuscleSides> = rows.into_iter().filter(|row| sum(row) > 0).collect();
    rows.sort_by_key(|row| (row.muscle.is_none(), std::cmp::Reverse(sum(row))));
    rows
}

fn tried(gathered: &Gathered) -> Vec<RemedyOutcome> {
    let mut rows: Vec<RemedyOutcome> = REMEDIES
        .into_iter()
        .zip(gathered.tried)
        .map(|(remedy, [yes, a_little, no, unsaid])| RemedyOutcome {
            remedy,
            tried: yes + a_little + no + unsaid,
            yes,
            a_little,
            no,
            unsaid,
        })
        .filter(|row| row.tried > 0)
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.tried));
    rows
}

#[cfg(test)]
mod tests;
