//! Start, snooze, skip, done, leaving a break.

use crate::story::stories;

stories! {
    a_second_skip_right_after_has_nothing_to_skip: "
        at 09:00
        tick 20 min
        skip
        expect record skipped 09:20 sat 20 min
        skip
        refused NothingDue
        tick 59 s
        skip
        refused NothingDue
        tick 1 s
        skip
        expect record skipped 09:21 sat 1 min";
    nor_has_a_skip_right_after_a_due_one: "
        at 09:00
        tick 61 min
        expect announce 1
        skip
        expect withdraw
        expect record skipped 10:01 due 10:00
        skip
        refused NothingDue";
    start_takes_the_reminder_back_and_opens_the_break: "
        at 09:00
        tick 61 min; expect announce 1
        start; expect withdraw; expect open; status break 10:01-10:04; sitting 61 min; clock-of-sitting stands
        leaves
        tick 5 s; deadline 10:04";
    a_break_done_is_recorded_with_what_was_sat: "
        at 09:00; tick 61 min; expect announce 1; tick 1 min; start; expect withdraw; expect open; leaves
        tick 3 min; works; done done; expect record taken 10:02-10:05 due 10:00 answer done sat 62 min
        status working due 11:05; sitting 0 min";
    a_break_may_be_partly_done: "
        at 09:00
        tick 61 min; expect announce 1
        start; expect withdraw; expect open; leaves
        tick 1 min
        works; done partly; expect record taken 10:01-10:02 due 10:00 answer partly";
    // SafeEyes#478; stretchly#1570, #1590: shown and done are two things.
    a_break_may_be_not_really_done: "
        at 09:00
        tick 61 min; expect announce 1
        start; expect withdraw; expect open; leaves
        tick 1 min
        works; done no; expect record taken 10:01-10:02 due 10:00 answer notreally";
    a_break_may_be_taken_early: "
        at 09:00; tick 30 min; start; expect open; leaves; tick 3 min; works; done
        expect record taken 09:30-09:33 sat 30 min; status working due 10:33";
    a_break_may_be_started_while_waiting: "
        at 09:00
        tick 60 min
        tick 10 s
        start; expect open; leaves
        tick 3 min
        works; done; expect record taken 10:00:10-10:03:10 due 10:00 sat 60 min 10 s";
    done_may_come_early: "
        at 09:00
        tick 61 min; expect announce 1
        start; expect withdraw; expect open; leaves
        tick 20 s
        works; done done; expect record taken 10:01-10:01:20 due 10:00 answer done";
    done_may_come_late: "
        at 09:00
        tick 61 min; expect announce 1
        start; expect withdraw; expect open
        leaves
        tick 12 min
        works
        done done; expect record taken 10:01-10:13 due 10:00 answer done; sitting 0 min";
    // BreakTimer#206, #145, #208, #230, #320: nothing stays stuck (the countdowns: `sleep::after_a_night_asleep_...`).
    a_forgotten_break_ends_by_itself: "
        at 09:00
        tick 61 min; expect announce 1
        start; expect withdraw; expect open
        leaves
        tick 3 min
        works
        tick 9 min; expect nothing
        tick 1 min; expect record taken 10:01-10:04 due 10:00 sat 61 min; expect close; sitting 10 min
        status working due 11:04";
    a_break_walked_away_from_ends_by_itself: "
        at 09:00; tick 61 min; expect announce 1; start; expect withdraw; expect open
        leaves; tick 13 min; expect record taken 10:01-10:04 due 10:00; expect close; sitting 0 min
        tick 30 min; works; expect nothing; status working due 11:44";
    no_input_is_expected_during_a_break: "
        at 09:00; tick 61 min; expect announce 1; start; expect withdraw; expect open; leaves
        tick 3 min; expect nothing; works; done done; expect record taken 10:01-10:04 due 10:00 answer done";
    nothing_else_falls_due_during_a_break: "
        set interval 15; at 09:00
        tick 16 min; expect announce 1
        start; expect withdraw; expect open; leaves
        tick 12 min; expect nothing; status break 09:16-09:19";
    leaving_a_break_makes_it_due_again: "
        at 09:00; tick 61 min; expect announce 1; start; expect withdraw; expect open
        leaves; tick 1 min; works; abandon; expect close; expect announce 2
        status due since 10:00 announced 2 until 10:12; sitting 61 min; clock-of-sitting runs";
    leaving_after_the_third_call_stays_the_third: "
        at 09:00; tick 81 min; expect announce 1; expect announce 2; expect announce 3
        start; expect withdraw; expect open; abandon; expect close; expect announce 3
        tick 10 min; expect withdraw; expect record missed 10:31 due 10:00";
    leaving_a_break_in_a_meeting_holds_it: "
        set wait off; at 09:00
        tick 60 min; expect announce 1
        start; expect withdraw; expect open
        meeting on
        tick 1 min
        abandon; expect close
        status held since 10:00 meeting until 14:01
        meeting off; expect announce 1";
    leaving_a_break_in_the_grace_waits: "
        set wait off; at 09:00
        tick 60 min; expect announce 1
        start; expect withdraw; expect open
        tick 10 s
        sleeps 20 s
        abandon; expect close
        status held since 10:00 settling until 10:02:30
        tick 2 min; expect announce 1 at 10:02:30";
    leaving_an_early_break_goes_back_to_work: "
        at 09:00; tick 30 min; start; expect open; leaves; tick 1 min; works; abandon; expect close
        sitting 30 min; status working due 10:01";
    leaving_a_break_started_while_waiting_waits_again: "
        at 09:00; tick 60 min; start; expect open; tick 20 s; abandon; expect close
        status waiting since 10:00 until 10:01:20; tick 1 min; expect announce 1 at 10:01:20";
    leaving_a_break_started_while_snoozed_stays_snoozed: "
        at 09:00; tick 61 min; expect announce 1; snooze; expect withdraw; tick 2 min; start; expect open
        abandon; expect close; status snoozed until 10:11 count 1";
    leaving_after_the_snooze_ran_out_waits: "
        at 09:00; tick 61 min; expect announce 1; snooze 1; expect withdraw; start; expect open; tick 2 min
        abandon; expect close; status waiting since 10:00 until 10:04";
    leaving_a_break_started_while_held_stays_held: "
        at 09:00; tick 30 min; dnd on; tick 31 min; start; expect open; tick 1 min; abandon; expect close
        status held since 10:00 dnd until 14:00";
    snooze_puts_it_off_for_ten_minutes: "
        at 09:00; tick 61 min; expect announce 1; snooze; expect withdraw
        status snoozed until 10:11 count 1; deadline 10:11; shows snoozes 2
        tick 9 min; expect nothing
        tick 2 min; expect announce 1 at 10:12; status due since 10:00 announced 1 until 10:22";
    snooze_may_be_of_any_length: "
        at 09:00
        tick 61 min; expect announce 1
        snooze 25; expect withdraw; status snoozed until 10:26 count 1";
    a_snooze_lasts_an_hour_at_most: "
        at 09:00
        tick 61 min; expect announce 1
        snooze 500; expect withdraw; status snoozed until 11:01 count 1";
    a_snooze_lasts_a_minute_at_least: "
        at 09:00
        tick 61 min; expect announce 1
        snooze 0; expect withdraw; status snoozed until 10:02 count 1";
    the_length_of_a_snooze_is_a_setting: "
        set snooze 5; at 09:00
        tick 61 min; expect announce 1
        snooze; expect withdraw; status snoozed until 10:06 count 1";
    snoozing_while_waiting_is_possible: "
        at 09:00
        tick 60 min
        snooze; expect nothing; status snoozed until 10:10 count 1";
    snoozing_while_held_is_possible: "
        at 09:00
        dnd on
        tick 70 min
        snooze; status snoozed until 10:20 count 1
        tick 10 min; status held since 10:00 dnd until 14:20";
    a_third_snooze_is_the_last: "
        set wait off; at 09:00; tick 60 min; expect announce 1
        snooze; expect withdraw; tick 10 min; expect announce 1
        snooze; expect withdraw; tick 10 min; expect announce 1
        snooze; expect withdraw; tick 10 min; expect announce 1; shows snoozes 0
        snooze; refused SnoozeLimit; expect nothing; status due since 10:00 announced 1 until 10:40";
    snoozes_are_counted_on_the_record: "
        set wait off; at 09:00
        tick 60 min; expect announce 1
        snooze; expect withdraw
        tick 10 min; expect announce 1
        start; expect withdraw; expect open; leaves
        tick 3 min
        works; done; expect record taken 10:10-10:13 due 10:00 snoozed 1 sat 70 min; shows snoozes 3";
    without_snoozes_there_is_none: "set limit 0; at 09:00; tick 61 min; expect announce 1; snooze; refused SnoozeLimit";
    a_snoozed_break_cannot_be_snoozed_again: "
        at 09:00
        tick 61 min; expect announce 1
        snooze; expect withdraw
        snooze; refused AlreadySnoozed; status snoozed until 10:11 count 1";
    a_snoozed_break_may_be_missed: "
        set wait off; at 09:00; tick 60 min; expect announce 1; snooze; expect withdraw; tick 40 min
        expect announce 1; expect announce 2; expect announce 3; expect withdraw
        expect record missed 10:40 due 10:00 snoozed 1 sat 100 min";
    // The pitfall of a strict mode (stretchly#437, #411, #836): there is always a way out.
    skip_is_recorded_and_never_scolded: "
        at 09:00; tick 61 min; expect announce 1; tick 1 min; skip; expect withdraw
        expect record skipped 10:02 due 10:00 sat 62 min; status working due 11:02; sitting 0 min";
    a_waiting_break_may_be_skipped: "at 09:00; tick 60 min; skip; expect record skipped 10:00 due 10:00";
    a_snoozed_break_may_be_skipped: "
        at 09:00
        tick 61 min; expect announce 1
        snooze; expect withdraw
        skip; expect record skipped 10:01 due 10:00 snoozed 1";
    a_held_break_may_be_skipped: "
        at 09:00
        meeting on
        tick 61 min
        skip; expect record skipped 10:01 due 10:00
        meeting off
        tick 1 min; expect nothing";
    the_next_break_may_be_skipped: "
        at 09:00
        tick 50 min
        skip; expect record skipped 09:50 sat 50 min
        tick 59 min; expect nothing
        tick 2 min; expect announce 1 at 10:51";
    what_is_not_due_cannot_be_snoozed: "at 09:00; tick 20 min; snooze; refused NothingDue; status working due 10:00";
    what_is_not_taken_cannot_be_done: "at 09:00; done; refused NotInBreak; status working due 10:00";
    what_is_not_taken_cannot_be_left: "at 09:00; abandon; refused NotInBreak";
    a_break_cannot_be_started_twice: "
        at 09:00
        tick 1 min
        start; expect open; leaves
        tick 1 min
        start; refused AlreadyInBreak; expect nothing; status break 09:01-09:04";
    a_running_break_may_be_put_off: "
        at 09:00
        tick 61 min; expect announce 1
        start; expect withdraw; expect open
        leaves
        tick 1 min
        works
        snooze; expect close; status snoozed until 10:12 count 1; sitting 61 min; shows snoozes 2
        tick 9 min; expect nothing
        tick 2 min; expect announce 1 at 10:13
        skip; expect withdraw; expect record skipped 10:13 due 10:00 snoozed 1";
    a_running_break_is_put_off_as_often_as_any: "
        set limit 1; set wait off; at 09:00
        tick 60 min; expect announce 1
        snooze; expect withdraw
        start; expect open
        snooze; refused SnoozeLimit; status break 10:00-10:03
        set limit 2
        snooze 5; expect close; status snoozed until 10:05 count 2";
    a_break_begun_early_is_not_put_off_but_left: "
        at 09:00
        tick 30 min
        start; expect open
        snooze; refused NothingDue; status break 09:30-09:33";
    a_running_break_may_be_skipped: "
        at 09:00
        tick 61 min; expect announce 1
        start; expect withdraw; expect open
        leaves
        tick 1 min
        works
        skip; expect close; expect record skipped 10:02 due 10:00 sat 61 min; status working due 11:02
        tick 59 min; expect nothing";
    a_running_break_that_was_not_due_may_be_skipped: "
        at 09:00
        tick 30 min
        start; expect open
        skip; expect close; expect record skipped 09:30 sat 30 min; sitting 0 min";
    a_running_break_skipped_counts_the_work_in_it: "
        at 09:00
        tick 60 min
        start; expect open
        tick 70 s
        skip; expect close; expect record skipped 10:01:10 due 10:00 sat 61 min";
    // Input stops the clock of a break, after ten seconds of grace.
    hands_at_work_stop_the_clock_of_a_break: "
        at 09:00
        tick 60 min
        start; expect open
        tick 10 s; status break 10:00-10:03 stands; deadline 10:10:10
        tick 20 s; status break 10:00-10:03:20 stands; sitting 60 min; clock-of-sitting stands
        leaves
        tick 5 s; status break 10:00-10:03:20; deadline 10:03:20
        tick 165 s; status break 10:00-10:03:20
        works
        done; expect record taken 10:00-10:03:20 due 10:00 sat 60 min";
    within_the_grace_nothing_stops: "
        at 09:00
        tick 60 min
        start; expect open
        tick 9 s; status break 10:00-10:03; deadline 10:00:10
        leaves
        tick 1 min; status break 10:00-10:03
        works
        tick 9 s; status break 10:00-10:03
        leaves
        tick 1 min; status break 10:00-10:03";
    work_after_its_clock_ran_out_stops_nothing: "
        at 09:00
        tick 60 min
        start; expect open
        leaves
        tick 170 s
        works
        tick 1 min; status break 10:00-10:03
        done; expect record taken 10:00-10:03:50 due 10:00";
    work_ten_seconds_and_one_before_its_end_does: "
        at 09:00
        tick 60 min
        start; expect open
        leaves
        tick 169 s
        works
        tick 1 min; status break 10:00-10:03:50 stands";
    with_the_switch_off_the_persons_word_counts: "
        set stop off; at 09:00
        tick 60 min
        start; expect open
        tick 2 min; status break 10:00-10:03; shows counts whole
        tick 1 min
        done done; expect record taken 10:00-10:03 due 10:00 answer done";
    where_nobody_can_tell_it_does_too: "
        at 09:00
        blind
        tick 61 min; expect announce 1
        start; expect withdraw; expect open
        tick 3 min; status break 10:01-10:04; shows counts whole
        done done; expect record taken 10:01-10:04 due 10:00 answer done";
    a_source_lost_in_a_break_leaves_it_to_the_person: "
        at 09:00
        tick 60 min
        start; expect open
        tick 40 s
        blind
        tick 170 s; status break 10:00-10:03:30; shows counts whole
        done; expect record taken 10:00-10:03:30 due 10:00";
    // Start pressed, worked through: not taken, whatever is pressed at its end.
    a_break_never_left_is_not_taken: "
        at 09:00
        tick 60 min
        start; expect open
        tick 3 min; shows counts notatall
        done done; expect close; expect record skipped 10:03 due 10:00 sat 62 min 50 s; status working due 11:03";
    a_break_mostly_worked_through_is_partly_at_best: "
        at 09:00
        tick 60 min
        start; expect open
        tick 2 min
        leaves
        tick 1 min; shows counts partly
        works
        done done; expect record taken 10:00-10:03 due 10:00 answer partly";
    not_really_stays_not_really: "
        at 09:00
        tick 60 min
        start; expect open
        tick 2 min
        leaves
        tick 1 min
        works
        done no; expect record taken 10:00-10:03 due 10:00 answer notreally";
    a_break_at_rest_for_half_its_length_is_one: "
        at 09:00
        tick 60 min
        start; expect open
        tick 2 min
        leaves
        tick 80 s; shows counts whole
        works
        done done; expect record taken 10:00-10:03:20 due 10:00 answer done";
    for_a_second_less_it_is_partly: "
        at 09:00
        tick 60 min
        start; expect open
        tick 2 min
        leaves
        tick 79 s; shows counts partly
        works
        done; expect record taken 10:00-10:03:19 due 10:00 answer partly";
    whoever_rested_as_long_as_they_worked_was_away: "
        at 09:00
        tick 60 min
        start; expect open
        tick 1 min
        leaves
        tick 40 s; shows counts whole
        works
        done done; expect record taken 10:00-10:01:40 due 10:00 answer done";
    whoever_rested_a_second_less_was_partly: "
        at 09:00
        tick 60 min
        start; expect open
        tick 1 min
        leaves
        tick 39 s; shows counts partly
        works
        done done; expect record taken 10:00-10:01:39 due 10:00 answer partly";
    a_break_done_early_is_what_the_person_says: "
        at 09:00
        tick 60 min
        start; expect open
        leaves
        tick 20 s
        works
        tick 15 s
        done done; expect record taken 10:00-10:00:35 due 10:00 answer done";
    a_break_nobody_left_is_asked_for_again: "
        at 09:00
        tick 61 min; expect announce 1
        start; expect withdraw; expect open
        tick 10 min; expect nothing
        tick 10 s; expect close; expect announce 2 at 10:11:10; sitting 71 min";
    whoever_goes_back_to_work_had_the_break_until_then: "
        at 09:00
        tick 60 min
        start; expect open
        leaves
        tick 80 s
        works
        tick 11 min; expect record taken 10:00-10:01:20 due 10:00; expect close; sitting 11 min";
    whoever_goes_back_at_once_had_a_part_of_it: "
        at 09:00
        tick 60 min
        start; expect open
        leaves
        tick 79 s
        works
        tick 11 min; expect record taken 10:00-10:01:19 due 10:00 answer partly; expect close; sitting 11 min";
    whoever_sits_down_in_the_middle_of_it_has_ten_minutes: "
        set length 10; at 09:00
        tick 60 min
        start; expect open
        leaves
        tick 5 min
        works
        tick 609 s; status break 10:00-10:19:59 stands
        tick 1 s; expect record taken 10:00-10:05 due 10:00; expect close";
    a_short_sleep_in_a_break_is_rest: "
        at 09:00
        tick 60 min
        start; expect open
        tick 30 s
        sleeps 1 min; status break 10:00-10:03:20
        leaves
        tick 2 min
        works
        done; expect record taken 10:00-10:03:30 due 10:00";
    hands_behind_a_lock_are_at_rest: "
        at 09:00
        tick 60 min
        start; expect open
        tick 5 s
        locks
        tick 1 min; status break 10:00-10:03; shows counts whole
        unlocks
        tick 9 s; status break 10:00-10:03
        tick 1 s; status break 10:00-10:03 stands";
    a_second_word_that_somebody_is_there_begins_the_grace_anew: "
        at 09:00
        tick 60 min
        start; expect open
        tick 30 s
        active; status break 10:00-10:03:20; shows counts notatall
        tick 10 s; status break 10:00-10:03:20 stands";
    what_is_not_paused_cannot_be_resumed: "at 09:00; resume; refused NotPaused";
    nothing_is_skipped_while_resting: "at 09:00; tick 20 min; leaves; tick 10 min; skip; refused NothingDue";
    a_rested_person_may_start_a_break: "
        at 09:00
        tick 20 min
        leaves
        tick 10 min
        start
        expect record natural 09:20-09:30 sat 20 min; expect open
        tick 3 min
        works
        done; expect record taken 09:30-09:33 sat 0 min";
    a_break_over_its_length_has_its_deadline: "
        at 09:00
        tick 60 min
        start; expect open
        leaves
        tick 5 s; deadline 10:03
        tick 175 s; deadline 10:13
        tick 10 min; expect record taken 10:00-10:03 due 10:00; expect close";
    work_after_the_length_of_a_break_counts: "
        at 09:00
        tick 60 min
        start; expect open
        leaves
        tick 3 min
        works
        tick 2 min; sitting 60 min
        abandon; expect close; sitting 60 min";
    an_absence_after_a_break_begins_with_its_end: "
        at 09:00
        tick 60 min
        start; expect open
        leaves
        tick 3 min
        done; expect record taken 10:00-10:03 due 10:00; status away since 10:03 counts 10:06
        tick 4 min
        works; expect nothing";
    a_film_goes_on_after_a_break: "
        at 09:00
        fullscreen on
        leaves
        tick 30 min
        start; expect open
        tick 3 min
        done; expect record taken 09:30-09:33 sat 30 min
        tick 10 min; sitting 10 min";
    during_a_break_it_is_seen_at_once_that_the_hands_rest: "
        at 09:00
        tick 30 min
        start; expect open; threshold 5 s
        set stop off; threshold 2 min";
    during_a_break_no_absence_is_waited_for: "
        set reading 30; at 09:00
        tick 20 min
        leaves
        tick 1 min
        start; expect open; deadline 09:24";
}
