//! What two people mean to do.

use super::super::model::{Action, Assessment, kept_name};
use super::super::word::Progress;
use super::taken::{Part, TakenIn, add};

impl Assessment {
    /// Returns the number that each of the other's actions has there, and here.
    pub(super) fn take_in_actions(&mut self, other: &Self, result: &mut TakenIn) -> Vec<(u32, u32)> {
        let mut numbers = Vec::new();
        for action in &other.actions {
            let id = match self.actions.iter().position(|known| known.is(action)).or_else(|| self.like(action)) {
                Some(place) => {
                    let known = &mut self.0.actions[place];
                    known.take_in(action, result);
                    known.id
                }
                None => {
                    let id = self.free_action_id(action.id);
                    self.0.actions.push(Action { id, ..action.clone() });
                    result.take(Part::Action(id));
                    id
                }
            };
            numbers.push((action.id, id));
        }
        self.note_action(self.highest_action().max(other.highest_action()));
        numbers
    }

    /// The place of an action that is the same where an earlier program has made one of them, and given it no id of its own: it has
    /// the same number and text, or all of it is the same under another number.
    fn like(&self, other: &Action) -> Option<usize> {
        let has_no_uid = |known: &Action| known.uid.is_none() || other.uid.is_none();
        let is_like = |known: &Action| known.id == other.id && known.action == other.action;
        let is_same = |known: &Action| Action { id: other.id, uid: other.uid.clone(), ..known.clone() } == *other;
        let place =
            |is_it: &dyn Fn(&Action) -> bool| self.actions.iter().position(|known| has_no_uid(known) && is_it(known));
        place(&is_like).or_else(|| place(&is_same))
    }
}

impl Action {
    /// Whether both have the same id of their own.
    fn is(&self, other: &Self) -> bool {
        self.uid.is_some() && self.uid == other.uid
    }

    fn take_in(&mut self, theirs: &Self, result: &mut TakenIn) {
        let before = self.clone();
        // All fields by name, so that a new one can't be forgotten here.
        let Self { id: _, uid, item, action, responsible, accountable, consulted, informed, due, horizon, status } =
            theirs;
        let part = Part::Action(self.id);
        let mut found = TakenIn::default();
        if self.action != *action {
            found.differ(part.clone());
        }
        found.fill(&mut self.uid, uid, part.clone());
        found.fill(&mut self.item, item, part.clone());
        found.fill(&mut self.responsible, responsible, part.clone());
        found.fill(&mut self.accountable, accountable, part.clone());
        found.fill(&mut self.due, due, part.clone());
        found.fill(&mut self.horizon, horizon, part.clone());
        add(&mut self.consulted, consulted);
        add(&mut self.informed, informed);
        // What one of them has done is done.
        if self.status.is_none() || *status == Some(Progress::Done) {
            self.status = status.or(self.status);
        }
        if *self != before {
            result.take(part.clone());
        }
        if !found.different.is_empty() {
            result.differ(part);
        }
    }
}

/// The name under which something is kept here: what is kept of an action goes by the action's number.
pub(super) fn renumbered(name: &str, numbers: &[(u32, u32)]) -> String {
    let new = numbers.iter().find(|(there, _)| kept_name(*there) == name);
    new.map_or_else(|| name.to_owned(), |(_, here)| kept_name(*here))
}
