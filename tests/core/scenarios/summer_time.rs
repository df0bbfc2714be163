//! Daylight saving, on clocks that are put by themselves in the second they really are: forward on 2026-03-29 at 02:00
//! and back on 2026-10-25 at 03:00 (Berlin), forward on 2026-03-08 and back on 2026-11-01 at 02:00 (New York).
//!
//! The engine is not told of a change beforehand: what lies ahead is told on the clock of now, and put right by the
//! first step after the change, a minute later at most.

use crate::story::stories;

stories! {
    // The hour at the desk.
    an_hour_is_one_when_the_clock_is_put_forward: "
        zone berlin; at 2026-03-29 01:30
        tick 29 min; sitting 29 min; status working due 02:30; deadline 02:30
        tick 1 min; sitting 30 min; status working due 03:30; deadline 03:30
        tick 30 min; expect nothing
        tick 1 min; expect announce 1 at 03:31; status due since 03:30 announced 1 until 03:41";
    an_hour_is_one_when_the_clock_is_put_back: "
        zone berlin; at 2026-10-25 02:30
        tick 29 min; sitting 29 min; status working due 03:30
        tick 1 min; sitting 30 min; status working due 02:30; deadline 02:30
        tick 30 min; expect nothing
        tick 1 min; expect announce 1 at 02:31; status due since 02:30 announced 1 until 02:41";
    an_hour_is_one_in_new_york_too: "
        zone new-york; at 2026-03-08 01:30; tick 61 min; expect announce 1 at 03:31
        start; expect withdraw; expect open; leaves; tick 3 min; works; done; expect record taken 03:31-03:34 due 03:30 sat 61 min";
    an_hour_is_one_in_new_york_in_autumn: "
        zone new-york; at 2026-11-01 01:30; tick 61 min; expect announce 1 at 01:31
        start; expect withdraw; expect open; leaves; tick 3 min; works; done; expect record taken 01:31-01:34 due 01:30 sat 61 min";
    where_sleep_is_unknown_a_change_is_none: "
        asleep unknown; zone berlin; at 2026-03-29 01:30
        tick 40 min; expect nothing; sitting 40 min; status working due 03:30";
    where_sleep_is_unknown_a_change_back_is_none: "
        asleep unknown; zone berlin; at 2026-10-25 02:30
        tick 40 min; expect nothing; sitting 40 min; status working due 02:30";
    // What stands over the change.
    a_reminder_stands_over_a_change: "
        set wait off; zone berlin; at 2026-03-29 00:55; tick 60 min; expect announce 1 at 01:55
        tick 10 min; expect announce 2 at 03:05; tick 10 min; expect announce 3 at 03:15
        tick 10 min; expect withdraw; expect record missed 03:25 due 01:55 sat 90 min";
    a_snooze_is_as_long_as_it_said_over_a_change: "
        set wait off; zone berlin; at 2026-03-29 00:55
        tick 60 min; expect announce 1
        snooze; expect withdraw; status snoozed until 02:05 count 1
        tick 5 min; status snoozed until 03:05 count 1
        tick 5 min; expect announce 1 at 03:05";
    a_snooze_is_not_an_hour_longer_in_autumn: "
        set wait off; zone berlin; at 2026-10-25 01:55; tick 60 min; expect announce 1; snooze; expect withdraw
        tick 5 min; status snoozed until 02:05 count 1; tick 5 min; expect announce 1 at 02:05";
    a_hold_is_as_long_as_it_said_over_a_change: "
        zone berlin; at 2026-03-29 00:30; dnd on; tick 70 min; status held since 01:30 dnd until 05:30
        tick 30 min; status held since 01:30 dnd until 06:30; tick 220 min; expect announce 1 at 06:31";
    the_grace_is_two_minutes_over_a_change: "
        set wait off; zone berlin; at 2026-03-29 01:00
        tick 59 min
        woke
        tick 1 min; status held since 03:00 settling until 03:01
        tick 1 min; expect announce 1 at 03:01";
    a_break_is_as_long_as_it_said_over_a_change: "
        zone berlin; at 2026-03-29 00:58
        tick 60 min
        start; expect open; leaves; status break 01:58-02:01
        tick 2 min; status break 01:58-03:01
        tick 1 min
        works; done done; expect record taken 01:58-03:01 due 01:58 answer done sat 60 min";
    a_break_over_the_hour_shown_twice: "
        zone berlin; at 2026-10-25 01:58; tick 60 min; start; expect open; leaves; tick 3 min; status break 02:58-02:01
        works; done; expect record taken 02:58-02:01 due 02:58 sat 60 min; status working due 03:01";
    // What is remembered over the change is told on the clock that was shown then.
    an_absence_over_a_change_is_told_on_both_clocks: "
        zone berlin; at 2026-03-28 22:00; tick 40 min; leaves; at 2026-03-29 09:00; status resting since sat 22:40
        works; expect record natural sat 22:40-09:00 sat 40 min";
    a_sleep_over_a_change_is_told_on_both_clocks: "
        zone berlin; at 2026-03-28 22:00
        tick 40 min
        sleeps 8 h; expect record asleep sat 22:40-07:40 sat 40 min; status working due 08:40";
    a_sleep_over_a_change_back_is_told_on_both_clocks: "
        zone berlin; at 2026-10-24 22:00
        tick 40 min
        sleeps 8 h; expect record asleep sat 22:40-05:40 sat 40 min; status working due 06:40";
    a_short_sleep_over_a_change_is_no_break: "
        zone berlin; at 2026-03-29 01:20
        tick 39 min
        sleeps 2 min; expect nothing; sitting 39 min; status working due 03:22";
    a_night_switched_off_over_a_change: "
        zone berlin; at 2026-03-28 22:00
        tick 40 min
        restart 8 h; status working due 08:40
        tick 10 s; expect record natural sat 22:40-07:40 sat 40 min; status working due 08:40";
    a_short_absence_over_a_change: "
        zone berlin; at 2026-03-29 01:19
        tick 40 min
        leaves
        tick 2 min; status away since 01:59 counts 03:02
        works; expect nothing; sitting 40 min; status working due 03:21";
    what_was_remembered_survives_a_restart: "
        zone berlin; at 2026-03-29 00:58
        tick 60 min
        start; expect open; leaves
        tick 3 min
        restart 10 s; expect open; status break 01:58-03:01
        tick 50 s
        works; done; expect record taken 01:58-03:02 due 01:58 sat 60 min";
    // Pauses: a span is a span, a time of day is what the clock shows.
    a_pause_of_an_hour_is_one_when_the_clock_is_put_forward: "
        zone berlin; at 2026-03-29 01:30
        pause 1 h; status paused since 01:30 until 02:30
        tick 30 min; status paused since 01:30 until 03:30; deadline 03:30
        tick 29 min; status paused since 01:30 until 03:30
        tick 1 min; status working due 04:30";
    a_pause_of_an_hour_is_one_when_the_clock_is_put_back: "
        zone berlin; at 2026-10-25 02:30
        pause 1 h
        tick 30 min; status paused since 02:30 until 02:30
        tick 30 min; status working due 03:30";
    a_pause_of_eight_hours_is_eight: "
        zone berlin; at 2026-03-28 22:00
        pause 8 h
        at 2026-03-29 06:59; status paused since sat 22:00 until 07:00
        at 07:00; status working due 08:00";
    until_a_time_of_day_soon_after_the_clock_is_put_forward: "
        zone berlin; at 2026-03-29 01:30; pause until 03:30; status paused since 01:30 until 03:30; deadline 03:30
        tick 30 min; status paused since 01:30 until 03:30; deadline 03:30; tick 30 min; status working due 04:30";
    until_a_time_of_day_soon_after_the_clock_is_put_back: "
        zone berlin; at 2026-10-25 01:30; pause until 03:30; tick 2 h; status paused since 01:30 until 03:30
        tick 59 min; status paused since 01:30 until 03:30; tick 1 min; status working due 04:30";
    until_a_time_of_day_in_the_morning: "
        zone berlin; at 2026-03-28 22:00
        pause until 07:00
        at 2026-03-29 06:59; status paused since sat 22:00 until 07:00
        at 07:00; status working due 08:00";
    until_a_time_of_day_in_the_morning_in_autumn: "
        zone berlin; at 2026-10-24 22:00
        pause until 07:00
        at 2026-10-25 06:59; status paused since sat 22:00 until 07:00
        at 07:00; status working due 08:00";
    until_a_time_the_clock_never_shows_is_until_the_change: "
        zone berlin; at 2026-03-29 01:30
        pause until 02:30
        tick 29 min; status paused since 01:30 until 02:30
        tick 1 min; status working due 04:00";
    until_a_time_the_clock_shows_twice_is_until_the_first: "
        zone berlin; at 2026-10-25 01:30
        pause until 02:30
        tick 59 min; status paused since 01:30 until 02:30
        tick 1 min; status working due 03:30
        tick 31 min; expect nothing; status working due 02:30";
    until_tomorrow_when_the_clock_is_put_forward: "
        zone berlin; at 2026-03-28 20:00
        pause until tomorrow; status paused since 20:00 until sun 06:30
        at 2026-03-29 06:29; status paused since sat 20:00 until 06:30
        at 06:30; status working due 07:30";
    until_tomorrow_when_the_clock_is_put_back: "
        zone berlin; at 2026-10-24 20:00
        pause until tomorrow
        at 2026-10-25 06:29; status paused since sat 20:00 until 06:30
        at 06:30; status working due 07:30";
    until_tomorrow_asleep_over_a_change: "
        zone berlin; at 2026-03-28 20:00
        tick 30 min
        pause until tomorrow
        sleeps 9 h; expect record asleep sat 20:30-06:30 sat 30 min; status working due 07:30";
    a_pause_restarted_over_a_change: "
        zone berlin; at 2026-10-24 20:00
        pause until tomorrow
        restart 10 h; status paused since sat 20:00 until 06:30
        at 06:30; status working due 07:30";
    // Hours: what the clock shows.
    hours_begin_by_the_new_clock: "
        zone berlin; hours sun 08:00-12:00; at 2026-03-28 23:00; status off until sun 08:00
        tick 119 min; status off until 08:00
        at 2026-03-29 03:00; status off until 08:00; deadline 08:00
        at 07:59; status off until 08:00
        at 08:00; status working due 09:00";
    hours_begin_by_the_new_clock_in_autumn: "
        zone berlin; hours sun 08:00-12:00; at 2026-10-24 23:00; status off until sun 08:00
        at 2026-10-25 03:30; status off until 08:00; deadline 08:00
        at 07:59; status off until 08:00
        at 08:00; status working due 09:00";
    hours_that_begin_asleep_over_a_change: "
        zone berlin; hours sat-sun 08:00-18:00; at 2026-03-28 17:30
        tick 20 min
        sleeps 13 h; expect record asleep sat 17:50-07:50 sat 20 min
        status off until 08:00
        tick 10 min; status working due 09:00";
    a_night_shift_is_an_hour_shorter_in_spring: "
        zone berlin; set interval 180; hours sat 22:00-06:00; at 2026-03-28 21:59; status off until 22:00
        at 22:00; status working due sun 01:00
        at 2026-03-29 01:00
        at 01:01; expect announce 1
        start; expect withdraw; expect open; leaves
        tick 3 min
        works; done; expect record taken 01:01-01:04 due 01:00 sat 181 min
        status working due 04:04
        at 03:00; status working due 05:04
        at 05:05; expect announce 1
        start; expect withdraw; expect open; leaves
        tick 3 min
        works; done
        expect record taken 05:05-05:08 due 05:04 sat 181 min
        at 05:59; sitting 51 min
        at 06:00; status off until sat 22:00; sitting 52 min";
    a_night_shift_is_an_hour_longer_in_autumn: "
        zone berlin; set interval 180; hours sat 22:00-06:00; at 2026-10-24 22:00
        tick 170 min
        leaves
        tick 5 min
        works; expect record natural 00:50-00:55 sat 170 min
        status working due 03:55
        tick 150 min; status working due 02:55
        leaves
        tick 5 min
        works; expect record natural 02:25-02:30 sat 150 min
        tick 150 min; status working due 05:30
        leaves
        tick 5 min
        works; expect record natural 05:00-05:05 sat 150 min
        at 05:59; sitting 54 min
        at 06:00; status off until sat 22:00; sitting 55 min";
    a_range_that_begins_in_the_hour_left_out_begins_with_the_change: "
        zone berlin; hours sun 02:30-05:00; at 2026-03-29 01:00; status off until 02:30
        at 01:59; status off until 02:30
        tick 1 min; status working due 04:00
        at 05:00; expect announce 1
        expect announce 2; expect announce 3; expect withdraw; expect record missed 04:31 due 04:00
        status off until sun 02:30";
    a_range_that_ends_in_the_hour_left_out_ends_with_the_change: "
        zone berlin; hours sat 22:00-02:30; at 2026-03-29 01:30
        tick 29 min; sitting 29 min
        tick 1 min; status off until sat 22:00; sitting 30 min";
    a_range_within_the_hour_shown_twice_is_open_both_times: "
        zone berlin; hours sun 02:15-02:45; at 2026-10-25 02:00; status off until 02:15
        tick 15 min; status working due 03:15
        tick 30 min; sitting 30 min; status off until sun 02:15
        tick 15 min; status off until 02:15
        tick 15 min; status working due 02:45
        tick 29 min; sitting 59 min
        tick 1 min; status off until sun 02:15; sitting 60 min";
    what_is_due_expires_with_hours_on_the_new_clock: "
        set wait off; zone berlin; hours sat 22:00-03:30; at 2026-03-29 00:50
        tick 60 min; expect announce 1
        tick 10 min; expect announce 2 at 03:00
        tick 10 min; expect announce 3
        tick 10 min; expect withdraw; expect record missed 03:20 due 01:50
        tick 10 min; status off until sat 22:00";
}
