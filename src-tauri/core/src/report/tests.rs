use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::care::{CARE_SIGNS, CareHaste, CareRule};
use crate::invalid::Problem;
use crate::journal::{EpisodeDraft, MedicalDraft, MedicalKind, NightAnswer};
use crate::review::{Gathered, ReviewRange, review};
use crate::settings::EveningSettings;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn now() -> LocalTime {
    "2026-11-12T09:00:00+01:00".parse().unwrap()
}

fn order() -> ReportOrder {
    let (range, sections) = (ReviewRange::Last { nights: 90 }, ReportSection::ALL.to_vec());
    ReportOrder { range, sections, name: String::new(), paper: Paper::A4 }
}

fn reviewed(since: &str, until: &str, answers: &[(&str, NightAnswer)]) -> Review {
    let span = NightSpan { since: date(since), until: date(until) };
    let mut gathered = Gathered::new(span);
    for (night, answer) in answers {
        gathered.night_mut(date(night)).unwrap().answer = Some(*answer);
    }
    review(Some(&gathered), Some(span.since), [3; 7], &EveningSettings::default())
}

fn cramp(note: &str, woke_me: Option<bool>) -> Episode {
    let entry = EpisodeDraft::new(EpisodeKind::Cramp, now());
    Episode::written(Uuid::nil(), EpisodeDraft { note: Some(note.to_owned()), woke_me, ..entry }, now())
}

fn medicine(name: &str, started_on: Option<&str>, stopped_on: Option<&str>) -> MedicalEntry {
    let [started_on, stopped_on] = [started_on, stopped_on].map(|day| day.map(date));
    let entry = MedicalDraft { kind: MedicalKind::Medicine, name: name.to_owned(), started_on, stopped_on };
    MedicalEntry { id: Uuid::nil(), entry }
}

#[test]
fn an_order_names_nights_that_there_are_and_nothing_twice() {
    assert!(order().checked(now()).is_ok());
    let refused = |order: ReportOrder| order.checked(now()).expect_err("this must be refused");
    let name = "é".repeat(101);
    assert_eq!(refused(ReportOrder { name, ..order() }).problem, Problem::TooLong { most: 100 });
    let sections = vec![ReportSection::Tried, ReportSection::Tried];
    assert_eq!(refused(ReportOrder { sections, ..order() }).field, "order.sections");
    assert_eq!(refused(ReportOrder { range: ReviewRange::Last { nights: 0 }, ..order() }).field, "range.nights");
}

#[test]
fn a_name_is_there_only_where_somebody_typed_one() {
    let named = |name: &str| {
        let order = ReportOrder { name: name.to_owned(), ..order() };
        Gathering::new().report(&order, reviewed("2026-11-01", "2026-11-11", &[]), vec![], vec![], now()).name
    };
    assert_eq!((named(""), named("  "), named(" Anna ")), (None, None, Some("Anna".into())));
}

#[test]
fn medicines_are_those_of_these_nights_and_their_changes_are_told() {
    let entries = vec![
        medicine("always", None, None),
        medicine("began", Some("2026-11-03"), None),
        medicine("ended", Some("2020-01-01"), Some("2026-11-10")),
        medicine("both", Some("2026-11-01"), Some("2026-11-11")),
        medicine("long over", None, Some("2026-10-31")),
        medicine("later", Some("2026-11-12"), None),
    ];
    let review = reviewed("2026-11-01", "2026-11-11", &[]);
    let told: Vec<_> = Gathering::new()
        .report(&order(), review, entries, vec![], now())
        .medicines
        .into_iter()
        .map(|one| (one.entry.entry.name, one.began, one.ended))
        .collect();
    let row = |name: &str, began, ended| (name.to_owned(), began, ended);
    let expected =
        [row("always", false, false), row("began", true, false), row("ended", false, true), row("both", true, true)];
    assert_eq!(told, expected);
}

#[test]
fn what_is_left_out_is_left_out() {
    let mut gathering = Gathering::new();
    gathering.add(cramp("a note", Some(true)));
    let order = ReportOrder { sections: vec![ReportSection::Times], ..order() };
    let signs = vec![CareCard {
        rule: CareRule::LongCramp,
        haste: CareHaste::Soon,
        number_is_ours: false,
        sign: CARE_SIGNS[0].clone(),
        count: 1,
        night: None,
        medicine: None,
        facts: Vec::new(),
    }];
    let review = reviewed("2026-11-01", "2026-11-11", &[]);
    let report = gathering.report(&order, review, vec![medicine("always", None, None)], signs, now());
    assert_eq!((report.entries.len(), report.medicines.len(), report.signs.len()), (0, 0, 0));
    assert_eq!(report.sections, [ReportSection::Times]);
    assert!(!serde_json::to_string(&report).unwrap().contains("a note"));
}

