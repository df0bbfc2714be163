//! What Windows answers about do-not-disturb, fullscreen programs, microphone and camera. Pure: numbers in, what they
//! say out, on every system. Parts of it are documented nowhere; a number that is not listed here says nothing.

use super::answer::Answer;

/// The profile of Focus Assist (Windows 10) or Do not disturb (Windows 11), as its state in the notification facility
/// (`WNF_SHEL_QUIETHOURS_ACTIVE_PROFILE_CHANGED`) carries it. Not documented; in use by other programs since Windows 10
/// 1803. Rules of the system (a time of day, a presentation, a game) change it like the person's own switch.
pub fn focus_assist(profile: u32) -> Answer {
    match profile {
        0 => Answer::Holds(false),
        // 1: priority only. 2: alarms only.
        1 | 2 => Answer::Holds(true),
        other => Answer::unknown(other),
    }
}

/// `QUERY_USER_NOTIFICATION_STATE` (shellapi.h): whether a notification would be in the way now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotificationState {
    /// The hour after the first login, or after an upgrade.
    pub quiet_time: Answer,
    /// A fullscreen program, or the settings for a presentation.
    pub fullscreen: Answer,
}

/// Reads it. While another state is in force Windows does not tell the quiet time.
pub fn notification_state(state: i32) -> NotificationState {
    let said = |quiet_time, fullscreen| NotificationState {
        quiet_time: Answer::Holds(quiet_time),
        fullscreen: Answer::Holds(fullscreen),
    };
    match state {
        // QUNS_BUSY: a fullscreen program, or a presentation. QUNS_RUNNING_D3D_FULL_SCREEN. QUNS_PRESENTATION_MODE.
        2..=4 => said(false, true),
        // QUNS_NOT_PRESENT: locked, screen saver, another person's session; the idle time tells that better.
        // QUNS_ACCEPTS_NOTIFICATIONS. QUNS_APP: a program from the store is in front, in whatever size.
        1 | 5 | 7 => said(false, false),
        // QUNS_QUIET_TIME.
        6 => said(true, false),
        other => NotificationState { quiet_time: Answer::unknown(other), fullscreen: Answer::unknown(other) },
    }
}

/// When a program last used the microphone or the camera, as the registry keeps it below `ConsentStore`: both in tenths
/// of microseconds since 1601.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastUse {
    /// `LastUsedTimeStart`; 0 or missing: never.
    pub start: u64,
    /// `LastUsedTimeStop`; 0 while it goes on.
    pub stop: u64,
}

impl LastUse {
    /// True while it goes on. What began before the session did was left behind by a crash: it would go on for ever.
    pub fn goes_on(self, session_since: Option<u64>) -> bool {
        self.start != 0 && self.stop == 0 && session_since.is_none_or(|since| self.start >= since)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_focus_profile_holds_and_an_unknown_one_says_nothing() {
        assert_eq!(focus_assist(0), Answer::Holds(false));
        assert_eq!(focus_assist(1), Answer::Holds(true));
        assert_eq!(focus_assist(2), Answer::Holds(true));
        for other in [3, 255, u32::MAX] {
            assert!(matches!(focus_assist(other), Answer::Unclear(_)), "{other}");
        }
    }

    #[test]
    fn each_state_of_windows_speaks_against_a_notification_or_does_not() {
        let said = |state| {
            let NotificationState { quiet_time, fullscreen } = notification_state(state);
            (quiet_time == Answer::Holds(true), fullscreen == Answer::Holds(true))
        };
        let (free, fullscreen, quiet) = ((false, false), (false, true), (true, false));
        let expected = [(1, free), (2, fullscreen), (3, fullscreen), (4, fullscreen), (5, free), (6, quiet), (7, free)];
        for (state, expected) in expected {
            assert_eq!(said(state), expected, "state {state}");
        }
        for other in [0, 8, -1] {
            let NotificationState { quiet_time, fullscreen } = notification_state(other);
            assert!(matches!((quiet_time, fullscreen), (Answer::Unclear(_), Answer::Unclear(_))), "state {other}");
        }
    }

    #[test]
    fn a_use_goes_on_until_it_has_an_end() {
        let use_of = |start, stop| LastUse { start, stop };
        assert!(use_of(133_000, 0).goes_on(None));
        assert!(!use_of(133_000, 134_000).goes_on(None), "it ended");
        assert!(!use_of(0, 0).goes_on(None), "it never began");
    }

    #[test]
    fn what_a_crash_left_behind_is_no_meeting() {
        let left_behind = LastUse { start: 1000, stop: 0 };
        assert!(left_behind.goes_on(Some(999)));
        assert!(!left_behind.goes_on(Some(1001)), "nobody uses a camera since before the session");
    }
}
