//! Where two rules meet: hours and a break, a change of the settings and what stands, a lock that is told twice.

use crate::story::stories;

stories! {
    // Hours that end within a break: it is a break all the same.
    hours_that_end_within_a_break_leave_it: "
        hours mon 08:00-10:01; set wait off; at 09:00
        tick 1 h; expect announce 1
        start; expect withdraw; expect open; leaves
        tick 3 min; status break 10:00-10:03
        works; done; expect record taken 10:00-10:03 due 10:00 sat 60 min; status off until mon 08:00";
    one_that_is_left_after_their_end_expires: "
        hours mon 08:00-10:01; set wait off; at 09:00
        tick 1 h; expect announce 1
        start; expect withdraw; expect open
        tick 2 min
        abandon; expect close; expect record expired 10:02 due 10:00 by hours; status off until mon 08:00";
    one_that_is_left_before_their_end_is_offered_until_then: "
        hours mon 08:00-10:01; set wait off; at 09:00
        tick 1 h; expect announce 1
        start; expect withdraw; expect open
        tick 59 s
        abandon; expect close; expect announce 2
        tick 1 s; expect withdraw; expect record expired 10:01 due 10:00 by hours";
    one_that_nobody_ends_is_over_by_itself_after_hours: "
        hours mon 08:00-10:01; set wait off; at 09:00
        tick 1 h; expect announce 1
        start; expect withdraw; expect open; leaves
        tick 13 min; expect record taken 10:00-10:03 due 10:00; expect close; status off until mon 08:00";
    hours_that_begin_within_a_break_count_from_its_end: "
        hours mon 08:00-18:00; at 07:59
        start; expect open; leaves
        tick 3 min
        works; done; expect record taken 07:59-08:02; status working due 09:02";

    // Holds that come and go outside hours are no matter within them.
    a_hold_that_came_and_went_outside_hours: "
        hours mon 08:00-18:00; set wait off; at 07:00
        meeting on
        tick 30 min
        meeting off
        tick 90 min; expect announce 1 at 09:00";
    a_hold_that_began_outside_hours_holds_within_them: "
        hours mon 08:00-18:00; set wait off; at 07:00
        meeting on
        tick 2 h; expect nothing; status held since 09:00 meeting until 13:00
        meeting off; expect announce 1";
    a_hold_that_began_outside_them_has_its_four_hours_from_when_it_holds: "
        hours mon 08:00-18:00; set wait off; at 04:00
        dnd on
        tick 8 h 59 min; expect nothing
        tick 1 min; expect announce 1 at 13:00";
    a_hold_over_the_end_of_hours_loses_what_expires: "
        hours mon-tue 08:00-10:30; set wait off; at 09:00
        meeting on
        tick 90 min; expect record expired 10:30 due 10:00 by hours
        meeting off; expect nothing
        at tue 08:30
        expect nothing; sitting 30 min";

    // Settings changed while something stands.
    a_longer_interval_leaves_what_is_due: "
        set wait off; at 09:00
        tick 1 h; expect announce 1
        set interval 180; status due since 10:00 announced 1 until 10:10
        tick 10 min; expect announce 2";
    a_shorter_interval_makes_one_due_at_once: "
        set wait off; at 09:00
        tick 30 min
        set interval 30; expect announce 1";
    one_a_minute_longer_than_that_does_not: "
        set wait off; at 09:00
        tick 30 min
        set interval 31; status working due 09:31";
    an_interval_changed_while_held: "
        set wait off; at 09:00
        meeting on
        tick 1 h; status held since 10:00 meeting until 14:00
        set interval 120; status held since 10:00 meeting until 14:00
        meeting off; expect announce 1";
    an_interval_changed_while_snoozed: "
        set wait off; at 09:00
        tick 1 h; expect announce 1
        snooze; expect withdraw
        set interval 15; status snoozed until 10:10 count 1
        tick 10 min; expect announce 1";
    an_interval_changed_while_away_is_that_of_the_return: "
        set wait off; at 09:00
        tick 30 min
        leaves
        tick 2 min 30 s
        set interval 30
        works; expect nothing
        tick 10 s; expect announce 1";
    a_longer_length_while_away_asks_for_more: "
        at 09:00
        tick 40 min
        leaves
        tick 2 min 30 s
        set length 5; status away since 09:40 counts 09:45
        tick 2 min 29 s
        works; sitting 40 min";
    a_shorter_length_while_away_counts_at_once: "
        at 09:00
        tick 40 min
        leaves
        tick 2 min 30 s
        set length 2
        status resting since 09:40
        works; expect record natural 09:40-09:42:30 sat 40 min";
    one_that_counts_already_counts_whatever_is_set: "
        at 09:00
        tick 40 min
        leaves
        tick 3 min
        set length 15; status resting since 09:40
        works; expect record natural 09:40-09:43 sat 40 min";
    a_length_changed_while_due_is_that_of_the_break: "
        set wait off; at 09:00
        tick 1 h; expect announce 1
        set length 10
        start; expect withdraw; expect open; status break 10:00-10:10";
    a_length_changed_within_a_break_is_that_of_the_next: "
        set wait off; at 09:00
        tick 1 h; expect announce 1
        start; expect withdraw; expect open; leaves
        set length 10; status break 10:00-10:03";
    hours_changed_while_due_expire_it: "
        set wait off; at 09:00
        tick 1 h; expect announce 1
        hours mon 08:00-09:30; expect withdraw; expect record expired 10:00 due 10:00 by hours sat 60 min";
    hours_that_still_hold_leave_it: "
        set wait off; at 09:00
        tick 1 h; expect announce 1
        hours mon 08:00-10:01; status due since 10:00 announced 1 until 10:10";
    hours_changed_while_held_expire_it: "
        set wait off; at 09:00
        meeting on
        tick 1 h
        hours mon 08:00-09:30; expect record expired 10:00 due 10:00 by hours sat 60 min";
    hours_changed_while_away_wait_for_what_becomes_of_it: "
        set wait off; at 09:00
        tick 1 h; expect announce 1
        leaves
        tick 1 min
        hours mon 08:00-09:30
        tick 2 min; expect withdraw
        works; expect record natural 10:00-10:03 due 10:00 sat 60 min; status off until mon 08:00";
    back_too_soon_it_expires_by_them: "
        set wait off; at 09:00
        tick 1 h; expect announce 1
        leaves
        tick 1 min
        hours mon 08:00-09:30
        tick 1 min 59 s
        works
        tick 10 s; expect withdraw; expect record expired 10:03:09 due 10:00 by hours";

    // A short rest while snoozed changes nothing; one of a break's length is the break.
    a_short_rest_while_snoozed: "
        set wait off; at 09:00
        tick 1 h; expect announce 1
        snooze; expect withdraw
        leaves
        tick 2 min 59 s
        works; expect nothing; status snoozed until 10:10 count 1
        tick 7 min 1 s; expect announce 1 at 10:10";
    one_of_a_breaks_length_is_the_break: "
        set wait off; at 09:00
        tick 1 h; expect announce 1
        snooze; expect withdraw
        leaves
        tick 3 min
        works; expect record natural 10:00-10:03 due 10:00 snoozed 1 sat 60 min; status working due 11:03";
    a_short_rest_over_the_end_of_a_snooze: "
        set wait off; at 09:00
        tick 1 h; expect announce 1
        snooze; expect withdraw
        tick 9 min
        leaves
        tick 2 min; expect nothing
        works
        tick 10 s; expect announce 1";

    // A lock told twice is one lock.
    a_lock_told_twice_is_one: "
        at 09:00
        tick 40 min
        locks
        tick 2 min
        locks
        tick 1 min
        unlocks; expect record natural 09:40-09:43 sat 40 min";
    a_brief_one_told_twice_resets_nothing: "
        at 09:00
        tick 40 min
        locks
        tick 1 min
        locks
        tick 1 min 59 s
        unlocks; expect nothing; sitting 42 min 59 s";
    an_unlock_told_twice_is_one: "
        at 09:00
        tick 40 min
        locks
        tick 3 min
        unlocks; expect record natural 09:40-09:43 sat 40 min
        unlocks; expect nothing";
    a_lock_told_twice_in_a_break: "
        set wait off; at 09:00
        tick 1 h; expect announce 1
        start; expect withdraw; expect open
        locks
        tick 1 min
        locks
        tick 2 min
        unlocks
        done; expect record taken 10:00-10:03 due 10:00";
}
