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

/// One value of a tree.
#[derive(Clone, Copy, Debug)]
pub struct Value<'t> {
    pub(super) tree: &'t Tree,
    pub(super) node: usize,
}

impl<'t> Value<'t> {
    /// The text, if it is one.
    pub fn text(self) -> Option<&'t str> {
        (self.kind() == Kind::Text).then(|| self.tree.text(self.node))
    }

    /// The entries, if it is a list.
    pub fn entries(self) -> Option<impl Iterator<Item = Self>> {
        (self.kind() == Kind::List).then(|| self.inside())
    }

    /// The keys with their values, if it consists of these.
    pub fn keys(self) -> Option<impl Iterator<Item = (&'t str, Self)> + Clone> {
        (self.kind() == Kind::Keys).then(|| self.inside().map(|value| (self.tree.key(value.node), value)))
    }

    pub(super) fn kind(self) -> Kind {
        self.tree.nodes[self.node].kind
    }

    /// The values inside of it.
    pub(super) fn inside(self) -> Inside<'t> {
        let Self { tree, node } = self;
        Inside { tree, next: node + 1, end: tree.nodes[node].end }
    }
}

/// The values inside of a list or a group of keys, one after the other.
#[derive(Clone, Debug)]
pub(super) struct Inside<'t> {
    pub(super) tree: &'t Tree,
    pub(super) next: usize,
    pub(super) end: usize,
}

impl<'t> Iterator for Inside<'t> {
    type Item = Value<'t>;

    fn next(&mut self) -> Option<Value<'t>> {
        let Self { tree, next, end } = *self;
        (next < end).then(|| {
            self.next = tree.nodes[next].end;
            Value { tree, node: next }
        })
    }
}

impl Tree {
    /// The whole.
    pub fn top(&self) -> Option<Value<'_>> {
        (!self.nodes.is_empty()).then_some(Value { tree: self, node: 0 })
    }

    /// Takes a key at the top out, with its value.
    pub fn take_out(&mut self, key: &str) {
        let top = self.top().and_then(Value::keys);
        if let Some((_, value)) = top.and_then(|mut keys| keys.find(|(other, _)| *other == key)) {
            let node = value.node;
            self.nodes[node].kind = Kind::Gone;
        }
    }

    pub(super) fn key(&self, node: usize) -> &str {
        &self.letters[self.nodes[node].key.clone()]
    }

    pub(super) fn text(&self, node: usize) -> &str {
        &self.letters[self.nodes[node].text.clone()]
    }

    /// The text after one of the keys at the top.
    pub(super) fn text_at_top(&self, key: &str) -> Option<&str> {
        self.top()?.keys()?.find(|(other, _)| *other == key)?.1.text()
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
