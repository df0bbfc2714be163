//! Tables as other programs leave them, and what is sealed or zipped and not as it should be.

use std::fs;

use limber_core::api::ErrorCode;
use limber_core::portable::{ExportFormat, Passphrase, Row};
use serde_json::json;

use super::{Form, JSON, Journal, changing};

const CSV: Form = Form { format: ExportFormat::Csv, ..JSON };
const SEALED: Form = Form { sealed: true, ..JSON };

fn rows() -> Vec<Row> {
    let part = |part, value| Row::read(part, value).unwrap();
    vec![
        part(
            limber_core::portable::Part::Episodes,
            json!({ "id": "019a7000-0000-7000-8000-000000000001", "night": "2026-11-11", "ongoing": false, "kind": "cramp",
                "created_at": "2026-11-12T02:00:00+01:00", "updated_at": "2026-11-12T02:00:00+01:00", "severity": 7,
                "started_at": "2026-11-12T02:10:00+01:00", "note": "=1+1; \"so\", sagte\nsie – ü", "edited_at": "2026-11-12T02:00:00Z",
                "tried": [{ "remedy": "walk", "helped": "yes" }, { "remedy": "rub", "helped": null }] }),
        ),
        part(
            limber_core::portable::Part::Days,
            json!({ "day": "2026-11-11", "caffeine_last_at": "07:30", "low_water": true, "edited_at": "2026-11-12T02:00:00Z" }),
        ),
    ]
}

/// Its tables in a folder.
fn exported() -> (Journal, std::path::PathBuf) {
    let journal = Journal::of(&rows());
    let folder = journal.file("csv");
    journal.export(CSV, &folder).unwrap();
    (journal, folder)
}

#[test]
fn a_cell_that_a_spreadsheet_would_compute_is_words_and_the_columns_name_their_units() {
    let (_journal, folder) = exported();
    let text = fs::read_to_string(folder.join("episodes.csv")).unwrap();
    assert!(
        text.starts_with('\u{feff}') && text.contains("severity_0_10") && text.contains("duration_seconds"),
        "{text}"
    );
    assert!(text.contains("\"'=1+1; "), "{text}");
    let dictionary = fs::read_to_string(folder.join("data_dictionary.csv")).unwrap();
    assert!(dictionary.contains("episodes,severity_0_10,number,"), "{dictionary}");
    assert!(!dictionary.contains(",column-"), "every column is explained: {dictionary}");
}

#[test]
fn a_spreadsheet_that_opened_and_saved_it_changes_nothing() {
    let (journal, folder) = exported();
    for table in ["episodes.csv", "days.csv"] {
        let path = folder.join(table);
        let bytes = fs::read(&path).unwrap();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&bytes[3..]);
        let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
        for record in reader.records() {
            let cells = record.unwrap();
            let cells: Vec<String> = cells
                .iter()
                .map(|cell| match cell {
                    "true" => "TRUE".into(),
                    "false" => "FALSE".into(),
                    "07:30" => "07:30:00".into(),
                    cell => cell.to_owned(),
                })
                .collect();
            writer.write_record(&cells).unwrap();
        }
        fs::write(&path, writer.into_inner().unwrap()).unwrap();
    }
    let report = journal.import(CSV, &folder).unwrap();
    assert_eq!(changing(&report), 0, "{report:?}");
    let other = Journal::new();
    other.import(CSV, &folder).unwrap();
    assert_eq!(other.tables(), journal.tables());
}

#[test]
fn tables_that_are_not_as_they_were_are_refused_with_what_helps() {
    let (journal, folder) = exported();
    let before = journal.tables();
    let said = |table: &str, bytes: &[u8]| {
        let path = folder.join(table);
        let was = fs::read(&path).unwrap();
        fs::write(&path, bytes).unwrap();
        let error = journal.import(CSV, &folder).unwrap_err();
        fs::write(&path, was).unwrap();
        error.message
    };
    let text = fs::read_to_string(folder.join("episodes.csv")).unwrap();
    let latin: Vec<u8> = text.chars().map(|sign| u8::try_from(u32::from(sign)).unwrap_or(b'?')).collect();
    assert!(said("episodes.csv", &latin).contains("CSV UTF-8"));
    let head = text.lines().next().unwrap();
    assert!(said("episodes.csv", head.as_bytes()).contains("0 rows of the 1"));
    assert!(said("days.csv", b"a,b\r\n1,2\r\n").contains("names of the columns"));
    let wrong = text.replace(",7,", ",70,");
    assert!(said("episodes.csv", wrong.as_bytes()).contains("row 1 of episodes"));
    assert!(said("limber.json", b"{\"limber_export\": 9}").contains("newer Limber"));
    assert_eq!(journal.tables(), before);
}

#[test]
fn a_zip_that_is_far_larger_inside_is_not_unpacked() {
    let journal = Journal::new();
    let path = journal.file("bomb.zip");
    let mut zip = zip::ZipWriter::new(fs::File::create(&path).unwrap());
    zip.start_file("limber-export.json", zip::write::SimpleFileOptions::default()).unwrap();
    std::io::Write::write_all(&mut zip, b"{\"limber_export\": 1, \"episodes\": [").unwrap();
    for _ in 0..40 {
        std::io::Write::write_all(&mut zip, &vec![b' '; 1024 * 1024]).unwrap();
    }
    std::io::Write::write_all(&mut zip, b"]}").unwrap();
    zip.finish().unwrap();
    assert!(fs::metadata(&path).unwrap().len() < 100_000);
    let error = journal.import(JSON, &path).unwrap_err();
    assert!(error.message.contains("claims to be small"), "{error:?}");
}

#[test]
fn what_is_sealed_opens_with_its_passphrase_and_not_after_any_change() {
    let (journal, other) = (Journal::of(&rows()), Journal::new());
    let out = journal.file("out");
    journal.export(SEALED, &out).unwrap();
    let bytes = fs::read(&out).unwrap();
    assert!(!bytes.windows(5).any(|piece| piece == b"sagte"));
    let none = other.import(JSON, &out).unwrap_err();
    assert!(none.code == ErrorCode::Sealed && none.message.contains("is sealed"), "{none:?}");
    let changed = journal.file("changed");
    for at in [9, 30, 45, bytes.len() / 2, bytes.len() - 1] {
        let mut bytes = bytes.clone();
        bytes[at] ^= 1;
        fs::write(&changed, bytes).unwrap();
        let error = other.import(SEALED, &changed).unwrap_err();
        assert_eq!(error.code, ErrorCode::Sealed, "{at}");
    }
    assert!(other.rows().is_empty());
    other.import(SEALED, &out).unwrap();
    assert_eq!(other.tables(), journal.tables());
    assert_eq!(format!("{:?}", Passphrase("correct horse".into())), "Passphrase");
}
