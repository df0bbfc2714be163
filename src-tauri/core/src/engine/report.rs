//! What a person sees of the engine: one phase, with its reason and the moment it ends.

use chrono::{FixedOffset, TimeDelta};

use super::Engine;
use super::hold::LONGEST_HOLD;
use super::passage;
use super::pause::Availability;
use super::schedule::{self, LONGEST_WAIT};
use super::state::{Debt, Moment, OffsetBefore, Presence};
use super::status::{BreakStatus, HoldReason, Phase};
use crate::routine::break_routine;
use crate::settings::{Settings, hours};
use crate::time::{LocalTime, Now};

impl Engine {
    /// The state as it is now, which may be later than the last step.
    pub fn status(&self, now: Now, settings: &Settings) -> BreakStatus {
        let passage = passage::between(&self.last, &now);
        let awake = self.clock.plus(passage.awake);
        let clock = awake.plus(passage.slept);
        let gentle = schedule::is_gentle(self, settings);
        let sat = match self.state.taking {
            Some(taking) => taking.sat,
            None => self.state.sitting.total_at(awake),
        };
        let snoozes = self.state.debt.due().map_or(0, |due| due.snoozes);
        BreakStatus {
            phase: self.phase(clock, sat, &now, settings),
            sitting_seconds: sat.as_secs(),
            sitting_at: now.wall,
            sitting_grows: self.state.taking.is_none() && self.state.sitting.runs(),
            interval_seconds: schedule::interval(settings).as_secs(),
            break_seconds: schedule::break_length(self, settings).as_secs(),
            snoozes_left: settings.breaks.snooze_limit.saturating_sub(snoozes),
            gentle,
            pause_ended_by_clock: self.tells_of_ended_pause(clock),
            routine: break_routine(gentle, settings.breaks.standing_work, self.state.turn).to_owned(),
        }
    }

    /// A break being taken outranks everything, then what the person chose, then what is due, then the rest.
    fn phase(&self, clock: Moment, sat: std::time::Duration, now: &Now, settings: &Settings) -> Phase {
        let at = |moment| self.on_wall_clock(moment, clock, now);
        if let Some((taking, stands)) = self.taking_at(clock, settings) {
            return Phase::InBreak {
                started_at: at(taking.started),
                ends_at: at(taking.ends),
                stands,
                counts: taking.counts(clock),
                due: self.state.debt.due().is_some(),
            };
        }
        match self.availability(clock, now.wall, settings) {
            Availability::Paused(pause) => {
                return Phase::Paused { since: pause.since, until: pause.ends_at(clock, now.wall) };
            }
            Availability::OffHours => {
                return Phase::OffHours { until: hours::next_change(&settings.hours, now.wall) };
            }
            Availability::Open => {}
        }
        match self.state.debt {
            Debt::Waiting { .. } if self.waits_for_return() => self.away_phase(clock, now, settings),
            Debt::Waiting { due, since } => Phase::Waiting { since: due.at, until: at(since.plus(LONGEST_WAIT)) },
            Debt::Held { due, since } => self.held_phase(due.at, since, clock, now, settings),
            Debt::Announced { due, count, again_at } => {
                let last = count >= schedule::MOST_ANNOUNCEMENTS;
                Phase::Due { since: due.at, announced: count, until: at(again_at.max(clock)), last }
            }
            Debt::Snoozed { due, until } => Phase::Snoozed { until: at(until), count: due.snoozes },
            Debt::Nothing => match self.state.presence {
                Presence::Present { .. } | Presence::Unknown | Presence::Watching { .. } => {
                    Phase::Working { due_at: at(clock.plus(schedule::interval(settings).saturating_sub(sat))) }
                }
                Presence::Away { .. } | Presence::Resting { .. } => self.away_phase(clock, now, settings),
            },
        }
    }

    /// Nobody is there, and whether that is a break already.
    fn away_phase(&self, clock: Moment, now: &Now, settings: &Settings) -> Phase {
        let at = |moment| self.on_wall_clock(moment, clock, now);
        match (self.absence(settings), self.state.presence) {
            (Some((since, counts)), _) => Phase::Away { since: at(since), counts_at: Some(at(counts)) },
            (None, Presence::Resting { since, .. }) => Phase::Away { since: at(since), counts_at: None },
            (None, _) => Phase::Away { since: now.wall, counts_at: None },
        }
    }

    fn held_phase(&self, due_at: LocalTime, since: Moment, clock: Moment, now: &Now, settings: &Settings) -> Phase {
        let mut reasons = self.reasons_at(clock, settings);
        if reasons.is_empty() {
            // The last reason ended since the last step: only the grace can end without one.
            reasons.push(HoldReason::Settling);
        }
        let only_settling = self.state.locked.is_none() && reasons == [HoldReason::Settling];
        let until = if only_settling { self.state.settling_until } else { since.plus(LONGEST_HOLD) };
        Phase::Held { since: due_at, reasons, until: self.on_wall_clock(until.max(clock), clock, now) }
    }

    /// A moment up to now on the person's clock.
    pub(crate) fn wall_of(&self, moment: Moment, now: &Now) -> LocalTime {
        self.on_wall_clock(moment, self.clock, now)
    }

    /// A moment of the engine's clock on the person's clock, told from now, when the engine's clock shows `clock`.
    /// The wall clock may have been set in between; a change of its offset is allowed for.
    fn on_wall_clock(&self, moment: Moment, clock: Moment, now: &Now) -> LocalTime {
        let delta = |span| TimeDelta::from_std(span).unwrap_or(TimeDelta::zero());
        // Of the two spans one is zero.
        let later = now.wall.checked_add_signed(delta(moment.since(clock)));
        let told = later.and_then(|later| later.checked_sub_signed(delta(clock.since(moment))));
        let told = told.unwrap_or(now.wall);
        let before = self.state.offset_before.filter(|before| moment < before.until);
        before
            .and_then(|before| FixedOffset::east_opt(before.seconds))
            .map_or(told, |offset| told.with_timezone(&offset))
    }

    /// Notice a change of the wall clock's offset, by summer time or in flight.
    pub(crate) fn note_offset(&mut self, earlier: LocalTime, now: LocalTime) {
        if earlier.offset() != now.offset() {
            let seconds = earlier.offset().local_minus_utc();
            self.state.offset_before = Some(OffsetBefore { until: self.clock, seconds });
        }
    }
}
