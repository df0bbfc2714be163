//! What can be relied on after any step, kept as a ledger beside the engine and in its own words:
//! nothing here looks inside.

use std::time::Duration;

use chrono::TimeDelta;
use limber_core::engine::{
    BreakOutcome, BreakRecordDraft, Effect, Engine, ExpiredBy, HoldReason, Input, NotNow, PauseEnd, Phase,
};
use limber_core::settings::Settings;
use limber_core::time::{LocalTime, Now};
use proptest::prelude::*;

use super::hands::Hands;
use super::sight;
use crate::machine::{Restart, Step};

/// After wake and unlock.
const GRACE: Duration = Duration::from_mins(2);

/// The longest a reason may hold a break.
const LONGEST_HOLD: Duration = Duration::from_hours(4);

/// The longest wait for a natural pause.
const LONGEST_WAIT: Duration = Duration::from_mins(1);

/// Hands at work for so long in a break are no matter.
const HANDS_GRACE: Duration = Duration::from_secs(10);

/// A pause this long keeps what is due.
const KEPT_IN_PAUSE: Duration = Duration::from_hours(1);

/// Between two calls for the same break.
const BETWEEN_CALLS: Duration = Duration::from_mins(10);

/// A pause, as it was asked for.
#[derive(Debug, Clone, Copy)]
struct Paused {
    since: LocalTime,
    until: Option<PauseEnd>,
    /// The end of a span, by time awake plus asleep.
    ends: Option<Duration>,
    /// When the first of pauses that follow each other began, by time awake plus asleep.
    began: Duration,
}

/// What the hands do, as far as anybody can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Work {
    Busy,
    Resting,
    Unseen,
}

/// The ledger.
pub(crate) struct Promises {
    last: Now,
    /// Time awake plus asleep.
    clock: Duration,
    /// Time awake since the last record.
    awake_since_record: Duration,
    allowance: Duration,
    waked_at: Option<Duration>,
    /// Reasons that are on, whether or not the settings heed them.
    reasons: Vec<HoldReason>,
    /// The shortest interval that was set since the last record: no break is announced sooner than that after it.
    shortest_interval: Duration,
    /// Since when a break waits for a natural pause, while it does.
    waiting_since: Option<Duration>,
    /// Whether somebody is there.
    hands: Hands,
    pause: Option<Paused>,
    /// How often the break that is due has been announced since it was last put off.
    calls: u8,
    /// When it was last called for.
    last_call: Option<Duration>,
    /// The break that is due was last offered, put off, or fell due no earlier than this.
    hold_began_after: Duration,
    /// The reminder that stands was shown in spite of a reason, which had held it for long enough.
    in_spite: bool,
    work: Work,
    /// The hands have been at work, as far as can be seen, since the break that is being taken began.
    at_work_since: Option<Duration>,
    had_debt: bool,
    fell_due: u32,
    recorded: u32,
    /// When the last recorded break ended.
    last_end: Duration,
}

impl Promises {
    pub(crate) fn new(now: Now) -> Self {
        Self {
            last: now,
            clock: Duration::ZERO,
            awake_since_record: Duration::ZERO,
            allowance: Duration::ZERO,
            waked_at: None,
            reasons: Vec::new(),
            shortest_interval: Duration::MAX,
            waiting_since: None,
            hands: Hands::default(),
            pause: None,
            calls: 0,
            last_call: None,
            hold_began_after: Duration::ZERO,
            in_spite: false,
            work: Work::Busy,
            at_work_since: None,
            had_debt: false,
            fell_due: 0,
            recorded: 0,
            last_end: Duration::ZERO,
        }
    }

