//! Boxes in runs of text: characters, those of symbol fonts, and a lone x.

use crate::forms::glyphs::{SymbolFont, glyph};
use crate::forms::paper::Tick;

/// What a character in a font means as a box, if it is one.
pub fn tick(letter: char, font: Option<SymbolFont>) -> Option<Tick> {
    match font {
        // As a letter, it would show something else.
        Some(font) => font.glyph(letter).map(|glyph| Tick::of(glyph, '✗')),
        None => glyph(letter).map(|glyph| Tick::of(glyph, letter)),
    }
}

/// Whether a text is a lone x or multiplication sign, as people type it into a box.
pub fn lone_cross(text: &str) -> Option<char> {
    let mut letters = text.trim().chars();
    let letter = letters.next().filter(|letter| matches!(letter, 'x' | 'X' | '×'))?;
    letters.next().is_none().then_some(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_in_fonts() {
        let wingdings = SymbolFont::named("Wingdings");
        for (letter, font, meaning) in [
            ('☒', None, Some(Tick::Yes)),
            ('✘', None, Some(Tick::cross('✘'))),
            ('\u{f0fb}', None, Some(Tick::cross('✗'))),
            ('þ', None, None),
            ('þ', wingdings, Some(Tick::Yes)),
            ('û', wingdings, Some(Tick::cross('✗'))),
        ] {
            assert_eq!(tick(letter, font), meaning, "{letter} {font:?}");
        }
    }

    #[test]
    fn a_lone_x() {
        assert_eq!(lone_cross(" x "), Some('x'));
        assert_eq!(lone_cross("X"), Some('X'));
        for text in ["", "xx", "x y", "y"] {
            assert_eq!(lone_cross(text), None, "{text}");
        }
    }
}
