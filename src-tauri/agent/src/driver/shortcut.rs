//! The keys that open *Cramp now* from anywhere: held as the settings say, tried out without opening anything.

use std::time::Duration;

use chrono::TimeDelta;
use limber_core::api::{Response, View};
use limber_core::health::{ShortcutStanding, ShortcutTry};
use limber_core::settings::Shortcut;

use super::Driver;
use crate::ports::Ports;

/// How long a try lasts, in real time.
const TRY: Duration = Duration::from_secs(30);

/// What is known of the keys in force.
#[derive(Debug, Default)]
pub(super) struct ShortcutFacts {
    pub(super) standing: Option<ShortcutStanding>,
    trying: Option<Trying>,
}

/// Somebody tries the keys.
#[derive(Debug)]
struct Trying {
    client: u64,
    /// On the clock that nobody sets.
    until: Duration,
    told: ShortcutTry,
}

impl ShortcutFacts {
    /// The try that is under way, or was heard.
    pub(super) fn tried(&self, now: Duration) -> Option<ShortcutTry> {
        let trying = self.trying.as_ref().filter(|trying| trying.told.heard || now < trying.until);
        trying.map(|trying| trying.told)
    }
}

impl<P: Ports> Driver<P> {
    /// Has the system hold the keys that the settings name.
    pub(super) fn hold_shortcut(&mut self) {
        let wanted = self.settings.shortcuts.cramp;
        if wanted != self.shortcut {
            self.shortcut = wanted;
            self.health.shortcut = ShortcutFacts::default();
            self.news.health = true;
            self.ports.set_shortcut(wanted);
        }
    }

    /// What became of them, unless others are in force by now.
    pub(super) fn shortcut_stands(&mut self, of: Shortcut, standing: ShortcutStanding) {
        if self.shortcut == Some(of) {
            self.health.shortcut.standing = Some(standing);
            self.news.health = true;
        }
    }

    /// They were pressed.
    pub(super) fn shortcut_pressed(&mut self, of: Shortcut) {
        if self.shortcut != Some(of) {
            return;
        }
        let now = self.now.mono;
        match &mut self.health.shortcut.trying {
            Some(trying) if !trying.told.heard && now < trying.until => {
                trying.told.heard = true;
                self.news.health = true;
            }
            _ => {
                if let Err(error) = self.now(View::Cramp) {
                    tracing::info!(code = ?error.code, "the keys for a cramp came to nothing");
                }
            }
        }
    }

    /// Begins or ends a try.
    pub(super) fn try_shortcut(&mut self, on: bool, client: u64) -> Response {
        self.end_shortcut_try(None);
        if on {
            let length = TRY.saturating_mul(self.time_scale);
            let ahead = TimeDelta::from_std(length).unwrap_or_default();
            let until = self.now.wall.checked_add_signed(ahead).unwrap_or(self.now.wall);
            let told = ShortcutTry { until, heard: false };
            self.health.shortcut.trying = Some(Trying { client, until: self.now.mono.saturating_add(length), told });
        }
        self.news.health = true;
        self.health()
    }

    /// Ends a try, of one client only or of anybody: somebody may need the keys in earnest.
    pub(super) fn end_shortcut_try(&mut self, of: Option<u64>) {
        let trying = &mut self.health.shortcut.trying;
        if trying.as_ref().is_some_and(|trying| of.is_none_or(|client| trying.client == client)) {
            *trying = None;
            self.news.health = true;
        }
    }
}
