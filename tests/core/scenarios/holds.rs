//! Held, not lost: do-not-disturb, meetings, fullscreen.

use crate::story::stories;

stories! {
    // stretchly#413, #722, #1172, #1311, #1600: do-not-disturb is heeded (how it is read from the desktop:
    // tests/agent).
    do_not_disturb_holds: "
        at 09:00
        dnd on
        tick 90 min; expect nothing; status held since 10:00 dnd until 14:00; sitting 90 min
        clock-of-sitting runs";
    // stretchly#969, #1535, #1553; workrave#407: so are microphone and camera.
    a_meeting_holds: "at 09:00; meeting on; tick 90 min; expect nothing; status held since 10:00 meeting until 14:00";
    a_film_holds: "
        at 09:00
        fullscreen on
        tick 90 min; expect nothing; status held since 10:00 fullscreen until 14:00";
    // stretchly#722: it is heeded right after a pause as well.
    a_pause_that_ends_in_do_not_disturb_does_not_break_in: "
        at 09:00
        tick 50 min
        dnd on
        pause 30 min
        tick 45 min; expect nothing; status held since 10:30 dnd until 14:30";
    resuming_in_do_not_disturb_does_not_break_in: "
        at 09:00
        tick 59 min
        dnd on
        pause
        tick 30 min
        resume
        tick 30 min; expect nothing; status held since 10:30 dnd until 14:30";
    // stretchly#1603: a film that begins and ends resets nothing.
    a_film_of_seconds_changes_nothing: "
        at 09:00
        tick 40 min
        fullscreen on
        tick 3 s
        fullscreen off; expect nothing; sitting 40 min 3 s; status working due 10:00
        tick 21 min; expect announce 1 at 10:01";
    // stretchly#348, #1382: a desktop that is in do-not-disturb from the start and never leaves it.
    a_desktop_that_never_leaves_do_not_disturb: "
        set wait off; at 09:00
        dnd on
        tick 5 h; expect announce 1 at 14:00
        start; expect withdraw; expect open; leaves
        tick 3 min
        works; done; expect record taken 14:00-14:03 due 10:00
        tick 5 h; expect announce 1 at 19:03; status due since 15:03 announced 1 until 19:13";
    // stretchly#1313: held until it ends, then offered once.
    it_is_offered_when_the_reason_ends: "
        at 09:00; dnd on; tick 90 min; dnd off; status waiting since 10:00 until 10:31
        tick 1 min; expect announce 1 at 10:31; status due since 10:00 announced 1 until 10:41";
    it_is_offered_once: "
        set wait off; at 09:00
        dnd on
        tick 90 min
        dnd off; expect announce 1
        tick 9 min; expect nothing
        status due since 10:00 announced 1 until 10:40";
    it_is_offered_at_a_natural_pause: "
        at 09:00
        meeting on
        tick 90 min
        meeting off
        tick 10 s
        leaves
        tick 5 s; expect announce 1 at 10:30:15";
    it_is_not_offered_on_the_second_a_call_ends: "
        at 09:00
        meeting on
        leaves
        tick 90 min
        meeting off
        tick 4 s; expect nothing
        tick 1 s; expect announce 1 at 10:30:05";
    reasons_are_a_set: "
        set wait off; at 09:00; dnd on; meeting on; tick 70 min; status held since 10:00 dnd+meeting until 14:00
        dnd off; expect nothing; status held since 10:00 meeting until 14:00
        fullscreen on; status held since 10:00 meeting+fullscreen until 14:00
        meeting off; expect nothing; fullscreen off; expect announce 1";
    one_reason_told_twice_ends_once: "set wait off; at 09:00; dnd on; dnd on; tick 70 min; dnd off; expect announce 1";
    a_reason_that_ended_before_is_no_matter: "
        at 09:00
        dnd on
        tick 30 min
        dnd off
        tick 31 min; expect announce 1 at 10:01";
    a_reason_that_begins_while_waiting_holds: "
        at 09:00
        tick 60 min
        tick 30 s
        meeting on
        tick 10 min; expect nothing; status held since 10:00 meeting until 14:00:30
        meeting off
        tick 1 min; expect announce 1 at 10:11:30";
    // SafeEyes#665, #898; stretchly#348, #1382: nothing suppresses for ever.
    nothing_holds_longer_than_four_hours: "
        at 09:00; dnd on; tick 299 min; expect nothing; deadline 14:00; tick 2 min; expect announce 1 at 14:01";
    reasons_that_come_and_go_hold_four_hours_in_all: "
        at 09:00; dnd on; tick 180 min; dnd off; tick 10 s; dnd on; tick 119 min; expect nothing
        status held since 10:00 dnd until 14:00; tick 2 min; expect announce 1 at 14:01";
    what_was_offered_after_four_hours_is_repeated_and_missed: "
        set wait off; at 09:00
        dnd on
        tick 300 min; expect announce 1 at 14:00
        dnd off
        tick 30 min; expect announce 2; expect announce 3; expect withdraw
        expect record missed 14:30 due 10:00 sat 330 min";
    what_was_offered_gets_its_own_four_hours_when_it_is_held_again: "
        set wait off; at 09:00
        dnd on
        tick 90 min
        dnd off; expect announce 1
        start; expect withdraw; expect open
        meeting on
        tick 1 min
        abandon; expect close
        status held since 10:00 meeting until 14:31";
    // sane-break#166: a snooze that runs out in a meeting.
    what_was_offered_in_spite_of_it_and_left_is_held_anew: "
        set wait off; at 09:00
        dnd on
        tick 300 min; expect announce 1 at 14:00
        start; expect withdraw; expect open
        leaves
        tick 1 min
        works
        abandon; expect close; status held since 10:00 dnd until 18:01";
    a_snooze_that_runs_out_in_a_meeting_is_held: "
        set wait off; at 09:00
        tick 60 min; expect announce 1
        snooze; expect withdraw
        meeting on
        tick 30 min; expect nothing
        status held since 10:00 meeting until 14:10
        meeting off; expect announce 1";
    a_snoozed_break_gets_its_own_four_hours: "
        set wait off; at 09:00
        dnd on
        tick 120 min
        snooze
        tick 10 min; status held since 10:00 dnd until 15:10";
    // Replayed from the peers' tests: a call begins while the reminder stands.
    a_standing_reminder_is_withdrawn_when_a_presentation_begins: "
        set wait off; at 09:00; tick 60 min; expect announce 1; tick 1 min; fullscreen on; expect withdraw";
    a_reminder_that_was_held_is_called_for_as_if_for_the_first_time: "
        set wait off; at 09:00
        tick 75 min; expect announce 1; expect announce 2
        meeting on; expect withdraw; status held since 10:00 meeting until 14:15
        tick 40 min; expect nothing
        meeting off; expect announce 1 at 10:55
        tick 20 min; expect announce 2; expect announce 3
        tick 10 min; expect withdraw; expect record missed 11:25 due 10:00";
    a_reminder_that_was_held_waits_for_a_natural_pause: "
        at 09:00
        tick 61 min; expect announce 1
        meeting on; expect withdraw
        tick 10 min
        meeting off; expect nothing
        tick 59 s; expect nothing
        tick 1 s; expect announce 1 at 10:12";
    a_last_call_is_not_missed_in_a_meeting: "
        set wait off; at 09:00
        tick 89 min; expect announce 1; expect announce 2; expect announce 3
        meeting on; expect withdraw
        tick 30 min; expect nothing
        meeting off; expect announce 1 at 10:59";
    a_meeting_that_begins_as_the_last_call_runs_out_comes_too_late: "
        set wait off; at 09:00
        tick 90 min; expect announce 1; expect announce 2; expect announce 3
        expect withdraw; expect record missed 10:30 due 10:00
        meeting on; expect nothing";
    a_reminder_that_was_held_is_offered_after_four_hours: "
        set wait off; at 09:00
        tick 60 min; expect announce 1
        tick 5 min
        dnd on; expect withdraw
        tick 239 min; expect nothing
        tick 1 min; expect announce 1 at 14:05
        tick 4 h; expect nothing; status due since 10:00 announced 1 until 18:05";
    what_is_offered_in_spite_of_do_not_disturb_is_held_in_a_call: "
        set wait off; at 09:00
        dnd on
        tick 305 min; expect announce 1 at 14:00
        dnd on; expect nothing
        meeting on; expect withdraw; status held since 10:00 dnd+meeting until 18:05";
    what_was_offered_in_spite_of_it_is_held_when_it_comes_back: "
        set wait off; at 09:00
        dnd on
        tick 305 min; expect announce 1 at 14:00
        dnd off; expect nothing
        dnd on; expect withdraw; status held since 10:00 dnd until 18:05";
    what_was_offered_in_spite_of_a_call_is_held_when_calls_are_heeded_anew: "
        set wait off; at 09:00
        meeting on
        tick 305 min; expect announce 1 at 14:00
        set meeting off; expect nothing
        set meeting on; expect withdraw; status held since 10:00 meeting until 18:05";
    a_reason_nobody_heeds_leaves_the_reminder: "
        set wait off; set meeting off; at 09:00
        tick 60 min; expect announce 1
        meeting on; expect nothing; status due since 10:00 announced 1 until 10:10
        set meeting on; expect withdraw; status held since 10:00 meeting until 14:00
        set meeting off; expect announce 1";
    a_reminder_answered_in_a_call_is_answered: "
        set wait off; at 09:00
        tick 60 min; expect announce 1
        meeting on; expect withdraw
        skip; expect record skipped 10:00 due 10:00
        meeting off; expect nothing; status working due 11:00";
    a_call_within_a_snooze_leaves_the_snooze: "
        set wait off; at 09:00
        tick 60 min; expect announce 1
        snooze; expect withdraw
        meeting on; expect nothing
        tick 5 min
        meeting off; expect nothing; status snoozed until 10:10 count 1";
    a_call_during_the_grace_after_a_lock_withdraws: "
        set wait off; at 09:00
        tick 60 min; expect announce 1
        locks
        unlocks; expect nothing
        meeting on; expect withdraw; status held since 10:00 meeting+settling until 14:00
        tick 1 min
        meeting off; status held since 10:00 settling until 10:02
        tick 1 min; expect announce 1 at 10:02";
    a_restart_in_spite_of_do_not_disturb_shows_it_again: "
        set wait off; at 09:00
        dnd on
        tick 305 min; expect announce 1 at 14:00
        restart 10 s; expect announce 1
        dnd on; expect nothing
        tick 5 min; expect nothing; status due since 10:00 announced 1 until 14:10:10";
    do_not_disturb_may_be_ignored: "set dnd off; at 09:00; dnd on; tick 61 min; expect announce 1 at 10:01";
    meetings_may_be_ignored: "set meeting off; at 09:00; meeting on; tick 61 min; expect announce 1 at 10:01";
    films_may_be_ignored: "set fullscreen off; at 09:00; fullscreen on; tick 61 min; expect announce 1 at 10:01";
    a_switch_turned_off_while_holding_offers: "
        set wait off; at 09:00
        dnd on
        tick 70 min
        set dnd off; expect announce 1 at 10:10";
    a_switch_turned_on_heeds_what_is_on: "
        set dnd off; at 09:00
        dnd on
        tick 30 min
        set dnd on
        tick 40 min; status held since 10:00 dnd until 14:00";
    settling_is_the_engines_own: "set wait off; at 09:00; settling on; tick 60 min; expect announce 1 at 10:00";
    settling_and_a_meeting_hold_together: "
        set wait off; at 09:00
        meeting on
        tick 59 min
        woke
        tick 1 min; status held since 10:00 meeting+settling until 14:00
        meeting off; status held since 10:00 settling until 10:01
        tick 1 min; expect announce 1 at 10:01";
    a_held_break_may_be_started: "
        at 09:00
        dnd on
        tick 70 min
        start; expect open; leaves
        tick 3 min
        works; done; expect record taken 10:10-10:13 due 10:00 sat 70 min
        dnd off
        tick 2 min; expect nothing; status working due 11:13";
    a_held_break_expires_with_the_hours: "
        hours mon-fri 08:00-12:00; at 09:00
        dnd on
        tick 3 h; expect record expired 12:00 due 10:00 sat 180 min
        dnd off
        tick 10 min; expect nothing";
    a_held_break_outlasts_a_short_pause: "
        set wait off; at 09:00
        dnd on
        tick 70 min
        pause 30 min; expect nothing
        dnd off
        tick 29 min; expect nothing
        tick 1 min; expect announce 1 at 10:40";
    a_pause_does_not_make_a_hold_longer: "
        set wait off; at 09:00
        dnd on
        tick 299 min
        pause 30 min
        tick 29 min; expect nothing
        tick 1 min; expect announce 1 at 14:29";
    a_pause_counts_with_the_hold_that_begins_in_it: "
        set wait off; at 09:00
        tick 60 min; expect announce 1
        pause 30 min; expect withdraw
        tick 10 min
        dnd on
        tick 229 min; expect nothing
        tick 1 min; expect announce 1 at 14:00";
    do_not_disturb_during_a_break_changes_nothing: "
        at 09:00
        tick 1 h
        start; expect open; leaves
        dnd on
        tick 3 min
        works; done done; expect record taken 10:00-10:03 due 10:00 answer done";
}
