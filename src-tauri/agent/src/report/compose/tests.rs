use limber_core::report::{Gathering, Paper, ReportOrder};
use limber_core::review::{Gathered, NightSpan, ReviewRange, review};
use limber_core::settings::EveningSettings;

use super::*;
use crate::words;

fn empty() -> Report {
    let order = ReportOrder {
        range: ReviewRange::All,
        sections: ReportSection::ALL.to_vec(),
        name: " Anna ".into(),
        paper: Paper::Letter,
    };
    let review = review(None, None, [3; 7], &EveningSettings::default());
    Gathering::new().report(&order, review, vec![], vec![], "2026-11-12T09:00:00+01:00".parse().unwrap())
}

fn composed(report: &Report) -> Document {
    compose(
        report,
        &Words::new(&[words::CLI, words::REVIEW, words::REPORT, words::SOURCES]),
        &Locale::from_name("en_GB"),
    )
}

#[test]
fn a_journal_without_a_line_is_a_report_too() {
    let document = composed(&empty());
    assert_eq!(document.name, Some(("Name:".into(), "Anna".into())));
    assert!(document.details.is_empty() && document.subtitle.is_empty());
    let all = format!("{document:?}");
    assert!(!all.contains("report-") && !all.contains("cli-"), "a key instead of a sentence: {all}");
}

#[test]
fn the_first_sentence_has_the_numbers_of_the_review() {
    let span = NightSpan { since: "2026-11-01".parse().unwrap(), until: "2026-11-11".parse().unwrap() };
    let gathered = Gathered::new(span);
    let review = review(Some(&gathered), Some(span.since), [3; 7], &EveningSettings::default());
    let document = composed(&Report { review, ..empty() });
    let Some(Block::Key(key)) = document.summary.first() else { panic!("{:?}", document.summary) };
    assert!(key.contains("0 of 11") && key.contains("11 "), "{key}");
    assert_eq!(document.subtitle, "1 Nov 2026 to 11 Nov 2026, 11 nights");
}
