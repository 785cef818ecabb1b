//! Texts of many assessments in little room.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// The texts that many assessments have in common, such as names of organisations and places. Each is held once.
#[derive(Debug, Default)]
pub struct Texts {
    single: HashSet<Arc<String>>,
    lists: HashSet<Arc<Vec<String>>>,
}

impl Texts {
    /// The same text, shared with all that have it.
    pub(super) fn share(&mut self, text: &mut Arc<String>) {
        share(&mut self.single, text);
    }

    /// The same list, shared with all that have it.
    pub(super) fn share_list(&mut self, list: &mut Arc<Vec<String>>) {
        share(&mut self.lists, list);
    }
}

fn share<T: Eq + Hash>(known: &mut HashSet<Arc<T>>, one: &mut Arc<T>) {
    match known.get(one) {
        Some(first) => *one = Arc::clone(first),
        None => drop(known.insert(Arc::clone(one))),
    }
}

/// A number that is the same for all that are equal, and for others only by chance.
pub(super) fn fingerprint(of: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}
