//! What macOS answers about Focus and what keeps the display on. Pure: documents and numbers in, what they say out, on
//! every system.

use std::io;

use serde::Deserialize;

use super::answer::Answer;

/// `~/Library/DoNotDisturb/DB/Assertions.json`, as far as it is read. Not documented; there since macOS 12.
#[derive(Deserialize)]
struct Assertions {
    data: Vec<Store>,
}

#[derive(Deserialize)]
struct Store {
    /// One for each Focus that was turned on, on this Mac or on another device of the person. Missing while there is
    /// none.
    #[serde(rename = "storeAssertionRecords", default)]
    records: Vec<serde::de::IgnoredAny>,
}

/// Whether a Focus is on, from the file or from why it cannot be read.
///
/// A Focus that its own schedule turned on leaves no record, and is not seen: the schedules are in a file beside this
/// one, but not whether the person has turned today's off again, and a reason that never ends is worse than none.
pub fn focus(file: io::Result<Vec<u8>>) -> Answer {
    let file = match file {
        Ok(file) => file,
        Err(error) => return refused(&error),
    };
    match serde_json::from_slice::<Assertions>(&file) {
        Ok(assertions) if assertions.data.is_empty() => Answer::Unclear("Assertions.json holds no store".into()),
        Ok(assertions) => Answer::Holds(assertions.data.iter().any(|store| !store.records.is_empty())),
        // Written anew at this moment, or by a system that writes it differently.
        Err(error) => Answer::Unclear(format!("Assertions.json: {error}")),
    }
}

/// A file that is not there means a system without Focus; one that is refused means that nobody knows.
fn refused(error: &io::Error) -> Answer {
    match error.kind() {
        io::ErrorKind::NotFound => Answer::Absent,
        io::ErrorKind::PermissionDenied => Answer::Unclear(
            "permission: needs Full Disk Access (Privacy & Security) to see whether a Focus is on".into(),
        ),
        _ => Answer::Unclear(format!("Assertions.json: {error}")),
    }
}

/// Whether some program keeps the display on, from the level of `PreventUserIdleDisplaySleep` (`IOPMLib.h`:
/// 0 is off, 255 is on). Video and presentations ask for it, and so do calls.
pub fn display_kept_on(level: Option<i64>) -> Answer {
    match level {
        Some(level @ 0..=255) => Answer::Holds(level > 0),
        Some(other) => Answer::unknown(other),
        None => Answer::Unclear("macOS does not say what keeps the display on".into()),
    }
}

/// Microphones, or cameras, each of which is in use (1), is not (0), or does not say. One that is in use is enough; one
/// that does not say is nothing to go by while another does.
pub fn in_use(devices: &[Option<u32>]) -> Answer {
    match devices {
        [] => Answer::Holds(false),
        devices if devices.iter().any(|running| matches!(running, Some(1..))) => Answer::Holds(true),
        devices if devices.contains(&Some(0)) => Answer::Holds(false),
        _ => Answer::Unclear("no device says whether it is in use".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As macOS 14 writes it, with the names of devices and times left out.
    const ON: &str = r#"{"data":[{"storeAssertionRecords":[{"assertionUUID":"A","assertionDetails":{
        "assertionDetailsIdentifier":"com.apple.donotdisturb.user.assertion","assertionDetailsModeIdentifier":
        "com.apple.donotdisturb.mode.default"},"assertionStartDateTimestamp":718000000.5}],"storeInvalidationRecords":[]}],
        "header":{"timestamp":718000001.25,"version":4}}"#;
    const OFF: &str = r#"{"data":[{"storeInvalidationRecords":[{"invalidationReason":"user-action"}]}],
        "header":{"timestamp":718000002,"version":4}}"#;

    fn written(text: &str) -> Answer {
        focus(Ok(text.as_bytes().to_vec()))
    }

    #[test]
    fn a_focus_is_on_while_it_has_a_record() {
        assert_eq!(written(ON), Answer::Holds(true));
        assert_eq!(written(OFF), Answer::Holds(false));
        assert_eq!(
            written(r#"{"data":[{"storeAssertionRecords":[]},{"storeAssertionRecords":[{}]}]}"#),
            Answer::Holds(true)
        );
    }

    #[test]
    fn what_is_not_understood_is_never_taken_for_off() {
        for text in ["", "{", "[]", "{}", r#"{"data":[]}"#, r#"{"data":[{"storeAssertionRecords":{}}]}"#] {
            assert!(matches!(written(text), Answer::Unclear(_)), "{text}");
        }
        for length in 0..ON.len() {
            assert!(matches!(written(&ON[..length]), Answer::Unclear(_)), "cut after {length} bytes");
        }
    }

    #[test]
    fn a_file_that_may_not_be_read_names_the_permission() {
        let denied = focus(Err(io::ErrorKind::PermissionDenied.into()));
        assert!(matches!(denied, Answer::Unclear(detail) if detail.contains("Full Disk Access")));
        assert_eq!(focus(Err(io::ErrorKind::NotFound.into())), Answer::Absent);
        assert!(matches!(focus(Err(io::ErrorKind::Interrupted.into())), Answer::Unclear(_)));
    }

    #[test]
    fn a_level_above_nothing_keeps_the_display_on() {
        assert_eq!(display_kept_on(Some(0)), Answer::Holds(false));
        assert_eq!(display_kept_on(Some(255)), Answer::Holds(true));
        assert!(matches!(display_kept_on(Some(-1)), Answer::Unclear(_)));
        assert!(matches!(display_kept_on(None), Answer::Unclear(_)));
    }

    #[test]
    fn one_device_in_use_is_enough_and_silence_is_no_answer() {
        assert_eq!(in_use(&[]), Answer::Holds(false), "there is none");
        assert_eq!(in_use(&[Some(0), None, Some(1)]), Answer::Holds(true));
        assert_eq!(in_use(&[None, Some(0)]), Answer::Holds(false));
        assert!(matches!(in_use(&[None, None]), Answer::Unclear(_)));
    }
}
