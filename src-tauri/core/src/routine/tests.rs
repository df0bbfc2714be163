//! The content is whole, timelines are exact, and both legs get the same.

use proptest::prelude::*;

use super::breaks::{AT_THE_DESK, FROM_STANDING, GENTLE};
use super::content::{ContentError, parse};
use super::timeline::lay_out;
use super::*;
use crate::evidence::EvidenceError;
use crate::invalid::{Invalid, Problem};
use crate::settings::PlayerSettings;
use crate::side::Side;
use crate::time::LocalTime;

fn player(get_ready: u8, switch_side: u8) -> PlayerSettings {
    PlayerSettings { get_ready_seconds: get_ready, switch_side_seconds: switch_side, ..PlayerSettings::default() }
}

/// One line a phase: `start kind stretch side repetition seconds`.
fn table(timeline: &Timeline) -> Vec<String> {
    let line = |phase: &TimelinePhase| {
        let kind = match phase.kind {
            PhaseKind::GetReady => "ready",
            PhaseKind::Hold => "hold",
            PhaseKind::Move => "move",
            PhaseKind::Rest => "rest",
            PhaseKind::SwitchSide => "switch",
        };
        let side = match phase.side {
            Some(Side::Left) => "L",
            Some(Side::Right) => "R",
            Some(Side::Both) => "both",
            None => "-",
        };
        format!("{} {kind} {} {side} {} {}", phase.starts_at, phase.stretch, phase.repetition, phase.seconds)
    };
    timeline.phases.iter().map(line).collect()
}

const BREAK_ROUTINE: &str = "desk-reset";
const GENTLE_BREAK_ROUTINE: &str = "seated";

fn built_in(id: &str, player: &PlayerSettings) -> Timeline {
    let library = Library::built_in();
    library.timeline(library.routine(id).unwrap(), player)
}

#[test]
fn the_break_routine_second_by_second() {
    let timeline = built_in(BREAK_ROUTINE, &PlayerSettings::default());
    assert_eq!(
        table(&timeline),
        [
            "0 ready walk - 1 5",
            "5 move walk - 1 60",
            "65 ready calf-wall-straight L 1 5",
            "70 hold calf-wall-straight L 1 25",
            "95 switch calf-wall-straight R 1 5",
            "100 hold calf-wall-straight R 1 25",
            "125 ready heel-raises - 1 5",
            "130 move heel-raises - 1 30",
        ]
    );
    assert_eq!(timeline.total_seconds, 160);
}

#[test]
fn the_bedtime_routine_second_by_second() {
    let timeline = built_in(BEDTIME_ROUTINE, &PlayerSettings::default());
    assert_eq!(
        table(&timeline),
        [
            "0 ready calf-wall-straight L 1 5",
            "5 hold calf-wall-straight L 1 30",
            "35 rest calf-wall-straight L 2 10",
            "45 hold calf-wall-straight L 2 30",
            "75 switch calf-wall-straight R 1 5",
            "80 hold calf-wall-straight R 1 30",
            "110 rest calf-wall-straight R 2 10",
            "120 hold calf-wall-straight R 2 30",
            "150 ready hamstring-seated L 1 5",
            "155 hold hamstring-seated L 1 30",
            "185 switch hamstring-seated R 1 5",
            "190 hold hamstring-seated R 1 30",
            "220 ready quad-side-lying L 1 5",
            "225 hold quad-side-lying L 1 30",
            "255 switch quad-side-lying R 1 5",
            "260 hold quad-side-lying R 1 30",
        ]
    );
    assert_eq!(timeline.total_seconds, 290);
}

#[test]
fn lead_ins_of_no_length_are_left_out() {
    let timeline = built_in(GENTLE_BREAK_ROUTINE, &player(0, 0));
    assert_eq!(
        table(&timeline),
        [
            "0 hold calf-seated L 1 20",
            "20 hold calf-seated R 1 20",
            "40 hold hamstring-seated L 1 20",
            "60 hold hamstring-seated R 1 20",
            "80 move ankle-pumps-seated - 1 20",
        ]
    );
    assert_eq!(built_in(GENTLE_BREAK_ROUTINE, &player(10, 0)).total_seconds, 130);
    assert_eq!(built_in(GENTLE_BREAK_ROUTINE, &player(0, 10)).total_seconds, 120);
}

