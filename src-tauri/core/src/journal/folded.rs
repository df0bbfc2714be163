//! Text as it is compared when somebody searches: without regard to case, accents and the width of letters.
//!
//! The page does the same (`ui/src/lib/folded.ts`), so that what was found is marked where it was found; both are held to
//! `tests/ui/unit/folded.json`.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The text in its plain form. Letters that only look alike stay apart, and so do the marks that make another letter in their
/// script: a Japanese "ga" is no "ka", a Hindi vowel no ornament.
pub fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let bare: String = text.nfkd().filter(|letter| !is_accent(*letter)).nfc().collect();
    // A small sigma is written in another way at a word's end; which of the two somebody types is not asked.
    bare.to_lowercase().replace('ς', "σ")
}

/// Whether a text has words that are in their plain form already. Most notes are plain letters only, and of a hundred
/// thousand none is written anew to be looked through.
pub fn has_folded(text: &str, words: &str) -> bool {
    if !text.is_ascii() {
        return folded(text).contains(words);
    }
    let Some(first) = words.bytes().next() else { return true };
    let mut places = text.as_bytes().windows(words.len());
    places.any(|place| place[0].to_ascii_lowercase() == first && place.eq_ignore_ascii_case(words.as_bytes()))
}

/// Marks that are left out: those of European scripts, and the vowels that Hebrew and Arabic are mostly written without.
fn is_accent(letter: char) -> bool {
    is_combining_mark(letter)
        && matches!(
            letter,
            '\u{300}'..='\u{65F}'
                | '\u{670}'
                | '\u{1AB0}'..='\u{1AFF}'
                | '\u{1DC0}'..='\u{1DFF}'
                | '\u{20D0}'..='\u{20FF}'
                | '\u{FE20}'..='\u{FE2F}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts and what they come to, the same for the page (tests/ui/unit/folded.test.ts).
    const SAME: &str = include_str!("../../../../tests/ui/unit/folded.json");

    #[test]
    fn the_page_and_the_journal_fold_alike() {
        let pairs: Vec<(String, String)> = serde_json::from_str(SAME).unwrap();
        assert!(pairs.len() > 15, "{}", pairs.len());
        for (text, plain) in pairs {
            assert_eq!(folded(&text), plain, "{text}");
            assert_eq!(folded(&plain), plain, "folded once is folded: {text}");
            assert!(has_folded(&text, &plain), "{text}");
        }
    }

    #[test]
    fn what_a_text_has_is_found_in_the_same_way_with_and_without_accents() {
        for text in ["", "Left calf, after TEA", "LEFT CALF\u{301}, after tea", "tea"] {
            for words in
                ["", "t", "tea", "calf, after", "left calf", "teas", "café", "CALF", "after tea, left calf and more"]
            {
                assert_eq!(has_folded(text, words), folded(text).contains(words), "{words} in {text}");
            }
        }
    }
}
