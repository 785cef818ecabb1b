//! What the team means to do. Actions can be added and carried out after an assessment has become final.

use super::super::model::{Action, Assessment, is_kept_of, last_action};
use super::{Refusal, text};

impl Assessment {
    /// The action with this number.
    ///
    /// # Errors
    /// If there is none.
    pub fn action(&self, number: u32) -> Result<&Action, Refusal> {
        let known = || self.actions.iter().map(|action| action.id).collect();
        let found = self.actions.iter().find(|action| action.id == number);
        found.ok_or_else(|| Refusal::NoAction { number, known: known() })
    }

    /// Adds an action under a number of its own, whatever number it has; that number.
    ///
    /// # Errors
    /// If it doesn't say what to do.
    pub fn add_action(&mut self, action: Action) -> Result<u32, Refusal> {
        let id = self.unused_action_id();
        let highest = self.highest_action().max(Some(id));
        self.0.actions.push(Action { id, ..action }.tidied()?);
        self.note_action(highest);
        Ok(id)
    }

    /// Puts an action in place of the one that has its number; it keeps the id of its own. Returns whether that has changed anything.
    ///
    /// # Errors
    /// If there is no action with this number, or it doesn't say what to do.
    pub fn put_action(&mut self, action: Action) -> Result<bool, Refusal> {
        let before = self.action(action.id)?.clone();
        let uid = before.uid.clone().or(action.uid.clone());
        let action = Action { uid, ..action }.tidied()?;
        let is_changed = before != action;
        if action.item != before.item {
            self.forget_item_of(action.id);
        }
        for known in self.0.actions.iter_mut().filter(|known| known.id == action.id) {
            known.clone_from(&action);
        }
        Ok(is_changed)
    }

    /// Takes out the item that an action is for, also one that the framework no longer has. Returns whether there was one.
    ///
    /// # Errors
    /// If there is no action with this number.
    pub fn clear_action_item(&mut self, number: u32) -> Result<bool, Refusal> {
        let action = Action { item: None, ..self.action(number)?.clone() };
        let is_changed = self.put_action(action)?;
        Ok(self.forget_item_of(number) || is_changed)
    }

    /// Takes an action out, with what is kept of it.
    ///
    /// # Errors
    /// If there is no action with this number.
    pub fn remove_action(&mut self, number: u32) -> Result<(), Refusal> {
        self.action(number)?;
        let highest = self.highest_action();
        self.0.actions.retain(|action| action.id != number);
        self.note_action(highest);
        self.forget_item_of(number);
        Ok(())
    }

    /// The highest number that an action has or has had, as far as the file tells.
    pub(in crate::assessment) fn highest_action(&self) -> Option<u32> {
        self.actions.iter().map(|action| action.id).max().max(self.last_action)
    }

    /// Keeps in mind the highest number that an action has had.
    pub(in crate::assessment) fn note_action(&mut self, highest: Option<u32>) {
        self.0.last_action = last_action(&self.actions, highest);
    }

    /// A number for a new action: the one after the highest, also where that one was removed.
    fn unused_action_id(&self) -> u32 {
        let first = self.highest_action().and_then(|last| last.checked_add(1)).unwrap_or(1);
        (first..=u32::MAX).chain(1..first).find(|id| self.is_free(*id)).unwrap_or_default()
    }

    /// The number for an action of another file: the one that it has there, if it is free here.
    pub(in crate::assessment) fn free_action_id(&self, there: u32) -> u32 {
        if self.is_free(there) { there } else { self.unused_action_id() }
    }

    /// Whether no action has this number. Of an action whose item the framework no longer has, that item is kept under the action's
    /// number, so no other action gets it.
    fn is_free(&self, number: u32) -> bool {
        let is_known = self.actions.iter().any(|action| action.id == number);
        !is_known && !self.unplaced.iter().any(|(name, _)| is_kept_of(name, number))
    }

    /// Drops the item that is kept of an action. Returns whether there was one.
    fn forget_item_of(&mut self, number: u32) -> bool {
        let before = self.unplaced.len();
        self.0.unplaced.retain(|(name, _)| !is_kept_of(name, number));
        self.unplaced.len() < before
    }
}

impl Action {
    /// As files keep it.
    fn tidied(self) -> Result<Self, Refusal> {
        let some = |given: Option<String>| given.and_then(|given| text(&given).ok());
        let all = |given: Vec<String>| given.iter().filter_map(|given| text(given).ok()).collect();
        Ok(Self {
            action: text(&self.action)?,
            responsible: some(self.responsible),
            accountable: some(self.accountable),
            consulted: all(self.consulted),
            informed: all(self.informed),
            uid: some(self.uid),
            ..self
        })
    }
}