#[test]
fn a_gentle_break_is_short_enough_and_seated() {
    let settings = PlayerSettings::default();
    let library = Library::built_in();
    let shortest = AT_THE_DESK.iter().map(|id| built_in(id, &settings).total_seconds).min().unwrap();
    for id in GENTLE {
        let gentle = built_in(id, &settings);
        assert!(gentle.total_seconds <= shortest, "{id}");
        let seated = |phase: &TimelinePhase| library.stretch(&phase.stretch).unwrap().position == Position::Seated;
        assert!(gentle.phases.iter().all(seated), "{gentle:?}");
    }
}

#[test]
fn a_break_from_standing_ends_on_the_chair_and_is_no_longer_than_the_others() {
    let settings = PlayerSettings::default();
    let library = Library::built_in();
    for id in FROM_STANDING {
        let standing = built_in(id, &settings);
        assert!(standing.total_seconds <= built_in(BREAK_ROUTINE, &settings).total_seconds, "{id}");
        let last = standing.phases.iter().rev().find_map(|phase| library.stretch(&phase.stretch)).unwrap();
        assert_eq!(last.position, Position::Seated, "{id}");
    }
}

#[test]
fn every_break_has_a_choice_and_takes_two_to_three_minutes_at_the_desk() {
    let settings = PlayerSettings::default();
    for routines in BREAK_ROUTINES {
        assert!(routines.len() >= 2, "{routines:?}");
    }
    for id in AT_THE_DESK {
        assert!((120..=180).contains(&built_in(id, &settings).total_seconds), "{id}");
    }
    let all = BREAK_ROUTINES.concat();
    assert!(all.iter().enumerate().all(|(at, id)| !all[..at].contains(id)), "one routine is of two kinds");
}

#[test]
fn a_dose_is_the_one_of_its_source() {
    let library = Library::built_in();
    let steps = |id: &str| -> Vec<(String, u32, u32, u32)> {
        let routine = library.routine(id).unwrap();
        let step = |s: &Step| (s.stretch.clone(), s.hold_seconds, s.repetitions, s.rest_seconds);
        routine.steps.iter().map(step).collect()
    };
    let dose = |stretch: &str, hold, times, rest| (stretch.to_owned(), hold, times, rest);
    // 10 s ten times, 20 to 30 s two or three times, 20 to 30 s: hamstring, calf, quad (the article).
    assert_eq!(
        steps("article-dose"),
        [dose("hamstring-step", 10, 10, 5), dose("calf-wall-straight", 30, 3, 10), dose("quad-standing", 30, 1, 0)]
    );
    // 10 s held, 10 s of rest, three times, calf and hamstring, both legs of one within 3 min (Hallegraeff 2012).
    assert_eq!(steps("trial-dose"), [dose("calf-wall-straight", 10, 3, 10), dose("hamstring-seated", 10, 3, 10)]);
    // Leaning in for 2 to 3 s, for five minutes, both feet flat (NHS).
    assert_eq!(steps("nhs-dose"), [dose("calf-lean-both", 300, 1, 0)]);
    // 10 to 15 min (the article).
    for id in ["legs-up", "legs-up-on-a-chair", "legs-up-at-the-wall", "legs-up-on-the-floor"] {
        assert!((600..=900).contains(&steps(id)[0].1), "{id}");
    }
}

#[test]
fn the_bedtime_routine_ticks_the_checklist() {
    let library = Library::built_in();
    let routine = |id| library.routine(id);
    assert_eq!(routine(BEDTIME_ROUTINE).unwrap().ticks.as_deref(), Some("stretching"));
    assert_eq!(routine(BREAK_ROUTINE).unwrap().ticks, None);
}

#[test]
fn the_library_holds_a_timeline_for_each_routine_and_no_stray_movement() {
    let library = Library::built_in();
    let timelines = library.timelines(&PlayerSettings::default());
    assert!(library.routines.iter().map(|r| &r.id).eq(timelines.iter().map(|t| &t.routine)));
    for stretch in &library.stretches {
        let used = library.routines.iter().any(|routine| routine.steps.iter().any(|step| step.stretch == stretch.id));
        assert!(used, "{} is in no routine", stretch.id);
    }
    assert_eq!((library.routine("no-such"), library.stretch("no-such")), (None, None));
}

