//! Text on paper: measured, broken into lines, drawn.

use krilla::geom::Point;
use krilla::surface::Surface;
use krilla::text::{GlyphId, KrillaGlyph};
use rustybuzz::UnicodeBuffer;

use super::fonts::{Fonts, Look};
use crate::plain;

/// Text of one font, shaped.
struct Shaped {
    font: usize,
    text: String,
    glyphs: Vec<KrillaGlyph>,
    /// In the size of one point.
    width: f32,
}

impl Fonts {
    /// How wide a text is, in points. Each word is measured once.
    pub(super) fn width(&self, look: Look, text: &str) -> f32 {
        let measured = |word: &str| {
            let key = (look.bold, word.to_owned());
            if let Some(width) = self.widths.borrow().get(&key) {
                return *width;
            }
            let parts = self.parts(word, look.bold).into_iter();
            let width = parts.map(|(font, part)| self.shape(font, part).width).sum();
            self.widths.borrow_mut().insert(key, width);
            width
        };
        words(text).into_iter().map(measured).sum::<f32>() * look.size
    }

    /// Draws a text whose line is at `y`.
    pub(super) fn draw(&self, surface: &mut Surface<'_>, look: Look, (mut x, y): (f32, f32), text: &str) {
        for (font, part) in self.parts(text, look.bold) {
            let Shaped { font, text, glyphs, width } = self.shape(font, part);
            let drawn = self.loaded[font].font.clone();
            surface.draw_glyphs(Point::from_xy(x, y), &glyphs, drawn, &text, look.size, false);
            x += width * look.size;
        }
    }

    /// The lines of a text in a width. A word that is longer is broken.
    pub(super) fn lines(&self, look: Look, text: &str, width: f32) -> Vec<String> {
        let mut lines = Vec::new();
        for paragraph in plain::text(text).split('\n') {
            let mut line = String::new();
            for word in words(paragraph) {
                let longer = format!("{line}{word}");
                if self.width(look, longer.trim_end()) <= width {
                    line = longer;
                    continue;
                }
                if !line.trim().is_empty() {
                    lines.push(line.trim_end().to_owned());
                }
                line = String::new();
                for sign in word.chars() {
                    line.push(sign);
                    if self.width(look, line.trim_end()) > width && line.chars().count() > 1 {
                        line.pop();
                        lines.push(std::mem::take(&mut line));
                        line.push(sign);
                    }
                }
            }
            lines.push(line.trim_end().to_owned());
        }
        while lines.len() > 1 && lines.last().is_some_and(String::is_empty) {
            lines.pop();
        }
        lines
    }

    fn shape(&self, font: usize, text: String) -> Shaped {
        let face = &self.loaded[font].face;
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&text);
        buffer.guess_segment_properties();
        let tabular = rustybuzz::Feature::new(rustybuzz::ttf_parser::Tag::from_bytes(b"tnum"), 1, ..);
        let shaped = rustybuzz::shape(face, &[tabular], buffer);
        #[allow(clippy::cast_precision_loss, reason = "units of a font")]
        let unit = |units: i32| units as f32 / face.units_per_em() as f32;
        let (infos, positions) = (shaped.glyph_infos(), shaped.glyph_positions());
        let mut starts: Vec<usize> = infos.iter().map(|info| info.cluster as usize).collect();
        starts.sort_unstable();
        starts.dedup();
        let end = |start: usize| starts.iter().copied().find(|next| *next > start).unwrap_or(text.len());
        let glyph = |(info, at): (&rustybuzz::GlyphInfo, &rustybuzz::GlyphPosition)| {
            let start = info.cluster as usize;
            let [advance, x, y, down] = [at.x_advance, at.x_offset, at.y_offset, at.y_advance].map(unit);
            KrillaGlyph::new(GlyphId::new(info.glyph_id), advance, x, y, down, start..end(start), None)
        };
        let glyphs: Vec<KrillaGlyph> = infos.iter().zip(positions).map(glyph).collect();
        let width = positions.iter().map(|at| unit(at.x_advance)).sum();
        Shaped { font, text, glyphs, width }
    }
}

/// Words with the spaces after them. Writings without spaces may be broken after each sign.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (at, sign) in text.char_indices() {
        let breaks = before.is_some_and(|before| {
            (before.is_whitespace() && !sign.is_whitespace()) || (is_wide(before) && !sign.is_whitespace())
        });
        if breaks {
            words.push(&text[start..at]);
            start = at;
        }
        before = Some(sign);
    }
    words.push(&text[start..]);
    words
}

fn is_wide(sign: char) -> bool {
    matches!(sign, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LOOK: Look = Look { size: 9.0, bold: false };

    #[test]
    fn words_keep_their_spaces_and_wide_signs_stand_alone() {
        assert_eq!(words("a bc  d"), ["a ", "bc  ", "d"]);
        assert_eq!(words("痛い。a"), ["痛", "い", "。", "a"]);
        assert_eq!(words(""), [""]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn no_line_is_wider_than_its_place_and_no_word_is_lost(text in "[a-zA-Z0-9ä,. ]{0,120}", width in 30.0_f32..300.0) {
            let fonts = Fonts::of(&text).unwrap();
            let lines = fonts.lines(LOOK, &text, width);
            for line in &lines {
                prop_assert!(fonts.width(LOOK, line) <= width, "{line}");
            }
            let letters = |text: &str| text.chars().filter(|sign| !sign.is_whitespace()).collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
        }
    }
}
