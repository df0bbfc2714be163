//! Pauses by the person.

use crate::story::stories;

stories! {
    a_pause_says_when_it_ends: "
        at 09:00
        tick 20 min
        pause 30 min; status paused since 09:20 until 09:50; deadline 09:50";
    // workrave#98, #240, #457, #659; BreakTimer#13, #183, #242: it ends by itself.
    a_pause_ends_when_it_said: "
        at 09:00
        tick 20 min
        pause 30 min
        tick 29 min; status paused since 09:20 until 09:50
        tick 1 min; status working due 10:30; sitting 20 min";
    nothing_falls_due_in_a_pause: "
        at 09:00
        tick 50 min
        pause 2 h
        tick 2 h; expect nothing; status working due 12:00; sitting 50 min";
    sitting_stands_still_in_a_pause: "
        at 09:00
        tick 20 min
        pause 1 h
        tick 30 min; sitting 20 min; clock-of-sitting stands";
    seconds_before_a_pause_are_counted_once: "
        at 09:00
        tick 2 s
        pause until 09:01
        idle 2 s
        clock +58 s
        active; sitting 2 s";
    // From just before a break falls due to just after it the same pause costs the same: nothing.
    a_short_pause_just_before_it_falls_due_costs_nothing: "
        set wait off; at 09:00
        tick 59 min
        pause 30 min
        tick 31 min; expect announce 1 at 10:30";
    nor_does_one_just_after: "
        set wait off; at 09:00
        tick 60 min; expect announce 1
        pause 30 min; expect withdraw; status paused since 10:00 until 10:30
        tick 29 min; expect nothing
        tick 1 min; expect announce 1 at 10:30
        skip; expect withdraw; expect record skipped 10:30 due 10:00 sat 60 min";
    after_a_pause_a_natural_pause_is_waited_for: "
        at 09:00
        tick 61 min; expect announce 1
        pause 30 min; expect withdraw
        tick 30 min; status waiting since 10:00 until 10:32
        tick 1 min; expect announce 1 at 10:32";
    a_pause_of_an_hour_keeps_what_is_due: "
        set wait off; at 09:00
        tick 61 min; expect announce 1
        pause 1 h; expect withdraw
        tick 59 min; expect nothing
        tick 1 min; expect announce 1 at 11:01";
    a_pause_of_more_than_an_hour_expires_it: "
        set wait off; at 09:00
        tick 61 min; expect announce 1
        pause 61 min; expect withdraw; deadline 11:00:50
        tick 59 min; expect nothing
        tick 1 min; expect record expired 11:01 due 10:00 by pause sat 61 min
        tick 1 min; status working due 12:02";
    a_pause_until_tomorrow_expires_it: "
        at 09:00
        tick 61 min; expect announce 1
        pause until tomorrow; expect withdraw
        tick 1 h; expect record expired 11:01 due 10:00 by pause
        at tue 06:30; expect nothing; status working due 07:30";
    a_pause_without_end_expires_it: "
        at 09:00
        tick 60 min
        pause
        tick 59 min; expect nothing
        tick 1 min; expect record expired 11:00 due 10:00 by pause
        resume; expect nothing; status working due 12:00";
    a_long_pause_that_is_resumed_soon_was_a_short_one: "
        set wait off; at 09:00
        tick 61 min; expect announce 1
        pause until tomorrow; expect withdraw
        tick 59 min
        resume; expect announce 1 at 11:00";
    another_pause_does_not_begin_the_hour_anew: "
        at 09:00
        tick 61 min; expect announce 1
        pause 30 min; expect withdraw
        tick 20 min
        pause 1 h; status paused since 10:21 until 11:21
        tick 39 min; expect nothing
        tick 1 min; expect record expired 11:01 due 10:00 by pause";
    a_pause_after_a_pause_does: "
        set wait off; at 09:00
        tick 61 min; expect announce 1
        pause 30 min; expect withdraw
        tick 30 min; expect announce 1
        pause 1 h; expect withdraw
        tick 1 h; expect announce 1 at 11:31";
    a_pause_keeps_what_is_snoozed: "
        set wait off; at 09:00
        tick 61 min; expect announce 1
        snooze; expect withdraw
        pause 5 min
        tick 5 min; status snoozed until 10:11 count 1
        tick 5 min; expect announce 1 at 10:11";
    a_snooze_that_runs_out_in_a_pause_waits_for_its_end: "
        set wait off; at 09:00
        tick 61 min; expect announce 1
        snooze; expect withdraw
        pause 30 min
        tick 29 min; expect nothing
        tick 1 min; expect announce 1 at 10:31; shows snoozes 2";
    a_long_pause_expires_what_is_snoozed: "
        at 09:00
        tick 61 min; expect announce 1
        snooze; expect withdraw
        pause
        tick 60 min; expect record expired 11:01 due 10:00 snoozed 1 by pause
        tick 1 h; expect nothing";
    what_a_pause_keeps_is_held_in_a_meeting: "
        set wait off; at 09:00
        tick 61 min; expect announce 1
        pause 30 min; expect withdraw
        tick 20 min
        meeting on
        tick 15 min; expect nothing; status held since 10:00 meeting until 14:01
        meeting off; expect announce 1 at 10:36";
    what_a_pause_keeps_is_started_in_it: "
        at 09:00
        tick 61 min; expect announce 1
        pause 30 min; expect withdraw
        tick 10 min
        start; expect open
        leaves
        tick 3 min
        done; expect record taken 10:11-10:14 due 10:00 sat 61 min; status paused since 10:01 until 10:31
        works
        tick 30 min; expect nothing; status working due 11:31";
    what_a_pause_keeps_may_be_skipped_in_it: "
        at 09:00
        tick 61 min; expect announce 1
        pause 30 min; expect withdraw
        skip; expect record skipped 10:01 due 10:00 sat 61 min
        tick 31 min; expect nothing; status working due 11:31";
    a_walk_in_a_pause_ends_what_it_keeps: "
        at 09:00
        tick 61 min; expect announce 1
        pause 30 min; expect withdraw
        leaves
        tick 3 min
        works; expect record natural 10:01-10:04 due 10:00 sat 61 min
        tick 30 min; expect nothing";
    what_a_pause_keeps_survives_a_restart: "
        set wait off; at 09:00
        tick 61 min; expect announce 1
        pause 30 min; expect withdraw
        restart 1 min; expect nothing; status paused since 10:01 until 10:31
        tick 29 min; expect announce 1 at 10:31";
    hours_that_end_in_a_pause_expire_what_it_keeps_at_its_end: "
        hours mon-fri 08:00-10:15; at 09:00
        tick 61 min; expect announce 1
        pause 30 min; expect withdraw
        tick 29 min; expect nothing
        tick 1 min; expect record expired 10:31 due 10:00 by hours; status off until tue 08:00";
    resume_ends_it_early: "
        at 09:00
        tick 20 min
        pause 2 h
        tick 10 min
        resume; status working due 10:10
        tick 41 min; expect announce 1 at 10:11";
    without_an_end_it_lasts_until_resumed: "
        at 09:00
        tick 20 min
        pause; status paused since 09:20
        tick 2 days; expect nothing; status paused since mon 09:20
        resume; sitting 20 min";
    another_pause_takes_its_place: "
        at 09:00
        pause 2 h
        tick 10 min
        pause 30 min; status paused since 09:10 until 09:40
        tick 30 min; status working due 10:40";
    a_pause_may_end_at_a_time_of_day: "
        at 09:00
        pause until 15:30; status paused since 09:00 until 15:30
        tick 390 min; status working due 16:30";
    a_time_of_day_gone_by_is_tomorrows: "at 09:00; pause until 08:00; status paused since 09:00 until tue 08:00";
    the_very_minute_is_tomorrows: "at 09:00; pause until 09:00; status paused since 09:00 until tue 09:00";
    until_tomorrow_is_until_the_wake_time: "at 15:00; pause until tomorrow; status paused since 15:00 until tue 06:30";
    after_midnight_tomorrow_is_after_sleeping: "at 01:00; pause until tomorrow; status paused since 01:00 until 06:30";
    before_dawn_tomorrow_is_the_next_morning: "
        at 05:00
        pause until tomorrow; status paused since 05:00 until tue 06:30";
    until_tomorrow_is_until_the_hours_begin: "
        hours mon-fri 08:00-18:00; at 15:00
        pause until tomorrow; status paused since 15:00 until tue 08:00";
    early_in_the_morning_tomorrow_is_not_today: "
        hours mon-fri 08:00-18:00; at 07:00
        pause until tomorrow; status paused since 07:00 until tue 08:00";
    on_friday_tomorrow_is_monday: "
        hours mon-fri 08:00-18:00; at fri 15:00
        pause until tomorrow; status paused since 15:00 until mon 08:00";
    in_a_night_shift_tomorrow_is_the_next_shift: "
        hours mon-fri 22:00-06:00; at 23:00
        pause until tomorrow; status paused since 23:00 until tue 22:00";
    without_hours_tomorrow_is_the_wake_time: "
        hours mon none; at 15:00
        pause until tomorrow; status paused since 15:00 until tue 06:30";
    a_pause_of_no_minutes_is_one: "at 09:00; pause 0 min; status paused since 09:00 until 09:01";
    a_pause_of_minutes_lasts_a_day_at_most: "at 09:00; pause 30 h; status paused since 09:00 until tue 09:00";
    a_break_may_be_started_in_a_pause: "
        at 09:00; tick 20 min; pause 1 h; tick 10 min; start; expect open; leaves; status break 09:30-09:33; tick 3 min; works; done
        expect record taken 09:30-09:33 sat 20 min; status paused since 09:20 until 10:20; sitting 0 min";
    a_pause_may_begin_in_a_break: "
        at 09:00
        tick 61 min; expect announce 1
        start; expect withdraw; expect open; leaves
        pause 1 h; expect nothing; status break 10:01-10:04
        tick 3 min
        works; done; expect record taken 10:01-10:04 due 10:00; status paused since 10:01 until 11:01";
    a_break_left_in_a_pause_is_kept: "
        at 09:00
        tick 60 min
        start; expect open
        pause 1 h
        abandon; expect close; expect nothing; status paused since 10:00 until 11:00
        tick 1 h; status waiting since 10:00 until 11:01";
    an_announced_break_left_in_a_pause_is_kept_unseen: "
        at 09:00
        tick 61 min; expect announce 1
        start; expect withdraw; expect open
        pause 1 h
        abandon; expect close; expect nothing
        tick 61 min; expect announce 1 at 11:02";
    a_break_left_after_an_hour_of_pause_expires: "
        at 09:00
        tick 61 min; expect announce 1
        pause; expect withdraw
        tick 59 min
        start; expect open
        tick 1 min; expect nothing
        abandon; expect close; expect record expired 11:01 due 10:00 by pause";
    a_walk_in_a_pause_is_a_break: "
        at 09:00
        tick 20 min
        pause 1 h
        leaves
        tick 10 min
        works; expect record natural 09:20-09:30 sat 20 min; status paused since 09:20 until 10:20";
    sleep_in_a_pause_does_not_end_it: "
        at 09:00
        tick 20 min
        pause 2 h
        sleeps 1 h; expect record asleep 09:20-10:20 sat 20 min; status paused since 09:20 until 11:20";
    a_pause_that_ended_in_sleep_is_over: "
        at 09:00
        tick 20 min
        pause 30 min
        sleeps 1 h; expect record asleep 09:20-10:20 sat 20 min; status working due 11:20";
    nothing_is_skipped_in_a_pause: "at 09:00; tick 20 min; pause 1 h; skip; refused NothingDue";
    nothing_is_snoozed_in_a_pause: "at 09:00; tick 20 min; pause 1 h; snooze; refused NothingDue";
    // stretchly#139, #259, #1658; entracte#218: it survives a restart, a lock and a sleep.
    a_pause_survives_a_restart: "
        at 09:00
        pause 2 h
        tick 10 min
        restart 20 min; status paused since 09:00 until 11:00
        tick 90 min; status working due 12:00";
    a_pause_outlasts_a_lock: "
        at 09:00
        pause 2 h
        locks
        leaves
        tick 20 min
        works
        unlocks
        tick 5 min; status paused since 09:00 until 11:00; expect nothing";
    a_pause_outlasts_the_end_of_do_not_disturb: "
        at 09:00
        dnd on
        pause 2 h
        tick 10 min
        dnd off; status paused since 09:00 until 11:00
        tick 2 h; expect nothing; status working due 12:00";
    // The pitfall of one boolean for everything: each reason ends by itself.
    a_pause_that_ends_in_a_meeting_leaves_the_meeting: "
        set wait off; at 09:00
        tick 50 min
        pause 30 min
        meeting on
        tick 40 min; status held since 10:30 meeting until 14:30
        meeting off; expect announce 1 at 10:30";
    a_pause_without_end_survives_a_restart: "
        at 09:00
        pause
        restart 9 h; status paused since 09:00
        resume
        tick 10 min; sitting 10 min";
    a_pause_that_ended_meanwhile_is_over: "at 09:00; pause 30 min; restart 1 h; status working due 11:00";
    a_short_reading_pause_is_not_credited_in_a_pause: "
        at 09:00
        tick 20 min
        pause 1 h
        tick 1 min
        leaves
        idle 0 s
        tick 10 s
        active; sitting 20 min";
    six_hours_are_a_span: "at 09:00; pause 6 h; zone +09:00; status paused since 09:00 until 23:00";
    so_are_twelve: "
        at 09:00
        pause 12 h
        zone -03:00; status paused since 09:00 until 17:00
        tick 719 min; status paused since 09:00 until 17:00
        tick 1 min; status working due 18:00";
    a_time_of_day_is_one_however_near: "
        at 09:00
        pause until 10:00
        zone -03:00; status paused since 09:00 until 10:00
        tick 299 min; status paused since 09:00 until 10:00
        tick 1 min; status working due 11:00";
    until_the_only_day_is_next_week: "
        hours mon 09:00-17:00; at 10:00
        pause until tomorrow; status paused since 10:00 until mon 09:00";
    until_tomorrow_from_the_first_minute_of_the_day: "
        hours mon-fri 04:00-12:00; at 03:00
        pause until tomorrow; status paused since 03:00 until 04:00";
    a_pause_that_ended_between_two_steps_is_not_shown: "
        at 09:00
        pause 30 min
        unseen 30 min; status working due 10:30";
}