    pub(crate) fn after_step(&mut self, step: &Step) -> Result<(), TestCaseError> {
        let Step { engine, settings, now, input, allowed, effects } = step;
        let slept = self.pass(now);
        if !slept.is_zero() || matches!(input, Input::Woke | Input::Unlocked) {
            self.waked_at = Some(self.clock);
        }
        self.shortest_interval = self.shortest_interval.min(interval(settings));
        if !slept.is_zero() {
            self.at_work_since = None;
        }
        if *allowed {
            self.note(input, now);
        }
        self.watch_hands(input, *allowed, !slept.is_zero(), settings);
        // One that ran out within this step holds nothing that happens at its end.
        self.end_pause(now);
        for effect in *effects {
            match effect {
                Effect::Announce { announced } => {
                    self.announced(*announced, effects.contains(&Effect::CloseBreak), settings)?;
                }
                Effect::Record(draft) => {
                    let slept_through = effects.contains(&Effect::CloseBreak);
                    if !slept_through {
                        self.hands.are_recorded(draft.outcome, input, self.clock)?;
                    }
                    self.record(draft, settings)?;
                }
                Effect::OpenBreak => self.begin_break(),
                Effect::CloseBreak => {
                    self.hands.begin_anew(self.clock);
                    self.close_break(settings);
                }
                Effect::Withdraw => {}
            }
        }
        let ended = effects.iter().any(|effect| matches!(effect, Effect::Record(_) | Effect::OpenBreak));
        if effects.contains(&Effect::Withdraw) && !ended {
            // Held, or put off: the next call for it is a first one.
            (self.calls, self.in_spite) = (0, false);
        }
        self.look(engine, now, effects, settings)
    }

    pub(crate) fn after_restart(&mut self, restart: &Restart) -> Result<(), TestCaseError> {
        let Restart { engine, settings, left, now, effects } = restart;
        let known = self.last;
        self.pass(left);
        // After a crash what passed since the last save is known already.
        let until = if left.wall < known.wall { known.wall } else { left.wall };
        let gap = (now.wall - until).to_std().unwrap_or(Duration::ZERO);
        self.clock += gap;
        self.awake_since_record += gap;
        self.last = *now;
        self.reasons.clear();
        self.hands.forget(self.clock);
        self.work = Work::Busy;
        self.at_work_since = None;
        self.waked_at = Some(self.clock);
        for effect in *effects {
            match effect {
                // A reminder that stood is shown again, with the number it had.
                Effect::Announce { announced } => {
                    prop_assert_eq!(*announced, self.calls, "shown again with another number");
                }
                Effect::Record(draft) => self.record(draft, settings)?,
                Effect::Withdraw | Effect::OpenBreak | Effect::CloseBreak => {}
            }
        }
        // A rest had begun to count, and its record was still owed: a crash brings back the break that was due before it.
        if self.fell_due > self.recorded && has_debt(engine, now, settings) == Some(true) {
            self.had_debt = true;
        }
        self.look(engine, now, effects, settings)
    }

    /// Every break that fell due has its record, but the one that is still due.
    pub(crate) fn books_balance(&self, engine: &Engine, settings: &Settings) -> Result<(), TestCaseError> {
        let open = u32::from(has_debt(engine, &self.last, settings).unwrap_or(true));
        prop_assert_eq!(self.fell_due, self.recorded + open, "breaks that fell due against records");
        Ok(())
    }

    fn pass(&mut self, now: &Now) -> Duration {
        let awake = now.mono.saturating_sub(self.last.mono);
        let slept = match (self.last.asleep, now.asleep) {
            (Some(before), Some(after)) => after.checked_sub(before).filter(|slept| slept.as_secs() > 1),
            _ => (now.wall - self.last.wall)
                .to_std()
                .ok()
                .map(|gap| gap.saturating_sub(awake))
                .filter(|gap| gap.as_secs() > 30),
        };
        let slept = slept.unwrap_or_default();
        self.clock += awake + slept;
        self.awake_since_record += awake;
        self.last = *now;
        slept
    }

