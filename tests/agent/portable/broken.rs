//! What is no whole export: a sentence, and the journal as it was.

use std::fs;
use std::sync::atomic::{AtomicU32, Ordering};

use limber_core::api::ErrorCode;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::generated::rows;
use super::{Form, JSON, Journal};

/// The same journal every time.
fn sample() -> Journal {
    let mut runner = TestRunner::deterministic();
    let mut all = Vec::new();
    while all.len() < 30 {
        all.extend(rows().new_tree(&mut runner).unwrap().current());
    }
    Journal::of(&all)
}

#[test]
fn one_that_ends_at_any_byte_changes_nothing() {
    let (journal, other) = (sample(), Journal::new());
    let before = other.tables();
    for form in Form::ALL.iter().filter(|form| form.is_one_file()) {
        let (whole, cut) = (journal.file("whole"), journal.file("cut"));
        let _ = fs::remove_file(&whole);
        journal.export(*form, &whole).unwrap();
        let bytes = fs::read(&whole).unwrap();
        let step = (bytes.len() / if form.sealed { 6 } else { 60 }).max(1);
        for length in (0..bytes.len() - 1)
            .step_by(step)
            .chain(bytes.len().saturating_sub(if form.sealed { 3 } else { 9 })..bytes.len() - 2)
        {
            fs::write(&cut, &bytes[..length]).unwrap();
            let error = other.import(*form, &cut).expect_err("half of it");
            assert!(!error.message.contains("import-"), "{error:?}");
        }
    }
    assert_eq!(other.tables(), before);
    assert_eq!(other.names(), ["journal.db"], "nothing is left behind");
}

/// So many are tried; `LIMBER_MUTATIONS` says another number.
fn mutations() -> u32 {
    std::env::var("LIMBER_MUTATIONS").ok().and_then(|number| number.parse().ok()).unwrap_or(1000)
}

#[test]
fn a_thousand_that_are_damaged_anywhere_panic_nowhere_and_leave_a_whole_journal() {
    let (journal, other) = (sample(), Journal::new());
    let forms: Vec<Form> = Form::ALL.iter().filter(|form| form.is_one_file() && !form.sealed).copied().collect();
    let files: Vec<Vec<u8>> = forms
        .iter()
        .enumerate()
        .map(|(number, form)| {
            let out = journal.file(&format!("out-{number}"));
            journal.export(*form, &out).unwrap();
            fs::read(out).unwrap()
        })
        .collect();
    let damage = proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4_u8), 1..4);
    let damaged = other.file("damaged");
    let refused = AtomicU32::new(0);
    let config = ProptestConfig { cases: mutations(), failure_persistence: None, ..ProptestConfig::default() };
    TestRunner::new(config)
        .run(&(damage, 0..files.len()), |(damage, which)| {
            let mut bytes = files[which].clone();
            for (place, byte, how) in damage {
                let at = place.index(bytes.len());
                match how {
                    0 => bytes[at] = byte,
                    1 => _ = bytes.remove(at),
                    2 => bytes.insert(at, byte),
                    _ => {
                        let end = (at + usize::from(byte)).min(bytes.len());
                        let piece = bytes[at..end].to_vec();
                        bytes.splice(at..at, piece);
                    }
                }
            }
            fs::write(&damaged, &bytes).unwrap();
            if other.import_or_look(forms[which], &damaged, false).is_err() {
                refused.fetch_add(1, Ordering::Relaxed);
            }
            Ok(())
        })
        .unwrap();
    assert!(refused.into_inner() > mutations() / 4, "most of them are seen to be damaged");
    assert_eq!(other.names(), ["damaged", "journal.db"], "nothing is left behind");
    assert!(other.rows().is_empty());
}

#[test]
fn what_is_no_export_is_told_apart() {
    let journal = Journal::new();
    let at = journal.file("it");
    let said = |bytes: &[u8]| {
        fs::write(&at, bytes).unwrap();
        let error = journal.import(JSON, &at).unwrap_err();
        (error.code, error.message)
    };
    let (code, sentence) = said(b"");
    assert_eq!(code, ErrorCode::Invalid);
    assert!(sentence.contains("ends too early"), "{sentence}");
    for other in [
        &b"{}"[..],
        b"{\"version\": 1}",
        b"[1]",
        b"SQLite format 3\0",
        b"%PDF-1.7",
        b"a;b\n1;2\n",
        b"{\"limber_export\":0}",
    ] {
        let (_, sentence) = said(other);
        assert!(sentence.contains("nothing that Limber exported"), "{sentence}");
    }
    let (_, sentence) = said(b"{\"limber_export\": 2, \"episodes\": 7}");
    assert!(sentence.contains("newer Limber"), "{sentence}");
    let row =
        br#"{"limber_export": 1, "nights": [{"night": "2026-11-10"}, {"night": "2026-11-11", "sleep_quality": 9}]}"#;
    let (_, sentence) = said(row);
    assert!(sentence.contains("row 2 of nights") && sentence.contains("between 1 and 5"), "{sentence}");
    assert!(journal.rows().is_empty(), "the first row did not come in alone");
    fs::remove_file(&at).unwrap();
    let missing = journal.import(JSON, &at).unwrap_err();
    assert_eq!(missing.code, ErrorCode::NotFound);
}

#[test]
fn a_name_that_is_taken_is_never_written_over() {
    let journal = Journal::new();
    let (taken, folder) = (journal.file("taken"), journal.file("folder"));
    fs::write(&taken, "mine").unwrap();
    fs::create_dir(&folder).unwrap();
    assert_eq!(journal.export(JSON, &taken).unwrap_err().code, ErrorCode::Invalid);
    assert_eq!(fs::read(&taken).unwrap(), b"mine");
    let names: Vec<String> = (0..2).map(|_| journal.export(JSON, &folder).unwrap().path).collect();
    assert!(
        names[0].ends_with("limber-2026-11-12.json") && names[1].ends_with("limber-2026-11-12-2.json"),
        "{names:?}"
    );
    assert_eq!(journal.export(JSON, &journal.file("none/there")).unwrap_err().code, ErrorCode::NotFound);
}
