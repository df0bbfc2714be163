//! Which of the person's desktops is used: the one the agent was started on, until it does not answer any more and
//! another one does. Everybody who speaks to a desktop takes its addresses from here, and moves when it changes.
//!
//! Knows: addresses, and whether somebody listens there. Must never: read the environment, or speak to a desktop.

#[cfg(target_os = "linux")]
mod search;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use limber_core::api::Surroundings;

/// How many desktops are remembered beside the one that is used.
const REMEMBERED: usize = 4;

/// Programs that ask the agent many times a second do not make it look after each time.
const NUDGE_EVERY: Duration = Duration::from_secs(5);

/// The desktop that is used. A clone is the same one.
#[derive(Clone)]
pub struct Desktop(Arc<Shared>);

struct Shared {
    state: Mutex<State>,
    #[cfg(target_os = "linux")]
    changed: event_listener::Event,
    #[cfg(target_os = "linux")]
    look: async_channel::Sender<()>,
}

#[cfg_attr(not(target_os = "linux"), allow(dead_code, reason = "elsewhere each person has one desktop"))]
struct State {
    here: Here,
    nudges: u64,
    nudged_at: Option<Instant>,
    /// Where others were found to be, the newest first.
    known: VecDeque<Surroundings>,
}

/// A desktop, as long as it is the one that is used.
#[derive(Debug, Clone)]
#[cfg_attr(not(target_os = "linux"), allow(dead_code, reason = "elsewhere each person has one desktop"))]
pub struct Here {
    /// Its addresses.
    pub place: Surroundings,
    turn: u64,
}

impl Desktop {
    /// Begins here.
    pub fn at(place: Surroundings) -> Self {
        #[cfg(target_os = "linux")]
        let (look, looks) = async_channel::bounded(1);
        let here = Here { place, turn: 0 };
        let desktop = Self(Arc::new(Shared {
            state: Mutex::new(State { here, nudges: 0, nudged_at: None, known: VecDeque::new() }),
            #[cfg(target_os = "linux")]
            changed: event_listener::Event::new(),
            #[cfg(target_os = "linux")]
            look,
        }));
        #[cfg(target_os = "linux")]
        super::bus::spawn(search::follow(Arc::downgrade(&desktop.0), looks));
        desktop
    }

    /// The desktop of somebody who asks for something now. It is moved to if the one that is used does not answer.
    /// What waits to try again tries now. Returns at once.
    pub fn offer(&self, theirs: &Surroundings) {
        let mut state = self.state();
        let is_news = state.here.place != *theirs && *theirs != Surroundings::default();
        if is_news {
            state.known.retain(|known| known != theirs);
            state.known.push_front(theirs.clone());
            state.known.truncate(REMEMBERED);
        }
        let now = Instant::now();
        if state.nudged_at.is_none_or(|before| now.duration_since(before) >= NUDGE_EVERY) {
            state.nudged_at = Some(now);
            state.nudges += 1;
            drop(state);
            self.tell_all();
        }
        if is_news {
            self.lost();
        }
    }

    /// What is used at present.
    pub fn here(&self) -> Here {
        self.state().here.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    #[cfg(not(target_os = "linux"))]
    #[allow(clippy::unused_self, reason = "elsewhere each person has one desktop")]
    fn lost(&self) {}

    #[cfg(not(target_os = "linux"))]
    #[allow(clippy::unused_self, reason = "the same")]
    fn tell_all(&self) {}
}

#[cfg(target_os = "linux")]
impl Desktop {
    /// Something here does not answer: another desktop is looked for, if there may be one.
    pub(super) fn lost(&self) {
        // Full when it is looked for already.
        let _ = self.0.look.try_send(());
    }

    /// True once another desktop is used.
    pub(super) fn has_moved(&self, from: &Here) -> bool {
        self.state().here.turn != from.turn
    }

    /// Waits until another desktop is used.
    pub(super) async fn moved(&self, from: &Here) {
        self.until(|state| state.here.turn != from.turn).await;
    }

    /// Waits until another desktop is used, or it is worth trying again here.
    pub(super) async fn changed(&self, from: &Here) {
        let nudges = self.state().nudges;
        self.until(|state| state.here.turn != from.turn || state.nudges != nudges).await;
    }

    /// Waits out a pause, which ends early when trying again is worth it.
    pub(super) async fn pause(&self, from: &Here, back_off: &mut super::bus::BackOff) {
        self.lost();
        futures_lite::future::or(back_off.wait(), self.changed(from)).await;
        if self.has_moved(from) {
            *back_off = super::bus::BackOff::default();
        }
    }

    async fn until(&self, is_so: impl Fn(&State) -> bool) {
        loop {
            let listener = self.0.changed.listen();
            if is_so(&self.state()) {
                return;
            }
            listener.await;
        }
    }

    fn tell_all(&self) {
        self.0.changed.notify(usize::MAX);
    }

    /// Uses another desktop from now on. The one before stays known: it may come back.
    fn move_to(&self, place: Surroundings) {
        let mut state = self.state();
        state.known.retain(|known| *known != place);
        let turn = state.here.turn + 1;
        let before = std::mem::replace(&mut state.here, Here { place, turn });
        state.known.push_back(before.place);
        while state.known.len() > REMEMBERED {
            state.known.pop_front();
        }
        drop(state);
        self.tell_all();
    }
}
