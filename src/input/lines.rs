//! On which line of a file each value is.

use std::collections::HashMap;

use saphyr_parser::{Event, ScalarStyle};

use super::build::Builder;
use super::parser::events;
use super::text::text;
use super::tree::{Kind, Tree};
use crate::problem::{Path, Segment};

/// A comment in a file: a `#` at the start of a line or after a blank that is in no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Its line, counted from 1.
    pub line: usize,
    /// Whether a value stands before it, so that people may have meant it as part of that.
    pub is_after_value: bool,
}

/// The comments of a file.
pub fn comments(bytes: &[u8]) -> Vec<Comment> {
    let Ok(source) = text(bytes) else { return Vec::new() };
    if !source.contains('#') {
        return Vec::new();
    }
    let letters: Vec<char> = source.chars().collect();
    // Where texts begin and end, in characters; they come in the order of the file.
    let mut texts = Vec::new();
    for (event, span) in events(&source).map_while(Result::ok) {
        if let Event::Scalar(_, style, ..) = event {
            let (start, end) = (span.start.index(), span.end.index());
            texts.push((start, closed(&letters, start, style).unwrap_or(end)));
        }
    }
    let mut texts = texts.into_iter().peekable();
    let (mut found, mut line, mut before, mut is_blank): (Vec<Comment>, _, _, _) = (Vec::new(), 1, '\n', true);
    for (index, letter) in letters.into_iter().enumerate() {
        while texts.next_if(|(_, end)| *end <= index).is_some() {}
        let is_in_text = texts.peek().is_some_and(|(start, _)| *start <= index);
        let is_known = found.last().is_some_and(|last| last.line == line);
        if letter == '#' && before.is_whitespace() && !is_in_text && !is_known {
            found.push(Comment { line, is_after_value: !is_blank });
        }
        is_blank = letter == '\n' || (is_blank && letter.is_whitespace());
        line += usize::from(letter == '\n');
        before = letter;
    }
    found
}

/// Where a text in quotes that begins at `start` ends, in characters. The parser counts a comment behind it to it.
fn closed(letters: &[char], start: usize, style: ScalarStyle) -> Option<usize> {
    let quote = match style {
        ScalarStyle::SingleQuoted => '\'',
        ScalarStyle::DoubleQuoted => '"',
        _ => return None,
    };
    let mut index = start + 1;
    while let Some(letter) = letters.get(index) {
        let is_doubled = *letter == '\'' && letters.get(index + 1) == Some(letter);
        if (*letter == '\\' && quote == '"') || (quote == '\'' && is_doubled) {
            index += 2;
        } else if *letter == quote {
            return Some(index + 1);
        } else {
            index += 1;
        }
    }
    None
}

/// The lines of a file's values, counted from 1.
///
/// A file with many problems is asked for many lines, and going through the tree for each would take too long: so it is known of
/// each value which others are in it.
#[derive(Debug, Default)]
pub struct Lines {
    tree: Tree,
    /// The values after keys, by the group that they are in and the key.
    keys: HashMap<(usize, String), usize>,
    /// The entries of each list, in order.
    entries: HashMap<usize, Vec<usize>>,
}

impl Lines {
    /// The lines of a file; as far as it can be read.
    pub fn of(bytes: &[u8]) -> Self {
        let Ok(text) = text(bytes) else { return Self::default() };
        let mut builder = Builder::default();
        // A file that breaks off half way still has lines up to there.
        let _ = builder.read(&text);
        let tree = builder.tree;
        let mut lines = Self::default();
        for (parent, found) in tree.nodes.iter().enumerate() {
            let inside = tree.siblings(parent + 1, found.end);
            match found.kind {
                Kind::List => drop(lines.entries.insert(parent, inside.collect())),
                Kind::Keys => lines.keys.extend(inside.map(|node| ((parent, tree.key(node).to_owned()), node))),
                Kind::Nothing | Kind::Text | Kind::Gone => {}
            }
        }
        Self { tree, ..lines }
    }

    /// The line of the value at this path, or of the nearest one that encloses it. None for the file as a whole.
    pub fn nearest(&self, path: &Path) -> Option<usize> {
        let mut node = 0;
        for segment in &path.0 {
            let next = match segment {
                Segment::Key(key) => self.keys.get(&(node, key.clone())),
                Segment::Index(index) => self.entries.get(&node).and_then(|entries| entries.get(*index)),
            };
            let Some(next) = next else { break };
            node = *next;
        }
        self.tree.nodes.get(node).map(|node| node.line).filter(|_| !path.0.is_empty())
    }
}
