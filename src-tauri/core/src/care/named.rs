//! Which names in the list of medicines and conditions a rule means. Names are the person's own words, in any language.
//!
//! Must never: guess. A name that is not here is a name that nothing is said of.

use crate::journal::folded;

/// Parts of names of statins: the substances (WHO's international names, without the endings of languages), what the whole group
/// is called, and trade names that are sold in many countries. "nystatin" and "somatostatin" are none, so "statin" alone counts
/// only as a word.
const STATINS: &[&str] = &[
    "atorvastatin",
    "cerivastatin",
    "fluvastatin",
    "lovastatin",
    "mevastatin",
    "pitavastatin",
    "pravastatin",
    "rosuvastatin",
    "simvastatin",
    "аторвастатин",
    "розувастатин",
    "симвастатин",
    "правастатин",
    "питавастатин",
    "флувастатин",
    "ловастатин",
    "スタチン",
    "他汀",
    "crestor",
    "inegy",
    "lescol",
    "lipitor",
    "lipostat",
    "livalo",
    "sortis",
    "tahor",
    "vytorin",
    "zocor",
];

/// The group by its own name.
const STATIN_WORDS: &[&str] =
    &["statin", "statins", "statine", "statines", "statina", "statinas", "statiner", "statinen"];

/// Parts of words for pregnancy, in the languages that have most speakers where Limber is likely to be used.
const PREGNANCY: &[&str] = &[
    "pregnan",
    "schwanger",
    "embaraz",
    "embarazo",
    "enceinte",
    "grossesse",
    "gravid",
    "incinta",
    "zwanger",
    "raskaana",
    "ciaza",
    "ciąża",
    "беремен",
    "вагітн",
    "hamile",
    "妊娠",
    "怀孕",
    "懷孕",
    "임신",
    "حامل",
    "गर्भवती",
];

/// Whether a medicine's name names a statin.
pub(super) fn is_statin(name: &str) -> bool {
    let name = folded(name);
    let mut words = name.split(|letter: char| !letter.is_alphanumeric());
    names_any(&name, STATINS) || words.any(|word| STATIN_WORDS.contains(&word))
}

/// Whether a condition's name names a pregnancy.
pub(super) fn is_pregnancy(name: &str) -> bool {
    let name = folded(name);
    names_any(&name, PREGNANCY) && !["not ", "nicht ", "no ", "pas "].iter().any(|no| name.starts_with(no))
}

fn names_any(name: &str, parts: &[&str]) -> bool {
    parts.iter().any(|part| name.contains(&folded(part)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statins_are_known_by_substance_group_and_trade_name_in_any_spelling() {
        for name in [
            "Atorvastatin 20 mg",
            "atorvastatina",
            "ROSUVASTATINE",
            "Simvastatín",
            "a statin",
            "Statine",
            "statin (evening)",
            "Lipitor",
            "Симвастатин",
            "アトルバスタチン",
            "阿托伐他汀",
            "ｓｉｍｖａｓｔａｔｉｎ",
        ] {
            assert!(is_statin(name), "{name}");
        }
        for name in
            ["Nystatin", "somatostatin", "cilastatin", "Pentostatin", "magnesium", "", "static bike", "ezetimibe"]
        {
            assert!(!is_statin(name), "{name}");
        }
    }

    #[test]
    fn a_pregnancy_is_known_by_its_word() {
        for name in ["Pregnant", "pregnancy, 30 weeks", "Schwangerschaft", "embarazada", "Enceinte", "ciąża", "妊娠"]
        {
            assert!(is_pregnancy(name), "{name}");
        }
        for name in ["not pregnant", "Diabetes", "varicose veins", ""] {
            assert!(!is_pregnancy(name), "{name}");
        }
    }
}
