//! The rhythm: how long, how often, what happens to a due break when nothing else does, and when the engine
//! wants to be called next.

use std::time::Duration;

use super::Engine;
use super::absence::EMPTY_CHAIR;
use super::effect::Effect;
use super::hold::LONGEST_HOLD;
use super::pause::Availability;
use super::record::{BreakOutcome, BreakRecordDraft, ExpiredBy};
use super::state::{Debt, Due, LastNight, Moment, Presence};
use crate::settings::{READING_SECONDS, Settings};
use crate::time::Now;

/// Hands at rest for this long are a natural pause.
pub(crate) const NATURAL_PAUSE: Duration = Duration::from_secs(5);

/// The longest wait for a natural pause.
pub(crate) const LONGEST_WAIT: Duration = Duration::from_mins(1);

/// Between two announcements of the same break.
pub(crate) const REPEAT_EVERY: Duration = Duration::from_mins(10);

/// Announcements of one break before it is given up.
pub(crate) const MOST_ANNOUNCEMENTS: u8 = 3;

/// A break whose end nobody told is over this long after its length.
pub(crate) const OVERRUN: Duration = Duration::from_mins(10);

/// So long before a clock runs out that an absence must stop the engine wants to know whether the hands rest. Twice the natural
/// pause, since some idle sources begin to count when they are asked.
const LOOK_AHEAD: Duration = Duration::from_secs(10);

/// When nothing is expected to happen, look again after this long.
const NOTHING_AHEAD: Duration = Duration::from_hours(1);

/// Time at the desk that makes a break due.
pub(crate) fn interval(settings: &Settings) -> Duration {
    minutes(settings.breaks.interval_minutes)
}

/// No input for less than this is reading: it counts as sitting, and no absence is told before it.
pub(crate) fn reading(settings: &Settings) -> Duration {
    Duration::from_secs(u64::from(READING_SECONDS.nearest(settings.breaks.reading_seconds)))
}

/// How long a break lasts now: in gentle mode half as long, rounded up to whole minutes.
pub(crate) fn break_length(engine: &Engine, settings: &Settings) -> Duration {
    let whole = settings.breaks.length_minutes;
    minutes(if is_gentle(engine, settings) { whole.div_ceil(2) } else { whole })
}

/// True the day after a bad night, where the person wants that to matter.
pub(crate) fn is_gentle(engine: &Engine, settings: &Settings) -> bool {
    settings.breaks.gentle_after_bad_night && engine.state.night == LastNight::Bad
}

/// Whole minutes, one at least: no setting makes the engine spin.
pub(crate) fn minutes(count: u16) -> Duration {
    Duration::from_secs(u64::from(count.max(1)) * 60)
}

impl Engine {
    /// Everything that follows from time alone.
    pub(crate) fn progress(&mut self, now: &Now, settings: &Settings, effects: &mut Vec<Effect>) {
        self.end_pause(now, false);
        self.end_overrun_break(now, settings, effects);
        self.doubt_watching(settings);
        self.count_absence(BreakOutcome::Natural, settings, effects);
        self.run_sitting_clock(now, settings);
        if self.state.taking.is_some() {
            return;
        }
        match self.availability(self.clock, now.wall, settings) {
            Availability::Open => self.progress_debt(now, settings, effects),
            Availability::Paused(pause) if self.clock < pause.keeps_until() => self.put_aside(effects),
            Availability::Paused(_) | Availability::OffHours if self.may_be_leaving() => {}
            Availability::Paused(_) => self.expire_debt(ExpiredBy::Pause, now, effects),
            Availability::OffHours => self.expire_debt(ExpiredBy::Hours, now, effects),
        }
    }

    /// Hold the due break while a pause lasts.
    fn put_aside(&mut self, effects: &mut Vec<Effect>) {
        if let Debt::Waiting { due, .. } | Debt::Announced { due, .. } = self.state.debt {
            self.withdraw(effects);
            self.state.debt = Debt::Held { due: Due { held_since: Some(self.clock), ..due }, since: self.clock };
        }
    }

