//! The fonts of a PDF: ours, and for signs that ours lack another one of the system. A sign that none draws is marked.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

use fontdb::{Database, FaceInfo, Style};
use krilla::text::Font;
use rustybuzz::Face;
use rustybuzz::ttf_parser::{self, OutlineBuilder};

const REGULAR: &[u8] = include_bytes!("../../../../../assets/fonts/Inter-Regular.otf");
const BOLD: &[u8] = include_bytes!("../../../../../assets/fonts/Inter-SemiBold.otf");

/// Stands for signs that no font draws.
pub(super) const MARK: &str = "[*]";

/// How a text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Look {
    /// Points.
    pub(super) size: f32,
    /// Bold.
    pub(super) bold: bool,
}

/// A font that text can be measured and drawn with.
pub(super) struct Loaded {
    pub(super) font: Font,
    pub(super) face: Face<'static>,
}

/// Every font of one report.
pub(super) struct Fonts {
    /// Regular, bold, then those of the system.
    pub(super) loaded: Vec<Loaded>,
    /// Which of them draws a sign that the first two lack.
    others: HashMap<char, usize>,
    /// Signs that none draws.
    pub(super) not_drawn: BTreeSet<char>,
    /// Of words that were measured, bold or not, in the size of one point.
    pub(super) widths: RefCell<HashMap<(bool, String), f32>>,
}

impl Fonts {
    /// For these words. The fonts of the system are looked at only where ours lack something, once.
    pub(super) fn of(words: &str) -> Option<Self> {
        let mut fonts = Self {
            loaded: vec![load(REGULAR, 0)?, load(BOLD, 0)?],
            others: HashMap::new(),
            not_drawn: BTreeSet::new(),
            widths: RefCell::default(),
        };
        let face = &fonts.loaded[0].face;
        let missing: BTreeSet<char> =
            words.chars().filter(|sign| !is_plain(*sign) && face.glyph_index(*sign).is_none()).collect();
        if !missing.is_empty() {
            fonts.search(missing);
        }
        Some(fonts)
    }

    fn search(&mut self, mut missing: BTreeSet<char>) {
        let mut system = Database::new();
        system.load_system_fonts();
        let mut faces: Vec<&FaceInfo> = system.faces().filter(|face| face.style == Style::Normal).collect();
        faces.sort_by_key(|face| rank(face));
        for info in faces {
            if missing.is_empty() {
                break;
            }
            let found = system.with_face_data(info.id, |data, index| {
                let face = ttf_parser::Face::parse(data, index).ok()?;
                let drawn: Vec<char> = missing.iter().copied().filter(|sign| draws(&face, *sign)).collect();
                (!drawn.is_empty()).then(|| (drawn, data.to_vec(), index))
            });
            let Some((drawn, data, index)) = found.flatten() else { continue };
            // As long as the process, which ends with the report.
            let Some(loaded) = load(Box::leak(data.into_boxed_slice()), index) else { continue };
            self.loaded.push(loaded);
            for sign in drawn {
                missing.remove(&sign);
                self.others.insert(sign, self.loaded.len() - 1);
            }
        }
        self.not_drawn = missing;
    }

    /// The text in parts, each with the font that draws it.
    pub(super) fn parts(&self, text: &str, bold: bool) -> Vec<(usize, String)> {
        let own = usize::from(bold);
        let mut parts: Vec<(usize, String)> = Vec::new();
        let mut is_marked = false;
        for sign in text.chars() {
            if self.not_drawn.contains(&sign) {
                if !is_marked {
                    push(&mut parts, own, MARK);
                }
                is_marked = true;
                continue;
            }
            is_marked = false;
            let before = parts.last().map(|(font, _)| *font);
            let font = match before {
                // A space between two words of another writing belongs to them.
                Some(before) if is_plain(sign) && self.loaded[before].face.glyph_index(sign).is_some() => before,
                _ => self.others.get(&sign).copied().unwrap_or(own),
            };
            push(&mut parts, font, sign.encode_utf8(&mut [0; 4]));
        }
        parts
    }
}

fn push(parts: &mut Vec<(usize, String)>, font: usize, text: &str) {
    match parts.last_mut() {
        Some((before, whole)) if *before == font => whole.push_str(text),
        _ => parts.push((font, text.to_owned())),
    }
}

/// Spaces and line ends, and what changes only the look of the sign before it: nothing is missed without them.
fn is_plain(sign: char) -> bool {
    sign.is_whitespace() || sign.is_control() || matches!(sign, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

fn load(data: &'static [u8], index: u32) -> Option<Loaded> {
    Some(Loaded { font: Font::new(data.into(), index)?, face: Face::from_slice(data, index)? })
}

/// Sans before serif before fixed width, an upright weight before others.
fn rank(face: &FaceInfo) -> (bool, bool, u16, String) {
    let family = face.families.first().map(|(name, _)| name.clone()).unwrap_or_default();
    (face.monospaced || family.contains("Mono"), family.contains("Serif"), face.weight.0.abs_diff(400), family)
}

/// Whether a face has lines for a sign: one of coloured pictures has none.
fn draws(face: &ttf_parser::Face<'_>, sign: char) -> bool {
    face.glyph_index(sign).is_some_and(|glyph| face.outline_glyph(glyph, &mut Nowhere).is_some())
}

struct Nowhere;

impl OutlineBuilder for Nowhere {
    fn move_to(&mut self, _: f32, _: f32) {}
    fn line_to(&mut self, _: f32, _: f32) {}
    fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {}
    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {}
    fn close(&mut self) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ours_draw_the_languages_of_europe_and_ask_for_nothing_else() {
        let fonts = Fonts::of("Überfuß Łódź žluť Ελλάδα Київ naïve – “x” 30 % ✓ →").unwrap();
        assert_eq!((fonts.loaded.len(), fonts.not_drawn.len()), (2, 0));
    }

    #[test]
    fn what_no_font_draws_is_marked_once_and_no_box_is_left() {
        // A sign that is nobody's: no font has it.
        let fonts = Fonts::of("a \u{e123}\u{e124} b").unwrap();
        let text: String = fonts.parts("a \u{e123}\u{e124} b", false).into_iter().map(|(_, part)| part).collect();
        if fonts.not_drawn.len() == 2 {
            assert_eq!(text, "a [*] b");
        }
    }
}
