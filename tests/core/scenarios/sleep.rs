//! Sleep, wake, and the grace after both wake and unlock.

use crate::story::stories;

stories! {
    // workrave#539, #540; stretchly#1445: sleep is no work, and it is a break.
    a_sleep_as_long_as_a_break_is_one: "
        at 09:00
        tick 40 min
        sleeps 1 h; expect record asleep 09:40-10:40 sat 40 min; sitting 0 min; status working due 11:40";
    // stretchly#1248: a short one loses nothing.
    a_shorter_sleep_changes_nothing: "
        at 09:00
        tick 40 min
        sleeps 2 min; expect nothing; sitting 40 min; status working due 10:02";
    a_sleep_of_exactly_a_break: "at 09:00; tick 40 min; sleeps 3 min; expect record asleep 09:40-09:43 sat 40 min";
    a_silent_sleep_is_seen_by_the_clocks: "
        at 09:00
        tick 40 min
        sleeps silently 1 h; expect record asleep 09:40-10:40 sat 40 min";
    a_sleep_is_seen_by_the_gap_where_nothing_else_can_tell: "
        asleep unknown; at 09:00
        tick 40 min
        sleeps silently 1 h; expect record asleep 09:40-10:40 sat 40 min; sitting 0 min";
    a_gap_of_half_a_minute_is_no_sleep: "
        asleep unknown; at 09:00
        tick 59 min
        tick 50 s
        sleeps silently 30 s; expect nothing
        tick 70 s; expect announce 1 at 10:01:30";
    a_gap_of_more_is: "
        asleep unknown; at 09:00
        tick 59 min
        tick 50 s
        sleeps silently 31 s
        tick 70 s; expect nothing; status held since 10:00:31 settling until 10:02:21";
    a_second_of_difference_between_counters_is_no_sleep: "
        at 09:00
        tick 59 min
        tick 50 s
        sleeps silently 1 s
        tick 70 s; expect announce 1 at 10:01:01";
    two_seconds_are: "
        at 09:00
        tick 59 min
        tick 50 s
        sleeps silently 2 s
        tick 70 s; expect nothing; status held since 10:00:02 settling until 10:01:52";
    // SafeEyes#324; BreakTimer#30, #53: not the instant the machine wakes.
    never_in_the_first_two_minutes_after_wake: "
        at 09:00; tick 59 min; sleeps 2 min; tick 1 min; expect nothing; status held since 10:02 settling until 10:03
        tick 59 s; expect nothing
        tick 1 s; status waiting since 10:02 until 10:04; tick 1 min; expect announce 1 at 10:04";
    a_break_due_at_the_end_of_the_grace_is_told_then: "
        set wait off; at 09:00
        tick 59 min
        sleeps 2 min
        tick 2 min; expect announce 1 at 10:03";
    the_grace_outlasts_the_longest_hold: "
        set wait off; at 09:00
        dnd on
        tick 299 min
        sleeps 1 min; status held since 10:00 dnd+settling until 14:00
        tick 1 min; expect nothing
        tick 1 min; expect announce 1 at 14:02";
    a_snooze_that_ran_out_in_sleep_waits_for_the_grace: "
        set wait off; at 09:00; tick 60 min; expect announce 1; snooze 1; expect withdraw; sleeps 2 min; expect nothing
        status held since 10:00 settling until 10:04; tick 2 min; expect announce 1 at 10:04";
    a_standing_reminder_is_not_repeated_in_the_grace: "
        set wait off; at 09:00
        tick 60 min; expect announce 1
        tick 9 min
        tick 50 s
        sleeps 1 min
        tick 1 min; expect nothing
        tick 1 min; expect announce 2 at 10:12:50";
    a_standing_reminder_is_taken_back_by_a_long_sleep: "
        at 09:00; tick 61 min; expect announce 1; sleeps 1 h; expect withdraw
        expect record asleep 10:01-11:01 due 10:00 sat 61 min; status working due 12:01";
    // stretchly#1807, #1364; SafeEyes#911: nothing is left over after wake, on screen or due.
    a_waiting_break_ends_in_a_long_sleep: "
        at 09:00
        tick 60 min
        sleeps 8 h; expect record asleep 10:00-18:00 due 10:00 sat 60 min
        tick 59 min; expect nothing";
    a_held_break_ends_in_a_long_sleep: "
        at 09:00
        dnd on
        tick 70 min
        sleeps 1 h; expect record asleep 10:10-11:10 due 10:00 sat 70 min
        dnd off
        tick 10 min; expect nothing";
    a_snoozed_break_ends_in_a_long_sleep: "
        at 09:00
        tick 61 min; expect announce 1
        snooze; expect withdraw
        sleeps 1 h; expect record asleep 10:01-11:01 due 10:00 snoozed 1 sat 61 min
        tick 30 min; expect nothing";
    // BreakTimer#206, #208, #230, #320: it never stays at "in less than a minute", not even when the lid closes then.
    after_a_night_asleep_the_day_goes_on_as_ever: "
        at 17:00
        tick 60 min
        tick 30 s; status waiting since 18:00 until 18:01
        sleeps 14 h; expect record asleep mon 18:00:30-08:00:30 due mon 18:00
        status working due 09:00:30
        tick 61 min; expect announce 1 at 09:01:30
        start; expect withdraw; expect open; leaves
        tick 3 min
        works; done
        expect record taken 09:01:30-09:04:30 due 09:00:30
        tick 61 min; expect announce 1 at 10:05:30";
    the_next_break_is_a_full_interval_after_wake: "
        at 09:00
        tick 40 min
        sleeps 8 h; expect record asleep 09:40-17:40
        tick 59 min; expect nothing
        tick 2 min; expect announce 1 at 18:41";
    never_two_breaks_for_one_sleep: "
        at 09:00; tick 40 min; leaves; tick 10 min; sleeps 1 h; expect nothing; tick 5 min; expect nothing
        works; expect record natural 09:40-10:55 sat 40 min; tick 50 min; expect nothing";
    closing_the_lid_at_once_is_one_absence: "
        set reading 30; at 09:00; tick 40 min; leaves; tick 1 min; sleeps 1 h; expect nothing; status resting since 09:40
        tick 10 s; works; expect record asleep 09:40-10:41:10 sat 40 min";
    a_short_sleep_in_an_absence_lets_it_count: "
        at 09:00
        tick 40 min
        leaves
        tick 2 min
        sleeps 1 min; status resting since 09:40
        works; expect record natural 09:40-09:43 sat 40 min";
    a_short_sleep_in_a_short_absence: "
        set reading 30; at 09:00
        tick 40 min
        leaves
        tick 1 min
        sleeps 1 min
        works; expect nothing; sitting 40 min";
    a_machine_that_wakes_by_itself_at_night: "
        at 17:00; tick 40 min; sleeps 6 h; expect record asleep 17:40-23:40 sat 40 min
        leaves; tick 2 min; sleeps 8 h; expect nothing; tick 1 min; works; expect nothing; sitting 0 min";
    idle_words_reaching_back_into_a_sleep_begin_with_the_wake: "
        at 09:00
        tick 40 min
        sleeps 1 h; expect record asleep 09:40-10:40
        tick 20 s
        idle 50 s; status away since 10:40 counts 10:43
        tick 10 min
        active; expect nothing";
    an_unseen_person_sleeps_too: "
        at 09:00
        blind
        tick 40 min
        sleeps 1 h; expect record asleep 09:40-10:40 sat 40 min
        tick 10 min
        idle 2 min; sitting 8 min";
    a_film_ends_with_sleep: "
        at 09:00
        tick 40 min
        fullscreen on
        leaves
        tick 5 min
        sleeps 1 h; status resting since 09:45
        works; expect record asleep 09:45-10:45 sat 45 min";
    a_film_interrupted_by_a_short_sleep: "
        at 09:00
        tick 40 min
        fullscreen on
        leaves
        tick 5 min
        sleeps 1 min; status away since 09:45 counts 09:48
        works; expect nothing; sitting 45 min";
    minutes_awake_before_a_silent_sleep_are_work: "
        at 09:00
        tick 40 min
        sleeps silently 1 h; expect record asleep 09:40-10:40 sat 40 min";
    a_sleep_with_next_to_no_sitting_before_is_not_recorded: "
        at 09:00
        tick 30 s
        sleeps 1 h; expect nothing; sitting 0 min";
    // stretchly#1807 again: a break is neither frozen nor completed by sleep.
    a_break_slept_through_counts_as_sleep: "
        at 09:00; tick 61 min; expect announce 1; start; expect withdraw; expect open; tick 1 min; sleeps 1 h
        expect record asleep 10:01-11:02 due 10:00 sat 61 min; expect close; status working due 12:02; sitting 0 min";
    // stretchly#1336: a short sleep does not end the break.
    a_break_goes_on_after_a_short_sleep: "
        at 09:00
        tick 61 min; expect announce 1
        start; expect withdraw; expect open; leaves
        tick 1 min
        sleeps 1 min; expect nothing
        status break 10:01-10:04
        tick 1 min
        works; done done; expect record taken 10:01-10:04 due 10:00 answer done";
    a_break_that_was_over_before_the_sleep_was_taken: "
        at 09:00; tick 61 min; expect announce 1; start; expect withdraw; expect open; leaves; tick 5 min; sleeps 1 h
        expect record taken 10:01-10:04 due 10:00 sat 61 min; expect close; sitting 0 min";
    a_hint_of_waking_alone_starts_the_grace: "
        at 09:00
        tick 59 min
        woke
        tick 1 min; status held since 10:00 settling until 10:01
        tick 1 min
        tick 1 min; expect announce 1 at 10:02";
    never_in_the_first_two_minutes_after_unlock: "
        set wait off; at 09:00
        tick 59 min
        locks
        tick 30 s
        unlocks
        tick 30 s; expect nothing; status held since 10:00 settling until 10:01:30
        tick 90 s; expect announce 1 at 10:01:30";
    never_on_a_locked_screen: "
        set wait off; at 09:00
        blind
        tick 59 min
        locks
        tick 2 min; expect nothing; status held since 10:00 settling until 14:00
        unlocks
        tick 2 min; expect announce 1 at 10:03";
    a_lost_unlock_signal_is_believed_for_four_hours_at_most: "
        set wait off; at 09:00
        tick 59 min
        locks
        tick 237 min; status resting since 09:59
        leaves
        tick 2 min; expect nothing
        works; expect nothing
        tick 10 min
        leaves
        tick 2 min
        works; expect record natural 09:59-14:10 due 10:00 sat 59 min
        tick 60 min; expect announce 1 at 15:10";
    after_four_hours_to_the_second_hands_are_believed: "
        at 09:00; tick 40 min; locks; leaves; tick 1 h; idle 1 h; jump 179 min; active; expect nothing
        jump 1 min; active; expect record natural 09:40-13:40 sat 40 min";
    a_standing_reminder_is_not_repeated_on_a_locked_screen: "
        set length 15; set wait off; at 09:00; blind; tick 60 min; expect announce 1; locks; tick 14 min; expect nothing
        unlocks; tick 1 min; expect nothing; tick 1 min; expect announce 2 at 10:16";
    the_grace_does_not_stop_the_person: "at 09:00; tick 59 min; woke; start; expect open; status break 09:59-10:02";
    a_second_unlock_starts_the_grace_again: "
        at 09:00
        tick 58 min
        unlocks
        tick 90 s
        unlocks
        tick 30 s; status held since 10:00 settling until 10:01:30; deadline 10:01:30";
    a_held_break_shows_a_lock_as_settling_beside_its_reasons: "
        at 09:00
        dnd on
        tick 59 min
        locks
        tick 1 min; status held since 10:00 dnd+settling until 14:00";
    a_sleep_at_the_very_end_of_a_break_leaves_it_taken: "
        at 09:00
        tick 60 min
        start; expect open; leaves
        tick 3 min
        sleeps 1 h; expect record taken 10:00-10:03 due 10:00 sat 60 min; expect close";
}
