//! On which line of a file each value is.

use std::collections::HashMap;

use super::build::Builder;
use super::text::text;
use super::tree::{Kind, Tree};
use crate::problem::{Path, Segment};

/// The lines of a file's values, counted from 1.
#[derive(Debug, Default)]
pub struct Lines {
    tree: Tree,
    /// The index of each value, by that of the list or group of keys that it is in and its number or key there. A file with
    /// many problems is asked for many lines, and going through the tree for each would take too long.
    values: HashMap<(usize, Segment), usize>,
}

impl Lines {
    /// The lines of a file; as far as it can be read.
    pub fn of(bytes: &[u8]) -> Self {
        let Ok(text) = text(bytes) else { return Self::default() };
        let mut builder = Builder::default();
        // A file that breaks off half way still has lines up to there.
        let _ = builder.read(&text);
        Self { values: values(&builder.tree), tree: builder.tree }
    }

    /// The line of the value at this path, or of the nearest one that encloses it. None for the file as a whole.
    pub fn nearest(&self, path: &Path) -> Option<usize> {
        let mut node = 0;
        for segment in &path.0 {
            let Some(next) = self.values.get(&(node, segment.clone())) else { break };
            node = *next;
        }
        self.tree.nodes.get(node).map(|node| node.line).filter(|_| !path.0.is_empty())
    }
}

fn values(tree: &Tree) -> HashMap<(usize, Segment), usize> {
    let mut values = HashMap::new();
    for (parent, found) in tree.nodes.iter().enumerate() {
        for (index, node) in tree.siblings(parent + 1, found.end).enumerate() {
            let segment = match found.kind {
                Kind::List => Segment::Index(index),
                _ => Segment::Key(tree.key(node).to_owned()),
            };
            values.insert((parent, segment), node);
        }
    }
    values
}
