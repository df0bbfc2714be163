//! The clock on the wall is set, summer time begins and ends, a zone changes in flight.

use crate::story::stories;

stories! {
    a_clock_set_forward_moves_no_countdown: "
        at 09:00
        tick 30 min
        clock +5 h; expect nothing; sitting 30 min; status working due 15:00
        tick 31 min; expect announce 1 at 15:01";
    a_clock_set_back_moves_no_countdown: "
        at 09:00
        tick 30 min
        clock -5 h; expect nothing; sitting 30 min; status working due 05:00
        tick 31 min; expect announce 1 at 05:01";
    a_clock_set_back_is_never_sleep: "
        asleep unknown; at 09:00
        tick 30 min
        clock -5 h; expect nothing; sitting 30 min; status working due 05:00";
    // The judge of last resort cannot tell a set clock from a sleep: it errs on the side of rest.
    a_clock_set_forward_counts_as_sleep_where_nothing_else_can_tell: "
        asleep unknown; at 09:00
        tick 30 min
        clock +5 h; expect record asleep 09:30-14:30 sat 30 min";
    a_small_correction_is_nothing_anywhere: "
        asleep unknown; at 09:00
        tick 30 min
        clock +20 s; expect nothing; sitting 30 min; status working due 10:00:20";
    a_sleep_and_a_set_clock_together: "
        at 09:00
        tick 30 min
        clock -2 h
        sleeps 1 h; expect record asleep 07:30-08:30 sat 30 min";
    sleep_is_known_again: "
        asleep unknown; at 09:00
        tick 30 min
        asleep known
        tick 1 min
        clock +5 h; expect nothing; sitting 31 min";
    a_snooze_lasts_as_long_as_it_said_when_the_clock_is_set: "
        set wait off; at 09:00
        tick 60 min; expect announce 1
        snooze; expect withdraw
        clock +3 h; status snoozed until 13:10 count 1
        tick 9 min; expect nothing
        tick 1 min; expect announce 1 at 13:10";
    a_snooze_is_not_prolonged_by_a_clock_set_back: "
        set wait off; at 09:00
        tick 60 min; expect announce 1
        snooze; expect withdraw
        clock -3 h
        tick 9 min; expect nothing
        tick 1 min; expect announce 1 at 07:10";
    repeats_do_not_follow_the_wall_clock: "
        set wait off; at 09:00
        tick 60 min; expect announce 1
        clock +1 h; expect nothing
        tick 9 min; expect nothing
        tick 1 min; expect announce 2 at 11:10";
    a_break_lasts_as_long_as_it_said_when_the_clock_is_set: "
        at 09:00
        tick 1 h
        start; expect open; leaves
        clock +1 h; status break 11:00-11:03
        tick 3 min
        works; done; expect record taken 11:00-11:03 due 10:00";
    an_absence_is_as_long_as_it_was_when_the_clock_is_set: "
        set reading 30; at 09:00
        tick 40 min
        leaves
        tick 1 min
        clock +5 h; status away since 14:40 counts 14:43
        works; expect nothing";
    a_hold_is_as_long_as_it_was_when_the_clock_is_set: "
        at 09:00
        dnd on
        tick 70 min
        clock -2 h; status held since 10:00 dnd until 12:00";
    a_pause_is_as_long_as_it_said_when_the_clock_is_put_forward: "
        at 09:00
        pause 2 h
        clock +3 h
        status paused since 09:00 until 14:00
        tick 119 min
        status paused since 09:00 until 14:00
        tick 1 min
        status working due 15:00";
    a_pause_is_as_long_as_it_said_when_the_clock_is_put_back: "
        at 09:00
        pause 30 min
        tick 10 min
        clock -5 h
        status paused since 09:00 until 04:30
        deadline 04:30
        tick 19 min
        status paused since 09:00 until 04:30
        tick 1 min
        status working due 05:30";
    a_pause_of_a_day_is_not_ten_years: "
        at 2036-03-03 09:00
        pause 24 h
        clock -87648 h
        tick 23 h
        status paused since mon 09:00 until 09:00
        tick 1 h
        status working due 10:00";
    a_pause_put_forward_again_and_again: "
        at 09:00
        pause 30 min
        clock +40 min
        tick 10 min
        clock -2 h
        tick 10 min
        clock +26 h
        tick 9 min
        status paused since mon 09:00 until 10:10
        tick 1 min
        status working due 11:10";
    a_pause_sleeps_by_the_time_that_passed: "
        at 09:00
        pause 30 min
        clock -5 h
        sleeps 20 min
        expect nothing
        status paused since 09:00 until 04:30
        tick 10 min
        status working due 05:30";
    a_pause_is_no_longer_after_a_restart_under_another_clock: "
        at 09:00
        pause 30 min
        tick 10 min
        clock -5 h
        restart 5 min
        status paused since 09:00 until 04:30
        tick 15 min
        status working due 05:30";
    a_time_of_day_follows_the_wall_clock: "at 09:00; pause until 11:00; clock +3 h; status working due 13:00";
    a_time_of_day_outlasts_a_clock_put_back_by_hours: "
        at 09:00
        pause until 15:00
        clock -5 h
        status paused since 09:00 until 15:00
        at 15:00
        status working due 16:00";
    until_tomorrow_under_a_clock_of_years_ahead_ends_with_a_word: "
        at 2036-03-03 09:00
        pause until tomorrow
        clock -87648 h
        status working due 10:00 pause-ended-by-clock
        tick 59 min
        status working due 10:00 pause-ended-by-clock
        tick 2 min
        expect announce 1 at 10:01
        resume
        refused NotPaused";
    so_does_a_time_of_day: "
        at 2036-03-03 09:00
        pause until 15:00
        clock -30 h
        status working due 04:00 pause-ended-by-clock
        pause 30 min
        resume
        status working due 04:00";
    a_time_of_day_outlives_a_clock_put_back_by_a_day: "
        at 2036-03-03 09:00
        pause until 15:00
        clock -24 h
        status paused since mon 09:00 until mon 15:00";
    a_second_more_is_too_much: "
        at 2036-03-03 09:00
        pause until 15:00
        clock -86401 s
        status working due 09:59:59 pause-ended-by-clock";
    that_is_told_for_an_hour: "
        set interval 90; at 2036-03-03 09:00
        pause until 15:00
        clock -30 h
        tick 3599 s; status working due 04:30 pause-ended-by-clock
        tick 1 s; status working due 04:30";
    so_does_one_under_a_clock_of_years_ago: "
        at 1971-01-04 09:00
        pause until tomorrow
        clock +482000 h
        status working due 18:00 pause-ended-by-clock";
    a_pause_until_resumed_has_no_end_to_be_absurd: "
        at 2036-03-03 09:00
        pause
        clock -87648 h
        tick 3 days
        resume
        expect nothing";
    hours_follow_the_wall_clock: "
        hours mon-fri 08:00-18:00; at 17:00
        tick 10 min
        clock +1 h; status off until tue 08:00
        clock -2 h; clock-of-sitting runs; sitting 10 min";
    // Summer time begins on 2026-03-29 at 02:00 (+01:00), ends on 2026-10-25 at 03:00 (+02:00).
    summer_time_begins: "
        at 2026-03-29 01:30
        tick 30 min
        zone +02:00; expect nothing; sitting 30 min; status working due 03:30
        tick 31 min; expect announce 1 at 03:31";
    summer_time_ends: "
        zone +02:00; at 2026-10-25 02:30
        tick 30 min
        zone +01:00; expect nothing; sitting 30 min; status working due 02:30
        tick 31 min; expect announce 1 at 02:31";
    summer_time_begins_unseen_sleep: "
        asleep unknown; at 2026-03-29 01:30
        tick 30 min
        zone +02:00
        tick 10 min; expect nothing; sitting 40 min";
    an_absence_over_the_begin_of_summer_time: "
        at 2026-03-28 22:00
        tick 40 min
        leaves
        tick 200 min
        zone +02:00
        tick 6 h
        works; expect record natural sat 22:40-09:00 sat 40 min";
    a_night_shift_over_the_begin_of_summer_time: "
        hours sat 22:00-06:00; at 2026-03-29 01:00
        tick 50 min
        leaves
        tick 10 min
        zone +02:00
        tick 179 min; status resting since 01:50
        tick 1 min; status off until sat 22:00
        works; expect record natural 01:50-06:00 sat 50 min";
    hours_begin_on_the_clock_after_summer_time_began: "
        hours sun 08:00-12:00; at 2026-03-29 01:00
        tick 1 h
        zone +02:00; deadline 08:00; status off until 08:00
        at 08:00; status working due 09:00";
    hours_begin_on_the_clock_after_summer_time_ended: "
        zone +02:00; hours sun 08:00-12:00; at 2026-10-25 01:00
        tick 2 h
        zone +01:00; deadline 08:00
        at 07:59; status off until 08:00
        at 08:00; status working due 09:00";
    until_tomorrow_over_the_begin_of_summer_time: "
        at 2026-03-28 20:00
        pause until tomorrow; status paused since 20:00 until sun 06:30
        tick 6 h
        zone +02:00; status paused since sat 20:00 until 06:30
        at 06:29; status paused since sat 20:00 until 06:30
        at 06:30; status working due 07:30";
    until_tomorrow_over_the_end_of_summer_time: "
        zone +02:00; at 2026-10-24 20:00
        pause until tomorrow
        tick 7 h
        zone +01:00
        at 06:29; status paused since sat 20:00 until 06:30
        at 06:30; status working due 07:30";
    a_pause_of_an_hour_is_one_over_summer_time: "
        at 2026-03-29 01:30
        pause 1 h
        tick 30 min
        zone +02:00; status paused since 01:30 until 03:30
        tick 30 min; status working due 04:30";
    a_flight_west_moves_no_countdown: "
        at 09:00
        tick 30 min
        zone -05:00; expect nothing; sitting 30 min; status working due 04:00";
    a_flight_east_moves_no_countdown: "
        at 09:00
        tick 30 min
        zone +09:00; expect nothing; sitting 30 min; status working due 18:00";
    a_flight_with_the_lid_closed: "
        at 09:00
        tick 30 min
        zone -05:00
        sleeps 8 h; expect record asleep 03:30-11:30 sat 30 min; status working due 12:30";
    a_pause_in_flight_is_as_long_as_it_said: "
        at 09:00
        pause 2 h
        tick 1 h
        zone -05:00; status paused since 09:00 until 05:00
        tick 1 h; status working due 06:00";
    until_tomorrow_in_flight_is_the_morning_there: "
        at 18:00
        pause until tomorrow
        zone -05:00; status paused since 18:00 until tue 06:30";
    hours_in_flight_are_those_of_the_place: "hours mon-fri 08:00-18:00; at 09:00; zone -05:00; status off until 08:00";
    a_reminder_in_flight_stands: "
        at 09:00
        tick 61 min; expect announce 1
        zone +09:00; expect nothing
        tick 10 min; expect announce 2";
    the_monotonic_clock_standing_still_is_nothing: "at 09:00; jump 0 s; expect nothing; sitting 0 min";
    a_clock_set_back_does_not_bring_a_pause_back: "
        at 09:00
        pause 1 h
        tick 1 h
        clock -10 min; status working due 10:50";
    a_clock_set_back_after_a_restart_does_not_either: "
        at 09:00
        pause 1 h
        restart 1 h
        clock -10 min; status working due 10:50";
}
