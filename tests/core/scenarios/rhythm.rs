//! An hour at the desk, the wait for a natural pause, the reminder and its repeats.

use crate::story::stories;

stories! {
    a_first_start_waits_a_full_hour: "
        at 09:00; status working due 10:00; sitting 0 min; deadline 10:00; shows interval 60 min
        shows break 3 min; shows routine desk-reset";
    nothing_happens_before_the_hour: "
        at 09:00
        tick 59 min; expect nothing; sitting 59 min; clock-of-sitting runs; status working due 10:00";
    the_hour_makes_a_break_due: "
        at 09:00
        tick 60 min; expect nothing; status waiting since 10:00 until 10:01; threshold 5 s";
    // stretchly#144, #189, #302: not while typing, but a minute at most.
    busy_hands_are_left_alone_for_a_minute_at_most: "
        at 09:00; tick 60 min; tick 59 s; expect nothing
        tick 1 s; expect announce 1 at 10:01; status due since 10:00 announced 1 until 10:11";
    resting_hands_are_told_at_once: "
        at 09:00; tick 60 min; tick 20 s
        leaves; tick 4 s; expect nothing
        tick 1 s; expect announce 1 at 10:00:25";
    hands_that_rested_before_it_fell_due_are_told_at_once: "
        at 09:00; tick 59 min; tick 45 s; leaves; tick 15 s
        expect announce 1 at 10:00";
    hands_that_rested_two_seconds_are_told_three_later: "
        at 09:00; tick 59 min; tick 58 s; leaves; tick 10 s
        expect announce 1 at 10:00:03; threshold 30 s";
    a_pause_of_four_seconds_is_not_one: "
        at 09:00; tick 60 min; tick 10 s; leaves; tick 4 s; works; tick 45 s; expect nothing
        tick 1 s; expect announce 1 at 10:01";
    without_waiting_it_is_told_on_the_minute: "
        set wait off; at 09:00
        tick 60 min; expect announce 1 at 10:00; threshold 30 s";
    // BreakTimer#83, #106, #40; stretchly#1757, #825: it does not vanish. (Its buttons: tests/agent.)
    it_stands_until_answered: "
        at 09:00
        tick 61 min; expect announce 1
        tick 5 min; expect nothing; status due since 10:00 announced 1 until 10:11
        tick 24 min; expect announce 2; expect announce 3
        status due since 10:00 announced 3 last until 10:31
        start; expect withdraw; expect open";
    // stretchly#1597, #739: one reminder, not two; no negative wait.
    it_is_told_once: "at 09:00; tick 60 min; tick 1 min; expect announce 1; tick 9 min; expect nothing";
    unanswered_it_is_raised_again_every_ten_minutes: "
        at 09:00; tick 61 min; expect announce 1 at 10:01
        tick 9 min; expect nothing
        tick 1 min; expect announce 2 at 10:11
        status due since 10:00 announced 2 until 10:21
        tick 10 min; expect announce 3 at 10:21; status due since 10:00 announced 3 last until 10:31";
    three_times_unanswered_is_missed: "
        at 09:00; tick 61 min; expect announce 1
        tick 10 min; expect announce 2
        tick 10 min; expect announce 3
        tick 10 min
        expect withdraw at 10:31
        expect record missed 10:31 due 10:00 sat 91 min
        status working due 11:31; sitting 0 min";
    after_a_missed_one_the_next_is_an_hour_away: "
        at 09:00; tick 91 min; expect announce 1; expect announce 2; expect announce 3
        expect withdraw; expect record missed 10:31 due 10:00
        tick 59 min; expect nothing
        tick 1 min; tick 1 min; expect announce 1 at 11:32";
    a_long_silence_of_the_driver_raises_it_once: "
        set wait off; at 09:00; tick 60 min; expect announce 1
        jump 45 min; expect announce 2 at 10:45
        tick 10 min; expect announce 3 at 10:55";
    an_interval_of_fifteen_minutes: "set interval 15; at 09:00; tick 16 min; expect announce 1 at 09:16";
    an_interval_of_three_hours: "
        set interval 180; at 09:00
        tick 179 min; expect nothing
        tick 2 min; expect announce 1 at 12:01";
    a_shorter_interval_counts_what_was_sat: "
        at 09:00; tick 40 min; set interval 30; expect nothing; status waiting since 09:40 until 09:41
        tick 1 min; expect announce 1 at 09:41";
    a_longer_interval_moves_the_next_break: "
        at 09:00
        tick 40 min
        set interval 90; status working due 10:30; deadline 10:30
        tick 50 min
        tick 1 min; expect announce 1 at 10:31";
    a_break_that_is_due_stays_due_when_the_interval_grows: "
        at 09:00; tick 61 min; expect announce 1; set interval 180; expect nothing
        status due since 10:00 announced 1 until 10:11";
    switching_the_wait_off_while_waiting_tells_at_once: "
        at 09:00
        tick 60 min
        tick 10 s
        set wait off; expect announce 1 at 10:00:10";
    an_impossible_interval_does_not_spin: "
        set interval 0; set wait off; at 09:00
        tick 1 min; expect announce 1 at 09:01";
    // BreakTimer#352, #131, #305: no warning before the reminder, no second one with it.
    there_is_no_warning_before_it: "
        at 09:00
        tick 55 min; expect nothing
        tick 5 min; expect nothing
        tick 1 min; expect announce 1";
    an_unseen_person_counts_as_working: "at 09:00; blind; tick 61 min; expect announce 1 at 10:01; sitting 61 min";
    gentle_breaks_are_shorter_and_seated: "
        at 09:00
        gentle on; shows break 2 min; shows routine seated; shows gentle on; shows interval 60 min";
    gentle_ends_with_the_day: "
        at 09:00
        gentle on
        gentle off; shows break 3 min; shows routine desk-reset; shows gentle off";
    whoever_stands_at_work_sits_down_for_a_break: "
        set standing on; at 09:00
        shows routine standing; shows break 3 min
        gentle on; shows routine seated
        gentle off; set standing off; shows routine desk-reset";
    the_next_break_is_another_routine: "
        set wait off; at 09:00
        tick 1 h; expect announce 1; shows routine desk-reset
        skip; expect withdraw; expect record skipped 10:00 due 10:00; shows routine desk-reset-thighs
        tick 1 h; expect announce 1
        snooze; expect withdraw; shows routine desk-reset-thighs
        tick 10 min; expect announce 1; shows routine desk-reset-thighs
        start; expect withdraw; expect open; shows routine desk-reset-thighs";
    an_absence_leaves_the_routine_its_turn: "
        at 09:00; tick 20 min; leaves; tick 3 min; works; expect record natural 09:20-09:23 sat 20 min
        shows routine desk-reset";
    gentle_can_be_switched_off: "
        set gentle off; at 09:00
        gentle on; shows break 3 min; shows routine desk-reset; shows gentle off";
    a_gentle_break_of_one_minute_stays_one: "set length 1; at 09:00; gentle on; shows break 1 min";
    a_gentle_break_of_fifteen_minutes_is_eight: "set length 15; at 09:00; gentle on; shows break 8 min";
    a_gentle_absence_counts_sooner: "
        at 09:00; gentle on; tick 20 min; leaves; tick 2 min; status resting since 09:20; works
        expect record natural 09:20-09:22 sat 20 min";
    every_stage_has_its_deadline: "
        at 09:00; deadline 10:00
        tick 60 min; deadline 10:01
        leaves
        tick 2 s; deadline 10:01
        tick 3 s; expect announce 1
        deadline 10:03
        works; deadline 10:09:55
        tick 590 s; expect nothing; deadline 10:10:05
        tick 10 s; expect announce 2; deadline 10:19:55";
    a_waiting_break_of_resting_hands_has_a_nearer_deadline: "
        at 09:00
        tick 60 min
        leaves
        idle 2 s; deadline 10:00:03
        tick 3 s; expect announce 1 at 10:00:03";
    a_blocked_repeat_has_its_deadline: "
        set wait off; at 09:00
        dnd on
        tick 5 h; expect announce 1 at 14:00
        tick 15 min; deadline 18:10";
}
