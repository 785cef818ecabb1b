//! What a file says, as a tree of keys, lists and texts.

use std::ops::Range;

use crate::problem::{Path, Segment};

/// What a file says. All values are in one list, each before those inside it, and all keys and texts in one string, so that a
/// file costs two allocations and not two for each of its values.
#[derive(Debug, Default)]
pub struct Tree {
    pub(super) nodes: Vec<Node>,
    pub(super) letters: String,
}

/// One value of a file.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) kind: Kind,
    /// Its key in the letters of the tree; empty in a list and at the top.
    pub(super) key: Range<usize>,
    /// Its text in the letters of the tree; empty if it is not a text.
    pub(super) text: Range<usize>,
    /// The line of its key, or its own line if it has no key; counted from 1.
    pub(super) line: usize,
    /// The index of the first node that comes after all those inside it.
    pub(super) end: usize,
}

/// What kind of value a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing after a colon or a dash, or a null.
    Nothing,
    Text,
    List,
    Keys,
    /// The value of a key that has been taken out together with its key.
    Gone,
}

impl Tree {
    pub(super) fn key(&self, node: usize) -> &str {
        &self.letters[self.nodes[node].key.clone()]
    }

    pub(super) fn text(&self, node: usize) -> &str {
        &self.letters[self.nodes[node].text.clone()]
    }

    /// The text after one of the keys at the top.
    pub(super) fn text_at_top(&self, key: &str) -> Option<&str> {
        let top = self.nodes.first().filter(|top| top.kind == Kind::Keys)?;
        let mut values = self.siblings(1, top.end).filter(|node| self.key(*node) == key);
        values.next().filter(|node| self.nodes[*node].kind == Kind::Text).map(|node| self.text(node))
    }

    /// A node and those that follow it side by side, as far as the node at `end`.
    pub(super) fn siblings(&self, first: usize, end: usize) -> impl Iterator<Item = usize> {
        let is_inside = move |node: &usize| *node < end;
        std::iter::successors(Some(first).filter(is_inside), move |node| Some(self.nodes[*node].end).filter(is_inside))
    }

    /// The way from the top to a node.
    pub(super) fn path(&self, node: usize) -> Path {
        let mut path = Path::default();
        let mut parent = 0;
        while parent < node {
            let Node { kind, end, .. } = self.nodes[parent];
            let mut children = self.siblings(parent + 1, end).enumerate();
            let Some((index, child)) = children.find(|(_, child)| node < self.nodes[*child].end) else { break };
            path.0.push(match kind {
                Kind::List => Segment::Index(index),
                _ => Segment::Key(self.key(child).to_owned()),
            });
            parent = child;
        }
        path
    }
}