#[test]
fn every_movement_and_routine_has_its_words() {
    let catalogue = concat!(
        include_str!("../../../../assets/locales/en/content.ftl"),
        include_str!("../../../../assets/locales/en/routines.ftl"),
        include_str!("../../../../assets/locales/en/stretches.ftl"),
        include_str!("../../../../assets/locales/en/stretches-how.ftl"),
    );
    let words = |key: &str| -> Option<String> {
        let start = format!("\n{key} =");
        let entry = catalogue[catalogue.find(&start)? + 1..].lines().skip(1).take_while(|l| l.starts_with(' '));
        Some(entry.collect::<Vec<_>>().join("\n"))
    };
    let library = Library::built_in();
    for stretch in &library.stretches {
        assert!(words(&format!("stretch-{}", stretch.id)).is_some(), "no name for {}", stretch.id);
        let entry = words(&format!("how-{}", stretch.id)).unwrap_or_else(|| panic!("no words for {}", stretch.id));
        for attribute in ["setup", "cue", "caution", "evidence"] {
            assert!(entry.contains(&format!(".{attribute} =")), "{} has no .{attribute}", stretch.id);
        }
        assert_eq!(entry.contains(".switch ="), stretch.per_side, "{}: .switch and sides disagree", stretch.id);
    }
    for routine in &library.routines {
        let entry = words(&format!("routine-{}", routine.id)).unwrap_or_else(|| panic!("no name for {}", routine.id));
        // What a reminder never names needs no words of one.
        let reminds = BREAK_ROUTINES.concat().contains(&routine.id.as_str()) || routine.id == BEDTIME_ROUTINE;
        for attribute in if reminds { &["summary", "headline", "reminder"][..] } else { &["summary"] } {
            assert!(entry.contains(&format!(".{attribute} =")), "{} has no .{attribute}", routine.id);
        }
        for variable in entry.match_indices("{ $").map(|(at, _)| &entry[at + 3..]) {
            let name = variable.split(' ').next().unwrap();
            assert!(routine.doses().any(|(id, _)| id == name), "{}: {name} is no step of it", routine.id);
        }
    }
}

#[test]
fn doses_are_the_variables_of_the_reminder() {
    let library = Library::built_in();
    let doses: Vec<_> = library.routine(BREAK_ROUTINE).unwrap().doses().collect();
    assert_eq!(doses, [("walk", 60), ("calf-wall-straight", 25), ("heel-raises", 30)]);
}

const STRETCH: &str = r#"[{"id":"a-b","areas":["calf"],"position":"seated","motion":"hold","per_side":true,
    "hold_seconds":30,"repetitions":1,"rest_seconds":0,"instead":null,"ask_first":["balance"],"evidence":[{"subject":"cramps","grade":"weak","sources":["nhs"]}],"sources":[]}]"#;

/// Two lists of one entry as one list.
fn two(first: &str, second: &str) -> String {
    format!("{},{}", first.strip_suffix(']').unwrap(), second.strip_prefix('[').unwrap())
}

fn routines(id: &str, stretch: &str, hold: u32, repetitions: u32, rest: u32) -> String {
    format!(
        r#"[{{"id":"{id}","steps":[{{"stretch":"{stretch}","hold_seconds":{hold},"repetitions":{repetitions},
        "rest_seconds":{rest}}}],"ticks":null}}]"#
    )
}

