//! Characters that stand for a box, ticked or not: one table for all kinds of files.

/// What a character shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    Ticked,
    Empty,
    /// It can mean "ticked" or "no", depending on who made it.
    Cross,
}

/// A font that has signs in the places of letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SymbolFont {
    Wingdings,
    Wingdings2,
    Webdings,
}

/// What a character shows, if it stands for a box.
pub fn glyph(letter: char) -> Option<Glyph> {
    match letter {
        '☒' | '☑' | '✓' | '✔' | '✅' | '🗹' | '🗵' | '🗷' => Some(Glyph::Ticked),
        '☐' | '□' | '▢' | '◻' | '⬜' | '❏' | '❐' | '❑' | '❒' => Some(Glyph::Empty),
        '✗' | '✘' | '✕' | '✖' | '❌' | '🗴' | '🗶' => Some(Glyph::Cross),
        // A symbol font's own characters, whatever the font: Wingdings' are by far the most common, and its place for a ticked box
        // in Wingdings 2 is none for a box in the others.
        '\u{f000}'..='\u{f0ff}' => SymbolFont::Wingdings.glyph(letter).or_else(|| SymbolFont::Wingdings2.glyph(letter)),
        _ => None,
    }
}

/// Whether a character is the picture of a box, and so nothing else wherever it stands in a text.
pub fn is_box(letter: char) -> bool {
    matches!(letter, '☐' | '☑' | '☒' | '🗹' | '🗵' | '🗷' | '\u{f0fe}' | '\u{f0a8}' | '\u{f06f}')
}

impl SymbolFont {
    /// The symbol font with this name, in any case.
    pub fn named(name: &str) -> Option<Self> {
        let fonts = [("wingdings", Self::Wingdings), ("wingdings 2", Self::Wingdings2), ("webdings", Self::Webdings)];
        fonts.into_iter().find(|(known, _)| name.eq_ignore_ascii_case(known)).map(|(_, font)| font)
    }

    /// What a character of the font shows, if it stands for a box: both as Word writes it (`U+F0FE`) and as it is typed (`þ`).
    pub fn glyph(self, letter: char) -> Option<Glyph> {
        let code = match u32::from(letter) {
            code @ 0x20..=0xff => code,
            code @ 0xf020..=0xf0ff => code - 0xf000,
            _ => return None,
        };
        match (self, code) {
            (Self::Wingdings, 0xfe | 0xfc | 0xfd | 0x78) | (Self::Wingdings2, 0x50..=0x54) | (Self::Webdings, 0x61) => {
                Some(Glyph::Ticked)
            }
            (Self::Wingdings, 0xa8 | 0x6f | 0x71 | 0x72) | (Self::Wingdings2, 0xa3) | (Self::Webdings, 0x63) => {
                Some(Glyph::Empty)
            }
            (Self::Wingdings, 0xfb) | (Self::Wingdings2, 0x4f) | (Self::Webdings, 0x72) => Some(Glyph::Cross),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_signs_mean() {
        for (letter, meaning) in [
            ('☒', Some(Glyph::Ticked)),
            ('🗹', Some(Glyph::Ticked)),
            ('◻', Some(Glyph::Empty)),
            ('✘', Some(Glyph::Cross)),
            ('\u{f0fe}', Some(Glyph::Ticked)),
            ('\u{f0fc}', Some(Glyph::Ticked)),
            ('\u{f052}', Some(Glyph::Ticked)),
            ('\u{f0a8}', Some(Glyph::Empty)),
            ('\u{f06f}', Some(Glyph::Empty)),
            ('\u{f0fb}', Some(Glyph::Cross)),
            // Wingdings' square bullet.
            ('\u{f0a7}', None),
            ('x', None),
            ('·', None),
        ] {
            assert_eq!(glyph(letter), meaning, "{letter}");
        }
        for (letter, font, meaning) in [
            ('\u{f0fe}', "Wingdings", Some(Glyph::Ticked)),
            ('þ', "Wingdings", Some(Glyph::Ticked)),
            ('¨', "wingdings", Some(Glyph::Empty)),
            ('R', "Wingdings 2", Some(Glyph::Ticked)),
            ('\u{f0a3}', "Wingdings 2", Some(Glyph::Empty)),
            ('û', "Wingdings", Some(Glyph::Cross)),
            ('R', "Wingdings", None),
            ('þ', "Calibri", None),
        ] {
            let font = SymbolFont::named(font);
            assert_eq!(font.and_then(|font| font.glyph(letter)), meaning, "{letter} {font:?}");
        }
    }
}
