//! Who is there: locks, nudges, empty chairs, and clocks that run out while somebody is on the way to the kitchen.

use crate::story::stories;

stories! {
    // Replayed from the peers' tests: nobody can tell the hands, or something moves the mouse all day.
    a_long_lock_is_an_absence_where_nobody_can_tell: "
        at 09:00; blind; tick 40 min; locks; tick 1 h; unlocks; expect record natural 09:40-10:40 sat 40 min";
    a_long_lock_is_an_absence_whatever_moves_the_mouse: "
        at 09:00; tick 40 min; locks; tick 2 min; clock-of-sitting runs; deadline 09:43
        tick 1 min; status resting since 09:40; sitting 0 min; clock-of-sitting stands
        tick 57 min; unlocks; expect record natural 09:40-10:40 sat 40 min; status working due 11:40";
    a_lock_of_a_break_less_a_second_resets_nothing: "
        at 09:00; blind; tick 40 min; locks; tick 179 s
        unlocks; expect nothing; sitting 42 min 59 s; status working due 10:00";
    a_lock_of_a_break_is_one: "
        at 09:00; blind; tick 40 min; locks; tick 3 min; unlocks; expect record natural 09:40-09:43 sat 40 min";
    the_length_of_a_break_is_the_measure_of_a_lock: "
        set length 10; at 09:00; blind; tick 40 min; locks; tick 599 s; unlocks; expect nothing; sitting 49 min 59 s
        tick 1 s; locks; tick 10 min; unlocks; expect record natural 09:50-10:00 sat 50 min";
    a_lock_told_twice_is_one_lock: "
        at 09:00; blind; tick 40 min; locks; tick 2 min; locks; tick 1 min; status resting since 09:40
        locks; tick 10 min; unlocks; expect record natural 09:40-09:53 sat 40 min; unlocks; expect nothing
        status working due 10:53";
    a_short_lock_told_twice_resets_nothing: "
        at 09:00; blind; tick 40 min; locks; tick 1 min; locks; tick 1 min; unlocks; unlocks; expect nothing
        sitting 42 min";
    two_short_locks_are_no_long_one: "
        at 09:00; blind; tick 40 min; locks; tick 2 min; unlocks; locks; tick 2 min; unlocks; expect nothing
        sitting 44 min";
    a_lock_after_the_hands_came_to_rest_is_the_same_absence: "
        at 09:00; tick 40 min; leaves; tick 1 min; locks; tick 2 min; status resting since 09:40
        tick 7 min; unlocks; expect record natural 09:40-09:50 sat 40 min";
    a_mouse_that_stops_behind_the_lock_moves_nothing: "
        at 09:00; tick 40 min; locks; tick 1 min; leaves; tick 2 min; status resting since 09:40
        tick 7 min; works; unlocks; expect record natural 09:40-09:50 sat 40 min";
    a_lock_takes_the_reminder_back_once_it_counts: "
        set wait off; at 09:00; blind; tick 60 min; expect announce 1; tick 1 min; locks
        tick 179 s; expect nothing
        tick 1 s; expect withdraw at 10:04
        unlocks; expect record natural 10:01-10:04 due 10:00 sat 61 min";
    a_lock_just_before_a_break_falls_due_pays_for_it: "
        at 09:00; blind; tick 59 min; locks; tick 10 min
        unlocks; expect record natural 09:59-10:09 due 10:00 sat 59 min; status working due 11:09";
    a_break_taken_behind_the_lock_is_not_recorded_twice: "
        at 09:00; blind; tick 40 min; locks; tick 1 min; start; expect open; tick 3 min
        done; expect record taken 09:41-09:44 sat 41 min
        tick 10 min; unlocks; expect nothing; sitting 0 min";
    a_skip_behind_the_lock_is_not_recorded_twice: "
        at 09:00; blind; tick 40 min; locks; tick 1 min; skip; expect record skipped 09:41
        tick 10 min; unlocks; expect nothing; sitting 0 min";
    losing_the_idle_source_behind_the_lock_ends_no_absence: "
        at 09:00; tick 40 min; locks; leaves; tick 2 min; blind; expect nothing
        tick 8 min; unlocks; expect record natural 09:40-09:50 sat 40 min";
    losing_it_before_any_rest_was_seen_leaves_the_lock: "
        at 09:00; tick 40 min; locks; tick 1 min; blind
        tick 9 min; unlocks; expect record natural 09:40-09:50 sat 40 min";
    a_sleep_behind_the_lock_is_one_absence_with_it: "
        at 09:00; blind; tick 40 min; locks; tick 1 min; sleeps 1 h; expect nothing; status resting since 09:40
        tick 30 s; unlocks; expect record asleep 09:40-10:41:30 sat 40 min";
    a_short_sleep_behind_the_lock_lets_it_count: "
        at 09:00; blind; tick 40 min; locks; tick 1 min; sleeps 2 min; status resting since 09:40
        unlocks; expect record natural 09:40-09:43 sat 40 min";
    a_film_ends_with_the_lock: "
        at 09:00; tick 40 min; fullscreen on; leaves; tick 10 min; locks; tick 3 min; status resting since 09:50
        unlocks; expect record natural 09:50-09:53 sat 50 min";
    a_shorter_break_counts_a_lock_that_is_on: "
        set length 10; at 09:00; blind; tick 40 min; locks; tick 5 min; set length 5; status resting since 09:40
        unlocks; expect record natural 09:40-09:45 sat 40 min";

    // One nudge splits no rest.
    a_nudge_does_not_split_a_rest: "
        at 09:00; tick 40 min; leaves; tick 2 min; works; tick 1 s; leaves; tick 2 min; works
        expect record natural 09:40-09:44:01 sat 40 min";
    input_of_less_than_five_seconds_is_a_nudge: "
        at 09:00; tick 40 min; leaves; tick 2 min; works; tick 4 s; leaves; tick 2 min; status resting since 09:40
        works; expect record natural 09:40-09:44:04 sat 40 min";
    input_of_five_seconds_is_somebody: "
        at 09:00; tick 40 min; leaves; tick 2 min; works; tick 5 s; leaves
        tick 2 min; status away since 09:42:05 counts 09:45:05
        works; expect nothing; sitting 40 min 5 s";
    a_nudge_then_reading_then_input_is_somebody: "
        at 09:00; tick 40 min; leaves; tick 2 min; works; tick 1 s; leaves; tick 20 s; works; tick 1 s; leaves
        tick 2 min; status away since 09:42:22 counts 09:45:22; works; expect nothing; sitting 40 min 22 s";
    two_nudges_do_not_split_it_either: "
        set reading 30; at 09:00; tick 40 min; leaves; tick 1 min; works; tick 1 s; leaves; tick 1 min; works; tick 1 s; leaves
        tick 58 s; status resting since 09:40; works; expect record natural 09:40-09:43 sat 40 min";
    a_nudge_as_the_absence_counts_is_in_it: "
        set reading 30; at 09:00; tick 40 min; leaves; tick 179 s; works; expect nothing; tick 2 s; leaves
        tick 30 s; status resting since 09:40; works; expect record natural 09:40-09:43:31 sat 40 min";
    a_rest_after_a_nudge_that_is_told_late_is_the_same_absence: "
        set reading 30; at 09:00; tick 40 min; leaves; tick 2 min; works; jump 92 s; idle 91 s
        status resting since 09:40; active; expect record natural 09:40-09:43:32 sat 40 min";
    a_nudge_leaves_a_short_absence_short: "
        set reading 30; at 09:00; tick 40 min; leaves; tick 1 min; works; tick 1 s; leaves; tick 1 min
        status away since 09:40 counts 09:43; works; expect nothing; sitting 40 min; status working due 10:02:01";
    a_nudge_within_reading_is_sitting: "
        at 09:00; tick 40 min; leaves; tick 20 s; works; tick 1 s; leaves; tick 20 s; works; sitting 40 min 41 s";
    a_nudge_before_a_skip_takes_nothing_back: "
        at 09:00; tick 40 min; leaves; tick 2 min; works; tick 1 s; skip; expect record skipped 09:42:01
        leaves; tick 10 min; works; expect nothing; sitting 0 min";
    a_nudge_before_a_break_is_no_part_of_what_follows: "
        at 09:00; tick 40 min; leaves; tick 2 min; works; tick 1 s; start; expect open; leaves; tick 3 min
        works; done; expect record taken 09:42:01-09:45:01 sat 40 min 1 s
        leaves; tick 10 min; works; expect nothing";
    a_nudge_before_a_sleep_is_no_part_of_it: "
        at 09:00; tick 40 min; leaves; tick 2 min; works; tick 1 s
        sleeps 1 h; expect record asleep 09:42:01-10:42:01 sat 40 min 1 s";
    a_nudge_before_a_film_is_somebody: "
        at 09:00; tick 40 min; leaves; tick 2 min; works; tick 1 s; leaves; fullscreen on
        tick 10 min; status working due 10:02; sitting 50 min 1 s";
    unlocking_is_no_nudge: "
        at 09:00; tick 40 min; locks; leaves; tick 2 min; unlocks; works; tick 1 s; leaves; tick 2 min; works
        expect nothing; sitting 40 min 1 s";
    hands_behind_a_lock_end_no_absence: "
        at 09:00; tick 40 min; locks; leaves; tick 2 min; works; tick 1 min; leaves; tick 2 min; expect nothing
        unlocks; expect record natural 09:40-09:45 sat 40 min";
    hands_behind_a_lock_that_counts_end_it_no_sooner: "
        at 09:00; tick 40 min; locks; leaves; tick 10 min; works; tick 1 s; leaves; tick 10 min; expect nothing
        unlocks; expect record natural 09:40-10:00:01 sat 40 min";
    a_nudge_after_a_rest_that_counts_is_no_second_break: "
        at 09:00; tick 40 min; leaves; tick 10 min; works; expect record natural 09:40-09:50
        tick 1 s; leaves; tick 10 min; works; expect nothing; sitting 0 min";

    // An absence that has begun decides, not the clock that runs out in it.
    leaving_before_missed_is_a_break: "
        set wait off; at 09:00; tick 89 min; expect announce 1; expect announce 2; expect announce 3
        leaves; tick 3 min; expect withdraw at 10:32; works; expect record natural 10:29-10:32 due 10:00";
    leaving_ten_seconds_before_missed_is_a_break: "
        set wait off; at 09:00; tick 89 min; expect announce 1; expect announce 2; expect announce 3
        tick 50 s; leaves; tick 3 min; expect withdraw; works; expect record natural 10:29:50-10:32:50 due 10:00";
    leaving_five_seconds_before_missed_is_a_break: "
        set wait off; at 09:00; tick 89 min; expect announce 1; expect announce 2; expect announce 3
        tick 54 s; leaves; tick 3 min; expect withdraw; works; expect record natural 10:29:54-10:32:54 due 10:00";
    leaving_as_it_is_missed_is_too_late: "
        set wait off; at 09:00; tick 89 min; expect announce 1; expect announce 2; expect announce 3
        tick 58 s; leaves; tick 2 s; expect withdraw; expect record missed 10:30 due 10:00
        tick 3 min; works; expect nothing";
    reading_over_the_end_of_the_last_call_misses_it: "
        set wait off; at 09:00; tick 89 min; expect announce 1; expect announce 2; expect announce 3
        tick 50 s; leaves; tick 15 s; expect nothing; works; expect withdraw; expect record missed 10:30:05 due 10:00";
    whoever_is_back_too_soon_has_a_minute_to_answer: "
        set wait off; at 09:00; tick 89 min; expect announce 1; expect announce 2; expect announce 3
        leaves; tick 179 s; works; expect nothing; status due since 10:00 announced 3 last until 10:32:59
        tick 59 s; expect nothing
        tick 1 s; expect withdraw; expect record missed 10:32:59 due 10:00";
    whoever_is_back_well_before_has_what_is_left: "
        set wait off; at 09:00; tick 83 min; expect announce 1; expect announce 2; expect announce 3
        leaves; tick 2 min; works; status due since 10:00 announced 3 last until 10:30
        tick 5 min; expect withdraw; expect record missed 10:30 due 10:00";
    a_nudge_does_not_miss_it: "
        set reading 30; set wait off; at 09:00; tick 89 min; expect announce 1; expect announce 2; expect announce 3
        leaves; tick 2 min; works; tick 1 s; leaves; tick 1 min; expect withdraw at 10:32
        works; expect record natural 10:29-10:32:01 due 10:00";
    leaving_before_the_end_of_hours_is_a_break: "
        set wait off; hours mon 08:00-12:00; at 10:55; tick 60 min; expect announce 1; tick 4 min; leaves
        tick 2 min; expect nothing; status off until mon 08:00
        tick 1 min; expect withdraw at 12:02
        tick 1 h; works; expect record natural 11:59-13:02 due 11:55";
    leaving_ten_seconds_before_the_end_of_hours_is_a_break: "
        set wait off; hours mon 08:00-12:00; at 10:55; tick 60 min; expect announce 1; tick 290 s; leaves
        tick 3 min; expect withdraw; works; expect record natural 11:59:50-12:02:50 due 11:55";
    leaving_as_the_hours_end_is_too_late: "
        set wait off; hours mon 08:00-12:00; at 10:55; tick 60 min; expect announce 1; tick 298 s; leaves
        tick 2 s; expect withdraw; expect record expired 12:00 due 11:55";
    a_short_absence_over_the_end_of_hours_expires_on_return: "
        set wait off; hours mon 08:00-12:00; at 10:55; tick 60 min; expect announce 1; tick 4 min; leaves
        tick 2 min; works; expect nothing; tick 9 s; expect nothing
        tick 1 s; expect withdraw; expect record expired 12:01:10 due 11:55";
    a_nudge_after_the_end_of_hours_expires_nothing: "
        set reading 30; set wait off; hours mon 08:00-12:00; at 10:55; tick 60 min; expect announce 1; tick 4 min; leaves
        tick 2 min; works; tick 1 s; leaves; tick 1 min; expect withdraw at 12:02
        works; expect record natural 11:59-12:02:01 due 11:55";
    a_snoozed_break_over_the_end_of_hours: "
        hours mon 08:00-12:00; at 10:54; tick 61 min; expect announce 1; snooze; expect withdraw; tick 4 min; leaves
        tick 10 min; works; expect record natural 11:59-12:09 due 11:54 snoozed 1";
    a_lock_over_the_end_of_hours: "
        set wait off; hours mon 08:00-12:00; at 10:55; blind; tick 60 min; expect announce 1; tick 4 min; locks
        tick 3 min; expect withdraw at 12:02; unlocks; expect record natural 11:59-12:02 due 11:55";
    a_brief_lock_over_the_end_of_hours_expires: "
        set wait off; hours mon 08:00-12:00; at 10:55; blind; tick 60 min; expect announce 1; tick 4 min; locks
        tick 2 min; expect nothing; unlocks; expect withdraw; expect record expired 12:01 due 11:55";
    leaving_before_a_pause_expires_it_is_a_break: "
        set wait off; at 09:00; tick 60 min; expect announce 1; pause; expect withdraw; tick 59 min; leaves
        tick 3 min; expect nothing; works; expect record natural 10:59-11:02 due 10:00";
    a_short_absence_over_the_hour_of_a_pause_expires_on_return: "
        set wait off; at 09:00; tick 60 min; expect announce 1; pause; expect withdraw; tick 59 min; leaves
        tick 2 min; expect nothing; works; tick 10 s; expect record expired 11:01:10 due 10:00 by pause";

    // No reminder to an empty chair.
    a_snooze_that_ends_in_an_absence_waits: "
        set wait off; at 09:00; tick 60 min; expect announce 1; snooze 5; expect withdraw; tick 4 min; leaves
        tick 2 min; expect nothing; status away since 10:04 counts 10:07
        works; expect nothing; tick 9 s; expect nothing; tick 1 s; expect announce 1 at 10:06:10";
    a_snooze_that_ends_in_an_absence_waits_for_a_natural_pause_after_it: "
        at 09:00; tick 61 min; expect announce 1; snooze 5; expect withdraw; tick 4 min; leaves; tick 2 min; works
        tick 20 s; expect nothing; leaves; tick 5 s; expect announce 1 at 10:07:25";
    whoever_is_back_and_types_is_told_after_a_minute: "
        at 09:00; tick 61 min; expect announce 1; snooze 5; expect withdraw; tick 4 min; leaves; tick 2 min; works
        status waiting since 10:00 until 10:08; tick 59 s; expect nothing; tick 1 s; expect announce 1 at 10:08";
    a_nudge_calls_for_nothing: "
        set reading 30; at 09:00; tick 61 min; expect announce 1; snooze 5; expect withdraw; tick 4 min; leaves; tick 2 min
        works; tick 1 s; leaves; tick 59 s; expect nothing
        works; expect record natural 10:05-10:08 due 10:00 snoozed 1";
    a_nudge_calls_for_nothing_without_the_wait_either: "
        set reading 30; set wait off; at 09:00; tick 60 min; expect announce 1; snooze 5; expect withdraw; tick 4 min; leaves
        tick 2 min; works; tick 4 s; leaves; tick 56 s; expect nothing
        works; expect record natural 10:04-10:07 due 10:00 snoozed 1";
    hands_at_rest_for_half_a_minute_when_a_snooze_ends: "
        set wait off; at 09:00; tick 60 min; expect announce 1; snooze 5; expect withdraw; tick 270 s; leaves
        tick 30 s; expect nothing; tick 5 s; expect nothing; works; expect announce 1 at 10:05:05";
    hands_at_rest_for_less_are_told: "
        set wait off; at 09:00; tick 60 min; expect announce 1; snooze 5; expect withdraw; tick 271 s; leaves
        tick 29 s; expect announce 1 at 10:05";
    a_hold_that_ends_in_an_absence_waits: "
        set wait off; at 09:00; dnd on; tick 70 min; leaves; tick 1 min; dnd off; tick 1 min; expect nothing
        works; tick 10 s; expect announce 1 at 10:12:10";
    a_hold_that_ends_in_an_absence_that_counts_ends_with_it: "
        set wait off; at 09:00; dnd on; tick 70 min; leaves; tick 1 min; dnd off; tick 2 min; expect nothing
        works; expect record natural 10:10-10:13 due 10:00";
    an_interval_that_ends_in_an_absence_waits: "
        set reading 30; set interval 60; set wait off; at 09:00; tick 50 min; leaves; tick 1 min; set interval 45; expect nothing
        status away since 09:50 counts 09:53; works; tick 10 s; expect announce 1 at 09:51:10";
    an_interval_that_ends_in_an_absence_that_counts_is_paid_by_it: "
        set reading 30; set wait off; at 09:00; tick 50 min; leaves; tick 1 min; set interval 45; tick 2 min; expect nothing
        works; expect record natural 09:50-09:53 due 09:51 sat 50 min";
    a_reminder_is_not_raised_again_to_an_empty_chair: "
        set wait off; at 09:00; tick 60 min; expect announce 1; tick 9 min; leaves; tick 2 min; expect nothing
        works; status due since 10:00 announced 1 until 10:12; tick 1 min; expect announce 2 at 10:12";
    a_reminder_is_raised_again_to_resting_hands: "
        set wait off; at 09:00; tick 60 min; expect announce 1; tick 571 s; leaves; tick 29 s; expect announce 2 at 10:10";
    a_grace_that_ends_in_an_absence_waits: "
        set wait off; at 09:00; tick 59 min; sleeps 2 min; tick 1 min; leaves; tick 2 min; expect nothing
        works; tick 10 s; expect announce 1 at 10:04:10";
    the_end_of_a_film_calls_nobody_who_does_not_move: "
        at 09:00; fullscreen on; tick 70 min; leaves; tick 10 min; fullscreen off; tick 4 s; expect nothing
        tick 1 s; expect announce 1 at 10:20:05";

    // Short rests and changed minds.
    a_rest_over_the_end_of_a_break_is_sitting_from_there: "
        set stop off; at 09:00; start; expect open; tick 190 s; idle 20 s; tick 5 s; active
        tick 585 s; expect record taken 09:00-09:03; expect close; sitting 10 min";
    a_short_rest_while_snoozed_leaves_the_snooze: "
        at 09:00; tick 61 min; expect announce 1; snooze; expect withdraw; leaves; tick 2 min; works; expect nothing
        status snoozed until 10:11 count 1; sitting 61 min; tick 9 min; expect announce 1 at 10:12";
    a_longer_interval_chosen_while_away_is_heeded: "
        set reading 30; at 09:00; tick 50 min; leaves; tick 1 min; set interval 90; works; expect nothing; status working due 10:31";
    a_longer_break_chosen_while_away_asks_for_more: "
        at 09:00; tick 50 min; leaves; tick 2 min; set length 5; tick 2 min; status away since 09:50 counts 09:55
        works; expect nothing; sitting 50 min";
    a_longer_break_chosen_while_resting_takes_nothing_back: "
        at 09:00; tick 50 min; leaves; tick 4 min; set length 10; status resting since 09:50
        works; expect record natural 09:50-09:54 sat 50 min";
    hours_that_close_while_away_leave_the_absence: "
        set reading 30; at 09:00; tick 50 min; leaves; tick 1 min; hours mon 08:00-09:00; tick 10 min
        works; expect record natural 09:50-10:01 sat 50 min; status off until mon 08:00";
    hours_that_close_while_away_from_what_is_due: "
        set wait off; at 09:00; tick 60 min; expect announce 1; leaves; tick 1 min; hours mon 08:00-09:00; expect nothing
        tick 2 min; expect withdraw; works; expect record natural 10:00-10:03 due 10:00";
    a_switch_turned_off_while_away_calls_nobody: "
        set reading 30; set wait off; at 09:00; dnd on; tick 70 min; leaves; tick 1 min; set dnd off; expect nothing
        works; tick 10 s; expect announce 1 at 10:11:10";
    waiting_turned_off_while_away_calls_nobody: "
        set reading 30; at 09:00; tick 61 min; expect announce 1; snooze 1; expect withdraw; leaves; tick 90 s; set wait off; expect nothing
        works; tick 10 s; expect announce 1 at 10:02:40";
}
