//! Brings two versions of one assessment together, for when two people worked on copies of one file.
//!
//! The law: what either had confirmed is in the result, or it is named as different; what neither had is not in it. What was said
//! here stays, but that in an area that is not finished, passing over an item gives way to an answer. An item is *confirmed* by an
//! answer, or by passing over its level (then it is not in place); a tick of the round before that waits to be confirmed is not.

mod about;
mod actions;
mod area;
mod taken;
#[cfg(test)]
mod tests;

pub use self::taken::{Part, TakenIn};
use super::edit::Refusal;
use super::model::Assessment;
use crate::framework::Framework;
use crate::ids;

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

    /// Keeps the answers without a place of another assessment too. `numbers` are those that its actions have there, and here.
    ///
    /// # Errors
    /// If this one is final.
    pub fn keep_unplaced_of(&mut self, other: &Self, numbers: &[(u32, u32)]) -> Result<(), Refusal> {
        self.check_is_draft()?;
        self.take_in_unplaced(other, numbers, &mut TakenIn::default());
        Ok(())
    }

    /// Answers without a place are kept of both, under free names. What is kept of an action goes by the number that it has here.
    pub(super) fn take_in_unplaced(&mut self, other: &Self, numbers: &[(u32, u32)], result: &mut TakenIn) {
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
