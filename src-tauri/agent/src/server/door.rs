//! Who is let in: so many who have said hello, and apart from them so many who have not yet said anything.
//!
//! Must never: let those who say nothing keep out those who do, or fill the log with those who were refused.

use std::collections::{HashSet, VecDeque};
use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};

use limber_wire::Connection;

/// Clients at a time. The window and a few commands are what one person uses.
const CLIENTS: usize = 64;

/// Connections that may be silent at a time. Saying hello takes a moment.
const SILENT: usize = 32;

/// Everybody who is connected.
#[derive(Debug, Default)]
pub(super) struct Door {
    inside: Mutex<Inside>,
}

#[derive(Debug, Default)]
struct Inside {
    /// Connected and silent so far, the oldest first.
    silent: VecDeque<(u64, Connection)>,
    /// Those who have said hello.
    greeted: HashSet<u64>,
    refused: u64,
}

impl Door {
    /// Somebody connects. If too many are silent, the one that has been for longest makes room.
    pub(super) fn knocked(&self, id: u64, connection: &Connection) {
        let mut inside = self.lock();
        inside.silent.push_back((id, connection.clone()));
        if inside.silent.len() > SILENT
            && let Some((_, oldest)) = inside.silent.pop_front()
        {
            oldest.close();
            inside.count("a client that said nothing made room for another");
        }
    }

    /// Somebody says hello. False when there are too many who did.
    pub(super) fn greeted(&self, id: u64) -> bool {
        let mut inside = self.lock();
        inside.silent.retain(|(silent, _)| *silent != id);
        let room = inside.greeted.len() < CLIENTS;
        if room {
            inside.greeted.insert(id);
        } else {
            inside.count("too many clients at a time");
        }
        room
    }

    /// Somebody has gone.
    pub(super) fn left(&self, id: u64) {
        let mut inside = self.lock();
        inside.silent.retain(|(silent, _)| *silent != id);
        inside.greeted.remove(&id);
    }

    /// Somebody could not be let in.
    pub(super) fn refused(&self, error: &io::Error) {
        self.lock().count(&error.to_string());
    }

    /// What is in it is never left half-changed, so a panic elsewhere does not spoil it.
    fn lock(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inside {
    /// Told at the first time and whenever there are twice as many: whoever tries for ever fills no log.
    fn count(&mut self, reason: &str) {
        self.refused += 1;
        if self.refused.is_power_of_two() {
            tracing::warn!(reason, so_far = self.refused, "a client was not admitted");
        }
    }
}
