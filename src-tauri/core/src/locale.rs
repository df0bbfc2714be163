//! How the person's system writes times: 12 or 24 hours, and which day a week starts on.
//!
//! Data, not code: the regions are those of the Unicode CLDR supplemental data (timeData, weekData).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What every clock time, date and week on screen follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Locale {
    /// BCP 47 tag, such as `en-GB`, for month and weekday names.
    pub tag: String,
    /// True where times of day are written 1-12 with am and pm.
    pub twelve_hours: bool,
    /// First day of the week: 1 Monday ... 7 Sunday (ISO 8601 numbers).
    pub first_weekday: u8,
}

/// Regions that write 12 hours (CLDR timeData, preferred `h`).
const TWELVE_HOURS: &[&str] = &[
    "AE", "AG", "AL", "AS", "AU", "BB", "BD", "BH", "BM", "BN", "BS", "CA", "CO", "CY", "DJ", "DM", "DO", "DZ", "EG",
    "EH", "ER", "ET", "FJ", "GD", "GM", "GR", "GU", "GY", "HK", "IN", "IQ", "JM", "JO", "KH", "KI", "KN", "KP", "KR",
    "KW", "KY", "LB", "LC", "LR", "LS", "LY", "MH", "MO", "MP", "MR", "MW", "MX", "MY", "NZ", "OM", "PA", "PG", "PH",
    "PK", "PR", "PS", "PW", "QA", "SA", "SB", "SD", "SG", "SL", "SO", "SS", "SY", "SZ", "TC", "TD", "TN", "TO", "TT",
    "TW", "UM", "US", "VC", "VE", "VG", "VI", "VU", "WS", "YE", "ZM",
];

/// Regions whose week starts on Sunday (CLDR weekData).
const SUNDAY: &[&str] = &[
    "AG", "AS", "BD", "BR", "BS", "BT", "BW", "BZ", "CA", "CO", "DM", "DO", "ET", "GT", "GU", "HK", "HN", "ID", "IL",
    "IN", "IS", "JM", "JP", "KE", "KH", "KR", "LA", "MH", "MM", "MO", "MT", "MX", "MZ", "NI", "NP", "PA", "PE", "PH",
    "PK", "PR", "PT", "PY", "SA", "SG", "SV", "TH", "TT", "TW", "UM", "US", "VE", "VI", "WS", "YE", "ZA", "ZW",
];

/// Regions whose week starts on Saturday (CLDR weekData).
const SATURDAY: &[&str] = &["AF", "BH", "DJ", "DZ", "EG", "IQ", "IR", "JO", "KW", "LY", "OM", "QA", "SD", "SY"];

impl Locale {
    /// From a POSIX locale name (`en_GB.UTF-8`) or a BCP 47 tag (`en-GB`). `C`, `POSIX` and an empty name mean
    /// nothing was chosen: 24 hours and Monday, as ISO 8601 has it.
    pub fn from_name(name: &str) -> Self {
        let name = name.split(['.', '@']).next().unwrap_or_default().replace('_', "-");
        if matches!(name.as_str(), "" | "C" | "POSIX") {
            return Self { tag: "en-GB".into(), twelve_hours: false, first_weekday: 1 };
        }
        let region = name.split('-').skip(1).find(|part| part.len() == 2).map(str::to_ascii_uppercase);
        let within = |list: &[&str]| region.as_deref().is_some_and(|region| list.contains(&region));
        let first_weekday = if within(SUNDAY) {
            7
        } else if within(SATURDAY) {
            6
        } else {
            1
        };
        // Canada writes 12 hours in English and 24 in French: the only listed region where the language decides.
        let twelve_hours = within(TWELVE_HOURS) && name != "fr-CA";
        Self { tag: name, twelve_hours, first_weekday }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_decide() {
        let of = |name| {
            let locale = Locale::from_name(name);
            (locale.tag, locale.twelve_hours, locale.first_weekday)
        };
        assert_eq!(of("en_US.UTF-8"), ("en-US".into(), true, 7));
        assert_eq!(of("de_DE@euro"), ("de-DE".into(), false, 1));
        assert_eq!(of("ar-EG"), ("ar-EG".into(), true, 6));
        assert_eq!(of("zh_Hant_TW"), ("zh-Hant-TW".into(), true, 7));
        assert_eq!(of("fr_CA.UTF-8"), ("fr-CA".into(), false, 7));
        assert_eq!(of("C.UTF-8"), ("en-GB".into(), false, 1));
    }
}
