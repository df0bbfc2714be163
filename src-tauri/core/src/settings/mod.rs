//! What the person chose: types, defaults, ranges.
//!
//! Knows: which values are possible. Must never: know where settings are kept. Reading keeps what it does
//! not understand (see `document`), so that a newer version's choices survive an older one.

pub mod document;
pub mod hours;
mod shortcut;
mod validate;

pub use shortcut::{Key, NamedKey, Shortcut, ShortcutSettings};
pub use validate::{NUMBERS, READING_SECONDS, SNOOZE_MINUTES};

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::time::ClockTime;

/// Every choice the person can make.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
pub struct Settings {
    /// The rhythm of the hourly breaks.
    pub breaks: BreakSettings,
    /// When breaks may be due at all.
    pub hours: Hours,
    /// Bedtime, wake time and the wind-down.
    pub evening: EveningSettings,
    /// The stretch player.
    pub player: PlayerSettings,
    /// What is asked of a day.
    pub day_log: DayLogSettings,
    /// Starting with the session.
    pub startup: StartupSettings,
    /// Keys that work from anywhere.
    pub shortcuts: ShortcutSettings,
    /// Light or dark.
    pub appearance: AppearanceSettings,
    /// Copies of the journal.
    pub backups: BackupSettings,
}

/// The rhythm of the hourly breaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
#[allow(clippy::struct_excessive_bools)] // independent switches, one a line in Settings
pub struct BreakSettings {
    /// Minutes at the desk until a break is due, 15-180.
    pub interval_minutes: u16,
    /// Minutes a break lasts, 1-15. Being away this long, and for longer than reading lasts, counts as one.
    pub length_minutes: u16,
    /// Minutes a snooze lasts, 1-60.
    pub snooze_minutes: u16,
    /// How many snoozes in a row, 0-10.
    pub snooze_limit: u8,
    /// Wait until the hands rest for 5 s before announcing, 60 s at most.
    pub wait_for_pause: bool,
    /// Stop the clock of a break while keyboard and pointer are used, and count it by that.
    pub stop_for_input: bool,
    /// Seconds without input that still count as reading, so as sitting, 30-600. Longer is an absence.
    pub reading_seconds: u16,
    /// Without input a call or a fullscreen picture still counts as sitting, for 4 h at most.
    pub watching_is_sitting: bool,
    /// How a due break is told.
    pub remind_with: RemindWith,
    /// Shorter, seated breaks the day after a night with cramps.
    pub gentle_after_bad_night: bool,
    /// The person stands at work: a break walks and sits down, and the day log asks about standing first.
    pub standing_work: bool,
    /// Hold a due break while do-not-disturb is on.
    pub hold_for_do_not_disturb: bool,
    /// Hold a due break while the microphone or camera is in use.
    pub hold_for_meeting: bool,
    /// Hold a due break during a presentation or a fullscreen video.
    pub hold_for_fullscreen: bool,
}

impl Default for BreakSettings {
    fn default() -> Self {
        Self {
            interval_minutes: 60,
            length_minutes: 3,
            snooze_minutes: 10,
            snooze_limit: 3,
            wait_for_pause: true,
            stop_for_input: true,
            reading_seconds: 120,
            watching_is_sitting: true,
            remind_with: RemindWith::Notification,
            gentle_after_bad_night: true,
            standing_work: false,
            hold_for_do_not_disturb: true,
            hold_for_meeting: true,
            hold_for_fullscreen: true,
        }
    }
}

/// How a due break is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum RemindWith {
    /// A notification of the system; where none can be shown, Limber's own window.
    #[default]
    Notification,
    /// Limber's own small window, for systems whose notifications are easily missed.
    Window,
}

/// When breaks may be due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
pub struct Hours {
    /// False: whenever the person is at the desk. True: only within the ranges.
    pub limited: bool,
    /// Monday to Sunday, each with any number of ranges, in order, not overlapping.
    pub week: [Vec<HourRange>; 7],
}

impl Default for Hours {
    /// Off; switched on it starts from Monday to Friday, 08:00-18:00.
    fn default() -> Self {
        let working =
            || vec![HourRange { start: ClockTime::from_minutes(8 * 60), end: ClockTime::from_minutes(18 * 60) }];
        Self { limited: false, week: std::array::from_fn(|day| if day < 5 { working() } else { Vec::new() }) }
    }
}

