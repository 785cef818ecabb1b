//! What came of taking answers in, as it is put together.

use crate::framework::{AreaIndex, ItemRef};

/// What came of taking answers in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TakenIn {
    /// What is here now and was not before. Of an area, only the area is named.
    pub taken: Vec<Part>,
    /// What both say, and not alike, for people to decide.
    pub different: Vec<Part>,
}

/// A part of an assessment that can be taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    Area(AreaIndex),
    /// Whether an area applies, or why it doesn't.
    Exclusion(AreaIndex),
    /// The level that the team aims for in an area.
    Target(AreaIndex),
    /// The answer to an item.
    Item(ItemRef),
    /// The show of hands on an item.
    Votes(ItemRef),
    /// What is said about the assessment as a whole, by its name in sentences.
    Detail(&'static str),
    /// By the number that it has here.
    Action(u32),
    /// An answer without a place in the framework, by its name here.
    Unplaced(String),
}

impl TakenIn {
    pub(super) fn take(&mut self, part: Part) {
        self.taken.push(part);
    }

    pub(super) fn differ(&mut self, part: Part) {
        self.different.push(part);
    }

    /// Takes over what is not said here; if both say it and not alike, that is named.
    pub(super) fn fill<T: Clone + PartialEq>(&mut self, here: &mut Option<T>, there: &Option<T>, part: Part) {
        match (&here, there) {
            (None, Some(_)) => {
                here.clone_from(there);
                self.take(part);
            }
            (Some(ours), Some(theirs)) if ours != theirs => self.differ(part),
            _ => {}
        }
    }
}

/// Adds what is not there yet. Returns whether there was any.
pub(super) fn add<T: Clone + PartialEq>(here: &mut Vec<T>, there: &[T]) -> bool {
    let before = here.len();
    for one in there {
        if !here.contains(one) {
            here.push(one.clone());
        }
    }
    here.len() > before
}
