//! Signs that stand for boxes in Word documents: characters, and the characters of symbol fonts.

use crate::forms::paper::Tick;

/// Why a cross is no answer.
const CROSS: &str = "it can mean ticked or no";

/// What a character means as a box, if it is one.
pub fn glyph(letter: char) -> Option<Tick> {
    match letter {
        '☒' | '☑' | '✓' | '✔' | '✅' | '🗹' | '🗵' | '🗷' => Some(Tick::Yes),
        '☐' | '□' | '▢' | '◻' | '⬜' | '❏' | '❐' | '❑' | '❒' => Some(Tick::No),
        '✗' | '✘' | '✕' | '✖' | '❌' | '🗴' | '🗶' => Some(cross(letter)),
        // A symbol font's own characters, whatever the font: Wingdings' are by far the most common, and its place for a ticked box
        // in Wingdings 2 is none for a box in the others.
        '\u{f000}'..='\u{f0ff}' => symbol(letter, "Wingdings").or_else(|| symbol(letter, "Wingdings 2")),
        _ => None,
    }
}

/// What a character of a symbol font means as a box: both as Word writes it (`U+F0FE`) and as it is typed (`þ`).
pub fn symbol(letter: char, font: &str) -> Option<Tick> {
    let code = match u32::from(letter) {
        code @ 0x20..=0xff => code,
        code @ 0xf020..=0xf0ff => code - 0xf000,
        _ => return None,
    };
    match (font.to_lowercase().as_str(), code) {
        ("wingdings", 0xfe | 0xfc | 0xfd | 0x78) | ("wingdings 2", 0x50..=0x54) | ("webdings", 0x61) => Some(Tick::Yes),
        ("wingdings", 0xa8 | 0x6f | 0x71 | 0x72) | ("wingdings 2", 0xa3) | ("webdings", 0x63) => Some(Tick::No),
        ("wingdings", 0xfb) | ("wingdings 2", 0x4f) | ("webdings", 0x72) => Some(cross('✗')),
        _ => None,
    }
}

/// Whether a font has signs in the places of letters.
pub fn is_symbol_font(font: &str) -> bool {
    ["wingdings", "wingdings 2", "webdings"].contains(&font.to_lowercase().as_str())
}

/// A box with a cross or a letter x in it.
pub fn cross(letter: char) -> Tick {
    Tick::Unclear { found: letter.to_string(), why: CROSS.to_owned() }
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
    fn what_signs_mean() {
        let crossed = |letter: char| Some(cross(letter));
        for (letter, meaning) in [
            ('☒', Some(Tick::Yes)),
            ('🗹', Some(Tick::Yes)),
            ('◻', Some(Tick::No)),
            ('✘', crossed('✘')),
            ('\u{f0fe}', Some(Tick::Yes)),
            ('\u{f0fc}', Some(Tick::Yes)),
            ('\u{f052}', Some(Tick::Yes)),
            ('\u{f0a8}', Some(Tick::No)),
            ('\u{f06f}', Some(Tick::No)),
            // Wingdings' square bullet.
            ('\u{f0a7}', None),
            ('x', None),
            ('·', None),
        ] {
            assert_eq!(glyph(letter), meaning, "{letter}");
        }
        for (letter, font, meaning) in [
            ('\u{f0fe}', "Wingdings", Some(Tick::Yes)),
            ('þ', "Wingdings", Some(Tick::Yes)),
            ('¨', "wingdings", Some(Tick::No)),
            ('R', "Wingdings 2", Some(Tick::Yes)),
            ('\u{f0a3}', "Wingdings 2", Some(Tick::No)),
            ('û', "Wingdings", crossed('✗')),
            ('R', "Wingdings", None),
            ('þ', "Calibri", None),
        ] {
            assert_eq!(symbol(letter, font), meaning, "{letter} {font}");
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
