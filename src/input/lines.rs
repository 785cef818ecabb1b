//! On which line of a file each value stands: a tree of the same form as the values, so that looking a place up and building
//! it take no longer than reading the file.

use std::collections::HashMap;

use super::{Tree, text};
use crate::problem::{Path, Step};

/// The lines of a file's values, counted from 1.
#[derive(Debug, Default)]
pub struct Lines {
    root: Spot,
}

/// A value's line, and those of the values in it.
#[derive(Debug, Default)]
struct Spot {
    line: usize,
    keys: HashMap<String, Spot>,
    entries: Vec<Spot>,
}

impl Lines {
    /// The lines of a file; as far as it can be read.
    pub fn of(bytes: &[u8]) -> Self {
        let Ok(text) = text(bytes) else { return Self::default() };
        let mut tree = Tree { lines: Some(Collector::default()), ..Tree::default() };
        // A file that breaks off half way still has places up to there.
        let _ = tree.build(&text);
        tree.lines.map(Collector::finish).unwrap_or_default()
    }

    /// The line of the value at this path, or of the nearest one that encloses it. None for the file as a whole.
    pub fn nearest(&self, path: &Path) -> Option<usize> {
        let mut spot = &self.root;
        for step in &path.0 {
            let next = match step {
                Step::Key(key) => spot.keys.get(key),
                Step::Index(index) => spot.entries.get(*index),
            };
            match next {
                Some(next) => spot = next,
                None => break,
            }
        }
        Some(spot.line).filter(|line| *line > 0 && !path.0.is_empty())
    }
}

/// The lines as they are met: a spot for each value that is still open, and the key that waits for its value.
#[derive(Default)]
pub(super) struct Collector {
    open: Vec<(Spot, Option<String>)>,
    key: Option<(String, usize)>,
    root: Option<Spot>,
}

impl Collector {
    /// A key. Its own line is the place of its value: that is where a person looks for it.
    pub(super) fn key(&mut self, key: &str, line: usize) {
        self.key = Some((key.to_owned(), line));
    }

    /// A value begins.
    pub(super) fn value(&mut self, line: usize) {
        let (key, line) = match self.key.take() {
            Some((key, line)) => (Some(key), line),
            None => (None, line),
        };
        self.open.push((Spot { line, ..Spot::default() }, key));
    }

    /// The value that began last ends.
    pub(super) fn end(&mut self) {
        let Some((spot, key)) = self.open.pop() else { return };
        match (self.open.last_mut(), key) {
            (None, _) => self.root = Some(spot),
            // Of a key that stands twice, the first counts.
            (Some((parent, _)), Some(key)) => drop(parent.keys.entry(key).or_insert(spot)),
            (Some((parent, _)), None) => parent.entries.push(spot),
        }
    }

    fn finish(mut self) -> Lines {
        // Of a file that breaks off, what is still open ends here; a key without a value has its own line.
        if let Some((_, line)) = self.key {
            self.value(line);
        }
        while !self.open.is_empty() {
            self.end();
        }
        Lines { root: self.root.unwrap_or_default() }
    }
}
