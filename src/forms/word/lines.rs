//! The lines of a paragraph.

use super::boxes::lone_cross;
use super::controls::without_hints;
use crate::forms::paper::letters::without_bullet;
use crate::forms::paper::signs::box_at_start;
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

/// Makes a box of a lone x, and of what stands in brackets as in text files, at the start of a line that has none.
fn cross_of_line(pieces: &mut Vec<Piece>, is_in_table: bool) {
    without_brackets(pieces);
    let [Piece::Text(text), rest @ ..] = pieces.as_slice() else { return };
    if rest.iter().any(|piece| matches!(piece, Piece::Box(_))) {
        return;
    }
    let text = text.trim_start();
    // A Markdown form that was pasted into Word has its bullets, too.
    let entry = without_bullet(text);
    let has_bullet = entry.len() < text.trim_end().len();
    let (first, behind) = entry.split_at(entry.find(char::is_whitespace).unwrap_or(entry.len()));
    let crossed = || lone_cross(first).map(|letter| (Tick::cross(letter), behind));
    let Some((tick, after)) = box_at_start(entry).or_else(crossed) else { return };
    // As ids are: `1a.E1`, `1a/answered`. Without one, brackets can hold anything, such as the number of a footnote.
    let is_id = |word: &str| word.contains(['.', '/']) && word.starts_with(|letter: char| letter.is_alphanumeric());
    let shown = &entry[..entry.len() - after.len()];
    let is_plain = shown.chars().all(|letter| matches!(letter, '[' | ']' | 'x' | 'X' | '×') || letter.is_whitespace());
    if (is_in_table && !has_bullet && is_plain) || after.split_whitespace().next().is_some_and(is_id) {
        let after = after.to_owned();
        pieces.splice(..1, [Piece::Box(tick)].into_iter().chain((!after.is_empty()).then_some(Piece::Text(after))));
    }
}

/// Takes the brackets away that somebody has set round a sign at the start of a line: `[✓]`.
fn without_brackets(pieces: &mut Vec<Piece>) {
    if let [Piece::Text(before), Piece::Box(_), Piece::Text(after), ..] = pieces.as_mut_slice()
        && without_bullet(before) == "["
        && let Some(rest) = after.strip_prefix(']')
    {
        *after = rest.to_owned();
        pieces.remove(0);
    }
}