#[test]
fn entries_that_were_not_gone_through_are_counted_and_of_their_waking_nothing_is_said() {
    let mut gathering = Gathering::new();
    gathering.add(cramp("", Some(true)));
    gathering.stop(1);
    let told = |gathering: Gathering| {
        let report = gathering.report(&order(), reviewed("2026-11-01", "2026-11-11", &[]), vec![], vec![], now());
        (report.entries.len(), report.entries_left_out, report.woke.map(|woke| woke.yes))
    };
    let mut stopped = Gathering::new();
    stopped.add(cramp("", Some(true)));
    stopped.stop(500);
    assert_eq!(told(gathering), (1, 0, Some(1)));
    assert_eq!(told(stopped), (1, 499, None));
}

#[test]
fn a_month_has_a_mark_a_night_and_blanks_outside_the_span() {
    let answers = [("2026-10-30", NightAnswer::Cramps), ("2026-11-02", NightAnswer::None)];
    let review = reviewed("2026-10-29", "2026-11-03", &answers);
    let Some(Chart::Marks { months }) = chart::chart(&review) else { panic!("marks") };
    assert_eq!((months.len(), months[0].month, months[0].marks.len()), (2, date("2026-10-01"), 31));
    assert_eq!(months[0].marks.trim_start(), "-c-");
    assert_eq!(months[1].marks.trim_end(), "-f-");
    assert_eq!((months[0].cramps, months[0].recorded, months[1].recorded), (1, 1, 1));
}

#[test]
fn longer_spans_have_bars() {
    let kind = |since: &str| match chart::chart(&reviewed(since, "2026-11-11", &[])) {
        Some(Chart::Marks { months }) => ("marks", months.len()),
        Some(Chart::Months { bars }) => ("months", bars.len()),
        Some(Chart::Years { bars }) => ("years", bars.len()),
        None => ("none", 0),
    };
    assert_eq!(kind("2026-11-11"), ("marks", 1));
    assert_eq!(kind("2026-06-01"), ("marks", 6));
    assert_eq!(kind("2026-05-31"), ("months", 7));
    assert_eq!(kind("2023-12-01"), ("months", 36));
    assert_eq!(kind("2023-11-30"), ("years", 4));
    assert_eq!(kind("1976-11-12"), ("years", 51));
}

proptest! {
    #[test]
    fn every_entry_is_listed_or_counted_and_every_cramp_is_in_one_column(
        notes in prop::collection::vec((0_usize..5000, prop::option::of(any::<bool>())), 0..400),
    ) {
        let mut gathering = Gathering::new();
        for (length, woke) in &notes {
            gathering.add(cramp(&"n".repeat(*length), *woke));
        }
        let report = gathering.report(&order(), reviewed("2026-11-01", "2026-11-11", &[]), vec![], vec![], now());
        prop_assert_eq!(report.entries.len() + report.entries_left_out as usize, notes.len());
        prop_assert!(report.entries.len() <= ENTRIES);
        let woke = report.woke.unwrap();
        prop_assert_eq!((woke.yes + woke.no + woke.unsaid) as usize, notes.len());
        let bytes: usize = report.entries.iter().filter_map(|entry| entry.entry.note.as_ref()).map(String::len).sum();
        prop_assert!(bytes <= NOTE_BYTES);
    }

    #[test]
    fn the_marks_of_the_months_are_those_of_the_review(start in 0_u64..170, nights in 1_u64..170) {
        let since = date("2026-01-01") + chrono::Days::new(start);
        let until = since + chrono::Days::new(nights - 1);
        let review = reviewed(&since.to_string(), &until.to_string(), &[]);
        if let Some(Chart::Marks { months }) = chart::chart(&review) {
            let marks: String = months.iter().flat_map(|month| month.marks.chars()).filter(|mark| *mark != ' ').collect();
            prop_assert_eq!(marks, review.marks);
        }
    }
}
