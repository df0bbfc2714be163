//! Restart, crash, upgrade: the state goes on; one that is too old is an absence.

use std::time::Duration;

use limber_core::engine::{Engine, Phase};
use limber_core::settings::Settings;
use limber_core::time::{LocalTime, Now};

use crate::story::stories;

stories! {
    a_quick_restart_loses_nothing: "
        at 09:00
        tick 40 min
        restart; expect nothing; sitting 40 min; status working due 10:00";
    a_restart_of_seconds_is_reading: "at 09:00; tick 40 min; restart 5 s; sitting 40 min 5 s; status working due 10:00";
    a_restart_of_a_minute_stops_the_clock: "
        at 09:00
        tick 40 min
        restart 1 min; sitting 40 min; status working due 10:01";
    a_state_as_old_as_a_break_is_a_break: "
        at 09:00
        tick 40 min
        restart 3 min; sitting 0 min
        tick 10 s; expect record natural 09:40-09:43 sat 40 min; sitting 10 s";
    one_a_second_younger_is_not: "
        at 09:00
        tick 40 min
        restart 2 min 59 s; sitting 40 min
        tick 10 s; sitting 40 min 10 s";
    a_night_switched_off_is_one_break: "
        at 17:00
        tick 50 min
        restart 15 h; status working due 09:50
        tick 10 s; expect record natural mon 17:50-08:50 sat 50 min; status working due 09:50";
    a_state_from_the_future_is_taken_as_new: "at 09:00; tick 40 min; clock -3 h; clock +3 h; restart; sitting 40 min";
    an_absence_goes_on_over_a_restart: "
        at 09:00
        tick 40 min
        leaves
        tick 2 min
        restart 2 min
        tick 1 min
        works; expect record natural 09:40-09:45 sat 40 min";
    so_does_one_that_the_restart_does_not_make_long_enough: "
        at 09:00
        tick 40 min
        leaves
        tick 2 min 10 s
        restart 10 s; sitting 40 min
        tick 39 s
        works; sitting 40 min";
    nor_does_the_minute_after_it: "
        at 09:00
        tick 40 min
        leaves
        tick 2 min 10 s
        restart 10 s
        tick 40 s
        works; expect record natural 09:40-09:43 sat 40 min";
    a_nudge_just_before_it_does_not_cut_it: "
        at 09:00
        tick 40 min
        leaves
        tick 2 min
        works
        tick 4 s
        leaves
        restart 2 min
        tick 1 min
        works; expect record natural 09:40-09:45:04 sat 40 min";
    more_than_a_nudge_before_it_does: "
        at 09:00
        tick 40 min
        leaves
        tick 2 min
        works
        tick 5 s
        leaves
        restart 2 min
        tick 30 s
        works; sitting 40 min 5 s";
    a_nudge_that_is_being_weighed_is_weighed_no_more: "
        set wait off; at 09:00
        tick 60 min; expect announce 1
        leaves
        tick 2 min 30 s
        works
        leaves
        tick 10 s
        restart 1 s; expect announce 1
        tick 30 s; expect withdraw
        works; expect record natural 10:00-10:03:11 due 10:00 sat 60 min";
    a_source_that_never_says_a_word_is_waited_for_half_a_minute: "
        at 09:00
        tick 40 min
        leaves
        restart 10 min
        works
        tick 29 s; expect nothing
        tick 1 s; expect record natural 09:40-09:50 sat 40 min; sitting 30 s";
    a_counted_absence_goes_on_over_a_restart: "
        at 09:00
        tick 40 min
        leaves
        tick 20 min
        restart 10 min
        tick 1 h; status resting since 09:40
        works; expect record natural 09:40-11:10 sat 40 min; status working due 12:10";
    nobody_came_with_one_of_seconds_either: "
        at 09:00
        tick 40 min
        leaves
        tick 20 min
        restart 1 s
        tick 20 min; status resting since 09:40
        works; expect record natural 09:40-10:20:01 sat 40 min";
    hands_at_rest_just_short_of_reading_were_reading: "
        at 09:00
        tick 60 min
        leaves
        tick 119 s; expect announce 1 at 10:00:05
        restart; expect announce 1
        works; sitting 61 min 59 s";
    at_rest_for_as_long_they_were_not: "
        at 09:00
        tick 60 min
        leaves
        tick 2 min; expect announce 1 at 10:00:05
        restart; expect announce 1
        works; sitting 60 min";
    several_restarts_in_an_absence_leave_it_one: "
        at 09:00
        tick 40 min
        leaves
        tick 20 min
        restart 1 s
        restart 2 h
        tick 7 s
        restart 10 min
        tick 1 min
        works; expect record natural 09:40-12:11:08 sat 40 min";
    a_power_cut_in_the_middle_of_lunch: "
        at 09:00
        tick 40 min
        leaves
        tick 10 s
        crash 1 min
        tick 30 min
        works; expect record natural 09:40:10-10:11:10 sat 40 min 10 s";
    a_source_that_says_active_until_it_knows_better: "
        at 09:00
        tick 40 min
        leaves
        tick 20 min
        restart 10 min
        active
        tick 1 h
        works; expect record natural 09:40-11:10 sat 40 min";
    hands_that_rest_a_moment_later_were_there: "
        at 09:00
        tick 40 min
        leaves
        tick 20 min
        restart 10 min
        active
        tick 4 s
        idle 0 s; expect nothing; status resting since 09:40
        active; expect record natural 09:40-10:10:04 sat 40 min";
    hands_that_rest_after_more_than_a_moment_were_there: "
        at 09:00
        tick 40 min
        leaves
        tick 20 min
        restart 10 min
        active
        unseen 5 s
        idle 0 s; expect record natural 09:40-10:10 sat 40 min";
    no_source_any_more_is_somebody_at_the_machine: "
        at 09:00
        tick 40 min
        leaves
        tick 20 min
        restart 10 min
        blind; expect record natural 09:40-10:10 sat 40 min; status working due 11:10";
    an_unlock_is_somebody: "
        at 09:00
        tick 40 min
        locks; leaves
        tick 20 min
        restart 10 min
        locks
        tick 1 h
        unlocks; expect record natural 09:40-11:10 sat 40 min";
    a_request_is_somebody: "
        at 09:00
        tick 40 min
        leaves
        tick 20 min
        restart 10 min
        start; expect record natural 09:40-10:10 sat 40 min; expect open";
    a_lock_that_was_on_goes_on_whatever_moves_behind_it: "
        at 09:00
        tick 40 min
        locks
        tick 2 min
        restart 2 s
        locks
        tick 58 s
        unlocks; expect record natural 09:40-09:43 sat 40 min";
    and_resets_nothing_where_it_was_brief: "
        at 09:00
        tick 40 min
        locks
        tick 2 min
        restart 2 s
        locks
        tick 57 s
        unlocks; sitting 40 min";
    an_absence_goes_on_over_a_restart_while_a_break_is_due: "
        set wait off; at 09:00
        tick 60 min; expect announce 1
        leaves
        tick 1 min
        restart 1 min; expect announce 1
        tick 1 min; expect withdraw; status resting since 10:00
        tick 30 min
        works; expect record natural 10:00-10:33 due 10:00 sat 60 min";
    back_before_it_counts_the_reminder_can_be_answered: "
        set wait off; at 09:00
        tick 60 min; expect announce 1
        leaves
        tick 1 min
        restart 1 min; expect announce 1
        tick 30 s
        works; status due since 10:00 announced 1 until 10:11
        tick 10 s; expect nothing";
    an_absence_goes_on_over_a_restart_while_a_break_is_snoozed: "
        set wait off; at 09:00
        tick 60 min; expect announce 1
        snooze; expect withdraw
        leaves
        tick 2 min
        restart 20 min
        tick 10 min
        works; expect record natural 10:00-10:32 due 10:00 snoozed 1 sat 60 min";
    a_short_one_leaves_the_snooze: "
        set wait off; at 09:00
        tick 60 min; expect announce 1
        snooze; expect withdraw
        leaves
        tick 1 min
        restart 1 min
        tick 30 s
        works; status snoozed until 10:10 count 1";
    the_end_of_hours_waits_for_what_becomes_of_it: "
        hours mon 08:00-10:05; set length 15; set wait off; at 09:00
        tick 60 min; expect announce 1
        leaves
        tick 4 min
        restart 4 min
        tick 30 min; expect withdraw
        works; expect record natural 10:00-10:38 due 10:00 sat 60 min
        status off until mon 08:00";
    asleep_again_before_anybody_knew: "
        at 09:00
        tick 40 min
        leaves
        tick 20 min
        restart 10 min
        tick 3 s
        sleeps 1 h; expect record natural 09:40-11:10:03 sat 40 min";
    a_standing_reminder_is_shown_again: "
        at 09:00
        tick 61 min; expect announce 1
        restart 10 s; expect announce 1; status due since 10:00 announced 1 until 10:11:10";
    a_second_call_stays_the_second: "
        at 09:00
        tick 71 min; expect announce 1; expect announce 2
        restart; expect announce 2
        tick 10 min; expect announce 3 at 10:21";
    the_last_call_has_its_ten_minutes_over_a_restart: "
        set wait off; at 09:00
        tick 60 min; expect announce 1; tick 10 min; expect announce 2; tick 10 min; expect announce 3
        tick 9 min 30 s
        restart 1 min; expect announce 3; status due since 10:00 announced 3 last until 10:31:30
        tick 2 min; expect withdraw; expect record missed 10:32:30 due 10:00 sat 91 min 30 s";
    an_old_reminder_is_not: "
        at 09:00
        tick 61 min; expect announce 1
        restart 1 h; expect withdraw; status working due 12:01
        tick 10 s; expect record natural 10:01-11:01 due 10:00 sat 61 min
        status working due 12:01";
    a_waiting_break_waits_out_the_grace: "
        at 09:00
        tick 60 min
        restart 10 s; status held since 10:00 settling until 10:02:10
        tick 179 s; expect nothing
        tick 1 s; expect announce 1 at 10:03:10";
    a_snooze_survives: "
        at 09:00
        tick 61 min; expect announce 1
        snooze; expect withdraw
        restart 1 min; status snoozed until 10:11 count 1
        tick 10 min; expect announce 1 at 10:12; shows snoozes 2";
    a_snooze_that_ran_out_meanwhile: "
        at 09:00
        tick 61 min; expect announce 1
        snooze 1; expect withdraw
        restart 2 min; status held since 10:00 settling until 10:05";
    reasons_are_told_anew: "
        set wait off; at 09:00
        dnd on
        tick 70 min
        restart; status held since 10:00 settling until 10:12
        tick 2 min; expect announce 1 at 10:12";
    reasons_told_anew_in_time_hold: "
        set wait off; at 09:00
        dnd on
        tick 70 min
        restart
        dnd on
        tick 10 min; expect nothing; status held since 10:00 dnd until 14:00";
    a_locked_screen_is_told_anew: "
        set wait off; at 09:00
        tick 59 min
        locks
        tick 2 min
        restart
        tick 2 min; expect announce 1 at 10:03";
    a_break_goes_on: "
        at 09:00
        tick 61 min; expect announce 1
        start; expect withdraw; expect open; leaves
        tick 1 min
        restart 5 s; expect open; status break 10:01-10:04
        leaves
        tick 2 min
        works; done done; expect record taken 10:01-10:04:05 due 10:00 answer done sat 61 min";
    a_reboot_of_minutes_in_a_break_is_rest_and_the_break_is_shown_again: "
        set length 10; at 09:00
        tick 61 min; expect announce 1
        start; expect withdraw; expect open
        leaves
        tick 1 min
        restart 4 min; expect open; status break 10:01-10:11
        leaves
        tick 5 min
        works
        done; expect record taken 10:01-10:11 due 10:00";
    a_break_that_ran_out_in_a_reboot_is_not_waited_for: "
        at 09:00
        tick 61 min; expect announce 1
        start; expect withdraw; expect open
        leaves
        tick 1 min
        restart 2 min; expect record taken 10:01-10:04 due 10:00; expect close; status working due 11:04";
    nor_is_one_that_was_over_before: "
        at 09:00
        tick 61 min; expect announce 1
        start; expect withdraw; expect open
        leaves
        tick 4 min
        restart 30 s; expect record taken 10:01-10:04 due 10:00; expect close";
    a_restart_of_seconds_leaves_the_question_how_it_went: "
        at 09:00
        tick 61 min; expect announce 1
        start; expect withdraw; expect open
        leaves
        tick 4 min
        restart 29 s; expect open; status break 10:01-10:04
        works
        done done; expect record taken 10:01-10:05:29 due 10:00 answer done";
    work_before_and_after_a_restart_stops_the_clock: "
        at 09:00
        tick 60 min
        start; expect open
        tick 30 s
        restart 5 s; expect open; status break 10:00-10:03:20
        tick 20 s; status break 10:00-10:03:30 stands";
    a_break_behind_a_lock_that_a_restart_forgets_was_at_rest: "
        at 09:00
        start; expect open
        locks
        tick 150 s
        restart 1 min; expect record taken 09:00-09:03; expect close";
    a_break_left_over_from_yesterday_was_taken: "
        at 09:00
        tick 61 min; expect announce 1
        start; expect withdraw; expect open; leaves
        tick 1 min
        restart 20 h; expect record taken mon 10:01-mon 10:04 due mon 10:00 sat 61 min; expect close
        status working due 07:02";
    gentle_survives: "at 09:00; gentle on; restart; shows gentle on; shows break 2 min";
    a_crash_goes_on_from_the_last_save: "at 09:00; tick 40 min; crash 1 min; sitting 40 min; status working due 10:01";
    // KDE and others: an upgrade in the middle of a call.
    a_restart_in_a_call_holds_while_the_call_is_told: "
        at 09:00
        meeting on
        tick 90 min
        restart 10 s
        meeting on
        tick 30 min; expect nothing
        meeting off
        tick 1 min; expect announce 1";
    a_clock_set_back_while_off_is_no_absence: "at 09:00; tick 40 min; clock +1 h; restart; clock -1 h; sitting 40 min";
    hours_that_ended_meanwhile_expire_what_was_due: "
        hours mon 08:00-10:05; set length 15; at 09:00
        tick 61 min; expect announce 1
        restart 10 min; expect nothing
        tick 10 s; expect withdraw; expect record expired 10:11:10 due 10:00 sat 61 min
        status off until mon 08:00";
    two_restarts_in_a_row: "at 09:00; tick 40 min; restart 10 s; restart 10 s; sitting 40 min 20 s";
    a_restart_while_watching: "
        at 09:00
        fullscreen on
        leaves
        tick 40 min
        restart 10 s; sitting 40 min 10 s
        works; expect nothing";
}

