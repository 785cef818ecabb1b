//! The signs that stand for a box, ticked or not, in texts.

use super::{Piece, Tick};
use crate::forms::Mark;
use crate::forms::glyphs::{glyph, is_box};
use crate::forms::marks::mark;

/// The box that a character stands for.
fn sign(letter: char) -> Option<Tick> {
    glyph(letter).map(|glyph| Tick::of(glyph, letter))
}

/// The box at the start of a text, in brackets or as a sign, and the rest of the text. What stands between brackets and is more than a
/// plain x is handed on for `mark`, or unclear.
pub fn box_at_start(text: &str) -> Option<(Tick, &str)> {
    let text = text.trim_start();
    let first = text.chars().next()?;
    if let Some(tick) = sign(first) {
        // What makes an emoji of a sign.
        return Some((tick, text[first.len_utf8()..].trim_start_matches('\u{fe0f}')));
    }
    let inside = text.strip_prefix("\\[").or_else(|| text.strip_prefix('['))?;
    let (inside, rest) = inside.split_once(']')?;
    let inside = inside.strip_suffix('\\').unwrap_or(inside);
    // `[text](link)` and `[text]: link` are no boxes; nor is a remark in brackets.
    if rest.starts_with(['(', ':']) || inside.chars().count() > LONGEST || inside.contains('[') {
        return None;
    }
    Some((bracketed(inside), rest))
}

/// The longest text between brackets that is taken for an answer.
const LONGEST: usize = 14;

fn bracketed(inside: &str) -> Tick {
    if inside.trim().is_empty() {
        return Tick::No;
    }
    let said = Some(inside).filter(|inside| inside.trim() == *inside).and_then(mark);
    let unclear = |found: String, why: &str| Tick::Unclear { found, why: why.to_owned() };
    match said {
        Some(Mark::Yes) => Tick::Yes,
        Some(Mark::No) if inside.chars().all(|letter| sign(letter) == Some(Tick::No)) => Tick::No,
        Some(_) => unclear(inside.to_owned(), "a box can only be ticked or not"),
        None => unclear(format!("[{inside}]"), "it is neither an x nor a blank"),
    }
}

/// The mark that a box gives its statement, if any: an answer in words between the brackets is one.
///
/// # Errors
/// If the box is unclear: what stands in it, and why.
pub fn mark_of(tick: &Tick) -> Result<Option<Mark>, (&str, &str)> {
    match tick {
        Tick::Yes => Ok(Some(Mark::Yes)),
        Tick::No => Ok(None),
        Tick::Unclear { found, why } => match mark(found) {
            // In other places than between brackets, a lone x can be a cross.
            Some(Mark::Yes) | None => Err((found, why)),
            said => Ok(said),
        },
    }
}

/// A text with the signs in it made boxes: those that are nothing else anywhere, the others at its start only.
pub fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut words = String::new();
    for letter in text.chars() {
        match sign(letter).filter(|_| is_box(letter) || (pieces.is_empty() && words.trim().is_empty())) {
            Some(tick) => {
                if !words.is_empty() {
                    pieces.push(Piece::Text(std::mem::take(&mut words)));
                }
                pieces.push(Piece::Box(tick));
            }
            None if letter == '\u{fe0f}' => {}
            None => words.push(letter),
        }
    }
    if !words.is_empty() {
        pieces.push(Piece::Text(words));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_at_the_start() {
        let odd = |found: &str| Some(Tick::Unclear { found: found.into(), why: String::new() });
        for (text, expected) in [
            ("[x] a", Some(Tick::Yes)),
            ("[X] a", Some(Tick::Yes)),
            ("[✓] a", Some(Tick::Yes)),
            ("[yes] a", Some(Tick::Yes)),
            ("\\[x\\] a", Some(Tick::Yes)),
            ("☑ a", Some(Tick::Yes)),
            ("☒ a", Some(Tick::Yes)),
            ("✔\u{fe0f} a", Some(Tick::Yes)),
            ("[ ] a", Some(Tick::No)),
            ("[] a", Some(Tick::No)),
            ("[\u{a0}] a", Some(Tick::No)),
            ("[☐] a", Some(Tick::No)),
            ("☐ a", Some(Tick::No)),
            ("[x ] a", odd("[x ]")),
            ("[-] a", odd("[-]")),
            ("[/] a", odd("[/]")),
            ("[✗] a", odd("[✗]")),
            ("[partly] a", odd("[partly]")),
            ("[?] a", odd("?")),
            ("[no] a", odd("no")),
            ("✗ a", odd("✗")),
            ("[x](link)", None),
            ("[see the minutes of May] a", None),
            ("[x", None),
            ("a [x]", None),
            ("", None),
        ] {
            let tick = box_at_start(text).map(|(tick, _)| match tick {
                Tick::Unclear { found, .. } => Tick::Unclear { found, why: String::new() },
                tick => tick,
            });
            assert_eq!(tick, expected, "{text}");
        }
        assert_eq!(box_at_start("✔\u{fe0f} a").unwrap().1, " a");
    }

    #[test]
    fn signs_within_a_text() {
        let kinds = |text| pieces(text).iter().map(|piece| matches!(piece, Piece::Box(_))).collect::<Vec<_>>();
        assert_eq!(kinds("☐ one ☒ two"), [true, false, true, false]);
        assert_eq!(kinds("what a ✓ means"), [false]);
        assert_eq!(kinds(""), Vec::<bool>::new());
    }

    #[test]
    fn what_boxes_say_of_statements() {
        let unclear = |found: &str| Tick::Unclear { found: found.into(), why: "w".into() };
        assert_eq!(mark_of(&unclear("?")), Ok(Some(Mark::Unknown)));
        assert_eq!(mark_of(&unclear("no")), Ok(Some(Mark::No)));
        assert_eq!(mark_of(&unclear("x")), Err(("x", "w")));
        assert_eq!(mark_of(&unclear("[x ]")), Err(("[x ]", "w")));
        assert_eq!(mark_of(&Tick::No), Ok(None));
    }
}