    /// Move the due break on until it has to wait for something. Ends because every turn leads towards `Announced`,
    /// `Held` or `Nothing`, and what leads into one of them leads out of none within one moment.
    fn progress_debt(&mut self, now: &Now, settings: &Settings, effects: &mut Vec<Effect>) {
        loop {
            self.state.debt = match self.state.debt {
                Debt::Nothing if self.state.sitting.total_at(self.clock) >= interval(settings) => {
                    Debt::Waiting { due: Due { at: now.wall, snoozes: 0, held_since: None }, since: self.clock }
                }
                Debt::Waiting { due, .. } if self.is_held(&due, settings) => {
                    let since = due.held_since.unwrap_or(self.clock);
                    Debt::Held { due: Due { held_since: Some(since), ..due }, since }
                }
                Debt::Waiting { due, since } if self.is_time(since, settings) => self.announce(due, 1, effects),
                Debt::Held { due, .. } if !self.is_held(&due, settings) => Debt::Waiting { due, since: self.clock },
                Debt::Snoozed { due, until } if until <= self.clock => Debt::Waiting { due, since: self.clock },
                Debt::Announced { due, .. } if self.interrupts(&due, settings) => {
                    self.withdraw(effects);
                    Debt::Held { due: Due { held_since: Some(self.clock), ..due }, since: self.clock }
                }
                Debt::Announced { due, count, again_at } if self.forgets_hold(&due, settings) => {
                    Debt::Announced { due: Due { held_since: None, ..due }, count, again_at }
                }
                Debt::Announced { count, again_at, .. }
                    if count >= MOST_ANNOUNCEMENTS
                        && again_at <= self.clock
                        && !self.is_blocked(Some(again_at), settings)
                        && !self.may_be_leaving() =>
                {
                    return self.close_debt(BreakOutcome::Missed, None, now, effects);
                }
                Debt::Announced { due, count, again_at }
                    if count < MOST_ANNOUNCEMENTS
                        && again_at <= self.clock
                        && !self.is_blocked(Some(again_at), settings)
                        && !self.chair_is_empty() =>
                {
                    self.announce(due, count.saturating_add(1), effects)
                }
                Debt::Nothing
                | Debt::Waiting { .. }
                | Debt::Held { .. }
                | Debt::Announced { .. }
                | Debt::Snoozed { .. } => {
                    return;
                }
            };
        }
    }

    /// Show the reminder, for the `count`-th time. `held_since` stays until the reasons have ended: it tells a reminder
    /// that was offered in spite of them from one that they must interrupt.
    pub(crate) fn announce(&self, due: Due, count: u8, effects: &mut Vec<Effect>) -> Debt {
        effects.push(Effect::Announce { announced: count });
        Debt::Announced { due, count, again_at: self.clock.plus(REPEAT_EVERY) }
    }

    /// Take the reminder back, if one stands.
    pub(crate) fn withdraw(&self, effects: &mut Vec<Effect>) {
        if matches!(self.state.debt, Debt::Announced { .. }) && self.state.taking.is_none() {
            effects.push(Effect::Withdraw);
        }
    }

    /// End a due break that is not offered any more, if one is due.
    fn expire_debt(&mut self, by: ExpiredBy, now: &Now, effects: &mut Vec<Effect>) {
        self.close_debt(BreakOutcome::Expired, Some(by), now, effects);
    }

    /// End a due break without its having been taken, if one is due. The next is a full interval away.
    pub(crate) fn close_debt(
        &mut self,
        outcome: BreakOutcome,
        expired_by: Option<ExpiredBy>,
        now: &Now,
        effects: &mut Vec<Effect>,
    ) {
        let Some(due) = self.state.debt.due().copied() else { return };
        self.withdraw(effects);
        self.state.debt = Debt::Nothing;
        self.record_moment(outcome, Some(due), expired_by, now, effects);
    }

