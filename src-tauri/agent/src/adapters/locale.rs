//! The name of the person's locale, as the system tells it. Knows nothing of what it means: core judges that.

/// The locale for times and dates, e.g. `de_DE.UTF-8` or `en-GB`; empty when the system does not say.
///
/// On Linux `LC_ALL`, `LC_TIME` and `LANG` are asked in this order (POSIX 8.2), an empty one counts as unset.
/// Elsewhere the environment says nothing and the system's own setting counts.
#[cfg(not(any(windows, target_os = "macos")))]
pub fn name() -> String {
    first_set(|variable| std::env::var(variable).ok())
}

/// The locale for times and dates, e.g. `en-GB`; empty when the system does not say. The region that was chosen for
/// them, which need not be that of the language.
#[cfg(windows)]
pub fn name() -> String {
    use windows_sys::Win32::Globalization::GetUserDefaultLocaleName;
    use windows_sys::Win32::System::SystemServices::LOCALE_NAME_MAX_LENGTH;

    let mut name = [0u16; LOCALE_NAME_MAX_LENGTH as usize];
    let room = i32::try_from(name.len()).unwrap_or(0);
    #[allow(unsafe_code, reason = "a system call without a safe wrapper in the crates at hand")]
    // SAFETY: there is room for as many characters as are announced. The answer counts the zero at the end.
    let length = unsafe { GetUserDefaultLocaleName(name.as_mut_ptr(), room) };
    let length = usize::try_from(length).unwrap_or(0).saturating_sub(1);
    String::from_utf16_lossy(name.get(..length).unwrap_or_default())
}

/// The locale for times and dates, e.g. `en_DE`; empty when the system does not say. The region that was chosen for
/// them, which need not be that of the language.
#[cfg(target_os = "macos")]
pub fn name() -> String {
    let locale = objc2_core_foundation::CFLocale::current();
    locale.and_then(|locale| locale.identifier()).map(|name| name.to_string()).unwrap_or_default()
}

#[cfg(any(test, not(any(windows, target_os = "macos"))))]
fn first_set(variable: impl Fn(&str) -> Option<String>) -> String {
    let value = |name: &&str| variable(name).filter(|value| !value.is_empty());
    ["LC_ALL", "LC_TIME", "LANG"].iter().find_map(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::first_set;

    fn with(set: &[(&str, &str)]) -> String {
        first_set(|name| set.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn the_first_of_the_three_that_is_set_counts() {
        assert_eq!(with(&[("LANG", "en_US.UTF-8"), ("LC_TIME", "de_DE.UTF-8")]), "de_DE.UTF-8");
        assert_eq!(with(&[("LANG", "en_US.UTF-8"), ("LC_TIME", ""), ("LC_ALL", "C")]), "C");
        assert_eq!(with(&[("LANG", "fr_FR"), ("LC_TIME", ""), ("LC_ALL", "")]), "fr_FR");
        assert_eq!(with(&[]), "");
    }
}