/// As written before the end of a pause told spans from times of day, and before the offset of the clock was kept.
const SAVED_BY_AN_EARLIER_VERSION: &str = r#"{
    "version": 1, "saved_at": "2026-03-02T09:40:00+01:00", "clock": {"secs": 2400, "nanos": 0},
    "state": {
        "sitting": {
            "total": {"secs": 2400, "nanos": 0}, "running_since": null, "floor": {"secs": 0, "nanos": 0}
        },
        "presence": {"kind": "present", "since": {"secs": 0, "nanos": 0}},
        "debt": {"kind": "nothing"}, "taking": null,
        "pause": {"since": "2026-03-02T09:40:00+01:00", "until": "2026-03-02T11:40:00+01:00"},
        "settling_until": {"secs": 0, "nanos": 0}, "lock": "unlocked", "reasons": [], "night": "fair"
    }
}"#;

#[test]
fn an_upgrade_takes_up_what_an_earlier_version_saved() {
    let moment = |text: &str| LocalTime::parse_from_rfc3339(text).unwrap();
    let settings = Settings::default();
    let now = Now { wall: moment("2026-03-02T09:40:10+01:00"), mono: Duration::ZERO, asleep: Some(Duration::ZERO) };
    let saved = serde_json::from_str(SAVED_BY_AN_EARLIER_VERSION).unwrap();
    let (engine, effects) = Engine::restore(saved, now, &settings);
    assert_eq!(effects, []);
    let status = engine.status(now, &settings);
    let until = Some(moment("2026-03-02T11:40:00+01:00"));
    assert_eq!(status.phase, Phase::Paused { since: moment("2026-03-02T09:40:00+01:00"), until });
    assert_eq!(status.sitting_seconds, 2400);
}

/// A state of another version is no state: the caller starts afresh instead of misreading it.
#[test]
fn a_state_of_another_version_is_refused() {
    let other = SAVED_BY_AN_EARLIER_VERSION.replace("\"version\": 1", "\"version\": 2");
    let refused = serde_json::from_str::<limber_core::engine::SavedEngine>(&other).unwrap_err();
    assert!(refused.to_string().contains("version 2"), "{refused}");
}