    fn note(&mut self, input: &Input, now: &Now) {
        match input {
            Input::Hold { reason, active } => {
                self.reasons.retain(|known| known != reason);
                if *active && *reason != HoldReason::Settling {
                    self.reasons.push(*reason);
                }
            }
            Input::Snooze { .. } => {
                self.calls = 0;
                self.hold_began_after = self.clock;
            }
            Input::Active if self.hands.is_locked() => {}
            Input::Active => self.works(true),
            // Unlocking takes hands, where anybody can tell.
            Input::Unlocked if self.work != Work::Unseen => self.works(true),
            Input::Idle { .. } => self.works(false),
            Input::Locked => self.at_work_since = None,
            Input::IdleUnknown => {
                self.work = Work::Unseen;
                self.at_work_since = None;
            }
            Input::Pause { until } => {
                let span = match until {
                    Some(PauseEnd::After(end)) => (*end - now.wall).to_std().ok(),
                    _ => None,
                };
                let began = self.pause.map_or(self.clock, |pause| pause.began);
                let ends = span.map(|span| self.clock + span);
                self.pause = Some(Paused { since: now.wall, until: *until, ends, began });
            }
            Input::Resume => self.pause = None,
            _ => {}
        }
    }

    fn watch_hands(&mut self, input: &Input, allowed: bool, slept: bool, settings: &Settings) {
        if slept {
            self.hands.wake(self.clock);
        }
        let shows = self.heeded(settings).iter().any(|reason| *reason != HoldReason::DoNotDisturb);
        let watches = shows && settings.breaks.watching_is_sitting;
        let reading = Duration::from_secs(u64::from(settings.breaks.reading_seconds));
        self.hands.hear(input, self.clock, watches, reading);
        if allowed && matches!(input, Input::Done { .. } | Input::Abandon) {
            self.hands.begin_anew(self.clock);
        }
    }

    fn works(&mut self, at_work: bool) {
        self.work = if at_work { Work::Busy } else { Work::Resting };
        if !at_work {
            self.at_work_since = None;
        }
    }

    fn begin_break(&mut self) {
        self.at_work_since = (self.work == Work::Busy && !self.hands.is_locked()).then_some(self.clock);
    }

    /// Left in the grace, in a meeting, in a pause or behind the lock, the break is offered anew later; else at once, one
    /// call further.
    fn close_break(&mut self, settings: &Settings) {
        let later = self.is_held(settings) || self.in_grace() || self.pause.is_some();
        self.calls = if later { 0 } else { self.calls.min(2) };
    }

    fn in_grace(&self) -> bool {
        self.waked_at.is_some_and(|waked| self.clock < waked + GRACE)
    }

    /// Reasons that are on and that the settings heed.
    fn heeded(&self, settings: &Settings) -> Vec<HoldReason> {
        let breaks = &settings.breaks;
        let heeds = |reason: &HoldReason| match reason {
            HoldReason::DoNotDisturb => breaks.hold_for_do_not_disturb,
            HoldReason::Meeting => breaks.hold_for_meeting,
            HoldReason::Fullscreen => breaks.hold_for_fullscreen,
            HoldReason::Settling => false,
        };
        self.reasons.iter().copied().filter(heeds).collect()
    }

    fn is_held(&self, settings: &Settings) -> bool {
        self.hands.is_locked() || !self.heeded(settings).is_empty()
    }

    fn announced(&mut self, count: u8, left: bool, settings: &Settings) -> Result<(), TestCaseError> {
        prop_assert!(!self.in_grace(), "announced in the grace");
        self.hands.are_told(self.clock)?;
        prop_assert!(
            count == self.calls + 1 && count <= 3 || (count == 1 && self.calls == 0),
            "call {count} after {}",
            self.calls
        );
        // Never two breaks within the minimum gap: since the last record as much time was spent awake as makes a
        // break due.
        if self.recorded > 0 {
            let gap = self.awake_since_record + self.allowance;
            prop_assert!(gap >= self.shortest_interval, "two breaks within {gap:?}");
        }
        // Offered once: the same break is called for again only after a while, or after a break was left.
        if let (Some(last), true) = (self.last_call, count > 1 && !left) {
            let gap = self.clock.saturating_sub(last);
            prop_assert!(gap >= BETWEEN_CALLS, "called for again after {gap:?}");
        }
        // A break that was left is offered again in spite of what it was offered in spite of.
        if self.is_held(settings) && !self.in_spite {
            let held = self.clock.saturating_sub(self.hold_began_after);
            prop_assert!(held >= LONGEST_HOLD, "announced while held, after {held:?}");
        }
        self.in_spite = !self.heeded(settings).is_empty();
        self.calls = count;
        self.last_call = Some(self.clock);
        self.hold_began_after = self.clock;
        Ok(())
    }

