//! Content controls: boxes to tick and fields to write in.

use super::boxes::lone_cross;
use super::hint::HINT;
use super::tree::{Element, Space};
use crate::forms::paper::{Piece, Tick};

/// What a content control says of what stands in it.
#[derive(Debug)]
pub enum Control {
    CheckBox(CheckBox),
    /// A field that nobody has written in: a hint stands in it.
    Hint,
    Plain,
}

/// A box to tick, as its control has it.
#[derive(Debug)]
pub struct CheckBox {
    /// Absent where its state is neither of the two.
    is_ticked: Option<bool>,
    /// The signs that it shows, if it says which.
    ticked: Option<char>,
    empty: Option<char>,
}

/// What stands in a control.
pub fn content(control: &Element) -> &[Element] {
    control.child("sdtContent").map_or(&[], |content| &content.elements)
}

impl Control {
    /// What a control says.
    pub fn of(control: &Element) -> Self {
        let Some(properties) = control.child("sdtPr") else { return Self::Plain };
        let is_box = |element: &&Element| named(element, "checkbox");
        if let Some(found) = properties.elements.iter().find(is_box) {
            return Self::CheckBox(CheckBox::of(found));
        }
        // Some programs leave the property when people write. In fields of our own the hint is told by its marks.
        let is_ours = properties.child("tag").and_then(|tag| tag.get("val")).is_some_and(|tag| tag.contains('/'));
        if properties.has("showingPlcHdr") && !is_ours { Self::Hint } else { Self::Plain }
    }
}

impl CheckBox {
    fn of(element: &Element) -> Self {
        let child = |name| element.elements.iter().find(|child| named(child, name));
        let sign = |name| {
            let code = child(name).and_then(|state| state.get("val"))?;
            char::from_u32(u32::from_str_radix(code.trim(), 16).ok()?)
        };
        Self {
            is_ticked: child("checked").map_or(Some(false), Element::is_on),
            ticked: sign("checkedState"),
            empty: sign("uncheckedState"),
        }
    }

    /// Makes a box of what stands in the control, where its state and the sign in it agree. Other text in it stays.
    pub fn settle(&self, pieces: &mut Vec<Piece>) {
        let state = || match self.is_ticked {
            Some(true) => Tick::Yes,
            Some(false) => Tick::No,
            None => Tick::Unclear { found: String::new(), why: "the box is neither ticked nor empty".to_owned() },
        };
        if let Some(sign) = pieces.iter_mut().find_map(tick) {
            let shown = self.meant(sign);
            *sign = self.agreed(shown);
            return;
        }
        let text: String = pieces.iter().map(text).collect();
        let mut letters = text.trim().chars();
        let settled = match (letters.next(), letters.next()) {
            (None, _) => state(),
            (Some(letter), None) if self.own_sign(letter).is_some() => {
                let shown = self.own_sign(letter).unwrap_or_else(state);
                self.agreed(shown)
            }
            (Some(letter), None) => match lone_cross(&text) {
                Some(letter) => Tick::cross(letter),
                None => Tick::Unclear { found: letter.to_string(), why: "it is no sign of a box".to_owned() },
            },
            // Somebody wrote into the control.
            (Some(_), Some(_)) => {
                pieces.insert(0, Piece::Box(state()));
                return;
            }
        };
        *pieces = vec![Piece::Box(settled)];
    }

    /// The meaning of a sign that the control itself shows.
    fn own_sign(&self, letter: char) -> Option<Tick> {
        match (self.ticked == Some(letter), self.empty == Some(letter)) {
            (true, false) => Some(Tick::Yes),
            (false, true) => Some(Tick::No),
            _ => None,
        }
    }

    /// What a sign means: a cross is clear where the control says what it stands for.
    fn meant(&self, sign: &Tick) -> Tick {
        let own = match sign {
            Tick::Unclear { found, .. } => found.chars().next().and_then(|letter| self.own_sign(letter)),
            Tick::Yes | Tick::No => None,
        };
        own.unwrap_or_else(|| sign.clone())
    }

    fn agreed(&self, shown: Tick) -> Tick {
        match (self.is_ticked, &shown) {
            (Some(true), Tick::No) => at_odds("it is ticked, and looks empty"),
            (Some(false), Tick::Yes) => at_odds("it looks ticked, and is not"),
            _ => shown,
        }
    }
}

fn at_odds(found: &str) -> Tick {
    Tick::Unclear { found: found.to_owned(), why: "the box and the sign in it say different things".to_owned() }
}

/// Whether an element has this name in one of the vocabularies that have boxes.
fn named(element: &Element, name: &str) -> bool {
    [Space::Word2010, Space::Word].into_iter().any(|space| element.name_in(space) == Some(name))
}

fn tick(piece: &mut Piece) -> Option<&mut Tick> {
    match piece {
        Piece::Box(tick) => Some(tick),
        Piece::Text(_) => None,
    }
}

fn text(piece: &Piece) -> &str {
    match piece {
        Piece::Text(text) => text,
        Piece::Box(_) => "",
    }
}

/// The text without the hints of our own fields.
pub fn without_hints(text: String) -> String {
    if !text.contains(HINT.0) {
        return text;
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, hint)) = rest.split_once(HINT.0) {
        let Some((_, after)) = hint.split_once(HINT.1) else { break };
        plain.push_str(before);
        rest = after;
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hints_are_left_out() {
        for (text, without) in [
            ("1a/note Notes: ‹\u{a0}write here\u{a0}›", "1a/note Notes: "),
            ("our ‹\u{a0}write here\u{a0}›notes‹\u{a0}\u{a0}›", "our notes"),
            ("‹quoted›", "‹quoted›"),
            ("‹\u{a0}open", "‹\u{a0}open"),
            ("a‹\u{a0}b\u{a0}›c‹\u{a0}open", "ac‹\u{a0}open"),
        ] {
            assert_eq!(without_hints(text.to_owned()), without);
        }
    }
}