#[test]
fn a_bad_file_is_named() {
    assert!(parse(STRETCH, &routines("r", "a-b", 2, 1, 0)).is_ok());
    assert!(parse(STRETCH, &routines("r", "a-b", 1800, 20, 120)).is_ok());
    let why = |stretches: &str, routines: &str| parse(stretches, routines).unwrap_err();
    assert!(matches!(why("{", "[]"), ContentError::Unreadable(_)));
    for id in ["A", "a_b", "a--b", "", "-a", "é"] {
        assert!(matches!(why(STRETCH, &routines(id, "a-b", 2, 1, 0)), ContentError::BadId(_)), "{id}");
    }
    assert!(matches!(why(&two(STRETCH, STRETCH), "[]"), ContentError::Twice(_)));
    assert!(matches!(why(STRETCH, &routines("r", "other", 2, 1, 0)), ContentError::UnknownStretch { .. }));
    assert!(matches!(
        why(STRETCH, r#"[{"id":"r","steps":[],"ticks":null}]"#),
        ContentError::Empty { list: "steps", .. }
    ));
    assert!(matches!(why(&STRETCH.replace(r#"["calf"]"#, "[]"), "[]"), ContentError::Empty { list: "areas", .. }));
    assert!(matches!(
        why(&STRETCH.replace(r#"["nhs"]"#, "[]"), "[]"),
        ContentError::Evidence { problem: EvidenceError::Unsourced, .. }
    ));
    // A grade says what it is about, and only what is known here.
    for (old, new) in [(r#""subject":"cramps","#, ""), ("weak", "proven"), ("cramps", "luck")] {
        assert!(matches!(why(&STRETCH.replace(old, new), "[]"), ContentError::Unreadable(_)), "{new}");
    }
    for (hold, repetitions, rest, wrong) in [
        (1, 1, 0, "hold_seconds"),
        (1801, 1, 0, "hold_seconds"),
        (2, 0, 0, "repetitions"),
        (2, 21, 0, "repetitions"),
        (2, 1, 121, "rest_seconds"),
    ] {
        let error = why(STRETCH, &routines("r", "a-b", hold, repetitions, rest));
        assert!(matches!(error, ContentError::OutOfRange { field, .. } if field == wrong), "{wrong}");
    }
    // The dose of the stretch itself.
    for (old, new) in [(r#""hold_seconds":30"#, r#""hold_seconds":1"#), (r#""repetitions":1"#, r#""repetitions":0"#)] {
        assert!(matches!(why(&STRETCH.replace(old, new), "[]"), ContentError::OutOfRange { .. }), "{new}");
    }
    let twice = STRETCH.replace(r#"["balance"]"#, r#"["balance","balance"]"#);
    assert!(matches!(why(&twice, "[]"), ContentError::AskedTwice(_)));
}

#[test]
fn every_entry_has_exactly_the_fields_of_a_stretch() {
    let file = include_str!("../../../../assets/content/stretches.json");
    let written: Vec<serde_json::Value> = serde_json::from_str(file).unwrap();
    let read = serde_json::to_value(&Library::built_in().stretches).unwrap();
    assert_eq!(serde_json::Value::Array(written), read);
}

#[test]
fn every_movement_on_feet_or_knees_has_one_to_sit_or_lie_for() {
    use Area::{BackOfThigh, Calf, Foot, FrontOfThigh, Hip, InnerThigh, WholeLeg};

    let library = Library::built_in();
    assert!(library.stretches.len() >= 32, "{}", library.stretches.len());
    for stretch in library.stretches.iter().filter(|stretch| stretch.position.needs_instead()) {
        let twin = stretch.instead.as_deref().and_then(|id| library.stretch(id)).expect(&stretch.id);
        assert!(!twin.position.needs_instead(), "{}", stretch.id);
    }
    for position in [Position::Standing, Position::Kneeling, Position::Seated, Position::Lying, Position::InBed] {
        assert!(library.stretches.iter().any(|stretch| stretch.position == position), "{position:?}");
    }
    for area in [Calf, BackOfThigh, FrontOfThigh, Hip, InnerThigh, Foot, WholeLeg] {
        assert!(library.stretches.iter().any(|stretch| stretch.areas.contains(&area)), "{area:?}");
    }
}

#[test]
fn a_standing_movement_has_one_to_sit_or_lie_for() {
    let with = |position: &str, instead: &str| {
        let one = STRETCH.replacen("seated", position, 1).replacen("null", instead, 1);
        parse(&two(&one, &STRETCH.replace("a-b", "c-d")), "[]")
    };
    assert!(with("standing", r#""c-d""#).is_ok());
    assert!(with("seated", "null").is_ok());
    for (position, instead) in [
        ("standing", "null"),
        ("kneeling", "null"),
        ("standing", r#""a-b""#),
        ("standing", r#""nobody""#),
        ("seated", r#""c-d""#),
        ("lying", r#""nobody""#),
    ] {
        assert!(matches!(with(position, instead), Err(ContentError::NoSeat(_))), "{position}, {instead}");
    }
}

fn session() -> StretchSessionDraft {
    let at = |text: &str| -> LocalTime { text.parse().unwrap() };
    StretchSessionDraft {
        routine: BREAK_ROUTINE.into(),
        started_at: at("2026-11-12T10:00:00+01:00"),
        ended_at: at("2026-11-12T10:02:40+01:00"),
        ending: SessionEnding::Completed,
        held: vec![HeldSeconds { stretch: "calf-wall-straight".into(), side: Some(Side::Left), seconds: 25 }],
    }
}

#[test]
fn a_session_is_in_time_of_the_library_and_each_side_for_itself() {
    let library = Library::built_in();
    let now: LocalTime = "2026-11-12T10:05:00+01:00".parse().unwrap();
    let with = |change: fn(&mut StretchSessionDraft)| {
        let mut draft = session();
        change(&mut draft);
        draft.checked(now, &library).map(drop)
    };
    let refused = |field: &str, problem| Err(Invalid::new(format!("session.{field}"), problem));
    assert_eq!(session().checked(now, &library), Ok(session()));
    assert_eq!(with(|d| d.held.clear()), Ok(()));
    assert_eq!(with(|d| d.held[0].seconds = 7200), Ok(()));
    assert_eq!(with(|d| d.routine.clear()), refused("routine", Problem::Empty));
    assert_eq!(with(|d| d.routine = "nope".into()), refused("routine", Problem::Unknown));
    assert_eq!(with(|d| d.routine = "x".repeat(65)), refused("routine", Problem::TooLong { most: 64 }));
    assert_eq!(
        with(|d| std::mem::swap(&mut d.started_at, &mut d.ended_at)),
        refused("ended_at", Problem::EndsBeforeItBegins)
    );
    assert_eq!(with(|d| d.ended_at += chrono::TimeDelta::hours(1)), refused("ended_at", Problem::InTheFuture));
    assert_eq!(with(|d| d.held[0].stretch = "nope".into()), refused("held[0].stretch", Problem::Unknown));
    let range = Problem::OutOfRange { least: 0, most: 7200 };
    assert_eq!(with(|d| d.held[0].seconds = 7201), refused("held[0].seconds", range));
    assert_eq!(with(|d| d.held[0].side = Some(Side::Both)), refused("held[0].side", Problem::NotAllowed));
    let many = Problem::TooMany { most: 200 };
    assert_eq!(with(|d| d.held = vec![d.held[0].clone(); 201]), refused("held", many));
}

fn any_stretches() -> impl Strategy<Value = Vec<Stretch>> {
    prop::collection::vec((any::<bool>(), any::<bool>()), 1..4).prop_map(|list| {
        let stretch = |(index, (per_side, moved)): (usize, (bool, bool))| Stretch {
            id: format!("s{index}"),
            areas: vec![Area::Calf],
            position: Position::Standing,
            motion: if moved { Motion::Move } else { Motion::Hold },
            per_side,
            hold_seconds: 30,
            repetitions: 1,
            rest_seconds: 0,
            instead: None,
            ask_first: Vec::new(),
            evidence: Vec::new(),
            sources: Vec::new(),
        };
        list.into_iter().enumerate().map(stretch).collect()
    })
}

fn any_step() -> impl Strategy<Value = Step> {
    (0_usize..4, 2_u32..=1800, 1_u32..=20, 0_u32..=120).prop_map(
        |(stretch, hold_seconds, repetitions, rest_seconds)| Step {
            stretch: format!("s{stretch}"),
            hold_seconds,
            repetitions,
            rest_seconds,
        },
    )
}

proptest! {
    #[test]
    fn no_routine_comes_twice_in_a_row(
        gentle in any::<[bool; 2]>(),
        standing in any::<[bool; 2]>(),
        turn in 0..u64::MAX,
    ) {
        let before = break_routine(gentle[0], standing[0], turn);
        prop_assert_ne!(before, break_routine(gentle[1], standing[1], turn + 1));
        prop_assert!(Library::built_in().routine(before).is_some());
    }

    #[test]
    fn phases_are_contiguous_and_fair(
        stretches in any_stretches(),
        steps in prop::collection::vec(any_step(), 1..6),
        get_ready in 0_u8..=15,
        switch_side in 0_u8..=10,
    ) {
        let routine = Routine { id: "r".into(), steps, ticks: None };
        let timeline = lay_out(&routine, &stretches, &player(get_ready, switch_side));
        let mut end = 0;
        for phase in &timeline.phases {
            prop_assert_eq!(phase.starts_at, end);
            prop_assert!(phase.seconds > 0);
            end += phase.seconds;
        }
        prop_assert_eq!(timeline.total_seconds, end);
        for (index, step) in (0_u32..).zip(&routine.steps) {
            let worked = |side: Option<Side>| timeline.phases.iter()
                .filter(|p| p.step == index && p.side == side && matches!(p.kind, PhaseKind::Hold | PhaseKind::Move))
                .map(|p| p.seconds).sum::<u32>();
            let full = step.hold_seconds * step.repetitions;
            match stretches.iter().find(|s| s.id == step.stretch).map(|s| s.per_side) {
                Some(true) => prop_assert_eq!([worked(Some(Side::Left)), worked(Some(Side::Right)), worked(None)], [full, full, 0]),
                Some(false) => prop_assert_eq!([worked(None), worked(Some(Side::Left))], [full, 0]),
                None => prop_assert!(timeline.phases.iter().all(|p| p.step != index)),
            }
        }
        prop_assert!(timeline.phases.last().is_none_or(|p| matches!(p.kind, PhaseKind::Hold | PhaseKind::Move)));
    }
}
