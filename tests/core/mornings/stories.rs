//! The stories. Wake time is 06:30, unless a story says otherwise.

use std::collections::VecDeque;

use chrono::{NaiveDateTime, TimeDelta};
use limber_core::winddown::{MorningEffect, MorningInput};

use super::desk::{Bedside, Happening};
use crate::zone::Zone;

macro_rules! stories {
    ($($name:ident: $story:literal;)*) => { $( #[test] fn $name() { tell($story); } )* };
}

stories! {
    it_is_asked_at_wake_time_of_whoever_is_there: "at 2026-11-12 06:00; tick 29 min; tick 1 min; expect ask 06:30";
    it_waits_for_the_first_unlock: "at 2026-11-12 01:00; leaves; call on; tick 6 h; works; call off; expect ask 07:00";
    and_for_whoever_comes: "at 2026-11-12 01:00; leaves; tick 7 h; works; expect ask 08:00";
    it_stands_until_noon: "at 2026-11-12 06:30; tick 1 min; expect ask 06:31; tick 328 min; tick 1 min; expect withdraw 12:00; tick 10 h";
    and_comes_again_the_next_morning: "
        at 2026-11-12 06:00; tick 30 min; expect ask 06:30; seen; expect withdraw 06:30
        tick 24 h; expect ask 06:30";
    closed_it_is_not_asked_again: "at 2026-11-12 06:30; tick 1 min; expect ask 06:31; seen; expect withdraw 06:31; tick 20 h";

    // The boundaries.
    at_11_59_it_is_asked: "at 2026-11-12 05:00; leaves; tick 419 min; works; expect ask 11:59; tick 1 min; expect withdraw 12:00";
    at_12_01_it_is_not: "at 2026-11-12 05:00; leaves; tick 421 min; works; tick 10 h";
    at_noon_it_is_not: "at 2026-11-12 05:00; leaves; tick 420 min; works; tick 1 h";
    a_second_before_wake_time: "at 2026-11-12 06:29; tick 59 s; tick 1 s; expect ask 06:30";
    started_in_the_morning: "at 2026-11-12 09:00; tick 1 s; expect ask 09:00";
    started_in_the_afternoon: "at 2026-11-12 14:00; tick 16 h";
    started_at_night: "at 2026-11-12 02:10; tick 4 h; tick 20 min; expect ask 06:30";

    // Ask later.
    later_is_an_hour_later: "
        at 2026-11-12 06:30; tick 1 min; expect ask 06:31; later; expect withdraw 06:31
        tick 59 min; tick 1 min; expect ask 07:31";
    later_is_once: "
        at 2026-11-12 06:30; tick 1 min; expect ask 06:31; later; expect withdraw 06:31
        tick 60 min; expect ask 07:31; later; expect withdraw 07:31; tick 20 h";
    later_with_less_than_an_hour_left_is_not_at_all: "
        at 2026-11-12 11:00; tick 1 min; expect ask 11:01; later; expect withdraw 11:01; tick 10 h";
    later_said_in_the_window_while_something_holds_it: "
        at 2026-11-12 06:29; call on; tick 2 min; later; call off; tick 59 min; tick 1 min; expect ask 07:31";
    later_before_it_is_asked_again: "
        at 2026-11-12 06:30; tick 1 min; expect ask 06:31; later; expect withdraw 06:31; tick 30 min; later
        tick 59 min; tick 1 min; expect ask 08:01; seen; expect withdraw 08:01; tick 5 h";
    later_before_it_is_asked_again_near_noon: "
        at 2026-11-12 10:30; tick 1 min; expect ask 10:31; later; expect withdraw 10:31; tick 40 min; later
        tick 20 min; expect ask 11:31; seen; expect withdraw 11:31";
    later_waits_for_the_person: "
        at 2026-11-12 06:30; tick 1 min; expect ask 06:31; later; expect withdraw 06:31; leaves
        tick 2 h; works; expect ask 08:31";
    later_and_answered_meanwhile: "
        at 2026-11-12 06:30; tick 1 min; expect ask 06:31; later; expect withdraw 06:31; answered; tick 5 h";

    // Answered.
    a_cramp_at_ten_past_two_has_answered_it: "at 2026-11-12 02:10; answered; tick 10 h";
    answered_elsewhere_it_is_taken_back: "at 2026-11-12 06:30; tick 1 min; expect ask 06:31; answered; expect withdraw 06:31; tick 9 h";
    taken_back_by_the_person_it_is_not_asked_again: "
        at 2026-11-12 06:30; tick 1 min; expect ask 06:31; answered; expect withdraw 06:31; taken back; tick 9 h";
    what_was_deleted_before_wake_time_is_asked_about: "
        at 2026-11-12 02:10; answered; taken back; tick 4 h; tick 20 min; expect ask 06:30";
    unread_it_is_not_asked: "at 2026-11-12 06:29; unread; tick 10 min; read; expect ask 06:39";
    unread_while_it_stands_it_stands: "at 2026-11-12 06:29; tick 1 min; expect ask 06:30; unread; tick 10 min; read; tick 10 min";
    answered_and_not_read_yet: "at 2026-11-12 06:29; unread; tick 10 min; answered; read; tick 6 h";

    // Held, and nobody there.
    a_call_holds_it: "at 2026-11-12 06:00; call on; tick 3 h; call off; expect ask 09:00";
    a_call_takes_it_back_once: "
        at 2026-11-12 06:29; tick 1 min; expect ask 06:30; call on; expect withdraw 06:30; tick 1 h
        call off; expect ask 07:30; call on; expect withdraw 07:30; call off; tick 9 h";
    a_call_until_noon_is_the_end_of_it: "at 2026-11-12 06:00; call on; tick 6 h; call off; tick 9 h";
    what_stands_stays_for_who_leaves: "at 2026-11-12 06:29; tick 1 min; expect ask 06:30; leaves; tick 1 h; works; tick 1 h";

    // Sleep of the machine: what has been can still be asked about.
    suspended_across_wake_time: "at 2026-11-12 01:00; sleep 7 h; expect ask 08:00";
    suspended_across_noon: "at 2026-11-12 01:00; sleep 12 h; tick 9 h";
    suspended_with_the_question_up: "at 2026-11-12 06:30; tick 1 min; expect ask 06:31; sleep 9 h; expect withdraw 15:31; tick 9 h";
    suspended_over_two_nights_it_is_about_the_last: "
        at 2026-11-12 06:30; tick 1 min; expect ask 06:31; sleep 49 h; tick 1 h; seen; expect withdraw 08:31; tick 1 h";

    // Whoever gets up at noon or later: the morning is two hours long.
    up_at_two_it_is_asked_at_two: "
        wake 14:00; at 2026-11-12 11:00; tick 179 min; tick 1 min; expect ask 14:00
        tick 119 min; tick 1 min; expect withdraw 16:00; tick 20 h";
    and_about_the_night_before: "
        wake 14:00; at 2026-11-12 13:00; answered; tick 4 h; tick 21 h; expect ask 14:00; seen; expect withdraw 14:00; tick 3 h";
    up_at_two_asleep_until_three_it_is_caught_up_with: "wake 14:00; at 2026-11-12 13:00; sleep 2 h; expect ask 15:00";
    up_at_two_asleep_until_four_it_is_not: "wake 14:00; at 2026-11-12 13:00; sleep 3 h; tick 22 h; expect ask 14:00";
    up_at_two_later_is_an_hour_later: "
        wake 14:00; at 2026-11-12 13:59; tick 1 min; expect ask 14:00; later; expect withdraw 14:00; tick 59 min; tick 1 min; expect ask 15:00
        later; expect withdraw 15:00; tick 4 h";
    up_at_half_past_eleven: "
        wake 11:30; at 2026-11-12 11:00; tick 29 min; tick 1 min; expect ask 11:30; tick 119 min; tick 1 min; expect withdraw 13:30";
    up_at_ten_it_is_until_noon: "
        wake 10:00; at 2026-11-12 09:00; tick 1 h; expect ask 10:00; tick 119 min; tick 1 min; expect withdraw 12:00";

    // Whoever sleeps at other times.
    awake_all_night: "at 2026-11-11 23:00; tick 7 h; tick 30 min; expect ask 06:30; seen; expect withdraw 06:30; tick 4 h";
    asleep_until_after_noon_every_day: "
        at 2026-11-11 23:00; leaves; call on; tick 14 h; works; call off; tick 15 h; leaves; call on; tick 10 h; works; call off";
    up_long_before_wake_time: "at 2026-11-12 04:30; tick 119 min; tick 1 min; expect ask 06:30";
    who_gets_up_after_noon_is_asked_then: "wake 15:00; at 2026-11-11 20:00; tick 19 h; expect ask 15:00; seen; expect withdraw 15:00; tick 23 h";
    a_wake_time_just_before_noon: "wake 11:45; at 2026-11-12 11:00; tick 45 min; expect ask 11:45; tick 119 min; tick 1 min; expect withdraw 13:45";
    a_wake_time_before_four: "wake 03:15; at 2026-11-12 03:00; tick 15 min; expect ask 03:15";

    // Restarts.
    a_restart_does_not_ask_again: "at 2026-11-12 06:29; tick 1 min; expect ask 06:30; restart; tick 9 h";
    a_restart_before_it_was_asked_asks: "at 2026-11-12 06:29; call on; tick 9 min; restart; call off; expect ask 06:38";
    a_restart_remembers_until_when: "
        at 2026-11-12 06:29; tick 1 min; expect ask 06:30; later; expect withdraw 06:30; restart
        tick 59 min; restart; tick 1 min; expect ask 07:30";
    a_restart_remembers_that_it_was_closed: "at 2026-11-12 06:29; tick 1 min; expect ask 06:30; seen; expect withdraw 06:30; restart; tick 9 h";

    // Settings changed meanwhile.
    wake_time_put_later_takes_it_back: "
        at 2026-11-12 06:29; tick 1 min; expect ask 06:30; wake 08:00; expect withdraw 06:30; tick 89 min; tick 1 min; expect ask 08:00";
    wake_time_put_earlier_asks_at_once: "at 2026-11-12 05:00; wake 04:30; expect ask 05:00";
    wake_time_put_later_after_the_answer: "
        at 2026-11-12 06:29; tick 1 min; expect ask 06:30; seen; expect withdraw 06:30; wake 08:00; tick 6 h";
    wake_time_put_later_while_it_waits: "
        at 2026-11-12 06:29; tick 1 min; expect ask 06:30; later; expect withdraw 06:30; wake 09:00
        tick 149 min; tick 1 min; expect ask 09:00";

    // Clocks.
    the_night_of_23_hours: "zone berlin; at 2026-03-28 23:00; tick 6 h; tick 29 min; tick 1 min; expect ask 06:30";
    the_night_of_25_hours: "zone berlin; at 2026-10-24 23:00; tick 8 h; tick 29 min; tick 1 min; expect ask 06:30; seen; expect withdraw 06:30; tick 9 h";
    a_wake_time_that_is_left_out: "zone berlin; wake 02:30; at 2026-03-29 01:00; tick 1 h; expect ask 03:00";
    a_wake_time_that_comes_twice: "zone berlin; wake 02:30; at 2026-10-25 01:30; tick 1 h; expect ask 02:30; seen; expect withdraw 02:30; tick 9 h";
    flown_west_after_the_answer: "
        zone berlin; at 2026-11-12 06:29; tick 1 min; expect ask 06:30; seen; expect withdraw 06:30; zone new-york; tick 12 h";
    flown_west_with_the_question_up: "
        zone berlin; at 2026-11-12 06:29; tick 1 min; expect ask 06:30; zone new-york; expect withdraw 00:30
        tick 6 h; expect ask 06:30";
    a_clock_put_back_after_the_answer: "
        at 2026-11-12 06:29; tick 1 min; expect ask 06:30; seen; expect withdraw 06:30; clock -3 h; tick 6 h";
    a_clock_put_back_a_day_after_the_answer: "
        at 2026-11-12 06:29; tick 1 min; expect ask 06:30; seen; expect withdraw 06:30; tick 7 h; clock -7 h; tick 3 h";
    a_clock_put_back_over_noon_with_the_question_up: "
        at 2026-11-12 11:58; tick 1 min; expect ask 11:59; tick 1 min; expect withdraw 12:00; clock -1 h; tick 59 min";
    a_clock_put_back_while_it_waits: "
        at 2026-11-12 08:00; tick 1 min; expect ask 08:01; later; expect withdraw 08:01
        clock -30 min; tick 59 min; tick 1 min; expect ask 08:31";
    a_clock_that_was_a_day_ahead: "at 2026-11-12 03:00; clock 24 h; clock -24 h; tick 3 h; tick 30 min; expect ask 06:30";
}

fn tell(story: &str) {
    let mut told = Story {
        bedside: None,
        zone: Zone::Fixed(chrono::FixedOffset::east_opt(3600).unwrap()),
        wake: None,
        happened: VecDeque::new(),
    };
    for line in story.split([';', '\n']).map(str::trim).filter(|line| !line.is_empty()) {
        told.line(line);
    }
    assert_eq!(told.happened, [], "at the end");
}

struct Story {
    bedside: Option<Bedside>,
    zone: Zone,
    wake: Option<String>,
    happened: VecDeque<Happening>,
}

impl Story {
    fn line(&mut self, line: &str) {
        if let Some(expected) = line.strip_prefix("expect ") {
            let (what, time) = expected.split_once(' ').unwrap();
            let effect = if what == "ask" { MorningEffect::Ask } else { MorningEffect::Withdraw };
            let (found, at) = self.happened.pop_front().unwrap_or_else(|| panic!("{line}: nothing happened"));
            assert_eq!((found, at.format("%H:%M").to_string()), (effect, time.to_owned()), "{line}");
            return;
        }
        assert_eq!(self.happened, [], "before {line}");
        match line.split_once(' ') {
            Some(("at", moment)) => {
                let shown = NaiveDateTime::parse_from_str(moment, "%Y-%m-%d %H:%M").unwrap();
                let mut bedside = Bedside::at(self.zone.moments(shown)[0].to_utc(), self.zone);
                if let Some(wake) = &self.wake {
                    let _ = bedside.wake(wake);
                }
                self.bedside = Some(bedside);
            }
            Some(("zone", name)) => {
                self.zone = if name == "berlin" { Zone::Berlin } else { Zone::NewYork };
                if let Some(bedside) = &mut self.bedside {
                    bedside.zone = self.zone;
                    self.happened.extend(bedside.step(MorningInput::Tick));
                }
            }
            Some(("wake", time)) => {
                self.wake = Some(time.to_owned());
                let happened = self.bedside.as_mut().and_then(|bedside| bedside.wake(time));
                self.happened.extend(happened);
            }
            _ => {
                let happened = act(self.bedside.as_mut().unwrap(), line);
                self.happened.extend(happened);
            }
        }
    }
}

fn act(bedside: &mut Bedside, line: &str) -> Vec<Happening> {
    let one = |happening: Option<Happening>| happening.into_iter().collect();
    match line {
        "seen" => one(bedside.step(MorningInput::Seen)),
        "later" => one(bedside.step(MorningInput::Later)),
        "answered" | "taken back" => one(bedside.answer(line == "answered")),
        "restart" => one(bedside.restart()),
        "call on" | "call off" => {
            bedside.held = line == "call on";
            one(bedside.step(MorningInput::Tick))
        }
        "leaves" | "works" => {
            bedside.present = line == "works";
            // Whoever comes is told about together with what they open: a lock that goes, a lid that rises.
            if bedside.held { Vec::new() } else { one(bedside.step(MorningInput::Tick)) }
        }
        "unread" | "read" => {
            bedside.read = line == "read";
            one(bedside.step(MorningInput::Tick))
        }
        _ => {
            let (what, rest) = line.split_once(' ').unwrap();
            match what {
                "tick" => bedside.pass(span(rest)),
                "sleep" | "clock" => one(bedside.jump(span(rest))),
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
