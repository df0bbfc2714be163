//! The stories. Bed is at 22:45 and the wind-down starts at 21:45, unless a story says otherwise.

use std::collections::VecDeque;

use chrono::{NaiveDateTime, TimeDelta};
use limber_core::settings::SleepTimes;
use limber_core::winddown::{WinddownEffect, WinddownInput};

use super::desk::{EveningDesk, Happening};
use crate::zone::Zone;

macro_rules! stories {
    ($($name:ident: $story:literal;)*) => { $( #[test] fn $name() { tell($story); } )* };
}

stories! {
    it_is_offered_when_it_starts: "at 2026-11-11 21:00; tick 44 min; tick 1 min; expect offer 21:45";
    and_goes_at_bedtime: "
        at 2026-11-11 21:00; tick 45 min; expect offer 21:45
        tick 59 min; tick 1 min; expect withdraw 22:45; tick 10 h";
    and_comes_again_the_next_evening: "
        at 2026-11-11 21:00; tick 45 min; expect offer 21:45; seen; expect withdraw 21:45
        tick 24 h; expect offer 21:45";
    who_has_seen_it_is_left_alone: "at 2026-11-11 21:45; tick 1 min; expect offer 21:46; seen; expect withdraw 21:46; tick 8 h";
    put_off_it_comes_again_in_a_quarter_of_an_hour: "
        at 2026-11-11 21:00; tick 45 min; expect offer 21:45; put off; expect withdraw 21:45
        tick 14 min; tick 1 min; expect offer 22:00; put off; expect withdraw 22:00; tick 15 min; expect offer 22:15";
    at_a_quarter_to_bed_it_cannot_be_put_off: "
        at 2026-11-11 21:00; tick 45 min; expect offer 21:45; tick 44 min; put off; expect withdraw 22:29
        tick 15 min; expect offer 22:44; put off; tick 1 min; expect withdraw 22:45";
    not_tonight_is_not_tonight: "
        at 2026-11-11 20:00; not tonight; tick 4 h
        tick 21 h; tick 1 h; expect offer 21:45";
    said_while_it_stands: "at 2026-11-11 21:40; tick 10 min; expect offer 21:45; not tonight; expect withdraw 21:50; tick 3 h";
    who_has_begun_is_not_told: "at 2026-11-11 21:40; call on; tick 10 min; done; call off; tick 3 h";
    what_was_done_before_it_started_is_no_beginning: "at 2026-11-11 14:00; done; tick 8 h; expect offer 21:45";
    doing_something_is_an_answer: "at 2026-11-11 21:40; tick 10 min; expect offer 21:45; done; expect withdraw 21:50; tick 3 h";

    // Held, and nobody there.
    a_call_holds_it: "at 2026-11-11 21:40; call on; tick 30 min; call off; expect offer 22:10";
    a_call_takes_it_back: "
        at 2026-11-11 21:40; tick 10 min; expect offer 21:45; call on; expect withdraw 21:50
        tick 20 min; call off; expect offer 22:10";
    a_call_until_bed_is_the_end_of_it: "at 2026-11-11 21:40; call on; tick 65 min; call off; tick 8 h";
    an_empty_chair_is_not_told: "at 2026-11-11 21:40; leaves; tick 30 min; works; expect offer 22:10";
    what_stands_stays_for_who_leaves: "at 2026-11-11 21:40; tick 10 min; expect offer 21:45; leaves; tick 10 min; works; tick 10 min";
    put_off_it_waits_for_the_person: "
        at 2026-11-11 21:40; tick 10 min; expect offer 21:45; put off; expect withdraw 21:50; leaves
        tick 30 min; works; expect offer 22:20";

    // Switched off and on again.
    unwanted_it_is_not_offered: "at 2026-11-11 21:40; unwanted; tick 30 min; wanted; expect offer 22:10";
    unwanted_it_goes: "at 2026-11-11 21:40; tick 10 min; expect offer 21:45; unwanted; expect withdraw 21:50; tick 3 h";
    unwanted_it_is_put_off_no_more: "
        at 2026-11-11 21:40; tick 5 min; expect offer 21:45; put off; expect withdraw 21:45; unwanted; tick 1 min
        wanted; expect offer 21:46";

    // No catch-up.
    asleep_over_bedtime: "at 2026-11-11 20:00; sleep 3 h; tick 1 h";
    asleep_until_within_the_hour: "at 2026-11-11 20:00; sleep 2 h; expect offer 22:00";
    asleep_with_the_offer_up: "at 2026-11-11 21:40; tick 10 min; expect offer 21:45; sleep 9 h; expect withdraw 06:50; tick 12 h";
    started_after_bedtime: "at 2026-11-11 23:00; tick 5 h";
    a_second_before_bedtime: "at 2026-11-11 22:44; tick 59 s; expect offer 22:44; tick 1 s; expect withdraw 22:45";
    in_bed_already: "at 2026-11-11 22:45; tick 1 h";

    // Restarts.
    a_restart_shows_it_again: "at 2026-11-11 21:40; tick 10 min; expect offer 21:45; restart; expect offer 21:50";
    a_restart_remembers_what_was_said: "
        at 2026-11-11 21:40; tick 10 min; expect offer 21:45; seen; expect withdraw 21:50; restart; tick 2 h";
    a_restart_remembers_until_when: "
        at 2026-11-11 21:40; tick 5 min; expect offer 21:45; put off; expect withdraw 21:45; restart
        tick 14 min; tick 1 min; expect offer 22:00";

    // Other bedtimes, and other settings meanwhile.
    bed_after_midnight: "bed 00:30; at 2026-11-11 21:00; tick 150 min; expect offer 23:30; tick 59 min; tick 1 min; expect withdraw 00:30";
    bed_after_a_night_shift: "bed 08:00; at 2026-11-12 05:00; tick 2 h; expect offer 07:00; tick 1 h; expect withdraw 08:00; tick 20 h";
    bedtime_put_later_takes_it_back: "
        at 2026-11-11 21:40; tick 10 min; expect offer 21:45; bed 23:45; expect withdraw 21:50
        tick 55 min; expect offer 22:45";
    bedtime_put_later_while_put_off: "
        at 2026-11-11 21:40; tick 5 min; expect offer 21:45; put off; expect withdraw 21:45; bed 23:45
        tick 59 min; tick 1 min; expect offer 22:45";
    bedtime_put_after_four_brings_back_an_evening_that_was_answered: "
        at 2026-11-11 21:40; tick 5 min; expect offer 21:45; seen; expect withdraw 21:45; tick 380 min; bed 04:30; tick 20 min";
    bedtime_put_earlier_offers_it: "at 2026-11-11 21:00; bed 22:00; expect offer 21:00";
    bedtime_put_before_now_is_past: "at 2026-11-11 21:00; bed 20:30; tick 5 h";
    a_longer_winddown_starts_at_once: "at 2026-11-11 21:00; starts 120; expect offer 21:00";

    // Clocks.
    // Half past two, when it would have started, is left out that night.
    the_night_of_23_hours: "
        zone berlin; bed 03:30; at 2026-03-29 01:00; tick 60 min; expect offer 03:00; tick 30 min; expect withdraw 03:30";
    the_night_of_25_hours: "
        zone berlin; bed 03:30; at 2026-10-25 01:30; tick 60 min; expect offer 02:30
        seen; expect withdraw 02:30; tick 4 h";
    flown_east_after_the_answer: "
        zone berlin; at 2026-11-11 21:40; tick 5 min; expect offer 21:45; seen; expect withdraw 21:45
        zone new-york; tick 10 h";
    flown_west_before_it: "zone berlin; at 2026-11-11 20:00; zone new-york; tick 7 h; tick 45 min; expect offer 21:45";
    a_clock_that_was_wrong: "at 2026-11-11 18:00; clock 6 h; clock -6 h; tick 225 min; expect offer 21:45";
    a_clock_put_back_after_the_answer: "
        at 2026-11-11 21:40; tick 10 min; expect offer 21:45; seen; expect withdraw 21:50; clock -3 h; tick 5 h";
    a_clock_put_back_while_put_off: "
        at 2026-11-11 22:00; tick 1 min; expect offer 22:01; put off; expect withdraw 22:01
        clock -5 min; tick 15 min; expect offer 22:11";
    a_year_ahead_and_back: "at 2026-11-11 20:00; clock 9000 h; clock -9000 h; tick 105 min; expect offer 21:45";
}

fn tell(story: &str) {
    let mut told = Story {
        desk: None,
        zone: Zone::Fixed(chrono::FixedOffset::east_opt(3600).unwrap()),
        bed: None,
        happened: VecDeque::new(),
    };
    for line in story.split([';', '\n']).map(str::trim).filter(|line| !line.is_empty()) {
        told.line(line);
    }
    assert_eq!(told.happened, [], "at the end");
}

struct Story {
    desk: Option<EveningDesk>,
    zone: Zone,
    bed: Option<SleepTimes>,
    happened: VecDeque<Happening>,
}

impl Story {
    fn line(&mut self, line: &str) {
        if let Some(expected) = line.strip_prefix("expect ") {
            let (what, time) = expected.split_once(' ').unwrap();
            let effect = if what == "offer" { WinddownEffect::Announce } else { WinddownEffect::Withdraw };
            let (found, at) = self.happened.pop_front().unwrap_or_else(|| panic!("{line}: nothing happened"));
            assert_eq!((found, at.format("%H:%M").to_string()), (effect, time.to_owned()), "{line}");
            return;
        }
        assert_eq!(self.happened, [], "before {line}");
        match line.split_once(' ') {
            Some(("at", moment)) => {
                let shown = NaiveDateTime::parse_from_str(moment, "%Y-%m-%d %H:%M").unwrap();
                let mut desk = EveningDesk::at(self.zone.moments(shown)[0].to_utc(), self.zone);
                desk.settings.week = self.bed.map_or(desk.settings.week, |times| [times; 7]);
                self.desk = Some(desk);
            }
            Some(("zone", name)) => {
                self.zone = if name == "berlin" { Zone::Berlin } else { Zone::NewYork };
                if let Some(desk) = &mut self.desk {
                    desk.zone = self.zone;
                    self.happened.extend(desk.step(WinddownInput::Tick));
                }
            }
            Some(("bed", time)) => {
                let times = SleepTimes { bedtime: time.parse().unwrap(), ..SleepTimes::default() };
                self.bed = Some(times);
                if let Some(desk) = &mut self.desk {
                    desk.settings.week = [times; 7];
                    self.happened.extend(desk.step(WinddownInput::Tick));
                }
            }
            _ => {
                let happened = act(self.desk.as_mut().unwrap(), line);
                self.happened.extend(happened);
            }
        }
    }
}

fn act(desk: &mut EveningDesk, line: &str) -> Vec<Happening> {
    let one = |happening: Option<Happening>| happening.into_iter().collect();
    match line {
        "seen" => one(desk.step(WinddownInput::Seen)),
        "put off" => one(desk.step(WinddownInput::PutOff)),
        "not tonight" => one(desk.decline()),
        "done" => one(desk.tick_item()),
        "restart" => one(desk.restart()),
        "call on" | "call off" => {
            desk.desk.held = line == "call on";
            one(desk.step(WinddownInput::Tick))
        }
        "wanted" | "unwanted" => {
            desk.desk.wanted = line == "wanted";
            one(desk.step(WinddownInput::Tick))
        }
        "leaves" | "works" => {
            desk.desk.present = line == "works";
            one(desk.step(WinddownInput::Tick))
        }
        _ => {
            let (what, rest) = line.split_once(' ').unwrap();
            match what {
                "tick" => desk.pass(span(rest)),
                "sleep" | "clock" => one(desk.jump(span(rest))),
                "starts" => {
                    desk.settings.winddown_minutes = rest.parse().unwrap();
                    one(desk.step(WinddownInput::Tick))
                }
                _ => panic!("{line}?"),
            }
        }
    }
}

fn span(text: &str) -> TimeDelta {
    let (number, unit) = text.split_once(' ').unwrap();
    let number: i64 = number.parse().unwrap();
    match unit {
        "h" => TimeDelta::hours(number),
        "min" => TimeDelta::minutes(number),
        "s" => TimeDelta::seconds(number),
        _ => panic!("{text}?"),
    }
}