    fn record(&mut self, draft: &BreakRecordDraft, settings: &Settings) -> Result<(), TestCaseError> {
        prop_assert!(draft.ended_at >= draft.started_at, "ended before it started: {draft:?}");
        let length = (draft.ended_at - draft.started_at).to_std().unwrap_or_default();
        let ago = |moment: LocalTime| (self.last.wall - moment).to_std().unwrap_or_default();
        let started = self.clock.checked_sub(ago(draft.started_at));
        prop_assert!(started >= Some(self.last_end), "two breaks for one absence: {draft:?}");
        self.last_end = self.clock.saturating_sub(ago(draft.ended_at));
        let most = self.awake_since_record + self.allowance;
        prop_assert!(draft.sitting_seconds <= most.as_secs() + 1, "sat longer than {most:?}: {draft:?}");
        match draft.outcome {
            BreakOutcome::Natural | BreakOutcome::Asleep => {
                prop_assert!(length >= Duration::from_mins(1), "too short: {draft:?}");
            }
            BreakOutcome::Skipped | BreakOutcome::Missed | BreakOutcome::Expired => {
                prop_assert_eq!(length, Duration::ZERO);
            }
            BreakOutcome::Taken => {
                // Where the hands can be seen they rested in it, or had not the time to.
                let at_work = self.at_work_since.map(|since| self.clock.saturating_sub(since)).unwrap_or_default();
                prop_assert!(
                    !settings.breaks.stop_for_input || at_work <= HANDS_GRACE,
                    "taken with the hands at work for {at_work:?}: {draft:?}"
                );
            }
        }
        // No debt is lost to a short pause, and what expires says truly by what.
        match draft.expired_by {
            Some(ExpiredBy::Pause) => {
                let paused = self.pause.map(|pause| self.clock.saturating_sub(pause.began));
                prop_assert!(paused >= Some(KEPT_IN_PAUSE), "expired by a pause of {paused:?}");
            }
            Some(ExpiredBy::Hours) => {
                prop_assert!(!sight::are_hours(settings, self.last.wall), "expired within the hours");
            }
            None => prop_assert_ne!(draft.outcome, BreakOutcome::Expired),
        }
        self.in_spite = false;
        if draft.outcome == BreakOutcome::Missed {
            prop_assert_eq!(self.calls, 3, "missed before the third call");
        }
        if draft.due_at.is_some() {
            self.recorded += 1;
            self.calls = 0;
            self.last_call = None;
        } else {
            prop_assert!(
                !matches!(draft.outcome, BreakOutcome::Missed | BreakOutcome::Expired),
                "nothing was due: {draft:?}"
            );
        }
        if length.is_zero() {
            self.hands.begin_lock_anew(self.clock);
        }
        self.hold_began_after = self.clock;
        self.awake_since_record = Duration::ZERO;
        self.shortest_interval = interval(settings);
        // A break nobody ended is recorded late: sitting began again at its end.
        self.allowance = (self.last.wall - draft.ended_at).to_std().unwrap_or_default();
        Ok(())
    }

