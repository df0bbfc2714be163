//! Dictionaries of Core Foundation, as macOS answers with them.

use objc2_core_foundation::{CFBoolean, CFDictionary, CFNumber, CFString, CFType};

/// The number under a key that is text; yes and no count as 1 and 0. `None` for anything else, or for nothing.
pub(super) fn number(dictionary: &CFDictionary, key: &str) -> Option<i64> {
    #[allow(unsafe_code, reason = "the answers are declared without the types of their keys and values")]
    // SAFETY: the functions whose answers are read here document keys of text. Values may be anything: every object of
    // Core Foundation is a `CFType`, and what it is is asked below.
    let dictionary = unsafe { dictionary.cast_unchecked::<CFString, CFType>() };
    let value = dictionary.get(&CFString::from_str(key))?;
    let number = || value.downcast_ref::<CFNumber>()?.as_i64();
    number().or_else(|| value.downcast_ref::<CFBoolean>().map(|yes| i64::from(yes.as_bool())))
}
