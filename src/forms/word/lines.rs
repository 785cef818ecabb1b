//! The lines of a paragraph.

use super::controls::without_hints;
use super::glyphs::{cross, lone_cross};
use crate::forms::paper::{Line, Piece, Tick};

/// The lines of a paragraph, without those that are blank. In tables a lone x at the start of a line stands where a box has been;
/// elsewhere it does if a statement's id comes next.
pub fn lines(pieces: Vec<Piece>, place: &str, is_in_table: bool) -> Vec<Line> {
    let mut lines = vec![Vec::new()];
    for piece in joined(pieces) {
        match piece {
            Piece::Box(tick) => add(&mut lines, Piece::Box(tick)),
            Piece::Text(text) => {
                for (number, part) in text.split('\n').enumerate() {
                    if number > 0 {
                        lines.push(Vec::new());
                    }
                    if !part.is_empty() {
                        add(&mut lines, Piece::Text(part.to_owned()));
                    }
                }
            }
        }
    }
    let numbered = lines.into_iter().enumerate().filter(|(_, pieces)| !pieces.iter().all(is_blank));
    let line = |(number, mut pieces): (usize, Vec<Piece>)| {
        cross_of_line(&mut pieces, is_in_table);
        let place = if number == 0 { place.to_owned() } else { format!("{place}, line {}", number + 1) };
        Line { pieces, place }
    };
    numbered.map(line).collect()
}

fn add(lines: &mut [Vec<Piece>], piece: Piece) {
    if let Some(line) = lines.last_mut() {
        line.push(piece);
    }
}

fn is_blank(piece: &Piece) -> bool {
    matches!(piece, Piece::Text(text) if text.trim().is_empty())
}

/// The pieces with texts that follow one another as one, without the hints of our own fields.
fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::new();
    for piece in pieces {
        match (joined.last_mut(), piece) {
            (Some(Piece::Text(before)), Piece::Text(text)) => before.push_str(&text),
            (_, piece) => joined.push(piece),
        }
    }
    for piece in &mut joined {
        if let Piece::Text(text) = piece {
            *text = without_hints(std::mem::take(text));
        }
    }
    joined.retain(|piece| !matches!(piece, Piece::Text(text) if text.is_empty()));
    joined
}

/// Makes a box of a lone x, and of `[x]` and `[ ]`, at the start of a line that has none.
fn cross_of_line(pieces: &mut Vec<Piece>, is_in_table: bool) {
    let [Piece::Text(text), rest @ ..] = pieces.as_slice() else { return };
    if rest.iter().any(|piece| matches!(piece, Piece::Box(_))) {
        return;
    }
    let text = text.trim_start();
    let (tick, after) = match text.strip_prefix('[').and_then(|inner| inner.split_once(']')) {
        Some((inner, after)) if inner.trim().is_empty() => (Tick::No, after),
        Some((inner, after)) if inner.trim().eq_ignore_ascii_case("x") => (Tick::Yes, after),
        _ => {
            let (first, after) = text.split_at(text.find(char::is_whitespace).unwrap_or(text.len()));
            let Some(letter) = lone_cross(first) else { return };
            (cross(letter), after)
        }
    };
    // As ids are: `1a.E1`, `1a/answered`.
    let is_id = |word: &str| word.contains(['.', '/']) && word.starts_with(|letter: char| letter.is_alphanumeric());
    if is_in_table || after.split_whitespace().next().is_some_and(is_id) {
        let after = after.to_owned();
        pieces.splice(..1, [Piece::Box(tick)].into_iter().chain((!after.is_empty()).then_some(Piece::Text(after))));
    }
}
