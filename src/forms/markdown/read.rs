//! Reads Markdown, or any text that was typed or pasted, line by line. It is not what Markdown programs do: they take `[x ]` for words,
//! where it is a tick that went wrong.

use crate::forms::paper::letters::without_bullet;
use crate::forms::paper::signs::box_at_start;
use crate::forms::paper::{Block, Line, Paper, Piece};

/// The lines of a text with their boxes.
pub fn read(text: &str) -> Paper {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    let lines = text.split('\n').zip(1..);
    Paper { blocks: lines.map(|(text, number)| Block::Line(line(text, number))).collect() }
}

fn line(text: &str, number: usize) -> Line {
    let text = without_quoting(text);
    let entry = without_bullet(text);
    let place = format!("line {number}");
    if let Some((tick, rest)) = box_at_start(entry) {
        return Line { pieces: vec![Piece::Box(tick), Piece::Text(unescaped(rest))], place };
    }
    // The box behind the key.
    let behind = entry.split_once(char::is_whitespace).filter(|(key, _)| key.contains(['.', '/']));
    if let Some((key, (tick, rest))) = behind.and_then(|(key, rest)| Some((key, box_at_start(rest)?))) {
        let key = Piece::Text(format!("{} ", unescaped(key)));
        return Line { pieces: vec![key, Piece::Box(tick), Piece::Text(unescaped(rest))], place };
    }
    Line { pieces: vec![Piece::Text(unescaped(text))], place }
}

/// The line without the marks that mail programs put in front of what is answered.
fn without_quoting(line: &str) -> &str {
    let mut line = line.trim();
    while let Some(rest) = line.strip_prefix('>') {
        line = rest.trim_start();
    }
    line
}

/// The text without the backslashes in front of marks.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letters.peek() {
            Some(next) if letter == '\\' && next.is_ascii_punctuation() => plain.extend(letters.next()),
            _ => plain.push(letter),
        }
    }
    plain
}