    /// Record what happened in this moment, and begin a new interval.
    pub(crate) fn record_moment(
        &mut self,
        outcome: BreakOutcome,
        due: Option<Due>,
        expired_by: Option<ExpiredBy>,
        now: &Now,
        effects: &mut Vec<Effect>,
    ) {
        effects.push(Effect::Record(BreakRecordDraft {
            outcome,
            due_at: due.map(|due| due.at),
            started_at: now.wall,
            ended_at: now.wall,
            snoozes: due.map_or(0, |due| due.snoozes),
            sitting_seconds: self.state.sitting.total_at(self.clock).as_secs(),
            answer: None,
            expired_by,
        }));
        self.state.turn = self.state.turn.saturating_add(1);
        self.state.nudge = None;
        self.state.sitting.reset(self.clock);
        self.begin_lock_anew();
    }

    /// True when somebody is there and the wait for a natural pause that began at `since` is over.
    fn is_time(&self, since: Moment, settings: &Settings) -> bool {
        !self.chair_is_empty() && (!settings.breaks.wait_for_pause || self.wait_ends(since) <= self.clock)
    }

    /// Somebody is back: what is due waits for a natural pause from now on, and a reminder that stands can be seen for a
    /// while before it is raised again or given up.
    pub(crate) fn give_time_to_answer(&mut self) {
        match &mut self.state.debt {
            Debt::Waiting { since, .. } => *since = self.clock,
            Debt::Announced { again_at, .. } => *again_at = (*again_at).max(self.clock.plus(LONGEST_WAIT)),
            Debt::Nothing | Debt::Held { .. } | Debt::Snoozed { .. } => {}
        }
    }

    /// Time until a clock runs out that an absence must stop: a reminder is told or given up, or what is due
    /// expires. Where a natural pause is waited for, that wait finds out who is there.
    fn until_decision(&self, now: &Now, settings: &Settings) -> Option<Duration> {
        let at_once = !settings.breaks.wait_for_pause;
        let call = match self.state.debt {
            _ if self.state.taking.is_some() => return None,
            Debt::Announced { again_at, .. } => Some(again_at.since(self.clock)),
            Debt::Snoozed { until, .. } if at_once => Some(until.since(self.clock)),
            Debt::Nothing if at_once && self.state.sitting.runs() => Some(self.until_due(settings)),
            Debt::Nothing | Debt::Waiting { .. } | Debt::Held { .. } | Debt::Snoozed { .. } => None,
        };
        call.into_iter().chain(self.until_expiry(now, settings)).filter(|span| !span.is_zero()).min()
    }

    /// Time until what is due expires, if nothing else comes of it.
    fn until_expiry(&self, now: &Now, settings: &Settings) -> Option<Duration> {
        self.state.debt.due()?;
        let span = match self.availability(self.clock, now.wall, settings) {
            Availability::Open => self.until_availability_changes(now.wall, settings)?,
            Availability::Paused(pause) => pause.keeps_until().since(self.clock),
            Availability::OffHours => return None,
        };
        Some(span).filter(|span| !span.is_zero())
    }

    /// Time at the desk until a break is due.
    fn until_due(&self, settings: &Settings) -> Duration {
        interval(settings).saturating_sub(self.state.sitting.total_at(self.clock))
    }

    /// When the wait for a natural pause ends as things stand.
    fn wait_ends(&self, since: Moment) -> Moment {
        let longest = since.plus(LONGEST_WAIT);
        match self.state.presence {
            Presence::Present { .. } | Presence::Unknown => longest,
            Presence::Watching { last_input: at }
            | Presence::Away { since: at }
            | Presence::Resting { since: at, .. } => longest.min(at.plus(NATURAL_PAUSE)),
        }
    }

    /// True when being at the desk counts: within hours, not paused, and not during a break.
    pub(crate) fn may_sit(&self, now: &Now, settings: &Settings) -> bool {
        let in_break = self.taking_at(self.clock, settings).is_some_and(|(taking, _)| self.clock < taking.ends);
        !in_break && self.availability(self.clock, now.wall, settings) == Availability::Open
    }

