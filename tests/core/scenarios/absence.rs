//! Being away from keyboard and pointer.

use crate::story::stories;

stories! {
    an_absence_as_long_as_a_break_is_one: "
        at 09:00; tick 40 min; leaves; tick 3 min; status resting since 09:40; sitting 0 min
        tick 7 min; works; expect record natural 09:40-09:50 sat 40 min; status working due 10:50";
    an_absence_is_recorded_when_it_ends: "
        at 09:00
        tick 40 min
        leaves
        tick 2 h; expect nothing
        works; expect record natural 09:40-11:40 sat 40 min";
    a_shorter_absence_only_stops_the_clock: "
        at 09:00
        tick 40 min
        leaves
        tick 2 min
        tick 59 s; status away since 09:40 counts 09:43; clock-of-sitting stands
        works; expect nothing; sitting 40 min; status working due 10:02:59";
    sitting_stops_at_the_last_input: "
        set reading 30; at 09:00
        tick 40 min
        leaves
        tick 30 s; sitting 40 min; status away since 09:40 counts 09:43; deadline 09:43";
    reading_for_half_a_minute_is_sitting: "
        at 09:00
        tick 40 min
        leaves
        tick 29 s; sitting 40 min 29 s
        works
        tick 1 s; sitting 40 min 30 s";
    a_rest_of_seconds_heard_of_while_waiting_is_sitting: "
        at 09:00
        tick 60 min
        leaves
        tick 5 s; expect announce 1; sitting 60 min
        tick 15 s
        works; sitting 60 min 20 s";
    the_threshold_is_what_counts_as_reading: "
        at 09:00; threshold 2 min; tick 30 min; threshold 2 min
        set reading 30; threshold 30 s; set reading 600; threshold 10 min";
    the_length_of_a_break_is_the_measure: "
        set length 10; at 09:00
        tick 40 min
        leaves
        tick 9 min
        works; expect nothing
        tick 5 s
        leaves
        tick 10 min
        works; expect record natural 09:49:05-09:59:05 sat 40 min 5 s";
    walking_away_takes_the_reminder_back: "
        at 09:00; tick 61 min; expect announce 1; leaves
        tick 2 min; tick 59 s; expect nothing
        tick 1 s; expect withdraw at 10:04; status resting since 10:01
        tick 6 min; works; expect record natural 10:01-10:10 due 10:00 sat 61 min; status working due 11:10";
    coming_back_at_once_leaves_the_reminder: "
        at 09:00
        tick 61 min; expect announce 1
        leaves
        tick 2 min
        works; expect nothing; status due since 10:00 announced 1 until 10:11";
    walking_away_while_snoozed_counts: "
        at 09:00; tick 61 min; expect announce 1; snooze; expect withdraw; leaves; tick 5 min; works
        expect record natural 10:01-10:06 due 10:00 snoozed 1 sat 61 min; tick 10 min; expect nothing";
    walking_away_while_held_counts: "
        at 09:00; dnd on; tick 70 min; leaves; tick 5 min; works; expect record natural 10:10-10:15 due 10:00 sat 70 min
        dnd off; tick 1 min; expect nothing";
    a_long_lunch_is_one_break: "
        at 09:00
        tick 50 min
        leaves
        tick 90 min
        works; expect record natural 09:50-11:20 sat 50 min
        tick 59 min; expect nothing";
    a_whole_night_is_one_break: "
        at 17:00
        tick 50 min
        leaves
        tick 15 h
        works; expect record natural mon 17:50-08:50 sat 50 min; sitting 0 min";
    // Passing by the desk is nothing to have a break from.
    a_nudge_of_the_mouse_is_not_recorded: "
        at 09:00; tick 40 min; leaves; tick 10 min; works; expect record natural 09:40-09:50
        tick 20 s; leaves; tick 10 min; works; expect nothing; sitting 0 min";
    a_minute_at_the_desk_is: "
        at 09:00
        tick 1 min
        leaves
        tick 10 min
        works; expect record natural 09:01-09:11 sat 1 min";
    // workrave#207, #238, #565: no hands, no work, from the start on.
    a_start_with_nobody_there_is_nothing: "
        at 09:00
        leaves
        tick 2 h
        works; expect nothing; sitting 0 min; status working due 12:00";
    an_absence_from_before_the_start_begins_with_it: "
        at 09:00
        idle 2 h; status away since 09:00 counts 09:03
        tick 10 min
        active; expect nothing";
    an_absence_told_late_begins_at_the_last_input: "
        at 09:00
        tick 40 min
        idle 10 min; sitting 0 min; status resting since 09:30
        active; expect record natural 09:30-09:40 sat 30 min";
    // Only `Active` tells that somebody came back: "at least" does not.
    repeated_words_of_the_idle_source_change_nothing: "
        set reading 30; at 09:00
        tick 40 min
        idle 30 s
        idle 5 s
        tick 1 min
        idle 30 s; status away since 09:39:30 counts 09:42:30
        active; expect nothing; sitting 39 min 30 s";
    an_extra_active_changes_nothing: "at 09:00; tick 40 min; active; active; expect nothing; sitting 40 min";
    // stretchly#1261, #1622, #1722; workrave#523, #679; entracte#190: where nobody can tell, the person counts as
    // working,
    // neither as away nor for ever.
    losing_the_idle_source_while_away_ends_the_absence: "
        at 09:00
        tick 40 min
        leaves
        tick 10 min
        blind; expect record natural 09:40-09:50 sat 40 min
        tick 30 min; sitting 30 min";
    losing_the_idle_source_in_a_short_absence: "
        set reading 30; at 09:00
        tick 40 min
        leaves
        tick 1 min
        blind; expect nothing
        tick 19 min; sitting 59 min";
    finding_the_idle_source_again: "
        at 09:00
        blind
        tick 40 min
        works
        tick 10 min
        leaves
        tick 5 min
        works; expect record natural 09:50-09:55 sat 50 min";
    an_idle_word_does_not_reach_back_before_a_record: "
        set wait off; at 09:00
        tick 60 min; expect announce 1
        tick 1 min
        skip; expect withdraw; expect record skipped 10:01 due 10:00
        tick 10 min
        idle 20 min; status resting since 10:01
        active; expect nothing; sitting 0 min";
    an_idle_word_does_not_reach_back_into_a_forgotten_break: "
        at 09:00
        blind
        start; expect open
        tick 13 min; expect record taken 09:00-09:03; expect close
        tick 7 min
        idle 20 min; status resting since 09:03
        active; expect nothing";
    an_idle_word_does_not_reach_back_before_a_return: "
        at 09:00
        tick 40 min
        leaves
        tick 10 min
        works; expect record natural 09:40-09:50
        blind
        tick 10 min
        idle 30 min; status resting since 09:50
        active; expect nothing";
    an_idle_source_found_again_does_not_reach_back_into_a_break: "
        at 09:00
        blind
        tick 40 min
        start; expect open
        tick 3 min
        done; expect record taken 09:40-09:43 sat 40 min
        tick 2 min
        pause
        tick 1 min
        resume
        idle 30 min; status resting since 09:43
        active; expect record natural 09:43-09:46 sat 2 min";
    an_unseen_person_is_unseen_after_a_sleep_too: "
        at 09:00
        blind
        tick 40 min
        sleeps 1 h; expect record asleep 09:40-10:40
        tick 5 min
        unlocks
        idle 2 min; status away since 10:43 counts 10:46; sitting 3 min";
    an_unseen_person_who_turns_out_idle_was_away: "
        at 09:00
        blind
        tick 40 min
        idle 2 min; sitting 38 min; status away since 09:38 counts 09:41";
    // workrave#120, stretchly#965, #1560: a film or a call without a key press is sitting. (The half minute of reading
    // is #120 too.)
    a_film_is_sitting: "
        at 09:00
        tick 20 min
        fullscreen on
        leaves
        tick 30 min; expect nothing; sitting 50 min; clock-of-sitting runs; status working due 10:00";
    a_call_without_typing_is_sitting: "
        at 09:00
        tick 20 min
        meeting on
        leaves
        tick 30 min; sitting 50 min
        works; expect nothing; sitting 50 min";
    after_the_film_an_absence_begins: "
        at 09:00; tick 10 min; fullscreen on; leaves; tick 30 min; fullscreen off; status away since 09:40 counts 09:43
        tick 10 min; works; expect record natural 09:40-09:50 sat 40 min";
    a_film_nobody_watches_ends_after_four_hours: "
        set interval 180; at 09:00
        tick 10 min
        fullscreen on
        leaves
        tick 240 min; sitting 250 min; status held since 12:00 fullscreen until 16:00
        tick 3 min; status resting since 13:10
        tick 1 h
        works; expect record natural 13:10-14:13 due 12:00 sat 250 min";
    a_film_is_no_sitting_for_whoever_says_so: "
        set watching off; at 09:00; tick 20 min; fullscreen on; leaves; tick 30 min; status resting since 09:20
        works; expect record natural 09:20-09:50 sat 20 min";
    a_call_in_which_nobody_moves_is_an_absence_for_whoever_says_so: "
        set watching off; at 09:00; tick 20 min; meeting on; leaves; tick 119 s; works; sitting 21 min 59 s
        leaves; tick 3 min; works; expect record natural 09:21:59-09:24:59 sat 21 min 59 s";
    a_call_still_holds_for_whoever_says_so: "
        set watching off; set wait off; at 09:00; meeting on; tick 60 min; expect nothing
        status held since 10:00 meeting until 14:00; meeting off; expect announce 1";
    what_a_film_means_may_change_in_it: "
        at 09:00; tick 20 min; fullscreen on; leaves; tick 30 min; set watching off; status away since 09:50 counts 09:53
        tick 3 min; works; expect record natural 09:50-09:53 sat 50 min";
    do_not_disturb_is_no_sign_of_presence: "
        at 09:00
        tick 20 min
        dnd on
        leaves
        tick 5 min
        works; expect record natural 09:20-09:25 sat 20 min";
    a_meeting_that_is_not_heeded_is_no_sign_of_presence: "
        set meeting off; at 09:00
        tick 20 min
        meeting on
        leaves
        tick 5 min
        works; expect record natural 09:20-09:25 sat 20 min";
    a_film_behind_a_locked_screen_is_not_watched: "
        at 09:00
        tick 20 min
        fullscreen on
        locks
        leaves
        tick 5 min
        unlocks; expect record natural 09:20-09:25 sat 20 min";
    a_meeting_that_begins_in_an_absence_changes_nothing: "
        set reading 30; at 09:00
        tick 20 min
        leaves
        tick 1 min
        meeting on
        tick 4 min
        works; expect record natural 09:20-09:25 sat 20 min";
    // stretchly#1724, #1279: a brief lock or a dark display resets nothing.
    a_brief_lock_resets_nothing: "
        set reading 30; at 09:00
        tick 40 min
        locks
        leaves
        tick 1 min
        works
        unlocks; expect nothing; sitting 40 min; status working due 10:01";
    a_display_put_out_and_lit_again_is_nothing: "
        at 09:00
        tick 40 min
        locks
        unlocks; expect nothing; sitting 40 min; status working due 10:00
        tick 20 min; status waiting since 10:00 until 10:01";
    a_long_lock_ends_with_the_unlock: "
        at 09:00
        tick 40 min
        locks
        leaves
        tick 20 min
        works; expect nothing
        tick 10 s
        unlocks; expect record natural 09:40-10:00:10 sat 40 min";
    unlocking_takes_hands: "
        at 09:00
        tick 40 min
        idle 5 s
        tick 20 min
        unlocks; expect record natural 09:39:55-10:00 sat 39 min 55 s; status working due 11:00";
    unlocking_does_not_bring_an_idle_source_back: "
        at 09:00
        blind
        tick 10 min
        locks
        unlocks
        idle 2 min; sitting 8 min";
    settings_that_shorten_the_break_count_the_absence: "
        set length 10; at 09:00
        tick 40 min
        leaves
        tick 5 min
        set length 3; status resting since 09:40
        works; expect record natural 09:40-09:45 sat 40 min";
    reading_for_two_minutes_less_a_second_is_sitting: "
        at 09:00; tick 40 min; leaves; tick 119 s; works; sitting 41 min 59 s; status working due 10:00";
    two_minutes_are_no_reading: "
        at 09:00; tick 40 min; leaves; tick 2 min; works; sitting 40 min; status working due 10:02";
    half_a_minute_is_no_reading_for_whoever_says_so: "
        set reading 30; at 09:00
        tick 40 min
        leaves
        tick 30 s
        works; sitting 40 min; status working due 10:00:30";
    ten_minutes_of_reading_are_sitting_for_whoever_says_so: "
        set reading 600; at 09:00; tick 40 min; leaves; tick 599 s; works; expect nothing; sitting 49 min 59 s
        status working due 10:00";
    after_ten_minutes_the_whole_of_it_was_an_absence: "
        set reading 600; at 09:00; tick 40 min; leaves; tick 10 min; status resting since 09:40
        works; expect record natural 09:40-09:50 sat 40 min";
    reading_for_long_while_a_break_is_due_is_told_when_the_hands_move: "
        set reading 600; at 09:00; tick 55 min; leaves; tick 8 min; expect nothing; status away since 09:55 counts 10:05
        works; sitting 63 min; tick 2 s; leaves; tick 5 s; expect announce 1 at 10:03:07";
    a_longer_reading_chosen_while_away_is_heeded: "
        at 09:00; tick 40 min; leaves; tick 150 s; set reading 300; status away since 09:40 counts 09:45
        tick 1 min; works; expect nothing; sitting 43 min 30 s";
    a_shorter_reading_chosen_while_away_is_heeded: "
        set reading 300; at 09:00; tick 40 min; leaves; tick 4 min; set reading 60; tick 0 min
        status resting since 09:40; works; expect record natural 09:40-09:44 sat 40 min";
    a_lock_is_no_reading: "
        set reading 600; at 09:00; tick 40 min; leaves; tick 1 min; locks; tick 3 min; unlocks
        expect record natural 09:41-09:44 sat 41 min";
    a_sleep_is_no_reading: "
        set reading 600; at 09:00; tick 40 min; sleeps 3 min; expect record asleep 09:40-09:43 sat 40 min";
    a_restart_is_no_reading: "at 09:00; tick 40 min; restart 30 s; sitting 40 min; restart 29 s; sitting 40 min 29 s";
    a_minute_less_a_second_at_the_desk_is_not_recorded: "
        at 09:00
        tick 59 s
        leaves
        tick 10 min
        works; expect nothing";
    the_end_of_watching_is_a_deadline: "
        set interval 180; at 09:00
        fullscreen on
        tick 150 min
        leaves
        tick 31 min; deadline 15:30; status held since 12:00 fullscreen until 16:00";
    a_reading_pause_after_a_skip_counts_from_the_skip: "
        at 09:00
        tick 60 min
        leaves
        tick 10 s; expect announce 1
        skip; expect withdraw; expect record skipped 10:00:10 due 10:00 sat 60 min
        tick 10 s
        works; sitting 10 s";
    what_is_shown_between_two_steps_is_of_the_moment: "
        at 09:00
        tick 40 min
        unseen 20 s; sitting 40 min 20 s; status working due 10:00
        unseen 1 min; sitting 41 min 20 s";
    an_absence_shown_between_two_steps: "
        set reading 30; at 09:00
        tick 40 min
        leaves
        tick 1 min
        unseen 30 s; sitting 40 min; status away since 09:40 counts 09:43";
    a_sleep_shown_before_the_wake_is_told: "
        at 09:00
        tick 40 min
        unseen-sleep 1 h; sitting 40 min; status working due 11:00
        tick 0 min; expect record asleep 09:40-10:40 sat 40 min";
}
