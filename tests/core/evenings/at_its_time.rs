//! Items told of at their own time: bed is at 22:45, the wind-down at 21:45, the last caffeine at 13:45 and the water at 18:45.

use std::time::Duration;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use limber_core::settings::{EveningSettings, SleepTimes};
use limber_core::time::LocalTime;
use limber_core::winddown::{
    Checklist, ChecklistItemChange, ChecklistTick, Desk, Evening, ItemEffect, ItemInput, ItemReminder, TickedBy,
    build_evening, evening_of,
};

use crate::zone::Zone;

/// The driver never waits longer than this.
const LONGEST_WAIT: Duration = Duration::from_mins(1);

struct Day {
    reminder: ItemReminder,
    list: Checklist,
    settings: EveningSettings,
    desk: Desk,
    zone: Zone,
    utc: DateTime<Utc>,
    ticks: Vec<ChecklistTick>,
    declined: Vec<NaiveDate>,
    told: Vec<String>,
}

impl Day {
    /// A day at this local time in Berlin, with reminders switched on for these.
    fn at(local: &str, items: &[&str]) -> Self {
        let zone = Zone::Berlin;
        let on = ChecklistItemChange { on: Some(true), remind: Some(true), ..ChecklistItemChange::default() };
        let list = items.iter().fold(Checklist::default(), |list, item| list.changed(item, &on).unwrap());
        Self {
            reminder: ItemReminder::default(),
            list,
            settings: EveningSettings::default(),
            desk: Desk { held: false, present: true, wanted: true },
            utc: zone.moments(format!("{local}:00").parse().unwrap())[0].to_utc(),
            zone,
            ticks: Vec::new(),
            declined: Vec::new(),
            told: Vec::new(),
        }
    }

    fn now(&self) -> LocalTime {
        self.zone.show(self.utc)
    }

    fn evening(&self) -> Evening {
        let (now, settings) = (self.now(), &self.settings);
        let night = evening_of(now, settings);
        let declined = self.declined.contains(&night);
        build_evening(night, &self.list, settings, *now.offset(), &self.ticks, declined)
    }

    fn step(&mut self, input: ItemInput) {
        let (now, evening) = (self.now(), self.evening());
        let at = now.format("%H:%M");
        match self.reminder.step(now, input, &evening, self.desk) {
            Some(ItemEffect::Announce(items)) => self.told.push(format!("{at} {}", items.join("+"))),
            Some(ItemEffect::Withdraw) => self.told.push(format!("{at} gone")),
            None => {}
        }
    }

    fn pass(&mut self, minutes: i64) {
        let end = self.utc + TimeDelta::minutes(minutes);
        while self.utc < end {
            let next = self.reminder.until_next(self.now(), &self.evening());
            assert_ne!(next, Some(Duration::ZERO));
            let wait = next.map_or(LONGEST_WAIT, |next| next.min(LONGEST_WAIT));
            self.utc += TimeDelta::from_std(wait).unwrap().min(end - self.utc);
            self.step(ItemInput::Tick);
        }
    }

    fn jump(&mut self, minutes: i64) {
        self.utc += TimeDelta::minutes(minutes);
        self.step(ItemInput::Tick);
    }

    fn tick(&mut self, item: &str) {
        let (night, ticked_at) = (self.evening().night, self.now());
        let tick = ChecklistTick { night, item: item.into(), ticked_at, ticked_by: TickedBy::Person, words: None };
        self.ticks.push(tick);
        self.step(ItemInput::Tick);
    }

    /// What happened since the last question.
    fn told(&mut self) -> Vec<String> {
        std::mem::take(&mut self.told)
    }
}

const BOTH: [&str; 2] = ["last-caffeine", "water-through-the-day"];

#[test]
fn each_is_told_of_once_at_its_own_time_and_goes_when_the_winddown_starts() {
    let mut day = Day::at("2026-11-11T09:00", &BOTH);
    day.pass(4 * 60 + 44);
    assert_eq!(day.told(), [""; 0]);
    day.pass(1);
    assert_eq!(day.told(), ["13:45 last-caffeine"]);
    day.pass(8 * 60);
    assert_eq!(day.told(), ["18:45 last-caffeine+water-through-the-day", "21:45 gone"]);
    day.pass(16 * 60);
    assert_eq!(day.told(), ["13:45 last-caffeine"], "the next day again");
}

#[test]
fn nothing_is_told_of_that_is_not_switched_on_or_has_its_time_in_the_winddown() {
    let mut day = Day::at("2026-11-11T09:00", &["screens-away", "in-bed", "legs-up"]);
    day.pass(20 * 60);
    assert_eq!(day.told(), [""; 0]);
    assert_eq!(day.reminder.until_next(day.now(), &day.evening()), None);
}

#[test]
fn what_is_ticked_is_not_told_of_and_ticking_it_takes_it_back() {
    let mut day = Day::at("2026-11-11T13:00", &BOTH);
    day.tick("last-caffeine");
    day.pass(6 * 60);
    assert_eq!(day.told(), ["18:45 water-through-the-day"]);
    day.tick("water-through-the-day");
    assert_eq!(day.told(), ["19:00 gone"]);
}