    fn look(
        &mut self,
        engine: &Engine,
        now: &Now,
        effects: &[Effect],
        settings: &Settings,
    ) -> Result<(), TestCaseError> {
        prop_assert!(engine.next_deadline() > now.mono, "the next deadline is in the past");
        let status = engine.status(*now, settings);
        let most = self.awake_since_record + self.allowance;
        let in_break = matches!(status.phase, Phase::InBreak { .. });
        if !in_break {
            prop_assert!(
                status.sitting_seconds <= most.as_secs() + 1,
                "sat {} s, awake since the last record {most:?}",
                status.sitting_seconds
            );
        }
        if effects.iter().any(|effect| matches!(effect, Effect::Announce { .. })) {
            prop_assert!(matches!(status.phase, Phase::Due { .. }), "announced, but {:?}", status.phase);
        }
        if let Phase::Due { .. } = status.phase {
            // It stays until it is answered, unless a call, a presentation or do-not-disturb begins.
            self.in_spite &= !self.heeded(settings).is_empty() || self.in_grace();
            let standing = self.in_spite || self.heeded(settings).is_empty();
            prop_assert!(standing, "a reminder stands in spite of {:?}", self.reasons);
        }
        sight::ends_ahead(&status.phase, now.wall)?;
        sight::hours_are_kept(&status, settings, now.wall)?;
        self.look_at_pause(&status.phase, now)?;
        self.look_at_wait(&status.phase, settings)?;
        if let Some(debt) = has_debt(engine, now, settings) {
            // The break before may have ended in this very step, and the next fallen due.
            let closed = effects.iter().any(|effect| matches!(effect, Effect::Record(draft) if draft.due_at.is_some()));
            self.fell_due += u32::from(debt && (!self.had_debt || closed));
            self.had_debt = debt;
        }
        Ok(())
    }

    /// What is due is offered: it waits a minute at most, and is held by what is really there or not at all.
    fn look_at_wait(&mut self, phase: &Phase, settings: &Settings) -> Result<(), TestCaseError> {
        if let Phase::Waiting { .. } = phase {
            let since = *self.waiting_since.get_or_insert(self.clock);
            let waited = self.clock.saturating_sub(since);
            prop_assert!(waited < LONGEST_WAIT, "waits for {waited:?}");
        } else {
            self.waiting_since = None;
        }
        if let Phase::Held { reasons, .. } = phase {
            let mut there = self.heeded(settings);
            if self.hands.is_locked() || self.in_grace() {
                there.push(HoldReason::Settling);
            }
            there.sort_unstable();
            prop_assert!(!there.is_empty(), "held without a reason");
            prop_assert_eq!(reasons, &there, "held for other reasons than there are");
        }
        Ok(())
    }

    /// A span ends after that time, whatever the clock shows; a time of day when the clock shows it, or when the clock was
    /// put back by more than a day.
    fn end_pause(&mut self, now: &Now) {
        self.pause = self.pause.filter(|pause| match (pause.until, pause.ends) {
            (_, Some(ends)) => self.clock < ends,
            (Some(PauseEnd::WhenShown { shown }), None) => {
                now.wall.naive_local() < shown && pause.since - now.wall <= TimeDelta::days(1)
            }
            (_, None) => true,
        });
    }

    /// A pause ends when it said, neither sooner nor later.
    fn look_at_pause(&mut self, phase: &Phase, now: &Now) -> Result<(), TestCaseError> {
        self.end_pause(now);
        match phase {
            Phase::InBreak { .. } => {}
            Phase::Paused { since, .. } => {
                prop_assert_eq!(self.pause.map(|pause| pause.since), Some(*since), "paused for longer than was said");
            }
            _ => prop_assert!(self.pause.is_none(), "the pause ended early: {:?} at {}", self.pause, now.wall),
        }
        Ok(())
    }
}

fn interval(settings: &Settings) -> Duration {
    Duration::from_secs(u64::from(settings.breaks.interval_minutes) * 60)
}

/// Whether a break is due; `None` while one is being taken.
fn has_debt(engine: &Engine, now: &Now, settings: &Settings) -> Option<bool> {
    if let Phase::InBreak { .. } = engine.status(*now, settings).phase {
        return None;
    }
    match engine.allows(&Input::Snooze { minutes: None }, settings) {
        Ok(()) | Err(NotNow::SnoozeLimit | NotNow::AlreadySnoozed) => Some(true),
        Err(NotNow::NothingDue) => Some(false),
        Err(NotNow::AlreadyInBreak | NotNow::NotInBreak | NotNow::NotPaused) => None,
    }
}
