//! Reasons to hold a due break, the grace after wake and unlock, and the longest anything may hold.
//!
//! Held is not lost: when the last reason ends the break is offered once. Nothing holds for ever.

use std::time::Duration;

use super::Engine;
use super::state::{Debt, Due, Moment, Presence};
use super::status::HoldReason;
use crate::settings::Settings;

/// Never a break this soon after wake or unlock (product: "the first 2 minutes").
pub(crate) const GRACE: Duration = Duration::from_mins(2);

/// The longest a break is held, whatever the reason: after it the break is offered all the same.
pub(crate) const LONGEST_HOLD: Duration = Duration::from_hours(4);

impl Engine {
    /// Reasons from outside that are on and that the settings heed.
    pub(crate) fn heeded_reasons(&self, settings: &Settings) -> impl Iterator<Item = HoldReason> {
        let breaks = &settings.breaks;
        let heeded = [
            (HoldReason::DoNotDisturb, breaks.hold_for_do_not_disturb),
            (HoldReason::Meeting, breaks.hold_for_meeting),
            (HoldReason::Fullscreen, breaks.hold_for_fullscreen),
        ];
        heeded.into_iter().filter(|(reason, on)| *on && self.state.reasons.contains(reason)).map(|(reason, _)| reason)
    }

    /// Every reason that holds a break at a moment, for the person to read. A locked screen is shown as
    /// settling: the two minutes begin with the unlock.
    pub(crate) fn reasons_at(&self, clock: Moment, settings: &Settings) -> Vec<HoldReason> {
        let settling = clock < self.state.settling_until || self.state.locked.is_some();
        self.heeded_reasons(settings).chain(settling.then_some(HoldReason::Settling)).collect()
    }

    /// True while a meeting or a fullscreen picture shows that somebody without input is still at the desk, where the person
    /// wants that to count.
    pub(crate) fn something_is_watched(&self, settings: &Settings) -> bool {
        settings.breaks.watching_is_sitting
            && self.state.locked.is_none()
            && self.heeded_reasons(settings).any(|reason| reason != HoldReason::DoNotDisturb)
    }

    /// True while the break must not be announced.
    pub(crate) fn is_held(&self, due: &Due, settings: &Settings) -> bool {
        self.is_blocked(due.held_since, settings)
    }

    /// True when a reason takes back the reminder that stands: one that began since, or that was not heeded before. One
    /// in spite of which the break was offered, after `LONGEST_HOLD`, does not.
    pub(crate) fn interrupts(&self, announced: &Due, settings: &Settings) -> bool {
        announced.held_since.is_none() && self.heeded_reasons(settings).next().is_some()
    }

    /// True when no reason is on any more in spite of which the reminder was shown. In the grace they may not have been
    /// told anew yet.
    pub(crate) fn forgets_hold(&self, announced: &Due, settings: &Settings) -> bool {
        announced.held_since.is_some()
            && self.clock >= self.state.settling_until
            && self.heeded_reasons(settings).next().is_none()
    }

    /// A reason begins. Where it is another than that in spite of which a reminder stands, it interrupts that too.
    pub(crate) fn begin_reason(&mut self, reason: HoldReason) {
        let settled = self.clock >= self.state.settling_until;
        if self.state.reasons.insert(reason)
            && settled
            && let Debt::Announced { due, .. } = &mut self.state.debt
        {
            due.held_since = None;
        }
    }

    /// True while nothing may be announced: always in the grace; otherwise while there is a reason, for
    /// `LONGEST_HOLD` after `since` at most.
    pub(crate) fn is_blocked(&self, since: Option<Moment>, settings: &Settings) -> bool {
        let too_long = since.is_some_and(|since| self.clock.since(since) >= LONGEST_HOLD);
        self.clock < self.state.settling_until || (!too_long && !self.reasons_at(self.clock, settings).is_empty())
    }

    /// True while nothing else of Limber's may be shown either: what holds a break, a pause, a break under way.
    pub fn keeps_quiet(&self, settings: &Settings) -> bool {
        self.is_blocked(None, settings) || self.state.pause.is_some() || self.state.taking.is_some()
    }

    /// False while there has been no input for longer than somebody reads, and until it is known whether somebody is back with
    /// the start of the agent.
    pub fn somebody_is_there(&self) -> bool {
        self.state.doubt.is_none() && !matches!(self.state.presence, Presence::Away { .. } | Presence::Resting { .. })
    }

    /// Begin the grace.
    pub(crate) fn settle(&mut self) {
        self.state.settling_until = self.clock.plus(GRACE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Input;
    use crate::time::Now;

    fn at(seconds: u64) -> Now {
        let wall = "2026-11-12T09:00:00+01:00".parse::<crate::time::LocalTime>().unwrap();
        Now { wall: wall + Duration::from_secs(seconds), mono: Duration::from_secs(seconds), asleep: None }
    }

    #[test]
    fn each_reason_alone_keeps_all_the_rest_quiet_too() {
        let settings = Settings::default();
        let fresh = || Engine::new(at(0), &settings);
        let after = |inputs: &[Input]| {
            let mut engine = fresh();
            for (second, input) in (200..).zip(inputs) {
                engine.step(at(second), input.clone(), &settings);
            }
            engine.keeps_quiet(&settings)
        };
        assert!(!after(&[Input::Active]));
        assert!(after(&[Input::Hold { reason: HoldReason::Meeting, active: true }]));
        assert!(!after(&[
            Input::Hold { reason: HoldReason::Meeting, active: true },
            Input::Hold { reason: HoldReason::Meeting, active: false },
        ]));
        assert!(after(&[Input::Woke]), "the grace");
        assert!(after(&[Input::Pause { until: None }]));
        assert!(after(&[Input::Start]), "a break under way");
    }
}
