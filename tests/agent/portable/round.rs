//! Out, wiped, in again: table by table the same.

use limber_core::portable::Row;
use proptest::prelude::*;

use super::generated::rows;
use super::{Form, Journal, changing};

/// As text, which shows offsets too.
fn told(rows: &[Row]) -> Vec<String> {
    rows.iter().map(|row| format!("{:?} {}", row.part(), row.to_value())).collect()
}

/// Rows of which somebody knows when they were written, and no two of two journals at once.
fn dated(mut rows: Vec<Row>, which: i64) -> Vec<Row> {
    for row in &mut rows {
        let edited = match row {
            Row::Episode(row) => &mut row.edited_utc,
            Row::Night(row) => &mut row.edited_utc,
            Row::Day(row) => &mut row.edited_utc,
            Row::Medical(row) => &mut row.edited_utc,
            Row::Break(row) => &mut row.edited_utc,
            Row::Evening(row) => &mut row.edited_utc,
            Row::Item(row) => &mut row.edited_utc,
            Row::Experiment(row) => &mut row.edited_utc,
            Row::Session(_) | Row::Aside(_) | Row::Tick(_) | Row::Deletion(_) | Row::Settings(_) => continue,
        };
        *edited = Some(edited.unwrap_or_default() * 2 + which);
    }
    rows
}

proptest! {
    // Each is some twenty syncs of a disk.
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn what_goes_out_comes_in_table_by_table(rows in rows()) {
        let journal = Journal::of(&rows);
        // A key takes a second here: that a seal changes nothing is seen with one journal.
        for form in Form::ALL.iter().filter(|form| !form.sealed) {
            let other = Journal::new();
            let out = other.file("out");
            let exported = journal.export(*form, &out).unwrap();
            prop_assert_eq!(usize::try_from(exported.rows).unwrap(), journal.rows().len());
            let report = other.import(*form, &out).unwrap();
            prop_assert_eq!(told(&other.rows()), told(&journal.rows()));
            prop_assert_eq!(other.tables(), journal.tables());
            prop_assert_eq!(report.parts.iter().map(|part| part.added + part.deleted).sum::<u32>() as usize, journal.rows().len());

            let mark = other.mark();
            let again = other.import(*form, &out).unwrap();
            prop_assert_eq!(changing(&again), 0, "{:?}", again);
            prop_assert_eq!(other.mark(), mark, "a second time changes nothing");
        }
    }

    #[test]
    fn two_journals_that_take_each_other_in_say_the_same(ours in rows(), theirs in rows()) {
        let (one, two) = (Journal::of(&dated(ours, 0)), Journal::of(&dated(theirs, 1)));
        let form = Form::ALL[0];
        one.export(form, &one.file("out")).unwrap();
        two.import(form, &one.file("out")).unwrap();
        two.export(form, &two.file("out")).unwrap();
        one.import(form, &two.file("out")).unwrap();
        prop_assert_eq!(told(&one.rows()), told(&two.rows()));
    }
}
