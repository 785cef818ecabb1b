//! On which line of a file each value is.

use std::collections::HashMap;

use super::build::Builder;
use super::text::text;
use super::tree::{Kind, Tree};
use crate::problem::{Path, Segment};

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