    /// Start or stop the clock of sitting time, as things stand.
    pub(crate) fn run_sitting_clock(&mut self, now: &Now, settings: &Settings) {
        let there = match self.state.presence {
            Presence::Present { .. } | Presence::Unknown | Presence::Watching { .. } => true,
            Presence::Away { .. } | Presence::Resting { .. } => false,
        };
        if there && self.may_sit(now, settings) {
            self.state.sitting.start(self.clock);
        } else {
            self.state.sitting.stop(self.clock);
        }
    }

    /// How long from now until something happens by itself. Never zero: what was due by now has happened.
    pub(crate) fn until_something_happens(&self, now: &Now, settings: &Settings) -> Duration {
        let ahead = |moment: Moment| Some(moment.since(self.clock)).filter(|span| !span.is_zero());
        let in_break = self.next_in_break(settings).and_then(ahead);
        let in_debt = match self.state.debt {
            _ if self.state.taking.is_some() => None,
            Debt::Nothing if self.state.sitting.runs() => ahead(self.clock.plus(self.until_due(settings))),
            Debt::Nothing => None,
            Debt::Waiting { since, .. } => ahead(self.wait_ends(since)),
            Debt::Held { since, .. } => ahead(since.plus(LONGEST_HOLD)),
            Debt::Announced { again_at, .. } => ahead(again_at).or_else(|| ahead(again_at.plus(LONGEST_HOLD))),
            Debt::Snoozed { until, .. } => ahead(until),
        };
        let in_absence = match self.state.presence {
            // A rest after a nudge is the absence before.
            Presence::Away { since } if self.state.nudge.is_some() => ahead(since.plus(reading(settings))),
            Presence::Watching { last_input } => ahead(last_input.plus(LONGEST_HOLD)),
            Presence::Away { .. } | Presence::Present { .. } | Presence::Unknown | Presence::Resting { .. } => None,
        };
        let counts = self.absence(settings).filter(|_| self.state.taking.is_none()).and_then(|(_, at)| ahead(at));
        let proven = self.state.debt.due().and(self.proves_presence_at()).and_then(ahead);
        let expires = self.until_expiry(now, settings);
        let looks = self.until_decision(now, settings).and_then(|span| span.checked_sub(LOOK_AHEAD));
        let grace = ahead(self.state.settling_until);
        let doubted = self.doubts_until().and_then(ahead);
        let wall = self.until_availability_changes(now.wall, settings).filter(|span| !span.is_zero());
        let looks = looks.filter(|span| !span.is_zero());
        let moments = [in_debt, in_break, in_absence, counts, proven, expires, looks, grace, doubted, wall];
        moments.into_iter().flatten().min().unwrap_or(NOTHING_AHEAD)
    }

    /// The threshold the engine wants to hear of: a short one while it waits for a natural pause, does not know yet
    /// whether somebody is back, or is about to close what somebody may just be walking off for; and while something is due
    /// one that tells an empty chair.
    pub(crate) fn wanted_idle(&self, settings: &Settings) -> Duration {
        let waits = settings.breaks.wait_for_pause && matches!(self.state.debt, Debt::Waiting { .. });
        let proves = self.state.debt.due().is_some() && self.state.nudge.is_some();
        let decides = self.until_decision(&self.last, settings).is_some_and(|span| span <= LOOK_AHEAD);
        let in_break = self.state.taking.is_some();
        let short = if in_break { settings.breaks.stop_for_input } else { waits || proves || decides };
        match self.state.debt {
            _ if short || self.state.doubt.is_some() => NATURAL_PAUSE,
            Debt::Nothing => reading(settings),
            Debt::Waiting { .. } | Debt::Held { .. } | Debt::Announced { .. } | Debt::Snoozed { .. } => EMPTY_CHAIR,
        }
    }
}
