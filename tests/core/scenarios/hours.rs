//! Hours per weekday.

use crate::story::stories;

stories! {
    outside_hours_nothing_falls_due: "
        hours mon-fri 08:00-18:00; at 19:00; status off until tue 08:00
        tick 3 h; expect nothing; sitting 0 min; clock-of-sitting stands";
    // stretchly#342 and its duplicates #613, #750, #788, #824, #873, #1229, #1312, #1713; BreakTimer#297.
    within_hours_all_is_as_ever: "hours mon-fri 08:00-18:00; at 09:00; tick 61 min; expect announce 1 at 10:01";
    hours_begin_by_themselves: "
        hours mon-fri 08:00-18:00; at 07:00; deadline 08:00
        tick 60 min; status working due 09:00";
    hours_end_by_themselves: "
        hours mon-fri 08:00-18:00; at 17:30
        tick 30 min; status off until tue 08:00; sitting 30 min";
    the_end_of_hours_expires_what_is_due: "
        hours mon-fri 08:00-18:00; at 16:55; tick 61 min; expect announce 1 at 17:56
        tick 4 min; expect withdraw; expect record expired 18:00 due 17:55 by hours sat 65 min; status off until tue 08:00";
    the_end_of_hours_expires_what_is_snoozed: "
        hours mon-fri 08:00-18:00; at 16:54
        tick 61 min; expect announce 1
        snooze; expect withdraw
        tick 5 min; expect record expired 18:00 due 17:54 snoozed 1";
    a_day_may_have_several_ranges: "
        hours mon 08:00-12:00 13:00-17:00; at 11:10; tick 40 min; status working due 12:10
        tick 10 min; status off until 13:00; sitting 50 min
        tick 60 min; status working due 13:10";
    the_last_minute_is_outside: "hours mon 08:00-12:00; at 12:00; status off until mon 08:00";
    the_first_minute_is_inside: "hours mon 08:00-12:00; at 08:00; status working due 09:00";
    // BreakTimer#128, #297: across midnight.
    a_night_shift_crosses_midnight: "
        hours mon-fri 22:00-06:00; at 21:00; status off until 22:00
        at 22:00; status working due 23:00
        tick 50 min
        leaves
        tick 5 min
        works; expect record natural 22:50-22:55 sat 50 min
        tick 61 min; expect announce 1 at 23:56
        start; expect withdraw; expect open; leaves
        tick 5 min
        works; done; expect record taken mon 23:56-00:01 due mon 23:55
        status working due 01:01";
    a_night_shift_ends_in_the_morning: "
        hours mon 22:00-06:00; at tue 05:30; status working due 06:30
        tick 30 min; status off until mon 22:00";
    a_range_belongs_to_the_day_it_starts_on: "hours mon 22:00-06:00; at 05:30; status off until 22:00";
    sunday_night_belongs_to_sunday: "hours sun 22:00-02:00; at 01:00; status working due 02:00";
    a_range_may_end_at_midnight: "
        hours mon 20:00-00:00; at 23:00
        tick 59 min; sitting 59 min
        tick 1 min; expect nothing; status off until mon 20:00";
    a_range_from_midnight: "hours tue 00:00-06:00; at 23:30; status off until tue 00:00; tick 31 min; sitting 1 min";
    ranges_that_touch_are_one: "
        hours mon 08:00-12:00 12:00-17:00; at 11:30
        tick 59 min; expect nothing; sitting 59 min; deadline 12:30";
    ranges_that_overlap_are_one: "
        hours mon 08:00-13:00 12:00-17:00; at 11:30
        tick 59 min; expect nothing; sitting 59 min";
    a_whole_day_is_a_range: "
        hours mon 08:00-08:00; at 23:00; status working due tue 00:00
        at tue 07:59
        expect announce 1; expect announce 2; expect announce 3; expect withdraw; expect record missed 00:31 due 00:00
        expect announce 1; expect announce 2; expect announce 3; expect withdraw; expect record missed 02:02 due 01:31
        expect announce 1; expect announce 2; expect announce 3; expect withdraw; expect record missed 03:33 due 03:02
        expect announce 1; expect announce 2; expect announce 3; expect withdraw; expect record missed 05:04 due 04:33
        expect announce 1; expect announce 2; expect announce 3; expect withdraw; expect record missed 06:35 due 06:04
        expect announce 1; expect announce 2; expect announce 3
        tick 1 min; expect withdraw; expect record expired 08:00 due 07:35; status off until mon 08:00";
    no_range_at_all_is_always_off: "hours mon none; at 09:00; status off; deadline 10:00; tick 5 h; expect nothing";
    the_weekend_is_skipped: "hours mon-fri 08:00-18:00; at fri 19:00; status off until mon 08:00";
    limiting_hours_takes_effect_at_once: "
        at 19:00
        tick 30 min
        hours mon 08:00-18:00; status off until mon 08:00; sitting 30 min";
    lifting_the_limit_takes_effect_at_once: "
        hours mon 08:00-18:00; at 19:00
        tick 30 min
        hours always; status working due 20:30; clock-of-sitting runs";
    a_break_may_be_started_outside_hours: "
        hours mon 08:00-18:00; at 19:00
        start; expect open; leaves
        tick 3 min
        works; done; expect record taken 19:00-19:03 sat 0 min; status off until mon 08:00";
    nothing_is_skipped_outside_hours: "hours mon 08:00-18:00; at 19:00; skip; refused NothingDue";
    a_night_between_two_days_is_one_break: "
        hours mon-fri 08:00-18:00; at 17:20
        tick 30 min
        leaves
        at tue 08:30
        works; expect record natural mon 17:50-08:30 sat 30 min; status working due 09:30";
    evenings_off_hours_are_not_recorded: "
        hours mon-fri 08:00-18:00; at 19:00
        tick 30 min
        leaves
        tick 1 h
        works; expect nothing";
    a_pause_outranks_the_hours: "
        hours mon-fri 08:00-18:00; at 17:00
        pause 2 h
        tick 90 min; status paused since 17:00 until 19:00
        tick 30 min; status off until tue 08:00";
    the_night_owl_starts_afresh: "
        hours mon-fri 08:00-18:00; at 06:00
        tick 2 h; sitting 0 min; status working due 09:00";
}
