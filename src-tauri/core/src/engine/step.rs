//! The step: time passes, one thing happens, and what follows from both is done. In that order.

use super::Engine;
use super::effect::Effect;
use super::input::Input;
use super::passage;
use super::pause::ABSURD_CHANGE;
use super::record::BreakOutcome;
use super::state::LastNight;
use super::status::HoldReason;
use crate::settings::Settings;
use crate::time::Now;

impl Engine {
    /// Take one input. A request that `allows` refuses changes nothing; time passes all the same.
    #[allow(clippy::needless_pass_by_value)] // an input is used up: it must not be told twice
    pub fn step(&mut self, now: Now, input: Input, settings: &Settings) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.pass_time(&now, settings, &mut effects);
        if self.allows(&input, settings).is_ok() {
            self.take(&input, &now, settings, &mut effects);
        }
        self.settle_down(&now, settings, &mut effects);
        effects
    }

    /// What follows from the state as it is now, and when to look again.
    pub(crate) fn settle_down(&mut self, now: &Now, settings: &Settings, effects: &mut Vec<Effect>) {
        self.progress(now, settings, effects);
        // A break that ended or was given up leaves the clock of sitting time to be started again.
        self.run_sitting_clock(now, settings);
        self.deadline = now.mono.saturating_add(self.until_something_happens(now, settings));
    }

    /// Bring the engine's clock up to now, and see what sleep and the wall clock made of it.
    fn pass_time(&mut self, now: &Now, settings: &Settings, effects: &mut Vec<Effect>) {
        let passage = passage::between(&self.last, now);
        let fell_asleep = self.clock.plus(passage.awake);
        self.clock = fell_asleep.plus(passage.slept);
        self.note_offset(self.last.wall, now.wall);
        let before = std::mem::replace(&mut self.last, *now);
        if !passage.slept.is_zero() {
            self.wake(fell_asleep, now, settings, effects);
        }
        self.end_doubt(now, effects);
        self.count_absence(BreakOutcome::Natural, settings, effects);
        let forward = passage::wall_gap(&before, now).saturating_sub(passage.awake).saturating_sub(passage.slept);
        self.end_pause(now, forward > ABSURD_CHANGE.to_std().unwrap_or_default());
    }

    fn take(&mut self, input: &Input, now: &Now, settings: &Settings, effects: &mut Vec<Effect>) {
        if self.answers_doubt(input, now, settings, effects) {
            return;
        }
        match *input {
            Input::Tick | Input::Suspending | Input::Hold { reason: HoldReason::Settling, .. } => {}
            Input::Active => self.see_hands(now, settings, effects),
            Input::Idle { for_at_least } => self.idle(for_at_least, settings),
            Input::IdleUnknown => self.lose_sight(now, settings, effects),
            Input::Woke => self.settle(),
            Input::Locked => self.lock(settings),
            Input::Unlocked => self.unlock(now, settings, effects),
            Input::Hold { reason, active: true } => self.begin_reason(reason),
            Input::Hold { reason, active: false } => {
                self.state.reasons.remove(&reason);
            }
            Input::Start => self.start_break(now, settings, effects),
            Input::Snooze { minutes } => self.snooze(minutes, settings, effects),
            Input::Skip => self.skip(now, settings, effects),
            Input::Done { answer } => self.finish_break(answer, now, settings, effects),
            Input::Abandon => self.abandon_break(now, settings, effects),
            Input::Pause { until } => self.pause(until, now),
            Input::Resume => self.state.pause = None,
            Input::Gentle(gentle) => self.state.night = if gentle { LastNight::Bad } else { LastNight::Fair },
        }
    }
}
