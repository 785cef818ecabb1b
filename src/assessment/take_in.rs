//! Brings two versions of one assessment together, for when two people worked on copies of one file.
//!
//! The law: what either had confirmed is in the result, or it is named as different; what neither had is not in it. What was said
//! here stays, but that in an area that is not finished, passing over an item gives way to an answer. An item is *confirmed* by an
//! answer, or by passing over its level (then it is not in place); a tick of the round before that waits to be confirmed is not.

mod about;
mod actions;
mod area;
#[cfg(test)]
mod tests;

use super::edit::Refusal;
use super::model::Assessment;
use crate::framework::{AreaIndex, Framework, ItemRef};
use crate::ids;

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
    /// What is said about the assessment as a whole, by its name in sentences.
    Detail(&'static str),
    /// By the number that it has here.
    Action(u32),
    /// An answer without a place in the framework, by its name here.
    Unplaced(String),
}

impl TakenIn {
    fn take(&mut self, part: Part) {
        self.taken.push(part);
    }

    fn differ(&mut self, part: Part) {
        self.different.push(part);
    }

    /// Takes over what is not said here; if both say it and not alike, that is named.
    fn fill<T: Clone + PartialEq>(&mut self, here: &mut Option<T>, there: &Option<T>, part: Part) {
        match (&here, there) {
            (_, None) => {}
            (None, Some(_)) => {
                here.clone_from(there);
                self.take(part);
            }
            (Some(ours), Some(theirs)) if ours != theirs => self.differ(part),
            (Some(_), Some(_)) => {}
        }
    }
}

impl Assessment {
    /// Takes in what was said in `other`, another version of the same assessment. What was said here stays, and so do evidence,
    /// notes, actions and answers without a place of both. The day of the last change is the later one.
    ///
    /// # Errors
    /// If this one is final.
    pub fn take_in(&mut self, other: &Self, framework: &Framework) -> Result<TakenIn, Refusal> {
        self.check_is_draft()?;
        let mut result = TakenIn::default();
        self.take_in_about(other, framework, &mut result);
        self.take_in_areas(other, framework, &mut result);
        let numbers = self.take_in_actions(other, &mut result);
        self.take_in_unplaced(other, &numbers, &mut result);
        Ok(result)
    }

    /// Answers without a place are kept of both, under free names. What is kept of an action goes by the number that it has here.
    fn take_in_unplaced(&mut self, other: &Self, numbers: &[(u32, u32)], result: &mut TakenIn) {
        for (name, value) in &other.unplaced {
            let name = actions::renumbered(ids::without_number(name), numbers);
            let is_same = |known: &(String, _)| ids::without_number(&known.0) == name && known.1 == *value;
            if !self.unplaced.iter().any(is_same) {
                let name = ids::unused(&name, |name| self.unplaced.iter().any(|(taken, _)| taken == name));
                self.0.unplaced.push((name.clone(), value.clone()));
                result.take(Part::Unplaced(name));
            }
        }
    }
}

/// Adds what is not there yet. Returns whether there was any.
fn add<T: Clone + PartialEq>(here: &mut Vec<T>, there: &[T]) -> bool {
    let before = here.len();
    for one in there {
        if !here.contains(one) {
            here.push(one.clone());
        }
    }
    here.len() > before
}