#[test]
fn closing_it_is_enough() {
    let mut day = Day::at("2026-11-11T13:44", &BOTH);
    day.pass(2);
    day.step(ItemInput::Seen);
    day.pass(60);
    assert_eq!(day.told(), ["13:45 last-caffeine", "13:46 gone"]);
}

#[test]
fn a_call_an_empty_chair_and_a_pause_hold_it_for_half_an_hour_at_most() {
    for (minutes, told) in [(29, vec!["14:14 last-caffeine"]), (30, vec![])] {
        let mut day = Day::at("2026-11-11T13:30", &BOTH);
        day.desk.held = true;
        day.pass(15 + minutes);
        day.desk.held = false;
        day.step(ItemInput::Tick);
        day.pass(60);
        assert_eq!(day.told(), told, "held for {minutes} min");

        let mut day = Day::at("2026-11-11T13:30", &BOTH);
        day.desk.present = false;
        day.pass(15 + minutes);
        day.desk.present = true;
        day.step(ItemInput::Tick);
        assert_eq!(day.told(), told, "away for {minutes} min");
    }
    let mut day = Day::at("2026-11-11T13:44", &BOTH);
    day.pass(1);
    day.desk.held = true;
    day.pass(60);
    assert_eq!(day.told(), ["13:45 last-caffeine"], "what stands stays, and is not told of again");
}

#[test]
fn asleep_over_its_time_there_is_no_catching_up() {
    let mut day = Day::at("2026-11-11T13:00", &BOTH);
    day.jump(74);
    assert_eq!(day.told(), ["14:14 last-caffeine"]);
    let mut day = Day::at("2026-11-11T13:00", &BOTH);
    day.jump(75);
    day.pass(60);
    assert_eq!(day.told(), [""; 0]);
}

#[test]
fn not_tonight_is_not_today() {
    let mut day = Day::at("2026-11-11T13:00", &BOTH);
    day.declined.push(day.evening().night);
    day.pass(10 * 60);
    assert_eq!(day.told(), [""; 0]);
    let mut day = Day::at("2026-11-11T13:44", &BOTH);
    day.pass(1);
    day.declined.push(day.evening().night);
    day.step(ItemInput::Tick);
    assert_eq!(day.told(), ["13:45 last-caffeine", "13:45 gone"]);
}

#[test]
fn a_restart_remembers_what_was_told() {
    let mut day = Day::at("2026-11-11T13:44", &BOTH);
    day.pass(1);
    let saved = serde_json::to_string(&day.reminder).unwrap();
    day.reminder = serde_json::from_str(&saved).unwrap();
    day.pass(25);
    assert_eq!(day.told(), ["13:45 last-caffeine"]);
}

#[test]
fn another_bedtime_moves_what_is_still_ahead_and_tells_nothing_twice() {
    let mut day = Day::at("2026-11-11T13:44", &BOTH);
    day.pass(1);
    let later = SleepTimes { bedtime: "23:45".parse().unwrap(), wake_time: "07:30".parse().unwrap() };
    day.settings.week = [later; 7];
    day.pass(10 * 60);
    let told = day.told();
    assert_eq!(told, ["13:45 last-caffeine", "19:45 last-caffeine+water-through-the-day", "22:45 gone"]);
}

#[test]
fn switched_on_at_once_or_off_while_it_is_ahead() {
    let mut day = Day::at("2026-11-11T13:50", &[]);
    day.pass(5);
    let remind = |remind| ChecklistItemChange { remind: Some(remind), ..ChecklistItemChange::default() };
    day.list = day.list.clone().changed("last-caffeine", &remind(true)).unwrap();
    day.step(ItemInput::Tick);
    assert_eq!(day.told(), ["13:55 last-caffeine"], "its time has just been");
    day.list = day.list.clone().changed("water-through-the-day", &remind(true)).unwrap();
    day.list = day.list.clone().changed("water-through-the-day", &remind(false)).unwrap();
    day.pass(7 * 60);
    assert_eq!(day.told(), [""; 0]);
}

/// The nights of 25 and of 23 hours: times of day, whatever the clock did at two in the night.
#[test]
fn on_the_days_of_another_time_it_is_told_of_at_the_same_time_of_day() {
    for date in ["2026-10-24", "2026-03-28"] {
        let mut day = Day::at(&format!("{date}T13:00"), &["last-caffeine"]);
        day.pass(47 * 60);
        let told = day.told();
        assert_eq!(told, ["13:45 last-caffeine", "21:45 gone", "13:45 last-caffeine", "21:45 gone"], "{date}");
    }
}

#[test]
fn a_clock_that_is_put_back_tells_nothing_again() {
    let mut day = Day::at("2026-11-11T13:44", &["last-caffeine"]);
    day.pass(1);
    day.jump(-120);
    day.pass(5 * 60);
    assert_eq!(day.told(), ["13:45 last-caffeine"]);
}