/// From `start` up to `end`. An end at or before the start is on the next day; the range belongs to the day it starts on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HourRange {
    /// First minute within.
    pub start: ClockTime,
    /// First minute after.
    pub end: ClockTime,
}

/// Bedtime, wake time and the wind-down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
pub struct EveningSettings {
    /// Monday to Sunday: the evening's bedtime and the next morning's wake time.
    pub week: [SleepTimes; 7],
    /// Minutes before bedtime at which the wind-down starts, 15-180.
    pub winddown_minutes: u16,
    /// Offer the wind-down when it starts.
    pub remind: bool,
    /// Ask in the morning whether the night had cramps.
    pub ask_in_the_morning: bool,
}

impl Default for EveningSettings {
    fn default() -> Self {
        Self { week: [SleepTimes::default(); 7], winddown_minutes: 60, remind: true, ask_in_the_morning: true }
    }
}

impl EveningSettings {
    /// The bedtime and wake time of a night, named by its evening.
    pub fn of(&self, night: NaiveDate) -> SleepTimes {
        self.week[night.weekday().num_days_from_monday() as usize]
    }
}

/// One night's bedtime and wake time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SleepTimes {
    /// In bed by. Before noon it is after midnight, so on the next date.
    pub bedtime: ClockTime,
    /// Up at, the morning after.
    pub wake_time: ClockTime,
}

impl Default for SleepTimes {
    /// 22:45 to 06:30: a quarter of an hour more in bed than the 7 h of sleep that suit most adults (AASM and SRS, 2015).
    fn default() -> Self {
        Self { bedtime: ClockTime::from_minutes(22 * 60 + 45), wake_time: ClockTime::from_minutes(6 * 60 + 30) }
    }
}

/// The stretch player.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
pub struct PlayerSettings {
    /// Seconds to get ready before the first hold, 0-15.
    pub get_ready_seconds: u8,
    /// Seconds to change sides, 0-10.
    pub switch_side_seconds: u8,
    /// A soft tone when a hold starts and ends.
    pub sound: bool,
}

impl Default for PlayerSettings {
    fn default() -> Self {
        Self { get_ready_seconds: 5, switch_side_seconds: 5, sound: true }
    }
}

/// What is asked of a day: true shows the line. The names are those of the day log's fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
#[allow(clippy::struct_excessive_bools, missing_docs)] // independent switches, one a line in Settings
pub struct DayLogSettings {
    pub low_water: bool,
    pub dark_urine: bool,
    pub caffeine_last_at: bool,
    pub alcohol: bool,
    pub hard_exercise: bool,
    pub daily_walk: bool,
    pub long_standing: bool,
    pub long_sitting: bool,
    pub supportive_shoes: bool,
    /// Only for whoever wants it: no study shows that food makes a difference to cramps.
    pub mineral_rich_food: bool,
}

impl Default for DayLogSettings {
    fn default() -> Self {
        Self {
            low_water: true,
            dark_urine: true,
            caffeine_last_at: true,
            alcohol: true,
            hard_exercise: true,
            daily_walk: true,
            long_standing: true,
            long_sitting: true,
            supportive_shoes: true,
            mineral_rich_food: false,
        }
    }
}

/// Starting with the session.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
pub struct StartupSettings {
    /// Start the agent when the person logs in.
    pub autostart: bool,
}

/// Light or dark.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
pub struct AppearanceSettings {
    /// The window's theme by day.
    pub theme: Theme,
}

/// The window's theme. The cramp screen is always in the night theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// Follow the system.
    #[default]
    System,
    /// Warm paper.
    Light,
    /// Dark ink.
    Dark,
}

/// Copies of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(default)]
pub struct BackupSettings {
    /// Make one each day.
    pub daily: bool,
    /// The whole path of the folder they go to, of 1000 characters at most; empty for the one beside the journal. One that is
    /// chosen is never made: where it is not, what it is on is not connected.
    pub folder: String,
}

impl Default for BackupSettings {
    fn default() -> Self {
        Self { daily: true, folder: String::new() }
    }
}
